//! One post: its own address, changing it, taking it back, hiding it, a quiet heart.

pub(crate) mod hide;
pub(crate) mod more;
pub(crate) mod sent;
pub(crate) mod words;

use crate::{
    actions::{image::File, mention, post, seat::Seat, thread},
    app::{App, Shared},
    web::{
        ask::{Question, ask_in},
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::{Field, Shape},
        thread::{Pictures, Typed, refusal_text},
    },
};
use askama::Template;
use axum::{
    extract::{Form, Path, Request, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Image, ImageId, Post, PostId, image,
    post::{MOST_MEANT, Refusal},
};
use serde::Deserialize;
use std::collections::HashMap;
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
    /// Its pictures.
    own: Vec<Own>,
    /// Where new ones go.
    pictures: Option<Pictures>,
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
    let names = mention::names_in(&app, &post).await?;
    let said = post.said.clone().unwrap_or_default();
    let draft = Draft {
        text: words::text(&said, &names, asked.words).into(),
        note: said.note.unwrap_or_default(),
        kind: begun.as_ref().map(|thread| thread.kind.code().to_owned()).unwrap_or_default(),
        need: begun.as_ref().map(|thread| thread.need.code().to_owned()).unwrap_or_default(),
        title: begun.and_then(|thread| thread.title).unwrap_or_default(),
        quote: None,
    };
    let meant = said.meant.unwrap_or_default().into_shown();
    let typed = Edited { words: Typed::of(draft), meant, ..Edited::default() };
    edit_page(&asked, &app, &seat, &post, typed, &[]).await
}

/// What was typed into the form of a change.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Edited {
    #[serde(flatten)]
    words: Typed,
    #[serde(default)]
    meant: String,
    /// What is on pictures (`alt-<id>`), and which go (`drop-<id>`).
    #[serde(flatten)]
    images: HashMap<String, String>,
    /// New pictures came with it, and have to be chosen again.
    #[serde(skip)]
    again: bool,
}

impl Edited {
    fn read(&self, files: Vec<File>) -> post::Edited {
        let of = |start: &'static str| {
            let id = move |(name, value): (&String, &String)| {
                let id = name.strip_prefix(start)?.parse::<ImageId>().ok()?;
                Some((id, value.clone()))
            };
            self.images.iter().filter_map(id)
        };
        post::Edited {
            typed: self.words.read(files),
            meant: self.meant.clone(),
            alts: of("alt-").collect(),
            drops: of("drop-").map(|(id, _)| id).collect(),
        }
    }
}

/// `POST /space/{group}/posts/{post}/edit`
pub(crate) async fn save(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
    request: Request,
) -> Page {
    let id = post_id(&id)?;
    let (mut typed, files) = sent::read::<Edited>(&seat, request).await?;
    typed.again = !files.is_empty();
    match not_here(post::edit(&app, &seat, id, &typed.read(files)).await?)? {
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

/// A picture that a post has, with what is on it as it was typed.
struct Own {
    image: Image,
    alt: String,
    drop: bool,
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
    let names = mention::names_in(app, post).await?;
    let said =
        post.said.as_ref().map(|said| words::spelled(said, &names, words).into_owned()).unwrap_or_default();
    let own: Vec<Own> = said.images.into_iter().map(|image| typed.own(image)).collect();
    let room = image::MOST - own.len().min(image::MOST);
    let pictures = typed.words.pictures(seat, room, wrong, words).filter(|_| open && room > 0);
    let pictures = pictures.map(|pictures| Pictures { again: typed.again, ..pictures });
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
        html: said.html.into_shown(),
        fields,
        own,
        pictures,
    };
    Ok(page.frame.show_as(status(!wrong.is_empty()), &page))
}

impl Edited {
    fn own(&self, image: Image) -> Own {
        let typed = self.images.get(&format!("alt-{}", image.id)).cloned();
        let kept = || image.alt.as_ref().map(|alt| alt.show().clone()).unwrap_or_default();
        let (alt, drop) =
            (typed.unwrap_or_else(kept), self.images.contains_key(&format!("drop-{}", image.id)));
        Own { image, alt, drop }
    }
}

/// `GET /space/{group}/posts/{post}/take-back`
pub(crate) async fn ask_take_back(
    asked: Asked,
    State(app): State<Shared>,
    seat: Seat,
    Path((_, id)): At,
) -> Page {
    let post = not_here(post::post(&app, &seat, post_id(&id)?).await?)?;
    not_here(post.may_take_back(seat.member.id).ok())?;
    let names = mention::names_in(&app, &post).await?;
    let its = format!("/space/{}/posts/{}", post.group, post.id);
    let said = post.said.as_ref().map(|said| words::text(said, &names, asked.words));
    let question = Question {
        said,
        ..Question::new(
            asked.words,
            "post-take-back",
            &["post-take-back-why", "ask-for-good"],
            "post-take-back-button",
        )
    };
    ask_in(&asked, &app, &seat, question.to(format!("{its}/take-back"), its))
}

/// `POST /space/{group}/posts/{post}/take-back`
pub(crate) async fn take_back(State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let taken = not_here(post::take_back(&app, &seat, post_id(&id)?).await?)?;
    let post = not_here(taken.ok())?;
    let group = post.group;
    let to = match thread::thread(&app, &seat, post.thread).await? {
        Some(thread) => format!("/space/{group}/threads/{}?from=end", thread.id),
        None => format!("/space/{group}"),
    };
    Ok(Redirect::to(&to).into_response())
}

/// The post that a heart is sent to, or taken back from.
#[derive(Debug, Deserialize)]
pub(crate) struct Heart {
    send: Option<String>,
    take: Option<String>,
}

/// `POST /space/{group}/hearts`
pub(crate) async fn heart(State(app): State<Shared>, seat: Seat, Form(heart): Form<Heart>) -> Page {
    let id = post_id(not_here(heart.send.as_deref().or(heart.take.as_deref()))?)?;
    let sent = post::heart(&app, &seat, id, heart.send.is_some()).await?;
    Ok(back_to(&not_here(sent)?))
}
