//! What several contributions say together.

use super::{name, schedules};
use crate::text::fold;
use crate::{Answer, Contribution, Format, Listing, Online, Place, Question, Schedule, Status};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Most different notes that are kept of the rows of one group.
const MOST_NOTES: usize = 8;

/// What contributions say together, with the source of each field in [`Listing::provenance`]. The order given does not
/// matter. `None` for no contributions.
///
/// Sets and schedules are united. Any other field comes from the best contribution that has it: the one checked last, then the
/// one that says most, then by key. A group is paused or closed only if all contributions say so; otherwise the schedules of
/// those that do are left out.
pub fn merge(contributions: &[Contribution]) -> Option<Listing> {
    let mut ranked: Vec<&Contribution> = contributions.iter().collect();
    ranked.sort_by_cached_key(|c| {
        (Reverse(c.listing.checked), Reverse(richness(&c.listing)), c.key.clone(), format!("{:?}", c.listing))
    });
    let best = ranked.first()?;
    let mut join = Join { ranked: &ranked, provenance: BTreeMap::new() };
    let status = ranked.iter().map(|c| c.listing.status).min().unwrap_or(Status::Active);
    let mut listing = Listing {
        id: ranked.iter().map(|c| c.listing.id).filter(|id| !id.is_nil()).min().unwrap_or_default(),
        kind: best.listing.kind,
        status,
        checked: ranked.iter().filter_map(|c| c.listing.checked).max(),
        ..Listing::default()
    };
    join.fields(&mut listing);
    join.sets(&mut listing);
    listing.formats = join.set("formats", |l| &l.formats);
    listing.schedules = join.schedules(status, &listing.formats);
    listing.name = join.name(&listing.schedules);
    listing.notes = join.notes();
    listing.place = join.place();
    listing.online = join.online();
    listing.answers = join.answers();
    listing.provenance = join.provenance;
    Some(listing)
}

/// How many fields say something.
fn richness(l: &Listing) -> usize {
    let texts = [&l.description, &l.notes].iter().filter(|text| !text.is_empty()).count();
    let sets = [
        l.experiences.len(),
        l.tags.len(),
        l.audience.len(),
        l.formats.len(),
        l.schedules.len(),
        l.languages.len(),
        l.access.len(),
        l.answers.len(),
    ];
    let some = [
        l.host.is_some(),
        l.fellowship.is_some(),
        l.faith.is_some(),
        l.term.is_some(),
        l.place.is_some(),
        l.online.is_some(),
        l.cost.is_some(),
        l.leader.is_some(),
        l.size.is_some(),
        l.membership.is_some(),
        l.since.is_some(),
        l.url.is_some(),
        l.phone.is_some(),
        l.email.is_some(),
    ];
    texts + sets.iter().filter(|n| **n > 0).count() + some.iter().filter(|some| **some).count()
}

struct Join<'a> {
    ranked: &'a [&'a Contribution],
    provenance: BTreeMap<String, String>,
}

