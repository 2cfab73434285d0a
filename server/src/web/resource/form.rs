//! The form of something for the shelf.

use crate::{
    web::space::field::{Field, Shape},
    words::Words,
};
use domain::{
    Resource,
    resource::{self, MOST_LINK, MOST_MONTHS, MOST_SOURCE, MOST_TEXT, Refusal, Tongue},
    thread::{self, MOST_TITLE},
};
use jiff::civil::Date;
use serde::Deserialize;

/// What somebody typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    text: String,
    source: String,
    link: String,
    language: String,
    review: String,
}

impl Typed {
    /// What a form begins with: the language of the page, and a look in a year.
    pub(super) fn usual(today: Date, words: Words) -> Self {
        let language = Tongue::from_code(words.code()).unwrap_or(Tongue::Other);
        let (language, review) = (language.code().to_owned(), resource::usual_review(today).to_string());
        Self { language, review, ..Self::default() }
    }

    pub(super) fn of(resource: &Resource) -> Self {
        let inner = &resource.inner;
        Self {
            title: inner.title.show().clone(),
            text: inner.text.show().clone(),
            source: inner.source.show().clone(),
            link: inner.link.as_ref().map(|link| link.show().clone()).unwrap_or_default(),
            language: inner.language.code().to_owned(),
            review: resource.review.to_string(),
        }
    }

    /// For the action.
    pub(super) fn read(&self) -> resource::Typed {
        resource::Typed {
            title: self.title.clone(),
            text: self.text.clone(),
            source: self.source.clone(),
            link: self.link.clone(),
            review: self.review.clone(),
            language: self.language.clone(),
        }
    }

    /// The fields; a post has no source but its writer, and no link.
    pub(super) fn fields(self, wrong: &[Refusal], of_post: bool, words: Words) -> Vec<Field> {
        let error = |refusal: Refusal, text: String| wrong.contains(&refusal).then_some(text);
        let title = wrong.iter().find_map(|wrong| match wrong {
            Refusal::Title(thread::Refusal::NoTitle) => Some(words.get("thread-title-none").into_owned()),
            Refusal::Title(thread::Refusal::LongTitle) => Some(words.count("thread-title-long", MOST_TITLE)),
            _ => None,
        });
        let line = |name: &str, key: &str| Field::new(words, name, key, Shape::Line);
        let mut fields = vec![
            line("title", "resource-title").with(self.title).wrong(title),
            Field::new(words, "text", "resource-text", Shape::Area)
                .most(MOST_TEXT, 5)
                .with(self.text)
                .wrong(error(Refusal::Text, words.count("resource-text-wrong", MOST_TEXT))),
        ];
        if !of_post {
            let source = error(Refusal::Source, words.count("resource-source-wrong", MOST_SOURCE));
            let link = error(Refusal::Link, words.count("resource-link-wrong", MOST_LINK));
            fields.push(line("source", "resource-source").with(self.source).wrong(source));
            fields.push(line("link", "resource-link").optional().with(self.link).wrong(link));
        }
        let months = usize::try_from(MOST_MONTHS).unwrap_or_default();
        fields.push(
            Field::new(words, "language", "resource-language", Shape::One)
                .codes(words, "resource-language", Tongue::ALL.iter().map(|tongue| tongue.code()))
                .with(self.language)
                .wrong(error(Refusal::Language, words.get("resource-language-wrong").into_owned())),
        );
        fields.push(
            Field::new(words, "review", "resource-review", Shape::Day)
                .with(self.review)
                .wrong(error(Refusal::Review, words.count("resource-review-wrong", months / 12))),
        );
        fields
    }
}
