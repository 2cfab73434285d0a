//! Hosts: organisations that offer groups.

use crate::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of organisation a host is.
    HostKind {
        /// A charity or other nonprofit.
        Nonprofit = "nonprofit",
        /// An outpatient clinic or practice.
        Clinic = "clinic",
        /// A hospital or hospital system.
        Hospital = "hospital",
        /// A library, community centre or public service.
        Community = "community",
        /// A church, mosque, synagogue, temple or faith charity.
        Faith = "faith",
        /// Nobody but the members: the group runs itself.
        MemberRun = "member_run",
    }
}

/// An organisation that offers groups. Never a private person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Host {
    /// Its name as it writes it.
    pub name: String,
    /// Its kind, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<HostKind>,
    /// Its public web page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its public telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its public e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}
