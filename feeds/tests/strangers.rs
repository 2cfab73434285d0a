//! Files of organisations that nobody here had seen: each row comes in as a reader would read it.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

use domain::{Audience, Format, Listing};
use feeds::{Feed, Options, read};

fn feed(name: &str, text: &str) -> Feed {
    read(name, text.as_bytes(), &Options::default()).expect("a feed")
}

fn groups(name: &str, text: &str) -> Vec<Listing> {
    feed(name, text).rows.into_iter().filter_map(|row| Some(row.result.ok()?.listing)).collect()
}

/// When a group meets: each rule with start and minutes.
fn when(listing: &Listing) -> String {
    let told = listing.schedules.iter().map(|schedule| {
        let start = schedule.start.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
        let rule = schedule.rule.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} {start} {}", rule.trim_start_matches("FREQ="), schedule.minutes.unwrap_or(0))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn written(listings: &[Listing]) -> String {
    serde_json::to_string(listings).expect("JSON")
}

#[test]
fn answers_of_a_form_and_what_its_senders_allowed() {
    let header = "Timestamp,Email Address,Your name,Group name,Which day(s) does the group meet? (check all that apply),Start time,End time,\
        How often?,In person or online?,Address (if in person),Zoom link (if online),Is the group free?";
    let rows = [
        r#"10/3/2026 14:22:01,j@x.example,Jane Doe,Living with Lupus,"Monday, Wednesday",7:00:00 PM,8:30:00 PM,Weekly,In person,"12 Oak St, Akron, OH 44308",,Yes"#,
        r#"10/4/2026 9:31:44,a@x.example,Al Roe,Hybrid Hearts,Sunday,3:00:00 PM,,Every other week,Both,"400 Main St, Toledo, OH 43604",https://meet.google.com/abc-defg-hij,"No, $10 per session""#,
    ];
    let asked = format!(
        "{header},Can we list your phone number publicly?,Phone\n{},Yes,330-555-0199\n{},,216-555-0142\n",
        rows[0], rows[1]
    );
    let list = groups("form.csv", &asked);
    assert_eq!(
        list.iter().map(when).collect::<Vec<_>>(),
        ["WEEKLY;BYDAY=MO,WE 19:00 90", "WEEKLY;INTERVAL=2;BYDAY=SU 15:00 0"]
    );
    assert_eq!(list.iter().map(|it| it.phone.as_deref()).collect::<Vec<_>>(), [Some("330-555-0199"), None]);
    assert!(list[1].formats.contains(&Format::InPerson) && list[1].formats.contains(&Format::Video));
    assert_eq!(
        list[1].online.as_ref().and_then(|it| it.url.as_deref()),
        Some("https://meet.google.com/abc-defg-hij")
    );
    assert_eq!(list[1].place.as_ref().map(|it| it.street.as_str()), Some("400 Main St"));
    assert!(list[0].cost.as_ref().is_some_and(domain::Cost::is_free));
    assert_eq!(list[1].cost.as_ref().and_then(|it| it.amount.as_ref()).map(|it| it.cents), Some(1000));
    // Nobody was asked: the number beside a name is that person's.
    let silent = groups("form.csv", &format!("{header},Phone\n{},330-555-0199\n", rows[0]));
    assert!(!written(&silent).contains("0199") && silent[0].phone.is_none());
}

#[test]
fn a_header_of_two_lines_and_one_in_two_languages() {
    let text = "MERCY HEALTH,,,,,\nSupport Groups - Winter 2027,,,,,\n,,,,,\nGroup,Schedule,,Location,,Contact\n,Day(s),Time,Campus,Room,Phone\n\
        Breast Cancer Sisters,1st & 3rd Tues,5:30–7 pm,Main Campus,Conf. Rm 2A,(555) 555-0100\nCardiac Graduates,Fridays,Noon,East Campus,Cafeteria,(555) 555-0120\n";
    let read = feed("groups.csv", text);
    assert_eq!(read.rows.len(), 2, "the second line of the header is no group");
    let list = groups("groups.csv", text);
    assert_eq!(
        list.iter().map(when).collect::<Vec<_>>(),
        ["MONTHLY;BYDAY=1TU,3TU 17:30 90", "WEEKLY;BYDAY=FR 12:00 0"]
    );
    assert!(!written(&list).contains("555-01"), "a contact's number");
    let spoken = "Nombre / Name,Día / Day,Hora / Time,Ciudad / City,Idioma / Language,Costo / Cost\n\
        Grupo de duelo,Lunes,6:00 p.m.,Fresno,Español,Gratis\nGrief group,Monday,6 pm,Fresno,English,Free\n";
    let list = groups("lista.csv", spoken);
    assert_eq!(
        list.iter().map(when).collect::<Vec<_>>(),
        ["WEEKLY;BYDAY=MO 18:00 0", "WEEKLY;BYDAY=MO 18:00 0"]
    );
    assert!(
        list[0].languages.contains("es")
            && list.iter().all(|it| it.cost.as_ref().is_some_and(domain::Cost::is_free))
    );
}

#[test]
fn lines_of_prose_that_say_when_and_where() {
    let text = "Program,Details\n\"Breast Cancer Support Group\",\"Meets: 1st Wednesday, 6-7:30 PM\nWhere: Women's Center\n500 E. Broad St.\nColumbus, OH 43215\nCost: Free\nBring a friend: all are welcome\"\n\
        Prostate Cancer,\"Meets: 3rd Monday, 7 PM\nWhere: Virtual (Zoom)\nCost: $10/session\"\n\
        Teen Grief Group (ages 13-17),\"Thursdays\n4:30 PM - 6:00 PM\nSt. Ann's, 20 Oak Ave, Dublin OH 43017\"\n";
    let list = groups("groups.csv", text);
    let expected = ["MONTHLY;BYDAY=1WE 18:00 90", "MONTHLY;BYDAY=3MO 19:00 0", "WEEKLY;BYDAY=TH 16:30 90"];
    assert_eq!(list.iter().map(when).collect::<Vec<_>>(), expected);
    let place = list[0].place.clone().expect("a place");
    assert_eq!([place.venue, place.street, place.city], ["Women's Center", "500 E. Broad St.", "Columbus"]);
    assert!(
        list[0].cost.as_ref().is_some_and(domain::Cost::is_free)
            && list[0].description.contains("Bring a friend")
    );
    assert_eq!(list[2].place.as_ref().map(|it| it.city.as_str()), Some("Dublin"));
}

#[test]
fn where_one_calls_in_and_what_is_not_known_yet() {
    let text = "Group,When,Where\nPeer line,Friday 10 p.m. - 1 a.m.,Call (515) 555-0101\nHope,Tuesdays 7pm,TBA\nCare,\"Thirteen weeks from Sept 9, Wednesdays 6:30 pm\",By phone\n";
    let list = groups("list.csv", text);
    assert_eq!(list[0].online.as_ref().and_then(|it| it.phone.as_deref()), Some("(515) 555-0101"));
    assert!(list[0].formats.contains(&Format::Phone) && list[2].formats.contains(&Format::Phone));
    assert!(list.iter().all(|it| it.place.is_none()), "{list:?}");
    assert!(
        list[2].schedules[0].words.as_deref().is_some_and(|words| words.contains("Thirteen")),
        "{list:?}"
    );
}

#[test]
fn kinds_in_a_list_with_gaps_count() {
    let text = r#"[{"name":"Early Birds","slug":"a","day":0,"time":"06:30","types":{"0":"C","2":"M"}},
        {"name":"Late","slug":"b","day":1,"time":"20:30","types":{"O":"Open","W":"Women"}}]"#;
    let list = groups("feed.json", text);
    assert!(list[0].tags.contains("closed_meeting") && list[0].audience.contains(&Audience::Men), "{list:?}");
    assert!(list[1].tags.contains("open_meeting") && list[1].audience.contains(&Audience::Women), "{list:?}");
}

