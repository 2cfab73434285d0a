//! Hiding somebody's post, and showing it again: for those who keep the space.

use super::{back_to, post_id, words::spelled};
use crate::{
    actions::{mention, post, seat::Seat},
    actor::Keeping,
    app::{App, Shared},
    web::{
        failure::{Page, not_here},
        house,
        page::{Asked, Frame, status},
        room::{At, Rooms},
        space::field::{Field, Shape},
        thread::refusal_text,
    },
    words::Words,
};
use askama::Template;
use axum::extract::{Form, Path, State};
use domain::{
    Post, PostId,
    member::MOST_REASON,
    post::{Refusal, Said},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "post/hide.html")]
struct HidePage {
    frame: Frame,
    rooms: Rooms,
    id: PostId,
    said: Said,
    /// It began a thread, whose title goes along.
    begins: bool,
    fields: Vec<Field>,
}

/// `GET /space/{group}/posts/{post}/hide`
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    let post = not_here(post::post(&app, &seat, post_id(&id)?).await?)?;
    if post.is_hidden() {
        return Ok(back_to(&post));
    }
    page(&asked, &app, &seat, post, (Typed::default(), None)).await
}

/// Why a post or a message is hidden, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) reason: String,
}

impl Typed {
    pub(crate) fn fields(self, wrong: Option<Refusal>, words: Words) -> Vec<Field> {
        let reason = Field::new(words, "reason", "post-hide-reason", Shape::Area).most(MOST_REASON, 4);
        vec![reason.with(self.reason).wrong(wrong.map(|refusal| refusal_text(refusal, words)))]
    }
}

/// `POST /space/{group}/posts/{post}/hide`
pub(crate) async fn hide(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let id = post_id(&id)?;
    match not_here(post::hide(&app, &seat, id, &typed.reason).await?)? {
        Ok(post) => Ok(back_to(&post)),
        Err(refusal) => {
            let post = not_here(post::post(&app, &seat, id).await?)?;
            page(&asked, &app, &seat, post, (typed, Some(refusal))).await
        }
    }
}

async fn page(
    asked: &Asked,
    app: &App,
    seat: &Seat,
    post: Post,
    (typed, refusal): (Typed, Option<Refusal>),
) -> Page {
    let words = asked.words;
    not_here(post.may_hide(seat.member.id).then_some(()))?;
    let names = mention::names_in(app, &post).await?;
    let said = not_here(post.said.as_ref().map(|said| spelled(said, &names, words).into_owned()))?;
    let page = HidePage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        id: post.id,
        begins: post::begun(app, &post).await?.is_some(),
        said,
        fields: typed.fields(refusal, words),
    };
    Ok(page.frame.show_as(status(refusal.is_some()), &page))
}

/// `POST /space/{group}/posts/{post}/show`
pub(crate) async fn show(State(app): State<Shared>, Keeping(seat): Keeping, Path((_, id)): At) -> Page {
    Ok(back_to(&not_here(post::show_again(&app, &seat, post_id(&id)?).await?)?))
}
