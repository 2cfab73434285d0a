//! Chat: short messages of a group, or of one of its meetings, that fade after the time that it chose.

use crate::code::codes;
use crate::{ChatId, GroupId, MemberId, Private, Stamp, text};
use serde::{Deserialize, Serialize};

codes! {
    /// When messages of a group fade.
    #[derive(Default)]
    Fade {
        /// After a day.
        Day = "day",
        /// After a week.
        #[default]
        Week = "week",
        /// After thirty days.
        Month = "month",
        /// There is no chat.
        Off = "off",
    }
}

/// Most characters of a message.
pub const MOST_TEXT: usize = 1000;
/// Seconds in which one person sends at most [`MOST_AT_ONCE`] messages: so that everybody has room.
pub const BREATH: i64 = 60;
/// Most messages of one person in [`BREATH`] seconds.
pub const MOST_AT_ONCE: u64 = 10;

impl Fade {
    /// Days after which a message is gone; `None` where there is no chat.
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Day => Some(1),
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::Off => None,
        }
    }

    /// What was said up to here is gone now; `None` where there is no chat, and so nothing left.
    pub fn gone(self, now: Stamp) -> Option<Stamp> {
        self.days().map(|days| now.plus_seconds(-days * 24 * 3600))
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: ChatId,
    /// The group.
    pub group: GroupId,
    /// The second at which the meeting starts whose chat it is of; `None` for the group's own.
    pub meeting: Option<Stamp>,
    /// Who wrote it. When they leave it goes with them.
    pub member: MemberId,
    /// When.
    pub at: Stamp,
    /// What was said.
    pub said: Said,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// As it was typed.
    pub text: Private<String>,
    /// Why those who keep the space have hidden it; `None` while it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Private<String>>,
}

/// Why a message cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("write a few words")]
    Empty,
    /// It is too long.
    #[error("a message has at most {MOST_TEXT} characters")]
    TooLong,
    /// The rules or the pledge changed, or were never confirmed.
    #[error("the ground rules have changed: please confirm them")]
    Rules,
    /// They sent many just now.
    #[error("at most {MOST_AT_ONCE} messages a minute")]
    Fast,
    /// The group has no chat.
    #[error("the chat is off in this group")]
    Off,
    /// The meeting is over for long, or not planned any more.
    #[error("the chat of this meeting has ended")]
    Over,
    /// They have no seat any more.
    #[error("only people who are in the group can do this")]
    NoSeat,
}

/// A text as it is kept.
pub fn text(typed: &str) -> Result<String, Refusal> {
    let text = text::plain(typed);
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::Empty),
        1..=MOST_TEXT => Ok(text.to_owned()),
        _ => Err(Refusal::TooLong),
    }
}

/// Whether somebody who sent so many in the last [`BREATH`] seconds may send one more.
pub fn may_say(lately: u64) -> Result<(), Refusal> {
    if lately < MOST_AT_ONCE { Ok(()) } else { Err(Refusal::Fast) }
}

impl Message {
    /// Whether it has faded.
    pub fn is_faded(&self, fade: Fade, now: Stamp) -> bool {
        fade.gone(now).is_none_or(|gone| self.at <= gone)
    }

    /// Whether a member may take it back: whoever wrote it.
    pub fn may_take_back(&self, by: MemberId) -> bool {
        self.member == by
    }

    /// Whether those who keep the space have hidden it.
    pub fn is_hidden(&self) -> bool {
        self.said.hidden.is_some()
    }

    /// Whether somebody who keeps the space may hide it or show it again: not their own.
    pub fn may_hide(&self, by: MemberId) -> bool {
        self.member != by
    }

    /// The message, hidden for a reason or shown.
    #[must_use]
    pub fn with_hidden(mut self, reason: Option<Private<String>>) -> Self {
        self.said.hidden = reason;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Message {
        Message {
            id: ChatId::NIL,
            group: GroupId::NIL,
            meeting: None,
            member: MemberId::from_bytes([1; 16]),
            at: Stamp(0),
            said: Said { text: "x".to_owned().into(), hidden: None },
        }
    }

    #[test]
    fn words_are_short() {
        assert_eq!(text(" a\r\nb\0 "), Ok("a\nb".into()));
        assert_eq!(text(" \n"), Err(Refusal::Empty));
        assert_eq!(text(&"é".repeat(MOST_TEXT)).map(|text| text.chars().count()), Ok(MOST_TEXT));
        assert_eq!(text(&"x".repeat(MOST_TEXT + 1)), Err(Refusal::TooLong));
        assert_eq!((may_say(MOST_AT_ONCE - 1), may_say(MOST_AT_ONCE)), (Ok(()), Err(Refusal::Fast)));
    }

    #[test]
    fn a_message_fades_when_the_group_says() {
        let day = |days: i64| Stamp(0).plus_seconds(days * 24 * 3600);
        for (fade, days) in [(Fade::Day, 1), (Fade::Week, 7), (Fade::Month, 30)] {
            assert!(!message().is_faded(fade, Stamp(day(days).0 - 1)), "{fade}");
            assert!(message().is_faded(fade, day(days)), "{fade}");
        }
        assert!(message().is_faded(Fade::Off, Stamp(0)));
        assert_eq!(Fade::default().days(), Some(7));
    }

    #[test]
    fn its_writer_takes_it_back_and_another_hides_it() {
        let (mine, other) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        assert!(message().may_take_back(mine) && !message().may_take_back(other));
        assert!(message().may_hide(other) && !message().may_hide(mine), "nobody decides about themselves");
        let hidden = message().with_hidden(Some("It names somebody.".to_owned().into()));
        assert!(hidden.is_hidden() && !message().is_hidden());
        assert_eq!(hidden.with_hidden(None), message());
    }
}
