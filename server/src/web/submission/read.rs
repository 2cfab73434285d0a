//! What was typed, as a listing. Nothing that cannot be read is guessed: it stays in the group's own words.

use super::form;
use crate::mail;
use domain::{
    Access, Answer, AnswerSource, Audience, Experience, Format, Host, HostKind, Kind, Leader, LeaderKind,
    Listing, Membership, Online, Place, Question, Schedule, Stage, Term,
    schedule::phrase::{self, PhraseKind},
    submission::Step,
};
use feeds::clean;
use finder::understand;
use jiff::civil::Time;
use std::collections::{BTreeMap, BTreeSet};

/// What was typed, field by field.
type Typed = BTreeMap<String, String>;

fn text(typed: &Typed, name: &str) -> String {
    let most = form::most(name);
    typed.get(name).map(|value| value.trim().chars().take(most).collect()).unwrap_or_default()
}

fn some(typed: &Typed, name: &str) -> Option<String> {
    Some(text(typed, name)).filter(|value| !value.is_empty())
}

fn many<T: Ord>(typed: &Typed, name: &str, read: fn(&str) -> Option<T>) -> BTreeSet<T> {
    text(typed, name).split(',').filter_map(read).collect()
}

/// Fields of a step that cannot be used as they were typed.
pub(crate) fn wrong(step: Step, typed: &Typed) -> Vec<&'static str> {
    let bad_address =
        |name: &str| some(typed, name).is_some_and(|value| clean::url(&with_scheme(&value)).is_none());
    let mut wrong = Vec::new();
    let mut check = |at: Step, name: &'static str, bad: bool| {
        if at == step && bad {
            wrong.push(name);
        }
    };
    check(Step::Group, "name", some(typed, "name").is_none());
    check(Step::Group, "url", bad_address("url"));
    check(Step::Place, "join_url", bad_address("join_url"));
    check(Step::Place, "email", some(typed, "email").is_some_and(|value| clean::email(&value).is_none()));
    let own = some(typed, "own_email");
    check(Step::Sender, "own_email", own.is_some_and(|value| mail::address(&value).is_none()));
    let zone = some(typed, "zone");
    check(Step::Time, "zone", zone.is_some_and(|zone| jiff::tz::TimeZone::get(&zone).is_err()));
    let when = some(typed, "when");
    check(Step::Time, "when", when.is_some_and(|when| schedules(&when, None).is_empty()));
    check(Step::Rules, "since", some(typed, "since").is_some_and(|year| year_of(&year).is_none()));
    let is_long =
        |name: &str| typed.get(name).is_some_and(|text| text.trim().chars().count() > form::most(name));
    let long = form::fields(step).iter().map(|(name, _)| *name).filter(|name| is_long(name));
    wrong.extend(long.filter(|name| !wrong.contains(name)).collect::<Vec<_>>());
    wrong
}

fn with_scheme(url: &str) -> String {
    if url.contains("://") { url.to_owned() } else { format!("https://{url}") }
}

fn year_of(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| (1900..=2100).contains(year))
}

/// The listing so far.
pub(crate) fn listing(typed: &Typed) -> Listing {
    let mut listing = Listing {
        name: text(typed, "name"),
        kind: Kind::from_code(&text(typed, "kind")).unwrap_or(Kind::SupportGroup),
        description: text(typed, "description"),
        host: host(typed),
        experiences: experiences(typed),
        audience: many(typed, "audience", Audience::from_code),
        formats: many(typed, "formats", Format::from_code),
        place: Some(place(typed)).filter(|place| !place.is_empty()),
        online: Some(online(typed)).filter(|online| *online != Online::default()),
        schedules: schedules(&text(typed, "when"), some(typed, "zone")),
        term: term(typed),
        languages: languages(&text(typed, "languages")),
        cost: some(typed, "cost").and_then(|words| clean::cost(&words)),
        leader: Some(leader(typed)).filter(|leader| *leader != Leader::default()),
        size: some(typed, "size"),
        membership: Membership::from_code(&text(typed, "membership")),
        since: year_of(&text(typed, "since")),
        access: many(typed, "access", Access::from_code),
        url: address(typed, "url"),
        phone: some(typed, "phone"),
        email: some(typed, "email").and_then(|value| clean::email(&value)),
        ..Listing::default()
    };
    answers(typed, &mut listing);
    listing
}

fn address(typed: &Typed, name: &str) -> Option<String> {
    some(typed, name).and_then(|value| clean::url(&with_scheme(&value)))
}

fn host(typed: &Typed) -> Option<Host> {
    let name = some(typed, "host_name")?;
    Some(Host { name, kind: HostKind::from_code(&text(typed, "host_kind")), ..Host::default() })
}

