//! Writes listings as JSON-LD.

use crate::whole;
use domain::{
    Host, Kind, Listing, Place, Rule, Schedule, Status,
    schedule::{Freq, Meeting},
    vocabulary::vocabulary,
};
use jiff::civil::Weekday;
use serde_json::{Map, Value, json};

/// A listing for its own page at `url`, with its next meeting where one is known.
#[must_use]
pub fn listing(listing: &Listing, url: &str, next: Option<&Meeting>) -> Value {
    let mut entry = entry(listing, url);
    if let Some(meeting) = next {
        entry.insert("startDate".into(), json!(meeting.start.to_string()));
        if let Some(end) = meeting.end {
            entry.insert("endDate".into(), json!(end.to_string()));
        }
    }
    entry.insert("@context".into(), json!("https://schema.org"));
    Value::Object(entry)
}

/// All listings as one graph. Each has its address under `base_url` and carries the whole of itself, so that an import
/// gives the same listing.
#[must_use]
pub fn write(listings: &[Listing], base_url: &str) -> Value {
    let base = base_url.trim_end_matches('/');
    let entries = listings.iter().map(|listing| {
        let mut entry = entry(listing, &format!("{base}/groups/{}", listing.id));
        let property =
            json!({"@type": "PropertyValue", "name": "commonground", "value": whole::write(listing)});
        entry.insert("additionalProperty".into(), json!([property]));
        Value::Object(entry)
    });
    json!({"@context": "https://schema.org", "@graph": entries.collect::<Vec<_>>()})
}

