//! The ledger of erasures: a file beside the database, so that an older backup brings nobody back. It holds ids of chance
//! and nothing else.

use crate::app::App;
use anyhow::Context;
use std::{collections::BTreeSet, fs::OpenOptions, io::Write, os::unix::fs::OpenOptionsExt, path::PathBuf};
use store::ErasureId;

/// How many are read at a time.
const AT_ONCE: usize = 1000;

fn path(app: &App) -> PathBuf {
    app.config.data.join("erasures")
}

/// The ids in the file. A line that a crash cut short is left out: the database still knows its id.
fn written(app: &App) -> anyhow::Result<BTreeSet<ErasureId>> {
    match std::fs::read_to_string(path(app)) {
        Ok(text) => Ok(text.lines().filter_map(|line| line.parse().ok()).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error).context("cannot read the ledger of erasures"),
    }
}

/// Erases again whoever the file knows and the database does not; how many. Nothing is done twice.
pub async fn replay(app: &App) -> anyhow::Result<usize> {
    let mut again = 0;
    for id in written(app)? {
        again += usize::from(app.db.erase_again(id).await?);
    }
    Ok(again)
}

/// Writes to the file whatever the database knows and the file does not; how many.
pub async fn keep(app: &App) -> anyhow::Result<usize> {
    let (written, mut lines, mut after) = (written(app)?, String::new(), None);
    loop {
        let page = app.db.erasures(after, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        for id in page.iter().filter(|id| !written.contains(id)) {
            lines.push_str(&format!("{id}\n"));
        }
    }
    if !lines.is_empty() {
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(path(app));
        let mut file = file.context("cannot write the ledger of erasures")?;
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
    }
    Ok(lines.lines().count())
}
