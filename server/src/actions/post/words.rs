//! Words as they are kept: rendered, with who is meant and what is quoted.

use crate::{actions::mention, app::App, markdown};
use domain::{
    GroupId, Post, PostId,
    member::Author,
    post::{self, Refusal, Said},
};
use store::Draft;

/// A text with what it looks like.
pub fn rendered(text: String) -> Said {
    let html = markdown::render(&text).into();
    Said { html, text: text.into(), renderer: markdown::VERSION, ..Said::default() }
}

/// What of a draft was said, with what it looks like.
pub(super) async fn read(
    app: &App,
    group: GroupId,
    draft: &Draft,
) -> anyhow::Result<Result<Said, Vec<Refusal>>> {
    let quote = match draft.quote {
        Some(id) => quotable(app, group, id).await?.map(|_| Some(id)).ok_or(Refusal::NoQuote),
        None => Ok(None),
    };
    Ok(match (post::text(draft.text.show()), post::note(draft.note.show()), quote) {
        (Ok(text), Ok(note), Ok(quote)) => {
            let (text, mentions) = mention::mark(app, group, &text).await?;
            Ok(Said { mentions, quote, note: note.map(Into::into), ..rendered(text) })
        }
        (text, note, quote) => Err([text.err(), note.err(), quote.err()].into_iter().flatten().collect()),
    })
}

/// A post that can be quoted in a group: one of its own that everybody in it may read.
pub async fn quotable(
    app: &App,
    group: GroupId,
    id: PostId,
) -> anyhow::Result<Option<(Post, Option<Author>)>> {
    Ok(app.db.post(id).await?.filter(|(post, _)| post.group == group && post.shown().is_some()))
}
