//! Looking at concerns: for those who keep the space, and for whoever runs the server.

use super::{Shown, called, refusal_text, shown};
use crate::{
    actions::{concern, seat::Seat},
    actor::{Keeping, Operator},
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Concern, ConcernId, MemberId, PostId,
    concern::{Desk, Refusal},
    member::MOST_REASON,
};
use serde::Deserialize;

/// A concern in a list.
pub(crate) struct Told {
    pub(crate) id: ConcernId,
    pub(crate) what: String,
    pub(crate) when: String,
}

/// What waits for those who keep the space.
pub(crate) async fn waiting(app: &App, seat: &Seat, words: Words) -> anyhow::Result<Vec<Told>> {
    let when = When::new(app, words);
    let told = |concern: Concern| Told {
        id: concern.id,
        what: words.with(
            "concern-line",
            &[
                ("teller", called(concern.inner.teller.map(|teller| teller.name), words).into()),
                ("whom", called(concern.inner.whom.map(|whom| whom.name), words).into()),
            ],
        ),
        when: when.told(concern.at),
    };
    Ok(concern::waiting(app, seat).await?.into_iter().map(told).collect())
}

#[derive(Template)]
#[template(path = "concern/concern.html")]
struct ConcernPage {
    frame: Frame,
    /// The rooms of the keeper who looks at it; none for the operator.
    rooms: Option<Rooms>,
    action: String,
    /// The group's public page, for the operator.
    listing: Option<(String, String)>,
    teller: String,
    whom: String,
    /// Whom it is about, while they are there.
    member: Option<MemberId>,
    when: String,
    reason: String,
    post: Option<PostId>,
    said: Vec<Shown>,
    closed: Option<String>,
    fields: Vec<Field>,
}

fn concern_id(text: &str) -> Result<ConcernId, Failure> {
    not_here(text.parse().ok())
}

impl ConcernPage {
    fn of(asked: &Asked, app: &App, concern: Concern, (note, wrong): (String, Option<Refusal>)) -> Self {
        let words = asked.words;
        let when = When::new(app, words);
        let key = match concern.desk {
            Desk::Keepers => "concern-note",
            Desk::Operator => "concern-done",
        };
        let field = Field::new(words, "note", key, Shape::Area).most(MOST_REASON, 3).with(note);
        let title = if concern.desk == Desk::Operator { "title-queue" } else { "title-space" };
        let inner = concern.inner;
        Self {
            frame: Frame::new(asked, &house(app), title),
            rooms: None,
            action: format!("/queue/concerns/{}", concern.id),
            listing: None,
            teller: called(inner.teller.map(|teller| teller.name), words),
            member: inner.whom.as_ref().map(|whom| whom.member),
            whom: called(inner.whom.map(|whom| whom.name), words),
            when: when.exact(concern.at),
            reason: inner.reason.into_shown(),
            post: inner.post,
            said: shown(inner.words, words, &when),
            closed: inner.closed.map(domain::Private::into_shown),
            fields: vec![field.wrong(wrong.map(|refusal| refusal_text(refusal, words)))],
        }
    }
}

/// What was done about a concern.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Close {
    #[serde(default)]
    note: String,
}

/// `GET /space/{group}/concerns/{concern}`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    keepers_page(&asked, &app, &seat, &id, (String::new(), None)).await
}

/// `POST /space/{group}/concerns/{concern}`
pub(crate) async fn close(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Close>,
) -> Page {
    match not_here(concern::close(&app, &seat, concern_id(&id)?, &typed.note).await?)? {
        Ok(()) => Ok(Redirect::to(&format!("/space/{}/people", seat.group.id)).into_response()),
        Err(refusal) => keepers_page(&asked, &app, &seat, &id, (typed.note, Some(refusal))).await,
    }
}

async fn keepers_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    id: &str,
    (note, wrong): (String, Option<Refusal>),
) -> Page {
    let concern = not_here(concern::concern(app, seat, concern_id(id)?).await?)?;
    let action = format!("/space/{}/concerns/{}", seat.group.id, concern.id);
    let page = ConcernPage::of(asked, app, concern, (note, wrong));
    let page = ConcernPage { rooms: Some(Rooms::of(seat)), action, ..page };
    Ok(page.frame.show_as(status(wrong.is_some()), &page))
}

/// `GET /queue/concerns/{id}`
pub(crate) async fn for_operator(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
) -> Page {
    operators_page(&asked, &app, &id, (String::new(), None)).await
}

/// `POST /queue/concerns/{id}`
pub(crate) async fn close_for_operator(
    asked: Asked,
    _: Operator,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(typed): Form<Close>,
) -> Page {
    match not_here(concern::close_for_operator(&app, concern_id(&id)?, &typed.note).await?)? {
        Ok(()) => Ok(Redirect::to("/queue").into_response()),
        Err(refusal) => operators_page(&asked, &app, &id, (typed.note, Some(refusal))).await,
    }
}

async fn operators_page(
    asked: &Asked,
    app: &App,
    id: &str,
    (note, wrong): (String, Option<Refusal>),
) -> Page {
    let (concern, listing) = not_here(concern::for_operator(app, concern_id(id)?).await?)?;
    let listing = listing.map(|listing| (format!("/groups/{}", listing.id), listing.name));
    let page = ConcernPage { listing, ..ConcernPage::of(asked, app, concern, (note, wrong)) };
    Ok(page.frame.show_as(status(wrong.is_some()), &page))
}
