//! One service as a listing.

use super::{
    notes::add_note,
    phones::{number, phone},
    place, schedule,
};
use crate::{clean, feed::Options, fellowship, sense, tree, whole};
use domain::{Cost, Host, Kind, Listing, Membership, Money, Status};
use serde_json::Value;

/// The listing of a service; the error says in plain words why it is none.
pub(super) fn read(service: &Value, options: &Options, notes: &mut Vec<String>) -> Result<Listing, String> {
    let name = ["name", "alternate_name"].map(|field| tree::line(service, field));
    let name = name
        .into_iter()
        .find(|name| !name.is_empty())
        .ok_or("the service has no name: its \"name\" is empty")?;
    let terms = terms(service);
    if let Some(listing) = own(service, "commonground_listing").and_then(|json| whole::read(&json, &name)) {
        return Ok(listing);
    }
    let description = tree::text(service, "description");
    let program = tree::object(service, "program").map(|p| tree::line(p, "name")).unwrap_or_default();
    let words = [&name, &tree::line(service, "alternate_name"), &description, &program, &terms.join(". ")]
        .map(String::as_str)
        .join(". ");
    let is_fellowship = || name.split(' ').next().and_then(fellowship::in_words).is_some();
    if !sense::speaks_of_groups(&words) && !is_fellowship() {
        return Err(format!("not a group: nothing in \"{name}\" speaks of a group, meeting, class or line"));
    }
    let mut listing = Listing {
        kind: kind(&name, &description, &terms),
        status: status(service, &name),
        experiences: sense::experiences_in(&name),
        host: host(service),
        cost: cost(service),
        url: clean::url(&tree::either(service, &["url", "website"])),
        email: clean::email(&tree::field(service, "email")),
        phone: phone(service),
        checked: clean::date(&tree::field(service, "assured_date")),
        membership: membership(service),
        description,
        name,
        ..Listing::default()
    };
    place::read(service, options, &mut listing, notes);
    times(service, options, &mut listing, notes);
    languages(service, &mut listing);
    let age = |name: &str| tree::number(service, name);
    listing.audience = sense::ages(age("minimum_age"), age("maximum_age"));
    for term in &terms {
        match sense::experience(term) {
            Some(experience) => sense::add_term(&mut listing, &experience.term),
            None => sense::add_tag(&mut listing, term),
        }
    }
    sense::add_fellowship(&mut listing);
    Ok(listing)
}

fn host(service: &Value) -> Option<Host> {
    let organization = tree::object(service, "organization")?;
    let name = tree::line(organization, "name");
    let about = ["description", "legal_status", "tax_status"].map(|field| tree::field(organization, field));
    (!name.is_empty()).then(|| Host {
        kind: sense::host_kind(&name).or_else(|| sense::host_kind(&about.join(". "))),
        url: clean::url(&tree::either(organization, &["website", "url", "uri"])),
        phone: tree::items(organization, "phones").find_map(number),
        email: clean::email(&tree::field(organization, "email")),
        name,
    })
}

/// What it is: its name, then its terms, then its description. Counselling without a word of a group is no support
/// group.
fn kind(name: &str, description: &str, terms: &[String]) -> Kind {
    let by_name = sense::kind(name, "");
    let terms = terms.join(". ");
    let kind = if by_name == Kind::SupportGroup { sense::kind(&terms, description) } else { by_name };
    let all = format!("{name}. {terms}. {description}");
    if kind == Kind::SupportGroup && sense::is_counselling(&all) { Kind::TherapyGroup } else { kind }
}

fn status(service: &Value, name: &str) -> Status {
    match tree::field(service, "status").to_ascii_lowercase().as_str() {
        "inactive" => Status::Paused,
        "defunct" => Status::Ended,
        "temporarily closed" | "temporarily_closed" => Status::TemporarilyClosed,
        _ => clean::status_in_text(name, &tree::field(service, "alert")).unwrap_or(Status::Active),
    }
}

/// The names of the terms of a service, nested or by itself.
fn terms(service: &Value) -> Vec<String> {
    let attributes = tree::items(service, "attributes").filter(|a| !is_own(a));
    let terms = attributes.filter_map(|a| tree::object(a, "taxonomy_term"));
    let listed = ["taxonomy_terms", "keywords"].into_iter().flat_map(|name| tree::items(service, name));
    let of =
        |term: &Value| if term.is_object() { tree::either(term, &["name", "term"]) } else { tree::raw(term) };
    let all =
        terms.map(of).chain(listed.map(of).flat_map(|t| t.split(',').map(str::to_owned).collect::<Vec<_>>()));
    all.map(|term| clean::line(&term)).filter(|term| !term.is_empty() && term != "name").take(60).collect()
}

