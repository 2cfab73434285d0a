//! Small facts: languages, countries, numbers, yes and no, slugs.

use domain::text::fold;
use std::collections::BTreeSet;

/// ISO 639 codes with the names of languages in English and of their own.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "english ingles eng anglais inglese englisch"),
    ("es", "spanish espanol castellano spa espagnol spagnolo spanisch espanhol"),
    ("fr", "french francais frances fra fre francese franzosisch"),
    ("de", "german deutsch aleman deu ger allemand tedesco alemao"),
    ("it", "italian italiano ita italien italienisch"),
    ("pt", "portuguese portugues por brazilian portugais portoghese portugiesisch"),
    ("zh", "chinese chino mandarin zho chi mandarin/cantonese chinois cinese chinesisch chines"),
    ("yue", "cantonese"),
    ("vi", "vietnamese vietnamita vie"),
    ("ko", "korean coreano kor"),
    ("ja", "japanese japones jpn"),
    ("tl", "tagalog filipino pilipino tgl"),
    ("ru", "russian ruso rus russe russo russisch"),
    ("ar", "arabic arabe ara arabo arabisch"),
    ("hi", "hindi hin"),
    ("pa", "punjabi panjabi pan pun"),
    ("fa", "persian farsi fas per dari"),
    ("pl", "polish polski polaco pol polonais polacco polnisch"),
    ("uk", "ukrainian ukr ukrainisch ukrainien ucraino ucraniano"),
    ("el", "greek griego gre ell"),
    ("he", "hebrew hebreo heb"),
    ("hu", "hungarian hun"),
    ("hr", "croatian hrv"),
    ("bg", "bulgarian bul"),
    ("da", "danish dan"),
    ("fi", "finnish fin"),
    ("sv", "swedish swe svenska"),
    ("no", "norwegian nor norsk"),
    ("is", "icelandic isl"),
    ("lt", "lithuanian lit"),
    ("lv", "latvian"),
    ("et", "estonian"),
    ("mt", "maltese mlt"),
    ("nl", "dutch nederlands nld neerlandais niederlandisch"),
    ("sk", "slovak slk"),
    ("sl", "slovenian slovene slv"),
    ("cs", "czech ces"),
    ("ro", "romanian ron"),
    ("tr", "turkish turco tur turc turkisch turkce"),
    ("th", "thai tailandes tha"),
    ("ne", "nepali nep"),
    ("ml", "malayalam mal"),
    ("ta", "tamil"),
    ("te", "telugu"),
    ("bn", "bengali bangla"),
    ("gu", "gujarati"),
    ("ur", "urdu"),
    ("am", "amharic amh amarico"),
    ("ti", "tigrinya"),
    ("so", "somali"),
    ("sw", "swahili kiswahili"),
    ("af", "afrikaans afr"),
    ("ka", "georgian kat"),
    ("hy", "armenian armenio"),
    ("km", "khmer cambodian"),
    ("lo", "lao laotian"),
    ("hmn", "hmong"),
    ("my", "burmese"),
    ("id", "indonesian"),
    ("ms", "malay"),
    ("sm", "samoan"),
    ("ht", "creole haitian kreyol"),
    ("sr", "serbian"),
    ("bs", "bosnian"),
    ("sq", "albanian"),
    ("yi", "yiddish"),
    ("ga", "irish gaelic"),
    ("cy", "welsh cymraeg"),
    ("eu", "basque euskera"),
    ("ca", "catalan"),
    ("gl", "galician gallego"),
    ("ase", "asl"),
    ("mn", "mongolian"),
    ("ku", "kurdish"),
    ("ps", "pashto"),
    ("nv", "navajo"),
];

/// The ISO 639 code of a language's code or name in English or Spanish ("es", "es-MX", "Español"). Sign languages have
/// codes too (`ase`).
pub fn language_code(raw: &str) -> Option<String> {
    let folded = fold(super::bounded_bytes(raw, 200));
    if folded == "american sign language" {
        return Some("ase".into());
    }
    let first = folded.split(' ').next()?;
    LANGUAGES
        .iter()
        .find(|(code, names)| *code == first || names.split(' ').any(|name| name == first))
        .map(|(code, _)| (*code).to_owned())
}

/// Every language that a list names ("English, Spanish and Chinese").
pub fn languages(raw: &str) -> BTreeSet<String> {
    let short = super::bounded_bytes(raw, 1_000);
    let folded = fold(short);
    let mut found: BTreeSet<String> =
        short.split([',', ';', '/', '|', '&', '\n', '(', ')']).filter_map(language_code).collect();
    let long = folded.split(' ').filter(|word| word.len() > 3).filter_map(language_code);
    found.extend(long);
    found
}

