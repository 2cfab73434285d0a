//! Credentials: written by somebody who keeps a group, confirmed or returned by the host, and shown on the public page as
//! an answer while they hold.

use super::{host::Office, listing, seat::Seat, source};
use crate::app::App;
use domain::{
    Contribution, Credential, Group, GroupId, Listing, Member, MemberId, Private, Status,
    credential::{self, Inner, MOST_WORDS, Refusal, Said, State},
    member::may_keep,
    staff::Task,
};

/// Groups that are looked at in one step.
const AT_ONCE: usize = 100;

/// A credential, and the public page of the group that its owner keeps.
#[derive(Debug)]
pub struct Found {
    /// The group's page.
    pub listing: Listing,
    /// The credential.
    pub credential: Credential,
}

/// What a person decides about a credential.
#[derive(Debug)]
pub enum Decision {
    /// It is so.
    Confirm,
    /// It comes back with these words.
    Return(String),
}

/// What somebody who keeps a group said so far.
pub async fn own(app: &App, seat: &Seat) -> anyhow::Result<Option<Credential>> {
    Ok(app.db.credential(seat.member.id).await?)
}

/// Says something new: it waits for the host, and what stood before stands no more. Only whether it is shown can change
/// alone.
pub async fn say(app: &App, seat: &Seat, said: Said) -> anyhow::Result<Result<(), Vec<Refusal>>> {
    let wrong = said.wrong(app.now().date());
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let (member, group) = (seat.member.id, seat.group.id);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let before = tx.credential(member).await?;
            let same = |old: &&Credential| Said { shown: said.shown, ..old.inner.said.clone() } == said;
            let state = before.as_ref().filter(same).map_or(State::Waiting, |old| old.inner.state.clone());
            tx.save_credential(Credential { member, group, inner: Inner { said, state } }).await
        })
    });
    done.await?;
    publish(app, group).await?;
    Ok(Ok(()))
}

/// Takes back all that was said.
pub async fn withdraw(app: &App, seat: &Seat) -> anyhow::Result<()> {
    app.db.remove_credential(seat.member.id).await?;
    publish(app, seat.group.id).await
}

/// Credentials of those who keep the host's groups.
pub async fn of_host(app: &App, office: &Office) -> anyhow::Result<Vec<Found>> {
    let mut found = vec![];
    for (listing, group) in super::host::listings(app, office).await? {
        if let Some(group) = group {
            for (credential, _) in kept(app, group.id).await? {
                found.push(Found { listing: listing.clone(), credential });
            }
        }
    }
    Ok(found)
}

/// Credentials that wait in groups that no host offers.
pub async fn without_host(app: &App) -> anyhow::Result<Vec<Found>> {
    let (mut found, mut after) = (vec![], None);
    loop {
        let groups = app.db.credential_groups(after, AT_ONCE).await?;
        let Some(last) = groups.last() else { return Ok(found) };
        after = Some(*last);
        for id in groups {
            let Some(listing) = page_of(app, id).await? else { continue };
            if app.db.host_of_listing(listing.id).await?.is_some() {
                continue;
            }
            let waiting = kept(app, id).await?.into_iter().map(|(credential, _)| credential);
            let waiting = waiting.filter(|credential| credential.inner.state == State::Waiting);
            found.extend(waiting.map(|credential| Found { listing: listing.clone(), credential }));
        }
    }
}

/// A credential that this hand may decide: one of the host's groups, or without a host, of a group that no host offers.
pub async fn found(app: &App, office: Option<&Office>, member: MemberId) -> anyhow::Result<Option<Found>> {
    if office.is_some_and(|office| !office.may(Task::Credentials)) {
        return Ok(None);
    }
    let Some(credential) = app.db.credential(member).await? else { return Ok(None) };
    let Some(listing) = page_of(app, credential.group).await? else { return Ok(None) };
    let host = app.db.host_of_listing(listing.id).await?.map(|desk| desk.id);
    let keeps = kept(app, credential.group).await?.iter().any(|(kept, _)| kept.member == member);
    let own = keeps && host == office.map(|office| office.desk.id);
    Ok(own.then_some(Found { listing, credential }))
}

/// Decides about a credential as it was read. False when it has changed since, or there are no words to return it with.
pub async fn decide(
    app: &App,
    office: Option<&Office>,
    found: &Found,
    decision: Decision,
) -> anyhow::Result<bool> {
    let on = app.now().date();
    let by = office.map(|office| office.desk.inner.host.name.clone());
    let state = match decision {
        Decision::Confirm => State::Confirmed { on, by },
        Decision::Return(words) if words.trim().is_empty() => return Ok(false),
        Decision::Return(words) => {
            let words: String = words.trim().chars().take(MOST_WORDS).collect();
            State::Returned { words: Private::new(words) }
        }
    };
    let read = found.credential.clone();
    let group = read.group;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            if tx.credential(read.member).await?.as_ref() != Some(&read) {
                return Ok(false);
            }
            let inner = Inner { state, ..read.inner };
            tx.save_credential(Credential { inner, ..read }).await.map(|()| true)
        })
    });
    let done = done.await?;
    publish(app, group).await?;
    Ok(done)
}

/// The public page of a group.
async fn page_of(app: &App, group: GroupId) -> anyhow::Result<Option<Listing>> {
    match app.db.group(group).await? {
        Some(Group { listing, .. }) => Ok(app.db.listing(listing).await?),
        None => Ok(None),
    }
}

/// Credentials of those who keep a group now.
async fn kept(app: &App, group: GroupId) -> anyhow::Result<Vec<(Credential, Member)>> {
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let mut kept = vec![];
            for credential in tx.credentials(group).await? {
                if let Some(member) = tx.member(credential.member).await?
                    && may_keep(member.role, member.standing).is_ok()
                {
                    kept.push((credential, member));
                }
            }
            Ok(kept)
        })
    });
    Ok(found.await?)
}

/// Makes the public page say what the credentials of a group answer today, and no more than that.
pub async fn publish(app: &App, group: GroupId) -> anyhow::Result<()> {
    let Some(page) = page_of(app, group).await? else { return Ok(()) };
    let kept: Vec<Credential> =
        kept(app, group).await?.into_iter().map(|(credential, _)| credential).collect();
    let answers = credential::answers(&kept, app.now().date());
    let key = domain::SourceKey { source: source::CREDENTIALS.into(), external_id: page.id.to_string() };
    let known = app.db.contributions_of(page.id).await?.into_iter().map(|known| known.contribution);
    let said = known.filter(|known| known.key == key).map(|known| known.listing.answers).next();
    if said.unwrap_or_default() == answers {
        return Ok(());
    }
    // it says nothing of whether the group meets: the last of all statuses never decides
    let said = Listing { id: page.id, kind: page.kind, status: Status::Ended, answers, ..Listing::default() };
    listing::put(app, Contribution { key, listing: said }).await?;
    Ok(())
}

/// Looks at every group: what ran out since yesterday is taken off its page.
pub async fn publish_all(app: &App) -> anyhow::Result<()> {
    let mut after = None;
    loop {
        let groups = app.db.credential_groups(after, AT_ONCE).await?;
        let Some(last) = groups.last() else { return Ok(()) };
        after = Some(*last);
        for group in groups {
            publish(app, group).await?;
        }
    }
}
