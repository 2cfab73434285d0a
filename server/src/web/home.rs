//! The first page.

use crate::{
    actions,
    app::Shared,
    reasons::Speaker,
    web::{
        failure::Page,
        find::result::{self, Card},
        house,
        page::{Asked, Frame},
    },
    words::zone_town,
};
use askama::Template;
use axum::extract::State;
use domain::vocabulary::vocabulary;

/// Meetings shown as starting soon.
const SOON: usize = 4;
/// Experiences offered as a way in for who does not want to type.
const WAYS_IN: [&str; 12] = [
    "cancer",
    "bereavement",
    "caregiving",
    "addiction",
    "mental-health",
    "chronic-illness",
    "dementia",
    "chronic-pain",
    "diabetes",
    "parenting",
    "abuse",
    "neuro",
];

struct WayIn {
    label: &'static str,
    address: String,
}

#[derive(Template)]
#[template(path = "home/home.html")]
struct Home {
    frame: Frame,
    ways_in: Vec<WayIn>,
    soon: Vec<Card>,
    /// The zone that times are told in, and its town.
    zone: String,
    town: String,
    count: String,
}

/// `GET /`
pub(crate) async fn home(asked: Asked, State(app): State<Shared>) -> Page {
    let words = asked.words;
    let identity = app.identity();
    let now = app.now().timestamp();
    let (hits, count) = (app.soon(SOON), app.with_finder(finder::Finder::len));
    let listings = actions::find::briefs(&app, &hits).await?;
    let speaker = Speaker { words, zone: &identity.zone, country: &identity.country };
    // why it fits says nothing here: nobody has asked for anything yet
    let card = |hit: &finder::Hit| {
        listings.get(&hit.id).map(|listing| Card { why: vec![], ..result::card(listing, hit, now, &speaker) })
    };
    let ways_in = WAYS_IN.iter().filter_map(|id| vocabulary().term(id));
    let page = Home {
        ways_in: ways_in
            .map(|term| WayIn {
                label: term.name(words.code()),
                address: format!("/find?experience={}", term.id),
            })
            .collect(),
        soon: hits.iter().filter_map(card).collect(),
        zone: identity.zone.clone(),
        town: zone_town(&identity.zone),
        count: words.count("home-count", count),
        frame: Frame::new(&asked, &house(&app), "title-home"),
    };
    Ok(page.frame.show(&page))
}
