//! Puts together what the words of a question say.

use super::kin::who_died;
use super::leaders::Led;
use super::lexicon::{Effect, Match, is_common, lexicon};
use super::near::{BETWEEN, REFUSING};
use super::rules::{combine, values};
use super::sentences::Sentences;
use super::tokens::Token;
use super::tongue;
use super::wheres::Where;
use crate::Understood;
use domain::vocabulary::vocabulary;

/// The most terms of a question.
const MOST_TERMS: usize = 6;

/// A question as far as it is read.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) out: Understood,
    pub(super) heard: Vec<Effect>,
    pub(super) read: Vec<bool>,
    pub(super) sentences: Sentences,
    /// What sentences that ask are about.
    asked: Vec<Effect>,
}

/// What was found in a question.
pub(super) struct Parts {
    pub(super) matches: Vec<Match>,
    pub(super) place: Option<Where>,
    pub(super) led: Led,
    /// The zone of a town that only names a clock.
    pub(super) zone: Option<String>,
    pub(super) sentences: Sentences,
}

/// Puts the parts of a question together.
pub(super) fn assemble(text: &str, tokens: &[Token], parts: Parts, page: &str) -> Understood {
    let (sentences, mut matches) = (parts.sentences, parts.matches);
    matches.retain(|m| !sentences.leaves_out(tokens, *m));
    let matches = &matches[..];
    let mut reading = Reading {
        text,
        tokens,
        out: Understood::default(),
        heard: Vec::new(),
        read: vec![false; tokens.len()],
        sentences,
        asked: Vec::new(),
    };
    reading.out.time.zone = parts.zone;
    reading.place(parts.place);
    reading.led(parts.led);
    reading.hear(matches);
    reading.times(matches);
    reading.terms();
    reading.wishes(matches);
    reading.language(page);
    reading.leftover();
    reading.out
}

