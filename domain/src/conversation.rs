//! Conversations: two of a group write to each other, when both agree.
//!
//! **Whoever asks learns nothing but an answer that the other wants to give.** A request that is declined, that nobody
//! may send, or that comes from somebody who was blocked looks the same: asked. Nor may the one who blocked learn which
//! other name belongs to the same person: elsewhere all looks as before, and what is written does not arrive.

use crate::code::codes;
use crate::group::Talk;
use crate::member::{Member, Role, Standing};
use crate::{ConversationId, GroupId, MemberId, MessageId, Private, Stamp, post};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most characters of the line that says why.
pub const MOST_WHY: usize = 200;
/// Requests that somebody may send in a day, in one group.
pub const MOST_ASKS: usize = 3;

codes! {
    /// How a request was answered.
    Answer {
        /// It waits.
        Waiting = "waiting",
        /// No; whoever asked is not told.
        Declined = "declined",
        /// Whoever asked took it back.
        Withdrawn = "withdrawn",
        /// Yes.
        Accepted = "accepted",
        /// Yes, but one has blocked the other: nothing arrives, the yes neither.
        Unheard = "unheard",
    }
}

codes! {
    /// What somebody does about a request.
    Reply {
        /// Agree.
        Accept = "accept",
        /// Say no, silently.
        Decline = "decline",
        /// Take one's own request back.
        Withdraw = "withdraw",
    }
}

/// What a conversation is to one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The other asks.
    Asks,
    /// They have asked.
    Asked,
    /// They can read it.
    Open,
}

/// Two people of a group, and what they agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// The group.
    pub group: GroupId,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the group's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// Who asked.
    pub asker: MemberId,
    /// Whom.
    pub asked: MemberId,
    /// How it was answered.
    pub answer: Answer,
    /// The day on which it was asked.
    pub day: Date,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The conversation.
    pub conversation: ConversationId,
    /// Who wrote it.
    pub by: MemberId,
    /// When.
    pub at: Stamp,
    /// What was said.
    pub said: Said,
}

/// What is sealed with its writer's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// As it was typed.
    pub text: Private<String>,
    /// As it is shown.
    pub html: Private<String>,
    /// It arrives at the other.
    pub heard: bool,
}

/// Why something cannot be asked, answered or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing for them here.
    #[error("there is nothing here")]
    NotThere,
    /// They have asked this person before.
    #[error("you have asked before")]
    Asked,
    /// There is one already.
    #[error("you write to each other already")]
    Known(ConversationId),
    /// They have asked several people today.
    #[error("at most {MOST_ASKS} requests a day")]
    TooMany,
    /// The line is too long.
    #[error("at most {MOST_WHY} characters")]
    LongWhy,
    /// It says nothing.
    #[error("write a few words")]
    Empty,
    /// It is too long.
    #[error("at most {} characters", post::MOST_TEXT)]
    TooLong,
    /// One of the two may not write now, or the group has switched private messages off.
    #[error("nobody can write here now")]
    Resting,
}

/// Why somebody asks, as it is kept: one line; an empty one is none.
pub fn why(typed: &str) -> Result<Option<String>, Refusal> {
    let line = typed.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > MOST_WHY {
        return Err(Refusal::LongWhy);
    }
    Ok((!line.is_empty()).then_some(line))
}

/// A message as it is kept.
pub fn text(typed: &str) -> Result<String, Refusal> {
    post::text(typed).map_err(|refusal| match refusal {
        post::Refusal::TooLong => Refusal::TooLong,
        _ => Refusal::Empty,
    })
}

/// Whether somebody may write privately at all: who belongs to the group, or keeps its space. Guests never.
pub fn may_talk(member: &Member) -> bool {
    match member.role {
        Role::Guest => false,
        Role::Member => member.standing == Standing::Member,
        Role::CoFacilitator | Role::Facilitator => member.standing.has_seat(),
    }
}

/// Whether somebody may ask another of their group. What the other wants or may do is no part of it.
pub fn may_ask(
    by: &Member,
    whom: &Member,
    talk: Talk,
    known: &[Conversation],
    today: Date,
) -> Result<(), Refusal> {
    if talk == Talk::Off || !may_talk(by) || by.group != whom.group || by.id == whom.id {
        return Err(Refusal::NotThere);
    }
    for conversation in known.iter().filter(|known| known.other(by.id) == Some(whom.id)) {
        match conversation.stage(by.id) {
            Some(Stage::Open | Stage::Asks) => return Err(Refusal::Known(conversation.id)),
            None if conversation.inner.asked == by.id => {} // they said no once; now they ask themselves
            Some(Stage::Asked) | None => return Err(Refusal::Asked),
        }
    }
    let today = known.iter().filter(|known| known.inner.asker == by.id && known.inner.day == today);
    if today.count() < MOST_ASKS { Ok(()) } else { Err(Refusal::TooMany) }
}

