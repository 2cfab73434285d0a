//! Challenges: what a browser has to answer within minutes, and once. Each is sealed, and known by the hash of its token.

use crate::engine::{Row, shortcuts, statements};
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::{Private, Stamp};

statements! {
    ADD = "INSERT INTO challenges (token, ends, body) VALUES ($1, $2, $3)";
    TAKE = "DELETE FROM challenges WHERE token = $1 RETURNING ends, body";
    FORGET = "DELETE FROM challenges WHERE ends <= $1";
}

shortcuts! {
    tx add_challenge(token: [u8; 32], ends: Stamp, body: Private<String>) -> ();
    tx take_challenge(token: [u8; 32], now: Stamp) -> Option<Private<String>>;
    tx forget_challenges(now: Stamp) -> u64;
}

impl Tx {
    /// Remembers a challenge by its token's hash, until it ends.
    pub async fn add_challenge(
        &mut self,
        token: [u8; 32],
        ends: Stamp,
        body: Private<String>,
    ) -> Result<(), Error> {
        let sealed = self.seal(HOUSE, body_of(&token), &body).await?;
        self.run(ADD, &[token[..].into(), ends.into(), sealed.into()]).await.map(drop)
    }

    /// A challenge, which nobody can take again; `None` when it is not there or has ended.
    pub async fn take_challenge(
        &mut self,
        token: [u8; 32],
        now: Stamp,
    ) -> Result<Option<Private<String>>, Error> {
        match self.row(TAKE, &[token[..].into()], read).await? {
            Some((ends, sealed)) if ends > now => {
                self.unseal(HOUSE, body_of(&token), &sealed).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Forgets the challenges that ended; how many.
    pub async fn forget_challenges(&mut self, now: Stamp) -> Result<u64, Error> {
        self.run(FORGET, &[now.into()]).await
    }
}

fn body_of(token: &[u8; 32]) -> Place<'_> {
    Place { table: "challenges", column: "body", row: token }
}

fn read(row: &Row<'_>) -> Result<(Stamp, Vec<u8>), Error> {
    Ok((row.stamp(0)?, row.get(1)?))
}
