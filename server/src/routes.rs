//! Every route, by who may call it.

mod layers;

#[cfg(feature = "oidc")]
use crate::web::identity;
use crate::{
    app::Shared,
    live::Hub,
    web::{
        account, api, appeal, arrival, assets, bell, block, calendar, chat, claim, concern, conversation,
        copy, credential, embed, feeds, find, gallery, guide, health, help, home, host, image, invitation,
        join, keep, leave, listing, live, meeting, member, notice, passkey, post as posts, queue, reading,
        report, resource, secure, setup, shortlist, sitemap, space, submission, thread, totp, transfer,
    },
};
use axum::{
    Extension, Router,
    http::StatusCode,
    routing::{get, post},
};
use std::sync::Arc;

/// All routes of a server.
pub fn router(app: Shared) -> Router {
    let open = layers::open(visitor());
    let closed = layers::closed(person().merge(owner()).merge(operator()).merge(staff()).merge(space()));
    let pages = open.merge(closed).fallback(|| async { StatusCode::NOT_FOUND });
    let pages = layers::pages(pages, &app).merge(layers::written(written(), &app));
    layers::all(pages.merge(machines()), &app).layer(Extension(Arc::<Hub>::default())).with_state(app)
}

/// What answers on the plain address beside a private one: it leads there and does nothing else.
pub fn to_https(app: Shared) -> Router {
    Router::new().fallback(secure::lead).with_state(app)
}

/// Those who watch over the server, at an address of their own.
pub fn watchers(app: Shared) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .with_state(app)
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
        .route("/sign-up", get(account::enter::sign_up_form).post(account::enter::sign_up))
        .route("/sign-in", get(account::enter::sign_in_form).post(account::enter::sign_in))
        .route("/sign-out", post(account::enter::sign_out))
        .route("/recover", get(account::enter::recover_form).post(account::enter::recover))
        .route("/account", get(account::show))
        .route("/account/passphrase", get(account::passphrase_form).post(account::change_passphrase))
        .route("/account/codes", get(account::codes_form).post(account::renew_codes))
        .route("/account/erase", get(account::erase_form).post(account::erase))
        .route("/account/export", get(account::export::show))
        .route("/account/export.json", get(account::export::json))
        .route("/account/blocks", get(block::list))
        .route("/account/blocks/end", post(block::end))
        .route("/account/sessions", post(account::end_sessions))
        .route("/sign-in/code", post(totp::enter))
        .route("/sign-in/passkey", post(passkey::begin))
        .route("/sign-in/passkey/answer", post(passkey::enter))
        .route("/sign-up/passkey", get(passkey::sign_up_form).post(passkey::begin_sign_up))
        .route("/sign-up/passkey/answer", post(passkey::sign_up))
        .route("/account/passkeys", get(passkey::show).post(passkey::offer))
        .route("/account/passkeys/answer", post(passkey::add))
        .route("/account/passkeys/remove", get(passkey::ask_remove).post(passkey::remove))
        .route("/account/totp", get(totp::show).post(totp::offer))
        .route("/account/totp/app", post(totp::accept))
        .route("/account/totp/stop", post(totp::stop))
        .route("/account/notices", get(bell::show).post(bell::choose))
        .route("/account/email", get(bell::mail::show).post(bell::mail::save))
        .route("/account/email/remove", post(bell::mail::remove))
        .route("/account/email/again", post(bell::mail::again))
        .route("/account/push", get(bell::device::show).post(bell::device::add))
        .route("/account/push/remove", post(bell::device::remove))
        .route("/notices", get(notice::show))
        .route("/notices/read", post(notice::read))
}

/// Whoever has the link of a draft, of a listing or of a letter.
fn owner() -> Router<Shared> {
    Router::new()
        .route("/submit/{id}", get(submission::state).post(submission::send))
        .route("/submit/{id}/{step}", get(submission::step).post(submission::save))
        .route("/keep/{token}", get(keep::show).post(keep::save))
        .route("/keep/{token}/space", get(space::open::form).post(space::open::save))
        .route("/keep/{token}/mail", post(keep::save_mail))
        .route("/keep/{token}/stop", get(keep::ask_stop).post(keep::stop))
        .route("/letters/{token}", get(bell::mail::ask).post(bell::mail::confirm))
        .route("/letters/{token}/stop", get(bell::mail::ask_stop).post(bell::mail::stop))
}