fn is_own(attribute: &Value) -> bool {
    tree::field(attribute, "link_type").starts_with("commonground_")
}

/// The value of one of our own attributes.
fn own(service: &Value, name: &str) -> Option<String> {
    let mut attributes = tree::items(service, "attributes");
    attributes.find(|a| tree::field(a, "link_type") == name).map(|a| tree::field(a, "value"))
}

fn times(service: &Value, options: &Options, listing: &mut Listing, notes: &mut Vec<String>) {
    let zone = own(service, "commonground_zone").and_then(|zone| clean::zone(&zone));
    let mut read = schedule::read(service, zone.as_deref(), options, notes);
    if read.schedules.is_empty() && listing.kind == Kind::SupportGroup && listing.description.len() < 600 {
        // A short description of one group often says when it meets; a long one speaks of several services.
        let mut told = schedule::Read::default();
        schedule::prose(&listing.description, zone.as_deref().or(options.zone.as_deref()), &mut told);
        if told.schedules.len() <= 3 {
            read.schedules = told.schedules;
        }
    }
    listing.formats.extend(read.formats);
    listing.schedules = read.schedules;
    for words in &read.words {
        add_note(listing, words);
    }
    for field in
        ["alert", "application_process", "eligibility_description", "eligibility", "interpretation_services"]
    {
        add_note(listing, &tree::text(service, field));
    }
}

fn languages(service: &Value, listing: &mut Listing) {
    for entry in tree::items(service, "languages") {
        let text = if entry.is_object() {
            tree::either(entry, &["code", "name", "language"])
        } else {
            tree::raw(entry)
        };
        match clean::language_code(&text) {
            Some(code) => drop(listing.languages.insert(code)),
            None => listing.languages.extend(clean::languages(&text)),
        }
    }
}

/// The dearest option that has an amount, with the words of the service; else what its words say.
fn cost(service: &Value) -> Option<Cost> {
    let words = tree::text(service, "fees_description");
    let words = if words.is_empty() { tree::text(service, "fees") } else { words };
    let said = clean::cost(&words);
    let options = tree::items(service, "cost_options").filter_map(option);
    let Some(dearest) = options.max_by_key(|cost| cost.amount.as_ref().map_or(-1, |m| m.cents)) else {
        return said.or_else(|| {
            (words.len() > 3 && words != "fees_description").then(|| Cost { words, ..Cost::default() })
        });
    };
    let said = said.unwrap_or_default();
    Some(Cost {
        words: if words.is_empty() { dearest.words } else { words },
        donation: said.donation,
        sliding: said.sliding,
        ..dearest
    })
}

fn option(option: &Value) -> Option<Cost> {
    let amount = tree::number(option, "amount").filter(|a| (0.0..1_000_000.0).contains(a))?;
    let words = ["option", "amount_description"].map(|field| tree::text(option, field));
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let currency = tree::field(option, "currency").to_ascii_uppercase();
    let currency = if currency.len() == 3 { currency } else { "USD".into() };
    Some(Cost {
        per: clean::cost(&format!("${amount} {}", tree::field(option, "amount_description")))
            .and_then(|c| c.per),
        amount: Some(Money { cents: (amount * 100.0).round() as i64, currency }),
        words: words.join(": "),
        ..Cost::default()
    })
}

/// Who may come, where the words about applying say so.
fn membership(service: &Value) -> Option<Membership> {
    let words = format!(" {} ", domain::text::fold(&tree::field(service, "application_process")));
    let says = |all: &[&str]| all.iter().any(|word| words.contains(word));
    if says(&[
        "walk in",
        "drop in",
        "no appointment",
        "no referral",
        "no registration",
        "just come",
        "not required",
    ]) {
        Some(Membership::Open)
    } else if says(&[
        "regist",
        "referral",
        "refer by",
        "appointment",
        "apply",
        "application",
        "intake",
        "enrol",
    ]) {
        Some(Membership::Closed)
    } else {
        None
    }
}
