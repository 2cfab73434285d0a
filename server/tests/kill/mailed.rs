//! A server that dies when a letter has left it, before it could write down that it was sent.

use crate::{
    browser::Browser,
    community::{Community, behind, look},
    letters::{self, Victim},
    node::Node,
};
use domain::{Stamp, Trouble};
use server::{clock::Clock, config::Config};
use std::{path::Path, sync::mpsc::Receiver, time::Duration};
use store::{Db, Setback};

/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// The next letter, as a mailbox shows it.
fn next(letters: &Receiver<String>) -> String {
    let letter = letters.recv_timeout(PATIENCE).expect("no letter comes");
    letter.replace("=\n", "").replace("=3D", "=")
}

/// Oak, who keeps the room, wants word of what cannot wait, by day and by night.
fn wants_letters(node: &Node, community: &mut Community, letters: &Receiver<String>) {
    let fields = [("email", "oak@mail.example"), ("zone", "America/New_York")];
    community.oak.post(node.address, "/account/email", &fields);
    let asked = next(letters);
    let link = asked.lines().find(|line| line.starts_with("http://")).expect("a letter has a link");
    let link = format!("/letters/{}", behind(link, "/letters/"));
    assert_eq!(Browser::new(98).post(node.address, &link, &[]).status, 200);
    let pace = community.space.replace("/space/", "pace-");
    let fields = [
        (pace.as_str(), "daily"),
        ("hour", "18"),
        ("from", "0"),
        ("until", "0"),
        ("zone", "America/New_York"),
    ];
    assert_eq!(community.oak.post(node.address, "/account/notices", &fields).status, 303);
}

/// Somebody's first words, of which Oak is told at once. The answer may not come whole any more.
fn first_words(node: &Node, community: &mut Community, title: &str) {
    let fields =
        [("title", title), ("kind", "story"), ("need", "listen"), ("text", "I am new."), ("confirm", "on")];
    let address = format!("{}/threads/new", community.space);
    let mut somebody = community.comes(node);
    let _ = somebody.try_post(node.address, &address, &fields);
}

/// The time runs out of whoever had a job in hand and is dead.
fn time_runs_out(data: &Path) {
    let later = Clock::System.now().plus_seconds(3600);
    let config = Config { data: data.to_owned(), ..Config::default() };
    let found = look(config, async |db: &Db| {
        let found = db.claim_jobs(later, later.plus_seconds(1), 99).await.unwrap();
        for job in found.clone() {
            let at_once = Setback { trouble: Trouble::Failed, run_at: Stamp(0) };
            assert!(db.retry_job(job, at_once).await.unwrap());
        }
        found.len()
    });
    assert!(found > 0, "nobody had a job in hand");
}

#[test]
fn a_letter_comes_once_more_at_most_and_never_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let victim = Victim::default();
    let (postbox, letters) = letters::open_with(&victim);
    let settings = [("MAIL_SERVER", postbox.as_str()), ("MAIL_FROM", "desk@groups.example.org")];
    let mut node = Node::start(data, &settings);
    let mut community = Community::open(&node, data, &settings);
    wants_letters(&node, &mut community, &letters);

    // it dies of the letter, and of the same letter again
    victim.is(node.id());
    first_words(&node, &mut community, "The first night");
    let first = next(&letters);
    node.kill();
    time_runs_out(data);
    node = Node::begin(data, &settings);
    victim.is(node.id());
    let again = next(&letters);
    node.kill();
    let id = |letter: &str| letter.lines().find(|line| line.starts_with("Message-ID: ")).map(str::to_owned);
    assert_eq!(id(&first), id(&again), "a mailbox may keep one of the two");
    time_runs_out(data);

    // what is new is told, and the old is not told a third time
    node = Node::start(data, &settings);
    first_words(&node, &mut community, "The second night");
    let new = next(&letters);
    assert_ne!(id(&first), id(&new));
    node.stop();
    assert_eq!(letters.try_iter().count(), 0);
    let left = look(Config { data: data.to_owned(), ..Config::default() }, async |db: &Db| {
        (db.count_given_up().await.unwrap(), db.troubled_jobs().await.unwrap().len())
    });
    assert_eq!(left, (0, 0), "nothing is left to do");
}
