//! One-time codes from an app (RFC 6238), asked after the passphrase of whoever wants that.

use super::{
    account::proof::{Token, code_hash, is_theirs, new_session, renew, sign_in_name, spend_code},
    challenge,
};
use crate::{app::App, chance::chance};
use domain::{
    AccountId, Private, Stamp,
    account::{Account, Inner, Totp, Wrong},
};
use serde::{Deserialize, Serialize};
use store::Error;
use totp_rs::{Builder, Secret};

/// Seconds of a step.
const STEP: i64 = 30;
/// Codes that may be tried after one right passphrase.
const TRIES: u8 = 5;

/// Where the door stands after a right passphrase.
#[derive(Debug)]
pub enum Door {
    /// Open.
    Open(Token),
    /// A code is asked too; the token of the question.
    Code(String),
}

/// An app that is being set up.
#[derive(Debug)]
pub struct Offer {
    /// The question's token.
    pub token: String,
    /// The secret, as people type it.
    pub secret: Private<String>,
    /// The same as an address for the app, in a picture.
    pub address: Private<String>,
}

/// Who has to give a code.
#[derive(Serialize, Deserialize)]
struct Asked {
    account: AccountId,
    left: u8,
}

/// Opens the door for somebody who knew the passphrase, or asks for a code.
pub(super) async fn door(app: &App, account: &Account, device: &str) -> anyhow::Result<Door> {
    if account.inner.totp.is_some() {
        return Ok(Door::Code(ask(app, account.id, TRIES).await?));
    }
    let (token, session) = new_session(app, account.id, device);
    app.db.add_session(session).await?;
    Ok(Door::Open(token))
}

async fn ask(app: &App, account: AccountId, left: u8) -> anyhow::Result<String> {
    challenge::ask(app, "code", &Asked { account, left }).await
}

/// Takes a code, or a recovery code in its place. When it is wrong: the token of the next question, until there were
/// too many.
pub async fn enter(
    app: &App,
    token: &str,
    code: &str,
    device: &str,
) -> anyhow::Result<Result<Token, Option<String>>> {
    let Some(asked) = challenge::take::<Asked>(app, "code", token).await? else { return Ok(Err(None)) };
    let (now, code) = (app.now(), code.to_owned());
    let (token, session) = new_session(app, asked.account, device);
    let entered = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut account) = tx.hold_account(asked.account).await? else { return Ok(false) };
            if !spend(&mut account.inner, &code, now) {
                return Ok(false);
            }
            tx.save_account(account).await?;
            tx.add_session(session).await.map(|()| true)
        })
    });
    if entered.await? {
        return Ok(Ok(token));
    }
    Ok(Err(match asked.left.checked_sub(1) {
        None | Some(0) => None,
        Some(left) => Some(ask(app, asked.account, left).await?),
    }))
}

/// Whether a code opens; then it does not open again.
fn spend(inner: &mut Inner, code: &str, now: Stamp) -> bool {
    if inner.totp.as_mut().is_some_and(|totp| opens(totp, code, now)) {
        return true;
    }
    spend_code(inner, &code_hash(code))
}

/// Whether it is the code of this step or of the one before, and no code at or after it was used.
fn opens(totp: &mut Totp, code: &str, now: Stamp) -> bool {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let secret = Secret::from(totp.secret.show().clone());
    let Ok(app) = Builder::new().with_secret(secret).with_skew(0).build() else { return false };
    let seconds = |back: i64| u64::try_from(now.0.div_euclid(1_000_000) - back * STEP).unwrap_or(0);
    let step = [0, 1].into_iter().find_map(|back| app.check(&digits, seconds(back)));
    match step.filter(|step| *step > totp.last) {
        Some(step) => {
            totp.last = step;
            true
        }
        None => false,
    }
}

/// Offers a new app a secret. Nothing is asked of anybody until it has given a code.
pub async fn offer(app: &App, account: &Account) -> anyhow::Result<Offer> {
    let secret = Private::new(chance::<20>().to_vec());
    offer_again(app, account, secret).await
}

async fn offer_again(app: &App, account: &Account, secret: Private<Vec<u8>>) -> anyhow::Result<Offer> {
    let token = challenge::ask(app, "totp", &(account.id, &secret)).await?;
    let text = Secret::from(secret.into_shown()).to_base32();
    let name = sign_in_name(account);
    let address = form_urlencoded::Serializer::new(String::new())
        .append_pair("secret", &text)
        .append_pair("issuer", &app.identity().name)
        .finish()
        .replace('+', "%20");
    let label: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let address = format!("otpauth://totp/{}?{address}", label.replace('+', "%20"));
    Ok(Offer { token, secret: text.into(), address: address.into() })
}

/// Takes the app's first code: from now on it is asked. Every other session ends. When the code is wrong, the same
/// secret is offered again.
pub async fn accept(
    app: &App,
    account: &Account,
    token: &str,
    code: &str,
    device: &str,
) -> anyhow::Result<Result<Token, Offer>> {
    let offered = challenge::take::<(AccountId, Private<Vec<u8>>)>(app, "totp", token).await?;
    let Some((_, secret)) = offered.filter(|(id, _)| *id == account.id) else {
        return Ok(Err(offer(app, account).await?));
    };
    let mut totp = Totp { secret, last: 0 };
    if !opens(&mut totp, code, app.now()) {
        return Ok(Err(offer_again(app, account, totp.secret).await?));
    }
    Ok(Ok(set(app, account.id, Some(totp), device).await?))
}

/// Stops asking for codes. Every other session ends.
pub async fn stop(
    app: &App,
    account: &Account,
    typed: Private<String>,
    device: &str,
) -> anyhow::Result<Result<Token, Wrong>> {
    if !is_theirs(account, typed).await? {
        return Ok(Err(Wrong::Closed));
    }
    Ok(Ok(set(app, account.id, None, device).await?))
}

async fn set(app: &App, id: AccountId, totp: Option<Totp>, device: &str) -> anyhow::Result<Token> {
    let (token, session) = new_session(app, id, device);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let mut account = tx.hold_account(id).await?.ok_or(Error::Erased)?;
            account.inner.totp = totp;
            renew(tx, account, session).await
        })
    });
    done.await?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: at 59 seconds the code of this secret ends in 287082, at 1111111109 in 081804.
    #[test]
    fn a_code_opens_once_and_for_a_minute() {
        let at = |seconds: i64| Stamp(seconds * 1_000_000);
        let fresh = || Totp { secret: b"12345678901234567890".to_vec().into(), last: 0 };
        let mut totp = fresh();
        assert!(opens(&mut totp, "287 082", at(59)));
        assert!(!opens(&mut totp, "287082", at(59)), "it was used");
        assert!(opens(&mut fresh(), "287082", at(89)), "the step before");
        for seconds in [29, 90] {
            assert!(!opens(&mut fresh(), "287082", at(seconds)), "{seconds}");
        }
        assert!(opens(&mut totp, "081804", at(1_111_111_109)));
        for wrong in ["", "081805", "0818040", "abcdef"] {
            assert!(!opens(&mut fresh(), wrong, at(1_111_111_109)), "{wrong}");
        }
    }
}
