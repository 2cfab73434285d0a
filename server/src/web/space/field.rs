//! A field of a form: label above, hint under it, what is wrong beside it, and what was typed kept.

use crate::words::Words;
use std::borrow::Cow;

/// What a field looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One line.
    Line,
    /// A number.
    Number,
    /// A day.
    Day,
    /// Several lines.
    Area,
    /// One of some choices.
    One,
    /// One of many choices, folded.
    Pick,
    /// Something to confirm.
    Check,
}

/// One of some choices.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Its code.
    pub(crate) code: Cow<'static, str>,
    /// Its name.
    pub(crate) label: Cow<'static, str>,
    /// What it means; empty for what needs no telling.
    pub(crate) hint: Cow<'static, str>,
}

/// A field as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its name in the form.
    pub(crate) name: String,
    /// Its label.
    pub(crate) label: Cow<'static, str>,
    /// Its hint; empty for none.
    pub(crate) hint: Cow<'static, str>,
    /// What was typed; of something to confirm, "on" when it was.
    pub(crate) value: String,
    /// What is wrong with it.
    pub(crate) error: Option<String>,
    /// What it looks like.
    pub(crate) shape: Shape,
    /// Its choices.
    pub(crate) choices: Vec<Choice>,
    /// It may stay empty.
    pub(crate) optional: bool,
    /// Most characters; 0 for no bound.
    pub(crate) most: usize,
    /// Lines of an area.
    pub(crate) rows: usize,
}

impl Field {
    /// A field whose words stand under `<key>` and `<key>-hint`.
    pub(crate) fn new(words: Words, name: &str, key: &str, shape: Shape) -> Self {
        Self {
            name: name.to_owned(),
            label: words.get(key),
            hint: words.find(&format!("{key}-hint")).unwrap_or_default(),
            value: String::new(),
            error: None,
            shape,
            choices: vec![],
            optional: false,
            most: 0,
            rows: 6,
        }
    }

    /// With what was typed.
    pub(crate) fn with(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Confirmed or not.
    pub(crate) fn checked(self, on: bool) -> Self {
        self.with(if on { "on" } else { "" })
    }

    /// With what is wrong.
    pub(crate) fn wrong(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// It may stay empty.
    pub(crate) fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// With a bound, and so many lines.
    pub(crate) fn most(mut self, most: usize, rows: usize) -> Self {
        (self.most, self.rows) = (most, rows);
        self
    }

    /// With choices that are codes of a noun: named by `<noun>-<code>` and explained by `<noun>-<code>-hint`.
    pub(crate) fn codes(
        mut self,
        words: Words,
        noun: &str,
        codes: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        let choice = |code: &'static str| Choice {
            code: Cow::Borrowed(code),
            label: words.code_name(noun, code),
            hint: words.find(&format!("{noun}-{code}-hint")).unwrap_or_default(),
        };
        self.choices = codes.into_iter().map(choice).collect();
        self
    }
}

impl Field {
    /// With choices that have no code: each with its name.
    pub(crate) fn choices(mut self, choices: impl IntoIterator<Item = (String, Cow<'static, str>)>) -> Self {
        let choice = |(code, label)| Choice { code: Cow::Owned(code), label, hint: Cow::Borrowed("") };
        self.choices = choices.into_iter().map(choice).collect();
        self
    }
}

/// Paragraphs of a text.
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Whether something is wrong with a field.
pub(crate) fn any_wrong(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.error.is_some())
}
