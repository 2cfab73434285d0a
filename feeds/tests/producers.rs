//! Tables, calendars and sheets as real programs and people write them: what a reader would read is what comes in.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

use domain::{Audience, Format, Listing, Status};
use feeds::{Feed, Options, read};

fn feed(name: &str, text: &str) -> Feed {
    read(name, text.as_bytes(), &Options::default()).expect("a feed")
}

fn groups(name: &str, text: &str) -> Vec<Listing> {
    feed(name, text).rows.into_iter().filter_map(|row| Some(row.result.ok()?.listing)).collect()
}

/// When a group meets: its rule, start and minutes.
fn when_of(listing: &Listing) -> String {
    let Some(schedule) = listing.schedules.first() else { return String::new() };
    let start = schedule.start.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    let rule = schedule.rule.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{rule} {start} {}", schedule.minutes.unwrap_or(0))
}

/// When each group of a table meets.
fn when(text: &str) -> Vec<String> {
    groups("list.csv", text).iter().map(when_of).collect()
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
    let ends = "Name,Day,Start,End\nA,2nd Tuesday,7:00 PM,8:30 PM\nB,Every 2nd Wednesday,10.30am,12 noon\n";
    assert_eq!(when(ends), ["FREQ=MONTHLY;BYDAY=2TU 19:00 90", "FREQ=MONTHLY;BYDAY=2WE 10:30 90"]);
    assert!(groups("list.csv", ends).iter().all(|listing| listing.schedules.len() == 1));
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

#[test]
fn answers_of_forms_are_groups_and_their_senders_stay_unnamed() {
    let text = "Respondent ID,Start Date,IP Address,Email Address,First Name,Last Name,What is the name of your support group?,\
        What day(s) does your group meet?,What time does it start?,Where does your group meet?,Is there a cost?\n\
        ,,,,,,Open-Ended Response,Open-Ended Response,Open-Ended Response,Open-Ended Response,Response\n\
        118,11/02/2026,10.0.0.1,office@hope.example.org,Jane,Doe,Moms of Hope,Every Tuesday,6:30 PM,\"Trinity Church, 5 Main St, Dayton OH 45402\",No\n";
    let feed = feed("survey.csv", text);
    assert_eq!(feed.rows.iter().map(|row| row.result.is_ok()).collect::<Vec<_>>(), [false, true]);
    let listing = groups("survey.csv", text).remove(0);
    assert_eq!((listing.name.as_str(), listing.email.as_deref()), ("Moms of Hope", None));
    assert_eq!(when_of(&listing), "FREQ=WEEKLY;BYDAY=TU 18:30 0");
    let place = listing.place.clone().expect("a place");
    assert_eq!(
        [place.venue, place.street, place.city, place.region],
        ["Trinity Church", "5 Main St", "Dayton", "OH"]
    );
    let written = serde_json::to_string(&listing).expect("JSON");
    assert!(!written.contains("Jane") && !written.contains("10.0.0.1"), "{written}");
}

#[test]
fn days_across_the_columns_with_several_times_in_a_cell() {
    let text = "Group,Mon,Tue,Wed,Thu,Fri,Location\nEarly,6:30am,6:30am,6:30am,6:30am,6:30am,Club\nNoon,,noon,,,\"6 PM, 7:30 PM\",Club\n";
    let list = groups("list.csv", text);
    assert_eq!(when_of(&list[0]), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 06:30 0");
    assert_eq!((list[0].schedules.len(), list[1].schedules.len()), (1, 3));
}

#[test]
fn old_character_sets_ages_and_a_place_below_the_time() {
    let dos =
        b"Nombre;D\xA1a;Hora;Direcci\xA2n;Ciudad\r\nCompa\xA4eros;S\xA0bado;10:00;Pe\xA4a 4;M\x82rida\r\n";
    let feed = read("old.csv", dos.as_slice(), &Options::default()).expect("a feed");
    let listing = &feed.rows[0].result.as_ref().expect("a group").listing;
    assert_eq!(
        (listing.name.as_str(), when_of(listing).as_str()),
        ("Compañeros", "FREQ=WEEKLY;BYDAY=SA 10:00 0")
    );
    let ages = groups(
        "list.csv",
        "Program,Ages,Day,Time\nA group,6-12,Sat,10am\nB group,13 to 17,Sun,2pm\nC group,60+,Mon,1pm\n",
    );
    let told: Vec<_> =
        ages.iter().map(|listing| listing.audience.iter().copied().collect::<Vec<_>>()).collect();
    assert_eq!(told, [[Audience::Children], [Audience::Teens], [Audience::Seniors]]);
    let below = "Name,Where & When,Details\nWidowed,\"Mondays 10 AM\nSenior Center\n14 Park Rd, Lima, OH 45801\",For those who lost a spouse.\n";
    let listing = groups("list.csv", below).remove(0);
    let place = listing.place.clone().expect("a place");
    assert_eq!([place.venue, place.street, place.city], ["Senior Center", "14 Park Rd", "Lima"]);
    assert_eq!(when_of(&listing), "FREQ=WEEKLY;BYDAY=MO 10:00 0");
}

#[test]
fn an_older_package_counts_its_days_from_monday() {
    let files = [
        ("organizations.csv", "id,name\no,Agency on Aging\n"),
        ("services.csv", "status,name,id,organization_id\nactive,Caregiver support group,s,o\n"),
        ("regular_schedules.csv", "id,service_id,weekday,opens_at,closes_at\nr,s,2,13:00,14:30\n"),
        ("contacts.csv", "id,service_id,name,email\nc,s,Jane Doe,jane@example.com\n"),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).to_vec();
    let (_, feed) = feeds::read_folder(files, &Options::default()).remove(0);
    let listing = feed.expect("a package").rows.remove(0).result.expect("a service").listing;
    assert_eq!(when_of(&listing), "FREQ=WEEKLY;BYDAY=TU 13:00 90");
    assert!(!serde_json::to_string(&listing).expect("JSON").contains("Jane"));
}

#[test]
fn a_group_type_is_the_name_where_nothing_else_is() {
    let text = "Affiliate,Group Type,Meeting Schedule,Location,Contact Name\n\
        NAMI Summit,Family Support Group,\"2nd & 4th Tuesday, 7–8:30 PM ET\",\"First Baptist, 5 Main St, Akron, OH 44302\",Ann\n";
    let listing = groups("list.csv", text).remove(0);
    assert_eq!(listing.name, "Family Support Group");
    assert_eq!(listing.host.as_ref().map(|host| host.name.as_str()), Some("NAMI Summit"));
    assert_eq!(listing.schedules[0].zone.as_deref(), Some("America/New_York"));
    let closed = "Name,Day,Time,Status\nOld friends,Wednesday,7pm,Closed permanently\n";
    assert_eq!(groups("list.csv", closed).remove(0).status, Status::Ended);
}
