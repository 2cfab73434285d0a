//! Private persons' names, numbers and addresses out of free text.

use super::{contact, pattern};
use regex::{Captures, Regex};
use std::{borrow::Cow, sync::LazyLock};

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:mailto:)?[\p{L}\p{N}._%+'-]{1,64}\s?(?:@|\(at\)|\[at\])\s?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}",
    )
});
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\+?\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)[\s.-]?|\b\d{3}[\s./-]{1,3})\d{3,4}[\s.-]?\d{3,4}\b(?:\s*(?i:x|ext\.?|extension)\s*\d{1,6})?|\+\d{1,3}(?:[\s.-]?\d{2,4}){3,5}\b|\b\d{3}-\d{4}\b|\b0[1-9](?:(?: \d{2}){4}|(?:\.\d{2}){4}|(?:-\d{2}){4}|\d{8})\b|\b0\d{2,4}[ /-]{1,3}\d{5,9}\b|\b\d{2}[ -]\d{4}[ -]\d{4}\b",
    )
});
/// A cue, then a name: "call Bob", "contact: Mary S.", "facilitator – Ann Lee".
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<cue>\b(?i:please\s+)?(?i:contact(?:\s+person)?|call|text|phone|e-?mail|ask\s+for|speak\s+(?:to|with)|reach(?:\s+out\s+to)?|message|whatsapp|facilitators?|facilitated\s+by|led\s+by|leaders?|moderators?|moderated\s+by|secretary|treasurer|chair(?:person|ed\s+by)?|GSR|hosted\s+by|hosts?|sponsor|contacto|llam[ea]r?\s+a|llame|escriba\s+a|pregunte\s+por|comun[ií]quese\s+con|facilitadora?|dirigido\s+por|coordinadora?)\s*(?:(?:is|es|:|-|–|—|at|,)\s*)?)(?P<name>\[name\]|(?-u:\b)?\p{Lu}[\p{Ll}'’-]+(?:\s+(?:\p{Lu}\.?(?:\s|$|[,;)])|\p{Lu}[\p{Ll}'’-]+)){0,2})",
    )
});
/// A cheap look for anything that [`NAMED`] could begin with.
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i-u)contact|call|text|phone|mail|ask|speak|reach|message|whatsapp|facilit|led\s+by|leader|moderat|secretary|treasurer|chair|gsr|host|sponsor|llam|escrib|pregunt|comun|dirigid|coordin",
    )
});
/// "Mary S. 555 …", "[name]: 505 …": a name beside a number or address that was taken out.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\[name\]|\b\p{Lu}[\p{Ll}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}\b|\p{Lu}[\p{Ll}'’-]+))?)?\s*(?:[:,@(–-]|\bat\b|\bal\b)?\s*\u{1}[\s,;/)]*(?:(?:or|and|o|y)?\s*\u{1}[\s,;/)]*)*",
    )
});
static JOINED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\u{1}(?:(?:[\s:,@(/–-]|\b(?:at|al|or|and|o|y)\b)*\u{1})+"));
static CUE_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:please|for (?:more )?(?:info(?:rmation)?|details|questions)|questions\??|para (?:más )?informaci[óo]n)[,:]?\s+)*(?:contact|call|text|phone|e-?mail|tel|cell|mobile|llame|llamar|contacto|correo|tel[ée]fono)(?:\s+(?:or|and|/|o|y)\s+(?:text|call|e-?mail|llame))?\s*(?:at|to|al|a|:|\.)*\s*\u{1}",
    )
});
static PUBLIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:help\s?-?line|hot\s?-?line|crisis|toll[- ]free|office|answering service|intergroup|central|switchboard|front desk|info(?:rmation)? ?line|warm\s?-?line|dial(?:[- ]?in)?|one[- ]tap|conference|meeting id|by phone|zoom|tty|main number|reception|l[íi]nea|oficina|gratuito|marque)\b",
    )
});
static TOLL_FREE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\+?1?[\s.(-]*8(?:00|33|44|55|66|77|88)\b"));

/// Words that follow "call" or "contact" and name no person.
const NO_PERSON: &str = " a about above ahead all an any anytime area at before below between building by central church clinic \
 club coach coordinator council county crisis department desk director district for front group groups health helpline \
 hospital hotline hours if in info information intake intergroup library line main me meeting meetings member members \
 monday tuesday wednesday thursday friday saturday sunday my number of office on one online only or our page parish \
 phone please program reception room school security service services site social staff support team text the their \
 this through to toll us venue via visit volunteer website webpage when who with you your zoom center centre foundation \
 hope house aa na al-anon cancer society association st saint new no leader facilitator moderator host website.";

/// Given names that are common in the United States, Canada, Spain and Latin America.
const GIVEN: &str = " adam alan alex alice alicia amanda amy ana andrea andrew andy angela anita ann anna anne annie anthony \
 antonio art arthur barb barbara ben beth betty bill billy bob bobby brad brenda brian bruce carl carla carlos carmen carol \
 caroline carolyn cathy charles charlie cheryl chris christina christine cindy claire connie craig cristina dan dana daniel \
 danny dave david dawn deb debbie deborah debra denise dennis diana diane don donald donna doug ed eddie edward eileen elena \
 elizabeth ellen emily emma eric erica erin eva evelyn fernando francisco frank fred gabriel gail gary george gerry gina \
 gloria greg guadalupe harold heather heidi helen henry howard ian irene jack jackie jacob jaime james jan jane janet janice \
 jason javier jean jeff jen jennifer jenny jerry jesse jessica jesus jill jim jimmy joan joanne jody joe joel john johnny jon \
 jorge jose josé josh joshua joyce juan juanita judith judy julia julie june karen karl kate katherine kathleen kathy katie kay \
 keith kelly ken kenneth kevin kim kyle larry laura lauren laurie leo leslie lillian linda lisa liz lois lori lorraine louis \
 louise lucia lucy luis luz lynn manuel marcia margaret maria maría marie marilyn mario mark marta martha martin marvin mary \
 matt matthew maureen megan melissa michael michelle miguel mike mildred molly monica nancy natalie nate nicole norma olga oscar \
 pablo pam pamela pat patrick patty paul paula pedro peggy pete peter phil philip phyllis rachel ralph ramon raul ray rebecca \
 regina ricardo rich richard rick rita rob robert roberta roberto robin rodney roger ron ronnie rosa rose ruben russ ruth ryan \
 sally sam samantha samuel sandra sandy sara sarah scott sean shannon sharon sheila shelly sherry shirley sofia sonia stan \
 stephanie stephen steve steven stu sue susan suzanne sylvia tammy ted teresa terri terry theresa thomas tim tina todd tom tommy \
 toni tony tracy valerie vanessa vicki victor victoria vincent virginia walter wanda wayne wendy will william yolanda ";

/// Stands for a number or address that was taken out, until the words around it are tidied.
const GONE: &str = "\u{1}";

/// A text without private persons' contacts: every e-mail address that is not an organisation's, every number that is
/// not plainly a public line, and the names beside them.
pub(super) fn without(text: &str) -> String {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let could_hold = digits > 6 || text.contains(['@', '[', '\u{1}', ']', ')']) || CUE.is_match(text);
    if !could_hold {
        return text.to_owned();
    }
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn line(line: &str) -> String {
    let line = line.replace(GONE, "");
    let line = if line.contains('@') || line.contains("at)") || line.contains("at]") {
        EMAIL.replace_all(&line, |c: &Captures<'_>| contact::email(&c[0]).unwrap_or_else(|| GONE.to_owned()))
    } else {
        Cow::Borrowed(line.as_str())
    };
    let has_number = line.bytes().filter(u8::is_ascii_digit).count() > 6;
    let numbers = if has_number {
        PHONE.replace_all(&line, |c: &Captures<'_>| {
            let at = c.get(0).map_or(0, |m| m.start());
            if is_public(&line, at, &c[0]) { c[0].to_owned() } else { GONE.to_owned() }
        })
    } else {
        line.clone()
    };
    let named = if CUE.is_match(&numbers) {
        NAMED.replace_all(&numbers, |c: &Captures<'_>| {
            let end = c.get(0).map_or(0, |m| m.end());
            let reaches = numbers[end..].chars().take(25).any(|c| c == '\u{1}');
            if is_person(&c["name"], reaches) { GONE.to_owned() } else { c[0].to_owned() }
        })
    } else {
        Cow::Borrowed(numbers.as_ref())
    };
    let named = named.replace("[name]", GONE);
    if !named.contains(GONE) {
        return named;
    }
    let named = JOINED.replace_all(&named, GONE);
    let named = BESIDE.replace_all(&named, |c: &Captures<'_>| {
        let words = c[0].trim_start();
        let first = words.split(|c: char| !c.is_alphanumeric() && c != '[' && c != ']').next().unwrap_or("");
        let is_cue = CUE_ONLY.is_match(words) || (!first.is_empty() && is_no_person(first)) || is_cue(first);
        if is_cue {
            format!("{} {GONE}", words.split(GONE).next().unwrap_or("").trim_end())
        } else {
            format!(" {GONE} ")
        }
    });
    CUE_ONLY.replace_all(&named, GONE).replace(GONE, "")
}

