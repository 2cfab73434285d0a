//! Whether a table is a list of groups. Tables of towns, wares, people and words have names as well: what counts is what
//! only a listing has, and what its rows speak of.

use super::{
    columns::{Column, meant},
    headers::Field,
};
use crate::{clean, facts, feed::FeedError, sense, times};
use domain::text::fold;
use std::collections::HashSet;

/// Rows that are looked at.
pub(crate) const SAMPLE: usize = 200;
/// Bytes of a cell that are looked at.
const CELL: usize = 400;
/// Columns that are looked at.
const COLUMNS: usize = 200;
/// What a list of groups reaches.
const ENOUGH: i32 = 4;

/// What is worth nothing, since every table may have it.
const GENERIC: &str = "population|populations|age|ages|age group|age groups|gender|edad|edades|price|precio|charge|type|tipo|\
    tipos|kind|clase|category|categories|categoria|categorias|features|tags|mode|how|delivery|status|active|isactive|is active|\
    situacion|from|to|art|typ|form|preis|prix|preco|prezzo|beginn|ende|anfang|debut|fine|fim|von|bis|alter|titel|titre|thema|theme|assunto|\
    start|starts|begin|begins|inicio|end|ends|finish|fin|length|duration|duracion|size|capacity|tamano|subject|issue|\
    issues|site|sitio|comunidad|company|entity|entidad|provider|format|formato|summary|membership|religion|fe|approximate|local";
/// What only a listing has, though its field is a plain one.
const TELLING: &str = "facilitator|facilitator name|leader name|facilitador|facilitadora|zielgruppe|fur wen|pour qui|public concerne|per chi|rivolto a|publico alvo|para quem|for whom|who can attend|who should attend|\
    target population|dirigido a|para quien|population served|cancer type|support for|attendance|attendance option|modality|\
    modalidad|in person or online|in person virtual|virtual or in person|attending type|sponsoring organization|open to";
/// Hours at which something is open, which shops have too.
const HOURS: &str = "hours|hours of operation|service hours|horas|recurrence|date time|date times|dates times|\
    date and time|fecha y hora";
/// Words of headers that speak of groups.
const OF_GROUPS: &str = "group|groups|meeting|meetings|support|class|grupo|grupos|reunion|reuniones|apoyo|\
    gruppe|gruppen|selbsthilfegruppe|selbsthilfegruppen|treffen|groupe|groupes|gruppo|gruppi|riunione|riunioni|reuniao|reunioes|apoio";
/// Words of headers of names that say that a group is named.
const NAMED: &str = "support|apoyo|apoio|group|groups|meeting|grupo|grupos|reunion|reuniao|\
    groupe|groupes|gruppe|selbsthilfegruppe|gruppo|riunione";
/// Words of headers that other tables have.
const OF_OTHERS: &str = "population|elevation|altitude|altitud|geonameid|admin1|admin2|admin|fips|iso|iso2|iso3|iata|density|capital|\
    continent|continente|habitantes|sku|stock|quantity|qty|cantidad|barcode|ean|upc|isbn|brand|marca|model|modelo|colour|color|weight|\
    peso|discount|descuento|inventory|warehouse|product|producto|vendor|supplier|proveedor|surname|apellido|apellidos|birth|birthday|\
    dob|nacimiento|salary|salario|sueldo|employee|empleado|student|alumno|ssn|dni|score|grade|username|login|amount|balance|invoice|\
    factura|iban|importe|saldo|debit|credit|transaction|currency|moneda|synonym|synonyms|sinonimos|doid|icd10|icd10cm|mesh|umls|\
    snomed|definition|definicion|taxonomy|parent|count|latency|temperature|temperatura|humidity|humedad|sensor|checksum|severity|\
    artist|artista|album|track|episode|channel|canal|team|equipo|goals|goles|player|jugador|flight|vuelo|departure|arrival|vehicle|\
    calories|calorias|ingredients|ingredientes|cuisine|recipe|receta|menu|species|especie|einwohner|bevolkerung|hauptstadt|vorname|nachname|familienname|geburtsdatum|\
    kundennummer|artikel|artikelnummer|menge|bestand|marke|gewicht|rabatt|rechnung|betrag|habitants|prenom|naissance|quantite|marque|\
    facture|montant|cognome|nascita|quantita|fattura|importo|abitanti|sobrenome|nascimento|quantidade|fatura|saldo devedor";

