//! Every route, by who may call it.

use crate::{
    app::Shared,
    limit,
    web::{
        account, api, assets, calendar, embed, failure, feeds, find, gallery, guide, health, help, home,
        image, join, keep, leave, listing, member, page, passkey, post as posts, queue, report, resource,
        setup, shortlist, sitemap, space, submission, thread, totp,
    },
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    timeout::TimeoutLayer,
};

/// Most bytes of a request's body.
const MOST_BODY: usize = 256 * 1024;
/// Most bytes of a form with pictures. Twice what can be taken: whoever sends too large a one keeps their words.
const MOST_WITH_PICTURES: usize = 2 * domain::image::MOST * domain::image::MOST_BYTES;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long one with pictures may take, from a telephone with a poor line.
const PATIENCE_WITH_PICTURES: Duration = Duration::from_secs(180);

/// All routes of a server.
pub fn router(app: Shared) -> Router {
    // Compressed: nothing on these pages is a secret beside what the visitor typed. Links that are (drafts, keeping) are
    // in the address alone. Closed pages go as they are: their length tells nobody what stands on them.
    let open = visitor().merge(owner()).layer(compression());
    let closed = person().merge(operator()).merge(space()).layer(from_fn(page::closed));
    let pages = open.merge(closed).fallback(|| async { StatusCode::NOT_FOUND });
    let written = written().layer(from_fn(page::closed));
    let layers = |patience: Duration, most: usize| {
        ServiceBuilder::new()
            .layer(from_fn_with_state(app.clone(), failure::explain))
            .layer(CatchPanicLayer::new())
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, patience))
            .layer(DefaultBodyLimit::max(most))
            .layer(CsrfLayer::new())
            .layer(from_fn_with_state(app.clone(), limit::posts))
    };
    let pages = pages.layer(layers(PATIENCE, MOST_BODY));
    let written = written.layer(layers(PATIENCE_WITH_PICTURES, MOST_WITH_PICTURES));
    pages.merge(written).merge(machines()).layer(from_fn(limit::bounded_address)).with_state(app)
}

/// Quick compression: a page is sent once, so squeezing it harder costs more than it saves.
fn compression() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Fastest)
}

/// Anybody, without an account.
fn visitor() -> Router<Shared> {
    Router::new()
        .route("/", get(home::home))
        .route("/find", get(find::results))
        .route("/shortlist", get(shortlist::show))
        .route("/groups/{id}", get(listing::show))
        .route("/groups/{id}/sheet", get(listing::sheet))
        .route("/groups/{id}/map", get(listing::map))
        .route("/groups/{id}/qr.svg", get(listing::qr))
        .route("/groups/{id}/calendar.ics", get(calendar::group))
        .route("/groups/{id}/report/{kind}", get(report::form).post(report::send))
        .route("/groups/{id}/ask/{question}", get(report::ask_form).post(report::ask))
        .route("/submit", get(submission::start).post(submission::begin))
        .route("/guide", get(guide::index))
        .route("/guide/{slug}", get(guide::show))
        .route("/help", get(help::show))
        .route("/leave", get(leave::show))
        .route("/about", get(guide::about))
        .route("/privacy", get(guide::privacy))
        .route("/accessibility", get(guide::accessibility))
        .route("/places", get(guide::places))
        .route("/api", get(api::page))
        .merge(if cfg!(debug_assertions) {
            Router::new().route("/gallery", get(gallery::show))
        } else {
            Router::new()
        })
}

/// Anybody at the door, and whoever is signed in.
fn person() -> Router<Shared> {
    Router::new()
        .route("/sign-up", get(account::sign_up_form).post(account::sign_up))
        .route("/sign-in", get(account::sign_in_form).post(account::sign_in))
        .route("/sign-out", post(account::sign_out))
        .route("/recover", get(account::recover_form).post(account::recover))
        .route("/account", get(account::show))
        .route("/account/passphrase", get(account::passphrase_form).post(account::change_passphrase))
        .route("/account/codes", get(account::codes_form).post(account::renew_codes))
        .route("/account/erase", get(account::erase_form).post(account::erase))
        .route("/account/export", get(account::export::show))
        .route("/account/export.json", get(account::export::json))
        .route("/account/sessions", post(account::end_sessions))
        .route("/sign-in/code", post(totp::enter))
        .route("/sign-in/passkey", post(passkey::begin))
        .route("/sign-in/passkey/answer", post(passkey::enter))
        .route("/sign-up/passkey", get(passkey::sign_up_form).post(passkey::begin_sign_up))
        .route("/sign-up/passkey/answer", post(passkey::sign_up))
        .route("/account/passkeys", get(passkey::show).post(passkey::offer))
        .route("/account/passkeys/answer", post(passkey::add))
        .route("/account/passkeys/remove", post(passkey::remove))
        .route("/account/totp", get(totp::show).post(totp::offer))
        .route("/account/totp/app", post(totp::accept))
        .route("/account/totp/stop", post(totp::stop))
}

