//! What words of a feed mean in the house's own terms. Nothing is guessed that the words do not say.

use crate::{address, clean, fellowship};
use domain::{
    Access, Audience, Experience, HostKind, Kind, Listing, Place, text::fold, vocabulary::vocabulary,
};
use regex::Regex;
use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

/// A pattern of this file; one that does not compile matches nothing and fails the tests below.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

fn says(pattern: &Option<Regex>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|p| p.is_match(text))
}

/// What a listing is, by its name first and its description second (both folded inside).
pub(crate) fn kind(name: &str, description: &str) -> Kind {
    static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"\b(helplines?|hotlines?|warmlines?|(crisis|help|support|text|talk|warm|hot) lines?|linea de (ayuda|crisis|apoyo))\b",
        )
    });
    static THERAPY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"\b(group (psycho)?therapy|(psycho)?therapy groups?|group counsell?ing|counsell?ing groups?|(dbt|cbt) (skills )?groups?|terapia (de grupo|grupal))\b",
        )
    });
    static CLASS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"\b(class|classes|workshops?|courses?|seminars?|trainings?|webinars?|lectures?|clases?|cursos?|taller(es)?)\b",
        )
    });
    static SUPPORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"\b(support groups?|self help groups?|mutual (help|support|aid)|peer support|grupos? de (apoyo|ayuda|apoio)|selbsthilfegruppen?|selbsthilfe|groupes? (de parole|de soutien|dentraide)|grupp[io] (di )?(auto|mutuo) (mutuo )?aiuto|grupp[io] ama)\b",
        )
    });
    let (name, description) = (fold(name), fold(description));
    let order = [(&THERAPY, Kind::TherapyGroup), (&LINE, Kind::Helpline), (&CLASS, Kind::Class)];
    let of = |text: &str| order.iter().find(|(p, _)| says(p, text)).map(|(_, kind)| *kind);
    if says(&SUPPORT, &name) {
        return Kind::SupportGroup;
    }
    match of(&name) {
        Some(kind) => kind,
        None if says(&SUPPORT, &description) => Kind::SupportGroup,
        None => of(&description).filter(|kind| *kind == Kind::TherapyGroup).unwrap_or(Kind::SupportGroup),
    }
}

/// Whether a text speaks of anything a directory of groups lists: a group, meeting, class, line or mutual support.
pub(crate) fn speaks_of_groups(text: &str) -> bool {
    static GROUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(groups?|meetings?|class(es)?|workshops?|courses?|seminars?|circles?|clubs?|fellowships?|drop in|meetups?|",
            r"helplines?|hotlines?|warmlines?|(crisis|help|support|talk) lines?|peers?|self help|mutual|support network|",
            r"(12|twelve) steps?|anonymous|support(ive)? (services?|programs?|for|to)|counsell?ing|therapy|",
            r"grupos?|reunion(es)?|clases?|taller(es)?|circulos?|apoyo|linea de|",
            r"[a-z]*gruppen?|selbsthilfe|gesprachskreis|groupes?|reunions|entraide|grupp[io]|riunion[ei]|auto aiuto|mutuo aiuto|apoio|reuni(ao|oes))\b"
        ))
    });
    says(&GROUP, &fold(text))
}

/// Whether a text speaks of counselling or treatment and of no group, meeting or peers.
pub(crate) fn is_counselling(text: &str) -> bool {
    static TREATS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(r"\b(counsell?(ing|ors?)|(psycho)?therap(y|ies|ists?)|treatments?|psychiatr(y|ic|ists?))\b")
    });
    static MEETS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"\b((support|self help|parent|peer|grief|family) groups?|support network|circles?|meetings?|peers?|self help|mutual|anonymous|12 steps?|twelve steps?|fellowships?|clubs?)\b",
        )
    });
    let folded = fold(text);
    says(&TREATS, &folded) && !says(&MEETS, &folded)
}

static PHRASES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut phrases = HashMap::new();
    for term in &vocabulary().terms {
        let words = term.lay.iter().chain(&term.technical).chain(&term.lay_es);
        for (rank, phrase) in [&term.label, &term.label_es].into_iter().chain(words).enumerate() {
            let phrase = fold(phrase);
            if rank < 2 && !phrase.is_empty() {
                phrases.insert(phrase, term.id);
            } else if phrase.len() > 2 {
                phrases.entry(phrase).or_insert(term.id);
            }
        }
    }
    phrases
});

/// The experience a whole phrase names ("Breast Cancer", "depresión").
pub(crate) fn experience(phrase: &str) -> Option<Experience> {
    PHRASES.get(&fold(phrase)).map(|term| Experience::of(term))
}

/// The experiences that a name speaks of: the longest phrases of the vocabulary in it, none within another.
pub(crate) fn experiences_in(name: &str) -> Vec<Experience> {
    const LONGEST: usize = 5;
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').take(60).collect();
    let mut found: Vec<Experience> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let hit = (1..=LONGEST.min(words.len() - at)).rev().find_map(|length| {
            let phrase = words.get(at..at + length)?.join(" ");
            // Short lay words ("ice", "pot") mean other things in most names.
            let telling = length > 1 || phrase.len() >= 6;
            PHRASES.get(&phrase).filter(|_| telling).map(|term| (length, *term))
        });
        at += hit.map_or(1, |(length, _)| length);
        if let Some((_, term)) = hit
            && !found.iter().any(|e| e.term == term)
        {
            found.push(Experience::of(term));
        }
    }
    found
}

/// Puts the fellowship that its name or its host's name speaks of into a listing, with what its groups are about.
pub(crate) fn add_fellowship(listing: &mut Listing) {
    let host = listing.host.as_ref().map(|host| host.name.as_str()).unwrap_or_default();
    let named = fellowship::in_words(&listing.name).or_else(|| fellowship::in_words(host));
    if let Some(known) = named.and_then(|abbrev| vocabulary().fellowship(abbrev)) {
        listing.fellowship = Some(known.abbrev.to_owned());
        add_term(listing, known.term);
    }
}

