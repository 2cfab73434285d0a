//! What an import is about to save: contributions, the listings they come to, and the keys to find them by.

use super::{Became, Outcome, prepare, together};
use crate::{app::App, chance::chance};
use domain::{
    Contribution, Listing, ListingId, SourceKey, Stamp,
    merge::{self, Blocks},
};
use feeds::Row;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{ImportBatch, ImportRow};

/// Most groups that stay at hand between chunks.
const MOST_GROUPS: usize = 5_000;

/// A listing and all that contributes to it.
struct Group {
    contributions: Vec<Contribution>,
    listing: Listing,
}

impl Group {
    fn new(id: ListingId, contributions: Vec<Contribution>) -> Option<Self> {
        let mut group = Self { listing: together(&contributions)?, contributions };
        group.listing.id = id;
        Some(group)
    }

    /// Whether the row's source itself tells the row and this group apart: a directory like this one wrote it, where
    /// each listing has its own id. So an export makes the same directory elsewhere.
    fn is_another(&self, key: &SourceKey) -> bool {
        let Some(own) = listing_id(&key.external_id) else { return false };
        let mut others = self.contributions.iter().filter(|c| c.key.source == key.source);
        others.any(|c| listing_id(&c.key.external_id).is_some_and(|other| other != own))
    }

    fn take(&mut self, contribution: Contribution) {
        let id = self.listing.id;
        match self.contributions.iter_mut().find(|known| known.key == contribution.key) {
            Some(known) => *known = contribution,
            None => self.contributions.push(contribution),
        }
        if let Some(listing) = together(&self.contributions) {
            self.listing = Listing { id, ..listing };
        }
    }
}

/// The listings under each key.
type Shared = HashMap<String, BTreeSet<ListingId>>;

/// The plan of one import.
pub(super) struct Plan<'a> {
    app: &'a App,
    source: String,
    known: HashMap<String, (Vec<u8>, ListingId)>,
    /// The listings here by their ids in the directory that wrote the feed: several rows may name one.
    named: HashMap<ListingId, ListingId>,
    seen: HashSet<String>,
    groups: HashMap<ListingId, Group>,
    blocks: Shared,
    touched: BTreeSet<ListingId>,
    flagged: HashSet<ListingId>,
    pending: Vec<ImportRow>,
    still: Vec<SourceKey>,
}

impl<'a> Plan<'a> {
    pub(super) async fn new(app: &'a App, source: &str) -> anyhow::Result<Self> {
        let known = app.db.source_rows(source.to_owned()).await?;
        let named = known.iter().filter_map(|row| Some((listing_id(&row.external_id)?, row.listing)));
        Ok(Self {
            app,
            source: source.to_owned(),
            named: named.collect(),
            known: known.into_iter().map(|k| (k.external_id, (k.digest, k.listing))).collect(),
            seen: HashSet::new(),
            groups: HashMap::new(),
            blocks: Shared::new(),
            touched: BTreeSet::new(),
            flagged: HashSet::new(),
            pending: Vec::new(),
            still: Vec::new(),
        })
    }

    /// Rows of this source known before the import.
    pub(super) fn known(&self) -> usize {
        self.known.len()
    }

    /// Rows known before that the feed no longer has.
    pub(super) fn missing(&self) -> usize {
        self.known.keys().filter(|id| !self.seen.contains(*id)).count()
    }

    /// Listings of this import with red flags.
    pub(super) fn flagged(&self) -> usize {
        self.flagged.len()
    }

    /// Decides what becomes of some rows.
    pub(super) async fn chunk(&mut self, rows: Vec<Row>) -> anyhow::Result<Vec<Outcome>> {
        let mut ready = Vec::with_capacity(rows.len());
        for row in rows {
            let result = row.result.map(|mut contribution| {
                contribution.key.source.clone_from(&self.source);
                prepare(&mut contribution.listing);
                let digest = digest(&contribution);
                (*contribution, digest)
            });
            ready.push((row.number, result, row.notes));
        }
        self.load(ready.iter().filter_map(|(_, result, _)| result.as_ref().ok())).await?;
        Ok(ready.into_iter().map(|(number, result, notes)| self.decide(number, result, notes)).collect())
    }

    /// Loads the groups that these rows belong or may belong to.
    async fn load(&mut self, rows: impl Iterator<Item = &(Contribution, Vec<u8>)>) -> anyhow::Result<()> {
        let mut wanted = BTreeSet::new();
        let mut looked_for = Vec::new();
        for (contribution, digest) in rows {
            match self.known.get(&contribution.key.external_id) {
                Some((known, _)) if known == digest => {}
                Some((_, listing)) => {
                    wanted.insert(*listing);
                }
                None => match self.named_by(&contribution.key) {
                    Some(listing) => wanted.extend([listing]),
                    None => looked_for.push(Blocks::of(&contribution.listing)),
                },
            }
        }
        wanted.extend(self.candidates(&looked_for).await?);
        let wanted: Vec<ListingId> = wanted.into_iter().filter(|id| !self.groups.contains_key(id)).collect();
        let mut by_listing: HashMap<ListingId, Vec<Contribution>> = HashMap::new();
        for known in self.app.db.contributions_of_each(wanted).await? {
            by_listing.entry(known.contribution.listing.id).or_default().push(known.contribution);
        }
        for (id, contributions) in by_listing {
            if let Some(group) = Group::new(id, contributions) {
                self.index(&group.listing);
                self.groups.insert(id, group);
            }
        }
        Ok(())
    }

