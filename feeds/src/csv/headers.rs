//! What the headers of columns mean.

mod fields;

pub use fields::Field;

use domain::text::fold;
use std::{collections::HashMap, sync::LazyLock};

/// Words in a header that mark it as private whatever else it says.
const PRIVATE_WORDS: &[&str] = &[
    "contact",
    "director",
    "directorname",
    "directorphonenumber",
    "directoremail",
    "worker",
    "author",
    "password",
    "passcode",
    "mailing",
    "confidential",
    "internal",
    "staff",
    "verified by",
    "approved by",
    "record owner",
    "attention",
    "other address",
    "edit",
    "create",
    "audit",
    "fax",
    "is private",
    "budget",
    "contactname",
    "contacttitle",
    "contactphonenumber",
    "owner",
    "contrasena",
    "facilitator",
    "facilitador",
    "ansprechpartner",
    "kontakt",
    "kontaktperson",
    "passwort",
    "kennwort",
    "mot de passe",
    "contato",
    "responsavel",
    "senha",
    "contatto",
    "referente",
    "responsabile",
];

/// Questions of forms, by what they ask for.
const ASKED: &[(&str, Field)] = &[
    ("name of your group", Field::Name),
    ("name of your support group", Field::Name),
    ("name of the group", Field::Name),
    ("name of the support group", Field::Name),
    ("what is your group called", Field::Name),
    ("nombre de su grupo", Field::Name),
    ("what day", Field::Day),
    ("which day", Field::Day),
    ("que dia", Field::Day),
    ("how often do", Field::Week),
    ("what time does it end", Field::EndTime),
    ("what time", Field::Time),
    ("a que hora", Field::Time),
    ("when do you meet", Field::Schedule),
    ("when does", Field::Schedule),
    ("where do you meet", Field::Venue),
    ("where does", Field::Venue),
    ("donde se reune", Field::Venue),
    ("group free", Field::Free),
    ("is it free", Field::Free),
    ("is there a cost", Field::Cost),
    ("is there a fee", Field::Cost),
    ("how much does", Field::Cost),
    ("cost to attend", Field::Cost),
    ("who is the group for", Field::Audience),
    ("who is it for", Field::Audience),
    ("who can join", Field::Audience),
    ("in person online or", Field::Format),
    ("in person virtual or", Field::Format),
    ("public phone", Field::Phone),
    ("phone number for the public", Field::Phone),
    ("public email", Field::Email),
    ("anything else", Field::Notes),
];

/// How a question begins that asks whether something may be shown, what of, and whether to whom.
const MAY: &[&str] = &[
    "can we",
    "may we",
    "ok to",
    "okay to",
    "is it ok",
    "do you want",
    "do you give",
    "permission",
    "may your",
    "can your",
    "should we",
    "podemos",
    "se puede",
    "durfen wir",
];
const MAY_SHOW: &[&str] = &[
    "list",
    "publi",
    "share",
    "show",
    "display",
    "post",
    "print",
    "include",
    "website",
    "directory",
    "veroffentlich",
];
const OF_WHOM: &[&str] = &["phone", "number", "contact", "e mail", "email", "telefon", "correo"];

/// What stands before a name in exports whose headers repeat their table.
const PREFIXES: &[&str] = &[
    "agency system ",
    "service system ",
    "site system ",
    "agency option ",
    "service option ",
    "site option ",
    "agency addressus agency addressus ",
    "site addressus site addressus ",
    "agency hoursofoperation module ",
    "service hoursofoperation module ",
    "agency ",
    "service ",
    "site ",
    "physical ",
    "program ",
    "group ",
    "meeting ",
];

impl Field {
    /// The field of a mapping's name for it.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        Self::ALL.iter().find(|(_, known, _)| *known == code).map(|(field, _, _)| *field)
    }

    /// The names that a mapping uses, but for what only this program writes.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter(|(field, ..)| *field != Self::Whole).map(|(_, code, _)| *code)
    }

    /// The field of a header, and how surely (smaller is surer); "Address (if in person)" and "Día / Day" as well.
    pub(super) fn of_header(header: &str) -> Option<(Self, usize)> {
        let within = || header.split_once('(').and_then(|(before, _)| Self::of_words(before));
        Self::of_words(header).or_else(within).or_else(|| in_two_languages(header))
    }

    fn of_words(header: &str) -> Option<(Self, usize)> {
        let words = fold(&split_words(header.trim_end_matches("__c")));
        if words.is_empty() || words.len() > 80 {
            return None;
        }
        if let Some(exact) = named(&words) {
            return Some(exact);
        }
        if asks_consent(&words) {
            return Some((Self::Consent, 0));
        }
        let padded = format!(" {words} ");
        if PRIVATE_WORDS.iter().any(|word| padded.contains(&format!(" {word} "))) {
            return Some((Self::Private, 0));
        }
        if let Some((_, field)) = ASKED.iter().find(|(question, _)| words.contains(question)) {
            return Some((*field, 60));
        }
        let stripped = PREFIXES.iter().filter_map(|prefix| words.strip_prefix(prefix)).find_map(named);
        let short = || words.strip_suffix(" es").or_else(|| words.strip_suffix(" s")).and_then(named);
        let alike = || (words.len() > 4).then(|| words.replace(' ', "")).and_then(|joined| squeezed(&joined));
        stripped.or_else(short).or_else(alike).map(|(field, rank)| (field, rank + 50))
    }
}

