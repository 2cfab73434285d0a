//! Web Push: wakes a device, and tells it no more than that there is something new (RFC 8030). What it is told is sealed
//! for the device alone (RFC 8291), and signed by this server (RFC 8292).

use crate::fetch;
use aes_gcm::{Aes128Gcm, KeyInit, aead::AeadInOut};
use anyhow::Context;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Stamp, Trouble, bell::Device};
use hkdf::Hkdf;
use p256::{
    PublicKey, SecretKey,
    ecdh::diffie_hellman,
    ecdsa::{Signature, SigningKey, signature::Signer},
    elliptic_curve::sec1::ToSec1Point,
};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use url::Url;

/// Seconds for which a push service keeps a message: a day.
const KEPT: u32 = 24 * 3600;
/// Seconds for which our signature is good.
const SIGNED: i64 = 12 * 3600;
/// The record size that a message says it has (RFC 8188).
const RECORD: u32 = 4096;
/// Most characters of a push service's address.
const MOST_ENDPOINT: usize = 1000;

/// This server's key as push services know it. Prints nothing of itself.
#[derive(Clone)]
pub struct Sender(Arc<SecretKey>);

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sender")
    }
}

/// Most seconds that a push service may have us wait.
const MOST_WAIT: i64 = 24 * 3600;
/// A message that waits for a device is replaced by the next one (RFC 8030, 5.4): nobody is told twice of the same.
const TOPIC: &str = "new";

/// Why a push service took nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unheard {
    /// It takes no such message from us: not now and not later.
    #[error("a push service refuses this server ({0})")]
    Policy(u16),
    /// Not now; where it says so, not for some seconds.
    #[error("a push service asks to come later ({0})")]
    Later(u16, Option<i64>),
    /// It cannot be reached.
    #[error("a push service could not be reached")]
    Away,
}

impl Unheard {
    /// What an operator looks for.
    pub fn trouble(self) -> Trouble {
        if matches!(self, Self::Policy(_)) { Trouble::PushPolicy } else { Trouble::PushLater }
    }

    /// Seconds for which it wants to be left alone.
    pub fn wait(self) -> i64 {
        if let Self::Later(_, Some(wait)) = self { wait.clamp(0, MOST_WAIT) } else { 0 }
    }
}

/// What a push service said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It takes care of the rest.
    Taken,
    /// There is no such device any more.
    Gone,
}

/// What chance gives one message: a key of its own, and a salt.
pub struct Once {
    /// The bytes of the key.
    pub key: [u8; 32],
    /// The salt.
    pub salt: [u8; 16],
}

impl Sender {
    /// The sender of a secret. Not quite every 32 bytes are a key; the hash of those that are none is tried in their place.
    pub fn new(secret: [u8; 32]) -> Self {
        Self(Arc::new(secret_key(secret)))
    }

