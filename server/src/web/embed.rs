//! A list of groups for another site's page: plain HTML, no script. The only page that others may frame.

use crate::{
    actions::find::{self, Asker, Part},
    app::Shared,
    reasons::Speaker,
    web::{
        failure::Page,
        find::{
            Params,
            result::{self, Card},
        },
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderValue, header},
};

/// Groups of one list.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "find/embed.html")]
struct Embed {
    frame: Frame,
    cards: Vec<Card>,
    base: String,
    more: Option<String>,
}

/// `GET /embed?…`: takes the same address as `/find`.
pub(crate) async fn list(
    asked: Asked,
    State(app): State<Shared>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let params = Params::read(&pairs);
    let identity = app.identity();
    let zone = params.zone.clone().unwrap_or_else(|| identity.zone.clone());
    let wanted = params.wanted(find::understand(&params.question, asked.words.code()));
    let asker = Asker { zone: &zone, near: params.near, language: asked.words.code() };
    let found =
        find::find(&app, &wanted, &asker, Part { sort: params.sort, skip: 0, most: MOST, facets: false });
    let listings = find::load(&app, &found).await?;
    let speaker = Speaker { words: asked.words, zone: &zone, country: &identity.country };
    let now = app.now().timestamp();
    let card =
        |hit: &finder::Hit| listings.get(&hit.id).map(|listing| result::card(listing, hit, now, &speaker));
    let base = app.public_url();
    let page = Embed {
        frame: Frame::new(&asked, &house(&app), "title-find"),
        cards: found.hits.iter().filter_map(card).collect(),
        more: (found.total > MOST).then(|| format!("{base}{}", params.address())),
        base,
    };
    let mut response = page.frame.show(&page);
    let policy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    Ok(response)
}
