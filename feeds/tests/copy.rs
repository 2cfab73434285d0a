//! The file of a whole group: what is written is read, and what is not so is refused, with the number of its line.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on fails")]

use domain::Stamp;
use feeds::copy::{Line, MOST_BYTES, MOST_LINE, Refusal, pack, read, read_lines};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// 2026-11-23, 12:00 UTC.
const NOON: Stamp = Stamp(1_795_435_200_000_000);

/// A small group: Fern and Oak, two threads, three posts, one thing on the shelf, two acts.
const GROUP: &str = r#"{"group":{"format":"commonground-group","version":1,"at":1795435200000000,"name":"Tuesday Circle","policy":"open","questions":[],"pledge":"It stays here.","rules":"We listen.","rules_version":2,"welcome":"","hours":24,"fit_days":21,"images":false,"chat":"week","talk":"off","counts":[2,2,3,2,2]}}
{"member":{"pseudonym":"Fern","role":"member","standing":"paused","before":"trying","since":"2026-11-20","rules_version":1}}
{"member":{"pseudonym":"Oak","role":"facilitator","standing":"member","since":"2026-10-01","rules_version":2}}
{"thread":{"by":0,"kind":"story","need":"listen","state":"open","pinned":false,"hidden":false,"at":1795000000000000,"title":"The first night"}}
{"thread":{"by":null,"kind":"question","need":"advice","state":"closed","pinned":true,"hidden":false,"at":1795000000000001,"title":null}}
{"post":{"thread":0,"by":0,"at":1795000000000000,"text":"I could not sleep.","quote":2}}
{"post":{"thread":0,"by":1,"at":1795000000000002,"text":"OPEN0CLOSE, I am here.","mentions":[0],"note":"kind words"}}
{"post":{"thread":1,"by":null,"at":1795000000000001,"text":null}}
{"resource":{"title":"Sleep","text":"For nights.","source":"A nurse","link":"https://example.org","language":"en","review":"2027-11-23"}}
{"resource":{"title":"Fern's night","text":"What it was like.","source":"","language":"en","review":"2027-11-23","post":0,"named":true}}
{"act":{"kind":"opened","at":1794000000000000}}
{"act":{"kind":"paused","at":1795000000000009,"by":1,"whom":0,"reason":"Rest a little."}}
"#;

