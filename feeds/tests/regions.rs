//! Lists as regions of other languages send them, and what stands in them only once.

#![expect(clippy::expect_used, reason = "helpers of tests fail as loudly as tests")]

use domain::{Format, Listing};
use feeds::{Feed, Options, read};

fn feed(name: &str, text: &str) -> Feed {
    read(name, text.as_bytes(), &Options::default()).expect("a feed")
}

fn groups(name: &str, text: &str) -> Vec<Listing> {
    feed(name, text).rows.into_iter().filter_map(|row| Some(row.result.ok()?.listing)).collect()
}

/// When a group meets: rule, start and minutes.
fn when(listing: &Listing) -> String {
    let Some(schedule) = listing.schedules.first() else { return String::new() };
    let start = schedule.start.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    let rule = schedule.rule.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{rule} {start} {}", schedule.minutes.unwrap_or(0))
}

#[test]
fn a_german_list() {
    let text = "Selbsthilfegruppen im Landkreis;;;;;;;;;;;\nStand: 1.11.2026;;;;;;;;;;;\n\
        Gruppe;Thema;Wochentag;Uhrzeit;Rhythmus;Treffpunkt;Straße;PLZ;Ort;Kosten;Sprache;Ansprechpartner\n\
        Trauercafé;Trauer;1. und 3. Dienstag im Monat;von 15 bis 17 Uhr;;Familienzentrum;Lindenweg 12;14467;Potsdam;Spende;Deutsch;Petra Schmidt 0331 998877\n\
        Freundeskreis;Alkohol;Montag;19:30 Uhr;wöchentlich;Gemeindehaus;Hauptstr. 5;10115;Berlin;kostenlos;Deutsch, Türkisch;\n\
        Mut;Angst;Mi;18.30 - 20 Uhr;14-tägig;KISS;Markt 1;16225;Eberswalde;;;\n";
    let list = groups("liste.csv", text);
    let told: Vec<String> = list.iter().map(when).collect();
    let expected = [
        "FREQ=MONTHLY;BYDAY=1TU,3TU 15:00 120",
        "FREQ=WEEKLY;BYDAY=MO 19:30 0",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE 18:30 90",
    ];
    assert_eq!(told, expected);
    let place = list[0].place.clone().expect("a place");
    assert_eq!(
        [place.venue, place.street, place.postal_code, place.city],
        ["Familienzentrum", "Lindenweg 12", "14467", "Potsdam"]
    );
    assert!(list[0].cost.as_ref().is_some_and(|cost| cost.donation), "{:?}", list[0].cost);
    assert!(list[1].cost.as_ref().is_some_and(domain::Cost::is_free));
    assert!(list[1].languages.contains("de") && list[1].languages.contains("tr"));
    let written = serde_json::to_string(&list).expect("JSON");
    assert!(!written.contains("Schmidt") && !written.contains("998877"), "{written}");
}

