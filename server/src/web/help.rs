//! All help lines, of the server's country and of others.

use crate::{
    app::Shared,
    crisis::{Help, countries},
    web::{
        failure::Page,
        house,
        page::{Asked, Frame},
    },
};
use askama::Template;
use axum::extract::{Query, State};

/// One country in the choice.
struct Country {
    code: &'static str,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "guide/help.html")]
struct HelpPage {
    frame: Frame,
    heading: String,
    checked: String,
    countries: Vec<Country>,
}

/// `GET /help`, `GET /help?country=MX`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Page {
    let words = asked.words;
    let mut frame = Frame::new(&asked, &house(&app), "title-help");
    let wanted = pairs.into_iter().find(|(name, _)| name == "country").map(|(_, code)| code);
    if let Some(code) = wanted {
        frame.help = Help::of_country(&code);
    }
    let code = frame.help.country;
    let oldest = frame.help.lines.iter().map(|line| line.checked).min();
    let mut all: Vec<Country> = countries()
        .into_iter()
        .map(|known| Country {
            code: known,
            name: words.country_name(known).into_owned(),
            chosen: known == code,
        })
        .collect();
    all.sort_by_key(|country| domain::text::fold(&country.name));
    let page = HelpPage {
        heading: match code {
            "" => words.get("help-unknown").into_owned(),
            code => words.say("help-country", "country", words.country_name(code)),
        },
        checked: oldest
            .map(|day| words.say("help-checked", "date", words.short_date(day)))
            .unwrap_or_default(),
        countries: all,
        frame,
    };
    Ok(page.frame.show(&page))
}
