//! The form of something for the shelf, and where it is added or changed.

use super::{keeps, resource_id, to};
use crate::{
    actions::{resource as shelf, seat::Seat},
    actor::Keeping,
    app::{App, Shared},
    web::{
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::{Field, Shape},
    },
    words::Words,
};
use askama::Template;
use axum::extract::{Form, Path, State};
use domain::{
    Resource, ResourceId,
    resource::{self, MOST_LINK, MOST_MONTHS, MOST_SOURCE, MOST_TEXT, Refusal, ResourceState, Tongue},
    thread::{self, MOST_TITLE},
};
use jiff::civil::Date;
use serde::Deserialize;

/// What somebody typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    text: String,
    source: String,
    link: String,
    language: String,
    review: String,
}

impl Typed {
    /// What a form begins with: the language of the page, and a look in a year.
    pub(super) fn usual(today: Date, words: Words) -> Self {
        let language = Tongue::from_code(words.code()).unwrap_or(Tongue::Other);
        let (language, review) = (language.code().to_owned(), resource::usual_review(today).to_string());
        Self { language, review, ..Self::default() }
    }

    pub(super) fn of(resource: &Resource) -> Self {
        let inner = &resource.inner;
        Self {
            title: inner.title.show().clone(),
            text: inner.text.show().clone(),
            source: inner.source.show().clone(),
            link: inner.link.as_ref().map(|link| link.show().clone()).unwrap_or_default(),
            language: inner.language.code().to_owned(),
            review: resource.review.to_string(),
        }
    }

    /// For the action.
    pub(super) fn read(&self) -> resource::Typed {
        resource::Typed {
            title: self.title.clone(),
            text: self.text.clone(),
            source: self.source.clone(),
            link: self.link.clone(),
            review: self.review.clone(),
            language: self.language.clone(),
        }
    }

    /// The fields; a post has no source but its writer, and no link.
    pub(super) fn fields(self, wrong: &[Refusal], of_post: bool, words: Words) -> Vec<Field> {
        let error = |refusal: Refusal, text: String| wrong.contains(&refusal).then_some(text);
        let title = wrong.iter().find_map(|wrong| match wrong {
            Refusal::Title(thread::Refusal::NoTitle) => Some(words.get("thread-title-none").into_owned()),
            Refusal::Title(thread::Refusal::LongTitle) => Some(words.count("thread-title-long", MOST_TITLE)),
            _ => None,
        });
        let line = |name: &str, key: &str| Field::new(words, name, key, Shape::Line);
        let mut fields = vec![
            line("title", "resource-title").with(self.title).wrong(title),
            Field::new(words, "text", "resource-text", Shape::Area)
                .most(MOST_TEXT, 5)
                .with(self.text)
                .wrong(error(Refusal::Text, words.count("resource-text-wrong", MOST_TEXT))),
        ];
        if !of_post {
            let source = error(Refusal::Source, words.count("resource-source-wrong", MOST_SOURCE));
            let link = error(Refusal::Link, words.count("resource-link-wrong", MOST_LINK));
            fields.push(line("source", "resource-source").with(self.source).wrong(source));
            fields.push(line("link", "resource-link").optional().with(self.link).wrong(link));
        }
        let months = usize::try_from(MOST_MONTHS).unwrap_or_default();
        fields.push(
            Field::new(words, "language", "resource-language", Shape::One)
                .codes(words, "resource-language", Tongue::ALL.iter().map(|tongue| tongue.code()))
                .with(self.language)
                .wrong(error(Refusal::Language, words.get("resource-language-wrong").into_owned())),
        );
        fields.push(
            Field::new(words, "review", "resource-review", Shape::Day)
                .with(self.review)
                .wrong(error(Refusal::Review, words.count("resource-review-wrong", months / 12))),
        );
        fields
    }
}

#[derive(Template)]
#[template(path = "resource/form.html")]
pub(super) struct FormPage {
    pub(super) frame: Frame,
    pub(super) rooms: Rooms,
    /// Messages are `resource-<page>-heading` and so on.
    pub(super) page: &'static str,
    pub(super) action: String,
    pub(super) back: String,
    /// The post that is asked for.
    pub(super) html: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) full: bool,
}

impl FormPage {
    pub(super) fn show(self, wrong: &[Refusal]) -> Page {
        Ok(self.frame.show_as(status(!wrong.is_empty()), &self))
    }
}

fn new_page(asked: &Asked, app: &App, seat: &Seat, typed: Typed, wrong: &[Refusal]) -> Page {
    let back = format!("/space/{}/shelf", seat.group.id);
    let form = FormPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        page: if keeps(seat) { "add" } else { "suggest" },
        action: format!("{back}/new"),
        back,
        html: None,
        fields: typed.fields(wrong, false, asked.words),
        full: wrong.contains(&Refusal::Full),
    };
    form.show(wrong)
}

/// `GET /space/{group}/shelf/new`
pub(crate) async fn new(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let typed = Typed::usual(app.now().date(), asked.words);
    new_page(&asked, &app, &seat, typed, &[])
}

/// `POST /space/{group}/shelf/new`
pub(crate) async fn add(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Form(typed): Form<Typed>,
) -> Page {
    match shelf::add(&app, &seat, &typed.read()).await? {
        Ok(it) if it.state == ResourceState::Kept => Ok(to(&seat, Some(it.id))),
        Ok(_) => Ok(to(&seat, None)),
        Err(wrong) => new_page(&asked, &app, &seat, typed, &wrong),
    }
}

/// `GET /space/{group}/shelf/{resource}/edit`
pub(crate) async fn edit(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    let id = resource_id(&id)?;
    let it = not_here(shelf::one(&app, &seat, id).await?)?.resource;
    not_here(it.may_change(true).then_some(()))?;
    edit_page(&asked, &app, &seat, id, Typed::of(&it), &[])
}

/// `POST /space/{group}/shelf/{resource}/edit`
pub(crate) async fn change(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let id = resource_id(&id)?;
    match not_here(shelf::change(&app, &seat, id, &typed.read()).await?)? {
        Ok(it) => Ok(to(&seat, Some(it.id))),
        Err(wrong) => edit_page(&asked, &app, &seat, id, typed, &wrong),
    }
}

fn edit_page(asked: &Asked, app: &App, seat: &Seat, id: ResourceId, typed: Typed, wrong: &[Refusal]) -> Page {
    let back = format!("/space/{}/shelf/{id}", seat.group.id);
    let form = FormPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        page: "edit",
        action: format!("{back}/edit"),
        back,
        html: None,
        fields: typed.fields(wrong, false, asked.words),
        full: false,
    };
    form.show(wrong)
}
