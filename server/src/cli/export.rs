//! `commonground export`

use super::{DONE, open, word};
use crate::{
    actions::export::{self, Written},
    clock::Clock,
    config::Config,
};
use anyhow::{Context, bail};
use feeds::feed::Format;
use std::{io::Write, path::PathBuf};

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// meeting-guide, bmlt, hsds, hsds-package, ical, jsonld or csv.
    #[arg(long, value_parser = word::format)]
    format: Format,
    /// File to write, or folder for hsds-package; standard output where nothing is said.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    let written = export::export(&app, words.format).await?;
    app.db.close().await;
    match (written, words.out) {
        (Written::File(_, text), None) => std::io::stdout().write_all(text.as_bytes())?,
        (Written::File(_, text), Some(path)) => {
            std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        (Written::Package(files), Some(folder)) => {
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
            for (name, bytes) in files {
                let path = folder.join(name);
                std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        (Written::Package(_), None) => bail!("hsds-package is a folder of files: name it with --out"),
    }
    Ok(DONE)
}
