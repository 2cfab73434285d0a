//! The forms that people write in.

use crate::{
    actions::{
        image::File,
        post::{self, Wrong},
        seat::Seat,
    },
    web::space::field::{Field, Shape},
    words::Words,
};
use domain::{
    PostId, image,
    member::MOST_REASON,
    post::{MOST_NOTE, MOST_TEXT, Refusal},
    thread::{self, MOST_TITLE, Need, ThreadKind},
};
use serde::Deserialize;
use store::Draft;

/// What somebody typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    kind: String,
    need: String,
    text: String,
    note: String,
    /// The post that is quoted.
    quote: String,
    #[serde(rename = "alt-1")]
    alt_1: String,
    #[serde(rename = "alt-2")]
    alt_2: String,
    #[serde(rename = "alt-3")]
    alt_3: String,
    pub(super) confirm: String,
    #[serde(rename = "do")]
    act: String,
}

impl Typed {
    /// What was kept.
    pub(crate) fn of(draft: Draft) -> Self {
        Self {
            title: draft.title.into_shown(),
            kind: draft.kind,
            need: draft.need,
            text: draft.text.into_shown(),
            note: draft.note.into_shown(),
            quote: draft.quote.map(|id| id.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// With a quotation of a post.
    pub(super) fn quoting(self, post: PostId) -> Self {
        Self { quote: post.to_string(), ..self }
    }

    /// The post that is quoted.
    pub(super) fn quote(&self) -> Option<PostId> {
        self.quote.parse().ok()
    }

    /// Where pictures go, for a group that shares some; `room` more have room in the post.
    pub(crate) fn pictures(
        &self,
        seat: &Seat,
        room: usize,
        wrong: &[Wrong],
        words: Words,
    ) -> Option<Pictures> {
        let alts = [&self.alt_1, &self.alt_2, &self.alt_3];
        let slot = |(number, alt): (usize, &&String)| Slot {
            number,
            label: words.count("image-number", number),
            alt: (*alt).clone(),
        };
        let on = seat.group.inner.images;
        let room = if on { room } else { 0 };
        let slots = (1..).zip(&alts).take(room).map(slot).collect();
        let error = wrong.iter().find_map(|wrong| match wrong {
            Wrong::Post(refusal @ Refusal::Image(_)) => Some(refusal_text(*refusal, words)),
            _ => None,
        });
        (on || error.is_some()).then_some(Pictures { slots, error, again: false })
    }

    /// Whether it is to be kept and not sent.
    pub(crate) fn is_draft(&self) -> bool {
        self.act == "draft"
    }

    /// What is kept; longer than anything that could be sent is cut.
    pub(crate) fn draft(&self) -> Draft {
        let bounded = |text: &str, most: usize| text.chars().take(most).collect::<String>();
        Draft {
            title: bounded(&self.title, 4 * MOST_TITLE).into(),
            text: bounded(&self.text, 4 * MOST_TEXT).into(),
            note: bounded(&self.note, 4 * MOST_NOTE).into(),
            kind: bounded(&self.kind, 20),
            need: bounded(&self.need, 20),
            quote: self.quote(),
        }
    }

    /// For the action.
    pub(crate) fn read(&self, files: Vec<File>) -> post::Typed {
        let draft = Draft {
            title: self.title.clone().into(),
            text: self.text.clone().into(),
            note: self.note.clone().into(),
            kind: self.kind.clone(),
            need: self.need.clone(),
            quote: self.quote(),
        };
        post::Typed { draft, confirms: self.confirm == "on", files }
    }

    /// The fields of a new thread.
    pub(crate) fn thread_fields(self, wrong: &[Wrong], words: Words) -> Vec<Field> {
        let error = |found: bool, key: &str| found.then(|| words.get(key).into_owned());
        let title = wrong.iter().find_map(|wrong| match wrong {
            Wrong::Title(refusal) => Some(title_error(*refusal, words)),
            _ => None,
        });
        let kinds = ThreadKind::ALL.iter().map(|kind| kind.code());
        let needs = Need::ALL.iter().map(|need| need.code());
        let mut fields = vec![
            Field::new(words, "title", "thread-title", Shape::Line).with(self.title.clone()).wrong(title),
            Field::new(words, "kind", "thread-kind", Shape::One)
                .codes(words, "thread-kind", kinds)
                .with(self.kind.clone())
                .wrong(error(wrong.contains(&Wrong::Kind), "thread-kind-none")),
            Field::new(words, "need", "thread-need", Shape::One)
                .codes(words, "need", needs)
                .with(self.need.clone())
                .wrong(error(wrong.contains(&Wrong::Need), "thread-need-none")),
        ];
        fields.extend(self.reply_fields(wrong, words));
        fields
    }

    /// The fields of a reply.
    pub(crate) fn reply_fields(self, wrong: &[Wrong], words: Words) -> Vec<Field> {
        let of = |refusals: &[Refusal]| {
            wrong.iter().find_map(|wrong| match wrong {
                Wrong::Post(refusal) if refusals.contains(refusal) => Some(refusal_text(*refusal, words)),
                _ => None,
            })
        };
        vec![
            Field::new(words, "text", "post-text", Shape::Area)
                .most(MOST_TEXT, 8)
                .with(self.text)
                .wrong(of(&[Refusal::Empty, Refusal::TooLong])),
            Field::new(words, "note", "post-note", Shape::Line)
                .optional()
                .with(self.note)
                .wrong(of(&[Refusal::LongNote])),
        ]
    }
}

/// Why a title cannot be taken, in words.
pub(crate) fn title_error(refusal: thread::Refusal, words: Words) -> String {
    match refusal {
        thread::Refusal::NoTitle => words.get("thread-title-none").into_owned(),
        thread::Refusal::LongTitle => words.count("thread-title-long", MOST_TITLE),
    }
}

/// A refusal in words.
pub(crate) fn refusal_text(refusal: Refusal, words: Words) -> String {
    match refusal {
        Refusal::Empty => words.get("post-empty").into_owned(),
        Refusal::TooLong => words.count("post-long", MOST_TEXT),
        Refusal::LongNote => words.count("post-note-long", MOST_NOTE),
        Refusal::LongMeant => words.count("post-meant-long", domain::post::MOST_MEANT),
        Refusal::Rules => words.get("post-rules").into_owned(),
        Refusal::Closed => words.get("thread-closed").into_owned(),
        Refusal::NotYours => words.get("post-not-yours").into_owned(),
        Refusal::Gone => words.get("post-gone").into_owned(),
        Refusal::Hidden => words.get("post-hidden").into_owned(),
        Refusal::NoReason => words.get("post-hide-reason-none").into_owned(),
        Refusal::LongReason => words.count("post-hide-reason-long", MOST_REASON),
        Refusal::NoQuote => words.get("post-quote-none").into_owned(),
        Refusal::Image(image::Refusal::Off) => words.get("image-off").into_owned(),
        Refusal::Image(image::Refusal::Many) => words.count("image-many", image::MOST),
        Refusal::Image(image::Refusal::Large) => words.count("image-large", image::MOST_BYTES >> 20),
        Refusal::Image(image::Refusal::Unreadable) => words.get("image-unreadable").into_owned(),
    }
}

/// Why nothing can be written, where no field can mend it.
pub(crate) fn refused(wrong: &[Wrong], words: Words) -> Option<String> {
    wrong.iter().find_map(|wrong| match wrong {
        Wrong::Post(refusal @ (Refusal::Closed | Refusal::Gone | Refusal::NoQuote)) => {
            Some(refusal_text(*refusal, words))
        }
        _ => None,
    })
}

/// A place for one picture.
pub(crate) struct Slot {
    pub(crate) number: usize,
    pub(crate) label: String,
    /// What is on it, as it was typed.
    pub(crate) alt: String,
}

/// Where pictures go: up to three, each with what is on it.
pub(crate) struct Pictures {
    /// A place for each.
    pub(crate) slots: Vec<Slot>,
    /// What is wrong with those that were sent.
    pub(crate) error: Option<String>,
    /// They are to be chosen again: a browser keeps no file in a form.
    pub(crate) again: bool,
}

impl Pictures {
    /// Whether they stand open.
    pub(crate) fn is_open(&self) -> bool {
        self.again || self.error.is_some() || self.slots.iter().any(|slot| !slot.alt.is_empty())
    }
}
