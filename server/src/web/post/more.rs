//! What somebody can do about a post beside sending a heart. It has a page of its own, so that a thread stays calm.

use super::{post_id, words::Quote};
use crate::{
    actions::{block, mention, post, seat::Seat, thread},
    app::{App, Shared},
    web::{
        failure::{Failure, Page, not_here},
        house,
        page::{Asked, Frame},
        room::{At, Rooms},
        space::when::When,
    },
    words::Words,
};
use askama::Template;
use axum::extract::{Path, State};
use domain::{Post, PostId, member::Signed, thread::ThreadState};
use std::borrow::Cow;

/// One thing that can be done, and what comes of it.
#[derive(Clone)]
struct Choice {
    address: String,
    label: Cow<'static, str>,
    why: Cow<'static, str>,
}

#[derive(Template)]
#[template(path = "post/more.html")]
struct MorePage {
    frame: Frame,
    rooms: Rooms,
    id: PostId,
    /// Its first words, where the reader may see them.
    quote: Option<Quote>,
    /// The exact moment at which it was written.
    written: String,
    choices: Vec<Choice>,
}

/// `GET /space/{group}/posts/{post}/more`
pub(crate) async fn page(asked: Asked, State(app): State<Shared>, seat: Seat, Path((_, id)): At) -> Page {
    let words = asked.words;
    let signed = not_here(post::signed(&app, &seat, post_id(&id)?).await?)?;
    let rooms = Rooms::of(&seat);
    let choices =
        [of_all(&app, &seat, &signed.0, &rooms, words).await?, of_some(&signed, &seat, &rooms, words)]
            .concat();
    not_here((!choices.is_empty()).then_some(()))?;
    let hidden = block::hidden(&app, &seat).await?;
    let names = mention::names_in(&app, &signed.0).await?;
    let quote = Quote::of(&signed, &names, words);
    let page = MorePage {
        frame: Frame::new(&asked, &house(&app), "title-space"),
        id: signed.0.id,
        written: words.say("post-more-written", "moment", When::new(&app, words).exact(signed.0.at)),
        quote: quote.map(|quote| Quote { folded: block::hides(&hidden, &signed), ..quote }),
        rooms,
        choices,
    };
    Ok(page.frame.show(&page))
}

impl Choice {
    fn new(rooms: &Rooms, path: &str, (label, why): (&str, &str), words: Words) -> Self {
        let address = format!("/space/{}/{path}", rooms.group);
        Self { address, label: words.get(label), why: words.get(why) }
    }
}

/// What everybody can do with a post that they read: quote it, where one can still answer, and lead others to it.
async fn of_all(
    app: &App,
    seat: &Seat,
    post: &Post,
    rooms: &Rooms,
    words: Words,
) -> Result<Vec<Choice>, Failure> {
    if post.shown().is_none() {
        return Ok(vec![]);
    }
    let choice = |path: &str, label: &str, why: &str| Choice::new(rooms, path, (label, why), words);
    let thread = thread::thread(app, seat, post.thread).await?;
    let quote = thread.filter(|thread| thread.state == ThreadState::Open).map(|_| {
        let path = format!("threads/{}?from=end&quote={}#write", post.thread, post.id);
        choice(&path, "post-quote", "post-quote-why")
    });
    let link = choice(&format!("posts/{}", post.id), "post-link", "post-link-why");
    Ok(quote.into_iter().chain([link]).collect())
}

/// What only some can do about it, with those of the keepers last.
fn of_some((post, author): &Signed<Post>, seat: &Seat, rooms: &Rooms, words: Words) -> Vec<Choice> {
    let choice = |path: &str, label: &str, why: &str| Choice::new(rooms, path, (label, why), words);
    let of_post =
        |rest: &str, label: &str, why: &str| choice(&format!("posts/{}/{rest}", post.id), label, why);
    let mut choices = vec![];
    let other = post.member.filter(|member| *member != seat.member.id && post.shown().is_some());
    if let Some(member) = other {
        if rooms.talks {
            let path = format!("conversations/new?to={member}");
            choices.push(choice(&path, "conversation-ask", "post-more-ask"));
        }
        choices.push(of_post("report", "concern-tell", "post-more-tell"));
        let keeps = author.as_ref().is_some_and(|author| author.role.keeps()); // they are read by everybody
        let why = if keeps { "post-more-block-keeper" } else { "post-more-block" };
        choices.push(choice(&format!("block/{member}"), "block-link", why));
    }
    if other.is_some() && rooms.keeps {
        choices.push(of_post("shelf", "post-shelf", "post-more-shelf"));
        choices.push(of_post("hide", "post-hide-heading", "post-more-hide"));
    }
    if rooms.keeps && post.said.is_some() {
        choices.push(of_post("move", "transfer-move", "transfer-move-why"));
    }
    choices
}