fn group() -> String {
    GROUP.replace("OPEN", "\u{e000}").replace("CLOSE", "\u{e001}")
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn refused(lines: &str) -> String {
    read_lines(lines.as_bytes(), NOON).err().map(|refusal| refusal.to_string()).unwrap_or_default()
}

#[test]
fn what_is_written_is_read() {
    let lines: Vec<Line> = group().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let archive = pack(&lines, "<h1>Tuesday Circle</h1>").unwrap();
    let copied = read(&archive, NOON).map_err(|refusal| refusal.to_string()).unwrap();
    let again = std::iter::once(Line::Group(Box::new(copied.head)))
        .chain(copied.people.into_iter().map(|(person, _)| Line::Member(person)))
        .chain(copied.threads.into_iter().map(|(thread, _)| Line::Thread(thread)))
        .chain(copied.posts.into_iter().map(Line::Post))
        .chain(copied.resources.into_iter().map(Line::Resource))
        .chain(copied.acts.into_iter().map(Line::Act));
    let again: Vec<String> = again.map(|line| serde_json::to_string(&line).unwrap()).collect();
    assert_eq!(again.join("\n") + "\n", group());
}

#[test]
fn nothing_that_was_said_is_printed() {
    let lines: Vec<Line> = group().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let shown = format!("{lines:?}");
    for words in ["Fern", "first night", "sleep", "kind words", "Rest a little", "A nurse"] {
        assert!(!shown.contains(words), "{words}");
    }
    let told = refused(&group().replace("\"by\":0,\"kind\"", "\"by\":\"I could not sleep.\",\"kind\""));
    assert!(told.starts_with("line 4: ") && !told.contains("sleep"), "{told}");
}

/// What a file may say wrongly: its name, what stands there, what stands there instead, and what is told of it.
const LIES: &[[&str; 4]] = &[
    ["an empty line", "{\"member\"", "\n{\"member\"", "line 2: column "],
    ["another version", "\"version\":1", "\"version\":2", "line 1: it is of another format or version"],
    ["another format", "commonground-group", "other", "line 1: it is of another format"],
    ["no promise", "\"It stays here.\"", "\"\"", "line 1: the pledge needs"],
    [
        "rules without end",
        "\"rules_version\":2",
        "\"rules_version\":4294967295",
        "line 1: there is no such version",
    ],
    ["what nobody knows", "\"welcome\"", "\"surprise\":1,\"welcome\"", "line 1: column "],
    ["a name that is a number", "\"Fern\"", "\"317 555 0111\"", "line 2: "],
    ["a name with spaces", "\"Fern\"", "\" Fern\"", "line 2: a name is not as it would be kept"],
    ["two names alike", "\"Oak\"", "\"FERN\"", "line 3: two names of a group look the same"],
    ["who waits", "\"paused\"", "\"waiting\"", "line 2: somebody cannot come along as waiting"],
    ["a pause from nowhere", "\"trying\"", "\"removed\"", "line 2: a pause goes back"],
    ["since a day to come", "2026-11-20", "2027-11-20", "line 2: it is of a day to come"],
    ["a role that is none", "\"role\":\"member\"", "\"role\":\"owner\"", "line 2: column "],
    [
        "somebody who is not there",
        "\"thread\":{\"by\":0",
        "\"thread\":{\"by\":2",
        "line 4: there is no member 2",
    ],
    ["a negative place", "\"thread\":{\"by\":0", "\"thread\":{\"by\":-1", "line 4: column "],
    ["a title of nobody", "\"thread\":{\"by\":0", "\"thread\":{\"by\":null", "line 4: a title is somebody's"],
    ["a title of two lines", "The first night", "The first\\nnight", "line 4: a text is not"],
    [
        "a thread that is not there",
        "\"post\":{\"thread\":1",
        "\"post\":{\"thread\":9",
        "line 8: there is no thread 9",
    ],
    [
        "a thread without a post",
        "\"post\":{\"thread\":1",
        "\"post\":{\"thread\":0",
        "line 8: the posts of a thread",
    ],
    [
        "a moment to come",
        "\"at\":1795000000000002",
        "\"at\":9223372036854775807",
        "line 7: it is of a moment to come",
    ],
    ["a moment before all", "\"at\":1794000000000000", "\"at\":-1", "line 11: it is of a moment"],
    [
        "words of nobody",
        "\"post\":{\"thread\":0,\"by\":0",
        "\"post\":{\"thread\":0,\"by\":null",
        "line 6: words are",
    ],
    ["a quotation of nothing", "\"quote\":2", "\"quote\":3", "line 6: there is no post 3"],
    ["there and gone", "\"quote\":2", "\"quote\":2,\"quote_gone\":true", "line 6: a quotation is"],
    ["a sign for nobody", "\"mentions\":[0]", "\"mentions\":[]", "line 7: a sign stands for nobody"],
    ["a sign with words", "\u{e000}0", "\u{e000}<b>", "line 7: a sign stands for nobody"],
    ["who is meant is not there", "\"mentions\":[0]", "\"mentions\":[7]", "line 7: there is no member 7"],
    ["an empty note", "kind words", "", "line 7: a text is not"],
    ["gone, and hidden", "\"text\":null", "\"text\":null,\"hidden\":\"x\"", "line 8: what was taken back"],
    ["a link to nowhere", "https://example.org", "javascript:alert(1)", "line 9: a link begins with"],
    ["a shelf of a gone post", "\"post\":0,\"named\"", "\"post\":2,\"named\"", "line 10: what stands on"],
    ["an act about nobody", "\"whom\":0", "\"whom\":5", "line 12: there is no member 5"],
    ["an act of nothing", "\"kind\":\"opened\"", "\"kind\":\"sang\"", "line 11: column "],
];

#[test]
fn what_is_not_so_is_refused_with_its_line() {
    let group = group();
    assert_eq!(refused(&group), "");
    for [name, from, to, told] in LIES {
        assert!(group.contains(from), "{from}");
        let refusal = refused(&group.replacen(from, to, 1));
        assert!(refusal.contains(told), "{name}: {refusal}");
    }
}

#[test]
fn a_file_that_is_not_whole_or_without_end_is_refused() {
    let group = group();
    let all: Vec<&str> = group.lines().collect();
    let swapped = [&all[..4], &[all[5], all[4]], &all[6..]].concat().join("\n");
    let deep = format!("\"questions\":{}", "[".repeat(5000));
    let long = "x".repeat(usize::try_from(MOST_LINE).unwrap());
    for (name, text, told) in [
        ("nothing", String::new(), "this is no copy of a group"),
        ("no group first", all[1..].join("\n"), "line 1: the group comes first"),
        ("cut at the end", all[..all.len() - 1].join("\n"), "[2, 2, 3, 2, 1]: it is not whole"),
        ("two groups", format!("{}\n{group}", all[0]), "line 2: a second group"),
        ("out of order", swapped, "line 6: members come first, then threads"),
        ("deep", group.replacen("\"questions\":[]", &deep, 1), "line 1: column "),
        ("long", group.replacen("It stays here.", &long, 1), "line 1: it is longer than"),
    ] {
        let refusal = refused(&text);
        assert!(refusal.contains(told), "{name}: {refusal}");
    }
}

#[test]
fn an_archive_is_read_within_bounds_and_nothing_in_it_is_written_anywhere() {
    let group = group();
    let lines = group.as_bytes();
    let good = packed(&[("../../escape", b"x"), ("group.jsonl", lines), ("/etc/passwd", b"x")]);
    assert!(read(&good, NOON).is_ok(), "what else lies in it is not looked at");
    for (name, bytes) in [
        ("nothing", vec![]),
        ("no archive", b"PK\x03\x04 broken".to_vec()),
        ("half of one", good[..good.len() / 2].to_vec()),
        ("without lines", packed(&[("../group.jsonl", lines)])),
        ("another's", packed(&[("feed.json", b"[]")])),
    ] {
        assert_eq!(read(&bytes, NOON).err(), Some(Refusal::NotOurs), "{name}");
    }
    // 300 MiB of one line, and of many, in a few hundred kilobytes
    let much = usize::try_from(MOST_BYTES).unwrap() + (44 << 20);
    let bomb = packed(&[("group.jsonl", &vec![b' '; much])]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(read(&bomb, NOON), Err(Refusal::Line(1, _))));
    let first = group.lines().next().unwrap();
    let member = group.lines().nth(1).unwrap();
    let many: String =
        (0..10_001).map(|n| format!("\n{}", member.replace("Fern", &format!("Fern x{n}")))).collect();
    let many = packed(&[("group.jsonl", format!("{first}{many}").as_bytes())]);
    let told = read(&many, NOON).err().unwrap().to_string();
    assert!(told.contains("line 10002: there are more than 10000"), "{told}");
}

proptest! {
    #[test]
    fn whatever_comes_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, NOON);
        let _ = read_lines(bytes.as_slice(), NOON);
        let _ = read(&packed(&[("group.jsonl", &bytes)]), NOON);
    }

    /// A file in which something was changed is refused, or every place that something names is there.
    #[test]
    fn what_is_read_holds_together(at in 0usize..3000, with in "[0-9\",:{}\\[\\]a-z-]{0,6}", less in 0usize..6) {
        let group = group();
        let cut = |mut at: usize| { while !group.is_char_boundary(at) { at -= 1; } at };
        let from = cut(at.min(group.len()));
        let upto = cut((from + less).min(group.len())).max(from);
        let changed = format!("{}{with}{}", &group[..from], &group[upto..]);
        if let Ok(copied) = read_lines(changed.as_bytes(), NOON) {
            let (people, posts) = (copied.people.len(), copied.posts.len());
            let there = |at: Option<usize>, count: usize| at.is_none_or(|at| at < count);
            for (_, places) in &copied.threads {
                prop_assert!(!places.is_empty() && places.iter().all(|place| *place < posts));
            }
            for post in &copied.posts {
                prop_assert!(post.thread < copied.threads.len() && there(post.by, people) && there(post.quote, posts));
                prop_assert!(post.mentions.iter().all(|who| there(*who, people)));
            }
            for act in &copied.acts {
                prop_assert!(there(act.by, people) && there(act.whom, people) && there(act.post, posts));
            }
        }
    }
}
