//! Whether a person who writes may be in danger now.
//!
//! Made for a search question or a short typed text. Help is shown, nothing is blocked, so a doubtful "I" counts; grief,
//! past events, figures of speech and questions about a topic do not.

use crate::cues::DANGER;
use crate::frames::Frames;
use crate::normal::Normal;
use crate::sentence::sentences;
use std::sync::LazyLock;

/// What kind of danger: it decides which help is shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Danger {
    /// Thoughts of suicide or of hurting oneself.
    SelfHarm,
    /// Hit, abused, threatened or not safe at home.
    Violence,
    /// Too much of a drug or medicine taken.
    Overdose,
    /// A child is hurt or may be.
    Child,
}

impl Danger {
    /// The stable code of this value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SelfHarm => "self_harm",
            Self::Violence => "violence",
            Self::Overdose => "overdose",
            Self::Child => "child",
        }
    }
}

/// Tables, the most urgent first.
static TABLES: LazyLock<[(Frames, Danger); 4]> = LazyLock::new(|| {
    let of = |table| Frames::of(&DANGER, &["stance", table]);
    [
        (of("overdose"), Danger::Overdose),
        (of("self_harm"), Danger::SelfHarm),
        (of("child"), Danger::Child),
        (of("violence"), Danger::Violence),
    ]
});

/// The danger that the writer of `text` may be in now; `None` where the words do not say so.
pub fn crisis(text: &str) -> Option<Danger> {
    let normal = Normal::new(text);
    let sentences = sentences(&normal.text);
    TABLES
        .iter()
        .find(|(frames, _)| sentences.iter().any(|sentence| !frames.find(sentence).is_empty()))
        .map(|(_, danger)| *danger)
}
