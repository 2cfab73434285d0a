//! The vocabulary of experiences: one term for each thing that a group is about, with lay words in English and Spanish
//! and codes (MeSH, DOID, ICD-10-CM) where they exist; and the fellowships that groups belong to.
//!
//! Terms form a tree: who looks for a term finds its descendants too. Ids are stable. Unknown words become tags, never
//! terms. Sources: `data/README.md`.

use std::{collections::HashMap, sync::LazyLock};

/// One thing that groups are about.
#[derive(Debug)]
pub struct Term {
    /// Stable id ("spouse-loss").
    pub id: &'static str,
    /// The term above it.
    pub parent: Option<&'static str>,
    /// Its name in English.
    pub label: &'static str,
    /// Its name in Spanish; empty where none is known.
    pub label_es: &'static str,
    /// What people call it in English.
    pub lay: Vec<&'static str>,
    /// What professionals call it.
    pub technical: Vec<&'static str>,
    /// What people call it in Spanish.
    pub lay_es: Vec<&'static str>,
    /// Codes such as `mesh:D019966`.
    pub codes: Vec<&'static str>,
}

/// A fellowship or network that many groups belong to.
#[derive(Debug)]
pub struct Fellowship {
    /// Its abbreviation or short name ("AA", "GriefShare").
    pub abbrev: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The id of the term its groups are about.
    pub term: &'static str,
    /// `12_step`, `secular`, `christian`, `buddhist`, `jewish`, `muslim`, `indigenous`, `peer`, `professional`.
    pub tradition: &'static str,
}

/// Terms and fellowships.
#[derive(Debug)]
pub struct Vocabulary {
    /// Every term, parents before or after their children.
    pub terms: Vec<Term>,
    /// Every fellowship.
    pub fellowships: Vec<Fellowship>,
    index: HashMap<&'static str, usize>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    Vocabulary::read(include_str!("../data/experiences.tsv"), include_str!("../data/fellowships.tsv"))
});

/// The vocabulary that the program ships.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn read(terms: &'static str, fellowships: &'static str) -> Self {
        let terms: Vec<Term> = rows(terms).map(term).collect();
        let fellowships = rows(fellowships)
            .map(|c| Fellowship { abbrev: at(&c, 0), name: at(&c, 1), term: at(&c, 2), tradition: at(&c, 3) })
            .collect();
        let index = terms.iter().enumerate().map(|(i, t)| (t.id, i)).collect();
        Self { terms, fellowships, index }
    }

    /// The term of an id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.position(id).and_then(|at| self.terms.get(at))
    }

    /// The place of a term in [`Vocabulary::terms`].
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The fellowship of an abbreviation, whatever its case.
    pub fn fellowship(&self, abbrev: &str) -> Option<&Fellowship> {
        self.fellowships.iter().find(|f| f.abbrev.eq_ignore_ascii_case(abbrev))
    }

    /// The term and those above it, nearest first.
    pub fn lineage<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Term> {
        std::iter::successors(self.term(id), |t| t.parent.and_then(|p| self.term(p))).take(8)
    }

    /// Whether `id` is `ancestor` or stands below it.
    pub fn is_under(&self, id: &str, ancestor: &str) -> bool {
        self.lineage(id).any(|t| t.id == ancestor)
    }
}

impl Term {
    /// Its name in a language (ISO 639-1); English where it has none.
    pub fn name(&self, language: &str) -> &'static str {
        if language == "es" && !self.label_es.is_empty() { self.label_es } else { self.label }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

fn at(cells: &[&'static str], column: usize) -> &'static str {
    cells.get(column).copied().unwrap_or("")
}

fn words(cells: &[&'static str], column: usize) -> Vec<&'static str> {
    at(cells, column).split('|').filter(|word| !word.is_empty()).collect()
}

fn term(cells: Vec<&'static str>) -> Term {
    Term {
        id: at(&cells, 0),
        parent: Some(at(&cells, 1)).filter(|parent| !parent.is_empty()),
        label: at(&cells, 2),
        label_es: at(&cells, 3),
        lay: words(&cells, 4),
        technical: words(&cells, 5),
        lay_es: words(&cells, 6),
        codes: at(&cells, 7).split_whitespace().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::vocabulary;

    #[test]
    fn every_parent_and_fellowship_has_its_term() {
        let v = vocabulary();
        assert!(v.terms.len() > 250);
        for t in &v.terms {
            assert!(t.parent.is_none_or(|p| v.term(p).is_some()), "{} has no parent {:?}", t.id, t.parent);
        }
        for f in &v.fellowships {
            assert!(v.term(f.term).is_some(), "{} is about {}", f.abbrev, f.term);
        }
        assert!(v.is_under("spouse-loss", "bereavement") && !v.is_under("bereavement", "spouse-loss"));
    }
}
