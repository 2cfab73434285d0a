//! What facilitators did: a chain. Each act is sealed, and keyed to the one before it with the group's key, so that whoever
//! has the database alone can neither read nor change, add, or take away one without its showing.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::vault::{DataKey, Place};
use crate::{Error, Tx};
use domain::{Act, GroupId};
use serde::{Deserialize, Serialize};

statements! {
    // the row is held until the commit, so that acts of two people come one after the other
    HOLD = "UPDATE groups SET listing = listing WHERE id = $1 RETURNING head";
    HEAD = "SELECT head FROM groups WHERE id = $1";
    SET_HEAD = "UPDATE groups SET head = $2 WHERE id = $1";
    ADD = "INSERT INTO acts (grp, seq, prev, hash, body, told) VALUES ($1, $2, $3, $4, $5, $6)";
    ONE = "SELECT seq, prev, hash, body, told FROM acts WHERE grp = $1 AND seq = $2";
    BEFORE = "SELECT seq, prev, hash, body, told FROM acts WHERE grp = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
    TOLD = "SELECT seq, prev, hash, body, told FROM acts WHERE grp = $1 AND told = 1 AND seq < $2 \
        ORDER BY seq DESC LIMIT $3";
    AFTER = "SELECT seq, prev, hash, body, told FROM acts WHERE grp = $1 AND seq > $2 ORDER BY seq LIMIT $3";
}

shortcuts! {
    tx log_act(group: GroupId, act: Act) -> i64;
    read act(group: GroupId, seq: i64) -> Option<Act>;
    read told_acts(group: GroupId, most: usize) -> Vec<Act>;
    read_long acts(group: GroupId, before: Option<i64>, most: usize) -> Vec<(i64, Act)>;
    read_long verify_acts(group: GroupId) -> Result<i64, Broken>;
}

/// Where a group's chain of acts is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The act with this number was changed or is kept from the group, or the one before it is missing.
    #[error("act {0} was changed, or the act before it was taken away")]
    At(i64),
    /// The last acts are missing: there should be this many.
    #[error("acts were taken away at the end: there were {0}")]
    Cut(i64),
}

/// The last act of a group: sealed beside it, so that the end of the chain cannot be cut unseen.
#[derive(Default, Serialize, Deserialize)]
struct Head {
    seq: i64,
    hash: Vec<u8>,
}

struct Stored {
    seq: i64,
    prev: Vec<u8>,
    hash: Vec<u8>,
    body: Vec<u8>,
    told: bool,
}

const FIRST: [u8; 32] = [0; 32];
const AT_ONCE: usize = 1000;

impl Stored {
    fn open(&self, key: &DataKey, group: GroupId) -> Result<Act, Error> {
        key.unseal(body_of(&row_of(group, self.seq)), &self.body)
    }
}

impl Tx {
    /// Adds an act to a group's chain; its number, from 1.
    pub async fn log_act(&mut self, group: GroupId, act: Act) -> Result<i64, Error> {
        let head = self.row(HOLD, &[group.into()], |row| row.get::<Option<Vec<u8>>>(0)).await?;
        let head = self.open_head(group, head.ok_or(Error::Erased)?).await?;
        let seq = head.seq + 1;
        let prev = if head.hash.is_empty() { FIRST.to_vec() } else { head.hash };
        let body = self.seal(group, body_of(&row_of(group, seq)), &act).await?;
        let key = self.data_key(group).await?;
        let hash = hash(&key, group, seq, &prev, &body);
        let told = i64::from(act.kind.is_told());
        let values: [Value; 6] =
            [group.into(), seq.into(), prev.into(), hash[..].into(), body.into(), told.into()];
        self.run(ADD, &values).await?;
        let head = self.seal(group, head_of(&group.bytes()), &Head { seq, hash: hash.into() }).await?;
        self.run(SET_HEAD, &[group.into(), head.into()]).await?;
        Ok(seq)
    }

