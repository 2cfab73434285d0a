//! A group with its room, made as people make one; and a look at all that is stored of it.

use crate::{
    browser::Browser,
    node::{Node, Settings, run},
};
use domain::{GroupId, Post, Thread, ThreadId};
use server::{config::Config, root};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use store::Db;

const PASSPHRASE: &str = "lantern orchard seven mist";

/// A room, and who keeps it.
pub(crate) struct Community {
    /// `/space/{group}`
    pub(crate) space: String,
    /// `/groups/{listing}/join`
    door: String,
    pub(crate) oak: Browser,
    people: usize,
}

/// Somebody makes an account.
pub(crate) fn sign_up(node: &Node, number: usize, name: &str) -> Browser {
    let mut person = Browser::new(number);
    let fields = [("name", name), ("passphrase", PASSPHRASE), ("born", "1980")];
    let page = person.post(node.address, "/sign-up", &fields);
    assert_eq!(page.status, 200, "{}", page.text);
    person
}

/// Somebody signs in again.
pub(crate) fn sign_in(node: &Node, person: &mut Browser, name: &str) {
    let page = person.post(node.address, "/sign-in", &[("name", name), ("passphrase", PASSPHRASE)]);
    assert_eq!(page.status, 303, "{}", page.text);
}

/// A visitor submits a group; the address of their draft's door.
pub(crate) fn submit(node: &Node, visitor: &mut Browser, name: &str, address: &str) -> String {
    let draft = visitor.post(node.address, "/submit", &[]).leads_to().trim_end_matches("/group").to_owned();
    visitor.post(node.address, &format!("{draft}/group"), &[("name", name), ("url", "example.org")]);
    visitor.post(node.address, &format!("{draft}/sender"), &[("own_email", address)]);
    assert_eq!(visitor.post(node.address, &draft, &[]).leads_to(), draft);
    draft
}

/// The numbers of the submissions that wait, by the name of the group.
pub(crate) fn waiting(data: &Path, settings: Settings<'_>) -> BTreeMap<String, String> {
    let listed = run(data, settings, &["queue", "--json"]);
    let rows = String::from_utf8(listed.stdout).unwrap();
    let rows = rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap());
    let rows = rows.filter(|row| row["what"] == "submission");
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.map(|row| (text(&row, "name"), text(&row, "id"))).collect()
}

/// What stands behind a word, up to the end of the line or tag.
pub(crate) fn behind<'t>(text: &'t str, word: &str) -> &'t str {
    let rest = text.split_once(word).unwrap_or_else(|| panic!("no {word} in {text}")).1;
    rest.split(['<', '\n', '"', ' ']).next().unwrap()
}

impl Community {
    /// A group is submitted, accepted, and its keeper opens a room that anybody may join.
    pub(crate) fn open(node: &Node, data: &Path, settings: Settings<'_>) -> Self {
        let mut oak = Browser::new(1);
        let draft = submit(node, &mut oak, "Tuesday Circle", "");
        let accepted = run(data, settings, &["queue", "accept", &waiting(data, settings)["Tuesday Circle"]]);
        let said = String::from_utf8(accepted.stdout).unwrap();
        let keep = format!("/keep/{}/space", behind(&said, "/keep/"));
        let form = [
            ("policy", "open"),
            ("pledge", "It stays here."),
            ("rules", "We listen."),
            ("welcome", "Good to have you."),
            ("questions", ""),
            ("hours", "12"),
        ];
        let keep = oak.get(node.address, &keep).leads_to();
        let opened = oak.post(node.address, &keep, &form);
        let invite = format!("/invite/{}", behind(&opened.text, "/invite/"));
        let page = oak.get(node.address, &draft).text;
        let door = format!("/groups/{}/join", behind(&page, "/groups/"));
        let mut oak = sign_up(node, 1, "oak at home");
        let space = join(node, &mut oak, &invite, "Oak");
        Self { space, door, oak, people: 1 }
    }

    /// Somebody makes an account and comes in.
    pub(crate) fn comes(&mut self, node: &Node) -> Browser {
        self.people += 1;
        let name = format!("Fern {}", self.people);
        let mut person = sign_up(node, self.people, &format!("{name} at home"));
        assert_eq!(join(node, &mut person, &self.door, &name), self.space);
        person
    }

    pub(crate) fn group(&self) -> GroupId {
        self.space.trim_start_matches("/space/").parse().unwrap()
    }
}

fn join(node: &Node, person: &mut Browser, door: &str, name: &str) -> String {
    let yes = [("pseudonym", name), ("pledge", "on"), ("rules", "on"), ("consent", "on")];
    let door = match door.starts_with("/invite/") {
        true => person.get(node.address, door).leads_to(), // the browser keeps that it came by a link
        false => door.to_owned(),
    };
    person.post(node.address, &door, &yes).leads_to()
}

/// Looks at a database from a process of its own, as the commands do.
pub(crate) fn look<T>(config: Config, see: impl AsyncFnOnce(&Db) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(&config.database().parse().unwrap()).await.unwrap();
        root::unlock(&config, &db).await.unwrap();
        let seen = see(&db).await;
        db.close().await;
        seen
    })
}

/// All threads of a group with their posts, but those that were looked at before.
pub(crate) async fn threads(
    db: &Db,
    group: GroupId,
    before: &BTreeSet<ThreadId>,
) -> Vec<(Thread, Vec<Post>)> {
    let mut found = vec![];
    for pinned in [true, false] {
        let mut last = None;
        loop {
            let page = db.threads(group, pinned, last, 200).await.unwrap();
            let Some((thread, _)) = page.last() else { break };
            last = Some((thread.last_at, thread.id));
            for (thread, _) in page.into_iter().filter(|(thread, _)| !before.contains(&thread.id)) {
                let posts = db.posts_after(thread.id, None, 100_000).await.unwrap();
                found.push((thread, posts.into_iter().map(|(post, _)| post).collect()));
            }
        }
    }
    found
}

/// Nothing is half written, and every word that was answered for is there once. `told`: what was acknowledged.
pub(crate) fn is_whole(threads: &[(Thread, Vec<Post>)], told: &BTreeSet<String>) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (thread, posts) in threads {
        assert!(!posts.is_empty() && thread.title.is_some(), "a thread without its first post");
        assert_eq!(thread.replies, posts.len() as i64 - 1, "replies are counted right");
        assert_eq!(thread.last_at, posts.last().unwrap().at, "the last post is the last");
        for post in posts {
            let said = post.said.as_ref().expect("a post has its words");
            *times.entry(said.text.show()).or_default() += 1;
        }
    }
    for text in told {
        assert_eq!(times.get(text.as_str()), Some(&1), "acknowledged: {text}");
    }
    for (text, count) in times {
        assert!(count == 1 && text.ends_with(" end"), "{count} times: {text}");
    }
}
