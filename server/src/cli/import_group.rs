//! `commonground import-group`

use super::{DONE, open};
use crate::{
    actions::copy::bring::{self, Claim},
    app::App,
    clock::Clock,
    config::Config,
};
use anyhow::Context;
use domain::{ListingId, claim::DAYS};
use feeds::copy;
use std::{
    fs::File,
    io::{BufReader, Write},
    path::{Path, PathBuf},
};
use tempfile::{Builder, NamedTempFile, PersistError};

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The copy that a facilitator took (group.zip).
    file: PathBuf,
    /// The listing whose room it becomes: the id in its address.
    #[arg(long)]
    listing: ListingId,
    /// New file for the links, which only its owner can read.
    #[arg(long)]
    out: PathBuf,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let file = File::open(&words.file).with_context(|| format!("cannot open {}", words.file.display()))?;
    let app = open(config, Clock::System).await?;
    let brought = bring_in(&app, file, &words).await;
    app.db.close().await;
    brought
}

async fn bring_in(app: &App, file: File, words: &Words) -> anyhow::Result<u8> {
    let copied = copy::read_from(BufReader::new(file), app.now())?;
    let (brought, claims) = bring::brought(copied, words.listing, app.now());
    let links = Links::write(&words.out, &table(&claims, &app.public_url()))?;
    match bring::keep(app, brought).await {
        Ok(kept) => kept?,
        Err(failure) => return Err(links.left(failure)),
    }
    links.show()?;
    eprintln!(
        "{} people. Each one's link works once, for {DAYS} days, and is not shown again.",
        claims.len()
    );
    Ok(DONE)
}

/// The links, told once: on the disk beside their place before the group is kept, so that nobody comes in whose link is
/// lost. Dropped, they are gone.
struct Links<'w> {
    file: NamedTempFile,
    to: &'w Path,
}

impl<'w> Links<'w> {
    /// A file that nobody else can read.
    fn write(to: &'w Path, table: &str) -> anyhow::Result<Self> {
        let cannot = || format!("cannot make {}", to.display());
        anyhow::ensure!(!to.try_exists().with_context(cannot)?, "{} is there already", to.display());
        let folder = to.parent().filter(|folder| *folder != "").unwrap_or(Path::new("."));
        let mut file =
            Builder::new().prefix(".links.").suffix(".part").tempfile_in(folder).with_context(cannot)?;
        file.write_all(table.as_bytes()).with_context(cannot)?;
        file.as_file().sync_all().with_context(cannot)?;
        File::open(folder).and_then(|folder| folder.sync_all()).with_context(cannot)?;
        Ok(Self { file, to })
    }

    /// The group is there: the links come to their place.
    fn show(self) -> anyhow::Result<()> {
        match self.file.persist_noclobber(self.to) {
            Ok(_) => Ok(()),
            Err(PersistError { error, file }) => Err(Self { file, to: self.to }.left(error.into())),
        }
    }

    /// It may be there, so the links stay where they are.
    fn left(self, failure: anyhow::Error) -> anyhow::Error {
        match self.file.keep() {
            Ok((_, path)) => {
                failure.context(format!("if the group is there, its links are in {}", path.display()))
            }
            Err(PersistError { error, .. }) => failure.context(error),
        }
    }
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
