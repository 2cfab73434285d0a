//! Writes listings as HSDS services.

use crate::whole;
use domain::{
    Audience, Cost, Host, Listing, Place, Schedule, Status,
    schedule::{Freq, Rule},
    vocabulary::vocabulary,
};
use jiff::{civil::date, tz::TimeZone};
use serde_json::{Map, Value, json};

/// A version of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 3.0.
    V3_0,
    /// 3.1.
    V3_1,
}

/// A page of services, one for each listing, with all that belongs to them inside. Ids are UUIDs that stay the same for
/// the same listing. What HSDS has no field for stands in attributes whose `link_type` begins with `commonground_`. Only
/// one service at a time is held as more than text.
#[must_use]
pub fn write_json(listings: &[Listing], version: Version) -> String {
    let mut text = String::from(r#"{"contents":["#);
    for (at, listing) in listings.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&service(listing, version).to_string());
    }
    text.push_str("],");
    text.push_str(page(listings.len()).to_string().trim_start_matches('{'));
    text
}

/// What a page of so many services says of itself.
fn page(count: usize) -> Value {
    json!({
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": true,
        "last_page": true,
        "empty": count == 0,
    })
}

/// A UUID that is always the same for the same words (version 8 of RFC 9562, from a BLAKE3 hash).
fn id(words: &str) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&blake3::hash(words.as_bytes()).as_bytes()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// The fields that have something in them.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let full = |value: &Value| {
        !value.is_null() && value.as_str() != Some("") && value.as_array().is_none_or(|l| !l.is_empty())
    };
    let fields = fields.into_iter().filter(|(_, value)| full(value));
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

pub(super) fn service(l: &Listing, version: Version) -> Value {
    let own = if l.id.is_nil() { id(&format!("service\n{}", whole::write(l))) } else { l.id.to_string() };
    let organization = organization(l);
    let adults = l.audience.contains(&Audience::Adults).then_some(18);
    let phone =
        |number: &String| json!([{"id": id(&format!("{own} phone")), "number": number, "type": "voice"}]);
    object([
        ("id", json!(own)),
        ("organization_id", organization["id"].clone()),
        ("name", json!(Some(&l.name).filter(|n| !n.is_empty()).map_or("-", |n| n.as_str()))),
        ("description", json!(l.description)),
        ("url", json!(l.url)),
        ("email", json!(l.email)),
        ("status", json!(status(l.status))),
        ("application_process", json!(l.online.as_ref().map_or("", |online| online.notes.as_str()))),
        ("fees_description", json!(l.cost.as_ref().map_or("", |cost| cost.words.as_str()))),
        ("minimum_age", json!(adults)),
        ("assured_date", json!(l.checked.map(|day| day.to_string()))),
        ("alert", json!(l.notes)),
        ("organization", organization),
        ("phones", l.phone.as_ref().map_or(Value::Null, phone)),
        ("schedules", l.schedules.iter().enumerate().map(|(at, s)| schedule(s, &own, at, l)).collect()),
        ("service_at_locations", places(l, &own)),
        (
            "languages",
            l.languages
                .iter()
                .map(|code| json!({"id": id(&format!("{own} {code}")), "name": code, "code": code}))
                .collect(),
        ),
        ("cost_options", l.cost.as_ref().and_then(|cost| option(cost, &own)).into_iter().collect()),
        ("attributes", attributes(l, &own, version)),
    ])
}

fn organization(l: &Listing) -> Value {
    let host = l.host.clone().filter(|host| !host.name.is_empty());
    let host = host.unwrap_or_else(|| Host {
        name: if l.name.is_empty() { "-".into() } else { l.name.clone() },
        ..Host::default()
    });
    let own = id(&format!("organization\n{}\n{}", host.name, host.url.as_deref().unwrap_or("")));
    let phones = host
        .phone
        .map(|number| json!([{"id": id(&format!("{own} phone")), "number": number, "type": "voice"}]));
    object([
        ("id", json!(own)),
        ("name", json!(host.name)),
        ("description", json!(host.name)),
        ("email", json!(host.email)),
        ("website", json!(host.url)),
        ("phones", phones.unwrap_or_default()),
    ])
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Paused => "inactive",
        Status::TemporarilyClosed => "temporarily closed",
        Status::Ended => "defunct",
    }
}

