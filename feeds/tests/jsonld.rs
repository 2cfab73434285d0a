//! JSON-LD as pages print it and as Commonground does.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use domain::{Cost, Format, Kind, Listing, Status, schedule::Freq};
use feeds::{Feed, FeedError, Options, jsonld};
use jiff::civil::{date, time};
use std::borrow::Cow;

fn options() -> Options {
    Options { source: "page".into(), ..Options::default() }
}

fn read<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Feed, FeedError> {
    let format = Some(feeds::feed::Format::JsonLd);
    feeds::read("feed", bytes, &Options { format, ..options() })
}

fn feed(text: &str) -> Feed {
    read(text.as_bytes()).unwrap()
}

fn listing(fields: &str) -> Listing {
    let mut rows = feed(&format!(r#"{{"@type":"Event","name":"Grief support group",{fields}}}"#)).rows;
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows.remove(0).result.unwrap().listing
}

#[test]
fn a_weekly_event_with_an_address_as_text() {
    let l = listing(
        r#""@id":"https://example.org/1","isAccessibleForFree":"true","inLanguage":["en","Spanish"],
        "eventSchedule":{"@type":"Schedule","repeatFrequency":"P1W","byDay":"https://schema.org/Friday","startTime":"19:00","endTime":"20:30","scheduleTimezone":"America/New_York","exceptDate":"2027-12-24"},
        "location":{"@type":"Place","name":"District 12","address":"60 Essex St, Saugus, MA 01906, USA","geo":{"latitude":"42.44","longitude":-71.01}},
        "organizer":{"@type":"Organization","name":"Al-Anon Family Groups of Massachusetts","telephone":"617-555-0100"},
        "performer":{"@type":"Person","name":"Fern Holt"},"about":{"@type":"MedicalCondition","name":"Breast cancer"}"#,
    );
    let schedule = &l.schedules[0];
    assert_eq!(schedule.rule.as_ref().unwrap().to_string(), "FREQ=WEEKLY;BYDAY=FR");
    assert_eq!((schedule.start, schedule.minutes), (Some(time(19, 0, 0, 0)), Some(90)));
    assert_eq!(
        (schedule.zone.as_deref(), schedule.except.as_slice()),
        (Some("America/New_York"), &[date(2027, 12, 24)][..])
    );
    let place = l.place.unwrap();
    assert_eq!(
        (place.venue.as_str(), place.street.as_str(), place.city.as_str()),
        ("District 12", "60 Essex St", "Saugus")
    );
    assert_eq!((place.region.as_str(), place.country.as_str(), place.point.is_some()), ("MA", "US", true));
    assert_eq!((l.cost, l.formats), (Some(Cost::free()), [Format::InPerson].into()));
    assert_eq!(l.languages, ["en".to_owned(), "es".to_owned()].into());
    assert_eq!(l.host.unwrap().name, "Al-Anon Family Groups of Massachusetts");
    assert!(l.experiences.iter().any(|e| e.term.contains("breast")), "{:?}", l.experiences);
}

#[test]
fn every_way_to_write_a_rule() {
    for (fields, rule) in [
        (r#""repeatFrequency":"P1M","byDay":"2MO""#, "FREQ=MONTHLY;BYDAY=2MO"),
        (r#""repeatFrequency":"P1M","byDay":"Tuesday","byMonthWeek":[1,3]"#, "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        (r#""repeatFrequency":"P1M","byMonthDay":[1,15]"#, "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        (
            r#""repeatFrequency":"P2W","byDay":["http://schema.org/Monday"]"#,
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        ),
        (
            r#""repeatFrequency":"P1D","byDay":["https://schema.org/Monday","schema:Friday"]"#,
            "FREQ=WEEKLY;BYDAY=MO,FR",
        ),
        (
            r#""repeatFrequency":"Weekly","byDay":"MO,WE","endDate":"2027-06-30""#,
            "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270630",
        ),
        (r#""repeatFrequency":"P1D","repeatCount":10"#, "FREQ=DAILY;COUNT=10"),
        (r#""byDay":"Thursday""#, "FREQ=WEEKLY;BYDAY=TH"),
    ] {
        let l = listing(&format!(r#""eventSchedule":{{"startTime":"18:00:00",{fields}}}"#));
        assert_eq!(l.schedules[0].rule.as_ref().map(ToString::to_string).as_deref(), Some(rule), "{fields}");
    }
    let two = listing(
        r#""eventSchedule":[{"byDay":"MO","startTime":"09:00"},{"byDay":"MO","startTime":"14:00","duration":"PT1H30M"}]"#,
    );
    assert_eq!((two.schedules.len(), two.schedules[1].minutes), (2, Some(90)));
}

#[test]
fn single_dates_keep_their_moment() {
    let l = listing(r#""startDate":"2027-04-30T08:30:00-04:00","endDate":"2027-04-30T10:00:00-04:00""#);
    let meeting = l.schedules[0].next("2027-01-01T00:00:00Z".parse().unwrap(), "UTC").unwrap();
    assert_eq!(meeting.start.to_string(), "2027-04-30T12:30:00Z");
    assert_eq!(l.schedules[0].minutes, Some(90));
    let series = feed(
        r#"{"@type":"EventSeries","name":"Circle","subEvent":[{"@type":"Event","startDate":"2027-01-04T19:00"},{"@type":"Event","startDate":"2027-02-01T19:00"}]}"#,
    );
    let l = &series.rows[0].result.as_ref().unwrap().listing;
    assert_eq!(
        (l.schedules[0].from, l.schedules[0].extra.as_slice()),
        (Some(date(2027, 1, 4)), &[date(2027, 2, 1)][..])
    );
}

#[test]
fn a_page_with_good_and_broken_blocks() {
    let page = r##"<!doctype html><html><head><!-- <script type="application/ld+json">{"@type":"Event","name":"Old"}</script> -->
<script type="application/ld+json">/*<![CDATA[*/{"@type":["Event","SocialEvent"],"name":"Caregiver circle", // words
"description":"&lt;p&gt;Every week&lt;/p&gt; for
carers","startDate":"2026-11-15T17:00:00","location":"Community Hall, 1 Main St, Ojai, CA","eventStatus":"EventCancelled",}/*]]>*/</script>
<script type='application/ld+json'>{ not json }</script><script>var x = "<b>";</script>
<script type="application/ld+json">null</script>
<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"Events"},{"@type":"Place","@id":"#hall","name":"Hall"},
{"@type":"Event","name":"Group by mention","location":{"@id":"#hall"},"organizer":{"@type":"Person","name":"Fern Holt","email":"fern@example.org"}}]}</script></html>"##;
    let feed = feed(page);
    let names: Vec<_> = feed
        .rows
        .iter()
        .map(|r| r.result.as_ref().map(|c| c.listing.name.as_str()).map_err(String::as_str))
        .collect();
    assert_eq!(names.len(), 3, "{names:#?}");
    assert!(
        names[0] == Ok("Caregiver circle")
            && names[1].unwrap_err().starts_with("line 5:")
            && names[2] == Ok("Group by mention"),
        "{names:?}"
    );
    let first = &feed.rows[0].result.as_ref().unwrap().listing;
    assert_eq!((first.status, first.place.as_ref().unwrap().city.as_str()), (Status::Ended, "Ojai"));
    assert!(
        first.description.starts_with("Every week") && !first.description.contains("<p>"),
        "{}",
        first.description
    );
    let last = &feed.rows[2].result.as_ref().unwrap().listing;
    assert_eq!((last.place.as_ref().unwrap().venue.as_str(), last.host.is_none()), ("Hall", true));
    assert!(feed.notes.iter().any(|n| n.contains("WebPage")), "{:?}", feed.notes);
}

#[test]
fn online_events_services_and_prices() {
    let l = listing(
        r#""eventAttendanceMode":"https://schema.org/MixedEventAttendanceMode","startDate":"2027-01-01",
        "location":[{"@type":"VirtualLocation","url":"https://zoom.us/j/1?pwd=abc"},{"@type":"Place","name":"Hall","address":{"@type":"PostalAddress","streetAddress":"1 Main St","addressLocality":"Ojai","addressRegion":"CA","addressCountry":{"@type":"Country","name":"United States"}}}],
        "offers":[{"price":"10","priceCurrency":"USD"},{"price":12.5,"priceCurrency":"usd"}],"typicalAgeRange":"13-17""#,
    );
    assert_eq!(l.formats, [Format::InPerson, Format::Video].into());
    assert_eq!(l.online.unwrap().url.as_deref(), Some("https://zoom.us/j/1"));
    assert_eq!(l.place.unwrap().country, "US");
    assert_eq!(l.cost.unwrap().amount.unwrap().cents, 1250);
    assert_eq!(l.audience, [domain::Audience::Teens].into());
    let feed = feed(
        r#"[{"@type":"GovernmentService","serviceType":"Crisis helpline","provider":{"@type":"GovernmentOrganization","name":"City of Ojai"},"contactPoint":{"telephone":"+1 805 555 0100"}},{"@type":"Person","name":"Ash Reed"}]"#,
    );
    let line = &feed.rows[0].result.as_ref().unwrap().listing;
    assert_eq!((line.kind, line.name.as_str()), (Kind::Helpline, "Crisis helpline"));
    assert!(line.phone.as_deref().unwrap().contains("0100") && line.host.is_some());
    assert!(feed.rows[1].result.is_err() && feed.rows.len() == 2);
}

#[test]
fn what_is_no_json_ld_is_said() {
    assert_eq!(read(b" \n"), Err(FeedError::Empty));
    assert!(read(b"<html><p>hello</p></html>").is_err());
    assert!(read(b"hello").is_err());
    let deep = "[".repeat(100_000);
    assert!(read(deep.as_bytes()).is_err());
}

#[test]
fn nothing_in_a_page_s_script_can_end_it() {
    let l = Listing { name: "</script><script>alert(1)</script>".into(), ..Listing::default() };
    let text = jsonld::script(&jsonld::listing(&l, "https://example.org/1", None));
    assert!(!text.contains('<') && !text.contains('>'));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap()["name"], l.name.as_str());
}

#[test]
fn a_page_tells_schedule_place_and_next_meeting() {
    let l = listing(
        r#""eventSchedule":{"repeatFrequency":"P1M","byDay":"2MO","startTime":"18:00","duration":"PT90M","scheduleTimezone":"America/Chicago"},"location":{"@type":"Place","name":"Hall","address":{"addressLocality":"Ojai"}}"#,
    );
    let next = l.schedules[0].next("2027-01-01T00:00:00Z".parse().unwrap(), "UTC").unwrap();
    let page = jsonld::listing(&l, "https://example.org/groups/1", Some(&next));
    assert_eq!((&page["@type"], &page["startDate"]), (&"Event".into(), &"2027-01-12T00:00:00Z".into()));
    assert_eq!(
        (&page["eventSchedule"][0]["byDay"][0], &page["eventSchedule"][0]["duration"]),
        (&"2MO".into(), &"PT90M".into())
    );
    let read = read(page.to_string().as_bytes()).unwrap().rows.remove(0).result.unwrap().listing;
    assert_eq!(read.schedules[0].rule.as_ref().unwrap().freq, Freq::Monthly);
    assert_eq!((read.place.unwrap().city, read.schedules[0].minutes), ("Ojai".to_owned(), Some(90)));
}

#[test]
fn real_pages_are_read() {
    let folder = std::path::Path::new("../../shared/data/directory/jsonld");
    if !folder.exists() {
        println!("skipped: the shared pages are not beside the checkout");
        return;
    }
    let count = |file: &str| {
        let feed = read(std::fs::read(folder.join(file)).unwrap()).unwrap();
        (feed.rows.len(), feed.rows.iter().filter(|row| row.result.is_ok()).count())
    };
    assert_eq!(count("derived/al-anon-ma-events.jsonld"), (80, 80));
    assert_eq!(count("real-world/page-with-three-blocks.html"), (4, 3));
    assert_eq!(count("real-world/the-events-calendar-wordpress.jsonld"), (2, 2));
    for folder in ["official", "malformed"].map(|name| folder.join(name)) {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let read = read(std::fs::read(&path).unwrap());
            assert!(read.is_ok(), "{}: {read:?}", path.display());
        }
    }
}
