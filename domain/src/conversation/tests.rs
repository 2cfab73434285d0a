use super::*;
use crate::AccountId;
use crate::member;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);

/// Somebody who belongs to a group, with an account of their own.
pub(crate) fn person(number: u8) -> Member {
    let inner = member::Inner {
        account: AccountId::from_bytes([100 + number; 16]),
        pseudonym: format!("Person {number}").into(),
        rules: 1,
        since: TODAY,
        answers: vec![],
        note: None,
        before: None,
        fit_asked: false,
        unasked: false,
    };
    Member {
        id: MemberId::from_bytes([number; 16]),
        group: GroupId::NIL,
        standing: Standing::Member,
        role: Role::Member,
        inner,
    }
}

fn ask(by: u8, whom: u8, answer: Answer) -> Conversation {
    let id = ConversationId::from_bytes([10 * by + whom; 16]);
    let mut asked = Conversation::ask(id, &person(by), &person(whom), false, TODAY);
    asked.inner.answer = answer;
    asked
}

#[test]
fn only_who_belongs_or_keeps_the_space_may_write_privately() {
    for &standing in Standing::ALL {
        for &role in Role::ALL {
            let may = match role {
                Role::Guest => false,
                Role::Member => standing == Standing::Member,
                _ => matches!(standing, Standing::Listening | Standing::Trying | Standing::Member),
            };
            assert_eq!(may_talk(&Member { role, standing, ..person(1) }), may, "{role} {standing}");
        }
    }
}

#[test]
fn asking_depends_on_the_asker_alone() {
    let (fern, elm) = (person(1), person(2));
    let may = |by: &Member, known: &[Conversation]| may_ask(by, &elm, Talk::Agreed, known, TODAY);
    assert_eq!(may(&fern, &[]), Ok(()));
    assert_eq!(may_ask(&fern, &elm, Talk::Off, &[], TODAY), Err(Refusal::NotThere));
    assert_eq!(may(&elm, &[]), Err(Refusal::NotThere), "nobody asks themselves");
    assert_eq!(may(&Member { standing: Standing::Trying, ..fern.clone() }, &[]), Err(Refusal::NotThere));
    assert_eq!(may(&Member { role: Role::Guest, ..fern.clone() }, &[]), Err(Refusal::NotThere));
    let elsewhere = Member { group: GroupId::from_bytes([9; 16]), ..fern.clone() };
    assert_eq!(may(&elsewhere, &[]), Err(Refusal::NotThere));
    for unwilling in [
        Member { standing: Standing::Listening, ..elm.clone() },
        Member { role: Role::Guest, ..elm.clone() },
        Member { inner: member::Inner { unasked: true, ..elm.inner.clone() }, ..elm.clone() },
    ] {
        assert_eq!(may_ask(&fern, &unwilling, Talk::Agreed, &[], TODAY), Ok(()));
        let asked = Conversation::ask(ConversationId::NIL, &fern, &unwilling, false, TODAY);
        assert_eq!((asked.stage(fern.id), asked.stage(elm.id)), (Some(Stage::Asked), None));
    }
    let apart = Conversation::ask(ConversationId::NIL, &fern, &elm, true, TODAY);
    assert_eq!((apart.stage(fern.id), apart.stage(elm.id)), (Some(Stage::Asked), None));
}

#[test]
fn nobody_is_asked_twice_and_nobody_asks_many() {
    let fern = person(1);
    let may = |known: &[Conversation]| may_ask(&fern, &person(2), Talk::Agreed, known, TODAY);
    for answer in [Answer::Waiting, Answer::Declined, Answer::Withdrawn, Answer::Unheard] {
        assert_eq!(may(&[ask(1, 2, answer)]), Err(Refusal::Asked), "{answer}");
    }
    for known in [ask(1, 2, Answer::Accepted), ask(2, 1, Answer::Waiting), ask(2, 1, Answer::Unheard)] {
        assert_eq!(may(std::slice::from_ref(&known)), Err(Refusal::Known(known.id)));
    }
    for free in [ask(2, 1, Answer::Declined), ask(2, 1, Answer::Withdrawn)] {
        assert_eq!(may(&[free]), Ok(()));
    }
    let many: Vec<_> = (3..6).map(|whom| ask(1, whom, Answer::Declined)).collect();
    assert_eq!(may(&many), Err(Refusal::TooMany));
    assert_eq!(may(&many[..2]), Ok(()));
    let tomorrow = TODAY.tomorrow().unwrap();
    assert_eq!(may_ask(&fern, &person(2), Talk::Agreed, &many, tomorrow), Ok(()));
}

