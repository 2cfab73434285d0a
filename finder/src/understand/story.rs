//! People whom a question only tells of: "my brother, a veteran", "a man hit me".

use super::assemble::Reading;
use super::lexicon::{Effect, Match, lexicon};
use super::near::{ONESELF, TELLING, THINGS};
use super::tongue;
use domain::Audience;

/// What a relative may be as well.
const MAY_BE: &[Audience] = &[
    Audience::Immigrants,
    Audience::Indigenous,
    Audience::Lgbtq,
    Audience::Professionals,
    Audience::Seniors,
    Audience::Students,
    Audience::Teens,
    Audience::Trans,
    Audience::Veterans,
    Audience::YoungAdults,
];
/// Between a relative and what he is.
const IS: &[&str] = &[
    "a", "an", "the", "is", "was", "are", "hes", "shes", "who", "also", "retired", "former", "ex", "un",
    "una", "es", "era", "fue", "que",
];
/// Behind "a man" who looks for a group, and is no other.
const SEEKS: &[&str] =
    &["with", "in", "who", "over", "under", "aged", "looking", "needing", "only", "con", "de", "que"];

/// Who speaks of themselves.
const SELF: &[&str] =
    &["i", "im", "ive", "id", "ill", "yo", "tengo", "soy", "sufro", "padezco", "estoy", "llevo", "we", "me"];
/// Of whom somebody else speaks.
const OTHERS: &[&str] =
    &["he", "hes", "she", "shes", "him", "her", "his", "they", "their", "el", "ella", "who", "su"];

