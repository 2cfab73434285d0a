//! Erasures: whose data key was destroyed, so that nobody comes back with an older backup.

use crate::engine::{Topic, shortcuts, statements};
use crate::{Error, Tx};
use domain::Id;

statements! {
    NOTE = "INSERT INTO erasures (id) VALUES ($1) ON CONFLICT (id) DO NOTHING";
    KNOWN = "SELECT id FROM erasures WHERE id = $1";
    PAGE = "SELECT id FROM erasures WHERE id > $1 ORDER BY id LIMIT $2";
}

shortcuts! {
    read_long erasures(after: Option<ErasureId>, most: usize) -> Vec<ErasureId>;
    tx erase_again(id: ErasureId) -> bool;
}

/// What an [`ErasureId`] names: an account, a member, somebody of a staff or a group, and nobody can tell which.
pub enum ErasureNoun {}
/// Whose data key was destroyed.
pub type ErasureId = Id<ErasureNoun>;

impl Tx {
    /// At most `most` erasures behind `after`. Their order says nothing.
    pub async fn erasures(&mut self, after: Option<ErasureId>, most: usize) -> Result<Vec<ErasureId>, Error> {
        let after = after.unwrap_or(ErasureId::NIL);
        self.rows(PAGE, &[after.into(), most.into()], |row| row.id(0)).await
    }

    /// Erases whoever was erased after the backup was made that this database was restored from. False when this
    /// database knows of it.
    pub async fn erase_again(&mut self, id: ErasureId) -> Result<bool, Error> {
        if self.row(KNOWN, &[id.into()], |row| row.id::<ErasureNoun>(0)).await?.is_some() {
            return Ok(false);
        }
        let bytes = id.bytes();
        if !self.erase_account(Id::from_bytes(bytes)).await?
            && !self.erase_member(Id::from_bytes(bytes)).await?
            && !self.erase_staff(Id::from_bytes(bytes)).await?
        {
            self.destroy_key(id).await?;
        }
        Ok(true)
    }

    /// Notes that a data key is destroyed.
    pub(crate) async fn note_erasure<T>(&mut self, id: Id<T>) -> Result<(), Error> {
        self.run(NOTE, &[id.into()]).await?;
        self.erase_given_up(Id::from_bytes(id.bytes())).await?;
        self.tell(Topic::Erasures);
        Ok(())
    }
}
