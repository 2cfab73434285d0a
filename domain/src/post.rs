//! Posts: what somebody said, and for how long they may change it.

use crate::image::{self, Image};
use crate::member::MOST_REASON;
use crate::{GroupId, MemberId, PostId, Private, ResourceId, Stamp, ThreadId, mention, text};
use serde::{Deserialize, Serialize};

/// Most characters of a post.
pub const MOST_TEXT: usize = 10_000;
/// Most characters of a content note.
pub const MOST_NOTE: usize = 120;
/// Most characters of "I meant…".
pub const MOST_MEANT: usize = 1000;
/// Seconds in which a post may be changed without a trace.
pub const EDIT_SECONDS: i64 = 30 * 60;

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The group.
    pub group: GroupId,
    /// The thread.
    pub thread: ThreadId,
    /// Who wrote it; `None` when they have left.
    pub member: Option<MemberId>,
    /// When.
    pub at: Stamp,
    /// What was said; `None` when it was taken back.
    pub said: Option<Said>,
}

/// What was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// As it was typed, with who is meant in the place of their names: see [`mention::named`].
    pub text: Private<String>,
    /// As it is shown: made when it was written, so that a page of posts costs little.
    pub html: Private<String>,
    /// The version of what made it; another one makes it anew when it is read.
    #[serde(default = "first_renderer")]
    pub renderer: u32,
    /// Who is meant, in the order in which they come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<MemberId>,
    /// The post that it quotes. Its words stay its writer's: they are read there for as long as they are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<PostId>,
    /// Its pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// Those who keep the group ask its writer whether it may stand on the shelf as this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<ResourceId>,
    /// What readers are told before they open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Private<String>>,
    /// What the writer meant, said later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meant: Option<Private<String>>,
    /// Why those who keep the space have hidden it; `None` while it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Private<String>>,
}

/// What made the HTML of words that do not say.
const fn first_renderer() -> u32 {
    1
}

/// Why a post cannot be taken or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("write a few words")]
    Empty,
    /// It is too long.
    #[error("a post has at most {MOST_TEXT} characters")]
    TooLong,
    /// Its content note is too long.
    #[error("a content note has at most {MOST_NOTE} characters")]
    LongNote,
    /// Its repair is too long.
    #[error("at most {MOST_MEANT} characters")]
    LongMeant,
    /// The rules or the pledge changed, or were never confirmed.
    #[error("the ground rules have changed: please confirm them")]
    Rules,
    /// The thread is closed.
    #[error("this thread is closed")]
    Closed,
    /// It is somebody else's.
    #[error("only its writer can change it")]
    NotYours,
    /// It was taken back.
    #[error("it was taken back")]
    Gone,
    /// It is hidden.
    #[error("it is hidden: it can be taken back, not changed")]
    Hidden,
    /// Hiding it needs a reason.
    #[error("write why, so that its writer understands")]
    NoReason,
    /// The reason is too long.
    #[error("a reason has at most {MOST_REASON} characters")]
    LongReason,
    /// What it quotes is not there, or not any more.
    #[error("what it quotes is not there")]
    NoQuote,
    /// One of its pictures cannot be taken.
    #[error(transparent)]
    Image(#[from] image::Refusal),
}

/// A text as it is kept.
pub fn text(typed: &str) -> Result<String, Refusal> {
    bounded(typed, MOST_TEXT, Refusal::TooLong)?.ok_or(Refusal::Empty)
}

/// A content note as it is kept; an empty one is none.
pub fn note(typed: &str) -> Result<Option<String>, Refusal> {
    bounded(typed, MOST_NOTE, Refusal::LongNote)
}

/// "I meant…" as it is kept; an empty one is none.
pub fn meant(typed: &str) -> Result<Option<String>, Refusal> {
    bounded(typed, MOST_MEANT, Refusal::LongMeant)
}

/// Why a post is hidden, as its writer will read it.
pub fn reason(typed: &str) -> Result<String, Refusal> {
    bounded(typed, MOST_REASON, Refusal::LongReason)?.ok_or(Refusal::NoReason)
}

fn bounded(typed: &str, most: usize, long: Refusal) -> Result<Option<String>, Refusal> {
    text::bounded(&mention::unmarked(typed), most).map_err(|()| long)
}

impl Post {
    /// Whether its words may be changed now by a member: by its writer, for half an hour. Later they may say what they
    /// meant; neither while it is hidden.
    pub fn may_edit(&self, by: MemberId, now: Stamp) -> Result<bool, Refusal> {
        self.may_take_back(by)?;
        if self.is_hidden() {
            return Err(Refusal::Hidden);
        }
        Ok(now < self.at.plus_seconds(EDIT_SECONDS))
    }

    /// Whether a member may take it back.
    pub fn may_take_back(&self, by: MemberId) -> Result<(), Refusal> {
        match (self.member, &self.said) {
            (Some(member), _) if member != by => Err(Refusal::NotYours),
            (None, _) | (_, None) => Err(Refusal::Gone),
            _ => Ok(()),
        }
    }

