//! BMLT answers: recorded ones where the shared data stands beside the checkout, and small ones written here.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

mod shared;

use domain::{Access, Audience, Format, Listing, Membership, Status};
use feeds::{FeedError, Options, read};
use serde_json::Value;

fn options() -> Options {
    Options { source: "na".into(), country: Some("US".into()), ..Options::default() }
}

fn one(json: &str) -> Listing {
    let mut feed = read("GetSearchResults.json", json.as_bytes(), &options()).expect("a feed");
    feed.rows.remove(0).result.expect("a meeting").listing
}

fn rule(listing: &Listing) -> Option<String> {
    listing.schedules.first()?.rule.as_ref().map(ToString::to_string)
}

#[test]
fn every_recorded_meeting_comes_back_without_private_data() {
    for (name, bytes) in shared::files("bmlt", "json") {
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let meetings = value.get("meetings").unwrap_or(&value).as_array().cloned().unwrap_or_default();
        let is_meeting = |m: &Value| m.get("meeting_name").is_some() || m.get("serviceBodyId").is_some();
        if !meetings.is_empty() && !meetings.iter().any(is_meeting) {
            assert!(matches!(read(&name, &bytes, &options()), Err(FeedError::Unknown(_))), "{name}");
            continue;
        }
        let feed = read(&name, &bytes, &options()).expect("a feed");
        let ok = feed.rows.iter().filter(|row| row.result.is_ok()).count();
        let timed = shared::listings(&feed).filter(|l| l.schedules.iter().any(|s| s.start.is_some())).count();
        println!("{name}: {} rows, {ok} read, {timed} with a time", meetings.len());
        assert_eq!((feed.rows.len(), ok, timed), (meetings.len(), meetings.len(), meetings.len()), "{name}");
        let abroad = shared::listings(&feed)
            .filter(|l| l.place.as_ref().is_some_and(|p| p.country.len() != 2))
            .count();
        assert_eq!(abroad, 0, "{name}");
        shared::assert_private(&feed);
    }
}

#[test]
fn both_dialects_tell_the_same_meeting() {
    let wire = one(
        r#"[{"id_bigint":"5","weekday_tinyint":"3","start_time":"19:00:00","duration_time":"01:30:00","venue_type":"3","formats":"O,W,WC,VM",
        "meeting_name":"Hope","location_street":"1 Main St","location_municipality":"Troy","location_province":"NY","location_nation":"U.S.A",
        "virtual_meeting_link":"https://zoom.us/j/9?pwd=abc","virtual_meeting_additional_info":"ID 99 Passcode: 1204",
        "phone_meeting_number":"+16465588656,,80000031676#","contact_name_1":"Bob","contact_phone_1":"555-123-4567","email_contact":"bob@example.org"}]"#,
    );
    let api = one(
        r#"[{"id":5,"serviceBodyId":1,"formatIds":[17,32,33],"venueType":3,"day":2,"startTime":"19:00","duration":"01:30","name":"Hope",
        "location_street":"1 Main St","location_municipality":"Troy","location_province":"NY"}]"#,
    );
    for listing in [&wire, &api] {
        assert_eq!(rule(listing).as_deref(), Some("FREQ=WEEKLY;BYDAY=TU"));
        assert_eq!(listing.schedules[0].minutes, Some(90));
        assert_eq!(listing.membership, Some(Membership::Open));
        assert!(listing.audience.contains(&Audience::Women) && listing.access.contains(&Access::Wheelchair));
        assert!(listing.formats.contains(&Format::InPerson) && listing.formats.contains(&Format::Video));
        assert_eq!(listing.place.as_ref().map(|p| p.country.as_str()), Some("US"));
    }
    let online = wire.online.expect("online");
    assert_eq!(online.phone.as_deref(), Some("+16465588656,,80000031676#"));
    assert_eq!((online.url.as_deref(), online.notes.as_str()), (Some("https://zoom.us/j/9"), "ID 99"));
}

#[test]
fn formats_that_a_server_renamed_are_known_by_what_the_answer_says() {
    let l = one(
        r#"{"meetings":[{"id_bigint":"1","meeting_name":"A","weekday_tinyint":"1","start_time":"10:00:00","formats":"C,Xq,Zz","format_shared_id_list":"901,902,903"}],
        "formats":[{"id":"901","key_string":"C","name_string":"Candlelight","lang":"en","world_id":"CAN"},
        {"id":"902","key_string":"Xq","name_string":"Mujeres","lang":"es","world_id":""},{"id":"903","key_string":"Zz","name_string":"Cerrada","lang":"es","world_id":"CLOSED"}]}"#,
    );
    assert!(l.tags.contains("candlelight") && l.audience.contains(&Audience::Women));
    assert_eq!((l.membership, l.tags.contains("closed_meeting")), (None, true));
}

#[test]
fn virtual_and_closed_rooms() {
    let moved = one(
        r#"[{"id_bigint":"1","meeting_name":"A","weekday_tinyint":"7","start_time":"10:00:00","venue_type":"2","formats":"O,VM,TC","location_street":"1 Main St","virtual_meeting_link":"https://zoom.us/j/1"}]"#,
    );
    assert_eq!((moved.status, moved.is_in_person()), (Status::Active, false));
    let shut = one(
        r#"[{"id_bigint":"1","meeting_name":"A","weekday_tinyint":"7","start_time":"10:00:00","formats":"TC","location_street":"1 Main St"}]"#,
    );
    assert_eq!(shut.status, Status::TemporarilyClosed);
}

#[test]
fn empty_answers_are_empty_feeds() {
    for json in ["[]", "{}", r#"{"meetings":[],"formats":[]}"#] {
        assert_eq!(
            read("search.json", json.as_bytes(), &options()).map(|feed| feed.rows.len()),
            Ok(0),
            "{json}"
        );
    }
    assert_eq!(read("search.json", b"  ", &options()), Err(FeedError::Empty));
}
