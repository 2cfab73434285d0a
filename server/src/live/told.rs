//! A piece of news on its way to the open pages.

use crate::actions::live::{Folds, What};
use domain::MemberId;
use std::sync::{Arc, Mutex, PoisonError};
use store::News;

/// As what somebody sees a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    /// As anybody in the group.
    Member,
    /// As one of those who keep the space.
    Keeper,
    /// As whoever wrote it.
    Writer,
}

/// What a fragment depends on, beside what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// The language.
    pub(crate) language: &'static str,
    /// As what it is seen.
    pub(crate) sight: Sight,
    /// What of it is folded.
    pub(crate) folds: Folds,
}

/// A piece of news, what it is about, and the fragments that were written of it so far.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) news: News,
    pub(crate) what: What,
    shown: Mutex<Vec<(Look, Arc<str>)>>,
}

impl Told {
    pub(crate) fn new(news: News, what: What) -> Self {
        Self { news, what, shown: Mutex::default() }
    }

    /// As what somebody sees it.
    pub(crate) fn sight(&self, member: MemberId, keeps: bool) -> Sight {
        match self.what.writer() {
            Some(writer) if writer == member => Sight::Writer,
            _ if keeps => Sight::Keeper,
            _ => Sight::Member,
        }
    }

    /// What it looks like, written once for all who see it alike.
    pub(crate) fn shown(&self, look: Look, write: impl FnOnce() -> String) -> Arc<str> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, fragment)) = shown.iter().find(|(known, _)| *known == look) {
            return fragment.clone();
        }
        let fragment: Arc<str> = write().into();
        shown.push((look, fragment.clone()));
        fragment
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{About, Mark};

    #[test]
    fn a_fragment_is_written_once_for_all_who_see_it_alike() {
        let news =
            News { seq: 1, mark: Mark::NIL, group: domain::GroupId::NIL, about: About::Seats, fresh: true };
        let told = Told::new(news, What::Seats);
        let mut written = 0;
        let mut show = |language, sight| {
            told.shown(Look { language, sight, folds: Folds::default() }, || {
                written += 1;
                format!("{language} {sight:?}")
            })
        };
        for _ in 0..3 {
            assert_eq!(&*show("en", Sight::Member), "en Member");
            assert_eq!(&*show("es", Sight::Member), "es Member");
            assert_eq!(&*show("en", Sight::Keeper), "en Keeper");
        }
        assert_eq!(written, 3);
        assert_eq!(told.sight(MemberId::NIL, true), Sight::Keeper);
    }
}
