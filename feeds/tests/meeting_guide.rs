//! Meeting Guide feeds: real ones where the shared data stands beside the checkout, and small ones written here.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

mod shared;

use domain::{Audience, Format, Status};
use feeds::{Feed, Options, read};

fn options() -> Options {
    Options { source: "test".into(), ..Options::default() }
}

fn feed(json: &str) -> Feed {
    read("feed.json", json.as_bytes(), &options()).expect("a feed")
}

fn one(json: &str) -> domain::Listing {
    feed(json).rows.remove(0).result.expect("a listing").listing
}

#[test]
fn every_row_of_real_feeds_comes_back_without_private_data() {
    for (name, bytes) in shared::files("meeting-guide/feeds", "json") {
        let count = serde_json::from_slice::<Vec<serde_json::Value>>(&bytes).expect("JSON").len();
        let feed = read(&name, &bytes, &options()).expect("a feed");
        let ok = feed.rows.iter().filter(|row| row.result.is_ok()).count();
        let timed = shared::listings(&feed).filter(|l| l.schedules.iter().any(|s| s.start.is_some())).count();
        let rare = shared::listings(&feed).filter(|l| l.schedules.iter().any(|s| s.words.is_some())).count();
        let paused = shared::listings(&feed).filter(|l| l.status != Status::Active).count();
        let towns =
            shared::listings(&feed).filter(|l| l.place.as_ref().is_some_and(|p| !p.city.is_empty())).count();
        let fellows = shared::listings(&feed).filter(|l| l.fellowship.is_some()).count();
        println!(
            "{name}: {count} rows, {ok} read, {timed} with a time, {rare} rare, {paused} paused, {towns} towns, {fellows} fellowship"
        );
        assert_eq!(feed.rows.len(), count, "{name}");
        assert!(ok * 100 >= count * 99, "{name}: {ok} of {count}");
        assert!(timed * 100 >= ok * 99, "{name}: {timed} of {ok} have a time");
        shared::assert_private(&feed);
    }
}

#[test]
fn a_meeting_is_read_with_its_warts() {
    let l = one(
        r#"[{"name":"Caf\u00c3\u00a9 &amp; Friends","slug":7,"day":"Wednesday","time":"7:00 PM","end_time":"20:30:00",
        "types":["C","W","x","ONL","ASL","S","B"],"formatted_address":"60 Essex St, Saugus, MA 01906, USA","latitude":"42.4","longitude":"-71.0",
        "notes":"<p>Ring twice.</p><script>x</script>Password: serenity","conference_url":"https://zoom.us/j/12?pwd=secret",
        "conference_phone":"+16465588656,,80000031676#,,,,*1204#","timezone":"Eastern Time","contact_1_name":"Bob Jones",
        "contact_1_phone":"555-123-4567","contact_1_email":"bob@example.org","edit_url":"https://example.org/edit","entity":"Alcoholics Anonymous of Essex"}]"#,
    );
    assert_eq!(l.name, "Café & Friends");
    let schedule = &l.schedules[0];
    assert_eq!(schedule.rule.as_ref().map(ToString::to_string).as_deref(), Some("FREQ=WEEKLY;BYDAY=WE"));
    assert_eq!((schedule.minutes, schedule.zone.as_deref()), (Some(90), Some("America/New_York")));
    assert_eq!((l.membership, l.tags.contains("closed_meeting")), (None, true));
    assert!(
        l.audience.contains(&Audience::Women) && l.languages.contains("es") && l.tags.contains("big_book")
    );
    assert_eq!(l.notes, "Ring twice.");
    let online = l.online.clone().expect("online");
    assert_eq!(online.url.as_deref(), Some("https://zoom.us/j/12"));
    assert_eq!(online.phone.as_deref(), Some("+16465588656,,80000031676#"));
    let place = l.place.clone().expect("a place");
    assert_eq!(
        [place.street, place.city, place.region, place.postal_code, place.country],
        ["60 Essex St", "Saugus", "MA", "01906", "US"]
    );
    assert!(place.point.is_some_and(|p| p.lat > 42.3));
    assert_eq!(l.formats.len(), 3);
    assert_eq!(l.fellowship.as_deref(), Some("AA"));
    let written = serde_json::to_string(&l).expect("JSON");
    for private in ["Bob", "555-123", "bob@", "edit", "secret", "serenity", "1204"] {
        assert!(!written.contains(private), "{private} in {written}");
    }
}

