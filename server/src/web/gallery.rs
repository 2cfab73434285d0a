//! The components with examples, for those who build pages: looked at, photographed and checked with axe. Debug builds
//! alone serve it.

use crate::{
    app::Shared,
    web::{
        failure::Page,
        find::result::Card,
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "gallery/gallery.html")]
struct Gallery {
    frame: Frame,
    cards: Vec<Card>,
}

/// `GET /gallery`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>) -> Page {
    let frame = Frame::new(&asked, &house(&app), "title-gallery").in_crisis(asked.query.contains("crisis"));
    let page = Gallery { frame, cards: vec![usual(), flagged()] };
    Ok(page.frame.show(&page))
}

fn usual() -> Card {
    Card {
        id: "01890a5d-ac96-774b-bcce-b302099a8057".into(),
        carried: String::new(),
        name: "Tuesday evening circle".into(),
        lang: None,
        kind: None,
        about: "Loss of a husband, wife or partner · Adults".into(),
        when: "Tuesday, November 24, 7:00 pm".into(),
        soon: "tomorrow".into(),
        how: "In person".into(),
        place: "Carmel Library, Room 2, Carmel, IN".into(),
        cost: "Free".into(),
        why: vec!["about the loss of a partner".into(), "about 2.5 mi (4 km)".into(), "free".into()],
        unknown: vec!["Not known yet who leads".into()],
        pause: None,
        flags: None,
    }
}

fn flagged() -> Card {
    Card {
        id: "01890a5d-ac96-774b-bcce-b302099a8058".into(),
        name: "A course with a very long name that has to break somewhere on a small phone".into(),
        kind: Some("Class or course".into()),
        place: String::new(),
        why: vec![],
        pause: Some("Paused".into()),
        flags: Some("2 things to look at first".into()),
        ..usual()
    }
}
