//! Arrivals: that a meeting will be somebody's first. No row names whom: the link to the member is sealed with the group's
//! key, and found by a keyed index; what was said and answered is sealed with the member's own.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::arrival::{Answer, Arrival};
use domain::{ArrivalId, GroupId, MemberId, Promise, Stamp};

statements! {
    ONE = "SELECT id, grp, member, body, answer FROM arrivals WHERE id = $1";
    OF_MEMBER = "SELECT id, grp, member, body, answer FROM arrivals WHERE who = $1";
    ADD = "INSERT INTO arrivals (id, grp, who, member, body) VALUES ($1, $2, $3, $4, $5)";
    ANSWER = "UPDATE arrivals SET answer = $2 WHERE id = $1 AND answer IS NULL";
    FIND = "SELECT id FROM arrivals WHERE who = $1";
    DROP = "DELETE FROM arrivals WHERE id = $1";
    FORGET = "DELETE FROM arrivals WHERE id IN (SELECT post FROM promises WHERE answered < $1)";
}

shortcuts! {
    read arrival(id: ArrivalId) -> Option<Arrival>;
    read arrival_of(group: GroupId, member: MemberId) -> Option<Arrival>;
    tx add_arrival(arrival: Arrival, promise: Promise) -> ();
    tx answer_arrival(id: ArrivalId, member: MemberId, answer: Answer) -> bool;
    tx erase_arrival(group: GroupId, member: MemberId) -> bool;
    tx forget_arrivals(before: Stamp) -> u64;
}

/// An arrival as stored: its ids and the sealed parts.
type Stored = (ArrivalId, GroupId, Vec<u8>, Vec<u8>, Option<Vec<u8>>);

impl Tx {
    /// An arrival.
    pub async fn arrival(&mut self, id: ArrivalId) -> Result<Option<Arrival>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        self.open_arrival(found).await
    }

    /// The arrival of a member, where they said so.
    pub async fn arrival_of(&mut self, group: GroupId, member: MemberId) -> Result<Option<Arrival>, Error> {
        let who = self.who(group, member).await?;
        let found = self.row(OF_MEMBER, &[who], read).await?;
        self.open_arrival(found).await
    }

    async fn open_arrival(&mut self, found: Option<Stored>) -> Result<Option<Arrival>, Error> {
        let Some((id, group, member, body, answer)) = found else { return Ok(None) };
        let row = id.bytes();
        let member: MemberId = self.unseal(group, place(&row, "member"), &member).await?;
        let said = self.unseal(member, place(&row, "body"), &body).await?;
        let answer = match answer {
            Some(answer) => Some(self.unseal(member, place(&row, "answer"), &answer).await?),
            None => None,
        };
        Ok(Some(Arrival { id, group, member, said, answer }))
    }

    /// Adds an arrival, and the promise that it is answered.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `arrivals.who` when they have said so.
    pub async fn add_arrival(&mut self, arrival: Arrival, promise: Promise) -> Result<(), Error> {
        let Arrival { id, group, member, said, .. } = arrival;
        let row = id.bytes();
        let values = [
            id.into(),
            group.into(),
            self.who(group, member).await?,
            self.seal(group, place(&row, "member"), &member).await?.into(),
            self.seal(member, place(&row, "body"), &said).await?.into(),
        ];
        self.run(ADD, &values).await?;
        self.add_promise(promise).await
    }

    /// Answers the arrival of a member, and keeps its promise. False when somebody did before, or there is none; then
    /// nothing changed.
    pub async fn answer_arrival(
        &mut self,
        id: ArrivalId,
        member: MemberId,
        answer: Answer,
    ) -> Result<bool, Error> {
        let sealed = self.seal(member, place(&id.bytes(), "answer"), &answer).await?;
        if self.run(ANSWER, &[id.into(), sealed.into()]).await? == 0 {
            return Ok(false);
        }
        self.answer_arrival_promise(id, answer.at).await?;
        Ok(true)
    }

    /// What a member said of their first meeting goes, with its answer and its promise; whether there was something.
    pub async fn erase_arrival(&mut self, group: GroupId, member: MemberId) -> Result<bool, Error> {
        let who = self.who(group, member).await?;
        let Some(id) = self.row(FIND, &[who], |row| row.id(0)).await? else { return Ok(false) };
        let id: ArrivalId = id;
        self.drop_promise(id).await?;
        self.run(DROP, &[id.into()]).await.map(|gone| gone > 0)
    }

    /// Forgets the arrivals that were answered before a moment; how many. How long the answer took stays known.
    pub async fn forget_arrivals(&mut self, before: Stamp) -> Result<u64, Error> {
        self.run(FORGET, &[before.into()]).await
    }

    async fn who(&mut self, group: GroupId, member: MemberId) -> Result<Value, Error> {
        Ok(self.data_key(group).await?.blind("arrival", &member.bytes())[..].into())
    }
}

fn place<'p>(id: &'p [u8; 16], column: &'static str) -> Place<'p> {
    Place { table: "arrivals", column, row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((row.id(0)?, row.id(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}
