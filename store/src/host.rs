//! Hosts that work with this server, and which listings are theirs.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::host::{Desk, Inner};
use domain::{HostId, ListingId};

statements! {
    ONE = "SELECT id, body FROM hosts WHERE id = $1";
    ALL = "SELECT id, body FROM hosts WHERE id > $1 ORDER BY id LIMIT $2";
    ADD = "INSERT INTO hosts (id, body) VALUES ($1, $2)";
    SAVE = "UPDATE hosts SET body = $2 WHERE id = $1";
    OF_LISTING = "SELECT h.id, h.body FROM host_listings l JOIN hosts h ON h.id = l.host WHERE l.listing = $1";
    LISTINGS = "SELECT listing FROM host_listings WHERE host = $1 ORDER BY listing";
    GIVE = "INSERT INTO host_listings (listing, host) VALUES ($1, $2) ON CONFLICT (listing) DO NOTHING";
    TAKE = "DELETE FROM host_listings WHERE listing = $1 AND host = $2";
}

shortcuts! {
    read host(id: HostId) -> Option<Desk>;
    read hosts(after: Option<HostId>, most: usize) -> Vec<Desk>;
    read host_of_listing(listing: ListingId) -> Option<Desk>;
    read listings_of_host(host: HostId) -> Vec<ListingId>;
    tx add_host(desk: Desk) -> ();
    tx save_host(desk: Desk) -> ();
    tx give_listing(host: HostId, listing: ListingId) -> bool;
    tx take_listing(host: HostId, listing: ListingId) -> bool;
}

impl Tx {
    /// A host.
    pub async fn host(&mut self, id: HostId) -> Result<Option<Desk>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_hosts(found).await?.pop())
    }

    /// At most `most` hosts behind `after`. Their order says nothing.
    pub async fn hosts(&mut self, after: Option<HostId>, most: usize) -> Result<Vec<Desk>, Error> {
        let found = self.rows(ALL, &[after.unwrap_or(HostId::NIL).into(), most.into()], read).await?;
        self.open_hosts(found).await
    }

    /// The host whose listing this is.
    pub async fn host_of_listing(&mut self, listing: ListingId) -> Result<Option<Desk>, Error> {
        let found = self.row(OF_LISTING, &[listing.into()], read).await?;
        Ok(self.open_hosts(found).await?.pop())
    }

    async fn open_hosts(
        &mut self,
        found: impl IntoIterator<Item = (HostId, Vec<u8>)>,
    ) -> Result<Vec<Desk>, Error> {
        let mut hosts = vec![];
        for (id, sealed) in found {
            let inner: Inner = self.unseal(id, body_of(&id.bytes()), &sealed).await?;
            hosts.push(Desk { id, inner });
        }
        Ok(hosts)
    }

    /// Adds a host.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `hosts.id` when it was added before.
    pub async fn add_host(&mut self, desk: Desk) -> Result<(), Error> {
        self.make_key(desk.id).await?;
        let body = self.seal(desk.id, body_of(&desk.id.bytes()), &desk.inner).await?;
        self.run(ADD, &[desk.id.into(), body.into()]).await.map(drop)
    }

    /// Saves what was changed of a host.
    pub async fn save_host(&mut self, desk: Desk) -> Result<(), Error> {
        let body = self.seal(desk.id, body_of(&desk.id.bytes()), &desk.inner).await?;
        self.run(SAVE, &[desk.id.into(), body.into()]).await.map(drop)
    }

    /// The listings of a host.
    pub async fn listings_of_host(&mut self, host: HostId) -> Result<Vec<ListingId>, Error> {
        self.rows(LISTINGS, &[host.into()], |row| row.id(0)).await
    }

    /// Says that a listing is a host's. False when it is one's already.
    pub async fn give_listing(&mut self, host: HostId, listing: ListingId) -> Result<bool, Error> {
        Ok(self.run(GIVE, &[listing.into(), host.into()]).await? > 0)
    }

    /// Says that a listing is not the host's any more. False when it was not.
    pub async fn take_listing(&mut self, host: HostId, listing: ListingId) -> Result<bool, Error> {
        Ok(self.run(TAKE, &[listing.into(), host.into()]).await? > 0)
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "hosts", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<(HostId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.get(1)?))
}
