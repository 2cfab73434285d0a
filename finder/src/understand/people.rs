//! Whom a question is about: words for people that mean somebody's own, or those whom others look after.

use super::assemble::Reading;
use super::lexicon::{Effect, Match, lexicon};
use super::near::{COMES, MAY, OF_PARENTS, ONESELF, OWNED, WHOSE};
use super::tokens::Token;
use super::tongue;

/// Whom a group may be for, also where a longer phrase names them.
const PEOPLE: &[&str] = &["men", "women", "teens", "seniors", "veterans", "students", "children"];

const SPOUSES: &[&str] = &[
    "spouse", "spouses", "wife", "wives", "husband", "husbands", "partner", "partners", "esposa", "esposas",
    "esposo", "esposos", "pareja", "parejas",
];

/// Which of parents and children is meant where a question names both.
pub(super) enum Generation {
    /// "Parents of kids", "dyslexic kids parents".
    Parents,
    /// "Teens with divorced parents".
    Children,
}

impl Reading<'_> {
    /// Which of parents and children is meant; both where "and" joins them.
    pub(super) fn generation(&self, matches: &[Match]) -> Option<Generation> {
        let first = |whom: &[&str]| {
            let says = |e: &Effect| e.key == "audience" && whom.contains(&e.value);
            matches.iter().find(|m| lexicon().effects(**m).iter().any(says))
        };
        let (parents, children) = (first(&["parents"])?, first(&["children", "teens"])?);
        let younger = children.from < parents.from;
        let (from, to) = if younger { (children.to, parents.from) } else { (parents.to, children.from) };
        let between = self.tokens.get(from..to).unwrap_or(&[]);
        let says = |words: &[&str]| between.iter().any(|t| words.contains(&t.word.as_str()));
        if says(&["and", "y", "e", "or", "o", "plus"]) {
            return None;
        }
        let near = self.tokens.get(parents.from..parents.to + 2).unwrap_or(&[]);
        let told = between.iter().chain(near).any(|t| OF_PARENTS.contains(&t.word));
        let of = matches!(between.first().map(|t| t.word.as_str()), Some("of" | "de"));
        let with = says(&["with", "con", "whose", "cuyos"]) && told;
        Some(if younger && (of || with) { Generation::Children } else { Generation::Parents })
    }

    /// Whether a relative is who comes: "a group my husband can go to", "a meeting for our daughter".
    pub(super) fn comes(&self, m: Match, matches: &[Match]) -> bool {
        let about_others = |e: &Effect| {
            e.key == "carer" || e.key == "ev" && e.value != "has" || e.key == "term" && e.value == "dementia"
        };
        let others = |m: &Match| lexicon().effects(*m).iter().any(about_others);
        if !lexicon().effects(m).iter().any(|e| e.key == "rel") || matches.iter().any(others) {
            return false;
        }
        let word = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let own = matches!(word(m.from.checked_sub(1)), "my" | "our" | "mi" | "nuestro" | "nuestra");
        let before = |n: usize| word(m.from.checked_sub(n + usize::from(own)));
        let (next, second) = (word(Some(m.to)), word(Some(m.to + 1)));
        let groups = [
            "group", "groups", "grp", "meeting", "meetings", "mtg", "class", "classes", "grupo", "grupos",
            "reunion",
        ];
        let given = matches!(before(1), "for" | "para") && (2..=6).any(|n| groups.contains(&before(n)));
        let owns = self.tokens.get(m.to - 1).is_some_and(|t| t.owns);
        (MAY.contains(next) || next == "to") && COMES.contains(second)
            || COMES.contains(before(1)) && MAY.contains(before(2))
            || given && !owns
    }

    /// "My daughter has alopecia, group for kids": the group is the child's, and no word names parents.
    pub(super) fn is_for_young(&self, matches: &[Match]) -> bool {
        let says = |m: &Match, whom: &[&str]| {
            lexicon().effects(*m).iter().any(|e| e.key == "audience" && whom.contains(&e.value))
        };
        let word = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let given = |m: &Match| {
            let first = word(Some(m.from));
            matches!(word(m.from.checked_sub(1)), "for" | "para")
                || first == "for"
                || tongue::is_group(word(Some(m.to)))
        };
        matches.iter().any(|m| says(m, &["children", "teens"]) && given(m))
            && !matches.iter().any(|m| says(m, &["parents"]))
    }

    /// Whether a word names families or relatives; spouses alone are those who care.
    pub(super) fn names_families(&self, matches: &[Match]) -> bool {
        let families = Effect { key: "audience", value: "family_friends" };
        let spouses = |m: &Match| {
            let words = self.tokens.get(m.from..m.to).unwrap_or(&[]);
            words.iter().any(|t| SPOUSES.contains(&t.word.as_str()))
        };
        matches.iter().any(|m| lexicon().effects(*m).contains(&families) && !spouses(m))
    }

    /// Whether a group for families is looked for, and no word names parents.
    pub(super) fn is_for_families(&self, matches: &[Match]) -> bool {
        let says = |m: &Match, value| lexicon().effects(*m).contains(&Effect { key: "audience", value });
        let word = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let given = |m: &Match| {
            let before = |n: usize| word(m.from.checked_sub(n));
            matches!(before(1), "for" | "para" | "de") && tongue::is_group(before(2))
                || tongue::is_group(word(Some(m.to)))
                || tongue::is_group(word(m.to.checked_sub(1)))
        };
        matches.iter().any(|m| says(m, "family_friends") && given(m))
            && !matches.iter().any(|m| says(m, "parents"))
    }

    /// Grown "sons and daughters" are not somebody's children.
    pub(super) fn are_grown(&self, m: Match) -> bool {
        let word = self.tokens.get(m.from).map_or("", |t| t.word.as_str());
        m.to - m.from == 1 && matches!(word, "sons" | "daughters")
    }

    /// Whether children or teens are somebody's ("took the kids") and not those who ask; nor is "my spouse", "my family".
    pub(super) fn is_theirs(&self, who: &str, m: Match) -> bool {
        let word = |n: usize| {
            m.from.checked_sub(n).and_then(|at| self.tokens.get(at)).map_or("", |t: &Token| t.word.as_str())
        };
        let small = usize::from(matches!(word(1), "little" | "small" | "young" | "older"));
        let of_asker = matches!(word(1), "my" | "mi")
            && !matches!(word(2), "for" | "and" | "with" | "para" | "y" | "con");
        let last = self.tokens.get(m.to - 1).map_or("", |t| t.word.as_str());
        let spouse = last == "spouse" && (m.to - m.from == 1 || word(0) == "for");
        let one = spouse || m.to - m.from == 1 && of_asker && matches!(word(0), "family" | "familia");
        let once = (1..=4).any(|n| word(n) == "used" && word(n - 1) == "to");
        // "My psychiatrist retired".
        let retired = who == "seniors" && word(0) == "retired" && matches!(word(2), "my" | "our" | "the");
        once || retired || one && who == "family_friends"
            || self.is_somebody(who, m)
            // "Pareja con depresión" is one's own; couples are "parejas".
            || who == "couples" && m.to - m.from == 1 && word(0) == "pareja"
            || matches!(who, "children" | "teens")
                && (OWNED.contains(word(small + 1)) || matches!(word(small + 1), "us" | "we"))
                && !ONESELF.contains(word(small + 2))
    }

    /// Of a word for parents that may mean somebody's own: whether it is one ("father"), not many ("fathers").
    pub(super) fn one_parent(&self, m: Match) -> Option<bool> {
        let has = |key, value| lexicon().effects(m).contains(&Effect { key, value });
        let both = has("rel", "parent") && has("audience", "parents");
        let last = self.tokens.get(m.to - 1).map_or("", |t| t.word.as_str());
        both.then(|| !last.ends_with('s'))
    }

    /// Mothers are women and fathers men, also inside a longer phrase for parents ("twin moms").
    pub(super) fn mothers_and_fathers(&mut self, m: Match) {
        let parents = Effect { key: "audience", value: "parents" };
        let says = |key: &str| lexicon().effects(m).iter().any(|e| e.key == key);
        let word = |at: usize| self.tokens.get(at).map_or("", |t| t.word.as_str());
        let of = matches!((word(m.from), word(m.from + 1)), ("parents" | "parent", "of") | ("padres", "de"));
        if of && says("term") && !says("audience") && !self.heard.contains(&parents) {
            self.heard.push(parents);
        }
        if !lexicon().effects(m).contains(&parents) {
            return;
        }
        let words = self.tokens.get(m.from..m.to).unwrap_or(&[]).iter().map(|t| t.word.as_str());
        let whom = words.filter_map(|word| match word {
            "moms" | "mums" | "mothers" | "mommies" | "madres" | "mamas" => Some("women"),
            "dads" | "fathers" | "daddies" => Some("men"),
            _ => None,
        });
        let whom: Vec<Effect> = whom.map(|value| Effect { key: "audience", value }).collect();
        self.heard.extend(whom);
    }

    /// Whether people are those whom others look after: "carers of veterans" are no veterans.
    pub(super) fn is_cared_for(&self, m: Match, matches: &[Match]) -> bool {
        let word = |at: usize| self.tokens.get(at).map_or("", |t| t.word.as_str());
        let of = |at: usize| matches!(word(at), "of" | "de");
        let joined = |to: usize| {
            let and = (to..m.from).any(|at| matches!(word(at), "and" | "y" | "or" | "o"));
            let caring = matches!(word(to - 1), "for" | "after" | "a");
            (caring || of(to - 1) || of(to)) && m.from <= to + 3 && !and
        };
        let carers = |e: &Effect| e.key == "audience" && matches!(e.value, "caregivers" | "family_friends");
        let kin = |c: &Match| of(c.to) && lexicon().effects(*c).iter().any(|e| e.key == "rel");
        let by_carers = |c: &&Match| {
            c.to <= m.from && (lexicon().effects(**c).iter().any(carers) || kin(c)) && joined(c.to)
        };
        !lexicon().effects(m).iter().any(carers) && matches.iter().any(|c| by_carers(&c))
    }

    /// The people that a longer phrase for something else begins with ("teens who lost a parent").
    pub(super) fn people_first(&self, m: Match) -> Vec<Effect> {
        let says = |key: &str| lexicon().effects(m).iter().any(|e| e.key == key);
        let before = m.from.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let earlier =
            m.from.checked_sub(2).and_then(|at| self.tokens.get(at)).map_or("", |t| t.word.as_str());
        let given = matches!(before, "for" | "para") && tongue::is_group(earlier);
        let others = WHOSE.contains(before) && !given || says("audience") || says("fellow") || !says("term");
        let words = self.tokens.get(m.from..m.to).filter(|words| words.len() > 1 && !others).unwrap_or(&[]);
        let inner = lexicon().found(words);
        let Some(first) = inner.iter().find(|inner| inner.from == 0 && inner.to < words.len()) else {
            return Vec::new();
        };
        let word = |at: usize| words.get(at).map_or("", |t| t.word.as_str());
        let plural = |at| word(at).ends_with('s') || matches!(word(at), "men" | "women" | "children");
        let many = (0..first.to).any(plural);
        let own = !matches!(word(first.to), "of" | "de" | "to");
        // "Families of …" are families, "children of …" may be grown.
        let meant = |who: &str| own && PEOPLE.contains(&who) || who == "family_friends";
        let people = |e: &&Effect| many && e.key == "audience" && meant(e.value);
        lexicon().effects(*first).iter().filter(people).copied().collect()
    }
}
