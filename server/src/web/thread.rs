//! Threads: a new one, a page of one, a reply.

pub(crate) mod view;
mod write;

use crate::{
    actions::{
        block, mention, post,
        seat::Seat,
        thread::{self, From},
        transfer,
    },
    actor::Keeping,
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        live::line::Live,
        page::{Asked, Frame, status},
        post::{sent, words::Quote},
        room::{At, Confirm, Rooms, title},
        space::field::Field,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, RawQuery, Request, State},
    response::{IntoResponse, Redirect},
};
use domain::{ActKind, PostId, ThreadId, image, post::Refusal, thread::ThreadState};
use serde::Deserialize;
use std::borrow::Cow;
use view::View;
pub(crate) use write::{Pictures, Typed, refusal_text, title_error};

#[derive(Template)]
#[template(path = "thread/new.html")]
struct NewPage {
    frame: Frame,
    rooms: Rooms,
    fields: Vec<Field>,
    pictures: Option<Pictures>,
    confirm: Option<Confirm>,
    kept: bool,
}

#[derive(Template)]
#[template(path = "thread/thread.html")]
struct ThreadPage<'p> {
    frame: Frame,
    rooms: Rooms,
    id: ThreadId,
    title: Cow<'static, str>,
    /// The reader blocked whoever began it: its title is folded.
    folded: bool,
    kind: Cow<'static, str>,
    need: Cow<'static, str>,
    /// What the writer asks of those who answer.
    asks: Option<Cow<'static, str>>,
    closed: bool,
    pinned: bool,
    number: u64,
    posts: Vec<View<'p>>,
    labels: view::Labels,
    earlier: Option<PostId>,
    later: Option<PostId>,
    fields: Vec<Field>,
    /// What the reply quotes.
    quote: Option<Quote>,
    pictures: Option<Pictures>,
    refused: Option<String>,
    confirm: Option<Confirm>,
    kept: bool,
    live: Live,
}

/// A form as it is shown: what stands in it, and what is wrong with it.
#[derive(Default)]
struct Filled {
    typed: Typed,
    wrong: Vec<post::Wrong>,
    /// It is a draft that was kept.
    kept: bool,
    /// Pictures came with it, and have to be chosen again.
    again: bool,
}

impl Filled {
    fn pictures(&self, seat: &Seat, words: Words) -> Option<Pictures> {
        let pictures = self.typed.pictures(seat, image::MOST, &self.wrong, words)?;
        Some(Pictures { again: self.again && seat.group.inner.images, ..pictures })
    }

    fn confirm(&self, seat: &Seat, words: Words) -> Option<Confirm> {
        let wrong = self.wrong.contains(&post::Wrong::Post(Refusal::Rules));
        Confirm::asked(seat, (self.typed.confirm == "on", wrong), words)
    }
}

/// `GET /space/{group}/threads/new`
pub(crate) async fn new(asked: Asked, State(app): State<Shared>, seat: Seat) -> Page {
    let draft = thread::draft(&app, &seat).await?;
    let kept = draft.is_some();
    let typed = draft.map(Typed::of).unwrap_or_default();
    new_page(&asked, &app, &seat, Filled { typed, kept, ..Filled::default() })
}

/// `POST /space/{group}/threads/new`
pub(crate) async fn begin(asked: Asked, State(app): State<Shared>, seat: Seat, request: Request) -> Page {
    let (typed, files) = sent::read::<Typed>(&seat, request).await?;
    if typed.is_draft() {
        not_here(thread::save_draft(&app, &seat, None, typed.draft()).await?)?;
        return Ok(Redirect::to(&format!("/space/{}", seat.group.id)).into_response());
    }
    let again = !files.is_empty();
    match post::begin(&app, &seat, &typed.read(files)).await? {
        Ok(post) => {
            Ok(Redirect::to(&format!("/space/{}/threads/{}", post.group, post.thread)).into_response())
        }
        Err(wrong) => new_page(&asked, &app, &seat, Filled { typed, wrong, again, kept: false }),
    }
}

fn new_page(asked: &Asked, app: &App, seat: &Seat, filled: Filled) -> Page {
    let words = asked.words;
    let confirm = filled.confirm(seat, words);
    let wrong = !filled.wrong.is_empty();
    let page = NewPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        pictures: filled.pictures(seat, words),
        fields: filled.typed.thread_fields(&filled.wrong, words),
        confirm,
        kept: filled.kept,
    };
    Ok(page.frame.show_as(status(wrong), &page))
}

/// Where a page of a thread begins.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Begin {
    from: Option<String>,
    after: Option<PostId>,
    before: Option<PostId>,
    at: Option<PostId>,
    /// A post to quote.
    quote: Option<PostId>,
}

impl Begin {
    fn from(self) -> From {
        match (self.after, self.before, self.at, self.from.as_deref()) {
            (Some(post), ..) => From::After(post),
            (_, Some(post), ..) => From::Before(post),
            (_, _, Some(post), _) => From::At(post),
            (.., Some("new")) => From::New,
            (.., Some("end")) => From::End,
            _ => From::Start,
        }
    }
}

