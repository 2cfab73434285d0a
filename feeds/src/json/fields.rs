//! The properties of a record as text, whatever their types.

use serde_json::{Map, Value};

/// The text of a property, whatever its type: numbers and booleans are written out, lists joined with commas.
pub(crate) fn text(map: &Map<String, Value>, key: &str) -> String {
    map.get(key).map(written).unwrap_or_default()
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Array(items) => items
            .iter()
            .filter(|i| !i.is_array() && !i.is_object())
            .take(200)
            .map(written)
            .collect::<Vec<_>>()
            .join(", "),
        Value::Null | Value::Object(_) => String::new(),
    }
}

/// The first property of several that says something.
pub(crate) fn first(map: &Map<String, Value>, keys: &[&str]) -> String {
    keys.iter().map(|key| text(map, key)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The items of a property that is a list, or a text with commas.
pub(crate) fn items(map: &Map<String, Value>, key: &str) -> Vec<String> {
    match map.get(key) {
        Some(Value::Array(items)) => items.iter().take(200).map(written).filter(|t| !t.is_empty()).collect(),
        // Lists with gaps, as WordPress writes them ({"0": "C", "2": "M"}); else codes with what they mean.
        Some(Value::Object(named)) => named
            .iter()
            .take(200)
            .filter(|(_, value)| !matches!(value, Value::Bool(false) | Value::Null))
            .map(
                |(key, value)| {
                    if key.bytes().all(|b| b.is_ascii_digit()) { written(value) } else { key.clone() }
                },
            )
            .filter(|text| !text.is_empty())
            .collect(),
        Some(value) => written(value)
            .split([',', ';', '|'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .take(200)
            .map(str::to_owned)
            .collect(),
        None => Vec::new(),
    }
}
