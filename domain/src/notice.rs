//! Notices: that something waits for somebody in a group. A notice holds ids and no words, so that what is taken back is
//! taken out of it too.

use crate::code::codes;
use crate::member::{Role, Standing, Step, may_keep, may_read};
use crate::thread::Seen;
use crate::{ArrivalId, MemberId, PostId, Stamp, ThreadId};
use serde::{Deserialize, Serialize};

codes! {
    /// What happened.
    NoticeKind {
        /// Somebody replied where they wrote.
        Reply = "reply",
        /// Their first words here, or what they said of their first meeting, were answered.
        Answered = "answered",
        /// Somebody meant them in what they wrote.
        Named = "named",
        /// They were let in.
        LetIn = "let_in",
        /// It will not be this group.
        Declined = "declined",
        /// They are kept out for a while.
        Paused = "paused",
        /// A pause ended.
        Resumed = "resumed",
        /// A post of theirs was hidden.
        Hidden = "hidden",
        /// Somebody waits to be let in.
        Joiner = "joiner",
        /// Somebody's first words, or their first meeting, wait for an answer.
        First = "first",
        /// They have waited for three quarters of the group's clock.
        Late = "late",
        /// The clock ran out.
        RanOut = "ran_out",
    }
}

/// Days for which a notice is kept.
pub const DAYS: i64 = 90;
/// Most notices that are kept of one group.
pub const MOST: usize = 100;
/// Most letters that may go out for one notice, whatever job sends them.
const MOST_BEGUN: u8 = 2;

/// Something that happened, for one person in one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// When.
    pub at: Stamp,
    /// In which thread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<ThreadId>,
    /// Which post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// About whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<MemberId>,
    /// About whose first meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<ArrivalId>,
    /// They have marked it as read. Nobody else ever learns of it.
    #[serde(default)]
    pub read: bool,
    /// A letter or a push went out for it.
    #[serde(default)]
    pub told: bool,
    /// How often a letter or a push was begun for it of which nobody knows how it ended.
    #[serde(default, skip_serializing_if = "never")]
    pub begun: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn never(begun: &u8) -> bool {
    *begun == 0
}

impl NoticeKind {
    /// What somebody is told of a step about them; whoever is put out reads it at the group's door.
    pub const fn of_step(step: Step) -> Option<Self> {
        match step {
            Step::Accept => Some(Self::LetIn),
            Step::Decline => Some(Self::Declined),
            Step::Pause => Some(Self::Paused),
            Step::Resume => Some(Self::Resumed),
            Step::Remove => None,
        }
    }

    /// Whether it is for somebody in this standing: what is said in a space for those who have a seat there now, what waits
    /// for those who keep it, and what was decided about themselves while it is so.
    pub fn is_for(self, role: Role, standing: Standing) -> bool {
        match self {
            Self::Declined => standing == Standing::Left,
            Self::Paused => standing == Standing::Paused,
            Self::Joiner | Self::First | Self::Late | Self::RanOut => may_keep(role, standing).is_ok(),
            Self::Reply | Self::Answered | Self::Named | Self::Hidden | Self::LetIn | Self::Resumed => {
                may_read(role, standing).is_ok()
            }
        }
    }

    /// Whether somebody waits who was promised an answer: told at once, by whoever wants to be told at all.
    pub const fn is_urgent(self) -> bool {
        matches!(self, Self::First | Self::Late | Self::RanOut)
    }
}

impl Notice {
    /// A notice of something.
    pub const fn new(kind: NoticeKind, at: Stamp) -> Self {
        Self {
            kind,
            at,
            thread: None,
            post: None,
            whom: None,
            arrival: None,
            read: false,
            told: false,
            begun: 0,
        }
    }

    /// The same, about a post.
    #[must_use]
    pub const fn about(mut self, thread: ThreadId, post: PostId) -> Self {
        (self.thread, self.post) = (Some(thread), Some(post));
        self
    }

    /// The same, about somebody.
    #[must_use]
    pub const fn of(mut self, whom: MemberId) -> Self {
        self.whom = Some(whom);
        self
    }

    /// The same, about somebody's first meeting.
    #[must_use]
    pub const fn coming(mut self, arrival: ArrivalId) -> Self {
        self.arrival = Some(arrival);
        self
    }

