//! Who leads a group, where a question says so: "run by a real therapist, not volunteers".

use super::lexicon::Match;
use super::near::{
    BEFORE_LEADERS, BETWEEN, GENERIC, LEADING, LED, LIVED, PEERS, PROFESSIONS, QUALIFIED, REFUSING,
};
use super::tokens::Token;
use std::ops::Range;

/// Who leads ("professional", "peer"), and the words that say it.
#[derive(Debug, Default)]
pub(super) struct Led {
    pub(super) by: Option<&'static str>,
    pub(super) said: Vec<Range<usize>>,
}

impl Led {
    /// Whether a phrase stands in these words: those who lead are not whom a group is for.
    pub(super) fn holds(&self, m: Match) -> bool {
        self.said.iter().any(|said| m.from < said.end && said.start < m.to)
    }
}

/// Some who lead, or must not.
struct Leader {
    by: &'static str,
    refused: bool,
    /// Words say that they lead ("run by"); "not volunteers" only counts beside such.
    leads: bool,
    said: Range<usize>,
}

/// Who leads a group.
pub(super) fn led(tokens: &[Token]) -> Led {
    let told = |word: &str| {
        matches!(word, "by" | "por" | "with" | "con") || LEADING.contains(word) || RUNNING.contains(&word)
    };
    if !tokens.iter().any(|t| told(&t.word)) {
        return Led::default();
    }
    let words = Words { tokens };
    let all: Vec<Leader> = (0..tokens.len()).filter_map(|at| words.leader(at)).collect();
    if !all.iter().any(|leader| leader.leads) {
        return Led::default();
    }
    let wanted = all.iter().find(|leader| !leader.refused).map(|leader| leader.by);
    let other = || all.first().map(|leader| if leader.by == "peer" { "professional" } else { "peer" });
    Led { by: wanted.or_else(other), said: all.into_iter().map(|leader| leader.said).collect() }
}

/// What somebody does who leads "it".
const RUNNING: &[&str] = &["running", "leading", "facilitating", "runs", "leads"];
const CHILDREN: &[&str] = &["kids", "children", "teens", "sons", "daughters", "adults", "ninos", "hijos"];

struct Words<'a> {
    tokens: &'a [Token],
}

impl Words<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    /// The n-th word before one.
    fn before(&self, at: usize, n: usize) -> &str {
        at.checked_sub(n).map_or("", |at| self.word(at))
    }

    /// Who stands at a word, and where the words for them end.
    fn who(&self, at: usize) -> Option<(&'static str, usize)> {
        let word = self.word(at);
        let social = match word {
            "worker" | "workers" => self.before(at, 1) == "social",
            "trabajador" | "trabajadora" | "trabajadores" | "trabajadoras" => self.word(at + 1) == "social",
            _ => false,
        };
        let of = matches!(self.word(at + 1), "of" | "de");
        if social || PROFESSIONS.contains(word) {
            // "A doctor or nurse".
            let joined = matches!(self.word(at + 1), "or" | "and" | "o" | "y");
            let both = joined && PROFESSIONS.contains(self.word(at + 2));
            return Some(("professional", at + if both { 3 } else { 1 }));
        }
        if PEERS.contains(word) {
            // "Moms of kids with …".
            return Some(("peer", at + if of && CHILDREN.contains(&self.word(at + 2)) { 3 } else { 1 }));
        }
        if !GENERIC.contains(word) {
            return None;
        }
        let near =
            |far: usize, says: &dyn Fn(&str) -> bool| (at + 1..at + far).find(|at| says(self.word(*at)));
        if let Some(end) = near(5, &|word| QUALIFIED.contains(word) || PROFESSIONS.contains(word)) {
            return Some(("professional", end + 1));
        }
        near(5, &|word| LIVED.contains(word)).map(|end| ("peer", end + 1))
    }

    fn leader(&self, at: usize) -> Option<Leader> {
        let (by, end) = self.who(at)?;
        let small = (1..=6).take_while(|n| BEFORE_LEADERS.contains(self.before(at, *n))).count();
        let from = at - small;
        let says = |words: &[&str]| (from..at).any(|at| words.contains(&self.word(at)));
        let (verb, by_word) = (self.before(from, 1), says(&["by", "por"]));
        if LEADING.contains(verb) && (by_word || !LED.contains(verb)) {
            let refused = self.is_refused(from - 1);
            return Some(Leader { by, refused, leads: true, said: from - 1..end });
        }
        if let Some(leader) = self.compound(at, by) {
            return Some(leader);
        }
        if REFUSING.contains(verb) {
            return Some(Leader { by, refused: true, leads: by_word, said: from - 1..end });
        }
        let qualified = (from..at).any(|at| QUALIFIED.contains(self.word(at)));
        let taught = matches!(verb, "with" | "con") && qualified && by == "professional";
        taught.then_some(Leader { by, refused: false, leads: true, said: from..end })
    }

    /// "Therapist led", "peer run"; not "my doctor led me to …".
    fn compound(&self, at: usize, by: &'static str) -> Option<Leader> {
        let own = matches!(self.before(at, 1), "my" | "her" | "his" | "our" | "the");
        let named =
            matches!(self.word(at), "peer" | "peers" | "member" | "volunteer" | "patient") || by != "peer";
        let it = matches!(self.word(at + 2), "" | "it" | "one" | "things" | "the");
        let led = LED.contains(self.word(at + 1)) || RUNNING.contains(&self.word(at + 1)) && it;
        let on = matches!(self.word(at + 2), "me" | "out" | "into" | "over" | "to" | "by");
        (led && named && !own && !on).then(|| Leader {
            by,
            refused: self.is_refused(at),
            leads: true,
            said: at..at + 2,
        })
    }

    /// Whether "not", "sin" or such stands before a word, with only small words between.
    fn is_refused(&self, at: usize) -> bool {
        let gap = (1..=4).find(|n| !BETWEEN.contains(self.before(at, *n))).unwrap_or(5);
        REFUSING.contains(self.before(at, gap))
    }
}
