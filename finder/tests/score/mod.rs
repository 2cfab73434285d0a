//! Compares readings with what is expected of them, one constraint at a time.

use finder::understand::{json, understand};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Constraints read rightly, read wrongly and missed; a condition next to the expected one counts half.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) hits: f64,
    pub(crate) wrong: f64,
    pub(crate) missed: f64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    pub(crate) fn is_right(&self) -> bool {
        self.wrong + self.missed == 0.0
    }

    pub(crate) fn f1(&self) -> f64 {
        2.0 * self.hits / (2.0 * self.hits + self.wrong + self.missed)
    }
}

/// The score of many questions, by kind of constraint.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) kinds: BTreeMap<String, Tally>,
    /// Readings that are not as expected, in words.
    pub(crate) mistakes: Vec<String>,
}

impl Score {
    /// Reads each question of a file of lines.
    pub(crate) fn of(lines: &str) -> Self {
        let mut score = Self::default();
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            let case: Value = serde_json::from_str(line).unwrap_or_default();
            let (question, want) = (case["query"].as_str().unwrap_or_default(), &case["expect"]);
            assert!(!question.is_empty(), "not a question: {line}");
            let got = read(question);
            let compared = compare(&got, want);
            if !compared.values().all(Tally::is_right) {
                score.mistakes.push(format!("{question}\n  got  {got}\n  want {want}"));
            }
            for (kind, tally) in compared {
                score.kinds.entry(kind).or_default().add(tally);
            }
        }
        score
    }

    /// All kinds together: micro-F1 is taken of this.
    pub(crate) fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.kinds.values().for_each(|tally| all.add(*tally));
        all
    }
}

/// Reads a question the way the directory does.
fn read(question: &str) -> Value {
    let mut understood = understand(question, "en");
    understood.crisis = safety::crisis(question).is_some();
    json(&understood)
}

/// The constraints of a reading as (kind, value) pairs. Lists give one pair each.
fn pairs(of: &Value) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    let mut put = |kind: &str, value: &Value| match value {
        Value::Array(list) => all.extend(list.iter().map(|one| (kind.to_owned(), one.to_string()))),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            all.insert((kind.to_owned(), number.to_string()));
        }
        one => drop(all.insert((kind.to_owned(), one.to_string()))),
    };
    for (key, value) in of.as_object().into_iter().flatten() {
        match (key.as_str(), value) {
            ("conditions", _) => {}
            ("place", place) => {
                let part = |k: &str| place[k].as_str().unwrap_or("").to_owned();
                put("place", &["type", "value", "region", "country"].map(part).join(" ").into());
            }
            ("time", Value::Object(time)) => {
                time.iter().for_each(|(k, v)| put(&format!("time.{k}"), v));
            }
            (key, value) => put(key, value),
        }
    }
    all
}

fn compare(got: &Value, want: &Value) -> BTreeMap<String, Tally> {
    let mut all: BTreeMap<String, Tally> = BTreeMap::new();
    let (a, b) = (pairs(got), pairs(want));
    for (kind, _) in a.intersection(&b) {
        all.entry(kind.clone()).or_default().hits += 1.0;
    }
    for (kind, _) in a.difference(&b) {
        all.entry(kind.clone()).or_default().wrong += 1.0;
    }
    for (kind, _) in b.difference(&a) {
        all.entry(kind.clone()).or_default().missed += 1.0;
    }
    all.insert("conditions".into(), conditions(got, want));
    all
}

/// Any one of the expected conditions is a hit, a parent or child of one is half a hit.
fn conditions(got: &Value, want: &Value) -> Tally {
    let list = |of: &Value| -> Vec<String> {
        let ids = of["conditions"].as_array().into_iter().flatten();
        ids.filter_map(|id| id.as_str().map(str::to_owned)).collect()
    };
    let (got, want) = (list(got), list(want));
    let vocabulary = domain::vocabulary::vocabulary();
    let parent = |a: &str, b: &str| vocabulary.term(a).is_some_and(|t| t.parent == Some(b));
    let near = got.iter().any(|g| want.iter().any(|w| parent(g, w) || parent(w, g)));
    let hits = match (got.iter().any(|g| want.contains(g)), near) {
        (true, _) => 1.0,
        (false, true) => 0.5,
        _ => 0.0,
    };
    let rest = |of: &[String]| if of.is_empty() { 0.0 } else { 1.0 - hits };
    Tally { hits, wrong: rest(&got), missed: rest(&want) }
}
