//! What an amount of money buys: a meeting, some weeks or months, a course.

use crate::money::small;
use crate::pattern::{Found, Pattern};
use std::sync::LazyLock;

/// Bytes around an amount that may say what it is for.
pub(crate) const NEAR: usize = 60;

const COUNT: &str = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|dieciocho|veinte";
static UNITS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?x-u)
        (?:/\ ?|\b(?:for\ )?(?:per|each|every|an?|por|cada|al?|a\ la|la|el|un|una)\ (?:\d\d\ (?:minute|minutos)\ |person\ |persona\ |couple\ |family\ |group\ |weekly\ |individual\ |zoom\ |online\ |support\ )?(?:(?:per|por|and|y|a|la|each|cada|pp|p\.p\.)\ |/\ ?){0,2})
        (?P<unit>minute|min|minuto|meeting|session|sesion|module|modulo|class|clase|group|grupo|visit|visita|time|vez|gathering|circle|circulo|hour|hr|hora|lesson|leccion|encuentro|reunion|meetup|meet\ up|rehearsal|call|llamada|day|dia|evening|night|morning|afternoon|lunch|dinner|supper|breakfast|brunch|merienda|velada|tertulia|jornada|almuerzo|cena|comida|desayuno|cubierto|taller|noche|tarde|seat|spot|plaza|pop|go|head|cita|week|wk|semana|fortnight|quincena|month|mo|mes|bimestre|quarter|trimestre|year|yr|annum|ano|course|curso|program|programme|programa|series|ciclo|semester|semestre|term|weekend|fin\ de\ semana|retreat|retiro|season|temporada)\b
        |\b(?:an?|per|each|every|on|por|cada|los|el)\ (?P<weekday>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\b
        |\b(?P<head>session|sesion|class|clase|meeting|reunion|encuentro|week|semana|quincena|month|mes|bimestre|quarter|trimestre|semestre|year|ano):\ ?$
        |\b(?:per|every|cada|por)\ (?P<many>two|2|three|3|four|4|six|6|dos|tres|cuatro|seis|other)\ (?P<of>weeks?|months?|semanas?|mes(?:es)?)
        |\b(?:per|each|every|por|cada)\ (?:\w+\ )(?P<other>meeting|session|sesion|class|clase|visit|visita|gathering|encuentro|reunion|call|evening|week|semana|month|mes)\b
        |\bthe\ (?P<the>session|module|dinner|lunch|supper)\b
        |\b(?P<word>daily|diari[oa]s?|bi\ ?weekly|fortnightly|quincenal(?:es|mente)?|weekly|semanal(?:es|mente)?|monthly|mensual(?:es|mente)?|mensualidad|mensualidades|bimestral(?:es)?|quarterly|trimestral(?:es|mente)?|semestral(?:es)?|yearly|annual(?:ly)?|anual(?:es|mente)?|anualidad|lifetime|one\ time|once|hourly|nightly|drop\ in|walk\ in|apiece|each|c/u|cada\ un[oa])\b",
    )
});
static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"(?-u)\b(?P<count>{COUNT}) ?(?:(?P<kind>\w+) )?(?P<of>weeks?|sessions?|meetings?|classes|evenings|nights|gatherings|lessons|visits|calls|circles|mornings|afternoons|dinners|lunches|suppers|breakfasts|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|months?|modules|modulos|semanas?|sesiones|reuniones|encuentros|clases|citas|visitas|noches|tardes|mananas|cenas|comidas|desayunos|lunes|martes|miercoles|jueves|viernes|sabados|domingos|meses|mes)\b|\b(?:bono|abono|block|pack|paquete|package|bundle|set) (?:de|of) (?P<n>{COUNT})(?:$|[ ;:)]|[,.] )"
    ))
});
static INSTALMENTS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"(?-u)\b(?P<count>{COUNT}) (?:\w+ )?(?:payments?|instal+ments?|pagos|plazos|cuotas|mensualidades)(?: \w+)? (?:of|de|a) $|\b(?P<by>{COUNT}) ?x ?$"
    ))
});
static WEEKLY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"(?-u)\b(?:(?P<count>{COUNT}) (?:\w+ )?(?:times|days|evenings|nights|sessions|meetings|classes|visits|veces|dias|tardes|noches|sesiones|reuniones|encuentros|clases)|(?P<twice>twice)) (?:(?:a|per|each|every|por|a la|cada) (?:week|semana)|weekly|semanales)\b"
    ))
});
static COURSE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?-u)\b(?:course|program|programme|series|curso|programa|ciclo|package|paquete|bono|block|bootcamp|intensive|journey|taller|cohort)\b",
    )
});
static ONCE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?-u)\b(?:enrol|regist|deposit|join|initiation|intake|inscri|matricula|ingreso|entrada)")
});

