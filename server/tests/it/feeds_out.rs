use crate::{
    RIVERSIDE,
    house::{House, on_both},
};

async fn every_feed_is_there_and_unchanged_feeds_are_not_sent_again(house: House) {
    house.import("riverside", RIVERSIDE).await;
    for name in ["meeting-guide.json", "bmlt.json", "hsds.json", "groups.ics", "groups.jsonld", "groups.csv"]
    {
        let address = format!("/feeds/{name}");
        let page = house.get(&address).await;
        assert_eq!(page.status, 200, "{name}");
        page.says("Widowed Together");
        let tag = page.headers["etag"].to_str().unwrap().to_owned();
        assert_eq!(house.get_with(&address, "if-none-match", &tag).await.status, 304, "{name}");
    }
    assert_eq!(house.get("/feeds/passwords.txt").await.status, 404);
}

/// Groups that likeness would join or part: two of one name in one room, and one that meets in two ways.
const ALIKE: &str = r#"BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//groups//EN
BEGIN:VEVENT
UID:one
SUMMARY:Grief, "Loss" & Hope
DTSTART;TZID=America/Chicago:20260105T180000
DTEND;TZID=America/Chicago:20260105T190000
RRULE:FREQ=WEEKLY;BYDAY=MO
LOCATION:Library\, 5 Oak Street\, Peoria\, IL 61602\, USA
DESCRIPTION:For men.
END:VEVENT
BEGIN:VEVENT
UID:two
SUMMARY:Grief, "Loss" & Hope
DTSTART;TZID=America/Chicago:20260113T090000
RRULE:FREQ=MONTHLY;BYDAY=2TU
LOCATION:Library\, 5 Oak Street\, Peoria\, IL 61602\, USA
DESCRIPTION:For women.
END:VEVENT
BEGIN:VEVENT
UID:three
SUMMARY:Newcomers
DTSTART;TZID=America/Chicago:20260106T090000
RRULE:FREQ=WEEKLY;BYDAY=TU,FR
END:VEVENT
BEGIN:VEVENT
UID:four
SUMMARY:Newcomers
DTSTART;TZID=America/Chicago:20260110T090000
RRULE:FREQ=MONTHLY;BYDAY=2SA
DESCRIPTION:Potluck\, speaker
END:VEVENT
END:VCALENDAR
"#;

/// What a directory says of its groups, but for their ids and who said it.
async fn told(house: &House) -> Vec<String> {
    let bare = |listing: domain::Listing| domain::Listing {
        id: domain::ListingId::NIL,
        provenance: std::collections::BTreeMap::new(),
        ..listing
    };
    let mut all: Vec<String> =
        house.listings().await.into_iter().map(|listing| format!("{:#?}", bare(listing))).collect();
    all.sort();
    all
}

/// What one server writes, another reads into the same directory, and reading it again changes nothing.
async fn an_export_makes_the_same_directory_elsewhere(house: House) {
    house.import("riverside", RIVERSIDE).await;
    house.import("alike", ALIKE).await;
    let before = told(&house).await;
    for name in ["groups.csv", "groups.jsonld", "hsds.json", "groups.ics", "meeting-guide.json", "bmlt.json"]
    {
        let folder = tempfile::tempdir().unwrap();
        let copy = House::elsewhere(folder.path()).await;
        let text = house.get(&format!("/feeds/{name}")).await.text;
        copy.import(name, &text).await;
        assert_eq!(told(&copy).await, before, "{name}");
        let again = copy.import(name, &text).await;
        assert_eq!((again.read, told(&copy).await.len()), (again.unchanged, before.len()), "{name}");
        copy.app.db.close().await;
    }
}

async fn programs_ask_too(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let found: serde_json::Value =
        serde_json::from_str(&house.get("/api/v1/find?q=widowed+46032").await.text).unwrap();
    assert_eq!(found["results"][0]["name"], "Widowed Together");
    assert!(found["results"][0]["why"].as_array().is_some_and(|why| !why.is_empty()));
    let id = found["results"][0]["id"].as_str().unwrap();
    let one: serde_json::Value =
        serde_json::from_str(&house.get(&format!("/api/v1/groups/{id}")).await.text).unwrap();
    assert_eq!(one["name"], "Widowed Together");
    let description: serde_json::Value =
        serde_json::from_str(&house.get("/api/openapi.json").await.text).unwrap();
    assert!(description["openapi"].as_str().is_some_and(|v| v.starts_with("3.1")));
    house.get("/sitemap.xml").await.says(id);
    house.get("/embed?q=widowed").await.says("Widowed Together").keeps_silent("<script");
    house.get("/api").await.says("/api/v1/find");
}

on_both!(
    every_feed_is_there_and_unchanged_feeds_are_not_sent_again,
    an_export_makes_the_same_directory_elsewhere,
    programs_ask_too,
);
