//! Calendars of groups, as other programs write them and as Commonground does.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use domain::{Format, Listing, Schedule, Stamp, Status};
use feeds::{Feed, FeedError, Options, Row, ical};
use jiff::{Timestamp, civil::date};
use std::borrow::Cow;

fn options() -> Options {
    Options { source: "calendar".into(), ..Options::default() }
}

fn read<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Feed, FeedError> {
    let format = Some(feeds::feed::Format::Ical);
    feeds::read("feed", bytes, &Options { format, ..options() })
}

fn rows(text: &str) -> Vec<Row> {
    read(text.as_bytes()).unwrap().rows
}

fn listing(text: &str) -> Listing {
    let mut rows = rows(text);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows.remove(0).result.unwrap().listing
}

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:America/Denver\nBEGIN:VEVENT\nUID:one\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

fn meetings(schedules: &[Schedule], from: &str, until: &str) -> Vec<String> {
    let (from, until): (Timestamp, Timestamp) = (from.parse().unwrap(), until.parse().unwrap());
    let mut all: Vec<_> = schedules.iter().flat_map(|s| s.meetings(from, until, "UTC", 1_000)).collect();
    all.sort_by_key(|m| m.start);
    all.into_iter().map(|m| m.local.to_string()).collect()
}

#[test]
fn a_weekly_group_with_a_moved_and_a_cancelled_evening() {
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:grief\r\nDTSTART;TZID=America/New_York:20270301T190000\r\n\
        DTEND;TZID=America/New_York:20270301T203000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nSUMMARY:Grief Support Group\r\n\
        EXDATE;TZID=America/New_York:20270308T190000\r\nLOCATION:Library\\, 60 Essex St\\, Saugus\\, MA 01906\\, USA\r\n\
        ORGANIZER;CN=Fern Holt:mailto:fern@example.org\r\nATTENDEE:mailto:ash@example.org\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:grief\r\nRECURRENCE-ID;TZID=America/New_York:20270315T190000\r\n\
        DTSTART;TZID=America/New_York:20270316T180000\r\nSUMMARY:Grief Support Group\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:grief\r\nRECURRENCE-ID:20270322T230000Z\r\nDTSTART:20270322T230000Z\r\n\
        STATUS:CANCELLED\r\nSUMMARY:Grief Support Group\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let read = listing(text);
    assert_eq!(
        meetings(&read.schedules, "2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"),
        ["2027-03-01T19:00:00", "2027-03-16T18:00:00", "2027-03-29T19:00:00"]
    );
    assert!(!serde_json::to_string(&read).unwrap().contains("fern"), "organisers are persons");
    let place = read.place.unwrap();
    assert_eq!((place.venue.as_str(), place.street.as_str()), ("Library", "60 Essex St"));
    assert_eq!((place.city.as_str(), place.region.as_str()), ("Saugus", "MA"));
    assert_eq!((place.postal_code.as_str(), place.country.as_str()), ("01906", "US"));
    assert_eq!(read.schedules[0].minutes, Some(90));
    assert_eq!(read.formats, [Format::InPerson].into());
}

#[test]
fn zones_of_every_program_are_known() {
    for (id, zone) in [
        ("America/New_York", "America/New_York"),
        ("/freeassociation.sourceforge.net/America/New_York", "America/New_York"),
        (
            "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
            "America/Argentina/Buenos_Aires",
        ),
        ("/mozilla.org/20070129_1/Europe/Berlin", "Europe/Berlin"),
        ("posix/Europe/Vaduz", "Europe/Vaduz"),
        ("custom_America/New_York", "America/New_York"),
        ("Eastern Standard Time", "America/New_York"),
        ("\"Central Standard Time\"", "America/Chicago"),
        ("US/Pacific", "US/Pacific"),
    ] {
        let read = listing(&event(&format!("SUMMARY:Group\nDTSTART;TZID={id}:20270301T190000")));
        assert_eq!(read.schedules[0].zone.as_deref(), Some(zone), "{id}");
        assert_eq!(read.schedules[0].start, Some(jiff::civil::time(19, 0, 0, 0)), "{id}");
    }
}

#[test]
fn floating_whole_day_and_utc_times_are_told_apart() {
    let floating = listing(&event("SUMMARY:Group\nDTSTART:20270301T190000"));
    assert_eq!(floating.schedules[0].zone.as_deref(), Some("America/Denver"));
    let day = listing(&event("SUMMARY:Retreat\nDTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270303"));
    assert_eq!((day.schedules[0].start, day.schedules[0].from), (None, Some(date(2027, 3, 1))));
    let utc = listing(&event("SUMMARY:Group\nDTSTART:20270302T020000Z\nDURATION:PT1H30M"));
    assert_eq!(utc.schedules[0].from, Some(date(2027, 3, 1)), "19:00 the day before in Denver");
    assert_eq!(utc.schedules[0].minutes, Some(90));
}

