//! `commonground import-group`

use super::{DONE, open};
use crate::{
    actions::copy::bring::{self, Claim},
    app::Clock,
    config::Config,
};
use anyhow::Context;
use domain::{ListingId, claim::DAYS};
use feeds::copy::{self, MOST_BYTES};
use std::{
    fs::{File, OpenOptions},
    io::{Read, Write, stdout},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The copy that a facilitator took (group.zip).
    file: PathBuf,
    /// The listing whose room it becomes: the id in its address.
    #[arg(long)]
    listing: ListingId,
    /// File for the links, which only its owner can read; standard output where nothing is said.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let file = File::open(&words.file).with_context(|| format!("cannot open {}", words.file.display()))?;
    let mut archive = vec![];
    file.take(MOST_BYTES + 1).read_to_end(&mut archive)?;
    let app = open(config, Clock::System).await?;
    let brought = bring_in(&app, &archive, &words).await;
    app.db.close().await;
    brought
}

async fn bring_in(app: &crate::app::App, archive: &[u8], words: &Words) -> anyhow::Result<u8> {
    let copied = copy::read(archive, app.now())?;
    // the links are told once: where they go is there before anything is kept
    let mut out: Box<dyn Write + Send> = match &words.out {
        Some(path) => Box::new(private_file(path)?),
        None => Box::new(stdout()),
    };
    let claims = bring::bring(app, copied, words.listing).await?;
    if let (Err(_), Some(path)) = (&claims, &words.out) {
        std::fs::remove_file(path)?;
    }
    let claims = claims?;
    out.write_all(table(&claims, &app.public_url()).as_bytes())?;
    out.flush()?;
    eprintln!(
        "{} people. Each one's link works once, for {DAYS} days, and is not shown again.",
        claims.len()
    );
    Ok(DONE)
}

/// A new file that nobody else can read.
fn private_file(path: &Path) -> anyhow::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    file.with_context(|| format!("cannot make {}", path.display()))
}

/// The links as CSV. A name that a spreadsheet would take for a formula begins with an apostrophe.
fn table(claims: &[Claim], address: &str) -> String {
    let mut table = String::from("name,role,standing,link\n");
    for Claim { pseudonym, role, standing, token } in claims {
        let formula = pseudonym.show().starts_with(['=', '+', '-', '@']);
        let name = format!("{}{}", if formula { "'" } else { "" }, pseudonym.show()).replace('"', "\"\"");
        table.push_str(&format!("\"{name}\",{role},{standing},{address}/claim/{}\n", token.show()));
    }
    table
}
