//! One post: its own address, changing it, taking it back, hiding it, a quiet heart.

pub(crate) mod hide;

use crate::{
    actions::{post, space::Seat},
    app::{App, Shared},
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
        space::{
            Rooms,
            field::{Field, Shape},
            not_here, status,
        },
        thread::{At, Typed, refusal_text},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Post, PostId,
    post::{MOST_MEANT, Refusal},
};
use serde::Deserialize;
use store::Draft;

#[derive(Template)]
#[template(path = "post/edit.html")]
struct EditPage {
    frame: Frame,
    rooms: Rooms,
    id: PostId,
    /// The words themselves can be changed.
    open: bool,
    html: String,
    fields: Vec<Field>,
}

fn post_id(text: &str) -> Result<PostId, Failure> {
    not_here(text.parse().ok())
}

fn back_to(post: &Post) -> Response {
    Redirect::to(&format!("/space/{}/posts/{}", post.group, post.id)).into_response()
}

/// `GET /space/{group}/posts/{post}`: leads to it in its thread.
pub(crate) async fn show(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let post = not_here(post::post(&app, &seat, post_id(&id)?).await?)?;
    let to = format!("/space/{}/threads/{}?at={}#p-{}", post.group, post.thread, post.id, post.id);
    Ok(Redirect::to(&to).into_response())
}

/// `GET /space/{group}/posts/{post}/edit`
pub(crate) async fn edit(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let post = not_here(post::post(&app, &seat, post_id(&id)?).await?)?;
    not_here(post.may_edit(seat.member.id, app.now()).ok())?;
    let begun = post::begun(&app, &post).await?;
    let said = post.said.clone();
    let meant = said.as_ref().and_then(|said| said.meant.clone()).unwrap_or_default().into_shown();
    let draft = Draft {
        text: said.as_ref().map(|said| said.text.clone()).unwrap_or_default(),
        note: said.and_then(|said| said.note).unwrap_or_default(),
        kind: begun.as_ref().map(|thread| thread.kind.code().to_owned()).unwrap_or_default(),
        need: begun.as_ref().map(|thread| thread.need.code().to_owned()).unwrap_or_default(),
        title: begun.and_then(|thread| thread.title).unwrap_or_default(),
    };
    edit_page(&asked, &app, &seat, &post, Edited { words: Typed::of(draft), meant }, &[]).await
}

/// What was typed into the form of a change.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Edited {
    #[serde(flatten)]
    words: Typed,
    #[serde(default)]
    meant: String,
}

/// `POST /space/{group}/posts/{post}/edit`
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(typed): Form<Edited>,
) -> Page {
    let id = post_id(&id)?;
    let draft = typed.words.read().draft;
    match not_here(post::edit(&app, &seat, id, &draft, &typed.meant).await?)? {
        Ok(post) => Ok(back_to(&post)),
        Err(wrong) => {
            let post = not_here(post::post(&app, &seat, id).await?)?;
            if wrong.contains(&post::Wrong::Post(Refusal::Hidden)) {
                return Ok(back_to(&post)); // there they read why
            }
            edit_page(&asked, &app, &seat, &post, typed, &wrong).await
        }
    }
}

/// The form of a change; whoever may make none sees nothing.
async fn edit_page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    post: &Post,
    typed: Edited,
    wrong: &[post::Wrong],
) -> Page {
    let words = asked.words;
    let open = not_here(post.may_edit(seat.member.id, app.now()).ok())?;
    let fields = match open {
        true if post::begun(app, post).await?.is_some() => typed.words.thread_fields(wrong, words),
        true => typed.words.reply_fields(wrong, words),
        false => {
            let error = wrong.first().and_then(|wrong| match wrong {
                post::Wrong::Post(refusal) => Some(refusal_text(*refusal, words)),
                _ => None,
            });
            let meant = Field::new(words, "meant", "post-meant", Shape::Area).most(MOST_MEANT, 3);
            vec![meant.with(typed.meant).wrong(error)]
        }
    };
    let page = EditPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: post.id,
        open,
        html: post.said.as_ref().map(|said| said.html.show().clone()).unwrap_or_default(),
        fields,
    };
    Ok(page.frame.show_as(status(!wrong.is_empty()), &page))
}

/// `POST /space/{group}/posts/{post}/take-back`
pub(crate) async fn take_back(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let taken = not_here(post::take_back(&app, &seat, post_id(&id)?).await?)?;
    let post = not_here(taken.ok())?;
    let group = post.group;
    let to = match app.db.thread(post.thread).await? {
        Some((thread, _)) => format!("/space/{group}/threads/{}?from=end", thread.id),
        None => format!("/space/{group}"),
    };
    Ok(Redirect::to(&to).into_response())
}

/// Whether a heart is sent or taken back.
#[derive(Debug, Deserialize)]
pub(crate) struct Heart {
    #[serde(rename = "do")]
    act: String,
}

/// `POST /space/{group}/posts/{post}/heart`
pub(crate) async fn heart(
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    Form(heart): Form<Heart>,
) -> Page {
    let sent = post::heart(&app, &seat, post_id(&id)?, heart.act == "send").await?;
    Ok(back_to(&not_here(sent)?))
}
