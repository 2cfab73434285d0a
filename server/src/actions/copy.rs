//! A whole group, taken along: what its facilitators can carry to another server, and how it comes in there.

pub mod bring;
pub mod claim;
mod gather;

use super::space::Seat;
use crate::app::App;
use anyhow::Context;
use domain::{Act, ActKind, Stamp};
use feeds::copy::{Head, Line};
use gather::Gathered;

/// Acts that are loaded at once.
const AT_ONCE: usize = 500;

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
    let (mut told, mut before) = (vec![], None);
    loop {
        let page = app.db.acts(seat.group.id, before, AT_ONCE).await?;
        let Some((last, _)) = page.last() else { return Ok(told) };
        before = Some(*last);
        let all = page.iter().map(|(_, act)| (act.kind, act.at));
        told.extend(all.filter(|(kind, _)| matches!(kind, ActKind::Copied | ActKind::Brought)));
    }
}