#[test]
fn a_rule_in_the_notes_wins_and_keeps_its_words() {
    let l = one(
        r#"[{"name":"A","slug":"a","day":5,"time":"23:00","end_time":"00:30","notes":"2nd & 4th Fridays Only"}]"#,
    );
    let schedule = &l.schedules[0];
    assert_eq!(
        schedule.rule.as_ref().map(ToString::to_string).as_deref(),
        Some("FREQ=MONTHLY;BYDAY=2FR,4FR")
    );
    assert_eq!(schedule.minutes, Some(90));
    assert!(schedule.words.is_some());
    let weekly = one(
        r#"[{"name":"A","slug":"a","day":2,"time":"19:00","notes":"Business meeting: 1st Friday @ 1 pm."}]"#,
    );
    assert!(weekly.schedules[0].words.is_none());
}

#[test]
fn closed_rooms_and_several_days() {
    let shut = one(
        r#"[{"name":"A","slug":"a","day":[1,3],"time":"19:00","types":["TC"],"address":"1 Main St","city":"Troy","state":"NY"}]"#,
    );
    assert_eq!(shut.status, Status::TemporarilyClosed);
    assert_eq!(shut.place.as_ref().map(|p| p.country.as_str()), Some("US"));
    assert_eq!(shut.schedules[0].rule.as_ref().map(|r| r.by_day.len()), Some(2));
    let online = one(
        r#"[{"name":"A","slug":"a","day":1,"time":"19:00","types":["TC"],"address":"1 Main St","city":"Troy","conference_url":"https://zoom.us/j/1"}]"#,
    );
    assert_eq!((online.status, online.formats.len()), (Status::Active, 1));
    assert!(online.formats.contains(&Format::Video));
}

#[test]
fn one_bad_row_is_one_bad_row() {
    let feed = feed(
        r#"[{"name":"A","slug":"a","day":1,"time":"19:00"}, {"name": nonsense}, 5, null, {"slug":"b"}, {"name":"A","slug":"a"}] by the webmaster"#,
    );
    assert_eq!(feed.rows.len(), 6);
    assert_eq!(feed.rows.iter().filter(|row| row.result.is_ok()).count(), 2);
    assert_eq!(feed.notes.len(), 1);
    let last = feed.rows[5].result.as_ref().expect("the same id again");
    assert_eq!(last.key.external_id, "a~2");
    let numbers: Vec<usize> = feed.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn rows_without_an_id_keep_theirs_when_the_feed_is_sorted_anew() {
    let a = r#"{"name":"A","day":1,"time":"19:00","city":"Troy"}"#;
    let b = r#"{"name":"B","day":1,"time":"19:00","city":"Troy"}"#;
    let id = |json: String, at: usize| feed(&json).rows.remove(at).result.expect("a meeting").key.external_id;
    assert_eq!(id(format!("[{a},{b}]"), 0), id(format!("[{b},{a}]"), 1));
    assert_ne!(id(format!("[{a},{b}]"), 0), id(format!("[{a},{b}]"), 1));
}

#[test]
fn other_shapes_are_read() {
    let oml = one(
        r#"[{"name":"Online Group","times":"Saturday 7:00 PM, Sunday 9:00 AM","timezone":"America/Chicago","url":"https://zoom.us/j/5","access_code":"99","types":["O"],"languages":["English"]}]"#,
    );
    assert_eq!(oml.schedules.len(), 2);
    assert!(!oml.is_in_person() && oml.languages.contains("en"));
    let appointment =
        one(r#"[{"slug":"x","name":"N","city":"Reno","conference_url":"https://zoom.us/j/1"}]"#);
    assert!(appointment.schedules.is_empty());
    let error = read("feed.json", b"<!DOCTYPE html><html></html>", &options()).expect_err("a page");
    assert!(error.to_string().contains("web page"));
    assert!(feed("[]").rows.is_empty());
}
