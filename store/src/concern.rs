//! Concerns: what somebody tells those who keep a space, or whoever runs the server. A row outlives both of them: whoever
//! leaves is not named in it any more, and only their account, once it is erased, finds what is left of them in it.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::member::code;
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::concern::{Concern, Desk, Inner, Named};
use domain::{AccountId, ConcernId, GroupId, MemberId, Stamp};

statements! {
    ONE = "SELECT id, grp, desk, at, body FROM concerns WHERE id = $1";
    // the row is held until the commit, so that it is closed once
    HOLD = "UPDATE concerns SET open = open WHERE id = $1 RETURNING id, grp, desk, at, body";
    OF_GROUP = "SELECT id, grp, desk, at, body FROM concerns WHERE grp = $1 AND desk = 'keepers' AND open = 1 \
        ORDER BY at, id LIMIT $2";
    OF_OPERATOR = "SELECT id, grp, desk, at, body FROM concerns WHERE desk = 'operator' AND open = 1 \
        ORDER BY at, id LIMIT $1";
    COUNT = "SELECT COUNT(*) FROM concerns WHERE teller = $1 AND open = 1";
    OF_TELLER = "SELECT id, grp, desk, at, body FROM concerns WHERE teller = $1 ORDER BY at, id";
    ADD = "INSERT INTO concerns (id, grp, desk, open, at, teller, whom, body) \
        VALUES ($1, $2, $3, 1, $4, $5, $6, $7)";
    CLOSE = "UPDATE concerns SET open = 0, closed_at = $2, body = $3 WHERE id = $1";
    FORGET = "DELETE FROM concerns WHERE closed_at < $1";
    OF_BOTH = "SELECT id, grp, desk, at, body, teller, whom FROM concerns WHERE teller = $1 OR whom = $2";
    PART = "UPDATE concerns SET teller = $2, whom = $3, parted = 1, body = $4 WHERE id = $1";
    PARTED = "SELECT id, grp, desk, at, body, teller, whom FROM concerns WHERE parted = 1 AND id > $1 ORDER BY id LIMIT $2";
    SAVE = "UPDATE concerns SET body = $2 WHERE id = $1";
    REMOVE = "DELETE FROM concerns WHERE id = $1";
}

shortcuts! {
    read concern(id: ConcernId) -> Option<Concern>;
    read concerns_of_group(group: GroupId, most: usize) -> Vec<Concern>;
    read concerns_of_operator(most: usize) -> Vec<Concern>;
    read count_concerns_by(member: MemberId) -> u64;
    read concerns_by(member: MemberId) -> Vec<Concern>;
    tx add_concern(concern: Concern) -> ();
    tx close_concern(concern: Concern, now: Stamp) -> ();
    tx forget_concerns(before: Stamp) -> u64;
}

/// Concerns that are looked through at once.
const AT_ONCE: usize = 500;

struct Stored {
    id: ConcernId,
    group: GroupId,
    desk: Desk,
    at: Stamp,
    body: Vec<u8>,
}

