//! Names of days, months, numbers and units, in English and Spanish, folded.

use jiff::civil::Weekday::{self, *};

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
}

/// The weekday of a name or an abbreviation that can be nothing else.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mondays" | "mon" | "mons" | "lunes" | "lun" => Monday,
        "tuesday" | "tuesdays" | "tues" | "tue" | "tuseday" | "teusday" | "martes" => Tuesday,
        "wednesday" | "wednesdays" | "weds" | "wed" | "wednes" | "wensday" | "wednsday" | "wendesday"
        | "wednesdsay" | "miercoles" | "mierc" | "mier" | "mie" => Wednesday,
        "thursday" | "thursdays" | "thurs" | "thur" | "thu" | "thurday" | "thrusday" | "thursay" | "thrs"
        | "jueves" | "jue" => Thursday,
        "friday" | "fridays" | "fri" | "fris" | "firday" | "viernes" | "vie" | "vier" => Friday,
        "saturday" | "saturdays" | "sat" | "sats" | "saterday" | "satuday" | "saturdy" | "sabado"
        | "sabados" | "sab" => Saturday,
        "sunday" | "sundays" | "sun" | "suns" | "domingo" | "domingos" | "dom" => Sunday,
        _ => return abroad(word).or_else(|| misspelt(word)),
    })
}

/// The weekday of a French, German, Italian, Dutch or Danish name.
pub(super) fn abroad(word: &str) -> Option<Weekday> {
    Some(match word {
        "lundi" | "lundis" | "montag" | "montags" | "lunedi" | "maandag" | "mandag" => Monday,
        "mardi" | "mardis" | "dienstag" | "dienstags" | "martedi" | "dinsdag" | "tirsdag" => Tuesday,
        "mercredi" | "mercredis" | "mittwoch" | "mittwochs" | "mercoledi" | "woensdag" | "onsdag" => {
            Wednesday
        }
        "jeudi" | "jeudis" | "donnerstag" | "donnerstags" | "giovedi" | "donderdag" | "torsdag" => Thursday,
        "vendredi" | "vendredis" | "freitag" | "freitags" | "venerdi" | "vrijdag" | "fredag" => Friday,
        "samedi" | "samedis" | "samstag" | "samstags" | "sonnabend" | "sabato" | "zaterdag" => Saturday,
        "dimanche" | "dimanches" | "sonntag" | "sonntags" | "domenica" | "zondag" => Sunday,
        _ => return None,
    })
}

/// The weekday that an English name with one slip means ("thirsdays").
fn misspelt(word: &str) -> Option<Weekday> {
    const DAYS: &[(&str, Weekday)] = &[
        ("monday", Monday),
        ("tuesday", Tuesday),
        ("wednesday", Wednesday),
        ("thursday", Thursday),
        ("friday", Friday),
        ("saturday", Saturday),
    ];
    let word = word.strip_suffix('s').unwrap_or(word);
    let begun = word.strip_suffix("day").filter(|begun| begun.len() > 1)?;
    let meant = |name: &str| name.strip_suffix("day").is_some_and(|name| is_one_slip(name, begun));
    DAYS.iter().find(|(name, _)| meant(name)).map(|(_, day)| *day)
}

/// Whether words differ in one letter changed, left out or added, or in two swapped. The first is right.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (x, y) = (a.get(same..).unwrap_or(&[]), b.get(same..).unwrap_or(&[]));
    let swapped = matches!((x, y), ([p, q, r @ ..], [s, t, u @ ..]) if p == t && q == s && r == u);
    same > 0 && (x.get(1..) == y.get(1..) || x.get(1..) == Some(y) || Some(x) == y.get(1..) || swapped)
}

/// The weekday of a letter or two; only among other days ("M-F", "T/Th", "L a V").
pub(super) fn short_weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "m" | "mo" | "l" | "lu" => Monday,
        "t" | "tu" | "ma" | "mar" => Tuesday,
        "w" | "we" | "mi" | "x" => Wednesday,
        "th" | "r" | "ju" | "j" => Thursday,
        "f" | "fr" | "vi" | "v" => Friday,
        "sa" | "s" => Saturday,
        "su" | "do" | "d" => Sunday,
        _ => return None,
    })
}

/// Several weekdays written in one.
pub(super) fn weekdays(word: &str) -> Option<&'static [Weekday]> {
    Some(match word {
        "weekday" | "weekdays" | "weeknight" | "weeknights" | "mtwthf" | "mtwtf" | "mtwrf" => {
            &[Monday, Tuesday, Wednesday, Thursday, Friday]
        }
        "weekend" | "weekends" => &[Saturday, Sunday],
        "mwf" => &[Monday, Wednesday, Friday],
        "mw" => &[Monday, Wednesday],
        "tth" | "tuth" | "tr" => &[Tuesday, Thursday],
        "mtwth" | "mtwr" => &[Monday, Tuesday, Wednesday, Thursday],
        _ => return None,
    })
}

