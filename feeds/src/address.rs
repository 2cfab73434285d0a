//! Addresses on one line.

use crate::clean;
use domain::Place;
use regex::Regex;
use std::sync::LazyLock;

const REGIONS: &str = " alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii \
 idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi \
 missouri montana nebraska nevada newhampshire newjersey newmexico newyork northcarolina northdakota ohio oklahoma \
 oregon pennsylvania rhodeisland southcarolina southdakota tennessee texas utah vermont virginia washington \
 westvirginia wisconsin wyoming districtofcolumbia puertorico alberta britishcolumbia manitoba newbrunswick \
 newfoundland newfoundlandandlabrador novascotia ontario princeedwardisland quebec saskatchewan yukon nunavut nsw \
 newsouthwales victoria queensland westernaustralia southaustralia tasmania ";

/// "CA", "CA 95005", "California 95005-1234", "Alberta T5L 2M7", "T5L 2M7", "95005".
static CODES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<region>[\p{L}][\p{L}. ]*?)??\s*(?P<code>\d{5}(?:-\d{4})?|\d{4}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})?$").ok()
});

/// The parts of an address such as "60 Essex St, Saugus, MA 01906, USA". `country` stands in where none is written.
pub(crate) fn parse(raw: &str, country: Option<&str>) -> Place {
    let text = clean::line(&raw.replace(['\n', '\r'], ", "));
    let text = with_number(text);
    let mut parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut place = Place { country: country.unwrap_or_default().to_owned(), ..Place::default() };
    if parts.len() > 1
        && let Some(code) =
            parts.last().filter(|last| !is_region(last)).and_then(|last| clean::country_code(last))
    {
        place.country = code;
        parts.pop();
    }
    let own =
        parts.last().filter(|_| parts.len() > 1).and_then(|last| town(last, parts.get(parts.len() - 2)));
    if let Some((town, region, code)) = own {
        parts.pop();
        parts.push(town);
        (place.region, place.postal_code) = (region.to_owned(), code.to_owned());
    } else {
        region(&mut parts, &mut place);
    }
    if !place.region.is_empty() || !place.postal_code.is_empty() || parts.len() > 1 {
        let looks_like_street = parts.len() == 1 && parts[0].starts_with(|c: char| c.is_ascii_digit());
        let last = if looks_like_street { None } else { parts.pop() };
        place.city = last.unwrap_or_default().to_owned();
    } else if parts.len() == 1
        && !place.country.is_empty()
        && !parts[0].contains(|c: char| c.is_ascii_digit())
        && text.contains(',')
    {
        place.city = parts.pop().unwrap_or_default().to_owned();
    }
    place.street = parts.join(", ");
    place
}

/// "C/ Mayor, 3": a number at the end is that of the house.
fn with_number(text: String) -> String {
    match text.rsplit_once(", ") {
        Some((street, number)) if number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{street} {number}")
        }
        _ => text,
    }
}

/// A town with its state or postal code in one part, behind another: "Akron OH 44302", "Cuyahoga Falls 44221", "10115 Berlin",
/// "20121 Milano (MI)".
fn town<'a>(last: &'a str, before: Option<&&str>) -> Option<(&'a str, &'a str, &'a str)> {
    static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:[A-Z]{1,2}-)?(\d{4,5}|\d{4}-\d{3})\s+(\p{L}[\p{L}.'’/ -]+?)(?:\s*\(([A-Z]{2})\))?$")
            .ok()
    });
    static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(\p{L}[\p{L}.'’ -]+?)\s+(?:([A-Z]{2})(?:\s+(\d{5}(?:-\d{4})?))?|(\d{5}))$").ok()
    });
    /// What stands before a number that is no postal code, and the ends of streets.
    const ROOMS: &[&str] = &[
        "suite", "ste", "room", "rm", "unit", "building", "bldg", "apt", "box", "floor", "hall", "route",
        "highway",
    ];
    const STREETS: &[&str] = &[
        "st",
        "street",
        "ave",
        "avenue",
        "rd",
        "road",
        "blvd",
        "boulevard",
        "dr",
        "drive",
        "ln",
        "lane",
        "way",
        "ct",
        "court",
        "pl",
        "place",
        "hwy",
        "highway",
        "pkwy",
        "parkway",
        "cir",
        "circle",
        "route",
        "pike",
        "trail",
    ];
    let folded = domain::text::fold(last);
    let part = |found: &regex::Captures<'a>, at: usize| found.get(at).map_or("", |part| part.as_str());
    if let Some(found) = BEFORE.as_ref()?.captures(last) {
        let is_street = folded.split(' ').any(|word| STREETS.contains(&word));
        let has_number = before.is_some_and(|before| before.contains(|c: char| c.is_ascii_digit()));
        return (!is_street && has_number).then(|| (part(&found, 2), part(&found, 3), part(&found, 1)));
    }
    let found = BEHIND.as_ref()?.captures(last)?;
    let (name, region, code) = (part(&found, 1), part(&found, 2), part(&found, 3));
    let is_room = domain::text::fold(name).split(' ').any(|word| ROOMS.contains(&word));
    let is_known = region.is_empty() || country_of_region(region).is_some();
    // "New York" alone, and "Alberta T5L 2M7", are read by the states' own names.
    (!is_room && is_known && !is_region(name))
        .then(|| (name, region, if code.is_empty() { part(&found, 4) } else { code }))
}

