//! The command line, as an operator and a program use it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that cannot go on fails"
)]

use serde_json::Value;
use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

fn commonground(data: &Path, words: &[&str]) -> Output {
    command(data, words).output().expect("the program runs")
}

fn command(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonground"));
    command
        .arg("--data")
        .arg(data)
        .args(words)
        .env_remove("COMMONGROUND_CONFIG")
        .env("COMMONGROUND_NAME", "Test");
    command
}

fn with_input(data: &Path, words: &[&str], input: &str) -> Output {
    let mut command = command(data, words);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}")))
        .collect()
}

const FEED: &str = r#"[{"slug":"a","name":"Grief Circle","day":2,"time":"19:00","end_time":"20:30","types":["O"],
  "formatted_address":"1 Main Street, Carmel, IN 46032, USA","latitude":39.97,"longitude":-86.12,"notes":"Free."},
 {"slug":"b","name":"Nowhere","day":9,"time":"19:00"}, 7]"#;

#[test]
fn import_accounts_for_every_row_and_export_brings_it_back() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let feed = data.path().join("feed.json");
    std::fs::write(&feed, FEED).unwrap();
    let feed = feed.to_str().unwrap();

    let dry = commonground(data.path(), &["import", "--json", "--dry-run", feed]);
    let rows = lines(&dry);
    assert_eq!(rows.len(), 4, "one line a row and the summary");
    let sum = &rows[3]["summary"];
    let parts = ["created", "updated", "unchanged", "merged", "rejected"];
    let total: u64 = parts.iter().map(|part| sum[part].as_u64().unwrap()).sum();
    assert_eq!(sum["read"].as_u64(), Some(total));
    assert_eq!(dry.status.code(), Some(3), "a rejected row needs a look");
    let empty = commonground(data.path(), &["export", "--format", "csv"]);
    assert!(!String::from_utf8_lossy(&empty.stdout).contains("Grief Circle"), "a dry run changes nothing");

    commonground(data.path(), &["import", "--json", feed]);
    let csv = data.path().join("out.csv");
    let out = commonground(data.path(), &["export", "--format", "csv", "--out", csv.to_str().unwrap()]);
    assert!(out.status.success());
    let back = lines(&commonground(other.path(), &["import", "--json", csv.to_str().unwrap()]));
    let (there, here) = (&back.last().unwrap()["summary"], &sum);
    assert_eq!(there["created"], here["created"]);
    assert_eq!(there["rejected"], 0);
}

#[test]
fn find_answers_in_json_one_object_a_question() {
    let data = tempfile::tempdir().unwrap();
    let feed = data.path().join("feed.json");
    std::fs::write(&feed, FEED).unwrap();
    commonground(data.path(), &["import", feed.to_str().unwrap()]);
    let questions = "{\"id\":\"q1\",\"query\":\"grief group 46032 tuesday evening\"}\n{\"id\":\"q2\",\"query\":\"my partner hits me\"}\n";
    let output = with_input(
        data.path(),
        &["find", "--queries", "-", "--at", "2026-11-23T12:00:00Z", "--json"],
        questions,
    );
    let answers = lines(&output);
    assert_eq!(answers[0]["id"], "q1");
    assert_eq!(answers[0]["understood"]["place"]["value"], "46032");
    assert_eq!(answers[0]["results"][0]["name"], "Grief Circle");
    assert!(!answers[0]["results"][0]["why"].as_array().unwrap().is_empty());
    assert_eq!(answers[1]["understood"]["crisis"], true);
    assert!(answers[0]["understood"].get("crisis").is_none());
}

#[test]
fn schedule_and_review_read_lines() {
    let data = tempfile::tempdir().unwrap();
    let phrases =
        "{\"id\":\"s1\",\"text\":\"2nd and 4th Tuesday, 1:00-2:30PM\"}\nMeets Monday-Friday at noon\n";
    let read = lines(&with_input(data.path(), &["schedule", "--json"], phrases));
    assert_eq!(read[0]["rrule"], "FREQ=MONTHLY;BYDAY=2TU,4TU");
    assert_eq!(
        (&read[0]["id"], &read[0]["start"], &read[0]["end"]),
        (&"s1".into(), &"13:00".into(), &"14:30".into())
    );
    assert_eq!(read[1]["rrule"], "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");

    let listings = "{\"id\":1,\"name\":\"Circle\",\"description\":\"We cure diabetes in 30 days, guaranteed.\",\"fee\":\"free\"}\n\
                    {\"id\":2,\"name\":\"Circle\",\"description\":\"There is no cure and we do not promise one.\",\"fee\":null}\nbroken\n";
    let flags = lines(&with_input(data.path(), &["review"], listings));
    assert_eq!(flags[0]["flags"][0]["kind"], "sure_cure");
    assert!(flags[0]["flags"][0]["why"].as_str().is_some_and(|why| !why.is_empty()));
    assert_eq!(flags[1]["flags"], serde_json::json!([]));
    assert!(flags[2]["error"].is_string(), "a broken line is one line, not the end");
}

