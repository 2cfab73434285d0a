//! The catalogues that the program carries.

use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};
use unic_langid::LanguageIdentifier;

/// The language whose words stand in where another language has none.
pub(super) const FALLBACK: &str = "en";

#[derive(RustEmbed)]
#[folder = "locales"]
struct Locales;

/// All messages of one language.
pub(crate) struct Catalogue {
    /// ISO 639-1 code; the folder's name.
    pub(crate) code: String,
    pub(super) bundle: FluentBundle<Arc<FluentResource>>,
}

static LANGUAGES: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let files: Vec<_> = Locales::iter().collect();
    let folders: BTreeSet<&str> = files.iter().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let english = resources(FALLBACK);
    folders.into_iter().filter_map(|code| Catalogue::read(code, &english)).collect()
});

static EMPTY: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::of(FALLBACK, LanguageIdentifier::default(), &[]));

/// Every language there is, by code.
pub(crate) fn languages() -> &'static [Catalogue] {
    &LANGUAGES
}

/// A catalogue that is always there, though it may say nothing.
pub(super) fn fallback() -> &'static Catalogue {
    &EMPTY
}

impl Catalogue {
    /// `None` when the folder's name is no language.
    fn read(code: &str, english: &[Arc<FluentResource>]) -> Option<Self> {
        let language: LanguageIdentifier = code.parse().ok()?;
        let mut all = english.to_vec();
        if code != FALLBACK {
            all.extend(resources(code));
        }
        Some(Self::of(code, language, &all))
    }

    fn of(code: &str, language: LanguageIdentifier, resources: &[Arc<FluentResource>]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        if let Err(error) = bundle.add_builtins() {
            tracing::warn!(%error, "messages cannot use NUMBER");
        }
        for resource in resources {
            bundle.add_resource_overriding(Arc::clone(resource));
        }
        Self { code: code.to_owned(), bundle }
    }
}

/// The files of a language. What cannot be parsed is left out (a test parses every file).
fn resources(code: &str) -> Vec<Arc<FluentResource>> {
    let text = |path: &str| Some(String::from_utf8_lossy(&Locales::get(path)?.data).into_owned());
    Locales::iter()
        .filter(|path| {
            path.split_once('/').is_some_and(|(folder, name)| folder == code && name.ends_with(".ftl"))
        })
        .filter_map(|path| text(&path))
        .map(|text| Arc::new(FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource)))
        .collect()
}

#[cfg(test)]
pub(super) fn files() -> Vec<(String, String, String)> {
    let mut all: Vec<_> = Locales::iter()
        .filter_map(|path| {
            let (code, name) = path.split_once('/')?;
            let text = String::from_utf8(Locales::get(&path)?.data.into_owned()).ok()?;
            Some((code.to_owned(), name.to_owned(), text))
        })
        .collect();
    all.sort();
    all
}
