//! The public JSON API: the same search and the same listings, for programs. Described in OpenAPI 3.1.

use crate::{
    actions::{
        self,
        find::{self, Asker},
    },
    app::Shared,
    web::{
        failure::{Failure, Page},
        house, listing,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::{
    Json,
    extract::{Path, Query, State},
    http::header,
    response::IntoResponse,
};
use domain::{ListingId, Point};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::{IntoParams, OpenApi};

/// Listings of one page at most.
const MOST: usize = 200;

/// A question.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Question {
    /// What somebody is looking for, in their own words.
    #[serde(default)]
    q: String,
    /// About where they are: `LAT,LON` in degrees. Rounded to two decimals.
    near: Option<String>,
    /// Their IANA time zone.
    zone: Option<String>,
    /// The language of the reasons: `en` or `es`.
    lang: Option<String>,
    /// How many results, 1 to 100.
    most: Option<usize>,
}

/// Which listings.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct After {
    /// The id of the last listing seen; the first page where nothing is said.
    #[param(value_type = Option<String>)]
    after: Option<ListingId>,
    /// How many listings, 1 to 200.
    most: Option<usize>,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Commonground directory",
        description = "Find support groups. Nothing about a search is kept."
    ),
    paths(find, groups, group)
)]
struct Description;

fn open(body: Value) -> Page {
    let headers = [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, Json(body)).into_response())
}

/// Finds groups that fit a question.
#[utoipa::path(
    get, path = "/api/v1/find", params(Question),
    responses((status = 200, description = "What was understood, the results with why they fit, how many fit, and what is reachable instead", body = Value))
)]
pub(crate) async fn find(State(app): State<Shared>, Query(question): Query<Question>) -> Page {
    let identity = app.identity();
    let zone =
        question.zone.filter(|z| jiff::tz::TimeZone::get(z).is_ok()).unwrap_or_else(|| identity.zone.clone());
    let near = question.near.as_deref().and_then(point);
    let language = question.lang.unwrap_or_else(|| "en".into());
    let asker = Asker { zone: &zone, near, language: &language };
    let text: String = question.q.chars().take(500).collect();
    let answer = find::answer(&app, &text, &asker, question.most.unwrap_or(20).clamp(1, 100)).await?;
    open(json!({
        "understood": answer.understood, "results": answer.results, "total": answer.total, "instead": answer.instead,
    }))
}

fn point(text: &str) -> Option<Point> {
    let round = |text: &str| text.trim().parse::<f64>().ok().map(|degrees| (degrees * 100.0).round() / 100.0);
    let (lat, lon) = text.split_once(',')?;
    Point::new(round(lat)?, round(lon)?)
}

/// Gives listings, page by page.
#[utoipa::path(
    get, path = "/api/v1/groups", params(After),
    responses((status = 200, description = "Listings by id, and the id to go on after", body = Value))
)]
pub(crate) async fn groups(State(app): State<Shared>, Query(page): Query<After>) -> Page {
    let most = page.most.unwrap_or(MOST).clamp(1, MOST);
    let listings = actions::listing::page(&app, page.after, most).await?;
    let next = listings.last().filter(|_| listings.len() == most).map(|listing| listing.id);
    open(json!({ "groups": listings, "after": next }))
}

/// Gives one listing.
#[utoipa::path(
    get, path = "/api/v1/groups/{id}", params(("id" = String, Path, description = "The listing's id")),
    responses((status = 200, description = "The listing", body = Value), (status = 404, description = "There is none of this id", body = Value))
)]
pub(crate) async fn group(State(app): State<Shared>, Path(id): Path<String>) -> Page {
    match listing::load(&app, &id).await {
        Ok(listing) => open(serde_json::to_value(&listing)?),
        Err(Failure::NotFound) => {
            let body = json!({ "error": "there is no listing of this id" });
            Ok((axum::http::StatusCode::NOT_FOUND, Json(body)).into_response())
        }
        Err(broken) => Err(broken),
    }
}

/// `GET /api/openapi.json`
pub(crate) async fn description() -> Page {
    open(serde_json::to_value(Description::openapi())?)
}

struct Address {
    path: String,
    what: String,
    params: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "api/api.html")]
struct ApiPage {
    frame: Frame,
    base: String,
    addresses: Vec<Address>,
}

/// `GET /api`: the same description for people.
pub(crate) async fn page(asked: Asked, State(app): State<Shared>) -> Page {
    let description = serde_json::to_value(Description::openapi())?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let paths = description["paths"].as_object().into_iter().flatten();
    let addresses = paths.map(|(path, methods)| {
        let get = &methods["get"];
        let params = get["parameters"].as_array().into_iter().flatten();
        Address {
            path: path.clone(),
            what: text(&get["summary"]),
            params: params.map(|p| (text(&p["name"]), text(&p["description"]).replace('`', ""))).collect(),
        }
    });
    let page = ApiPage {
        addresses: addresses.collect(),
        base: app.public_url(),
        frame: Frame::new(&asked, &house(&app), "title-api"),
    };
    Ok(page.frame.show(&page))
}
