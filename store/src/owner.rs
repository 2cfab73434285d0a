//! Owners: who keeps a listing by a signed link, without an account.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::{ListingId, Owner, Stamp, owner::MOST_REFUSED};

statements! {
    ONE = "SELECT listing, key_version, email, last_confirmed, next_ask_at, asked, refused FROM owners WHERE listing = $1";
    DUE = "SELECT listing, key_version, email, last_confirmed, next_ask_at, asked, refused FROM owners \
        WHERE next_ask_at <= $1 ORDER BY next_ask_at, listing LIMIT $2";
    // those whom no letter reaches stay due: they do not stand before the others
    REACHED = "SELECT listing, key_version, email, last_confirmed, next_ask_at, asked, refused FROM owners \
        WHERE next_ask_at <= $1 AND email IS NOT NULL AND refused < $3 ORDER BY next_ask_at, listing LIMIT $2";
    // the version never goes back: a link that was made void stays so
    SAVE = "INSERT INTO owners (listing, key_version, email, last_confirmed, next_ask_at, asked, refused) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (listing) DO UPDATE SET email = excluded.email, last_confirmed = excluded.last_confirmed, \
        next_ask_at = excluded.next_ask_at, asked = excluded.asked, refused = excluded.refused, key_version = CASE WHEN excluded.key_version > owners.key_version \
        THEN excluded.key_version ELSE owners.key_version END";
    RENEW = "UPDATE owners SET key_version = key_version + 1 WHERE listing = $1 RETURNING key_version";
}

shortcuts! {
    read owner(listing: ListingId) -> Option<Owner>;
    read due_owners(now: Stamp, most: usize) -> Vec<Owner>;
    read due_letters(now: Stamp, most: usize) -> Vec<Owner>;
    tx save_owner(owner: Owner) -> ();
    tx renew_owner_key(listing: ListingId) -> Option<i64>;
}

impl Tx {
    /// The owner of a listing.
    pub async fn owner(&mut self, listing: ListingId) -> Result<Option<Owner>, Error> {
        let found = self.row(ONE, &[listing.into()], read).await?;
        Ok(self.with_emails(found).await?.pop())
    }

    /// At most `most` owners who are to be asked, longest due first.
    pub async fn due_owners(&mut self, now: Stamp, most: usize) -> Result<Vec<Owner>, Error> {
        let due = self.rows(DUE, &[now.into(), most.into()], read).await?;
        self.with_emails(due).await
    }

    /// The same, of those whom a letter reaches.
    pub async fn due_letters(&mut self, now: Stamp, most: usize) -> Result<Vec<Owner>, Error> {
        let due = self.rows(REACHED, &[now.into(), most.into(), MOST_REFUSED.into()], read).await?;
        self.with_emails(due).await
    }

    async fn with_emails(
        &mut self,
        found: impl IntoIterator<Item = (Owner, Option<Vec<u8>>)>,
    ) -> Result<Vec<Owner>, Error> {
        let mut owners = vec![];
        for (mut owner, sealed) in found {
            if let Some(sealed) = sealed {
                owner.email = Some(self.unseal(HOUSE, email_of(&owner.listing.bytes()), &sealed).await?);
            }
            owners.push(owner);
        }
        Ok(owners)
    }

    /// Saves the owner of a listing, new or changed. A key version below the one saved before is ignored.
    ///
    /// # Errors
    /// [`Error::NoSuchListing`].
    pub async fn save_owner(&mut self, owner: Owner) -> Result<(), Error> {
        let email = match &owner.email {
            Some(email) => Some(self.seal(HOUSE, email_of(&owner.listing.bytes()), email).await?),
            None => None,
        };
        let values = [
            owner.listing.into(),
            owner.key_version.into(),
            email.into(),
            owner.last_confirmed.into(),
            owner.next_ask_at.into(),
            owner.asked.into(),
            owner.refused.into(),
        ];
        self.run(SAVE, &values).await.map(drop)
    }

    /// Makes the owner's links void; the version for new ones. `None` when the listing has no owner.
    pub async fn renew_owner_key(&mut self, listing: ListingId) -> Result<Option<i64>, Error> {
        self.row(RENEW, &[listing.into()], |row| row.get(0)).await
    }
}

fn email_of(listing: &[u8; 16]) -> Place<'_> {
    Place { table: "owners", column: "email", row: listing }
}

/// The owner without the address, and the address as it is stored.
fn read(row: &Row<'_>) -> Result<(Owner, Option<Vec<u8>>), Error> {
    let owner = Owner {
        listing: row.id(0)?,
        key_version: row.get(1)?,
        email: None,
        last_confirmed: row.get::<Option<i64>>(3)?.map(Stamp),
        next_ask_at: row.stamp(4)?,
        asked: row.get(5)?,
        refused: row.get(6)?,
    };
    Ok((owner, row.get(2)?))
}
