//! Schedules in German, French, Italian and Portuguese, said in English for the reader of phrases.

mod words;

use domain::text::fold;
use regex::{Captures, Regex};
use std::{borrow::Cow, sync::LazyLock};
use words::{DAYS, ENGLISH, HINTS, NUMBERED, SHORT, WORDS};

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// Longest text that is looked at.
const MOST: usize = 600;

/// The same schedule in English words, where it is in one of the languages.
pub(crate) fn in_english(text: &str) -> Option<String> {
    let text = &text[..text.floor_char_boundary(MOST)];
    let with_clocks = clocks(text);
    // Signs that part times and days stay; all else is one space.
    let signs = |c: char| matches!(c, ':' | ',' | ';' | '-' | '–' | '/' | '&' | '+' | '\n');
    let (mut folded, mut word) = (Vec::new(), String::new());
    for c in with_clocks.replace("-feira", " feira").replace("14-t", "14 t").chars() {
        if c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}') || is_joined(c) {
            word.push(c);
            continue;
        }
        folded.extend(Some(fold(&std::mem::take(&mut word))).filter(|word| !word.is_empty()));
        if signs(c) {
            folded.push(c.to_string());
        }
    }
    folded.extend(Some(fold(&word)).filter(|word| !word.is_empty()));
    let said = format!(" {} ", folded.join(" "));
    let language = language(&said)?;
    let english = finished(&translated(said, language));
    Some(english).filter(|english| !english.is_empty())
}

fn is_joined(c: char) -> bool {
    matches!(c, 'ª' | 'º' | '°')
}

fn language(said: &str) -> Option<&'static str> {
    let names = |day: &'static str| day.split('|').flat_map(|name| [name.to_owned(), format!("{name}s")]);
    let says = |day: &&'static str| names(day).any(|name| said.contains(&format!(" {name} ")));
    // Spanish has some of the Portuguese names, and is read without this.
    let is_portuguese = || {
        ["feira", "feiras", "terca", "tercas", "todas as", "toda", "aos", "das"]
            .iter()
            .any(|word| said.contains(&format!(" {word} ")))
    };
    let numbered = || {
        NUMBERED.iter().any(|(names, ..)| names.split('|').any(|name| said.contains(&format!(" {name} "))))
    };
    let hint = HINTS.iter().find(|(_, words)| words.iter().any(|word| said.contains(&format!(" {word} "))));
    DAYS.iter()
        .find(|(language, days)| match *language {
            "pt" => is_portuguese() && (days.iter().any(&says) || numbered()),
            _ => days.iter().any(&says),
        })
        .map(|(language, _)| *language)
        .or_else(|| hint.map(|(language, _)| *language))
}

fn translated(mut said: String, language: &str) -> String {
    let replace = |said: &mut String, from: &str, to: &str| {
        for _ in 0..2 {
            *said = said.replace(&format!(" {from} "), &format!(" {to} "));
        }
    };
    let of = |(known, _): &&(&str, [&'static str; 7])| *known == language;
    let days = DAYS.iter().find(of).map(|(_, days)| days.as_slice()).unwrap_or_default();
    if language == "fr" {
        // "Un mardi sur deux" names the day within.
        WORDS[1].1[..6].iter().for_each(|(from, to)| replace(&mut said, from, to));
    }
    for (names, english) in days.iter().zip(ENGLISH) {
        for name in names.split('|') {
            replace(&mut said, name, english);
            replace(&mut said, &format!("{name}s"), english);
        }
    }
    if language == "de" {
        SHORT.iter().zip(ENGLISH).for_each(|(short, english)| replace(&mut said, short, english));
    }
    if language == "pt" {
        for (names, day, nth) in NUMBERED {
            for name in names.split('|') {
                ENGLISH
                    .iter()
                    .for_each(|next| replace(&mut said, &format!("{name} {next}"), &format!("{nth} {next}")));
                replace(&mut said, name, day);
            }
        }
    }
    let words =
        WORDS.iter().find(|(known, _)| *known == language).map(|(_, words)| *words).unwrap_or_default();
    for (names, english) in words {
        names.split('|').for_each(|name| replace(&mut said, name, english));
    }
    said
}

/// Numbers before a day count the weeks ("1. und 3. Montag"), and no space stands around the signs of times.
fn finished(said: &str) -> String {
    static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r" ([1-5])(?:o|a)?(?: (?:and|,|&|/|\+) ([1-5])(?:o|a)?)? ((?:mon|tues|wednes|thurs|fri|satur|sun)day)",
        )
    });
    let nth = |number: &str| match number {
        "1" => "1st",
        "2" => "2nd",
        "3" => "3rd",
        "4" => "4th",
        _ => "5th",
    };
    let said = replaced(&COUNTED, said, |found| {
        let second = found.get(2).map(|second| format!(" and {}", nth(second.as_str()))).unwrap_or_default();
        format!(" {}{second} {}", nth(&found[1]), &found[3])
    });
    let said = said.replace(" : ", ":").replace(" from at ", " from ").replace(" to at ", " to ");
    said.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",").replace(" ;", ";")
}

