//! Feeds that mean harm or are merely broken: never a panic, never a lost count.

use feeds::{
    FeedError, Options, bmlt, csv,
    feed::{MOST_ROWS, MOST_WHOLE_BYTES},
    meeting_guide, open, read, read_folder,
};
use proptest::prelude::*;

const SEEDS: &[(&str, &str)] = &[
    (
        "a.json",
        r#"[{"name":"A","slug":"a","day":[1,"2"],"time":"19:00","types":["O",5,null],"notes":"Call Bob at 555-123-4567, pw: x1","latitude":"4,2"},{"name":7}]"#,
    ),
    (
        "b.json",
        r#"{"meetings":[{"id_bigint":"1","meeting_name":"B","weekday_tinyint":"9","start_time":"25:00","formats":",,O"}],"formats":[{"id":1}]}"#,
    ),
    ("c.csv", "Name,Day,Time,Notes\n\"A\nB\",Mon-Fri,7-8:30pm,2nd Tuesday only\nC;D,####,0.75,=1+1\n"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_survived(name in "[a-z]{0,4}\\.(json|csv|ics|tsv|xlsx|)", bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&name, &bytes, &Options::default());
    }

    #[test]
    fn mutated_feeds_are_survived(seed in 0..SEEDS.len(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..8)) {
        let (name, text) = SEEDS[seed];
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte, how) in cuts {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Ok(feed) = read(name, &bytes, &Options::default()) {
            let mut last = 0;
            for row in &feed.rows {
                prop_assert!(row.number >= last);
                last = row.number;
            }
        }
    }

    #[test]
    fn any_words_are_survived(words in "\\PC{0,300}") {
        for text in [feeds::clean::text(&words), feeds::clean::line(&words)] {
            prop_assert!(text.chars().count() <= feeds::clean::MOST_TEXT + 1);
            prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
            prop_assert_eq!(&feeds::clean::text(&text), &text);
        }
        let json = serde_json::json!([{ "name": words, "slug": words, "day": words, "time": words, "types": words, "notes": words,
            "conference_url": words, "conference_phone": words, "formatted_address": words, "entity": words, "timezone": words }]);
        let feed = read("a.json", json.to_string().as_bytes(), &Options { format: Some(feeds::feed::Format::MeetingGuide), ..Options::default() });
        prop_assert_eq!(feed.map(|f| f.rows.len()), Ok(1));
    }
}

/// Words that the cleaning looks for, in any order.
const WORDS: &[&str] = &[
    "Call",
    "Bob",
    "Mary S.",
    "at",
    "555-123-4567",
    "a@b.com",
    "info@example.org",
    "password:",
    "pw",
    "x1",
    "secret9",
    "(",
    ")",
    "<b>",
    "</p>",
    "&amp;",
    "&lt;",
    "<",
    "https://zoom.us/j/1?pwd=2",
    "Caf\u{c3}\u{a9}",
    "\n",
    ",",
    ".",
    ";",
    "or",
    "text",
    "PIN",
    "is",
    "the",
    "contact",
    "[name]",
    "Zoom",
    "ID",
    "123 456 7890",
    "+16465588656,,8000003#",
    "code",
    "-",
    ":",
    "helpline",
    "llame",
    "a",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_clean_stays_as_it_is(words in prop::collection::vec(prop::sample::select(WORDS), 0..25)) {
        for text in [words.join(" "), words.concat()] {
            let once = feeds::clean::text(&text);
            prop_assert_eq!(&feeds::clean::text(&once), &once);
            let once = feeds::clean::line(&text);
            prop_assert_eq!(&feeds::clean::line(&once), &once);
        }
    }
}

