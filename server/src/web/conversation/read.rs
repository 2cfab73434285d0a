//! One conversation: read, written, ended.

use super::{conversation_id, refusal_text, to_list};
use crate::{
    actions::{conversation, seat::Seat},
    app::{App, Shared},
    web::{
        ask::{Question, ask_in},
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect},
};
use domain::{ConversationId, MemberId, MessageId, conversation::Refusal, post::MOST_TEXT};
use serde::Deserialize;

/// A message as a page shows it.
struct View {
    id: MessageId,
    name: String,
    mine: bool,
    when: String,
    exact: String,
    html: String,
}

#[derive(Template)]
#[template(path = "conversation/conversation.html")]
struct ConversationPage {
    frame: Frame,
    rooms: Rooms,
    id: ConversationId,
    other: MemberId,
    name: String,
    /// The other keeps the space: somebody else looks at what they write.
    keeps: bool,
    messages: Vec<View>,
    earlier: Option<MessageId>,
    /// The page does not end with the last message.
    past: bool,
    resting: bool,
    fields: Vec<Field>,
}

/// Where a page begins.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Before {
    before: Option<MessageId>,
}

/// `GET /space/{group}/conversations/{conversation}`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Query(page): Query<Before>,
) -> Page {
    let id = conversation_id(&id)?;
    show_page(&asked, &app, &seat, (id, page.before), (String::new(), None)).await
}

/// A message as it was typed.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    text: String,
}

/// `POST /space/{group}/conversations/{conversation}`
pub(crate) async fn write(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let id = conversation_id(&id)?;
    match not_here(conversation::write(&app, &seat, id, &typed.text).await?)? {
        Ok(message) => {
            let to = format!("/space/{}/conversations/{id}#m-{}", seat.group.id, message.id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(refusal) => show_page(&asked, &app, &seat, (id, None), (typed.text, Some(refusal))).await,
    }
}

async fn show_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    (id, before): (ConversationId, Option<MessageId>),
    (text, refusal): (String, Option<Refusal>),
) -> Page {
    let words = asked.words;
    let page = not_here(conversation::read(app, seat, id, before).await?)?;
    let when = When::new(app, words);
    let (me, name) = (&seat.member, page.other.inner.pseudonym.show().clone());
    let view = |message: &domain::Message| View {
        id: message.id,
        mine: message.by == me.id,
        name: if message.by == me.id { me.inner.pseudonym.show().clone() } else { name.clone() },
        when: when.told(message.at),
        exact: when.exact(message.at),
        html: message.said.html.show().clone(),
    };
    let field = Field::new(words, "text", "conversation-text", Shape::Area).most(MOST_TEXT, 5);
    let shown = ConversationPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id,
        other: page.other.id,
        keeps: page.other.role.keeps(),
        messages: page.messages.iter().map(view).collect(),
        earlier: page.messages.first().filter(|_| page.earlier).map(|first| first.id),
        past: before.is_some(),
        resting: page.resting,
        fields: vec![field.with(text).wrong(refusal.map(|refusal| refusal_text(refusal, words)))],
        name,
    };
    Ok(shown.frame.show_as(status(refusal.is_some()), &shown))
}

/// `GET /space/{group}/conversations/{conversation}/end`
pub(crate) async fn ask_end(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let id = conversation_id(&id)?;
    let read = not_here(conversation::read(&app, &seat, id, None).await?)?;
    let (words, its) = (asked.words, format!("/space/{}/conversations/{id}", seat.group.id));
    let name = read.other.inner.pseudonym.into_shown();
    let question = Question {
        means: ["conversation-end-why", "conversation-end-told"]
            .map(|key| words.say(key, "name", name.clone()))
            .to_vec(),
        ..Question::new(words, "conversation-end", &[], "conversation-end-button")
    };
    ask_in(&asked, &app, &seat, question.to(format!("{its}/end"), its))
}

/// `POST /space/{group}/conversations/{conversation}/end`
pub(crate) async fn end(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    not_here(conversation::end(&app, &seat, conversation_id(&id)?).await?)?;
    Ok(to_list(&seat))
}

/// `GET /space/{group}/messages/{message}/take-back`
pub(crate) async fn ask_take_back(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
) -> Page {
    let (of, own) = not_here(conversation::own(&app, &seat, not_here(id.parse().ok())?).await?)?;
    let space = format!("/space/{}", seat.group.id);
    let question = Question {
        said: Some(own.said.text.into_shown()),
        ..Question::new(asked.words, "message-take-back", &["message-take-back-why"], "message-take-back")
    };
    let back = format!("{space}/conversations/{}#m-{}", of.id, own.id);
    ask_in(&asked, &app, &seat, question.to(format!("{space}/messages/{}/take-back", own.id), back))
}

/// `POST /space/{group}/messages/{message}/take-back`
pub(crate) async fn take_back(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let id = not_here(id.parse().ok())?;
    let of = not_here(conversation::take_back(&app, &seat, id).await?)?;
    Ok(Redirect::to(&format!("/space/{}/conversations/{}", seat.group.id, of.id)).into_response())
}
