//! What a group's page shows beside the eleven questions.

use super::{
    answers::{self, Flag},
    come::Come,
    facts::facts,
};
use crate::{app::App, reasons::Speaker, words::zone_town};
use domain::{Kind, Listing, Status, answer::is_old};
use fast_qr::{
    ECL, QRBuilder,
    convert::{Builder, Shape, svg::SvgBuilder},
};
use jiff::ToSpan;

/// Meetings shown.
const NEXT: usize = 3;

/// One meeting to come.
#[derive(Debug, Clone)]
pub(crate) struct Next {
    /// In the visitor's time.
    pub(crate) when: String,
    /// How far away.
    pub(crate) soon: String,
    /// On the group's own clock, where that differs.
    pub(crate) local: Option<String>,
}

/// A group in words.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// The listing itself, for what needs no wording.
    pub(crate) listing: Listing,
    /// Its address on this server.
    pub(crate) url: String,
    /// What it is.
    pub(crate) kind: String,
    /// What that means, when it is not a support group.
    pub(crate) kind_why: Option<String>,
    /// It does not meet now.
    pub(crate) pause: Option<String>,
    /// Meetings to come.
    pub(crate) next: Vec<Next>,
    /// The zone the times are in, and the town it is named after.
    pub(crate) zone: String,
    pub(crate) town: String,
    /// The language of its own words.
    pub(crate) lang: &'static str,
    /// How to come.
    pub(crate) come: Come,
    /// Further facts: name and value.
    pub(crate) facts: Vec<(String, String)>,
    /// Red flags.
    pub(crate) flags: Vec<Flag>,
    /// When it was last checked, in words.
    pub(crate) checked: String,
    /// It was not checked for long.
    pub(crate) old: bool,
    /// Where its facts come from.
    pub(crate) sources: Vec<String>,
    /// Paragraphs of what it says of itself.
    pub(crate) description: Vec<String>,
    /// Paragraphs of its notes.
    pub(crate) notes: Vec<String>,
}

impl View {
    /// A listing in words.
    pub(crate) fn new(listing: Listing, app: &App, speaker: &Speaker<'_>) -> Self {
        let words = speaker.words;
        let today = app.now().date();
        let kind = listing.kind;
        let sources: std::collections::BTreeSet<String> = listing
            .provenance
            .values()
            .flat_map(|sources| sources.split(", "))
            .filter(|source| !crate::actions::source::OWN.contains(source))
            .map(str::to_owned)
            .collect();
        Self {
            url: format!("{}/groups/{}", app.public_url(), listing.id),
            kind: words.code_name("kind", kind.code()).into_owned(),
            kind_why: (kind != Kind::SupportGroup)
                .then(|| words.code_name("kind-why", kind.code()).into_owned()),
            pause: (listing.status != Status::Active)
                .then(|| words.code_name("status", listing.status.code()).into_owned()),
            next: next(&listing, app, speaker),
            zone: speaker.zone.to_owned(),
            town: zone_town(speaker.zone),
            lang: lang(&listing).unwrap_or(words.code()),
            come: Come::of(&listing, None),
            facts: facts(&listing, speaker),
            flags: answers::flags(listing.findings.iter(), speaker),
            checked: match listing.checked {
                Some(date) => words.with(
                    "listing-checked",
                    &[("ago", words.ago(date, today).into()), ("date", words.short_date(date).into())],
                ),
                None => words.get("listing-unchecked").into_owned(),
            },
            old: is_old(listing.checked, today),
            sources: sources.into_iter().collect(),
            description: paragraphs(&listing.description),
            notes: paragraphs(&listing.notes),
            listing,
        }
    }
}

/// The language that a listing is written in, where its words or its group tell.
fn lang(listing: &Listing) -> Option<&'static str> {
    let own = listing.answers.values().map(|answer| answer.text.as_str());
    let words = [&listing.name, &listing.description, &listing.notes].map(String::as_str);
    let text = words.into_iter().chain(own).collect::<Vec<_>>().join(". ");
    let may = |code: &str| listing.languages.is_empty() || listing.languages.contains(code);
    match finder::understand::language(&text) {
        Some(code) => Some(code).filter(|code| may(code)),
        None => Some("en").filter(|code| may(code)),
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn next(listing: &Listing, app: &App, speaker: &Speaker<'_>) -> Vec<Next> {
    if listing.status != Status::Active {
        return vec![];
    }
    let now = app.now().timestamp();
    let until = now.checked_add((24 * 120).hours()).unwrap_or(now);
    let words = speaker.words;
    let usual = app.identity().zone.clone();
    let mut all: Vec<_> = listing
        .schedules
        .iter()
        .flat_map(|schedule| {
            let zone = schedule.zone.clone().unwrap_or_else(|| usual.clone());
            schedule
                .meetings(now, until, &usual, NEXT)
                .into_iter()
                .map(move |meeting| (meeting, zone.clone()))
        })
        .collect();
    all.sort_by_key(|(meeting, _)| meeting.start);
    all.dedup_by_key(|(meeting, _)| meeting.start);
    let mine = speaker.zone();
    let row = |(meeting, zone): (domain::schedule::Meeting, String)| {
        let same = mine.to_datetime(meeting.start) == meeting.local;
        Next {
            when: words.moment(meeting.start, &mine),
            soon: words.until(now, meeting.start, &mine),
            local: (!same).then(|| {
                words.with(
                    "listing-local",
                    &[("time", words.day_time(meeting.local).into()), ("zone", zone_town(&zone).into())],
                )
            }),
        }
    };
    all.into_iter().take(NEXT).map(row).collect()
}

/// A QR code of an address, as SVG; empty for an address too long for one.
pub(crate) fn qr(url: &str) -> String {
    match QRBuilder::new(url).ecl(ECL::M).build() {
        Ok(code) => SvgBuilder::default().shape(Shape::Square).to_str(&code),
        Err(_) => String::new(),
    }
}
