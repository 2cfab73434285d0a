//! Hiding somebody's message, and showing it again: for those who keep the space.

use super::{address, back_to, message_id};
use crate::{
    actions::{chat, seat::Seat},
    actor::Keeping,
    app::{App, Shared},
    web::{
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        post::hide::Typed,
        room::{At, Rooms},
        space::field::Field,
    },
};
use askama::Template;
use axum::extract::{Form, Path, State};
use domain::{ChatId, chat::Message, post::Refusal};

#[derive(Template)]
#[template(path = "chat/hide.html")]
struct HidePage {
    frame: Frame,
    rooms: Rooms,
    /// The chat that it is of.
    chat: String,
    id: ChatId,
    text: String,
    fields: Vec<Field>,
}

/// `GET /space/{group}/chat/{message}/hide`
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    let message = not_here(chat::message(&app, &seat, message_id(&id)?).await?)?;
    if message.is_hidden() {
        return Ok(back_to(&message));
    }
    page(&asked, &app, &seat, message, (Typed::default(), None))
}

/// `POST /space/{group}/chat/{message}/hide`
pub(crate) async fn hide(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let id = message_id(&id)?;
    match not_here(chat::hide(&app, &seat, id, &typed.reason).await?)? {
        Ok(message) => Ok(back_to(&message)),
        Err(refusal) => {
            let message = not_here(chat::message(&app, &seat, id).await?)?;
            page(&asked, &app, &seat, message, (typed, Some(refusal)))
        }
    }
}

fn page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    message: Message,
    (typed, refusal): (Typed, Option<Refusal>),
) -> Page {
    not_here(message.may_hide(seat.member.id).then_some(()))?;
    let page = HidePage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        chat: address(message.group, message.meeting),
        id: message.id,
        text: message.said.text.into_shown(),
        fields: typed.fields(refusal, asked.words),
    };
    Ok(page.frame.show_as(status(refusal.is_some()), &page))
}

/// `POST /space/{group}/chat/{message}/show`
pub(crate) async fn show(State(app): State<Shared>, Keeping(seat): Keeping, Path((_, id)): At) -> Page {
    Ok(back_to(&not_here(chat::show_again(&app, &seat, message_id(&id)?).await?)?))
}
