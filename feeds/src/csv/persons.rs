//! Columns that are of persons though their headers do not say so.

use super::{columns::Column, headers::Field};

/// Columns that programs of forms add, and the address among them that is of who filled the form in.
const FORM: &[&str] = &[
    "timestamp",
    "respondent id",
    "response id",
    "submission date",
    "submitted at",
    "submission id",
    "marca temporal",
    "zeitstempel",
    "horodateur",
    "informazioni cronologiche",
    "carimbo de data hora",
];
const OF_FORM: &[&str] = &[
    "email address",
    "email",
    "e mail",
    "username",
    "direccion de correo electronico",
    "e mail adresse",
    "adresse e mail",
    "indirizzo email",
    "endereco de e mail",
];

/// Columns of the name of whoever filled a form, and the number beside it.
const OF_SENDER: &[&str] = &[
    "your name",
    "your full name",
    "full name",
    "first name",
    "last name",
    "submitted by",
    "tu nombre",
    "su nombre",
];
const NUMBER: &[&str] = &[
    "phone",
    "phone number",
    "telephone",
    "telephone number",
    "cell phone",
    "mobile",
    "telefono",
    "numero de telefono",
];

/// A number right behind a person's column is that person's; so is every number where meetings have contacts.
pub(super) fn leave(columns: &mut [Column], header: &[String]) {
    const PERSONS: &[&str] = &[
        "contact",
        "person",
        "facilitator",
        "leader",
        "coordinator",
        "contacto",
        "facilitador",
        "responsable",
        "ansprechpartner",
        "ansprechpartnerin",
        "ansprechperson",
        "kontakt",
        "kontaktperson",
        "leitung",
        "gruppenleitung",
        "referent",
        "animateur",
        "animatrice",
        "referente",
        "contatto",
        "responsabile",
        "conduttore",
        "facilitatore",
        "contato",
        "responsavel",
        "coordenador",
        "coordenadora",
    ];
    let is_person = |header: &str| {
        let folded = domain::text::fold(header);
        folded.split(' ').any(|word| PERSONS.contains(&word))
    };
    let is_ours = columns.iter().any(|c| matches!(c, Column::Field(Field::Whole, _)));
    // What a form asked of who filled it in is that person's.
    let is_form = header.iter().any(|header| FORM.contains(&domain::text::fold(header).as_str()));
    let with_contacts = header.iter().any(|h| domain::text::fold(h).starts_with("contact 1"));
    let has = |list: &[&str]| header.iter().any(|h| list.contains(&domain::text::fold(h).as_str()));
    let is_asked = columns.iter().any(|c| matches!(c, Column::Field(Field::Consent, _)));
    let of_sender = is_form && !is_asked && has(OF_SENDER);
    let mut behind = false;
    for (column, header) in columns.iter_mut().zip(header) {
        match column {
            Column::Field(Field::Phone, _) if !is_ours && (behind || with_contacts) => {
                *column = Column::Field(Field::Private, 0);
            }
            Column::Field(Field::Phone, _)
                if of_sender && NUMBER.contains(&domain::text::fold(header).as_str()) =>
            {
                *column = Column::Field(Field::Private, 0);
            }
            Column::Field(Field::Email, _)
                if is_form && OF_FORM.contains(&domain::text::fold(header).as_str()) =>
            {
                *column = Column::Field(Field::Private, 0);
            }
            Column::Field(Field::Phone | Field::Email, _) => {}
            Column::Field(Field::Private, _) => behind = is_person(header),
            _ => behind = false,
        }
    }
}