impl Tx {
    /// A concern.
    pub async fn concern(&mut self, id: ConcernId) -> Result<Option<Concern>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_concerns(found).await?.pop())
    }

    /// A concern, to close it in this transaction: nobody else closes it before the commit.
    pub async fn hold_concern(&mut self, id: ConcernId) -> Result<Option<Concern>, Error> {
        let found = self.row(HOLD, &[id.into()], read).await?;
        Ok(self.open_concerns(found).await?.pop())
    }

    /// Concerns that wait for those who keep a group's space, oldest first.
    pub async fn concerns_of_group(&mut self, group: GroupId, most: usize) -> Result<Vec<Concern>, Error> {
        let found = self.rows(OF_GROUP, &[group.into(), most.into()], read).await?;
        self.open_concerns(found).await
    }

    /// Concerns that wait for whoever runs the server, oldest first.
    pub async fn concerns_of_operator(&mut self, most: usize) -> Result<Vec<Concern>, Error> {
        let found = self.rows(OF_OPERATOR, &[most.into()], read).await?;
        self.open_concerns(found).await
    }

    /// How many concerns of a member wait.
    pub async fn count_concerns_by(&mut self, member: MemberId) -> Result<u64, Error> {
        let teller = self.party("teller", member).await?;
        let count = self.row(COUNT, &[teller], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// All that a member told, oldest first.
    pub async fn concerns_by(&mut self, member: MemberId) -> Result<Vec<Concern>, Error> {
        let teller = self.party("teller", member).await?;
        let found = self.rows(OF_TELLER, &[teller], read).await?;
        self.open_concerns(found).await
    }

    async fn open_concerns(
        &mut self,
        found: impl IntoIterator<Item = Stored>,
    ) -> Result<Vec<Concern>, Error> {
        let mut concerns = vec![];
        for Stored { id, group, desk, at, body } in found {
            let row = id.bytes();
            let place = body_of(&row);
            let inner: Inner = match desk {
                Desk::Keepers => self.unseal(group, place, &body).await?,
                Desk::Operator => self.unseal(HOUSE, place, &body).await?,
            };
            concerns.push(Concern { id, group, desk, at, inner });
        }
        Ok(concerns)
    }

    /// Adds a concern that waits.
    pub async fn add_concern(&mut self, concern: Concern) -> Result<(), Error> {
        let values = [
            concern.id.into(),
            concern.group.into(),
            concern.desk.code().into(),
            concern.at.into(),
            self.named("teller", concern.inner.teller.as_ref()).await?,
            self.named("whom", concern.inner.whom.as_ref()).await?,
            self.sealed_concern(&concern).await?.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Saves a concern that waits no more.
    pub async fn close_concern(&mut self, concern: Concern, now: Stamp) -> Result<(), Error> {
        let body = self.sealed_concern(&concern).await?;
        self.run(CLOSE, &[concern.id.into(), now.into(), body.into()]).await.map(drop)
    }

    /// Forgets the concerns that were closed before a moment; how many. What waits is never forgotten.
    pub async fn forget_concerns(&mut self, before: Stamp) -> Result<u64, Error> {
        self.run(FORGET, &[before.into()]).await
    }

    async fn sealed_concern(&mut self, concern: &Concern) -> Result<Vec<u8>, Error> {
        let row = concern.id.bytes();
        match concern.desk {
            Desk::Keepers => self.seal(concern.group, body_of(&row), &concern.inner).await,
            Desk::Operator => self.seal(HOUSE, body_of(&row), &concern.inner).await,
        }
    }

    /// Takes the name of a member who leaves out of what they told and what was told about them: see [`Tx::erase_member`].
    pub(crate) async fn part_concerns(&mut self, member: MemberId, account: AccountId) -> Result<(), Error> {
        let own = [self.party("teller", member).await?, self.party("whom", member).await?];
        for (stored, [teller, whom]) in self.rows(OF_BOTH, &own, read_both).await? {
            let Some(concern) = self.open_concerns([stored]).await?.pop() else { continue };
            let left = self.left(concern.id, account).await?;
            let part = |index: Value, own: &Value| if index == *own { left.clone() } else { index };
            let (teller, whom) = (part(teller, &own[0]), part(whom, &own[1]));
            let concern = concern.without(member);
            let body = self.sealed_concern(&concern).await?;
            self.run(PART, &[concern.id.into(), teller, whom, body.into()]).await?;
        }
        Ok(())
    }

    /// Erases what an account that is erased told in groups that it has left, and its words in what was told about it: see
    /// [`Tx::erase_account`].
    pub(crate) async fn erase_parted(&mut self, account: AccountId) -> Result<(), Error> {
        let mut after = ConcernId::NIL;
        loop {
            let found = self.rows(PARTED, &[after.into(), AT_ONCE.into()], read_both).await?;
            let Some((last, _)) = found.last() else { return Ok(()) };
            after = last.id;
            for (stored, [teller, whom]) in found {
                let left = self.left(stored.id, account).await?;
                if teller == left {
                    self.run(REMOVE, &[stored.id.into()]).await?;
                } else if whom == left {
                    let Some(concern) = self.open_concerns([stored]).await?.pop() else { continue };
                    let concern = concern.without_words();
                    let body = self.sealed_concern(&concern).await?;
                    self.run(SAVE, &[concern.id.into(), body.into()]).await?;
                }
            }
        }
    }

    async fn named(&mut self, part: &'static str, named: Option<&Named>) -> Result<Value, Error> {
        self.party(part, named.map_or(MemberId::NIL, |named| named.member)).await
    }

    async fn party(&mut self, part: &'static str, member: MemberId) -> Result<Value, Error> {
        Ok(self.data_key(HOUSE).await?.blind(part, &member.bytes())[..].into())
    }

    /// What stands for an account that left, in this concern alone: no two rows show that they have one person in common.
    async fn left(&mut self, id: ConcernId, account: AccountId) -> Result<Value, Error> {
        let both = [account.bytes(), id.bytes()].concat();
        Ok(self.data_key(HOUSE).await?.blind("left", &both)[..].into())
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "concerns", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok(Stored {
        id: row.id(0)?,
        group: row.id(1)?,
        desk: code(row, 2, Desk::from_code)?,
        at: row.stamp(3)?,
        body: row.get(4)?,
    })
}

/// A concern, with what stands for its teller and for whom it is about.
fn read_both(row: &Row<'_>) -> Result<(Stored, [Value; 2]), Error> {
    Ok((read(row)?, [row.get::<Vec<u8>>(5)?.into(), row.get::<Vec<u8>>(6)?.into()]))
}
