//! Spreadsheets: real ones where the shared data stands beside the checkout, and small ones written here.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

mod shared;

use domain::{Audience, Format, Listing, Status};
use feeds::{Feed, Options, read};

fn feed(name: &str, text: &str) -> Feed {
    read(name, text.as_bytes(), &Options::default()).expect("a feed")
}

fn listings(text: &str) -> Vec<Listing> {
    feed("groups.csv", text).rows.into_iter().map(|row| row.result.expect("a group").listing).collect()
}

fn rule(listing: &Listing) -> Option<String> {
    listing.schedules.first()?.rule.as_ref().map(ToString::to_string)
}

#[test]
fn every_row_of_real_files_comes_back_without_private_data() {
    let expected = [("bipoc", 54), ("cancer", 24), ("dialect", 14), ("sf-", 341), ("tsml", 36)];
    for extension in ["csv", "tsv"] {
        for (name, bytes) in shared::files("csv", extension) {
            let feed = read(&name, &bytes, &Options::default()).expect("a feed");
            let ok = feed.rows.iter().filter(|row| row.result.is_ok()).count();
            let timed = shared::listings(&feed).filter(|l| !l.schedules.is_empty()).count();
            println!("{name}: {} rows, {ok} read, {timed} with a schedule", feed.rows.len());
            let count = expected.iter().find(|(start, _)| name.starts_with(start)).map(|(_, count)| *count);
            assert_eq!(Some(feed.rows.len()), count, "{name}");
            shared::assert_private(&feed);
        }
    }
}

#[test]
fn dialects_tell_the_same_groups() {
    let semicolon = "Name;Day;Time;City\nCafé Paz;Lunes;7 PM;Mérida\n";
    let latin1: Vec<u8> = semicolon.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let utf16: Vec<u8> = semicolon.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = format!("\u{feff}sep=;\r\n{}", semicolon.replace('\n', "\r\n"));
    for bytes in [semicolon.as_bytes(), &latin1, &[b"\xFF\xFE", utf16.as_slice()].concat(), marked.as_bytes()]
    {
        let feed = read("x.csv", bytes, &Options::default()).expect("a feed");
        let listing = &feed.rows[0].result.as_ref().expect("a group").listing;
        assert_eq!(
            (listing.name.as_str(), rule(listing).as_deref()),
            ("Café Paz", Some("FREQ=WEEKLY;BYDAY=MO"))
        );
    }
}

#[test]
fn a_list_with_titles_gaps_and_headings_is_read() {
    let text = "Support groups of our county,,,\nUpdated May 2027,,,\nGroup,When,Where,Fee\n\nMONDAY,,,\nGrief Circle,\"2nd and 4th Tuesday, 1:00-2:30PM\",Library,$5 per session\n,,,\n\"Two\nLines\",Every Wednesday 6:00-7:30PM,Clinic,none\nGroup,When,Where,Fee\n";
    let feed = feed("x.csv", text);
    let numbers: Vec<usize> = feed.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [5, 6, 8, 10]);
    assert_eq!(feed.rows.iter().filter(|row| row.result.is_err()).count(), 2);
    let grief = &feed.rows[1].result.as_ref().expect("a group").listing;
    assert_eq!(rule(grief).as_deref(), Some("FREQ=MONTHLY;BYDAY=2TU,4TU"));
    assert_eq!(grief.cost.as_ref().and_then(|c| c.amount.as_ref()).map(|m| m.cents), Some(500));
    let lines = &feed.rows[2].result.as_ref().expect("a group").listing;
    assert_eq!(lines.name, "Two Lines");
    assert!(lines.cost.as_ref().is_some_and(domain::Cost::is_free));
}

#[test]
fn columns_for_days_zones_and_broken_cells() {
    let days = listings("Name,Monday,Thursday,City\nWalkers,6:00 PM - 7:30 PM,,Reno\nTalkers,,noon,Reno\n");
    assert_eq!(rule(&days[0]).as_deref(), Some("FREQ=WEEKLY;BYDAY=MO"));
    assert_eq!(days[0].schedules[0].minutes, Some(90));
    assert_eq!(rule(&days[1]).as_deref(), Some("FREQ=WEEKLY;BYDAY=TH"));
    let zones = listings(
        "Name,Day,Pacific Time,Eastern Time,Location,Zoom Link\nNight,Friday,########,10:00 PM,Virtual,https://zoom.us/j/1?pwd=2\n",
    );
    let schedule = &zones[0].schedules[0];
    assert_eq!(schedule.zone.as_deref(), Some("America/New_York"));
    assert!(
        zones[0].formats.contains(&Format::Video) && !zones[0].is_in_person() && zones[0].place.is_none()
    );
}

#[test]
fn persons_and_hidden_rows_are_never_read() {
    let text = "Name,Contact Name,Contact Email,Phone,Email,Password,Show on public site,Zip,State,Types\n\
        A,Bob Jones,bob@example.org,Bob 555-123-4567,sue@example.org,secret9,Y,2139,MA,\"Closed, Women\"\n\
        B,,,,info@example.org,,N,,,\n";
    let feed = feed("x.csv", text);
    let a = &feed.rows[0].result.as_ref().expect("a group").listing;
    let written = serde_json::to_string(a).expect("JSON");
    for private in ["Bob", "555-123", "sue@", "secret9"] {
        assert!(!written.contains(private), "{written}");
    }
    assert_eq!(a.membership, None);
    assert!(a.tags.contains("closed_meeting") && a.audience.contains(&Audience::Women));
    assert_eq!(a.place.as_ref().map(|p| (p.postal_code.as_str(), p.country.as_str())), Some(("02139", "US")));
    assert!(feed.rows[1].result.as_ref().is_err_and(|reason| reason.contains("not public")));
}

#[test]
fn a_number_behind_a_person_is_that_persons() {
    let phone = |text: &str| listings(text).remove(0).phone;
    assert_eq!(phone("Name,Leader,Phone,Website\nHope group,Bob Jones,302-555-0199,\n"), None);
    assert_eq!(phone("Name,Day,Phone,Contact 1 Name\nHope,Monday,302-555-0199,Bob\n"), None);
    assert_eq!(
        phone("Name,Contact Email,City,Phone\nHope group,b@example.org,Troy,302-555-0199\n").as_deref(),
        Some("302-555-0199")
    );
}

#[test]
fn spanish_headers_and_a_mapping() {
    let spanish = listings(
        "Nombre,Día,Hora,Dirección,Idiomas,Costo,Estado actual\nDuelo,Miércoles,19:00,\"Calle 5, Puebla, México\",Español,Gratis,Suspendido\n",
    );
    let l = &spanish[0];
    assert_eq!((rule(l).as_deref(), l.status), (Some("FREQ=WEEKLY;BYDAY=WE"), Status::Paused));
    assert!(l.languages.contains("es") && l.cost.as_ref().is_some_and(domain::Cost::is_free));
    assert_eq!(l.place.as_ref().map(|p| (p.city.as_str(), p.country.as_str())), Some(("Puebla", "MX")));
    let mapping = [("Wie", "name"), ("Wann", "schedule")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    let feed = read("x.csv", b"Wie,Wann\nMut,Every Monday 7pm\n", &Options { mapping, ..Options::default() })
        .expect("a feed");
    assert_eq!(
        feed.rows[0].result.as_ref().ok().and_then(|c| rule(&c.listing)).as_deref(),
        Some("FREQ=WEEKLY;BYDAY=MO")
    );
}
