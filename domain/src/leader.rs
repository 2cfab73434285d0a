//! Who leads a group.

use crate::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of person leads.
    LeaderKind {
        /// Somebody with the same experience.
        Lay = "lay",
        /// Somebody whose profession it is.
        Professional = "professional",
        /// Both together.
        Both = "both",
    }
}

/// Who leads a group, without a private person's name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Leader {
    /// Lay, professional or both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<LeaderKind>,
    /// The profession ("social worker").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profession: Option<String>,
    /// How they were trained to lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training: Option<String>,
    /// A licence or certificate and who gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    /// Whether a mental health expert is involved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expert: Option<bool>,
}
