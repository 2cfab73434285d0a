//! Opening a space for a listing, and changing it: how people join, the rules, the questions, the clock.

use super::{
    Rooms,
    field::{Field, Shape},
    status,
};
use crate::{
    actions::{
        owner::{self, Keeper},
        space::{self, Wrong},
    },
    actor::Leading,
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::group::{Group, Inner, JoinPolicy, MOST_TEXT, Refusal, USUAL_HOURS};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    policy: String,
    pledge: String,
    rules: String,
    welcome: String,
    questions: String,
    hours: String,
    images: String,
}

impl Typed {
    /// A good text to begin with, in a language.
    fn usual(words: Words) -> Self {
        Self {
            policy: JoinPolicy::Request.code().to_owned(),
            pledge: words.get("space-usual-pledge").into_owned(),
            rules: words.get("space-usual-rules").into_owned(),
            welcome: words.get("space-usual-welcome").into_owned(),
            questions: String::new(),
            hours: USUAL_HOURS.to_string(),
            images: String::new(),
        }
    }

    fn of(inner: &Inner) -> Self {
        Self {
            policy: inner.policy.code().to_owned(),
            pledge: inner.pledge.clone(),
            rules: inner.rules.clone(),
            welcome: inner.welcome.clone(),
            questions: inner.questions.join("\n"),
            hours: inner.hours.to_string(),
            images: if inner.images { "on".to_owned() } else { String::new() },
        }
    }

    fn read(&self) -> Inner {
        let text = |typed: &str| typed.replace("\r\n", "\n").trim().to_owned();
        Inner {
            policy: JoinPolicy::from_code(&self.policy).unwrap_or(JoinPolicy::Request),
            pledge: text(&self.pledge),
            rules: text(&self.rules),
            welcome: text(&self.welcome),
            questions: super::lines(&self.questions),
            version: 1,
            hours: self.hours.trim().parse().unwrap_or(0),
            images: self.images == "on",
        }
    }

    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let error =
            |refusal: Refusal, key: &str| wrong.contains(&refusal).then(|| words.get(key).into_owned());
        let area = |name: &str, key: &str| Field::new(words, name, key, Shape::Area).most(MOST_TEXT, 8);
        let policies = JoinPolicy::ALL.iter().map(|policy| policy.code());
        vec![
            Field::new(words, "policy", "open-policy", Shape::One)
                .codes(words, "policy", policies)
                .with(self.policy),
            area("pledge", "open-pledge")
                .with(self.pledge)
                .wrong(error(Refusal::Pledge, "open-pledge-wrong")),
            area("rules", "open-rules").with(self.rules).wrong(error(Refusal::Rules, "open-rules-wrong")),
            area("welcome", "open-welcome")
                .optional()
                .with(self.welcome)
                .wrong(error(Refusal::Welcome, "open-welcome-wrong")),
            area("questions", "open-questions")
                .optional()
                .with(self.questions)
                .wrong(error(Refusal::Questions, "open-questions-wrong")),
            Field::new(words, "hours", "open-hours", Shape::Number)
                .with(self.hours)
                .wrong(error(Refusal::Hours, "open-hours-wrong")),
            Field::new(words, "images", "open-images", Shape::Check).with(self.images),
        ]
    }
}

#[derive(Template)]
#[template(path = "space/open.html")]
struct OpenPage {
    frame: Frame,
    token: String,
    name: String,
    listing: String,
    fields: Vec<Field>,
    /// The space is open already.
    open: bool,
    /// The link for its facilitator, shown once.
    link: Option<String>,
}

#[derive(Template)]
#[template(path = "space/settings.html")]
struct SettingsPage {
    frame: Frame,
    rooms: Rooms,
    fields: Vec<Field>,
}

async fn keeper(app: &App, token: &str) -> Result<(Keeper, Option<Group>), Failure> {
    let keeper = owner::keeper(app, token).await?.ok_or(Failure::NotFound)?;
    let group = app.db.group_of_listing(keeper.listing.id).await?;
    Ok((keeper, group))
}

/// `GET /keep/{token}/space`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, Path(token): Path<String>) -> Page {
    let (keeper, group) = keeper(&app, &token).await?;
    let fields = Typed::usual(asked.words).fields(&[], asked.words);
    let open = group.is_some();
    page(OpenPage::of(&asked, &app, token, &keeper, fields, open))
}

/// `POST /keep/{token}/space`: opens the space, or makes another link for a facilitator.
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Page {
    let (keeper, group) = keeper(&app, &token).await?;
    if let Some(group) = group {
        let link = space::renew_link(&app, group.id).await?;
        let shown = OpenPage::of(&asked, &app, token, &keeper, vec![], true);
        return page(OpenPage { link: Some(invite_address(&app, &link)), ..shown });
    }
    let opened = space::open(&app, keeper.listing.id, typed.read()).await?;
    let wrong = match opened {
        Ok(link) => {
            let shown = OpenPage::of(&asked, &app, token, &keeper, vec![], true);
            return page(OpenPage { link: Some(invite_address(&app, &link)), ..shown });
        }
        Err(Wrong::Open) => return Ok(Redirect::to(&format!("/keep/{token}/space")).into_response()),
        Err(Wrong::Fields(wrong)) => wrong,
        Err(Wrong::Refused(_)) => return Err(Failure::NotFound),
    };
    let fields = typed.fields(&wrong, asked.words);
    page(OpenPage::of(&asked, &app, token, &keeper, fields, false))
}

impl OpenPage {
    fn of(asked: &Asked, app: &App, token: String, keeper: &Keeper, fields: Vec<Field>, open: bool) -> Self {
        Self {
            frame: Frame::new(asked, &house(app), "title-owner"),
            token,
            name: keeper.listing.name.clone(),
            listing: keeper.listing.id.to_string(),
            fields,
            open,
            link: None,
        }
    }
}

fn page(page: OpenPage) -> Page {
    let wrong = page.fields.iter().any(|field| field.error.is_some());
    Ok(page.frame.show_as(status(wrong), &page))
}

/// Where a link that lets people in leads.
pub(crate) fn invite_address(app: &App, token: &str) -> String {
    format!("{}/invite/{token}", app.public_url())
}

/// `GET /space/{group}/settings`
pub(crate) async fn settings(asked: Asked, State(app): State<Shared>, Leading(seat): Leading) -> Page {
    let fields = Typed::of(&seat.group.inner).fields(&[], asked.words);
    let frame = Frame::new(&asked, &house(&app), "title-space");
    let page = SettingsPage { frame, rooms: Rooms::of(&seat), fields };
    Ok(page.frame.show(&page))
}

/// `POST /space/{group}/settings`
pub(crate) async fn change(
    asked: Asked,
    State(app): State<Shared>,
    Leading(seat): Leading,
    Form(typed): Form<Typed>,
) -> Page {
    let wrong = match space::change(&app, &seat, typed.read()).await? {
        Ok(group) => return Ok(Redirect::to(&format!("/space/{}/rules", group.id)).into_response()),
        Err(Wrong::Fields(wrong)) => wrong,
        Err(Wrong::Open | Wrong::Refused(_)) => return Err(Failure::NotFound),
    };
    let fields = typed.fields(&wrong, asked.words);
    let frame = Frame::new(&asked, &house(&app), "title-space");
    let page = SettingsPage { frame, rooms: Rooms::of(&seat), fields };
    Ok(page.frame.show_as(status(true), &page))
}