#[test]
fn mistakes_end_with_a_clear_word_and_a_status() {
    let data = tempfile::tempdir().unwrap();
    let said = |words: &[&str]| {
        let output = commonground(data.path(), words);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, words) = said(&["import", "/nowhere/feed.json"]);
    assert!(code == Some(1) && words.contains("/nowhere/feed.json"), "{words}");
    let (code, words) = said(&["export", "--format", "pdf"]);
    assert!(code == Some(2) && words.contains("meeting-guide"), "{words}");
    let list = data.path().join("list.csv");
    std::fs::write(&list, "Group name,Day,Time\nHope,Monday,7pm\n").unwrap();
    std::fs::write(data.path().join("map"), "Group name = nmae\n").unwrap();
    let (list, map) = (list.to_str().unwrap(), data.path().join("map"));
    for slip in [
        ["--zone", "Mars/Base"],
        ["--country", "Atlantis"],
        ["--every", "0"],
        ["--source", ""],
        ["--format", "pdf"],
    ] {
        let (code, words) = said(&["import", list, slip[0], slip[1]]);
        assert!(code == Some(2) && words.contains(slip[0]), "{slip:?}: {words}");
    }
    for (slip, why) in
        [(["--every", "24"], "web addresses"), (["--mapping", map.to_str().unwrap()], "experiences")]
    {
        let (code, words) = said(&["import", list, slip[0], slip[1]]);
        assert!(code == Some(1) && words.contains(why), "{slip:?}: {words}");
    }
    let (code, words) = said(&["import", "-"]);
    assert!(code == Some(1) && words.contains("--source"), "{words}");
    let (code, words) = said(&["schedule", data.path().to_str().unwrap()]);
    assert!(code == Some(1) && words.contains(data.path().to_str().unwrap()), "{words}");
    let piped = with_input(
        data.path(),
        &["import", "-", "--source", "pipe", "--json"],
        "Group name,Day,Time\nHope,Monday,7pm\n",
    );
    assert_eq!((piped.status.code(), lines(&piped).len()), (Some(0), 2), "{piped:?}");
    let unread = with_input(data.path(), &["review", "-"], "not JSON\n");
    assert_eq!(unread.status.code(), Some(3), "{unread:?}");
    let (code, words) = said(&["queue", "accept", "nothing"]);
    assert!(code == Some(1) && words.contains("queue list"), "{words}");
    let (code, words) = said(&["import", "http://127.0.0.1:9/feed.json"]);
    assert!(code == Some(1) && words.contains("private"), "{words}");
    assert_eq!(said(&["queue"]).0, Some(0));
    assert_eq!(said(&["check-config"]).0, Some(0));
}

