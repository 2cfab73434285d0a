//! Numbers that people can call.

use crate::{clean, tree};
use serde_json::Value;

/// The number of a phone that people can call; a fax is none.
pub(super) fn number(phone: &Value) -> Option<String> {
    if phone.is_string() {
        return clean::number_to_call(&tree::raw(phone));
    }
    let kind = tree::either(phone, &["type", "number_type"]).to_ascii_lowercase();
    let is_contact = !tree::field(phone, "contact_id").is_empty();
    if is_contact || kind.contains("fax") || kind.contains("tty") || kind.contains("pager") {
        return None;
    }
    let number = clean::number_to_call(&tree::field(phone, "number"))?;
    let extension = tree::field(phone, "extension");
    Some(if extension.is_empty() { number } else { format!("{number} ext. {extension}") })
}

/// The first of a service and its places.
pub(super) fn phone(service: &Value) -> Option<String> {
    let places = || tree::items(service, "service_at_locations");
    let locations = places().filter_map(|at| tree::object(at, "location"));
    let own = tree::items(service, "phones");
    let at = places().flat_map(|at| tree::items(at, "phones"));
    own.chain(at).chain(locations.flat_map(|l| tree::items(l, "phones"))).find_map(number)
}
