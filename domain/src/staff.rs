//! A host's staff: what they do there, and what each may do. None of it gives a seat in a group.

use crate::code::codes;
use crate::{AccountId, HostId, Private, StaffId};
use serde::{Deserialize, Serialize};

/// Fewest and most characters of the name that somebody has at work.
pub const NAME: std::ops::RangeInclusive<usize> = 2..=80;

codes! {
    /// What somebody does for a host.
    Role {
        /// Looks after staff, groups and sign-in.
        Admin = "admin",
        /// Opens spaces, invites facilitators, answers what waits.
        Coordinator = "coordinator",
        /// Is named to those who keep the host's groups as whom to turn to.
        SafetyLead = "safety_lead",
    }
}

codes! {
    /// What can be done at a host's desk.
    Task {
        /// See the desk.
        See = "see",
        /// Answer what waits for the host's listings.
        Queue = "queue",
        /// Open spaces and invite their facilitators.
        Open = "open",
        /// Confirm what facilitators wrote about their training, or return it.
        Credentials = "credentials",
        /// Invite staff, and let them go.
        Staff = "staff",
        /// Set up the host's own sign-in.
        SignIn = "sign_in",
        /// Change the host, and say which listings are its own.
        Host = "host",
    }
}

/// Who stands at a host's desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Whoever runs the server.
    Operator,
    /// Somebody of the staff.
    Staff(Role),
}

/// Whether somebody may do something at a host's desk.
pub const fn may(hand: Hand, task: Task) -> bool {
    match hand {
        Hand::Operator => true,
        Hand::Staff(Role::Admin) => !matches!(task, Task::Host),
        Hand::Staff(Role::Coordinator) => {
            matches!(task, Task::See | Task::Queue | Task::Open | Task::Credentials)
        }
        Hand::Staff(Role::SafetyLead) => matches!(task, Task::See),
    }
}

/// Somebody of a host's staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Its id.
    pub id: StaffId,
    /// The host.
    pub host: HostId,
    /// What they do.
    pub role: Role,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with their own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// Whose it is.
    pub account: AccountId,
    /// The name they have at work.
    pub name: Private<String>,
}

/// A name as it is kept; `None` when it is too short or too long.
pub fn name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    (NAME.contains(&name.chars().count()) && !name.chars().any(char::is_control)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_its_own_and_no_more() {
        let all =
            [Task::See, Task::Queue, Task::Open, Task::Credentials, Task::Staff, Task::SignIn, Task::Host];
        let may_do = |hand| all.map(|task| may(hand, task));
        assert_eq!(all.len(), Task::ALL.len());
        assert_eq!(may_do(Hand::Operator), [true; 7]);
        assert_eq!(may_do(Hand::Staff(Role::Admin)), [true, true, true, true, true, true, false]);
        assert_eq!(may_do(Hand::Staff(Role::Coordinator)), [true, true, true, true, false, false, false]);
        assert_eq!(may_do(Hand::Staff(Role::SafetyLead)), [true, false, false, false, false, false, false]);
    }

    #[test]
    fn names_at_work_are_short_and_plain() {
        assert_eq!(name("  Henry   Ford "), Some("Henry Ford".into()));
        assert_eq!((name("H"), name("  "), name(&"x".repeat(81))), (None, None, None));
    }
}
