//! Sessions: who is signed in where. Only the hash of a token is known, and no more of the time than the day.

use crate::engine::{Row, Topic, shortcuts, statements};
use crate::vault::Place;
use crate::{Error, Tx};
use domain::{
    AccountId,
    account::Account,
    session::{Inner, Session},
};

statements! {
    ONE = "SELECT token, account, ends, body FROM sessions WHERE token = $1 AND ends >= $2";
    SIGNED_IN = "SELECT s.token, s.account, s.ends, s.body, a.body FROM sessions s \
        JOIN accounts a ON a.id = s.account WHERE s.token = $1 AND s.ends >= $2";
    OF_ACCOUNT = "SELECT token, account, ends, body FROM sessions WHERE account = $1 AND ends >= $2 ORDER BY token";
    ADD = "INSERT INTO sessions (token, account, ends, body) VALUES ($1, $2, $3, $4)";
    PROLONG = "UPDATE sessions SET ends = $2 WHERE token = $1 AND ends < $2";
    END = "DELETE FROM sessions WHERE token = $1 AND account = $2";
    END_ALL = "DELETE FROM sessions WHERE account = $1";
    END_OTHERS = "DELETE FROM sessions WHERE account = $1 AND token <> $2";
    FORGET = "DELETE FROM sessions WHERE ends < $1";
}

shortcuts! {
    read session(token: [u8; 32], today: i64) -> Option<Session>;
    read signed_in(token: [u8; 32], today: i64) -> Option<(Session, Account)>;
    read sessions(account: AccountId, today: i64) -> Vec<Session>;
    tx add_session(session: Session) -> ();
    tx prolong_session(token: [u8; 32], ends: i64) -> ();
    tx end_session(token: [u8; 32], account: AccountId) -> bool;
    tx end_sessions(account: AccountId) -> u64;
    tx end_other_sessions(account: AccountId, but: [u8; 32]) -> u64;
    tx forget_sessions(today: i64) -> u64;
}

/// A session as stored.
type Stored = (Vec<u8>, AccountId, i64, Vec<u8>);

impl Tx {
    /// The session of a token's hash, unless it ended before today (days since 1970).
    pub async fn session(&mut self, token: [u8; 32], today: i64) -> Result<Option<Session>, Error> {
        let found = self.row(ONE, &[token[..].into(), today.into()], read).await?;
        Ok(self.open_sessions(found).await?.pop())
    }

    /// Who is signed in with a token's hash, and their account as it is now.
    pub async fn signed_in(
        &mut self,
        token: [u8; 32],
        today: i64,
    ) -> Result<Option<(Session, Account)>, Error> {
        let read = |row: &Row<'_>| Ok((read(row)?, row.get::<Vec<u8>>(4)?));
        let Some((session, account)) = self.row(SIGNED_IN, &[token[..].into(), today.into()], read).await?
        else {
            return Ok(None);
        };
        let account = self.open_account(Some((session.1, account))).await?;
        Ok(self.open_sessions([session]).await?.pop().zip(account))
    }

    /// The sessions of an account. Their order says nothing.
    pub async fn sessions(&mut self, account: AccountId, today: i64) -> Result<Vec<Session>, Error> {
        let found = self.rows(OF_ACCOUNT, &[account.into(), today.into()], read).await?;
        self.open_sessions(found).await
    }

    /// Adds a session.
    pub async fn add_session(&mut self, session: Session) -> Result<(), Error> {
        let values = [
            session.token[..].into(),
            session.account.into(),
            session.ends.into(),
            self.seal(session.account, body_of(&session.token), &session.inner).await?.into(),
        ];
        self.run(ADD, &values).await.map(drop)
    }

    /// Lets a session end later; never earlier.
    pub async fn prolong_session(&mut self, token: [u8; 32], ends: i64) -> Result<(), Error> {
        self.run(PROLONG, &[token[..].into(), ends.into()]).await.map(drop)
    }

    /// Ends one session of an account. False when it has no such session.
    pub async fn end_session(&mut self, token: [u8; 32], account: AccountId) -> Result<bool, Error> {
        self.tell(Topic::Sessions);
        Ok(self.run(END, &[token[..].into(), account.into()]).await? > 0)
    }

    /// Ends every session of an account; how many.
    pub async fn end_sessions(&mut self, account: AccountId) -> Result<u64, Error> {
        self.tell(Topic::Sessions);
        self.run(END_ALL, &[account.into()]).await
    }

    /// Ends every session of an account but one; how many.
    pub async fn end_other_sessions(&mut self, account: AccountId, but: [u8; 32]) -> Result<u64, Error> {
        self.tell(Topic::Sessions);
        self.run(END_OTHERS, &[account.into(), but[..].into()]).await
    }

    /// Forgets the sessions that ended before today; how many.
    pub async fn forget_sessions(&mut self, today: i64) -> Result<u64, Error> {
        self.run(FORGET, &[today.into()]).await
    }

    async fn open_sessions(
        &mut self,
        found: impl IntoIterator<Item = Stored>,
    ) -> Result<Vec<Session>, Error> {
        let mut sessions = vec![];
        for (token, account, ends, sealed) in found {
            let unreadable = |_| Error::Body { noun: "session", position: "token".into() };
            let token: [u8; 32] = token.try_into().map_err(unreadable)?;
            let inner: Inner = self.unseal_often(account, body_of(&token), &sealed).await?;
            sessions.push(Session { token, account, ends, inner });
        }
        Ok(sessions)
    }
}

fn body_of(token: &[u8; 32]) -> Place<'_> {
    Place { table: "sessions", column: "body", row: token }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((row.get(0)?, row.id(1)?, row.get(2)?, row.get(3)?))
}
