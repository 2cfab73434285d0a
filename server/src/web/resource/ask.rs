//! Asking a post's writer whether it may stand on the shelf.

use super::{
    form::{FormPage, Typed},
    to,
};
use crate::{
    actions::{mention, resource, seat::Seat},
    actor::Keeping,
    app::{App, Shared},
    markdown,
    web::{
        failure::{Page, not_here},
        house,
        page::{Asked, Frame},
        post::words::text,
        room::{At, Rooms},
    },
};
use axum::extract::{Form, Path, State};
use domain::{PostId, resource::Refusal};

/// `GET /space/{group}/posts/{post}/shelf`: asks a post's writer whether it may stand on the shelf.
pub(crate) async fn form(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
) -> Page {
    let typed = Typed::usual(app.now().date(), asked.words);
    page(&asked, &app, &seat, &id, typed, &[]).await
}

/// `POST /space/{group}/posts/{post}/shelf`
pub(crate) async fn send(
    asked: Asked,
    State(app): State<Shared>,
    Keeping(seat): Keeping,
    Path((_, id)): At,
    Form(typed): Form<Typed>,
) -> Page {
    let post = not_here(id.parse().ok())?;
    match not_here(resource::ask(&app, &seat, post, &typed.read()).await?)? {
        Ok(it) => Ok(to(&seat, Some(it.id))),
        Err(wrong) => page(&asked, &app, &seat, &id, typed, &wrong).await,
    }
}

async fn page(asked: &Asked, app: &App, seat: &Seat, id: &str, typed: Typed, wrong: &[Refusal]) -> Page {
    let (words, id) = (asked.words, not_here(id.parse::<PostId>().ok())?);
    let post = not_here(resource::askable(app, seat, id).await?)?;
    let said = not_here(post.shown())?;
    let names = mention::names_in(app, &post).await?;
    let own = post.member == Some(seat.member.id);
    let back = format!("/space/{}/posts/{id}", seat.group.id);
    let form = FormPage {
        frame: Frame::new(asked, &house(app), "title-space"),
        rooms: Rooms::of(seat),
        page: if own { "own" } else { "ask" },
        action: format!("{back}/shelf"),
        back,
        html: Some(markdown::render(&text(said, &names, words))),
        fields: typed.fields(wrong, true, words),
        full: wrong.contains(&Refusal::Full),
    };
    form.show(wrong)
}
