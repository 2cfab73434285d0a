//! Members: one person inside one group, what they are there, and what they may do.

use crate::code::codes;
use crate::{AccountId, GroupId, MemberId, Private, claim};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

codes! {
    /// How far somebody is in a group.
    Standing {
        /// Asked to join; nobody has decided yet.
        Waiting = "waiting",
        /// Reads along. As good a standing as any.
        Listening = "listening",
        /// Writes, and finds out whether the group fits.
        Trying = "trying",
        /// Belongs.
        Member = "member",
        /// Kept out for a while.
        Paused = "paused",
        /// Not in the group, without blame: was not taken in.
        Left = "left",
        /// Put out of the group.
        Removed = "removed",
    }
}

codes! {
    /// What somebody does in a group.
    Role {
        /// One of the group.
        Member = "member",
        /// An expert who was invited.
        Guest = "guest",
        /// Helps to keep the space.
        CoFacilitator = "co_facilitator",
        /// Keeps the space.
        Facilitator = "facilitator",
    }
}

/// Why somebody may not do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// They have no seat in the group now. They are told no more than a stranger.
    #[error("only people who are in the group can do this")]
    NoSeat,
    /// It takes a facilitator.
    #[error("a facilitator of the group can do this")]
    NotFacilitator,
    /// It cannot be done to this person.
    #[error("this cannot be done to this person")]
    NotThem,
    /// It needs a reason.
    #[error("write why, so that the person understands")]
    NoReason,
}

/// Most characters of a reason or a note.
pub const MOST_REASON: usize = 2000;

/// One person inside one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// The group.
    pub group: GroupId,
    /// How far they are.
    pub standing: Standing,
    /// What they do.
    pub role: Role,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the member's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// Whose membership it is.
    pub account: AccountId,
    /// The name in this group alone.
    pub pseudonym: Private<String>,
    /// The version of the ground rules and pledge that they confirmed.
    pub rules: u32,
    /// The day on which their standing began.
    pub since: Date,
    /// Answers to the group's join questions, until somebody decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answered>,
    /// A facilitator's words to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Private<String>>,
    /// What the end of a pause, or of being put out, goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Standing>,
    /// They said how the group fits.
    #[serde(default)]
    pub fit_asked: bool,
    /// Nobody may ask them to write privately.
    #[serde(default)]
    pub unasked: bool,
}

/// Whose words something is, as the group sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Who.
    pub member: MemberId,
    /// What they do in the group.
    pub role: Role,
    /// Their name there.
    pub pseudonym: Private<String>,
}

/// Something that was written, and whose it is; `None` once they have left.
pub type Signed<T> = (T, Option<Author>);

/// A join question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Private<String>,
}

impl Standing {
    /// Whether it gives a seat in the space.
    pub const fn has_seat(self) -> bool {
        matches!(self, Self::Listening | Self::Trying | Self::Member)
    }
}

impl Role {
    /// Whether it keeps the space.
    pub const fn keeps(self) -> bool {
        matches!(self, Self::CoFacilitator | Self::Facilitator)
    }
}

/// Whether they may read the space and send a heart.
pub fn may_read(_: Role, standing: Standing) -> Result<(), Refusal> {
    if standing.has_seat() { Ok(()) } else { Err(Refusal::NoSeat) }
}

/// Whether they may write. A listener may: with the first words they begin to try the group.
pub fn may_write(role: Role, standing: Standing) -> Result<(), Refusal> {
    may_read(role, standing)
}

/// Whether they may see who is in the group, take people in, invite, and close or pin threads.
pub fn may_keep(role: Role, standing: Standing) -> Result<(), Refusal> {
    may_read(role, standing)?;
    if role.keeps() { Ok(()) } else { Err(Refusal::NotFacilitator) }
}

/// Whether they may change the group itself and choose who keeps it.
pub fn may_lead(role: Role, standing: Standing) -> Result<(), Refusal> {
    may_keep(role, standing)?;
    if role == Role::Facilitator { Ok(()) } else { Err(Refusal::NotFacilitator) }
}

/// Whether they may invite somebody as `invited`.
pub fn may_invite(role: Role, standing: Standing, invited: Role) -> Result<(), Refusal> {
    if invited == Role::Member { may_keep(role, standing) } else { may_lead(role, standing) }
}