#[test]
fn until_in_utc_is_the_groups_own_last_day() {
    let read = listing(&event(
        "SUMMARY:Group\nDTSTART;TZID=America/Denver:20270301T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270316T010000Z",
    ));
    assert_eq!(read.schedules[0].rule.as_ref().unwrap().until, Some(date(2027, 3, 15)));
    assert_eq!(meetings(&read.schedules, "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z").len(), 3);
}

#[test]
fn dates_in_addition_keep_their_own_time() {
    let read = listing(&event(
        "SUMMARY:Group\nDTSTART;TZID=America/Denver:20270301T190000\nRDATE;TZID=America/Denver:20270305T190000,20270306T100000",
    ));
    assert_eq!(
        meetings(&read.schedules, "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"),
        ["2027-03-01T19:00:00", "2027-03-05T19:00:00", "2027-03-06T10:00:00"]
    );
}

#[test]
fn this_and_all_that_follow_make_a_second_schedule() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Group\nDTSTART;TZID=America/Denver:20270301T190000\n\
        RRULE:FREQ=WEEKLY;BYDAY=MO\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nSUMMARY:Group\n\
        RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Denver:20270315T190000\n\
        DTSTART;TZID=America/Denver:20270316T180000\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(
        meetings(&listing(text).schedules, "2027-03-01T00:00:00Z", "2027-03-25T00:00:00Z"),
        ["2027-03-01T19:00:00", "2027-03-08T19:00:00", "2027-03-16T18:00:00", "2027-03-23T18:00:00"]
    );
}

#[test]
fn broken_events_are_rejected_with_their_line_and_the_rest_stays() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Cut off\nBEGIN:VEVENT\nSUMMARY:No date\nDTSTART:soon\nEND:VEVENT\n\
        BEGIN:VEVENT\nDTSTART:20270301T190000Z\nEND:VEVENT\nX\nBEGIN:VEVENT\nUID:b\nSUMMARY:Good group\n;;;:::\n\
        DTSTART:20270301T190000Z\nRRULE:FREQ=SOMETIMES\nBEGIN:VALARM\nTRIGGER:-PT5M\nDESCRIPTION:Alarm\nEND:VALARM\nEND:VEVENT\n";
    let rows = rows(text);
    let reasons: Vec<_> = rows.iter().map(|r| r.result.as_ref().err().map_or("ok", String::as_str)).collect();
    assert_eq!(reasons.len(), 4, "{reasons:?}");
    assert!(reasons[0].starts_with("line 2:") && reasons[1].starts_with("line 4:"), "{reasons:?}");
    assert!(reasons[2].starts_with("line 8:"), "{reasons:?}");
    let good = rows[3].result.as_ref().unwrap();
    assert_eq!((good.listing.name.as_str(), good.listing.description.as_str()), ("Good group", ""));
    assert!(
        good.listing.schedules.is_empty() && rows[3].notes.iter().any(|n| n.contains("SOMETIMES")),
        "{:?}",
        rows[3]
    );
}

#[test]
fn cancelled_events_have_ended_and_online_ones_have_a_link_without_password() {
    let read = listing(&event(
        "SUMMARY:Group\nDTSTART:20270301T190000Z\nSTATUS:CANCELLED\n\
         CONFERENCE;VALUE=URI;FEATURE=PHONE,MODERATOR:tel:+1-412-555-0100,,,999111\n\
         CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-412-555-0123,,,654321\n\
         CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://zoom.us/j/123?pwd=secret\n\
         DESCRIPTION:Passcode: 813370\\nBring a friend",
    ));
    assert_eq!(read.status, Status::Ended);
    let online = read.online.clone().unwrap();
    assert_eq!(online.url.as_deref(), Some("https://zoom.us/j/123"));
    assert!(online.phone.unwrap().contains("0123"));
    let all = serde_json::to_string(&read).unwrap();
    assert!(!all.contains("813370") && !all.contains("654321") && !all.contains("0100"), "{all}");
    assert!(all.contains("Bring a friend"));
}

#[test]
fn folded_lines_byte_order_marks_and_other_line_ends_do_no_harm() {
    for text in [
        "\u{feff}BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUM\r\n MARY:Caf\u{e9} gro\r\n up\r\nDTSTART:20270301T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "begin:vcalendar\nbegin:vevent\nSummary\n\n :Caf\u{e9} group\nDtstart\n :20270301T190000Z\nend:vevent\nend:vcalendar",
    ] {
        assert_eq!(listing(text).name, "Café group");
    }
    let mut folded = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Caf\xc3\r\n \xa9 group\r\n".to_vec();
    folded.extend(b"DTSTART:20270301T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    let row = read(&folded).unwrap().rows.remove(0);
    assert_eq!(row.result.unwrap().listing.name, "Café group");
}

#[test]
fn thousands_of_changes_are_bounded() {
    let change = |n: u32| {
        format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:Group\nRECURRENCE-ID:20270301T{:02}{:02}00Z\nDTSTART:20270302T190000Z\nEND:VEVENT\n",
            n % 24,
            n % 60
        )
    };
    let changes: String = (0..5_000).map(change).collect();
    let text = format!(
        "BEGIN:VEVENT\nUID:a\nSUMMARY:Group\nDTSTART:20270301T190000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n{changes}"
    );
    let rows = rows(&text);
    assert!(
        rows.len() == 1 && rows[0].notes.iter().any(|note| note.contains("2000")),
        "{:?}",
        rows[0].notes.last()
    );
}