#[test]
fn the_settings_are_told_with_what_they_come_to() {
    let data = tempfile::tempdir().unwrap();
    let mut command = command(data.path(), &["check-config"]);
    let settings = [
        ("PUBLIC_URL", "https://groups.example.org"),
        ("TLS", "acme"),
        ("METRICS_LISTEN", "127.0.0.1:9464"),
        ("KEEP_REPORTS_DAYS", "30"),
        ("DATABASE", "postgres://desk:secret@db/groups"),
    ];
    command.envs(settings.map(|(name, value)| (format!("COMMONGROUND_{name}"), value)));
    let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
    for words in ["a certificate is asked for", "127.0.0.1:9464", "keep_reports_days      30 days", "90 days"]
    {
        assert!(said.contains(words), "no {words} in\n{said}");
    }
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn a_mail_server_that_cannot_be_used_is_told_before_the_start() {
    let data = tempfile::tempdir().unwrap();
    for (server, from, why) in [
        ("smtp//mail.example.org", "desk@example.org", "mail_server"),
        ("smtps://mail.example.org", "the desk", "mail_from"),
    ] {
        let mut command = command(data.path(), &["check-config"]);
        command.env("COMMONGROUND_MAIL_SERVER", server).env("COMMONGROUND_MAIL_FROM", from);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{server}");
        assert!(told(&output).contains(why), "{}", told(&output));
    }
    let mut command = command(data.path(), &["check-config"]);
    command.env("COMMONGROUND_MAIL_SERVER", "smtps://desk:secret@mail.example.org");
    command.env("COMMONGROUND_MAIL_FROM", "Desk <desk@example.org>");
    let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert!(said.contains("from Desk <desk@example.org>") && !said.contains("secret"), "{said}");
    assert!(said.contains("TLS from the first byte, known by the roots that browsers know"), "{said}");
}

#[test]
fn the_roots_of_a_mail_server_are_told_before_the_start() {
    let data = tempfile::tempdir().unwrap();
    let root = data.path().join("root.pem");
    let check = |server: &str| {
        let mut command = command(data.path(), &["check-config"]);
        command.env("COMMONGROUND_MAIL_SERVER_ROOT", &root);
        command.env("COMMONGROUND_MAIL_FROM", "desk@example.org");
        if !server.is_empty() {
            command.env("COMMONGROUND_MAIL_SERVER", server);
        }
        command.output().unwrap()
    };
    let server = "smtp://mail.example.org?tls=required";
    let lost = check(server);
    assert!(!lost.status.success() && told(&lost).contains("root.pem"), "{}", told(&lost));
    std::fs::write(&root, "no certificate").unwrap();
    let wrong = check(server);
    assert!(told(&wrong).contains("holds no certificate in PEM"), "{}", told(&wrong));
    let key = rcgen::KeyPair::generate().unwrap();
    let signed = rcgen::CertificateParams::default().self_signed(&key).unwrap();
    std::fs::write(&root, signed.pem()).unwrap();
    let said = String::from_utf8(check(server).stdout).unwrap();
    assert!(
        said.contains("port 587, TLS by STARTTLS, known by") && said.contains("root.pem alone"),
        "{said}"
    );
    assert!(told(&check("")).contains("mail_server_root goes with mail_server"));
    assert!(told(&check("smtp://mail.example.org")).contains("mail_server_root needs TLS"));
}

/// What a command says when it goes wrong.
fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_backup_is_made_verified_and_restored() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (feed, backup) = (data.path().join("feed.json"), data.path().join("copy.jsonl.gz"));
    std::fs::write(&feed, FEED).unwrap();
    commonground(data.path(), &["import", feed.to_str().unwrap()]);
    let backup = backup.to_str().unwrap();
    let made = commonground(data.path(), &["backup", backup]);
    assert!(made.status.success(), "{}", told(&made));
    assert!(commonground(data.path(), &["verify", backup]).status.success());
    let left = std::fs::read_dir(data.path()).unwrap().map(|file| file.unwrap().file_name());
    assert!(!left.into_iter().any(|name| name.to_string_lossy().ends_with(".part")));

    let keyless = commonground(other.path(), &["restore", backup]);
    assert!(!keyless.status.success() && told(&keyless).contains("root key"), "{}", told(&keyless));
    std::fs::copy(data.path().join("root.key"), other.path().join("root.key")).unwrap();
    let restored = commonground(other.path(), &["restore", backup]);
    assert!(restored.status.success(), "{}", told(&restored));
    let found = lines(&commonground(other.path(), &["find", "--json", "grief"]));
    assert_eq!(found[0]["results"][0]["name"], "Grief Circle");
    let again = commonground(other.path(), &["restore", backup]);
    assert!(told(&again).contains("not empty"), "{}", told(&again));

    let whole = std::fs::read(backup).unwrap();
    std::fs::write(backup, &whole[..whole.len() / 2]).unwrap();
    assert!(!commonground(data.path(), &["verify", backup]).status.success(), "a cut file is no backup");
}

#[test]
fn the_root_key_is_changed_and_an_older_backup_needs_the_older_key() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (key, before) = (data.path().join("root.key"), data.path().join("root.key.before"));
    let backup = data.path().join("copy.jsonl.gz");
    let backup = backup.to_str().unwrap();
    commonground(data.path(), &["backup", backup]);
    let old = std::fs::read(&key).unwrap();
    let changed = commonground(data.path(), &["rotate-key"]);
    assert!(changed.status.success(), "{}", told(&changed));
    assert_ne!(std::fs::read(&key).unwrap(), old);
    assert_eq!(std::fs::read(&before).unwrap(), old);
    std::fs::rename(&before, other.path().join("root.key")).unwrap();
    assert!(commonground(data.path(), &["queue"]).status.success(), "the new key is enough");
    assert!(!commonground(data.path(), &["verify", backup]).status.success());
    assert!(commonground(other.path(), &["restore", backup]).status.success());

    std::fs::remove_file(&key).unwrap();
    let lost = commonground(data.path(), &["queue"]);
    assert!(told(&lost).contains("root.key is missing"), "{}", told(&lost));
    assert!(!key.exists(), "no key is made in the place of a lost one");
}

#[test]
fn the_log_of_a_new_server_is_whole() {
    let data = tempfile::tempdir().unwrap();
    let checked = commonground(data.path(), &["verify-log"]);
    assert!(checked.status.success());
    assert_eq!(String::from_utf8_lossy(&checked.stdout), "0 groups, 0 acts, 0 broken chains.\n");
}