#[test]
fn private_events_stay_private() {
    let event = |uid: &str, more: &str| {
        format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:Peer group\nDTSTART:20270106T190000\n{more}END:VEVENT\n")
    };
    let text = format!(
        "BEGIN:VCALENDAR\n{}{}{}END:VCALENDAR\n",
        event("a", "CLASS:PUBLIC\n"),
        event("b", "CLASS:PRIVATE\n"),
        event("c", "CLASS:CONFIDENTIAL\n")
    );
    let told: Vec<_> = feed("a.ics", &text).rows.into_iter().map(|row| row.result.err()).collect();
    assert!(
        told[0].is_none() && told[1..].iter().flatten().all(|reason| reason.contains("private")),
        "{told:?}"
    );
}

#[test]
fn the_times_at_a_second_place_say_so() {
    let at = |id: &str, name: &str, byday: &str| {
        format!(
            r#"{{"id":"{id}","location":{{"id":"l{id}","location_type":"physical","name":"{name}","addresses":[{{"address_1":"1 Vine St","city":"Troy","state_province":"OH","country":"US","address_type":"physical"}}]}},
            "schedules":[{{"freq":"MONTHLY","byday":"{byday}","opens_at":"10:00","closes_at":"11:30"}}]}}"#
        )
    };
    let text = format!(
        r#"[{{"id":"1","name":"Grief group","status":"active","service_at_locations":[{},{}]}},{{"id":"2","name":"AA Nooners","status":"active","description":"","schedules":[{{"freq":"WEEKLY","byday":"TU","opens_at":"12:00"}}]}}]"#,
        at("1", "House", "1SA"),
        at("2", "Library", "2SA")
    );
    let list = groups("hsds.json", &text);
    let words: Vec<_> = list[0].schedules.iter().map(|it| it.words.as_deref().unwrap_or("")).collect();
    assert_eq!(words, ["", "at Library, 1 Vine St, Troy, OH"]);
    assert_eq!(list[1].fellowship.as_deref(), Some("AA"));
}

