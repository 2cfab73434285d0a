//! The quiet line of a page that stays up to date.

use crate::words::Words;
use std::borrow::Cow;
use store::Mark;

/// What a page that stays up to date says of itself.
#[derive(Debug)]
pub(crate) struct Live {
    /// Where it stands in the news.
    pub(crate) mark: Mark,
    /// The quiet line for one new post.
    pub(crate) one: Cow<'static, str>,
    /// And for more of them, with `{n}` where their number stands.
    pub(crate) many: String,
    /// More has changed than can be told.
    pub(crate) behind: Cow<'static, str>,
}

impl Live {
    /// At a mark.
    pub(crate) fn of(mark: Mark, words: Words) -> Self {
        Self {
            mark,
            one: words.get("live-one"),
            many: words.say("live-many", "count", "{n}"),
            behind: words.get("live-behind"),
        }
    }
}