impl Conversation {
    /// A request. It does not arrive where the other may not or does not want to be asked, or where one has blocked the
    /// other.
    pub fn ask(id: ConversationId, by: &Member, whom: &Member, apart: bool, day: Date) -> Self {
        let arrives = may_talk(whom) && !whom.inner.unasked && !apart;
        let answer = if arrives { Answer::Waiting } else { Answer::Declined };
        let inner = Inner { asker: by.id, asked: whom.id, answer, day };
        Self { id, group: by.group, inner }
    }

    /// The other of the two; `None` for a third.
    pub fn other(&self, who: MemberId) -> Option<MemberId> {
        let Inner { asker, asked, .. } = self.inner;
        [(asker, asked), (asked, asker)].into_iter().find(|pair| pair.0 == who).map(|pair| pair.1)
    }

    /// What it is to one of them; `None` where there is nothing for them to see.
    pub fn stage(&self, who: MemberId) -> Option<Stage> {
        self.other(who)?;
        match (self.inner.asker == who, self.inner.answer) {
            (_, Answer::Withdrawn) | (false, Answer::Declined) => None,
            (_, Answer::Accepted) | (false, Answer::Unheard) => Some(Stage::Open),
            (true, _) => Some(Stage::Asked),
            (false, Answer::Waiting) => Some(Stage::Asks),
        }
    }

    /// The conversation after somebody's reply to the request.
    pub fn replied(
        mut self,
        by: &Member,
        other: &Member,
        reply: Reply,
        talk: Talk,
        apart: bool,
    ) -> Result<Self, Refusal> {
        let stage = if self.other(by.id) == Some(other.id) { self.stage(by.id) } else { None };
        let may = talk == Talk::Agreed && may_talk(by) && may_talk(other);
        self.inner.answer = match (stage, reply) {
            (Some(Stage::Asks), Reply::Accept) if may && apart => Answer::Unheard,
            (Some(Stage::Asks), Reply::Accept) if may => Answer::Accepted,
            (Some(Stage::Asks), Reply::Decline) => Answer::Declined,
            (Some(Stage::Asked), Reply::Withdraw) => Answer::Withdrawn,
            _ => return Err(Refusal::NotThere),
        };
        Ok(self)
    }

    /// Whether somebody may write in it now.
    pub fn may_write(&self, by: &Member, other: &Member, talk: Talk) -> Result<(), Refusal> {
        if self.stage(by.id) != Some(Stage::Open) || self.other(by.id) != Some(other.id) {
            return Err(Refusal::NotThere);
        }
        let may = talk == Talk::Agreed && may_talk(by) && may_talk(other);
        if may { Ok(()) } else { Err(Refusal::Resting) }
    }

    /// Whether what is written in it now arrives.
    pub fn is_heard(&self, apart: bool) -> bool {
        !apart && matches!(self.inner.answer, Answer::Waiting | Answer::Accepted)
    }

    /// Whether somebody sees a message of it.
    pub fn shows(&self, message: &Message, to: MemberId) -> bool {
        message.conversation == self.id
            && self.other(to).is_some()
            && (message.by == to || (message.said.heard && self.stage(to).is_some()))
    }

    /// What stays when one of them ends it: nothing, but where the other never heard of a yes.
    pub fn ended(mut self, by: MemberId) -> Result<Option<Self>, Refusal> {
        match (self.stage(by), self.inner.answer) {
            (Some(Stage::Open), Answer::Unheard) => {
                self.inner.answer = Answer::Declined;
                Ok(Some(self))
            }
            (Some(Stage::Open), _) => Ok(None),
            _ => Err(Refusal::NotThere),
        }
    }

    /// What stays when one of them blocks the other by the name that they have here: a request of the blocked one, which
    /// looks to them as if nothing had happened.
    pub fn blocked(mut self, by: MemberId) -> Option<Self> {
        let theirs = self.inner.asked == by;
        match self.inner.answer {
            Answer::Withdrawn | Answer::Declined if theirs => Some(self),
            Answer::Waiting | Answer::Unheard if theirs => {
                self.inner.answer = Answer::Declined;
                Some(self)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
#[path = "conversation/tests.rs"]
pub(crate) mod tests;