/// A schedule. The specification knows weekly and monthly rules only: others keep their words.
fn schedule(s: &Schedule, service: &str, at: usize, l: &Listing) -> Value {
    let rule = s.rule.as_ref().and_then(simple);
    let zone = s.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
    // A schedule has one number for its zone: the offset on its first day, else in winter.
    let day = s.from.unwrap_or(date(2026, 1, 15)).to_datetime(s.start.unwrap_or_default());
    let offset = zone.and_then(|zone| Some(zone.to_offset(zone.to_timestamp(day).ok()?).seconds()));
    let time = |t: jiff::civil::Time| t.strftime("%H:%M:%S").to_string();
    let end = s
        .start
        .zip(s.minutes)
        .map(|(start, minutes)| start.wrapping_add(jiff::SignedDuration::from_mins(minutes.into())));
    let words = s.words.clone().or_else(|| s.rule.as_ref().filter(|_| rule.is_none()).map(Rule::to_string));
    let list = |days: &[i8]| days.iter().map(i8::to_string).collect::<Vec<_>>().join(",");
    object([
        ("id", json!(id(&format!("{service} schedule {at}")))),
        ("dtstart", json!(s.from.map(|day| day.to_string()))),
        ("timezone", offset.map_or(Value::Null, hours)),
        ("until", json!(rule.as_ref().and_then(|r| r.until).map(|day| day.to_string()))),
        ("count", json!(rule.as_ref().and_then(|r| r.count))),
        ("wkst", json!("MO")),
        ("freq", json!(rule.as_ref().map(|r| r.freq.code()))),
        ("interval", json!(rule.as_ref().map(|r| r.interval))),
        (
            "byday",
            json!(
                rule.as_ref().map(|r| r.by_day.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
            ),
        ),
        ("bymonthday", json!(rule.as_ref().map(|r| list(&r.by_month_day)))),
        ("description", json!(words)),
        ("opens_at", json!(s.start.map(time))),
        ("closes_at", json!(end.map(time))),
        ("attending_type", json!(attending(s, l))),
    ])
}

fn hours(seconds: i32) -> Value {
    if seconds % 3600 == 0 { json!(seconds / 3600) } else { json!(f64::from(seconds) / 3600.0) }
}

/// The rule as a weekly or monthly one, if it is one.
fn simple(rule: &Rule) -> Option<Rule> {
    let plain = rule.by_month.is_empty() && rule.by_set_pos.is_empty();
    match rule.freq {
        Freq::Weekly | Freq::Monthly if plain => Some(rule.clone()),
        Freq::Daily if plain && rule.interval == 1 && rule.by_month_day.is_empty() => {
            let days: Vec<_> = jiff::civil::Weekday::Monday.cycle_forward().take(7).collect();
            let by_day =
                if rule.by_day.is_empty() { Rule::weekly(&days).by_day } else { rule.by_day.clone() };
            Some(Rule { freq: Freq::Weekly, by_day, ..rule.clone() })
        }
        _ => None,
    }
}

fn attending(s: &Schedule, l: &Listing) -> String {
    let of = |format: domain::Format| match format {
        domain::Format::InPerson => "in person",
        domain::Format::Phone => "phone",
        domain::Format::Video => "video",
        domain::Format::Online => "online chat",
    };
    let formats: Vec<&str> =
        s.format.map_or_else(|| l.formats.iter().copied().map(of).collect(), |one| vec![of(one)]);
    formats.join(", ")
}

fn places(l: &Listing, service: &str) -> Value {
    let room = l.place.as_ref().filter(|place| !place.is_empty()).map(|place| location(place, l, service));
    let online = l.online.as_ref().map(|online| {
        let phone = online
            .phone
            .as_ref()
            .map(|number| json!([{"id": id(&format!("{service} online phone")), "number": number}]));
        object([
            ("id", json!(id(&format!("{service} online")))),
            ("location_type", json!("virtual")),
            ("url", json!(online.url)),
            ("name", json!("Online")),
            ("phones", phone.unwrap_or_default()),
        ])
    });
    let at = room.into_iter().chain(online).enumerate();
    at.map(|(n, location)| json!({"id": id(&format!("{service} at {n}")), "location": location})).collect()
}

fn location(place: &Place, l: &Listing, service: &str) -> Value {
    let own = id(&format!("{service} location"));
    let access: Vec<&str> = l.access.iter().map(|a| a.code()).collect();
    let access = access
        .iter()
        .map(|code| json!({"id": id(&format!("{own} {code}")), "description": code.replace('_', " ")}));
    // Without a town there is no address: the place is confidential or not known.
    let known = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    let address = (!place.city.is_empty()).then(|| {
        json!([{
            "id": id(&format!("{own} address")),
            "address_1": known(&place.street),
            "city": place.city,
            "state_province": known(&place.region),
            "postal_code": known(&place.postal_code),
            "country": known(&place.country),
            "address_type": "physical",
        }])
    });
    object([
        ("id", json!(own)),
        ("location_type", json!("physical")),
        ("name", json!(place.venue)),
        ("transportation", json!(place.directions)),
        ("latitude", json!(place.point.map(|p| p.lat))),
        ("longitude", json!(place.point.map(|p| p.lon))),
        ("addresses", address.unwrap_or_default()),
        ("accessibility", access.collect()),
    ])
}

fn option(cost: &Cost, service: &str) -> Option<Value> {
    let money = cost.amount.as_ref()?;
    Some(object([
        ("id", json!(id(&format!("{service} cost")))),
        ("currency", json!(money.currency)),
        ("amount", json!(money.cents as f64 / 100.0)),
        ("amount_description", json!(cost.per.map(|per| format!("per {per}")))),
    ]))
}

fn attributes(l: &Listing, service: &str, version: Version) -> Value {
    let mut all = Vec::new();
    let mut put = |kind: &str, term: &str, name: &str, value: Option<String>| {
        let taxonomy = format!("Commonground {kind}");
        let mut attribute = object([
            ("id", json!(id(&format!("{service} {kind} {term}")))),
            ("link_type", json!(format!("commonground_{kind}"))),
            ("link_entity", json!("service")),
            ("value", json!(value)),
        ]);
        attribute["taxonomy_term"] = json!({
            "id": id(&format!("term {kind} {term}")),
            "code": format!("{kind}:{term}"),
            "name": name,
            "description": name,
            "taxonomy": taxonomy,
        });
        if version == Version::V3_1 {
            attribute["label"] = json!(name);
        }
        all.push(attribute);
    };
    for experience in &l.experiences {
        let name = vocabulary().term(&experience.term).map_or(experience.term.as_str(), |term| term.label);
        put("experience", &experience.term, name, None);
    }
    for audience in &l.audience {
        put("audience", audience.code(), audience.code(), None);
    }
    put("kind", l.kind.code(), l.kind.code(), None);
    if let Some(zone) = l.schedules.iter().find_map(|s| s.zone.clone()) {
        put("zone", "zone", "IANA time zone", Some(zone));
    }
    put("listing", "listing", "The whole listing as JSON", Some(whole::write(l)));
    Value::Array(all)
}
