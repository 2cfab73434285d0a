//! *Help now*, at the top of every page: written once for a country and a language, since nothing else changes it.

use crate::{crisis::Help, words::Words};
use askama::Template;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// What the page's templates know of a frame, as far as they are used here.
struct Frame<'h> {
    help: &'h Help,
}

#[derive(Template)]
#[template(path = "ui/help_now.html")]
struct HelpNow<'h> {
    words: Words,
    frame: Frame<'h>,
}

type Written = HashMap<(&'static str, &'static str), Arc<str>>;
static WRITTEN: LazyLock<Mutex<Written>> = LazyLock::new(Mutex::default);

/// As HTML.
pub(crate) fn html(help: &Help, words: Words) -> askama::Result<Arc<str>> {
    let of = (help.country, words.code());
    let known = || WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(html) = known().get(&of) {
        return Ok(Arc::clone(html));
    }
    let html: Arc<str> = HelpNow { words, frame: Frame { help } }.render()?.into();
    known().insert(of, Arc::clone(&html));
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_and_language_has_its_own() {
        let html =
            |country, language| html(&Help::of_country(country), Words::of_language(language)).unwrap();
        let all = [html("US", "en"), html("US", "es"), html("ES", "en"), html("ES", "es"), html("ZZ", "en")];
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|other| other != one), "{one}");
        }
        assert!(all[0].contains("988") && all[4].contains("112"));
        assert!(Arc::ptr_eq(&all[0], &html("us", "en")));
    }
}
