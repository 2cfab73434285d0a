//! Coming in with the account of a host's own sign-in. Whoever does so is of its staff: they were invited by a link, or are
//! not let in.

use super::{
    account::{Opened, fresh},
    challenge,
    host::change_desk,
    invitation::Token,
    staff,
    totp::{self, Door},
};
use crate::{
    app::App,
    chance::chance,
    oidc::{self, Asked, Trouble},
};
use domain::{
    AccountId, Desk, HostId,
    account::{Account, Identity, Inner},
    host::{Refusal, SignIn},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Error, Tx};

/// Seconds that somebody may take with their host's sign-in.
const SECONDS: i64 = 10 * 60;

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The question was answered before, is over, or was another's.
    Over,
    /// The host's sign-in said no.
    Refused,
    /// The host's sign-in cannot be asked.
    Unreachable,
    /// What it says cannot be trusted.
    Untrue,
    /// The host lets in others than them.
    NotAllowed,
    /// They were not invited to the staff.
    NotInvited,
}

impl Wrong {
    /// Its code, in the messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::Untrue => "untrue",
            Self::NotAllowed => "not-allowed",
            Self::NotInvited => "not-invited",
        }
    }
}

impl From<Trouble> for Wrong {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Unreachable | Trouble::NoService => Self::Unreachable,
            Trouble::Refused => Self::Refused,
            Trouble::Untrue => Self::Untrue,
        }
    }
}

/// Somebody is sent to their host's sign-in.
#[derive(Debug)]
pub struct Sent {
    /// Where to.
    pub address: String,
    /// What their browser has to bring back.
    pub state: String,
}

/// Somebody came in.
#[derive(Debug)]
pub enum Entered {
    /// With an account that was there.
    Known(Door),
    /// With a new one.
    New(Opened),
}

/// What waits for the answer.
#[derive(Serialize, Deserialize)]
struct Waiting {
    host: HostId,
    asked: Asked,
    invitation: Option<Token>,
}

/// Hosts that have set up their own sign-in, by name.
pub async fn hosts(app: &App) -> anyhow::Result<Vec<Desk>> {
    let all = super::host::all(app).await?;
    Ok(all.into_iter().filter(|desk| desk.inner.sign_in.is_some()).collect())
}

/// Where the host's sign-in sends people back to.
pub fn back(app: &App, host: HostId) -> String {
    format!("{}/sign-in/with/{host}/answer", app.public_url())
}

/// A host's sign-in; `None` where it has none.
async fn sign_in(app: &App, host: HostId) -> anyhow::Result<Option<SignIn>> {
    Ok(app.db.host(host).await?.and_then(|desk| desk.inner.sign_in))
}

/// Sends somebody to their host's sign-in, with the invitation they came by. `None` where the host has none.
pub async fn begin(
    app: &App,
    host: HostId,
    invitation: Option<Token>,
) -> anyhow::Result<Option<Result<Sent, Wrong>>> {
    let Some(sign_in) = sign_in(app, host).await? else { return Ok(None) };
    let asked = oidc::ask();
    let waiting = Waiting { host, asked: asked.clone(), invitation };
    let state = challenge::ask_for(app, "identity", &waiting, SECONDS).await?;
    let sent = app.services.address(app.now(), &sign_in, &asked, state.clone(), &back(app, host)).await;
    Ok(Some(sent.map(|address| Sent { address, state }).map_err(Wrong::from)))
}

/// Takes the answer of a host's sign-in; no code is there when it said no.
pub async fn answer(
    app: &App,
    host: HostId,
    state: &str,
    code: Option<String>,
    device: &str,
) -> anyhow::Result<Result<Entered, Wrong>> {
    let waiting = challenge::take::<Waiting>(app, "identity", state).await?;
    let Some(waiting) = waiting.filter(|waiting| waiting.host == host) else { return Ok(Err(Wrong::Over)) };
    let Some(code) = code else { return Ok(Err(Wrong::Refused)) };
    let Some(sign_in) = sign_in(app, host).await? else { return Ok(Err(Wrong::Over)) };
    let claims = match app.services.answer(app.now(), &sign_in, &waiting.asked, code, &back(app, host)).await
    {
        Ok(claims) => claims,
        Err(trouble) => return Ok(Err(trouble.into())),
    };
    if !sign_in.lets_in(&claims) {
        return Ok(Err(Wrong::NotAllowed));
    }
    let Some(subject) = claims["sub"].as_str() else { return Ok(Err(Wrong::Untrue)) };
    let identity = Identity { host, subject: format!("{} {subject}", sign_in.issuer).into() };
    let name = name(&claims);
    match app.db.account_identified(identity.clone()).await? {
        Some(account) => known(app, account, host, (waiting.invitation, name), device).await,
        None => new(app, identity, (waiting.invitation, name), device).await,
    }
}

