//! Concerns: what somebody tells those who keep the space about another's words; about those who keep it, what they tell
//! whoever runs the server.

use crate::code::codes;
use crate::member::{MOST_REASON, Member};
use crate::{ConcernId, GroupId, MemberId, PostId, Private, Stamp};
use serde::{Deserialize, Serialize};

/// Most messages before the one that is told of that are shown with it.
pub const MOST_BEFORE: usize = 5;
/// Most concerns of one person that may wait.
pub const MOST_OPEN: u64 = 20;

codes! {
    /// Who looks at a concern.
    Desk {
        /// Those who keep the space.
        Keepers = "keepers",
        /// Whoever runs the server.
        Operator = "operator",
    }
}

/// A concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// The group.
    pub group: GroupId,
    /// Who looks at it.
    pub desk: Desk,
    /// When it was told.
    pub at: Stamp,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed: with the group's key, or the house's where it is for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// Who tells it.
    pub teller: Named,
    /// About whom.
    pub whom: Named,
    /// Why.
    pub reason: Private<String>,
    /// The post it is about; `None` for a message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// The words that the teller shows, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Quoted>,
    /// How it was closed; `None` while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Private<String>>,
}

/// Somebody, as they were called then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Who.
    pub member: MemberId,
    /// Their name in the group.
    pub name: Private<String>,
}

/// Words that are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// Whose.
    pub name: Private<String>,
    /// When.
    pub at: Stamp,
    /// As they were typed.
    pub text: Private<String>,
}

/// Why a concern cannot be taken or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It does not say why.
    #[error("write what is wrong")]
    Empty,
    /// It is too long.
    #[error("write at most {MOST_REASON} characters")]
    TooLong,
    /// It shows more than may be shown.
    #[error("at most {MOST_BEFORE} messages before it")]
    Before,
    /// Many of theirs wait.
    #[error("{MOST_OPEN} of yours wait")]
    TooMany,
}

/// A reason, or a note at the end, as it is kept.
pub fn reason(typed: &str) -> Result<String, Refusal> {
    let text = typed.replace("\r\n", "\n").replace('\0', "");
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::Empty),
        1..=MOST_REASON => Ok(text.to_owned()),
        _ => Err(Refusal::TooLong),
    }
}

/// How many messages before it are shown; nothing typed is none.
pub fn before(typed: &str) -> Result<usize, Refusal> {
    let typed = typed.trim();
    let before = if typed.is_empty() { Ok(0) } else { typed.parse() };
    before.ok().filter(|before| *before <= MOST_BEFORE).ok_or(Refusal::Before)
}

/// Who looks at a concern about somebody: nobody who keeps a space is judged by its keepers alone.
pub fn desk(whom: &Member) -> Desk {
    if whom.role.keeps() { Desk::Operator } else { Desk::Keepers }
}

impl Named {
    /// A member by their name.
    pub fn of(member: &Member) -> Self {
        Self { member: member.id, name: member.inner.pseudonym.clone() }
    }
}

impl Concern {
    /// The concern once somebody has looked at it: the words that were shown are not kept.
    #[must_use]
    pub fn closed(mut self, note: String) -> Self {
        self.inner.words.clear();
        self.inner.closed = Some(note.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::tests::person;
    use crate::member::Role;

    #[test]
    fn a_concern_says_why_and_shows_at_most_five_messages_more() {
        assert_eq!(reason(" a\r\nb "), Ok("a\nb".into()));
        assert_eq!(reason(" \n"), Err(Refusal::Empty));
        assert_eq!(reason(&"é".repeat(MOST_REASON)).map(|r| r.chars().count()), Ok(MOST_REASON));
        assert_eq!(reason(&"x".repeat(MOST_REASON + 1)), Err(Refusal::TooLong));
        assert_eq!((before(""), before(" 5 "), before("0")), (Ok(0), Ok(5), Ok(0)));
        for wrong in ["6", "-1", "all", "99999999999999999999"] {
            assert_eq!(before(wrong), Err(Refusal::Before), "{wrong}");
        }
    }

    #[test]
    fn who_keeps_the_space_is_looked_at_by_others() {
        let with = |role| desk(&Member { role, ..person(1) });
        assert_eq!((with(Role::Member), with(Role::Guest)), (Desk::Keepers, Desk::Keepers));
        assert_eq!((with(Role::Facilitator), with(Role::CoFacilitator)), (Desk::Operator, Desk::Operator));
    }

    #[test]
    fn closing_keeps_no_words() {
        let (teller, whom) = (Named::of(&person(1)), Named::of(&person(2)));
        let text = || Private::new("Give me your number.".to_owned());
        let quoted = Quoted { name: whom.name.clone(), at: Stamp(1), text: text() };
        let inner = Inner { teller, whom, reason: text(), post: None, words: vec![quoted], closed: None };
        let id = ConcernId::NIL;
        let concern = Concern { id, group: GroupId::NIL, desk: Desk::Keepers, at: Stamp(2), inner };
        let closed = concern.closed("We spoke.".into());
        assert!(closed.inner.words.is_empty() && closed.inner.closed.is_some());
    }
}