/// Whether a short text names a person: by a given name, or by a cue and a name.
pub fn names_person(text: &str) -> bool {
    let text = super::bounded_bytes(text, 500);
    let given = |word: &str| {
        word.starts_with(char::is_uppercase) && GIVEN.contains(&format!(" {} ", word.to_lowercase()))
    };
    text.split(|c: char| !c.is_alphabetic()).any(given)
        || NAMED.captures(text).is_some_and(|c| is_person(&c["name"], true))
}

/// Whether the number at `at` is a public line: its sentence says so, or it is free of charge.
fn is_public(line: &str, at: usize, number: &str) -> bool {
    let begin = line[..at].rfind(['.', ';', '!', '?', '|']).map_or(0, |i| i + 1);
    let begin = begin.max(line.floor_char_boundary(at.saturating_sub(80)));
    let after = &line[at + number.len()..];
    let end = at
        + number.len()
        + after.find(['.', ';', '!', '?', '|']).unwrap_or(after.len()).min(after.floor_char_boundary(24));
    let sentence = &line[begin..end];
    TOLL_FREE.is_match(number)
        || (PUBLIC.is_match(sentence)
            && !NAMED.captures(sentence).is_some_and(|c| is_person(&c["name"], true)))
}

fn is_person(name: &str, reaches: bool) -> bool {
    if name == "[name]" {
        return true;
    }
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or("").trim_end_matches(['.', ',']);
    let rest: Vec<&str> = words.collect();
    if is_no_person(first) || rest.iter().any(|w| is_no_person(w.trim_end_matches(['.', ',']))) {
        return false;
    }
    let has_initial = rest.iter().any(|w| w.trim_end_matches(['.', ',', ';', ')']).chars().count() == 1);
    has_initial || reaches || GIVEN.contains(&format!(" {} ", first.to_lowercase()))
}

