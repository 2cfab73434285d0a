//! Finding groups: the first page and the page of results. Nothing about a search is kept.

mod chips;
mod choice;
mod facets;
mod params;
pub(crate) mod result;

use crate::{
    actions::find::{self, Asker, Part},
    app::{App, Shared},
    reasons::Speaker,
    web::{
        clock::Clock,
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use chips::Chip;
use facets::Group;
use finder::{Found, Sort, Understood, WantedPlace};
pub(crate) use params::Params;
use params::sort_code;
use result::Card;

/// Results of one page.
const MOST: usize = 20;

type Pairs = Query<Vec<(String, String)>>;

/// One step to another order or page.
struct Step {
    label: String,
    address: String,
    current: bool,
}

/// What is reachable when little or nothing fits.
struct Reachable {
    reason: String,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "find/results.html")]
struct Results {
    frame: Frame,
    params: Params,
    clock: Clock,
    total: String,
    none: bool,
    vague: bool,
    chips: Vec<Chip>,
    which: Vec<Step>,
    sorts: Vec<Step>,
    cards: Vec<Card>,
    reachable: Vec<Reachable>,
    groups: Vec<Group>,
    /// How many of the choices are made, in words.
    taken: Option<String>,
    earlier: Option<String>,
    later: Option<String>,
}

/// `GET /find`
pub(crate) async fn results(asked: Asked, State(app): State<Shared>, Query(pairs): Pairs) -> Page {
    let params = Params::read(&pairs);
    let identity = app.identity();
    let understood = find::understand(&params.question, asked.words.code());
    let (crisis, vague) = (understood.crisis, understood.vague);
    let wanted = params.wanted(understood);
    let clock = Clock::of(params.zone.as_deref(), &identity.zone);
    let asker = Asker { zone: &clock.zone, near: params.near, language: asked.words.code() };
    let part = Part { sort: params.sort, skip: (params.page - 1) * MOST, most: MOST, facets: true };
    let found = find::find(&app, &wanted, &asker, part);
    if found.hits.is_empty() && found.total > 0 {
        // behind the last page, where there were more once
        let last = page_at(&params, found.total.div_ceil(MOST));
        return Ok(Redirect::to(&last).into_response());
    }
    let speaker = Speaker { words: asked.words, zone: &clock.zone, country: &identity.country };
    let (cards, reachable) = cards(&app, &found, &speaker, &clock).await?;
    let mut frame = Frame::new(&asked, &house(&app), "title-find").in_crisis(crisis);
    if let Some(country) = country(&wanted) {
        frame = frame.in_country(country);
    }
    let groups = facets::groups(&found.facets, &params, speaker.words);
    let page = Results {
        total: speaker.words.count("find-total", found.total),
        none: found.total == 0,
        vague,
        chips: chips::chips(&wanted, &params, speaker.words, &identity.country),
        which: which_place(&wanted, &params),
        sorts: sorts(&params, &speaker),
        cards,
        reachable,
        taken: facets::taken(&groups, speaker.words),
        groups,
        earlier: (params.page > 1).then(|| page_at(&params, params.page - 1)),
        later: (found.total > params.page * MOST).then(|| page_at(&params, params.page + 1)),
        params,
        clock,
        frame,
    };
    Ok(page.frame.show(&page))
}

async fn cards(
    app: &App,
    found: &Found,
    speaker: &Speaker<'_>,
    clock: &Clock,
) -> Result<(Vec<Card>, Vec<Reachable>), Failure> {
    let listings = find::load(app, found).await?;
    let now = app.now().timestamp();
    let card = |hit: &finder::Hit| Some(result::card(listings.get(&hit.id)?, hit, now, speaker).on(clock));
    let reachable = found.instead.iter().map(|instead| Reachable {
        reason: speaker.words.get(&format!("instead-{}", instead.let_go)).into_owned(),
        cards: instead.hits.iter().filter_map(card).collect(),
    });
    Ok((found.hits.iter().filter_map(card).collect(), reachable.filter(|r| !r.cards.is_empty()).collect()))
}

fn country(wanted: &Understood) -> Option<&str> {
    match wanted.place.as_ref()? {
        WantedPlace::PostalCode(found)
        | WantedPlace::City(found)
        | WantedPlace::Region(found)
        | WantedPlace::Country(found) => Some(&found.country),
        WantedPlace::AnyOf(all) => all.first().map(|found| found.country.as_str()),
        WantedPlace::Here | WantedPlace::Ambiguous(_) => None,
    }
}

/// Several places have the name that was typed: one link for each.
fn which_place(wanted: &Understood, params: &Params) -> Vec<Step> {
    let Some(WantedPlace::Ambiguous(places)) = &wanted.place else { return Vec::new() };
    let name = |place: &finder::understood::PlaceFound| match &place.region {
        Some(region) => format!("{}, {region}, {}", place.value, place.country),
        None => format!("{}, {}", place.value, place.country),
    };
    let step = |label: String| Step {
        address: params.but(|p| p.chosen.push(("place".into(), label.clone()))).address(),
        label,
        current: false,
    };
    places.iter().map(|place| step(name(place))).collect()
}

fn sorts(params: &Params, speaker: &Speaker<'_>) -> Vec<Step> {
    let step = |sort: Sort| Step {
        label: speaker.words.get(&format!("sort-{}", sort_code(sort))).into_owned(),
        address: params.but(|p| p.sort = sort).address(),
        current: params.sort == sort,
    };
    [Sort::Fit, Sort::Soonest, Sort::Nearest].into_iter().map(step).collect()
}

fn page_at(params: &Params, page: usize) -> String {
    Params { page, ..params.clone() }.address()
}
