//! Weekdays as people write them.

use domain::text::fold;
use jiff::civil::Weekday;

/// A weekday's name in English, Spanish, French, German, Italian or Portuguese, long or short.
pub fn weekday(raw: &str) -> Option<Weekday> {
    let word = fold(raw);
    let word = word.strip_prefix("every ").unwrap_or(&word);
    let word = word.split(' ').next().unwrap_or("");
    let by = |names: &[&str]| names.contains(&word) || names.contains(&word.trim_end_matches('s'));
    [
        (Weekday::Monday, &["monday", "mon", "mo", "lunes", "lune", "lun", "lundi", "montag", "segunda", "lunedi", "seg"][..]),
        (
            Weekday::Tuesday,
            &["tuesday", "tue", "tues", "tu", "martes", "marte", "mar", "mardi", "dienstag", "terca", "martedi", "ter"],
        ),
        (
            Weekday::Wednesday,
            &[
                "wednesday",
                "wed",
                "weds",
                "we",
                "miercoles",
                "miercole",
                "mie",
                "mier",
                "mercredi",
                "mittwoch",
                "quarta",
                "mercoledi",
                "qua",
            ],
        ),
        (
            Weekday::Thursday,
            &[
                "thursday",
                "thu",
                "thur",
                "thurs",
                "th",
                "jueves",
                "jueve",
                "jue",
                "jeudi",
                "donnerstag",
                "quinta",
                "giovedi",
                "gio",
                "qui",
            ],
        ),
        (
            Weekday::Friday,
            &["friday", "fri", "fr", "viernes", "vierne", "vie", "vier", "vendredi", "freitag", "sexta", "sex", "venerdi", "ven"],
        ),
        (Weekday::Saturday, &["saturday", "sat", "sa", "sabado", "sab", "samedi", "samstag", "sonnabend", "sabati", "sabato", "sam"]),
        (Weekday::Sunday, &["sunday", "sun", "su", "domingo", "dom", "dimanche", "sonntag", "domenica", "domeniche", "dim"]),
    ]
    .into_iter()
    .find(|(_, names)| by(names))
    .map(|(day, _)| day)
}

/// Every weekday that a short text names ("Mon, Wed & Fri", "daily", "weekdays", "Mon-Thu"), in the order of the week
/// from Monday.
pub fn weekdays(raw: &str) -> Vec<Weekday> {
    let words = fold(super::bounded_bytes(raw, 300));
    let week = || Weekday::Monday.cycle_forward().take(7);
    match words.as_str() {
        "daily" | "every day" | "everyday" | "all" | "diario" | "todos los dias" | "diariamente"
        | "taglich" | "jeden tag" | "tous les jours" | "quotidien" | "ogni giorno" | "tutti i giorni"
        | "todos os dias" => {
            return week().collect();
        }
        "weekdays"
        | "monday through friday"
        | "entre semana"
        | "werktags"
        | "en semaine"
        | "dias uteis"
        | "giorni feriali" => return week().take(5).collect(),
        "weekends" | "weekend" | "fin de semana" | "wochenende" | "le week end" | "fim de semana"
        | "fine settimana" => return week().skip(5).collect(),
        _ => {}
    }
    // "Segunda-feira" is no range of days.
    let raw = &raw.replace("-feira", "").replace("-Feira", "");
    let mut found = letters(raw);
    if found.is_empty() {
        found = german(raw);
    }
    if !found.is_empty() {
        return week().filter(|day| found.contains(day)).collect();
    }
    let mut range = false;
    for token in raw.split_inclusive([',', ';', '/', '&', '-', '–', ' ']).take(60) {
        let name = token.trim_end_matches([',', ';', '/', '&', '-', '–', ' ']);
        if let Some(day) = weekday(name) {
            if let Some(first) = found.last().copied().filter(|_| range) {
                found.extend(first.cycle_forward().skip(1).take(6).take_while(|d| *d != day));
            }
            found.push(day);
            range = false;
        }
        let word = fold(name);
        range |= token.ends_with(['-', '–'])
            || matches!(word.as_str(), "to" | "through" | "thru" | "a" | "al" | "au" | "bis" | "ate");
    }
    week().filter(|day| found.contains(day)).collect()
}

