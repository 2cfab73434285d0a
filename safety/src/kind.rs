//! What kind of group a listing is about.

use crate::cues::KIND;
use crate::frames::Frames;
use crate::normal::Normal;
use crate::sentence::{Sentence, sentences};
use domain::Kind;
use std::sync::LazyLock;

/// The tables in the order in which they decide: what the text says it is, then what the name says, then the rest.
struct Tables {
    /// "This is a therapy group": decides against any name.
    therapy_said: Frames,
    therapy: Frames,
    class: Frames,
    helpline: Frames,
    support: Frames,
    /// Weak signs of a class ("yoga"), which any other sign outweighs.
    activity: Frames,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let of = |table| Frames::of(&KIND, &["stance", table]);
    Tables {
        therapy_said: of("therapy_said"),
        therapy: of("therapy"),
        class: of("class"),
        helpline: of("helpline"),
        support: of("support"),
        activity: of("activity"),
    }
});

/// The kind that a listing's words say it is; `None` where nothing says.
pub fn kind(name: &str, description: &str) -> Option<Kind> {
    let (name, description) = (Normal::new(name).text, Normal::new(description).text);
    kind_of(&sentences(&name), sentences(&description).iter())
}

/// The same of words already read.
pub(crate) fn kind_of<'a>(
    name: &[Sentence<'_>],
    said: impl Iterator<Item = &'a Sentence<'a>> + Clone,
) -> Option<Kind> {
    let tables = &*TABLES;
    if holds(&tables.therapy_said, said.clone()) {
        return Some(Kind::TherapyGroup);
    }
    in_name(tables, name).or_else(|| in_description(tables, said.clone())).or_else(|| {
        let active = holds(&tables.activity, name.iter()) || holds(&tables.activity, said);
        active.then_some(Kind::Class)
    })
}

fn in_name(tables: &Tables, name: &[Sentence<'_>]) -> Option<Kind> {
    let order = [
        (&tables.therapy, Kind::TherapyGroup),
        (&tables.support, Kind::SupportGroup),
        (&tables.helpline, Kind::Helpline),
        (&tables.class, Kind::Class),
    ];
    order.into_iter().find(|(frames, _)| holds(frames, name.iter())).map(|(_, kind)| kind)
}

/// A description often names other services too ("call our hotline"), so the first sign in it decides.
fn in_description<'a>(tables: &Tables, mut said: impl Iterator<Item = &'a Sentence<'a>>) -> Option<Kind> {
    let order = [
        (&tables.support, Kind::SupportGroup),
        (&tables.therapy, Kind::TherapyGroup),
        (&tables.helpline, Kind::Helpline),
        (&tables.class, Kind::Class),
    ];
    said.find_map(|sentence| {
        let found = order
            .iter()
            .filter_map(|(frames, kind)| frames.find(sentence).first().map(|span| (span.start, *kind)));
        found.min_by_key(|(start, _)| *start).map(|(_, kind)| kind)
    })
}

fn holds<'a>(frames: &Frames, mut said: impl Iterator<Item = &'a Sentence<'a>>) -> bool {
    said.any(|sentence| !frames.find(sentence).is_empty())
}
