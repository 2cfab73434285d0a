//! What stands where a place would, for those who do not come to one.

use crate::clean;

/// Whether a cell says "online" where a place would stand.
pub(crate) fn is_virtual(cell: &str) -> bool {
    const SAY: &[&str] =
        &["online", "zoom", "virtual", "webex", "teams", "skype", "videoconference", "visio"];
    const MAY: &[&str] = &[
        "via",
        "on",
        "by",
        "over",
        "only",
        "meeting",
        "microsoft",
        "ms",
        "video",
        "call",
        "por",
        "per",
        "uber",
        "en",
        "und",
        "and",
    ];
    let words = domain::text::fold(cell);
    let (says, may) = (|word: &str| SAY.contains(&word), |word: &str| MAY.contains(&word));
    if words.split(' ').any(says) && words.split(' ').all(|word| says(word) || may(word)) {
        return true;
    }
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
            | "en ligne"
            | "visioconference"
            | "a distance"
            | "videokonferenz"
            | "nur online"
            | "da remoto"
            | "on line"
    )
}

/// Where one calls in: "Call (515) 555-0101", "By phone", "Phone: 605-555-0100 code 1234#". The number, if it is told; what
/// else one has to type is not kept.
pub(crate) fn call(text: &str) -> Option<Option<String>> {
    const SAY: &[&str] = &[
        "call",
        "phone",
        "telephone",
        "dial",
        "teleconference",
        "telefono",
        "llamada",
        "telefon",
        "telephonique",
    ];
    const MAY: &[&str] = &[
        "by",
        "in",
        "via",
        "conference",
        "line",
        "at",
        "only",
        "toll",
        "free",
        "number",
        "por",
        "to",
        "join",
        "please",
        "code",
        "access",
        "pin",
        "then",
        "meeting",
    ];
    let folded = domain::text::fold(text);
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let mut words = folded.split(' ').filter(|word| !word.is_empty() && !is_number(word));
    let says = folded.split(' ').any(|word| SAY.contains(&word));
    let is_call = says && words.all(|word| SAY.contains(&word) || MAY.contains(&word));
    is_call.then(|| {
        clean::phone(text).map(|number| number.split([',', ';', '#']).next().unwrap_or("").trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{call, is_virtual};

    #[test]
    fn places_that_are_none_are_told_from_rooms() {
        for text in ["Online", "via Zoom", "online (Zoom)", "En visio", "Zoom meeting"] {
            assert!(is_virtual(text), "{text}");
        }
        for room in ["Zoom Hall", "Teams Center, 5 Oak St", "Church", ""] {
            assert!(!is_virtual(room) && call(room).is_none(), "{room}");
        }
        assert_eq!(call("By phone"), Some(None));
        assert_eq!(call("Phone: 605-555-0100 code 1234#"), Some(Some("605-555-0100".into())));
        assert_eq!(call("Call Center, 12 Main St"), None);
    }
}
