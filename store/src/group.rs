//! Groups that have a space, and the links that lead in.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::group::{Group, Inner};
use domain::member::Role;
use domain::{GroupId, ListingId};

statements! {
    ONE = "SELECT id, listing, body FROM groups WHERE id = $1";
    OF_LISTING = "SELECT id, listing, body FROM groups WHERE listing = $1";
    IDS = "SELECT id FROM groups WHERE id > $1 ORDER BY id LIMIT $2";
    ADD = "INSERT INTO groups (id, listing, body) VALUES ($1, $2, $3)";
    SAVE = "UPDATE groups SET body = $2 WHERE id = $1";
    INVITE = "INSERT INTO invitations (token, grp, role, uses, ends) VALUES ($1, $2, $3, $4, $5)";
    INVITATION = "SELECT grp, role, uses, ends FROM invitations WHERE token = $1 AND uses > 0 AND ends >= $2";
    // the row is held until the commit, so that nobody comes with a use that is gone
    USE = "UPDATE invitations SET uses = uses - 1 WHERE token = $1 AND uses > 0 AND ends >= $2 \
        RETURNING grp, role, uses, ends";
    OPEN = "SELECT grp, role, uses, ends FROM invitations WHERE grp = $1 AND uses > 0 AND ends >= $2 ORDER BY ends, token";
    END = "DELETE FROM invitations WHERE grp = $1";
    FORGET = "DELETE FROM invitations WHERE uses <= 0 OR ends < $1";
}

shortcuts! {
    read group(id: GroupId) -> Option<Group>;
    read group_of_listing(listing: ListingId) -> Option<Group>;
    read group_ids(after: Option<GroupId>, most: usize) -> Vec<GroupId>;
    tx open_group(group: Group) -> ();
    tx save_group(group: Group) -> ();
    tx add_invitation(token: [u8; 32], invitation: Invitation) -> ();
    read invitation(token: [u8; 32], today: i64) -> Option<Invitation>;
    read invitations(group: GroupId, today: i64) -> Vec<Invitation>;
    tx use_invitation(token: [u8; 32], today: i64) -> Option<Invitation>;
    tx end_invitations(group: GroupId) -> u64;
    tx forget_invitations(today: i64) -> u64;
}

/// What a link of a group is good for. Of its token only the hash is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// The group.
    pub group: GroupId,
    /// As what people come.
    pub role: Role,
    /// How many may still come with it.
    pub uses: i64,
    /// The last day on which it opens, in days since 1970.
    pub ends: i64,
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
        let inner: Inner = self.unseal(id, body_of(&id.bytes()), &sealed).await?;
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

    /// Remembers a link by the SHA-256 of its token.
    pub async fn add_invitation(&mut self, token: [u8; 32], invitation: Invitation) -> Result<(), Error> {
        let Invitation { group, role, uses, ends } = invitation;
        let values = [token[..].into(), group.into(), role.code().into(), uses.into(), ends.into()];
        self.run(INVITE, &values).await.map(drop)
    }

    /// What a link is good for today.
    pub async fn invitation(&mut self, token: [u8; 32], today: i64) -> Result<Option<Invitation>, Error> {
        self.row(INVITATION, &[token[..].into(), today.into()], read_invitation).await
    }

    /// The links of a group that open today.
    pub async fn invitations(&mut self, group: GroupId, today: i64) -> Result<Vec<Invitation>, Error> {
        self.rows(OPEN, &[group.into(), today.into()], read_invitation).await
    }

    /// Uses a link once; `None` when it is used up or over.
    pub async fn use_invitation(&mut self, token: [u8; 32], today: i64) -> Result<Option<Invitation>, Error> {
        self.row(USE, &[token[..].into(), today.into()], read_invitation).await
    }

    /// Makes all links of a group void; how many.
    pub async fn end_invitations(&mut self, group: GroupId) -> Result<u64, Error> {
        self.run(END, &[group.into()]).await
    }

    /// Forgets links that open nothing any more; how many.
    pub async fn forget_invitations(&mut self, today: i64) -> Result<u64, Error> {
        self.run(FORGET, &[today.into()]).await
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "groups", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<(GroupId, ListingId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.id(1)?, row.get(2)?))
}

fn read_invitation(row: &Row<'_>) -> Result<Invitation, Error> {
    let role: String = row.get(1)?;
    let role = Role::from_code(&role).unwrap_or(Role::Member); // the least that a link can be good for
    Ok(Invitation { group: row.id(0)?, role, uses: row.get(2)?, ends: row.get(3)? })
}
