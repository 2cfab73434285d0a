//! Passkeys (WebAuthn): a device that knows its owner opens the door, without a name and without a passphrase.

use super::{
    account::{
        Opened, make,
        proof::{Token, is_theirs, new_session, sign_in_name},
    },
    challenge,
};
use crate::{app::App, chance::chance};
use anyhow::Context;
use domain::{
    AccountId, Private,
    account::{self, Account, Inner, Passkey, Wrong},
    session::Session,
};
use serde_json::{Value, json};
use store::Error;
use webauthn_rs::prelude::{
    AuthenticationResult, CreationChallengeResponse, DiscoverableAuthentication, Passkey as Key,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid, Webauthn,
    WebauthnBuilder,
};

/// Passkeys of one account at most.
const MOST: usize = 12;

/// What a browser is asked.
#[derive(Debug)]
pub struct Question {
    /// Opens the answer's way.
    pub token: String,
    /// The options, as the browser's interface takes them (WebAuthn level 3, JSON).
    pub options: String,
}

/// The library for this server's address; none where browsers know no passkeys: a bare IP address.
fn webauthn(app: &App) -> Option<Webauthn> {
    let origin = Url::parse(&app.public_url()).ok()?;
    let domain = origin.domain()?.to_owned();
    let name = app.identity().name.clone();
    WebauthnBuilder::new(&domain, &origin).ok()?.rp_name(&name).build().ok()
}

/// Whether this server can offer passkeys.
pub fn possible(app: &App) -> bool {
    webauthn(app).is_some()
}

/// Asks the browser for a new passkey of an account.
pub async fn offer(
    app: &App,
    account: &Account,
    typed: Private<String>,
    label: Private<String>,
) -> anyhow::Result<Result<Question, Wrong>> {
    let keys = &account.inner.passkeys;
    if keys.len() >= MOST {
        return Ok(Err(Wrong::Many));
    }
    if !is_theirs(account, typed).await? {
        return Ok(Err(Wrong::Closed));
    }
    let (webauthn, name) = (webauthn(app).context("no passkeys here")?, sign_in_name(account));
    let known = keys.iter().map(|key| read(key).map(|key| key.cred_id().clone()));
    let known = known.collect::<anyhow::Result<Vec<_>>>()?;
    let (options, state) = webauthn.start_passkey_registration(uuid(account.id), name, name, Some(known))?;
    let token = challenge::ask(app, "passkey", &(account.id, label, state)).await?;
    Ok(Ok(Question { token, options: discoverable(&options)? }))
}

/// Takes the browser's new passkey. This session gets a new token. `None` when the answer is not right.
pub async fn add(
    app: &App,
    account: &Account,
    session: &Session,
    token: &str,
    answer: &str,
) -> anyhow::Result<Option<Token>> {
    type Asked = (AccountId, Private<String>, PasskeyRegistration);
    let asked = challenge::take::<Asked>(app, "passkey", token).await?;
    let Some((id, label, state)) = asked.filter(|asked| asked.0 == account.id) else { return Ok(None) };
    let Some(passkey) = registered(app, answer, &state, label)? else { return Ok(None) };
    let (token, new) = new_session(app, id, session.inner.device.show());
    let old = session.token;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut account = tx.hold_account(id).await?.ok_or(Error::Erased)?;
            account.inner.passkeys.push(passkey);
            tx.save_account(account).await?;
            tx.add_session(new).await?;
            tx.end_session(old, id).await.map(drop)
        })
    });
    done.await?;
    Ok(Some(token))
}

/// Forgets a passkey, by its number in the list and its name there. The last way in stays.
pub async fn remove(
    app: &App,
    account: &Account,
    at: usize,
    label: &str,
) -> anyhow::Result<Result<(), Wrong>> {
    let (id, label) = (account.id, label.to_owned());
    let removed = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut account = tx.hold_account(id).await?.ok_or(Error::Erased)?;
            let keys = &mut account.inner.passkeys;
            if account.inner.passphrase.is_none() && keys.len() < 2 {
                return Ok(Err(Wrong::Last));
            }
            // the list may have changed meanwhile: then nothing is removed
            if keys.get(at).is_some_and(|key| *key.label.show() == label) {
                keys.remove(at);
                tx.save_account(account).await?;
            }
            Ok(Ok(()))
        })
    });
    Ok(removed.await?)
}