#[test]
fn italian_portuguese_and_french_lists() {
    let italian = "Nome gruppo,Giorno,Orario,Sede,Indirizzo,CAP,Comune,Provincia,Referente,Telefono\n\
        Gruppo AMA Lutto,Giovedì,18:00-19:30,Biblioteca,Via Roma 10,20121,Milano,MI,Maria Rossi,02 1234567\n\
        Giocatori,Primo e terzo lunedì del mese,ore 21,Parrocchia,Piazza Duomo 3,38122,Trento,TN,,\n";
    let list = groups("elenco.csv", italian);
    assert_eq!(when(&list[0]), "FREQ=WEEKLY;BYDAY=TH 18:00 90");
    assert_eq!(when(&list[1]), "FREQ=MONTHLY;BYDAY=1MO,3MO 21:00 0");
    let place = list[0].place.clone().expect("a place");
    assert_eq!([place.city, place.region, place.country], ["Milano", "MI", ""]);
    assert!(list[0].phone.is_none(), "a number behind a person is that person's");
    let portuguese = "Nome do grupo,Dia da semana,Horário,Endereço,Cidade,UF,Modalidade\n\
        Grupo Esperança,Segunda-feira,19h às 21h,Rua das Flores 100,São Paulo,SP,Presencial\n\
        Grupo Luz,Terça e quinta,20h,,,,Online\nGrupo Paz,2ª e 4ª quarta-feira do mês,20h30,Av. Brasil 5,Curitiba,PR,\n";
    let list = groups("lista.csv", portuguese);
    assert_eq!(when(&list[0]), "FREQ=WEEKLY;BYDAY=MO 19:00 120");
    assert_eq!(when(&list[1]), "FREQ=WEEKLY;BYDAY=TU,TH 20:00 0");
    assert_eq!(when(&list[2]), "FREQ=MONTHLY;BYDAY=2WE,4WE 20:30 0");
    assert!(list[0].formats.contains(&Format::InPerson) && !list[1].formats.contains(&Format::InPerson));
    let french = "Intitulé;Jours et horaires;Lieu de rencontre;Ville;Participation;Référent\n\
        Groupe de parole deuil;Le 2ème jeudi du mois de 18h30 à 20h;Maison;Lyon;Gratuit;Mme Martin 06 12 34 56 78\n\
        Entraide;tous les lundis à 19h;CMP;Grenoble;5 €;\nAidants;un mardi sur deux à 14h30;;Nancy;;\n";
    let list = groups("liste.csv", french);
    assert_eq!(when(&list[0]), "FREQ=MONTHLY;BYDAY=2TH 18:30 90");
    assert_eq!(when(&list[1]), "FREQ=WEEKLY;BYDAY=MO 19:00 0");
    assert_eq!(when(&list[2]), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 14:30 0");
    assert!(list[0].cost.as_ref().is_some_and(domain::Cost::is_free) && list[0].phone.is_none());
}

#[test]
fn what_is_written_once_for_several_rows() {
    let text = "Day,Group,Time,City\nMonday,Grief Circle,6 PM,Troy\n,Anxiety group,7 PM,Troy\n,Parents,8 PM,Piqua\n\
        Tuesday,Men's group,noon,Troy\n,Women in recovery,5 PM,Troy\n";
    let read = feed("list.csv", text);
    let list: Vec<Listing> = groups("list.csv", text);
    let days: Vec<String> = list.iter().map(when).collect();
    assert_eq!(days[1], "FREQ=WEEKLY;BYDAY=MO 19:00 0");
    assert_eq!(days[4], "FREQ=WEEKLY;BYDAY=TU 17:00 0");
    assert!(read.rows[1].notes.iter().any(|note| note.contains("row above")), "{:?}", read.rows[1].notes);
    assert!(read.rows[0].notes.is_empty());
}

#[test]
fn a_name_goes_on_where_only_the_time_is_another() {
    let read = |text: &str| feed("list.csv", text).rows.into_iter().filter(|row| row.result.is_ok()).count();
    let twice = "Group,Venue,Day,Time\nHope group,Library,Monday,7pm\n,,Wednesday,7pm\nCare group,Church,Friday,6pm\n,,Sunday,6pm\n";
    assert_eq!(read(twice), 4);
    // Meetings without a name that have a place of their own stay without one.
    let unnamed = "Group,Venue,Day,Time\nHope group,Library,Monday,7pm\n,Club 12,Wednesday,7pm\nCare group,Church,Friday,6pm\n,Peer club,Sunday,6pm\n";
    let names: Vec<String> = groups("list.csv", unnamed).into_iter().map(|listing| listing.name).collect();
    assert_eq!(names, ["Hope group", "Club 12", "Care group", "Peer club"]);
}

#[test]
fn an_empty_cell_that_may_mean_unknown_stays_so() {
    // A host twice: who writes it out each time leaves it empty where nobody is known.
    let text = "Host,Group,Day,Time,City\nLakeside,Grief,Monday,6 PM,Troy\n,Anxiety group,Tuesday,7 PM,Troy\n\
        Hospital,Stroke,Friday,5 PM,Troy\nHospital,Diabetes group,Friday,7 PM,Troy\n,Widowers,Friday,7 PM,Troy\n";
    let hosts: Vec<bool> = groups("list.csv", text).iter().map(|listing| listing.host.is_some()).collect();
    assert_eq!(hosts, [true, false, true, true, false]);
    // One empty day among others; and a day that stands behind, not in front.
    for text in [
        "Day,Group,Time\nMonday,A group,6 PM\nTuesday,B group,6 PM\n,C group,7 PM\nFriday,D group,5 PM\n",
        "Group,Day,Time\nA group,Monday,6 PM\nB group,,6 PM\nC group,,7 PM\nD group,Friday,5 PM\n",
    ] {
        assert_eq!(when(&groups("list.csv", text)[2]), "", "{text}");
    }
}

#[test]
fn a_point_in_one_cell_and_a_map_in_place_of_an_address() {
    let text = "Name,Day,Time,Address,City,Coordinates\nA group,Monday,7pm,12 Elm St,Cleveland,\"41.5, -81.7\"\n\
        B group,Tuesday,7pm,https://maps.google.com/?q=41.5%2C-81.7,Cleveland,\n\
        C group,Wednesday,7pm,5 Oak St,Cleveland,N 41° 30′ W 81° 42′\nD group,Friday,7pm,6 Oak St,Cleveland,call us\n";
    let list = groups("list.csv", text);
    let places: Vec<_> = list.iter().filter_map(|listing| listing.place.clone()).collect();
    for place in &places[..3] {
        let point = place.point.expect("a point");
        assert!((point.lat - 41.5).abs() < 1e-9 && (point.lon + 81.7).abs() < 1e-9, "{place:?}");
    }
    assert_eq!((places[1].street.as_str(), places[1].city.as_str()), ("", "Cleveland"));
    assert_eq!(places[3].point, None);
}

#[test]
fn a_town_alone_is_in_the_region_of_its_feed() {
    let text = "Group name,Day,Time,Town,State\nHope,Monday,7pm,Troy,\nFaith,Tuesday,7pm,Erie,PA\n";
    let region = |name: &str, options: &Options| {
        let feed = read(name, text.as_bytes(), options).expect("a feed");
        let places = feed.rows.into_iter().filter_map(|row| row.result.ok()?.listing.place);
        places.map(|place| format!("{} {}", place.region, place.country)).collect::<Vec<_>>()
    };
    assert_eq!(region("ohio-groups.csv", &Options::default()), ["OH US", "PA US"]);
    assert_eq!(region("groups.csv", &Options::default()), [" ", "PA US"]);
    let said = Options { region: Some("Michigan".into()), country: Some("US".into()), ..Options::default() };
    assert_eq!(region("ohio-groups.csv", &said), ["Michigan US", "PA US"]);
    let abroad = Options { country: Some("GB".into()), ..Options::default() };
    assert_eq!(region("ohio-groups.csv", &abroad)[0], " GB");
}

#[test]
fn what_is_no_list_says_how_to_make_one() {
    for (bytes, told) in [
        (&b"%PDF-1.7 ..."[..], "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "Save it as .xlsx"),
        (b"\x89PNG\r\n", "picture"),
    ] {
        let refused = read("list", bytes, &Options::default()).map(|_| ()).map_err(|error| error.to_string());
        assert!(refused.as_ref().is_err_and(|reason| reason.contains(told)), "{refused:?}");
    }
}
