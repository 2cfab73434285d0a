//! The page in a copy that people read: it stands by itself, and asks nobody for anything.

use crate::{
    app::App,
    web::{
        room::excerpt,
        space::{field::lines, when::When},
    },
    words::Words,
};
use askama::Template;
use domain::mention;
use feeds::copy::{Head, Line, Person, Post, Resource, Thread};

/// Characters of a quotation.
const QUOTED: usize = 200;

#[derive(Template)]
#[template(path = "copy/whole.html")]
pub(super) struct WholePage {
    words: Words,
    name: String,
    taken: String,
    pledge: Vec<String>,
    rules: Vec<String>,
    people: Vec<String>,
    shelf: Vec<Kept>,
    threads: Vec<Told>,
}

/// Something on the shelf.
struct Kept {
    title: String,
    text: String,
    source: String,
    link: Option<String>,
}

struct Told {
    title: String,
    posts: Vec<Shown>,
}

struct Shown {
    by: String,
    when: String,
    quote: Option<String>,
    note: Option<String>,
    text: String,
    meant: Option<String>,
    hidden: Option<String>,
}

/// What was read of the lines, by its place.
#[derive(Default)]
struct Read<'l> {
    head: Option<&'l Head>,
    people: Vec<&'l Person>,
    threads: Vec<&'l Thread>,
    posts: Vec<&'l Post>,
    shelf: Vec<&'l Resource>,
}

impl WholePage {
    pub(super) fn of(lines: &[Line], app: &App, words: Words) -> Self {
        let mut read = Read::default();
        for line in lines {
            match line {
                Line::Group(head) => read.head = Some(head),
                Line::Member(person) => read.people.push(person),
                Line::Thread(thread) => read.threads.push(thread),
                Line::Post(post) => read.posts.push(post),
                Line::Resource(resource) => read.shelf.push(resource),
                Line::Act(_) => {}
            }
        }
        read.page(words, &When::new(app, words))
    }
}

impl Read<'_> {
    fn page(&self, words: Words, when: &When) -> WholePage {
        let of_head = |text: fn(&Head) -> &str| self.head.map(text).unwrap_or_default();
        let mut threads: Vec<Told> = self.threads.iter().map(|thread| Told::of(thread, words)).collect();
        for post in &self.posts {
            if let Some(thread) = threads.get_mut(post.thread) {
                thread.posts.push(self.shown(post, words, when));
            }
        }
        WholePage {
            words,
            name: of_head(|head| &head.name).to_owned(),
            taken: self.head.map(|head| when.exact(head.at)).unwrap_or_default(),
            pledge: lines(of_head(|head| &head.pledge)),
            rules: lines(of_head(|head| &head.rules)),
            people: self.people.iter().map(|person| in_words(person, words)).collect(),
            shelf: self.shelf.iter().map(|it| self.kept(it, words)).collect(),
            threads,
        }
    }

    fn name(&self, at: Option<usize>) -> Option<&str> {
        at.and_then(|at| self.people.get(at)).map(|person| person.pseudonym.show().as_str())
    }

    fn by(&self, post: &Post, words: Words) -> String {
        self.name(post.by).map_or_else(|| words.get("space-someone").into_owned(), str::to_owned)
    }

    /// The text as it was typed, with names.
    fn text(&self, post: &Post, words: Words) -> Option<String> {
        let name = |number: usize| match self.name(post.mentions.get(number).copied().flatten()) {
            Some(name) => format!("@{name}"),
            None => words.get("mention-left").into_owned(),
        };
        post.text.as_ref().map(|text| mention::named(text.show(), name))
    }

    fn shown(&self, post: &Post, words: Words, when: &When) -> Shown {
        let quoted = post.quote.and_then(|at| self.posts.get(at)).and_then(|quoted| {
            let text = excerpt(&self.text(quoted, words)?, QUOTED);
            Some(format!("{}: {text}", self.by(quoted, words)))
        });
        let told = |text: &Option<domain::Private<String>>| text.as_ref().map(|text| text.show().clone());
        Shown {
            by: self.by(post, words),
            when: when.exact(post.at),
            quote: quoted,
            note: told(&post.note),
            text: self.text(post, words).unwrap_or_else(|| words.get("post-gone").into_owned()),
            meant: told(&post.meant),
            hidden: told(&post.hidden),
        }
    }

    fn kept(&self, it: &Resource, words: Words) -> Kept {
        let of = it.post.and_then(|at| self.posts.get(at));
        let by = of.map(|post| match it.named {
            true => self.by(post, words),
            false => words.get("resource-by-member").into_owned(),
        });
        Kept {
            title: it.title.show().clone(),
            text: it.text.show().clone(),
            source: by.unwrap_or_else(|| it.source.show().clone()),
            link: it.link.as_ref().map(|link| link.show().clone()),
        }
    }
}

impl Told {
    fn of(thread: &Thread, words: Words) -> Self {
        let gone = || words.get("space-taken-back-title").into_owned();
        Self { title: thread.title.as_ref().map_or_else(gone, |title| title.show().clone()), posts: vec![] }
    }
}

fn in_words(person: &Person, words: Words) -> String {
    let role = words.code_name("member-role", person.role.code());
    let standing = words.code_name("standing", person.standing.code());
    format!("{} · {role} · {standing}", person.pseudonym.show())
}
