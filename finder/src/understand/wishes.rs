//! For whom, how and under which conditions.

use super::assemble::Reading;
use super::lexicon::{Effect, Match, lexicon};
use super::people::Generation;
use super::rules::values;
use crate::places::{area_found, regions};
use crate::understood::{Fee, WantedFormat, WantedPlace};
use domain::{Access, Audience, LeaderKind, Membership, Stage, vocabulary::vocabulary};

impl Reading<'_> {
    /// Everything that phrases say by themselves.
    pub(super) fn wishes(&mut self, matches: &[Match]) {
        let all = |key: &str| values(&self.heard, key).collect::<Vec<_>>();
        let mut audience = self.audience(matches);
        self.out.exclude = all("exclude").into_iter().map(Into::into).collect();
        self.out.amenities = all("amenity").into_iter().filter_map(access).collect();
        self.out.tags = all("tag").into_iter().map(Into::into).collect();
        self.out.stage = self.value("stage").and_then(Stage::from_code);
        self.out.faith = self.value("faith").map(Into::into);
        self.out.facilitation =
            self.value("lead").map(|l| if l == "peer" { LeaderKind::Lay } else { LeaderKind::Professional });
        self.out.registration = self.value("reg").and_then(Membership::from_code);
        self.out.fixed_term =
            self.value("term_fixed").map(|_| true).or(self.value("term_ongoing").map(|_| false));
        self.out.fee = self.out.fee.or_else(|| self.fee(matches));
        self.out.format = self.format();
        if self.out.format.is_some_and(|f| !matches!(f, WantedFormat::InPerson | WantedFormat::Hybrid)) {
            // "I can't drive, zoom please" needs no bus.
            self.out.amenities.retain(|a| *a != Access::Transit);
        }
        self.near();
        let only_for = ONLY_FOR.iter().find(|(who, _)| audience.contains(who)).map(|(_, id)| *id);
        // "Trans teens group" is about being trans, not about being a teen.
        let by_age = matches!(&self.out.conditions[..], [one] if GENERAL.contains(&one.as_str()));
        if let Some(id) = only_for
            && (self.out.conditions.is_empty() || by_age && FIRST.contains(&id))
        {
            self.out.conditions = vec![id.into()];
        }
        audience.retain(|who| !self.is_said(*who, matches) && !self.is_of_kin(*who, matches));
        // "Im a nurse and my mom has dementia": who cares for her comes as that.
        if audience.contains(&Audience::Caregivers) && self.heard.iter().any(|e| e.key == "rel") {
            audience.retain(|a| *a != Audience::Professionals);
        }
        self.out.audience = audience;
        self.out.vague = self.out.conditions.is_empty() && self.out.fellowship.is_none();
    }

    /// Whom it is for, without those who are only told of.
    fn audience(&self, matches: &[Match]) -> Vec<Audience> {
        let mut audience: Vec<Audience> =
            values(&self.heard, "audience").filter_map(Audience::from_code).collect();
        let harmed = |id: &String| {
            let named = matches!(id.as_str(), "sexual-assault" | "csa");
            vocabulary().is_under(id, "abuse") && !named || vocabulary().is_under(id, "bereavement")
        };
        if self.out.conditions.iter().any(harmed)
            || self.heard.iter().any(|e| e.key == "cause" && e.value == "suicide")
        {
            audience.retain(|a| *a != Audience::Survivors);
        }
        // "Im 20, kids of hoarders": grown ones.
        let grown = [Audience::YoungAdults, Audience::Seniors].iter().any(|a| audience.contains(a));
        let child_of = |m: &Match| {
            let of = self.tokens.get(m.to).is_some_and(|t| matches!(&*t.word, "of" | "de"));
            of && lexicon().effects(*m).contains(&Effect { key: "audience", value: "children" })
        };
        if grown && matches.iter().any(child_of) {
            audience.retain(|a| *a != Audience::Children);
        }
        // "Parents of kids" are parents.
        if self.heard.contains(&Effect { key: "note", value: "own_teen" }) {
            audience.retain(|a| *a != Audience::Children);
        }
        // "14 year old vaping, anything for parents": only an age tells of the teen.
        let named = |m: &Match| {
            let young = |e: &Effect| e.key == "audience" && matches!(e.value, "teens" | "children");
            lexicon().effects(*m).iter().any(young)
        };
        let own = self.heard.contains(&Effect { key: "note", value: "own_teen" });
        if audience.contains(&Audience::Parents) && !own && !matches.iter().any(named) {
            audience.retain(|a| !matches!(a, Audience::Children | Audience::Teens));
        }
        // "My husband, army vet, hes not the same": who cares for him comes.
        if self.out.conditions.iter().any(|c| c == "military-caregiver")
            && self.heard.iter().any(|e| e.key == "rel")
        {
            audience.retain(|a| *a != Audience::Veterans);
        }
        self.generations(&mut audience, matches);
        // "I care for my elderly mother": the carer need not be old.
        let carer = self.out.conditions.iter().any(|c| c == "parent-caregiver");
        if carer && self.heard.iter().any(|e| e.key == "rel") {
            audience.retain(|a| *a != Audience::Seniors);
        }
        // "Adult siblings" are no children. Most groups are for adults: the word wishes for nobody else.
        if audience.contains(&Audience::Adults) {
            audience.retain(|a| !matches!(a, Audience::Children | Audience::Teens | Audience::Adults));
        }
        // "Dad drinks and im 15", "my husband has dementia, spouses group": who is named, or cares, comes.
        let others = [Audience::Children, Audience::Teens, Audience::Caregivers];
        if audience.iter().any(|a| others.contains(a)) && !self.names_families(matches) {
            audience.retain(|a| *a != Audience::FamilyFriends);
        }
        // "Mi hijo usa drogas, grupo para familiares": families are looked for, parents only follow from who is told of.
        if self.is_for_families(matches) {
            audience.retain(|a| *a != Audience::Parents);
        }
        audience.sort();
        audience.dedup();
        audience
    }

    /// Of parents and children, whom it is for.
    fn generations(&self, audience: &mut Vec<Audience>, matches: &[Match]) {
        let young = [Audience::Children, Audience::Teens, Audience::YoungAdults];
        if self.heard.iter().any(|e| e.key == "parent_of") {
            audience.retain(|a| !young.contains(a));
        }
        match self.generation(matches) {
            Some(Generation::Parents) => audience.retain(|a| !young.contains(a)),
            Some(Generation::Children) => audience.retain(|a| *a != Audience::Parents),
            None => {}
        }
        if self.is_for_young(matches) {
            audience.retain(|a| *a != Audience::Parents);
        }
        // "Parents of teens" are parents, whatever the teens are called.
        if self.out.conditions.iter().any(|c| c == "parents-of-teens")
            && audience.contains(&Audience::Parents)
        {
            audience.retain(|a| *a != Audience::Teens);
        }
    }

    /// Whether the condition or the fellowship says already that a group is for some people: "a trans group", "my husband drinks,
    /// al-anon".
    fn is_said(&self, who: Audience, matches: &[Match]) -> bool {
        let of_term = |(of, id): &(Audience, &str)| *of == who && self.out.conditions.iter().any(|c| c == id);
        let fellowship = self.out.fellowship.as_deref().and_then(|name| vocabulary().fellowship(name));
        let of_families = fellowship.is_some_and(|f| f.term == "family-of-addicts");
        SAID.iter().any(of_term)
            || who == Audience::FamilyFriends && of_families && !self.names_families(matches)
    }

    fn fee(&self, matches: &[Match]) -> Option<Fee> {
        // "free parking" says nothing about the cost: the longer phrase took the word.
        let fees =
            matches.iter().flat_map(|m| lexicon().effects(*m)).filter(|e| e.key == "fee").map(|e| e.value);
        let fees: Vec<&str> = fees.collect();
        let has = |fee: &str| fees.contains(&fee);
        match (has("free"), has("sliding_scale"), has("low_cost")) {
            (_, true, _) => Some(Fee::SlidingScale),
            (true, ..) => Some(Fee::Free),
            (_, _, true) => Some(Fee::LowCost),
            _ => None,
        }
    }

    fn format(&self) -> Option<WantedFormat> {
        let mut formats: Vec<&str> = values(&self.heard, "format").collect();
        let refused: Vec<&str> = values(&self.heard, "exclude").collect();
        formats.retain(|f| !refused.contains(f));
        let online = match self.value("channel") {
            Some("phone") => WantedFormat::Phone,
            Some("text") => WantedFormat::Text,
            _ => WantedFormat::Online,
        };
        if formats.contains(&"hybrid") {
            return Some(WantedFormat::Hybrid);
        }
        match (formats.contains(&"online"), formats.contains(&"in_person")) {
            (true, false) => Some(online),
            (false, true) => Some(WantedFormat::InPerson),
            _ => None,
        }
    }

    fn near(&mut self) {
        if self.out.place.is_some() {
            return;
        }
        if let Some(country) = self.value("country").and_then(|code| regions().country(code)) {
            self.out.place = Some(WantedPlace::Country(area_found(country)));
        } else if self.value("near").is_some() || self.out.radius_km.is_some() {
            self.out.place = Some(WantedPlace::Here);
        }
    }
}

