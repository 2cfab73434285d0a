//! Invitations to a group: links, and codes that are given by hand. Of a link only the SHA-256 of its token is known; a code
//! is short, so it is looked up by a keyed blind index, within its group alone.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::invitation::Referral;
use domain::member::Role;
use domain::{GroupId, Private};

statements! {
    INVITE = "INSERT INTO invitations (token, grp, role, uses, ends, body) VALUES ($1, $2, $3, $4, $5, $6)";
    INVITATION = "SELECT grp, role, uses, ends FROM invitations WHERE token = $1 AND uses > 0 AND ends >= $2";
    // the row is held until the commit, so that nobody comes with a use that is gone
    USE = "UPDATE invitations SET uses = uses - 1 WHERE token = $1 AND uses > 0 AND ends >= $2 \
        RETURNING grp, role, uses, ends";
    LINKS = "SELECT grp, role, uses, ends FROM invitations \
        WHERE grp = $1 AND uses > 0 AND ends >= $2 AND body IS NULL ORDER BY ends, token";
    CODES = "SELECT grp, role, uses, ends, token, body FROM invitations \
        WHERE grp = $1 AND uses > 0 AND ends >= $2 AND body IS NOT NULL ORDER BY ends, token";
    END = "DELETE FROM invitations WHERE grp = $1 AND body IS NULL";
    END_ONE = "DELETE FROM invitations WHERE grp = $1 AND token = $2";
    FORGET = "DELETE FROM invitations WHERE uses <= 0 OR ends < $1";
}

shortcuts! {
    tx add_invitation(token: [u8; 32], invitation: Invitation) -> ();
    tx add_referral(invitation: Invitation, referral: Referral) -> ();
    read invitation(token: [u8; 32], today: i64) -> Option<Invitation>;
    read invitations(group: GroupId, today: i64) -> Vec<Invitation>;
    read referrals(group: GroupId, today: i64) -> Vec<(Invitation, Referral)>;
    read code_token(group: GroupId, code: Private<String>) -> [u8; 32];
    tx use_invitation(token: [u8; 32], today: i64) -> Option<Invitation>;
    tx end_invitations(group: GroupId) -> u64;
    tx end_referral(group: GroupId, code: Private<String>) -> bool;
    tx forget_invitations(today: i64) -> u64;
}

/// What an invitation is good for.
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
    /// Remembers a link by the SHA-256 of its token.
    pub async fn add_invitation(&mut self, token: [u8; 32], invitation: Invitation) -> Result<(), Error> {
        self.add(token, invitation, Value::Null).await
    }

    /// Remembers a code.
    pub async fn add_referral(&mut self, invitation: Invitation, referral: Referral) -> Result<(), Error> {
        let token = self.code_token(invitation.group, referral.code.clone()).await?;
        let body = self.seal(invitation.group, body_of(&token), &referral).await?;
        self.add(token, invitation, body.into()).await
    }

    async fn add(&mut self, token: [u8; 32], invitation: Invitation, body: Value) -> Result<(), Error> {
        let Invitation { group, role, uses, ends } = invitation;
        let values = [token[..].into(), group.into(), role.code().into(), uses.into(), ends.into(), body];
        self.run(INVITE, &values).await.map(drop)
    }

    /// What a code of a group is looked up by, in the place of a token's hash.
    pub async fn code_token(&mut self, group: GroupId, code: Private<String>) -> Result<[u8; 32], Error> {
        Ok(self.data_key(group).await?.blind("referral", code.show().as_bytes()))
    }

    /// What a link or code is good for today.
    pub async fn invitation(&mut self, token: [u8; 32], today: i64) -> Result<Option<Invitation>, Error> {
        self.row(INVITATION, &[token[..].into(), today.into()], read).await
    }

    /// The links of a group that open today.
    pub async fn invitations(&mut self, group: GroupId, today: i64) -> Result<Vec<Invitation>, Error> {
        self.rows(LINKS, &[group.into(), today.into()], read).await
    }

    /// The codes of a group that open today.
    pub async fn referrals(
        &mut self,
        group: GroupId,
        today: i64,
    ) -> Result<Vec<(Invitation, Referral)>, Error> {
        let read = |row: &Row<'_>| Ok((read(row)?, row.get::<Vec<u8>>(4)?, row.get::<Vec<u8>>(5)?));
        let mut all = vec![];
        for (invitation, token, body) in self.rows(CODES, &[group.into(), today.into()], read).await? {
            all.push((invitation, self.unseal(group, body_of(&token), &body).await?));
        }
        Ok(all)
    }

    /// Uses a link or code once; `None` when it is used up or over.
    pub async fn use_invitation(&mut self, token: [u8; 32], today: i64) -> Result<Option<Invitation>, Error> {
        self.row(USE, &[token[..].into(), today.into()], read).await
    }

    /// Makes all links of a group void; how many. Codes stay.
    pub async fn end_invitations(&mut self, group: GroupId) -> Result<u64, Error> {
        self.run(END, &[group.into()]).await
    }

    /// Makes a code of a group void; whether there was one.
    pub async fn end_referral(&mut self, group: GroupId, code: Private<String>) -> Result<bool, Error> {
        let token = self.code_token(group, code).await?;
        Ok(self.run(END_ONE, &[group.into(), token[..].into()]).await? > 0)
    }

    /// Forgets what opens nothing any more; how many.
    pub async fn forget_invitations(&mut self, today: i64) -> Result<u64, Error> {
        self.run(FORGET, &[today.into()]).await
    }
}

fn body_of(token: &[u8]) -> Place<'_> {
    Place { table: "invitations", column: "body", row: token }
}

fn read(row: &Row<'_>) -> Result<Invitation, Error> {
    let role: String = row.get(1)?;
    let role = Role::from_code(&role).unwrap_or(Role::Member); // the least that it can be good for
    Ok(Invitation { group: row.id(0)?, role, uses: row.get(2)?, ends: row.get(3)? })
}
