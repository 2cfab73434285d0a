//! Red flags in a listing.

mod part;

use crate::combine::{Joint, Rules};
use crate::cues::PROMISE;
use crate::fee::{self, Prices, Sale};
use crate::frames::Frames;
use crate::guess::{BUY, CURE as CURED, Guess, Reader, beside};
use crate::kind::kind_of;
use crate::lexicon::{Lexicon, Tags};
use crate::normal::Normal;
use crate::sentence::Sentence;
use crate::why::key;
use domain::{Finding, FindingKind, Kind, Listing};
use part::Part;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

/// Most findings of one kind that a listing shows: more say nothing new.
const MOST_OF_A_KIND: usize = 3;
/// Words that a short match has at most.
const SHORT: usize = 12;
/// A sentence with more numbers is a table of something.
const FIGURES: usize = 8;
/// A sentence of fewer words asks nothing of anybody.
const FEW: usize = 3;
/// Above this the word model needs no word of an end to speak of a sure cure.
const SURE: f64 = 0.0;
/// Classes of words that end an illness, of goods and who sells them, of illnesses that medicine cures, and of others: bits.
static ENDS: LazyLock<u128> = LazyLock::new(|| {
    LEXICON.classes(&[
        "over", "mend", "well", "off", "strong", "bear", "body", "hidden", "lab", "turn", "sure", "never",
        "soon", "none",
    ])
});
static GOODS: LazyLock<u128> = LazyLock::new(|| {
    LEXICON.classes(&[
        "strict",
        "good",
        "sells",
        "trade",
        "team",
        "tier",
        "source",
        "steer",
        "place",
        "useonly",
        "exclusive",
    ])
});
static TREATABLE: LazyLock<u128> = LazyLock::new(|| LEXICON.classes(&["treatable"]));
static HARD: LazyLock<u128> = LazyLock::new(|| LEXICON.classes(&["hard"]));
/// Fields that the word model does not read by themselves.
const OUTSIDE: [&str; 3] = ["name", "fee", "cost"];

static CURE: LazyLock<Frames> = LazyLock::new(|| Frames::of(&PROMISE, &["stance", "cure"]));
static PURCHASE: LazyLock<Frames> = LazyLock::new(|| Frames::of(&PROMISE, &["stance", "purchase"]));

const WORDS: &[&str] = &[
    include_str!("cues/words/health.txt"),
    include_str!("cues/words/promise.txt"),
    include_str!("cues/words/buying.txt"),
];
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(WORDS));
static CURE_RULES: LazyLock<Rules> = LazyLock::new(|| Rules::read("cure", WORDS, &LEXICON));
static BUY_RULES: LazyLock<Rules> = LazyLock::new(|| Rules::read("buy", WORDS, &LEXICON));

/// The words of a listing.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its description.
    pub description: &'a str,
    /// What it says about its cost.
    pub fee: &'a str,
    /// The language it says it is in (ISO 639-1). Only a hint: English and Spanish are always both read, because
    /// listings mix them; with `es`, `$` beside the word "pesos" is taken for pesos.
    pub lang: Option<&'a str>,
}

/// The red flags in a listing's words, each with the exact words and the field (`name`, `description`, `fee`).
pub fn review(text: &Text<'_>) -> Vec<Finding> {
    review_by(text, [CURED, BUY])
}

/// The same by other word models: of a sure cure, of pressure to buy.
pub(crate) fn review_by(text: &Text<'_>, models: [Guess<'_>; 2]) -> Vec<Finding> {
    let fields = [("name", text.name), ("description", text.description), ("fee", text.fee)];
    review_fields(&fields, None, text.lang, models)
}

/// The red flags in a whole listing: its name, description, notes, cost and answers. The field of a finding is `name`,
/// `description`, `notes`, `cost`, or the code of the question whose answer holds the words.
pub fn review_listing(listing: &Listing) -> Vec<Finding> {
    let words = listing.cost.as_ref().map_or("", |cost| cost.words.as_str());
    let mut fields = vec![
        ("name", listing.name.as_str()),
        ("description", &listing.description),
        ("notes", &listing.notes),
        ("cost", words),
    ];
    let answers = listing.answers.iter().map(|(question, answer)| (question.code(), answer.text.as_str()));
    fields.extend(answers.filter(|(code, text)| *code != "cost" || *text != words));
    let kind = match listing.kind {
        Kind::SupportGroup => crate::kind(&listing.name, &listing.description).unwrap_or(Kind::SupportGroup),
        kind => kind,
    };
    let lang = listing.languages.iter().next().map(String::as_str);
    let mut found = review_fields(&fields, Some(kind), lang, [CURED, BUY]);
    let cost = listing.cost.as_ref().filter(|_| !found.iter().any(|f| f.kind == FindingKind::HighFees));
    if let Some(cost) = cost {
        let plain = [&listing.description, &listing.notes].map(|text| Normal::new(text).text);
        let kind = fee::priced_as(kind, plain.iter().map(String::as_str));
        let high = fee::structured(cost, listing.meetings_per_month(), kind);
        found.extend(high.map(|evidence| finding(FindingKind::HighFees, evidence, "cost")));
    }
    found
}

