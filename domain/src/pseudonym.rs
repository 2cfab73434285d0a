//! Pseudonyms: the name of a person in one group alone. Suggested out of calm words, and checked so that it tells
//! nobody who they are.

use crate::text::fold;
use unicode_security::skeleton;

/// Fewest and most characters.
pub const LENGTH: std::ops::RangeInclusive<usize> = 2..=40;

const ENGLISH: (&[&str], &[&str]) = (
    &[
        "Alder", "Aspen", "Autumn", "Bay", "Birch", "Brook", "Cedar", "Cloud", "Clover", "Cove", "Creek",
        "Dawn", "Dune", "Elm", "Fern", "Field", "Finch", "Forest", "Garden", "Grove", "Harbor", "Hazel",
        "Heather", "Heron", "Hill", "Island", "Juniper", "Lake", "Lark", "Laurel", "Leaf", "Maple", "Meadow",
        "Mist", "Moon", "Moss", "Oak", "Orchard", "Otter", "Pebble", "Pine", "Pond", "Prairie", "Rain",
        "Reed", "River", "Robin", "Sage", "Shell", "Shore", "Sparrow", "Spring", "Star", "Stone", "Swallow",
        "Thistle", "Tide", "Valley", "Willow", "Wren",
    ],
    &[
        "Blue", "Calm", "Clear", "Early", "Gentle", "Green", "Little", "Quiet", "Silver", "Slow", "Soft",
        "Still",
    ],
);
const SPANISH: (&[&str], &[&str]) = (
    &[
        "Abedul",
        "Alba",
        "Alondra",
        "Arce",
        "Arena",
        "Arroyo",
        "Bahía",
        "Bosque",
        "Brisa",
        "Caracol",
        "Cedro",
        "Ciprés",
        "Colina",
        "Costa",
        "Encina",
        "Estrella",
        "Flor",
        "Fuente",
        "Garza",
        "Golondrina",
        "Gorrión",
        "Helecho",
        "Hoja",
        "Huerto",
        "Isla",
        "Jardín",
        "Jilguero",
        "Lago",
        "Laurel",
        "Lluvia",
        "Luciérnaga",
        "Luna",
        "Manantial",
        "Mar",
        "Marea",
        "Mirlo",
        "Monte",
        "Musgo",
        "Naranjo",
        "Niebla",
        "Nogal",
        "Nube",
        "Nutria",
        "Olivo",
        "Olmo",
        "Orilla",
        "Otoño",
        "Piedra",
        "Pino",
        "Pradera",
        "Puente",
        "Roble",
        "Rocío",
        "Romero",
        "Sauce",
        "Semilla",
        "Sendero",
        "Tomillo",
        "Trébol",
        "Valle",
    ],
    &[
        "Azul", "Leve", "Suave", "Verde", "Gris", "Amable", "Grande", "Celeste", "Libre", "Fiel", "Simple",
        "Temprana",
    ],
);

/// Given names that many people have, in English and Spanish: with another word behind one, a name looks real.
const GIVEN: &str = " aaron adam alan albert alejandro alex alexander alice alicia amanda amy ana andrea andrew angela ann anna \
    anne anthony antonio arthur barbara ben benjamin beth betty bob brandon brenda brian bruce carl carlos carmen carol carolyn \
    catherine charles charlotte cheryl chris christian christina christine christopher claire claudia cristina cynthia daniel \
    daniela david deborah debra dennis diana diane diego donald donna dorothy douglas edward elena elizabeth ellen emily emma \
    eric ethan eva evelyn fernando frances francisco frank gabriel gary george gerald gloria grace greg gregory guadalupe \
    hannah harold harry heather helen henry hugo ian isabel jack jacob jacqueline james jane janet janice jason javier jean jeff \
    jeffrey jennifer jeremy jerry jessica jesus jim joan joe joel john johnny jonathan jorge jose joseph joshua joyce juan juana \
    judith judy julia julian julie justin karen kate katherine kathleen kathryn kathy keith kelly kenneth kevin kim kimberly \
    kyle larry laura lauren lawrence linda lisa lori louis lucia lucy luis luke manuel marcos margaret maria marie marilyn mario \
    mark marta martha martin mary matthew megan melissa michael michelle miguel mike monica nancy natalie nathan nicholas \
    nicole nora olivia oscar pablo pamela pat patricia patrick paul paula pedro peter philip rachel rafael ralph ramon \
    raul raymond rebecca ricardo richard robert roberto roger ronald rosa roy ruben russell ruth ryan samantha samuel sandra \
    santiago sara sarah scott sean sergio sharon shirley silvia sofia sophia stephanie stephen steve steven sue susan susana \
    teresa terry theresa thomas tim timothy tina tom tyler valeria vanessa veronica victor victoria vincent virginia walter \
    wayne wendy william zachary ";

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Too short, or nothing that can be read.
    #[error("a name needs at least 2 letters")]
    TooShort,
    /// Too long.
    #[error("a name has at most 40 characters")]
    TooLong,
    /// It holds signs that nobody sees.
    #[error("the name holds signs that cannot be seen")]
    Unseen,
    /// It looks like an address or a number by which somebody can be found.
    #[error("the name must not be an e-mail address, a phone number or a web address")]
    Contact,
    /// Somebody in the group has it, or one that looks the same.
    #[error("somebody here has this name, or one that looks the same")]
    Taken,
}