#[test]
fn a_no_is_silent_and_an_end_is_for_both() {
    let (fern, elm) = (person(1), person(2));
    let reply = |from: &Conversation, by: &Member, other: &Member, reply| {
        from.clone().replied(by, other, reply, Talk::Agreed, false)
    };
    let asked = ask(1, 2, Answer::Waiting);
    assert_eq!((asked.stage(fern.id), asked.stage(elm.id)), (Some(Stage::Asked), Some(Stage::Asks)));
    assert_eq!(asked.stage(person(3).id), None);
    assert_eq!(reply(&asked, &fern, &elm, Reply::Accept), Err(Refusal::NotThere), "not for the other");
    let declined = reply(&asked, &elm, &fern, Reply::Decline).unwrap();
    assert_eq!((declined.stage(fern.id), declined.stage(elm.id)), (Some(Stage::Asked), None));
    assert_eq!(reply(&declined, &elm, &fern, Reply::Accept), Err(Refusal::NotThere));
    let taken = reply(&declined, &fern, &elm, Reply::Withdraw).unwrap();
    assert_eq!((taken.stage(fern.id), taken.stage(elm.id)), (None, None));
    let open = reply(&asked, &elm, &fern, Reply::Accept).unwrap();
    assert_eq!(open.stage(fern.id), Some(Stage::Open));
    assert_eq!(open.may_write(&fern, &elm, Talk::Agreed), Ok(()));
    assert_eq!(open.may_write(&fern, &elm, Talk::Off), Err(Refusal::Resting));
    let paused = Member { standing: Standing::Paused, ..elm.clone() };
    assert_eq!(open.may_write(&fern, &paused, Talk::Agreed), Err(Refusal::Resting));
    assert_eq!(open.may_write(&person(3), &elm, Talk::Agreed), Err(Refusal::NotThere));
    assert_eq!(asked.may_write(&fern, &elm, Talk::Agreed), Err(Refusal::NotThere));
    assert_eq!(open.clone().ended(elm.id), Ok(None));
    assert_eq!(open.ended(person(3).id), Err(Refusal::NotThere));
    let gone = asked.replied(
        &elm,
        &Member { standing: Standing::Trying, ..fern },
        Reply::Accept,
        Talk::Agreed,
        false,
    );
    assert_eq!(gone, Err(Refusal::NotThere));
}

#[test]
fn lines_are_bounded() {
    assert_eq!(why(" about \n the night "), Ok(Some("about the night".into())));
    assert_eq!(why(" \n"), Ok(None));
    assert_eq!(why(&"é".repeat(MOST_WHY)).map(|why| why.is_some()), Ok(true));
    assert_eq!(why(&"x".repeat(MOST_WHY + 1)), Err(Refusal::LongWhy));
    assert_eq!(text(" "), Err(Refusal::Empty));
    assert_eq!(text(&"x".repeat(post::MOST_TEXT + 1)), Err(Refusal::TooLong));
}

/// What one of the two does, in the group where the block is made or in another, where both have other names.
#[derive(Debug, Clone, Copy)]
enum Step {
    Ask,
    Reply(Reply),
    Write,
    End,
    Block,
    Unblock,
    Pause,
    Return,
}

fn step() -> impl Strategy<Value = (Step, bool, bool)> {
    let step = prop_oneof![
        4 => Just(Step::Ask),
        2 => prop::sample::select(Reply::ALL).prop_map(Step::Reply),
        2 => Just(Step::Reply(Reply::Accept)),
        4 => Just(Step::Write),
        1 => Just(Step::End),
        2 => Just(Step::Block),
        1 => Just(Step::Unblock),
        1 => Just(Step::Pause),
        1 => Just(Step::Return),
    ];
    (step, any::<bool>(), any::<bool>())
}

/// Two people in two groups, with all that is between them. Each is `[left, right]`.
struct World {
    people: [[Member; 2]; 2],
    conversations: [Vec<Conversation>; 2],
    messages: Vec<(bool, Message)>,
    /// Whether the left one blocked the right one, and the other way round.
    blocks: [bool; 2],
    drawn: u8,
}

impl World {
    fn new() -> Self {
        let two = |group: u8| {
            [1, 2].map(|number| Member {
                id: MemberId::from_bytes([10 * group + number; 16]),
                group: GroupId::from_bytes([group; 16]),
                ..person(number)
            })
        };
        Self {
            people: [two(0), two(1)],
            conversations: [vec![], vec![]],
            messages: vec![],
            blocks: [false; 2],
            drawn: 0,
        }
    }

    fn apart(&self) -> bool {
        self.blocks.contains(&true)
    }

