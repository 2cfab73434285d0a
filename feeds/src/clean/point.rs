//! Points on the earth as people write them.

use super::{bounded_bytes, number, pattern};
use domain::Point;
use regex::{Captures, Regex};
use std::sync::LazyLock;

const MOST: usize = 4 << 10;

/// Links to maps. The place that is meant comes before the middle of what is shown.
static LINKS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    [
        r"!3d(-?\d{1,2}\.\d+)!4d(-?\d{1,3}\.\d+)",
        r"[?&]mlat=(-?\d{1,2}\.\d+)&mlon=(-?\d{1,3}\.\d+)",
        r"(?i)(?:[?&/](?:q|ll|sll|query|daddr|destination|center|place|search|dir)[=/](?:loc:|/)?|\bgeo:)(-?\d{1,2}\.\d+)(?:,|%2C|%20|\+)+(-?\d{1,3}\.\d+)",
        r"@(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)",
        r"#map=\d+(?:\.\d+)?/(-?\d{1,2}\.\d+)/(-?\d{1,3}\.\d+)",
    ]
    .map(pattern)
});
/// Longitude first, as databases write it.
static DATABASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\s*(?:srid=\d+;)?point\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)")
});
static PAIR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\s(\[]*(?:lat\w*\.?\s*[:=]?\s*)?(-?\d{1,2}\.\d+)[\s,;/]+(?:lo?n\w*\.?\s*[:=]?\s*)?(-?\d{1,3}\.\d+)[\s)\]]*$",
    )
});
static COMMAS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(-?\d{1,2},\d{2,})(?:\s*;\s*|\s+)(-?\d{1,3},\d{2,})\s*$"));
/// "N 41° 30′ 15″", "81.7° W".
static ANGLE: LazyLock<Regex> = LazyLock::new(|| {
    let angle = concat!(
        r#"(-?\d{1,3}(?:[.,]\d+)?)\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′´]\s*)?"#,
        r#"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|”|″|''|’’|′′)\s*)?"#,
    );
    pattern(&format!(r"(?i)([NSEW])\s*{angle}|{angle}(?:([NSEW])\b)?"))
});
static SIDED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s*(?:([NSEW])\s*)?(\d{1,3}(?:[.,]\d+)?)\s*([NSEW])?\s*$"));

/// The point that one cell tells: "41.5, -81.7", "41,5; -81,7", "N 41° 30′, W 81° 42′", "POINT(-81.7 41.5)", or a link to a
/// map.
pub fn point(raw: &str) -> Option<Point> {
    let raw = bounded_bytes(raw, MOST);
    let two = |found: &Captures<'_>| Some((number(&found[1])?, number(&found[2])?));
    if raw.contains("://") || raw.starts_with("geo:") {
        let (lat, lon) = LINKS.iter().find_map(|link| link.captures(raw)).and_then(|found| two(&found))?;
        return Point::new(lat, lon);
    }
    if let Some((lon, lat)) = DATABASE.captures(raw).and_then(|found| two(&found)) {
        return Point::new(lat, lon);
    }
    let pair = PAIR.captures(raw).or_else(|| COMMAS.captures(raw));
    if let Some((lat, lon)) = pair.and_then(|found| two(&found)) {
        return Point::new(lat, lon);
    }
    let mut angles = ANGLE.captures_iter(raw).filter_map(|found| angle(&found));
    let (first, second) = (angles.next()?, angles.next()?);
    match (first, second, angles.next()) {
        ((lat, 'N'), (lon, 'E'), None) | ((lon, 'E'), (lat, 'N'), None) => Point::new(lat, lon),
        _ => None,
    }
}

/// A latitude or longitude in degrees, as a number or as an angle.
pub fn degrees(raw: &str) -> Option<f64> {
    let raw = bounded_bytes(raw, 60);
    if let Some(degrees) = number(raw) {
        return Some(degrees);
    }
    if let Some(found) = ANGLE.captures(raw) {
        return angle(&found).map(|(degrees, _)| degrees);
    }
    let found = SIDED.captures(raw)?;
    let degrees = number(&found[2])?;
    let side = found.get(1).or_else(|| found.get(3))?.as_str();
    Some(if side.eq_ignore_ascii_case("s") || side.eq_ignore_ascii_case("w") { -degrees } else { degrees })
}

/// An angle in degrees, and whether it goes north (`N`) or east (`E`); a space where nobody says.
fn angle(found: &Captures<'_>) -> Option<(f64, char)> {
    // The side stands before the angle, or behind it.
    let (first, side) = if found.get(1).is_some() { (2, 1) } else { (5, 8) };
    let part = |at: usize| found.get(at).map_or(Some(0.0), |part| number(part.as_str()));
    let (whole, minutes, seconds) = (part(first)?, part(first + 1)?, part(first + 2)?);
    let size = whole.abs() + minutes / 60.0 + seconds / 3600.0;
    let side = found.get(side).and_then(|side| side.as_str().chars().next());
    let (sign, way) = match side.map(|side| side.to_ascii_uppercase()) {
        Some('N') => (1.0, 'N'),
        Some('S') => (-1.0, 'N'),
        Some('E') => (1.0, 'E'),
        Some('W') => (-1.0, 'E'),
        _ => (whole.signum(), ' '),
    };
    Some((sign * size, way))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_people_write_them() {
        for raw in [
            "41.5, -81.7",
            "(41.5,-81.7)",
            "41.5;-81.7",
            "41.5 -81.7",
            "41,50; -81,70",
            "Lat: 41.5, Long: -81.7",
            "N 41° 30′, W 81° 42′",
            "N 41° 30′ W 81° 42′",
            "41°30'00\"N 81°42'00\"W",
            "41.5° N, 81.7° W",
            "POINT(-81.7 41.5)",
            "https://www.google.com/maps/place/Library/@41.499,-81.69,15z/data=!3m1!4b1!3d41.5!4d-81.7",
            "https://www.google.com/maps/@41.5,-81.7,15z",
            "https://maps.google.com/?q=41.5,-81.7",
            "https://www.google.com/maps/search/?api=1&query=41.5%2C-81.7",
            "https://www.openstreetmap.org/#map=15/41.5/-81.7",
            "geo:41.5,-81.7",
        ] {
            let Point { lat, lon } = point(raw).unwrap_or_default();
            assert!((lat - 41.5).abs() < 1e-9 && (lon + 81.7).abs() < 1e-9, "{raw}: {lat} {lon}");
        }
        for raw in [
            "",
            "12 Elm St",
            "41, 5",
            "95.5, 10.5",
            "N 41° 30′",
            "12.5 N 13.5",
            "https://maps.app.goo.gl/x",
            "19.30, 20.45 Uhr",
        ] {
            assert_eq!(point(raw), None, "{raw}");
        }
        assert_eq!(degrees("81.7 W"), Some(-81.7));
        assert_eq!(degrees("N 41° 30′"), Some(41.5));
        assert_eq!(degrees("-81,7"), Some(-81.7));
        assert_eq!(degrees("near"), None);
    }
}
