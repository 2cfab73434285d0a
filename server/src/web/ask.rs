//! The question before something that cannot be undone, or that reaches far: one page for all, with what it means and a way
//! back. It is asked once.

use crate::{
    actions::seat::Seat,
    app::App,
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
        room::Rooms,
    },
    words::Words,
};
use askama::Template;

/// What is asked.
#[derive(Debug, Default)]
pub(crate) struct Question {
    pub(crate) heading: String,
    /// The words it is about.
    pub(crate) said: Option<String>,
    /// What comes of it.
    pub(crate) means: Vec<String>,
    /// What the button says.
    pub(crate) button: String,
    /// Where the form goes, and what goes with it.
    pub(crate) action: String,
    pub(crate) hidden: Vec<(&'static str, String)>,
    /// Where nothing is done.
    pub(crate) back: String,
}

impl Question {
    /// A question that needs no names: messages `<key>-ask`, each of `means`, and `button`.
    pub(crate) fn new(words: Words, key: &str, means: &[&str], button: &str) -> Self {
        Self {
            heading: words.get(&format!("{key}-ask")).into_owned(),
            means: means.iter().map(|key| words.get(key).into_owned()).collect(),
            button: words.get(button).into_owned(),
            ..Self::default()
        }
    }

    /// The same, sent to an address; and where nothing is done.
    pub(crate) fn to(self, action: String, back: String) -> Self {
        Self { action, back, ..self }
    }
}

#[derive(Template)]
#[template(path = "ask/ask.html")]
struct AskPage {
    frame: Frame,
    rooms: Option<Rooms>,
    question: Question,
}

/// Asks on a page with the message `title` as its title.
pub(crate) fn ask(asked: &Asked, app: &App, title: &str, question: Question) -> Page {
    let page = AskPage { frame: Frame::new(asked, &house(app), title), rooms: None, question };
    Ok(page.frame.show(&page))
}

/// The same in a room.
pub(crate) fn ask_in(asked: &Asked, app: &App, seat: &Seat, question: Question) -> Page {
    let frame = Frame::new(asked, &house(app), "title-space");
    let page = AskPage { frame, rooms: Some(Rooms::of(seat)), question };
    Ok(page.frame.show(&page))
}
