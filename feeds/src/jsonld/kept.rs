//! Rows that were read before they are asked for, in a tenth of the room that listings take.

use crate::{feed::Row, whole};
use domain::{Contribution, SourceKey};

/// A row, its listing written out.
pub(super) struct Kept {
    result: Result<(SourceKey, Box<str>), String>,
    notes: Vec<String>,
}

impl Kept {
    pub(super) fn of(result: Result<Box<Contribution>, String>, notes: Vec<String>) -> Self {
        let result = result.map(|it| (it.key, whole::write(&it.listing).into_boxed_str()));
        Self { result, notes }
    }

    pub(super) fn row(self, number: usize) -> Row {
        let result = self.result.and_then(|(key, listing)| {
            let listing =
                serde_json::from_str(&listing).map_err(|_| "This entry cannot be read.".to_owned())?;
            Ok(Box::new(Contribution { key, listing }))
        });
        Row { number, result, notes: self.notes }
    }
}