/// Takes the state and the postal code from the end.
fn region(parts: &mut Vec<&str>, place: &mut Place) {
    for _ in 0..2 {
        if parts.len() < 2 && !parts.first().is_some_and(|only| is_region(only)) {
            return;
        }
        let Some(found) = parts.last().and_then(|last| CODES.as_ref()?.captures(last)) else { return };
        let group = |name| found.name(name).map_or("", |m| m.as_str()).trim();
        let (name, code) = (group("region"), group("code"));
        let fits = (name.is_empty() || is_region(name)) && !(name.is_empty() && code.is_empty());
        if !fits || (!code.is_empty() && !place.postal_code.is_empty()) || !place.region.is_empty() {
            return;
        }
        name.clone_into(&mut place.region);
        if !code.is_empty() {
            place.postal_code = code.to_uppercase();
        }
        parts.pop();
    }
}

fn is_region(text: &str) -> bool {
    let code = text.trim_end_matches('.');
    let folded = domain::text::fold(text).replace(' ', "");
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) && code != "US" && code != "UK")
        || (!folded.is_empty() && REGIONS.contains(&format!(" {folded} ")))
}

/// A country where only the state says it: the states of the United States and the provinces of Canada.
pub(crate) fn country_of_region(region: &str) -> Option<&'static str> {
    const US: &str = " AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ";
    const CA: &str = " AB BC MB NB NL NS NT NU ON PE QC SK YT ";
    let code = format!(" {} ", region.trim());
    if region.trim().len() != 2 {
        return None;
    }
    US.contains(&code).then_some("US").or_else(|| CA.contains(&code).then_some("CA"))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn addresses_are_taken_apart() {
        let parts = |raw: &str| {
            let p = parse(raw, None);
            [p.street, p.city, p.region, p.postal_code, p.country]
        };
        assert_eq!(
            parts("9636 CA-9, Ben Lomond, CA 95005, USA"),
            ["9636 CA-9", "Ben Lomond", "CA", "95005", "US"]
        );
        assert_eq!(
            parts("#201 14567 118 Avenue NW, Edmonton, Alberta, T5L 2M7, Canada"),
            ["#201 14567 118 Avenue NW", "Edmonton", "Alberta", "T5L 2M7", "CA"]
        );
        assert_eq!(parts("San Jose, CA, USA"), ["", "San Jose", "CA", "", "US"]);
        assert_eq!(
            parts("225 30th Street, 3rd Floor, San Francisco, CA 94131"),
            ["225 30th Street, 3rd Floor", "San Francisco", "CA", "94131", ""]
        );
        assert_eq!(parts("Calle Peñón 3, México D.F."), ["Calle Peñón 3", "México D.F.", "", "", ""]);
        assert_eq!(
            parts("Akron Library, 60 High St, Akron OH 44308"),
            ["Akron Library, 60 High St", "Akron", "OH", "44308", ""]
        );
        assert_eq!(
            parts("1090 Howe Ave, Cuyahoga Falls 44221"),
            ["1090 Howe Ave", "Cuyahoga Falls", "", "44221", ""]
        );
        assert_eq!(parts("Hauptstr. 5, 10115 Berlin"), ["Hauptstr. 5", "Berlin", "", "10115", ""]);
        assert_eq!(parts("Via Roma 10, 20121 Milano (MI)"), ["Via Roma 10", "Milano", "MI", "20121", ""]);
        assert_eq!(parts("First Church, 12345 Main St"), ["First Church", "12345 Main St", "", "", ""]);
        assert_eq!(parts("5 Oak, Suite 12345"), ["5 Oak", "Suite 12345", "", "", ""]);
        assert_eq!(parts("C/ Mayor, 3"), ["C/ Mayor 3", "", "", "", ""]);
        assert_eq!(parts("12 Main St"), ["12 Main St", "", "", "", ""]);
        assert_eq!(parts(""), ["", "", "", "", ""]);
    }
}