/// The ISO 3166-1 alpha-2 code of a country's code or name.
pub fn country_code(raw: &str) -> Option<String> {
    let folded = fold(super::bounded_bytes(raw, 200));
    let squeezed = folded.replace(' ', "");
    let code = match squeezed.as_str() {
        "us"
        | "usa"
        | "unitedstates"
        | "unitedstatesofamerica"
        | "america"
        | "estadosunidos"
        | "eeuu"
        | "eua" => "US",
        "ca" | "can" | "canada" => "CA",
        "mx" | "mex" | "mexico" => "MX",
        "gb" | "gbr" | "uk" | "unitedkingdom" | "greatbritain" | "england" | "scotland" | "wales"
        | "northernireland" | "reinounido" => "GB",
        "ie" | "irl" | "ireland" | "irlanda" => "IE",
        "au" | "aus" | "australia" => "AU",
        "nz" | "nzl" | "newzealand" => "NZ",
        "es" | "esp" | "spain" | "espana" | "espagne" | "spanien" | "spagna" | "espanha" => "ES",
        "fr" | "fra" | "france" | "francia" | "frankreich" | "franca" => "FR",
        "de" | "deu" | "germany" | "deutschland" | "alemania" | "allemagne" | "germania" | "alemanha" => "DE",
        "it" | "ita" | "italy" | "italia" | "italien" | "italie" => "IT",
        "pt" | "prt" | "portugal" => "PT",
        "br" | "bra" | "brazil" | "brasil" | "bresil" | "brasile" => "BR",
        "ar" | "arg" | "argentina" => "AR",
        "cl" | "chl" | "chile" => "CL",
        "co" | "col" | "colombia" => "CO",
        "pe" | "per" | "peru" => "PE",
        "pr" | "pri" | "puertorico" => "PR",
        "in" | "ind" | "india" => "IN",
        "jp" | "jpn" | "japan" => "JP",
        "za" | "zaf" | "southafrica" => "ZA",
        "nl" | "nld" | "netherlands" | "thenetherlands" => "NL",
        "be" | "bel" | "belgium" | "belgique" | "belgien" => "BE",
        "ch" | "che" | "switzerland" | "schweiz" | "suisse" | "svizzera" => "CH",
        "at" | "aut" | "austria" | "osterreich" | "autriche" => "AT",
        "se" | "swe" | "sweden" | "sverige" => "SE",
        "no" | "nor" | "norway" => "NO",
        "dk" | "dnk" | "denmark" => "DK",
        "fi" | "fin" | "finland" => "FI",
        "pl" | "pol" | "poland" => "PL",
        _ => {
            let letters = raw.trim();
            let is_code = letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
            return is_code.then(|| letters.to_owned());
        }
    };
    Some(code.to_owned())
}

/// A number, with a point or a comma for decimals.
pub fn number(raw: &str) -> Option<f64> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > 40 {
        return None;
    }
    raw.parse().or_else(|_| raw.replace(',', ".").parse()).ok().filter(|n: &f64| n.is_finite())
}

/// Yes or no in a cell.
pub fn flag(raw: &str) -> Option<bool> {
    match fold(super::bounded_bytes(raw, 40)).as_str() {
        "y" | "yes" | "true" | "1" | "si" | "s" | "x" | "t" | "on" | "verdadero" | "ja" | "j" | "oui"
        | "sim" => Some(true),
        "n" | "no" | "false" | "0" | "f" | "off" | "falso" | "nein" | "non" | "nao" => Some(false),
        _ => None,
    }
}

/// A name that may stand in an address: lower-case letters, digits and single dashes, at most 64.
pub fn slug(raw: &str) -> String {
    let folded = fold(super::bounded_bytes(raw, 400));
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    out.truncate(64);
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_facts_are_read() {
        assert_eq!(language_code("es-MX").as_deref(), Some("es"));
        assert_eq!(language_code("Español").as_deref(), Some("es"));
        assert_eq!(language_code("klingon"), None);
        assert_eq!(
            languages("English, Spanish and Chinese").into_iter().collect::<Vec<_>>(),
            ["en", "es", "zh"]
        );
        assert_eq!(country_code("U.S.A.").as_deref(), Some("US"));
        assert_eq!(country_code("México").as_deref(), Some("MX"));
        assert_eq!(country_code("Atlantis"), None);
        assert_eq!(number("12,5"), Some(12.5));
        assert_eq!(number("NaN"), None);
        assert_eq!(flag("Sí"), Some(true));
        assert_eq!(slug("  Niños’ Group — #2 "), "ninos-group-2");
    }
}