/// `kind`: what the listing is, where it is known before its words are read.
fn review_fields(
    fields: &[(&str, &str)],
    kind: Option<Kind>,
    lang: Option<&str>,
    models: [Guess<'_>; 2],
) -> Vec<Finding> {
    let plain: Vec<Normal> = fields.iter().map(|(_, text)| Normal::new(text)).collect();
    let mut reader = Reader::new();
    let part = |(field, normal)| Part::new(field, normal, &mut reader);
    let parts: Vec<Part<'_>> = fields.iter().zip(&plain).map(part).collect();
    // most listings name no sum: then nobody asks what is usual
    let prices = LazyCell::new(|| {
        let kind = kind.or_else(|| {
            let (name, said) = parts.split_first()?;
            kind_of(&name.sentences, said.iter().flat_map(|part| &part.sentences))
        });
        let texts = parts.iter().map(|part| (part.field, part.normal.text.as_str()));
        Prices::new(kind.unwrap_or(Kind::SupportGroup), lang, texts)
    });
    let high = |sentence: &Sentence<'_>, field: &str, sale| {
        fee::names_sum(sentence.text, field).then(|| prices.too_high(sentence, field, sale)).flatten()
    };
    let anywhere = parts.iter().flat_map(|part| &part.tags).fold(0, |mask, tags| mask | tags.mask());
    let mut found: Vec<Finding> = Vec::new();
    let mut sold: Vec<(&str, usize)> = Vec::new();
    for part in &parts {
        for (at, sentence) in part.sentences.iter().enumerate() {
            let cured = telling(&CURE, sentence, &CURE_RULES.find(&part.tags, at, anywhere));
            if let Some(span) = cured.filter(|_| !treatable(&part.tags, at, anywhere)) {
                add(&mut found, part.found(FindingKind::SureCure, at, &span));
            }
            let bought = telling(&PURCHASE, sentence, &BUY_RULES.find(&part.tags, at, anywhere));
            // to subscribe to nothing but the group, at a high price, is a fee
            let bought = bought.filter(|_| {
                let sale = sale(&sold, part.field, at, false);
                holds(&part.tags, at, *GOODS) || high(sentence, part.field, sale).is_none()
            });
            if let Some(span) = bought {
                sold.push((part.field, at));
                add(&mut found, part.found(FindingKind::PurchasePressure, at, &span));
            }
        }
    }
    guessed(&mut found, &parts, anywhere, models);
    let pressed = found.iter().any(|finding| finding.kind == FindingKind::PurchasePressure);
    for part in &parts {
        for (at, sentence) in part.sentences.iter().enumerate() {
            let sale = sale(&sold, part.field, at, pressed);
            if let Some(span) = high(sentence, part.field, sale) {
                add(&mut found, part.found(FindingKind::HighFees, at, &span));
            }
        }
    }
    found
}

fn add(found: &mut Vec<Finding>, new: Option<Finding>) {
    let room = |new: &Finding| found.iter().filter(|f| f.kind == new.kind).count() < MOST_OF_A_KIND;
    if let Some(new) = new.filter(room) {
        found.push(new);
    }
}

/// Where people are pressed to buy, seen from a sentence of a field. The next sentence still speaks of it.
fn sale(sold: &[(&str, usize)], field: &str, at: usize, pressed: bool) -> Sale {
    let here = sold.iter().any(|(of, sold)| *of == field && (*sold..=sold + 1).contains(&at));
    match pressed {
        _ if here => Sale::Here,
        true => Sale::Elsewhere,
        false => Sale::No,
    }
}

