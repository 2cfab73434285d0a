//! What the codes and names of meeting kinds mean: Meeting Guide's types, BMLT's formats, words in spreadsheets.

use domain::{Access, Audience, Format, Listing, Membership, Status, text::fold};

/// What a code says about a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// Whom it is meant for.
    For(Audience),
    /// A need it meets.
    Access(Access),
    /// A language.
    Speaks(&'static str),
    /// Anybody may come, also who only wants to listen.
    Open,
    /// Only who lives with it may come; nobody has to ask first, so the group's membership stays unsaid.
    Closed,
    /// By video or telephone.
    Online,
    /// In a room and online.
    Hybrid,
    /// In a room.
    InPerson,
    /// Its room is closed for a while.
    RoomClosed,
    /// Something the house has no word of its own for.
    Tag(&'static str),
}

use Fact::{Closed, For, Hybrid, InPerson, Online, Open, RoomClosed, Speaks, Tag};

/// The tag of a meeting for everybody.
const OPEN_MEETING: &str = "open_meeting";
/// The tag of a meeting for those who live with it.
const CLOSED_MEETING: &str = "closed_meeting";

/// Meeting Guide code, names (folded, English then Spanish, `|` between), meaning.
const TYPES: &[(&str, &str, Fact)] = &[
    ("11", "11th step meditation|11th step|meditacion del paso 11", Tag("step_11")),
    ("12x12", "12 steps 12 traditions|12 x 12|12 pasos y 12 tradiciones", Tag("12x12")),
    ("A", "secular|agnostic|atheist agnostic|agnostic atheist|agnostico", Tag("secular")),
    ("ABSI", "as bill sees it|como lo ve bill", Tag("as_bill_sees_it")),
    ("AF", "afrikaans", Speaks("af")),
    ("AL", "concurrent with alateen|alateen", Tag("with_alateen")),
    ("AL-AN", "concurrent with al anon", Tag("with_al_anon")),
    ("AM", "amharic|amharico", Speaks("am")),
    ("AR", "arabic|arabe", Speaks("ar")),
    (
        "ASL",
        "american sign language|sign language|lenguaje por senas|lengua de senas",
        Fact::Access(Access::SignLanguage),
    ),
    ("B", "big book|libro grande", Tag("big_book")),
    (
        "BA",
        "babysitting available|babysitting|childcare|child care|guarderia disponible|cuidado de ninos",
        Fact::Access(Access::Childcare),
    ),
    ("BE", "newcomer|newcomers|beginner|beginners|principiantes|recien llegados", For(Audience::Newcomers)),
    ("BG", "bulgarian", Speaks("bg")),
    ("BI", "bisexual", For(Audience::Lgbtq)),
    ("BRK", "breakfast|desayuno", Tag("breakfast")),
    ("C", "closed|cerrada|cerrado|geschlossen|ferme|fermee|fechada", Closed),
    ("CAN", "candlelight|luz de una vela|a la luz de velas", Tag("candlelight")),
    (
        "CF",
        "child friendly|children welcome|ninos bienvenidos|amigable para ninos",
        Fact::Access(Access::Childcare),
    ),
    ("D", "discussion|discusion", Tag("discussion")),
    ("DA", "danish", Speaks("da")),
    ("DB", "digital basket|canasta digital", Tag("digital_basket")),
    ("DD", "dual diagnosis|diagnostico dual", Tag("dual_diagnosis")),
    ("DE", "german|aleman", Speaks("de")),
    ("DR", "daily reflections|reflexiones diarias", Tag("daily_reflections")),
    ("EL", "greek|griego", Speaks("el")),
    ("EN", "english|ingles", Speaks("en")),
    ("FA", "persian|persa|farsi", Speaks("fa")),
    ("FI", "finnish", Speaks("fi")),
    ("FF", "fragrance free|scent free|sin fragancia", Fact::Access(Access::FragranceFree)),
    ("FR", "french|frances", Speaks("fr")),
    ("G", "gay", For(Audience::Lgbtq)),
    ("GR", "grapevine|la vina", Tag("grapevine")),
    ("H", "birthday|cumpleanos", Tag("birthday")),
    ("HE", "hebrew|hebreo", Speaks("he")),
    ("HI", "hindi", Speaks("hi")),
    ("HR", "croatian", Speaks("hr")),
    ("HU", "hungarian", Speaks("hu")),
    ("IS", "icelandic", Speaks("is")),
    ("ITA", "italian|italiano", Speaks("it")),
    ("JA", "japanese|japones", Speaks("ja")),
    ("KA", "georgian", Speaks("ka")),
    ("KOR", "korean|coreano", Speaks("ko")),
    ("L", "lesbian|lesbianas", For(Audience::Lgbtq)),
    ("LGBTQ", "lgbtq|lgbt|lgbtqia|lgbtq+|lgbtqia+|gay lesbian|glbt", For(Audience::Lgbtq)),
    ("LGBTQIA", "", For(Audience::Lgbtq)),
    ("LIT", "literature|literature study|literatura", Tag("literature")),
    ("LS", "living sober|viviendo sobrio", Tag("living_sober")),
    ("LT", "lithuanian", Speaks("lt")),
    ("M", "men|mens|men only|hombres", For(Audience::Men)),
    ("MED", "meditation|meditacion", Tag("meditation")),
    ("ML", "malayalam", Speaks("ml")),
    ("MT", "maltese", Speaks("mt")),
    ("N", "native american|nativo americano", For(Audience::Indigenous)),
    ("NB", "non binary|nonbinary|no binario", For(Audience::Trans)),
    ("NDG", "indigenous|indigena", For(Audience::Indigenous)),
    ("NE", "nepali", Speaks("ne")),
    ("NL", "dutch", Speaks("nl")),
    ("NO", "norwegian", Speaks("no")),
    ("O", "open|abierta|abierto|offen|ouvert|ouverte|aberta", Open),
    ("ONL", "online|online meeting|virtual|en linea", Online),
    ("OUT", "outdoor|outdoors|al aire libre", Tag("outdoor")),
    ("P", "professionals|professional|profesionales", For(Audience::Professionals)),
    ("POA", "proof of attendance|prueba de asistencia", Tag("proof_of_attendance")),
    ("POC", "people of color|bipoc|gente de color", For(Audience::Bipoc)),
    ("POL", "polish|polaco", Speaks("pl")),
    ("POR", "portuguese|portugues", Speaks("pt")),
    ("PUN", "punjabi", Speaks("pa")),
    ("RUS", "russian|ruso", Speaks("ru")),
    ("S", "spanish|espanol", Speaks("es")),
    ("SEN", "seniors|senior|personas mayores", For(Audience::Seniors)),
    ("SK", "slovak", Speaks("sk")),
    ("SL", "slovenian", Speaks("sl")),
    ("SM", "smoking permitted|smoking|se permite fumar", Tag("smoking_permitted")),
    ("SP", "speaker|speaker meeting|orador", Tag("speaker")),
    ("ST", "step study|step meeting|step|steps|estudio de pasos", Tag("step_study")),
    ("SV", "swedish", Speaks("sv")),
    ("T", "transgender|transgenero", For(Audience::Trans)),
    ("TC", "location temporarily closed|temporarily closed|ubicacion temporalmente cerrada", RoomClosed),
    ("TH", "thai", Speaks("th")),
    ("TL", "tagalog", Speaks("tl")),
    ("TR", "tradition study|tradition|traditions|estudio de tradicion", Tag("tradition_study")),
    ("TUR", "turkish", Speaks("tr")),
    ("UK", "ukrainian", Speaks("uk")),
    ("W", "women|womens|women only|mujeres", For(Audience::Women)),
    (
        "X",
        "wheelchair access|wheelchair accessible|wheelchair|handicap accessible|acceso en silla de ruedas|accesible",
        Fact::Access(Access::Wheelchair),
    ),
    ("XB", "wheelchair accessible bathroom|bano accesible", Tag("accessible_bathroom")),
    ("XT", "cross talk permitted|crosstalk", Tag("cross_talk")),
    ("Y", "young people|young adults|jovenes", For(Audience::YoungAdults)),
    ("BV-I", "blind visually impaired", Fact::Access(Access::LowVision)),
    ("D-HOH", "deaf hard of hearing", Tag("deaf_hard_of_hearing")),
    ("LO-I", "loners isolationists", Tag("loners")),
    ("QSL", "quebec sign language", Fact::Access(Access::SignLanguage)),
    ("RSL", "russian sign language", Fact::Access(Access::SignLanguage)),
    ("HY", "hybrid|hibrida|hibrido", Hybrid),
    ("", "in person|presencial|face to face", InPerson),
    ("", "topic|tema", Tag("topic")),
    ("", "parents|padres", For(Audience::Parents)),
    ("", "families|family|friends and family|families friends and observers", For(Audience::FamilyFriends)),
    ("", "veterans|veteranos", For(Audience::Veterans)),
    ("", "teens|teen|adolescentes", For(Audience::Teens)),
    ("", "caregivers|cuidadores", For(Audience::Caregivers)),
    ("", "couples|parejas", For(Audience::Couples)),
];

/// What a Meeting Guide code or a name of it means.
pub(crate) fn of_type(code: &str) -> Option<Fact> {
    let code = code.trim();
    let by_code = TYPES.iter().find(|(known, _, _)| !known.is_empty() && known.eq_ignore_ascii_case(code));
    by_code.map(|(_, _, fact)| *fact).or_else(|| of_words(code))
}

/// What the name of a kind of meeting means.
pub(crate) fn of_words(words: &str) -> Option<Fact> {
    let folded = fold(words);
    let name = folded.strip_suffix(" meeting").unwrap_or(&folded);
    let is =
        |names: &str| names.split('|').any(|known| !known.is_empty() && (known == name || known == folded));
    TYPES.iter().find(|(_, names, _)| is(names)).map(|(_, _, fact)| *fact)
}

/// The Meeting Guide code of a fact.
pub(crate) fn type_of(fact: Fact) -> Option<&'static str> {
    TYPES
        .iter()
        .find(|(code, _, known)| *known == fact && !matches!(*code, "" | "ONL" | "HY"))
        .map(|(code, _, _)| *code)
}

