//! Credentials: what somebody who keeps a group says of their profession and training, confirmed by the host, and for how
//! long it holds. Theirs alone, until they let it be shown.

use crate::code::codes;
use crate::{Answer, AnswerSource, GroupId, MemberId, Private, Question};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most characters of one field.
pub const MOST_LINE: usize = 200;
/// Most characters of the words with which a credential comes back.
pub const MOST_WORDS: usize = 2000;
/// Days before its end from which on a credential is said to end soon.
pub const SOON_DAYS: i32 = 60;
/// The earliest year of a training.
const EARLIEST: i16 = 1940;

/// What somebody says of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Whose it is.
    pub member: MemberId,
    /// The group they keep.
    pub group: GroupId,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the member's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// What they say.
    pub said: Said,
    /// How far it is.
    pub state: State,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who they are to the host: only whoever confirms it reads this.
    pub name: Private<String>,
    /// The profession.
    pub profession: String,
    /// The training to lead groups; empty for none.
    pub training: String,
    /// Who trained them.
    pub by: String,
    /// The year of it.
    pub year: Option<i16>,
    /// A licence's number, or where it can be looked up. Never public.
    pub evidence: Private<String>,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// It may stand on the public page, without their name.
    pub shown: bool,
}

/// How far a credential is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum State {
    /// Nobody has looked at it yet.
    Waiting,
    /// Somebody confirmed it.
    Confirmed {
        /// When.
        on: Date,
        /// For which host; none where whoever runs the server did.
        by: Option<String>,
    },
    /// It came back.
    Returned {
        /// With these words.
        words: Private<String>,
    },
}

codes! {
    /// Whether a credential holds.
    Holds {
        /// It does.
        Yes = "yes",
        /// It ends soon.
        Soon = "soon",
        /// It is over.
        Over = "over",
    }
}

codes! {
    /// What cannot be used as it was typed.
    Refusal {
        /// The name is empty or too long.
        Name = "name",
        /// The profession is empty or too long.
        Profession = "profession",
        /// The training is too long.
        Training = "training",
        /// Who trained them is too long.
        By = "by",
        /// The year is none that a training can be of.
        Year = "year",
        /// The evidence is too long.
        Evidence = "evidence",
        /// The day cannot be read, or has passed.
        Expires = "expires",
    }
}

impl Said {
    /// Everything that cannot be used as it was typed.
    pub fn wrong(&self, today: Date) -> Vec<Refusal> {
        let short = |text: &str| text.chars().count() <= MOST_LINE;
        let fits = |text: &str| short(text) && !text.trim().is_empty();
        let checks = [
            (Refusal::Name, fits(self.name.show())),
            (Refusal::Profession, fits(&self.profession)),
            (Refusal::Training, short(&self.training)),
            (Refusal::By, short(&self.by)),
            (Refusal::Year, self.year.is_none_or(|year| (EARLIEST..=today.year()).contains(&year))),
            (Refusal::Evidence, short(self.evidence.show())),
            (Refusal::Expires, self.expires.is_none_or(|day| day >= today)),
        ];
        checks.into_iter().filter(|(_, good)| !good).map(|(refusal, _)| refusal).collect()
    }

    /// The training in one line; empty for none.
    pub fn training_line(&self) -> String {
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        let parts = [self.training.trim(), self.by.trim(), &year];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        known.join(", ")
    }
}

impl Inner {
    /// Whether it holds on `today`.
    pub fn holds(&self, today: Date) -> Holds {
        let soon = today.checked_add(SOON_DAYS.days()).unwrap_or(Date::MAX);
        match self.said.expires {
            Some(day) if day < today => Holds::Over,
            Some(day) if day <= soon => Holds::Soon,
            _ => Holds::Yes,
        }
    }

    /// When it was confirmed and for whom, if it may be shown on `today`.
    fn public(&self, today: Date) -> Option<(Date, Option<&String>)> {
        match &self.state {
            State::Confirmed { on, by } if self.said.shown && self.holds(today) != Holds::Over => {
                Some((*on, by.as_ref()))
            }
            _ => None,
        }
    }
}