/// What the word model adds to the rules where they are silent, and takes from them where it is sure of the contrary.
fn guessed(found: &mut Vec<Finding>, parts: &[Part<'_>], anywhere: u128, models: [Guess<'_>; 2]) {
    let said =
        |of: fn(&str) -> bool| parts.iter().filter(move |part| of(part.field)).flat_map(|part| &part.said);
    let beside = beside(said(|field| field == "name"), said(fee::is_own));
    for (kind, model) in [FindingKind::SureCure, FindingKind::PurchasePressure].into_iter().zip(models) {
        let read = parts.iter().filter(|part| !OUTSIDE.contains(&part.field));
        let strongest = read.filter_map(|part| Some((part, model.strongest(&beside, &part.said)?)));
        let Some((part, (passage, score))) = strongest.max_by(|a, b| a.1.1.total_cmp(&b.1.1)) else {
            continue;
        };
        if score < model.likely - model.ruled {
            found.retain(|f| f.kind != kind || OUTSIDE.contains(&f.field.as_str()));
        }
        if score < model.likely || found.iter().any(|f| f.kind == kind) {
            continue;
        }
        let open = |at: &usize| match kind {
            FindingKind::SureCure => {
                (score >= SURE || holds(&part.tags, *at, *ENDS))
                    && !treatable(&part.tags, *at, anywhere)
                    && part.sentences.get(*at).zip(part.tags.get(*at)).is_some_and(|(s, tags)| meant(s, tags))
            }
            _ => {
                part.figures(*at) <= FIGURES
                    && part.sentences.get(*at).is_some_and(|sentence| asked_of_you(sentence))
            }
        };
        let told = passage.filter(open).filter_map(|at| {
            let (span, weight) = model.telling(part.said.get(at)?)?;
            Some((weight, at, span))
        });
        let told = told.max_by_key(|(weight, ..)| *weight);
        found.extend(told.and_then(|(_, at, span)| part.found(kind, at, &span)));
    }
}

/// Whether a sentence holds any word of some classes.
fn holds(field: &[Tags], at: usize, classes: u128) -> bool {
    field.get(at).is_some_and(|tags| tags.mask() & classes != 0)
}

/// Whether the listing speaks of an illness that medicine cures, and the sentence of no other.
fn treatable(field: &[Tags], at: usize, anywhere: u128) -> bool {
    anywhere & *TREATABLE != 0 && at < field.len() && !holds(field, at, *HARD)
}

/// Whether a sentence can press anybody: it is no mere word, and no question that is really asked.
fn asked_of_you(sentence: &Sentence<'_>) -> bool {
    sentence.text.split_whitespace().nth(FEW - 1).is_some() && !PURCHASE.asks(sentence)
}

/// Whether a sentence that may promise a cure means what it says: it neither warns nor takes back every end it names.
fn meant(sentence: &Sentence<'_>, tags: &Tags) -> bool {
    let ends = LEXICON.class("over").map_or_else(Vec::new, |class| tags.hits(class));
    let ends: Vec<Joint> = ends.iter().map(|end| Joint::of(tags.bytes(end))).collect();
    if ends.is_empty() { !CURE.warns(sentence) } else { !CURE.weigh(sentence, &ends).is_empty() }
}

/// The match of a sentence that says most: the longest of the short ones, else the shortest.
fn telling(frames: &Frames, sentence: &Sentence<'_>, joints: &[Joint]) -> Option<Range<usize>> {
    let words =
        |span: &Range<usize>| sentence.text.get(span.clone()).unwrap_or("").split_whitespace().count();
    let (short, long): (Vec<_>, Vec<_>) =
        frames.weigh(sentence, joints).into_iter().partition(|span| words(span) <= SHORT);
    short.into_iter().max_by_key(|span| span.len()).or_else(|| long.into_iter().min_by_key(|span| span.len()))
}

fn finding(kind: FindingKind, evidence: String, field: &str) -> Finding {
    Finding { kind, evidence, field: field.to_owned(), why: key(kind).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{BUY_RULES, CURE_RULES, LEXICON, WORDS};

    /// A rule or a phrase that names no class would silently say nothing.
    #[test]
    fn every_class_that_is_named_is_known() {
        let rules =
            |name| WORDS.iter().flat_map(|table| table.lines()).filter(move |l| l.starts_with(name)).count();
        assert_eq!((CURE_RULES.count(), BUY_RULES.count()), (rules(">cure "), rules(">buy ")));
        assert_eq!(LEXICON.unknown(), Vec::<String>::new());
    }
}