/// Whoever runs the server; the first of them with the one-time link of a new one.
fn operator() -> Router<Shared> {
    Router::new()
        .route("/setup/{token}", get(setup::form).post(setup::save))
        .route("/setup/{token}/operator", get(setup::operator_form).post(setup::make_operator))
        .route("/queue", get(queue::show))
        .route("/queue/jobs", post(queue::job::retry))
        .route("/queue/jobs/{id}", post(queue::job::decide))
        .route("/queue/submissions/{number}", get(queue::submission::show).post(queue::submission::decide))
        .route("/queue/reports/{id}", get(queue::report::show).post(queue::report::close))
        .route(
            "/queue/credentials/{member}",
            get(host::credential::show_without_host).post(host::credential::decide_without_host),
        )
        .route(
            "/queue/concerns/{id}",
            get(concern::look::for_operator).post(concern::look::close_for_operator),
        )
        .route("/queue/appeals/{id}", get(appeal::hear::queue_open).post(appeal::hear::queue_answer))
        .route("/queue/rooms", get(reading::rooms))
        .route("/queue/rooms/{group}", get(reading::form).post(reading::open))
        .route("/queue/rooms/{group}/read", get(reading::room::list))
        .route("/queue/rooms/{group}/read/{thread}", get(reading::room::thread))
        .route("/queue/rooms/{group}/end", post(reading::room::end))
}

/// Whoever stands at a host's desk: its staff, and who runs the server.
fn staff() -> Router<Shared> {
    Router::new()
        .route("/hosts", get(host::list).post(host::add))
        .route("/hosts/invite/{token}", get(host::staff::invite_form).post(host::staff::accept))
        .route("/hosts/{host}", get(host::show))
        .route("/hosts/{host}/settings", get(host::settings).post(host::change))
        .route("/hosts/{host}/listings", get(host::listing::show).post(host::listing::choose))
        .route("/hosts/{host}/listings/{id}/space", get(host::listing::space).post(host::listing::open_space))
        .route("/hosts/{host}/reports/{id}", get(host::queue::report).post(host::queue::close))
        .route("/hosts/{host}/submissions/{number}", get(host::queue::submission).post(host::queue::decide))
        .route(
            "/hosts/{host}/credentials/{member}",
            get(host::credential::show).post(host::credential::decide),
        )
        .route("/hosts/{host}/staff", get(host::staff::show).post(host::staff::invite))
        .route("/hosts/{host}/staff/end-links", get(host::staff::ask_end_links).post(host::staff::end_links))
        .route("/hosts/{host}/staff/{staff}", get(host::staff::ask_remove).post(host::staff::remove))
        .merge(with_organisation())
}

/// Whoever comes with the account of a host's own sign-in, and who sets it up.
#[cfg(feature = "oidc")]
fn with_organisation() -> Router<Shared> {
    Router::new()
        .route("/hosts/{host}/sign-in", get(host::sign_in::show).post(host::sign_in::save))
        .route("/hosts/{host}/sign-in/try", post(host::sign_in::attempt))
        .route("/hosts/{host}/sign-in/end", get(host::sign_in::ask_end).post(host::sign_in::end))
        .route("/sign-in/with", get(identity::list))
        .route("/sign-in/with/{host}", get(identity::begin))
        .route("/sign-in/with/{host}/answer", get(identity::answer))
}

/// This server was built without it.
#[cfg(not(feature = "oidc"))]
fn with_organisation() -> Router<Shared> {
    Router::new()
}