/// The fact that a meeting speaks a language of these codes.
pub(crate) fn language(code: &str) -> Option<Fact> {
    TYPES.iter().map(|(_, _, fact)| *fact).find(|fact| matches!(fact, Speaks(known) if *known == code))
}

/// The Meeting Guide code of a language.
pub(crate) fn type_of_language(language: &str) -> Option<&'static str> {
    TYPES
        .iter()
        .find(|(_, _, fact)| matches!(fact, Speaks(known) if *known == language))
        .map(|(code, _, _)| *code)
}

/// The Meeting Guide code of a tag.
pub(crate) fn type_of_tag(tag: &str) -> Option<&'static str> {
    TYPES
        .iter()
        .find(|(_, _, fact)| matches!(fact, Tag(known) if *known == tag))
        .map(|(code, _, _)| *code)
        .filter(|code| !code.is_empty())
}

/// How a meeting is held, gathered from its facts before it is decided.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    /// Something says that it is online.
    pub(crate) online: bool,
    /// Something says that it is in a room.
    pub(crate) in_person: bool,
    /// Something says that it is online and not in a room.
    pub(crate) only_online: bool,
    /// Its room is closed for a while.
    pub(crate) room_closed: bool,
}

/// Whether a meeting is open or closed, as formats with one code for it say it.
pub(crate) fn open_or_closed(listing: &Listing) -> Option<Fact> {
    let is_closed = listing.tags.contains(CLOSED_MEETING) || listing.membership == Some(Membership::Closed);
    let is_open = listing.tags.contains(OPEN_MEETING) || listing.membership == Some(Membership::Open);
    is_closed.then_some(Closed).or(is_open.then_some(Open))
}

