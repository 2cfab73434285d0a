//! What was understood, as chips that can be taken away: real links.

use super::params::Params;
use crate::{reasons::term_name, words::Words};
use domain::schedule::day_from;
use finder::{
    Fee, Part, Relative, Understood, WantedFormat, WantedPlace, WantedTime, understood::PlaceFound,
};

/// One thing that was understood or chosen, and the address without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chip {
    /// In words.
    pub(crate) label: String,
    /// The same search without it.
    pub(crate) without: String,
}

/// Chips of a search. `wanted` is the whole of it, understood and chosen.
pub(crate) fn chips(wanted: &Understood, params: &Params, words: Words, country: &str) -> Vec<Chip> {
    let mut all: Vec<(String, Vec<(&str, String)>)> = Vec::new();
    for (name, value, label) in labels(wanted, words, country) {
        // "veterans" are an experience and an audience: what reads the same is taken away together
        match all.iter_mut().find(|(said, _)| *said == label) {
            Some((_, parts)) => parts.push((name, value)),
            None => all.push((label, vec![(name, value)])),
        }
    }
    all.into_iter().map(|(label, parts)| Chip { without: without(params, &parts), label }).collect()
}

type Label = (&'static str, String, String);

fn labels(wanted: &Understood, words: Words, country: &str) -> Vec<Label> {
    let mut all: Vec<Label> = Vec::new();
    let mut add = |name, value: &str, label: String| all.push((name, value.to_owned(), label));
    for term in &wanted.conditions {
        add("conditions", term, term_name(term, words).to_owned());
    }
    if let Some(stage) = wanted.stage {
        add("stage", stage.code(), words.code_name("stage", stage.code()).into_owned());
    }
    for who in &wanted.audience {
        add("audience", who.code(), words.code_name("audience", who.code()).into_owned());
    }
    if let Some(format) = wanted.format {
        add("format", "", words.code_name("wanted-format", format_code(format)).into_owned());
    }
    if let Some(place) = &wanted.place {
        add("place", "", place_label(place, words));
    }
    if let Some(km) = wanted.radius_km {
        add("radius", "", words.say("chip-radius", "distance", words.distance(km, country)));
    }
    if let Some(label) = time_label(&wanted.time, words) {
        add("time", "", label);
    }
    if let Some(language) = &wanted.language {
        add("language", "", words.language_name(language).into_owned());
    }
    if let Some(fee) = wanted.fee {
        add("fee", "", fee_label(fee, words));
    }
    if let Some(fellowship) = &wanted.fellowship {
        add("fellowship", "", fellowship.clone());
    }
    if let Some(faith) = &wanted.faith {
        add("faith", "", words.code_name("faith", faith).into_owned());
    }
    for what in &wanted.exclude {
        add("exclude", what, words.say("chip-not", "what", words.code_name("exclude", what)));
    }
    for need in &wanted.amenities {
        add("amenities", need.code(), words.code_name("access", need.code()).into_owned());
    }
    if let Some(leader) = wanted.facilitation {
        add("facilitation", "", words.code_name("leader", leader.code()).into_owned());
    }
    if let Some(membership) = wanted.registration {
        add("registration", "", words.code_name("membership", membership.code()).into_owned());
    }
    if let Some(fixed) = wanted.fixed_term {
        add("term", "", words.code_name("term", if fixed { "fixed" } else { "ongoing" }).into_owned());
    }
    for kind in &wanted.kinds {
        add("kind", kind.code(), words.code_name("kind", kind.code()).into_owned());
    }
    for host in &wanted.hosts {
        add("host", host.code(), words.code_name("host", host.code()).into_owned());
    }
    for tag in &wanted.tags {
        add("tags", tag, words.code_name("tag", tag).into_owned());
    }
    all
}

/// The code of a wanted format, as addresses and catalogues have it.
pub(crate) fn format_code(format: WantedFormat) -> &'static str {
    match format {
        WantedFormat::InPerson => "in_person",
        WantedFormat::Online => "online",
        WantedFormat::Hybrid => "hybrid",
        WantedFormat::Phone => "phone",
        WantedFormat::Video => "video",
        WantedFormat::Text => "text",
    }
}

