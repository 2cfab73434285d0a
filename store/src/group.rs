//! Groups that have a space.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::group::{Group, Inner};
use domain::{GroupId, ListingId};

statements! {
    ONE = "SELECT id, listing, body FROM groups WHERE id = $1";
    OF_LISTING = "SELECT id, listing, body FROM groups WHERE listing = $1";
    IDS = "SELECT id FROM groups WHERE id > $1 ORDER BY id LIMIT $2";
    ADD = "INSERT INTO groups (id, listing, body) VALUES ($1, $2, $3)";
    SAVE = "UPDATE groups SET body = $2 WHERE id = $1";
}

shortcuts! {
    read group(id: GroupId) -> Option<Group>;
    read group_of_listing(listing: ListingId) -> Option<Group>;
    read group_ids(after: Option<GroupId>, most: usize) -> Vec<GroupId>;
    tx open_group(group: Group) -> ();
    tx save_group(group: Group) -> ();
}

impl Tx {
    /// Opens a space for a listing.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `groups.listing` when it has one.
    pub async fn open_group(&mut self, group: Group) -> Result<(), Error> {
        self.make_key(group.id).await?;
        let body = self.seal(group.id, body_of(&group.id.bytes()), &group.inner).await?;
        self.run(ADD, &[group.id.into(), group.listing.into(), body.into()]).await.map(drop)
    }

    /// A group.
    pub async fn group(&mut self, id: GroupId) -> Result<Option<Group>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        self.open_found(found).await
    }

    /// The group of a listing, when it has a space.
    pub async fn group_of_listing(&mut self, listing: ListingId) -> Result<Option<Group>, Error> {
        let found = self.row(OF_LISTING, &[listing.into()], read).await?;
        self.open_found(found).await
    }

    async fn open_found(
        &mut self,
        found: Option<(GroupId, ListingId, Vec<u8>)>,
    ) -> Result<Option<Group>, Error> {
        let Some((id, listing, sealed)) = found else { return Ok(None) };
        let inner: Inner = self.unseal_often(id, body_of(&id.bytes()), &sealed).await?;
        Ok(Some(Group { id, listing, inner }))
    }

    /// At most `most` ids of groups behind `after`.
    pub async fn group_ids(&mut self, after: Option<GroupId>, most: usize) -> Result<Vec<GroupId>, Error> {
        self.rows(IDS, &[after.unwrap_or(GroupId::NIL).into(), most.into()], |row| row.id(0)).await
    }

    /// Saves what a facilitator changed.
    pub async fn save_group(&mut self, group: Group) -> Result<(), Error> {
        let body = self.seal(group.id, body_of(&group.id.bytes()), &group.inner).await?;
        self.run(SAVE, &[group.id.into(), body.into()]).await.map(drop)
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "groups", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<(GroupId, ListingId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.id(1)?, row.get(2)?))
}
