//! The next start needs nobody, whatever the last one left behind.

use crate::{
    acme::free,
    browser::Browser,
    node::{Node, run},
};
use std::{net::TcpListener, process::Output};

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_first_start_that_was_killed_is_begun_again() {
    for left in ["", "commonground.sqlite", "commonground.sqlite-wal", "root.key"] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut node = Node::begin(&data, &[]);
        while !data.join(left).exists() && node.runs() {
            std::thread::yield_now();
        }
        node.kill();
        let mut node = Node::start(&data, &[]);
        let health = Browser::new(1).get(node.address, "/health");
        assert_eq!((health.status, health.text.as_str()), (200, "ok\n"), "killed when {left} was there");
        node.stop();
    }
}

#[test]
fn what_a_start_that_was_cut_leaves_is_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    for left in ["commonground.sqlite", "root.key.partAb3xQ9"] {
        std::fs::write(data.join(left), "").unwrap();
    }
    Node::start(data, &[]).stop();
    let key = std::fs::read(data.join("root.key")).unwrap();
    assert_eq!(key.len(), 45, "a whole key");
    Node::start(data, &[]).stop();
    assert_eq!(std::fs::read(data.join("root.key")).unwrap(), key, "the same ever after");

    std::fs::write(data.join("root.key"), "").unwrap();
    let lost = run(data, &[], &["serve"]);
    assert!(!lost.status.success() && told(&lost).contains("is no root key"), "{}", told(&lost));
}

#[test]
fn a_supervisor_asks_how_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut node = Node::start(folder.path(), &[]);
    let address = node.address.to_string();
    for words in [&["health"][..], &["health", "--ready"]] {
        let asked = run(folder.path(), &[("LISTEN", &address)], words);
        assert!(asked.status.success() && asked.stdout == b"ok\n", "{}", told(&asked));
    }
    node.stop();
    let asked = run(folder.path(), &[("LISTEN", &address)], &["health"]);
    assert!(!asked.status.success() && told(&asked).contains("nobody answers"), "{}", told(&asked));
}

#[test]
fn figures_stand_at_an_address_of_their_own() {
    let (folder, watchers) = (tempfile::tempdir().unwrap(), free());
    let address = watchers.to_string();
    let settings = [("METRICS_LISTEN", address.as_str())];
    let mut node = Node::start(folder.path(), &settings);
    let mut watcher = Browser::new(1);
    assert_eq!(watcher.get(node.address, "/metrics").status, 404);
    let figures = watcher.get(watchers, "/metrics");
    assert_eq!(figures.status, 200);
    let asked = "commonground_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 1";
    assert!(figures.text.contains(asked), "{}", figures.text);
    assert_eq!(watcher.get(watchers, "/").status, 404, "nothing else is there");
    let asked = run(folder.path(), &settings, &["health", "--ready"]);
    assert!(asked.status.success(), "{}", told(&asked));
    node.stop();
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = run(folder.path(), &[("LISTEN", &address)], &["serve"]);
    let words = told(&refused);
    assert_eq!(refused.status.code(), Some(1));
    assert!(words.contains(&format!("cannot listen on {address}")) && words.contains("in use"), "{words}");
}
