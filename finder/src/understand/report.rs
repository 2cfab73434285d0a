//! What was understood, in the form of the query files.

use crate::Understood;
use crate::understood::{Fee, Part, PlaceFound, Relative, WantedFormat, WantedPlace, WantedTime};
use domain::schedule::day_code;
use domain::{Access, LeaderKind, Membership};
use jiff::civil::Time;
use serde_json::{Map, Value, json};

/// What was understood as an object with the keys of the query files: a missing key is no constraint.
pub fn json(of: &Understood) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            Value::Bool(yes) => !yes,
            _ => false,
        };
        if !empty {
            out.insert(key.to_owned(), value);
        }
    };
    put("conditions", json!(of.conditions));
    put("format", json!(of.format.map(format)));
    put("place", of.place.as_ref().map_or(Value::Null, place));
    put("radius_km", json!(of.radius_km));
    put("time", time(&of.time));
    put("language", json!(of.language));
    put("fee", json!(of.fee.map(fee)));
    put("audience", json!(of.audience));
    put("fellowship", json!(of.fellowship));
    put("faith", json!(of.faith));
    put("exclude", json!(of.exclude));
    put("amenities", json!(of.amenities.iter().map(|a| amenity(*a)).collect::<Vec<_>>()));
    put("channel", json!(of.format.and_then(channel)));
    put(
        "facilitation",
        json!(of.facilitation.map(|l| if l == LeaderKind::Lay { "peer" } else { "professional" })),
    );
    put(
        "registration",
        json!(of.registration.map(|m| if m == Membership::Open { "none" } else { "required" })),
    );
    put("tags", json!(of.tags));
    put("crisis", json!(of.crisis));
    Value::Object(out)
}

fn format(format: WantedFormat) -> &'static str {
    match format {
        WantedFormat::InPerson => "in_person",
        WantedFormat::Hybrid => "hybrid",
        WantedFormat::Online | WantedFormat::Phone | WantedFormat::Video | WantedFormat::Text => "online",
    }
}

fn channel(format: WantedFormat) -> Option<&'static str> {
    match format {
        WantedFormat::Phone => Some("phone"),
        WantedFormat::Text => Some("text"),
        _ => None,
    }
}

fn place(place: &WantedPlace) -> Value {
    match place {
        WantedPlace::PostalCode(found) => {
            let mut value = described("postal_code", found);
            if found.country == "US" {
                insert(&mut value, "resolves_to", json!(found.resolves_to));
            }
            value
        }
        WantedPlace::City(found) => city(found),
        WantedPlace::AnyOf(all) => {
            let mut towns = all.iter().map(city);
            let mut value = towns.next().unwrap_or_default();
            insert(&mut value, "or", towns.collect());
            value
        }
        WantedPlace::Region(found) => {
            json!({"type": "region", "value": found.value, "country": found.country})
        }
        WantedPlace::Country(found) => json!({"type": "country", "value": found.value}),
        WantedPlace::Here => json!({"type": "viewer_location"}),
        WantedPlace::Ambiguous(all) => {
            let named: Vec<Value> = all
                .iter()
                .map(|f| json!({"value": f.value, "region": f.region, "country": f.country}))
                .collect();
            json!({"type": "ambiguous", "value": all.first().map(|f| &f.value), "candidates": named})
        }
    }
}

fn city(found: &PlaceFound) -> Value {
    let mut value = described("city", found);
    // Outside the US and Canada people do not think of towns by region.
    let region = found.region.as_ref().filter(|_| matches!(found.country.as_str(), "US" | "CA"));
    insert(&mut value, "region", json!(region));
    value
}

fn described(kind: &str, found: &PlaceFound) -> Value {
    let mut value = json!({"type": kind, "value": found.value, "country": found.country});
    if let Some(point) = found.point {
        insert(&mut value, "lat", json!(degrees(point.lat)));
        insert(&mut value, "lon", json!(degrees(point.lon)));
    }
    if let Some(zone) = &found.zone {
        insert(&mut value, "tz", json!(zone));
    }
    value
}

/// Five decimals, about a metre.
fn degrees(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

fn insert(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = object {
        map.insert(key.to_owned(), value);
    }
}

fn time(of: &WantedTime) -> Value {
    let days: Vec<&str> = of.days.iter().map(|day| day_code(*day)).collect();
    let all = [
        ("days", if days.is_empty() { Value::Null } else { json!(days) }),
        ("part", json!(of.part.map(part))),
        ("after", json!(of.after.map(clock))),
        ("before", json!(of.before.map(clock))),
        ("relative", json!(of.relative.map(relative))),
        ("tz", json!(of.zone)),
        ("frequency", json!(of.frequency)),
    ];
    Value::Object(all.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.to_owned(), v)).collect())
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Morning => "morning",
        Part::Afternoon => "afternoon",
        Part::Evening => "evening",
        Part::Night => "night",
    }
}

fn relative(relative: Relative) -> &'static str {
    match relative {
        Relative::Now => "now",
        Relative::Today => "today",
        Relative::Tomorrow => "tomorrow",
        Relative::ThisWeek => "this_week",
        Relative::NextWeek => "next_week",
    }
}

fn fee(fee: Fee) -> String {
    match fee {
        Fee::Free => "free".into(),
        Fee::LowCost => "low_cost".into(),
        Fee::SlidingScale => "sliding_scale".into(),
        Fee::Max(most) => format!("max:{most}"),
    }
}

fn amenity(access: Access) -> &'static str {
    if access == Access::SignLanguage { "asl" } else { access.code() }
}
