//! Listings.

use crate::engine::{Row, Value, body, shortcuts, statements};
use crate::{Error, Tx};
use domain::answer::OLD_AFTER_DAYS;
use domain::{Brief, Listing, ListingId, Stamp, text::fold};
use jiff::{ToSpan, tz::Offset};

statements! {
    ONE = "SELECT body FROM listings WHERE id = $1";
    PAGE = "SELECT body FROM listings WHERE id > $1 ORDER BY id LIMIT $2";
    COUNT = "SELECT COUNT(*) FROM listings";
    TO_CHECK = "SELECT id FROM listings WHERE needs_check_at <= $1 AND status <> 'ended' \
        ORDER BY needs_check_at, id LIMIT $2";
    SAVE = "INSERT INTO listings (id, name, status, kind, updated, needs_check_at, body) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, status = excluded.status, kind = excluded.kind, \
        updated = excluded.updated, needs_check_at = excluded.needs_check_at, body = excluded.body";
    ERASE = "DELETE FROM listings WHERE id = $1";
    ERASE_CONTRIBUTIONS = "DELETE FROM contributions WHERE listing = $1";
    ERASE_KEYS = "DELETE FROM block_keys WHERE listing = $1";
    ERASE_REPORTS = "DELETE FROM reports WHERE listing = $1";
    ERASE_OWNER = "DELETE FROM owners WHERE listing = $1";
}

shortcuts! {
    read listing(id: ListingId) -> Option<Listing>;
    read listings(ids: Vec<ListingId>) -> Vec<Listing>;
    read briefs(ids: Vec<ListingId>) -> Vec<Brief>;
    read_long all_listings(after: Option<ListingId>, most: usize) -> Vec<Listing>;
    read count_listings() -> u64;
    read listings_to_check(now: Stamp, most: usize) -> Vec<ListingId>;
    tx save_listing(listing: Listing, now: Stamp) -> ();
    tx save_listings(listings: Vec<Listing>, now: Stamp) -> ();
    tx erase_listing(id: ListingId, now: Stamp) -> bool;
}

impl Tx {
    /// The listing of an id.
    pub async fn listing(&mut self, id: ListingId) -> Result<Option<Listing>, Error> {
        self.row(ONE, &[id.into()], read).await
    }

    /// The listings of ids, in the order asked; an id that names none is left out.
    pub async fn listings(&mut self, ids: Vec<ListingId>) -> Result<Vec<Listing>, Error> {
        self.rows_each(ONE, &each(ids), read).await
    }

    /// The same in brief.
    pub async fn briefs(&mut self, ids: Vec<ListingId>) -> Result<Vec<Brief>, Error> {
        self.rows_each(ONE, &each(ids), |row| row.body(0, "listing")).await
    }

    /// At most `most` listings by id, from the one behind `after`.
    pub async fn all_listings(
        &mut self,
        after: Option<ListingId>,
        most: usize,
    ) -> Result<Vec<Listing>, Error> {
        self.rows(PAGE, &[after.unwrap_or_default().into(), most.into()], read).await
    }

    /// How many listings there are.
    pub async fn count_listings(&mut self) -> Result<u64, Error> {
        let count = self.row(COUNT, &[], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Listings whose facts are old or were never checked, oldest first; groups that have ended are left in peace.
    pub async fn listings_to_check(&mut self, now: Stamp, most: usize) -> Result<Vec<ListingId>, Error> {
        self.rows(TO_CHECK, &[now.into(), most.into()], |row| row.id(0)).await
    }

    /// Saves a listing under its id, new or changed, and tells the followers of [`crate::Topic::Listings`].
    ///
    /// # Errors
    /// [`Error::NoId`] when its id is nil.
    pub async fn save_listing(&mut self, listing: Listing, now: Stamp) -> Result<(), Error> {
        self.save_listings(vec![listing], now).await
    }

    /// Saves several listings, as [`Tx::save_listing`] does.
    ///
    /// # Errors
    /// [`Error::NoId`] when an id is nil; then none is saved.
    pub async fn save_listings(&mut self, listings: Vec<Listing>, now: Stamp) -> Result<(), Error> {
        let ids = self.write_listings(listings, now).await?;
        self.note_changes(&ids, now).await
    }

    /// Writes listings without telling anybody; their ids, for [`Tx::note_changes`].
    pub(crate) async fn write_listings(
        &mut self,
        mut listings: Vec<Listing>,
        now: Stamp,
    ) -> Result<Vec<ListingId>, Error> {
        listings.sort_by_key(|listing| listing.id); // two writers that meet lock their rows in the same order
        let rows: Vec<Vec<Value>> =
            listings.iter().map(|listing| columns(listing, now)).collect::<Result<_, _>>()?;
        self.run_each(SAVE, &rows).await?;
        let mut ids: Vec<ListingId> = listings.into_iter().map(|listing| listing.id).collect();
        ids.dedup();
        Ok(ids)
    }

    /// Erases a listing and all that is remembered of it: contributions, block keys, reports, owner. Its followers see
    /// a change of a listing that is not there. An import that still has its rows brings it back under another id.
    /// False when there is none.
    pub async fn erase_listing(&mut self, id: ListingId, now: Stamp) -> Result<bool, Error> {
        for erase in [ERASE_KEYS, ERASE_CONTRIBUTIONS, ERASE_REPORTS, ERASE_OWNER] {
            self.run(erase, &[id.into()]).await?;
        }
        let erased = self.run(ERASE, &[id.into()]).await? > 0;
        if erased {
            self.note_changes(&[id], now).await?;
        }
        Ok(erased)
    }
}

fn each(ids: Vec<ListingId>) -> Vec<Vec<Value>> {
    ids.into_iter().map(|id| vec![id.into()]).collect()
}

fn read(row: &Row<'_>) -> Result<Listing, Error> {
    row.body(0, "listing")
}

fn columns(listing: &Listing, now: Stamp) -> Result<Vec<Value>, Error> {
    if listing.id.is_nil() {
        return Err(Error::NoId("listing"));
    }
    Ok(vec![
        listing.id.into(),
        fold(&listing.name).into(),
        listing.status.code().into(),
        listing.kind.code().into(),
        now.into(),
        needs_check_at(listing).into(),
        body("listing", listing)?.into(),
    ])
}

/// When its facts become old: the first moment (UTC) of the first day on which `domain` calls them so. What was never
/// checked is old already.
fn needs_check_at(listing: &Listing) -> Stamp {
    let old = listing.checked.and_then(|checked| checked.checked_add((OLD_AFTER_DAYS + 1).days()).ok());
    let midnight = old.and_then(|day| Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
    midnight.map_or(Stamp(0), Stamp::from)
}
