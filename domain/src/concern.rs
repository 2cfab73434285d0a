//! Concerns: what somebody tells those who keep the space about another's words; about those who keep it, what they tell
//! whoever runs the server. A concern outlives who leaves: without their name.

use crate::code::codes;
use crate::member::{MOST_REASON, Member};
use crate::{ConcernId, GroupId, MemberId, PostId, Private, Stamp, text};
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
    /// Who tells it; `None` once they have left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teller: Option<Named>,
    /// About whom; `None` once they have left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<Named>,
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
    /// Whose; `None` once they have left. Of a teller who left no words are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Private<String>>,
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
    let text = text::plain(typed);
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
    /// Whether it is about a member.
    pub fn is_about(&self, member: MemberId) -> bool {
        self.inner.whom.as_ref().is_some_and(|whom| whom.member == member)
    }

    /// The concern without the name of a member who leaves. What they told stays, and what another shows of theirs; what they
    /// showed of their own goes.
    #[must_use]
    pub fn without(mut self, member: MemberId) -> Self {
        if let Some(teller) = self.inner.teller.take_if(|teller| teller.member == member) {
            self.inner.words.retain(|quoted| quoted.name.as_ref() != Some(&teller.name));
        }
        if let Some(whom) = self.inner.whom.take_if(|whom| whom.member == member) {
            for quoted in &mut self.inner.words {
                quoted.name.take_if(|name| *name == whom.name);
            }
        }
        self
    }

    /// The concern without the words of whom it is about, who left and wants nothing of theirs to be kept.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        self.inner.words.retain(|quoted| quoted.name.is_some());
        self
    }

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

    /// Somebody tells of another, and shows a word of each.
    fn concern() -> Concern {
        let named = |number, name: &str| Named { name: name.to_owned().into(), ..Named::of(&person(number)) };
        let text = || Private::new("Give me your number.".to_owned());
        let (teller, whom) = (named(1, "Fern"), named(2, "Elm"));
        let quoted = |named: &Named| Quoted { name: Some(named.name.clone()), at: Stamp(1), text: text() };
        let words = vec![quoted(&teller), quoted(&whom)];
        let (teller, whom) = (Some(teller), Some(whom));
        let inner = Inner { teller, whom, reason: text(), post: None, words, closed: None };
        Concern { id: ConcernId::NIL, group: GroupId::NIL, desk: Desk::Keepers, at: Stamp(2), inner }
    }

    #[test]
    fn it_outlives_who_leaves_without_their_name() {
        let (fern, elm) = (person(1).id, person(2).id);
        assert!(concern().is_about(elm) && !concern().is_about(fern));
        let told = concern().without(fern);
        assert!(told.inner.teller.is_none() && told.is_about(elm) && !told.inner.reason.show().is_empty());
        assert_eq!(told.inner.words.len(), 1, "what the teller wrote in the talk is theirs");
        let about = told.without(elm);
        assert!(!about.is_about(elm));
        assert_eq!(about.inner.words[0].name, None);
        assert!(about.without_words().inner.words.is_empty());
        let kept = concern().without(elm).without_words();
        assert_eq!(kept.inner.words.len(), 1, "the teller's own");
        assert_eq!(concern().without(person(3).id), concern());
    }

    #[test]
    fn what_was_told_before_opens_as_it_was() {
        let member = person(1).id;
        let old = format!(
            r#"{{"teller":{{"member":"{member}","name":"Fern"}},"whom":{{"member":"{member}","name":"Elm"}},"reason":"x",
            "words":[{{"name":"Elm","at":1,"text":"y"}}]}}"#
        );
        let inner: Inner = serde_json::from_str(&old).unwrap();
        assert!(inner.teller.is_some() && inner.whom.is_some() && inner.words[0].name.is_some());
    }

    #[test]
    fn closing_keeps_no_words() {
        let closed = concern().closed("We spoke.".into());
        assert!(closed.inner.words.is_empty() && closed.inner.closed.is_some());
    }
}
