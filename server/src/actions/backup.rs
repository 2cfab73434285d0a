//! Backup, restore and verify: one file, made while the server serves, that either engine takes back.

use crate::{chance::chance, config::Config, root};
use anyhow::Context;
use flate2::{Compression, bufread::MultiGzDecoder, write::GzEncoder};
use indicatif::ProgressBar;
use std::{
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, BufWriter},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use store::Db;

type Source = BufReader<MultiGzDecoder<BufReader<indicatif::ProgressBarIter<File>>>>;

/// Writes a backup; how many rows it holds. A file of that name is replaced only by a whole backup.
pub async fn write(db: &Db, to: &Path, progress: &ProgressBar) -> anyhow::Result<u64> {
    let part = part_of(to)?;
    let cannot = || format!("cannot write {}", part.display());
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
    let file = file.with_context(cannot)?;
    let kept = file.try_clone().with_context(cannot)?;
    let out = BufWriter::new(GzEncoder::new(progress.wrap_write(file), Compression::fast()));
    let rows = db.backup(out).await;
    if rows.is_err() {
        // Half a backup is none, and takes room that there may not be.
        let _ = std::fs::remove_file(&part);
    }
    let rows = rows?;
    kept.sync_all().with_context(cannot)?;
    std::fs::rename(&part, to).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(rows)
}

/// Reads a backup from end to end and sees that the root key at hand opens it; how many rows it holds.
pub fn verify(config: &Config, from: &Path, progress: &ProgressBar) -> anyhow::Result<u64> {
    let roots = root::roots(config)?;
    Ok(store::verify_backup(open(from, progress)?, &roots())?)
}

/// Restores a backup into the settings' database, which must be new; how many rows came back.
pub async fn restore(config: &Config, from: &Path, progress: &ProgressBar) -> anyhow::Result<u64> {
    verify(config, from, progress)?;
    let db = Db::open(&config.database().parse()?).await.context("cannot open the database")?;
    let restored = db.restore(open(from, progress)?).await;
    db.close().await;
    Ok(restored?)
}

fn open(from: &Path, progress: &ProgressBar) -> anyhow::Result<Source> {
    let file = File::open(from).with_context(|| format!("cannot open {}", from.display()))?;
    progress.set_length(file.metadata()?.len());
    progress.set_position(0);
    let mut packed = BufReader::new(progress.wrap_read(file));
    let begins = packed.fill_buf().with_context(|| format!("cannot read {}", from.display()))?;
    anyhow::ensure!(
        begins.starts_with(&[0x1f, 0x8b]),
        "{} is no backup: `commonground backup` writes one",
        from.display()
    );
    Ok(BufReader::new(MultiGzDecoder::new(packed)))
}

fn part_of(to: &Path) -> anyhow::Result<PathBuf> {
    let name = to.file_name().context("a backup needs a file name")?.to_string_lossy();
    Ok(to.with_file_name(format!(".{name}.{:016x}.part", u64::from_be_bytes(chance()))))
}
