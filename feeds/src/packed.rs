//! Packed feeds: gzip and zip, unpacked within bounds.

use crate::feed::{FeedError, MOST_BYTES};
use std::{
    borrow::Cow,
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// Most files in a zip.
const MOST_FILES: usize = 1_000;

/// Whether the bytes are packed with gzip.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B])
}

/// Whether the bytes are a zip.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The file in a gzip, at most [`MOST_BYTES`] of it.
pub(crate) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, FeedError> {
    let packed = || flate2::read::MultiGzDecoder::new(bytes);
    unpack(packed(), size(packed(), MOST_BYTES)?)
}

/// The files in a zip that are wanted, with their paths, [`MOST_BYTES`] in all. What a computer adds for itself
/// (`__MACOSX`, hidden files) is left out.
pub(crate) fn unzip(bytes: &[u8], is_wanted: fn(&str) -> bool) -> Result<Vec<(String, Vec<u8>)>, FeedError> {
    let mut archive = open(bytes)?;
    let mut sizes = Vec::new();
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| broken())?;
        let name = file.name().map_or_else(|_| format!("file {at}"), Cow::into_owned);
        let is_hidden = name.split(['/', '\\']).any(|part| part.starts_with('.') || part == "__MACOSX");
        if !file.is_dir() && !is_hidden && is_wanted(&name) {
            let size = size(file, left)?;
            left -= size;
            sizes.push((at, name, size));
        }
    }
    let read = |(at, name, size)| Ok((name, unpack(archive.by_index(at).map_err(|_| broken())?, size)?));
    sizes.into_iter().map(read).collect()
}

/// The paths of the files in a zip.
pub(crate) fn names(bytes: &[u8]) -> Result<Vec<String>, FeedError> {
    Ok(open(bytes)?.file_names().flatten().map(Cow::into_owned).collect())
}

/// Makes sure that a zip holds no more than so many bytes, whatever it says of itself.
pub(crate) fn bounded(bytes: &[u8], most: usize) -> Result<(), FeedError> {
    let mut archive = open(bytes)?;
    let mut left = most;
    for at in 0..archive.len() {
        left -= size(archive.by_index(at).map_err(|_| broken())?, left)?;
    }
    Ok(())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, FeedError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MOST_FILES {
        return Err(FeedError::TooLarge);
    }
    Ok(archive)
}

/// How much is packed here. It is counted before any of it is kept: a bomb costs time, and no memory.
fn size(packed: impl Read, most: usize) -> Result<usize, FeedError> {
    let size =
        std::io::copy(&mut packed.take(most as u64 + 1), &mut std::io::sink()).map_err(|_| broken())?;
    usize::try_from(size).ok().filter(|size| *size <= most).ok_or(FeedError::TooLarge)
}

fn unpack(packed: impl Read, size: usize) -> Result<Vec<u8>, FeedError> {
    let mut content = vec![0; size];
    let mut packed = packed.take(size as u64);
    packed.read_exact(&mut content).map_err(|_| broken())?;
    Ok(content)
}

fn broken() -> FeedError {
    FeedError::Broken("The packed file is broken. Pack it again, or give the file in it.".into())
}
