//! The form's fields, step by step.

use crate::words::Words;
use domain::{Access, Audience, Format, HostKind, Kind, LeaderKind, Membership, Stage, submission::Step};
use std::{borrow::Cow, collections::BTreeMap};

/// Most characters of one field that are kept until they are shortened.
pub(super) const KEPT: usize = 16_000;

/// How a field is filled in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Input {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// One of several; the noun of the codes' names and the codes.
    One(&'static str, fn() -> Vec<&'static str>),
    /// Any of several.
    Any(&'static str, fn() -> Vec<&'static str>),
}

impl Input {
    /// Most characters.
    fn most(self) -> usize {
        if matches!(self, Self::Line) { 500 } else { 4000 }
    }
}

/// Most characters of a field.
pub(super) fn most(name: &str) -> usize {
    let all = Step::ALL.iter().flat_map(|step| fields(*step));
    all.into_iter().find(|(known, _)| *known == name).map_or(0, |(_, input)| input.most())
}

/// The kind of a line, as a browser knows it: its type and the keys for it.
fn kind(name: &str) -> (&'static str, &'static str) {
    match name {
        "email" | "own_email" => ("email", "email"),
        "phone" | "join_phone" => ("tel", "tel"),
        "url" | "join_url" => ("text", "url"),
        "since" => ("text", "numeric"),
        _ => ("text", "text"),
    }
}

/// The fields of a step: name and how it is filled in.
pub(crate) fn fields(step: Step) -> &'static [(&'static str, Input)] {
    use Input::{Any, Area, Line, One};
    match step {
        Step::Group => &[
            ("name", Line),
            ("kind", One("kind", || codes(Kind::ALL, |k| k.code()))),
            ("description", Area),
            ("host_name", Line),
            ("host_kind", One("host", || codes(HostKind::ALL, |k| k.code()))),
            ("url", Line),
        ],
        Step::People => &[
            ("about", Line),
            ("stage", One("stage", || codes(Stage::ALL, |s| s.code()))),
            ("audience", Any("audience", || codes(Audience::ALL, |a| a.code()))),
            ("languages", Line),
        ],
        Step::Place => &[
            ("formats", Any("format", || codes(Format::ALL, |f| f.code()))),
            ("venue", Line),
            ("street", Line),
            ("city", Line),
            ("region", Line),
            ("postal_code", Line),
            ("directions", Area),
            ("join_url", Line),
            ("join_phone", Line),
            ("join_notes", Area),
            ("phone", Line),
            ("email", Line),
        ],
        Step::Time => &[("when", Area), ("zone", Line), ("term", One("term", || vec!["ongoing", "fixed"]))],
        Step::Leader => &[
            ("leader", One("leader", || codes(LeaderKind::ALL, |l| l.code()))),
            ("profession", Line),
            ("training", Area),
            ("credential", Line),
            ("expert", One("answer-expert", || vec!["yes", "no"])),
        ],
        Step::Rules => &[
            ("confidentiality", Area),
            ("ground_rules", Area),
            ("usual_meeting", Area),
            ("membership", One("membership", || codes(Membership::ALL, |m| m.code()))),
            ("size", Line),
            ("since", Line),
        ],
        Step::Cost => &[("cost", Line), ("access", Any("access", || codes(Access::ALL, |a| a.code())))],
        Step::Sender => &[("own_email", Line)],
        Step::Check => &[],
    }
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

/// The step after this one.
pub(crate) fn after(step: Step) -> Step {
    let at = Step::ALL.iter().position(|s| *s == step).unwrap_or(0);
    Step::ALL.get(at + 1).copied().unwrap_or(Step::Check)
}

/// The step before this one.
pub(crate) fn before(step: Step) -> Option<Step> {
    let at = Step::ALL.iter().position(|s| *s == step).unwrap_or(0);
    at.checked_sub(1).and_then(|at| Step::ALL.get(at).copied())
}

/// One choice of a field.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Its code.
    pub(crate) code: &'static str,
    /// Its name.
    pub(crate) label: String,
    /// It is chosen.
    pub(crate) chosen: bool,
}

/// A field as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its label.
    pub(crate) label: Cow<'static, str>,
    /// Its hint; empty for none.
    pub(crate) hint: String,
    /// What was typed.
    pub(crate) value: String,
    /// What is wrong with it.
    pub(crate) error: Option<String>,
    /// It must be filled in.
    pub(crate) required: bool,
    /// It has several lines.
    pub(crate) area: bool,
    /// Type of its input, and the keys for it.
    pub(crate) kind: (&'static str, &'static str),
    /// Only one choice can be made.
    pub(crate) one: bool,
    /// Its choices; none for a text.
    pub(crate) choices: Vec<Choice>,
}

/// The fields of a step with what was typed and what is wrong.
pub(crate) fn show(step: Step, typed: &BTreeMap<String, String>, wrong: &[&str], words: Words) -> Vec<Field> {
    let field = |(name, input): &(&'static str, Input)| {
        let value = typed.get(*name).cloned().unwrap_or_default();
        let (noun, codes, one) = match input {
            Input::One(noun, codes) => (*noun, codes(), true),
            Input::Any(noun, codes) => (*noun, codes(), false),
            Input::Line | Input::Area => ("", vec![], false),
        };
        let chosen = |code: &str| value.split(',').any(|v| v == code);
        let choice = |code: &'static str| Choice {
            code,
            label: words.code_name(noun, code).into_owned(),
            chosen: chosen(code),
        };
        Field {
            name,
            label: words.get(&format!("field-{name}")),
            hint: words.find(&format!("field-{name}-hint")).map(Cow::into_owned).unwrap_or_default(),
            error: wrong.contains(name).then(|| error(name, &value, words)),
            required: *name == "name",
            area: matches!(input, Input::Area),
            kind: kind(name),
            one,
            choices: codes.into_iter().map(choice).collect(),
            value,
        }
    };
    fields(step).iter().map(field).collect()
}

/// What is wrong with a field.
fn error(name: &str, value: &str, words: Words) -> String {
    let (most, length) = (most(name), value.trim().chars().count());
    if length <= most {
        return words.get(&format!("field-{name}-wrong")).into_owned();
    }
    let number = |n: usize| words.number(n as u64).into();
    words.with("field-too-long", &[("most", number(most)), ("length", number(length))])
}
