//! Lists that nobody asked for in words: what starts soon, and what is like a listing.

use super::{Finder, doc::At, mark::Facet, question::Question};
use crate::{Ask, Hit, Relative, Sort, Understood, WantedFormat, WantedPlace, WantedTime};
use domain::{Kind, ListingId, Point};
use jiff::Timestamp;
use std::collections::BTreeSet;

impl Finder {
    /// Support groups that meet within the next seven days, soonest first: in reach of `near` (40 km) or from afar.
    /// `zone` is the IANA zone of who looks.
    pub fn soon(&self, now: Timestamp, zone: &str, near: Option<Point>, most: usize) -> Vec<Hit> {
        let one = |relative| {
            let wanted = Understood {
                place: near.map(|_| WantedPlace::Here),
                time: WantedTime { relative: Some(relative), ..WantedTime::default() },
                ..Understood::default()
            };
            self.list(&wanted, (now, zone, near), Sort::Soonest, most)
        };
        let hits = one(Relative::Now);
        if hits.len() < most { one(Relative::ThisWeek) } else { hits }
    }

    /// Listings of the same kind about the same experiences, nearest first and from afar; not the listing itself. With a
    /// `format`, only those that meet that way.
    pub fn similar(
        &self,
        id: ListingId,
        format: Option<WantedFormat>,
        (now, zone): (Timestamp, &str),
        most: usize,
    ) -> Vec<Hit> {
        let Some((at, near)) = self.locate(id) else { return Vec::new() };
        let conditions = self.codes_of(at, Facet::Named);
        let kinds: BTreeSet<Kind> =
            self.codes_of(at, Facet::Kind).iter().filter_map(|code| Kind::from_code(code)).collect();
        if conditions.is_empty() {
            return Vec::new();
        }
        let place = near.map(|_| WantedPlace::Here);
        let wanted = Understood { conditions, kinds, place, format, ..Understood::default() };
        let mut hits = self.list(&wanted, (now, zone, near), Sort::Fit, most + 1);
        hits.retain(|hit| hit.id != id);
        hits.truncate(most);
        hits
    }

    fn list(
        &self,
        wanted: &Understood,
        (now, zone, near): (Timestamp, &str, Option<Point>),
        sort: Sort,
        most: usize,
    ) -> Vec<Hit> {
        let wish = super::Wish::of(wanted, near);
        let clock = super::Clock::new(now, zone, &wanted.time, &self.times);
        let docs = self.select(&wish, &clock);
        let ask = Ask { wanted, now, zone, near, sort, skip: 0, most, facets: false };
        let question = Question { ask: &ask, wish: &wish, clock: &clock, asked: wanted };
        self.hits(&docs, 0..most, &question)
    }

    /// A listing's document, and about where it is.
    fn locate(&self, id: ListingId) -> Option<(At, Option<Point>)> {
        let tail = self.tail.find(id).map(|at| (self.base.len() + at) as At);
        let at = tail.or_else(|| self.base.find(id))?;
        let facts = self.facts(at);
        let [x, y, z] = facts.at.map(f64::from);
        let point = facts.has_point().then(|| Point::new(z.asin().to_degrees(), y.atan2(x).to_degrees()));
        Some((at, point.flatten()))
    }

    fn codes_of(&self, at: At, facet: Facet) -> Vec<String> {
        if let Some(doc) = self.tail.doc((at as usize).checked_sub(self.base.len())) {
            let of_facet = doc.marks.iter().filter(|mark| mark.facet == facet);
            return of_facet.map(|mark| mark.code.to_string()).collect();
        }
        let has = self.base.codes(facet).filter(|(_, bits)| bits.contains(at));
        let mut codes: Vec<String> = has.map(|(code, _)| code.to_owned()).collect();
        codes.sort_unstable();
        codes
    }
}
