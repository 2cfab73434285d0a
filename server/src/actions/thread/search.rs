//! Looking for words in a space.

use crate::{
    actions::{
        block,
        mention::{self, Names},
        seat::Seat,
    },
    app::App,
};
use domain::{Thread, member::Author, post::Post, text::fold};

/// Posts that a search opens at a time, and in all.
const PAGE: usize = 500;
const MOST: usize = 50_000;
/// Most finds.
const MOST_FOUND: usize = 50;

/// Something found: a post, and the thread it is in.
#[derive(Debug)]
pub struct Found {
    /// The thread.
    pub thread: Thread,
    /// The post.
    pub post: Post,
    /// Who wrote it.
    pub author: Option<Author>,
    /// The reader blocked whoever began the thread: its title is folded.
    pub folded: bool,
}

/// Posts of the space that hold all the words asked for, newest first; hidden ones are not found, nor those of
/// people whom the reader blocked. They are opened and read in memory, a page at a time, so that no word of them lies
/// anywhere else.
pub async fn search(app: &App, seat: &Seat, question: &str) -> anyhow::Result<(Vec<Found>, Names)> {
    let question = fold(question);
    let words: Vec<&str> = question.split(' ').filter(|word| !word.is_empty()).collect();
    let blocked = block::hidden(app, seat).await?;
    let (mut found, mut before, mut looked) = (vec![], None, 0);
    while !words.is_empty() && found.len() < MOST_FOUND && looked < MOST {
        let page = app.db.posts_of_group(seat.group.id, before, PAGE).await?;
        let Some((last, _)) = page.last() else { break };
        before = Some((last.at, last.id));
        looked += page.len();
        for (post, author) in page {
            if author.as_ref().is_some_and(|author| blocked.hides(author)) {
                continue;
            }
            let Some(said) = post.said.as_ref().filter(|said| said.hidden.is_none()) else { continue };
            let text = fold(said.text.show());
            if !words.iter().all(|word| text.contains(word)) {
                continue;
            }
            if let Some(begun) = app.db.thread(post.thread).await? {
                let folded = block::hides(&blocked, &begun);
                found.push(Found { thread: begun.0, post, author, folded });
            }
        }
    }
    found.truncate(MOST_FOUND);
    let posts: Vec<Post> = found.iter().map(|found| found.post.clone()).collect();
    let names = app.db.read(move |tx| Box::pin(async move { mention::names(tx, posts.iter()).await }));
    Ok((found, names.await?))
}
