//! Appeals that wait: heard and answered by a facilitator, or by those who run the server.

use super::{Typed, refusal_text};
use crate::{
    actions::{
        appeal::hear::{self, By, Heard},
        seat::Seat,
    },
    actor::{Leading, Operator, Person},
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        member::people::{Done, done},
        page::{Asked, Frame, status},
        post::words::read,
        room::{At, Rooms},
        space::{
            field::{Field, Shape},
            when::When,
        },
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    AppealId, Member, MemberId,
    appeal::{MOST_TEXT, Outcome, Refusal},
    post::Said,
};
use std::collections::HashMap;

/// An appeal that waits, in a list.
pub(crate) struct Line {
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) when: String,
}

/// Appeals that wait for a seat, oldest first.
pub(crate) async fn lines(app: &App, seat: &Seat, when: &When) -> anyhow::Result<Vec<Line>> {
    let waiting = hear::waiting(app, By::Seat(seat)).await?;
    let line = |heard: Heard| Line {
        address: format!("/space/{}/appeals/{}", seat.group.id, heard.appeal.id),
        name: heard.who.inner.pseudonym.into_shown(),
        when: when.told(heard.appeal.at),
    };
    Ok(waiting.into_iter().map(line).collect())
}

#[derive(Template)]
#[template(path = "appeal/answer.html")]
struct AnswerPage {
    frame: Frame,
    /// For a facilitator; those who run the server see nothing of the room.
    rooms: Option<Rooms>,
    address: String,
    name: String,
    done: Done,
    says: String,
    said: Option<Said>,
    fields: Vec<Field>,
}

fn appeal_id(text: &str) -> Result<AppealId, Failure> {
    not_here(text.parse().ok())
}

/// `GET /space/{group}/appeals/{appeal}`
pub(crate) async fn open(
    asked: Asked,
    State(app): State<Shared>,
    Leading(seat): Leading,
    Path((_, id)): At,
) -> Page {
    answer_page(&asked, &app, By::Seat(&seat), appeal_id(&id)?, (Typed::default(), None)).await
}

/// `POST /space/{group}/appeals/{appeal}`
pub(crate) async fn answer(
    asked: Asked,
    State(app): State<Shared>,
    Leading(seat): Leading,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let to = format!("/space/{}/people", seat.group.id);
    answered(&asked, &app, By::Seat(&seat), appeal_id(&id)?, typed, &to).await
}

/// `GET /queue/appeals/{id}`
pub(crate) async fn queue_open(
    asked: Asked,
    _: Operator,
    person: Person,
    State(app): State<Shared>,
    Path(id): Path<String>,
) -> Page {
    let by = By::Server(&person.account);
    answer_page(&asked, &app, by, appeal_id(&id)?, (Typed::default(), None)).await
}

/// `POST /queue/appeals/{id}`
pub(crate) async fn queue_answer(
    asked: Asked,
    _: Operator,
    person: Person,
    State(app): State<Shared>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Page {
    answered(&asked, &app, By::Server(&person.account), appeal_id(&id)?, typed, "/queue").await
}

async fn answered(asked: &Asked, app: &App, by: By<'_>, id: AppealId, typed: Typed, to: &str) -> Page {
    let outcome = Outcome::from_code(&typed.outcome);
    match not_here(hear::answer(app, by, id, outcome, &typed.words).await?)? {
        Ok(_) | Err(Refusal::Over) => Ok(Redirect::to(to).into_response()),
        Err(refusal) => answer_page(asked, app, by, id, (typed, Some(refusal))).await,
    }
}

async fn answer_page(
    asked: &Asked,
    app: &App,
    by: By<'_>,
    id: AppealId,
    (typed, refusal): (Typed, Option<Refusal>),
) -> Page {
    let words = asked.words;
    let Heard { appeal, act, by: whose, who, post } = not_here(hear::open(app, by, id).await?)?;
    let (rooms, address) = match by {
        By::Seat(seat) => (Some(Rooms::of(seat)), format!("/space/{}/appeals/{id}", seat.group.id)),
        By::Server(_) => (None, format!("/queue/appeals/{id}")),
    };
    let name = |member: &Member| (member.id, member.inner.pseudonym.show().clone());
    let names: HashMap<MemberId, String> = whose.iter().chain([&who]).map(name).collect();
    let said = match post.filter(|_| rooms.is_some()) {
        Some(post) => read(app, &post, words).await?,
        None => None,
    };
    let title = if rooms.is_some() { "title-space" } else { "title-queue" };
    let wrong = |of: &[Refusal]| refusal.filter(|r| of.contains(r)).map(|r| refusal_text(r, words));
    let fields = vec![
        Field::new(words, "outcome", "appeal-outcome", Shape::One)
            .codes(words, "appeal-outcome", Outcome::ALL.iter().map(|outcome| outcome.code()))
            .with(typed.outcome)
            .wrong(wrong(&[Refusal::NoOutcome])),
        Field::new(words, "words", "appeal-answer", Shape::Area)
            .most(MOST_TEXT, 5)
            .with(typed.words)
            .wrong(wrong(&[Refusal::Empty, Refusal::TooLong])),
    ];
    let page = AnswerPage {
        frame: Frame::new(asked, &house(app), title),
        said,
        rooms,
        address,
        name: who.inner.pseudonym.into_shown(),
        done: done(appeal.act, &act, &names, words, &When::new(app, words)),
        says: appeal.asked.words.into_shown(),
        fields,
    };
    Ok(page.frame.show_as(status(refusal.is_some()), &page))
}
