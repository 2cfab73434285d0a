//! Putting posts into another thread, and a thread into another: for those who keep the space.

use crate::{
    actions::{
        post,
        seat::Seat,
        transfer::{self, Goal, Wish, Wrong},
    },
    actor::Keeping,
    app::{App, Shared},
    web::{
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        post::words::read,
        room::{At, Rooms, title},
        space::field::{Field, Shape},
        thread::title_error,
    },
    words::Words,
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect},
};
use domain::{
    PostId, Thread, ThreadId,
    member::MOST_REASON,
    post::Said,
    transfer::{Extent, Refusal},
};
use serde::Deserialize;
use std::borrow::Cow;

/// The choice that is no thread: a new one.
const NEW: &str = "new";

#[derive(Template)]
#[template(path = "transfer/move.html")]
struct MovePage {
    frame: Frame,
    rooms: Rooms,
    /// Where the form is sent, and where it leads back to.
    address: String,
    back: String,
    /// A whole thread goes.
    whole: bool,
    said: Option<Said>,
    refused: Option<String>,
    fields: Vec<Field>,
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    extent: String,
    to: String,
    title: String,
    reason: String,
}

impl Typed {
    /// What is asked for. `None` where nothing was chosen to go to.
    fn wish(&self, post: PostId, whole: bool) -> Option<Wish> {
        let goal = match self.to.parse() {
            Ok(thread) => Goal::Thread(thread),
            Err(_) if self.to == NEW && !whole => Goal::New(self.title.clone()),
            Err(_) => return None,
        };
        let extent =
            if whole { Extent::Rest } else { Extent::from_code(&self.extent).unwrap_or(Extent::One) };
        Some(Wish { post, extent, goal, reason: self.reason.clone() })
    }

    fn fields(self, goals: &[Thread], whole: bool, form: (&Seat, Option<Wrong>, Words)) -> Vec<Field> {
        let (seat, wrong, words) = form;
        let nowhere = matches!(wrong, Some(Wrong::Refused(Refusal::Nowhere)));
        let new = (!whole).then(|| (NEW.to_owned(), words.get("transfer-new")));
        let choices = new.into_iter().chain(goals.iter().map(|thread| {
            let name = title(thread, seat, words);
            (thread.id.to_string(), name)
        }));
        let mut fields = vec![
            Field::new(words, "to", "transfer-to", Shape::One)
                .choices(choices)
                .with(self.to)
                .wrong(nowhere.then(|| words.get("transfer-nowhere").into_owned())),
            Field::new(words, "reason", "transfer-reason", Shape::Area)
                .optional()
                .most(MOST_REASON, 3)
                .with(self.reason),
        ];
        if !whole {
            let extent = if self.extent.is_empty() { Extent::One.code().to_owned() } else { self.extent };
            let extent = Field::new(words, "extent", "transfer-extent", Shape::One)
                .codes(words, "transfer-extent", Extent::ALL.iter().map(|extent| extent.code()))
                .with(extent);
            let error = match wrong {
                Some(Wrong::Title(refusal)) => Some(title_error(refusal, words)),
                _ => None,
            };
            fields.insert(0, extent);
            let title = Field::new(words, "title", "transfer-title", Shape::Line).optional();
            fields.insert(2, title.with(self.title).wrong(error));
        }
        fields
    }
}

/// What stands above the form, where no field can mend it.
fn refused(wrong: Option<Wrong>, words: Words) -> Option<Cow<'static, str>> {
    match wrong? {
        Wrong::Refused(Refusal::First) => Some(words.get("transfer-first")),
        Wrong::Refused(Refusal::Whole) => Some(words.get("transfer-whole")),
        Wrong::Refused(Refusal::Gone) => Some(words.get("transfer-gone")),
        Wrong::Refused(Refusal::Here) => Some(words.get("transfer-here")),
        Wrong::Refused(Refusal::Nowhere) | Wrong::Title(_) => None,
    }
}

/// `GET /space/{group}/posts/{post}/move`
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    post_page(&asked, &app, &seat, &id, (Typed::default(), None)).await
}

/// `POST /space/{group}/posts/{post}/move`
pub(crate) async fn put(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let post: PostId = not_here(id.parse().ok())?;
    let Some(wish) = typed.wish(post, false) else {
        not_here(post::post(&app, &seat, post).await?)?;
        let wrong = Some(Wrong::Refused(Refusal::Nowhere));
        return post_page(&asked, &app, &seat, &id, (typed, wrong)).await;
    };
    match not_here(transfer::transfer(&app, &seat, wish).await?)? {
        Ok(post) => Ok(Redirect::to(&format!("/space/{}/posts/{}", seat.group.id, post.id)).into_response()),
        Err(wrong) => post_page(&asked, &app, &seat, &id, (typed, Some(wrong))).await,
    }
}

async fn post_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    id: &str,
    (typed, wrong): (Typed, Option<Wrong>),
) -> Page {
    let found = not_here(post::post(app, seat, not_here(id.parse().ok())?).await?)?;
    let back = format!("/space/{}/posts/{}", seat.group.id, found.id);
    let goes = Goes { from: found.thread, back, whole: false, said: read(app, &found, asked.words).await? };
    page(asked, app, seat, goes, (typed, wrong)).await
}

/// What goes, and where it stands.
struct Goes {
    from: ThreadId,
    back: String,
    whole: bool,
    said: Option<Said>,
}

async fn page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    Goes { from, back, whole, said }: Goes,
    (typed, wrong): (Typed, Option<Wrong>),
) -> Page {
    let words = asked.words;
    let goals = transfer::goals(app, seat, from).await?;
    let page = MovePage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        address: format!("{back}/{}", if whole { "merge" } else { "move" }),
        back,
        whole,
        said,
        refused: refused(wrong, words).map(Cow::into_owned),
        fields: typed.fields(&goals, whole, (seat, wrong, words)),
    };
    Ok(page.frame.show_as(status(wrong.is_some()), &page))
}

/// `GET /space/{group}/threads/{thread}/merge`
pub(crate) async fn merge_form(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    thread_page(&asked, &app, &seat, &id, (Typed::default(), None)).await
}

/// `POST /space/{group}/threads/{thread}/merge`
pub(crate) async fn merge(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let thread: ThreadId = not_here(id.parse().ok())?;
    let (_, places) = not_here(transfer::thread(&app, &seat, thread).await?)?;
    let (first, _) = not_here(places.first().copied())?;
    let wrong = match typed.wish(first, true) {
        None => Wrong::Refused(Refusal::Nowhere),
        Some(wish) => match not_here(transfer::transfer(&app, &seat, wish).await?)? {
            // the address of the thread that was leads to where it is now
            Ok(_) => {
                return Ok(Redirect::to(&format!("/space/{}/threads/{id}", seat.group.id)).into_response());
            }
            Err(wrong) => wrong,
        },
    };
    thread_page(&asked, &app, &seat, &id, (typed, Some(wrong))).await
}

async fn thread_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    id: &str,
    (typed, wrong): (Typed, Option<Wrong>),
) -> Page {
    let (thread, _) = not_here(transfer::thread(app, seat, not_here(id.parse().ok())?).await?)?;
    let back = format!("/space/{}/threads/{}", seat.group.id, thread.id);
    let goes = Goes { from: thread.id, back, whole: true, said: None };
    page(asked, app, seat, goes, (typed, wrong)).await
}
