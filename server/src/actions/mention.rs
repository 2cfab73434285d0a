//! Who is meant in a post: found by name when it is written, called by name when it is read.

use crate::app::App;
use domain::{
    GroupId, MemberId, Post,
    member::Author,
    mention::{self, may_be_meant},
    post::Said,
};
use std::collections::HashMap;
use store::{Error, Tx};

/// What people who are meant are called now; who has left is not among them.
#[derive(Debug, Clone, Default)]
pub struct Names(HashMap<MemberId, String>);

/// A text with who is meant in the place of their names, and who that is.
pub async fn mark(app: &App, group: GroupId, text: &str) -> anyhow::Result<(String, Vec<MemberId>)> {
    let looks = mention::looks(text);
    if looks.is_empty() {
        return Ok((text.to_owned(), vec![]));
    }
    let found = app.db.members_looking(group, looks).await?.into_iter();
    let known: HashMap<String, Author> = found
        .filter(|known| may_be_meant(known.author.role, known.standing))
        .map(|known| (known.look, known.author))
        .collect();
    Ok(mention::mark(text, &known))
}

/// The names of all who are meant in some posts; where nobody is, nothing is asked.
pub(crate) async fn names<'p>(tx: &mut Tx, posts: impl Iterator<Item = &'p Post>) -> Result<Names, Error> {
    let mut members: Vec<MemberId> =
        posts.filter_map(|post| post.said.as_ref()).flat_map(|said| said.mentions.iter().copied()).collect();
    members.sort_unstable();
    members.dedup();
    let authors = if members.is_empty() { vec![] } else { tx.authors(members).await? };
    Ok(Names(authors.into_iter().map(|author| (author.member, author.pseudonym.into_shown())).collect()))
}

/// The names of all who are meant in one post.
pub async fn names_in(app: &App, post: &Post) -> anyhow::Result<Names> {
    let post = post.clone();
    let named = app.db.read(move |tx| Box::pin(async move { names(tx, std::iter::once(&post)).await }));
    Ok(named.await?)
}

impl Names {
    /// What somebody who is meant is called, by their number in what was said.
    pub fn of(&self, said: &Said, number: usize) -> Option<&str> {
        said.mentions.get(number).and_then(|member| self.0.get(member)).map(String::as_str)
    }

    /// The text with names, as it was typed; `left` stands for who has left.
    pub fn text(&self, said: &Said, left: &str) -> String {
        mention::named(said.text.show(), |number| format!("@{}", self.of(said, number).unwrap_or(left)))
    }
}
