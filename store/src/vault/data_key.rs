//! A data key: seals and opens.

use super::padding::{pad, unpad};
use crate::Error;
use aes_gcm_siv::Aes256GcmSiv;
use chacha20poly1305::{
    AeadInOut, KeyInit, XChaCha20Poly1305,
    aead::{Nonce, consts::U32},
};
use hmac::{Hmac, Mac};
use serde::de::DeserializeOwned;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The first byte of what is sealed now: AES-256-GCM-SIV (RFC 8452), a third of the other's cost where the processor
/// knows AES. A nonce that comes twice would tell no more than that the same was sealed twice.
const VERSION: u8 = 2;
pub(super) const NONCE: usize = 12;
/// The first byte of what was sealed before: XChaCha20-Poly1305.
const BEFORE: u8 = 1;
const NONCE_BEFORE: usize = 24;

/// Where something sealed lies. It opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    pub(crate) row: &'p [u8],
}

impl Place<'_> {
    /// Without a doubt which part is which: names hold no zero byte.
    fn bound(self) -> Vec<u8> {
        [self.table.as_bytes(), b"\0", self.column.as_bytes(), b"\0", self.row].concat()
    }
}

/// A key that seals. Prints nothing of itself; wiped from memory with its last user.
#[derive(Clone)]
pub(crate) struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(super) fn bytes(&self) -> &Zeroizing<[u8; 32]> {
        &self.0
    }

    fn cipher<C: KeyInit<KeySize = U32>>(&self) -> C {
        C::new((&*self.0).into())
    }

    /// Version, nonce, padded text and tag.
    pub(super) fn seal(&self, place: Place<'_>, plain: &[u8], nonce: [u8; NONCE]) -> Vec<u8> {
        let mut sealed = vec![VERSION];
        sealed.extend_from_slice(&nonce);
        let mut text = pad(plain);
        // Fails only for texts of 256 GiB.
        let done = self.cipher::<Aes256GcmSiv>().encrypt_in_place(&nonce.into(), &place.bound(), &mut text);
        debug_assert!(done.is_ok());
        sealed.append(&mut text);
        sealed
    }

    /// Opens a value.
    pub(crate) fn unseal<B: DeserializeOwned>(&self, place: Place<'_>, sealed: &[u8]) -> Result<B, Error> {
        serde_json::from_slice(&self.open(place, sealed)?).map_err(|error| Error::body(place.table, &error))
    }

    /// What was sealed for this place with this key.
    pub(crate) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let unreadable = || Error::Unsealable { table: place.table, column: place.column };
        let (&version, rest) = sealed.split_first().ok_or_else(unreadable)?;
        let text = match version {
            VERSION => opened::<Aes256GcmSiv, NONCE>(self.cipher(), place, rest),
            BEFORE => opened::<XChaCha20Poly1305, NONCE_BEFORE>(self.cipher(), place, rest),
            _ => None,
        };
        text.and_then(unpad).ok_or_else(unreadable)
    }

    /// A keyed fingerprint of a text, to find a row by without saying by what.
    pub(crate) fn blind(&self, purpose: &str, text: &[u8]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block(&self.0));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text);
        mac.finalize().into_bytes().into()
    }
}

/// The padded text behind a nonce.
fn opened<C: AeadInOut, const N: usize>(cipher: C, place: Place<'_>, sealed: &[u8]) -> Option<Vec<u8>>
where
    Nonce<C>: From<[u8; N]>,
{
    let (nonce, text) = sealed.split_first_chunk::<N>()?;
    let mut text = text.to_vec();
    cipher.decrypt_in_place(&(*nonce).into(), &place.bound(), &mut text).ok()?;
    Some(text)
}

/// The key at the length that HMAC works with, padded as HMAC itself pads (RFC 2104).
fn block(key: &[u8; 32]) -> hmac::digest::Key<Hmac<Sha256>> {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    block.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place<'static> = Place { table: "posts", column: "body", row: b"7" };

    #[test]
    fn what_is_sealed_opens_only_with_its_key_at_its_place() {
        let (key, other) = (DataKey::new([1; 32]), DataKey::new([2; 32]));
        let sealed = key.seal(HERE, b"I was afraid", [9; NONCE]);
        assert_eq!(key.open(HERE, &sealed).unwrap(), b"I was afraid");
        assert!(!sealed.windows(6).any(|part| part == b"afraid"));
        assert!(other.open(HERE, &sealed).is_err());
        for elsewhere in [
            Place { table: "threads", ..HERE },
            Place { column: "title", ..HERE },
            Place { row: b"8", ..HERE },
            Place { row: b"", ..HERE },
        ] {
            assert!(key.open(elsewhere, &sealed).is_err(), "{elsewhere:?}");
        }
        for at in 0..sealed.len() {
            let mut broken = sealed.clone();
            broken[at] ^= 1;
            assert!(key.open(HERE, &broken).is_err(), "byte {at}");
            assert!(key.open(HERE, &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn what_was_sealed_before_opens_too() {
        let key = DataKey::new([1; 32]);
        let mut sealed = vec![BEFORE];
        sealed.extend([9; NONCE_BEFORE]);
        let mut text = pad(b"I was afraid");
        let cipher: XChaCha20Poly1305 = key.cipher();
        cipher.encrypt_in_place(&[9; NONCE_BEFORE].into(), &HERE.bound(), &mut text).unwrap();
        sealed.extend(text);
        assert_eq!(key.open(HERE, &sealed).unwrap(), b"I was afraid");
        sealed[0] = VERSION;
        assert!(key.open(HERE, &sealed).is_err());
    }

    #[test]
    fn a_blind_index_depends_on_key_purpose_and_text() {
        let (key, other) = (DataKey::new([1; 32]), DataKey::new([2; 32]));
        let index = key.blind("name", b"fern");
        assert_eq!(index, key.blind("name", b"fern"));
        assert_eq!(index.len(), 32);
        for different in
            [key.blind("mail", b"fern"), key.blind("name", b"ferns"), other.blind("name", b"fern")]
        {
            assert_ne!(index, different);
        }
    }
}
