//! The chat of a group: its page, saying something, taking it back.

pub(crate) mod hide;

use crate::{
    actions::{
        chat::{self, Page as Messages},
        space::Seat,
    },
    app::{App, Shared},
    live::Sight,
    web::{
        ask::{Question, ask_in},
        failure::{Failure, Page},
        house,
        live::Live,
        page::{Asked, Frame},
        space::{
            Rooms,
            field::{Field, Shape},
            not_here, role_name, status,
            when::When,
        },
        thread::{At, Confirm},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ChatId, MemberId,
    block::Hidden,
    chat::{MOST_TEXT, Message, Refusal},
    member::{Author, may_keep, may_lead},
};
use serde::Deserialize;
use std::borrow::Cow;

/// A message as a page shows it.
struct View {
    id: ChatId,
    name: String,
    role: Option<Cow<'static, str>>,
    when: String,
    exact: String,
    text: String,
    mine: bool,
    /// The reader blocked its writer.
    folded: bool,
    hidden: bool,
    /// Why it is hidden, for its writer and those who keep the space; they read the text as well.
    reason: Option<String>,
}

/// Who looks at a message.
struct Eye<'e> {
    /// They; `None` for anybody who did not write it.
    me: Option<MemberId>,
    keeps: bool,
    /// Whose messages they fold.
    folds: &'e Hidden,
}

impl Eye<'_> {
    fn view(&self, (message, author): &(Message, Author), when: &When) -> View {
        let mine = self.me == Some(message.member);
        let shown = !message.is_hidden() || mine || self.keeps;
        let reason = message.said.hidden.as_ref().filter(|_| shown);
        View {
            id: message.id,
            name: author.pseudonym.show().clone(),
            role: role_name(author.role, when.words()),
            when: when.told(message.at),
            exact: when.exact(message.at),
            text: if shown { message.said.text.show().clone() } else { String::new() },
            mine,
            folded: self.folds.hides(author),
            hidden: message.is_hidden(),
            reason: reason.map(|reason| reason.show().clone()),
        }
    }
}

/// A message on its way to pages that are open: one of the list of `chat/chat.html`.
#[derive(Template)]
#[template(path = "chat/live.html")]
struct Fragment<'f> {
    words: Words,
    rooms: &'f Rooms,
    messages: [View; 1],
}

/// A message as everybody with this sight sees it.
pub(crate) fn fragment(
    app: &App,
    message: &(Message, Author),
    rooms: &Rooms,
    (sight, folds): (Sight, &Hidden),
    words: Words,
) -> String {
    let me = Some(message.0.member).filter(|_| sight == Sight::Writer);
    let eye = Eye { me, keeps: sight == Sight::Keeper, folds };
    let messages = [eye.view(message, &When::new(app, words))];
    Fragment { words, rooms, messages }.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "chat/chat.html")]
struct ChatPage {
    frame: Frame,
    rooms: Rooms,
    leads: bool,
    /// After how many days messages are gone.
    fades: Option<String>,
    messages: Vec<View>,
    earlier: Option<ChatId>,
    /// It ends with the last message.
    last: bool,
    fields: Vec<Field>,
    confirm: Option<Confirm>,
    live: Live,
}

/// Where a page of the chat ends.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Before {
    before: Option<ChatId>,
}

/// What somebody typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    text: String,
    confirm: String,
}

/// `GET /space/{group}/chat`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Query(page): Query<Before>,
) -> Page {
    let messages = chat::page(&app, &seat, page.before).await?;
    Ok(chat_page(&asked, &app, &seat, (messages, page.before.is_none()), (Typed::default(), &[])))
}

/// `POST /space/{group}/chat`
pub(crate) async fn say(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Form(typed): Form<Typed>,
) -> Page {
    let confirms = typed.confirm == "on";
    match chat::say(&app, &seat, &typed.text, confirms).await? {
        Ok(message) => Ok(back_to(&seat, Some(message.id))),
        Err(wrong) if wrong.contains(&Refusal::NoSeat) => Err(Failure::NotFound),
        Err(wrong) => {
            let messages = chat::page(&app, &seat, None).await?;
            Ok(chat_page(&asked, &app, &seat, (messages, true), (typed, &wrong)))
        }
    }
}

fn chat_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    (page, last): (Messages, bool),
    (typed, wrong): (Typed, &[Refusal]),
) -> Response {
    let words = asked.words;
    let when = When::new(app, words);
    let (role, standing) = (seat.member.role, seat.member.standing);
    let keeps = may_keep(role, standing).is_ok();
    let eye = Eye { me: Some(seat.member.id), keeps, folds: &page.hidden };
    let error = wrong.iter().find_map(|refusal| refusal_text(*refusal, words));
    let days = seat.group.inner.chat.days().and_then(|days| usize::try_from(days).ok());
    let confirmed = typed.confirm == "on";
    let shown = ChatPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        leads: may_lead(role, standing).is_ok(),
        fades: days.map(|days| words.count("chat-fades", days)),
        earlier: page.messages.first().filter(|_| page.earlier).map(|(message, _)| message.id),
        messages: page.messages.iter().map(|message| eye.view(message, &when)).collect(),
        last,
        fields: vec![
            Field::new(words, "text", "chat-text", Shape::Area)
                .most(MOST_TEXT, 3)
                .with(typed.text)
                .wrong(error),
        ],
        confirm: Confirm::asked(seat, (confirmed, wrong.contains(&Refusal::Rules)), words),
        live: Live::of(page.mark, words),
    };
    shown.frame.show_as(status(!wrong.is_empty()), &shown)
}

/// A refusal in words; those of the rules stand at their own field.
fn refusal_text(refusal: Refusal, words: Words) -> Option<String> {
    Some(match refusal {
        Refusal::Empty => words.get("post-empty").into_owned(),
        Refusal::TooLong => words.count("post-long", MOST_TEXT),
        Refusal::Fast => words.get("chat-fast").into_owned(),
        Refusal::Off | Refusal::NoSeat => words.get("chat-off").into_owned(),
        Refusal::Rules => return None,
    })
}

fn message_id(text: &str) -> Result<ChatId, Failure> {
    not_here(text.parse().ok())
}

fn back_to(seat: &Seat, message: Option<ChatId>) -> Response {
    let at = message.map(|id| format!("#m-{id}")).unwrap_or_default();
    Redirect::to(&format!("/space/{}/chat{at}", seat.group.id)).into_response()
}

/// `GET /space/{group}/chat/{message}/take-back`
pub(crate) async fn ask_take_back(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
) -> Page {
    let own = chat::message(&app, &seat, message_id(&id)?).await?;
    let own = not_here(own.filter(|message| message.may_take_back(seat.member.id)))?;
    let chat = format!("/space/{}/chat", seat.group.id);
    let (action, back) = (format!("{chat}/{}/take-back", own.id), format!("{chat}#m-{}", own.id));
    let question = Question {
        said: Some(own.said.text.into_shown()),
        ..Question::new(asked.words, "message-take-back", &["message-take-back-why"], "message-take-back")
    };
    ask_in(&asked, &app, &seat, question.to(action, back))
}

/// `POST /space/{group}/chat/{message}/take-back`
pub(crate) async fn take_back(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    not_here(chat::take_back(&app, &seat, message_id(&id)?).await?)?;
    Ok(back_to(&seat, None))
}