/// What the credentials of those who keep a group answer on its public page, without a name. The answers end when the
/// first of them does.
pub fn answers(credentials: &[Credential], today: Date) -> BTreeMap<Question, Answer> {
    let shown: Vec<(&Said, Date, Option<&String>)> = credentials
        .iter()
        .filter_map(|one| one.inner.public(today).map(|(on, by)| (&one.inner.said, on, by)))
        .collect();
    let lines = |line: &dyn Fn(&Said) -> String| {
        let mut lines: Vec<String> = vec![];
        for text in shown.iter().map(|(said, ..)| line(said)).filter(|text| !text.is_empty()) {
            if !lines.contains(&text) {
                lines.push(text);
            }
        }
        lines.sort();
        lines.join("; ")
    };
    let texts = [
        (Question::Facilitator, lines(&|said| said.profession.trim().to_owned())),
        (Question::Training, lines(&Said::training_line)),
    ];
    let date = shown.iter().map(|(_, on, _)| *on).max();
    let until = shown.iter().filter_map(|(said, ..)| said.expires).min();
    let by = shown.iter().find_map(|(.., by)| *by).cloned();
    let answer = |text: String| {
        let source = if by.is_some() { AnswerSource::Host } else { AnswerSource::Reviewer };
        Answer { confirmed_by: by.clone(), until, ..Answer::new(text, source, date) }
    };
    texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(q, text)| (q, answer(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn credential(profession: &str, expires: Option<Date>, shown: bool) -> Credential {
        let said = Said {
            name: "Pat Doe".to_owned().into(),
            profession: profession.into(),
            training: "Group leading".into(),
            by: "The Hospice School".into(),
            year: Some(2019),
            evidence: "LCSW 12345".to_owned().into(),
            expires,
            shown,
        };
        let state = State::Confirmed { on: TODAY, by: Some("Riverside Hospice".into()) };
        Credential { member: MemberId::NIL, group: GroupId::NIL, inner: Inner { said, state } }
    }

    #[test]
    fn only_what_is_confirmed_and_may_be_shown_answers() {
        let one = credential("Social worker", None, true);
        let said = answers(std::slice::from_ref(&one), TODAY);
        assert_eq!(said[&Question::Facilitator].text, "Social worker");
        assert_eq!(said[&Question::Training].text, "Group leading, The Hospice School, 2019");
        assert_eq!(said[&Question::Facilitator].confirmed_by.as_deref(), Some("Riverside Hospice"));
        assert!(!format!("{said:?}").contains("Pat") && !format!("{said:?}").contains("12345"));
        assert!(answers(&[credential("Nurse", None, false)], TODAY).is_empty());
        let mut waiting = one;
        waiting.inner.state = State::Waiting;
        assert!(answers(&[waiting], TODAY).is_empty());
    }

    #[test]
    fn an_expired_one_ends_the_answer_and_says_so_before() {
        let one = credential("Nurse", Some(date(2026, 12, 24)), true);
        assert_eq!(one.inner.holds(TODAY), Holds::Soon);
        assert_eq!(one.inner.holds(date(2026, 12, 24)), Holds::Soon);
        assert_eq!(one.inner.holds(date(2026, 12, 25)), Holds::Over);
        assert_eq!(one.inner.holds(date(2026, 9, 1)), Holds::Yes);
        let said = &answers(std::slice::from_ref(&one), TODAY)[&Question::Facilitator];
        assert!(said.stands(date(2026, 12, 24)) && !said.stands(date(2026, 12, 25)));
        let both = [one, credential("Social worker", None, true)];
        assert_eq!(answers(&both, TODAY)[&Question::Facilitator].text, "Nurse; Social worker");
        assert_eq!(answers(&both, date(2027, 1, 1))[&Question::Facilitator].text, "Social worker");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        assert_eq!(credential("Nurse", Some(TODAY), true).inner.said.wrong(TODAY), []);
        let said = Said {
            year: Some(2027),
            expires: Some(date(2026, 11, 22)),
            training: "x".repeat(201),
            ..Said::default()
        };
        let wrong = said.wrong(TODAY);
        assert_eq!(
            wrong,
            [Refusal::Name, Refusal::Profession, Refusal::Training, Refusal::Year, Refusal::Expires]
        );
    }
}
