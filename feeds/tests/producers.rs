//! Tables, calendars and sheets as real programs and people write them: what a reader would read is what comes in.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

use domain::{Format, Listing};
use feeds::{Feed, Options, read};

fn feed(name: &str, text: &str) -> Feed {
    read(name, text.as_bytes(), &Options::default()).expect("a feed")
}

fn groups(name: &str, text: &str) -> Vec<Listing> {
    feed(name, text).rows.into_iter().filter_map(|row| Some(row.result.ok()?.listing)).collect()
}

/// When each group of a table meets: its rule, start and minutes.
fn when(text: &str) -> Vec<String> {
    let told = |listing: Listing| {
        let schedule = listing.schedules.into_iter().next()?;
        let start = schedule.start.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
        let rule = schedule.rule.map(|rule| rule.to_string()).unwrap_or_default();
        Some(format!("{rule} {start} {}", schedule.minutes.unwrap_or(0)))
    };
    groups("list.csv", text).into_iter().map(|listing| told(listing).unwrap_or_default()).collect()
}

#[test]
fn days_by_their_letters_and_times_beside_them() {
    let text = "Name,Days,Time\nA,MWF,noon\nB,T/Th,8am\nC,M-F,9am-5pm\nD,Sat & Sun,10:00\n";
    let expected = [
        "FREQ=WEEKLY;BYDAY=MO,WE,FR 12:00 0",
        "FREQ=WEEKLY;BYDAY=TU,TH 08:00 0",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00 480",
        "FREQ=WEEKLY;BYDAY=SA,SU 10:00 0",
    ];
    assert_eq!(when(text), expected);
    let spanish = "Nombre;Días;Horario;Municipio\nViudas;Martes y jueves;de 17:00 a 18:30;Girona\n";
    assert_eq!(when(spanish), ["FREQ=WEEKLY;BYDAY=TU,TH 17:00 90"]);
    assert_eq!(when("Name,Day,Start,AM/PM\nHope,Monday,7:00,PM\n"), ["FREQ=WEEKLY;BYDAY=MO 19:00 0"]);
}

#[test]
fn a_column_of_weeks_is_no_weekly_meeting() {
    let text = "Name,Week,Day,Time\nA,2nd & 4th,Monday,7 PM\nB,Every,Tuesday,8 PM\nC,Last,Friday,noon\nD,Varies,Friday,noon\n";
    let expected = [
        "FREQ=MONTHLY;BYDAY=2MO,4MO 19:00 0",
        "FREQ=WEEKLY;BYDAY=TU 20:00 0",
        "FREQ=MONTHLY;BYDAY=-1FR 12:00 0",
        "",
    ];
    assert_eq!(when(text), expected);
    assert_eq!(groups("list.csv", text)[3].notes, "Varies Friday noon");
    let text = "Name,Frequency,Day,Time\nA,Monthly,2nd Monday,7 PM\nB,Weekly,Tuesday,8 PM\nC,Bi-weekly,Friday,noon\n";
    let expected = [
        "FREQ=MONTHLY;BYDAY=2MO 19:00 0",
        "FREQ=WEEKLY;BYDAY=TU 20:00 0",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR 12:00 0",
    ];
    assert_eq!(when(text), expected);
}

#[test]
fn a_zone_behind_the_time_is_its_zone() {
    let listing = groups("list.csv", "Name,Day,Time\nA,Sunday,7:00PM-8:00PM EST\n").remove(0);
    assert_eq!(listing.schedules[0].zone.as_deref(), Some("America/New_York"));
    assert_eq!(listing.schedules[0].minutes, Some(60));
}

#[test]
fn titles_footers_and_remarks_are_no_groups() {
    let text = "Riverside County Support Groups,,,\nUpdated 11/1/2026,,,\n,,,\nGroup Name,Meeting Day,Meeting Time,Location\n\
        Grief Recovery,Tuesdays,6:30 PM - 8:00 PM,\"First Church, 12 Elm St, Riverside, CA 92501\"\nTotal: 1,,,\n* Call first,,,\n";
    let feed = feed("list.csv", text);
    assert_eq!(feed.rows.iter().map(|row| row.result.is_ok()).collect::<Vec<_>>(), [true, false, false]);
    let place = feed.rows[0].result.as_ref().ok().and_then(|it| it.listing.place.clone()).expect("a place");
    assert_eq!((place.venue.as_str(), place.street.as_str()), ("First Church", "12 Elm St"));
    assert_eq!((place.city.as_str(), place.postal_code.as_str()), ("Riverside", "92501"));
}

#[test]
fn french_headers_and_cells_too_many() {
    let french = "Nom;Jour;Heure;Adresse;Ville;Code postal\nGroupe de parole;Jeudi;18h30;12 rue des Lilas;Lyon;69003\n";
    assert_eq!(when(french), ["FREQ=WEEKLY;BYDAY=TH 18:30 0"]);
    let place = groups("list.csv", french).remove(0).place.expect("a place");
    assert_eq!((place.city.as_str(), place.postal_code.as_str()), ("Lyon", "69003"));
    let feed = feed("list.csv", "#,Name,Day,Notes\n1,Hope,Monday,Bring tea, and cake\n");
    assert!(feed.notes.is_empty(), "{:?}", feed.notes);
    assert!(feed.rows[0].notes[0].contains("more cells"), "{:?}", feed.rows[0].notes);
}

#[test]
fn an_invitation_pasted_into_an_event_is_its_room() {
    let event = |lines: &str| {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:Circle\nDTSTART:20270106T190000\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        groups("a.ics", &text).remove(0)
    };
    let zoom = event("DESCRIPTION:Join Zoom Meeting\\nhttps://zoom.us/j/123?pwd=abc\\nPasscode: 998877");
    assert_eq!(zoom.online.and_then(|online| online.url).as_deref(), Some("https://zoom.us/j/123"));
    let teams = event("LOCATION:Microsoft Teams Meeting");
    assert!(teams.place.is_none() && teams.formats.contains(&Format::Video) && teams.formats.len() == 1);
}

#[test]
fn a_sheet_as_json_has_its_own_headers() {
    let sheet = r#"[{"Name":"Nooners","Day":"Tuesday","Time":"12:00 PM","End Time":"1:00 PM","Types":"Open, Speaker"}]"#;
    let listing = groups("sheet.json", sheet).remove(0);
    assert_eq!((listing.name.as_str(), listing.schedules[0].minutes), ("Nooners", Some(60)));
}