/// Days by the two letters that Germans write, all of them: "Mo + Mi", "Di, Do", "Mo-Do".
fn german(raw: &str) -> Vec<Weekday> {
    const NAMES: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    let (mut found, mut range) = (Vec::new(), false);
    for word in raw.split_inclusive([',', ';', '/', '&', '+', '-', '–', ' ']).take(60) {
        let name = word.trim_end_matches([',', ';', '/', '&', '+', '-', '–', ' ']).trim_end_matches('.');
        match NAMES.iter().position(|known| *known == name) {
            Some(at) => {
                let day = Weekday::Monday.wrapping_add(at as i64);
                if let Some(first) = found.last().copied().filter(|_: &Weekday| std::mem::take(&mut range)) {
                    found.extend(first.cycle_forward().skip(1).take(6).take_while(|other| *other != day));
                }
                found.push(day);
            }
            None if name.is_empty() || name == "und" => {}
            None if name == "bis" => range = true,
            None => return Vec::new(),
        }
        range |= word.trim_end().ends_with(['-', '–']);
    }
    found
}

/// Days by their first letters, several at least: "MWF", "T/Th", "M-F".
fn letters(raw: &str) -> Vec<Weekday> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    const LETTERS: &[(&str, Weekday)] = &[
        ("Th", Thursday),
        ("Tu", Tuesday),
        ("Sa", Saturday),
        ("Su", Sunday),
        ("M", Monday),
        ("T", Tuesday),
        ("W", Wednesday),
        ("R", Thursday),
        ("F", Friday),
    ];
    let (mut found, mut rest, mut range) = (Vec::new(), raw.trim(), false);
    while !rest.is_empty() {
        if let Some(more) = rest.strip_prefix(['/', ',', '&', ' ']) {
            rest = more;
        } else if let Some(more) = rest.strip_prefix(['-', '–']) {
            (rest, range) = (more, true);
        } else if let Some((letters, day)) = LETTERS.iter().find(|(letters, _)| rest.starts_with(letters)) {
            if let Some(first) = found.last().copied().filter(|_: &Weekday| std::mem::take(&mut range)) {
                found.extend(first.cycle_forward().skip(1).take(6).take_while(|other| other != day));
            }
            found.push(*day);
            rest = &rest[letters.len()..];
        } else {
            return Vec::new();
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_six_languages() {
        use Weekday::*;
        assert_eq!(weekday("Miércoles"), Some(Wednesday));
        assert_eq!(weekday("tues."), Some(Tuesday));
        assert_eq!(weekday("Mai"), None);
        assert_eq!(weekdays("Mon, Wed & Fri"), [Monday, Wednesday, Friday]);
        assert_eq!(weekdays("Monday - Thursday"), [Monday, Tuesday, Wednesday, Thursday]);
        assert_eq!(weekdays("MWF"), [Monday, Wednesday, Friday]);
        assert_eq!(weekdays("T/Th"), [Tuesday, Thursday]);
        assert_eq!(weekdays("M-F"), [Monday, Tuesday, Wednesday, Thursday, Friday]);
        assert_eq!(weekdays("TBD"), []);
        assert_eq!(weekdays("Mo + Mi"), [Monday, Wednesday]);
        assert_eq!(weekdays("Di"), [Tuesday]);
        assert_eq!(weekdays("Mo-Do"), [Monday, Tuesday, Wednesday, Thursday]);
        assert_eq!(weekdays("segunda-feira e quarta-feira"), [Monday, Wednesday]);
        assert_eq!(weekdays("lunedì e giovedì"), [Monday, Thursday]);
        assert_eq!(weekdays("du lundi au vendredi").len(), 5);
        assert_eq!(weekdays("jeden Tag").len(), 7);
        assert_eq!(weekdays("What they do, so far"), []);
    }
}
