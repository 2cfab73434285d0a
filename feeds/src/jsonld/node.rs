//! One entry as a listing.

use super::{Known, tail, time, types};
use crate::{clean, feed::Options, remote, sense, tree, whole};
use domain::{Audience, Cost, Format, Host, Listing, Money, Online, Place, Point, Status};
use serde_json::Value;

/// The listing of an entry; the error says in plain words why it is none.
pub(super) fn read(
    entry: &Value,
    known: &Known<'_>,
    options: &Options,
    notes: &mut Vec<String>,
) -> Result<Listing, String> {
    let name = ["name", "headline", "serviceType", "alternateName"].into_iter().map(|n| tree::line(entry, n));
    let name = name
        .into_iter()
        .find(|name| !name.is_empty())
        .ok_or("the entry has no name: its \"name\" is empty")?;
    if let Some(listing) = own(entry, &name) {
        return Ok(listing);
    }
    let description =
        clean::text(&tree::either(entry, &["description", "disambiguatingDescription", "abstract"]));
    let kinds = types(entry);
    let is_service = kinds.iter().any(|kind| kind.ends_with("Service"));
    if is_service
        && !sense::speaks_of_groups(&format!("{name}. {description}. {}", tree::line(entry, "serviceType")))
    {
        return Err(format!("not a group: nothing in \"{name}\" speaks of a group, meeting, class or line"));
    }
    let mut listing = Listing {
        kind: sense::kind(&name, &format!("{description} {}", kinds.join(" "))),
        status: status(entry, &name, &description),
        experiences: sense::experiences_in(&name),
        schedules: time::schedules(entry, options, notes),
        host: host(entry, known),
        cost: cost(entry),
        url: clean::url(&tree::field(entry, "url")).or_else(|| clean::url(&tree::field(entry, "@id"))),
        phone: contact(entry, "telephone").and_then(|text| clean::phone(&text)),
        email: contact(entry, "email").and_then(|text| clean::email(&text)),
        checked: time::day(&tree::field(entry, "dateModified")),
        size: Some(tree::field(entry, "maximumAttendeeCapacity"))
            .filter(|s| !s.is_empty())
            .map(|s| clean::line(&s)),
        description,
        name,
        ..Listing::default()
    };
    places(entry, known, options, &mut listing);
    formats(entry, &mut listing);
    languages(entry, &mut listing);
    subjects(entry, &mut listing);
    audience(entry, &mut listing);
    sense::add_fellowship(&mut listing);
    if tree::field(entry, "@type").is_empty() && listing.schedules.is_empty() {
        notes.push("nothing says when it meets".into());
    }
    Ok(listing)
}

fn own(entry: &Value, name: &str) -> Option<Listing> {
    let mut properties = tree::items(entry, "additionalProperty");
    let property = properties.find(|p| p.get("name").and_then(Value::as_str) == Some("commonground"))?;
    whole::read(property.get("value")?.as_str()?, name)
}

/// The thing itself, where only its `@id` is mentioned.
fn resolved<'a>(value: &'a Value, known: &Known<'a>) -> &'a Value {
    let is_mention = value.as_object().is_some_and(|fields| fields.len() == 1);
    let id = value.get("@id").and_then(Value::as_str).filter(|_| is_mention);
    id.and_then(|id| known.get(id).copied()).unwrap_or(value)
}

fn status(entry: &Value, name: &str, description: &str) -> Status {
    match tail(&tree::field(entry, "eventStatus")) {
        "EventCancelled" => Status::Ended,
        "EventPostponed" => Status::Paused,
        _ => clean::status_in_text(name, description).unwrap_or(Status::Active),
    }
}

/// The organisation that offers it; a person is none.
fn host(entry: &Value, known: &Known<'_>) -> Option<Host> {
    let fields = ["organizer", "provider", "hostingOrganization", "sponsor"];
    let mut all = fields.into_iter().flat_map(|name| tree::items(entry, name)).map(|v| resolved(v, known));
    all.find_map(|value| {
        let kinds = types(value);
        let name = if value.is_string() { clean::line(&tree::raw(value)) } else { tree::line(value, "name") };
        let words = format!("{name} {}", tree::field(value, "description"));
        let kind = sense::host_kind(&words);
        let is_organisation = kinds.iter().any(|k| k != "Person") || kinds.is_empty() && kind.is_some();
        (is_organisation && !name.is_empty() && !name.starts_with("http")).then(|| Host {
            kind,
            url: clean::url(&tree::field(value, "url")),
            phone: clean::phone(&tree::field(value, "telephone")),
            email: clean::email(&tree::field(value, "email")),
            name,
        })
    })
}

