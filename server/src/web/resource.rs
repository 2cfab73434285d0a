//! The shelf of a group: the list, one thing of it, and what is done about it.

pub(crate) mod ask;
pub(crate) mod form;

use crate::{
    actions::{
        mention,
        resource::{self, Shelf, Shelved},
        seat::Seat,
    },
    app::Shared,
    markdown,
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame},
        post::words::spelled,
        room::{At, Rooms, excerpt},
        space::field::{Field, Shape},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    PostId, ResourceId,
    member::may_keep,
    resource::{MOST_ANSWER, ResourceState, ResourceStep},
};
use jiff::civil::Date;
use serde::Deserialize;
use std::borrow::Cow;

/// Characters of what something is for that a list shows.
const EXCERPT: usize = 200;

/// Something in a list.
pub(crate) struct ShelfLine {
    pub(crate) id: ResourceId,
    pub(crate) state: ResourceState,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) source: String,
    pub(crate) review: String,
    pub(crate) old: bool,
    pub(crate) answer: Option<String>,
}

impl ShelfLine {
    pub(crate) fn of(it: Shelved, today: Date, words: Words) -> Self {
        let source = source(&it, words);
        let (resource, inner) = (&it.resource, &it.resource.inner);
        Self {
            id: resource.id,
            state: resource.state,
            title: inner.title.show().clone(),
            text: excerpt(&markdown::words(inner.text.show()), EXCERPT),
            source,
            review: words.say("resource-review-on", "date", words.short_date(resource.review)),
            old: resource.is_old(today),
            answer: inner.answer.as_ref().map(|answer| answer.show().clone()),
        }
    }
}

/// Who says so: as it was typed, or the writer of the post as they chose.
fn source(it: &Shelved, words: Words) -> String {
    match &it.post {
        None => it.resource.inner.source.show().clone(),
        Some((_, Some(author))) if it.resource.inner.named => author.pseudonym.show().clone(),
        Some(_) => words.get("resource-by-member").into_owned(),
    }
}

#[derive(Template)]
#[template(path = "resource/shelf.html")]
struct ShelfPage {
    frame: Frame,
    rooms: Rooms,
    kept: Vec<ShelfLine>,
    waiting: Vec<ShelfLine>,
    own: Vec<ShelfLine>,
}

/// `GET /space/{group}/shelf`
pub(crate) async fn shelf(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let (today, words) = (app.now().date(), asked.words);
    let Shelf { kept, waiting, own } = resource::shelf(&app, &seat).await?;
    let lines = |all: Vec<Shelved>| all.into_iter().map(|it| ShelfLine::of(it, today, words)).collect();
    let page = ShelfPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        kept: lines(kept),
        waiting: lines(waiting),
        own: lines(own),
    };
    Ok(page.frame.show(&page))
}

fn keeps(seat: &Seat) -> bool {
    may_keep(seat.member.role, seat.member.standing).is_ok()
}

/// Leads to one thing, or to the whole shelf.
fn to(seat: &Seat, id: Option<ResourceId>) -> Response {
    let shelf = format!("/space/{}/shelf", seat.group.id);
    let address = id.map_or_else(|| shelf.clone(), |id| format!("{shelf}/{id}"));
    Redirect::to(&address).into_response()
}

fn resource_id(text: &str) -> Result<ResourceId, Failure> {
    not_here(text.parse().ok())
}

#[derive(Template)]
#[template(path = "resource/resource.html")]
struct ResourcePage {
    frame: Frame,
    rooms: Rooms,
    line: ShelfLine,
    text: String,
    /// The post whose words it is: its address, and the words.
    post: Option<(PostId, String)>,
    link: Option<String>,
    language: Cow<'static, str>,
    mine: bool,
    /// Its writer is asked.
    asks: bool,
    may_change: bool,
    steps: Vec<ResourceStep>,
    /// A word back, where one can be given.
    fields: Vec<Field>,
}

/// `GET /space/{group}/shelf/{resource}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let it = not_here(resource::one(&app, &seat, resource_id(&id)?).await?)?;
    let (words, resource, me) = (asked.words, &it.resource, seat.member.id);
    let keeps = keeps(&seat);
    let post = match &it.post {
        Some((post, _)) => {
            let names = mention::names_in(&app, post).await?;
            let said = post.shown().map(|said| spelled(said, &names, words));
            said.map(|said| (post.id, said.into_owned().html.into_shown()))
        }
        None => None,
    };
    let may = |step: &&ResourceStep| resource.may_step(me, keeps, **step);
    let steps: Vec<_> = ResourceStep::ALL.iter().filter(may).copied().collect();
    let answers = steps.contains(&ResourceStep::Decline);
    let answer = Field::new(words, "answer", "resource-answer", Shape::Area).most(MOST_ANSWER, 3).optional();
    let page = ResourcePage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        text: markdown::render(resource.inner.text.show()),
        link: resource.inner.link.as_ref().map(|link| link.show().clone()),
        language: words.code_name("resource-language", resource.inner.language.code()),
        mine: resource.member == Some(me),
        may_change: resource.may_change(keeps),
        asks: steps.contains(&ResourceStep::Named),
        fields: answers.then_some(answer).into_iter().collect(),
        steps,
        post,
        line: ShelfLine::of(it, app.now().date(), words),
    };
    Ok(page.frame.show(&page))
}

/// A step as it was sent.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(rename = "do", default)]
    step: String,
    #[serde(default)]
    answer: String,
}

/// `POST /space/{group}/shelf/{resource}`
pub(crate) async fn step(
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(sent): Form<Sent>,
) -> Page {
    let (id, step) = (resource_id(&id)?, not_here(ResourceStep::from_code(&sent.step))?);
    let left = not_here(resource::step(&app, &seat, id, step, &sent.answer).await?)?;
    Ok(to(&seat, left.filter(|left| left.state == ResourceState::Kept).map(|left| left.id)))
}

#[derive(Template)]
#[template(path = "resource/link.html")]
struct LinkPage {
    frame: Frame,
    rooms: Rooms,
    id: ResourceId,
    link: String,
}

/// `GET /space/{group}/shelf/{resource}/link`: asks before leaving for another site.
pub(crate) async fn link(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let it = not_here(resource::one(&app, &seat, resource_id(&id)?).await?)?.resource;
    let page = LinkPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        id: it.id,
        link: not_here(it.inner.link)?.into_shown(),
    };
    Ok(page.frame.show(&page))
}
