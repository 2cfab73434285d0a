//! What shows that it is them: passphrase, recovery codes and sessions.

use crate::{
    app::App,
    chance::chance,
    passphrase,
    token::{TOKEN, token_hash},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use domain::{
    AccountId, Private,
    account::{Account, CODES, Inner},
    session::{self, Session},
};
use sha2::{Digest, Sha256};
use store::{Error, Tx};

/// Letters of a recovery code, four by four: none that looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many letters it has: 80 bits.
const CODE: usize = 16;

/// A new session's token, for the cookie.
pub type Token = Private<[u8; TOKEN]>;

/// Whether what was typed shows that it is them: the passphrase, or where there is none, a recovery code.
pub(in crate::actions) async fn is_theirs(account: &Account, typed: Private<String>) -> anyhow::Result<bool> {
    match account.inner.passphrase.clone() {
        None => Ok(account.inner.codes.contains(&code_hash(typed.show()))),
        hash => passphrase::verify(hash, typed.into_shown()).await,
    }
}

/// The sign-in name.
pub(in crate::actions) fn sign_in_name(account: &Account) -> &str {
    account.inner.name.as_ref().map_or("", |name| name.show())
}

/// Saves an account whose way in has changed: only the new session is left.
pub(in crate::actions) async fn renew(tx: &mut Tx, account: Account, session: Session) -> Result<(), Error> {
    let (id, token) = (account.id, session.token);
    tx.save_account(account).await?;
    tx.add_session(session).await?;
    tx.end_other_sessions(id, token).await.map(drop)
}

pub(in crate::actions) fn new_session(app: &App, account: AccountId, device: &str) -> (Token, Session) {
    let token: [u8; TOKEN] = chance();
    let inner = session::Inner { device: device.to_owned().into() };
    let ends = app.today() + session::DAYS;
    (token.into(), Session { token: token_hash(&token), account, ends, inner })
}

pub(super) fn new_codes() -> (Private<Vec<String>>, Vec<Private<String>>) {
    let codes: Vec<String> = (0..CODES).map(|_| new_code()).collect();
    let hashes = codes.iter().map(|code| code_hash(code)).collect();
    (codes.into(), hashes)
}

fn new_code() -> String {
    let letters = chance::<CODE>().map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Whether a recovery code is one of the account's; then it is used up.
pub(in crate::actions) fn spend_code(inner: &mut Inner, hash: &Private<String>) -> bool {
    let known = inner.codes.iter().position(|known| known == hash);
    known.map(|at| inner.codes.remove(at)).is_some()
}

/// A code is all chance, so one round of hashing is enough.
pub(in crate::actions) fn code_hash(code: &str) -> Private<String> {
    let letters: String =
        code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    STANDARD_NO_PAD.encode(Sha256::digest(letters)).into()
}
