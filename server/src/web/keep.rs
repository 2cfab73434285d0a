//! Keeping a listing by a signed link: say it is right, change it, answer visitors' questions.

use crate::{
    actions::owner::{self, Change, Keeper},
    app::{App, Shared},
    mail,
    web::{
        door::{Behind, CARRIED, Opened, Sent},
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{Question, Status};
use std::collections::{BTreeMap, HashMap};

/// Most characters of one field.
const MOST: usize = 4000;

/// A text that can be changed.
#[derive(Clone)]
struct Field {
    name: String,
    label: String,
    text: String,
    error: Option<String>,
}

/// Before the id of a question in the name of its reply's field.
const REPLY: &str = "reply-";

impl Field {
    /// What was typed into it, else what is known.
    fn of(name: String, label: String, known: &str, typed: &HashMap<String, String>, words: Words) -> Self {
        let text = typed.get(&name).map_or(known, String::as_str);
        let number = |n: usize| words.number(n as u64).into();
        let length = plain(text).chars().count();
        let long = || words.with("field-too-long", &[("most", number(MOST)), ("length", number(length))]);
        Self { error: (length > MOST).then(long), text: text.to_owned(), name, label }
    }

    fn is_reply(&self) -> bool {
        self.name.starts_with(REPLY)
    }
}

/// A question of a visitor.
struct Waiting {
    text: String,
    reply: Field,
}

#[derive(Template)]
#[template(path = "keep/keep.html")]
struct KeepPage {
    frame: Frame,
    /// The address of the door, and the link that leads to it, for its owner to keep.
    address: String,
    link: String,
    secret: String,
    id: String,
    name: String,
    description: Field,
    status: Status,
    answers: Vec<Field>,
    waiting: Vec<Waiting>,
    email: String,
    /// The last letter to this address came back.
    came_back: bool,
    /// The message of what was just done.
    done: Option<&'static str>,
    email_wrong: bool,
}

impl KeepPage {
    fn fields(&self) -> impl Iterator<Item = &Field> {
        let replies = self.waiting.iter().map(|question| &question.reply);
        replies.chain([&self.description]).chain(&self.answers)
    }

    /// Whether something is wrong at a field.
    fn mistakes(&self) -> bool {
        self.fields().any(|field| field.error.is_some())
    }
}

#[derive(Template)]
#[template(path = "keep/stop.html")]
struct StopPage {
    frame: Frame,
    token: String,
    done: bool,
}

/// What came of the form that was sent, if one was.
#[derive(Default)]
struct Outcome {
    done: Option<&'static str>,
    wrong_email: Option<String>,
    /// What was typed and not taken.
    typed: HashMap<String, String>,
}

/// Whoever came with the link that keeps a listing.
pub(crate) type Keep = Behind<Keeper>;

impl Opened for Keeper {
    const ROOM: &'static str = "/keep";

    async fn by(app: &App, secret: &str) -> anyhow::Result<Option<Self>> {
        owner::keeper(app, secret).await
    }
}

/// `GET /keep/{token}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, keep: Keep) -> Page {
    page(&asked, &app, &keep, Outcome::default()).await
}

/// `POST /keep/{token}`, with the number of a door: what was typed is right from today on.
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Sent { behind: keep, typed }: Sent<Keeper, HashMap<String, String>>,
) -> Page {
    if typed.values().any(|text| plain(text).chars().count() > MOST) {
        let page = page(&asked, &app, &keep, Outcome { typed, ..Outcome::default() }).await?;
        return Ok(keep.link.keep(&app, page));
    }
    let keeper = &keep.opened;
    let text = |name: &str| typed.get(name).map(|text| plain(text));
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
        if let Some(reply) = text(&format!("{REPLY}{}", question.id)).filter(|reply| !reply.is_empty()) {
            keeper.reply(&app, &question, &reply).await?;
        }
    }
    let page = page(&asked, &app, &keep, Outcome { done: Some("keep-saved"), ..Outcome::default() }).await?;
    Ok(keep.link.keep(&app, page))
}

