//! Members who came along with a group from elsewhere and have no account yet: each has a link that takes the name over.

use crate::engine::{shortcuts, statements};
use crate::{Error, Tx};
use domain::{Member, MemberId};

statements! {
    ADD = "INSERT INTO claims (token, member, ends) VALUES ($1, $2, $3)";
    ONE = "SELECT member FROM claims WHERE token = $1 AND ends >= $2";
    LEAVE = "DELETE FROM claims WHERE member = $1";
    FORGET = "DELETE FROM claims WHERE ends < $1";
}

shortcuts! {
    tx add_unclaimed(member: Member, look: String) -> ();
    tx add_claim(token: [u8; 32], member: MemberId, ends: i64) -> ();
    read claim(token: [u8; 32], today: i64) -> Option<MemberId>;
    tx take_over(member: Member) -> ();
    tx forget_claims(today: i64) -> u64;
}

impl Tx {
    /// Adds a member without an account. `look` is what the pseudonym looks like.
    ///
    /// # Errors
    /// [`Error::Conflict`] on `members.grp, pseudonym` when somebody has a name that looks the same.
    pub async fn add_unclaimed(&mut self, member: Member, look: String) -> Result<(), Error> {
        self.insert_member(&member, &look).await
    }

    /// Remembers, by the SHA-256 of its token, the one link that takes a member's name over, and its last day.
    pub async fn add_claim(&mut self, token: [u8; 32], member: MemberId, ends: i64) -> Result<(), Error> {
        self.end_claim(member).await?;
        self.run(ADD, &[token[..].into(), member.into(), ends.into()]).await.map(drop)
    }

    /// Whose name a token takes over today.
    pub async fn claim(&mut self, token: [u8; 32], today: i64) -> Result<Option<MemberId>, Error> {
        self.row(ONE, &[token[..].into(), today.into()], |row| row.id(0)).await
    }

    /// Saves a member who has an account now, on both sides. The link is used up.
    pub async fn take_over(&mut self, member: Member) -> Result<(), Error> {
        self.end_claim(member.id).await?;
        self.save_member(member.clone()).await?;
        self.add_membership(member.inner.account, member.group, member.id).await
    }

    /// Forgets tokens that open nothing any more; how many.
    pub async fn forget_claims(&mut self, today: i64) -> Result<u64, Error> {
        self.run(FORGET, &[today.into()]).await
    }

    /// The link of a member goes: see [`Tx::erase_member`].
    pub(crate) async fn end_claim(&mut self, member: MemberId) -> Result<(), Error> {
        self.run(LEAVE, &[member.into()]).await.map(drop)
    }
}
