//! Ages that people say of themselves ("widowed at 34", "age 72", "tengo 16 años").

use super::lexicon::Effect;
use super::near::{AT_AGE, NO_AGE, OWN_AGE, SPANS, WHOSE_AGE, WITH_AGE};
use super::tokens::Token;
use domain::Audience;

/// Who somebody is by the age they say, and the words that say it.
pub(super) fn ages(tokens: &[Token]) -> Vec<(Effect, usize, usize)> {
    let at = |at| {
        weeks(tokens, at)
            .or_else(|| age(tokens, at))
            .into_iter()
            .chain(range(tokens, at).into_iter().flatten())
            .flat_map(|said| [Some(said), teen(tokens, &said)].into_iter().flatten())
    };
    (0..tokens.len()).flat_map(at).collect()
}

/// "My 15 year old" is a child, and a teen; "im 15" is a teen who asks.
fn teen(tokens: &[Token], (effect, at, to): &(Effect, usize, usize)) -> Option<(Effect, usize, usize)> {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |t| t.word.as_str());
    if effect.value == "teens" && matches!(before, "im" | "am" | "tengo" | "turned" | "age") {
        return Some((Effect { key: "note", value: "own_teen" }, *at, *to));
    }
    let digits = tokens.get(*at)?.word.get(..2)?;
    let teen = effect.key == "rel" && digits.parse().is_ok_and(|years| (13..18).contains(&years));
    teen.then_some((Effect { key: "note", value: "teen" }, *at, *to))
}

/// "Ages 11 to 14": who both ends are.
fn range(tokens: &[Token], at: usize) -> Option<[(Effect, usize, usize); 2]> {
    let word = |n: usize| tokens.get(n).map_or("", |t| t.word.as_str());
    let before = at.checked_sub(1).map(word)?;
    let to = at + 1 + usize::from(matches!(word(at + 1), "to" | "a" | "through" | "and" | "y"));
    let of = |at: usize| {
        Some(match word(at).parse::<u32>().ok()? {
            3..=12 => Audience::Children,
            13..=17 => Audience::Teens,
            18..=39 => Audience::YoungAdults,
            60..=105 => Audience::Seniors,
            _ => return None,
        })
    };
    let says = |who: Audience| (Effect { key: "audience", value: who.code() }, at, to + 1);
    let people = ["ages", "aged", "girls", "boys", "kids", "children", "teens", "youth", "edades"];
    people.contains(&before).then_some([says(of(at)?), says(of(to)?)])
}

/// "At 22 weeks", "a las 20 semanas": a pregnancy.
fn weeks(tokens: &[Token], at: usize) -> Option<(Effect, usize, usize)> {
    let word = |n: Option<usize>| n.and_then(|n| tokens.get(n)).map_or("", |t| t.word.as_str());
    let said = matches!(word(at.checked_sub(1)), "at" | "las");
    let weeks = matches!(word(Some(at + 1)), "weeks" | "week" | "wks" | "semanas");
    let long = word(Some(at)).parse().is_ok_and(|n: u32| (4..=42).contains(&n));
    (said && weeks && long).then_some((Effect { key: "rel", value: "baby" }, at, at + 2))
}

fn age(tokens: &[Token], at: usize) -> Option<(Effect, usize, usize)> {
    let word = |n: usize| tokens.get(n).map_or("", |t| t.word.as_str());
    let back = |n: usize| at.checked_sub(n).map_or("", word);
    let digits = word(at).bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = word(at).split_at_checked(digits)?;
    let years: u32 = number.parse().ok()?;
    // "62 and single", "tengo 70 y vivo solo".
    let ends = matches!(word(at + 1), "y" | "") || tokens.get(at)?.ends;
    let alone = at == 0 && matches!(word(1), "and" | "y") || back(1) == "tengo" && ends;
    let old = usize::from(unit.is_empty());
    let to = match (unit, word(at + 1), word(at + 2)) {
        // "19f with endo".
        ("yo" | "f" | "m", ..) if unit == "yo" || at == 0 || OWN_AGE.contains(back(1)) => Some(at + 1),
        ("", "yo" | "anos", _) => Some(at + 2),
        // "HIV positive 20 yrs" tells no age.
        ("", "yrs", "old") => Some(at + 3),
        ("", "yrs", _) if OWN_AGE.contains(back(1)) => Some(at + 2),
        ("", "year" | "years" | "yr", "old" | "olds") => Some(at + 3),
        ("", "y", "o") => Some(at + 3),
        _ => None,
    };
    let after_at = matches!(back(1), "at" | "los") && (AT_AGE.contains(back(2)) || AT_AGE.contains(back(3)));
    let of_own = OWN_AGE.contains(back(1))
        || (back(1), back(2)) == ("am", "i")
        || (back(1), back(2)) == ("and", "widowed");
    let counted = to.is_none() && NO_AGE.contains(word(at + 1)) || old == 0 && to.is_none();
    let my = matches!(back(1), "my" | "our" | "mi" | "nuestro" | "nuestra");
    let named = to.is_some_and(|to| WHOSE_AGE.contains(word(to)));
    if let Some(to) = to.filter(|_| my && years < 18 && matches!(back(2), "for" | "para")) {
        // "For my 10 year old": the child comes.
        let who = if years < 13 { Audience::Children } else { Audience::Teens };
        return Some((Effect { key: "audience", value: who.code() }, at, to));
    }
    if let Some(to) = to.filter(|_| my && (60..106).contains(&years) && matches!(back(2), "for" | "para")) {
        return Some((Effect { key: "audience", value: Audience::Seniors.code() }, at, to));
    }
    if let Some(to) = to.filter(|_| my && !named && years < 25) {
        // "My 6 year old" is a child.
        return Some((Effect { key: "rel", value: "child" }, at, to));
    }
    let who = match years {
        13..=17 => Audience::Teens,
        18..=39 => Audience::YoungAdults,
        60..=105 => Audience::Seniors,
        _ => return None,
    };
    let says = after_at || of_own || alone || to.is_some() && !SPANS.contains(back(1));
    // "17 year old son", "34 years sober" and "20 weeks" are not the asker's age.
    let theirs = matches!(back(1), "de" | "of" | "is" | "tiene" | "con") && WITH_AGE.contains(back(2));
    let of_other = my || named || theirs || to.is_some_and(|to| word(to).starts_with("sobri"));
    let effect = Effect { key: "audience", value: who.code() };
    (says && !of_other && !counted).then(|| (effect, at, to.unwrap_or(at + 1)))
}
