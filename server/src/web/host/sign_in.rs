//! A host's own sign-in: set up, tried, taken away.

use super::{at, home};
use crate::{
    actions::{
        host::Office,
        identity::{self, back},
    },
    app::{App, Shared},
    oidc::Trouble,
    web::{
        ask::{Question, ask},
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        space::field::{Field, Shape, any_wrong, lines},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    host::{MOST_LINE, Refusal, SignIn},
    staff::Task,
};
use serde::Deserialize;

/// What was typed. Prints nothing of it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    issuer: String,
    client: String,
    secret: String,
    rules: String,
}

impl Typed {
    fn of(sign_in: &SignIn) -> Self {
        Self {
            issuer: sign_in.issuer.clone(),
            client: sign_in.client.clone(),
            secret: String::new(),
            rules: sign_in.rules.join("\n"),
        }
    }

    fn read(&self) -> SignIn {
        SignIn {
            issuer: self.issuer.trim().to_owned(),
            client: self.client.trim().to_owned(),
            secret: self.secret.trim().to_owned().into(),
            rules: lines(&self.rules),
        }
    }

    /// The fields; the secret is never shown again.
    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let error = |refusal: Refusal| {
            wrong.contains(&refusal).then(|| words.get(&format!("with-wrong-{refusal}")).into_owned())
        };
        let field = |name: &str, shape, value: String, refusal| {
            let field = Field::new(words, name, &format!("with-{name}"), shape);
            field.most(MOST_LINE, 4).with(value).wrong(error(refusal))
        };
        vec![
            field("issuer", Shape::Line, self.issuer, Refusal::Issuer),
            field("client", Shape::Line, self.client, Refusal::Client),
            field("secret", Shape::Line, String::new(), Refusal::Secret),
            field("rules", Shape::Area, self.rules, Refusal::Rules).optional(),
        ]
    }
}

#[derive(Template)]
#[template(path = "identity/settings.html")]
struct SettingsPage {
    frame: Frame,
    home: String,
    name: String,
    /// What the host's sign-in has to know of this server.
    back: String,
    fields: Vec<Field>,
    on: bool,
    /// What came of trying it.
    tried: Option<String>,
}

/// `GET /hosts/{host}/sign-in`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::SignIn)?;
    let fields = own_fields(&office, asked.words);
    page(&asked, &app, &office, fields, None)
}

fn own_fields(office: &Office, words: Words) -> Vec<Field> {
    let known = office.desk.inner.sign_in.as_ref();
    known.map_or_else(Typed::default, Typed::of).fields(&[], words)
}

/// `POST /hosts/{host}/sign-in`
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    office: Office,
    Form(typed): Form<Typed>,
) -> Page {
    let office = at(office, Task::SignIn)?;
    match identity::set_up(&app, &office.desk, typed.read()).await? {
        Ok(()) => Ok(Redirect::to(&format!("{}/sign-in", home(&office))).into_response()),
        Err(wrong) => page(&asked, &app, &office, typed.fields(&wrong, asked.words), None),
    }
}

/// `POST /hosts/{host}/sign-in/try`
pub(crate) async fn attempt(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::SignIn)?;
    let key = match not_here(identity::attempt(&app, &office.desk).await)? {
        Ok(()) => "with-tried",
        Err(Trouble::Unreachable) => "with-tried-unreachable",
        Err(_) => "with-tried-no-service",
    };
    let tried = asked.words.get(key).into_owned();
    let fields = own_fields(&office, asked.words);
    page(&asked, &app, &office, fields, Some(tried))
}

/// `GET /hosts/{host}/sign-in/end`
pub(crate) async fn ask_end(asked: Asked, State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::SignIn)?;
    not_here(office.desk.inner.sign_in.as_ref())?;
    let its = format!("{}/sign-in", home(&office));
    let question = Question::new(asked.words, "with-end", &["with-end-why"], "with-end");
    ask(&asked, &app, "title-desk", question.to(format!("{its}/end"), its))
}

/// `POST /hosts/{host}/sign-in/end`
pub(crate) async fn end(State(app): State<Shared>, office: Office) -> Page {
    let office = at(office, Task::SignIn)?;
    identity::take_away(&app, &office.desk).await?;
    Ok(Redirect::to(&home(&office)).into_response())
}

fn page(asked: &Asked, app: &App, office: &Office, fields: Vec<Field>, tried: Option<String>) -> Page {
    let wrong = any_wrong(&fields);
    let page = SettingsPage {
        frame: Frame::new(asked, &house(app), "title-desk"),
        home: home(office),
        name: office.desk.inner.host.name.clone(),
        back: back(app, office.desk.id),
        fields,
        on: office.desk.inner.sign_in.is_some(),
        tried,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}