/// Times of day as these languages write them ("19 Uhr", "19h30", "dalle 19 alle 21"), with hours and minutes.
pub(crate) fn clocks(text: &str) -> Cow<'_, str> {
    static HINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(r"(?i)uhr|\d\s*h\b|\dh\d|\b(?:ore|alle|dalle|às|das)\b|\d\s+(?:bis|à|às)\s+\d")
    });
    static FULL: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?i)\b(\d{1,2})\s?[.:h]\s?(\d{2})(\.)?(?:\s*(?:uhr|h|hs|ore)\b)?"));
    static HOUR: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?i)\b(\d{1,2})\s*(?:uhr|h|hs|horas|heures)\b"));
    static FROM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(r"(?i)(^|[^:.\d])(\d{1,2})\s*(?:-|–|bis|à|alle ore|alle|a|às|as|au)\s*(\d{1,2}:\d{2})")
    });
    static AT: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?i)\b(ore|alle|dalle|às|das|um)\s+(\d{1,2})(\s|,|;|$|-|–)"));
    static SPAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\b(?:von|dalle ore|dalle|das|de|ab)\s+)?\b(\d{1,2}:\d{2})\s*(?:-|–|bis|à|alle ore|alle|a|às|as|au)\s*(\d{1,2}:\d{2})",
        )
    });
    if !HINT.as_ref().is_some_and(|hint| hint.is_match(text)) {
        return Cow::Borrowed(text);
    }
    let text = replaced(&FULL, text, |found| {
        // "24.12." is a day.
        let is_day = found.get(3).is_some() && &found[2] <= "12";
        let is_time = !is_day && found[2].parse().is_ok_and(|minute: u8| minute < 60);
        if is_time { format!("{}:{}", &found[1], &found[2]) } else { found[0].to_owned() }
    });
    let text = replaced(&HOUR, &text, |found| format!("{}:00", &found[1]));
    let text = replaced(&AT, &text, |found| format!("{} {}:00{}", &found[1], &found[2], &found[3]));
    let text = replaced(&FROM, &text, |found| format!("{}{}:00 - {}", &found[1], &found[2], &found[3]));
    Cow::Owned(replaced(&SPAN, &text, |found| format!("{} - {}", &found[1], &found[2])))
}

fn replaced(pattern: &Option<Regex>, text: &str, with: impl Fn(&Captures<'_>) -> String) -> String {
    match pattern {
        Some(pattern) => pattern.replace_all(text, |found: &Captures<'_>| with(found)).into_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{clocks, in_english};
    use domain::schedule::phrase;

    #[test]
    fn schedules_in_other_languages_are_understood() {
        for (said, rule, start) in [
            ("jeden Montag um 19 Uhr", "FREQ=WEEKLY;BYDAY=MO", "19:00"),
            ("Jeden 1. und 3. Dienstag im Monat, 19.30 Uhr", "FREQ=MONTHLY;BYDAY=1TU,3TU", "19:30"),
            ("letzter Freitag im Monat von 18 bis 20 Uhr", "FREQ=MONTHLY;BYDAY=-1FR", "18:00"),
            ("14-tägig mittwochs, 17:00 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "17:00"),
            ("tous les lundis de 18h30 à 20h", "FREQ=WEEKLY;BYDAY=MO", "18:30"),
            ("Le 2ème jeudi du mois à 19h", "FREQ=MONTHLY;BYDAY=2TH", "19:00"),
            ("un mardi sur deux à 20h", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "20:00"),
            ("ogni giovedì dalle 18 alle 19.30", "FREQ=WEEKLY;BYDAY=TH", "18:00"),
            ("primo e terzo lunedì del mese, ore 21", "FREQ=MONTHLY;BYDAY=1MO,3MO", "21:00"),
            ("todas as segundas-feiras das 19h às 21h", "FREQ=WEEKLY;BYDAY=MO", "19:00"),
            ("2ª e 4ª quarta-feira do mês às 20h30", "FREQ=MONTHLY;BYDAY=2WE,4WE", "20:30"),
            ("toda terça às 19h", "FREQ=WEEKLY;BYDAY=TU", "19:00"),
        ] {
            let english = in_english(said).unwrap_or_default();
            let (_, found) = phrase::read(&english);
            let told = found.first().map(|phrase| (phrase.rule.to_string(), phrase.start));
            let told = told.map(|(rule, start)| {
                (rule, start.map(|start| start.strftime("%H:%M").to_string()).unwrap_or_default())
            });
            assert_eq!(told, Some((rule.to_owned(), start.to_owned())), "{said} -> {english}");
        }
        for other in
            ["every Monday at 7pm", "todos los martes a las 19:00", "sábado 10 a 12", "Mardi Gras party", ""]
        {
            let english = in_english(other);
            assert!(english.is_none() || other.starts_with("Mardi"), "{other}: {english:?}");
        }
        assert_eq!(clocks("19h à 21h30"), "19:00 - 21:30");
        assert_eq!(clocks("am 24.12. um 19 Uhr"), "am 24.12. um 19:00");
        assert_eq!(clocks("7-8:30pm"), "7-8:30pm");
    }
}