/// Whether a question asks if a number or mailbox may be shown.
fn asks_consent(words: &str) -> bool {
    let has = |all: &[&str]| all.iter().any(|part| words.contains(part));
    MAY.iter().any(|begin| words.starts_with(begin)) && has(MAY_SHOW) && has(OF_WHOM)
}

/// A header said twice ("Nombre / Name"): what is known of it is the same.
fn in_two_languages(header: &str) -> Option<(Field, usize)> {
    let parts: Vec<&str> = header.split(['/', '|', '\n']).collect();
    let mut known = parts.iter().filter(|_| parts.len() > 1).filter_map(|part| Field::of_words(part));
    let first = known.next()?;
    known.all(|(field, _)| field == first.0).then_some(first)
}

/// Names to their fields and how surely each means it; names of columns of ours come last.
type Names = HashMap<String, (Field, usize)>;

fn named(words: &str) -> Option<(Field, usize)> {
    static NAMED: LazyLock<Names> = LazyLock::new(|| {
        let codes = Field::ALL.iter().map(|(field, code, _)| (fold(code), (*field, 0)));
        first(synonyms().map(|(name, means)| (name.to_owned(), means)).chain(codes))
    });
    NAMED.get(words).copied()
}

fn squeezed(joined: &str) -> Option<(Field, usize)> {
    static SQUEEZED: LazyLock<Names> = LazyLock::new(|| {
        let long = synonyms().filter(|(name, _)| name.len() > 4);
        first(long.map(|(name, means)| (name.replace(' ', ""), means)))
    });
    SQUEEZED.get(joined).copied()
}

fn synonyms() -> impl Iterator<Item = (&'static str, (Field, usize))> {
    let of = |(field, _, names): &'static (Field, &'static str, &'static str)| {
        names.split('|').zip(0..).map(|(name, rank)| (name, (*field, rank)))
    };
    Field::ALL.iter().flat_map(of)
}

/// Of names that stand twice, the first.
fn first(names: impl Iterator<Item = (String, (Field, usize))>) -> Names {
    let mut all = Names::new();
    for (name, means) in names {
        all.entry(name).or_insert(means);
    }
    all
}

/// "PhysicalAddress1" as "Physical Address 1".
fn split_words(header: &str) -> String {
    let header = header.trim().trim_end_matches([':', '*', '?']);
    let mut out = String::with_capacity(header.len() + 8);
    let mut before = ' ';
    for c in header.chars().take(120) {
        let is_new =
            (c.is_uppercase() && before.is_lowercase()) || (c.is_ascii_digit() && before.is_lowercase());
        if is_new {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn headers_of_many_exports_are_known() {
        for (header, field) in [
            ("Name", Field::Name),
            ("PhysicalAddress1", Field::Street),
            ("AgencySystem_Name", Field::Name),
            ("Conference URL", Field::OnlineUrl),
            ("Días", Field::Day),
            ("Dirección", Field::Address),
            ("FEES", Field::Cost),
            ("Contact 1 Phone", Field::Private),
            ("MainContactName", Field::Private),
            ("AgencyAddressus_MailingAddress_city", Field::Private),
            ("Zoom Link", Field::OnlineUrl),
            ("Password", Field::Private),
            ("HoursOfOperation", Field::Schedule),
            ("ZIP", Field::Zip),
            ("Idiomas", Field::Languages),
            ("AgencyAddressus_AgencyAddressus_zip", Field::Zip),
            ("SHOW_ON_PUBLIC_SITE", Field::Public),
            ("postal_code", Field::PostalCode),
            ("Wochentag", Field::Day),
            ("Straße", Field::Street),
            ("Ansprechpartner/in", Field::Private),
            ("Horário", Field::Schedule),
            ("Endereço", Field::Address),
            ("Telefone do responsável", Field::Private),
            ("Giorno e ora", Field::Schedule),
            ("Città", Field::City),
            ("Referente", Field::Private),
            ("Modalités", Field::Format),
            ("Coordonnées GPS", Field::Point),
            ("Lat/Long", Field::Point),
            ("Nombre / Name", Field::Name),
            ("Address (if in person)", Field::Address),
            ("Zoom link (if online)", Field::OnlineUrl),
            ("Can we list your phone number publicly?", Field::Consent),
            ("Is the group free?", Field::Free),
        ] {
            assert_eq!(Field::of_header(header).map(|(f, _)| f), Some(field), "{header}");
        }
        for unknown in ["Lunch menu", "City/State", "Can we visit your group?"] {
            assert_eq!(Field::of_header(unknown), None, "{unknown}");
        }
        assert_eq!(Field::from_code("postal_code"), Some(Field::PostalCode));
    }
}