/// Asks the browser for the passkey of a new account.
pub async fn offer_sign_up(
    app: &App,
    name: &str,
    born: &str,
) -> anyhow::Result<Result<Question, Vec<Wrong>>> {
    let checks = [account::read_name(name).map(drop), account::check_age(born, app.now().date())];
    let wrong: Vec<Wrong> = checks.into_iter().filter_map(Result::err).collect();
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let (webauthn, id) = (webauthn(app).context("no passkeys here")?, AccountId::random(chance()));
    let (options, state) = webauthn.start_passkey_registration(uuid(id), name, name, None)?;
    let token = challenge::ask(app, "passkey sign-up", &(id, name, state)).await?;
    Ok(Ok(Question { token, options: discoverable(&options)? }))
}

/// Makes an account that a passkey opens. `None` when the answer is not right.
pub async fn sign_up(
    app: &App,
    token: &str,
    answer: &str,
    device: &str,
) -> anyhow::Result<Option<Result<Opened, Vec<Wrong>>>> {
    type Asked = (AccountId, Private<String>, PasskeyRegistration);
    let Some(asked) = challenge::take::<Asked>(app, "passkey sign-up", token).await? else { return Ok(None) };
    let (id, name, state) = asked;
    let Some(passkey) = registered(app, answer, &state, device.to_owned().into())? else { return Ok(None) };
    let inner = Inner { name: Some(name), passkeys: vec![passkey], ..Inner::default() };
    make(app, id, inner, device).await.map(Some)
}

/// Asks for any passkey of this server.
pub async fn ask(app: &App) -> anyhow::Result<Question> {
    let (options, state) = webauthn(app).context("no passkeys here")?.start_discoverable_authentication()?;
    let token = challenge::ask(app, "passkey sign-in", &state).await?;
    Ok(Question { token, options: serde_json::to_string(&options.public_key)? })
}

/// Opens the door for whoever has the passkey. `None` when the answer is not right.
pub async fn enter(app: &App, token: &str, answer: &str, device: &str) -> anyhow::Result<Option<Token>> {
    let asked = challenge::take::<DiscoverableAuthentication>(app, "passkey sign-in", token).await?;
    let (Some(state), Ok(answer)) = (asked, serde_json::from_str::<PublicKeyCredential>(answer)) else {
        return Ok(None);
    };
    let webauthn = webauthn(app).context("no passkeys here")?;
    let Ok((user, _)) = webauthn.identify_discoverable_authentication(&answer) else { return Ok(None) };
    let id = AccountId::from_bytes(user.into_bytes());
    let Some(account) = app.db.account(id).await? else { return Ok(None) };
    let Some(key) = find(&account.inner, answer.get_credential_id())? else { return Ok(None) };
    let Ok(result) = webauthn.finish_discoverable_authentication_v2(&answer, state, &key) else {
        return Ok(None);
    };
    let (token, session) = new_session(app, id, device);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut account = tx.hold_account(id).await?.ok_or(Error::Erased)?;
            if note(&mut account.inner, &result) {
                tx.save_account(account).await?;
            }
            tx.add_session(session).await
        })
    });
    done.await?;
    Ok(Some(token))
}

fn find(inner: &Inner, credential: &[u8]) -> anyhow::Result<Option<Key>> {
    for passkey in &inner.passkeys {
        let key = read(passkey)?;
        if key.cred_id().as_slice() == credential {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// Notes what a device counts, if it counts. Whether anything changed.
fn note(inner: &mut Inner, result: &AuthenticationResult) -> bool {
    inner.passkeys.iter_mut().any(|passkey| {
        let Ok(mut key) = read(passkey) else { return false };
        let Some(true) = key.update_credential(result) else { return false };
        serde_json::to_string(&key).is_ok_and(|text| {
            passkey.credential = text.into();
            true
        })
    })
}

fn read(passkey: &Passkey) -> anyhow::Result<Key> {
    Ok(serde_json::from_str(passkey.credential.show())?)
}

/// The passkey that a browser made, if it is what was asked.
fn registered(
    app: &App,
    answer: &str,
    state: &PasskeyRegistration,
    label: Private<String>,
) -> anyhow::Result<Option<Passkey>> {
    let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(None) };
    let webauthn = webauthn(app).context("no passkeys here")?;
    let Ok(key) = webauthn.finish_passkey_registration(&answer, state) else { return Ok(None) };
    Ok(Some(Passkey { label, credential: serde_json::to_string(&key)?.into() }))
}

/// The options for a new passkey that the device offers by itself, so that nobody has to type a name.
fn discoverable(options: &CreationChallengeResponse) -> anyhow::Result<String> {
    let mut options = serde_json::to_value(&options.public_key)?;
    if let Some(Value::Object(selection)) = options.get_mut("authenticatorSelection") {
        selection.insert("residentKey".into(), json!("required"));
        selection.insert("requireResidentKey".into(), json!(true));
    }
    Ok(options.to_string())
}

fn uuid(id: AccountId) -> Uuid {
    Uuid::from_bytes(id.bytes())
}
