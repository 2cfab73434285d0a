//! The chat of a group, and of its meetings: its page, saying something, taking it back.

pub(crate) mod hide;

use crate::{
    actions::{
        chat::{self, Page as Messages},
        seat::Seat,
    },
    app::{App, Shared},
    live::Sight,
    web::{
        ask::{Question, ask_in},
        failure::{Failure, Page, not_here},
        house,
        live::line::Live,
        page::{Asked, Frame, status},
        room::{At, Confirm, Rooms, role_name},
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ChatId, GroupId, MemberId, Stamp,
    block::Hidden,
    chat::{MOST_TEXT, Message, Refusal},
    meeting,
    member::{Author, may_keep, may_lead},
};
use serde::Deserialize;
use std::borrow::Cow;

/// A message as a page shows it.
pub(crate) struct View {
    pub(crate) id: ChatId,
    pub(crate) name: String,
    pub(crate) role: Option<Cow<'static, str>>,
    pub(crate) when: String,
    pub(crate) exact: String,
    pub(crate) text: String,
    pub(crate) mine: bool,
    /// The reader blocked its writer.
    pub(crate) folded: bool,
    pub(crate) hidden: bool,
    /// Why it is hidden, for its writer and those who keep the space; they read the text as well.
    pub(crate) reason: Option<String>,
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

/// A chat as a page shows it: the group's own, or a meeting's.
pub(crate) struct Chat {
    /// Its address.
    pub(crate) at: String,
    /// After how many days messages are gone; `None` where there is no chat.
    pub(crate) fades: Option<String>,
    pub(crate) messages: Vec<View>,
    pub(crate) earlier: Option<ChatId>,
    /// It ends with the last message.
    pub(crate) last: bool,
    /// Something can be said in it.
    pub(crate) open: bool,
    pub(crate) fields: Vec<Field>,
    pub(crate) confirm: Option<Confirm>,
    pub(crate) live: Live,
    /// The reader may change the group.
    pub(crate) leads: bool,
}

/// What somebody typed, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Filled {
    pub(crate) typed: Typed,
    pub(crate) wrong: Vec<Refusal>,
}

impl Chat {
    /// A page of the chat at an address, in which something can be said or not; `last`: it ends with the last message.
    pub(crate) fn of(
        (app, seat, words): (&App, &Seat, Words),
        (at, open): (String, bool),
        (page, last): (&Messages, bool),
        Filled { typed, wrong }: Filled,
    ) -> Self {
        let when = When::new(app, words);
        let (role, standing) = (seat.member.role, seat.member.standing);
        let keeps = may_keep(role, standing).is_ok();
        let eye = Eye { me: Some(seat.member.id), keeps, folds: &page.hidden };
        let error = wrong.iter().find_map(|refusal| refusal_text(*refusal, words));
        let days = seat.group.inner.chat.days().and_then(|days| usize::try_from(days).ok());
        let confirmed = typed.confirm == "on";
        Self {
            at,
            fades: days.map(|days| words.count("chat-fades", days)),
            earlier: page.messages.first().filter(|_| page.earlier).map(|(message, _)| message.id),
            messages: page.messages.iter().map(|message| eye.view(message, &when)).collect(),
            last,
            open: open || !wrong.is_empty(), // what was typed stays
            fields: vec![
                Field::new(words, "text", "chat-text", Shape::Area)
                    .most(MOST_TEXT, 3)
                    .with(typed.text)
                    .wrong(error),
            ],
            confirm: Confirm::asked(seat, (confirmed, wrong.contains(&Refusal::Rules)), words),
            live: Live::of(page.mark, words),
            leads: may_lead(role, standing).is_ok(),
        }
    }
}

#[derive(Template)]
#[template(path = "chat/chat.html")]
struct ChatPage {
    frame: Frame,
    rooms: Rooms,
    chat: Chat,
}

/// Where a page of the chat ends.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Before {
    pub(crate) before: Option<ChatId>,
}

/// What somebody typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    text: String,
    confirm: String,
}

impl Typed {
    /// The words, and whether the rules are confirmed.
    pub(crate) fn read(&self) -> (&str, bool) {
        (&self.text, self.confirm == "on")
    }
}

/// `GET /space/{group}/chat`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Query(page): Query<Before>,
) -> Page {
    let messages = chat::page(&app, &seat, page.before).await?;
    Ok(chat_page(&asked, &app, &seat, (messages, page.before.is_none()), Filled::default()))
}

/// `POST /space/{group}/chat`
pub(crate) async fn say(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Form(typed): Form<Typed>,
) -> Page {
    let (text, confirms) = typed.read();
    match chat::say(&app, &seat, None, text, confirms).await? {
        Ok(message) => Ok(back_to(&message)),
        Err(wrong) if wrong.contains(&Refusal::NoSeat) => Err(Failure::NotFound),
        Err(wrong) => {
            let messages = chat::page(&app, &seat, None).await?;
            Ok(chat_page(&asked, &app, &seat, (messages, true), Filled { typed, wrong }))
        }
    }
}

fn chat_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    (page, last): (Messages, bool),
    filled: Filled,
) -> Response {
    let wrong = !filled.wrong.is_empty();
    let at = (address(seat.group.id, None), true);
    let shown = ChatPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        chat: Chat::of((app, seat, asked.words), at, (&page, last), filled),
    };
    shown.frame.show_as(status(wrong), &shown)
}

/// Where a chat is: the group's own, or the one of a meeting.
pub(crate) fn address(group: GroupId, meeting: Option<Stamp>) -> String {
    match meeting {
        Some(start) => format!("/space/{group}/meetings/{}", meeting::address(start)),
        None => format!("/space/{group}/chat"),
    }
}

/// A refusal in words; those of the rules stand at their own field.
fn refusal_text(refusal: Refusal, words: Words) -> Option<String> {
    Some(match refusal {
        Refusal::Empty => words.get("post-empty").into_owned(),
        Refusal::TooLong => words.count("post-long", MOST_TEXT),
        Refusal::Fast => words.get("chat-fast").into_owned(),
        Refusal::Over => words.get("meeting-chat-over").into_owned(),
        Refusal::Off | Refusal::NoSeat => words.get("chat-off").into_owned(),
        Refusal::Rules => return None,
    })
}

fn message_id(text: &str) -> Result<ChatId, Failure> {
    not_here(text.parse().ok())
}

/// Leads to a message in its chat.
pub(crate) fn back_to(message: &Message) -> Response {
    let chat = address(message.group, message.meeting);
    Redirect::to(&format!("{chat}#m-{}", message.id)).into_response()
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
    let chat = address(own.group, own.meeting);
    let action = format!("{}/{}/take-back", address(own.group, None), own.id);
    let back = format!("{chat}#m-{}", own.id);
    let question = Question {
        said: Some(own.said.text.into_shown()),
        ..Question::new(asked.words, "message-take-back", &["message-take-back-why"], "message-take-back")
    };
    ask_in(&asked, &app, &seat, question.to(action, back))
}

/// `POST /space/{group}/chat/{message}/take-back`
pub(crate) async fn take_back(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let own = not_here(chat::take_back(&app, &seat, message_id(&id)?).await?)?;
    Ok(Redirect::to(&address(own.group, own.meeting)).into_response())
}
