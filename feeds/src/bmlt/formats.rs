//! What BMLT's formats mean. Servers rename keys freely: a format is known by its id in the answer, then by its world
//! id, then by its name in any language, then by its stock key.

use crate::{
    facts::{self, Fact},
    json::{first, text},
};
use domain::{Access, Audience, text::fold};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Stock id, stock key, world id, meaning.
const STOCK: &[(u16, &str, &str, Fact)] = &[
    (1, "B", "BEG", Fact::For(Audience::Newcomers)),
    (2, "BL", "", Fact::Tag("bilingual")),
    (3, "BT", "BT", Fact::Tag("basic_text")),
    (4, "C", "CLOSED", Fact::Closed),
    (5, "CH", "CH", Fact::Tag("closed_on_holidays")),
    (6, "CL", "CAN", Fact::Tag("candlelight")),
    (7, "CS", "", Fact::Access(Access::Childcare)),
    (8, "D", "DISC", Fact::Tag("discussion")),
    (9, "ES", "", Fact::Speaks("es")),
    (10, "GL", "GL", Fact::For(Audience::Lgbtq)),
    (11, "IL", "", Fact::Tag("illness")),
    (12, "IP", "IP", Fact::Tag("information_pamphlet")),
    (13, "IW", "IW", Fact::Tag("it_works_how_and_why")),
    (14, "JT", "JFT", Fact::Tag("just_for_today")),
    (15, "M", "M", Fact::For(Audience::Men)),
    (16, "NC", "NC", Fact::Tag("no_children")),
    (17, "O", "OPEN", Fact::Open),
    (18, "Pi", "", Fact::Tag("pitch")),
    (19, "RF", "VAR", Fact::Tag("rotating")),
    (20, "Rr", "", Fact::Tag("round_robin")),
    (21, "SC", "", Fact::Tag("security_cameras")),
    (22, "SD", "S-D", Fact::Tag("speaker")),
    (23, "SG", "SWG", Fact::Tag("step_working_guide")),
    (24, "SL", "", Fact::Access(Access::SignLanguage)),
    (26, "So", "SPK", Fact::Tag("speaker")),
    (27, "St", "STEP", Fact::Tag("step_study")),
    (28, "Ti", "", Fact::Tag("timer")),
    (29, "To", "TOP", Fact::Tag("topic")),
    (30, "Tr", "TRAD", Fact::Tag("tradition_study")),
    (31, "TW", "TRAD", Fact::Tag("tradition_study")),
    (32, "W", "W", Fact::For(Audience::Women)),
    (33, "WC", "WCHR", Fact::Access(Access::Wheelchair)),
    (34, "YP", "Y", Fact::For(Audience::YoungAdults)),
    (35, "OE", "", Fact::Tag("open_ended")),
    (36, "BK", "LIT", Fact::Tag("literature")),
    (37, "NS", "NS", Fact::Tag("no_smoking")),
    (38, "Ag", "", Fact::Tag("secular")),
    (39, "FD", "", Fact::Tag("five_and_dime")),
    (40, "AB", "QA", Fact::Tag("ask_it_basket")),
    (41, "ME", "MED", Fact::Tag("meditation")),
    (42, "RA", "RA", Fact::Tag("restricted_attendance")),
    (43, "QA", "QA", Fact::Tag("questions_and_answers")),
    (44, "CW", "CW", Fact::Access(Access::Childcare)),
    (45, "CP", "CPT", Fact::Tag("concepts")),
    (46, "FIN", "", Fact::Speaks("fi")),
    (47, "ENG", "", Fact::Speaks("en")),
    (48, "PER", "", Fact::Speaks("fa")),
    (49, "L/R", "", Fact::Tag("lithuanian_russian")),
    (51, "LC", "LC", Fact::Tag("living_clean")),
    (52, "GP", "GP", Fact::Tag("guiding_principles")),
    (54, "VM", "VM", Fact::Online),
    (55, "TC", "TC", Fact::RoomClosed),
    (56, "HY", "HYBR", Fact::Hybrid),
    (57, "SPAD", "SPAD", Fact::Tag("spiritual_principle")),
];