/// `POST /keep/{token}/mail`: where the owner is written to.
pub(crate) async fn save_mail(
    asked: Asked,
    State(app): State<Shared>,
    Sent { behind: keep, typed }: Sent<Keeper, HashMap<String, String>>,
) -> Page {
    let typed = typed.get("own_email").map(|typed| typed.trim().to_owned()).unwrap_or_default();
    let email = mail::address(&typed);
    let outcome = if email.is_none() && !typed.is_empty() {
        Outcome { wrong_email: Some(typed), ..Outcome::default() }
    } else {
        let done = if email.is_some() { "keep-mail-saved" } else { "keep-mail-ended" };
        keep.opened.write_to(&app, email).await?;
        Outcome { done: Some(done), ..Outcome::default() }
    };
    let page = page(&asked, &app, &keep, outcome).await?;
    Ok(keep.link.keep(&app, page))
}

/// Who may end the letters about a listing, by the link of one.
async fn stopper(app: &App, token: &str) -> Result<Keeper, Failure> {
    owner::stopper(app, token).await?.ok_or(Failure::NotFound)
}

/// `GET /keep/{token}/stop`: where the link of a letter leads. A mailbox that looks at links changes nothing. The token stays
/// in the address, as in all letters: one press is all it is good for.
pub(crate) async fn ask_stop(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    stopper(&app, &token).await?;
    let page = StopPage { frame: Frame::new(&asked, &house(&app), "title-owner"), token, done: false };
    Ok(page.frame.show(&page))
}

/// `POST /keep/{token}/stop`: ends the letters, from the page or with a mailbox's one click (RFC 8058).
pub(crate) async fn stop(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    stopper(&app, &token).await?.write_to(&app, None).await?;
    let page = StopPage { frame: Frame::new(&asked, &house(&app), "title-owner"), token, done: true };
    Ok(page.frame.show(&page))
}

/// What was typed, as it is kept.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

async fn page(asked: &Asked, app: &App, keep: &Keep, outcome: Outcome) -> Page {
    let words = asked.words;
    let keeper = keep.opened.again(app).await?.ok_or(Failure::NotFound)?;
    let waiting = keeper.questions(app).await?;
    let label = |question: Question| words.code_name("question", question.code()).into_owned();
    let field = |name, label, known: &str| Field::of(name, label, known, &outcome.typed, words);
    let waiting = waiting.into_iter().map(|report| Waiting {
        reply: field(format!("{REPLY}{}", report.id), report.question.map(label).unwrap_or_default(), ""),
        text: report.text,
    });
    let answer = |question: &Question| {
        let known = keeper.listing.answers.get(question).map_or("", |answer| answer.text.as_str());
        field(question.code().to_owned(), label(*question), known)
    };
    let status = outcome.typed.get("status").and_then(|code| Status::from_code(code));
    let page = KeepPage {
        frame: Frame::new(asked, &house(app), "title-owner"),
        address: keep.link.address.clone(),
        secret: keep.link.secret.clone(),
        came_back: keeper.came_back(),
        link: owner::link(app, keeper.listing.id).await?.unwrap_or_default(),
        id: keeper.listing.id.to_string(),
        name: keeper.listing.name.clone(),
        description: field(
            "description".into(),
            words.get("field-description").into_owned(),
            &keeper.listing.description,
        ),
        status: status.unwrap_or(keeper.listing.status),
        answers: Question::ALL.iter().map(answer).collect(),
        waiting: waiting.collect(),
        done: outcome.done,
        email_wrong: outcome.wrong_email.is_some(),
        email: outcome.wrong_email.or(keeper.email().map(str::to_owned)).unwrap_or_default(),
    };
    let status =
        if page.email_wrong || page.mistakes() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(page.frame.show_as(status, &page))
}
