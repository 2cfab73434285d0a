//! One node on SQLite, killed under load again and again: eight times, or as often as `COMMONGROUND_KILLS` says.

use crate::{
    browser::Browser,
    community::{Community, is_whole, look, threads},
    load::{Dice, Load, Told},
    node::{Node, kills, run},
};
use domain::{Promise, Promised, ThreadId};
use server::config::Config;
use std::{collections::BTreeSet, path::Path};

const WRITERS: usize = 6;

/// What was there after the round before.
struct Watch<'w> {
    data: &'w Path,
    seen: BTreeSet<ThreadId>,
    posts: usize,
    acts: usize,
}

#[test]
fn what_was_answered_survives_kill_9() {
    let kills = kills(8);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut node = Node::start(data, &[]);
    let mut community = Community::open(&node, data, &[]);
    let mut writers: Vec<Browser> = (0..WRITERS).map(|_| community.comes(&node)).collect();
    let mut watch = Watch { data, seen: BTreeSet::new(), posts: 0, acts: acts(data) };
    for round in 0..kills {
        let mut dice = Dice(round);
        // somebody who writes for the first time: their post comes with a promise
        writers[0] = community.comes(&node);
        let shared = shared(&node, &mut community, round);
        let load = Load {
            nodes: &[node.address],
            space: &community.space,
            shared: &shared,
            name: format!("round {round}"),
            moment: 1 + dice.roll(160),
            after: 0,
        };
        let told = load.run(&mut community.oak, &mut writers, || node.kill());
        if round % 4 == 3 {
            Node::begin(data, &[]).kill(); // killed while it starts
        }
        node = Node::start(data, &[]);
        watch.look(&community, &told);
        let page = community.oak.get(node.address, &format!("{shared}?from=end"));
        assert_eq!(page.status, 200);
    }
    node.stop();
    eprintln!("{kills} kills, {} posts acknowledged, all there", watch.posts);
    assert!(watch.posts as u64 > kills * 10);
}

/// A thread of the facilitator's.
fn shared(node: &Node, community: &mut Community, round: u64) -> String {
    let text = format!("round {round} begins end");
    let fields =
        [("title", "T"), ("kind", "question"), ("need", "advice"), ("text", &text), ("confirm", "on")];
    community.oak.post(node.address, &format!("{}/threads/new", community.space), &fields).leads_to()
}

/// How many acts the log has, after it was checked.
fn acts(data: &Path) -> usize {
    let checked = run(data, &[], &["verify-log"]);
    let said = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.status.success() && said.ends_with(" 0 broken chains.\n"), "{said}");
    said.split(' ').nth(2).unwrap().parse().unwrap()
}

impl Watch<'_> {
    fn look(&mut self, community: &Community, told: &Told) {
        let config = Config { data: self.data.to_owned(), ..Config::default() };
        let group = community.group();
        let (new, promised) = look(config, async |db| {
            let new = threads(db, group, &self.seen).await;
            (new, db.open_promises(group, 100_000).await.unwrap())
        });
        is_whole(&new, &told.posts);
        // a first post stands in a thread of its writer's own, where nobody else answers
        let post = |promise: Promise| match promise.to {
            Promised::Post(post, ..) => Some(post),
            Promised::Arrival(_) => None,
        };
        let promised: BTreeSet<_> = promised.into_iter().filter_map(post).collect();
        let firsts =
            new.iter().map(|(_, posts)| &posts[0]).filter(|post| post.said.as_ref().is_some_and(first));
        for post in firsts {
            assert!(promised.contains(&post.id), "a first post without the promise of an answer");
        }
        self.seen.extend(new.iter().map(|(thread, _)| thread.id));
        self.posts += told.posts.len();
        let acts = acts(self.data);
        let made = acts - self.acts;
        assert!((told.acts..=told.acts + 1).contains(&made), "{} acts acknowledged, {made} made", told.acts);
        self.acts = acts;
    }
}

/// Whether these are the words with which a round's newcomer begins.
fn first(said: &domain::post::Said) -> bool {
    said.text.show().split(',').next().is_some_and(|word| word.ends_with(" 0 0"))
}
