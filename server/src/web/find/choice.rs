//! What somebody chose beside the box.

use domain::{
    Access, Audience, HostKind, Kind, LeaderKind, Membership, Stage, schedule::day_from,
    vocabulary::vocabulary,
};
use finder::{Fee, Part, Understood, WantedFormat, WantedTime, understand};

/// Adds a choice to what is wanted. What makes no sense changes nothing.
pub(super) fn choose(wanted: &mut Understood, name: &str, value: &str) {
    match name {
        "experience" if vocabulary().term(value).is_some() => {
            wanted.conditions = vec![value.to_owned()];
        }
        "format" => wanted.format = format_of(value).or(wanted.format),
        "day" => choose_day(&mut wanted.time, value),
        "part" => choose_part(&mut wanted.time, value),
        "language" => wanted.language = Some(value.to_owned()),
        "cost" => wanted.fee = fee_of(value).or(wanted.fee),
        "audience" => {
            wanted.audience.extend(Audience::from_code(value).filter(|who| !wanted.audience.contains(who)))
        }
        "leader" => wanted.facilitation = LeaderKind::from_code(value).or(wanted.facilitation),
        "term" => wanted.fixed_term = Some(value == "fixed"),
        "access" => {
            wanted.amenities.extend(Access::from_code(value).filter(|need| !wanted.amenities.contains(need)))
        }
        "host" => wanted.hosts.extend(HostKind::from_code(value)),
        "kind" => wanted.kinds.extend(Kind::from_code(value)),
        "membership" => wanted.registration = Membership::from_code(value).or(wanted.registration),
        "stage" => wanted.stage = Stage::from_code(value).or(wanted.stage),
        "place" => wanted.place = understand::place(value).or(wanted.place.take()),
        "radius" => {
            wanted.radius_km =
                value.parse().ok().filter(|km| (1.0..=20_000.0).contains(km)).or(wanted.radius_km)
        }
        _ => {}
    }
}

/// One more day that will do. What was meant by "today" gives way to it.
fn choose_day(time: &mut WantedTime, code: &str) {
    let Some(day) = day_from(code) else { return };
    if !time.days.contains(&day) {
        time.days.push(day);
    }
    time.relative = None;
}

/// A part of the day, in the place of hours.
fn choose_part(time: &mut WantedTime, code: &str) {
    let Some(part) = Part::from_code(code) else { return };
    *time = WantedTime { part: Some(part), after: None, before: None, ..time.clone() };
}

fn format_of(code: &str) -> Option<WantedFormat> {
    Some(match code {
        "in_person" => WantedFormat::InPerson,
        "online" => WantedFormat::Online,
        "hybrid" => WantedFormat::Hybrid,
        "phone" => WantedFormat::Phone,
        "video" => WantedFormat::Video,
        "text" => WantedFormat::Text,
        _ => return None,
    })
}

fn fee_of(code: &str) -> Option<Fee> {
    Some(match code {
        "free" => Fee::Free,
        "low_cost" => Fee::LowCost,
        "sliding_scale" => Fee::SlidingScale,
        _ => Fee::Max(code.strip_prefix("max:")?.parse().ok()?),
    })
}
