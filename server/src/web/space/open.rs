//! Opening a space for a listing, and changing it: how people join, the rules, the questions, the clock.

use super::field::{Field, Shape};
use crate::{
    actions::{
        owner::Keeper,
        space::{self, Wrong},
    },
    actor::Leading,
    app::{App, Shared},
    web::{
        door::{CARRIED, Sent},
        failure::{Failure, Page},
        house,
        keep::Keep,
        page::{Asked, Frame, status},
        room::Rooms,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    Listing,
    chat::Fade,
    group::{Inner, JoinPolicy, MOST_TEXT, Refusal, Talk, USUAL_FIT_DAYS, USUAL_HOURS},
};
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
    fit_days: String,
    images: String,
    chat: String,
    talk: String,
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
            fit_days: USUAL_FIT_DAYS.to_string(),
            images: String::new(),
            chat: Fade::default().code().to_owned(),
            talk: Talk::Off.code().to_owned(),
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
            fit_days: inner.fit_days.to_string(),
            images: if inner.images { "on".to_owned() } else { String::new() },
            chat: inner.chat.code().to_owned(),
            talk: inner.talk.code().to_owned(),
        }
    }

    /// What was typed, as a group keeps it.
    pub(crate) fn read(&self) -> Inner {
        let text = |typed: &str| typed.replace("\r\n", "\n").trim().to_owned();
        Inner {
            policy: JoinPolicy::from_code(&self.policy).unwrap_or(JoinPolicy::Request),
            pledge: text(&self.pledge),
            rules: text(&self.rules),
            welcome: text(&self.welcome),
            questions: super::lines(&self.questions),
            version: 1,
            hours: self.hours.trim().parse().unwrap_or(0),
            fit_days: fit_days(&self.fit_days),
            images: self.images == "on",
            chat: Fade::from_code(&self.chat).unwrap_or_default(),
            talk: Talk::from_code(&self.talk).unwrap_or(Talk::Off),
        }
    }

    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let error =
            |refusal: Refusal, key: &str| wrong.contains(&refusal).then(|| words.get(key).into_owned());
        let area = |name: &str, key: &str| Field::new(words, name, key, Shape::Area).most(MOST_TEXT, 8);
        let fades = Fade::ALL.iter().map(|fade| fade.code());
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
            Field::new(words, "fit_days", "open-fit", Shape::Number)
                .optional()
                .with(self.fit_days)
                .wrong(error(Refusal::Fit, "open-fit-wrong")),
            Field::new(words, "images", "open-images", Shape::Check).with(self.images),
            Field::new(words, "chat", "open-chat", Shape::One).codes(words, "fade", fades).with(self.chat),
            Field::new(words, "talk", "open-talk", Shape::One)
                .codes(words, "talk", Talk::ALL.iter().map(|talk| talk.code()))
                .with(self.talk),
        ]
    }
}

/// The days of trying: the usual ones where nothing is typed.
fn fit_days(typed: &str) -> u32 {
    let typed = typed.trim();
    if typed.is_empty() { USUAL_FIT_DAYS } else { typed.parse().unwrap_or(0) }
}

#[derive(Template)]
#[template(path = "space/open.html")]
struct OpenPage {
    frame: Frame,
    /// Where the form goes.
    address: String,
    /// Where it leads back to.
    back: String,
    secret: Option<String>,
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

/// Where a space is opened from: the keeper's page of a listing, or a host's desk.
pub(crate) struct Door {
    /// Where the form goes.
    pub(crate) address: String,
    /// Where it leads back to.
    pub(crate) back: String,
    /// What opens the keeper's page, for the form to carry.
    pub(crate) secret: Option<String>,
    /// The listing.
    pub(crate) listing: Listing,
}

impl From<Keep> for Door {
    fn from(Keep { opened, link }: Keep) -> Self {
        let address = format!("{}/space", link.address);
        Self { address, back: link.address, secret: Some(link.secret), listing: opened.listing }
    }
}

/// `GET /keep/{token}/space`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, keep: Keep) -> Page {
    ask(&asked, &app, keep.into()).await
}

/// The form that opens a space, or that it is open already.
pub(crate) async fn ask(asked: &Asked, app: &App, door: Door) -> Page {
    let open = space::of_listing(app, door.listing.id).await?.is_some();
    let fields = Typed::usual(asked.words).fields(&[], asked.words);
    page(OpenPage::of(asked, app, door, fields, open))
}

/// `POST /keep/{token}/space`, with the number of a door: opens the space, or makes another link for a facilitator.
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Sent { behind: keep, typed }: Sent<Keeper, Typed>,
) -> Page {
    let door = Door::from(keep);
    let opened = space::open_or_renew(&app, door.listing.id, typed.read()).await?;
    answer(&asked, &app, door, typed, opened)
}

/// What came of it: the link for a facilitator, shown once, or what is wrong.
pub(crate) fn answer(
    asked: &Asked,
    app: &App,
    door: Door,
    typed: Typed,
    opened: Result<String, Wrong>,
) -> Page {
    let wrong = match opened {
        Ok(link) => {
            let shown = OpenPage::of(asked, app, door, vec![], true);
            return page(OpenPage { link: Some(invite_address(app, &link)), ..shown });
        }
        Err(Wrong::Open) => return Ok(Redirect::to(&door.address).into_response()),
        Err(Wrong::Fields(wrong)) => wrong,
        Err(Wrong::Refused(_)) => return Err(Failure::NotFound),
    };
    let fields = typed.fields(&wrong, asked.words);
    page(OpenPage::of(asked, app, door, fields, false))
}

impl OpenPage {
    fn of(asked: &Asked, app: &App, door: Door, fields: Vec<Field>, open: bool) -> Self {
        Self {
            frame: Frame::new(asked, &house(app), "title-owner"),
            address: door.address,
            back: door.back,
            secret: door.secret,
            name: door.listing.name,
            listing: door.listing.id.to_string(),
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
