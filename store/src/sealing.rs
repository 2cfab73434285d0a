//! Data keys: made, found, destroyed, and wrapped anew when the root key changes.

use crate::engine::{Row, Value, statements};
use crate::vault::{Chance, DataKey, HOUSE, KeyId, Place, Roots};
use crate::{Db, Error, Tx};
use domain::Id;
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::HashMap, sync::Arc};

statements! {
    ONE = "SELECT id, wrapped FROM keys WHERE id = $1";
    ADD = "INSERT INTO keys (id, wrapped) VALUES ($1, $2)";
    FIRST = "INSERT INTO keys (id, wrapped) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    DESTROY = "DELETE FROM keys WHERE id = $1";
    PAGE = "SELECT id, wrapped FROM keys WHERE id > $1 ORDER BY id LIMIT $2";
    REWRAP = "UPDATE keys SET wrapped = $2 WHERE id = $1 AND wrapped = $3";
}

/// How every body begins that was written before there was a vault, being JSON; nothing sealed does.
pub(crate) const OPEN_MARK: &[u8] = b"{";

/// How many data keys are wrapped anew in one transaction.
const AT_ONCE: usize = 500;

impl Db {
    /// Whether a root key was ever given to this database.
    ///
    /// # Errors
    /// [`Error::Closed`], [`Error::Unavailable`].
    pub async fn is_sealed(&self) -> Result<bool, Error> {
        self.read(|tx| Box::pin(async move { Ok(tx.row(ONE, &[HOUSE.into()], wrapped).await?.is_some()) }))
            .await
    }

    /// Opens the vault for all clones of this `Db`. The first root key ever given becomes this database's.
    ///
    /// # Errors
    /// [`Error::WrongKey`] when the database is sealed with another root key; then nothing was changed.
    pub async fn unlock(&self, roots: Roots, chance: Chance) -> Result<(), Error> {
        self.door().unlock(roots, chance)?;
        self.tx(|tx| {
            Box::pin(async move {
                if tx.row(ONE, &[HOUSE.into()], wrapped).await?.is_none() {
                    let (_, made) = tx.vault()?.make(HOUSE)?;
                    tx.run(FIRST, &[HOUSE.into(), made.into()]).await?;
                }
                tx.data_key(HOUSE).await?;
                tx.seal_old_submissions().await?;
                tx.seal_old_reports().await
            })
        })
        .await
    }

    /// A secret of this database for one purpose, the same on every node and after every restore.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub async fn secret(&self, purpose: &'static str) -> Result<[u8; 32], Error> {
        self.read(move |tx| {
            Box::pin(async move { Ok(tx.data_key(HOUSE).await?.blind("secret", purpose.as_bytes())) })
        })
        .await
    }

    /// Wraps every data key with the newest root key; how many it wrapped. It may be stopped and begun again, and the
    /// server may serve meanwhile.
    ///
    /// # Errors
    /// [`Error::WrongKey`] when a data key was wrapped with a root key that is not at hand.
    pub async fn rewrap_keys(&self) -> Result<u64, Error> {
        self.door().vault()?.look_again();
        let (mut after, mut wrapped) = (None, 0);
        loop {
            let (last, done) =
                self.tx(move |tx| Box::pin(async move { tx.rewrap_page(after).await })).await?;
            wrapped += done;
            match last {
                Some(last) => after = Some(last),
                None => return Ok(wrapped),
            }
        }
    }
}

impl Tx {
    async fn rewrap_page(&mut self, after: Option<KeyId>) -> Result<(Option<KeyId>, u64), Error> {
        // the house's key has the lowest id: it comes first, before any id
        let from = after.map_or(Value::Bytes(vec![]), Into::into);
        let page = self.rows(PAGE, &[from, AT_ONCE.into()], wrapped).await?;
        let mut done = 0;
        for (id, old) in &page {
            if self.vault()?.is_newest(old) {
                continue;
            }
            let key = self.vault()?.unwrap(*id, old)?;
            let new = self.vault()?.wrap(*id, &key)?;
            done += self.run(REWRAP, &[(*id).into(), new.into(), old.clone().into()]).await?;
        }
        Ok((page.last().map(|(id, _)| *id), done))
    }