    /// The public key, as a browser takes it.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(uncompressed(&self.0.public_key()))
    }

    /// Sends a text to a device. Blocks.
    ///
    /// # Errors
    /// [`Unheard`], where its push service cannot be reached or refuses.
    pub fn send(
        &self,
        device: &Device,
        text: &str,
        once: Once,
        now: Stamp,
        allow_private: bool,
    ) -> anyhow::Result<Sent> {
        let endpoint = device.endpoint.show();
        let body = seal(device.key.show(), device.secret.show(), text.as_bytes(), once)?;
        let headers = [
            ("authorization", self.vapid(endpoint, now)?),
            ("content-encoding", "aes128gcm".to_owned()),
            ("content-type", "application/octet-stream".to_owned()),
            ("ttl", KEPT.to_string()),
            ("urgency", "normal".to_owned()),
            ("topic", TOPIC.to_owned()),
        ];
        // what a push service says may quote its address, which names a device
        let answer = fetch::post(endpoint, &headers, &body, allow_private).map_err(|_| Unheard::Away)?;
        match answer.status {
            200..=299 => Ok(Sent::Taken),
            404 | 410 => Ok(Sent::Gone),
            status @ (408 | 425 | 429 | 500..=599) => Err(Unheard::Later(status, answer.wait(now)).into()),
            status => Err(Unheard::Policy(status).into()),
        }
    }

    /// Who sends, to which service, and until when that is good (RFC 8292).
    fn vapid(&self, endpoint: &str, now: Stamp) -> anyhow::Result<String> {
        let audience =
            Url::parse(endpoint).context("a push address cannot be read")?.origin().ascii_serialization();
        let until = now.plus_seconds(SIGNED).timestamp().as_second();
        let claims = serde_json::json!({ "aud": audience, "exp": until });
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let said = format!("{}.{}", part(r#"{"typ":"JWT","alg":"ES256"}"#), part(&claims.to_string()));
        let signature: Signature = SigningKey::from(&*self.0).sign(said.as_bytes());
        Ok(format!("vapid t={said}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.to_bytes()), self.public()))
    }
}

/// A device as its browser describes it, where that can be used: an address of the web, a point of the curve, 16 bytes.
pub fn device(name: &str, endpoint: &str, key: &str, secret: &str, allow_private: bool) -> Option<Device> {
    let url = Url::parse(endpoint).ok().filter(|_| endpoint.len() <= MOST_ENDPOINT)?;
    let secure = url.scheme() == "https" || (allow_private && url.scheme() == "http");
    let plain = url.username().is_empty() && url.password().is_none() && url.host().is_some();
    let key = URL_SAFE_NO_PAD.decode(key).ok()?;
    PublicKey::from_sec1_bytes(&key).ok().filter(|_| secure && plain)?;
    let secret: [u8; 16] = URL_SAFE_NO_PAD.decode(secret).ok()?.try_into().ok()?;
    Some(Device {
        name: name.to_owned().into(),
        endpoint: endpoint.to_owned().into(),
        key: key.into(),
        secret: secret.into(),
    })
}

fn secret_key(mut bytes: [u8; 32]) -> SecretKey {
    loop {
        match SecretKey::from_slice(&bytes) {
            Ok(key) => return key,
            Err(_) => bytes = Sha256::digest(bytes).into(),
        }
    }
}

fn uncompressed(key: &PublicKey) -> Vec<u8> {
    key.to_sec1_point(false).as_bytes().to_vec()
}

/// Seals a text for a device (RFC 8291, one record of RFC 8188).
fn seal(key: &[u8], secret: &[u8; 16], text: &[u8], once: Once) -> anyhow::Result<Vec<u8>> {
    let theirs =
        PublicKey::from_sec1_bytes(key).map_err(|_| anyhow::anyhow!("a device's key cannot be read"))?;
    let own = secret_key(once.key);
    let ours = uncompressed(&own.public_key());
    let shared = diffie_hellman(own.to_nonzero_scalar(), theirs.as_affine());
    let info = [b"WebPush: info\0".as_slice(), uncompressed(&theirs).as_slice(), ours.as_slice()].concat();
    let start: [u8; 32] = derive(secret, shared.raw_secret_bytes(), &info)?;
    let cipher: [u8; 16] = derive(&once.salt, &start, b"Content-Encoding: aes128gcm\0")?;
    let nonce: [u8; 12] = derive(&once.salt, &start, b"Content-Encoding: nonce\0")?;
    let mut sealed = [text, &[2]].concat(); // 2: the last record
    Aes128Gcm::new(&cipher.into())
        .encrypt_in_place(&nonce.into(), b"", &mut sealed)
        .map_err(|_| anyhow::anyhow!("a message cannot be sealed"))?;
    let head = [once.salt.as_slice(), &RECORD.to_be_bytes(), &[u8::try_from(ours.len())?]].concat();
    Ok([head, ours, sealed].concat())
}

fn derive<const N: usize>(salt: &[u8], from: &[u8], info: &[u8]) -> anyhow::Result<[u8; N]> {
    let mut out = [0; N];
    let expanded = Hkdf::<Sha256>::new(Some(salt), from).expand(info, &mut out);
    expanded.map_err(|_| anyhow::anyhow!("a key cannot be derived"))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::{VerifyingKey, signature::Verifier};

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
    }

    /// RFC 8291, section 5.
    #[test]
    fn a_message_is_sealed_as_the_rfc_shows() {
        let key: [u8; 65] =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        let once = Once {
            key: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"),
        };
        let secret = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        let sealed = seal(&key, &secret, b"When I grow up, I want to be a watermelon", once).unwrap();
        let told = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz\
            AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed), told.replace(' ', ""));
    }

    #[test]
    fn a_push_service_can_tell_who_sends() {
        let sender = Sender::new([7; 32]);
        let now = Stamp(1_795_435_200_000_000);
        let header = sender.vapid("https://push.example.net/send/abc?d=1", now).unwrap();
        let (token, key) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(key, sender.public());
        let (said, signature) = token.rsplit_once('.').unwrap();
        let key = VerifyingKey::from_sec1_bytes(&URL_SAFE_NO_PAD.decode(key).unwrap()).unwrap();
        let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
        assert!(key.verify(said.as_bytes(), &signature).is_ok());
        let claims = URL_SAFE_NO_PAD.decode(said.split('.').nth(1).unwrap()).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
        assert_eq!(claims["aud"], "https://push.example.net");
        assert_eq!(claims["exp"].as_i64(), Some(1_795_435_200 + SIGNED));
    }

    #[test]
    fn a_secret_that_is_no_key_gives_one_all_the_same() {
        assert_ne!(Sender::new([0; 32]).public(), Sender::new([0xff; 32]).public());
    }

    #[test]
    fn a_device_that_cannot_be_used_is_none() {
        let key = Sender::new([7; 32]).public();
        let secret = URL_SAFE_NO_PAD.encode([1; 16]);
        let read = |endpoint: &str, key: &str, secret: &str| device("", endpoint, key, secret, false);
        let good = "https://push.example.net/a";
        assert!(read(good, &key, &secret).is_some());
        let long = format!("{good}{}", "a".repeat(MOST_ENDPOINT));
        let odd =
            ["http://push.example.net/a", "https://me:pw@push.example.net/", "ftp://a", "", long.as_str()];
        for endpoint in odd {
            assert!(read(endpoint, &key, &secret).is_none(), "{endpoint}");
        }
        assert!(read(good, &secret, &secret).is_none() && read(good, &key, &key).is_none());
        assert!(device("", "http://127.0.0.1:9/a", &key, &secret, true).is_some());
    }
}
