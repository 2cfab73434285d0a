//! A post as a page shows it.

use crate::{
    actions::{
        space::Seat,
        thread::{Page, Signed},
    },
    app::App,
    web::{
        post::words::{Quote, spelled},
        space::{role_name, when::When},
    },
    words::Words,
};
use domain::{
    Image, Post, PostId, ResourceId,
    member::may_keep,
    post::{EDIT_SECONDS, Said},
};
use std::borrow::Cow;

/// A post.
pub(crate) struct View {
    pub(crate) id: PostId,
    pub(crate) name: Option<String>,
    pub(crate) role: Option<Cow<'static, str>>,
    pub(crate) when: String,
    pub(crate) exact: String,
    /// Nothing of it is left.
    pub(crate) gone: bool,
    /// Those who keep the space have hidden it.
    pub(crate) hidden: bool,
    /// What is hidden, for its writer and those who keep the space.
    pub(crate) hidden_words: Option<Said>,
    /// As HTML that was made safe when it was written.
    pub(crate) html: String,
    /// It quotes a post; `None` inside where that is not there any more.
    pub(crate) quote: Option<Option<Quote>>,
    pub(crate) images: Vec<Image>,
    /// Those who keep the space ask its writer whether it may stand on the shelf.
    pub(crate) asked: Option<ResourceId>,
    pub(crate) note: Option<String>,
    pub(crate) meant: Option<String>,
    pub(crate) mine: bool,
    /// Its words can still be changed.
    pub(crate) open: bool,
    pub(crate) new: bool,
    /// The reader sent it a heart.
    pub(crate) given: bool,
    /// The reader wrote it and somebody sent a heart.
    pub(crate) got: bool,
}

/// Words that stand beside every post; looked up once a page.
pub(crate) struct Labels {
    pub(crate) gone: Cow<'static, str>,
    pub(crate) left: Cow<'static, str>,
    pub(crate) you: Cow<'static, str>,
    pub(crate) new: Cow<'static, str>,
    pub(crate) note: Cow<'static, str>,
    pub(crate) meant: Cow<'static, str>,
    pub(crate) heart: Cow<'static, str>,
    pub(crate) unheart: Cow<'static, str>,
    pub(crate) hearts: Cow<'static, str>,
    pub(crate) edit: Cow<'static, str>,
    pub(crate) mean: Cow<'static, str>,
    pub(crate) hide: Cow<'static, str>,
    pub(crate) shelf: Cow<'static, str>,
    pub(crate) quote: Cow<'static, str>,
    pub(crate) quote_gone: Cow<'static, str>,
}

impl Labels {
    /// In a language.
    pub(crate) fn of(words: Words) -> Self {
        Self {
            gone: words.get("post-gone"),
            left: words.get("space-someone"),
            you: words.get("post-you"),
            new: words.get("space-new"),
            note: words.get("post-note-shown"),
            meant: words.get("post-meant-shown"),
            heart: words.get("post-heart"),
            unheart: words.get("post-unheart"),
            hearts: words.get("post-hearts"),
            edit: words.get("post-edit"),
            mean: words.get("post-mean"),
            hide: words.get("post-hide"),
            shelf: words.get("post-shelf"),
            quote: words.get("post-quote"),
            quote_gone: words.get("post-quote-gone"),
        }
    }
}

/// The posts of a page.
pub(crate) fn views(app: &App, seat: &Seat, page: &Page, words: Words) -> Vec<View> {
    let when = When::new(app, words);
    let now = app.now();
    let (me, keeps) = (seat.member.id, may_keep(seat.member.role, seat.member.standing).is_ok());
    let view = |(post, author): &Signed<Post>| {
        let mine = post.member == Some(me);
        let hidden = post.is_hidden();
        let spell = |said: &Said| spelled(said, &page.names, words);
        let said = post.shown().map(spell);
        let quote = said.as_ref().and_then(|said| said.quote);
        View {
            id: post.id,
            name: author.as_ref().map(|author| author.pseudonym.show().clone()),
            role: author.as_ref().and_then(|author| role_name(author.role, words)),
            when: when.told(post.at),
            exact: when.exact(post.at),
            gone: post.said.is_none(),
            hidden,
            hidden_words: post.said.as_ref().filter(|_| hidden && (mine || keeps)).map(spell),
            quote: quote.map(|id| Quote::among(&page.quoted, id, &page.names, words)),
            note: said.as_ref().and_then(|said| said.note.as_ref()).map(|note| note.show().clone()),
            meant: said.as_ref().and_then(|said| said.meant.as_ref()).map(|meant| meant.show().clone()),
            asked: said.as_ref().and_then(|said| said.asked).filter(|_| mine),
            images: said.as_ref().map(|said| said.images.clone()).unwrap_or_default(),
            html: said.map(|said| said.html.into_shown()).unwrap_or_default(),
            mine,
            open: mine && now < post.at.plus_seconds(EDIT_SECONDS),
            new: !mine && post.at > page.seen,
            given: page.hearts.given.contains(&post.id),
            got: page.hearts.got.contains(&post.id),
        }
    };
    page.posts.iter().map(view).collect()
}
