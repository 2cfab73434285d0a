//! Whether a directory comes back whole: `cargo run -p server --example roundtrip -- FOLDER…`
//!
//! Every feed of the folders goes into one directory; that is written in each format, read into an empty one, and compared
//! listing by listing. Prints for each format how many are the same, and of those that are not which fields differ, with a
//! few of each. Fails where one is lost or differs.

use anyhow::Context;
use domain::{Listing, ListingId, Stamp};
use feeds::{Feed, Options, hsds::Version};
use server::{
    actions::{export, import, refresh},
    app::App,
    clock::Clock,
    config::Config,
};
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    process::ExitCode,
};

/// Differences of a field that are shown.
const SHOWN: usize = 3;
/// Monday 2026-11-23, 12:00 UTC.
const NOON: Stamp = Stamp(1_795_435_200_000_000);

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let place = tempfile::tempdir()?;
    let app = open(place.path()).await?;
    for folder in std::env::args().skip(1) {
        let options = Options { source: refresh::source_name(&folder), ..Options::default() };
        for (source, feed) in refresh::read_path(Path::new(&folder), &options)? {
            match feed {
                Ok(feed) => drop(import::import(&app, feed, &source, false, |_| Ok(())).await?),
                Err(why) => println!("not a feed: {why:#}"),
            }
        }
    }
    let all = export::all(&app).await?;
    println!("{} listings", all.len());
    let mut same = true;
    for (name, feed) in written(&all)? {
        same &= compare(name, feed, &all).await?;
    }
    app.db.close().await;
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn open(data: &Path) -> anyhow::Result<App> {
    let config = Config { data: data.to_owned(), ..Config::default() };
    let db = store::Db::open(&config.database().parse()?).await?;
    App::open(config, db, Clock::Fixed(NOON)).await
}

/// The directory in every format, read again as one finds it: nobody says which format it is.
fn written(all: &[Listing]) -> anyhow::Result<Vec<(&'static str, Feed)>> {
    let text = [
        ("meeting-guide.json", feeds::meeting_guide::write(all)),
        ("bmlt.json", feeds::bmlt::write(all)),
        ("hsds-3.0.json", feeds::hsds::write_json(all, Version::V3_0).to_string()),
        ("hsds-3.1.json", feeds::hsds::write_json(all, Version::V3_1).to_string()),
        ("groups.ics", feeds::ical::write(all, NOON)),
        ("groups.jsonld", feeds::jsonld::write(all, "https://groups.example.org").to_string()),
        ("groups.csv", feeds::csv::write(all)),
    ];
    let options = Options { source: "copy".into(), ..Options::default() };
    let mut feeds = Vec::new();
    for (name, text) in text {
        println!("{name}: {} KiB", text.len() >> 10);
        feeds.push((name, feeds::read(name, text.as_bytes(), &options)?));
    }
    let package = feeds::hsds::write_package(all);
    let (_, feed) = feeds::read_folder(package, &options).pop().context("a package of nothing")?;
    feeds.push(("hsds-package", feed?));
    Ok(feeds)
}

/// Whether a feed makes the same directory in an empty place, and changes nothing when it comes once more.
async fn compare(name: &str, feed: Feed, all: &[Listing]) -> anyhow::Result<bool> {
    let place = tempfile::tempdir()?;
    let app = open(place.path()).await?;
    let format = feed.format;
    let summary = import::import(&app, feed.clone(), "copy", false, |_| Ok(())).await?;
    let again = import::import(&app, feed, "copy", false, |_| Ok(())).await?;
    let copies = export::all(&app).await?;
    let by_id: HashMap<ListingId, &Listing> = copies.iter().map(|listing| (listing.id, listing)).collect();
    let rows = app.db.source_rows("copy".to_owned()).await?;
    let of = |id: ListingId| {
        let id = id.to_string();
        rows.iter().find(|row| row.external_id.contains(&id)).and_then(|row| by_id.get(&row.listing))
    };
    let (mut equal, mut lost) = (0, 0);
    let mut differ: BTreeMap<String, usize> = BTreeMap::new();
    for listing in all {
        let Some(copy) = of(listing.id) else {
            lost += 1;
            continue;
        };
        let fields = differences(listing, copy)?;
        equal += usize::from(fields.is_empty());
        for (field, before, after) in fields {
            let seen = differ.entry(field.clone()).or_default();
            *seen += 1;
            if *seen <= SHOWN {
                println!("  {} {field}\n    was {before}\n    now {after}", listing.name);
            }
        }
    }
    app.db.close().await;
    println!(
        "{name} ({format:?}): {} rows, {} rejected; {} listings: {equal} equal, {lost} lost, {} too many; \
         again: {} unchanged; differ {differ:?}",
        summary.read,
        summary.rejected,
        copies.len(),
        (copies.len() + lost).saturating_sub(all.len()),
        again.unchanged,
    );
    Ok(equal == all.len() && copies.len() == all.len() && again.unchanged == again.read)
}

/// The fields in which two listings differ, but for their ids and who said what.
fn differences(before: &Listing, after: &Listing) -> anyhow::Result<Vec<(String, String, String)>> {
    let fields = |listing: &Listing| match serde_json::to_value(listing) {
        Ok(serde_json::Value::Object(fields)) => Ok(fields),
        other => anyhow::bail!("no listing: {other:?}"),
    };
    let (before, after) = (fields(before)?, fields(after)?);
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let told = |value: Option<&serde_json::Value>| value.map_or("nothing".into(), ToString::to_string);
    Ok(names
        .into_iter()
        .filter(|name| *name != "id" && *name != "provenance" && before.get(*name) != after.get(*name))
        .map(|name| (name.clone(), told(before.get(name)), told(after.get(name))))
        .collect())
}
