//! Words as they are read now: rendered anew where the renderer changed, with names for those who are meant.

use crate::{
    actions::mention::{Names, names_in},
    app::App,
    markdown,
    words::Words,
};
use domain::{Post, PostId, member::Signed, mention, post::Said};
use std::borrow::Cow;

/// Characters of a post that a quotation shows.
const QUOTED: usize = 400;

/// What was said, as it is read now: nearly always as it lies there.
pub(crate) fn spelled<'s>(said: &'s Said, names: &Names, words: Words) -> Cow<'s, Said> {
    let html = match said.renderer {
        markdown::VERSION if said.mentions.is_empty() => return Cow::Borrowed(said),
        markdown::VERSION => Cow::Borrowed(said.html.show()),
        _ => Cow::Owned(markdown::render(said.text.show())),
    };
    let html = marked(&html, said, names, words).into();
    Cow::Owned(Said { text: text(said, names, words).into(), html, ..said.clone() })
}

/// What one post says, as it is read now.
pub(crate) async fn read(app: &App, post: &Post, words: Words) -> anyhow::Result<Option<Said>> {
    let Some(said) = &post.said else { return Ok(None) };
    Ok(Some(spelled(said, &names_in(app, post).await?, words).into_owned()))
}

/// The text with names, as it was typed.
pub(crate) fn text(said: &Said, names: &Names, words: Words) -> String {
    if said.mentions.is_empty() {
        return said.text.show().clone();
    }
    names.text(said, &words.get("mention-left"))
}

/// Names as quiet marks.
fn marked(html: &str, said: &Said, names: &Names, words: Words) -> String {
    mention::named(html, |number| match names.of(said, number) {
        Some(name) => format!("<span class=\"mention\">@{}</span>", ammonia::clean_text(name)),
        None => format!("<span class=\"mention\">{}</span>", words.get("mention-left")),
    })
}

/// What a post quotes.
pub(crate) struct Quote {
    pub(crate) id: PostId,
    pub(crate) name: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) html: String,
    /// The reader blocked its writer.
    pub(crate) folded: bool,
}

impl Quote {
    /// The first words of a post that everybody may read.
    pub(crate) fn of((post, author): &Signed<Post>, names: &Names, words: Words) -> Option<Self> {
        let said = post.shown()?;
        Some(Self {
            id: post.id,
            name: author.as_ref().map(|author| author.pseudonym.show().clone()),
            note: said.note.as_ref().map(|note| note.show().clone()),
            html: markdown::render(&beginning(&text(said, names, words))),
            folded: false,
        })
    }
}

/// The first words of a text, as they were written.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