#[test]
fn rarer_than_weekly_in_a_day_s_column_a_comment_or_its_name() {
    let across = "Support Group,Mon,Wed,Location\nCoDA,,6:30 (2nd & 4th),Church\nAl-Anon,7p-8p,,Church\n";
    let told: Vec<_> = groups("list.csv", across).iter().map(when).collect();
    assert_eq!(told, ["MONTHLY;BYDAY=2WE,4WE 18:30 0", "WEEKLY;BYDAY=MO 19:00 60"]);
    let row = |id: u8, day: u8, comment: &str| {
        format!(
            r#"{{"id_bigint":"{id}","weekday_tinyint":"{day}","start_time":"19:00:00","meeting_name":"Grupo","comments":"{comment}"}}"#
        )
    };
    let bmlt = format!(
        "[{},{},{}]",
        row(1, 3, "2do y 4to martes"),
        row(2, 4, "1er et 3e mercredi du mois"),
        row(3, 1, "Llamar a Juan 55 1234 5678")
    );
    let list = groups("bmlt.json", &bmlt);
    let told: Vec<_> = list.iter().map(when).collect();
    assert_eq!(
        told,
        ["MONTHLY;BYDAY=2TU,4TU 19:00 0", "MONTHLY;BYDAY=1WE,3WE 19:00 0", "WEEKLY;BYDAY=SU 19:00 0"]
    );
    assert!(!written(&list).contains("1234"), "a person's number");
    let latin = "Nombre;Días;Horario;Dirección;Población\nDuelo;Lunes alternos;19 h;C/ Mayor, 3;Huesca\n";
    let list = groups("lista.csv", latin);
    assert_eq!(when(&list[0]), "WEEKLY;INTERVAL=2;BYDAY=MO 19:00 0");
    assert_eq!(list[0].place.as_ref().map(|it| it.street.as_str()), Some("C/ Mayor 3"));
}

#[test]
fn german_letters_and_a_town_that_is_a_whole_address() {
    let text = "Name;Treffen;Ort;Besonderheiten\nKreuzbund;Mo. 19:30–21:00;Pfarrheim, Kirchplatz 2, 48143 Münster;rollstuhlgerecht\n\
        Krebs-SHG;jeden 2. Mi. im Monat 18h;Klinikum Gera;\nAngehörige;jeden letzten Donnerstag im Monat, 17 Uhr;online (Zoom);Anmeldung bei Karl 0151 2345678\n";
    let list = groups("gruppen.csv", text);
    let told: Vec<_> = list.iter().map(when).collect();
    assert_eq!(told, ["WEEKLY;BYDAY=MO 19:30 90", "MONTHLY;BYDAY=2WE 18:00 0", "MONTHLY;BYDAY=-1TH 17:00 0"]);
    let place = list[0].place.clone().expect("a place");
    assert_eq!([place.city, place.postal_code], ["Münster", "48143"]);
    assert!(list[2].place.is_none() && list[2].formats == [Format::Video].into(), "{:?}", list[2]);
    assert!(!written(&list).contains("2345678"));
}

#[test]
fn dates_that_are_listed_and_answers_that_are_no_kinds() {
    let text = "Group,Facilitator,Next Meeting,Time,Place,Registration Required?\nBereavement group,\"Ann Smith, MSW\",12/3/2026,6:30 PM,Chapel,Yes\n\
        Stroke group,Bob,12/10/2026,1-2 PM,Room 4,No\nDiabetes group,,2nd Tuesday,noon,Cafe,N\n";
    let list = groups("list.csv", text);
    let first: Vec<_> = list.iter().map(|it| it.schedules[0].from.map(|day| day.to_string())).collect();
    assert_eq!(first, [Some("2026-12-03".into()), Some("2026-12-10".into()), None]);
    assert_eq!(
        list.iter().map(when).collect::<Vec<_>>(),
        [" 18:30 0", " 13:00 60", "MONTHLY;BYDAY=2TU 12:00 0"]
    );
    assert!(
        list.iter().all(|it| it.languages.is_empty() && it.audience.is_empty() && it.tags.is_empty()),
        "{list:?}"
    );
}

#[test]
fn a_line_of_few_digits_and_a_code_that_is_not_kept() {
    let hsds = r#"[{"id":"1","name":"Crisis Line","status":"active","description":"Call any time","phones":[{"number":"988"}]}]"#;
    assert_eq!(groups("hsds.json", hsds)[0].phone.as_deref(), Some("988"));
    let event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:Recovery meeting\nDTSTART:20270106T190000\n\
        LOCATION:Phone: 605-555-0100 code 1234#\nEND:VEVENT\nEND:VCALENDAR\n";
    let list = groups("a.ics", event);
    assert_eq!(list[0].online.as_ref().and_then(|it| it.phone.as_deref()), Some("605-555-0100"));
    assert!(
        list[0].place.is_none()
            && list[0].formats == [Format::Phone].into()
            && !written(&list).contains("1234")
    );
}
