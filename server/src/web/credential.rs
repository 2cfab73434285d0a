//! What somebody who keeps a group says of their profession and training.

pub(crate) mod words;

use crate::{
    actions::{credential, seat::Seat},
    actor::Keeping,
    app::{App, Shared},
    web::{
        ask::{Question, ask_in},
        credential::words::{ends, state_key},
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::Rooms,
        space::field::{Field, Shape, any_wrong},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, State},
    response::{IntoResponse, Redirect},
};
use domain::credential::{MOST_LINE, Refusal, Said, State as Step};
use serde::Deserialize;
use std::borrow::Cow;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    profession: String,
    training: String,
    by: String,
    year: String,
    evidence: String,
    expires: String,
    shown: String,
}

impl Typed {
    fn of(said: &Said) -> Self {
        Self {
            name: said.name.show().clone(),
            profession: said.profession.clone(),
            training: said.training.clone(),
            by: said.by.clone(),
            year: said.year.map(|year| year.to_string()).unwrap_or_default(),
            evidence: said.evidence.show().clone(),
            expires: said.expires.map(|day| day.to_string()).unwrap_or_default(),
            shown: if said.shown { "on".into() } else { String::new() },
        }
    }

    /// What was said, and what cannot be read at all.
    fn read(&self) -> (Said, Vec<Refusal>) {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (year, expires) = (self.year.trim(), self.expires.trim());
        let said = Said {
            name: line(&self.name).into(),
            profession: line(&self.profession),
            training: line(&self.training),
            by: line(&self.by),
            year: year.parse().ok(),
            evidence: line(&self.evidence).into(),
            expires: expires.parse().ok(),
            shown: self.shown == "on",
        };
        let unread = [
            (Refusal::Year, said.year.is_none() && !year.is_empty()),
            (Refusal::Expires, said.expires.is_none() && !expires.is_empty()),
        ];
        let wrong = unread.into_iter().filter(|(_, wrong)| *wrong).map(|(refusal, _)| refusal).collect();
        (said, wrong)
    }

    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let line = |name: &str, value: String, refusal: Refusal| {
            let error = wrong
                .contains(&refusal)
                .then(|| words.get(&format!("credential-wrong-{refusal}")).into_owned());
            let field = Field::new(words, name, &format!("credential-{name}"), Shape::Line);
            field.most(MOST_LINE, 1).with(value).wrong(error)
        };
        vec![
            line("name", self.name, Refusal::Name),
            line("profession", self.profession, Refusal::Profession),
            line("training", self.training, Refusal::Training).optional(),
            line("by", self.by, Refusal::By).optional(),
            line("year", self.year, Refusal::Year).optional(),
            line("evidence", self.evidence, Refusal::Evidence).optional(),
            line("expires", self.expires, Refusal::Expires).optional(),
            Field::new(words, "shown", "credential-show", Shape::Check).with(self.shown),
        ]
    }
}

#[derive(Template)]
#[template(path = "credential/credential.html")]
struct CredentialPage {
    frame: Frame,
    rooms: Rooms,
    /// How far it is; nothing where nothing was said yet.
    state: Option<Cow<'static, str>>,
    /// With which words it came back.
    returned: Option<String>,
    ends: Option<String>,
    fields: Vec<Field>,
}

/// `GET /space/{group}/me/credential`
pub(crate) async fn form(asked: Asked, State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    let own = credential::own(&app, &seat).await?;
    let typed = own.map_or_else(Typed::default, |own| Typed::of(&own.inner.said));
    page(&asked, &app, &seat, typed.fields(&[], asked.words)).await
}

/// `POST /space/{group}/me/credential`
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Form(typed): Form<Typed>,
) -> Page {
    let (said, mut wrong) = typed.read();
    if wrong.is_empty() {
        match credential::say(&app, &seat, said).await? {
            Ok(()) => return Ok(Redirect::to(&address(&seat)).into_response()),
            Err(refusals) => wrong = refusals,
        }
    }
    page(&asked, &app, &seat, typed.fields(&wrong, asked.words)).await
}

/// `GET /space/{group}/me/credential/withdraw`
pub(crate) async fn ask_withdraw(asked: Asked, State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    not_here(credential::own(&app, &seat).await?)?;
    let its = address(&seat);
    let question = Question::new(
        asked.words,
        "credential-withdraw",
        &["credential-withdraw-why"],
        "credential-withdraw",
    );
    ask_in(&asked, &app, &seat, question.to(format!("{its}/withdraw"), its))
}

/// `POST /space/{group}/me/credential/withdraw`: takes back all that was said.
pub(crate) async fn withdraw(State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    credential::withdraw(&app, &seat).await?;
    Ok(Redirect::to(&format!("/space/{}/me", seat.group.id)).into_response())
}

fn address(seat: &Seat) -> String {
    format!("/space/{}/me/credential", seat.group.id)
}

async fn page(asked: &Asked, app: &App, seat: &Seat, fields: Vec<Field>) -> Page {
    let words = asked.words;
    let own = credential::own(app, seat).await?.map(|own| own.inner);
    let wrong = any_wrong(&fields);
    let returned = own.as_ref().and_then(|own| match &own.state {
        Step::Returned { words } => Some(words.show().clone()),
        Step::Waiting | Step::Confirmed { .. } => None,
    });
    let page = CredentialPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        state: own.as_ref().map(|own| words.get(state_key(&own.state))),
        ends: own.as_ref().and_then(|own| ends(own, words, app.now().date())),
        returned,
        fields,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}
