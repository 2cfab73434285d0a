//! News: what changed in rooms since a follower last looked. Ids only; old ones are trimmed.

use crate::about::About;
use crate::engine::{Row, Topic, Value, shortcuts, statements};
use crate::vault::HOUSE;
use crate::{Error, Tx};
use domain::{GroupId, Id, PostId, ThreadId};

statements! {
    SINCE = "SELECT seq, mark, grp, thread, item, fresh FROM news WHERE seq > $1 ORDER BY seq LIMIT $2";
    OF_GROUP = "SELECT seq, mark, grp, thread, item, fresh FROM news WHERE grp = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    LAST = "SELECT value FROM counters WHERE name = 'news'";
    NEWEST = "SELECT mark FROM news ORDER BY seq DESC LIMIT 1";
    PLACE = "SELECT seq FROM news WHERE mark = $1";
    OLDEST = "SELECT seq FROM news ORDER BY seq LIMIT 1";
    // holds the row until the commit: whoever takes the next numbers commits later, so no reader skips one
    COUNT_ON = "UPDATE counters SET value = value + $1 WHERE name = 'news' RETURNING value";
    ADD = "INSERT INTO news (seq, mark, grp, thread, item, fresh) VALUES ($1, $2, $3, $4, $5, $6)";
    TRIM = "DELETE FROM news WHERE seq <= (SELECT value FROM counters WHERE name = 'news') - $1";
}

shortcuts! {
    read news(since: i64, most: usize) -> Vec<News>;
    read news_of_group(group: GroupId, since: i64, most: usize) -> Vec<News>;
    read last_news() -> i64;
    read newest_mark() -> Mark;
    read place_of(mark: Mark) -> Option<i64>;
    tx trim_news(keep: i64) -> u64;
}

/// What a [`Mark`] names.
pub enum MarkNoun {}

/// What a reader knows a piece of news by: of chance to whoever has no root key. [`Mark::NIL`] is before the first.
pub type Mark = Id<MarkNoun>;

/// A piece of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    /// Its number: they rise in the order of commits.
    pub seq: i64,
    /// What a reader knows it by.
    pub mark: Mark,
    /// The group.
    pub group: GroupId,
    /// What changed.
    pub about: About,
    /// It is new; else it was there before, and is changed or gone.
    pub fresh: bool,
}

impl Tx {
    /// At most `most` pieces of news with a number above `since`, in order. Who asks again with the last number seen
    /// misses nothing, on whatever node the change was made.
    pub async fn news(&mut self, since: i64, most: usize) -> Result<Vec<News>, Error> {
        self.rows(SINCE, &[since.into(), most.into()], read).await
    }

    /// At most `most` pieces of news of one group with a number above `since`, in order.
    pub async fn news_of_group(
        &mut self,
        group: GroupId,
        since: i64,
        most: usize,
    ) -> Result<Vec<News>, Error> {
        self.rows(OF_GROUP, &[group.into(), since.into(), most.into()], read).await
    }

    /// The number of the last piece of news; 0 before the first.
    pub async fn last_news(&mut self) -> Result<i64, Error> {
        Ok(self.row(LAST, &[], |row| row.get(0)).await?.unwrap_or(0))
    }

    /// The mark of the last piece of news. Ask it before reading a page: what comes behind it may not be on the page.
    pub async fn newest_mark(&mut self) -> Result<Mark, Error> {
        Ok(self.row(NEWEST, &[], |row| row.id(0)).await?.unwrap_or(Mark::NIL))
    }

    /// The number behind a mark; `None` when it was trimmed, so that whoever comes with it has missed something.
    pub async fn place_of(&mut self, mark: Mark) -> Result<Option<i64>, Error> {
        if !mark.is_nil() {
            return self.row(PLACE, &[mark.into()], |row| row.get(0)).await;
        }
        let oldest = self.row(OLDEST, &[], |row| row.get::<i64>(0)).await?;
        Ok(oldest.is_none_or(|oldest| oldest == 1).then_some(0))
    }

    /// Keeps the last `keep` pieces of news; how many others there were.
    pub async fn trim_news(&mut self, keep: i64) -> Result<u64, Error> {
        self.run(TRIM, &[keep.into()]).await
    }

    /// Notes that something changed. It is written at the end of the transaction, whatever happens in between.
    pub(crate) fn note(&mut self, group: GroupId, about: About, fresh: bool) {
        self.noted.push((group, about, fresh));
    }

    /// Writes what was noted. The last thing that a transaction does: two of them that hold other rows do not wait for
    /// each other here.
    pub(crate) async fn write_news(&mut self) -> Result<(), Error> {
        let noted = std::mem::take(&mut self.noted);
        if noted.is_empty() {
            return Ok(());
        }
        let last = self.row(COUNT_ON, &[noted.len().into()], |row| row.get::<i64>(0)).await?;
        let last = last.ok_or_else(|| Error::Engine("the counter of news is missing".into()))?;
        let first = last + 1 - i64::try_from(noted.len()).unwrap_or(0);
        let key = self.data_key(HOUSE).await?;
        let row = |(seq, (group, about, fresh)): (i64, (GroupId, About, bool))| {
            let (thread, item) = match about {
                About::Post(thread, post) => (thread, post.bytes()),
                About::Thread(thread) => (thread, [0; 16]),
                About::Message(message) => (ThreadId::NIL, message.bytes()),
                About::Seats => (ThreadId::NIL, [0; 16]),
            };
            // of the item as well: after a restore the same number is another piece of news
            let mark = &key.blind("news", &[&seq.to_be_bytes()[..], &item].concat())[..16];
            vec![
                seq.into(),
                mark.into(),
                group.into(),
                thread.into(),
                item[..].into(),
                i64::from(fresh).into(),
            ]
        };
        let rows: Vec<Vec<Value>> = (first..).zip(noted).map(row).collect();
        self.run_each(ADD, &rows).await?;
        self.tell(Topic::Rooms);
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<News, Error> {
    let (thread, post) = (row.id(3)?, row.id(4)?);
    let about = match (ThreadId::is_nil(thread), PostId::is_nil(post)) {
        (false, false) => About::Post(thread, post),
        (false, true) => About::Thread(thread),
        (true, false) => About::Message(Id::from_bytes(post.bytes())),
        (true, true) => About::Seats,
    };
    let fresh = row.get::<i64>(5)? != 0;
    Ok(News { seq: row.get(0)?, mark: row.id(1)?, group: row.id(2)?, about, fresh })
}
