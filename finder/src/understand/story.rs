//! People whom a question only tells of: "my brother, a veteran", "a man hit me".

use super::assemble::Reading;
use super::lexicon::{Effect, Match, lexicon};
use super::near::ONESELF;
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

impl Reading<'_> {
    fn at(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str())
    }

    /// Whether every word for some people tells of a relative: "my brother, a veteran", "my gay brother", "my son in college".
    pub(super) fn is_of_kin(&self, who: Audience, matches: &[Match]) -> bool {
        let named = Effect { key: "audience", value: who.code() };
        let mut all = matches.iter().filter(|m| lexicon().effects(**m).contains(&named)).peekable();
        MAY_BE.contains(&who) && all.peek().is_some() && all.all(|m| self.tells_of_kin(*m, matches))
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

    /// Whether a man or woman is somebody else: "a man hit me", "the women at work".
    pub(super) fn is_somebody(&self, who: &str, m: Match) -> bool {
        let article = matches!(self.at(m.from.checked_sub(1)), "a" | "the" | "this" | "that" | "un" | "una");
        let next = self.at(Some(m.to));
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
