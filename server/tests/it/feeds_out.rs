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

/// What one server writes, another reads into the same directory.
async fn an_export_makes_the_same_directory_elsewhere(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let before = house.listings().await;
    for name in ["groups.csv", "groups.jsonld", "hsds.json", "groups.ics", "meeting-guide.json", "bmlt.json"]
    {
        let text = house.get(&format!("/feeds/{name}")).await.text;
        let options = feeds::Options { source: "copy".into(), ..feeds::Options::default() };
        let feed = feeds::read(name, text.as_bytes(), &options).unwrap();
        let rows: Vec<_> = feed.rows.into_iter().map(|row| row.result.unwrap().listing).collect();
        let contributions: Vec<domain::Contribution> = rows
            .iter()
            .enumerate()
            .map(|(n, listing)| domain::Contribution {
                key: domain::SourceKey { source: "copy".into(), external_id: n.to_string() },
                listing: listing.clone(),
            })
            .collect();
        for listing in &before {
            let same: Vec<_> =
                contributions.iter().filter(|c| c.listing.name == listing.name).cloned().collect();
            let copy = domain::merge::merge(&same).unwrap_or_else(|| panic!("{name} lost {}", listing.name));
            assert_eq!(copy.schedules, listing.schedules, "{name}: {}", listing.name);
            assert_eq!(copy.formats, listing.formats, "{name}: {}", listing.name);
            assert_eq!(
                copy.place.map(|p| p.city),
                listing.place.clone().map(|p| p.city),
                "{name}: {}",
                listing.name
            );
        }
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
