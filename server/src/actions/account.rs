//! Accounts: making one, coming in, going out, the way back, and the end.

pub mod export;
pub(super) mod proof;

pub use proof::Token;

use self::proof::{code_hash, is_theirs, new_codes, new_session, renew, sign_in_name, spend_code};
use super::{
    credential,
    totp::{self, Door},
};
use crate::{app::App, chance::chance, passphrase};
use domain::{
    AccountId, GroupId, Listing, Private,
    account::{self, Account, Inner, Wrong},
    member::Member,
    session::Session,
};
use store::Error;

/// What somebody types to make an account.
#[derive(Debug, Clone, Default)]
pub struct SignUp {
    /// The sign-in name.
    pub name: String,
    /// The passphrase.
    pub passphrase: Private<String>,
    /// The age or the year of birth. It is looked at and not kept.
    pub born: String,
}

/// A door that opened.
#[derive(Debug)]
pub struct Opened {
    /// The session.
    pub token: Token,
    /// Recovery codes, to be shown once.
    pub codes: Private<Vec<String>>,
}

impl SignUp {
    /// What cannot be used, field by field.
    pub fn wrong(&self, app: &App) -> Vec<Wrong> {
        let name = account::read_name(&self.name).map(drop);
        let passphrase = passphrase::check(&self.name, self.passphrase.show());
        let age = account::check_age(&self.born, app.now().date());
        [name, passphrase, age].into_iter().filter_map(Result::err).collect()
    }
}

/// Makes an account and signs it in.
pub async fn sign_up(app: &App, typed: SignUp, device: &str) -> anyhow::Result<Result<Opened, Vec<Wrong>>> {
    let wrong = typed.wrong(app);
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let inner = Inner {
        name: Some(typed.name.trim().to_owned().into()),
        passphrase: Some(passphrase::hash(typed.passphrase.into_shown()).await?),
        ..Inner::default()
    };
    make(app, AccountId::random(chance()), inner, device).await
}

/// Makes an account with recovery codes, and signs it in.
pub(super) async fn make(
    app: &App,
    id: AccountId,
    inner: Inner,
    device: &str,
) -> anyhow::Result<Result<Opened, Vec<Wrong>>> {
    let (account, session, opened) = fresh(app, id, inner, device);
    let added = app.db.tx(move |tx| {
        Box::pin(async move {
            tx.add_account(account).await?;
            tx.add_session(session).await
        })
    });
    match added.await {
        Ok(()) => Ok(Ok(opened)),
        Err(Error::Conflict { .. }) => Ok(Err(vec![Wrong::Taken])),
        Err(error) => Err(error.into()),
    }
}

/// A new account with recovery codes, and its first session.
pub(super) fn fresh(app: &App, id: AccountId, mut inner: Inner, device: &str) -> (Account, Session, Opened) {
    let (codes, hashes) = new_codes();
    inner.codes = hashes;
    let (token, session) = new_session(app, id, device);
    (Account { id, inner }, session, Opened { token, codes })
}

/// Signs in with a name and a passphrase. What was wrong is not said, and an unknown name takes as long as a known one.
pub async fn sign_in(
    app: &App,
    name: &str,
    typed: Private<String>,
    device: &str,
) -> anyhow::Result<Result<Door, Wrong>> {
    let account = named(app, name).await?;
    let hash = account.as_ref().and_then(|account| account.inner.passphrase.clone());
    let right = passphrase::verify(hash, typed.into_shown()).await?;
    let Some(account) = account.filter(|_| right) else { return Ok(Err(Wrong::Closed)) };
    totp::door(app, &account, device).await.map(Ok)
}

/// Signs out on this device.
pub async fn sign_out(app: &App, session: &Session) -> anyhow::Result<()> {
    app.db.end_session(session.token, session.account).await?;
    Ok(())
}

/// The sessions of an account that go on.
pub async fn sessions(app: &App, account: &Account) -> anyhow::Result<Vec<Session>> {
    Ok(app.db.sessions(account.id, app.today()).await?)
}

/// Ends the session with a token's hash, or without one all but one's own.
pub async fn end_sessions(app: &App, own: &Session, token: Option<[u8; 32]>) -> anyhow::Result<()> {
    match token {
        Some(token) => drop(app.db.end_session(token, own.account).await?),
        None => drop(app.db.end_other_sessions(own.account, own.token).await?),
    }
    Ok(())
}

