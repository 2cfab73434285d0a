//! JSON as feeds write it: strings for numbers, one thing for a list, objects for texts.

use crate::{clean, feed::MOST_ROW_BYTES};
use serde_json::Value;

/// The text of a value as it stands; empty for what is no text, number or boolean.
pub(crate) fn raw(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(list) => list.first().filter(|v| !v.is_array()).map(raw).unwrap_or_default(),
        // JSON-LD's way to give a text a language or type.
        Value::Object(fields) => fields.get("@value").filter(|v| v.is_string()).map(raw).unwrap_or_default(),
        Value::Null => String::new(),
    }
}

/// The text of a field as it stands.
pub(crate) fn field(object: &Value, name: &str) -> String {
    object.get(name).map(raw).unwrap_or_default()
}

/// The first of these fields that has a text.
pub(crate) fn either(object: &Value, names: &[&str]) -> String {
    names.iter().map(|name| field(object, name)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// A field as cleaned plain text.
pub(crate) fn text(object: &Value, name: &str) -> String {
    clean::text(&field(object, name))
}

/// A field as one cleaned line.
pub(crate) fn line(object: &Value, name: &str) -> String {
    clean::line(&field(object, name))
}

/// A field as a number.
pub(crate) fn number(object: &Value, name: &str) -> Option<f64> {
    clean::number(&field(object, name))
}

/// What a field holds: the items of a list, or the one thing it is, at most 500.
pub(crate) fn items<'a>(object: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    let value = object.get(name);
    let list = value.and_then(Value::as_array).map(Vec::as_slice);
    let one = value.filter(|v| !v.is_array() && !v.is_null());
    list.unwrap_or_default().iter().chain(one).take(500)
}

/// The object of a field; the first one of a list.
pub(crate) fn object<'a>(parent: &'a Value, name: &str) -> Option<&'a Value> {
    items(parent, name).find(|v| v.is_object())
}

/// All items of a list.
pub(crate) fn all<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Whether a value is larger than a row may be.
pub(crate) fn is_too_large(value: &Value) -> bool {
    let (mut size, mut open) = (0, vec![value]);
    while let Some(value) = open.pop() {
        size += match value {
            Value::String(text) => text.len() + 2,
            _ => 4,
        };
        match value {
            Value::Array(list) => open.extend(list),
            Value::Object(fields) => {
                size += fields.keys().map(|key| key.len() + 4).sum::<usize>();
                open.extend(fields.values());
            }
            _ => {}
        }
        if size > MOST_ROW_BYTES {
            return true;
        }
    }
    false
}