    /// The stored listings that can be the same group as one of these.
    async fn candidates(&self, looked_for: &[Blocks]) -> anyhow::Result<BTreeSet<ListingId>> {
        let keys: BTreeSet<String> = looked_for.iter().flat_map(Blocks::keys).collect();
        let mut stored = Shared::default();
        for found in self.app.db.candidates(keys.into_iter().collect()).await? {
            stored.entry(found.key).or_default().insert(found.listing);
        }
        Ok(looked_for.iter().flat_map(|blocks| likely(blocks, &stored)).collect())
    }

    fn index(&mut self, listing: &Listing) {
        for key in Blocks::of(listing).keys() {
            self.blocks.entry(key).or_default().insert(listing.id);
        }
    }

    fn decide(
        &mut self,
        row: usize,
        result: Result<(Contribution, Vec<u8>), String>,
        notes: Vec<String>,
    ) -> Outcome {
        let (contribution, digest) = match result {
            Ok(ready) => ready,
            Err(reason) => {
                return Outcome { row, outcome: Became::Rejected, id: None, reason: Some(reason), notes };
            }
        };
        let external_id = contribution.key.external_id.clone();
        self.seen.insert(external_id.clone());
        let (outcome, id) = match self.known.get(&external_id) {
            Some((known, id)) if *known == digest => {
                self.still.push(contribution.key.clone());
                (Became::Unchanged, *id)
            }
            Some((_, id)) => (Became::Updated, *id),
            None => match self.named_by(&contribution.key).or_else(|| self.same_group(&contribution)) {
                Some(id) => (Became::Merged, id),
                None => (Became::Created, ListingId::new(self.app.now(), chance())),
            },
        };
        if outcome != Became::Unchanged {
            self.put(id, contribution, digest);
        }
        Outcome { row, outcome, id: Some(id), reason: None, notes }
    }

    /// The listing of which another row of this source says that it is the same.
    fn named_by(&self, key: &SourceKey) -> Option<ListingId> {
        self.named.get(&listing_id(&key.external_id)?).copied()
    }

    fn same_group(&self, row: &Contribution) -> Option<ListingId> {
        let candidates = likely(&Blocks::of(&row.listing), &self.blocks);
        let same = |id: &ListingId| {
            self.groups.get(id).is_some_and(|group| {
                !group.is_another(&row.key) && merge::same_group(&group.listing, &row.listing)
            })
        };
        candidates.into_iter().find(same)
    }

    fn put(&mut self, id: ListingId, mut contribution: Contribution, digest: Vec<u8>) {
        contribution.listing.id = id;
        self.named.extend(listing_id(&contribution.key.external_id).map(|named| (named, id)));
        self.pending.push(ImportRow { contribution: contribution.clone(), digest });
        match self.groups.get_mut(&id) {
            Some(group) => group.take(contribution),
            None => {
                if let Some(group) = Group::new(id, vec![contribution]) {
                    self.groups.insert(id, group);
                }
            }
        }
        if let Some(group) = self.groups.get(&id) {
            let listing = group.listing.clone();
            self.index(&listing);
        }
        self.touched.insert(id);
    }

    /// Saves what was decided since the last time, in one transaction, and tells the finder.
    pub(super) async fn save(&mut self, now: Stamp) -> anyhow::Result<()> {
        let mut batch = ImportBatch { now, ..ImportBatch::default() };
        for id in std::mem::take(&mut self.touched) {
            let Some(group) = self.groups.get(&id) else { continue };
            let mut listing = group.listing.clone();
            listing.findings = safety::review_listing(&listing);
            if !listing.findings.is_empty() {
                self.flagged.insert(id);
            }
            batch.keys.push((id, Blocks::of(&listing).keys()));
            batch.listings.push(listing);
        }
        batch.rows = std::mem::take(&mut self.pending);
        batch.seen = std::mem::take(&mut self.still);
        let changed = batch.listings.clone();
        self.app.db.apply(batch).await?;
        self.app.change_finder(|finder| changed.iter().for_each(|listing| finder.put(listing)));
        // What is saved can be loaded again: a large feed need not stay in memory as a whole.
        if self.groups.len() > MOST_GROUPS {
            self.groups.clear();
            self.blocks.clear();
        }
        Ok(())
    }
}

/// The listings that share enough keys with a row to be the same group.
fn likely(blocks: &Blocks, shared: &Shared) -> BTreeSet<ListingId> {
    let all: BTreeSet<ListingId> =
        blocks.keys().iter().filter_map(|key| shared.get(key)).flatten().copied().collect();
    let has = |id: &ListingId, key: &str| shared.get(key).is_some_and(|under| under.contains(id));
    all.into_iter().filter(|id| blocks.may_be(|key| has(id, key))).collect()
}

/// The listing's id in a row's id, where a directory like this one wrote it: a UUIDv7 (other programs write version 4).
fn listing_id(external_id: &str) -> Option<ListingId> {
    let parts = external_id.split(|c: char| !(c.is_ascii_hexdigit() || c == '-'));
    parts.filter(|part| part.len() == 36 && part.as_bytes()[14] == b'7').find_map(|part| part.parse().ok())
}

fn digest(contribution: &Contribution) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new();
    // Writing into a hasher does not fail, and a listing has no map with keys that JSON cannot hold.
    let _ = serde_json::to_writer(&mut hasher, &contribution.listing);
    hasher.finalize().as_bytes()[..16].to_vec()
}