/// Names that servers give in several languages (folded, the beginning of the name decides).
const NAMES: &[(&str, Fact)] = &[
    ("closed", Fact::Closed),
    ("cerrada", Fact::Closed),
    ("ferme", Fact::Closed),
    ("stangt", Fact::Closed),
    ("slutet", Fact::Closed),
    ("geschlossen", Fact::Closed),
    ("open ended", Fact::Tag("open_ended")),
    ("open", Fact::Open),
    ("abierta", Fact::Open),
    ("ouvert", Fact::Open),
    ("oppet", Fact::Open),
    ("offen", Fact::Open),
    ("beginner", Fact::For(Audience::Newcomers)),
    ("newcomer", Fact::For(Audience::Newcomers)),
    ("principiantes", Fact::For(Audience::Newcomers)),
    ("debutants", Fact::For(Audience::Newcomers)),
    ("women", Fact::For(Audience::Women)),
    ("mujeres", Fact::For(Audience::Women)),
    ("femmes", Fact::For(Audience::Women)),
    ("kvinno", Fact::For(Audience::Women)),
    ("men", Fact::For(Audience::Men)),
    ("hombres", Fact::For(Audience::Men)),
    ("hommes", Fact::For(Audience::Men)),
    ("man ", Fact::For(Audience::Men)),
    ("young", Fact::For(Audience::YoungAdults)),
    ("jovenes", Fact::For(Audience::YoungAdults)),
    ("jeunes", Fact::For(Audience::YoungAdults)),
    ("wheelchair", Fact::Access(Access::Wheelchair)),
    ("handicap", Fact::Access(Access::Wheelchair)),
    ("silla de ruedas", Fact::Access(Access::Wheelchair)),
    ("accesible", Fact::Access(Access::Wheelchair)),
    ("gay", Fact::For(Audience::Lgbtq)),
    ("lgbt", Fact::For(Audience::Lgbtq)),
    ("children welcome", Fact::Access(Access::Childcare)),
    ("virtual", Fact::Online),
    ("online", Fact::Online),
    ("hybrid", Fact::Hybrid),
    ("temporarily closed", Fact::RoomClosed),
    ("cerrado temporalmente", Fact::RoomClosed),
    ("american sign", Fact::Access(Access::SignLanguage)),
];

/// The formats that an answer lists, by id and by key.
#[derive(Debug, Default)]
pub(super) struct Formats {
    by_id: HashMap<String, Option<Fact>>,
    by_key: HashMap<String, Option<Fact>>,
}

impl Formats {
    /// Reads `formats` of either dialect.
    pub(super) fn read(list: &[Value]) -> Self {
        let mut all = Self::default();
        for format in list.iter().filter_map(Value::as_object).take(5_000) {
            let translations = format.get("translations").and_then(Value::as_array);
            let world = first(format, &["world_id", "worldId"]);
            let empty = Vec::new();
            let names = translations.unwrap_or(&empty).iter().filter_map(Value::as_object).chain([format]);
            let (mut keys, mut fact) = (Vec::new(), of_world(&world));
            for name in names {
                keys.push(first(name, &["key_string", "key"]));
                fact = fact.or_else(|| of_name(&first(name, &["name_string", "name"])));
            }
            let fact = fact.or_else(|| {
                is_language(format).then(|| keys.iter().find_map(|key| of_stock_key(key))).flatten()
            });
            let put = |map: &mut HashMap<String, Option<Fact>>, key: String| {
                let slot = map.entry(key).or_default();
                *slot = slot.or(fact);
            };
            put(&mut all.by_id, text(format, "id"));
            keys.into_iter().filter(|key| !key.is_empty()).for_each(|key| put(&mut all.by_key, key));
        }
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// What a meeting's format means, by its id and its key in the meeting; stock meanings where the answer lists none.
    pub(super) fn meaning(&self, id: Option<&str>, key: Option<&str>) -> Option<Fact> {
        let known = id.and_then(|id| self.by_id.get(id)).or_else(|| key.and_then(|key| self.by_key.get(key)));
        match (known, key) {
            (Some(fact), _) => *fact,
            (None, Some(key)) => of_stock_key(key).or_else(|| of_name(key)),
            (None, None) => id.and_then(|id| id.parse().ok()).and_then(of_stock_id),
        }
    }
}

fn is_language(format: &Map<String, Value>) -> bool {
    matches!(first(format, &["format_type_enum", "type"]).as_str(), "LANG" | "LANGUAGE")
        || first(format, &["world_id", "worldId"]) == "LANG"
}

fn of_world(world: &str) -> Option<Fact> {
    STOCK
        .iter()
        .find(|(_, _, known, _)| !known.is_empty() && known.eq_ignore_ascii_case(world))
        .map(|(_, _, _, fact)| *fact)
}

fn of_stock_key(key: &str) -> Option<Fact> {
    let exact = STOCK.iter().find(|(_, known, _, _)| *known == key);
    exact
        .or_else(|| STOCK.iter().find(|(_, known, _, _)| known.eq_ignore_ascii_case(key)))
        .map(|(_, _, _, fact)| *fact)
}

fn of_stock_id(id: u16) -> Option<Fact> {
    STOCK.iter().find(|(known, _, _, _)| *known == id).map(|(_, _, _, fact)| *fact)
}

fn of_name(name: &str) -> Option<Fact> {
    let folded = fold(name);
    let language = || crate::clean::language_code(&folded).and_then(|code| facts::language(&code));
    let by_start =
        || NAMES.iter().find(|(start, _)| format!("{folded} ").starts_with(start)).map(|(_, fact)| *fact);
    facts::of_words(&folded).or_else(by_start).or_else(|| (folded.len() > 3).then(language).flatten())
}

/// The stock key and id of a fact.
pub(super) fn stock_of(fact: Fact) -> Option<(&'static str, u16)> {
    STOCK.iter().find(|(_, _, _, known)| *known == fact).map(|(id, key, _, _)| (*key, *id))
}

/// The stock key and id of a tag.
pub(super) fn stock_of_tag(tag: &str) -> Option<(&'static str, u16)> {
    STOCK
        .iter()
        .find(|(_, _, _, fact)| matches!(fact, Fact::Tag(known) if *known == tag))
        .map(|(id, key, _, _)| (*key, *id))
}
