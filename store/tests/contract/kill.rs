//! A process is killed while it writes: what it was told is safe is there when the file is opened again.

use crate::support::{NOON, id, listing};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use store::{Db, Location};

const FILE: &str = "COMMONGROUND_KILL_FILE";
const WRITERS: u32 = 8;
const ENOUGH: usize = 300;

#[test]
fn what_was_acknowledged_survives() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("directory.db");
    let told = write_until_killed(&path);
    assert!(told.len() >= ENOUGH);

    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = Db::open(&Location::Sqlite(path)).await.unwrap();
        for number in &told {
            assert!(db.listing(id(*number)).await.unwrap().is_some(), "listing {number} was told to be safe");
        }
        let count = db.count_listings().await.unwrap();
        assert_eq!(db.last_change().await.unwrap(), i64::try_from(count).unwrap(), "no half of a step");
        db.close().await;
    });
}

/// Starts the child, kills it when it has told enough, and returns all that it told.
fn write_until_killed(path: &Path) -> BTreeSet<u32> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FILE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut told = BTreeSet::new();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines.map_while(Result::ok) {
        // the last line may have been cut by the kill: only whole words count
        told.extend(line.strip_prefix("safe ").and_then(|rest| rest.strip_suffix(" .")?.parse::<u32>().ok()));
        if told.len() == ENOUGH {
            child.kill().unwrap();
        }
    }
    assert!(!child.wait().unwrap().success());
    told
}

/// Not a story: the process that is killed.
#[test]
#[ignore = "run by what_was_acknowledged_survives"]
fn child() {
    let Some(path) = std::env::var_os(FILE) else { return };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = Db::open(&Location::Sqlite(path.into())).await.unwrap();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let db = db.clone();
                tokio::spawn(async move {
                    for number in (1 + writer..).step_by(WRITERS as usize) {
                        db.save_listing(listing(number, "Elm"), NOON).await.unwrap();
                        println!("safe {number} .");
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
}
