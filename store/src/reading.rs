//! Readings of a closed room by those who run the server, and who of its keepers knows of them.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::reading::{Inner, Reading};
use domain::{AccountId, GroupId, MemberId, ReadingId, Stamp};

statements! {
    ADD = "INSERT INTO readings (id, grp, at, ends, reader, body) VALUES ($1, $2, $3, $4, $5, $6)";
    OPEN = "SELECT id, grp, at, ends, body FROM readings WHERE grp = $1 AND reader = $2 AND at <= $3 AND ends > $3 \
        ORDER BY ends DESC, id LIMIT 1";
    OF_GROUP = "SELECT id, grp, at, ends, body FROM readings WHERE grp = $1 ORDER BY at DESC, id LIMIT $2";
    UNSEEN = "SELECT id, grp, at, ends, body FROM readings r WHERE grp = $1 \
        AND NOT EXISTS (SELECT 1 FROM witnesses w WHERE w.reading = r.id AND w.member = $2) ORDER BY at, id LIMIT $3";
    END = "UPDATE readings SET ends = $2 WHERE id = $1 AND ends > $2";
    WITNESS = "INSERT INTO witnesses (reading, member) SELECT id, $3 FROM readings WHERE id = $1 AND grp = $2 \
        ON CONFLICT (reading, member) DO NOTHING";
    LEAVE = "DELETE FROM witnesses WHERE member = $1";
    FORGET_READER = "UPDATE readings SET reader = NULL WHERE reader = $1";
}

shortcuts! {
    read reading(group: GroupId, reader: AccountId, now: Stamp) -> Option<Reading>;
    read readings(group: GroupId, most: usize) -> Vec<Reading>;
    read unseen_readings(group: GroupId, member: MemberId, most: usize) -> Vec<Reading>;
    tx add_reading(reading: Reading, reader: AccountId) -> ();
    tx end_reading(id: ReadingId, now: Stamp) -> bool;
    tx witness(reading: ReadingId, group: GroupId, member: MemberId) -> bool;
}

type Stored = (ReadingId, GroupId, Stamp, Stamp, Vec<u8>);

impl Tx {
    /// The reading by which an account may read a group's room now.
    pub async fn reading(
        &mut self,
        group: GroupId,
        reader: AccountId,
        now: Stamp,
    ) -> Result<Option<Reading>, Error> {
        let reader = self.reader_index(reader).await?;
        let found = self.row(OPEN, &[group.into(), reader, now.into()], read).await?;
        Ok(self.open_readings(group, found).await?.pop())
    }

    /// At most `most` readings of a group's room, newest first.
    pub async fn readings(&mut self, group: GroupId, most: usize) -> Result<Vec<Reading>, Error> {
        let found = self.rows(OF_GROUP, &[group.into(), most.into()], read).await?;
        self.open_readings(group, found).await
    }

    /// At most `most` readings of which a member has not said that they know, oldest first.
    pub async fn unseen_readings(
        &mut self,
        group: GroupId,
        member: MemberId,
        most: usize,
    ) -> Result<Vec<Reading>, Error> {
        let found = self.rows(UNSEEN, &[group.into(), member.into(), most.into()], read).await?;
        self.open_readings(group, found).await
    }

    async fn open_readings(
        &mut self,
        group: GroupId,
        found: impl IntoIterator<Item = Stored>,
    ) -> Result<Vec<Reading>, Error> {
        let key = self.data_key(group).await?;
        let open = |(id, group, at, ends, sealed): Stored| {
            let inner: Inner = key.unseal(body_of(&id.bytes()), &sealed)?;
            Ok(Reading { id, group, at, ends, inner })
        };
        found.into_iter().map(open).collect()
    }

    /// Opens a room for an account to read.
    pub async fn add_reading(&mut self, reading: Reading, reader: AccountId) -> Result<(), Error> {
        let body = self.seal(reading.group, body_of(&reading.id.bytes()), &reading.inner).await?;
        let values = [
            reading.id.into(),
            reading.group.into(),
            reading.at.into(),
            reading.ends.into(),
            self.reader_index(reader).await?,
            body.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Ends a reading before its time; whether it was open.
    pub async fn end_reading(&mut self, id: ReadingId, now: Stamp) -> Result<bool, Error> {
        Ok(self.run(END, &[id.into(), now.into()]).await? > 0)
    }

    /// A member says that they know of a reading of their group's room; whether that is news.
    pub async fn witness(
        &mut self,
        reading: ReadingId,
        group: GroupId,
        member: MemberId,
    ) -> Result<bool, Error> {
        Ok(self.run(WITNESS, &[reading.into(), group.into(), member.into()]).await? > 0)
    }

    /// What a member knew of goes: see [`Tx::erase_member`].
    pub(crate) async fn erase_witness(&mut self, member: MemberId) -> Result<(), Error> {
        self.run(LEAVE, &[member.into()]).await.map(drop)
    }

    /// Nobody can tell any more that an account read: see [`Tx::erase_account`]. That a room was read stays.
    pub(crate) async fn forget_reader(&mut self, reader: AccountId) -> Result<(), Error> {
        let reader = self.reader_index(reader).await?;
        self.run(FORGET_READER, &[reader]).await.map(drop)
    }

    async fn reader_index(&mut self, reader: AccountId) -> Result<Value, Error> {
        Ok(self.data_key(HOUSE).await?.blind("reader", &reader.bytes())[..].into())
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "readings", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((row.id(0)?, row.id(1)?, row.stamp(2)?, row.stamp(3)?, row.get(4)?))
}
