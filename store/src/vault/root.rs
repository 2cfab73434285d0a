//! The root key: wraps data keys, and nothing else.

use super::{DataKey, KeyId, Place, data_key::NONCE};
use crate::Error;
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

const ID: usize = 8;
const WRAPPED: Place<'static> = Place { table: "keys", column: "wrapped", row: &[] };

/// A root key. Prints nothing of itself.
#[derive(Clone)]
pub struct RootKey {
    id: [u8; ID],
    wrapping: DataKey,
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey")
    }
}

impl RootKey {
    /// The root key of these 32 bytes.
    pub fn new(bytes: &[u8; 32]) -> Self {
        let hkdf = Hkdf::<Sha256>::new(None, bytes);
        let (mut id, mut wrapping) = ([0; ID], Zeroizing::new([0; 32]));
        // Fails only for lengths that HKDF cannot give; these are fixed and short.
        let told = hkdf.expand(b"commonground root id", &mut id);
        let made = hkdf.expand(b"commonground wrapping", &mut *wrapping);
        debug_assert!(told.is_ok() && made.is_ok());
        Self { id, wrapping: DataKey::new(*wrapping) }
    }

    /// Whether this root wrapped a data key.
    pub(super) fn wrapped(&self, wrapped: &[u8]) -> bool {
        wrapped.starts_with(&self.id)
    }

    /// Whether it opens a stored data key.
    pub(crate) fn opens(&self, id: KeyId, wrapped: &[u8]) -> bool {
        self.wrapped(wrapped) && self.unwrap(id, wrapped).is_ok()
    }

    pub(super) fn wrap(&self, id: KeyId, key: &DataKey, nonce: [u8; NONCE]) -> Vec<u8> {
        let row = id.bytes();
        let mut wrapped = self.id.to_vec();
        wrapped.extend(self.wrapping.seal(Place { row: &row, ..WRAPPED }, &key.bytes()[..], nonce));
        wrapped
    }

    pub(super) fn unwrap(&self, id: KeyId, wrapped: &[u8]) -> Result<DataKey, Error> {
        let row = id.bytes();
        let sealed = wrapped.get(ID..).ok_or(Error::WrongKey)?;
        let bytes = self.wrapping.open(Place { row: &row, ..WRAPPED }, sealed).map(Zeroizing::new)?;
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| Error::WrongKey)?;
        Ok(DataKey::new(bytes))
    }
}
