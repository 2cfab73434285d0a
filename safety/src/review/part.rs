//! One field of a listing.

use super::{LEXICON, finding};
use crate::guess::{Reader, Said};
use crate::lexicon::Tags;
use crate::normal::Normal;
use crate::sentence::{Sentence, sentences};
use domain::{Finding, FindingKind};
use std::ops::Range;

/// One field, read.
pub(super) struct Part<'a> {
    pub(super) field: &'a str,
    source: &'a str,
    pub(super) normal: &'a Normal,
    pub(super) sentences: Vec<Sentence<'a>>,
    pub(super) tags: Vec<Tags>,
    pub(super) said: Vec<Said>,
}

impl<'a> Part<'a> {
    pub(super) fn new((field, source): &(&'a str, &'a str), normal: &'a Normal, reader: &mut Reader) -> Self {
        let sentences = sentences(&normal.text);
        let tags: Vec<Tags> = sentences.iter().map(|sentence| LEXICON.tag(sentence.text)).collect();
        let said = sentences.iter().zip(&tags).map(|(s, tags)| reader.read(s, tags)).collect();
        Self { field, source, normal, sentences, tags, said }
    }

    /// How many numbers stand in one of its sentences.
    pub(super) fn figures(&self, at: usize) -> usize {
        let words = self.sentences.get(at).map_or("", |sentence| sentence.text).split_whitespace();
        words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).count()
    }

    /// A finding in one of its sentences.
    pub(super) fn found(&self, kind: FindingKind, at: usize, span: &Range<usize>) -> Option<Finding> {
        let start = self.sentences.get(at)?.start;
        let words = self.normal.words(self.source, &(start + span.start..start + span.end));
        let words = words.trim_matches([' ', ',', '"', '\n']);
        (!words.is_empty()).then(|| finding(kind, words.to_owned(), self.field))
    }
}
