//! Words of commands that stand for something: read before anything is done, so that a slip changes nothing.

use feeds::{clean, csv::Field, feed::Format};

/// A directory format.
pub(super) fn format(word: &str) -> Result<Format, String> {
    const ALL: &str = "it takes meeting-guide, bmlt, hsds, hsds-package, ical, jsonld or csv";
    Format::from_code(word).ok_or_else(|| ALL.to_owned())
}

/// The IANA name of a zone.
pub(super) fn zone(word: &str) -> Result<String, String> {
    clean::zone(word).ok_or_else(|| "it takes the IANA name of a zone, such as America/Chicago".to_owned())
}

/// The two letters of a country.
pub(super) fn country(word: &str) -> Result<String, String> {
    let code = clean::country_code(word).or_else(|| clean::country_code(&word.to_ascii_uppercase()));
    code.ok_or_else(|| "it takes the two letters of a country, such as US".to_owned())
}

/// A name with a letter or digit in it.
pub(super) fn name(word: &str) -> Result<String, String> {
    let word = word.trim();
    let is_name = word.contains(char::is_alphanumeric);
    is_name.then(|| word.to_owned()).ok_or_else(|| "it takes a name, such as county-list".to_owned())
}

/// What is wrong with the lines of a mapping.
pub(super) fn mapping(text: &str) -> Result<(), String> {
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let Some((_, field)) = line.split_once('=') else {
            return Err(format!("line {number} is no `column header = field`: {}", line.trim()));
        };
        if Field::from_code(field).is_none() {
            let codes: Vec<&str> = Field::codes().collect();
            return Err(format!(
                "line {number}: there is no field \"{}\"; the fields are {}",
                field.trim(),
                codes.join(", ")
            ));
        }
    }
    Ok(())
}
