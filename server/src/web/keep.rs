//! Keeping a listing by a signed link: say it is right, change it, answer visitors' questions.

use crate::{
    actions::owner::{self, Change, Keeper},
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::extract::{Form, Path, State};
use domain::{Question, ReportId, Status};
use std::collections::{BTreeMap, HashMap};

/// Most characters of one field.
const MOST: usize = 4000;

struct OwnAnswer {
    code: &'static str,
    label: String,
    text: String,
}

struct Waiting {
    id: ReportId,
    question: String,
    text: String,
}

#[derive(Template)]
#[template(path = "keep/keep.html")]
struct KeepPage {
    frame: Frame,
    token: String,
    id: String,
    name: String,
    description: String,
    status: Status,
    answers: Vec<OwnAnswer>,
    waiting: Vec<Waiting>,
    saved: bool,
}

async fn keeper(app: &App, token: &str) -> Result<Keeper, Failure> {
    owner::keeper(app, token).await?.ok_or(Failure::NotFound)
}

/// `GET /keep/{token}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    let keeper = keeper(&app, &token).await?;
    page(asked, &app, token, keeper, false).await
}

/// `POST /keep/{token}`: what was typed is right from today on.
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Path(token): Path<String>,
    Form(typed): Form<HashMap<String, String>>,
) -> Page {
    let keeper = keeper(&app, &token).await?;
    let text = |name: &str| {
        typed.get(name).map(|t| t.replace("\r\n", "\n").trim().chars().take(MOST).collect::<String>())
    };
    let own = |question: &Question| text(question.code()).map(|text| (*question, text));
    let said = |(question, text): &(Question, String)| {
        keeper.listing.answers.get(question).map_or(!text.is_empty(), |known| known.text != *text)
    };
    let answers: BTreeMap<Question, String> = Question::ALL.iter().filter_map(own).filter(said).collect();
    let change = Change {
        status: typed.get("status").and_then(|code| Status::from_code(code)),
        description: text("description"),
        answers,
    };
    keeper.confirm(&app, change).await?;
    for question in keeper.questions(&app).await? {
        if let Some(reply) = text(&format!("reply-{}", question.id)).filter(|reply| !reply.is_empty()) {
            keeper.reply(&app, &question, &reply).await?;
        }
    }
    let keeper = self::keeper(&app, &token).await?;
    page(asked, &app, token, keeper, true).await
}

async fn page(asked: Asked, app: &App, token: String, keeper: Keeper, saved: bool) -> Page {
    let words = asked.words;
    let waiting = keeper.questions(app).await?;
    let waiting = waiting.into_iter().map(|report| Waiting {
        id: report.id,
        question: report
            .question
            .map(|q| words.code_name("question", q.code()).into_owned())
            .unwrap_or_default(),
        text: report.text,
    });
    let answer = |question: &Question| OwnAnswer {
        code: question.code(),
        label: words.code_name("question", question.code()).into_owned(),
        text: keeper.listing.answers.get(question).map(|answer| answer.text.clone()).unwrap_or_default(),
    };
    let page = KeepPage {
        frame: Frame::new(&asked, &house(app), "title-owner"),
        token,
        id: keeper.listing.id.to_string(),
        name: keeper.listing.name.clone(),
        description: keeper.listing.description.clone(),
        status: keeper.listing.status,
        answers: Question::ALL.iter().map(answer).collect(),
        waiting: waiting.collect(),
        saved,
    };
    Ok(page.frame.show(&page))
}
