//! What kind of meeting a row's group holds, and for whom.

use super::{cells::Cells, headers::Field};
use crate::{
    clean,
    facts::{self, Fact, Held},
    remote::is_virtual,
    sense,
};
use domain::{Access, Audience, Format, Listing, Membership};
use regex::Regex;
use std::{collections::BTreeSet, sync::LazyLock};

/// What says in a cell about the format that there is a room.
const IN_PERSON: [&str; 7] =
    ["person", "presencial", "presentiel", "prasenz", "vor ort", "in presenza", "dal vivo"];

/// What answers "in person or online?" with both.
const BOTH: [&str; 6] = ["both", "either", "ambos", "beides", "les deux", "entrambi"];

/// The parts of a cell that lists several things.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|', '/', '\n']).map(str::trim).filter(|part| !part.is_empty()).take(100)
}

/// Its types, formats and the needs it meets.
pub(super) fn kinds(row: &Cells, listing: &mut Listing, held: &mut Held) {
    // "Registration required: no" is no language.
    let is_answer = |field: Field, part: &str| field != Field::Types && clean::flag(part).is_some();
    let said = [Field::Types, Field::Membership, Field::Tags]
        .into_iter()
        .flat_map(|field| row.all(field).flat_map(parts).filter(move |part| !is_answer(field, part)));
    for part in said {
        match facts::of_type(part) {
            Some(fact) => facts::apply(listing, held, fact),
            None => sense::add_tag(listing, &clean::line(part)),
        }
    }
    for part in row.all(Field::Format).flat_map(parts) {
        let words = domain::text::fold(part);
        if let Some(format) = Format::from_code(part) {
            listing.formats.insert(format);
        } else if let Some(fact) = facts::of_type(part) {
            facts::apply(listing, held, fact);
        } else if is_virtual(part)
            || words.contains("zoom")
            || words.contains("video")
            || words.contains("virtual")
        {
            held.online = true;
        } else if BOTH.contains(&words.as_str()) {
            (held.online, held.in_person) = (true, true);
        } else if IN_PERSON.iter().any(|word| words.contains(word)) {
            held.in_person = true;
        } else if words.contains("phone") || words.contains("telefon") {
            listing.formats.insert(Format::Phone);
        }
    }
    if held.online && !held.in_person {
        held.only_online = true;
    }
    if clean::flag(row.get(Field::Access)) == Some(true) {
        listing.access.insert(Access::Wheelchair);
    }
    for part in row.all(Field::Access).flat_map(parts) {
        match (Access::from_code(part), facts::of_words(part)) {
            (Some(access), _) => drop(listing.access.insert(access)),
            (None, Some(fact @ Fact::Access(_))) => facts::apply(listing, held, fact),
            _ => {}
        }
    }
    if let Some(membership) = Membership::from_code(row.get(Field::Membership)) {
        listing.membership = Some(membership);
    }
}

/// Words of audiences, folded.
const WORDS: &[(&str, Audience)] = &[
    ("women", Audience::Women),
    ("mujeres", Audience::Women),
    ("men", Audience::Men),
    ("hombres", Audience::Men),
    ("lgbt", Audience::Lgbtq),
    ("lgbtq", Audience::Lgbtq),
    ("teens", Audience::Teens),
    ("teenagers", Audience::Teens),
    ("adolescents", Audience::Teens),
    ("adolescentes", Audience::Teens),
    ("youth", Audience::Teens),
    ("children", Audience::Children),
    ("ninos", Audience::Children),
    ("seniors", Audience::Seniors),
    ("veterans", Audience::Veterans),
    ("veteranos", Audience::Veterans),
    ("parents", Audience::Parents),
    ("padres", Audience::Parents),
    ("caregivers", Audience::Caregivers),
    ("cuidadores", Audience::Caregivers),
    ("couples", Audience::Couples),
    ("families", Audience::FamilyFriends),
    ("family", Audience::FamilyFriends),
    ("familiares", Audience::FamilyFriends),
    ("adults", Audience::Adults),
    ("adultos", Audience::Adults),
    ("survivors", Audience::Survivors),
    ("students", Audience::Students),
    ("immigrants", Audience::Immigrants),
    ("bipoc", Audience::Bipoc),
    ("frauen", Audience::Women),
    ("femmes", Audience::Women),
    ("donne", Audience::Women),
    ("mulheres", Audience::Women),
    ("manner", Audience::Men),
    ("hommes", Audience::Men),
    ("uomini", Audience::Men),
    ("homens", Audience::Men),
    ("jugendliche", Audience::Teens),
    ("adolescenti", Audience::Teens),
    ("kinder", Audience::Children),
    ("enfants", Audience::Children),
    ("bambini", Audience::Children),
    ("criancas", Audience::Children),
    ("senioren", Audience::Seniors),
    ("anziani", Audience::Seniors),
    ("idosos", Audience::Seniors),
    ("mayores", Audience::Seniors),
    ("eltern", Audience::Parents),
    ("genitori", Audience::Parents),
    ("pais", Audience::Parents),
    ("angehorige", Audience::FamilyFriends),
    ("proches", Audience::FamilyFriends),
    ("familiari", Audience::FamilyFriends),
    ("aidants", Audience::Caregivers),
    ("cuidadoras", Audience::Caregivers),
    ("erwachsene", Audience::Adults),
    ("adultes", Audience::Adults),
    ("adulti", Audience::Adults),
];

/// Whom it is for: codes, names of audiences, words about ages.
pub(super) fn people(row: &Cells, listing: &mut Listing) {
    for cell in row.all(Field::Audience) {
        listing.audience.extend(parts(cell).filter_map(Audience::from_code));
        listing.audience.extend(ages(cell));
        let folded = domain::text::fold(&cell[..cell.floor_char_boundary(400)]);
        let said = |word: &str| folded.split(' ').any(|w| w == word);
        listing.audience.extend(WORDS.iter().filter(|(word, _)| said(word)).map(|(_, audience)| *audience));
    }
    if folded_is_adults_of_age(&listing.audience) {
        listing.audience.remove(&Audience::Adults);
    }
    for part in row.all(Field::Experience).flat_map(parts) {
        match sense::experience(part) {
            Some(experience) if !listing.experiences.contains(&experience) => {
                listing.experiences.push(experience)
            }
            Some(_) => {}
            None => sense::add_tag(listing, &clean::line(part)),
        }
    }
}

/// Whom ages mean that a cell tells and nothing beside them: "6-12", "13 to 17", "60+".
fn ages(cell: &str) -> BTreeSet<Audience> {
    static AGES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:ages?\s*|edad(?:es)?\s*|alter\s*)?(\d{1,2})\s*(?:(?:-|–|to|a|bis|à)\s*(\d{1,3})|\+|and (?:older|over|up)|y más|ans et plus)\s*$").ok()
    });
    let Some(found) = AGES.as_ref().and_then(|ages| ages.captures(cell)) else { return BTreeSet::new() };
    let years = |at: usize| found.get(at).and_then(|years| years.as_str().parse().ok());
    sense::ages(years(1), years(2))
}

/// "Children and adults" is for everybody.
fn folded_is_adults_of_age(audience: &BTreeSet<Audience>) -> bool {
    audience.contains(&Audience::Adults)
        && (audience.contains(&Audience::Children) || audience.contains(&Audience::Teens))
}