#[test]
fn deep_wide_and_wrong_feeds_are_refused_kindly() {
    let deep = format!(
        "[{{\"name\":{}1{}}},{{\"name\":\"B\",\"slug\":\"b\"}}]",
        "[".repeat(200_000),
        "]".repeat(200_000)
    );
    let feed = read("a.json", deep.as_bytes(), &Options::default()).expect("one bad row");
    assert_eq!(feed.rows.iter().map(|row| row.result.is_ok()).collect::<Vec<_>>(), [false, true]);
    let wide = format!("[{{\"name\":\"{}\"}},{{\"name\":\"B\",\"slug\":\"b\"}}]", "x".repeat(3 << 20));
    let feed = read("a.json", wide.as_bytes(), &Options::default()).expect("one bad row");
    assert_eq!(feed.rows.iter().map(|row| row.result.is_ok()).collect::<Vec<_>>(), [false, true]);
    let values =
        format!("[{{\"name\":\"A\",\"x\":[{}0]}},{{\"name\":\"B\",\"slug\":\"b\"}}]", "0,".repeat(200_000));
    let feed = read("a.json", values.as_bytes(), &Options::default()).expect("one bad row");
    assert_eq!(feed.rows.iter().map(|row| row.result.is_ok()).collect::<Vec<_>>(), [false, true]);
    let zeros = vec![0_u8; 8 << 20];
    assert!(read("a.json", &zeros, &Options::default()).is_err());
    assert_eq!(read("a.json", b"", &Options::default()), Err(FeedError::Empty));
    for (bytes, words) in [
        (b"<!DOCTYPE html><html><body>Oops</body></html>".as_slice(), "web page"),
        (b"<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">]><x>&lol;</x>", "web page"),
        (b"PK\x03\x04rest", "packed file is broken"),
        (b"\x1F\x8Brest", "packed file is broken"),
        (b"{\"error\":\"no such table\"}", "error"),
        (b"hello", "not recognised"),
    ] {
        let error = read("feed", bytes, &Options::default()).expect_err("a refusal").to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn a_row_of_lines_and_a_cut_file_keep_their_good_rows() {
    let lines = "{\"name\":\"A\",\"slug\":\"a\"}\n{\"name\":\"B\",\"slug\":\"b\"}\n";
    let rows = |text: &str| read("a.json", text.as_bytes(), &Options::default()).map(|f| f.rows.len());
    assert_eq!(rows(lines), Ok(2));
    assert_eq!(rows("[{\"name\":\"A\",\"slug\":\"a\"},{\"name\":\"B\",\"sl"), Ok(2));
    assert_eq!(rows("[{\"name\":\"A\",\"slug\":\"a\"},]"), Ok(1));
}

#[test]
fn rows_are_read_one_after_another_and_no_more_of_them_than_may_be() {
    let row = "A,Monday,7 PM\n";
    let table = format!("Name,Day,Time\n{row},,\n{}", row.repeat(MOST_ROWS + 5));
    let feed = open("a.csv", table.into_bytes(), &Options::default()).expect("a feed");
    assert!(feed.notes.iter().any(|note| note.contains("more than 150000 rows")), "{:?}", feed.notes);
    assert_eq!(feed.rows.size_hint().0, MOST_ROWS);
    let numbers: Vec<usize> = feed.rows.take(3).map(|row| row.number).collect();
    assert_eq!(numbers, [2, 4, 5]);
    let short = format!("Name,Day,Time\n{row}{row}");
    let feed = open("a.csv", short.as_bytes(), &Options::default()).expect("a feed");
    assert!(feed.notes.is_empty());
    assert_eq!(feed.rows.count(), 2);
}

#[test]
fn what_must_be_seen_as_a_whole_is_smaller() {
    let large = vec![b' '; MOST_WHOLE_BYTES];
    let calendar = [b"BEGIN:VCALENDAR\n".as_slice(), &large].concat();
    assert_eq!(read("a.ics", calendar, &Options::default()), Err(FeedError::Whole("calendar")));
    let foreign = [b"Name,Day\n\x80,Monday\n".as_slice(), &vec![b'\n'; 130 << 20]].concat();
    assert_eq!(read("a.csv", foreign, &Options::default()), Err(FeedError::Foreign));
}

#[test]
fn a_folder_is_read_file_by_file() {
    let files = vec![
        ("b.csv".to_owned(), b"Name,Day\nA,Monday\n".to_vec()),
        ("a.json".to_owned(), b"[{\"name\":\"A\",\"slug\":\"a\"}]".to_vec()),
        ("README.md".to_owned(), b"words".to_vec()),
    ];
    let read = read_folder(files, &Options::default());
    let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a.json", "b.csv"]);
    assert!(read.iter().all(|(_, feed)| feed.as_ref().is_ok_and(|f| f.rows.len() == 1)));
}

#[test]
fn nothing_is_written_as_empty_feeds() {
    assert_eq!(meeting_guide::write(&[]), "[]");
    assert_eq!(bmlt::write(&[]), "[]");
    assert_eq!(csv::write(&[]).lines().count(), 1);
}
