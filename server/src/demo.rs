//! A made-up directory for looking around, with its people. Nothing in it is real.

mod conversation;
mod hosts;
pub mod people;
mod script;

use crate::{actions::import, app::App};
use anyhow::Context;
use domain::{AccountId, Contribution, Listing, SourceKey};
use feeds::{Feed, Row, feed::Format};
use std::collections::HashMap;

/// Who runs the made-up directory.
pub const NAME: &str = "Riverside Community Health";
/// Where it is.
pub const ZONE: &str = "America/Indiana/Indianapolis";
const GROUPS: &str = include_str!("../data/demo/groups.json");

/// The accounts of the demo's people, by sign-in name.
type Accounts<'a> = HashMap<&'a str, AccountId>;

/// Fills an empty store with the made-up directory. Days of checking are counted back from today.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    let groups: Vec<serde_json::Value> =
        serde_json::from_str(GROUPS).context("the demo's groups cannot be read")?;
    let rows = groups
        .into_iter()
        .enumerate()
        .map(|(at, group)| row(app, at, group))
        .collect::<anyhow::Result<Vec<Row>>>()?;
    let feed = Feed { format: Format::Csv, rows, notes: vec![] };
    let summary = import::import(app, feed, "demo", false, |_| Ok(())).await?;
    anyhow::ensure!(summary.rejected == 0, "{} of the demo's groups were rejected", summary.rejected);
    Ok(())
}

/// `checked_days_ago` stands in the data where a listing has `checked`, and an answer `days_ago` where it has `date`, so
/// that the demo is as fresh, and as old, whenever it is shown.
fn row(app: &App, at: usize, mut group: serde_json::Value) -> anyhow::Result<Row> {
    let today = app.now().date();
    let day = |days: Option<serde_json::Value>| -> Option<serde_json::Value> {
        let days = jiff::Span::new().days(days?.as_i64()?);
        Some(today.checked_sub(days).ok()?.to_string().into())
    };
    if let Some(object) = group.as_object_mut() {
        if let Some(checked) = day(object.remove("checked_days_ago")) {
            object.insert("checked".into(), checked);
        }
        let answers = object.get_mut("answers").and_then(|answers| answers.as_object_mut());
        for answer in
            answers.into_iter().flat_map(|answers| answers.values_mut()).filter_map(|a| a.as_object_mut())
        {
            if let Some(date) = day(answer.remove("days_ago")) {
                answer.insert("date".into(), date);
            }
        }
    }
    let listing: Listing =
        serde_json::from_value(group).with_context(|| format!("group {} of the demo", at + 1))?;
    let key =
        SourceKey { source: "demo".into(), external_id: domain::text::fold(&listing.name).replace(' ', "-") };
    Ok(Row { number: at + 1, result: Ok(Box::new(Contribution { key, listing })), notes: vec![] })
}
