//! The vault: everything that a person said or is named by lies in the database sealed.
//!
//! **A root key never lies in the database.** It wraps data keys; one data key belongs to one account, one member or one
//! group, and one to the house itself ([`HOUSE`]). What is sealed is bound to its table, column and row, so that nothing
//! can be moved, and padded, so that its length says little. Destroying a data key destroys all that it sealed.
//!
//! Sealing is AES-256-GCM-SIV (RFC 8452) with a random nonce; blind indexes and root ids are HMAC-SHA-256; keys for
//! purposes come from HKDF-SHA-256 (RFC 5869).

mod data_key;
mod lately;
mod padding;
mod root;

pub(crate) use data_key::{DataKey, Place};
use lately::{Lately, Seal};
pub use root::RootKey;

use crate::Error;
use domain::Id;
use serde::de::DeserializeOwned;
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard},
};

/// Fills bytes with chance; from the operating system outside tests.
pub type Chance = fn(&mut [u8]);
/// Gives the root keys that are valid now, the one to wrap with first. Asked again when a data key was wrapped with one
/// that is not known yet: that is how a running server hears of a rotation.
pub type Roots = Arc<dyn Fn() -> Vec<RootKey> + Send + Sync>;

/// Whose a data key is, on the vault's side.
pub(crate) enum KeyNoun {}
pub(crate) type KeyId = Id<KeyNoun>;

/// The key that seals what belongs to nobody in particular: an owner's address, a letter that waits.
pub(crate) const HOUSE: KeyId = Id::NIL;

/// Most opened data keys in memory, at about 100 bytes each.
const MOST_OPEN: usize = 65_536;

/// What a vault needs to be open.
pub(crate) struct Vault {
    roots: Roots,
    known: RwLock<Vec<RootKey>>,
    chance: Chance,
    open: Mutex<HashMap<KeyId, Arc<DataKey>>>,
    lately: Mutex<Lately>,
}

/// A vault that may not be open yet.
#[derive(Clone, Default)]
pub(crate) struct Door(Arc<OnceLock<Vault>>);

impl Door {
    /// Opens the vault; a second opening changes nothing.
    pub(crate) fn unlock(&self, roots: Roots, chance: Chance) -> Result<(), Error> {
        let known = RwLock::new(roots());
        let vault = Vault { roots, known, chance, open: Mutex::default(), lately: Mutex::default() };
        self.0.set(vault).ok();
        self.vault().map(drop)
    }

    /// The vault, when it is open.
    pub(crate) fn vault(&self) -> Result<&Vault, Error> {
        self.0.get().ok_or(Error::Locked)
    }
}

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Door")
    }
}

impl Vault {
    fn chance<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.chance)(&mut bytes);
        bytes
    }

    /// A new data key, and how it is stored.
    pub(crate) fn make(&self, id: KeyId) -> Result<(Arc<DataKey>, Vec<u8>), Error> {
        self.look_again(); // a new data key never goes under a root that is on its way out
        let key = Arc::new(DataKey::new(self.chance()));
        let wrapped = self.wrap(id, &key)?;
        Ok((key, wrapped))
    }

    /// How a data key is stored: under the newest root.
    pub(crate) fn wrap(&self, id: KeyId, key: &DataKey) -> Result<Vec<u8>, Error> {
        Ok(self.known().first().ok_or(Error::WrongKey)?.wrap(id, key, self.chance()))
    }

    /// Opens a stored data key and remembers it.
    pub(crate) fn unwrap(&self, id: KeyId, wrapped: &[u8]) -> Result<Arc<DataKey>, Error> {
        let key = Arc::new(self.unwrap_now(id, wrapped)?);
        self.remember(id, Arc::clone(&key));
        Ok(key)
    }

    fn unwrap_now(&self, id: KeyId, wrapped: &[u8]) -> Result<DataKey, Error> {
        let find = || self.known().iter().find(|root| root.wrapped(wrapped)).cloned();
        let root = find().or_else(|| {
            self.look_again();
            find()
        });
        root.ok_or(Error::WrongKey)?.unwrap(id, wrapped)
    }

    fn known(&self) -> RwLockReadGuard<'_, Vec<RootKey>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for the root keys that are valid now.
    pub(crate) fn look_again(&self) {
        let roots = (self.roots)();
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = roots;
    }

    /// Whether a stored data key lies under the newest root already.
    pub(crate) fn is_newest(&self, wrapped: &[u8]) -> bool {
        self.known().first().is_some_and(|root| root.wrapped(wrapped))
    }

    /// Data keys that were opened before.
    pub(crate) fn remembered(&self, ids: impl Iterator<Item = KeyId>) -> Vec<(KeyId, Option<Arc<DataKey>>)> {
        let open = self.open();
        ids.map(|id| (id, open.get(&id).cloned())).collect()
    }

    fn remember(&self, id: KeyId, key: Arc<DataKey>) {
        let mut open = self.open();
        if open.len() >= MOST_OPEN {
            open.clear(); // rare, and each comes back with its next use
        }
        open.insert(id, key);
    }

    /// Forgets an opened data key, and with it whatever was opened.
    pub(crate) fn forget(&self, id: KeyId) {
        self.open().remove(&id);
        self.lately().forget();
    }

    /// What `owner` sealed for a place: as it was opened lately, or opened now.
    pub(crate) fn opened<B: DeserializeOwned + Clone + Send + Sync + 'static>(
        &self,
        owner: (KeyId, &DataKey),
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<B, Error> {
        let seal = Seal::of(owner.0, place, sealed);
        let known = seal.as_ref().and_then(|seal| self.lately().get(seal));
        if let Some(body) = known.as_deref().and_then(|known| known.downcast_ref::<B>()) {
            return Ok(body.clone());
        }
        let body: B = owner.1.unseal(place, sealed)?;
        if let Some(seal) = seal {
            self.lately().keep(seal, Arc::new(body.clone()), sealed.len());
        }
        Ok(body)
    }

    /// Gives back the memory of what was opened, when hardly any of it was asked for since the last call.
    pub(crate) fn rest(&self) {
        self.lately().rest();
    }

    fn open(&self) -> MutexGuard<'_, HashMap<KeyId, Arc<DataKey>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lately(&self) -> MutexGuard<'_, Lately> {
        self.lately.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seals for a place.
    pub(crate) fn seal(&self, key: &DataKey, place: Place<'_>, plain: &[u8]) -> Vec<u8> {
        key.seal(place, plain, self.chance())
    }
}