/// Sets a new passphrase with a recovery code, which is used up; every session ends.
pub async fn recover(
    app: &App,
    name: &str,
    code: &str,
    new: Private<String>,
    device: &str,
) -> anyhow::Result<Result<Door, Wrong>> {
    if let Err(wrong) = passphrase::check(name, new.show()) {
        return Ok(Err(wrong));
    }
    let account = named(app, name).await?;
    let hashed = passphrase::hash(new.into_shown()).await?;
    // a wrong code is found out without a change, so it takes no longer than an unknown name
    let used = code_hash(code);
    let Some(account) = account.filter(|account| account.inner.codes.contains(&used)) else {
        return Ok(Err(Wrong::Closed));
    };
    let id = account.id;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut account) = tx.hold_account(id).await? else { return Ok(None) };
            if !spend_code(&mut account.inner, &used) {
                return Ok(None);
            }
            account.inner.passphrase = Some(hashed);
            tx.save_account(account.clone()).await?;
            tx.end_sessions(id).await?;
            Ok(Some(account))
        })
    });
    match done.await? {
        Some(account) => totp::door(app, &account, device).await.map(Ok),
        None => Ok(Err(Wrong::Closed)),
    }
}

/// Changes the passphrase; every other session ends.
pub async fn change_passphrase(
    app: &App,
    account: &Account,
    old: Private<String>,
    new: Private<String>,
    device: &str,
) -> anyhow::Result<Result<Token, Wrong>> {
    if !is_theirs(account, old).await? {
        return Ok(Err(Wrong::Closed));
    }
    if let Err(wrong) = passphrase::check(sign_in_name(account), new.show()) {
        return Ok(Err(wrong));
    }
    let (id, hashed) = (account.id, passphrase::hash(new.into_shown()).await?);
    let (token, session) = new_session(app, id, device);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut account = tx.hold_account(id).await?.ok_or(Error::Erased)?;
            account.inner.passphrase = Some(hashed);
            renew(tx, account, session).await
        })
    });
    done.await?;
    Ok(Ok(token))
}

/// Makes new recovery codes; the old ones are void.
pub async fn renew_codes(
    app: &App,
    account: &Account,
    typed: Private<String>,
) -> anyhow::Result<Result<Private<Vec<String>>, Wrong>> {
    if !is_theirs(account, typed).await? {
        return Ok(Err(Wrong::Closed));
    }
    let id = account.id;
    let (codes, hashes) = new_codes();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut account = tx.hold_account(id).await?.ok_or(Error::Erased)?;
            account.inner.codes = hashes;
            tx.save_account(account).await
        })
    });
    done.await?;
    Ok(Ok(codes))
}

/// Erases an account, and everyone it is in any group.
pub async fn erase(
    app: &App,
    account: &Account,
    typed: Private<String>,
) -> anyhow::Result<Result<(), Wrong>> {
    if !is_theirs(account, typed).await? {
        return Ok(Err(Wrong::Closed));
    }
    app.db.erase_account(account.id).await?;
    for membership in &account.inner.memberships {
        credential::publish(app, membership.group).await?;
    }
    Ok(Ok(()))
}

/// Lets whoever signs in with a name run this server, from their next sign-in on. False when nobody does.
pub async fn make_operator(app: &App, name: &str) -> anyhow::Result<bool> {
    let Some(found) = named(app, name).await? else { return Ok(false) };
    let made = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut account) = tx.hold_account(found.id).await? else { return Ok(false) };
            account.inner.operator = true;
            tx.save_account(account).await?;
            tx.end_sessions(found.id).await.map(|_| true)
        })
    });
    Ok(made.await?)
}

/// Forgets sessions and questions that ended.
pub async fn forget_ended(app: &App) -> anyhow::Result<()> {
    app.db.forget_sessions(app.today()).await?;
    app.db.forget_challenges(app.now()).await?;
    Ok(())
}

/// The groups that an account is in, with their public page and who it is there.
pub async fn groups(app: &App, account: &Account) -> anyhow::Result<Vec<(GroupId, Listing, Member)>> {
    let memberships = account.inner.memberships.clone();
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut groups = vec![];
            for membership in memberships {
                let Some(member) = tx.member(membership.member).await? else { continue };
                let Some(group) = tx.group(membership.group).await? else { continue };
                if let Some(listing) = tx.listing(group.listing).await? {
                    groups.push((group.id, listing, member));
                }
            }
            Ok(groups)
        })
    });
    Ok(found.await?)
}

async fn named(app: &App, name: &str) -> anyhow::Result<Option<Account>> {
    match account::read_name(name) {
        Ok(name) => Ok(app.db.account_named(name).await?),
        Err(_) => Ok(None),
    }
}
