//! Appeals: asked by whom something was decided about, answered by another human.

use crate::{
    actions::{
        appeal::{self, By, Heard, Matter, Subject},
        post,
        space::Seat,
    },
    actor::{Leading, Operator, Person},
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        member::people::{Done, done},
        page::{Asked, Frame},
        post::words::read,
        space::{
            Rooms,
            field::{Field, Shape},
            not_here, status,
            when::When,
        },
        thread::At,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Appeal, AppealId, MemberId, Post, PostId,
    appeal::{MOST_TEXT, Outcome, Refusal},
    post::Said,
};
use serde::Deserialize;
use std::{borrow::Cow, collections::HashMap};

/// What somebody asked, and what they were answered.
pub(crate) struct Told {
    pub(crate) words: String,
    pub(crate) when: String,
    /// What came of it, and the words that go with it.
    pub(crate) answer: Option<(Cow<'static, str>, String)>,
}

impl Told {
    /// An appeal, as whoever made it reads it.
    pub(crate) fn of(appeal: &Appeal, words: Words, when: &When) -> Self {
        let answer = appeal.answer.as_ref();
        Self {
            words: appeal.asked.words.show().clone(),
            when: when.ago(appeal.at),
            answer: answer.map(|answer| {
                (words.code_name("appeal-came", answer.outcome.code()), answer.words.show().clone())
            }),
        }
    }
}

/// What can be asked about an act, or was.
pub(crate) struct View {
    /// Where the form is sent.
    pub(crate) address: String,
    pub(crate) told: Option<Told>,
    pub(crate) fields: Vec<Field>,
}

impl View {
    /// Of a matter, with what was typed.
    pub(crate) fn of(
        app: &App,
        matter: &Matter,
        address: String,
        (typed, refusal): (String, Option<Refusal>),
        words: Words,
    ) -> Self {
        let told = matter.2.as_ref().map(|appeal| Told::of(appeal, words, &When::new(app, words)));
        let field = Field::new(words, "words", "appeal-words", Shape::Area).most(MOST_TEXT, 5).with(typed);
        let fields = vec![field.wrong(refusal.map(|refusal| refusal_text(refusal, words)))];
        Self { address, told, fields }
    }
}

/// A refusal in words.
fn refusal_text(refusal: Refusal, words: Words) -> String {
    match refusal {
        Refusal::TooLong => words.count("appeal-long", MOST_TEXT),
        Refusal::NoOutcome => words.get("appeal-outcome-none").into_owned(),
        Refusal::Empty => words.get("appeal-empty").into_owned(),
        Refusal::Twice | Refusal::Nothing | Refusal::NotTheirs | Refusal::Over => {
            words.get("appeal-over").into_owned()
        }
    }
}

/// An appeal as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) words: String,
    outcome: String,
}

#[derive(Template)]
#[template(path = "appeal/post.html")]
struct PostPage {
    frame: Frame,
    rooms: Rooms,
    id: PostId,
    said: Said,
    matter: View,
}

/// The seat's own hidden post, and what was done about it.
async fn hidden(app: &App, seat: &Seat, id: &str) -> Result<(Post, Matter), Failure> {
    let found = not_here(post::post(app, seat, not_here(id.parse().ok())?).await?)?;
    let matter = not_here(appeal::matter(app, &seat.member, Some(&found)).await?)?;
    Ok((found, matter))
}

/// `GET /space/{group}/posts/{post}/appeal`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    post_page(&asked, &app, &seat, &id, (String::new(), None)).await
}

/// `POST /space/{group}/posts/{post}/appeal`
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let (found, _) = hidden(&app, &seat, &id).await?;
    match appeal::ask(&app, seat.member.id, Subject::Post(found.id), &typed.words).await? {
        Err(refusal @ (Refusal::Empty | Refusal::TooLong)) => {
            post_page(&asked, &app, &seat, &id, (typed.words, Some(refusal))).await
        }
        _ => Ok(Redirect::to(&format!("/space/{}/posts/{id}/appeal", seat.group.id)).into_response()),
    }
}

async fn post_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    id: &str,
    typed: (String, Option<Refusal>),
) -> Page {
    let (found, matter) = hidden(app, seat, id).await?;
    let wrong = typed.1.is_some();
    let address = format!("/space/{}/posts/{}/appeal", seat.group.id, found.id);
    let page = PostPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: found.id,
        said: not_here(read(app, &found, asked.words).await?)?,
        matter: View::of(app, &matter, address, typed, asked.words),
    };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// An appeal that waits, in a list.
pub(crate) struct Line {
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) when: String,
}

/// Appeals that wait for a seat, oldest first.
pub(crate) async fn lines(app: &App, seat: &Seat, when: &When) -> anyhow::Result<Vec<Line>> {
    let waiting = appeal::waiting(app, By::Seat(seat)).await?;
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
    match not_here(appeal::answer(app, by, id, outcome, &typed.words).await?)? {
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
    let Heard { appeal, act, who, post } = not_here(appeal::open(app, by, id).await?)?;
    let (rooms, address) = match by {
        By::Seat(seat) => (Some(Rooms::of(seat)), format!("/space/{}/appeals/{id}", seat.group.id)),
        By::Server(_) => (None, format!("/queue/appeals/{id}")),
    };
    let mut names: HashMap<MemberId, String> = HashMap::new();
    for member in [act.by, Some(who.id)].into_iter().flatten() {
        if let Some(known) = app.db.member(member).await? {
            names.insert(member, known.inner.pseudonym.into_shown());
        }
    }
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