/// What kind of organisation a name and its description speak of.
pub(crate) fn host_kind(words: &str) -> Option<HostKind> {
    static KINDS: LazyLock<[(Option<Regex>, HostKind); 5]> = LazyLock::new(|| {
        [
            (
                pattern(r"\b(hospitals?|medical center|medical centre|health system|infirmary)\b"),
                HostKind::Hospital,
            ),
            (
                pattern(
                    r"\b(church|ministr(y|ies)|parish|diocese|synagogue|temple|mosque|islamic|jewish|catholic|lutheran|baptist|methodist|presbyterian|salvation army|iglesia)\b",
                ),
                HostKind::Faith,
            ),
            (pattern(r"\b(clinics?|practice|physicians|outpatient|clinica)\b"), HostKind::Clinic),
            (
                pattern(
                    r"\b(librar(y|ies)|community cent(er|re)|council|county|city of|department|dept|public health|recreation|school|university|college)\b",
                ),
                HostKind::Community,
            ),
            (
                pattern(
                    r"\b(non ?profit|charit(y|able)|foundation|501 ?c ?3|association|society|alliance|coalition|fundacion|asociacion)\b",
                ),
                HostKind::Nonprofit,
            ),
        ]
    });
    let words = fold(words);
    KINDS.iter().find(|(pattern, _)| says(pattern, &words)).map(|(_, kind)| *kind)
}

/// Whom ages speak of, in years.
pub(crate) fn ages(least: Option<f64>, most: Option<f64>) -> BTreeSet<Audience> {
    let (least, most) = (least.unwrap_or(0.0), most.filter(|m| *m > 0.0).unwrap_or(150.0));
    let audience = match (least, most) {
        (l, _) if l >= 55.0 => Some(Audience::Seniors),
        (l, m) if l >= 16.0 && m <= 40.0 => Some(Audience::YoungAdults),
        (l, _) if l >= 18.0 => Some(Audience::Adults),
        (l, m) if l >= 11.0 && m <= 19.0 => Some(Audience::Teens),
        (_, m) if m <= 13.0 => Some(Audience::Children),
        _ => None,
    };
    audience.into_iter().collect()
}

/// A place written on one line ("Library, 60 Essex St, Saugus, MA 01906, USA"). What cannot be told stays the venue.
pub(crate) fn place(text: &str, country: Option<&str>) -> Place {
    let told = address::parse(text, None);
    let country = country.unwrap_or_default();
    if told.region.is_empty() && told.postal_code.is_empty() && told.country.is_empty() {
        let venue = clean::line(&text.replace(['\n', '\r'], ", "));
        let is_street = venue.starts_with(|c: char| c.is_ascii_digit());
        let (venue, street) = if is_street { (String::new(), venue) } else { (venue, String::new()) };
        return Place { venue, street, country: country.into(), ..Place::default() };
    }
    let parts: Vec<&str> = told.street.split(", ").filter(|part| !part.is_empty()).collect();
    let street = parts.iter().position(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let (venue, street) = parts.split_at(street.unwrap_or(parts.len()));
    let (venue, street) = (venue.join(", "), street.join(", "));
    let country = if told.country.is_empty() { country.to_owned() } else { told.country.clone() };
    Place { venue, street, country, ..told }
}

/// Adds an experience that is not there yet.
pub(crate) fn add_term(listing: &mut Listing, term: &str) {
    if !listing.experiences.iter().any(|e| e.term == term) {
        listing.experiences.push(Experience::of(term));
    }
}

/// Adds a tag of a few words, folded; at most 40 of them. Codes of one or two letters mean nothing outside their feed.
pub(crate) fn add_tag(listing: &mut Listing, words: &str) {
    let tag = fold(words).replace(' ', "_");
    if (3..=60).contains(&tag.len()) && listing.tags.len() < 40 {
        listing.tags.insert(tag);
    }
}

/// The needs that a text says are met.
pub(crate) fn access(text: &str) -> BTreeSet<Access> {
    static WORDS: LazyLock<[(Option<Regex>, Access); 9]> = LazyLock::new(|| {
        [
            (
                pattern(r"\b(wheelchairs?|step free|ramps?|ada (accessible|compliant)|silla de ruedas)\b"),
                Access::Wheelchair,
            ),
            (pattern(r"\b((induction|hearing) loops?|t ?coil|hearing aids?)\b"), Access::HearingLoop),
            (pattern(r"\b(captions?|captioned|captioning|cart services?|subtitulos)\b"), Access::Captions),
            (pattern(r"\b(sign language|asl|bsl|lengua de senas)\b"), Access::SignLanguage),
            (pattern(r"\b(childcare|child care|babysitting|creche|cuidado de ninos)\b"), Access::Childcare),
            (pattern(r"\b(respite)\b"), Access::Respite),
            (pattern(r"\b(parking|estacionamiento)\b"), Access::Parking),
            (pattern(r"\b(bus|train|metro|subway|tram|transit|light rail)\b"), Access::Transit),
            (pattern(r"\b(braille|large print|low vision|screen readers?)\b"), Access::LowVision),
        ]
    });
    static NEGATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"\b(no|not|without|sin|limited) ([a-z]+ ){0,2}(access|accessible|parking|ramps?|wheelchairs?)\b",
        )
    });
    let folded = fold(text);
    if says(&NEGATED, &folded) {
        return BTreeSet::new();
    }
    WORDS.iter().filter(|(words, _)| says(words, &folded)).map(|(_, access)| *access).collect()
}
