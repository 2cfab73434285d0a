//! The fields of the account's forms. What is secret is never shown again.

use crate::words::Words;
use domain::{Private, account::Wrong};
use std::collections::HashMap;

/// What was typed into a form. Prints nothing of it.
#[derive(Default, serde::Deserialize)]
#[serde(transparent)]
pub(crate) struct Typed(HashMap<String, String>);

impl Typed {
    /// A text, without blanks around it.
    pub(crate) fn text(&self, name: &str) -> String {
        self.0.get(name).map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    /// A secret, as it was typed.
    pub(crate) fn secret(&self, name: &str) -> Private<String> {
        self.0.get(name).cloned().unwrap_or_default().into()
    }
}

/// A field as it is shown.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) kind: &'static str,
    pub(crate) autocomplete: &'static str,
    pub(crate) value: String,
    pub(crate) error: Option<String>,
}

/// A field: its name, what it is for a browser, what a browser may fill in, and what can be wrong with it.
struct Plan(&'static str, &'static str, &'static str, &'static [Wrong]);

const NAME: Plan = Plan("name", "text", "username", &[Wrong::Name, Wrong::Taken]);
const OLD: Plan = Plan("old", "password", "current-password", &[]);
const NEW: Plan = Plan("passphrase", "password", "new-password", &[Wrong::Length, Wrong::Easy]);

const BORN: Plan = Plan("born", "text", "off", &[Wrong::Born]);

fn plan(page: &str) -> &'static [Plan] {
    match page {
        "sign-up" => &[NAME, NEW, BORN],
        "operator" => &[NAME, NEW],
        "sign-up-passkey" => &[NAME, BORN],
        "sign-in" => &[NAME, Plan("passphrase", "password", "current-password", &[])],
        "recover" => &[NAME, Plan("code", "text", "off", &[]), NEW],
        "passphrase" => &[OLD, NEW],
        "codes" | "erase" => &[OLD],
        _ => &[],
    }
}

/// Whether something that is wrong stands at one of the fields, and not above the form.
pub(crate) fn is_of_a_field(page: &str, wrong: Wrong) -> bool {
    plan(page).iter().any(|field| field.3.contains(&wrong))
}

/// The fields of a form, with what was typed and what is wrong.
pub(crate) fn fields(page: &'static str, typed: &Typed, wrong: &[Wrong], words: Words) -> Vec<Field> {
    let field = |Plan(name, kind, autocomplete, errors): &Plan| {
        let own = words.find(&format!("account-{page}-{name}"));
        let hint = words.find(&format!("account-{page}-{name}-hint"));
        let error = wrong.iter().find(|wrong| errors.contains(wrong));
        Field {
            name,
            label: own.unwrap_or_else(|| words.get(&format!("account-{name}"))).into_owned(),
            hint: hint.map(std::borrow::Cow::into_owned).unwrap_or_default(),
            kind,
            autocomplete,
            value: if *kind == "password" { String::new() } else { typed.text(name) },
            error: error.map(|wrong| words.get(&format!("account-wrong-{wrong}")).into_owned()),
        }
    };
    plan(page).iter().map(field).collect()
}
