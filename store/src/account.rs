//! Accounts: one sealed row each.

use crate::engine::{Row, Value, shortcuts, statements};
use crate::vault::{HOUSE, Place};
use crate::{Error, Tx};
use domain::account::{Account, Inner, Membership};
use domain::{AccountId, GroupId, MemberId};

statements! {
    ONE = "SELECT id, body FROM accounts WHERE id = $1";
    HOLD = "UPDATE accounts SET name = name WHERE id = $1 RETURNING id, body";
    NAMED = "SELECT id, body FROM accounts WHERE name = $1";
    ADD = "INSERT INTO accounts (id, name, body) VALUES ($1, $2, $3)";
    SAVE = "UPDATE accounts SET name = $2, body = $3 WHERE id = $1";
    REMOVE = "DELETE FROM accounts WHERE id = $1";
    COUNT = "SELECT COUNT(*) FROM accounts";
}

shortcuts! {
    read account(id: AccountId) -> Option<Account>;
    read account_named(name: String) -> Option<Account>;
    read count_accounts() -> u64;
    tx add_account(account: Account) -> ();
    tx save_account(account: Account) -> ();
    tx erase_account(id: AccountId) -> bool;
}

impl Tx {
    /// An account.
    pub async fn account(&mut self, id: AccountId) -> Result<Option<Account>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        self.open_account(found).await
    }

    /// An account, to change it in this transaction: nobody else changes it before the commit.
    pub async fn hold_account(&mut self, id: AccountId) -> Result<Option<Account>, Error> {
        let found = self.row(HOLD, &[id.into()], read).await?;
        self.open_account(found).await
    }

    /// The account with a sign-in name, as [`domain::account::read_name`] gives it.
    pub async fn account_named(&mut self, name: String) -> Result<Option<Account>, Error> {
        let name = self.name_index(Some(&name)).await?;
        let found = self.row(NAMED, &[name], read).await?;
        self.open_account(found).await
    }

    /// How many accounts there are.
    pub async fn count_accounts(&mut self) -> Result<u64, Error> {
        let count = self.row(COUNT, &[], |row| row.get::<i64>(0)).await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Adds an account.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `accounts.name` when somebody has this sign-in name.
    pub async fn add_account(&mut self, account: Account) -> Result<(), Error> {
        self.make_key(account.id).await?;
        let values = self.account_values(&account).await?;
        self.run(ADD, &values).await.map(drop)
    }

    /// Saves an account.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `accounts.name`.
    pub async fn save_account(&mut self, account: Account) -> Result<(), Error> {
        let values = self.account_values(&account).await?;
        self.run(SAVE, &values).await.map(drop)
    }

    /// Erases an account with its sessions, and everyone it is in any group and among any staff. False when there is none.
    pub async fn erase_account(&mut self, id: AccountId) -> Result<bool, Error> {
        let Some(account) = self.hold_account(id).await? else { return Ok(false) };
        for membership in &account.inner.memberships {
            self.erase_member(membership.member).await?;
        }
        for office in &account.inner.offices {
            self.erase_staff(office.staff).await?;
        }
        if let Some(identity) = &account.inner.identity {
            self.forget_identity(identity).await?;
        }
        self.erase_parted(id).await?;
        self.erase_blocks(id).await?;
        self.end_sessions(id).await?;
        self.set_bells(id, vec![]).await?;
        self.forget_reader(id).await?;
        self.run(REMOVE, &[id.into()]).await?;
        self.destroy_key(id).await?;
        Ok(true)
    }

    /// Notes in an account that it is a member of a group.
    pub(crate) async fn add_membership(
        &mut self,
        account: AccountId,
        group: GroupId,
        member: MemberId,
    ) -> Result<(), Error> {
        let Some(mut account) = self.hold_account(account).await? else { return Err(Error::Erased) };
        account.inner.memberships.retain(|membership| membership.group != group);
        account.inner.memberships.push(Membership { group, member });
        self.save_account(account).await
    }

    /// Takes it out again.
    pub(crate) async fn remove_membership(
        &mut self,
        account: AccountId,
        group: GroupId,
    ) -> Result<(), Error> {
        let Some(mut account) = self.hold_account(account).await? else { return Ok(()) };
        account.inner.memberships.retain(|membership| membership.group != group);
        account.inner.bell.forget(group);
        self.save_account(account).await
    }

    async fn account_values(&mut self, account: &Account) -> Result<[Value; 3], Error> {
        let name = account.inner.name.as_ref().map(|name| domain::text::fold(name.show()));
        Ok([
            account.id.into(),
            self.name_index(name.as_deref()).await?,
            self.seal(account.id, body_of(&account.id.bytes()), &account.inner).await?.into(),
        ])
    }

    async fn name_index(&mut self, name: Option<&str>) -> Result<Value, Error> {
        let Some(name) = name else { return Ok(Value::Null) };
        Ok(self.data_key(HOUSE).await?.blind("sign-in name", name.as_bytes())[..].into())
    }

    pub(crate) async fn open_account(
        &mut self,
        found: Option<(AccountId, Vec<u8>)>,
    ) -> Result<Option<Account>, Error> {
        let Some((id, sealed)) = found else { return Ok(None) };
        let inner: Inner = self.unseal_often(id, body_of(&id.bytes()), &sealed).await?;
        Ok(Some(Account { id, inner }))
    }
}

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "accounts", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<(AccountId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.get(1)?))
}
