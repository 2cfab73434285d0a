//! `commonground schedule`

use super::{DONE, json_line, line, read_input};
use domain::schedule::phrase::{Reading, reading};
use serde::Serialize;
use std::path::PathBuf;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// One object a line.
    #[arg(long)]
    json: bool,
    /// Phrases, one a line, or JSON lines `{"id", "text"}`; standard input when it is `-` or absent.
    file: Option<PathBuf>,
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    text: &'a str,
    #[serde(flatten)]
    reading: Reading,
}

pub(super) fn run(words: &Words) -> anyhow::Result<u8> {
    for row in read_input(words.file.as_deref())?.lines().filter(|row| !row.trim().is_empty()) {
        let (id, text) = phrase(row);
        let answer = Line { id, text: &text, reading: reading(&text) };
        if words.json {
            json_line(&answer)?;
        } else {
            line(&format!("{text}\n    {}", serde_json::to_string(&answer.reading)?))?;
        }
    }
    Ok(DONE)
}

fn phrase(row: &str) -> (Option<serde_json::Value>, String) {
    match serde_json::from_str::<serde_json::Value>(row) {
        Ok(serde_json::Value::Object(object)) => {
            let text = object.get("text").and_then(|text| text.as_str()).unwrap_or_default();
            (object.get("id").cloned(), text.to_owned())
        }
        Ok(serde_json::Value::String(text)) => (None, text),
        _ => (None, row.trim().to_owned()),
    }
}