/// What an amount buys.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    Minute,
    Meeting,
    Weeks(f64),
    Months(f64),
    /// A course, with its number of meetings if known.
    Course(Option<f64>),
    Once,
    /// A fee without a word about what it buys.
    Unsaid,
}

/// The nearest boundary of a character at or before a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What an amount buys, from the words after it, else before it; and how far the words after it reach.
pub(crate) fn unit(after: &str, before: &str) -> (Option<Unit>, usize) {
    let after = &after[..floor(after, after.len().min(NEAR))];
    let after = after.split(';').next().unwrap_or(after);
    if let Some(found) = UNITS.first(after) {
        return (read(&found), found.span().end);
    }
    if let Some(Unit::Course(Some(meetings))) = counted(after) {
        return (Some(Unit::Course(Some(meetings))), 0);
    }
    let before = before.rsplit(';').next().unwrap_or(before);
    let before = &before[floor(before, before.len().saturating_sub(NEAR))..];
    // "Every Tuesday" before a price tells when people meet, not what the price buys.
    let last = UNITS.all(before).last().filter(|found| found.part("weekday").is_none());
    (last.as_ref().and_then(read), 0)
}

fn read(found: &Found<'_>) -> Option<Unit> {
    let part = |name| found.part(name);
    if let (Some(many), Some(of)) = (part("many"), part("of")) {
        let many = if many == "other" { 2.0 } else { small(many) };
        return Some(if of.starts_with('m') { Unit::Months(many) } else { Unit::Weeks(many) });
    }
    named(
        part("unit")
            .or(part("the"))
            .or(part("other"))
            .or(part("head"))
            .or(part("weekday"))
            .or(part("word"))
            .unwrap_or(""),
    )
}

fn named(name: &str) -> Option<Unit> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| name.starts_with(stem));
    Some(match name {
        // with its beds and meals it stands for as many meetings
        "weekend" | "fin de semana" | "retreat" | "retiro" => Unit::Course(Some(10.0)),
        "minute" | "min" | "minuto" => Unit::Minute,
        "wk" => Unit::Weeks(1.0),
        "mo" => Unit::Months(1.0),
        "yr" => Unit::Months(12.0),
        _ if begins(&["week", "semana"]) => Unit::Weeks(1.0),
        _ if begins(&["quincena", "fortnight", "biweek", "bi week"]) => Unit::Weeks(2.0),
        _ if begins(&["month", "mes", "mensual"]) => Unit::Months(1.0),
        _ if begins(&["bimestr"]) => Unit::Months(2.0),
        _ if begins(&["quarter", "trimestr"]) => Unit::Months(3.0),
        _ if begins(&["semest"]) => Unit::Months(6.0),
        _ if begins(&["year", "ann", "ano", "anual"]) => Unit::Months(12.0),
        "course" | "curso" | "program" | "programme" | "programa" | "series" | "ciclo" | "term" => {
            Unit::Course(None)
        }
        "season" | "temporada" => Unit::Course(None),
        "lifetime" | "one time" | "once" => Unit::Once,
        "" => return None,
        _ => Unit::Meeting,
    })
}

/// The weeks that one meeting pays for, where a sentence says how often a week there is one.
pub(crate) fn weekly(text: &str) -> Option<Unit> {
    let times = WEEKLY.first(text)?.part("count").map_or(2.0, small);
    (times > 1.0).then(|| Unit::Weeks(1.0 / times))
}

/// How many payments the words before an amount name; one if none.
pub(crate) fn instalments(before: &str) -> f64 {
    let found = INSTALMENTS.first(before);
    found.and_then(|found| found.part("count").or(found.part("by")).map(small)).unwrap_or(1.0)
}

/// A course whose length the sentence gives ("8 weeks", "10 sesiones"), or that it only names.
pub(crate) fn counted(text: &str) -> Option<Unit> {
    const EACH: [&str; 8] = ["per", "a", "an", "each", "every", "por", "cada", "la"];
    let each = |found: &Found<'_>| found.part("kind").is_some_and(|kind| EACH.contains(&kind));
    let lengths = COUNTED.all(text).filter(|found| !each(found));
    let mut known = lengths.filter_map(|found| {
        let count = small(found.part("count").or(found.part("n"))?);
        Some((count, found.part("of").unwrap_or("").to_owned()))
    });
    match known.find(|(count, _)| *count > 0.0) {
        Some((months, of)) if of.starts_with('m') && !of.starts_with("meet") => Some(Unit::Months(months)),
        Some((meetings, _)) => Some(Unit::Course(Some(meetings))),
        None => COURSE.is_in(text).then_some(Unit::Course(None)),
    }
}

/// What an amount is for that names nothing countable: to be let in, or nobody knows.
pub(crate) fn unsaid(text: &str) -> Unit {
    if ONCE.is_in(text) { Unit::Once } else { Unit::Unsaid }
}
