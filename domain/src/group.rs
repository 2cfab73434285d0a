//! Groups that have a space: how people join, the ground rules, and the clock of the first answer.

use crate::chat::Fade;
use crate::code::codes;
use crate::member::{Answered, Standing};
use crate::{GroupId, ListingId};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

codes! {
    /// How people join a group.
    JoinPolicy {
        /// Whoever confirms the rules is in.
        Open = "open",
        /// A facilitator takes people in.
        Request = "request",
        /// Only with a link of the group.
        Invitation = "invitation",
    }
}

codes! {
    /// Whether two of the group may write to each other privately.
    Talk {
        /// They may not.
        Off = "off",
        /// They may when both agree.
        Agreed = "agreed",
    }
}

/// Most characters of the rules, the pledge or the welcome.
pub const MOST_TEXT: usize = 4000;
/// Most join questions, and most characters of one.
pub const MOST_QUESTIONS: usize = 5;
/// Most characters of a join question.
pub const MOST_QUESTION: usize = 300;
/// Most characters of an answer to one.
pub const MOST_ANSWER: usize = 2000;
/// Hours in which a first post is to be answered, unless the group says otherwise.
pub const USUAL_HOURS: u32 = 24;
/// The longest such clock: a week.
pub const MOST_HOURS: u32 = 168;
/// Days after which somebody who tries a group is asked whether it fits, unless the group says otherwise.
pub const USUAL_FIT_DAYS: u32 = 21;
/// The fewest and the most such days.
pub const FIT_DAYS: RangeInclusive<u32> = 7..=90;

/// A group that has a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its listing.
    pub listing: ListingId,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the group's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// How people join.
    pub policy: JoinPolicy,
    /// What people are asked before they join.
    #[serde(default)]
    pub questions: Vec<String>,
    /// What everybody promises about what is said here.
    pub pledge: String,
    /// The ground rules.
    pub rules: String,
    /// The version of both: who confirmed an older one is asked again before they write.
    pub version: u32,
    /// What listeners are welcomed with.
    pub welcome: String,
    /// Hours in which a first post is to be answered.
    pub hours: u32,
    /// Days after which somebody who tries the group is asked whether it fits.
    #[serde(default = "usual_fit_days")]
    pub fit_days: u32,
    /// People may put pictures into posts.
    #[serde(default)]
    pub images: bool,
    /// When messages of the chat fade.
    #[serde(default)]
    pub chat: Fade,
    /// Whether two of the group may write to each other privately.
    #[serde(default = "off")]
    pub talk: Talk,
}

const fn usual_fit_days() -> u32 {
    USUAL_FIT_DAYS
}

const fn off() -> Talk {
    Talk::Off
}

/// What of a group cannot be used as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The pledge is empty or too long.
    #[error("the pledge needs 1 to {MOST_TEXT} characters")]
    Pledge,
    /// The rules are empty or too long.
    #[error("the ground rules need 1 to {MOST_TEXT} characters")]
    Rules,
    /// The welcome is too long.
    #[error("the welcome may have {MOST_TEXT} characters")]
    Welcome,
    /// Too many questions, or one is too long.
    #[error("at most {MOST_QUESTIONS} questions of {MOST_QUESTION} characters")]
    Questions,
    /// The clock is not between an hour and a week.
    #[error("between 1 and {MOST_HOURS} hours")]
    Hours,
    /// The days of trying are too few or too many.
    #[error("between {} and {} days", FIT_DAYS.start(), FIT_DAYS.end())]
    Fit,
}

/// Everything that cannot be used as it was typed.
pub fn check(typed: &Inner) -> Vec<Refusal> {
    let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= MOST_TEXT;
    let question = |text: &String| text.chars().count() <= MOST_QUESTION;
    let questions = typed.questions.len() <= MOST_QUESTIONS && typed.questions.iter().all(question);
    let checks = [
        (Refusal::Pledge, fits(&typed.pledge)),
        (Refusal::Rules, fits(&typed.rules)),
        (Refusal::Welcome, typed.welcome.chars().count() <= MOST_TEXT),
        (Refusal::Questions, questions),
        (Refusal::Hours, (1..=MOST_HOURS).contains(&typed.hours)),
        (Refusal::Fit, FIT_DAYS.contains(&typed.fit_days)),
    ];
    checks.into_iter().filter(|(_, good)| !good).map(|(refusal, _)| refusal).collect()
}