/// Words of a name that say that a list is one of people, and not of groups.
const OF_PEOPLE: &str = "member|members|membership|roster|facilitator|facilitators|leader|leaders|contact|contacts|volunteer|\
    volunteers|participant|participants|attendee|attendees|attendance|staff|people|mailing|registration|registrations|signup|sign|\
    client|clients|patient|patients|miembros|facilitadores|contactos|voluntarios|participantes|asistentes|asistencia|personal|\
    personas|pacientes|clientes|inscripciones|mitglieder|teilnehmer|teilnehmerinnen|anmeldungen|kunden|adherents|\
    inscrits|benevoles|membri|iscritti|partecipanti|membros|inscritos";

/// A look at a table: what it is called, its columns and some of its rows.
#[derive(Default)]
pub(crate) struct Look {
    name: String,
    /// It has columns that a mapping can name.
    is_table: bool,
    columns: Vec<(String, Column)>,
    rows: Vec<Vec<String>>,
}

/// What a column adds, and whether only a list of groups has it.
#[derive(Clone, Copy)]
struct Worth(i32, bool);

const NOTHING: Worth = Worth(0, false);

impl Look {
    /// A table that files, sheets and titles call so, with these headers.
    pub(crate) fn at<'a>(name: &str, headers: impl Iterator<Item = &'a str>) -> Self {
        let column = |header: &str| (header.trim().to_owned(), meant(header));
        Self {
            name: fold(name),
            is_table: true,
            columns: headers.take(COLUMNS).map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Takes a row in, its cells in the order of the headers.
    pub(crate) fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        self.rows.push(cells.take(COLUMNS).map(seen).collect());
    }

    /// Takes in a record whose cells have names.
    pub(crate) fn record<'a>(&mut self, cells: impl Iterator<Item = (&'a str, String)>) {
        let mut row = Vec::new();
        for (name, cell) in cells.take(COLUMNS) {
            let known = self.columns.iter().position(|(header, _)| header == name);
            let at = known.unwrap_or(self.columns.len());
            if known.is_none() && at < COLUMNS {
                self.columns.push((name.to_owned(), meant(name)));
            }
            row.resize(row.len().max(at + 1), String::new());
            row[at] = seen(&cell);
        }
        self.rows.push(row);
    }

    /// Refuses a table that is no list of groups. `is_known`: something beside it says that it is one.
    pub(crate) fn check(&self, is_known: bool) -> Result<(), FeedError> {
        if self.rows.iter().flatten().all(String::is_empty) || self.lists_groups(is_known) {
            return Ok(());
        }
        let headers: Vec<&str> =
            self.columns.iter().map(|(header, _)| header.as_str()).filter(|h| !h.is_empty()).collect();
        let mut named = clean::line(&headers.iter().take(6).copied().collect::<Vec<_>>().join(", "));
        if headers.len() > 6 {
            named.push_str(", …");
        }
        Err(FeedError::Unknown(format!(
            "This table does not look like a list of groups: its columns ({named}) do not say when, how or for whom a group meets.{}",
            self.way_in()
        )))
    }

    /// How a table is taken that does not look like what it is.
    fn way_in(&self) -> String {
        if !self.is_table {
            return String::new();
        }
        let is_name = |column: &Column| matches!(column, Column::Field(Field::Name | Field::Group, _));
        match self.columns.iter().find(|(_, column)| is_name(column)) {
            Some((header, _)) => {
                format!(
                    " If it is one, give a mapping file with the line \"{} = name\".",
                    clean::line(header)
                )
            }
            None => " If it is one, give a mapping file that says which column is the name.".to_owned(),
        }
    }

    fn lists_groups(&self, is_known: bool) -> bool {
        let mut seen = HashSet::new();
        let (mut sum, mut others, mut is_told) = (0, 0, is_known);
        for (at, (header, column)) in self.columns.iter().enumerate() {
            let Worth(worth, tells) = self.worth(at, &fold(header), column);
            let of = match column {
                Column::Field(field, _) => Some(*field),
                Column::Day(_) => Some(Field::Day),
                Column::TimeIn(_) => Some(Field::Time),
                Column::Unknown => None,
            };
            is_told |= tells;
            if worth < 0 {
                others += 1;
            } else if worth > 0 && of.is_none_or(|field| seen.insert(field)) {
                sum += worth;
            }
        }
        let speaks = self.speaks_of_groups() || self.is_called_groups();
        let speaks = 4 * i32::from(is_known) + 3 * i32::from(speaks);
        (is_told || speaks > 0) && sum + speaks - 2 * others.min(3) >= ENOUGH
    }

    fn worth(&self, at: usize, header: &str, column: &Column) -> Worth {
        let is = |list: &str| list.split('|').any(|known| known.trim() == header);
        let has =
            |list: &str| header.split(' ').any(|word| list.split('|').any(|known| known.trim() == word));
        let field = match column {
            Column::Day(_) => {
                return self.when(at, |cell| clean::time(cell).is_some() || clean::flag(cell) == Some(true));
            }
            Column::TimeIn(_) => return Worth(1, false),
            Column::Unknown if has(OF_OTHERS) || header == "first name" || header == "last name" => {
                return Worth(-1, false);
            }
            Column::Unknown => return NOTHING,
            Column::Field(field, _) => *field,
        };
        if is(TELLING) {
            return Worth(2, true);
        }
        if is(GENERIC) && field != Field::Types {
            return if header.starts_with("population") { Worth(-1, false) } else { NOTHING };
        }
        let in_words =
            |cell: &str| !times::in_words(cell, None).is_empty() || !clean::weekdays(cell).is_empty();
        let more = if has(OF_GROUPS) { Worth(2, true) } else { Worth(1, false) };
        match field {
            Field::Day => self.when(at, |cell| !times::days(cell).is_empty()),
            Field::Schedule if is(HOURS) => Worth(1, false),
            Field::Week => Worth(1, false),
            Field::Schedule => self.when(at, in_words),
            Field::Types
                if self.share(at, |cell| {
                    cell.split([',', ';', '|']).any(|code| facts::of_type(code.trim()).is_some())
                }) > 0.5 =>
            {
                Worth(3, true)
            }
            Field::Types if is(GENERIC) => NOTHING,
            Field::OnlineUrl | Field::OnlinePhone | Field::RoomId => Worth(3, true),
            Field::Rrule | Field::Membership | Field::Fellowship => Worth(2, true),
            Field::Group
                if self.columns.iter().any(|(_, column)| matches!(column, Column::Field(Field::Name, _))) =>
            {
                Worth(1, false)
            }
            Field::Name | Field::Group if has(NAMED) => Worth(3, true),
            Field::Name | Field::Group if has(OF_GROUPS) => Worth(2, true),
            Field::Private
                if !header
                    .split(' ')
                    .any(|word| word.starts_with("contact") || word.starts_with("leader")) =>
            {
                NOTHING
            }
            field if PLAIN.contains(&field) => more,
            _ => NOTHING,
        }
    }

    /// Whether what the table is called says that it lists groups: several, and not those who come to one.
    fn is_called_groups(&self) -> bool {
        let has =
            |list: &str| self.name.split(' ').any(|word| list.split('|').any(|known| known.trim() == word));
        has("groups|meetings|grupos|reuniones|reunioes|groupes|gruppen|selbsthilfegruppen|gruppi|riunioni")
            && !has(OF_PEOPLE)
    }

    /// A column that says when: it counts where it is understood, and twice then.
    fn when(&self, at: usize, is_understood: impl Fn(&str) -> bool) -> Worth {
        match self.share(at, is_understood) {
            share if share.is_nan() => Worth(2, true),
            share if share >= 0.25 => Worth(4, true),
            _ => NOTHING,
        }
    }

    /// The share of a column's filled cells of which something is true; no number where none is filled.
    fn share(&self, at: usize, is: impl Fn(&str) -> bool) -> f64 {
        let filled = self.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        let (all, so) = filled.fold((0, 0), |(all, so), cell| (all + 1, so + u32::from(is(cell))));
        f64::from(so) / f64::from(all)
    }

    /// Whether a fifth of the rows speak of groups, meetings, classes or lines.
    fn speaks_of_groups(&self) -> bool {
        let told = [
            Field::Name,
            Field::Group,
            Field::Host,
            Field::Description,
            Field::Notes,
            Field::Experience,
            Field::Types,
        ];
        let is_told = |column: &Column| matches!(column, Column::Field(field, _) if told.contains(field));
        let speaks = |row: &&Vec<String>| {
            let cells = self.columns.iter().zip(row.iter()).filter(|((_, column), _)| is_told(column));
            sense::speaks_of_groups(&cells.map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(". "))
        };
        self.rows.iter().filter(speaks).count() * 5 >= self.rows.len()
    }
}

/// As much of a cell as is looked at.
fn seen(cell: &str) -> String {
    cell[..cell.floor_char_boundary(CELL)].trim().to_owned()
}

/// Fields that a listing has, and other tables too.
const PLAIN: &[Field] = &[
    Field::Group,
    Field::Host,
    Field::Description,
    Field::Notes,
    Field::Time,
    Field::EndTime,
    Field::Minutes,
    Field::Types,
    Field::Format,
    Field::Venue,
    Field::Street,
    Field::Address,
    Field::Directions,
    Field::OnlineNotes,
    Field::Url,
    Field::Phone,
    Field::Email,
    Field::Languages,
    Field::Cost,
    Field::Audience,
    Field::Access,
    Field::Experience,
    Field::Public,
    Field::Private,
];
