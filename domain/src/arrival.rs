//! Arrivals: somebody says, to those who keep the group alone, that a meeting will be their first; they are promised an
//! answer.

use crate::member::{Member, Role, Standing, may_keep};
use crate::{ArrivalId, GroupId, MemberId, Private, Promise, Promised, Stamp, text};
use serde::{Deserialize, Serialize};

/// Most characters of what is said, and of its answer.
pub const MOST_TEXT: usize = 2000;
/// Days for which it is kept once it was answered.
pub const KEPT: i64 = 90;

/// Somebody comes to their first meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its id.
    pub id: ArrivalId,
    /// The group.
    pub group: GroupId,
    /// Who comes.
    pub member: MemberId,
    /// What they said.
    pub said: Said,
    /// What they were answered.
    pub answer: Option<Answer>,
}

/// What is said of an arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// When.
    pub at: Stamp,
    /// The second at which the meeting starts.
    pub meeting: Stamp,
    /// Words to those who keep the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Private<String>>,
}

/// How it was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: Stamp,
    /// By whom.
    pub by: MemberId,
    /// In what words.
    pub words: Private<String>,
}

/// Why it cannot be said or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// They are not new in the group, or have no seat.
    #[error("only people who are new in the group can say this")]
    NotNew,
    /// They have said so, in other words.
    #[error("you have said so before")]
    Known(ArrivalId),
    /// The answer says nothing.
    #[error("write a few words")]
    Empty,
    /// It is too long.
    #[error("at most {MOST_TEXT} characters")]
    TooLong,
    /// Somebody has answered.
    #[error("this was answered")]
    Over,
}

/// Words to those who keep the group; none are needed.
pub fn words(typed: &str) -> Result<Option<String>, Refusal> {
    text::bounded(typed, MOST_TEXT).map_err(|()| Refusal::TooLong)
}

/// The words of an answer.
pub fn answer(typed: &str) -> Result<String, Refusal> {
    words(typed)?.ok_or(Refusal::Empty)
}

/// Whether somebody may say that a meeting will be their first: who is new in the group. It changes nothing about their
/// standing.
pub fn may_arrive(member: &Member) -> Result<(), Refusal> {
    let new = matches!(member.standing, Standing::Listening | Standing::Trying);
    if new && member.role == Role::Member { Ok(()) } else { Err(Refusal::NotNew) }
}

impl Arrival {
    /// The promise that it is answered within the group's hours.
    pub const fn promise(&self, hours: u32) -> Promise {
        Promise::new(Promised::Arrival(self.id), self.group, self.said.at, hours)
    }

    /// Whether somebody reads it: whoever said it, and those who keep the group.
    pub fn may_read(&self, by: &Member) -> bool {
        let seat = by.group == self.group && by.standing.has_seat();
        seat && (by.id == self.member || self.may_answer(by))
    }

    /// Whether somebody may answer it: who keeps the group, and not whoever said it.
    pub fn may_answer(&self, by: &Member) -> bool {
        by.group == self.group && by.id != self.member && may_keep(by.role, by.standing).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::tests::person;

    fn member(number: u8, role: Role, standing: Standing) -> Member {
        Member { role, standing, ..person(number) }
    }

    #[test]
    fn who_is_new_may_say_so() {
        for &standing in Standing::ALL {
            for &role in Role::ALL {
                let may = role == Role::Member && matches!(standing, Standing::Listening | Standing::Trying);
                assert_eq!(may_arrive(&member(1, role, standing)).is_ok(), may, "{role} {standing}");
            }
        }
    }

    #[test]
    fn those_who_keep_the_group_answer_and_only_the_two_sides_read() {
        let fern = member(1, Role::Member, Standing::Listening);
        let said = Said { at: Stamp(0), meeting: Stamp(1), words: None };
        let arrival = Arrival { id: ArrivalId::NIL, group: fern.group, member: fern.id, said, answer: None };
        assert!(arrival.may_read(&fern) && !arrival.may_answer(&fern));
        for (role, keeps) in [
            (Role::Facilitator, true),
            (Role::CoFacilitator, true),
            (Role::Guest, false),
            (Role::Member, false),
        ] {
            let other = member(2, role, Standing::Member);
            assert_eq!((arrival.may_read(&other), arrival.may_answer(&other)), (keeps, keeps), "{role}");
        }
        let paused = member(2, Role::Facilitator, Standing::Paused);
        assert!(!arrival.may_read(&paused) && !arrival.may_answer(&paused));
        let elsewhere =
            Member { group: GroupId::from_bytes([9; 16]), ..member(2, Role::Facilitator, Standing::Member) };
        assert!(!arrival.may_read(&elsewhere));
        let keeps_now = Member { role: Role::Facilitator, ..fern };
        assert!(arrival.may_read(&keeps_now) && !arrival.may_answer(&keeps_now), "nobody answers themselves");
    }

    #[test]
    fn words_are_bounded_and_an_answer_needs_some() {
        assert_eq!((words(" \n"), answer(" \n")), (Ok(None), Err(Refusal::Empty)));
        assert_eq!(words(" a\r\nb "), Ok(Some("a\nb".into())));
        assert_eq!(words(&"x".repeat(MOST_TEXT + 1)), Err(Refusal::TooLong));
    }
}
