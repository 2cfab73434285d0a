//! Two nodes on one PostgreSQL serve one community.

use crate::{
    browser::Browser,
    community::{Community, is_whole, look, sign_in, sign_up, submit, threads, waiting},
    letters,
    load::{Dice, Load},
    node::{Node, kills, run},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::Private;
use server::config::Config;
use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

const WRITERS: usize = 6;
const SUBMISSIONS: usize = 12;
/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A fresh database, and folders for two nodes that have the same root key.
struct Ground<'g> {
    database: &'g str,
    root_key: String,
    here: &'g Path,
    there: &'g Path,
}

fn on_postgres(story: impl FnOnce(Ground<'_>)) {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("COMMONGROUND_TEST_POSTGRES") else {
        let required = std::env::var_os("COMMONGROUND_REQUIRE_POSTGRES").is_some();
        assert!(!required, "no PostgreSQL: run the tests under bin/with-postgres");
        eprintln!("skipped: no PostgreSQL (run the tests under bin/with-postgres)");
        return;
    };
    let name = format!("cg_kill_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    psql(&server, &format!("CREATE DATABASE {name}"));
    let database = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let told = catch_unwind(AssertUnwindSafe(|| {
        let root_key = STANDARD.encode([7; 32]);
        story(Ground { database: &database, root_key, here: here.path(), there: there.path() });
    }));
    psql(&server, &format!("DROP DATABASE {name} WITH (FORCE)"));
    told.unwrap_or_else(|panic| resume_unwind(panic));
}

fn psql(server: &str, sql: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
    });
}

#[test]
fn a_post_on_one_is_read_on_the_other_and_either_may_die() {
    on_postgres(|ground| {
        let settings = [("DATABASE", ground.database), ("ROOT_KEY", ground.root_key.as_str())];
        let mut nodes = [Node::start(ground.here, &settings), Node::start(ground.there, &settings)];
        let mut community = Community::open(&nodes[0], ground.here, &settings);
        let mut writers: Vec<Browser> = (0..WRITERS).map(|_| community.comes(&nodes[0])).collect();
        let mut told = BTreeSet::new();
        for round in 0..kills(4) {
            let first = format!("round {round} begins end");
            let fields = [
                ("title", "T"),
                ("kind", "story"),
                ("need", "listen"),
                ("text", first.as_str()),
                ("confirm", "on"),
            ];
            let new = format!("{}/threads/new", community.space);
            let shared = community.oak.post(nodes[0].address, &new, &fields).leads_to();
            let there = community.oak.get(nodes[1].address, &shared);
            assert!(there.text.contains(&format!("round {round} begins")), "{}", there.text);
            told.insert(first);

            let load = Load {
                nodes: &[nodes[0].address, nodes[1].address],
                space: &community.space,
                shared: &shared,
                name: format!("round {round}"),
                moment: 1 + Dice(round).roll(120),
                after: 30,
            };
            let dies = round as usize % 2;
            let [here, there] = &mut nodes;
            let dying = if dies == 0 { here } else { there };
            told.extend(load.run(&mut community.oak, &mut writers, || dying.kill()).posts);
            assert!(nodes[1 - dies].runs());
            nodes[dies] = Node::start(if dies == 0 { ground.here } else { ground.there }, &settings);
            let page = community.oak.get(nodes[dies].address, &shared);
            assert_eq!(page.status, 200);
        }
        let config = Config {
            data: ground.here.to_owned(),
            database: Some(ground.database.to_owned()),
            root_key: Some(Private::new(ground.root_key.clone())),
            ..Config::default()
        };
        let all = look(config, async |db| threads(db, community.group(), &BTreeSet::new()).await);
        is_whole(&all, &told);
        let log = run(ground.here, &settings, &["verify-log"]);
        assert!(String::from_utf8_lossy(&log.stdout).ends_with(" 0 broken chains.\n"));
    });
}

#[test]
fn jobs_run_once_and_the_finders_of_both_follow() {
    on_postgres(|ground| {
        let (postbox, letters) = letters::open();
        let settings = [
            ("DATABASE", ground.database),
            ("ROOT_KEY", ground.root_key.as_str()),
            ("MAIL_SERVER", postbox.as_str()),
            ("MAIL_FROM", "desk@groups.example.org"),
        ];
        let mut nodes = [Node::start(ground.here, &settings), Node::start(ground.there, &settings)];
        let mut olga = sign_up(&nodes[0], 1, "olga");
        assert!(run(ground.here, &settings, &["operator", "olga"]).status.success());
        sign_in(&nodes[1], &mut olga, "olga");
        for at in 0..SUBMISSIONS {
            let mut noor = Browser::new(100 + at);
            let name = format!("Grief Circle {at}");
            submit(&nodes[at % 2], &mut noor, &name, &format!("noor{at}@mail.example"));
            let page = format!("/queue/submissions/{}", waiting(ground.here, &settings)[&name]);
            let decided = olga.post(nodes[at / 2 % 2].address, &page, &[("decision", "accept")]);
            assert_eq!(decided.leads_to(), "/queue");
        }
        let mut came: Vec<String> =
            (0..SUBMISSIONS).map(|_| letters.recv_timeout(PATIENCE).expect("every letter is sent")).collect();
        for node in &nodes {
            finds_all(node);
        }
        nodes.iter_mut().for_each(Node::stop);
        came.extend(letters.try_iter());
        assert_eq!(came.len(), SUBMISSIONS, "none twice");
        for number in 0..SUBMISSIONS {
            let to = format!("To: noor{number}@mail.example");
            assert_eq!(came.iter().filter(|letter| letter.contains(&to)).count(), 1);
        }
    });
}

/// A node whose finder did not hear of every listing yet is asked again.
fn finds_all(node: &Node) {
    let mut visitor = Browser::new(99);
    let all =
        |page: &str| (0..SUBMISSIONS).all(|number| page.contains(&format!("\"Grief Circle {number}\"")));
    let asked = std::iter::repeat_with(|| visitor.get(node.address, "/api/v1/find?q=grief&most=50").text);
    assert!(asked.take(2000).any(|page| all(&page)), "the finder never follows");
}
