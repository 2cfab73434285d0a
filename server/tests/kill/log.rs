//! What a server writes while it serves.

use crate::{browser::Browser, node::Node};
use serde_json::Value;

#[test]
fn the_log_is_one_object_a_request_without_anything_of_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("LOG_FORMAT", "json"), ("LOG", "warn,server=info")];
    let mut node = Node::start(folder.path(), &settings);
    let mut visitor = Browser::new(7);
    visitor.get(node.address, "/find?q=secretword");
    visitor.get(node.address, "/groups/secretword");
    visitor.post(node.address, "/sign-in", &[("name", "secretword"), ("passphrase", "secretword")]);
    node.stop();
    let log = node.log();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let asked: Vec<_> = lines.iter().filter(|line| line["message"] == "asked").collect();
    let told: Vec<_> = asked.iter().map(|line| (&line["method"], &line["route"], &line["status"])).collect();
    assert_eq!(
        told,
        [
            (&"GET".into(), &"/find".into(), &200.into()),
            (&"GET".into(), &"/groups/{id}".into(), &404.into()),
            (&"POST".into(), &"/sign-in".into(), &422.into()),
        ]
    );
    assert!(asked.iter().all(|line| line["ms"].is_u64()));
    assert!(!log.contains("secretword") && !log.contains("10.0.7."), "{log}");
}
