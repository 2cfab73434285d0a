//! Credentials: what somebody who keeps a group says of their training, sealed with their own key.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::credential::{Credential, Inner};
use domain::{GroupId, MemberId};

statements! {
    ONE = "SELECT member, grp, body FROM credentials WHERE member = $1";
    OF_GROUP = "SELECT member, grp, body FROM credentials WHERE grp = $1 ORDER BY member";
    GROUPS = "SELECT DISTINCT grp FROM credentials WHERE grp > $1 ORDER BY grp LIMIT $2";
    SAVE = "INSERT INTO credentials (member, grp, body) VALUES ($1, $2, $3) \
        ON CONFLICT (member) DO UPDATE SET body = excluded.body";
    REMOVE = "DELETE FROM credentials WHERE member = $1";
}

shortcuts! {
    read credential(member: MemberId) -> Option<Credential>;
    read credentials(group: GroupId) -> Vec<Credential>;
    read credential_groups(after: Option<GroupId>, most: usize) -> Vec<GroupId>;
    tx save_credential(credential: Credential) -> ();
    tx remove_credential(member: MemberId) -> bool;
}

impl Tx {
    /// What a member says of their training.
    pub async fn credential(&mut self, member: MemberId) -> Result<Option<Credential>, Error> {
        let found = self.row(ONE, &[member.into()], read).await?;
        Ok(self.open_credentials(found).await?.pop())
    }

    /// What those who keep a group say. Their order says nothing.
    pub async fn credentials(&mut self, group: GroupId) -> Result<Vec<Credential>, Error> {
        let found = self.rows(OF_GROUP, &[group.into()], read).await?;
        self.open_credentials(found).await
    }

    /// At most `most` groups behind `after` in which somebody says something.
    pub async fn credential_groups(
        &mut self,
        after: Option<GroupId>,
        most: usize,
    ) -> Result<Vec<GroupId>, Error> {
        self.rows(GROUPS, &[after.unwrap_or(GroupId::NIL).into(), most.into()], |row| row.id(0)).await
    }

    async fn open_credentials(
        &mut self,
        found: impl IntoIterator<Item = (MemberId, GroupId, Vec<u8>)>,
    ) -> Result<Vec<Credential>, Error> {
        let mut credentials = vec![];
        for (member, group, sealed) in found {
            let inner: Inner = self.unseal(member, body_of(&member.bytes()), &sealed).await?;
            credentials.push(Credential { member, group, inner });
        }
        Ok(credentials)
    }

    /// Saves what a member says.
    pub async fn save_credential(&mut self, credential: Credential) -> Result<(), Error> {
        let Credential { member, group, inner } = credential;
        let body = self.seal(member, body_of(&member.bytes()), &inner).await?;
        self.run(SAVE, &[member.into(), group.into(), body.into()]).await.map(drop)
    }

    /// Forgets what a member said. False when they said nothing.
    pub async fn remove_credential(&mut self, member: MemberId) -> Result<bool, Error> {
        Ok(self.run(REMOVE, &[member.into()]).await? > 0)
    }
}

fn body_of(member: &[u8; 16]) -> Place<'_> {
    Place { table: "credentials", column: "body", row: member }
}

fn read(row: &Row<'_>) -> Result<(MemberId, GroupId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.id(1)?, row.get(2)?))
}
