//! The floors inside the server, read off its `use` lines.

use std::{fs, path::Path};

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found)
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path)
        }
    }
}

/// `room` may not name any of `others`.
fn may_not_name(room: &str, others: &[&str]) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let folder = source.join(room);
    if folder.is_dir() {
        files(&folder, &mut found);
    }
    let file = source.join(format!("{room}.rs"));
    if file.exists() {
        found.push(file);
    }
    assert!(!found.is_empty(), "there is no room {room}");
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        for other in others {
            let named = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(other));
            assert!(!named, "{} names {other}", path.display());
        }
    }
}

#[test]
fn actions_know_no_pages() {
    may_not_name("actions", &["axum", "web::", "askama", "routes::", "cli::", "live::"]);
}

#[test]
fn pages_ask_no_store() {
    may_not_name("web", &[".db"]);
}

#[test]
fn pages_jobs_and_commands_do_not_know_each_other() {
    may_not_name("web", &["cli::", "jobs::"]);
    may_not_name("jobs", &["web::", "cli::"]);
    may_not_name("cli", &["web::"]);
    may_not_name("live", &["web::", "axum", "jobs::", "cli::"]);
}