#[test]
fn what_is_no_calendar_is_said() {
    assert_eq!(read(b""), Err(feeds::FeedError::Empty));
    assert!(read(b"<html>not found</html>").is_err());
    assert!(rows("BEGIN:VCALENDAR\nEND:VCALENDAR\n").is_empty());
}

#[test]
fn one_meeting_is_written_for_ones_own_calendar() {
    let text = event(
        "SUMMARY:Group; with, signs\nDTSTART;TZID=America/Denver:20270301T190000\nRRULE:FREQ=WEEKLY\nDURATION:PT1H",
    );
    let group = listing(&text);
    let meeting = group.schedules[0].next("2027-03-20T00:00:00Z".parse().unwrap(), "UTC").unwrap();
    let written = ical::event(&group, &meeting, Stamp(0));
    assert!(written.contains("DTSTART:20270323T010000Z\r\n"), "{written}");
    assert!(
        written.contains("DTEND:20270323T020000Z\r\n")
            && written.contains("SUMMARY:Group\\; with\\, signs\r\n")
    );
}

#[test]
fn real_calendars_keep_every_series() {
    let folder = std::path::Path::new("../../shared/data/directory/ical");
    if !folder.exists() {
        println!("skipped: the shared calendars are not beside the checkout");
        return;
    }
    for folder in ["real-world", "parser-edge"].map(|name| folder.join(name)) {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let feed = read(std::fs::read(&path).unwrap()).unwrap();
            assert!(feed.rows.iter().enumerate().all(|(at, row)| row.number == at + 1), "{}", path.display());
        }
    }
    let path = folder.join("derived/cancer-support-now-monthly.ics");
    let feed = read(std::fs::read(path).unwrap()).unwrap();
    let schedules: Vec<Schedule> =
        feed.rows.into_iter().flat_map(|row| row.result.unwrap().listing.schedules).collect();
    assert_eq!(meetings(&schedules, "2017-04-01T06:00:00Z", "2017-05-01T06:00:00Z").len(), 27);
}

#[test]
fn closed_days_and_holidays_are_no_groups() {
    let whole_day = |name: &str| {
        event(&format!("DTSTART;VALUE=DATE:20261126\nDTEND;VALUE=DATE:20261127\nSUMMARY:{name}"))
    };
    let reason = |text: &str| rows(text).remove(0).result.map(|row| row.listing.name);
    for name in [
        "Office Closed - Thanksgiving",
        "CLOSED",
        "Closed for Labor Day",
        "Martin Luther King Jr. Day",
        "No Group - Christmas",
        "No grief group this week",
        "Staff Holiday",
        "Oficina cerrada",
        "No hay reunión",
        "Nochebuena",
        "Board Day",
    ] {
        let refused = reason(&whole_day(name)).unwrap_err();
        assert!(refused.contains(name) && refused.starts_with("line 3"), "{refused}");
    }
    let yearly = "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY\nSUMMARY:Christmas Day";
    assert!(reason(&event(yearly)).is_err());
    let once = "DTSTART;TZID=America/Denver:20261224T120000\nSUMMARY:Office closed at noon";
    assert!(reason(&event(once)).is_err());
    for lines in [
        "DTSTART;VALUE=DATE:20261203\nRRULE:FREQ=WEEKLY;BYDAY=TH\nSUMMARY:Widowed Friends",
        "DTSTART;VALUE=DATE:20261203\nSUMMARY:Holiday Grief Support Group",
        "DTSTART;VALUE=DATE:20261203\nSUMMARY:Hope for the Holidays\nDESCRIPTION:A support group evening for anyone who grieves.",
        "DTSTART;TZID=America/Denver:20261203T190000\nSUMMARY:Hope for the Holidays",
        "DTSTART;TZID=America/Denver:20261203T190000\nRRULE:FREQ=WEEKLY;BYDAY=TH\nSUMMARY:Women's Closed Discussion",
        "DTSTART;VALUE=DATE:20261203\nRRULE:FREQ=MONTHLY;BYDAY=1TH\nSUMMARY:No Cost Grief Group",
        "DTSTART;VALUE=DATE:20261203\nSUMMARY:No Judgment Grief Group",
    ] {
        assert!(reason(&event(lines)).is_ok(), "{lines}");
    }
}
