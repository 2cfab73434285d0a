//! The address of a search: the question, what was chosen beside it, what was let go. Real, repeatable addresses.

use super::choice::choose;
use domain::Point;
use finder::{Sort, Understood, WantedPlace, WantedTime};

/// Most characters of a question.
const MOST_QUESTION: usize = 500;
/// Most choices in one address.
const MOST_PAIRS: usize = 40;
/// Names of choices that narrow an answer.
const CHOICES: [&str; 16] = [
    "experience",
    "format",
    "day",
    "part",
    "language",
    "cost",
    "audience",
    "leader",
    "term",
    "access",
    "host",
    "kind",
    "membership",
    "stage",
    "place",
    "radius",
];

/// A search as its address says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Params {
    /// The question as typed.
    pub(crate) question: String,
    /// Choices: name and value, in the order they were made.
    pub(crate) chosen: Vec<(String, String)>,
    /// Understood constraints that were taken away: `format`, or `audience:women` for one of several.
    pub(crate) dropped: Vec<String>,
    /// The order.
    pub(crate) sort: Sort,
    /// Which page, from 1.
    pub(crate) page: usize,
    /// About where the visitor is, rounded by the browser.
    pub(crate) near: Option<Point>,
    /// The visitor's IANA zone, told by the browser.
    pub(crate) zone: Option<String>,
}

impl Params {
    /// Reads the pairs of an address. What makes no sense is left out.
    pub(crate) fn read(pairs: &[(String, String)]) -> Self {
        let mut params = Self { page: 1, ..Self::default() };
        for (name, value) in pairs.iter().take(MOST_PAIRS) {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => params.question = value.chars().take(MOST_QUESTION).collect(),
                "drop" => params.dropped.push(value.chars().take(80).collect()),
                "sort" => params.sort = sort_of(value),
                "page" => params.page = value.parse().unwrap_or(1).clamp(1, 500),
                "near" => params.near = near(value),
                "zone" if jiff::tz::TimeZone::get(value).is_ok() => params.zone = Some(value.to_owned()),
                name if CHOICES.contains(&name) => {
                    let pair = (name.to_owned(), value.chars().take(80).collect());
                    if !params.chosen.contains(&pair) {
                        params.chosen.push(pair);
                    }
                }
                _ => {}
            }
        }
        params
    }

    /// Every pair of the address, in its usual order.
    pub(crate) fn pairs(&self) -> Vec<(&str, String)> {
        let mut pairs = Vec::new();
        if !self.question.is_empty() {
            pairs.push(("q", self.question.clone()));
        }
        pairs.extend(self.chosen.iter().map(|(name, value)| (name.as_str(), value.clone())));
        pairs.extend(self.dropped.iter().map(|name| ("drop", name.clone())));
        if let Some(near) = self.near {
            pairs.push(("near", format!("{:.2},{:.2}", near.lat, near.lon)));
        }
        if let Some(zone) = &self.zone {
            pairs.push(("zone", zone.clone()));
        }
        if self.sort != Sort::Fit {
            pairs.push(("sort", sort_code(self.sort).to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        pairs
    }

    /// The address.
    pub(crate) fn address(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs());
        let query = query.finish();
        if query.is_empty() { "/find".into() } else { format!("/find?{query}") }
    }

    /// The same search, changed, from its first page.
    pub(crate) fn but(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut params = Self { page: 1, ..self.clone() };
        change(&mut params);
        params
    }

    /// Whether a choice was made.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.chosen.iter().any(|(n, v)| n == name && v == value)
    }

    /// What is wanted: what was understood, less what was let go, and what was chosen.
    pub(crate) fn wanted(&self, mut understood: Understood) -> Understood {
        for name in &self.dropped {
            let (name, value) = name.split_once(':').unwrap_or((name, ""));
            drop_constraint(&mut understood, name, value);
        }
        if self.chosen.iter().any(|(name, _)| name == "kind") {
            understood.kinds.clear(); // what was chosen stands in the place of what was understood
        }
        for (name, value) in &self.chosen {
            choose(&mut understood, name, value);
        }
        if self.near.is_some() && understood.place.is_none() {
            understood.place = Some(WantedPlace::Here);
        }
        understood
    }
}