/// JSON that can stand in a page's `<script>`: nothing in it can end the script.
#[must_use]
pub fn script(value: &Value) -> String {
    let text = value.to_string();
    text.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn entry(l: &Listing, url: &str) -> Map<String, Value> {
    let mut entry = Map::new();
    let mut put = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !empty {
            entry.insert(name.to_owned(), value);
        }
    };
    let is_service = l.kind == Kind::Helpline || l.schedules.is_empty();
    put("@type", json!(if is_service { "Service" } else { "Event" }));
    put("@id", json!(url));
    put("name", json!(l.name));
    put("description", json!(l.description));
    put("url", json!(l.url.as_deref().unwrap_or(url)));
    put(if is_service { "provider" } else { "organizer" }, l.host.as_ref().map_or(Value::Null, host));
    put("about", l.experiences.iter().filter_map(|e| about(&e.term)).collect());
    put(
        if is_service { "availableLanguage" } else { "inLanguage" },
        l.languages.iter().map(|c| json!(c)).collect(),
    );
    put(
        "audience",
        l.audience.iter().map(|a| json!({"@type": "Audience", "audienceType": a.code()})).collect(),
    );
    put("keywords", json!(l.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ")));
    put("offers", offer(l));
    if l.cost.as_ref().is_some_and(domain::Cost::is_free) && !is_service {
        put("isAccessibleForFree", json!(true));
    }
    put("dateModified", l.checked.map_or(Value::Null, |day| json!(day.to_string())));
    if is_service {
        put("availableChannel", channels(l));
    } else {
        put("eventSchedule", l.schedules.iter().filter_map(schedule).collect());
        put("eventStatus", json!(status(l.status)));
        put("eventAttendanceMode", mode(l));
        put("location", locations(l));
    }
    entry
}

fn host(host: &Host) -> Value {
    let mut entry = json!({"@type": "Organization", "name": host.name});
    for (name, value) in [("url", &host.url), ("telephone", &host.phone), ("email", &host.email)] {
        if let Some(value) = value {
            entry[name] = json!(value);
        }
    }
    entry
}

fn about(term: &str) -> Option<Value> {
    let term = vocabulary().term(term)?;
    Some(json!({"@type": "Thing", "name": term.label, "identifier": term.id}))
}

fn offer(l: &Listing) -> Value {
    let Some(cost) = &l.cost else { return Value::Null };
    let mut offer = json!({"@type": "Offer"});
    match &cost.amount {
        Some(money) => {
            offer["price"] = json!(format!("{}.{:02}", money.cents / 100, money.cents % 100));
            offer["priceCurrency"] = json!(money.currency);
        }
        None if cost.words.is_empty() => return Value::Null,
        None => {}
    }
    if !cost.words.is_empty() {
        offer["description"] = json!(cost.words);
    }
    offer
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "https://schema.org/EventScheduled",
        Status::Paused | Status::TemporarilyClosed => "https://schema.org/EventPostponed",
        Status::Ended => "https://schema.org/EventCancelled",
    }
}

fn mode(l: &Listing) -> Value {
    match (l.is_in_person(), l.is_remote()) {
        (true, true) => json!("https://schema.org/MixedEventAttendanceMode"),
        (true, false) => json!("https://schema.org/OfflineEventAttendanceMode"),
        (false, true) => json!("https://schema.org/OnlineEventAttendanceMode"),
        (false, false) => Value::Null,
    }
}

fn locations(l: &Listing) -> Value {
    let room = l.place.as_ref().filter(|place| !place.is_empty()).map(place);
    let online = l.online.as_ref().and_then(|online| online.url.as_ref());
    let online = online.map(|url| json!({"@type": "VirtualLocation", "url": url}));
    room.into_iter().chain(online).collect()
}

fn place(place: &Place) -> Value {
    let parts = [
        ("streetAddress", &place.street),
        ("addressLocality", &place.city),
        ("addressRegion", &place.region),
        ("postalCode", &place.postal_code),
        ("addressCountry", &place.country),
    ];
    let mut address = json!({"@type": "PostalAddress"});
    for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
        address[name] = json!(value);
    }
    let mut entry = json!({"@type": "Place", "address": address});
    if !place.venue.is_empty() {
        entry["name"] = json!(place.venue);
    }
    if let Some(point) = place.point {
        entry["geo"] = json!({"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon});
    }
    entry
}

fn channels(l: &Listing) -> Value {
    let mut channel = json!({"@type": "ServiceChannel"});
    let phone = l.online.as_ref().and_then(|o| o.phone.as_ref()).or(l.phone.as_ref());
    if let Some(phone) = phone {
        channel["servicePhone"] = json!({"@type": "ContactPoint", "telephone": phone});
    }
    if let Some(url) = l.online.as_ref().and_then(|o| o.url.as_ref()) {
        channel["serviceUrl"] = json!(url);
    }
    if let Some(room) = l.place.as_ref().filter(|p| !p.is_empty()) {
        channel["serviceLocation"] = place(room);
    }
    let says_something = channel.as_object().is_some_and(|fields| fields.len() > 1);
    if says_something { channel } else { Value::Null }
}

/// A schedule; `None` for a rule that schema.org has no words for.
fn schedule(s: &Schedule) -> Option<Value> {
    let mut entry = json!({"@type": "Schedule"});
    if let Some(rule) = &s.rule {
        recurrence(rule, &mut entry)?;
    }
    let day = |day: jiff::civil::Date| json!(day.to_string());
    let texts = [
        ("startDate", s.from.map(day)),
        ("startTime", s.start.map(|t| json!(t.strftime("%H:%M:%S").to_string()))),
        ("duration", s.minutes.map(|m| json!(format!("PT{m}M")))),
        ("scheduleTimezone", s.zone.as_ref().map(|z| json!(z))),
        ("exceptDate", (!s.except.is_empty()).then(|| s.except.iter().copied().map(day).collect())),
    ];
    for (name, value) in texts {
        if let Some(value) = value {
            entry[name] = value;
        }
    }
    Some(entry)
}

fn recurrence(rule: &Rule, entry: &mut Value) -> Option<()> {
    if !rule.by_set_pos.is_empty() {
        return None;
    }
    let unit = match rule.freq {
        Freq::Daily => "D",
        Freq::Weekly => "W",
        Freq::Monthly => "M",
        Freq::Yearly => "Y",
    };
    entry["repeatFrequency"] = json!(format!("P{}{unit}", rule.interval));
    let day = |by: &domain::schedule::ByDay| match by.nth {
        Some(_) => json!(by.to_string()),
        None => json!(format!("https://schema.org/{}", weekday(by.day))),
    };
    let days: Vec<Value> = rule.by_day.iter().map(day).collect();
    let lists =
        [("byDay", json!(days)), ("byMonthDay", json!(rule.by_month_day)), ("byMonth", json!(rule.by_month))];
    for (name, list) in lists.into_iter().filter(|(_, list)| list.as_array().is_some_and(|l| !l.is_empty())) {
        entry[name] = list;
    }
    if let Some(count) = rule.count {
        entry["repeatCount"] = json!(count);
    }
    if let Some(until) = rule.until {
        entry["endDate"] = json!(until.to_string());
    }
    Some(())
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