/// A contact of the entry itself or of its contact points, never of a person.
fn contact(entry: &Value, name: &str) -> Option<String> {
    let points = ["contactPoint", "servicePhone"].into_iter().flat_map(|field| tree::items(entry, field));
    let channels = tree::items(entry, "availableChannel").flat_map(|c| tree::items(c, "servicePhone"));
    let public = points.chain(channels).filter(|p| !types(p).iter().any(|k| k == "Person"));
    std::iter::once(entry).chain(public).map(|v| tree::field(v, name)).find(|text| !text.is_empty())
}

fn places(entry: &Value, known: &Known<'_>, options: &Options, listing: &mut Listing) {
    let fields = ["location", "serviceLocation", "address", "availableAtOrFrom"];
    let channels = tree::items(entry, "availableChannel")
        .flat_map(|c| tree::items(c, "serviceLocation").chain(tree::items(c, "serviceUrl")));
    let own = fields.into_iter().flat_map(|name| tree::items(entry, name));
    for value in own.chain(channels).map(|v| resolved(v, known)) {
        let text = if value.is_string() { tree::raw(value) } else { String::new() };
        let is_virtual = types(value).iter().any(|kind| kind == "VirtualLocation");
        if remote::is_virtual(&text) {
            listing.formats.insert(Format::Video);
        } else if is_virtual || text.starts_with("http") {
            let link = if text.is_empty() { tree::either(value, &["url", "@id"]) } else { text };
            let online = listing.online.get_or_insert_with(Online::default);
            online.url = online.url.take().or_else(|| clean::url(&link));
            if is_virtual && online.notes.is_empty() {
                online.notes = tree::text(value, "description");
            }
        } else if listing.place.is_none() {
            let place = place(value, text, options);
            let place =
                Some(place).filter(|p| *p != Place { country: p.country.clone(), ..Place::default() });
            if let Some(place) = place {
                let words = ["description", "amenityFeature", "publicAccess"]
                    .map(|n| value.get(n).map(Value::to_string));
                listing.access.extend(words.into_iter().flatten().flat_map(|w| sense::access(&w)));
                listing.place = Some(place);
            }
        }
    }
}

fn place(value: &Value, text: String, options: &Options) -> Place {
    let country = options.country.as_deref();
    if !text.is_empty() {
        return sense::place(&text, country);
    }
    let is_address = types(value).iter().any(|kind| kind == "PostalAddress");
    let address = if is_address { Some(value) } else { value.get("address") };
    let mut place = match address {
        Some(Value::Object(_)) => postal(address.unwrap_or(value), country),
        Some(address) => sense::place(&tree::raw(address), country),
        None => Place { country: country.unwrap_or_default().into(), ..Place::default() },
    };
    let name = if is_address { String::new() } else { tree::line(value, "name") };
    if !name.is_empty() && name != place.street {
        let also = Some(&place.venue).filter(|v| !v.is_empty() && **v != name).map(|v| format!(", {v}"));
        place.venue = name + also.as_deref().unwrap_or_default();
    }
    place.directions = if is_address { String::new() } else { tree::text(value, "description") };
    let geo = tree::object(value, "geo").unwrap_or(value);
    let point = tree::number(geo, "latitude").zip(tree::number(geo, "longitude"));
    place.point = point.and_then(|(lat, lon)| Point::new(lat, lon));
    place
}

fn postal(address: &Value, country: Option<&str>) -> Place {
    let land = match address.get("addressCountry") {
        Some(land @ Value::Object(_)) => tree::field(land, "name"),
        _ => tree::field(address, "addressCountry"),
    };
    Place {
        street: tree::line(address, "streetAddress"),
        city: tree::line(address, "addressLocality"),
        region: tree::line(address, "addressRegion"),
        postal_code: tree::line(address, "postalCode"),
        country: clean::country_code(&land).or(country.map(str::to_owned)).unwrap_or_default(),
        ..Place::default()
    }
}

