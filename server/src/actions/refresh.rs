//! Reads feeds from files, folders and web addresses, and fetches the scheduled ones again.

use crate::{
    actions::import::{self, Summary},
    app::App,
    fetch::{self, Fetched, Seen},
};
use anyhow::Context;
use feeds::{
    Feed, FeedError, Options, Rows,
    feed::{Format, MOST_BYTES},
};
use std::{collections::BTreeMap, io::Read, path::Path};
use store::{Refresh, Source};

/// Most files of a folder and the folders in it.
const MOST_FILES: usize = 2000;
/// How deep folders in folders are read.
const MOST_DEPTH: usize = 4;

/// The short name of a source: its host and last part of its path, or its file name.
pub fn source_name(from: &str) -> String {
    let name = from.split(['?', '#']).next().unwrap_or(from).trim_end_matches('/');
    let name = name.rsplit_once("://").map_or(name, |(_, rest)| rest);
    let (first, last) = (name.split('/').next().unwrap_or(name), name.rsplit('/').next().unwrap_or(name));
    let name =
        if from.contains("://") && first != last { format!("{first}-{last}") } else { last.to_owned() };
    domain::text::fold(&name).replace(' ', "-")
}

/// A feed whose rows are still to be read.
pub type Opened = Feed<Rows<'static>>;

/// Opens a file, or every feed of a folder and the folders in it: for each its source's name and the feed. A folder
/// of one feed (a package, or a single file) has the source's own name; of several, each has its file's name behind it.
pub fn read_path(path: &Path, options: &Options) -> anyhow::Result<Vec<(String, anyhow::Result<Opened>)>> {
    let named = path.display().to_string();
    let kind = std::fs::metadata(path).with_context(|| format!("cannot open {named}"))?;
    let source = options.source.clone();
    if !kind.is_dir() {
        let feed = feeds::open(&named, file(path)?, options).map_err(anyhow::Error::from);
        return Ok(vec![(source, feed.with_context(|| named.clone()))]);
    }
    let mut feeds = vec![];
    read_tree(path, "", options, &mut Room { files: MOST_FILES, bytes: MOST_BYTES }, &mut feeds)?;
    anyhow::ensure!(!feeds.is_empty(), "{named} holds no feed");
    let one = feeds.len() == 1;
    let short = |file: &str| file.split('/').map(source_name).collect::<Vec<_>>().join("-");
    let name = |file: &str| if one { source.clone() } else { format!("{source}-{}", short(file)) };
    let row = |(file, feed): (String, Result<Opened, FeedError>)| {
        (name(&file), feed.with_context(|| format!("{named}/{file}")))
    };
    Ok(feeds.into_iter().map(row).collect())
}

/// Reads a feed out of a stream.
pub fn read_input(stream: impl Read, options: &Options) -> anyhow::Result<(String, anyhow::Result<Opened>)> {
    let mut bytes = Vec::new();
    stream.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    anyhow::ensure!(bytes.len() <= MOST_BYTES, "{}", FeedError::TooLarge);
    let feed = feeds::open("", bytes, options).map_err(anyhow::Error::from);
    Ok((options.source.clone(), feed))
}

/// What may still be read of a folder and the folders in it.
struct Room {
    files: usize,
    bytes: usize,
}

/// Reads a folder and the folders in it; `inside` is where it lies in the one that was named.
fn read_tree(
    path: &Path,
    inside: &str,
    options: &Options,
    room: &mut Room,
    feeds: &mut Vec<(String, Result<Opened, FeedError>)>,
) -> anyhow::Result<()> {
    let found = feeds::open_folder(folder(path, room)?, options);
    feeds.extend(found.into_iter().map(|(file, feed)| (format!("{inside}{file}"), feed)));
    if inside.matches('/').count() == MOST_DEPTH {
        return Ok(());
    }
    let mut folders = entries(path)?;
    folders.retain(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    for entry in folders {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            read_tree(&entry.path(), &format!("{inside}{name}/"), options, room, feeds)?;
        }
    }
    Ok(())
}

fn file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let size = file.metadata()?.len();
    anyhow::ensure!(size <= MOST_BYTES as u64, "{}: {}", path.display(), FeedError::TooLarge);
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    anyhow::ensure!(bytes.len() <= MOST_BYTES, "{}: {}", path.display(), FeedError::TooLarge);
    Ok(bytes)
}

/// What lies in a folder, by name.
fn entries(path: &Path) -> anyhow::Result<Vec<std::fs::DirEntry>> {
    let named = || format!("cannot read {}", path.display());
    let all = std::fs::read_dir(path).with_context(named)?.collect::<Result<Vec<_>, _>>();
    let mut all = all.with_context(named)?;
    all.sort_by_key(std::fs::DirEntry::file_name);
    Ok(all)
}

fn folder(path: &Path, room: &mut Room) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in entries(path)?.into_iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
    {
        let named = path.display();
        anyhow::ensure!(
            room.files > 0,
            "{named}: more than {MOST_FILES} files; name the folder of the feeds"
        );
        let size = entry.metadata()?.len();
        anyhow::ensure!(size <= room.bytes as u64, "{named}: {}", FeedError::TooLarge);
        let bytes = file(&entry.path())?;
        room.files -= 1;
        room.bytes = room.bytes.saturating_sub(bytes.len());
        files.push((entry.file_name().to_string_lossy().into_owned(), bytes));
    }
    Ok(files)
}

