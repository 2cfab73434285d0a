//! `commonground export`

use super::{DONE, open};
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
    #[arg(long)]
    format: String,
    /// File to write, or folder for hsds-package; standard output where nothing is said.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let format = Format::from_code(&words.format).with_context(|| {
        format!(
            "--format is \"{}\"; it takes meeting-guide, bmlt, hsds, hsds-package, ical, jsonld or csv",
            words.format
        )
    })?;
    let app = open(config, Clock::System).await?;
    let written = export::export(&app, format).await?;
    app.db.close().await;
    match (written, words.out) {
        (Written::File(_, text), None) => std::io::stdout().write_all(text.as_bytes())?,
        (Written::File(_, text), Some(path)) => {
            std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        (Written::Package(files), Some(folder)) => {
            std::fs::create_dir_all(&folder)?;
            for (name, bytes) in files {
                std::fs::write(folder.join(name), bytes)?;
            }
        }
        (Written::Package(_), None) => bail!("hsds-package is a folder of files: name it with --out"),
    }
    Ok(DONE)
}