    /// What each sees of the other in a group: at which stages, and which words.
    fn seen(&self, group: usize, side: usize) -> Vec<(ConversationId, Stage, Vec<MessageId>)> {
        let (me, all) = (&self.people[group][side], &self.conversations[group]);
        let words = |of: &Conversation| {
            let shown =
                self.messages.iter().filter(|(_, message)| of.shows(message, me.id) && message.by != me.id);
            shown.map(|(_, message)| message.id).collect()
        };
        all.iter().filter_map(|of| Some((of.id, of.stage(me.id)?, words(of)))).collect()
    }

    fn play(&mut self, step: Step, group: usize, side: usize) {
        let [by, other] = [side, 1 - side].map(|side| self.people[group][side].clone());
        let apart = self.apart();
        self.drawn += 1;
        match step {
            Step::Ask => {
                if may_ask(&by, &other, Talk::Agreed, &self.conversations[group], TODAY).is_ok() {
                    let id = ConversationId::from_bytes([self.drawn; 16]);
                    let asked = Conversation::ask(id, &by, &other, apart, TODAY);
                    self.say(&asked, &by, apart);
                    self.conversations[group].push(asked);
                }
            }
            Step::Reply(reply) => self.change(group, |of| {
                Some(of.clone().replied(&by, &other, reply, Talk::Agreed, apart).unwrap_or(of))
            }),
            Step::Write => {
                for of in self.conversations[group].clone() {
                    if of.may_write(&by, &other, Talk::Agreed).is_ok() {
                        self.say(&of, &by, apart);
                    }
                }
            }
            Step::End => self.change(group, |of| of.clone().ended(by.id).unwrap_or(Some(of))),
            Step::Block => {
                self.blocks[side] = true;
                self.change(group, |of| of.blocked(by.id));
            }
            Step::Unblock => self.blocks[side] = false,
            Step::Pause => self.people[group][side].standing = Standing::Paused,
            Step::Return => self.people[group][side].standing = Standing::Member,
        }
    }

    fn change(&mut self, group: usize, change: impl Fn(Conversation) -> Option<Conversation>) {
        let all = std::mem::take(&mut self.conversations[group]);
        self.conversations[group] = all.into_iter().filter_map(change).collect();
    }

    fn say(&mut self, of: &Conversation, by: &Member, apart: bool) {
        let said = Said { text: String::new().into(), html: String::new().into(), heard: of.is_heard(apart) };
        let id = MessageId::from_bytes([self.drawn; 16]);
        self.messages.push((apart, Message { id, conversation: of.id, by: by.id, at: Stamp(0), said }));
    }
}

proptest! {
    /// While one has blocked the other, nothing of either arrives at the other, under whichever names; and whoever did
    /// not do a step sees no more after it than before.
    #[test]
    fn a_blocked_pair_never_reaches_each_other(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::new();
        for (step, elsewhere, right) in steps {
            let (group, side) = (usize::from(elsewhere), usize::from(right));
            let before = world.seen(group, 1 - side);
            let apart = world.apart();
            world.play(step, group, side);
            let after = world.seen(group, 1 - side);
            if apart && world.apart() {
                for now in &after {
                    let known = before.iter().any(|was| {
                        was.0 == now.0 && was.1 == now.1 && now.2.iter().all(|id| was.2.contains(id))
                    });
                    prop_assert!(known, "{:?} reached the other: {:?} {:?}", step, before, after);
                }
            }
            for (written_apart, message) in &world.messages {
                prop_assert!(!(*written_apart && message.said.heard));
            }
            if let Step::Block = step {
                let open = |of: &Conversation| of.inner.answer == Answer::Accepted;
                prop_assert!(!world.conversations[group].iter().any(open));
            }
        }
    }

    /// To whoever blocks, another group looks the same before and after, and to whoever is blocked as well: no two names
    /// can be told to be one person.
    #[test]
    fn a_block_is_not_seen_elsewhere(steps in prop::collection::vec(step(), 0..40), right in any::<bool>()) {
        let mut world = World::new();
        for (step, elsewhere, right) in steps {
            world.play(step, usize::from(elsewhere), usize::from(right));
        }
        let side = usize::from(right);
        let seen = |world: &World| [world.seen(1, 0), world.seen(1, 1)];
        let before = seen(&world);
        world.play(Step::Block, 0, side);
        prop_assert_eq!(before, seen(&world));
        // nor by asking there: the one who blocked sees what they would have seen
        let (by, other) = (&world.people[1][side], &world.people[1][1 - side]);
        for of in [Conversation::ask(ConversationId::NIL, by, other, true, TODAY),
                   Conversation::ask(ConversationId::NIL, by, other, false, TODAY)] {
            prop_assert_eq!(of.stage(by.id), Some(Stage::Asked));
        }
    }
}
