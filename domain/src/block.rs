//! Blocks: whom somebody does not want to hear of. A block is of the person, under all their names; but only the name
//! by which it was made is ever shown, so that no two names can be told to be one person.

use crate::member::{Author, Member};
use crate::{AccountId, GroupId, MemberId, Private};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whom somebody blocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// In which group they met.
    pub group: GroupId,
    /// As whom.
    pub member: MemberId,
    /// Whose account it is.
    pub account: AccountId,
    /// What they were called then.
    pub pseudonym: Private<String>,
}

/// Why somebody cannot be blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// They are not in the group, or it is oneself.
    #[error("there is nobody to block")]
    Nobody,
}

impl Block {
    /// That `by` blocks `whom`, whom they met in their group.
    pub fn new(by: &Member, whom: &Member) -> Result<Self, Refusal> {
        if by.group != whom.group || by.id == whom.id || by.inner.account == whom.inner.account {
            return Err(Refusal::Nobody);
        }
        let pseudonym = whom.inner.pseudonym.clone();
        Ok(Self { group: whom.group, member: whom.id, account: whom.inner.account, pseudonym })
    }
}

/// Whose words a reader does not want to see in one group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden(BTreeSet<MemberId>);

impl Hidden {
    /// Those whom the reader blocked in this group, by the names that they had there.
    pub fn of(blocks: &[Block], group: GroupId) -> Self {
        Self(blocks.iter().filter(|block| block.group == group).map(|block| block.member).collect())
    }

    /// Whether they blocked nobody here.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether they blocked this person.
    pub fn holds(&self, member: MemberId) -> bool {
        self.0.contains(&member)
    }

    /// Whether an author's words are folded. Those who keep the space are read by everybody.
    pub fn hides(&self, author: &Author) -> bool {
        !author.role.keeps() && self.holds(author.member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::tests::person;
    use crate::member::Role;

    #[test]
    fn nobody_blocks_themselves_or_a_stranger() {
        let (fern, elm) = (person(1), person(2));
        let block = Block::new(&fern, &elm).unwrap();
        assert_eq!((block.group, block.member, block.account), (elm.group, elm.id, elm.inner.account));
        assert_eq!(Block::new(&fern, &fern), Err(Refusal::Nobody));
        let elsewhere = Member { group: GroupId::from_bytes([9; 16]), ..elm };
        assert_eq!(Block::new(&fern, &elsewhere), Err(Refusal::Nobody));
    }

    #[test]
    fn words_are_folded_by_the_name_that_was_blocked_and_never_those_of_who_keeps_the_space() {
        let elm = person(2);
        let hidden = Hidden::of(&[Block::new(&person(1), &elm).unwrap()], elm.group);
        let author = |member, role| Author { member, role, pseudonym: "Elm".to_owned().into() };
        assert!(hidden.hides(&author(elm.id, Role::Member)));
        assert!(hidden.hides(&author(elm.id, Role::Guest)));
        assert!(!hidden.hides(&author(elm.id, Role::CoFacilitator)));
        assert!(!hidden.hides(&author(MemberId::from_bytes([3; 16]), Role::Member)));
        let other = Hidden::of(&[Block::new(&person(1), &elm).unwrap()], GroupId::from_bytes([9; 16]));
        assert!(!other.hides(&author(elm.id, Role::Member)), "no other group");
    }
}
