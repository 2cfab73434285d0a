//! Pages of a room that stay up to date: server-sent events whose data is the partial that the page itself is made of.

pub(crate) mod line;

use crate::{
    actions::{
        self,
        live::{self, Part, Place, Reader, What},
        meeting,
        seat::Seat,
    },
    actor::Person,
    app::{App, Shared},
    live::{Hub, Look, Sight, Step, Stream, Told, chance_of_waiting},
    web::{
        chat,
        failure::{Failure, Page, not_here},
        meeting::moment_of,
        page::Asked,
        room::{At, Rooms},
        thread::{thread_id, view},
    },
    words::Words,
};
use axum::{
    Extension,
    extract::{FromRequestParts, Path, Query, State},
    http::{HeaderMap, HeaderName, StatusCode, request::Parts},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use serde::Deserialize;
use std::{convert::Infallible, sync::Arc, time::Duration};
use store::Mark;

/// How often a quiet stream says that it is there, so that nothing on the way takes it for dead.
const HEARTBEAT: Duration = Duration::from_secs(25);

/// From where on a page wants to be told.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Since {
    since: Option<Mark>,
}

/// `GET /space/{group}/live`: that there are new posts.
pub(crate) async fn threads(State(app): State<Shared>, wanted: Wanted) -> Page {
    open(wanted, &app, Part::Threads).await
}

/// `GET /space/{group}/threads/{thread}/live`: its posts.
pub(crate) async fn thread(State(app): State<Shared>, wanted: Wanted, Path((_, id)): At) -> Page {
    let known = not_here(actions::thread::thread(&app, &wanted.seat, thread_id(&id)?).await?)?;
    open(wanted, &app, Part::Thread(known.id)).await
}

/// `GET /space/{group}/chat/live`: its messages.
pub(crate) async fn chat(State(app): State<Shared>, wanted: Wanted) -> Page {
    open(wanted, &app, Part::Chat(None)).await
}

/// `GET /space/{group}/meetings/{moment}/live`: the messages of its chat.
pub(crate) async fn meeting(State(app): State<Shared>, wanted: Wanted, Path((_, moment)): At) -> Page {
    let start = moment_of(&moment)?;
    not_here(meeting::page(&app, &wanted.seat, start, None).await?)?;
    open(wanted, &app, Part::Chat(Some(start))).await
}

/// What a request for a stream says.
pub(crate) struct Wanted {
    asked: Asked,
    person: Person,
    seat: Seat,
    since: Since,
    headers: HeaderMap,
    hub: Arc<Hub>,
}

impl FromRequestParts<Shared> for Wanted {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let parts = <(_, _, _, _, _, _)>::from_request_parts(parts, app).await?;
        let (asked, person, seat, Query(since), headers, Extension(hub)) = parts;
        Ok(Self { asked, person, seat, since, headers, hub })
    }
}

impl Wanted {
    /// The last that the page was told, or where it stood when it was loaded.
    fn mark(&self) -> Mark {
        let last = self.headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
        last.or(self.since.since).unwrap_or(Mark::NIL)
    }
}

async fn open(wanted: Wanted, app: &Shared, part: Part) -> Page {
    let since = live::since(app, wanted.mark()).await?;
    let (person, seat) = (&wanted.person, &wanted.seat);
    let place = Place { group: seat.group.id, part };
    let reader = Reader {
        account: person.account.id,
        session: person.session.token,
        group: seat.group.id,
        member: seat.member.id,
    };
    let Some(stream) = wanted.hub.follow(app, place, reader, since).await? else {
        return Err(Failure::Busy);
    };
    let page = Open { stream, app: app.clone(), rooms: Rooms::of(seat), part, words: wanted.asked.words };
    let events = stream::unfold((page, true), |(mut page, first)| async move {
        let event = if first { Event::default().retry(chance_of_waiting()) } else { page.next().await? };
        Some((Ok::<_, Infallible>(event), (page, false)))
    });
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    let beat = KeepAlive::new().interval(HEARTBEAT);
    Ok((StatusCode::OK, unbuffered, Sse::new(events).keep_alive(beat)).into_response())
}

/// A page that is open.
struct Open {
    stream: Stream,
    app: Shared,
    rooms: Rooms,
    part: Part,
    words: Words,
}

impl Open {
    async fn next(&mut self) -> Option<Event> {
        loop {
            match self.stream.next().await? {
                Step::Behind => return Some(Event::default().event("behind").data("1")),
                Step::Told(told) => {
                    if let Some(event) = self.event(&told) {
                        return Some(event.id(told.news.mark.to_string()));
                    }
                }
            }
        }
    }

    /// What the page is told. Whoever wrote a new post has it on the page that answered.
    fn event(&self, told: &Arc<Told>) -> Option<Event> {
        if matches!(told.what, What::Thread) {
            return Some(Event::default().event("behind").data("1"));
        }
        if let What::Message(Some((message, _))) = &told.what
            && self.part != Part::Chat(message.meeting)
        {
            return None; // another chat of the group
        }
        let sight = told.sight(self.stream.reader().member, self.rooms.keeps);
        if self.part == Part::Threads {
            return (sight != Sight::Writer).then(|| Event::default().event("new").data("1"));
        }
        let write = || self.fragment(told, sight);
        let folds = told.what.folds(self.stream.hidden());
        let fragment = told.shown(Look { language: self.words.code(), sight, folds }, write);
        let name = match &told.what {
            What::Post(None) | What::Message(None) => "gone",
            _ if told.news.fresh => "new",
            _ => "changed",
        };
        Some(Event::default().event(name).data(fragment))
    }

    /// The partial of the page; of what is gone, its place there.
    fn fragment(&self, told: &Told, sight: Sight) -> String {
        let (app, rooms, words): (&App, _, _) = (&self.app, &self.rooms, self.words);
        match (&told.what, told.news.about) {
            (What::Post(Some(post)), _) => {
                view::fragment(app, post, rooms, (sight, self.stream.hidden()), words)
            }
            (What::Message(Some(message)), _) => {
                chat::fragment(app, message, rooms, (sight, self.stream.hidden()), words)
            }
            (_, store::About::Post(_, id)) => format!("p-{id}"),
            (_, store::About::Message(id)) => format!("m-{id}"),
            (_, store::About::Thread(_) | store::About::Seats) => String::new(),
        }
    }
}