codes! {
    /// What a facilitator does about one person.
    Step {
        /// Take in somebody who waits.
        Accept = "accept",
        /// Tell somebody who waits that it will not be this group.
        Decline = "decline",
        /// Keep out for a while.
        Pause = "pause",
        /// End a pause.
        Resume = "resume",
        /// Put out of the group.
        Remove = "remove",
    }
}

impl Step {
    /// Whether it needs a reason. A kind word is welcome with any.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Pause | Self::Remove)
    }

    /// What can be done about somebody in a standing.
    pub fn of(standing: Standing) -> &'static [Self] {
        match standing {
            Standing::Waiting => &[Self::Accept, Self::Decline],
            Standing::Listening | Standing::Trying | Standing::Member => &[Self::Pause, Self::Remove],
            Standing::Paused => &[Self::Resume, Self::Remove],
            Standing::Left | Standing::Removed => &[],
        }
    }

    /// The standing after it.
    fn leads_to(self, before: Option<Standing>) -> Standing {
        match self {
            Self::Accept => Standing::Listening,
            Self::Decline => Standing::Left,
            Self::Pause => Standing::Paused,
            Self::Resume => before.unwrap_or(Standing::Listening),
            Self::Remove => Standing::Removed,
        }
    }
}

/// Whether `by` may do a step about `whom`: nobody about themselves, and only a facilitator about who keeps the space.
pub fn may_step(by: &Member, whom: &Member, step: Step, reason: &str) -> Result<(), Refusal> {
    may_keep(by.role, by.standing)?;
    if by.group != whom.group || by.id == whom.id || !whom.steps().contains(&step) {
        return Err(Refusal::NotThem);
    }
    if whom.role.keeps() {
        may_lead(by.role, by.standing)?;
    }
    if step.needs_reason() && reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    Ok(())
}

