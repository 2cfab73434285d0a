//! Notices: one sealed row for each member.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::{MemberId, Notices, Stamp};

statements! {
    ONE = "SELECT body FROM notices WHERE member = $1";
    SAVE = "INSERT INTO notices (member, oldest, body) VALUES ($1, $2, $3) \
        ON CONFLICT (member) DO UPDATE SET oldest = excluded.oldest, body = excluded.body";
    DROP = "DELETE FROM notices WHERE member = $1";
    OLD = "SELECT member FROM notices WHERE oldest < $1 ORDER BY oldest, member LIMIT $2";
}

shortcuts! {
    read notices(member: MemberId) -> Notices;
    tx save_notices(member: MemberId, notices: Notices) -> ();
    tx forget_notices(now: Stamp, most: usize) -> usize;
}

impl Tx {
    /// The notices of a member. To change them, hold the member first.
    pub async fn notices(&mut self, member: MemberId) -> Result<Notices, Error> {
        match self.row(ONE, &[member.into()], |row| row.get::<Vec<u8>>(0)).await? {
            Some(sealed) => self.unseal_often(member, body_of(&member.bytes()), &sealed).await,
            None => Ok(Notices::default()),
        }
    }

    /// Saves the notices of a member; of none there is no row.
    pub async fn save_notices(&mut self, member: MemberId, notices: Notices) -> Result<(), Error> {
        let Some(oldest) = notices.oldest() else { return self.drop_notices(member).await };
        let body = self.seal(member, body_of(&member.bytes()), &notices).await?;
        self.run(SAVE, &[member.into(), oldest.into(), body.into()]).await.map(drop)
    }

    /// Forgets what is too old, of at most `most` members; of how many.
    pub async fn forget_notices(&mut self, now: Stamp, most: usize) -> Result<usize, Error> {
        let day = now.0.div_euclid(24 * 3600 * 1_000_000) - domain::notice::DAYS;
        let read = |row: &Row<'_>| row.id(0);
        let members: Vec<MemberId> = self.rows(OLD, &[day.into(), most.into()], read).await?;
        for &member in &members {
            if self.hold_member(member).await?.is_some() {
                let mut notices = self.notices(member).await?;
                notices.forget(now);
                self.save_notices(member, notices).await?;
            }
        }
        Ok(members.len())
    }

    /// Forgets all notices of a member: see [`Tx::erase_member`].
    pub(crate) async fn drop_notices(&mut self, member: MemberId) -> Result<(), Error> {
        self.run(DROP, &[member.into()]).await.map(drop)
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "notices", column: "body", row: id }
}
