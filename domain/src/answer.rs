//! The eleven questions to ask before joining a group, and the answers a listing has.

use crate::code::codes;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

codes! {
    /// One of the eleven questions.
    Question {
        /// For which condition or stage?
        Experience = "experience",
        /// For a set period or ongoing?
        Term = "term",
        /// Where does it meet?
        Place = "place",
        /// What time and how often?
        Time = "time",
        /// Is there a facilitator or moderator?
        Facilitator = "facilitator",
        /// How was the facilitator trained?
        Training = "training",
        /// Is a mental health expert involved?
        Expert = "expert",
        /// What are the confidentiality rules?
        Confidentiality = "confidentiality",
        /// What are the ground rules?
        GroundRules = "ground_rules",
        /// What is a usual meeting like?
        UsualMeeting = "usual_meeting",
        /// What does it cost?
        Cost = "cost",
    }
}

codes! {
    /// Who gave an answer.
    AnswerSource {
        /// The group or its host, unchecked.
        Host = "host",
        /// A directory that the listing came from.
        Feed = "feed",
        /// Checked by the people who run this directory.
        Reviewer = "reviewer",
    }
}

/// Days after which an answer is shown as old: six months.
pub const OLD_AFTER_DAYS: i32 = 183;

/// An answer in the group's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// Who said so.
    pub source: AnswerSource,
    /// When they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where it can be checked: a web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
    /// The host that confirmed it, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// The last day on which it is an answer; for ever where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Answer {
    /// What somebody says on a day, that nobody confirmed and that does not end.
    pub fn new(text: impl Into<String>, source: AnswerSource, date: Option<Date>) -> Self {
        Self { text: text.into(), source, date, proof: None, confirmed_by: None, until: None }
    }

    /// Whether it is an answer on `today`.
    pub fn stands(&self, today: Date) -> bool {
        self.until.is_none_or(|until| today <= until)
    }

    /// Whether the answer is shown as old on `today`. An answer without a date is old.
    pub fn is_old(&self, today: Date) -> bool {
        is_old(self.date, today)
    }
}

/// Whether something said on `date` is shown as old on `today`; unknown dates are old.
pub fn is_old(date: Option<Date>, today: Date) -> bool {
    date.and_then(|d| today.since(d).ok()).is_none_or(|span| span.get_days() > OLD_AFTER_DAYS)
}
