//! Everything that is kept of somebody: to read, to print, and to take away.

use crate::{
    actions::account::export::{self, Export, Told},
    actor::Person,
    app::Shared,
    web::{
        credential,
        failure::Page,
        house,
        page::{Asked, Frame},
        space::when::When,
    },
};
use askama::Template;
use axum::{Json, extract::State, http::header, response::IntoResponse};
use domain::{Stamp, credential::Said};
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "account/export.html")]
struct ExportPage {
    frame: Frame,
    export: Export,
    when: When,
}

/// `GET /account/export`
pub(crate) async fn show(asked: Asked, person: Person, State(app): State<Shared>) -> Page {
    let page = ExportPage {
        frame: Frame::new(&asked, &house(&app), "title-account"),
        export: export::export(&app, &person.account).await?,
        when: When::new(&app, asked.words),
    };
    Ok(page.frame.show(&page))
}

/// `GET /account/export.json`
pub(crate) async fn json(person: Person, State(app): State<Shared>) -> Page {
    let export = export::export(&app, &person.account).await?;
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"account.json\"");
    Ok(([name], Json(export)).into_response())
}

impl ExportPage {
    fn exact(&self, at: &jiff::Timestamp) -> String {
        self.when.exact(Stamp::from(*at))
    }

    /// Whom something was told about.
    fn about(&self, told: &Told) -> Cow<'static, str> {
        told.about.clone().map_or_else(|| self.frame.words.get("mention-left"), Cow::Owned)
    }

    /// What somebody said of their training, a label and a text each.
    fn credential(&self, said: &Said) -> Vec<(Cow<'static, str>, String)> {
        credential::words::said(said, self.frame.words)
    }
}
