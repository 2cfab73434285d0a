//! `commonground find`

use super::{DONE, json_line, line, open, read_input, word};
use crate::{
    actions::find::{self, Asker},
    clock::Clock,
    config::Config,
};
use anyhow::{Context, bail};
use domain::{Point, Stamp};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// Questions, one a line, or JSON lines with `id` and `query`; `-` for standard input.
    #[arg(long)]
    queries: Option<PathBuf>,
    /// The time of asking, such as 2026-11-23T18:00:00-05:00[America/New_York]; now where nothing is said.
    #[arg(long)]
    at: Option<String>,
    /// About where the asker is: LAT,LON.
    #[arg(long, allow_hyphen_values = true)]
    near: Option<String>,
    /// The asker's IANA zone.
    #[arg(long, value_parser = word::zone)]
    zone: Option<String>,
    /// The language of the answer (en, es).
    #[arg(long, default_value = "en", value_parser = ["en", "es"])]
    lang: String,
    /// How many results.
    #[arg(long, default_value_t = 20)]
    most: usize,
    /// One object a question.
    #[arg(long)]
    json: bool,
    /// The question.
    question: Vec<String>,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let (clock, zone) = at(words.at.as_deref())?;
    let near = words.near.as_deref().map(point).transpose()?;
    let asked = questions(&words)?;
    let app = open(config, clock).await?;
    find::rebuild(&app).await?;
    let zone = words.zone.or(zone).unwrap_or_else(|| app.identity().zone.clone());
    for (id, question) in asked {
        let asker = Asker { zone: &zone, near, language: &words.lang };
        let answer = find::answer(&app, &question, &asker, words.most).await?;
        if words.json {
            let mut object = json!({});
            if let Some(id) = id {
                object["id"] = id;
            }
            object["query"] = Value::String(question);
            object["understood"] = answer.understood;
            object["results"] = Value::Array(answer.results);
            object["instead"] = Value::Array(answer.instead);
            object["total"] = answer.total.into();
            json_line(&object)?;
        } else {
            print(&question, &answer)?;
        }
    }
    app.db.close().await;
    Ok(DONE)
}

fn questions(words: &Words) -> anyhow::Result<Vec<(Option<Value>, String)>> {
    let Some(file) = &words.queries else {
        if words.question.is_empty() {
            bail!("write the question, or name a file of questions with --queries");
        }
        return Ok(vec![(None, words.question.join(" "))]);
    };
    let text = read_input(Some(file))?;
    Ok(text.lines().filter(|row| !row.trim().is_empty()).map(question).collect())
}

fn question(row: &str) -> (Option<Value>, String) {
    match serde_json::from_str::<Value>(row) {
        Ok(Value::Object(object)) => {
            let text = object.get("query").and_then(Value::as_str).unwrap_or_default();
            (object.get("id").cloned(), text.to_owned())
        }
        Ok(Value::String(text)) => (None, text),
        _ => (None, row.trim().to_owned()),
    }
}

fn at(text: Option<&str>) -> anyhow::Result<(Clock, Option<String>)> {
    let Some(text) = text else { return Ok((Clock::System, None)) };
    if let Ok(zoned) = text.parse::<jiff::ZonedDateTime>() {
        let zone = zoned.time_zone().iana_name().map(str::to_owned);
        return Ok((Clock::Fixed(zoned.timestamp().into()), zone));
    }
    let stamp: jiff::Timestamp = text
        .parse()
        .with_context(|| format!("--at is \"{text}\"; it takes a time such as 2026-11-23T18:00:00Z"))?;
    Ok((Clock::Fixed(Stamp::from(stamp)), None))
}

fn point(text: &str) -> anyhow::Result<Point> {
    let wrong = || format!("--near is \"{text}\"; it takes LAT,LON such as 39.97,-86.18");
    let (lat, lon) = text.split_once(',').with_context(wrong)?;
    Point::new(lat.trim().parse().with_context(wrong)?, lon.trim().parse().with_context(wrong)?)
        .with_context(wrong)
}

fn print(question: &str, answer: &find::Answer) -> anyhow::Result<()> {
    line(question)?;
    line(&format!("  understood: {}", answer.understood))?;
    line(&format!("  {} groups", answer.total))?;
    for result in answer.results.iter().chain(&answer.instead) {
        let name = result["name"].as_str().unwrap_or_default();
        let why: Vec<&str> =
            result["why"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        line(&format!("  - {name}  ({})", why.join("; ")))?;
    }
    Ok(())
}
