//! Hosts: who stands at a host's desk, which listings are its own, and what waits for them.

use super::space;
use crate::{app::App, chance::chance};
use domain::{
    Desk, Group, Host, HostId, Listing, ListingId, ReportId, StaffId,
    account::Account,
    group,
    host::{Inner, Refusal},
    report::Report,
    staff::{Hand, Role, Task, may},
    submission::{Submission, SubmissionState},
};
use std::collections::BTreeSet;

/// Listings and hosts that are loaded at once.
const PAGE: usize = 500;
/// Most of what waits that a desk shows.
const MOST: usize = 100;

/// A place at a host's desk: proof that somebody stands there now.
#[derive(Debug, Clone)]
pub struct Office {
    /// The host.
    pub desk: Desk,
    /// As what they stand there.
    pub hand: Hand,
    /// Who they are among the staff; none for whoever runs the server.
    pub staff: Option<StaffId>,
}

impl Office {
    /// Whether they may do something here.
    pub fn may(&self, task: Task) -> bool {
        may(self.hand, task)
    }

    /// The office, for whoever may do something here.
    pub fn to(self, task: Task) -> Option<Self> {
        self.may(task).then_some(self)
    }
}

/// The place that an account has at a host's desk. The link must stand on both sides.
pub async fn office(app: &App, account: &Account, host: HostId) -> anyhow::Result<Option<Office>> {
    let (id, staff) = (account.id, account.staff_of(host));
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let Some(desk) = tx.host(host).await? else { return Ok(None) };
            let staff = match staff {
                Some(staff) => tx.staff(staff).await?,
                None => None,
            };
            Ok(Some((desk, staff)))
        })
    });
    let Some((desk, staff)) = found.await? else { return Ok(None) };
    let staff = staff.filter(|staff| staff.host == host && staff.inner.account == id);
    let hand = match &staff {
        _ if account.inner.operator => Some(Hand::Operator),
        Some(staff) => Some(Hand::Staff(staff.role)),
        None => None,
    };
    Ok(hand.map(|hand| Office { desk, hand, staff: staff.map(|staff| staff.id) }))
}

/// Every host, by name.
pub async fn all(app: &App) -> anyhow::Result<Vec<Desk>> {
    let (mut all, mut after) = (vec![], None);
    loop {
        let page = app.db.hosts(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        all.extend(page);
    }
    all.sort_by(|a: &Desk, b| a.inner.host.name.cmp(&b.inner.host.name));
    Ok(all)
}

/// The hosts whose staff an account is, and as what.
pub async fn of_account(app: &App, account: &Account) -> anyhow::Result<Vec<(Desk, Role)>> {
    let mut hosts = vec![];
    for at in &account.inner.offices {
        if let Some(Office { desk, staff: Some(staff), .. }) = office(app, account, at.host).await?
            && let Some(staff) = app.db.staff(staff).await?
        {
            hosts.push((desk, staff.role));
        }
    }
    Ok(hosts)
}

/// Adds a host.
pub async fn add(app: &App, host: Host) -> anyhow::Result<Result<HostId, Vec<Refusal>>> {
    let wrong = host.wrong();
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let desk = Desk { id: HostId::random(chance()), inner: Inner { host, sign_in: None } };
    let id = desk.id;
    app.db.add_host(desk).await?;
    Ok(Ok(id))
}

/// Changes what a host is called and where its staff is reached.
pub async fn change(app: &App, office: &Office, host: Host) -> anyhow::Result<Result<(), Vec<Refusal>>> {
    let wrong = host.wrong();
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    change_desk(app, office.desk.id, |inner| inner.host = host).await?;
    Ok(Ok(()))
}

/// Changes a host as it is now.
pub(super) async fn change_desk(
    app: &App,
    id: HostId,
    change: impl FnOnce(&mut Inner) + Send + 'static,
) -> anyhow::Result<()> {
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if let Some(mut desk) = tx.host(id).await? {
                change(&mut desk.inner);
                tx.save_host(desk).await?;
            }
            Ok(())
        })
    });
    Ok(done.await?)
}

