//! What is read out of a phrase, as the table writes it.

use domain::schedule::phrase::{self, PhraseKind};

/// `kind | rule start-end | …`.
pub(crate) fn told(text: &str) -> String {
    let (kind, phrases) = phrase::read(text);
    let kind = match kind {
        PhraseKind::Rule => "rule",
        PhraseKind::Change => "change",
        PhraseKind::Hours => "hours",
        PhraseKind::None => "none",
    };
    let time = |t: Option<jiff::civil::Time>| t.map_or("?".into(), |t| t.strftime("%H:%M").to_string());
    let mut out = vec![kind.to_owned()];
    for p in phrases {
        let rule = p.rule.to_string().replace("FREQ=", "").replace(";BYDAY=", " ");
        out.push(match (p.start, p.end) {
            (None, None) => rule,
            (start, None) => format!("{rule} {}", time(start)),
            (start, end) => format!("{rule} {}-{}", time(start), time(end)),
        });
    }
    out.join(" | ")
}

/// The phrases of a table that are not read as they are meant, with both, and how many it has.
pub(crate) fn mistakes(table: &str) -> (Vec<String>, usize) {
    let rows = table.lines().filter_map(|line| line.split_once(" => "));
    let wrong = |(text, meant): (&str, &str)| {
        let (text, meant) = (text.trim(), meant.trim());
        let read = told(&text.replace("\\n", "\n"));
        (read != meant).then(|| format!("{text}\n  meant {meant}\n  read  {read}"))
    };
    (rows.clone().filter_map(wrong).collect(), rows.count())
}
