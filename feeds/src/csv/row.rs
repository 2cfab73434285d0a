//! One row of a spreadsheet.

use super::{
    cells::Cells,
    headers::Field,
    kinds::{kinds, people},
    labelled,
    place::{online, place},
    schedules,
};
use crate::{
    clean,
    facts::{self, Held},
    feed::{self, Options},
    fellowship, remote, sense, whole,
};
use domain::{Contribution, Cost, Format, Host, Kind, Listing, Online, SourceKey, Status};

/// Reads a row; `named` is the header of its name. Columns of persons, passwords and offices' own notes were left out before.
pub(super) fn read(
    row: &Cells,
    options: &Options,
    of_feed: Option<&str>,
    named: &str,
    notes: &mut Vec<String>,
) -> Result<Contribution, String> {
    let is_hidden = row.all(Field::Hidden).any(|cell| clean::flag(cell) == Some(true));
    if is_hidden || row.all(Field::Public).any(|cell| clean::flag(cell) == Some(false)) {
        return Err("The row is marked as not public; it is left out on purpose.".into());
    }
    let names =
        [Field::Name, Field::Group, Field::Host, Field::Venue].map(|field| clean::line(row.get(field)));
    let name = names.into_iter().find(|name| !name.is_empty()).ok_or_else(|| {
        format!(
            "This row has no name: its cell under \"{}\" is empty. Write there what the group is called.",
            clean::short(named)
        )
    })?;
    let is_organisation = row.get(Field::Name).is_empty() && row.get(Field::Group).is_empty();
    let mut listing = match restored(row, &name) {
        Some(listing) => listing,
        None => by_cells(labelled::told(row).as_ref().unwrap_or(row), name, options, notes),
    };
    if is_organisation && !sense::speaks_of_groups(&format!("{}. {}", listing.name, listing.description)) {
        return Err(format!(
            "\"{}\" is an organisation, and nothing in the row says which group, class or line it offers.",
            clean::short(&listing.name)
        ));
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
    let rooms = [Field::Venue, Field::Address].map(|field| row.get(field));
    if let Some(number) = rooms.into_iter().find_map(remote::call) {
        listing.formats.insert(Format::Phone);
        let online = listing.online.get_or_insert_with(Online::default);
        online.phone = online.phone.take().or(number);
        listing.online = listing.online.take().filter(|online| *online != Online::default());
    }
    listing.schedules = schedules::schedules(row, options.zone.as_deref(), notes);
    if listing.schedules.is_empty() {
        listing.notes = [when_in_words(row), std::mem::take(&mut listing.notes)].join("\n").trim().to_owned();
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

/// What the cells say of when it meets, for whoever reads it: the program did not understand it.
fn when_in_words(row: &Cells) -> String {
    let words = clean::text(row.get(Field::Schedule));
    if !words.is_empty() {
        return words;
    }
    let cells = [Field::Week, Field::Day, Field::Time].map(|field| clean::line(row.get(field)));
    cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
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

fn facts(row: &Cells, listing: &mut Listing) {
    listing.languages.extend(clean::languages(row.get(Field::Languages)));
    let fee = row.get(Field::Cost);
    if !fee.is_empty() {
        listing.cost = clean::cost(fee).or_else(|| {
            Some(Cost { words: clean::line(fee), ..Cost::default() }).filter(|c| !c.words.is_empty())
        });
    }
    if listing.cost.is_none() {
        let cell = row.get(Field::Free);
        listing.cost = match clean::flag(cell) {
            Some(true) => clean::cost("free"),
            Some(false) => None,
            None => clean::cost(cell),
        };
    }
    let said = format!("{} {}", row.get(Field::Fellowship), row.get(Field::Host));
    listing.fellowship = fellowship::in_words(&said).map(str::to_owned);
    listing.faith = Some(clean::line(row.get(Field::Faith)).to_lowercase()).filter(|faith| !faith.is_empty());
    listing.kind = Kind::from_code(row.get(Field::Kind))
        .unwrap_or_else(|| sense::kind(&listing.name, &listing.description));
    listing.url = clean::url(row.get(Field::Url));
    if may_be_shown(row) {
        listing.phone = Some(row.get(Field::Phone))
            .filter(|cell| !clean::names_person(cell))
            .and_then(clean::number_to_call);
        listing.email = clean::email(row.get(Field::Email));
    }
    listing.size = Some(clean::line(row.get(Field::Size))).filter(|size| !size.is_empty());
    listing.since = row.get(Field::Since).trim().parse().ok().filter(|year| (1800..=2200).contains(year));
    listing.checked = clean::date(row.get(Field::Checked));
    if listing.online.is_none()
        && let Some(url) = listing.url.as_deref().filter(|url| url.contains("zoom.us/"))
    {
        listing.online = Some(Online { url: Some(url.to_owned()), ..Online::default() });
    }
}

/// Whether number and mailbox may be shown: where somebody was asked, only a yes is one.
fn may_be_shown(row: &Cells) -> bool {
    let is_yes =
        |cell: &str| clean::flag(domain::text::fold(cell).split(' ').next().unwrap_or("")) == Some(true);
    row.all(Field::Consent).all(is_yes)
}

fn status(row: &Cells, listing: &mut Listing) {
    let cell = row.get(Field::Status);
    let by_cell =
        Status::from_code(cell).or_else(|| match (clean::flag(cell), domain::text::fold(cell).as_str()) {
            (Some(false), _) => Some(Status::Paused),
            (_, words) if words.contains("permanent") && words.contains("closed") => Some(Status::Ended),
            (
                _,
                "closed" | "cerrado" | "defunct" | "ended" | "aufgelost" | "beendet" | "dissous" | "ferme",
            ) => Some(Status::Ended),
            (_, "chiuso" | "sciolto" | "encerrado" | "dissolvido") => Some(Status::Ended),
            (_, "pausiert" | "ruht" | "suspendu" | "en pause" | "sospeso" | "suspenso") => {
                Some(Status::Paused)
            }
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