/// The name that somebody has at work.
fn name(claims: &Value) -> String {
    let told = ["name", "preferred_username", "email"].iter().filter_map(|claim| claims[*claim].as_str());
    told.filter_map(domain::staff::name).next().unwrap_or_else(|| "–".to_owned())
}

/// The hash of an invitation's token, and the name of whoever came by it.
type Invited = (Option<[u8; 32]>, String);

/// Uses an invitation to a host's staff. False where there is none that opens.
async fn comes(
    tx: &mut Tx,
    account: AccountId,
    host: HostId,
    (token, name): Invited,
    today: i64,
) -> Result<bool, Error> {
    let Some(token) = token else { return Ok(false) };
    let known = tx.staff_invitation(token, today).await?;
    if known.is_none_or(|invitation| invitation.host != host) {
        return Ok(false);
    }
    let Some(invitation) = tx.use_staff_invitation(token, today).await? else { return Ok(false) };
    staff::comes(tx, account, invitation, name).await.map(|()| true)
}

async fn known(
    app: &App,
    account: Account,
    host: HostId,
    invited: Invited,
    device: &str,
) -> anyhow::Result<Result<Entered, Wrong>> {
    let (id, today) = (account.id, app.today());
    let (of_staff, came_by_link) = (account.staff_of(host).is_some(), invited.0.is_some());
    let come = app.db.tx(move |tx| {
        Box::pin(async move { Ok(came_by_link && comes(tx, id, host, invited, today).await?) })
    });
    if !come.await? && !of_staff {
        return Ok(Err(Wrong::NotInvited));
    }
    Ok(Ok(Entered::Known(totp::door(app, &account, device).await?)))
}

async fn new(
    app: &App,
    identity: Identity,
    invited: Invited,
    device: &str,
) -> anyhow::Result<Result<Entered, Wrong>> {
    if invited.0.is_none() {
        return Ok(Err(Wrong::NotInvited));
    }
    let (host, today) = (identity.host, app.today());
    let (account, session, opened) = fresh(app, AccountId::random(chance()), Inner::default(), device);
    let made = app.db.tx(move |tx| {
        Box::pin(async move {
            let id = account.id;
            let token = invited.0.unwrap_or_default();
            if tx.staff_invitation(token, today).await?.is_none_or(|invitation| invitation.host != host) {
                return Ok(false);
            }
            tx.add_account(account).await?;
            tx.add_identity(id, identity).await?;
            if !comes(tx, id, host, invited, today).await? {
                // somebody else used the link meanwhile: nothing of this is kept
                return tx.erase_account(id).await.map(|_| false);
            }
            tx.add_session(session).await.map(|()| true)
        })
    });
    match made.await {
        Ok(true) => Ok(Ok(Entered::New(opened))),
        Ok(false) => Ok(Err(Wrong::NotInvited)),
        // they came twice at once: the other one is let in
        Err(Error::Conflict { .. }) => Ok(Err(Wrong::Over)),
        Err(error) => Err(error.into()),
    }
}

/// Sets up a host's own sign-in. An empty secret keeps the one that is there.
pub async fn set_up(app: &App, desk: &Desk, mut typed: SignIn) -> anyhow::Result<Result<(), Vec<Refusal>>> {
    if typed.secret.show().is_empty()
        && let Some(known) = &desk.inner.sign_in
    {
        typed.secret = known.secret.clone();
    }
    let wrong = typed.wrong(app.config.allow_private_sign_in);
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    change_desk(app, desk.id, |inner| inner.sign_in = Some(typed)).await?;
    Ok(Ok(()))
}

/// Takes a host's own sign-in away. Whoever has no other way in cannot come until it is there again.
pub async fn take_away(app: &App, desk: &Desk) -> anyhow::Result<()> {
    change_desk(app, desk.id, |inner| inner.sign_in = None).await
}

/// Whether a host's sign-in answers as it should; `None` where there is none.
pub async fn attempt(app: &App, desk: &Desk) -> Option<Result<(), Trouble>> {
    match &desk.inner.sign_in {
        Some(sign_in) => Some(app.services.attempt(app.now(), &sign_in.issuer).await),
        None => None,
    }
}
