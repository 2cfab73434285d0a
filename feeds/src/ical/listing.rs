//! The words of an event as a listing.

use super::event::Event;
use crate::{clean, feed::Options, remote, sense};
use domain::{Format, Listing, Online, Place, Point, Status};

/// The listing an event speaks of, without its schedules; the error says in plain words why it is none.
pub(super) fn read(event: &Event, options: &Options) -> Result<Listing, String> {
    let description = clean::text(&event.description);
    let mut name = clean::line(&event.summary);
    if name.is_empty() {
        name = clean::line(description.lines().next().unwrap_or_default());
    }
    if name.is_empty() {
        return Err(format!("line {}: the event has no name", event.line));
    }
    let online = online(event);
    let place = place(event, options);
    let mut listing = Listing {
        kind: sense::kind(&name, &description),
        status: status(event, &name, &description),
        experiences: sense::experiences_in(&name),
        url: clean::url(&event.url),
        description,
        name,
        ..Listing::default()
    };
    if let Some(online) = &online {
        let by_phone = online.url.is_none() && online.phone.is_some();
        listing.formats.insert(if by_phone { Format::Phone } else { Format::Video });
    }
    if place.is_some() {
        listing.formats.insert(Format::InPerson);
    }
    (listing.online, listing.place) = (online, place);
    categories(event, &mut listing);
    sense::add_fellowship(&mut listing);
    Ok(listing)
}

fn status(event: &Event, name: &str, description: &str) -> Status {
    if event.cancelled && event.recurrence.is_none() {
        return Status::Ended;
    }
    clean::status_in_text(name, description).unwrap_or(Status::Active)
}

fn online(event: &Event) -> Option<Online> {
    let mut online = Online::default();
    let place = event.location.trim();
    let links = event.conferences.iter().map(String::as_str);
    let links = links.chain((place.starts_with("http://") || place.starts_with("https://")).then_some(place));
    for link in links.chain(room_in(&event.description)) {
        match link.trim().strip_prefix("tel:") {
            // What follows the comma is the code to get in.
            Some(number) if online.phone.is_none() => {
                online.phone = clean::phone(number.split(',').next().unwrap_or_default());
            }
            None if online.url.is_none() && link.trim().starts_with("http") => online.url = clean::url(link),
            _ => {}
        }
    }
    online.phone = online.phone.take().or_else(|| remote::call(place).flatten());
    (online != Online::default()).then_some(online)
}

/// The address of an online room in words, where people paste their invitations.
fn room_in(words: &str) -> Option<&str> {
    const ROOMS: [&str; 4] =
        ["zoom.us/j/", "meet.google.com/", "teams.microsoft.com/l/meetup-join", "webex.com/meet/"];
    let links = words.split(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '(' | ')' | ','));
    links
        .filter(|link| link.starts_with("https://"))
        .find(|link| ROOMS.iter().any(|room| link.contains(room)))
}

fn place(event: &Event, options: &Options) -> Option<Place> {
    let point = event.geo.and_then(|(lat, lon)| Point::new(lat, lon));
    let text = event.location.trim();
    let mut place = if text.starts_with("http") || is_remote(text) || remote::call(text).is_some() {
        Place::default()
    } else {
        sense::place(text, options.country.as_deref())
    };
    place.point = point;
    let known =
        !place.venue.is_empty() || !place.street.is_empty() || !place.city.is_empty() || point.is_some();
    known.then_some(place)
}

/// "Online", "Zoom", "virtual": no place.
fn is_remote(text: &str) -> bool {
    const REMOTE: [&str; 13] = [
        "online",
        "zoom",
        "virtual",
        "phone",
        "teleconference",
        "google meet",
        "microsoft teams",
        "teams",
        "webex",
        "zoom call",
        "en linea",
        "por zoom",
        "via zoom",
    ];
    let folded = domain::text::fold(text);
    REMOTE.iter().any(|word| folded == *word || folded == format!("{word} meeting"))
}

/// Categories that the vocabulary knows become experiences, the others tags; one-letter codes mean nothing here.
fn categories(event: &Event, listing: &mut Listing) {
    for category in &event.categories {
        let category = clean::line(category);
        match sense::experience(&category) {
            Some(experience) => sense::add_term(listing, &experience.term),
            None => sense::add_tag(listing, &category),
        }
    }
    let place = domain::text::fold(&event.location);
    if listing.formats.is_empty() && is_remote(&place) {
        listing.formats.insert(if place.contains("phone") { Format::Phone } else { Format::Video });
    }
}
