//! Codes that lead into a group and are given by hand: made, printed and ended by those who keep it.

use crate::{
    actions::{self, invitation, seat::Seat},
    actor::Keeping,
    app::{App, Shared},
    web::{
        ask::{Question, ask_in},
        failure::{Page, not_here},
        house, listing,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::{Field, Shape, any_wrong},
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::invitation::{MOST_CODES, MOST_DAYS, MOST_PURPOSE, Referral, Refusal, USES, show};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use store::Invitation;

/// People for whom a code is good, and days, unless something else is typed.
const USUAL: (i64, i64) = (20, 90);

/// A code in the list.
struct Line {
    number: String,
    code: String,
    purpose: String,
    open: String,
}

#[derive(Template)]
#[template(path = "invitation/codes.html")]
struct CodesPage {
    frame: Frame,
    rooms: Rooms,
    codes: Vec<Line>,
    fields: Vec<Field>,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "invitation/slip.html")]
struct SlipPage {
    frame: Frame,
    rooms: Rooms,
    name: String,
    purpose: String,
    number: String,
    code: String,
    address: String,
    qr: String,
    until: String,
}

/// A code as it is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    purpose: String,
    uses: String,
    ends: String,
}

impl Typed {
    fn usual(today: Date) -> Self {
        let (uses, days) = USUAL;
        let ends = today.saturating_add(days.days()).to_string();
        Self { purpose: String::new(), uses: uses.to_string(), ends }
    }

    fn fields(self, wrong: &[Refusal], words: Words) -> Vec<Field> {
        let error = |refusal, key, most: i64| {
            let most = usize::try_from(most).unwrap_or(0);
            wrong.contains(&refusal).then(|| words.count(key, most))
        };
        vec![
            Field::new(words, "purpose", "code-purpose", Shape::Line).with(self.purpose).wrong(error(
                Refusal::Purpose,
                "code-purpose-wrong",
                MOST_PURPOSE as i64,
            )),
            Field::new(words, "uses", "code-uses", Shape::Number).with(self.uses).wrong(error(
                Refusal::Uses,
                "code-uses-wrong",
                *USES.end(),
            )),
            Field::new(words, "ends", "code-ends", Shape::Day).with(self.ends).wrong(error(
                Refusal::Ends,
                "code-ends-wrong",
                MOST_DAYS,
            )),
        ]
    }
}

/// Until when and how often an invitation opens, in words.
fn open(found: &Invitation, words: Words) -> String {
    let uses = usize::try_from(found.uses).unwrap_or(0);
    let (count, date) = (words.number(uses as u64), words.short_date(day(found.ends)));
    words.with("code-open", &[("n", uses.into()), ("count", count.into()), ("date", date.into())])
}

/// A day by its number since 1970.
pub(crate) fn day(number: i64) -> Date {
    Date::constant(1970, 1, 1).saturating_add(number.days())
}

fn line(app: &App, (found, referral): (Invitation, Referral), words: Words) -> Line {
    Line {
        number: invitation::number(app, &referral),
        code: show(referral.code.show()),
        purpose: referral.purpose.into_shown(),
        open: open(&found, words),
    }
}

/// `GET /space/{group}/codes`
pub(crate) async fn list(asked: Asked, State(app): State<Shared>, Keeping(seat): Keeping) -> Page {
    let fields = Typed::usual(app.now().date()).fields(&[], asked.words);
    page(&asked, &app, &seat, fields, None).await
}

/// `POST /space/{group}/codes`
pub(crate) async fn make(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Form(typed): Form<Typed>,
) -> Page {
    let Typed { purpose, uses, ends } = typed.clone();
    match not_here(invitation::refer(&app, &seat, &invitation::Typed { purpose, uses, ends }).await?)? {
        Ok(()) => Ok(to_codes(&seat).into_response()),
        Err(wrong) => {
            let many = wrong.contains(&Refusal::TooMany).then(|| asked.words.count("code-many", MOST_CODES));
            page(&asked, &app, &seat, typed.fields(&wrong, asked.words), many).await
        }
    }
}

async fn page(asked: &Asked, app: &App, seat: &Seat, fields: Vec<Field>, refused: Option<String>) -> Page {
    let codes = invitation::codes(app, seat).await?;
    let wrong = refused.is_some() || any_wrong(&fields);
    let page = CodesPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        codes: codes.into_iter().map(|code| line(app, code, asked.words)).collect(),
        fields,
        refused,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// `GET /space/{group}/codes/{number}`: a slip to be printed.
pub(crate) async fn slip(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, number)): At,
) -> Page {
    let (found, referral) = not_here(invitation::code(&app, &seat, &number).await?)?;
    let name = actions::listing::name(&app, seat.group.listing).await?;
    let address = format!("{}/groups/{}/join", app.public_url(), seat.group.listing);
    let page = SlipPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        name,
        number,
        purpose: referral.purpose.into_shown(),
        qr: listing::view::qr(&format!("{address}?code={}", referral.code.show())),
        code: show(referral.code.show()),
        address,
        until: asked.words.short_date(day(found.ends)),
    };
    Ok(page.frame.show(&page))
}

/// `GET /space/{group}/codes/{number}/end`
pub(crate) async fn ask_end(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, number)): At,
) -> Page {
    let (_, referral) = not_here(invitation::code(&app, &seat, &number).await?)?;
    let its = format!("/space/{}/codes/{number}", seat.group.id);
    let question = Question {
        said: Some(format!("{} {}", show(referral.code.show()), referral.purpose.show())),
        ..Question::new(asked.words, "code-end", &["code-end-why", "ask-for-good"], "code-end")
    };
    ask_in(&asked, &app, &seat, question.to(format!("{its}/end"), its))
}

/// `POST /space/{group}/codes/{number}/end`: makes it void.
pub(crate) async fn end(State(app): State<Shared>, Keeping(seat): Keeping, Path((_, number)): At) -> Page {
    not_here(invitation::withdraw(&app, &seat, &number).await?)?;
    Ok(to_codes(&seat).into_response())
}

fn to_codes(seat: &Seat) -> Redirect {
    Redirect::to(&format!("/space/{}/codes", seat.group.id))
}
