//! Blocks. A row says that somebody blocked somebody, and not who; whether two people are kept apart is asked by a blind
//! index of both.

use crate::engine::{Row, Sql, Value, shortcuts, statements};
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::{AccountId, Block, MemberId};

statements! {
    OF_OWNER = "SELECT id, body FROM blocks WHERE owner = $1 ORDER BY id";
    ADD = "INSERT INTO blocks (id, owner, pair, body) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    APART = "SELECT COUNT(*) FROM blocks WHERE pair = $1 OR pair = $2";
    ONE = "SELECT COUNT(*) FROM blocks WHERE id = $1";
    END = "DELETE FROM blocks WHERE id = $1";
    LEAVE = "DELETE FROM blocks WHERE owner = $1";
}

shortcuts! {
    read blocks(owner: AccountId) -> Vec<Block>;
    tx add_block(owner: AccountId, block: Block) -> bool;
    tx end_block(owner: AccountId, member: MemberId) -> bool;
    read has_blocked(owner: AccountId, member: MemberId) -> bool;
    read are_apart(one: AccountId, other: AccountId) -> bool;
}

impl Tx {
    /// Whom somebody blocked. Their order says nothing.
    pub async fn blocks(&mut self, owner: AccountId) -> Result<Vec<Block>, Error> {
        let (sql, values) = self.asks_blocks(owner).await?;
        let found = self.rows(sql, &values, read).await?;
        if found.is_empty() {
            return Ok(vec![]);
        }
        let key = self.data_key(owner).await?;
        found.iter().map(|(id, sealed)| key.unseal(body_of(id), sealed)).collect()
    }

    /// Adds a block; `false` when this name was blocked before.
    pub async fn add_block(&mut self, owner: AccountId, block: Block) -> Result<bool, Error> {
        let id = self.block_index(owner, block.member).await?;
        let values = [
            id[..].into(),
            self.owner_index(owner).await?,
            self.pair_index(owner, block.account).await?,
            self.seal(owner, body_of(&id), &block).await?.into(),
        ];
        Ok(self.run(ADD, &values).await? > 0)
    }

    /// Ends the block of a name; whether there was one.
    pub async fn end_block(&mut self, owner: AccountId, member: MemberId) -> Result<bool, Error> {
        let id = self.block_index(owner, member).await?;
        Ok(self.run(END, &[id[..].into()]).await? > 0)
    }

    /// Whether somebody blocked somebody by this name.
    pub async fn has_blocked(&mut self, owner: AccountId, member: MemberId) -> Result<bool, Error> {
        let id = self.block_index(owner, member).await?;
        let count = self.row(ONE, &[id[..].into()], |row| row.get::<i64>(0)).await?;
        Ok(count.is_some_and(|count| count > 0))
    }

    /// Whether one of two people has blocked the other, by whichever name.
    pub async fn are_apart(&mut self, one: AccountId, other: AccountId) -> Result<bool, Error> {
        let values = [self.pair_index(one, other).await?, self.pair_index(other, one).await?];
        let count = self.row(APART, &values, |row| row.get::<i64>(0)).await?;
        Ok(count.is_some_and(|count| count > 0))
    }

    /// Whoever erases an account blocks nobody any more: see [`Tx::erase_account`].
    pub(crate) async fn erase_blocks(&mut self, owner: AccountId) -> Result<(), Error> {
        let owner = self.owner_index(owner).await?;
        self.run(LEAVE, &[owner]).await.map(drop)
    }

    /// What [`Tx::blocks`] asks.
    pub(crate) async fn asks_blocks(&mut self, owner: AccountId) -> Result<(Sql, Vec<Value>), Error> {
        Ok((OF_OWNER, vec![self.owner_index(owner).await?]))
    }

    async fn block_index(&mut self, owner: AccountId, member: MemberId) -> Result<[u8; 32], Error> {
        let both = [owner.bytes(), member.bytes()].concat();
        Ok(self.data_key(HOUSE).await?.blind("block", &both))
    }

    async fn owner_index(&mut self, owner: AccountId) -> Result<Value, Error> {
        Ok(self.data_key(HOUSE).await?.blind("block's owner", &owner.bytes())[..].into())
    }

    async fn pair_index(&mut self, owner: AccountId, blocked: AccountId) -> Result<Value, Error> {
        let both = [owner.bytes(), blocked.bytes()].concat();
        Ok(self.data_key(HOUSE).await?.blind("blocked pair", &both)[..].into())
    }
}

fn body_of(id: &[u8]) -> Place<'_> {
    Place { table: "blocks", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<(Vec<u8>, Vec<u8>), Error> {
    Ok((row.get(0)?, row.get(1)?))
}