    /// As it was before anybody was told of it or marked it.
    #[must_use]
    pub const fn as_put_in(&self) -> Self {
        Self { read: false, told: false, begun: 0, ..*self }
    }

    /// Whether it is news to somebody who has read so far. Words that were read are none; what is to be done stays.
    pub fn is_new(&self, seen: &Seen) -> bool {
        !self.read && !self.thread.is_some_and(|thread| seen.has_read(thread, self.at))
    }

    /// Whether a letter may still go out for it: not when two may have.
    pub const fn may_go_out(&self) -> bool {
        self.begun < MOST_BEGUN
    }

    /// Whether two speak of the same thing. A post names somebody once, however often it is changed.
    pub fn is_same(&self, other: &Self) -> bool {
        if self.kind == NoticeKind::Named {
            return other.kind == self.kind && other.post == self.post;
        }
        let what =
            |notice: &Self| (notice.kind, notice.at, notice.thread, notice.post, notice.whom, notice.arrival);
        what(self) == what(other)
    }
}

/// The notices of one person in one group, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Notices(Vec<Notice>);

impl Notices {
    /// All of them, newest first.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.0.iter()
    }

    /// Puts one in, and lets the old ones go; false when it was there.
    pub fn add(&mut self, notice: Notice, now: Stamp) -> bool {
        if self.0.iter().any(|known| known.is_same(&notice)) {
            return false;
        }
        let place = self.0.partition_point(|known| known.at > notice.at);
        self.0.insert(place, notice);
        self.forget(now);
        self.0.truncate(MOST);
        true
    }

    /// Lets those go that are too old; whether there were some.
    pub fn forget(&mut self, now: Stamp) -> bool {
        let before = self.0.len();
        self.0.retain(|notice| notice.at > now.plus_seconds(-DAYS * 24 * 3600));
        self.0.len() < before
    }

    /// Marks all as read; whether that is news.
    pub fn read_all(&mut self) -> bool {
        self.0.iter_mut().fold(false, |news, notice| news | !std::mem::replace(&mut notice.read, true))
    }

    /// Marks those about somebody's first meeting as read; whether that is news.
    pub fn read_arrival(&mut self, arrival: ArrivalId) -> bool {
        let of = |notice: &&mut Notice| notice.arrival == Some(arrival);
        self.0.iter_mut().filter(of).fold(false, |news, n| news | !std::mem::replace(&mut n.read, true))
    }

    /// Remembers for which of them a letter or a push went out.
    pub fn tell(&mut self, told: &[Notice]) {
        self.each(told, |notice| notice.told = true);
    }

    /// A letter or a push for these begins. Counted before it leaves, so that a server that dies knows of it.
    pub fn begin(&mut self, these: &[Notice]) {
        self.each(these, |notice| notice.begun = notice.begun.saturating_add(1));
    }

    /// What was begun for these did not go out.
    pub fn take_back(&mut self, these: &[Notice]) {
        self.each(these, |notice| notice.begun = notice.begun.saturating_sub(1));
    }

    fn each(&mut self, these: &[Notice], change: impl Fn(&mut Notice)) {
        let same = |notice: &&mut Notice| these.iter().any(|other| other.is_same(notice));
        self.0.iter_mut().filter(same).for_each(change);
    }

    /// The day of the oldest, in days since 1970; `None` when there is none.
    pub fn oldest(&self) -> Option<i64> {
        self.0.last().map(|notice| notice.at.0.div_euclid(24 * 3600 * 1_000_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    fn reply(day: i64) -> Notice {
        Notice::new(NoticeKind::Reply, Stamp(0).plus_seconds(day * DAY)).about(ThreadId::NIL, PostId::NIL)
    }

    #[test]
    fn the_newest_come_first_and_none_comes_twice() {
        let mut all = Notices::default();
        for day in [1, 3, 2] {
            assert!(all.add(reply(day), reply(3).at));
        }
        assert!(!all.add(Notice { read: true, told: true, ..reply(2) }, reply(3).at));
        assert_eq!(all.iter().map(|notice| notice.at).collect::<Vec<_>>(), [3, 2, 1].map(|d| reply(d).at));
        assert_eq!(all.oldest(), Some(1));
        assert!(all.read_all() && !all.read_all());
        all.tell(&[reply(2)]);
        assert_eq!(all.iter().map(|notice| notice.told).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn old_ones_go_and_there_are_never_too_many() {
        let mut all = Notices::default();
        all.add(reply(1), reply(1).at);
        assert!(!all.forget(reply(90).at));
        assert!(all.forget(reply(91).at));
        assert_eq!((all.oldest(), all.iter().count()), (None, 0));
        for second in 0..=200 {
            let at = Stamp(second);
            all.add(Notice { at, ..reply(0) }, at);
        }
        assert_eq!((all.iter().count(), all.iter().next().map(|n| n.at)), (MOST, Some(Stamp(200))));
    }

    #[test]
    fn who_lost_their_seat_hears_only_of_that() {
        for &standing in Standing::ALL {
            for &kind in NoticeKind::ALL {
                let own = matches!(
                    (kind, standing),
                    (NoticeKind::Declined, Standing::Left) | (NoticeKind::Paused, Standing::Paused)
                );
                let decided = matches!(kind, NoticeKind::Declined | NoticeKind::Paused);
                let heard = kind.is_for(Role::Facilitator, standing);
                assert_eq!(heard, own || (standing.has_seat() && !decided), "{kind} {standing}");
                let keeps = kind.is_urgent() || kind == NoticeKind::Joiner;
                assert_eq!(kind.is_for(Role::Member, standing), heard && !keeps, "{kind} {standing}");
            }
        }
        assert!(
            Step::ALL.iter().all(|step| (NoticeKind::of_step(*step).is_none()) == (*step == Step::Remove))
        );
    }

    #[test]
    fn a_post_names_somebody_once() {
        let mut all = Notices::default();
        let named = |day| Notice { kind: NoticeKind::Named, ..reply(day) };
        assert!(all.add(named(1), reply(1).at) && !all.add(named(2), reply(2).at));
        let other = PostId::from_bytes([1; 16]);
        assert!(all.add(Notice { post: Some(other), ..named(2) }, reply(2).at));
        assert!(all.add(reply(1), reply(2).at), "a reply is something else");
    }

    #[test]
    fn what_was_read_in_its_place_is_no_news() {
        let mut seen = Seen::default();
        assert!(reply(1).is_new(&seen));
        seen.read(ThreadId::NIL, reply(1).at);
        assert!(!reply(1).is_new(&seen) && reply(2).is_new(&seen));
        assert!(Notice::new(NoticeKind::LetIn, Stamp(0)).is_new(&seen));
        assert!(!Notice { read: true, ..reply(2) }.is_new(&seen));
    }

    #[test]
    fn what_may_have_gone_out_twice_is_let_go() {
        let mut all = Notices::default();
        all.add(reply(1), reply(1).at);
        all.add(reply(2), reply(2).at);
        let one = [reply(1)];
        all.begin(&one);
        all.take_back(&one);
        for may in [true, true, false] {
            let known: Vec<bool> = all.iter().map(Notice::may_go_out).collect();
            assert_eq!(known, [true, may]);
            all.begin(&one);
        }
        let kept = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Notices>(&kept).unwrap(), all);
    }

    #[test]
    fn who_has_read_of_a_first_meeting_knows_of_it() {
        let mut all = Notices::default();
        let of =
            |number| Notice::new(NoticeKind::Answered, Stamp(7)).coming(ArrivalId::from_bytes([number; 16]));
        assert!(all.add(of(1), Stamp(7)) && all.add(of(2), Stamp(7)) && !all.add(of(2), Stamp(7)));
        assert!(all.read_arrival(ArrivalId::from_bytes([1; 16])));
        assert!(!all.read_arrival(ArrivalId::from_bytes([1; 16])));
        assert_eq!(all.iter().filter(|notice| notice.is_new(&Seen::default())).count(), 1);
    }

    #[test]
    fn what_is_kept_holds_no_more_than_it_must() {
        let one = serde_json::to_string(&Notice::new(NoticeKind::LetIn, Stamp(7))).unwrap();
        assert_eq!(one, r#"{"kind":"let_in","at":7,"read":false,"told":false}"#);
        let all: Notices = serde_json::from_str(r#"[{"kind":"ran_out","at":7}]"#).unwrap();
        assert!(all.iter().all(|notice| notice.kind.is_urgent() && !notice.read));
    }
}