    /// Whether those who keep the space have hidden it.
    pub fn is_hidden(&self) -> bool {
        self.said.as_ref().is_some_and(|said| said.hidden.is_some())
    }

    /// Who is meant in it, where it can be read.
    pub fn mentions(&self) -> &[MemberId] {
        self.shown().map_or(&[], |said| &said.mentions)
    }

    /// What everybody in the group may read of it.
    pub fn shown(&self) -> Option<&Said> {
        self.said.as_ref().filter(|said| said.hidden.is_none())
    }

    /// Whether somebody who keeps the space may hide it or show it again: what is left, and not their own.
    pub fn may_hide(&self, by: MemberId) -> bool {
        self.said.is_some() && self.member.is_some_and(|writer| writer != by)
    }

    /// The post, hidden for a reason or shown.
    #[must_use]
    pub fn with_hidden(mut self, reason: Option<Private<String>>) -> Self {
        if let Some(said) = &mut self.said {
            said.hidden = reason;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post() -> Post {
        let words = || "x".to_owned().into();
        let said = Said { text: words(), html: words(), ..Said::default() };
        Post {
            id: PostId::NIL,
            group: GroupId::NIL,
            thread: ThreadId::NIL,
            member: Some(MemberId::from_bytes([1; 16])),
            at: Stamp(0),
            said: Some(said),
        }
    }

    #[test]
    fn words_are_bounded() {
        assert_eq!(text(" a\r\nb "), Ok("a\nb".into()));
        assert_eq!(text(" \n"), Err(Refusal::Empty));
        assert_eq!(text(&"é".repeat(MOST_TEXT)).map(|t| t.chars().count()), Ok(MOST_TEXT));
        assert_eq!(text(&"x".repeat(MOST_TEXT + 1)), Err(Refusal::TooLong));
        assert_eq!(note(""), Ok(None));
        assert_eq!(note(&"x".repeat(MOST_NOTE + 1)), Err(Refusal::LongNote));
    }

    #[test]
    fn a_post_is_changed_by_its_writer_for_half_an_hour() {
        let (mine, other) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        assert_eq!(post().may_edit(mine, Stamp(0).plus_seconds(EDIT_SECONDS - 1)), Ok(true));
        assert_eq!(post().may_edit(mine, Stamp(0).plus_seconds(EDIT_SECONDS)), Ok(false));
        assert_eq!(post().may_edit(other, Stamp(0)), Err(Refusal::NotYours));
        assert_eq!(Post { said: None, ..post() }.may_edit(mine, Stamp(0)), Err(Refusal::Gone));
    }

    #[test]
    fn a_post_is_hidden_by_another_for_a_reason() {
        let (mine, other) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        assert_eq!(reason(" \n"), Err(Refusal::NoReason));
        assert_eq!(reason(&"é".repeat(MOST_REASON)).map(|r| r.chars().count()), Ok(MOST_REASON));
        assert_eq!(reason(&"x".repeat(MOST_REASON + 1)), Err(Refusal::LongReason));
        assert!(post().may_hide(other));
        assert!(!post().may_hide(mine), "nobody decides about themselves");
        assert!(!Post { said: None, ..post() }.may_hide(other));
        assert!(!Post { member: None, ..post() }.may_hide(other));
        let hidden = post().with_hidden(Some("It names somebody.".to_owned().into()));
        assert!(hidden.is_hidden() && !post().is_hidden());
        assert_eq!(hidden.may_edit(mine, Stamp(0)), Err(Refusal::Hidden));
        assert_eq!(hidden.may_edit(mine, Stamp(0).plus_seconds(EDIT_SECONDS)), Err(Refusal::Hidden));
        assert_eq!(hidden.may_take_back(mine), Ok(()));
        assert_eq!(hidden.with_hidden(None), post());
    }

    #[test]
    fn words_kept_before_open_as_they_were() {
        let old: Said = serde_json::from_str(r#"{"text":"a","html":"<p>a</p>"}"#).unwrap();
        assert_eq!((old.renderer, old.quote, old.mentions.len(), old.images.len()), (1, None, 0, 0));
        let again = serde_json::to_string(&old).unwrap();
        assert_eq!(again, r#"{"text":"a","html":"<p>a</p>","renderer":1}"#);
    }

    #[test]
    fn nobody_types_a_sign_that_means_somebody() {
        assert_eq!(text("\u{e000}0\u{e001} hello"), Ok("0 hello".into()));
        let mut hidden = post();
        hidden.said.as_mut().unwrap().mentions = vec![MemberId::NIL];
        assert_eq!(hidden.mentions(), [MemberId::NIL]);
        assert!(hidden.with_hidden(Some("It names somebody.".to_owned().into())).mentions().is_empty());
    }
}