/// Whoever has the link of a draft or of a listing.
fn owner() -> Router<Shared> {
    Router::new()
        .route("/submit/{id}", get(submission::state).post(submission::send))
        .route("/submit/{id}/{step}", get(submission::step).post(submission::save))
        .route("/keep/{token}", get(keep::show).post(keep::save))
        .route("/keep/{token}/space", get(space::open::form).post(space::open::save))
        .route("/keep/{token}/mail", post(keep::save_mail))
        .route("/keep/{token}/stop", get(keep::ask_stop).post(keep::stop))
}

/// Whoever runs the server; the first of them with the one-time link of a new one.
fn operator() -> Router<Shared> {
    Router::new()
        .route("/setup/{token}", get(setup::form).post(setup::save))
        .route("/setup/{token}/operator", get(setup::operator_form).post(setup::make_operator))
        .route("/queue", get(queue::show))
        .route("/queue/submissions/{id}", get(queue::submission).post(queue::decide))
        .route("/queue/reports/{id}", get(queue::report).post(queue::close))
}

/// Whoever is in the group: each page asks for a seat, and whoever has none sees that nothing is there.
fn space() -> Router<Shared> {
    Router::new()
        .route("/groups/{id}/join", get(join::form).post(join::send))
        .route("/groups/{id}/join/leave", post(join::leave))
        .route("/invite/{token}", get(join::invite_form).post(join::accept))
        .route("/space/{group}", get(space::show))
        .route("/space/{group}/search", get(space::search_form).post(space::search))
        .route("/space/{group}/rules", get(space::rules))
        .route("/space/{group}/settings", get(space::open::settings).post(space::open::change))
        .route("/space/{group}/threads/{thread}/keep", post(thread::keep))
        .route("/space/{group}/posts/{post}", get(posts::show))
        .route("/space/{group}/posts/{post}/take-back", post(posts::take_back))
        .route("/space/{group}/posts/{post}/hide", get(posts::hide::form).post(posts::hide::hide))
        .route("/space/{group}/posts/{post}/show", post(posts::hide::show))
        .route("/space/{group}/posts/{post}/heart", post(posts::heart))
        .route("/space/{group}/posts/{post}/shelf", get(resource::ask::form).post(resource::ask::send))
        .route("/space/{group}/images/{image}", get(image::show))
        .route("/space/{group}/images/{image}/small", get(image::small))
        .route("/space/{group}/shelf", get(resource::shelf))
        .route("/space/{group}/shelf/new", get(resource::new).post(resource::add))
        .route("/space/{group}/shelf/{resource}", get(resource::show).post(resource::step))
        .route("/space/{group}/shelf/{resource}/edit", get(resource::edit).post(resource::change))
        .route("/space/{group}/shelf/{resource}/link", get(resource::link))
        .route("/space/{group}/me", get(member::me))
        .route("/space/{group}/me/fit", post(member::fit))
        .route("/space/{group}/me/leave", get(member::ask_leave).post(member::leave))
        .route("/space/{group}/people", get(member::people::show))
        .route("/space/{group}/people/invite", post(member::people::invite))
        .route("/space/{group}/people/end-links", post(member::people::end_links))
        .route("/space/{group}/people/{member}", get(member::person).post(member::step))
}

/// Where people in the group write: a form may bring pictures. Nothing of it is read before a seat is found.
fn written() -> Router<Shared> {
    Router::new()
        .route("/space/{group}/threads/new", get(thread::new).post(thread::begin))
        .route("/space/{group}/threads/{thread}", get(thread::show).post(thread::reply))
        .route("/space/{group}/posts/{post}/edit", get(posts::edit).post(posts::save))
}

/// Programs.
fn machines() -> Router<Shared> {
    Router::new()
        .route("/embed", get(embed::list))
        .route("/feeds/{name}", get(feeds::feed))
        .route("/api/v1/find", get(api::find))
        .route("/api/v1/groups", get(api::groups))
        .route("/api/v1/groups/{id}", get(api::group))
        .route("/api/openapi.json", get(api::description))
        .route("/sitemap.xml", get(sitemap::sitemap))
        .route("/robots.txt", get(sitemap::robots))
        .layer(compression())
        .route("/health", get(health::health))
        .route("/a/{folder}/{name}", get(assets::show))
}