    /// Makes the data key of an account, a member or a group.
    pub(crate) async fn make_key<T>(&mut self, owner: Id<T>) -> Result<Arc<DataKey>, Error> {
        let id = key_id(owner);
        let (key, wrapped) = self.vault()?.make(id)?;
        self.run(ADD, &[id.into(), wrapped.into()]).await?;
        Ok(key)
    }

    /// The data key of an account, a member, a group or the house.
    ///
    /// # Errors
    /// [`Error::Erased`] when it was destroyed.
    pub(crate) async fn data_key<T>(&mut self, owner: Id<T>) -> Result<Arc<DataKey>, Error> {
        let id = key_id(owner);
        if let Some((_, Some(key))) = self.vault()?.remembered([id].into_iter()).pop() {
            return Ok(key);
        }
        let (_, wrapped) = self.row(ONE, &[id.into()], wrapped).await?.ok_or(Error::Erased)?;
        self.vault()?.unwrap(id, &wrapped)
    }

    /// The data keys of several; who was erased is left out.
    pub(crate) async fn data_keys<T>(
        &mut self,
        owners: impl IntoIterator<Item = Id<T>>,
    ) -> Result<HashMap<Id<T>, Arc<DataKey>>, Error> {
        let (mut keys, mut missing) = (HashMap::new(), vec![]);
        for (id, key) in self.vault()?.remembered(owners.into_iter().map(key_id)) {
            match key {
                Some(key) => drop(keys.insert(Id::from_bytes(id.bytes()), key)),
                None => missing.push(vec![id.into()]),
            }
        }
        missing.sort_unstable();
        missing.dedup();
        for (id, wrapped) in self.rows_each(ONE, &missing, wrapped).await? {
            keys.insert(Id::from_bytes(id.bytes()), self.vault()?.unwrap(id, &wrapped)?);
        }
        Ok(keys)
    }

    /// Destroys a data key: what it sealed can never be read again, and a restore destroys it anew.
    pub(crate) async fn destroy_key<T>(&mut self, owner: Id<T>) -> Result<(), Error> {
        let id = key_id(owner);
        self.run(DESTROY, &[id.into()]).await?;
        self.vault()?.forget(id);
        self.note_erasure(owner).await
    }

    /// Seals a value for a place, with the key of `owner`.
    pub(crate) async fn seal<T, B: Serialize>(
        &mut self,
        owner: Id<T>,
        place: Place<'_>,
        body: &B,
    ) -> Result<Vec<u8>, Error> {
        let plain = serde_json::to_vec(body).map_err(|error| Error::body(place.table, &error))?;
        let key = self.data_key(owner).await?;
        Ok(self.vault()?.seal(&key, place, &plain))
    }

    /// Seals a body that is JSON already, with the key of the house.
    pub(crate) async fn seal_as_it_is(&mut self, place: Place<'_>, body: &[u8]) -> Result<Vec<u8>, Error> {
        let key = self.data_key(HOUSE).await?;
        Ok(self.vault()?.seal(&key, place, body))
    }

    /// Opens what is read with every page: see [`Vault::opened`](crate::vault::Vault::opened).
    pub(crate) async fn unseal_often<T, B: DeserializeOwned + Clone + Send + Sync + 'static>(
        &mut self,
        owner: Id<T>,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<B, Error> {
        let key = self.data_key(owner).await?;
        self.vault()?.opened((key_id(owner), &key), place, sealed)
    }

    /// Opens what was sealed for a place.
    pub(crate) async fn unseal<T, B: DeserializeOwned>(
        &mut self,
        owner: Id<T>,
        place: Place<'_>,
        sealed: &[u8],
    ) -> Result<B, Error> {
        self.data_key(owner).await?.unseal(place, sealed)
    }
}

pub(crate) fn key_id<T>(owner: Id<T>) -> KeyId {
    Id::from_bytes(owner.bytes())
}

fn wrapped(row: &Row<'_>) -> Result<(KeyId, Vec<u8>), Error> {
    Ok((row.id(0)?, row.get(1)?))
}