fn is_no_person(word: &str) -> bool {
    NO_PERSON.contains(&format!(" {} ", word.to_lowercase()))
}

fn is_cue(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "contact"
            | "call"
            | "text"
            | "phone"
            | "email"
            | "tel"
            | "cell"
            | "contacto"
            | "llame"
            | "questions"
            | "or"
            | "and"
    )
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::clean::tidy;

    fn left(text: &str) -> String {
        tidy(&without(text))
    }

    #[test]
    fn private_persons_go() {
        for (text, stays) in [
            ("Ring buzzer. Call Bob at 555-123-4567. 2nd floor.", "Ring buzzer. 2nd floor."),
            ("Contact Mary S. for details", "for details"),
            ("Contact: John D 123-456-7890", ""),
            ("English speaking: [name]: 505-555-0100", "English speaking"),
            ("Facilitator: [name] | Location: North Valley", "Location: North Valley"),
            ("Email bob.smith@example.com to join", "to join"),
            ("Abierta. Llamar a Juan 55 1234 5678", "Abierta"),
            ("Porte bleue. Appeler Anne 06 12 34 56 78", "Porte bleue"),
            ("Anmeldung bei Karl 0151 2345678", "Anmeldung bei"),
        ] {
            let got = left(text);
            assert_eq!(
                got.trim_end_matches([':', '.', ' ']),
                stays.trim_end_matches([':', '.', ' ']),
                "{text}"
            );
        }
    }

    #[test]
    fn public_lines_and_ordinary_words_stay() {
        for text in [
            "Call our Helpline at 505-255-0405",
            "Toll Free at 855-955-3500",
            "Contact Central Office for rides",
            "Call for information",
            "Write to info@example.org",
            "Zoom ID 123 456 7890",
            "am 01.12.2026 19:00 bis 20:30",
            "Open 10-12, room 204, since 1987",
            "Meets at Mary Queen Church, 123 Main St",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
