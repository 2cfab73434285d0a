//! Public telephone numbers and e-mail addresses.

use super::{pattern, secret};
use regex::Regex;
use std::sync::LazyLock;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)([a-z0-9][a-z0-9._%+-]{0,63})@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[+(]?\d[\d\s().\u{2010}-\u{2014}/-]{4,24}\d(?:[,;]{1,6}\d{3,14}#?)?(?:\s*(?:x|ext\.?|extension|#)\s*\d{1,6})?",
    )
});

/// Names of mailboxes that belong to an organisation, not to a person.
const ROLES: &[&str] = &[
    "info",
    "information",
    "contact",
    "contacts",
    "contactus",
    "contacto",
    "hello",
    "hola",
    "help",
    "helpline",
    "hotline",
    "office",
    "centraloffice",
    "admin",
    "administration",
    "support",
    "supportgroups",
    "supportgroup",
    "groups",
    "group",
    "meetings",
    "meeting",
    "mail",
    "email",
    "website",
    "web",
    "webmaster",
    "webservant",
    "service",
    "services",
    "intake",
    "referral",
    "referrals",
    "reception",
    "programs",
    "program",
    "events",
    "outreach",
    "intergroup",
    "secretary",
    "gso",
    "enquiries",
    "inquiries",
    "questions",
    "ask",
    "welcome",
    "team",
    "staff",
    "news",
    "press",
    "media",
    "general",
    "informacion",
    "ayuda",
    "oficina",
    "grupos",
    "grupo",
    "public",
    "pi",
    "frontdesk",
    "community",
    "care",
    "us",
];

/// The address in a text when it is plainly an organisation's mailbox (`info@…`, or one named like its domain); a
/// person's address is none.
pub fn email(raw: &str) -> Option<String> {
    let found = ADDRESS.captures(super::bounded_bytes(raw, 1_000))?;
    let (local, domain) = (found[1].to_lowercase(), found[2].to_lowercase());
    let is_role = local.split(['.', '_', '-', '+']).all(|part| ROLES.contains(&part));
    let owner = domain.rsplit('.').nth(1).unwrap_or("");
    let is_own = owner.len() > 3 && local == owner;
    (is_role || is_own).then(|| format!("{local}@{domain}"))
}

/// The first telephone number in a text, as it is written there, without a meeting's password behind it. Numbers have
/// 7 to 15 digits; the id of a meeting after a comma and an extension stay.
pub fn phone(raw: &str) -> Option<String> {
    let raw = secret::dial(super::bounded_bytes(raw, 1_000));
    let raw = super::markup::plain(&raw);
    NUMBER.find_iter(&raw).map(|found| found.as_str().trim()).find_map(|found| {
        let main = found.split([',', ';', 'x', 'X', 'e', 'E', '#']).next().unwrap_or(found);
        let digits = main.chars().filter(char::is_ascii_digit).count();
        (7..=15).contains(&digits).then(|| found.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// The number in a cell that holds nothing else: one of few digits as well (988, 116 123).
pub fn number_to_call(raw: &str) -> Option<String> {
    let short = raw.trim();
    let digits = short.chars().filter(char::is_ascii_digit).count();
    let is_short = (3..=6).contains(&digits) && short.chars().all(|c| c.is_ascii_digit() || c == ' ');
    phone(raw).or_else(|| is_short.then(|| short.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_of_organisations_are_told_from_persons() {
        assert_eq!(email("mailto:Info@Example.org").as_deref(), Some("info@example.org"));
        assert_eq!(email("hopehouse@hopehouse.org").as_deref(), Some("hopehouse@hopehouse.org"));
        for private in ["bob@example.org", "contact-1a2b@example.org", "info.smith@gmail.com", "nobody"] {
            assert_eq!(email(private), None, "{private}");
        }
    }

    #[test]
    fn numbers_are_found() {
        assert_eq!(number_to_call("988").as_deref(), Some("988"));
        assert_eq!(number_to_call("room 12"), None);
        assert_eq!(phone("(415) 550-2210, TTY: (415) 647-6332").as_deref(), Some("(415) 550-2210"));
        assert_eq!(phone("+1-123-456-7890").as_deref(), Some("+1-123-456-7890"));
        assert_eq!(
            phone("+16465588656,,80000031676#,,,,*1204#").as_deref(),
            Some("+16465588656,,80000031676#")
        );
        assert_eq!(phone("988"), None);
        assert_eq!(phone("call us"), None);
    }
}
