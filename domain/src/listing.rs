//! The public record of a group in the directory.

use crate::code::codes;
use crate::{
    Answer, Audience, Cost, Experience, Finding, Host, Leader, ListingId, Place, Question, Schedule,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// What a listing is. Only a support group is called one.
    Kind {
        /// Peers who live with the same thing support each other.
        SupportGroup = "support_group",
        /// Treatment in a group by a licensed therapist.
        TherapyGroup = "therapy_group",
        /// A class, course or workshop.
        Class = "class",
        /// A telephone, text or chat line.
        Helpline = "helpline",
    }
}

codes! {
    /// Whether the group meets now.
    Status {
        /// It meets.
        Active = "active",
        /// Its host says it pauses.
        Paused = "paused",
        /// It cannot meet for a while (the room is closed, a season).
        TemporarilyClosed = "temporarily_closed",
        /// It has ended; kept so that links still explain.
        Ended = "ended",
    }
}

codes! {
    /// How a group meets. A hybrid group has several.
    Format {
        /// In a room.
        InPerson = "in_person",
        /// By telephone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// In writing.
        Online = "online",
    }
}

codes! {
    /// Who may come.
    Membership {
        /// Anybody with the experience, any time, without asking.
        Open = "open",
        /// By asking, registering or being referred first, or a fixed circle.
        Closed = "closed",
    }
}

codes! {
    /// A need that the group says it meets.
    Access {
        /// Wheelchair access.
        Wheelchair = "wheelchair",
        /// Live captions.
        Captions = "captions",
        /// A hearing loop.
        HearingLoop = "hearing_loop",
        /// Sign language.
        SignLanguage = "sign_language",
        /// Childcare or children welcome.
        Childcare = "childcare",
        /// Somebody looks after the person you care for.
        Respite = "respite",
        /// Parking.
        Parking = "parking",
        /// Near public transport.
        Transit = "transit",
        /// Made for blind and partially sighted people.
        LowVision = "low_vision",
        /// No perfume, please.
        FragranceFree = "fragrance_free",
    }
}

/// Whether a group runs for a set period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Term {
    /// It goes on.
    Ongoing,
    /// It runs for a set period.
    Fixed {
        /// First day, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Date>,
        /// Last day, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// Number of meetings, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meetings: Option<u16>,
    },
}

/// How to reach a group that does not need a room. Never holds a password.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Online {
    /// Where to join, without a password in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Number to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// How to get in ("ask for the link by e-mail").
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// The public record of a group. Everything but the name may be unknown; nothing unknown is ever guessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listing {
    /// Its id; nil until it is saved.
    pub id: ListingId,
    /// What it is.
    pub kind: Kind,
    /// Whether it meets now.
    pub status: Status,
    /// Its name.
    pub name: String,
    /// What it says of itself, plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Notes about its meetings, plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who offers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<Host>,
    /// What its members share.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub experiences: Vec<Experience>,
    /// Free words for what the vocabulary does not know (`12_step`, `speaker`, `mat_friendly`).
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// The fellowship it belongs to, by the abbreviation of [`crate::vocabulary`] ("AA").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fellowship: Option<String>,
    /// The faith it is rooted in (`christian`, `buddhist`, `jewish`, `muslim`, …); `secular` when it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faith: Option<String>,
    /// Whom it is meant for.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub audience: BTreeSet<Audience>,
    /// How it meets.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub formats: BTreeSet<Format>,
    /// When it meets. Empty: by appointment, or unknown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// A set period or ongoing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// Where it meets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How to reach it from afar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<Online>,
    /// Languages spoken, ISO 639-1 (639-3 where there is none).
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub languages: BTreeSet<String>,
    /// What it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
    /// Who leads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader: Option<Leader>,
    /// How many people usually come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// Who may come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub membership: Option<Membership>,
    /// The year it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<i16>,
    /// Needs it meets.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub access: BTreeSet<Access>,
    /// Answers to the eleven questions in the group's own words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<Question, Answer>,
    /// Its own web page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A public number to ask at (the group's or the host's line, never a private person's).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A public address to ask at (never a private person's).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Red flags found by the last review.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// Which source each field came from: field name -> source.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub provenance: BTreeMap<String, String>,
    /// When somebody last made sure that it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            id: ListingId::NIL,
            kind: Kind::SupportGroup,
            status: Status::Active,
            name: String::new(),
            description: String::new(),
            notes: String::new(),
            host: None,
            experiences: Vec::new(),
            tags: BTreeSet::new(),
            fellowship: None,
            faith: None,
            audience: BTreeSet::new(),
            formats: BTreeSet::new(),
            schedules: Vec::new(),
            term: None,
            place: None,
            online: None,
            languages: BTreeSet::new(),
            cost: None,
            leader: None,
            size: None,
            membership: None,
            since: None,
            access: BTreeSet::new(),
            answers: BTreeMap::new(),
            url: None,
            phone: None,
            email: None,
            findings: Vec::new(),
            provenance: BTreeMap::new(),
            checked: None,
        }
    }
}

impl Listing {
    /// Whether it can be reached without going there.
    pub fn is_remote(&self) -> bool {
        self.formats.iter().any(|f| *f != Format::InPerson)
    }

    /// Whether people meet in a room.
    pub fn is_in_person(&self) -> bool {
        self.formats.contains(&Format::InPerson)
    }

    /// Meetings in an average month, over all schedules.
    pub fn meetings_per_month(&self) -> f64 {
        self.schedules.iter().map(Schedule::per_month).sum()
    }
}
