//! Meeting passwords out of free text.

use super::{link, pattern};
use regex::{Captures, Regex};
use std::{borrow::Cow, sync::LazyLock};

const KEY: &str = r"(?:(?:meeting|zoom|room|conference|host|participant|dial[- ]?in|entry|security)\s+)?(?:pass\s?-?codes?|pass\s?-?words?|passwrd|passwd|pwd|psw|p/w|\bpw|access\s?-?codes?|participant\s?(?:code|pin)|security\s?codes?|host\s?key|dial[- ]?in\s?code|conference\s?code|(?-i:PIN)(?:\s?(?:code|number|no\.?|#))?|pin\s?(?:code|number|no\.?|#|:)|contraseñas?|contrasenas?|claves?(?: de acceso)?|c[óo]digos? de acceso|c[óo]digo de la reuni[óo]n|mots? de passe|senha|passwort|kennwort)";

/// Words after "password is …" that are no password.
const ORDINARY: &[&str] = &[
    "required",
    "needed",
    "necessary",
    "not",
    "the",
    "a",
    "an",
    "our",
    "available",
    "sent",
    "given",
    "provided",
    "on",
    "in",
    "same",
    "emailed",
    "protected",
    "please",
    "for",
    "to",
    "by",
    "from",
    "and",
    "or",
    "if",
    "will",
    "call",
    "email",
    "contact",
    "request",
    "upon",
    "no",
    "none",
    "n/a",
    "ask",
    "see",
    "requerida",
    "necesaria",
    "no_hay",
    "pida",
    "pídala",
    "solicite",
    "para",
    "por",
    "and/or",
    "shared",
    "posted",
    "at",
    "via",
    "changes",
    "changed",
];

static SAID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r#"(?i)\b{KEY}\s*(?:\([^)\n]{{0,40}}\)\s*)?(?:(?:[:=#–—-]|\bis\b|\bes\b|->)\s*)+(?P<value>"[^"\n]{{1,60}}"|“[^”\n]{{1,60}}”|'[^'\n]{{1,60}}'|[^\s,;)\]<|]{{1,64}})"#
    ))
});
static NEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)\b{KEY}\b(?P<gap>[^\n\d.;]{{0,30}}?)(?P<value>\(?[^\s,;)\]]*\d[^\s,;)\]]*)"))
});
static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r#"(?i)\b{KEY}\s*[("“'](?P<value>[^\s)"”']{{2,64}})[)"”']"#)));
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\S+\s+(?:is|es|=)\s+(?:the|our|la|el)\s+{KEY}\b|[^\s()]+\s*\(\s*(?:the\s+)?{KEY}\s*\)"
    ))
});
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?i)\b(?:pass|pw|psw|pc|pcode|code)\s*[:=#]\s*(?P<value>[^\s,;)\]<|]{1,64})"#)
});
static ONE_TAP: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<keep>\+?\d[\d ().-]{6,20},{1,6}\d{6,14}#?)[,*#]+\d[,*#\d]*"));
static PARAMETER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[?&](?:amp;)?(?:pwd|passwd|password|passcode|pass)=[^\s&#]*"));

static EMPTY: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?im)[(,;/–-]?\s*\b{KEY}\s*[:=#]\s*\)?\s*$")));

/// A cheap look for anything that the patterns below could begin with.
static HINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i-u)pass|pw|psw|p/w|pin|code|key|clave|contrase|senha|kennwort|digo|mots? de|pc\s*[:=]")
});

/// A text without its passwords; the words around them stay.
pub(super) fn without(text: &str) -> String {
    let text = link::cleaned_in(text);
    let has_parameter = text.contains(['?', '&']);
    let text = if has_parameter { PARAMETER.replace_all(&text, "") } else { Cow::Borrowed(text.as_str()) };
    let has_number = text.contains(',') && text.bytes().filter(u8::is_ascii_digit).count() > 12;
    let text = if has_number { ONE_TAP.replace_all(&text, "$keep") } else { text };
    if !HINT.is_match(&text) {
        return text.into_owned();
    }
    let text = SAID.replace_all(&text, |c: &Captures<'_>| unless_ordinary(c));
    let text = QUOTED.replace_all(&text, |c: &Captures<'_>| unless_ordinary(c));
    let text = NEAR.replace_all(&text, |c: &Captures<'_>| {
        let gap = c["gap"].to_lowercase();
        let is_other = gap
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| matches!(w, "id" | "call" | "dial" | "phone" | "room"));
        if is_other { c[0].to_owned() } else { String::new() }
    });
    let text = SHORT.replace_all(&text, |c: &Captures<'_>| {
        if c["value"].contains(|c: char| c.is_ascii_digit()) { String::new() } else { c[0].to_owned() }
    });
    let text = AFTER.replace_all(&text, "");
    EMPTY.replace_all(&text, "").into_owned()
}

fn unless_ordinary(captures: &Captures<'_>) -> String {
    let value = captures["value"].to_lowercase();
    let is_ordinary = ORDINARY.contains(&value.trim_end_matches(['.', ':', '!']));
    if is_ordinary { captures[0].to_owned() } else { String::new() }
}

/// A number to dial without the password that follows the meeting's id.
pub(super) fn dial(number: &str) -> String {
    ONE_TAP.replace_all(number, "$keep").into_owned()
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::clean::tidy;

    fn left(text: &str) -> String {
        tidy(&without(text))
    }

    #[test]
    fn passwords_go_and_the_rest_stays() {
        assert_eq!(left("Meeting ID: 800 0003 1676 Passcode: 1204"), "Meeting ID: 800 0003 1676");
        assert_eq!(left("Zoom ID 123 456, password is serenity."), "Zoom ID 123 456,".trim_end_matches(','));
        assert_eq!(left("Contraseña: Paz12; llegue temprano"), "llegue temprano");
        assert_eq!(left("Access code 445566# then press 1"), "then press 1");
        assert_eq!(left("PW=abc9 Ring the bell"), "Ring the bell");
        assert_eq!(left("Dial +16465588656,,80000031676#,,,,*1204#"), "Dial +16465588656,,80000031676#");
        assert_eq!(left("Join https://zoom.us/j/1?pwd=x2 now"), "Join https://zoom.us/j/1 now");
        assert_eq!(left("Passcode (if asked): 777"), "");
    }

    #[test]
    fn words_about_passwords_stay() {
        for text in [
            "Password is required, please ask the group.",
            "Ask for the password.",
            "We met in 12 rooms",
            "Pin your hopes here at 5",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
