//! The first part of Canadian and British postal codes, which stands for a province or a post town. Points of the codes
//! themselves are in no table that may ship, so the town's stands for them.

use super::Places;
use crate::understood::PlaceFound;

/// First letter of a Canadian code -> province and its town with most people under that letter.
const CANADA: &[(char, &str, &str)] = &[
    ('A', "NL", "St. John's"),
    ('B', "NS", "Halifax"),
    ('C', "PE", "Charlottetown"),
    ('E', "NB", "Moncton"),
    ('G', "QC", "Québec"),
    ('H', "QC", "Montréal"),
    ('J', "QC", "Longueuil"),
    ('K', "ON", "Ottawa"),
    ('L', "ON", "Mississauga"),
    ('M', "ON", "Toronto"),
    ('N', "ON", "London"),
    ('P', "ON", "Greater Sudbury"),
    ('R', "MB", "Winnipeg"),
    ('S', "SK", "Saskatoon"),
    ('T', "AB", "Calgary"),
    ('V', "BC", "Vancouver"),
    ('X', "NT", "Yellowknife"),
    ('Y', "YT", "Whitehorse"),
];

/// Letters of a British postcode area -> its post town.
const BRITAIN: &str = "AB Aberdeen|AL St Albans|B Birmingham|BA Bath|BB Blackburn|BD Bradford|BH Bournemouth|BL Bolton|\
BN Brighton|BR Bromley|BS Bristol|BT Belfast|CA Carlisle|CB Cambridge|CF Cardiff|CH Chester|CM Chelmsford|CO Colchester|\
CR Croydon|CT Canterbury|CV Coventry|CW Crewe|DA Dartford|DD Dundee|DE Derby|DG Dumfries|DH Durham|DL Darlington|\
DN Doncaster|DT Dorchester|DY Dudley|E London|EC London|EH Edinburgh|EN Enfield|EX Exeter|FK Falkirk|FY Blackpool|\
G Glasgow|GL Gloucester|GU Guildford|HA Harrow|HD Huddersfield|HG Harrogate|HP Hemel Hempstead|HR Hereford|HU Hull|\
HX Halifax|IG Ilford|IP Ipswich|IV Inverness|KA Kilmarnock|KT Kingston upon Thames|KW Kirkwall|KY Kirkcaldy|L Liverpool|\
LA Lancaster|LD Llandrindod Wells|LE Leicester|LL Llandudno|LN Lincoln|LS Leeds|LU Luton|M Manchester|ME Maidstone|\
MK Milton Keynes|ML Motherwell|N London|NE Newcastle upon Tyne|NG Nottingham|NN Northampton|NP Newport|NR Norwich|\
NW London|OL Oldham|OX Oxford|PA Paisley|PE Peterborough|PH Perth|PL Plymouth|PO Portsmouth|PR Preston|RG Reading|\
RH Redhill|RM Romford|S Sheffield|SA Swansea|SE London|SG Stevenage|SK Stockport|SL Slough|SM Sutton|SN Swindon|\
SO Southampton|SP Salisbury|SR Sunderland|SS Southend-on-Sea|ST Stoke-on-Trent|SW London|SY Shrewsbury|TA Taunton|\
TD Galashiels|TF Telford|TN Tunbridge Wells|TQ Torquay|TR Truro|TS Middlesbrough|TW Twickenham|UB Southall|W London|\
WA Warrington|WC London|WD Watford|WF Wakefield|WN Wigan|WR Worcester|WS Walsall|WV Wolverhampton|YO York|ZE Lerwick";

/// The place of a Canadian postal code or its first three characters (letter, digit, letter).
pub(super) fn canadian(places: &Places, code: &str) -> Option<PlaceFound> {
    let code: Vec<char> =
        code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).take(7).collect();
    let shape = code
        .iter()
        .enumerate()
        .all(|(at, c)| if at % 2 == 0 { c.is_ascii_uppercase() } else { c.is_ascii_digit() });
    if !shape || !matches!(code.len(), 3 | 6) {
        return None;
    }
    let &(_, province, town) = CANADA.iter().find(|(letter, ..)| code.first() == Some(letter))?;
    let found = places.largest(town, Some(province), "CA")?;
    Some(postal(code.into_iter().take(3).collect(), format!("{town}, {province}"), found))
}

/// The place of a British postcode or its first part (one or two letters, a digit, perhaps one more character).
pub(super) fn british(places: &Places, code: &str) -> Option<PlaceFound> {
    let outward = outward(code)?;
    let letters: String = outward.chars().take_while(char::is_ascii_alphabetic).collect();
    let town = BRITAIN.split('|').find_map(|row| row.split_once(' ').filter(|(area, _)| *area == letters))?.1;
    let found = places.largest(town, None, "GB")?;
    Some(postal(outward, town.into(), found))
}

/// The first part of a British postcode, upper case.
fn outward(code: &str) -> Option<String> {
    let code: String =
        code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).take(8).collect();
    let is_inward = |b: &[u8]| matches!(b, [d, x, y] if d.is_ascii_digit() && x.is_ascii_uppercase() && y.is_ascii_uppercase());
    let cut = code
        .len()
        .checked_sub(3)
        .filter(|cut| *cut >= 2 && code.as_bytes().get(*cut..).is_some_and(is_inward));
    let outward = cut.and_then(|cut| code.get(..cut)).unwrap_or(&code);
    let shape: String = outward.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    let whole = outward.is_ascii() && outward.chars().all(char::is_alphanumeric);
    (whole && matches!(shape.as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A"))
        .then(|| outward.to_owned())
}

fn postal(value: String, resolves_to: String, found: PlaceFound) -> PlaceFound {
    PlaceFound { value, resolves_to: Some(resolves_to), ..found }
}