/// Writes a fact into a listing, or into how the meeting is held.
pub(crate) fn apply(listing: &mut Listing, held: &mut Held, fact: Fact) {
    match fact {
        Fact::For(audience) => drop(listing.audience.insert(audience)),
        Fact::Access(access) => drop(listing.access.insert(access)),
        Fact::Speaks(language) => drop(listing.languages.insert(language.to_owned())),
        Fact::Open => {
            listing.membership = Some(Membership::Open);
            listing.tags.insert(OPEN_MEETING.to_owned());
        }
        Fact::Closed => drop(listing.tags.insert(CLOSED_MEETING.to_owned())),
        Fact::Online => held.online = true,
        Fact::Hybrid => (held.online, held.in_person) = (true, true),
        Fact::InPerson => held.in_person = true,
        Fact::RoomClosed => held.room_closed = true,
        Fact::Tag(tag) => drop(listing.tags.insert(tag.to_owned())),
    }
}

/// Decides the formats and, where the room is closed, the status.
pub(crate) fn settle(listing: &mut Listing, held: Held) {
    let (url, phone) =
        listing.online.as_ref().map_or((false, false), |o| (o.url.is_some(), o.phone.is_some()));
    let is_remote = held.online || held.only_online || url || phone;
    let (door, any) = listing.place.as_ref().map_or((false, false), |p| {
        (
            !p.street.is_empty() && !p.approximate,
            !p.street.is_empty() || !p.venue.is_empty() || !p.city.is_empty(),
        )
    });
    let in_room = !held.room_closed && !held.only_online && (held.in_person || door || (any && !is_remote));
    if url || ((held.online || held.only_online) && !phone) {
        listing.formats.insert(Format::Video);
    }
    if phone {
        listing.formats.insert(Format::Phone);
    }
    if in_room {
        listing.formats.insert(Format::InPerson);
    }
    if held.room_closed && !is_remote {
        listing.status = Status::TemporarilyClosed;
        if any {
            listing.formats.insert(Format::InPerson);
        }
    }
}
