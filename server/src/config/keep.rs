//! Settings of how long things are kept.

use serde::{Deserialize, Deserializer};

/// How long things are kept, in days. What is not named here is kept for as long as its people want it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default)]
pub struct Keep {
    /// A draft of a submission, since it was last changed.
    pub keep_drafts_days: Days,
    /// A submission, since it was decided.
    pub keep_submissions_days: Days,
    /// A report, since it was closed.
    pub keep_reports_days: Days,
}

impl Default for Keep {
    fn default() -> Self {
        Self { keep_drafts_days: Days(90), keep_submissions_days: Days(365), keep_reports_days: Days(365) }
    }
}

/// A number of days. The environment has only words, so it may be written as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(u16);

impl Days {
    /// How many.
    pub fn get(self) -> i64 {
        self.0.into()
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Typed {
            Number(u16),
            Word(String),
        }
        match Typed::deserialize(deserializer) {
            Ok(Typed::Number(days)) => Ok(Self(days)),
            Ok(Typed::Word(word)) => word.trim().parse().map(Self).map_err(serde::de::Error::custom),
            Err(_) => Err(serde::de::Error::custom("a whole number of days is wanted")),
        }
    }
}

impl Keep {
    /// Each setting with its bounds.
    fn all(&self) -> [(&'static str, Days, u16, u16); 3] {
        [
            ("keep_drafts_days", self.keep_drafts_days, 7, 365),
            ("keep_submissions_days", self.keep_submissions_days, 30, 3650),
            ("keep_reports_days", self.keep_reports_days, 30, 3650),
        ]
    }

    /// What is out of bounds.
    pub(super) fn wrong(&self) -> Option<String> {
        let wrong = |(_, days, least, most): &(_, Days, u16, u16)| !(*least..=*most).contains(&days.0);
        let (name, days, least, most) = self.all().into_iter().find(wrong)?;
        Some(format!("{name} is {}; it takes {least} to {most}", days.0))
    }

    /// What is kept how long, in days.
    pub fn days(&self) -> impl Iterator<Item = (&'static str, i64)> {
        self.all().into_iter().map(|(name, days, ..)| (name, days.get()))
    }
}
