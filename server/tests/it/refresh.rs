use crate::{
    RIVERSIDE,
    house::{House, on_both},
};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
    routing::get,
};
use feeds::Options;
use server::actions::refresh;
use std::sync::{Arc, Mutex};

/// Another organisation's web server: a feed with an `ETag`, and addresses that mean no good.
struct Neighbour {
    address: String,
    feed: Arc<Mutex<String>>,
}

impl Neighbour {
    async fn start() -> Self {
        let feed = Arc::new(Mutex::new(RIVERSIDE.to_owned()));
        let router = Router::new()
            .route("/feed.json", get(Self::feed))
            .route("/round", get(|| async { (StatusCode::FOUND, [("location", "/round")]) }))
            .route("/inside", get(|| async { (StatusCode::FOUND, [("location", "file:///etc/passwd")]) }))
            .route("/broken", get(|| async { StatusCode::INTERNAL_SERVER_ERROR }))
            .route("/moved", get(|| async { (StatusCode::FOUND, [("location", "/feed.json")]) }))
            .with_state(feed.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, feed }
    }

    async fn feed(State(feed): State<Arc<Mutex<String>>>, headers: HeaderMap) -> impl IntoResponse {
        let text = feed.lock().unwrap().clone();
        let tag = format!("\"{}\"", text.len());
        let known = headers.get("if-none-match").is_some_and(|value| value.as_bytes() == tag.as_bytes());
        if known {
            (StatusCode::NOT_MODIFIED, [("etag", tag)], String::new())
        } else {
            (StatusCode::OK, [("etag", tag)], text)
        }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

fn options() -> Options {
    Options { source: "neighbour".into(), ..Options::default() }
}

async fn a_scheduled_feed_is_fetched_again_and_only_when_it_changed(house: House) {
    let neighbour = Neighbour::start().await;
    refresh::schedule(&house.app, &neighbour.at("/feed.json"), &options(), 1).await.unwrap();
    refresh::refresh_due(&house.app).await.unwrap();
    assert!(house.listings().await.is_empty(), "it is not due yet");

    let due =
        |source: Option<store::Source>| store::Source { next_at: Some(house.app.now()), ..source.unwrap() };
    let make_due = async || {
        let source = house.app.db.source("neighbour".into()).await.unwrap();
        house.app.db.save_source(due(source)).await.unwrap();
    };
    make_due().await;
    refresh::refresh_due(&house.app).await.unwrap();
    assert_eq!(house.listings().await.len(), 3);
    let last = |source: Option<store::Source>| source.unwrap().last.unwrap();
    let first = last(house.app.db.source("neighbour".into()).await.unwrap());
    assert_eq!(first.rows, Some(5));
    assert!(first.etag.is_some() && first.error.is_none());

    make_due().await;
    let unchanged = refresh::read_address(&house.app, &neighbour.at("/feed.json"), &options()).await.unwrap();
    assert!(unchanged.feed.is_none(), "the neighbour says that nothing changed");

    *neighbour.feed.lock().unwrap() = "<html>Down for repairs</html>".into();
    refresh::refresh_due(&house.app).await.unwrap();
    let failed = last(house.app.db.source("neighbour".into()).await.unwrap());
    assert!(failed.error.is_some(), "the operator sees why");
    assert_eq!(house.listings().await.len(), 3, "a failed feed deletes nothing");
}

async fn a_feed_is_read_each_time_as_the_first_time(house: House) {
    let neighbour = Neighbour::start().await;
    *neighbour.feed.lock().unwrap() =
        "Treffen,Day,Time,Town\nGrief Circle,Tuesday,6:00 PM,Springfield\n".to_owned();
    let told = Options {
        format: Some(feeds::feed::Format::Csv),
        zone: Some("America/Chicago".into()),
        country: Some("US".into()),
        region: Some("Illinois".into()),
        mapping: refresh::mapping("# ours\nTreffen = name\n"),
        ..options()
    };
    refresh::schedule(&house.app, &neighbour.at("/feed.json"), &told, 1).await.unwrap();
    let source = house.app.db.source("neighbour".into()).await.unwrap().unwrap();
    house.app.db.save_source(store::Source { next_at: Some(house.app.now()), ..source }).await.unwrap();
    refresh::refresh_due(&house.app).await.unwrap();
    let listing = house.listings().await.remove(0);
    let place = listing.place.as_ref().unwrap();
    assert_eq!(
        (listing.name.as_str(), place.region.as_str(), place.country.as_str()),
        ("Grief Circle", "Illinois", "US")
    );
    assert_eq!(listing.schedules[0].zone.as_deref(), Some("America/Chicago"));
}

async fn addresses_that_mean_no_good_are_refused(house: House) {
    let neighbour = Neighbour::start().await;
    for (path, why) in [("/round", "more than"), ("/inside", "http"), ("/broken", "500"), ("/nothing", "404")]
    {
        let refused =
            refresh::read_address(&house.app, &neighbour.at(path), &options()).await.unwrap_err().to_string();
        assert!(refused.contains(why), "{path}: {refused}");
    }
    assert!(
        refresh::read_address(&house.app, &neighbour.at("/moved"), &options()).await.unwrap().feed.is_some()
    );
    let refused = server::fetch::fetch(&neighbour.at("/feed.json"), &server::fetch::Seen::default(), false);
    assert!(
        matches!(refused, Err(server::fetch::FetchError::Private(_))),
        "this machine's own addresses are private"
    );
}

on_both!(
    a_scheduled_feed_is_fetched_again_and_only_when_it_changed,
    a_feed_is_read_each_time_as_the_first_time,
    addresses_that_mean_no_good_are_refused,
);
