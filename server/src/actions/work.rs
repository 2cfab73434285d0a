//! Work that a change leaves behind: put into the queue in the change's own transaction, done later, and done twice
//! without harm when a server dies at the wrong moment.

use super::event::Event;
use crate::{app::App, chance::chance};
use domain::{AccountId, Id, ListingId, MemberId, Stamp, SubmissionId};
use serde::{Deserialize, Serialize};
use store::{ErasureId, Job};

/// What is to be done. Ids, never words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Work {
    /// Ask the owner of a listing whether it is still right.
    AskOwner {
        /// The listing.
        listing: ListingId,
        /// When it was found due: whoever confirmed later is not asked.
        due: Stamp,
    },
    /// Tell a submission's sender how it was decided.
    TellSender {
        /// The submission.
        submission: SubmissionId,
    },
    /// Put notices in for those whom something concerns.
    Notice {
        /// What happened.
        event: Event,
    },
    /// Tell somebody at once. Their account is not named: nobody can join it to the group by the moment.
    Tell {
        /// Who they are in the group.
        member: MemberId,
    },
    /// Tell somebody whose hour has come.
    Ring {
        /// Their account.
        account: AccountId,
    },
    /// Ask whether an address is somebody's own.
    AskAddress {
        /// Their account.
        account: AccountId,
    },
}

/// The name of known work.
#[derive(Deserialize)]
struct Tag {
    kind: String,
}

/// The name of a job's work, as figures and those who run the server know it.
pub(super) fn name(payload: &str) -> String {
    let known = serde_json::from_str::<Work>(payload).and_then(|_| serde_json::from_str(payload));
    known.map_or_else(|_| "unknown".into(), |tag: Tag| tag.kind)
}

impl Work {
    /// The job that does this now. `dedupe_key`: while such a job waits, another is not put in.
    pub(crate) fn job(self, app: &App, dedupe_key: Option<String>) -> anyhow::Result<Job> {
        Ok(Job {
            id: Id::random(chance()),
            kind: "work".into(),
            payload: serde_json::to_string(&self)?,
            run_at: app.now(),
            attempts: 0,
            dedupe_key,
            lost: 0,
        })
    }

    /// Whether it is a letter of which nothing but the job says how often it may have gone out.
    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::AskOwner { .. } | Self::TellSender { .. } | Self::AskAddress { .. })
    }

    /// The account or member that it is for.
    pub(super) fn whom(self) -> Option<ErasureId> {
        match self {
            Self::Ring { account } | Self::AskAddress { account } => Some(Id::from_bytes(account.bytes())),
            Self::Tell { member } => Some(Id::from_bytes(member.bytes())),
            Self::Notice { event } => event.whom().map(|member| Id::from_bytes(member.bytes())),
            Self::AskOwner { .. } | Self::TellSender { .. } => None,
        }
    }
}

impl Event {
    /// The job that puts its notices in; the same one only once.
    pub(super) fn job(self, app: &App) -> anyhow::Result<Job> {
        let key = match self {
            Self::Written { post } => format!("written {post}"),
            Self::Waited { post, kind } => format!("{kind} {post}"),
            Self::Coming { arrival, kind } => format!("{kind} {arrival}"),
            Self::Joined { member, at } => format!("joined {member} {}", at.0),
            Self::Named { post, member, .. } => format!("named {post} {member}"),
            Self::Decided { member, kind, at } => format!("{kind} {member} {}", at.0),
            Self::Hid { post, at } => format!("hid {post} {}", at.0),
        };
        Work::Notice { event: self }.job(app, Some(key))
    }
}
