//! The made-up directory's hosts: their staff, and what those who keep groups wrote about their training.

use super::Accounts;
use crate::{
    actions::{
        credential::{self, Decision},
        host::{self, Office},
        invitation,
        seat::Seat,
        space, staff,
    },
    app::App,
};
use anyhow::{Context, anyhow};
use domain::{
    AccountId, Host, ListingId,
    credential::Said,
    staff::{Hand, Role},
};
use jiff::ToSpan;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Played {
    host: Host,
    staff: Vec<Player>,
}

#[derive(Deserialize)]
struct Player {
    person: String,
    name: String,
    #[serde(rename = "as")]
    role: Role,
}

#[derive(Deserialize)]
pub(super) struct Credential {
    listing: String,
    person: String,
    name: String,
    profession: String,
    training: String,
    school: String,
    year: i16,
    evidence: String,
    /// Days until it ends; it does not where there are none.
    days: Option<i64>,
    #[serde(default)]
    confirmed: bool,
}

/// Adds a host with the listings that name it, and its staff.
pub(super) async fn host(app: &App, accounts: &Accounts<'_>, played: &Played) -> anyhow::Result<()> {
    let name = &played.host.name;
    let id = host::add(app, played.host.clone()).await?.map_err(|wrong| anyhow!("{name}: {wrong:?}"))?;
    let desk = app.db.host(id).await?.with_context(|| format!("{name} is not there"))?;
    let office = Office { desk, hand: Hand::Operator, staff: None };
    let own = host::candidates(app, &office).await?.into_iter().map(|(listing, _)| listing.id);
    host::choose(app, &office, &own.collect::<Vec<ListingId>>()).await?;
    for player in &played.staff {
        let token = staff::invite(app, &office, player.role).await?.context("nobody may invite staff")?;
        let (account, token) = (account(accounts, &player.person)?, invitation::hash(&token));
        let come = staff::accept(app, account, token, &player.name).await?;
        come.map_err(|wrong| anyhow!("{}: {wrong:?}", player.name))?;
    }
    Ok(())
}

/// Somebody who keeps a group writes about their training; the host confirms it where it did.
pub(super) async fn credential(
    app: &App,
    accounts: &Accounts<'_>,
    played: &Credential,
) -> anyhow::Result<()> {
    let listings = app.db.all_listings(None, 1000).await?;
    let listing = listings.iter().find(|listing| listing.name == played.listing);
    let listing = listing.with_context(|| format!("the demo has no group {}", played.listing))?.id;
    let seat = seat(app, account(accounts, &played.person)?, listing).await?;
    let said = Said {
        name: played.name.clone().into(),
        profession: played.profession.clone(),
        training: played.training.clone(),
        by: played.school.clone(),
        year: Some(played.year),
        evidence: played.evidence.clone().into(),
        expires: played.days.map(|days| app.now().date().saturating_add(days.days())),
        shown: true,
    };
    let written = credential::say(app, &seat, said).await?;
    written.map_err(|wrong| anyhow!("{}: {wrong:?}", played.name))?;
    if played.confirmed {
        let desk = app.db.host_of_listing(listing).await?;
        let office = desk.map(|desk| Office { desk, hand: Hand::Operator, staff: None });
        let found = credential::found(app, office.as_ref(), seat.member.id).await?;
        let found = found.with_context(|| format!("{} does not keep the group", played.name))?;
        credential::decide(app, office.as_ref(), &found, Decision::Confirm).await?;
    }
    Ok(())
}

fn account(accounts: &Accounts<'_>, person: &str) -> anyhow::Result<AccountId> {
    accounts.get(person).copied().with_context(|| format!("nobody is called {person}"))
}

/// The seat of somebody in the group of a listing.
async fn seat(app: &App, id: AccountId, listing: ListingId) -> anyhow::Result<Seat> {
    let account = app.db.account(id).await?.context("an account is not there")?;
    let group = app.db.group_of_listing(listing).await?.context("a group has no space")?.id;
    let member = account.member_in(group).context("somebody is not in the group")?;
    space::seat(app, id, group, member).await?.context("somebody has no seat")
}
