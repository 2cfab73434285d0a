//! What the pages of a room share.

use crate::{
    actions::seat::Seat,
    web::space::field::{Field, Shape, lines},
    words::Words,
};
use axum::extract::Path;
use domain::{
    Member, Thread,
    chat::Fade,
    conversation::may_talk,
    group::Talk,
    member::{Role, may_keep},
    thread::Title,
};
use std::borrow::Cow;

/// The address of something in a room: the group and the thing.
pub(crate) type At = Path<(String, String)>;

/// Links that every page of a space has.
#[derive(Debug, Clone)]
pub(crate) struct Rooms {
    /// The group's id.
    pub(crate) group: String,
    /// The group's listing.
    pub(crate) listing: String,
    /// The reader keeps the space.
    pub(crate) keeps: bool,
    /// Something new waits for the reader.
    pub(crate) news: bool,
    /// The group has a chat.
    pub(crate) chat: bool,
    /// The reader may write privately to others who agree.
    pub(crate) talks: bool,
}

impl Rooms {
    /// The links of a seat.
    pub(crate) fn of(seat: &Seat) -> Self {
        Self {
            group: seat.group.id.to_string(),
            listing: seat.group.listing.to_string(),
            keeps: may_keep(seat.member.role, seat.member.standing).is_ok(),
            news: seat.news,
            chat: seat.group.inner.chat != Fade::Off,
            talks: seat.group.inner.talk == Talk::Agreed && may_talk(&seat.member),
        }
    }
}

/// The title of a thread for a seat, or that it was hidden or taken back.
pub(crate) fn title(thread: &Thread, seat: &Seat, words: Words) -> Cow<'static, str> {
    title_for(thread, &seat.member, words)
}

/// The title of a thread for a member, or that it was hidden or taken back.
pub(crate) fn title_for(thread: &Thread, member: &Member, words: Words) -> Cow<'static, str> {
    match thread.title_for(member.id, may_keep(member.role, member.standing).is_ok()) {
        Title::Told(title) => Cow::Owned(title.to_owned()),
        Title::Kept(title) => Cow::Owned(words.say("space-hidden-title-kept", "title", title)),
        Title::Hidden => words.get("space-hidden-title"),
        Title::Gone => words.get("space-taken-back-title"),
    }
}

/// The first characters of a text, on one line.
pub(crate) fn excerpt(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// What a role is called; an ordinary member's is not told.
pub(crate) fn role_name(role: Role, words: Words) -> Option<Cow<'static, str>> {
    (role != Role::Member).then(|| words.code_name("member-role", role.code()))
}

/// The pledge and the rules, where they are to be confirmed before writing.
pub(crate) struct Confirm {
    pub(crate) pledge: Vec<String>,
    pub(crate) rules: Vec<String>,
    /// They have changed; else these are the first words.
    pub(crate) changed: bool,
    pub(crate) field: Field,
}

impl Confirm {
    /// What a seat has to confirm, if anything: whether it was confirmed, and whether that is what is wrong.
    pub(crate) fn asked(seat: &Seat, (confirmed, wrong): (bool, bool), words: Words) -> Option<Self> {
        let inner = &seat.group.inner;
        if !seat.member.must_confirm(inner.version) {
            return None;
        }
        let error = wrong.then(|| words.get("post-rules").into_owned());
        let field = Field::new(words, "confirm", "post-confirm", Shape::Check);
        Some(Self {
            pledge: lines(&inner.pledge),
            rules: lines(&inner.rules),
            changed: seat.member.inner.rules < inner.version,
            field: field.checked(confirmed).wrong(error),
        })
    }
}
