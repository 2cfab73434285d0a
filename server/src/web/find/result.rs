//! One result: an answer to "could this be for me, and can I get there?"

use crate::{
    reasons::{Speaker, term_name},
    web::clock::Clock,
    words::{Words, languages},
};
use domain::{Audience, Brief, Cost, Experience, Format, Kind, Status};
use finder::Hit;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A result in words.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// The listing's id.
    pub(crate) id: String,
    /// What the address of its page carries.
    pub(crate) carried: String,
    /// Its name.
    pub(crate) name: String,
    /// The language of its name, where it is not that of the page.
    pub(crate) lang: Option<&'static str>,
    /// What it is, when it is not a support group.
    pub(crate) kind: Option<String>,
    /// For whom.
    pub(crate) about: String,
    /// The next meeting, in the visitor's time, or what is known of the schedule.
    pub(crate) when: String,
    /// How far away the next meeting is in time ("in about 2 hours"); empty when unknown.
    pub(crate) soon: String,
    /// How it meets.
    pub(crate) how: String,
    /// Where, in short.
    pub(crate) place: String,
    /// What it costs.
    pub(crate) cost: String,
    /// Why it fits.
    pub(crate) why: Vec<String>,
    /// What is not known.
    pub(crate) unknown: Vec<String>,
    /// It does not meet now.
    pub(crate) pause: Option<String>,
    /// Number of red flags, in words.
    pub(crate) flags: Option<String>,
}

impl Card {
    /// The same card; its page tells times on this clock too.
    pub(crate) fn on(self, clock: &Clock) -> Self {
        Self { carried: clock.carried.clone(), ..self }
    }
}

/// The language of a name, where it is another one that pages are written in.
fn lang(name: &str, words: Words) -> Option<&'static str> {
    let code = finder::understand::language(name)?;
    (code != words.code() && languages().iter().any(|language| language.code == code)).then_some(code)
}

/// The card of a hit.
pub(crate) fn card(listing: &Brief, hit: &Hit, now: Timestamp, speaker: &Speaker<'_>) -> Card {
    let words = speaker.words;
    let kind = listing.kind;
    Card {
        id: listing.id.to_string(),
        carried: String::new(),
        name: listing.name.clone(),
        lang: lang(&listing.name, words),
        kind: (kind != Kind::SupportGroup).then(|| words.code_name("kind", kind.code()).into_owned()),
        about: about(&listing.experiences, &listing.audience, words),
        when: when(listing, hit, speaker),
        soon: hit.next.map(|next| words.until(now, next, &speaker.zone())).unwrap_or_default(),
        how: how(&listing.formats, words),
        place: place(listing, words),
        cost: cost(listing.cost.as_ref(), words),
        why: hit.why.iter().map(|why| speaker.why(why)).collect(),
        unknown: hit.unknown.iter().map(|unknown| speaker.unknown(*unknown)).collect(),
        pause: (listing.status != Status::Active)
            .then(|| words.code_name("status", listing.status.code()).into_owned()),
        flags: (!listing.findings.is_empty()).then(|| words.count("result-flags", listing.findings.len())),
    }
}

/// For whom, in one line: its experiences and audience.
pub(crate) fn about(experiences: &[Experience], audience: &BTreeSet<Audience>, words: Words) -> String {
    let terms = experiences.iter().map(|experience| term_name(&experience.term, words).to_owned());
    let people = audience.iter().map(|who| words.code_name("audience", who.code()).into_owned());
    let mut all: Vec<String> = terms.chain(people).take(5).collect();
    all.dedup();
    if all.is_empty() { words.get("result-about-unknown").into_owned() } else { all.join(" · ") }
}

fn when(listing: &Brief, hit: &Hit, speaker: &Speaker<'_>) -> String {
    let words = speaker.words;
    match (hit.next, listing.schedules.first()) {
        (Some(next), _) => words.moment(next, &speaker.zone()),
        (None, Some(schedule)) => words.schedule(schedule),
        (None, None) => words.get("result-when-unknown").into_owned(),
    }
}

/// How it meets, in one line.
pub(crate) fn how(formats: &BTreeSet<Format>, words: Words) -> String {
    let formats: Vec<String> =
        formats.iter().map(|format| words.code_name("format", format.code()).into_owned()).collect();
    if formats.is_empty() { words.get("result-how-unknown").into_owned() } else { formats.join(" · ") }
}

fn place(listing: &Brief, words: Words) -> String {
    let Some(place) = listing
        .place
        .as_ref()
        .filter(|_| listing.formats.contains(&Format::InPerson) || listing.formats.is_empty())
    else {
        return String::new();
    };
    let town = match (place.city.is_empty(), place.region.is_empty()) {
        (false, false) => format!("{}, {}", place.city, place.region),
        (false, true) => place.city.clone(),
        (true, _) => place.region.clone(),
    };
    let mut parts = vec![place.venue.clone(), town];
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { words.get("unknown-place").into_owned() } else { parts.join(", ") }
}

/// What it costs, in one line.
pub(crate) fn cost(cost: Option<&Cost>, words: Words) -> String {
    let Some(cost) = cost else { return words.get("result-cost-unknown").into_owned() };
    words.cost(cost).unwrap_or_else(|| cost.words.clone())
}
