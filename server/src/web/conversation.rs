//! Private messages: who asks whom, and what somebody answers.

pub(crate) mod read;

use crate::{
    actions::{
        conversation::{self, Line},
        member,
        seat::Seat,
    },
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::{Field, Shape},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ConversationId, Member, MemberId, MessageId,
    conversation::{MOST_ASKS, MOST_WHY, Refusal, Reply, Stage},
    group::Talk,
};
use serde::Deserialize;

/// Somebody in a list.
struct Person {
    id: ConversationId,
    member: MemberId,
    name: String,
    day: String,
    why: Option<Why>,
}

/// Why somebody asks.
struct Why {
    id: MessageId,
    html: String,
}

#[derive(Template)]
#[template(path = "conversation/list.html")]
struct ListPage {
    frame: Frame,
    rooms: Rooms,
    off: bool,
    unasked: bool,
    asks: Vec<Person>,
    open: Vec<Person>,
    asked: Vec<Person>,
}

/// `GET /space/{group}/conversations`
pub(crate) async fn list(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let list = not_here(conversation::list(&app, &seat).await?)?;
    let today = app.now().date();
    let person = |line: Line| Person {
        id: line.conversation.id,
        member: line.other.id,
        name: line.other.inner.pseudonym.into_shown(),
        day: asked.words.ago(line.conversation.inner.day, today),
        why: line.why.map(|why| Why { id: why.id, html: why.said.html.into_shown() }),
    };
    let people = |lines: Vec<Line>| lines.into_iter().map(person).collect();
    let page = ListPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        off: seat.group.inner.talk == Talk::Off,
        unasked: seat.member.inner.unasked,
        asks: people(list.asks),
        open: people(list.open),
        asked: people(list.asked),
    };
    Ok(page.frame.show(&page))
}

#[derive(Template)]
#[template(path = "conversation/new.html")]
struct NewPage {
    frame: Frame,
    rooms: Rooms,
    member: MemberId,
    name: String,
    fields: Vec<Field>,
    /// Why this person cannot be asked now.
    refused: Option<String>,
}

/// Whom somebody asks.
#[derive(Debug, Deserialize)]
pub(crate) struct To {
    #[serde(default)]
    to: String,
}

/// `GET /space/{group}/conversations/new?to={member}`
pub(crate) async fn new(asked: Asked, State(app): State<Shared>, seat: Seat, Query(to): Query<To>) -> Page {
    let to = not_here(to.to.parse().ok())?;
    match not_here(conversation::whom(&app, &seat, to).await?)? {
        Ok(whom) => new_page(&asked, &app, &seat, whom, (String::new(), None)),
        Err(refusal) => refused(&asked, &app, &seat, to, (String::new(), refusal)).await,
    }
}

/// A request as it was typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    to: String,
    #[serde(default)]
    why: String,
}

/// `POST /space/{group}/conversations/new`
pub(crate) async fn ask(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Form(Typed { to, why }): Form<Typed>,
) -> Page {
    let to = not_here(to.parse().ok())?;
    match not_here(conversation::ask(&app, &seat, to, &why).await?)? {
        Ok(()) => Ok(to_list(&seat)),
        Err(refusal) => refused(&asked, &app, &seat, to, (why, refusal)).await,
    }
}

fn to_list(seat: &Seat) -> Response {
    Redirect::to(&format!("/space/{}/conversations", seat.group.id)).into_response()
}

async fn refused(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    to: MemberId,
    (why, refusal): (String, Refusal),
) -> Page {
    if let Refusal::Known(id) = refusal {
        let open = conversation::read(app, seat, id, None).await?.is_some();
        let there = format!("/space/{}/conversations/{id}", seat.group.id);
        return Ok(if open { Redirect::to(&there).into_response() } else { to_list(seat) });
    }
    let whom = not_here(member::fellow(app, seat, to).await?)?;
    new_page(asked, app, seat, whom, (why, Some(refusal)))
}

fn new_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    whom: Member,
    (why, refusal): (String, Option<Refusal>),
) -> Page {
    let words = asked.words;
    let text = refusal.map(|refusal| refusal_text(refusal, words));
    let at_field = refusal == Some(Refusal::LongWhy);
    let field = Field::new(words, "why", "conversation-why", Shape::Line).most(MOST_WHY, 1).optional();
    let page = NewPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        member: whom.id,
        name: whom.inner.pseudonym.into_shown(),
        fields: vec![field.with(why).wrong(text.clone().filter(|_| at_field))],
        refused: text.filter(|_| !at_field),
    };
    Ok(page.frame.show_as(status(refusal.is_some()), &page))
}

/// A refusal in words.
fn refusal_text(refusal: Refusal, words: Words) -> String {
    match refusal {
        Refusal::Asked => words.get("conversation-asked-before").into_owned(),
        Refusal::TooMany => words.count("conversation-many", MOST_ASKS),
        Refusal::LongWhy => words.count("conversation-why-long", MOST_WHY),
        Refusal::Empty => words.get("post-empty").into_owned(),
        Refusal::TooLong => words.count("post-long", domain::post::MOST_TEXT),
        Refusal::Resting | Refusal::NotThere | Refusal::Known(_) => {
            words.get("conversation-resting").into_owned()
        }
    }
}

fn conversation_id(text: &str) -> Result<ConversationId, Failure> {
    not_here(text.parse().ok())
}

/// What somebody answers.
#[derive(Debug, Deserialize)]
pub(crate) struct Answered {
    #[serde(rename = "do", default)]
    reply: String,
}

/// `POST /space/{group}/conversations/{conversation}/answer`
pub(crate) async fn answer(
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Answered>,
) -> Page {
    let (id, reply) = (conversation_id(&id)?, not_here(Reply::from_code(&typed.reply))?);
    let after = not_here(conversation::reply(&app, &seat, id, reply).await?)?;
    if after.stage(seat.member.id) == Some(Stage::Open) {
        return Ok(Redirect::to(&format!("/space/{}/conversations/{id}", seat.group.id)).into_response());
    }
    Ok(to_list(&seat))
}

/// Whether others may ask.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    unasked: String,
}

/// `POST /space/{group}/me/private`
pub(crate) async fn choose(State(app): State<Shared>, seat: Seat, Form(choice): Form<Choice>) -> Page {
    conversation::choose(&app, &seat, choice.unasked == "on").await?;
    Ok(Redirect::to(&format!("/space/{}/me", seat.group.id)).into_response())
}
