//! The data beside the checkout, and what must never stand in a listing.

use feeds::Feed;
use std::{path::PathBuf, sync::LazyLock};

/// Every file of a folder of the shared directory data; none, with a printed line, where the data is absent.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<(String, Vec<u8>)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/directory").join(folder);
    let Ok(entries) = std::fs::read_dir(&path) else {
        println!("skipped: {} is not there", path.display());
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), std::fs::read(&path).ok()?)))
        .collect();
    files.sort();
    files
}

/// The listings of the good rows.
pub(crate) fn listings(feed: &Feed) -> impl Iterator<Item = &domain::Listing> {
    feed.rows.iter().filter_map(|row| row.result.as_ref().ok()).map(|c| &c.listing)
}

static PRIVATE: LazyLock<Vec<regex::Regex>> = LazyLock::new(|| {
    [
        r"(?i)[a-z0-9._%+-]+@(?:example|gmail|yahoo|hotmail|aol)\.",
        r"(?i)contact-[0-9a-f]{6}",
        r"(?i)[?&]pwd=",
        r#"(?i)\b(?:password|passcode|pw|pwd)\s*[:=]\s*[^\s",]*\d"#,
        r"(?i)\b(?:password|passcode)\s+\d{3,}",
        r"\[name\]",
    ]
    .map(|p| regex::Regex::new(p).expect("a pattern"))
    .into()
});

/// No e-mail of a person, no password, no person's name that the data marks.
pub(crate) fn assert_private(feed: &Feed) {
    let mut found = Vec::new();
    for row in &feed.rows {
        let Ok(contribution) = &row.result else { continue };
        let written = serde_json::to_string(&contribution.listing).expect("JSON");
        for pattern in PRIVATE.iter() {
            if let Some(hit) = pattern.find(&written) {
                let from = written.floor_char_boundary(hit.start().saturating_sub(60));
                found.push(format!("row {}: {}", row.number, &written[from..hit.end()]));
            }
        }
    }
    assert!(found.is_empty(), "{} private things, such as {:#?}", found.len(), &found[..found.len().min(12)]);
}