fn experiences(typed: &Typed) -> Vec<Experience> {
    let stage = Stage::from_code(&text(typed, "stage"));
    let understood = understand::understand(&text(typed, "about"), "en");
    understood.conditions.iter().map(|term| Experience { stage, ..Experience::of(term) }).collect()
}

fn place(typed: &Typed) -> Place {
    Place {
        venue: text(typed, "venue"),
        street: text(typed, "street"),
        city: text(typed, "city"),
        region: text(typed, "region"),
        postal_code: text(typed, "postal_code"),
        directions: text(typed, "directions"),
        ..Place::default()
    }
}

fn online(typed: &Typed) -> Online {
    Online {
        url: address(typed, "join_url"),
        phone: some(typed, "join_phone"),
        notes: text(typed, "join_notes"),
    }
}

fn schedules(words: &str, zone: Option<String>) -> Vec<Schedule> {
    let (kind, phrases) = phrase::read(words);
    if kind != PhraseKind::Rule {
        return vec![];
    }
    let schedule = |phrase: phrase::Phrase| Schedule {
        minutes: phrase.start.zip(phrase.end).map(minutes),
        rule: Some(phrase.rule),
        start: phrase.start,
        zone: zone.clone(),
        words: Some(phrase.words),
        ..Schedule::default()
    };
    phrases.into_iter().map(schedule).collect()
}

/// Minutes from start to end; an end at or before the start is on the next day.
fn minutes((start, end): (Time, Time)) -> u16 {
    let of = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    u16::try_from((of(end) - of(start)).rem_euclid(24 * 60)).unwrap_or(0)
}

fn term(typed: &Typed) -> Option<Term> {
    match text(typed, "term").as_str() {
        "ongoing" => Some(Term::Ongoing),
        "fixed" => Some(Term::Fixed { from: None, until: None, meetings: None }),
        _ => None,
    }
}

fn languages(text: &str) -> BTreeSet<String> {
    text.split([',', ';', '/']).filter_map(|name| clean::language_code(name.trim())).collect()
}

fn leader(typed: &Typed) -> Leader {
    Leader {
        kind: LeaderKind::from_code(&text(typed, "leader")),
        profession: some(typed, "profession"),
        training: some(typed, "training"),
        credential: some(typed, "credential"),
        expert: match text(typed, "expert").as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    }
}

/// Answers in the group's own words; the day is set when a person accepts them.
fn answers(typed: &Typed, listing: &mut Listing) {
    let own = [
        (Question::Confidentiality, "confidentiality"),
        (Question::GroundRules, "ground_rules"),
        (Question::UsualMeeting, "usual_meeting"),
        (Question::Experience, "about"),
        (Question::Time, "when"),
        (Question::Cost, "cost"),
    ];
    for (question, name) in own {
        // What was read into fields needs no second telling.
        let told = match question {
            Question::Time => !listing.schedules.is_empty(),
            Question::Cost => listing.cost.is_some(),
            _ => false,
        };
        if let Some(text) = some(typed, name).filter(|_| !told) {
            listing.answers.insert(question, Answer::new(text, AnswerSource::Host, None));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_is_read_and_the_rest_stays_in_words() {
        let read = listing(&typed(&[
            ("name", "Tuesday Circle"),
            ("when", "Every Tuesday, 7 to 8:30 pm"),
            ("cost", "whatever you feel is right"),
            ("formats", "in_person,video"),
            ("expert", "no"),
            ("url", "example.org/circle"),
        ]));
        assert_eq!(read.schedules.len(), 1);
        assert_eq!(read.schedules[0].minutes, Some(90));
        assert_eq!(read.formats.len(), 2);
        assert_eq!(read.leader.and_then(|l| l.expert), Some(false));
        assert_eq!(read.url.as_deref(), Some("https://example.org/circle"));
    }

    #[test]
    fn each_wrong_field_is_named_at_its_step() {
        let typed = typed(&[
            ("url", "not a page"),
            ("when", "sometimes"),
            ("zone", "Mars"),
            ("since", "long ago"),
            ("email", "me"),
        ]);
        assert_eq!(wrong(Step::Group, &typed), ["name", "url"]);
        assert_eq!(wrong(Step::Place, &typed), ["email"]);
        assert_eq!(wrong(Step::Time, &typed), ["zone", "when"]);
        assert_eq!(wrong(Step::Rules, &typed), ["since"]);
        let long =
            [("name".to_owned(), "n".repeat(501)), ("description".to_owned(), "d".repeat(4001))].into();
        assert_eq!(wrong(Step::Group, &long), ["name", "description"]);
        assert_eq!(listing(&long).description.len(), 4000);
        assert!(wrong(Step::Cost, &typed).is_empty());
    }
}
