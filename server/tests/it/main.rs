//! Stories through public routes, on both engines, with a fixed clock.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that cannot go on fails"
)]

mod account;
mod appeal;
mod arrival;
mod bell;
mod block;
mod chat;
mod circles;
mod concern;
mod conversation;
mod copy;
mod credential;
mod demo;
mod deploy;
mod doors;
mod feeds_out;
mod find;
mod floors;
mod host;
mod house;
#[cfg(feature = "oidc")]
mod identity;
mod image;
mod import;
mod invitation;
#[cfg(feature = "oidc")]
mod issuer;
mod job;
mod join;
mod letter;
mod listing;
mod live;
mod mail;
mod meeting;
mod mention;
mod notice;
mod passkey;
mod permission;
mod postbox;
mod privacy;
mod push;
mod queue;
mod reading;
mod refresh;
mod refused;
mod resource;
mod restore;
mod retention;
mod sealed;
mod setup;
mod space;
mod submission;
mod thread;
mod tls;
mod totp;
mod transfer;
mod watch;

/// A small Meeting Guide feed: one group on two evenings, one by phone, one in Spanish.
const RIVERSIDE: &str = r#"[
 {"slug":"widowed-mon","name":"Widowed Together","day":1,"time":"18:30","end_time":"20:00","types":["O","X"],
  "formatted_address":"10 Main Street, Carmel, IN 46032, USA","latitude":39.9784,"longitude":-86.118,
  "timezone":"America/Indiana/Indianapolis","location":"Carmel Library","notes":"For people whose husband, wife or partner died. Free.",
  "entity":"Riverside Hospice","entity_website_url":"https://hospice.example.org",
  "contact_1_name":"Pat Doe","contact_1_phone":"317-555-0111","contact_1_email":"pat.doe@example.com"},
 {"slug":"widowed-thu","name":"Widowed Together","day":4,"time":"18:30","end_time":"20:00","types":["O","X"],
  "formatted_address":"10 Main Street, Carmel, IN 46032, USA","latitude":39.9784,"longitude":-86.118,
  "timezone":"America/Indiana/Indianapolis","location":"Carmel Library","notes":"For people whose husband, wife or partner died. Free.",
  "entity":"Riverside Hospice","entity_website_url":"https://hospice.example.org"},
 {"slug":"pain-phone","name":"Chronic Pain Line Circle","day":2,"time":"12:00","end_time":"13:00","types":["O"],
  "timezone":"America/New_York","conference_phone":"+18005550142","notes":"Chronic pain support group by phone."},
 {"slug":"cuidar","name":"Cuidar a quien cuida","day":3,"time":"19:00","end_time":"20:30","types":["S","O"],
  "timezone":"America/Chicago","conference_url":"https://meet.example.org/cuidar?pwd=secret123",
  "notes":"Grupo de apoyo gratis para cuidadores de personas con Alzheimer. Código de acceso: 445566"},
 {"slug":"nameless","day":2,"time":"19:00"}
]"#;
