//! Passphrases: hashed with argon2id (RFC 9106) at the strength that OWASP asks for, on as many cores at once as there are.

use crate::chance::chance;
use anyhow::anyhow;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use domain::{Private, account::Wrong};
use std::sync::LazyLock;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// 19 MiB and two passes.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// The least that `zxcvbn` may say of a passphrase, of 0 to 4: about 10^10 guesses.
const STRONG: zxcvbn::Score = zxcvbn::Score::Three;

static CORES: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));
/// The hash of nobody's passphrase: an unknown name takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| make(&chance::<32>()).unwrap_or_default());

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, 1, None).map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn make(passphrase: &[u8]) -> anyhow::Result<String> {
    let hash = hasher()?.hash_password_with_salt(passphrase, &chance::<16>());
    Ok(hash.map_err(|error| anyhow!("argon2: {error}"))?.to_string())
}

/// Whether a passphrase can be used with a name: long enough, and hard to guess by somebody who knows the usual ones.
///
/// # Errors
/// [`Wrong::Length`], [`Wrong::Easy`].
pub(crate) fn check(name: &str, passphrase: &str) -> Result<(), Wrong> {
    domain::account::check_passphrase(name, passphrase)?;
    if zxcvbn::zxcvbn(passphrase, &[name]).score() < STRONG { Err(Wrong::Easy) } else { Ok(()) }
}

/// The hash of a passphrase (PHC string).
pub(crate) async fn hash(passphrase: String) -> anyhow::Result<Private<String>> {
    let _core = CORES.acquire().await?;
    Ok(spawn_blocking(move || make(passphrase.as_bytes())).await??.into())
}

/// Whether a passphrase is the one that was hashed. Without a hash it takes as long, and is none.
pub(crate) async fn verify(hash: Option<Private<String>>, passphrase: String) -> anyhow::Result<bool> {
    let _core = CORES.acquire().await?;
    let right = spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.map_or_else(|| NOBODY.clone(), Private::into_shown);
        let parsed = PasswordHash::new(&hash).map_err(|error| anyhow!("a stored hash: {error}"))?;
        Ok::<bool, anyhow::Error>(hasher()?.verify_password(passphrase.as_bytes(), &parsed).is_ok() && known)
    });
    right.await?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_one_opens() {
        let hashed = hash("four quiet words here".into()).await.unwrap();
        assert!(hashed.show().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify(Some(hashed.clone()), "four quiet words here".into()).await.unwrap());
        assert!(!verify(Some(hashed), "four quiet words".into()).await.unwrap());
        assert!(!verify(None, "four quiet words here".into()).await.unwrap());
    }

    #[test]
    fn the_usual_ones_are_refused() {
        for easy in ["password1234", "123456789012", "qwertyuiopas", "quietriver2024", "iloveyouiloveyou"] {
            assert_eq!(check("quietriver", easy), Err(Wrong::Easy), "{easy}");
        }
        assert_eq!(check("quietriver", "lantern orchard seven mist"), Ok(()));
    }
}
