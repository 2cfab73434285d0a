//! What is nobody's business but its owner's.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A value that never prints itself: not in a log, not in an error, not in a panic.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Keeps a value private.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for whoever may see it.
    pub const fn show(&self) -> &T {
        &self.0
    }

    /// The value itself.
    pub fn into_shown(self) -> T {
        self.0
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_prints_nothing_and_is_stored_as_it_is() {
        let name = Private::new("Fern".to_owned());
        assert!(!format!("{name:?} {:#?}", Some(&name)).contains("Fern"));
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Fern\"");
        assert_eq!(serde_json::from_str::<Private<String>>("\"Fern\"").unwrap(), name);
        assert_eq!(name.show(), "Fern");
    }
}
