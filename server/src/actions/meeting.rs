//! Meetings: which there are, the page of one, and what is said in its chat.

use super::{chat, seat::Seat};
use crate::app::App;
use domain::{
    Arrival, ChatId, Listing, Stamp,
    chat::{Message, Refusal},
    meeting::{self, Planned, planned, span},
};
use std::collections::BTreeMap;
use store::{Error, Tx};

/// Most meetings to come that are shown.
const NEXT: usize = 40;
/// Most of the last days.
const LATELY: usize = 10;
/// Most chats that are looked for.
const CHATS: usize = 200;

/// A meeting in a list.
#[derive(Debug)]
pub struct Line {
    /// The second at which it starts.
    pub start: Stamp,
    /// What the listing knows of it; `None` where it was planned once.
    pub planned: Option<Planned>,
    /// Something was said in its chat that has not faded.
    pub written: bool,
}

/// The meetings of a group that have a page.
#[derive(Debug)]
pub struct List {
    /// The group's listing.
    pub listing: Option<Listing>,
    /// Those to come, the next one first.
    pub next: Vec<Line>,
    /// Those that began in the last days, the last one first.
    pub lately: Vec<Line>,
}

/// The meetings of a seat's group.
pub async fn list(app: &App, seat: &Seat) -> anyhow::Result<List> {
    let (group, now, zone) = (seat.group.clone(), app.now(), app.identity().zone.clone());
    let gone = group.inner.chat.gone(now);
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let listing = tx.listing(group.listing).await?;
            let written = match gone {
                Some(gone) => tx.meetings_with_chat(group.id, gone, CHATS).await?,
                None => vec![],
            };
            Ok((listing, written))
        })
    });
    let (listing, written) = found.await?;
    let known = listing.as_ref().map(|listing| planned(listing, &span(seat.group.inner.chat, now), &zone));
    let mut all: BTreeMap<Stamp, Line> = BTreeMap::new();
    for planned in known.unwrap_or_default() {
        let start = planned.start();
        all.insert(start, Line { start, planned: Some(planned), written: false });
    }
    for start in written {
        all.entry(start).or_insert(Line { start, planned: None, written: true }).written = true;
    }
    let (lately, next): (Vec<Line>, Vec<Line>) = all.into_values().partition(|line| line.start <= now);
    Ok(List {
        listing,
        next: next.into_iter().take(NEXT).collect(),
        lately: lately.into_iter().rev().take(LATELY).collect(),
    })
}

/// A meeting, and a page of its chat.
#[derive(Debug)]
pub struct Page {
    /// The second at which it starts.
    pub start: Stamp,
    /// The group's listing.
    pub listing: Option<Listing>,
    /// What the listing knows of it; `None` where it was planned once.
    pub planned: Option<Planned>,
    /// Its chat.
    pub chat: chat::Page,
    /// What the reader said of their first meeting.
    pub arrival: Option<Arrival>,
}

/// A meeting that has a page, with the last messages of its chat, or those before one of them. `None` where the group has no
/// meeting then, and no words are left of one that was planned once.
pub async fn page(
    app: &App,
    seat: &Seat,
    start: Stamp,
    before: Option<ChatId>,
) -> anyhow::Result<Option<Page>> {
    let (group, member) = (seat.group.clone(), seat.member.clone());
    let (now, zone) = (app.now(), app.identity().zone.clone());
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let (listing, planned) = known(tx, &group, start, now, &zone).await?;
            let chat = chat::page_in(tx, (&group, &member), Some(start), before, now).await?;
            if planned.is_none() && chat.messages.is_empty() {
                return Ok(None);
            }
            let arrival = tx.arrival_of(group.id, member.id).await?;
            Ok(Some(Page { start, listing, planned, chat, arrival }))
        })
    });
    Ok(found.await?)
}

/// The listing of a group, and the meeting of it that starts then and has a page.
pub(super) async fn known(
    tx: &mut Tx,
    group: &domain::Group,
    start: Stamp,
    now: Stamp,
    zone: &str,
) -> Result<(Option<Listing>, Option<Planned>), Error> {
    let listing = tx.listing(group.listing).await?;
    let at = |listing: &Listing| meeting::at(listing, start, group.inner.chat, now, zone);
    let planned = listing.as_ref().and_then(at);
    Ok((listing, planned))
}

/// Says something in the chat of a meeting. `None` where there is no such meeting.
pub async fn say(
    app: &App,
    seat: &Seat,
    start: Stamp,
    typed: &str,
    confirms: bool,
) -> anyhow::Result<Option<Result<Message, Vec<Refusal>>>> {
    let Some(page) = page(app, seat, start, None).await? else { return Ok(None) };
    if page.planned.is_none() {
        return Ok(Some(Err(vec![Refusal::Over])));
    }
    chat::say(app, seat, Some(start), typed, confirms).await.map(Some)
}