impl Group {
    /// The group with what a facilitator typed. Other rules or another pledge are a new version.
    #[must_use]
    pub fn changed(self, typed: Inner) -> Self {
        let same = self.inner.rules == typed.rules && self.inner.pledge == typed.pledge;
        let version = if same { self.inner.version } else { self.inner.version + 1 };
        Self { inner: Inner { version, ..typed }, ..self }
    }

    /// The standing of somebody who joins, invited or not; `None` where it takes an invitation.
    pub fn first_standing(&self, invited: bool) -> Option<Standing> {
        match self.inner.policy {
            _ if invited => Some(Standing::Listening),
            JoinPolicy::Open => Some(Standing::Listening),
            JoinPolicy::Request => Some(Standing::Waiting),
            JoinPolicy::Invitation => None,
        }
    }

    /// The answers of a form, beside their questions. `None` when one is too long.
    pub fn answered(&self, answers: &[String]) -> Option<Vec<Answered>> {
        let pair = |(question, answer): (&String, &String)| {
            let answer = answer.trim().to_owned();
            (answer.chars().count() <= MOST_ANSWER)
                .then(|| Answered { question: question.clone(), answer: answer.into() })
        };
        self.inner.questions.iter().zip(answers).map(pair).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner() -> Inner {
        Inner {
            policy: JoinPolicy::Open,
            questions: vec!["What brings you here?".into()],
            pledge: "It stays here.".into(),
            rules: "No advice unless asked.".into(),
            version: 1,
            welcome: String::new(),
            hours: USUAL_HOURS,
            fit_days: USUAL_FIT_DAYS,
            images: false,
            chat: Fade::Week,
            talk: Talk::Off,
        }
    }

    fn group(inner: Inner) -> Group {
        Group { id: GroupId::NIL, listing: ListingId::NIL, inner }
    }

    #[test]
    fn only_other_rules_are_a_new_version() {
        let same = group(inner()).changed(Inner { hours: 5, version: 9, ..inner() });
        assert_eq!((same.inner.version, same.inner.hours), (1, 5));
        let other = group(inner()).changed(Inner { rules: "Be kind.".into(), ..inner() });
        assert_eq!(other.inner.version, 2);
        let other = other.changed(Inner { pledge: "Silence.".into(), rules: "Be kind.".into(), ..inner() });
        assert_eq!(other.inner.version, 3);
    }

    #[test]
    fn a_group_kept_before_asks_after_the_usual_days() {
        let mut kept = serde_json::to_value(inner()).unwrap();
        kept.as_object_mut().unwrap().remove("fit_days");
        assert_eq!(serde_json::from_value::<Inner>(kept).unwrap(), inner());
    }

    #[test]
    fn each_policy_has_its_first_standing() {
        let first = |policy, invited| group(Inner { policy, ..inner() }).first_standing(invited);
        assert_eq!(first(JoinPolicy::Open, false), Some(Standing::Listening));
        assert_eq!(first(JoinPolicy::Request, false), Some(Standing::Waiting));
        assert_eq!(first(JoinPolicy::Request, true), Some(Standing::Listening));
        assert_eq!(first(JoinPolicy::Invitation, false), None);
        assert_eq!(first(JoinPolicy::Invitation, true), Some(Standing::Listening));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        assert!(check(&inner()).is_empty());
        let wrong = Inner { rules: " ".into(), hours: 0, questions: vec![String::new(); 6], ..inner() };
        assert_eq!(check(&wrong), [Refusal::Rules, Refusal::Questions, Refusal::Hours]);
        for (days, good) in [(6, false), (7, true), (90, true), (91, false)] {
            assert_eq!(check(&Inner { fit_days: days, ..inner() }).is_empty(), good, "{days}");
        }
        assert!(group(inner()).answered(&["x".repeat(MOST_ANSWER + 1)]).is_none());
        assert_eq!(group(inner()).answered(&[" Alone ".into()]).unwrap()[0].answer.show(), "Alone");
    }
}
