//! The key that signs links: a secret of the vault, so that every node has the same.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{AccountId, ListingId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Signs and checks links. Prints nothing of itself.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

const TAG: usize = 16;

/// Bytes of a number.
const NUMBER: usize = 8;

impl Key {
    /// A key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn tag(&self, purpose: &str, body: &[u8]) -> [u8; TAG] {
        let mut out = [0; TAG];
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) {
            mac.update(purpose.as_bytes());
            mac.update(&[0]);
            mac.update(body);
            out.copy_from_slice(&mac.finalize().into_bytes()[..TAG]);
        }
        out
    }

    /// The token of the link that keeps a listing; a new `version` makes the older links void.
    pub fn keep_token(&self, listing: ListingId, version: u32) -> String {
        self.signed("keep", [&listing.bytes()[..], &version.to_be_bytes()].concat())
    }

    /// The listing and version of a token, if it was signed with this key.
    pub fn read_keep_token(&self, token: &str) -> Option<(ListingId, u32)> {
        version(self.read("keep", token)?)
    }

    /// The token of the links in an account's letters; another `nonce` makes the older links void.
    pub fn letter_token(&self, account: AccountId, nonce: &[u8; 16]) -> String {
        self.signed("letter", [account.bytes(), *nonce].concat())
    }

    /// The account and nonce of a token, if it was signed with this key.
    pub fn read_letter_token(&self, token: &str) -> Option<(AccountId, [u8; 16])> {
        let body: [u8; 32] = self.read("letter", token)?;
        let (id, nonce) = body.split_at(16);
        Some((AccountId::from_bytes(id.try_into().ok()?), nonce.try_into().ok()?))
    }

    /// The name of a letter (`Message-ID`) that says this, whoever sends it and however often: nobody else can tell what
    /// it is of.
    pub fn letter_id(&self, about: &str, said: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.tag(&format!("letter id {about}"), said))
    }

    /// The token of the link that ends the letters to who keeps a listing, and does nothing else.
    pub fn stop_token(&self, listing: ListingId, version: u32) -> String {
        self.signed("stop", [&listing.bytes()[..], &version.to_be_bytes()].concat())
    }

    /// The listing and version of a token, if it was signed with this key.
    pub fn read_stop_token(&self, token: &str) -> Option<(ListingId, u32)> {
        version(self.read("stop", token)?)
    }

    /// What a browser keeps of what it came with, good at the door with this address alone: it stands in no address.
    pub fn door_token(&self, address: &str, came: &[u8]) -> String {
        self.signed(&format!("door {address}"), came.to_vec())
    }

    /// What a browser came with to the door with this address, if that was signed with this key.
    pub fn read_door_token(&self, address: &str, token: &str) -> Option<Vec<u8>> {
        self.read_any(&format!("door {address}"), token)
    }

    /// A short name for a secret, to stand where the secret must not: it opens nothing, and nobody else can tell what it is of.
    pub fn number(&self, secret: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(&self.tag("number", secret)[..NUMBER])
    }

    /// The token of the link that sets a new server up: the same at each start, on every node.
    pub fn setup_token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.tag("setup", &[]))
    }

    /// Whether a token is that of the link that sets a new server up.
    pub fn is_setup_token(&self, token: &str) -> bool {
        self.read::<0>("setup", token).is_some()
    }

    fn signed(&self, purpose: &str, mut body: Vec<u8>) -> String {
        let tag = self.tag(purpose, &body);
        body.extend(tag);
        URL_SAFE_NO_PAD.encode(body)
    }

    /// What a token holds, if it was signed with this key for this purpose.
    fn read<const N: usize>(&self, purpose: &str, token: &str) -> Option<[u8; N]> {
        self.read_any(purpose, token)?.try_into().ok()
    }

    fn read_any(&self, purpose: &str, token: &str) -> Option<Vec<u8>> {
        let mut body = URL_SAFE_NO_PAD.decode(token).ok()?;
        let tag = body.split_off(body.len().checked_sub(TAG)?);
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(&body);
        mac.verify_truncated_left(&tag).is_ok().then_some(body)
    }
}

/// A listing and a version, out of a token.
fn version(body: [u8; 20]) -> Option<(ListingId, u32)> {
    let (id, version) = body.split_at(16);
    Some((ListingId::from_bytes(id.try_into().ok()?), u32::from_be_bytes(version.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_only_what_it_was_signed_for() {
        let (key, other) = (Key::new([1; 32]), Key::new([2; 32]));
        let id = ListingId::from_bytes([7; 16]);
        let token = key.keep_token(id, 3);
        assert_eq!(key.read_keep_token(&token), Some((id, 3)));
        assert_eq!(other.read_keep_token(&token), None);
        let letter = key.letter_token(AccountId::from_bytes([7; 16]), &[8; 16]);
        assert_eq!(key.read_letter_token(&letter), Some((AccountId::from_bytes([7; 16]), [8; 16])));
        assert_eq!((other.read_letter_token(&letter), key.read_letter_token(&token)), (None, None));
        let stop = key.stop_token(id, 3);
        assert_eq!((key.read_stop_token(&stop), key.read_stop_token(&token)), (Some((id, 3)), None));
        assert_eq!(key.read_keep_token(&stop), None, "who may end letters changes nothing else");
        let door = key.door_token("/claim/a", b"a link");
        assert_eq!(key.read_door_token("/claim/a", &door).as_deref(), Some(&b"a link"[..]));
        assert_eq!(
            (key.read_door_token("/claim/b", &door), other.read_door_token("/claim/a", &door)),
            (None, None)
        );
        assert_eq!((key.read_door_token("/claim/a", &letter), key.read_letter_token(&door)), (None, None));
        assert_eq!(key.number(b"one"), key.number(b"one"));
        assert!(key.number(b"one") != key.number(b"two") && key.number(b"one") != other.number(b"one"));
        assert_eq!(key.letter_id("news", b"one"), key.letter_id("news", b"one"));
        for other in
            [key.letter_id("news", b"two"), key.letter_id("ask", b"one"), other.letter_id("news", b"one")]
        {
            assert_ne!(key.letter_id("news", b"one"), other);
        }
        let setup = key.setup_token();
        assert!(key.is_setup_token(&setup) && !other.is_setup_token(&setup));
        assert!(!key.is_setup_token("") && !key.is_setup_token(&letter));
        let mut forged = token.clone().into_bytes();
        forged[5] = if forged[5] == b'A' { b'B' } else { b'A' };
        assert_eq!(key.read_keep_token(&String::from_utf8(forged).unwrap()), None);
        assert_eq!(key.read_keep_token(""), None);
        assert_eq!(key.read_keep_token(&token[..30]), None);
    }
}
