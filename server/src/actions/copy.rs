//! A whole group, taken along: what its facilitators can carry to another server, and how it comes in there.

pub mod bring;
pub mod claim;
mod gather;

use super::seat::Seat;
use crate::app::App;
use anyhow::Context;
use domain::{Act, ActKind, Stamp};
use feeds::copy::{Head, Line};
use gather::Gathered;

/// Most comings and goings that a page shows.
const MOST: usize = 100;

/// Takes a copy of the seat's group, whose facilitator it is: the act first, so that it is in the copy as well.
pub async fn take(app: &App, seat: &Seat) -> anyhow::Result<Vec<Line>> {
    let (group, now) = (seat.group.id, app.now());
    app.db.log_act(group, Act::new(ActKind::Copied, Some(seat.member.id), now)).await?;
    let name = app.db.listing(seat.group.listing).await?.map(|listing| listing.name).unwrap_or_default();
    let found = app.db.read_long(move |tx| {
        Box::pin(async move { Ok(tx.group(group).await?.zip(Some(Gathered::of(tx, group).await?))) })
    });
    let (group, gathered) = found.await?.context("the group is not there")?;
    Ok(gathered.lines(Head::new(name, now, group.inner)))
}

/// When the group came here and when copies of it were taken, newest first: for everybody in it.
pub async fn told(app: &App, seat: &Seat) -> anyhow::Result<Vec<(ActKind, Stamp)>> {
    let told = app.db.told_acts(seat.group.id, MOST).await?;
    Ok(told.into_iter().map(|act| (act.kind, act.at)).collect())
}
