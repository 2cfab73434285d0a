//! Events that are no group for the public: private ones, days on which an office is closed or nothing meets, which calendars of groups hold as well.

use super::event::Event;
use crate::{clean, sense};
use domain::{schedule::Freq, text::fold};
use regex::Regex;
use std::sync::LazyLock;

static CLOSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(offices?|cent(er|re)|building|facility|clinic|library|church|school|agency|campus|we) (is |are |will be |re )?closed\b|",
        r"^closed( (for|on|today|all day|due|until|through)\b.*)?$|",
        r"^closed\b.*\b(day|eve|holidays?|christmas|thanksgiving|easter|weekend|break|weather|snow)$|",
        r"\b(bank|public|federal|state|office|staff|company|agency) holidays?\b|^holidays?$|\bholiday (closure|closing|break)\b|",
        r"^no (support |grief |recovery |evening |morning |weekly )?(groups?|meetings?|class(es)?|sessions?)\b|",
        r"\b(oficinas?|centro|clinica|edificio|estamos) cerrad[oa]s?\b|^cerrado( (por|hoy|hasta)\b.*)?$|",
        r"^no (hay|habra) (grupos?|reunion(es)?|clases?|sesion(es)?)\b|\bdia (festivo|feriado)\b|^(festivo|feriado)$",
    ))
    .ok()
});

/// What fills a day with people, though it is called no group.
static GATHERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(retreats?|conferences?|conventions?|round ?ups?|retiros?|encuentros?|congresos?|convencion(es)?)\b").ok()
});

/// Why an event is no group. What says so counts where it is a whole day or comes once; a whole day that does not come
/// back by the week or month has to speak of a group.
pub(super) fn reason(event: &Event) -> Option<String> {
    if event.private {
        return Some(format!(
            "line {}: the event is marked as private; it is left out on purpose",
            event.line
        ));
    }
    let name = clean::line(&event.summary);
    let is_whole_day = event.start.as_ref().is_some_and(|start| start.time.is_none());
    let yearly = |freq: Freq| freq == Freq::Yearly;
    let comes_back = !event.extra.is_empty()
        || event.rule.as_ref().is_some_and(|rule| !rule.as_ref().is_ok_and(|rule| yearly(rule.freq)));
    let is_closed = CLOSED.as_ref().is_some_and(|closed| closed.is_match(&fold(&name)));
    let (line, short) = (event.line, clean::short(&name));
    if is_closed && (is_whole_day || !comes_back) {
        return Some(format!("line {line}: \"{short}\" says that nothing meets; it is no group"));
    }
    let said = format!("{name}. {}", clean::text(&event.description));
    let gathers = GATHERS.as_ref().is_some_and(|gathers| gathers.is_match(&fold(&said)));
    let is_silent = !gathers && !sense::speaks_of_groups(&said);
    (is_whole_day && !comes_back && is_silent).then(|| {
        format!(
            "line {line}: \"{short}\" is a whole day, as holidays and closed days are, and does not speak of a group. If it is one, give \
             it a time or call it a group"
        )
    })
}