/// A name that may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// As it is shown.
    pub name: String,
    /// What it looks like: no two names of a group look the same.
    pub look: String,
    /// It looks like somebody's real name. They are told, and decide.
    pub real: bool,
}

/// Checks a name.
///
/// # Errors
/// Why it cannot be used, but for [`Refusal::Taken`], which only the group knows.
pub fn check(typed: &str) -> Result<Checked, Refusal> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let look = look(&name);
    if name.chars().any(is_unseen) {
        return Err(Refusal::Unseen);
    }
    if name.chars().count() > *LENGTH.end() {
        return Err(Refusal::TooLong);
    }
    if name.chars().count() < *LENGTH.start() || !name.chars().any(char::is_alphabetic) || look.is_empty() {
        // a name of digits alone may be a number to call
        return Err(if is_contact(&name) { Refusal::Contact } else { Refusal::TooShort });
    }
    if is_contact(&name) {
        return Err(Refusal::Contact);
    }
    let real = is_real(&name);
    Ok(Checked { name, look, real })
}

/// What a name looks like to a reader: without case, accents and spaces, and one letter for all that look like it.
pub fn look(name: &str) -> String {
    let folded = fold(&skeleton(name).collect::<String>());
    let look = fold(&skeleton(&folded).collect::<String>());
    // a capital I looks like a small l, so a small i is one too
    look.replace(' ', "").replace('i', "l")
}

fn is_unseen(c: char) -> bool {
    let format = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' | '\u{115f}'
        | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    c.is_control() || format
}

fn is_contact(name: &str) -> bool {
    let digits = name.chars().filter(|c| c.is_numeric()).count();
    let lower = name.to_lowercase();
    let site = |word: &str| {
        word.split('.').collect::<Vec<_>>().windows(2).any(|pair| {
            let letters = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count();
            letters(pair[0]) >= 2 && letters(pair[1]) >= 2
        })
    };
    digits >= 6
        || lower.contains('@')
        || lower.contains("://")
        || lower.starts_with("www")
        || lower.split(' ').any(site)
}

fn is_real(name: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let words: Vec<&str> = name.split([' ', '-', '_']).filter(capital).collect();
    words.len() >= 2 && GIVEN.contains(&format!(" {} ", fold(words[0])))
}

/// A name to begin with. `chance` draws it; every second half of the draws has two words, so that a large group runs
/// out of none.
pub fn suggest(language: &str, chance: [u8; 4]) -> String {
    let (nouns, others) = if language == "es" { SPANISH } else { ENGLISH };
    let noun = nouns[usize::from(u16::from_be_bytes([chance[0], chance[1]])) % nouns.len()];
    let other = others[usize::from(chance[2]) % others.len()];
    match (chance[3].is_multiple_of(2), language) {
        (true, _) => noun.to_owned(),
        (false, "es") => format!("{noun} {other}"),
        (false, _) => format!("{other} {noun}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        let fern = look("Fern");
        for same in ["fern", " F E R N", "Férn", "Fеrn", "ϜERN"] {
            // the last two begin or go on with letters of other alphabets
            assert_eq!(look(same), fern, "{same}");
        }
        assert_eq!(look("Bill0w"), look("BiIIOw"));
        assert_eq!(look("Ivy"), look("ivy"));
        assert_ne!(look("Fern"), look("Ferns"));
        assert_eq!(look("Ángel"), look("angel"));
    }

    #[test]
    fn what_tells_who_somebody_is_is_refused() {
        for contact in [
            "me@home.org",
            "317 555 0111",
            "fern.com",
            "https://x",
            "www fern",
            "Fern 3175550111",
            "(317) 555-0111",
        ] {
            assert_eq!(check(contact), Err(Refusal::Contact), "{contact}");
        }
        assert_eq!(check("F"), Err(Refusal::TooShort));
        assert_eq!(check("42"), Err(Refusal::TooShort));
        assert_eq!(check("   "), Err(Refusal::TooShort));
        assert_eq!(check(&"x".repeat(41)), Err(Refusal::TooLong));
        assert_eq!(check("Fern\u{202e}nreF"), Err(Refusal::Unseen));
        for fine in ["Fern", "Río Claro", "Fern 1972", "J. Fern", "小さな川", "Mary's Lamb"] {
            assert!(check(fine).is_ok(), "{fine}");
        }
    }

    #[test]
    fn what_looks_like_a_real_name_is_told_not_refused() {
        for (name, real) in [
            ("Mary Jones", true),
            ("José García", true),
            ("mary jones", false),
            ("Mary", false),
            ("Quiet Fern", false),
            ("Quiet Mary", false),
        ] {
            assert_eq!(check(name).map(|checked| checked.real), Ok(real), "{name}");
        }
    }

    #[test]
    fn every_suggestion_may_be_used_and_no_two_look_the_same() {
        for (language, (nouns, others)) in [("en", ENGLISH), ("es", SPANISH)] {
            let mut looks: Vec<String> = nouns.iter().map(|noun| look(noun)).collect();
            looks.sort_unstable();
            looks.dedup();
            assert_eq!(looks.len(), nouns.len(), "{language}");
            assert_eq!((nouns.len(), others.len()), (60, 12), "{language}");
        }
        for n in 0..=u16::MAX {
            let [high, low] = n.to_be_bytes();
            for language in ["en", "es"] {
                let name = suggest(language, [high, low, low, high]);
                let checked = check(&name);
                assert!(checked.as_ref().is_ok_and(|checked| !checked.real), "{name}: {checked:?}");
            }
        }
    }
}
