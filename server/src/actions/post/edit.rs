//! Changing a post: its words and pictures, and later what was meant.

use super::{Typed, Wrong, begun, head, held, post as found, words};
use crate::{
    actions::{
        event::Event,
        image::{self, Prepared},
        seat::Seat,
    },
    app::App,
};
use domain::{
    ImageId, MemberId, Post, PostId, Thread,
    post::{self, Refusal, Said},
};
use store::Draft;

/// What somebody typed to change a post.
#[derive(Debug, Clone, Default)]
pub struct Edited {
    /// The words, and new pictures.
    pub typed: Typed,
    /// What they meant.
    pub meant: String,
    /// What is on pictures that are there.
    pub alts: Vec<(ImageId, String)>,
    /// Pictures that go.
    pub drops: Vec<ImageId>,
}

/// Changes one's own post: its words and pictures for half an hour, with the title that stands over it; later only what
/// one meant.
pub async fn edit(
    app: &App,
    seat: &Seat,
    id: PostId,
    edited: &Edited,
) -> anyhow::Result<Option<Result<Post, Vec<Wrong>>>> {
    let Some(mut post) = found(app, seat, id).await? else { return Ok(None) };
    let open = match post.may_edit(seat.member.id, app.now()) {
        Ok(open) => open,
        Err(refusal) => return Ok(Some(Err(vec![Wrong::Post(refusal)]))),
    };
    let changed = match open {
        true => reworded(app, seat, &post, edited).await?,
        false => explained(&post, &edited.meant)
            .map(|said| Change { said, thread: None, pictures: vec![] })
            .map_err(|refusal| vec![Wrong::Post(refusal)]),
    };
    let change = match changed {
        Ok(change) => change,
        Err(wrong) => return Ok(Some(Err(wrong))),
    };
    post.said = Some(change.said);
    save(app, seat.member.id, post, change.thread, change.pictures).await.map(Some)
}

/// What a writer changes.
struct Change {
    said: Said,
    thread: Option<Thread>,
    pictures: Vec<Prepared>,
}

/// Saves what a writer changed, unless it was taken back or hidden meanwhile.
async fn save(
    app: &App,
    by: MemberId,
    mut post: Post,
    thread: Option<Thread>,
    pictures: Vec<Prepared>,
) -> anyhow::Result<Result<Post, Vec<Wrong>>> {
    let now = app.now();
    let named = |&member: &MemberId| {
        let job = Event::Named { post: post.id, member, at: now }.job(app)?;
        Ok::<_, anyhow::Error>((member, job))
    };
    let named = post.mentions().iter().filter(|member| **member != by).map(named);
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(known) = held(tx, post.id).await? else { return Ok(Err(Refusal::Gone)) };
            if let Err(refusal) = known.may_edit(by, now) {
                return Ok(Err(refusal));
            }
            for (_, job) in named.into_iter().filter(|(member, _)| !known.mentions().contains(member)) {
                tx.enqueue(job).await?;
            }
            let (asked, before) = known.said.map(|said| (said.asked, said.images)).unwrap_or_default();
            if let Some(said) = &mut post.said {
                said.asked = asked; // they may have been asked meanwhile
            }
            if let Some(thread) = thread {
                tx.save_thread(thread).await?;
            }
            tx.save_post(post.clone()).await?;
            image::change(tx, &post, before, pictures).await?;
            Ok(Ok(post))
        })
    });
    Ok(done.await?.map_err(|refusal| vec![Wrong::Post(refusal)]))
}

/// The new words and pictures, and the thread they begin with what the draft says of it.
async fn reworded(
    app: &App,
    seat: &Seat,
    post: &Post,
    edited: &Edited,
) -> anyhow::Result<Result<Change, Vec<Wrong>>> {
    let mut wrong = vec![];
    let begun = begun(app, post).await?;
    let head = begun.is_some().then(|| head(&edited.typed.draft, &mut wrong)).flatten();
    let draft = Draft { quote: None, ..edited.typed.draft.clone() };
    let said = words::read(app, seat.group.id, &draft).await?;
    let said = said.map_err(|refusals| wrong.extend(refusals.into_iter().map(Wrong::Post)));
    let Some(mut said) = said.ok().filter(|_| wrong.is_empty()) else { return Ok(Err(wrong)) };
    let before = post.said.clone().unwrap_or_default();
    said.images = image::kept(before.images, &edited.drops, &edited.alts);
    let pictures = match image::prepare(app, &seat.group, &edited.typed.files, said.images.len()).await? {
        Ok(pictures) => pictures,
        Err(refusal) => return Ok(Err(vec![Wrong::Post(Refusal::Image(refusal))])),
    };
    said.images.extend(pictures.iter().map(|picture| picture.image.clone()));
    said.quote = before.quote; // what one answers stays what one answers
    let thread = begun.zip(head).map(|(thread, (title, kind, need))| Thread {
        title: Some(title.into()),
        kind,
        need,
        ..thread
    });
    Ok(Ok(Change { said, thread, pictures }))
}

/// What was said, with what was meant.
fn explained(post: &Post, meant: &str) -> Result<Said, Refusal> {
    let meant = post::meant(meant)?;
    let said = post.said.clone().ok_or(Refusal::Gone)?;
    Ok(Said { meant: meant.map(Into::into), ..said })
}