impl Member {
    /// What can be done about them. A name that nobody took over can always be taken away.
    pub fn steps(&self) -> &'static [Step] {
        match Step::of(self.standing) {
            [] if claim::is_open(self) => &[Step::Remove],
            steps => steps,
        }
    }

    /// The member after a step about them. Answers to join questions are gone with the decision.
    #[must_use]
    pub fn after(mut self, step: Step, words: &str, today: Date) -> Self {
        let words = words.trim();
        self.inner.note =
            (!words.is_empty()).then(|| words.chars().take(MOST_REASON).collect::<String>().into());
        let kept = match step {
            Step::Pause => Some(self.standing),
            Step::Remove => self.inner.before.or(Some(self.standing)),
            Step::Accept | Step::Decline | Step::Resume => None,
        };
        self.standing = step.leads_to(self.inner.before);
        (self.inner.before, self.inner.since, self.inner.answers) = (kept, today, vec![]);
        self
    }

    /// The member, back where they were before they were paused, put out or told no.
    #[must_use]
    pub fn restored(mut self, words: &str, today: Date) -> Self {
        self.standing = self.inner.before.take().unwrap_or(Standing::Listening);
        (self.inner.note, self.inner.since) = (Some(words.to_owned().into()), today);
        self
    }

    /// Whether they are to confirm the ground rules of this version before they write: those that changed, and once more
    /// with the first words.
    pub fn must_confirm(&self, version: u32) -> bool {
        self.inner.rules < version || self.standing == Standing::Listening
    }

    /// The member once they have written: a listener begins to try the group.
    #[must_use]
    pub fn spoke(mut self, today: Date) -> Self {
        if self.standing == Standing::Listening {
            (self.standing, self.inner.since) = (Standing::Trying, today);
        }
        self
    }

    /// Whether they are asked today if the group fits, which asks after so many days of trying.
    pub fn is_asked_fit(&self, days: u32, today: Date) -> bool {
        let tried = today.since(self.inner.since).map_or(0, |span| i64::from(span.get_days()));
        self.standing == Standing::Trying && !self.inner.fit_asked && tried >= i64::from(days)
    }

    /// The member who said how the group fits.
    #[must_use]
    pub fn fits(mut self, fits: bool, today: Date) -> Self {
        self.inner.fit_asked = true;
        if fits && self.standing == Standing::Trying {
            (self.standing, self.inner.since) = (Standing::Member, today);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn who_may_do_what() {
        for &standing in Standing::ALL {
            for &role in Role::ALL {
                let seat = matches!(standing, Standing::Listening | Standing::Trying | Standing::Member);
                assert_eq!(may_read(role, standing).is_ok(), seat, "{role} {standing}");
                assert_eq!(may_write(role, standing).is_ok(), seat, "{role} {standing}");
                let keeps = seat && matches!(role, Role::Facilitator | Role::CoFacilitator);
                assert_eq!(may_keep(role, standing).is_ok(), keeps, "{role} {standing}");
                assert_eq!(may_invite(role, standing, Role::Member).is_ok(), keeps);
                let leads = seat && role == Role::Facilitator;
                assert_eq!(may_lead(role, standing).is_ok(), leads, "{role} {standing}");
                assert_eq!(may_invite(role, standing, Role::Facilitator).is_ok(), leads);
            }
        }
        assert_eq!(may_keep(Role::Facilitator, Standing::Paused), Err(Refusal::NoSeat));
    }

    #[test]
    fn steps_about_people() {
        let lead = member(1, Role::Facilitator, Standing::Member);
        let second = member(2, Role::CoFacilitator, Standing::Member);
        let fern = member(3, Role::Member, Standing::Trying);
        let joiner = member(4, Role::Member, Standing::Waiting);
        assert_eq!(may_step(&second, &fern, Step::Pause, "to rest"), Ok(()));
        assert_eq!(may_step(&second, &fern, Step::Pause, " "), Err(Refusal::NoReason));
        assert_eq!(may_step(&second, &lead, Step::Pause, "why"), Err(Refusal::NotFacilitator));
        assert_eq!(may_step(&lead, &second, Step::Remove, "why"), Ok(()));
        assert_eq!(may_step(&lead, &lead, Step::Remove, "why"), Err(Refusal::NotThem));
        assert_eq!(may_step(&lead, &joiner, Step::Accept, ""), Ok(()));
        assert_eq!(may_step(&lead, &fern, Step::Accept, ""), Err(Refusal::NotThem));
        assert_eq!(may_step(&fern, &joiner, Step::Accept, ""), Err(Refusal::NotFacilitator));
        let elsewhere = Member { group: GroupId::from_bytes([9; 16]), ..fern };
        assert_eq!(may_step(&lead, &elsewhere, Step::Pause, "why"), Err(Refusal::NotThem));
    }

    #[test]
    fn a_pause_goes_back_to_what_was_and_answers_go_with_the_decision() {
        let today = date(2026, 11, 23);
        let fern = member(3, Role::Member, Standing::Trying).after(Step::Pause, "to rest", today);
        assert_eq!((fern.standing, fern.inner.note.is_some()), (Standing::Paused, true));
        let fern = fern.after(Step::Resume, "", today);
        assert_eq!((fern.standing, &fern.inner.note), (Standing::Trying, &None));
        let gone = fern.after(Step::Pause, "to rest", today).after(Step::Remove, "no", today);
        assert_eq!(
            (gone.standing, gone.clone().restored("yes", today).standing),
            (Standing::Removed, Standing::Trying)
        );
        assert_eq!(gone.restored("yes", today).inner.before, None);
        let mut joiner = member(4, Role::Member, Standing::Waiting);
        joiner.inner.answers = vec![Answered { question: "Why?".into(), answer: "Alone".to_owned().into() }];
        let joiner = joiner.after(Step::Accept, "", today);
        assert_eq!((joiner.standing, joiner.inner.answers.len()), (Standing::Listening, 0));
    }

    #[test]
    fn first_words_begin_to_try_and_after_the_groups_days_we_ask() {
        let fern = member(3, Role::Member, Standing::Listening).spoke(date(2026, 11, 1));
        assert_eq!(fern.standing, Standing::Trying);
        assert!(!fern.is_asked_fit(21, date(2026, 11, 21)));
        assert!(fern.is_asked_fit(21, date(2026, 11, 22)));
        assert!(fern.is_asked_fit(7, date(2026, 11, 8)) && !fern.is_asked_fit(7, date(2026, 11, 7)));
        assert_eq!(fern.clone().fits(true, date(2026, 11, 22)).standing, Standing::Member);
        let unsure = fern.fits(false, date(2026, 11, 22));
        assert_eq!((unsure.standing, unsure.is_asked_fit(21, date(2027, 1, 1))), (Standing::Trying, false));
    }
}