impl Reading<'_> {
    fn at(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str())
    }

    /// Whether every word for some people tells of a relative: "my brother, a veteran", "my gay brother", "my son in college".
    pub(super) fn is_of_kin(&self, who: Audience, matches: &[Match]) -> bool {
        let named = Effect { key: "audience", value: who.code() };
        let mut all = matches.iter().filter(|m| lexicon().effects(**m).contains(&named)).peekable();
        let told = |m: &Match| self.tells_of_kin(*m, matches) || self.is_cared_for(*m, matches);
        MAY_BE.contains(&who) && all.peek().is_some() && all.all(told)
    }

    fn tells_of_kin(&self, m: Match, matches: &[Match]) -> bool {
        let owned = matches!(self.at(m.from.checked_sub(1)), "my" | "our" | "mi" | "nuestro" | "nuestra");
        let within = matches!(self.at(Some(m.from)), "in" | "at" | "en");
        let tells = |kin: &Match| {
            let mut between = kin.to..m.from;
            let is = between.len() <= 3 && between.all(|at| IS.contains(&self.at(Some(at))));
            // "Daughter of a vet" is one phrase to the vet.
            let of = matches!(self.at(kin.to.checked_sub(1)), "a" | "an" | "un" | "una");
            let behind = is && (kin.to < m.from || within || of);
            behind || owned && m.to == kin.from
        };
        let kin = |m: &&Match| lexicon().effects(**m).iter().any(|e| e.key == "rel");
        // "My boss is a veteran".
        let back = |n: usize| self.at(m.from.checked_sub(n));
        let article = usize::from(matches!(back(1), "a" | "an" | "un" | "una"));
        let is = matches!(back(1 + article), "is" | "was" | "es" | "era");
        let another = is && matches!(back(3 + article), "my" | "our" | "his" | "her" | "mi" | "su");
        another || matches.iter().filter(kin).any(tells)
    }

    /// Whether somebody tells of an illness or habit of their own: "i have crohns", "my ocd", "tengo ansiedad".
    pub(super) fn is_own(&self, matches: &[Match]) -> bool {
        let says = |m: &Match, keys: &[&str]| lexicon().effects(*m).iter().any(|e| keys.contains(&e.key));
        let others = |at: usize| {
            let of = matches.iter().find(|m| m.from <= at && at < m.to);
            of.is_some_and(|m| says(m, &["rel", "audience", "carer"]))
                || self.tokens.get(at).is_some_and(|t| t.ends)
        };
        let stops = |at: usize| {
            let word = self.at(Some(at));
            let counted = word.starts_with(|c: char| c.is_ascii_digit());
            let staged = matches!(self.at(at.checked_sub(1)), "stage" | "type" | "etapa" | "tipo");
            let years = matches!(self.at(Some(at + 1)), "years" | "yrs" | "anos" | "months" | "meses");
            OTHERS.contains(&word) || tongue::is_group(word) || counted && !staged && !years
        };
        let owned = |m: &Match| {
            let before = (m.from.saturating_sub(6)..m.from).rev();
            let mut near = before.take_while(|at| !others(*at) && !stops(*at));
            let mine = matches!(self.at(m.from.checked_sub(1)), "my" | "mi");
            mine || near.any(|at| SELF.contains(&self.at(Some(at))))
        };
        let plain = |m: &&Match| {
            says(m, &["term"]) && !says(m, &["rel", "audience", "carer"]) && !lexicon().is_weak(**m)
        };
        let died =
            |m: &Match| lexicon().effects(*m).iter().any(|e| e.value == "died") && !self.is_of_things(*m);
        !matches.iter().any(died) && matches.iter().filter(plain).any(owned)
    }

    /// Whether a relative only stands beside what is told: "my wife says …", or "my fiancé" where somebody has an illness of
    /// their `own` and nothing is said of him.
    pub(super) fn is_beside(&self, m: Match, matches: &[Match], own: bool) -> bool {
        let says = |m: &Match, keys: &[&str]| lexicon().effects(*m).iter().any(|e| keys.contains(&e.key));
        if !says(&m, &["rel"]) || says(&m, &["ev", "cause", "carer", "term", "audience"]) {
            return false;
        }
        let child = lexicon().effects(m).contains(&Effect { key: "rel", value: "child" });
        let of_them = (m.to + 1..m.to + 7).any(|at| OTHERS.contains(&self.at(Some(at))));
        if TELLING.contains(self.at(Some(m.to))) && !child && !of_them {
            return true;
        }
        let owned = (1..=3)
            .take_while(|n| matches!(self.at(m.from.checked_sub(*n)), "my" | "own" | "our" | "mi"))
            .count();
        let before = self.at(m.from.checked_sub(1 + owned));
        let spoken_to = matches!(before, "at" | "with" | "to" | "from" | "told" | "con" | "a");
        (own || spoken_to && self.sentences.tells(m.from)) && !self.is_told_of(m, matches)
    }

    /// Whether something is said of a relative before the asker speaks of themselves again.
    fn is_told_of(&self, m: Match, matches: &[Match]) -> bool {
        let ends = |at: usize| {
            at > m.to && self.tokens.get(at - 1).is_some_and(|t| t.ends) || SELF.contains(&self.at(Some(at)))
        };
        let end = (m.to..self.tokens.len()).find(|at| ends(*at) || self.at(Some(*at)) == "my");
        let end = end.unwrap_or(self.tokens.len());
        let says = |e: &Effect| matches!(e.key, "term" | "cause") || e.key == "ev" && e.value != "has";
        let stands = |o: &Match| o.to == m.from && !self.tokens.get(o.to - 1).is_some_and(|t| t.ends);
        let of = |o: &&Match| o.from >= m.to && o.from < end || stands(o);
        matches.iter().filter(of).any(|o| lexicon().effects(*o).iter().any(says))
    }

    /// Whether what was lost is nobody: "lost my job".
    pub(super) fn is_of_things(&self, m: Match) -> bool {
        let last = self.at(m.to.checked_sub(1));
        let follows = matches!(
            last,
            "lost" | "losing" | "loss" | "of" | "my" | "our" | "his" | "her" | "a" | "mi" | "perdi"
        );
        // "Tenía un negocio y lo perdí".
        let it = last == "perdi" && matches!(self.at(m.from.checked_sub(1)), "lo" | "la" | "los" | "las");
        let said = if it { m.from.saturating_sub(6)..m.from } else { m.to..m.to + 3 };
        follows && said.into_iter().any(|at| THINGS.contains(self.at(Some(at))))
    }

    /// Whether a man or woman is somebody else: "a man hit me", "the women at work".
    pub(super) fn is_somebody(&self, who: &str, m: Match) -> bool {
        let article = matches!(self.at(m.from.checked_sub(1)), "a" | "the" | "this" | "that" | "un" | "una");
        let next = self.at(Some(m.to));
        let oneself = |n: usize| {
            matches!(self.at(m.from.checked_sub(n)), "im" | "am" | "as" | "being" | "soy" | "como")
        };
        let told = self.sentences.tells(m.from) && !(1..=3).any(oneself);
        if matches!(who, "men" | "women" | "children" | "teens") && told && lexicon().effects(m).len() == 1 {
            return true;
        }
        matches!(who, "men" | "women")
            && m.to - m.from == 1
            && article
            && !ONESELF.contains(self.at(m.from.checked_sub(2)))
            && !next.is_empty()
            && !SEEKS.contains(&next)
            && !tongue::is_group(next)
            && !self.tokens.get(m.from).is_some_and(|t| t.ends)
    }
}
