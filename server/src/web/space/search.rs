//! Looking for words in a space.

use super::when::When;
use crate::{
    actions::{
        mention::Names,
        resource::{self, Shelved},
        seat::Seat,
        thread,
    },
    app::{App, Shared},
    markdown,
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
        post::words::text,
        resource::ShelfLine,
        room::{Rooms, excerpt, title},
    },
};
use askama::Template;
use axum::extract::{Form, State};
use serde::Deserialize;
use std::borrow::Cow;

/// Most characters of a question to the space.
const MOST_QUESTION: usize = 200;
/// Characters of a post that a find shows.
const EXCERPT: usize = 200;

struct Find {
    address: String,
    title: Cow<'static, str>,
    text: String,
    by: String,
    when: String,
}

#[derive(Template)]
#[template(path = "space/search.html")]
struct SearchPage {
    frame: Frame,
    rooms: Rooms,
    question: String,
    asked: bool,
    finds: Vec<Find>,
    /// What is found on the shelf.
    shelf: Vec<ShelfLine>,
}

/// What was found: posts, with the names in them, and things of the shelf.
type Looked = ((Vec<thread::Found>, Names), Vec<Shelved>);

/// What somebody looks for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    q: String,
}

/// `GET /space/{group}/search`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    page(&asked, &app, &seat, String::new(), None)
}

/// `POST /space/{group}/search`: the words asked for stand in no address and so in no history.
pub(crate) async fn find(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Form(question): Form<Question>,
) -> Page {
    let question: String = question.q.trim().chars().take(MOST_QUESTION).collect();
    let found = thread::search(&app, &seat, &question).await?;
    let shelf = resource::search(&app, &seat, &question).await?;
    page(&asked, &app, &seat, question, Some((found, shelf)))
}

fn page(asked: &Asked, app: &App, seat: &Seat, question: String, found: Option<Looked>) -> Page {
    let words = asked.words;
    let when = When::new(app, words);
    let asked_for = found.is_some();
    let ((found, names), shelf) = found.unwrap_or_default();
    let find = |found: thread::Found| Find {
        address: format!("/space/{}/posts/{}", seat.group.id, found.post.id),
        title: if found.folded { words.get("block-folded-title") } else { title(&found.thread, seat, words) },
        text: found
            .post
            .said
            .map_or_else(String::new, |said| excerpt(&markdown::words(&text(&said, &names, words)), EXCERPT)),
        by: found.author.map_or_else(String::new, |author| author.pseudonym.into_shown()),
        when: when.ago(found.post.at),
    };
    let page = SearchPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        asked: asked_for,
        finds: found.into_iter().map(find).collect(),
        shelf: shelf.into_iter().map(|it| ShelfLine::of(it, app.now().date(), words)).collect(),
        question,
    };
    Ok(page.frame.show(&page))
}