/// The code of an order.
pub(crate) fn sort_code(sort: Sort) -> &'static str {
    match sort {
        Sort::Fit => "fit",
        Sort::Soonest => "soonest",
        Sort::Nearest => "nearest",
    }
}

fn sort_of(code: &str) -> Sort {
    match code {
        "soonest" => Sort::Soonest,
        "nearest" => Sort::Nearest,
        _ => Sort::Fit,
    }
}

/// A position, rounded here too: no more than about a kilometre is ever known.
fn near(text: &str) -> Option<Point> {
    let round = |text: &str| text.trim().parse::<f64>().ok().map(|degrees| (degrees * 100.0).round() / 100.0);
    let (lat, lon) = text.split_once(',')?;
    Point::new(round(lat)?, round(lon)?)
}

fn drop_constraint(wanted: &mut Understood, name: &str, value: &str) {
    let all = value.is_empty();
    match name {
        "conditions" => wanted.conditions.retain(|term| !all && term != value),
        "audience" => wanted.audience.retain(|who| !all && who.code() != value),
        "amenities" => wanted.amenities.retain(|need| !all && need.code() != value),
        "exclude" => wanted.exclude.retain(|what| !all && what != value),
        "tags" => wanted.tags.retain(|tag| !all && tag != value),
        "stage" => wanted.stage = None,
        "format" => wanted.format = None,
        "place" => (wanted.place, wanted.radius_km) = (None, None),
        "radius" => wanted.radius_km = None,
        "time" => wanted.time = WantedTime::default(),
        "language" => wanted.language = None,
        "fee" => wanted.fee = None,
        "fellowship" => wanted.fellowship = None,
        "faith" => wanted.faith = None,
        "facilitation" => wanted.facilitation = None,
        "registration" => wanted.registration = None,
        "term" => wanted.fixed_term = None,
        "kind" => wanted.kinds.clear(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Audience, Kind};
    use finder::{Fee, WantedFormat};
    use jiff::civil::Weekday;

    fn read(query: &str) -> Params {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Params::read(&pairs)
    }

    #[test]
    fn an_address_says_what_it_was_made_of() {
        let query = "q=grief+%26+loss&day=TU&day=WE&drop=format&near=39.97%2C-86.13&sort=nearest&page=2";
        assert_eq!(read(query).address(), format!("/find?{query}"));
        assert_eq!(read("page=x&sort=best&near=here&evil=1&day=").address(), "/find");
    }

    #[test]
    fn a_position_is_never_known_closer_than_a_kilometre() {
        assert_eq!(read("near=39.966573,-86.175131").near, Point::new(39.97, -86.18));
    }

    #[test]
    fn choices_narrow_and_drops_widen() {
        let understood = Understood {
            format: Some(WantedFormat::Online),
            audience: vec![Audience::Women, Audience::Parents],
            ..Understood::default()
        };
        let wanted = read("day=TU&day=TU&cost=free&drop=format&drop=audience:women").wanted(understood);
        assert_eq!(wanted.format, None);
        assert_eq!(wanted.audience, [Audience::Parents]);
        assert_eq!(wanted.time.days, [Weekday::Tuesday]);
        assert_eq!(wanted.fee, Some(Fee::Free));
    }

    #[test]
    fn a_choice_stands_in_the_place_of_what_was_understood() {
        let time = WantedTime {
            relative: Some(finder::Relative::Today),
            after: Some(jiff::civil::time(19, 0, 0, 0)),
            ..WantedTime::default()
        };
        let kinds = [Kind::TherapyGroup].into();
        let wanted = read("day=WE&part=morning&kind=class").wanted(Understood {
            time,
            kinds,
            ..Understood::default()
        });
        assert_eq!(wanted.time.days, [Weekday::Wednesday]);
        assert_eq!((wanted.time.relative, wanted.time.after), (None, None));
        assert_eq!(wanted.kinds, [Kind::Class].into());
    }
}
