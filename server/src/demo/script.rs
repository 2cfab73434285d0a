//! What the made-up directory's people say and do, as `data/demo/spaces.json` tells it.

use super::{conversation::Talked, hosts};
use crate::actions::{image::File, post};
use domain::group::{JoinPolicy, Talk};
use serde::Deserialize;
use store::Draft;

/// The picture of all who bring one.
const PICTURE: &[u8] = include_bytes!("../../data/demo/window.jpg");

#[derive(Deserialize)]
pub(super) struct Spaces {
    pub(super) people: Vec<String>,
    pub(super) operator: String,
    pub(super) groups: Vec<Space>,
    pub(super) hosts: Vec<hosts::Played>,
    pub(super) credentials: Vec<hosts::Credential>,
}

#[derive(Deserialize)]
pub(super) struct Space {
    pub(super) listing: String,
    pub(super) policy: JoinPolicy,
    pub(super) questions: Vec<String>,
    pub(super) pledge: String,
    pub(super) rules: String,
    pub(super) welcome: String,
    pub(super) hours: u32,
    #[serde(default)]
    pub(super) images: bool,
    pub(super) talk: Option<Talk>,
    #[serde(default)]
    pub(super) conversations: Vec<Talked>,
    pub(super) members: Vec<Player>,
    pub(super) threads: Vec<Told>,
    /// What was said in the chat, and in those of meetings.
    #[serde(default)]
    pub(super) chat: Vec<Told>,
    /// Who comes to their first meeting, and what they are answered.
    #[serde(default)]
    pub(super) arrivals: Vec<Told>,
    #[serde(default)]
    pub(super) shelf: Vec<Kept>,
}

/// Something that a facilitator puts on the shelf.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) source: String,
    #[serde(default)]
    pub(super) link: String,
    pub(super) language: String,
}

#[derive(Deserialize)]
pub(super) struct Player {
    pub(super) person: String,
    pub(super) pseudonym: String,
    /// A role, `trying`, or `waiting`.
    #[serde(rename = "as")]
    pub(super) part: String,
    #[serde(default)]
    pub(super) answers: Vec<String>,
}

/// A thread, or a reply, so many hours ago.
#[derive(Deserialize)]
pub(super) struct Told {
    pub(super) by: String,
    pub(super) hours: i64,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) need: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) pinned: bool,
    /// It quotes the first post of its thread.
    #[serde(default)]
    pub(super) quotes: bool,
    /// It brings the demo's picture, and says what is on it.
    #[serde(default)]
    pub(super) picture: Option<String>,
    /// It is about a meeting: 1 is the next one, -1 the last.
    #[serde(default)]
    pub(super) meeting: Option<i8>,
    pub(super) text: String,
    #[serde(default)]
    pub(super) replies: Vec<Self>,
    #[serde(default)]
    pub(super) hidden: Option<Hidden>,
}

/// A post was hidden, so many hours ago, and its writer asks that somebody else looks at it.
#[derive(Deserialize)]
pub(super) struct Hidden {
    pub(super) by: String,
    pub(super) hours: i64,
    pub(super) reason: String,
    pub(super) appeal: String,
}

/// A post as somebody types it.
pub(super) fn typed(told: &Told) -> post::Typed {
    let draft = Draft {
        title: told.title.clone().into(),
        kind: told.kind.clone(),
        need: told.need.clone(),
        note: told.note.clone().into(),
        text: told.text.clone().into(),
        quote: None,
    };
    let file = |alt: &String| File { bytes: PICTURE.to_vec(), alt: alt.clone() };
    post::Typed { draft, confirms: true, files: told.picture.iter().map(file).collect() }
}

/// Something for the shelf, as somebody types it.
pub(super) fn shelved(kept: &Kept) -> domain::resource::Typed {
    domain::resource::Typed {
        title: kept.title.clone(),
        text: kept.text.clone(),
        source: kept.source.clone(),
        link: kept.link.clone(),
        review: String::new(),
        language: kept.language.clone(),
    }
}
