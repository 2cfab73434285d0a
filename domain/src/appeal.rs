//! Appeals: somebody asks that another human looks at what was decided about them.

use crate::code::codes;
use crate::member::{Standing, may_lead};
use crate::{Act, ActKind, AppealId, GroupId, Member, MemberId, Post, PostId, Private, Stamp, text};
use serde::{Deserialize, Serialize};

codes! {
    /// What came of an appeal.
    Outcome {
        /// What was done stands.
        Upheld = "upheld",
        /// What was done is undone.
        Undone = "undone",
    }
}

/// Most characters of an appeal, and of its answer.
pub const MOST_TEXT: usize = 2000;

/// Somebody asks that another looks at what was decided about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// Its id.
    pub id: AppealId,
    /// The group.
    pub group: GroupId,
    /// Who asks.
    pub member: MemberId,
    /// The number of the act in the group's chain.
    pub act: i64,
    /// When they asked.
    pub at: Stamp,
    /// What they said.
    pub asked: Asked,
    /// What they were answered.
    pub answer: Option<Answer>,
}

/// What somebody says who appeals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Their words.
    pub words: Private<String>,
    /// The hidden post that it is about; `None` where it is about their place in the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: Stamp,
    /// Whether what was done stands.
    pub outcome: Outcome,
    /// What the person reads.
    pub words: Private<String>,
    /// Which facilitator looked at it; `None` for those who run the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
}

/// Why an appeal cannot be taken or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("write a few words")]
    Empty,
    /// It is too long.
    #[error("at most {MOST_TEXT} characters")]
    TooLong,
    /// Nothing was decided that stands.
    #[error("there is nothing to look at again")]
    Nothing,
    /// They have asked about this.
    #[error("you have asked about this before")]
    Twice,
    /// It takes a facilitator who had no part in it.
    #[error("somebody who had no part in it can answer this")]
    NotTheirs,
    /// It was answered, or what it is about has changed.
    #[error("this was answered, or has changed")]
    Over,
    /// No outcome was chosen.
    #[error("choose what comes of it")]
    NoOutcome,
}

/// The words of an appeal or its answer as they are kept.
pub fn words(typed: &str) -> Result<String, Refusal> {
    text::bounded(typed, MOST_TEXT).map_err(|()| Refusal::TooLong)?.ok_or(Refusal::Empty)
}

/// Whether somebody stands where they do because of an act.
pub fn put_there(act: &Act, member: &Member) -> bool {
    let fits = matches!(
        (act.kind, member.standing),
        (ActKind::Paused, Standing::Paused)
            | (ActKind::Removed, Standing::Removed)
            | (ActKind::Declined, Standing::Left)
    );
    fits && act.whom == Some(member.id)
}

/// Whether a post is hidden because of an act.
pub fn hid(act: &Act, post: &Post) -> bool {
    let this = act.post.map_or(act.thread == Some(post.thread), |id| id == post.id);
    act.kind == ActKind::Hid && this && act.whom.is_some() && act.whom == post.member && post.is_hidden()
}

/// Whether somebody may answer an appeal: a facilitator of the group who is neither the one who asks nor the one who
/// acted.
pub fn may_hear(by: &Member, appeal: &Appeal, act: &Act) -> Result<(), Refusal> {
    let apart = by.id != appeal.member && Some(by.id) != act.by && by.group == appeal.group;
    if apart && may_lead(by.role, by.standing).is_ok() { Ok(()) } else { Err(Refusal::NotTheirs) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::member::{Inner, Role};
    use crate::{AccountId, ThreadId, post::Said};
    use jiff::civil::date;

    fn member(id: u8, role: Role, standing: Standing) -> Member {
        let inner = Inner {
            account: AccountId::from_bytes([id; 16]),
            pseudonym: "Fern".to_owned().into(),
            rules: 1,
            since: date(2026, 11, 1),
            answers: vec![],
            note: None,
            before: None,
            fit_asked: false,
            unasked: false,
        };
        Member { id: MemberId::from_bytes([id; 16]), group: GroupId::NIL, standing, role, inner }
    }

    fn act(kind: ActKind, by: u8, whom: u8) -> Act {
        let id = |id: u8| Some(MemberId::from_bytes([id; 16]));
        Act { whom: id(whom), ..Act::new(kind, id(by), Stamp(0)) }
    }

    fn appeal() -> Appeal {
        let asked = Asked { words: "Please look again.".to_owned().into(), post: None };
        let member = MemberId::from_bytes([3; 16]);
        Appeal { id: AppealId::NIL, group: GroupId::NIL, member, act: 1, at: Stamp(0), asked, answer: None }
    }

    #[test]
    fn another_facilitator_hears_it_and_nobody_else() {
        let act = act(ActKind::Paused, 1, 3);
        let hears = |by: &Member| may_hear(by, &appeal(), &act).is_ok();
        assert!(hears(&member(2, Role::Facilitator, Standing::Member)));
        assert!(!hears(&member(1, Role::Facilitator, Standing::Member)), "not who acted");
        assert!(!hears(&member(3, Role::Facilitator, Standing::Member)), "not who asks");
        for role in [Role::Member, Role::Guest, Role::CoFacilitator] {
            assert!(!hears(&member(2, role, Standing::Member)), "{role}");
        }
        for standing in [Standing::Waiting, Standing::Paused, Standing::Left, Standing::Removed] {
            assert!(!hears(&member(2, Role::Facilitator, standing)), "{standing}");
        }
        let elsewhere =
            Member { group: GroupId::from_bytes([9; 16]), ..member(2, Role::Facilitator, Standing::Member) };
        assert!(!hears(&elsewhere));
    }

    #[test]
    fn an_act_is_appealed_while_it_stands() {
        let of = |kind, standing| put_there(&act(kind, 1, 3), &member(3, Role::Member, standing));
        assert!(of(ActKind::Paused, Standing::Paused) && of(ActKind::Removed, Standing::Removed));
        assert!(of(ActKind::Declined, Standing::Left));
        assert!(!of(ActKind::Paused, Standing::Member) && !of(ActKind::Resumed, Standing::Paused));
        assert!(!put_there(&act(ActKind::Paused, 1, 4), &member(3, Role::Member, Standing::Paused)));
    }

    #[test]
    fn a_hidden_post_knows_the_act_that_hid_it() {
        let words = || "x".to_owned().into();
        let said = Said { text: words(), html: words(), hidden: Some(words()), ..Said::default() };
        let (id, thread) = (PostId::from_bytes([7; 16]), ThreadId::from_bytes([8; 16]));
        let member = Some(MemberId::from_bytes([3; 16]));
        let post = Post { id, group: GroupId::NIL, thread, member, at: Stamp(0), said: Some(said) };
        let act = Act { post: Some(id), ..act(ActKind::Hid, 1, 3) };
        assert!(hid(&act, &post));
        assert!(!hid(&Act { post: Some(PostId::NIL), ..act.clone() }, &post));
        assert!(
            hid(&Act { post: None, thread: Some(thread), ..act.clone() }, &post),
            "acts of before named no post"
        );
        assert!(!hid(&Act { kind: ActKind::Shown, ..act.clone() }, &post));
        assert!(!hid(&act, &post.with_hidden(None)));
    }

    #[test]
    fn words_are_bounded() {
        assert_eq!(words(" \n"), Err(Refusal::Empty));
        assert_eq!(words(&"é".repeat(MOST_TEXT)).map(|text| text.chars().count()), Ok(MOST_TEXT));
        assert_eq!(words(&"x".repeat(MOST_TEXT + 1)), Err(Refusal::TooLong));
    }
}
