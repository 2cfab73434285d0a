use crate::{
    RIVERSIDE,
    house::{House, on_both},
};

async fn every_row_has_one_outcome_and_one_group_on_two_days_is_one_listing(house: House) {
    let sum = house.import("riverside", RIVERSIDE).await;
    assert_eq!((sum.read, sum.created, sum.merged, sum.rejected), (5, 3, 1, 1));
    let listings = house.listings().await;
    let widowed = listings.iter().find(|l| l.name == "Widowed Together").unwrap();
    assert_eq!(widowed.schedules.len(), 2);
}

async fn importing_again_changes_nothing(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let before = house.listings().await;
    let sum = house.import("riverside", RIVERSIDE).await;
    assert_eq!((sum.read, sum.unchanged, sum.rejected), (5, 4, 1));
    assert_eq!(before, house.listings().await);
}

async fn a_changed_row_changes_its_listing_and_is_found_at_once(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let changed = RIVERSIDE.replace("Chronic Pain Line Circle", "Noon Pain Circle");
    let sum = house.import("riverside", &changed).await;
    assert_eq!((sum.updated, sum.unchanged), (1, 3));
    house
        .ask("chronic pain by phone")
        .await
        .says("Noon Pain Circle")
        .keeps_silent("Chronic Pain Line Circle");
}

async fn a_shrunken_feed_deletes_nothing_and_raises_the_alarm(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let one = r#"[{"slug":"pain-phone","name":"Chronic Pain Line Circle","day":2,"time":"12:00","end_time":"13:00","types":["O"],"timezone":"America/New_York","conference_phone":"+18005550142","notes":"Chronic pain support group by phone."}]"#;
    let sum = house.import("riverside", one).await;
    assert_eq!((sum.read, sum.unchanged, sum.missing), (1, 1, 3));
    assert!(sum.alarm.is_some());
    assert_eq!(house.listings().await.len(), 3);
}

/// An offset is how some programs write the time of a place: the next meeting after the clocks change is at that hour too.
async fn an_offset_that_a_place_has_is_its_zone(house: House) {
    let event = r#"{"@context":"https://schema.org","@type":"Event","name":"Diabetes support group","startDate":"2026-12-02T18:00:00-06:00",
      "location":{"@type":"Place","name":"Clinic","address":{"streetAddress":"1 Health Way","addressLocality":"Omaha","addressRegion":"NE","postalCode":"68102","addressCountry":"US"}}}"#;
    house.import("omaha", event).await;
    let listings = house.listings().await;
    assert_eq!(listings[0].schedules[0].zone.as_deref(), Some("America/Chicago"));
}

/// Another region lists the same group: one page, both sources named.
async fn the_same_group_in_two_feeds_is_one_listing_with_both_sources(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let other = r#"[{"slug":"w-77","name":"Widowed Together","day":1,"time":"18:30","end_time":"20:00","types":["O"],
      "formatted_address":"10 Main Street, Carmel, IN 46032, USA","latitude":39.9784,"longitude":-86.118,
      "timezone":"America/Indiana/Indianapolis","location":"Carmel Library","notes":"Grief support. Bring a photo if you like."}]"#;
    let sum = house.import("statewide", other).await;
    assert_eq!((sum.created, sum.merged), (0, 1));
    let listings = house.listings().await;
    let widowed = listings.iter().find(|l| l.name == "Widowed Together").unwrap();
    let sources: Vec<&str> = widowed.provenance.values().map(String::as_str).collect();
    assert!(
        sources.iter().any(|s| s.contains("statewide")) && sources.iter().any(|s| s.contains("riverside")),
        "{sources:?}"
    );
}

/// Two groups of one name in one house, told apart where they come from by ids of their own, stay two.
async fn listings_of_another_directory_stay_as_they_are(house: House) {
    let row = |id: &str, day: &str| {
        format!(
            r#"{{"slug":"{id}","name":"Big Book Study","day":{day},"time":"19:00","timezone":"America/New_York","latitude":39.9,"longitude":-86.1,
              "formatted_address":"10 Main Street, Carmel, IN 46032, USA","notes":"Step work."}}"#
        )
    };
    let (one, two) = ("01a20a1a-d629-7022-ba4d-2785c64b44e2", "01a20a1a-d629-7de8-8a59-dab3f765e0cb");
    let sum = house.import("elsewhere", &format!("[{},{}]", row(one, "1"), row(two, "3"))).await;
    assert_eq!((sum.created, sum.merged), (2, 0));
    let sum = house.import("rows", &format!("[{},{}]", row("monday", "1"), row("wednesday", "3"))).await;
    assert_eq!(sum.created, 0, "other rows find the groups that are there");
}

async fn private_persons_and_passwords_never_come_in(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let all = serde_json::to_string(&house.listings().await).unwrap();
    for secret in ["Pat Doe", "555-0111", "pat.doe", "secret123", "445566"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

async fn a_red_flag_of_an_imported_listing_stands_on_its_page(house: House) {
    let feed = r#"[{"slug":"x","name":"Freedom Circle","day":1,"time":"18:00","types":["O"],"timezone":"America/New_York",
      "conference_phone":"+18005550199","notes":"Support group for diabetes. Our method cures diabetes in 30 days, guaranteed."}]"#;
    let sum = house.import("odd", feed).await;
    assert_eq!(sum.flagged, 1);
    let id = house.listings().await[0].id;
    house.get(&format!("/groups/{id}")).await.says("Look closely before you join").says("cures diabetes");
}

on_both!(
    every_row_has_one_outcome_and_one_group_on_two_days_is_one_listing,
    importing_again_changes_nothing,
    a_changed_row_changes_its_listing_and_is_found_at_once,
    a_shrunken_feed_deletes_nothing_and_raises_the_alarm,
    an_offset_that_a_place_has_is_its_zone,
    the_same_group_in_two_feeds_is_one_listing_with_both_sources,
    listings_of_another_directory_stay_as_they_are,
    private_persons_and_passwords_never_come_in,
    a_red_flag_of_an_imported_listing_stands_on_its_page,
);