    /// The act of a group with this number.
    pub async fn act(&mut self, group: GroupId, seq: i64) -> Result<Option<Act>, Error> {
        let Some(act) = self.row(ONE, &[group.into(), seq.into()], read).await? else { return Ok(None) };
        self.unseal(group, body_of(&row_of(group, seq)), &act.body).await.map(Some)
    }

    /// At most `most` acts of a group before the one with this number, newest first.
    pub async fn acts(
        &mut self,
        group: GroupId,
        before: Option<i64>,
        most: usize,
    ) -> Result<Vec<(i64, Act)>, Error> {
        let before = before.unwrap_or(i64::MAX);
        let page = self.rows(BEFORE, &[group.into(), before.into(), most.into()], read).await?;
        let key = self.data_key(group).await?;
        page.iter().map(|act| Ok((act.seq, act.open(&key, group)?))).collect()
    }

    /// At most `most` acts of a group that everybody in it is told of, newest first.
    pub async fn told_acts(&mut self, group: GroupId, most: usize) -> Result<Vec<Act>, Error> {
        let key = self.data_key(group).await?;
        let (mut told, mut before): (Vec<Act>, i64) = (vec![], i64::MAX);
        loop {
            let page = self.rows(TOLD, &[group.into(), before.into(), most.into()], read).await?;
            let all = page.len() < most;
            for act in page {
                before = act.seq;
                told.extend(Some(act.open(&key, group)?).filter(|act| act.kind.is_told()));
            }
            if all || told.len() >= most {
                told.truncate(most);
                return Ok(told);
            }
        }
    }

    /// Checks a group's whole chain of acts: how many there are, or where it is broken.
    pub async fn verify_acts(&mut self, group: GroupId) -> Result<Result<i64, Broken>, Error> {
        let head = self.row(HEAD, &[group.into()], |row| row.get::<Option<Vec<u8>>>(0)).await?;
        let Ok(head) = self.open_head(group, head.flatten()).await else { return Ok(Err(Broken::At(0))) };
        let key = self.data_key(group).await?;
        let (mut last, mut prev) = (0, FIRST.to_vec());
        loop {
            let page = self.rows(AFTER, &[group.into(), last.into(), AT_ONCE.into()], read).await?;
            if page.is_empty() {
                break;
            }
            for act in page {
                let seal = hash(&key, group, act.seq, &act.prev, &act.body);
                let whole = act.seq == last + 1 && act.prev == prev && act.hash == seal;
                if !whole || (!act.told && act.open(&key, group)?.kind.is_told()) {
                    return Ok(Err(Broken::At(act.seq)));
                }
                (last, prev) = (act.seq, act.hash);
            }
        }
        let whole = last == head.seq && (last == 0 || prev == head.hash);
        Ok(if whole { Ok(last) } else { Err(Broken::Cut(head.seq)) })
    }

    async fn open_head(&mut self, group: GroupId, sealed: Option<Vec<u8>>) -> Result<Head, Error> {
        match sealed {
            Some(sealed) => self.unseal(group, head_of(&group.bytes()), &sealed).await,
            None => Ok(Head::default()),
        }
    }
}

fn hash(key: &DataKey, group: GroupId, seq: i64, prev: &[u8], body: &[u8]) -> [u8; 32] {
    key.blind("act", &[&group.bytes()[..], &seq.to_be_bytes(), prev, body].concat())
}

fn row_of(group: GroupId, seq: i64) -> Vec<u8> {
    [&group.bytes()[..], &seq.to_be_bytes()].concat()
}

fn body_of(row: &[u8]) -> Place<'_> {
    Place { table: "acts", column: "body", row }
}

fn head_of(group: &[u8; 16]) -> Place<'_> {
    Place { table: "groups", column: "head", row: group }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok(Stored {
        seq: row.get(0)?,
        prev: row.get(1)?,
        hash: row.get(2)?,
        body: row.get(3)?,
        told: row.get::<i64>(4)? == 1,
    })
}
