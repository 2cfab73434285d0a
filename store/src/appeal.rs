//! Appeals: what somebody asks about an act, and what they are answered, each sealed with their own key.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::appeal::{Answer, Appeal, Asked};
use domain::member::Role;
use domain::{AppealId, GroupId, MemberId, Stamp};

statements! {
    ONE = "SELECT id, grp, member, act, at, body, answer FROM appeals WHERE id = $1";
    ABOUT = "SELECT id, grp, member, act, at, body, answer FROM appeals WHERE grp = $1 AND act = $2";
    OPEN = "SELECT id, grp, member, act, at, body, answer FROM appeals WHERE answer IS NULL AND (at, id) > ($1, $2) \
        ORDER BY at, id LIMIT $3";
    OPEN_OF = "SELECT id, grp, member, act, at, body, answer FROM appeals WHERE answer IS NULL AND grp = $1 \
        ORDER BY at, id LIMIT $2";
    OF_MEMBER = "SELECT id, grp, member, act, at, body, answer FROM appeals WHERE member = $1 ORDER BY at, id";
    ADD = "INSERT INTO appeals (id, grp, member, act, at, body) VALUES ($1, $2, $3, $4, $5, $6)";
    ANSWER = "UPDATE appeals SET answer = $2 WHERE id = $1 AND answer IS NULL";
    LEAVE = "DELETE FROM appeals WHERE member = $1";
    LEADERS = "SELECT id FROM members WHERE grp = $1 AND role = $2 AND standing IN ('listening', 'trying', 'member') \
        ORDER BY id";
}

shortcuts! {
    read appeal(id: AppealId) -> Option<Appeal>;
    read appeal_about(group: GroupId, act: i64) -> Option<Appeal>;
    read open_appeals(after: Option<(Stamp, AppealId)>, most: usize) -> Vec<Appeal>;
    read open_appeals_of(group: GroupId, most: usize) -> Vec<Appeal>;
    read appeals_of_member(member: MemberId) -> Vec<Appeal>;
    read leaders(group: GroupId) -> Vec<MemberId>;
    tx add_appeal(appeal: Appeal) -> ();
    tx answer_appeal(id: AppealId, member: MemberId, answer: Answer) -> bool;
}

/// An appeal as stored: its head with nothing said, and both sealed parts.
type Stored = (AppealId, GroupId, MemberId, i64, Stamp, Vec<u8>, Option<Vec<u8>>);

impl Tx {
    /// An appeal.
    pub async fn appeal(&mut self, id: AppealId) -> Result<Option<Appeal>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_all(found).await?.pop())
    }

    /// The appeal about an act.
    pub async fn appeal_about(&mut self, group: GroupId, act: i64) -> Result<Option<Appeal>, Error> {
        let found = self.row(ABOUT, &[group.into(), act.into()], read).await?;
        Ok(self.open_all(found).await?.pop())
    }

    /// At most `most` appeals of all groups that wait, oldest first, from the one behind `after` (its moment and id).
    pub async fn open_appeals(
        &mut self,
        after: Option<(Stamp, AppealId)>,
        most: usize,
    ) -> Result<Vec<Appeal>, Error> {
        let (at, id) = after.unwrap_or((Stamp(i64::MIN), AppealId::NIL));
        let found = self.rows(OPEN, &[at.into(), id.into(), most.into()], read).await?;
        self.open_all(found).await
    }

    /// At most `most` appeals of a group that wait, oldest first.
    pub async fn open_appeals_of(&mut self, group: GroupId, most: usize) -> Result<Vec<Appeal>, Error> {
        let found = self.rows(OPEN_OF, &[group.into(), most.into()], read).await?;
        self.open_all(found).await
    }

    /// What somebody has asked, oldest first.
    pub async fn appeals_of_member(&mut self, member: MemberId) -> Result<Vec<Appeal>, Error> {
        let found = self.rows(OF_MEMBER, &[member.into()], read).await?;
        self.open_all(found).await
    }

    /// Facilitators who have a seat in a group.
    pub async fn leaders(&mut self, group: GroupId) -> Result<Vec<MemberId>, Error> {
        self.rows(LEADERS, &[group.into(), Role::Facilitator.code().into()], |row| row.id(0)).await
    }

    async fn open_all(&mut self, found: impl IntoIterator<Item = Stored>) -> Result<Vec<Appeal>, Error> {
        let found: Vec<Stored> = found.into_iter().collect();
        let keys = self.data_keys(found.iter().map(|stored| stored.2)).await?;
        let open = |(id, group, member, act, at, body, answer): Stored| {
            let (key, row) = (keys.get(&member).ok_or(Error::Erased)?, id.bytes());
            let asked: Asked = key.unseal(body_of(&row), &body)?;
            let answer = answer.map(|answer| key.unseal::<Answer>(answer_of(&row), &answer)).transpose()?;
            Ok(Appeal { id, group, member, act, at, asked, answer })
        };
        found.into_iter().map(open).collect()
    }

    /// Adds an appeal that waits.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `appeals.grp, act` when there is one about this act.
    pub async fn add_appeal(&mut self, appeal: Appeal) -> Result<(), Error> {
        let body = self.seal(appeal.member, body_of(&appeal.id.bytes()), &appeal.asked).await?;
        let values = [
            appeal.id.into(),
            appeal.group.into(),
            appeal.member.into(),
            appeal.act.into(),
            appeal.at.into(),
            body.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Answers an appeal of a member. False when somebody did before, or there is none; then nothing changed.
    pub async fn answer_appeal(
        &mut self,
        id: AppealId,
        member: MemberId,
        answer: Answer,
    ) -> Result<bool, Error> {
        let answer = self.seal(member, answer_of(&id.bytes()), &answer).await?;
        Ok(self.run(ANSWER, &[id.into(), answer.into()]).await? > 0)
    }

    /// Everything that a member asked goes: see [`Tx::erase_member`].
    pub(crate) async fn erase_appeals(&mut self, member: MemberId) -> Result<(), Error> {
        self.run(LEAVE, &[member.into()]).await.map(drop)
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "appeals", column: "body", row: id }
}

fn answer_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "appeals", column: "answer", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((row.id(0)?, row.id(1)?, row.id(2)?, row.get(3)?, row.stamp(4)?, row.get(5)?, row.get(6)?))
}