/// Whoever is in the group: each page asks for a seat, and whoever has none sees that nothing is there.
fn space() -> Router<Shared> {
    Router::new()
        .route("/groups/{id}/join", get(join::form).post(join::send))
        .route("/groups/{id}/join/code", get(join::form).post(join::door::code))
        .route("/groups/{id}/join/leave", get(join::state::ask_leave).post(join::state::leave))
        .route("/groups/{id}/join/appeal", post(join::state::appeal))
        .route("/invite/{token}", get(join::door::invite))
        .route("/claim/{token}", get(claim::form).post(claim::take))
        .route("/space/{group}", get(space::show))
        .route("/space/{group}/live", get(live::threads))
        .route("/space/{group}/chat", get(chat::show).post(chat::say))
        .route("/space/{group}/chat/live", get(live::chat))
        .route("/space/{group}/chat/{chat}/take-back", get(chat::ask_take_back).post(chat::take_back))
        .route("/space/{group}/chat/{chat}/hide", get(chat::hide::form).post(chat::hide::hide))
        .route("/space/{group}/chat/{chat}/show", post(chat::hide::show))
        .route("/space/{group}/search", get(space::search::form).post(space::search::find))
        .route("/space/{group}/rules", get(space::rules))
        .route("/space/{group}/settings", get(space::open::settings).post(space::open::change))
        .route("/space/{group}/threads/{thread}/live", get(live::thread))
        .route("/space/{group}/threads/{thread}/keep", post(thread::keep))
        .route("/space/{group}/posts/{post}", get(posts::show))
        .route("/space/{group}/posts/{post}/take-back", get(posts::ask_take_back).post(posts::take_back))
        .route("/space/{group}/posts/{post}/hide", get(posts::hide::form).post(posts::hide::hide))
        .route("/space/{group}/posts/{post}/show", post(posts::hide::show))
        .route("/space/{group}/hearts", post(posts::heart))
        .route("/space/{group}/posts/{post}/shelf", get(resource::ask::form).post(resource::ask::send))
        .route("/space/{group}/images/{image}", get(image::show))
        .route("/space/{group}/images/{image}/small", get(image::small))
        .route("/space/{group}/shelf", get(resource::shelf))
        .route("/space/{group}/shelf/new", get(resource::form::new).post(resource::form::add))
        .route("/space/{group}/shelf/{resource}", get(resource::show).post(resource::step))
        .route("/space/{group}/shelf/{resource}/edit", get(resource::form::edit).post(resource::form::change))
        .route("/space/{group}/shelf/{resource}/link", get(resource::link))
        .route("/space/{group}/posts/{post}/appeal", get(appeal::form).post(appeal::send))
        .route("/space/{group}/posts/{post}/move", get(transfer::form).post(transfer::put))
        .route("/space/{group}/threads/{thread}/merge", get(transfer::merge_form).post(transfer::merge))
        .route("/space/{group}/appeals/{appeal}", get(appeal::hear::open).post(appeal::hear::answer))
        .route("/space/{group}/readings/{reading}/seen", post(reading::seen))
        .route("/space/{group}/export", get(copy::show).post(copy::take))
        .route("/space/{group}/me", get(member::me))
        .route("/space/{group}/me/credential", get(credential::form).post(credential::save))
        .route(
            "/space/{group}/me/credential/withdraw",
            get(credential::ask_withdraw).post(credential::withdraw),
        )
        .route("/space/{group}/me/fit", post(member::fit))
        .route("/space/{group}/me/leave", get(member::ask_leave).post(member::leave))
        .merge(talk())
        .merge(meetings())
        .route("/space/{group}/people", get(member::people::show))
        .route("/space/{group}/people/invite", post(member::people::invite))
        .route(
            "/space/{group}/people/end-links",
            get(member::people::ask_end_links).post(member::people::end_links),
        )
        .route("/space/{group}/codes", get(invitation::list).post(invitation::make))
        .route("/space/{group}/codes/{number}", get(invitation::slip))
        .route("/space/{group}/codes/{number}/end", get(invitation::ask_end).post(invitation::end))
        .route("/space/{group}/people/{member}", get(member::person).post(member::step))
        .route("/space/{group}/people/{member}/claim", post(claim::renew))
}

/// Where people in the group write: a form may bring pictures. Nothing of it is read before a seat is found.
fn written() -> Router<Shared> {
    Router::new()
        .route("/space/{group}/threads/new", get(thread::new).post(thread::begin))
        .route("/space/{group}/threads/{thread}", get(thread::show).post(thread::reply))
        .route("/space/{group}/posts/{post}/edit", get(posts::edit).post(posts::save))
}

/// The meetings of a group, and who comes to their first.
fn meetings() -> Router<Shared> {
    Router::new()
        .route("/space/{group}/meetings", get(meeting::list))
        .route("/space/{group}/meetings/{moment}", get(meeting::show).post(meeting::say))
        .route("/space/{group}/meetings/{moment}/live", get(live::meeting))
        .route("/space/{group}/meetings/{moment}/arrival", get(arrival::form).post(arrival::say))
        .route("/space/{group}/arrivals/{arrival}", get(arrival::show).post(arrival::answer))
        .route(
            "/space/{group}/arrivals/{arrival}/take-back",
            get(arrival::ask_take_back).post(arrival::take_back),
        )
}

/// Two of a group alone, and what somebody does not want or tells others of.
fn talk() -> Router<Shared> {
    Router::new()
        .route("/space/{group}/conversations", get(conversation::list))
        .route("/space/{group}/conversations/new", get(conversation::new).post(conversation::ask))
        .route(
            "/space/{group}/conversations/{conversation}",
            get(conversation::read::show).post(conversation::read::write),
        )
        .route("/space/{group}/conversations/{conversation}/answer", post(conversation::answer))
        .route(
            "/space/{group}/conversations/{conversation}/end",
            get(conversation::read::ask_end).post(conversation::read::end),
        )
        .route(
            "/space/{group}/messages/{message}/take-back",
            get(conversation::read::ask_take_back).post(conversation::read::take_back),
        )
        .route("/space/{group}/messages/{message}/report", get(concern::form).post(concern::tell))
        .route("/space/{group}/posts/{post}/more", get(posts::more::page))
        .route("/space/{group}/posts/{post}/report", get(concern::form).post(concern::tell))
        .route("/space/{group}/concerns/{concern}", get(concern::look::show).post(concern::look::close))
        .route("/space/{group}/block/{member}", get(block::form).post(block::block))
        .route("/space/{group}/me/private", post(conversation::choose))
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
        .layer(layers::streamed())
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/a/{folder}/{name}", get(assets::show))
        .route("/sw.js", get(assets::worker))
}