impl Reading<'_> {
    fn words(&self, from: usize, to: usize) -> String {
        let start = self.tokens.get(from).map_or(0, |t| t.at.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |t| t.at.end);
        self.text.get(start..end).unwrap_or("").to_owned()
    }

    /// Notes which words led to a constraint.
    pub(super) fn because(&mut self, what: &'static str, from: usize, to: usize) {
        let words = self.words(from, to);
        self.out.because.push((what, words));
        self.read.get_mut(from..to).into_iter().flatten().for_each(|read| *read = true);
    }

    fn place(&mut self, place: Option<Where>) {
        if let Some(Where { place, span, .. }) = place {
            self.because("place", span.start, span.end);
            self.out.place = Some(place);
        }
    }

    fn led(&mut self, led: Led) {
        self.heard.extend(led.by.map(|value| Effect { key: "lead", value }));
        led.said.iter().for_each(|said| self.because("facilitation", said.start, said.end));
    }

    /// Collects what the phrases say, and gives weak ones up where something stronger is said.
    fn hear(&mut self, matches: &[Match]) {
        let is_term = |m: &Match| lexicon().effects(*m).iter().any(|e| e.key == "term");
        let strong = matches.iter().any(|m| is_term(m) && !lexicon().is_weak(*m));
        let wanted = matches.iter().any(|m| is_term(m) && !self.is_denied(m.from));
        let dead = who_died(self.tokens, matches);
        let own = self.is_own(matches);
        for m in matches {
            let given_up = strong && lexicon().is_weak(*m) || wanted && self.is_denied(m.from);
            let refused = self.is_refused(m.from) || self.is_declined(m.to);
            let one_parent = self.one_parent(*m);
            let cared_for = self.is_cared_for(*m, matches);
            let lives = dead.is_some_and(|dead| dead.from != m.from) || self.comes(*m, matches);
            let beside = self.is_beside(*m, matches, own);
            let (told, visited) = (self.sentences.tells(m.from), self.sentences.visited(m.from));
            for effect in lexicon().effects(*m) {
                let counts = match (effect.key, one_parent) {
                    ("term", _) => !given_up,
                    ("lead" | "channel" | "tag", _) => !refused,
                    ("format", _) => !refused || !lexicon().effects(*m).iter().any(|e| e.key == "channel"),
                    ("part" | "relative", _) => self.is_of_morning(*m) != Some(effect.key == "relative"),
                    ("audience", Some(true)) => false,
                    ("audience", _) => !refused && !cared_for && !self.is_theirs(effect.value, *m),
                    ("rel", _) if lives || beside || self.are_grown(*m) => false,
                    ("faith", _) if told && !refused => false,
                    ("fellow", _) if visited && !refused => false,
                    ("rel", Some(one)) => one == (effect.value == "parent"),
                    _ => true,
                };
                let effect = self.meant(*effect, refused, cared_for);
                if counts && effect.key == "term" && self.sentences.asks(m.from) {
                    self.asked.push(effect);
                }
                if counts && !self.heard.contains(&effect) {
                    self.heard.push(effect);
                }
            }
            if one_parent != Some(true) && !cared_for {
                self.mothers_and_fathers(*m);
            }
            let people = self.people_first(*m);
            self.heard.extend(people);
            let wishes = |e: &&Effect| **e != Effect { key: "audience", value: "adults" };
            let said = lexicon().effects(*m).iter().filter(wishes).find_map(|e| constraint(e.key));
            if let Some(what) = said {
                self.because(what, m.from, m.to);
            }
        }
    }

    /// What an effect comes to where its phrase is refused, or tells of somebody who is cared for.
    fn meant(&mut self, effect: Effect, refused: bool, cared_for: bool) -> Effect {
        match (effect.key, effect.value) {
            ("faith" | "creed", _) if refused => return Effect { key: "exclude", value: "faith_based" },
            ("steps", _) if refused => return Effect { key: "exclude", value: "12_step" },
            ("fellow", value) if refused => {
                self.heard.push(Effect { key: "fellowless", value });
                return exclusion(value);
            }
            ("audience", "trans" | "lgbtq") if cared_for => {
                self.heard.push(Effect { key: "term", value: "lgbtq-family" });
            }
            ("audience", "veterans") if cared_for && self.value("carer").is_some() => {
                self.heard.push(Effect { key: "term", value: "military-caregiver" });
            }
            _ => {}
        }
        effect
    }

    /// Whether "no", "not" or "without" stands before a word, with only small words between.
    fn is_refused(&self, at: usize) -> bool {
        let word =
            |n: usize| at.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let gap = (1..=5).find(|n| !BETWEEN.contains(word(*n))).unwrap_or(6);
        REFUSING.contains(word(gap))
    }

    /// "Catholic group no thanks".
    fn is_declined(&self, to: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).map_or("", |t| t.word.as_str());
        let to = to + usize::from(tongue::is_group(word(to)));
        word(to) == "no" && matches!(word(to + 1), "thanks" | "thank" | "gracias" | "thx")
    }

    /// "Not about weight loss, just binge eating": whether "not" stands before a word, in the same part of the question.
    fn is_denied(&self, at: usize) -> bool {
        let word = |n: usize| at.checked_sub(n).and_then(|at| self.tokens.get(at)).filter(|t| !t.ends);
        let said = |n: usize| word(n).map_or("", |t| t.word.as_str());
        let gap = (1..=4).find(|n| !BETWEEN.contains(said(*n))).unwrap_or(5);
        let told = gap > 1 && matches!(said(gap - 1), "about" | "for" | "sobre" | "de" | "para" | "sea");
        matches!(said(gap), "not" | "isnt" | "arent" | "non") || told && said(gap) == "no"
    }

    /// The first value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&'static str> {
        self.heard.iter().find(|e| e.key == key).map(|e| e.value)
    }

    /// Terms and fellowship: what the parts mean together, the most particular of each line.
    fn terms(&mut self) {
        combine(&mut self.heard);
        self.keep_asked();
        let all: Vec<&str> = values(&self.heard, "term").collect();
        let (refused, mut terms): (Vec<&str>, Vec<String>) =
            (values(&self.heard, "fellowless").collect(), Vec::new());
        for id in &all {
            let parent = all.iter().any(|other| other != id && vocabulary().is_under(other, id));
            if !parent && vocabulary().term(id).is_some() && terms.len() < MOST_TERMS {
                terms.push((*id).to_owned());
            }
        }
        let fellowship = values(&self.heard, "fellow").find(|f| !refused.contains(f));
        self.out.fellowship = fellowship.map(|f| f.replace('_', " "));
        self.out.conditions = terms;
    }

    /// "My husband died. … Is there a group for people who lose their sight": what is asked for stays beside a loss that is
    /// only told.
    fn keep_asked(&mut self) {
        let lost = |e: &Effect| vocabulary().is_under(e.value, "bereavement");
        if self.asked.iter().any(lost) || !self.heard.iter().any(lost) {
            return;
        }
        for effect in std::mem::take(&mut self.asked) {
            if !self.heard.contains(&effect) {
                self.heard.push(effect);
            }
        }
    }

    fn language(&mut self, page: &str) {
        let said = self.value("language");
        let written = tongue::written_in(self.tokens, self.text);
        self.out.language = said.or(written).map(Into::into);
        if said.is_none()
            && let Some(written) = written
        {
            // A question in the page's own language needs no chip with words.
            let words = if written == page { String::new() } else { self.text.trim().to_owned() };
            self.out.because.push(("language", words));
        }
    }

    fn leftover(&mut self) {
        let left = self
            .tokens
            .iter()
            .zip(&self.read)
            .filter(|(token, read)| !**read && !tongue::is_plain(&token.word));
        let mut words: Vec<String> =
            left.map(|(token, _)| token.word.clone()).filter(|w| w.chars().count() > 1).collect();
        words.retain(|word| !(word.chars().count() < 4 && is_common(word)));
        words.dedup();
        self.out.words = words;
    }
}

/// What refusing a fellowship excludes.
fn exclusion(fellowship: &str) -> Effect {
    let tradition = vocabulary().fellowship(fellowship).map_or("", |f| f.tradition);
    if tradition == "12_step" {
        Effect { key: "exclude", value: "12_step" }
    } else {
        Effect { key: "note", value: "refused" }
    }
}

/// The constraint, as the query files name it, that an effect belongs to.
fn constraint(key: &str) -> Option<&'static str> {
    Some(match key {
        "term" | "rel" | "ev" | "cause" | "carer" => "conditions",
        "audience" => "audience",
        "fellow" => "fellowship",
        "format" => "format",
        "channel" => "channel",
        "near" => "place",
        "fee" => "fee",
        "amenity" => "amenities",
        "exclude" => "exclude",
        "lead" => "facilitation",
        "reg" => "registration",
        "faith" => "faith",
        "tag" => "tags",
        "stage" => "stage",
        "term_fixed" | "term_ongoing" => "term",
        "language" => "language",
        "days" | "part" | "part?" | "relative" | "freq" | "before" | "after" | "noon" | "tz" | "ordinal" => {
            "time"
        }
        _ => return None,
    })
}
