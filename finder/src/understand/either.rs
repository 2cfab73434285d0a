//! Several towns, of which any will do: "Akron or Canton", "Minneapolis and St Paul".

use super::wheres::{LONGEST, Where, Wheres};
use crate::places::places;
use crate::understood::{PlaceFound, WantedPlace};
use domain::Point;

/// So near the one, a town of the other name is meant.
const NEAR_KM: f64 = 160.0;
/// The most towns of a question.
const MOST: usize = 4;

/// What stands between two towns.
struct Joint {
    /// The second one may be a small town: it stands as if behind "in".
    or: bool,
    /// More than a comma.
    said: bool,
    words: usize,
}

impl Wheres<'_> {
    /// The place with the towns that are named beside it.
    pub(super) fn with_others(&self, found: Where) -> Where {
        if !matches!(found.place, WantedPlace::City(_) | WantedPlace::Ambiguous(_)) {
            return found;
        }
        let mut all = vec![found];
        let mut said = false;
        while let Some((town, joint)) = all.first().and_then(|first| self.town_before(first.span.start)) {
            said |= joint.said;
            all.insert(0, town);
            if all.len() == MOST {
                break;
            }
        }
        while let Some((town, joint)) = all.last().and_then(|last| self.town_behind(last.span.end)) {
            said |= joint.said;
            if all.len() == MOST {
                break;
            }
            all.push(town);
        }
        self.any_of(all, said)
    }

    fn any_of(&self, mut all: Vec<Where>, said: bool) -> Where {
        let sure = all.iter().position(|one| one.sure == 3).unwrap_or(0);
        let towns = if said && all.len() > 1 { self.resolved(&all) } else { Vec::new() };
        if towns.len() < 2 {
            return all.swap_remove(sure);
        }
        let span = all.first().map_or(0, |w| w.span.start)..all.last().map_or(0, |w| w.span.end);
        Where { place: WantedPlace::AnyOf(towns), span, sure: 3 }
    }

    /// The towns; of several of one name the one near a town that is clear.
    fn resolved(&self, all: &[Where]) -> Vec<PlaceFound> {
        let clear = |one: &Where| match &one.place {
            WantedPlace::City(town) => town.point.map(|point| (one.sure, point)),
            _ => None,
        };
        let Some((_, near)) = all.iter().filter_map(clear).min_by_key(|(sure, _)| *sure < 3) else {
            return Vec::new();
        };
        let town = |one: &Where| match &one.place {
            WantedPlace::City(town)
                if one.sure == 3 || town.point.is_some_and(|point| point.km_to(near) <= NEAR_KM) =>
            {
                Some(town.clone())
            }
            WantedPlace::City(town) => self.near(one, near).or_else(|| Some(town.clone())),
            _ => self.near(one, near),
        };
        let mut towns: Vec<PlaceFound> = all.iter().filter_map(town).filter(|t| t.point.is_some()).collect();
        towns.dedup();
        towns
    }

    fn near(&self, one: &Where, near: Point) -> Option<PlaceFound> {
        let towns = places().towns(&self.name(&one.span), None, None, self.home);
        towns.within(near, NEAR_KM)
    }

    fn town_behind(&self, end: usize) -> Option<(Where, Joint)> {
        let joint = self.joint(end)?;
        let at = end + joint.words;
        let town = if joint.or { self.as_if_in(at).town(at) } else { self.town(at) };
        town.map(|town| (town, joint))
    }

    fn town_before(&self, start: usize) -> Option<(Where, Joint)> {
        let end = [1, 0]
            .into_iter()
            .filter_map(|words| start.checked_sub(words))
            .find(|end| *end > 0 && self.joint(*end).is_some_and(|joint| end + joint.words == start))?;
        let joint = self.joint(end)?;
        let town = (end.saturating_sub(LONGEST)..end).filter_map(|at| self.town(at));
        town.into_iter().find(|town| town.span.end == end).map(|town| (town, joint))
    }

    /// What joins the towns before and behind a place in the words.
    fn joint(&self, end: usize) -> Option<Joint> {
        let token = self.tokens.get(end)?;
        let joint = |or, said, words| Some(Joint { or, said, words });
        match token.word.as_str() {
            "or" | "o" | "u" => joint(true, true, 1),
            "and" | "y" | "e" => joint(false, true, 1),
            _ if !token.first => joint(false, true, 0),
            _ if self.tokens.get(end.checked_sub(1)?)?.ends => joint(false, false, 0),
            _ => None,
        }
    }
}