impl Join<'_> {
    /// Notes that a field came from these contributions.
    fn credit<'c>(&mut self, field: &str, from: impl Iterator<Item = &'c Contribution>) {
        let sources: BTreeSet<&str> =
            from.flat_map(|c| c.listing.provenance.get(field).unwrap_or(&c.key.source).split(", ")).collect();
        if !sources.is_empty() {
            let sources: Vec<&str> = sources.into_iter().collect();
            self.provenance.insert(field.to_owned(), sources.join(", "));
        }
    }

    /// The field of the best contribution that has it.
    fn pick<T: Clone>(&mut self, field: &str, get: impl Fn(&Listing) -> Option<&T>) -> Option<T> {
        let (from, value) = self.ranked.iter().find_map(|c| Some((*c, get(&c.listing)?.clone())))?;
        self.credit(field, std::iter::once(from));
        Some(value)
    }

    fn set<T: Clone + Ord>(&mut self, field: &str, get: impl Fn(&Listing) -> &BTreeSet<T>) -> BTreeSet<T> {
        self.credit(field, self.ranked.iter().copied().filter(|c| !get(&c.listing).is_empty()));
        self.ranked.iter().flat_map(|c| get(&c.listing).iter().cloned()).collect()
    }

    fn fields(&mut self, into: &mut Listing) {
        let text = |text: &String| !text.is_empty();
        into.description =
            self.pick("description", |l| Some(&l.description).filter(|t| text(t))).unwrap_or_default();
        into.host = self.pick("host", |l| l.host.as_ref());
        into.fellowship = self.pick("fellowship", |l| l.fellowship.as_ref());
        into.faith = self.pick("faith", |l| l.faith.as_ref());
        into.term = self.pick("term", |l| l.term.as_ref());
        into.cost = self.pick("cost", |l| l.cost.as_ref());
        into.leader = self.pick("leader", |l| l.leader.as_ref());
        into.size = self.pick("size", |l| l.size.as_ref());
        into.membership = self.pick("membership", |l| l.membership.as_ref());
        into.since = self.pick("since", |l| l.since.as_ref());
        into.url = self.pick("url", |l| l.url.as_ref());
        into.phone = self.pick("phone", |l| l.phone.as_ref());
        into.email = self.pick("email", |l| l.email.as_ref());
    }

    fn sets(&mut self, into: &mut Listing) {
        into.tags = self.set("tags", |l| &l.tags);
        into.audience = self.set("audience", |l| &l.audience);
        into.languages = self.set("languages", |l| &l.languages);
        into.access = self.set("access", |l| &l.access);
        self.credit("experiences", self.ranked.iter().copied().filter(|c| !c.listing.experiences.is_empty()));
        let experiences: BTreeSet<_> =
            self.ranked.iter().flat_map(|c| c.listing.experiences.iter().cloned()).collect();
        into.experiences = experiences.into_iter().collect();
        for finding in self.ranked.iter().flat_map(|c| &c.listing.findings) {
            if !into.findings.contains(finding) {
                into.findings.push(finding.clone());
            }
        }
        into.findings.sort_by_cached_key(|f| (f.field.clone(), f.kind, f.evidence.clone()));
    }

    /// The best name; without its day and hour where rows of several days have several names.
    fn name(&mut self, schedules: &[Schedule]) -> String {
        let name = self.pick("name", |l| Some(&l.name).filter(|name| !name.is_empty())).unwrap_or_default();
        let names: BTreeSet<String> = self.ranked.iter().map(|c| fold(&c.listing.name)).collect();
        let times: BTreeSet<u16> = schedules.iter().flat_map(Schedule::slots).collect();
        if names.len() > 1 && times.len() > 1 { name::without_days(&name) } else { name }
    }

    /// All different notes, best first: each row may speak of its own day.
    fn notes(&mut self) -> String {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let with_notes = || self.ranked.iter().copied().filter(|c| !c.listing.notes.is_empty());
        let lines: Vec<&str> = with_notes()
            .map(|c| c.listing.notes.as_str())
            .filter(|notes| seen.insert(fold(notes)))
            .take(MOST_NOTES)
            .collect();
        let notes = lines.join("\n");
        self.credit("notes", with_notes());
        notes
    }

    /// The best place, one with a door before one that only names a town.
    fn place(&mut self) -> Option<Place> {
        let exact = |l: &Listing| l.place.as_ref().is_some_and(|p| p.point.is_some() && !p.approximate);
        let any_exact = self.ranked.iter().any(|c| exact(&c.listing));
        self.pick("place", |l| l.place.as_ref().filter(|p| !p.is_empty() && (exact(l) || !any_exact)))
    }

    fn online(&mut self) -> Option<Online> {
        let all = || self.ranked.iter().filter_map(|c| c.listing.online.as_ref());
        let online = Online {
            url: all().find_map(|o| o.url.clone()),
            phone: all().find_map(|o| o.phone.clone()),
            notes: all().map(|o| o.notes.clone()).find(|notes| !notes.is_empty()).unwrap_or_default(),
        };
        let any = all().next().is_some();
        self.credit("online", self.ranked.iter().copied().filter(|c| c.listing.online.is_some()));
        any.then_some(online)
    }

    /// Each answer from who gave it last.
    fn answers(&mut self) -> BTreeMap<Question, Answer> {
        let mut answers: BTreeMap<Question, Answer> = BTreeMap::new();
        for (question, answer) in self.ranked.iter().flat_map(|c| &c.listing.answers) {
            if answers.get(question).is_none_or(|have| have.date < answer.date) {
                answers.insert(*question, answer.clone());
            }
        }
        self.credit("answers", self.ranked.iter().copied().filter(|c| !c.listing.answers.is_empty()));
        answers
    }

    /// The schedules of the rows that take place; each says how it is held where the rows differ in that.
    fn schedules(&mut self, status: Status, formats: &BTreeSet<Format>) -> Vec<Schedule> {
        let takes_place = |c: &&Contribution| status != Status::Active || c.listing.status == Status::Active;
        let rows =
            || self.ranked.iter().copied().filter(takes_place).filter(|c| !c.listing.schedules.is_empty());
        let mut all = Vec::new();
        for row in rows() {
            let only =
                row.listing.formats.first().filter(|_| row.listing.formats.len() == 1 && formats.len() > 1);
            for schedule in &row.listing.schedules {
                let mut schedule = schedule.clone();
                schedule.format = schedule.format.or(only.copied());
                all.push(schedule);
            }
        }
        self.credit("schedules", rows());
        schedules::unite(all)
    }
}
