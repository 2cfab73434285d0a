//! `commonground import`

use super::{DONE, LOOK, json_line, line, open, word};
use crate::{
    actions::{
        import::{self, Outcome, Summary},
        refresh::{self, Opened},
    },
    app::App,
    clock::Clock,
    config::Config,
};
use anyhow::{Context, bail};
use feeds::{Options, feed::Format};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::{collections::BTreeMap, path::PathBuf};

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// Files, folders or web addresses; `-` for standard input.
    #[arg(required = true)]
    from: Vec<String>,
    /// Short name of the source; its file name or web host where nothing is said. The same rows under the same name are
    /// never imported twice.
    #[arg(long, value_parser = word::name)]
    source: Option<String>,
    /// meeting-guide, bmlt, hsds, ical, jsonld or csv; recognised where nothing is said.
    #[arg(long, value_parser = word::format)]
    format: Option<Format>,
    /// IANA zone of times without one.
    #[arg(long, value_parser = word::zone)]
    zone: Option<String>,
    /// Country of places without one, two letters.
    #[arg(long, value_parser = word::country)]
    country: Option<String>,
    /// State or province of places that name a town only.
    #[arg(long)]
    region: Option<String>,
    /// For CSV: a file with lines `column header = field`.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// For web addresses: fetch again every so many hours while the server runs.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=8760))]
    every: Option<u32>,
    /// One object a row, and a summary at the end.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    if words.source.is_some() && words.from.len() > 1 {
        bail!("--source names one source: import several feeds one after the other");
    }
    if words.every.is_some() && !words.from.iter().all(|from| is_web(from)) {
        bail!("--every is for web addresses: a file is not fetched again");
    }
    if words.from.iter().any(|from| from == "-") && words.source.is_none() {
        bail!("what comes from standard input needs a name: --source NAME");
    }
    let app = open(config, Clock::System).await?;
    let (mut code, mut failed) = (DONE, 0);
    for from in &words.from {
        let source = words.source.clone().unwrap_or_else(|| refresh::source_name(from));
        let options = options(&words, source)?;
        if is_web(from) {
            code = code.max(from_web(&app, from, &options, &words).await?);
            continue;
        }
        let found = match from.as_str() {
            "-" => vec![refresh::read_input(std::io::stdin().lock(), &options)?],
            path => refresh::read_path(std::path::Path::new(path), &options)?,
        };
        for (source, feed) in found {
            match feed {
                Ok(feed) => code = code.max(bring_in(&app, feed, &source, &words).await?.1),
                Err(error) => {
                    eprintln!("commonground: {error:#}");
                    code = code.max(LOOK);
                    failed += 1;
                }
            }
        }
    }
    app.db.close().await;
    if failed > 0 {
        bail!("{failed} feeds could not be read; nothing of theirs was changed")
    } else {
        Ok(code)
    }
}

fn is_web(from: &str) -> bool {
    from.starts_with("http://") || from.starts_with("https://")
}

fn options(words: &Words, source: String) -> anyhow::Result<Options> {
    let mapping = match &words.mapping {
        None => BTreeMap::new(),
        Some(path) => {
            let text =
                std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            word::mapping(&text).map_err(|wrong| anyhow::anyhow!("{}: {wrong}", path.display()))?;
            refresh::mapping(&text)
        }
    };
    let Words { zone, country, region, .. } = words;
    Ok(Options {
        source,
        format: words.format,
        zone: zone.clone(),
        country: country.clone(),
        region: region.clone(),
        mapping,
    })
}

/// Imports from a web address; without a feed when the address says that nothing changed.
async fn from_web(app: &App, from: &str, options: &Options, words: &Words) -> anyhow::Result<u8> {
    if let Some(hours) = words.every.filter(|_| !words.dry_run) {
        refresh::schedule(app, from, options, hours).await?;
    }
    let web = refresh::read_address(app, from, options).await?;
    let Some(feed) = web.feed else {
        if words.json {
            json_line(&json!({ "summary": Summary::default() }))?;
        } else {
            line(&format!("{from}: nothing changed since last time"))?;
        }
        return Ok(DONE);
    };
    let (summary, code) = bring_in(app, feed, &options.source, words).await?;
    if !words.dry_run {
        refresh::record(app, &options.source, &Ok((Some(summary), web.seen))).await?;
    }
    Ok(code)
}

async fn bring_in(app: &App, feed: Opened, source: &str, words: &Words) -> anyhow::Result<(Summary, u8)> {
    for note in &feed.notes {
        eprintln!("{source}: {note}");
    }
    let (least, most) = feed.rows.size_hint();
    let (bar, shown) = match most.or((least > 0).then_some(least)) {
        Some(count) => (ProgressBar::new(count as u64), "{msg} {wide_bar} {pos}/{len} rows, {eta} left"),
        None => (ProgressBar::no_length(), "{msg} {pos} rows"),
    };
    bar.set_style(ProgressStyle::with_template(shown)?);
    bar.set_message(source.to_owned());
    let mut remarks = 0;
    let each = |outcome: &Outcome| {
        bar.inc(1);
        let is_remark = |note: &String| !note.starts_with("Sheet \"");
        remarks += usize::from(outcome.reason.is_none() && outcome.notes.iter().any(is_remark));
        if words.json {
            return json_line(outcome);
        }
        if let Some(reason) = &outcome.reason {
            // Where a row stands in a workbook is in its notes.
            let told = [std::slice::from_ref(reason), &outcome.notes].concat().join(" ");
            bar.suspend(|| eprintln!("{source}: row {}: {told}", outcome.row));
        }
        Ok(())
    };
    let summary = import::import(app, feed, source, words.dry_run, each).await?;
    bar.finish_and_clear();
    if words.json {
        json_line(&json!({ "summary": summary }))?;
    } else {
        tell(source, &summary, words.dry_run)?;
        if remarks > 0 {
            line(&format!("{source}: {remarks} rows were read with a remark; --dry-run --json tells each"))?;
        }
    }
    let code = if summary.needs_a_look() { LOOK } else { DONE };
    Ok((summary, code))
}

fn tell(source: &str, sum: &Summary, dry: bool) -> anyhow::Result<()> {
    let would = if dry { " (nothing was changed: --dry-run)" } else { "" };
    line(&format!(
        "{source}: {} rows read: {} created, {} updated, {} unchanged, {} merged, {} rejected{would}",
        sum.read, sum.created, sum.updated, sum.unchanged, sum.merged, sum.rejected
    ))?;
    if sum.flagged > 0 {
        line(&format!("{source}: {} listings have red flags; they are shown on their pages", sum.flagged))?;
    }
    if let Some(alarm) = &sum.alarm {
        line(&format!("{source}: ALARM: {alarm}"))?;
    }
    Ok(())
}