fn access(code: &str) -> Option<Access> {
    Access::from_code(if code == "asl" { "sign_language" } else { code })
}

/// Terms that name people by age and sex only, and those of [`ONLY_FOR`] that go before them.
const GENERAL: &[&str] = &["teens", "aging", "mens-group", "womens-group"];
const FIRST: &[&str] = &["trans", "lgbtq", "veterans", "immigrants"];

/// What says by itself for whom a group is.
const SAID: &[(Audience, &str)] = &[
    (Audience::Professionals, "workplace"),
    (Audience::Professionals, "unemployment"),
    (Audience::Trans, "trans"),
    (Audience::Immigrants, "immigrants"),
];

/// What a group is about that is only for these people, the most particular first.
const ONLY_FOR: &[(Audience, &str)] = &[
    (Audience::Trans, "trans"),
    (Audience::Lgbtq, "lgbtq"),
    (Audience::Veterans, "veterans"),
    (Audience::Immigrants, "immigrants"),
    (Audience::Caregivers, "caregiving"),
    (Audience::Teens, "teens"),
    (Audience::Seniors, "aging"),
    (Audience::Parents, "parenting"),
    (Audience::YoungAdults, "teens"),
    (Audience::Professionals, "workplace"),
    (Audience::Men, "mens-group"),
    (Audience::Women, "womens-group"),
];
