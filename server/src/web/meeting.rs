//! Meetings: the list of them, and the page of one with its chat.

use crate::{
    actions::{
        meeting::{self, Line, Page as Shown},
        seat::Seat,
    },
    app::{App, Shared},
    web::{
        chat::{Before, Chat, Filled, Typed, address, back_to},
        failure::{Failure, Page, not_here},
        house,
        listing::come::Come,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::lines,
    },
    words::Words,
};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use domain::{
    ArrivalId, Listing, Question, Stamp, Status, arrival::may_arrive, chat::Refusal, meeting::Planned,
};
use jiff::tz::TimeZone;
use std::borrow::Cow;

/// When a meeting is, in words.
pub(crate) struct Told {
    /// On the group's own clock.
    pub(crate) when: String,
    /// How far away.
    pub(crate) soon: String,
    /// On the reader's clock, where that differs.
    pub(crate) mine: Option<String>,
    /// When it ends, where that is known.
    pub(crate) ends: Option<String>,
    /// The zone of the group's clock, where that is known.
    pub(crate) zone: Option<String>,
    /// How it is held, where that differs from the others.
    pub(crate) how: Option<Cow<'static, str>>,
}

impl Told {
    /// A meeting that starts at a second, as far as it is known; of one that was planned once, on the server's clock.
    pub(crate) fn of(app: &App, seat: &Seat, start: Stamp, planned: Option<&Planned>, words: Words) -> Self {
        let usual = TimeZone::get(&app.identity().zone).unwrap_or(TimeZone::UTC);
        let zone = planned.and_then(|planned| TimeZone::get(&planned.zone).ok()).unwrap_or(usual);
        let (now, at) = (app.now().timestamp(), start.timestamp());
        let local = zone.to_datetime(at);
        let mine = TimeZone::get(&seat.zone).ok().filter(|mine| mine.to_datetime(at) != local);
        let end = planned.and_then(|planned| planned.meeting.end);
        let format = planned.and_then(|planned| planned.format);
        Self {
            when: words.day_time(local),
            soon: words.until(now, at, &zone),
            mine: mine.map(|mine| words.say("meeting-mine", "time", words.moment(at, &mine))),
            ends: end.map(|end| words.say("meeting-ends", "time", words.clock(zone.to_datetime(end).time()))),
            zone: planned.map(|planned| words.say("meeting-zone", "zone", planned.zone.replace('_', " "))),
            how: format.map(|format| words.code_name("format", format.code())),
        }
    }
}

/// A meeting in a list.
struct Row {
    address: String,
    told: Told,
    written: bool,
    /// It was planned once, and is not any more.
    gone: bool,
}

#[derive(Template)]
#[template(path = "meeting/list.html")]
struct ListPage {
    frame: Frame,
    rooms: Rooms,
    next: Vec<Row>,
    lately: Vec<Row>,
    /// It does not meet now.
    pause: Option<Cow<'static, str>>,
    /// The zone of the first meeting's clock, and that all others are on it.
    zone: Option<String>,
}

/// `GET /space/{group}/meetings`
pub(crate) async fn list(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let words = asked.words;
    let list = meeting::list(&app, &seat).await?;
    let row = |line: Line| Row {
        address: address(seat.group.id, Some(line.start)),
        told: Told::of(&app, &seat, line.start, line.planned.as_ref(), words),
        written: line.written,
        gone: line.planned.is_none(),
    };
    let next: Vec<Row> = list.next.into_iter().map(row).collect();
    let page = ListPage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        rooms: Rooms::of(&seat),
        zone: next.iter().find_map(|row| row.told.zone.clone()),
        next,
        lately: list.lately.into_iter().map(row).collect(),
        pause: list.listing.as_ref().and_then(|listing| pause(listing, words)),
    };
    Ok(page.frame.show(&page))
}

/// That a group does not meet now.
fn pause(listing: &Listing, words: Words) -> Option<Cow<'static, str>> {
    (listing.status != Status::Active).then(|| words.code_name("status", listing.status.code()))
}

/// What a reader sees of first meetings on the page of one.
enum First {
    /// They may say that it will be their first.
    May,
    /// They have said so of one.
    Said(ArrivalId),
}

#[derive(Template)]
#[template(path = "meeting/meeting.html")]
struct MeetingPage {
    frame: Frame,
    rooms: Rooms,
    told: Told,
    /// Where a meeting is that is planned.
    come: Option<Come>,
    usual: Vec<String>,
    first: Option<First>,
    chat: Chat,
    at: String,
}

/// The second that an address names; what is none is not there.
pub(crate) fn moment_of(text: &str) -> Result<Stamp, Failure> {
    not_here(domain::meeting::from_address(text))
}

/// `GET /space/{group}/meetings/{moment}`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, moment)): At,
    Query(page): Query<Before>,
) -> Page {
    let shown = meeting::page(&app, &seat, moment_of(&moment)?, page.before).await?;
    meeting_page(&asked, &app, &seat, (not_here(shown)?, page.before.is_none()), Filled::default())
}

/// `POST /space/{group}/meetings/{moment}`: says something in its chat.
pub(crate) async fn say(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, moment)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let start = moment_of(&moment)?;
    let (text, confirms) = typed.read();
    match not_here(meeting::say(&app, &seat, start, text, confirms).await?)? {
        Ok(message) => Ok(back_to(&message)),
        Err(wrong) if wrong.contains(&Refusal::NoSeat) => Err(Failure::NotFound),
        Err(wrong) => {
            let shown = not_here(meeting::page(&app, &seat, start, None).await?)?;
            meeting_page(&asked, &app, &seat, (shown, true), Filled { typed, wrong })
        }
    }
}

fn meeting_page(asked: &Asked, app: &App, seat: &Seat, (shown, last): (Shown, bool), filled: Filled) -> Page {
    let words = asked.words;
    let Shown { start, listing, planned, chat, arrival } = shown;
    let (at, wrong) = (address(seat.group.id, Some(start)), !filled.wrong.is_empty());
    let may = planned.is_some() && start > app.now() && may_arrive(&seat.member).is_ok();
    let usual = listing.as_ref().and_then(|listing| listing.answers.get(&Question::UsualMeeting));
    let usual = usual.filter(|answer| answer.stands(app.now().date()));
    let come = listing.as_ref().zip(planned.as_ref());
    let page = MeetingPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        told: Told::of(app, seat, start, planned.as_ref(), words),
        come: come.map(|(listing, planned)| Come::of(listing, planned.format)),
        usual: usual.map(|answer| lines(&answer.text)).unwrap_or_default(),
        first: match arrival {
            Some(arrival) => Some(First::Said(arrival.id)),
            None => may.then_some(First::May),
        },
        chat: Chat::of((app, seat, words), (at.clone(), planned.is_some()), (&chat, last), filled),
        at,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}