fn place_label(place: &WantedPlace, words: Words) -> String {
    match place {
        WantedPlace::PostalCode(found) => match &found.resolves_to {
            Some(town) => words.with(
                "chip-postal",
                &[("code", found.value.as_str().into()), ("town", town.as_str().into())],
            ),
            None => found.value.clone(),
        },
        WantedPlace::City(found) => town_label(found),
        WantedPlace::AnyOf(towns) => {
            let or = |one: String, other| words.with("chip-or", &[("one", one.into()), ("other", other)]);
            let labels = towns.iter().map(town_label);
            labels.reduce(|one, other| or(one, other.into())).unwrap_or_default()
        }
        WantedPlace::Region(found) => found.value.clone(),
        WantedPlace::Country(found) => words.country_name(&found.country).into_owned(),
        WantedPlace::Here => words.get("chip-here").into_owned(),
        WantedPlace::Ambiguous(_) => words.get("chip-which-place").into_owned(),
    }
}

fn town_label(found: &PlaceFound) -> String {
    match &found.region {
        Some(region) => format!("{}, {region}", found.value),
        None => found.value.clone(),
    }
}

fn part_key(part: Part) -> &'static str {
    match part {
        Part::Morning => "part-morning",
        Part::Afternoon => "part-afternoon",
        Part::Evening => "part-evening",
        Part::Night => "part-night",
    }
}

fn time_label(time: &WantedTime, words: Words) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(time.relative.map(|relative| {
        let key = match relative {
            Relative::Now => "relative-now",
            Relative::Today => "relative-today",
            Relative::Tomorrow => "relative-tomorrow",
            Relative::ThisWeek => "relative-this-week",
            Relative::NextWeek => "relative-next-week",
        };
        words.get(key).into_owned()
    }));
    said.extend(time.days.iter().map(|day| words.weekday(*day).into_owned()));
    said.extend(time.part.map(|part| words.get(part_key(part)).into_owned()));
    said.extend(time.after.map(|after| words.say("chip-after", "time", words.clock(after))));
    said.extend(time.before.map(|before| words.say("chip-before", "time", words.clock(before))));
    said.extend(time.frequency.map(|often| words.code_name("frequency", often).into_owned()));
    if said.is_empty() {
        return None;
    }
    let mut label = said.join(", ");
    if let Some(zone) = &time.zone {
        label =
            words.with("chip-in-zone", &[("time", label.into()), ("zone", zone.replace('_', " ").into())]);
    }
    Some(label)
}

fn fee_label(fee: Fee, words: Words) -> String {
    match fee {
        Fee::Free => words.get("fee-free").into_owned(),
        Fee::LowCost => words.get("fee-low_cost").into_owned(),
        Fee::SlidingScale => words.get("fee-sliding_scale").into_owned(),
        Fee::Max(units) => words.count("fee-max", units as usize),
    }
}

/// The name under which a choice narrows what is shown as this chip.
fn chosen_name(name: &str) -> &str {
    match name {
        "conditions" => "experience",
        "amenities" => "access",
        "fee" => "cost",
        "facilitation" => "leader",
        "registration" => "membership",
        other => other,
    }
}

fn without(params: &Params, parts: &[(&str, String)]) -> String {
    params.but(|less| parts.iter().for_each(|(name, value)| take_away(less, name, value))).address()
}

fn take_away(p: &mut Params, name: &str, value: &str) {
    let chosen = chosen_name(name);
    p.chosen.retain(|(n, v)| {
        let time = name == "time" && (n == "day" || n == "part");
        !(time || (n == chosen && (value.is_empty() || v == value)))
    });
    if name == "place" {
        p.near = None;
    }
    let drop = if value.is_empty() { name.to_owned() } else { format!("{name}:{value}") };
    if !p.question.is_empty() && !p.dropped.contains(&drop) {
        p.dropped.push(drop);
    }
}

/// The code of a weekday of a choice.
pub(crate) fn day_label(code: &str, words: Words) -> Option<String> {
    day_from(code).map(|day| words.weekday(day).into_owned())
}