fn formats(entry: &Value, listing: &mut Listing) {
    let mode = tree::field(entry, "eventAttendanceMode");
    let (room, remote) = match tail(&mode) {
        "OfflineEventAttendanceMode" => (true, false),
        "OnlineEventAttendanceMode" => (false, true),
        "MixedEventAttendanceMode" => (true, true),
        _ => (listing.place.is_some(), listing.online.is_some()),
    };
    let moved = tail(&tree::field(entry, "eventStatus")) == "EventMovedOnline";
    if room && !moved {
        listing.formats.insert(Format::InPerson);
    }
    if remote || moved {
        listing.formats.insert(Format::Video);
    }
}

fn languages(entry: &Value, listing: &mut Listing) {
    for value in ["inLanguage", "availableLanguage"].into_iter().flat_map(|name| tree::items(entry, name)) {
        let text = if value.is_object() {
            tree::either(value, &["alternateName", "name"])
        } else {
            tree::raw(value)
        };
        match clean::language_code(&text) {
            Some(code) => drop(listing.languages.insert(code)),
            None => listing.languages.extend(clean::languages(&text)),
        }
    }
}

/// What it is about: known words become experiences, the others tags.
fn subjects(entry: &Value, listing: &mut Listing) {
    let mut words: Vec<String> = Vec::new();
    for value in
        ["about", "keywords", "category", "serviceType"].into_iter().flat_map(|n| tree::items(entry, n))
    {
        let text =
            if value.is_object() { tree::either(value, &["name", "termCode"]) } else { tree::raw(value) };
        words.extend(
            text.split([',', ';']).map(clean::line).filter(|w| !w.is_empty() && !w.starts_with("http")),
        );
    }
    for word in words.iter().take(50) {
        match sense::experience(word) {
            Some(experience) => sense::add_term(listing, &experience.term),
            None => sense::add_tag(listing, word),
        }
    }
}

fn audience(entry: &Value, listing: &mut Listing) {
    let range = tree::field(entry, "typicalAgeRange");
    let mut ages = range.split(['-', '–', '+']).map(|part| part.trim().parse::<f64>().ok());
    let (mut least, mut most) = (ages.next().flatten(), ages.next().flatten());
    for value in tree::items(entry, "audience") {
        least = least.or_else(|| tree::number(value, "suggestedMinAge"));
        most = most.or_else(|| tree::number(value, "suggestedMaxAge"));
        match tail(&tree::field(value, "suggestedGender")).to_ascii_lowercase().as_str() {
            "female" | "women" => drop(listing.audience.insert(Audience::Women)),
            "male" | "men" => drop(listing.audience.insert(Audience::Men)),
            _ => {}
        }
        let words =
            if value.is_object() { tree::either(value, &["audienceType", "name"]) } else { tree::raw(value) };
        match Audience::from_code(&domain::text::fold(&words).replace(' ', "_")) {
            Some(known) => drop(listing.audience.insert(known)),
            None => sense::add_tag(listing, &words),
        }
    }
    if least.is_some() || most.is_some() {
        listing.audience.extend(sense::ages(least, most));
    }
}

fn cost(entry: &Value) -> Option<Cost> {
    let free = clean::flag(&tree::field(entry, "isAccessibleForFree"));
    if free == Some(true) {
        return Some(Cost::free());
    }
    let mut dearest: Option<Cost> = None;
    for offer in tree::items(entry, "offers") {
        let price = tree::either(offer, &["highPrice", "price", "lowPrice"]);
        let cents =
            clean::number(&price).map(|p| (p * 100.0).round() as i64).filter(|c| (0..10_000_000).contains(c));
        let cost = match cents {
            Some(cents) => {
                let currency = tree::field(offer, "priceCurrency").to_ascii_uppercase();
                let currency = if currency.len() == 3 { currency } else { "USD".into() };
                Some(Cost {
                    amount: Some(Money { cents, currency }),
                    words: tree::text(offer, "description"),
                    ..Cost::default()
                })
            }
            None => clean::cost(&if offer.is_string() { tree::raw(offer) } else { price }),
        };
        let amount = |cost: &Cost| cost.amount.as_ref().map_or(-1, |m| m.cents);
        if let Some(cost) = cost.filter(|new| dearest.as_ref().is_none_or(|old| amount(new) > amount(old))) {
            dearest = Some(cost);
        }
    }
    dearest
}
