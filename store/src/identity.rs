//! Identities: who comes by a host's own sign-in. A row is found by what that sign-in calls them, and by nothing else.

use crate::engine::{Value, shortcuts, statements};
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::AccountId;
use domain::account::{Account, Identity};

statements! {
    ONE = "SELECT body FROM identities WHERE subject = $1";
    ADD = "INSERT INTO identities (subject, body) VALUES ($1, $2)";
    REMOVE = "DELETE FROM identities WHERE subject = $1";
}

shortcuts! {
    read account_identified(identity: Identity) -> Option<Account>;
    tx add_identity(account: AccountId, identity: Identity) -> ();
    tx remove_identity(account: AccountId) -> bool;
}

impl Tx {
    /// The account that a host's own sign-in opens.
    pub async fn account_identified(&mut self, identity: Identity) -> Result<Option<Account>, Error> {
        let index = self.subject_index(&identity).await?;
        let Some(sealed) = self.row(ONE, &[index[..].into()], |row| row.get::<Vec<u8>>(0)).await? else {
            return Ok(None);
        };
        let id: AccountId = self.unseal(HOUSE, body_of(&index), &sealed).await?;
        Ok(self.account(id).await?.filter(|account| account.inner.identity == Some(identity)))
    }

    /// Lets a host's own sign-in open an account.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `identities.subject` when it opens another.
    pub async fn add_identity(&mut self, account: AccountId, identity: Identity) -> Result<(), Error> {
        let Some(mut found) = self.hold_account(account).await? else { return Err(Error::Erased) };
        let index = self.subject_index(&identity).await?;
        let body = self.seal(HOUSE, body_of(&index), &account).await?;
        self.run(ADD, &[index[..].into(), body.into()]).await?;
        found.inner.identity = Some(identity);
        self.save_account(found).await
    }

    /// The host's own sign-in opens an account no more. False when it did not.
    pub async fn remove_identity(&mut self, account: AccountId) -> Result<bool, Error> {
        let Some(mut found) = self.hold_account(account).await? else { return Ok(false) };
        let Some(identity) = found.inner.identity.take() else { return Ok(false) };
        self.forget_identity(&identity).await?;
        self.save_account(found).await.map(|()| true)
    }

    /// Forgets the row of an identity whose account goes.
    pub(crate) async fn forget_identity(&mut self, identity: &Identity) -> Result<(), Error> {
        let index = Value::Bytes(self.subject_index(identity).await?.into());
        self.run(REMOVE, &[index]).await.map(drop)
    }

    async fn subject_index(&mut self, identity: &Identity) -> Result<[u8; 32], Error> {
        let text = [&identity.host.bytes()[..], identity.subject.show().as_bytes()].concat();
        Ok(self.data_key(HOUSE).await?.blind("identity", &text))
    }
}

fn body_of(index: &[u8; 32]) -> Place<'_> {
    Place { table: "identities", column: "body", row: index }
}
