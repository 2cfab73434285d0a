//! Findings: red flags in a listing, with the words they rest on.

use crate::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// What was found.
    FindingKind {
        /// A sure cure is promised.
        SureCure = "sure_cure",
        /// The fee is high against similar groups.
        HighFees = "high_fees",
        /// Members are pressed to buy products or services.
        PurchasePressure = "purchase_pressure",
    }
}

/// One red flag. Never a verdict on a person: it shows words and says why they matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// The exact words it rests on, as they stand in the field.
    pub evidence: String,
    /// The field the words stand in: `name`, `description`, `fee`, or another field of the listing.
    pub field: String,
    /// A message key that says why it matters (the page words it; `review` prints it in plain English or Spanish).
    pub why: String,
}