/// Listings that name the host, and whether each is its own.
pub async fn candidates(app: &App, office: &Office) -> anyhow::Result<Vec<(Listing, bool)>> {
    let own: BTreeSet<ListingId> = app.db.listings_of_host(office.desk.id).await?.into_iter().collect();
    let (mut found, mut after) = (vec![], None);
    loop {
        let page = app.db.all_listings(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for listing in page {
            let mine = own.contains(&listing.id);
            if mine || office.desk.inner.host.is_named(listing.host.as_ref()) {
                found.push((listing, mine));
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    Ok(found)
}

/// Says which listings are the host's own: of those that name it, the chosen ones.
pub async fn choose(app: &App, office: &Office, chosen: &[ListingId]) -> anyhow::Result<()> {
    let host = office.desk.id;
    let wanted = candidates(app, office).await?.into_iter().map(|(listing, mine)| (listing.id, mine));
    let wanted: Vec<(ListingId, bool)> = wanted
        .filter(|(listing, mine)| chosen.contains(listing) != *mine)
        .map(|(listing, mine)| (listing, !mine))
        .collect();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            for (listing, give) in wanted {
                if give {
                    tx.give_listing(host, listing).await?;
                } else {
                    tx.take_listing(host, listing).await?;
                }
            }
            Ok(())
        })
    });
    Ok(done.await?)
}

/// The host's listings by name, and the group of each that has a space.
pub async fn listings(app: &App, office: &Office) -> anyhow::Result<Vec<(Listing, Option<Group>)>> {
    let mut listings = vec![];
    for id in app.db.listings_of_host(office.desk.id).await? {
        if let Some(listing) = app.db.listing(id).await? {
            let group = app.db.group_of_listing(id).await?;
            listings.push((listing, group));
        }
    }
    listings.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    Ok(listings)
}

/// Whether a listing is the host's own.
async fn is_own(app: &App, office: &Office, listing: ListingId) -> anyhow::Result<bool> {
    Ok(app.db.host_of_listing(listing).await?.is_some_and(|desk| desk.id == office.desk.id))
}

/// A listing of the host.
pub async fn listing(app: &App, office: &Office, id: ListingId) -> anyhow::Result<Option<Listing>> {
    if is_own(app, office, id).await? { Ok(app.db.listing(id).await?) } else { Ok(None) }
}

/// Opens the space of a listing of the host, or makes another link for a facilitator; the link's token. Nobody comes in
/// unseen: it is in the log of the group.
pub async fn open(
    app: &App,
    office: &Office,
    listing: ListingId,
    inner: group::Inner,
) -> anyhow::Result<Option<Result<String, space::Wrong>>> {
    if !office.may(Task::Open) || !is_own(app, office, listing).await? {
        return Ok(None);
    }
    match app.db.group_of_listing(listing).await? {
        Some(group) => Ok(Some(Ok(space::renew_link(app, group.id).await?))),
        None => Ok(Some(space::open(app, listing, inner).await?)),
    }
}

/// What visitors told about the host's listings, oldest first.
pub async fn reports(app: &App, office: &Office) -> anyhow::Result<Vec<(Listing, Report)>> {
    let mut waiting = vec![];
    for (listing, _) in listings(app, office).await? {
        let open = app.db.reports_of(listing.id).await?.into_iter().filter(|report| report.closed.is_none());
        waiting.extend(open.map(|report| (listing.clone(), report)));
    }
    waiting.sort_by_key(|(_, report)| (report.at, report.id));
    waiting.truncate(MOST);
    Ok(waiting)
}

/// A report about a listing of the host.
pub async fn report(app: &App, office: &Office, id: ReportId) -> anyhow::Result<Option<Report>> {
    let Some(report) = app.db.report(id).await? else { return Ok(None) };
    let own = office.may(Task::Queue) && is_own(app, office, report.listing).await?;
    Ok(own.then_some(report))
}

/// Groups that wait to be listed and name the host, oldest first.
pub async fn submissions(app: &App, office: &Office) -> anyhow::Result<Vec<Submission>> {
    let (mut found, mut after) = (vec![], None);
    while found.len() < MOST {
        let page = app.db.submissions(SubmissionState::Waiting, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.changed, last.id));
        found.extend(
            page.into_iter().filter(|one| office.desk.inner.host.is_named(one.listing.host.as_ref())),
        );
    }
    Ok(found)
}

/// A group that names the host and is no draft, by its number.
pub async fn submission(app: &App, office: &Office, number: ListingId) -> anyhow::Result<Option<Submission>> {
    let found = super::submission::sent(app, number).await?;
    let names = |one: &Submission| office.desk.inner.host.is_named(one.listing.host.as_ref());
    Ok(found.filter(|one| office.may(Task::Queue) && names(one)))
}

/// A group that waited is the host's own once somebody of the staff has accepted it.
pub async fn take_accepted(app: &App, office: &Office, waited: &Submission) -> anyhow::Result<()> {
    let number = waited.becomes();
    let now = super::submission::sent(app, number).await?.map(|found| found.state);
    if waited.state == SubmissionState::Waiting && now == Some(SubmissionState::Accepted) {
        app.db.give_listing(office.desk.id, number).await?;
    }
    Ok(())
}
