//! `commonground review`

use super::{DONE, LOOK, json_line, read_input};
use domain::Finding;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// JSON lines `{"id", "name", "description", "fee", "lang"?}`; standard input when it is `-` or absent.
    file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    fee: serde_json::Value,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Serialize)]
struct Reviewed {
    id: serde_json::Value,
    flags: Vec<Flag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Flag {
    kind: domain::FindingKind,
    evidence: String,
    field: String,
    why: &'static str,
}

pub(super) fn run(words: &Words) -> anyhow::Result<u8> {
    let mut code = DONE;
    for row in read_input(words.file.as_deref())?.lines().filter(|row| !row.trim().is_empty()) {
        let reviewed = review(row);
        if reviewed.error.is_some() {
            code = LOOK;
        }
        json_line(&reviewed)?;
    }
    Ok(code)
}

fn review(row: &str) -> Reviewed {
    let asked: Asked = match serde_json::from_str(row) {
        Ok(asked) => asked,
        Err(error) => {
            return Reviewed { id: serde_json::Value::Null, flags: vec![], error: Some(error.to_string()) };
        }
    };
    let fee = match &asked.fee {
        serde_json::Value::String(fee) => fee.clone(),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let text = safety::Text {
        name: asked.name.as_deref().unwrap_or_default(),
        description: asked.description.as_deref().unwrap_or_default(),
        fee: &fee,
        lang: asked.lang.as_deref(),
    };
    let lang = asked.lang.as_deref().unwrap_or("en");
    let flags = safety::review(&text).into_iter().map(|finding| flag(finding, lang)).collect();
    Reviewed { id: asked.id, flags, error: None }
}

fn flag(finding: Finding, lang: &str) -> Flag {
    let why = safety::why(&finding, lang);
    Flag { kind: finding.kind, evidence: finding.evidence, field: finding.field, why }
}
