//! What visitors tell about a listing, and questions to the group: all of it waits for a person.

use crate::code::codes;
use crate::{ListingId, Question, ReportId, Stamp};
use serde::{Deserialize, Serialize};

codes! {
    /// What a visitor tells.
    ReportKind {
        /// Something is wrong.
        Correction = "correction",
        /// The group does not exist any more.
        Gone = "gone",
        /// Somebody asked for money.
        AskedForMoney = "asked_for_money",
        /// A question to the group.
        Ask = "ask",
    }
}

/// Most characters that a report may hold.
pub const MOST_TEXT: usize = 2000;

/// A visitor's report. Holds no name, no address and no trace of who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The listing it is about.
    pub listing: ListingId,
    /// What kind it is.
    pub kind: ReportKind,
    /// Which of the eleven questions is asked, for [`ReportKind::Ask`].
    pub question: Option<Question>,
    /// The visitor's words.
    pub text: String,
    /// When it came.
    pub at: Stamp,
    /// How a person closed it; `None` while it waits.
    pub closed: Option<Closing>,
}

/// How a person closed something that waited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When.
    pub at: Stamp,
    /// Why, in the person's words.
    pub reason: String,
}