/// 1 to 12.
pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" | "enero" | "ene" => 1,
        "february" | "feb" | "febrero" => 2,
        "march" | "mar" | "marzo" => 3,
        "april" | "apr" | "abril" | "abr" => 4,
        "may" | "mayo" => 5,
        "june" | "jun" | "junio" => 6,
        "july" | "jul" | "julio" => 7,
        "august" | "aug" | "agosto" | "ago" => 8,
        "september" | "sept" | "sep" | "septiembre" | "setiembre" => 9,
        "october" | "oct" | "octubre" => 10,
        "november" | "nov" | "noviembre" => 11,
        "december" | "dec" | "diciembre" | "dic" => 12,
        _ => return None,
    })
}

/// Ordinals in words; -1 is the last.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "first" | "primer" | "primero" | "primera" | "primeros" | "primeras" => 1,
        "second" | "segundo" | "segunda" | "segundos" | "segundas" => 2,
        "third" | "tercer" | "tercero" | "tercera" | "terceros" | "terceras" => 3,
        "fourth" | "forth" | "cuarto" | "cuarta" | "cuartos" | "cuartas" => 4,
        "fifth" | "quinto" | "quinta" | "quintos" | "quintas" => 5,
        "fifteenth" => 15,
        "last" | "final" | "ultimo" | "ultima" | "ultimos" | "ultimas" => -1,
        "penultimate" | "penultimo" | "penultima" => -2,
        _ => return None,
    })
}

/// Whether letters glued to a number make it an ordinal ("1st", "3er", "2.ª" without its dot).
pub(super) fn ordinal_ending(word: &str) -> bool {
    matches!(
        word,
        "st" | "nd"
            | "rd"
            | "th"
            | "o"
            | "a"
            | "os"
            | "as"
            | "er"
            | "ero"
            | "era"
            | "do"
            | "da"
            | "ro"
            | "ra"
            | "to"
            | "ta"
            | "eros"
    )
}

/// Numbers in words, to twelve, and fifteen.
pub(super) fn number(word: &str) -> Option<u32> {
    Some(match word {
        "one" | "un" | "una" | "uno" => 1,
        "two" | "dos" => 2,
        "three" | "tres" => 3,
        "four" | "cuatro" => 4,
        "five" | "cinco" => 5,
        "six" | "seis" => 6,
        "seven" | "siete" => 7,
        "eight" | "ocho" => 8,
        "nine" | "nueve" => 9,
        "ten" | "diez" => 10,
        "eleven" | "once" => 11,
        "twelve" | "doce" => 12,
        "fourteen" | "catorce" => 14,
        "fifteen" | "quince" => 15,
        _ => return None,
    })
}

/// Day, week, month.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" | "dia" | "dias" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" | "semana" | "semanas" => Unit::Week,
        "month" | "months" | "mo" | "mth" | "mnth" | "mes" | "meses" => Unit::Month,
        _ => return None,
    })
}

/// How often, in one word: every how many units.
pub(super) fn turn(word: &str) -> Option<(u16, Unit)> {
    Some(match word {
        "weekly" | "semanal" | "semanalmente" => (1, Unit::Week),
        "biweekly" | "fortnightly" | "fortnight" | "alternate" | "alternating" | "quincenal"
        | "quincenales" | "quincenalmente" | "alterno" | "alternos" | "alterna" | "alternas"
        | "bisemanal" => (2, Unit::Week),
        "monthly" | "mensual" | "mensuales" | "mensualmente" => (1, Unit::Month),
        "bimonthly" | "bimestral" | "bimestralmente" => (2, Unit::Month),
        "quarterly" | "trimestral" | "trimestralmente" => (3, Unit::Month),
        _ => return None,
    })
}

/// Words for every single day.
pub(super) fn is_daily(word: &str) -> bool {
    matches!(
        word,
        "daily" | "everyday" | "nightly" | "diario" | "diarios" | "diaria" | "diarias" | "diariamente"
    )
}

/// Parts of the day.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(
        word,
        "morning"
            | "mornings"
            | "afternoon"
            | "afternoons"
            | "evening"
            | "evenings"
            | "night"
            | "nights"
            | "nite"
            | "manana"
            | "mananas"
            | "tarde"
            | "tardes"
            | "noche"
            | "noches"
    )
}

/// Short names of zones.
pub(super) fn is_zone(word: &str) -> bool {
    matches!(
        word,
        "et" | "est"
            | "edt"
            | "eastern"
            | "ct"
            | "cst"
            | "cdt"
            | "central"
            | "mt"
            | "mst"
            | "mdt"
            | "mountain"
            | "pt"
            | "pst"
            | "pdt"
            | "pacific"
            | "gmt"
            | "utc"
            | "bst"
            | "cet"
            | "cest"
            | "uk"
            | "ist"
            | "aest"
            | "aedt"
            | "hst"
            | "akst"
            | "atlantic"
            | "ast"
    )
}
