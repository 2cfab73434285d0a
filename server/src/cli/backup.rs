//! `commonground backup`, `verify` and `restore`

use super::{DONE, line, make_data_folder, open};
use crate::{
    actions::{backup, ledger},
    clock::Clock,
    config::Config,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

/// The words of the commands.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The backup's file.
    file: PathBuf,
}

pub(super) async fn write(config: Config, words: Words) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    let rows = backup::write(&app.db, &words.file, &progress("{bytes} written")?).await;
    app.db.close().await;
    line(&format!("{} rows are in {}.", rows?, words.file.display()))?;
    line("Keep the root key apart from it: without the key the backup says nothing, to you either.")?;
    Ok(DONE)
}

pub(super) fn verify(config: &Config, words: &Words) -> anyhow::Result<u8> {
    let rows = backup::verify(config, &words.file, &progress("{bytes} of {total_bytes} read")?)?;
    line(&format!("{} is whole: {rows} rows, and the root key opens it.", words.file.display()))?;
    Ok(DONE)
}

pub(super) async fn restore(config: Config, words: Words) -> anyhow::Result<u8> {
    make_data_folder(&config)?;
    let rows = backup::restore(&config, &words.file, &progress("{bytes} of {total_bytes} read")?).await?;
    let app = open(config, Clock::System).await?;
    let again = ledger::replay(&app).await;
    app.db.close().await;
    line(&format!("{rows} rows are back; {} people who left since were erased again.", again?))?;
    Ok(DONE)
}

fn progress(text: &str) -> anyhow::Result<ProgressBar> {
    Ok(ProgressBar::no_length().with_style(ProgressStyle::with_template(text)?))
}