/// The thread of an address; what is no id is not there.
pub(crate) fn thread_id(text: &str) -> Result<ThreadId, Failure> {
    not_here(text.parse().ok())
}

/// `GET /space/{group}/threads/{thread}`
pub(crate) async fn show(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Query(begin): Query<Begin>,
    RawQuery(query): RawQuery,
) -> Page {
    let id = thread_id(&id)?;
    if let Some(post) = transfer::elsewhere(&app, &seat, id, begin.at).await? {
        return Ok(Redirect::to(&format!("/space/{}/posts/{post}", seat.group.id)).into_response());
    }
    let quote = begin.quote;
    let Some(page) = thread::read(&app, &seat, id, begin.from()).await? else {
        let target = not_here(transfer::went(&app, &seat, id).await?)?;
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return Ok(Redirect::to(&format!("/space/{}/threads/{target}{query}", seat.group.id)).into_response());
    };
    let kept = page.draft.is_some();
    let typed = page.draft.clone().map(Typed::of).unwrap_or_default();
    let typed = match quote {
        Some(post) => typed.quoting(post),
        None => typed,
    };
    thread_page(&asked, &app, &seat, page, Filled { typed, kept, ..Filled::default() }).await
}

/// `POST /space/{group}/threads/{thread}`: a reply, or a draft of one.
pub(crate) async fn reply(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    request: Request,
) -> Page {
    let id = thread_id(&id)?;
    let id = transfer::went(&app, &seat, id).await?.unwrap_or(id); // it may have been put into another meanwhile
    let (typed, files) = sent::read::<Typed>(&seat, request).await?;
    if typed.is_draft() {
        not_here(thread::save_draft(&app, &seat, Some(id), typed.draft()).await?)?;
        return Ok(Redirect::to(&format!("/space/{}", seat.group.id)).into_response());
    }
    let again = !files.is_empty();
    match not_here(post::reply(&app, &seat, id, &typed.read(files)).await?)? {
        Ok(post) => {
            let to = format!("/space/{}/threads/{id}?from=end#p-{}", post.group, post.id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(wrong) => {
            let page = not_here(thread::read(&app, &seat, id, From::End).await?)?;
            thread_page(&asked, &app, &seat, page, Filled { typed, wrong, again, kept: false }).await
        }
    }
}

/// What the form is about to quote, where it can be quoted.
async fn quote(app: &App, seat: &Seat, typed: &Typed, words: Words) -> Result<Option<Quote>, Failure> {
    let Some(id) = typed.quote() else { return Ok(None) };
    let Some(signed) = post::quotable(app, seat.group.id, id).await? else { return Ok(None) };
    let names = mention::names_in(app, &signed.0).await?;
    Ok(Quote::of(&signed, &names, words))
}

async fn thread_page(asked: &Asked, app: &App, seat: &Seat, page: thread::Page, filled: Filled) -> Page {
    let words = asked.words;
    let (thread, _) = &page.thread;
    let (first, last) = (page.posts.first(), page.posts.last());
    let wrong = !filled.wrong.is_empty();
    let shown = ThreadPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: thread.id,
        title: title(thread, seat, words),
        folded: block::hides(&page.hidden, &page.thread),
        kind: words.code_name("thread-kind", thread.kind.code()),
        need: words.code_name("need", thread.need.code()),
        asks: (thread.member != Some(seat.member.id))
            .then(|| words.code_name("need-shown", thread.need.code())),
        closed: thread.state == ThreadState::Closed,
        pinned: thread.pinned,
        number: page.number,
        earlier: first.filter(|_| page.earlier).map(|(post, _)| post.id),
        later: last.filter(|_| page.later).map(|(post, _)| post.id),
        posts: view::views(app, seat, &page, words),
        labels: view::Labels::of(words),
        confirm: filled.confirm(seat, words),
        refused: write::refused(&filled.wrong, words),
        quote: quote(app, seat, &filled.typed, words).await?,
        pictures: filled.pictures(seat, words),
        kept: filled.kept,
        fields: filled.typed.reply_fields(&filled.wrong, words),
        live: Live::of(page.mark, words),
    };
    Ok(shown.frame.show_as(status(wrong), &shown))
}

/// What a facilitator does with a thread.
#[derive(Debug, Deserialize)]
pub(crate) struct Keep {
    #[serde(rename = "do")]
    act: String,
}

/// `POST /space/{group}/threads/{thread}/keep`
pub(crate) async fn keep(
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(keep): Form<Keep>,
) -> Page {
    let id = thread_id(&id)?;
    let kind = not_here(ActKind::from_code(&keep.act))?;
    let kept = not_here(thread::keep(&app, &seat, id, kind).await?)?;
    not_here(kept.ok())?;
    Ok(Redirect::to(&format!("/space/{}/threads/{id}", seat.group.id)).into_response())
}
