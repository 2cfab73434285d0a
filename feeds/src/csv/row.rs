//! One row of a spreadsheet.

use super::{headers::Field, table::Cells, when};
use crate::{
    address, clean,
    facts::{self, Fact, Held},
    feed::{self, Options},
    fellowship, sense, whole,
};
use domain::{
    Access, Audience, Contribution, Cost, Format, Host, Kind, Listing, Membership, Online, Place, Point,
    SourceKey, Status,
};

/// Reads a row. Columns of persons, passwords and offices' own notes were left out before.
pub(super) fn read(
    row: &Cells,
    options: &Options,
    of_feed: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Contribution, String> {
    let is_hidden = row.all(Field::Hidden).any(|cell| clean::flag(cell) == Some(true));
    if is_hidden || row.all(Field::Public).any(|cell| clean::flag(cell) == Some(false)) {
        return Err("The row is marked as not public.".into());
    }
    let names =
        [Field::Name, Field::Group, Field::Host, Field::Venue].map(|field| clean::line(row.get(field)));
    let name = names.into_iter().find(|name| !name.is_empty()).ok_or("This row has no name.")?;
    let is_organisation = row.get(Field::Name).is_empty() && row.get(Field::Group).is_empty();
    let mut listing = match restored(row, &name) {
        Some(listing) => listing,
        None => by_cells(row, name, options, notes),
    };
    if is_organisation && !sense::speaks_of_groups(&format!("{}. {}", listing.name, listing.description)) {
        return Err("The row tells of an organisation, and not of a group, class or line.".into());
    }
    listing.fellowship = listing.fellowship.or_else(|| of_feed.map(str::to_owned));
    let given = clean::line(row.get(Field::Id));
    let external_id = if given.is_empty() { feed::made_id(&listing) } else { given };
    let key = SourceKey { source: options.source.clone(), external_id };
    Ok(Contribution { key, listing })
}

/// The listing that this program wrote into the row, unless somebody changed a cell since.
fn restored(row: &Cells, name: &str) -> Option<Listing> {
    let listing = whole::read(row.get(Field::Whole), name)?;
    let cells = super::write::cells(&listing);
    let same = super::write::COLUMNS
        .iter()
        .zip(&cells)
        .filter(|(column, _)| !matches!(**column, "id" | "commonground_listing"))
        .all(|(column, cell)| Field::from_code(column).is_none_or(|field| row.get(field) == cell.trim()));
    same.then_some(listing)
}

fn by_cells(row: &Cells, name: String, options: &Options, notes: &mut Vec<String>) -> Listing {
    let mut listing = Listing { name, ..Listing::default() };
    let mut held = Held::default();
    listing.description = clean::text(&row.joined(Field::Description).replace(" | ", "\n"));
    listing.notes = clean::text(&row.joined(Field::Notes));
    listing.host = host(row, &listing.name);
    listing.place = place(row, options, &mut held);
    listing.online = online(row);
    listing.schedules = when::schedules(row, options.zone.as_deref(), notes);
    let words = [Field::Schedule, Field::Time]
        .map(|field| clean::text(row.get(field)))
        .into_iter()
        .find(|words| !words.is_empty());
    if let Some(words) = words.filter(|_| listing.schedules.is_empty() && row.get(Field::Day).is_empty()) {
        listing.notes = if listing.notes.is_empty() { words } else { format!("{words}\n{}", listing.notes) };
    }
    kinds(row, &mut listing, &mut held);
    people(row, &mut listing);
    facts(row, &mut listing);
    facts::settle(&mut listing, held);
    status(row, &mut listing);
    let name = listing.name.clone();
    let texts = [listing.notes.clone(), listing.description.clone()];
    crate::times::rarer_rule(&mut listing.schedules, &name, &[&texts[0], &texts[1]], notes);
    listing
}

fn host(row: &Cells, name: &str) -> Option<Host> {
    let host = [Field::Host, Field::Group]
        .map(|field| clean::line(row.get(field)))
        .into_iter()
        .find(|host| !host.is_empty() && host != name)?;
    Some(Host {
        kind: sense::host_kind(&host),
        name: host,
        url: clean::url(row.get(Field::HostUrl)),
        phone: clean::phone(row.get(Field::HostPhone)),
        email: clean::email(row.get(Field::HostEmail)),
    })
}

fn is_virtual(cell: &str) -> bool {
    let words = domain::text::fold(cell);
    matches!(
        words.as_str(),
        "virtual"
            | "online"
            | "zoom"
            | "online only"
            | "virtual only"
            | "online meeting"
            | "zoom meeting"
            | "virtual meeting"
            | "internet"
            | "en linea"
            | "por zoom"
            | "linea"
    )
}

fn place(row: &Cells, options: &Options, held: &mut Held) -> Option<Place> {
    let address = row.get(Field::Address);
    let mut place = if is_virtual(address) { Place::default() } else { address::parse(address, None) };
    if place.city.is_empty() && !place.street.contains(|c: char| c.is_ascii_digit()) {
        place.directions = std::mem::take(&mut place.street);
    }
    let put = |slot: &mut String, field: Field| {
        let cell = clean::line(row.get(field));
        if !cell.is_empty() {
            *slot = cell;
        }
    };
    put(&mut place.street, Field::Street);
    let second = clean::line(row.get(Field::Street2));
    if !second.is_empty() {
        place.street = format!("{}, {second}", place.street).trim_start_matches(", ").to_owned();
    }
    put(&mut place.city, Field::City);
    put(&mut place.region, Field::Region);
    put(&mut place.postal_code, Field::PostalCode);
    put(&mut place.postal_code, Field::Zip);
    put(&mut place.venue, Field::Venue);
    if is_virtual(&place.venue) {
        place.venue.clear();
        held.only_online = true;
    }
    if place.city.is_empty() && !place.street.is_empty() {
        put(&mut place.city, Field::Area);
    }
    let directions = clean::text(&row.joined(Field::Directions));
    if !directions.is_empty() {
        place.directions = directions;
    }
    let number = |field| clean::number(row.get(field));
    place.point = number(Field::Lat).zip(number(Field::Lon)).and_then(|(lat, lon)| Point::new(lat, lon));
    place.approximate = clean::flag(row.get(Field::Approximate)).unwrap_or(false);
    if place.is_empty() {
        return None;
    }
    let given = clean::country_code(row.get(Field::Country))
        .or_else(|| Some(place.country.clone()).filter(|c| !c.is_empty()));
    let by_region = address::country_of_region(&place.region).map(str::to_owned);
    place.country = given.or(by_region).or_else(|| options.country.clone()).unwrap_or_default();
    place.postal_code = postal_code(&place, !row.get(Field::Zip).is_empty());
    Some(place)
}

/// A postal code with the zeros that a spreadsheet took for a number's.
fn postal_code(place: &Place, is_zip: bool) -> String {
    let code = place.postal_code.trim_end_matches(".0");
    let is_short = (3..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    let begins_with_zero = [
        "MA",
        "RI",
        "NH",
        "ME",
        "VT",
        "CT",
        "NJ",
        "PR",
        "Massachusetts",
        "Rhode Island",
        "New Hampshire",
        "Maine",
        "Vermont",
        "Connecticut",
        "New Jersey",
    ];
    let by_region = place.country == "US" && begins_with_zero.contains(&place.region.as_str());
    if is_short && (by_region || is_zip && matches!(place.country.as_str(), "US" | "")) {
        format!("{code:0>5}")
    } else {
        code.to_owned()
    }
}

fn online(row: &Cells) -> Option<Online> {
    let mut notes = clean::text(&row.joined(Field::OnlineNotes));
    let room = clean::line(row.get(Field::RoomId));
    if room.chars().filter(char::is_ascii_digit).count() >= 6 && !notes.contains(&room) {
        notes = format!("ID: {room}\n{notes}").trim_end().to_owned();
    }
    let url = clean::url(row.get(Field::OnlineUrl));
    let phone = clean::phone(row.get(Field::OnlinePhone));
    Some(Online { url, phone, notes }).filter(|o| *o != Online::default())
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|', '/', '\n']).map(str::trim).filter(|part| !part.is_empty()).take(100)
}

fn kinds(row: &Cells, listing: &mut Listing, held: &mut Held) {
    for part in [Field::Types, Field::Membership, Field::Tags]
        .into_iter()
        .flat_map(|field| row.all(field))
        .flat_map(parts)
    {
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
        } else if words.contains("person") || words.contains("presencial") {
            held.in_person = true;
        } else if words.contains("phone") || words.contains("telefono") {
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

/// Whom it is for: codes, names of audiences, words about ages.
fn people(row: &Cells, listing: &mut Listing) {
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
    ];
    for cell in row.all(Field::Audience) {
        listing.audience.extend(parts(cell).filter_map(Audience::from_code));
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

/// "Children and adults" is for everybody.
fn folded_is_adults_of_age(audience: &std::collections::BTreeSet<Audience>) -> bool {
    audience.contains(&Audience::Adults)
        && (audience.contains(&Audience::Children) || audience.contains(&Audience::Teens))
}

fn facts(row: &Cells, listing: &mut Listing) {
    listing.languages.extend(clean::languages(row.get(Field::Languages)));
    let fee = row.get(Field::Cost);
    if !fee.is_empty() {
        listing.cost = clean::cost(fee).or_else(|| {
            Some(Cost { words: clean::line(fee), ..Cost::default() }).filter(|c| !c.words.is_empty())
        });
    }
    let said = format!("{} {}", row.get(Field::Fellowship), row.get(Field::Host));
    listing.fellowship = fellowship::in_words(&said).map(str::to_owned);
    listing.faith = Some(clean::line(row.get(Field::Faith)).to_lowercase()).filter(|faith| !faith.is_empty());
    listing.kind = Kind::from_code(row.get(Field::Kind))
        .unwrap_or_else(|| sense::kind(&listing.name, &listing.description));
    listing.url = clean::url(row.get(Field::Url));
    listing.phone =
        Some(row.get(Field::Phone)).filter(|cell| !clean::names_person(cell)).and_then(clean::phone);
    listing.email = clean::email(row.get(Field::Email));
    listing.size = Some(clean::line(row.get(Field::Size))).filter(|size| !size.is_empty());
    listing.since = row.get(Field::Since).trim().parse().ok().filter(|year| (1800..=2200).contains(year));
    listing.checked = clean::date(row.get(Field::Checked));
    if listing.online.is_none()
        && let Some(url) = listing.url.as_deref().filter(|url| url.contains("zoom.us/"))
    {
        listing.online = Some(Online { url: Some(url.to_owned()), ..Online::default() });
    }
}

fn status(row: &Cells, listing: &mut Listing) {
    let cell = row.get(Field::Status);
    let by_cell =
        Status::from_code(cell).or_else(|| match (clean::flag(cell), domain::text::fold(cell).as_str()) {
            (Some(false), _) => Some(Status::Paused),
            (_, "closed" | "cerrado" | "permanently closed" | "defunct" | "ended") => Some(Status::Ended),
            (_, "active" | "activo" | "activa" | "open" | "") | (Some(true), _) => None,
            _ => clean::status_in_text("", cell),
        });
    let words = [&listing.notes, &listing.description].map(String::as_str).join("\n");
    let in_words = || {
        clean::status_in_text(&listing.name, &words)
            .or_else(|| clean::status_in_text("", row.get(Field::Schedule)))
    };
    if listing.status == Status::Active
        && let Some(status) = by_cell.or_else(in_words)
    {
        listing.status = status;
    }
}