#[test]
fn a_folder_is_read_with_the_folders_in_it_and_an_empty_one_says_so() {
    let data = tempfile::tempdir().unwrap();
    let (feeds, empty) = (data.path().join("feeds"), data.path().join("empty"));
    std::fs::create_dir_all(feeds.join("north/county")).unwrap();
    std::fs::create_dir_all(empty.join("still empty")).unwrap();
    std::fs::write(feeds.join("README.md"), "About these feeds.").unwrap();
    std::fs::write(feeds.join("north/county/groups.json"), FEED).unwrap();
    std::fs::write(feeds.join("south.json"), FEED.replace("Grief Circle", "Walking Circle")).unwrap();
    let rows = lines(&commonground(data.path(), &["import", "--json", feeds.to_str().unwrap()]));
    let summaries: Vec<_> = rows.iter().filter_map(|row| row.get("summary")).collect();
    assert_eq!(summaries.len(), 2, "{rows:?}");
    assert!(summaries.iter().all(|summary| summary["created"] == 2), "{summaries:?}");
    let nothing = commonground(data.path(), &["import", empty.to_str().unwrap()]);
    assert!(!nothing.status.success() && told(&nothing).contains("holds no feed"), "{}", told(&nothing));
}

/// A group of two, as another server wrote it.
const GROUP: &str = r#"{"group":{"format":"commonground-group","version":1,"at":1700000000000000,"name":"Tuesday Circle","policy":"open","questions":[],"pledge":"It stays here.","rules":"We listen.","rules_version":1,"welcome":"","hours":24,"fit_days":21,"images":false,"chat":"off","talk":"off","counts":[2,1,1,0,0]}}
{"member":{"pseudonym":"Oak","role":"facilitator","standing":"member","since":"2023-11-01","rules_version":1}}
{"member":{"pseudonym":"=Fern \"x\"","role":"member","standing":"listening","since":"2023-11-01","rules_version":1}}
{"thread":{"by":0,"kind":"story","need":"listen","state":"open","pinned":false,"hidden":false,"at":1690000000000000,"title":"Nights"}}
{"post":{"thread":0,"by":0,"at":1690000000000000,"text":"They are long."}}
"#;

#[test]
fn a_group_is_brought_in_and_everybody_gets_a_link() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    let path = |name: &str| data.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("feed.json"), FEED).unwrap();
    commonground(data.path(), &["import", "--json", &path("feed.json")]);
    let csv = commonground(data.path(), &["export", "--format", "csv"]);
    let csv = String::from_utf8_lossy(&csv.stdout).into_owned();
    let listing =
        csv.split([',', '\n']).find(|cell| cell.len() == 36 && cell.matches('-').count() == 4).unwrap();
    let packed = |lines: &str| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
        archive.start_file("group.jsonl", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(lines.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let (zip, links) = (path("group.zip"), path("links.csv"));
    let words = ["import-group", &zip, "--listing", listing, "--out", &links];
    std::fs::write(&zip, packed(&GROUP.replace("\"Oak\"", "\"O\""))).unwrap();
    let wrong = commonground(data.path(), &words);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(told(&wrong).contains("line 2: "), "{}", told(&wrong));
    assert!(!Path::new(&links).exists(), "nothing is half done");

    std::fs::write(&zip, packed(GROUP)).unwrap();
    let elsewhere = path("nowhere/links.csv");
    let (nowhere, taken) = ([&words[..5], &[&elsewhere]].concat(), [&words[..5], &[&zip]].concat());
    for (no_place, why) in [(&nowhere, "cannot make"), (&taken, "there already")] {
        let refused = commonground(data.path(), no_place);
        assert!(told(&refused).contains(why), "{}", told(&refused));
        assert_eq!(std::fs::read(&zip).unwrap(), packed(GROUP), "what is there stays");
    }
    let done = commonground(data.path(), &words); // it was not brought in where the links had no place
    assert!(done.status.success(), "{}", told(&done));
    let table = std::fs::read_to_string(&links).unwrap();
    assert_eq!(std::fs::metadata(&links).unwrap().permissions().mode() & 0o777, 0o600);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "name,role,standing,link");
    assert!(
        lines[1].starts_with("\"Oak\",facilitator,member,http") && lines[1].contains("/claim/"),
        "{}",
        lines[1]
    );
    assert!(lines[2].starts_with("\"'=Fern \"\"x\"\"\",member,listening,http"), "{}", lines[2]);
    std::fs::remove_file(&links).unwrap();
    let again = commonground(data.path(), &words);
    assert!(told(&again).contains("has a room already"), "{}", told(&again));
    let left = std::fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!left.into_iter().any(|name| name.to_string_lossy().contains("links")), "no link is left of it");
    assert!(commonground(data.path(), &["verify-log"]).status.success());
}