/// Makes a source known that is fetched again every so many hours.
pub async fn schedule(app: &App, url: &str, options: &Options, hours: u32) -> anyhow::Result<()> {
    let every = i64::from(hours.max(1)) * 3600;
    let source = Source {
        name: options.source.clone(),
        address: url.to_owned(),
        format: options.format.map_or("auto", Format::code).into(),
        zone: options.zone.clone(),
        country: options.country.clone(),
        region: options.region.clone(),
        mapping: (!options.mapping.is_empty()).then(|| lines(&options.mapping)),
        every_seconds: Some(every),
        next_at: Some(app.now().plus_seconds(every)),
        last: None,
    };
    Ok(app.db.save_source(source).await?)
}

/// Headers and fields of lines `header = field`.
pub fn mapping(text: &str) -> BTreeMap<String, String> {
    let pair = |row: &str| row.split_once('=').map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()));
    text.lines().filter(|row| !row.trim_start().starts_with('#')).filter_map(pair).collect()
}

fn lines(mapping: &BTreeMap<String, String>) -> String {
    mapping.iter().map(|(header, field)| format!("{header} = {field}\n")).collect()
}

/// What a source is read with each time.
fn options(source: &Source) -> Options {
    Options {
        source: source.name.clone(),
        format: Format::from_code(&source.format),
        zone: source.zone.clone(),
        country: source.country.clone(),
        region: source.region.clone(),
        mapping: source.mapping.as_deref().map(mapping).unwrap_or_default(),
    }
}

/// What an address gave: a feed, and what to send next time to learn whether it changed.
#[derive(Debug)]
pub struct FromWeb {
    /// The feed; `None` when nothing changed since last time.
    pub feed: Option<Opened>,
    /// To send next time.
    pub seen: Seen,
}

/// Reads a feed from the web.
pub async fn read_address(app: &App, url: &str, options: &Options) -> anyhow::Result<FromWeb> {
    let known = app.db.source(options.source.clone()).await?.filter(|source| source.address == url);
    let seen = known
        .and_then(|source| source.last)
        .map_or_else(Seen::default, |last| Seen { etag: last.etag, modified: last.last_modified });
    let (address, asked, private) = (url.to_owned(), seen.clone(), app.config.allow_private_feeds);
    let fetched = tokio::task::spawn_blocking(move || fetch::fetch(&address, &asked, private)).await??;
    match fetched {
        Fetched::Unchanged => Ok(FromWeb { feed: None, seen }),
        Fetched::New { bytes, etag, modified } => {
            Ok(FromWeb { feed: Some(feeds::open(url, bytes, options)?), seen: Seen { etag, modified } })
        }
    }
}

/// Notes how a refresh went. A failed one is tried again within the hour; nothing of its rows is deleted.
pub async fn record(
    app: &App,
    source: &str,
    result: &anyhow::Result<(Option<Summary>, Seen)>,
) -> anyhow::Result<()> {
    let Some(known) = app.db.source(source.to_owned()).await? else { return Ok(()) };
    let mut last = Refresh { at: app.now(), ..known.last.unwrap_or_default() };
    let mut wait = known.every_seconds;
    last.outcome = None;
    last.rows = None;
    last.error = None;
    match result {
        Ok((summary, seen)) => {
            (last.etag, last.last_modified) = (seen.etag.clone(), seen.modified.clone());
            if let Some(summary) = summary {
                last.rows = Some(summary.read as i64);
                last.outcome = Some(serde_json::to_string(summary)?);
            }
        }
        Err(error) => {
            tracing::warn!(source, "a feed could not be refreshed: {error:#}");
            last.error = Some(format!("{error:#}"));
            wait = wait.map(|seconds| seconds.min(3600));
        }
    }
    last.next_at = wait.map(|seconds| app.now().plus_seconds(seconds));
    app.db.record_refresh(source.to_owned(), last).await?;
    Ok(())
}

/// Fetches every source that is due.
pub async fn refresh_due(app: &App) -> anyhow::Result<()> {
    for source in app.db.due_sources(app.now()).await? {
        let result = refresh(app, &source).await;
        record(app, &source.name, &result).await?;
    }
    Ok(())
}

async fn refresh(app: &App, source: &Source) -> anyhow::Result<(Option<Summary>, Seen)> {
    let FromWeb { feed, seen } = read_address(app, &source.address, &options(source)).await?;
    let Some(feed) = feed else { return Ok((None, seen)) };
    let summary = import::import(app, feed, &source.name, false, |_| Ok(())).await?;
    if let Some(alarm) = &summary.alarm {
        tracing::warn!(source = source.name, "{alarm}");
    }
    Ok((Some(summary), seen))
}

#[cfg(test)]
mod tests {
    #[test]
    fn sources_have_short_names() {
        assert_eq!(super::source_name("feeds/aa-Philly.json"), "aa-philly-json");
        assert_eq!(
            super::source_name("https://example.org/wp/meetings.json?key=1"),
            "example-org-meetings-json"
        );
    }
}
