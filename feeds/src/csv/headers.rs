//! What the headers of columns mean.

use domain::text::fold;
use std::{collections::HashMap, sync::LazyLock};

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident = $code:literal : $synonyms:literal),+ $(,)?) => {
        /// What a column holds. The codes are the names that a mapping uses.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Field { $($(#[$meta])* $name),+ }

        impl Field {
            /// Every field with its code and the headers it is known by, folded, `|` between them.
            const ALL: &'static [(Self, &'static str, &'static str)] = &[$((Self::$name, $code, $synonyms)),+];
        }
    };
}

fields! {
    /// The row's own id.
    Id = "id": "id|slug|key|uid|record id|resource agency num|service id|provider service code id|agency id|location id|identificador",
    /// The group's name.
    Name = "name": "name|meeting name|group name|name of meeting|name of group|support group|support group name|grupo de apoyo|title|event name|program name|program|service name|public name|resource name|listing name|listing|meeting|class name|nombre|nombre del grupo|nombre de la reunion|titulo|reunion|nom|nom du groupe|groupe de parole|groupe de soutien",
    /// The group that a meeting belongs to; the name where no column is one.
    Group = "group": "group|grupo|home group|homegroup|groupe",
    /// The organisation that offers it; the name where no other column is one.
    Host = "host": "host|organization|organisation|organization name|organisation name|agency|agency name|sponsor|sponsoring organization|hosted by|offered by|provider|provider name|parent agency|entity|company|institution|organizacion|institucion|agencia|anfitrion|entidad|organisme|association",
    /// The host's page.
    HostUrl = "host_url": "host url|entity url|entity website url|organization website|agency website",
    /// The host's number.
    HostPhone = "host_phone": "host phone|entity phone|organization phone|agency phone",
    /// The host's mailbox.
    HostEmail = "host_email": "host email|entity email|organization email|agency email",
    /// What it is about.
    Description = "description": "description|about|details|summary|services provided|services|service description|program description|agency description|group notes|information|info|overview|purpose|descripcion|detalles|servicios|acerca de|informacion|presentation",
    /// Notes.
    Notes = "notes": "notes|note|comments|comment|remarks|additional information|additional info|special notes|meeting notes|temporary message|notas|comentarios|observaciones|remarques|commentaires",
    /// Weekdays.
    Day = "day": "day|days|weekday|day of week|day of the week|meeting day|meeting days|dia|dias|dia de la semana|jour|jours|jour de la semaine",
    /// Which weeks: every one, or some of a month.
    Week = "week": "frequency|how often|week|weeks|which week|week of month|week of the month|frecuencia|semana|semanas|semana del mes|frequence",
    /// Start, or start and end.
    Time = "time": "time|start time|start|starts|begin|begins|begin time|meeting time|time of day|hora|hora de inicio|inicio|horas|opens at|heure|heures|heure de debut",
    /// Before noon or after, beside the time.
    Half = "half": "am pm|ampm|a m p m",
    /// End.
    EndTime = "end_time": "end time|end|ends|finish|finish time|hora de fin|fin|termina|closes at|heure de fin",
    /// When, in words.
    Schedule = "schedule": "schedule|when|meeting schedule|day time|days times|date time|dates times|day and time|days and times|date and time|hours|hours of operation|service hours|meets|meeting times|times|meeting day time|recurrence|horario|horarios|cuando|fecha y hora|dia y hora|quand|horaire|horaires|jour et heure",
    /// The rule as RFC 5545 writes it.
    Rrule = "rrule": "rrule|recurrence rule",
    /// Length in minutes.
    Minutes = "minutes": "minutes|duration|length|duracion|duration minutes",
    /// Zone.
    Zone = "timezone": "timezone|time zone|tz|zona horaria|huso horario",
    /// Kinds of meeting.
    Types = "types": "types|type|meeting type|meeting types|codes|format codes|tags|features|categories|category|tipo|tipos|tipo de reunion|categoria|categorias",
    /// How it meets.
    Format = "formats": "formats|format|meeting format|how|modality|mode|delivery|attendance|attendance option|in person or online|in person virtual|virtual or in person|modalidad|formato|attending type",
    /// Building or room.
    Venue = "venue": "venue|location|location name|place|building|facility|room|site|site name|meeting place|meeting location|where|church|lugar|ubicacion|sede|local|donde|sitio|lieu|salle",
    /// Street and number.
    Street = "street": "street|street address|address 1|address1|address line 1|physical address 1|physical address1|calle|calle y numero",
    /// Second line of the street.
    Street2 = "street2": "address 2|address2|address line 2|physical address 2|physical address2|suite|unit",
    /// An address on one line.
    Address = "address": "address|full address|formatted address|physical address|location address|meeting address|domicilio|direccion|direccion completa|adresse|adresse complete|ou",
    /// Town.
    City = "city": "city|town|physical city|municipality|suburb|locality|ciudad|municipio|localidad|poblacion|ville|commune",
    /// State or province.
    Region = "region": "state|province|state province|physical state province|st|estado|provincia|departamento|departement",
    /// A part of the area, the town where none is given.
    Area = "area": "region|sub region|area|neighborhood|neighbourhood|county|physical county|borough|barrio|colonia|zona|condado",
    /// Postal code.
    PostalCode = "postal_code": "postal code|postcode|physical postal code|codigo postal|cp|code postal",
    /// Postal code of the United States.
    Zip = "zip": "zip|zip code|zipcode|zip postal code",
    /// Country.
    Country = "country": "country|nation|physical country|pais|pays",
    /// Latitude.
    Lat = "latitude": "latitude|lat|latitud",
    /// Longitude.
    Lon = "longitude": "longitude|lon|lng|long|longitud",
    /// Whether the point is only about right.
    Approximate = "approximate": "approximate",
    /// How to find it.
    Directions = "directions": "directions|location notes|parking|transportation|public access transportation|bus service access|physical location description|how to get there|como llegar|indicaciones|transporte|acces",
    /// Where to join.
    OnlineUrl = "online_url": "conference url|zoom link|zoom url|zoom|online link|online url|meeting link|virtual link|video link|join link|link to join|virtual meeting link|teams link|webex link|enlace de zoom|enlace zoom|enlace de la reunion|liga de zoom|liga zoom",
    /// Number to join.
    OnlinePhone = "online_phone": "conference phone|dial in|dial in number|call in number|phone in|conference number|phone meeting number|numero para llamar",
    /// How to join.
    OnlineNotes = "online_notes": "conference url notes|conference phone notes|how to join|online notes|join instructions|virtual meeting info|registration|how to register|application process|intake procedure|como unirse|inscripcion|registro",
    /// The id of an online room.
    RoomId = "room_id": "meeting id|zoom id|zoom meeting id|webinar id|conference id|id de zoom|id de la reunion|id de reunion",
    /// Page.
    Url = "url": "website|website address|web site|url|web|web page|webpage|link|homepage|website url|more info|pagina web|sitio web|pagina|enlace|site web|site internet",
    /// Public number.
    Phone = "phone": "phone|telephone|phone number|phone 1 number|phone1 number|phones|tel|main phone|phone main|public phone|hotline|phone number hotline|telefono|numero de telefono|telefonos|numero de telephone",
    /// Public mailbox.
    Email = "email": "email|e mail|email address|email address main|public email|correo|correo electronico|courriel|adresse courriel|mail",
    /// Languages.
    Languages = "languages": "languages|language|languages spoken|languages offered|language s|language other than english|languages other than english|idioma|idiomas|lengua|lenguas|languages offered list|langue|langues",
    /// Price.
    Cost = "cost": "cost|fee|fees|price|charge|cost fee|fee structure|fee structure source|program fees|fees description|dues|costo|costos|precio|cuota|tarifa|tarifas|cout|tarif|prix",
    /// For whom.
    Audience = "audience": "audience|who|for whom|for|population|populations|eligibility|eligibility description|age groups|ages|age|age group|age range|gender|who can attend|who should attend|target population|open to|dirigido a|para quien|publico|edad|edades|requisitos|elegibilidad|pour qui",
    /// Who may come.
    Membership = "membership": "open closed|open or closed|membership|registration required|abierto cerrado|abierta o cerrada",
    /// Needs met.
    Access = "access": "accessibility|wheelchair|wheelchair access|wheelchair accessible|disabilities access|ada accessible|ada access|ada|access|handicap|accesibilidad|acceso para sillas de ruedas|accesible",
    /// What it is.
    Kind = "kind": "kind|listing type|resource type|clase",
    /// Whether it meets.
    Status = "status": "status|agency status|active|isactive|is active|estado actual|estatus|situacion",
    /// Fellowship.
    Fellowship = "fellowship": "fellowship|fellowship and type|program fellowship|12 step program|confraternidad|comunidad",
    /// Faith.
    Faith = "faith": "faith|religion|fe",
    /// What its members share.
    Experience = "experiences": "experiences|experience|condition|conditions|topic|topics|subject|issue|issues|focus|diagnosis|cancer type|support for|population served|tema|temas|condicion|enfermedad|diagnostico|padecimiento",
    /// Free words.
    Tags = "words": "words|keywords|search hints|palabras clave",
    /// How many come.
    Size = "size": "size|group size|capacity|tamano",
    /// First year.
    Since = "since": "since|founded|established|year founded|desde",
    /// When somebody last made sure.
    Checked = "checked": "checked|last verified|last verified on|verified|last contact|date verified|assured date|verificado",
    /// Yes where the row may be shown.
    Public = "public": "publicly listed|public listing|show on public site|available for directory|list publicly|publish|published|publico si no",
    /// Yes where the row may not be shown.
    Hidden = "hidden": "exclude from website|exclude from directory|unpublished|unlisted|physical address is private",
    /// The listing that this program wrote.
    Whole = "commonground_listing": "commonground listing",
    /// Never read: persons, passwords, the inside of an office.
    Private = "private": "contact|contacts|contact name|contact person|point of contact|contact email|contact phone|facilitator|leader|leader name|facilitator name|password|passcode|pass code|pin|access code|host key|author|edit url|edit link|feedback emails|mailing address|mailing list|fax|tax id|fein|internal notes|staff notes|edit notes|venmo|square|paypal|cash app|homegroup online|data source|data source name|updated|updated on|entered on|last updated|flyer|flyer link|district|sub district|website 2|contacto|nombre de contacto|persona de contacto|facilitador|facilitadora|contrasena|clave|responsable",
}

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
];

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

    /// The field of a header, and how surely (smaller is surer).
    pub(super) fn of_header(header: &str) -> Option<(Self, usize)> {
        let words = fold(&split_words(header));
        if words.is_empty() || words.len() > 80 {
            return None;
        }
        if let Some(exact) = named(&words) {
            return Some(exact);
        }
        let padded = format!(" {words} ");
        if PRIVATE_WORDS.iter().any(|word| padded.contains(&format!(" {word} "))) {
            return Some((Self::Private, 0));
        }
        let stripped = PREFIXES.iter().filter_map(|prefix| words.strip_prefix(prefix)).find_map(named);
        let short = || words.strip_suffix(" es").or_else(|| words.strip_suffix(" s")).and_then(named);
        let alike = || (words.len() > 4).then(|| words.replace(' ', "")).and_then(|joined| squeezed(&joined));
        stripped.or_else(short).or_else(alike).map(|(field, rank)| (field, rank + 50))
    }
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
        ] {
            assert_eq!(Field::of_header(header).map(|(f, _)| f), Some(field), "{header}");
        }
        assert_eq!(Field::of_header("Lunch menu"), None);
        assert_eq!(Field::from_code("postal_code"), Some(Field::PostalCode));
    }
}
