//! A post as a page shows it.

use crate::{
    actions::{
        block,
        live::Changed,
        seat::Seat,
        thread::{Brought, Page},
    },
    app::App,
    live::Sight,
    web::{
        post::words::{Quote, spelled},
        room::{Rooms, role_name},
        space::when::When,
    },
    words::Words,
};
use askama::Template;
use domain::{
    Image, MemberId, Post, PostId, ResourceId, Stamp,
    block::Hidden,
    member::{Signed, may_keep},
    post::{EDIT_SECONDS, Said},
};
use std::borrow::Cow;
use store::Hearts;

/// A post.
pub(crate) struct View<'p> {
    /// Its id, as it stands in addresses.
    pub(crate) id: String,
    /// The reader blocked its writer.
    pub(crate) folded: bool,
    pub(crate) name: Option<&'p str>,
    pub(crate) role: Option<Cow<'static, str>>,
    pub(crate) when: String,
    /// Nothing of it is left.
    pub(crate) gone: bool,
    /// Those who keep the space have hidden it.
    pub(crate) hidden: bool,
    /// What is hidden, for its writer and those who keep the space.
    pub(crate) hidden_words: Option<Cow<'p, Said>>,
    /// What everybody may read.
    said: Option<Cow<'p, Said>>,
    /// It quotes a post; `None` inside where that is not there any more.
    pub(crate) quote: Option<Option<Quote>>,
    /// Those who keep the space ask its writer whether it may stand on the shelf.
    pub(crate) asked: Option<ResourceId>,
    pub(crate) mine: bool,
    /// Its words can still be changed.
    pub(crate) open: bool,
    pub(crate) new: bool,
    /// The reader sent it a heart.
    pub(crate) given: bool,
    /// The reader wrote it and somebody sent a heart.
    pub(crate) got: bool,
}

impl View<'_> {
    /// HTML that was made safe when it was written.
    pub(super) fn html(&self) -> &str {
        self.said.as_ref().map_or("", |said| said.html.show())
    }

    pub(super) fn images(&self) -> &[Image] {
        self.said.as_ref().map_or(&[], |said| &said.images)
    }

    pub(super) fn note(&self) -> Option<&str> {
        Some(self.said.as_ref()?.note.as_ref()?.show())
    }

    pub(super) fn meant(&self) -> Option<&str> {
        Some(self.said.as_ref()?.meant.as_ref()?.show())
    }
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
    pub(crate) quote_gone: Cow<'static, str>,
    pub(crate) folded: Cow<'static, str>,
    pub(crate) more: Cow<'static, str>,
    pub(crate) tell: Cow<'static, str>,
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
            quote_gone: words.get("post-quote-gone"),
            folded: words.get("block-folded"),
            more: words.get("post-more"),
            tell: words.get("concern-tell"),
        }
    }
}

/// Who looks at a post, and what they know of it.
pub(crate) struct Eye<'e> {
    /// They; `None` for anybody who did not write it.
    pub(crate) me: Option<MemberId>,
    /// They keep the space.
    pub(crate) keeps: bool,
    /// Up to where they have read.
    pub(crate) seen: Stamp,
    /// Hearts that they know of.
    pub(crate) hearts: &'e Hearts,
    /// Whose words they fold.
    pub(crate) folds: &'e Hidden,
    /// What the posts bring of others.
    pub(crate) brought: &'e Brought,
}

impl Eye<'_> {
    /// A post as they see it now.
    pub(crate) fn view<'p>(&self, (post, author): &'p Signed<Post>, when: &When, now: Stamp) -> View<'p> {
        let mine = self.me.is_some() && post.member == self.me;
        let hidden = post.is_hidden();
        let spell = |said: &'p Said| spelled(said, &self.brought.names, when.words());
        let said = post.shown().map(spell);
        let quote = said.as_ref().and_then(|said| said.quote);
        View {
            id: post.id.to_string(),
            folded: author.as_ref().is_some_and(|author| self.folds.hides(author)),
            name: author.as_ref().map(|author| author.pseudonym.show().as_str()),
            role: author.as_ref().and_then(|author| role_name(author.role, when.words())),
            when: when.told(post.at),
            gone: post.said.is_none(),
            hidden,
            hidden_words: post.said.as_ref().filter(|_| hidden && (mine || self.keeps)).map(spell),
            quote: quote.map(|id| self.quote(id, when.words())),
            asked: said.as_ref().and_then(|said| said.asked).filter(|_| mine),
            said,
            mine,
            open: mine && now < post.at.plus_seconds(EDIT_SECONDS),
            new: !mine && post.at > self.seen,
            given: self.hearts.given.contains(&post.id),
            got: self.hearts.got.contains(&post.id),
        }
    }

    /// A quotation, folded like the post that it is of; `None` where that is not there any more.
    fn quote(&self, id: PostId, words: Words) -> Option<Quote> {
        let signed = self.brought.quoted.get(&id)?;
        let quote = Quote::of(signed, &self.brought.names, words)?;
        Some(Quote { folded: block::hides(self.folds, signed), ..quote })
    }
}

/// The posts of a page.
pub(crate) fn views<'p>(app: &App, seat: &Seat, page: &'p Page, words: Words) -> Vec<View<'p>> {
    let (when, now) = (When::new(app, words), app.now());
    let eye = Eye {
        me: Some(seat.member.id),
        keeps: may_keep(seat.member.role, seat.member.standing).is_ok(),
        seen: page.seen,
        hearts: &page.hearts,
        folds: &page.hidden,
        brought: &page.brought,
    };
    page.posts.iter().map(|post| eye.view(post, &when, now)).collect()
}

/// A post on its way to pages that are open: one of the list of `thread/thread.html`.
#[derive(Template)]
#[template(path = "thread/live.html")]
struct Fragment<'f> {
    words: Words,
    rooms: &'f Rooms,
    labels: Labels,
    posts: [View<'f>; 1],
}

/// A post as everybody with this sight sees it; what only one of them knows of, their heart, is kept by their page.
pub(crate) fn fragment(
    app: &App,
    changed: &Changed,
    rooms: &Rooms,
    (sight, folds): (Sight, &Hidden),
    words: Words,
) -> String {
    let (when, now) = (When::new(app, words), app.now());
    let eye = Eye {
        me: changed.post.0.member.filter(|_| sight == Sight::Writer),
        keeps: sight == Sight::Keeper,
        seen: Stamp(0),
        hearts: &Hearts::default(),
        folds,
        brought: &changed.brought,
    };
    let posts = [eye.view(&changed.post, &when, now)];
    Fragment { words, rooms, labels: Labels::of(words), posts }.render().unwrap_or_default()
}
