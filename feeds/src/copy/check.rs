//! What stands in a line is what the program itself would have written.

use super::{Act, Copied, FORMAT, Head, Person, Post, Resource, Thread, VERSION};
use domain::{
    Private, Stamp, group,
    member::{MOST_REASON, Standing},
    mention, post,
    pseudonym::{self, Checked},
    resource, thread,
};
use jiff::civil::Date;
use std::{collections::HashSet, fmt::Display};

/// Seconds by which the clock of another server may be ahead.
const AHEAD: i64 = 24 * 3600;
/// Most versions of a group's rules.
const MOST_VERSIONS: u32 = 1_000_000;

type Checks = Result<(), String>;

fn told(refusal: impl Display) -> String {
    refusal.to_string()
}

fn check(good: bool, fault: &str) -> Checks {
    if good { Ok(()) } else { Err(fault.to_owned()) }
}

/// A place in the file that something names.
fn place(at: Option<usize>, count: usize, what: &str) -> Checks {
    match at {
        Some(at) if at >= count => Err(format!("there is no {what} {at} before it")),
        _ => Ok(()),
    }
}

fn moment(at: Stamp, now: Stamp) -> Checks {
    check((Stamp(0)..=now.plus_seconds(AHEAD)).contains(&at), "it is of a moment to come, or of none")
}

fn day(day: Date, now: Stamp) -> Checks {
    check(
        (Stamp(0).date()..=now.plus_seconds(AHEAD).date()).contains(&day),
        "it is of a day to come, or of none",
    )
}

/// A text is as it would be kept.
fn same(given: Option<&Private<String>>, kept: Result<Option<String>, impl Display>) -> Checks {
    let kept = kept.map_err(told)?;
    check(given.map(|given| given.show().as_str()) == kept.as_deref(), "a text is not as it would be kept")
}

pub(super) fn head(head: &Head, now: Stamp) -> Checks {
    let Head { format, version, .. } = head;
    if format != FORMAT || *version != VERSION {
        return Err(format!("it is of another format or version; this program reads {FORMAT} {VERSION}"));
    }
    check((1..=MOST_VERSIONS).contains(&head.rules_version), "there is no such version of the rules")?;
    moment(head.at, now)?;
    group::check(&head.inner()).first().map_or(Ok(()), |refusal| Err(told(refusal)))
}

/// Whether somebody goes along: who only asked to join, or was told no, is nobody of the group.
pub(super) const fn goes_along(standing: Standing) -> bool {
    !matches!(standing, Standing::Waiting | Standing::Left)
}

pub(super) fn person(person: &Person, head: &Head, now: Stamp) -> Result<Checked, String> {
    let checked = pseudonym::check(person.pseudonym.show()).map_err(told)?;
    check(checked.name == *person.pseudonym.show(), "a name is not as it would be kept")?;
    if !goes_along(person.standing) {
        return Err(format!("somebody cannot come along as {}", person.standing));
    }
    let kept_out = !person.standing.has_seat();
    let before = person.before.is_none_or(|before| kept_out && before.has_seat());
    check(before, "a pause goes back to a place in the group")?;
    check(person.rules_version <= head.rules_version, "there is no such version of the rules")?;
    day(person.since, now)?;
    Ok(checked)
}

pub(super) fn thread(thread: &Thread, copied: &Copied, now: Stamp) -> Checks {
    place(thread.by, copied.people.len(), "member")?;
    moment(thread.at, now)?;
    let Some(title) = &thread.title else { return Ok(()) };
    check(thread.by.is_some(), "a title is somebody's")?;
    same(Some(title), thread::title(title.show()).map(Some))
}

pub(super) fn post(post: &Post, copied: &Copied, now: Stamp) -> Checks {
    place(post.by, copied.people.len(), "member")?;
    place(Some(post.thread), copied.threads.len(), "thread")?;
    moment(post.at, now)?;
    let places = copied.threads.get(post.thread).map(|(_, places)| places.as_slice()).unwrap_or_default();
    let last = places.last().and_then(|last| copied.posts.get(*last));
    check(last.is_none_or(|last| last.at < post.at), "the posts of a thread stand in the order of time")?;
    match &post.text {
        Some(text) => {
            check(post.by.is_some(), "words are somebody's")?;
            words(text.show(), &post.mentions, copied)?;
        }
        None => {
            let bare = post.mentions.is_empty() && post.quote.is_none() && !post.quote_gone;
            let silent = post.note.is_none() && post.meant.is_none() && post.hidden.is_none();
            check(bare && silent, "what was taken back says nothing")?;
        }
    }
    check(post.quote.is_none() || !post.quote_gone, "a quotation is there or gone")?;
    let shown =
        |text: &Option<Private<String>>| text.as_ref().map(|text| text.show().clone()).unwrap_or_default();
    same(post.note.as_ref(), post::note(&shown(&post.note)))?;
    same(post.meant.as_ref(), post::meant(&shown(&post.meant)))?;
    match &post.hidden {
        Some(reason) => same(Some(reason), post::reason(reason.show()).map(Some)),
        None => Ok(()),
    }
}

/// Words with who is meant in the place of their names.
fn words(text: &str, mentions: &[Option<usize>], copied: &Copied) -> Checks {
    let numbers = mention::numbers(text).ok_or("a sign stands for nobody")?;
    check(mentions.len() <= mention::MOST, "too many people are meant")?;
    check(numbers.iter().all(|number| *number < mentions.len()), "a sign stands for nobody")?;
    mentions.iter().try_for_each(|who| place(*who, copied.people.len(), "member"))?;
    let plain = mention::named(text, |_| "@".to_owned());
    check(post::text(&plain).map_err(told)? == plain, "a text is not as it would be kept")
}

pub(super) fn resource(it: &Resource, copied: &Copied) -> Checks {
    place(it.post, copied.posts.len(), "post")?;
    let of = it.post.and_then(|post| copied.posts.get(post));
    check(of.is_none_or(|post| post.text.is_some()), "what stands on the shelf was not taken back")?;
    let again = of.is_some() && copied.resources.iter().any(|other| other.post == it.post);
    check(!again && (it.post.is_some() || !it.named), "a post stands on the shelf once")?;
    let typed = resource::Typed {
        title: it.title.show().clone(),
        text: it.text.show().clone(),
        source: it.source.show().clone(),
        link: it.link.as_ref().map(|link| link.show().clone()).unwrap_or_default(),
        review: String::new(),
        language: it.language.code().to_owned(),
    };
    let kept = resource::read(&typed, of.is_some(), Stamp(0).date());
    let (kept, _) = kept.map_err(|wrong| wrong.iter().map(told).collect::<Vec<_>>().join("; "))?;
    let as_kept =
        kept.title == it.title && kept.text == it.text && kept.source == it.source && kept.link == it.link;
    check(as_kept, "a text is not as it would be kept")?;
    check((1970..=2200).contains(&it.review.year()), "it is of a day to come, or of none")
}

pub(super) fn act(act: &Act, copied: &Copied, now: Stamp) -> Checks {
    place(act.by, copied.people.len(), "member")?;
    place(act.whom, copied.people.len(), "member")?;
    place(act.thread, copied.threads.len(), "thread")?;
    place(act.post, copied.posts.len(), "post")?;
    moment(act.at, now)?;
    act.until.map_or(Ok(()), |until| moment(until, now.plus_seconds(366 * AHEAD)))?;
    check(act.by.is_none() || !act.by_gone, "somebody is there or gone")?;
    let short = |reason: &Private<String>| reason.show().chars().count() <= MOST_REASON;
    check(act.reason.as_ref().is_none_or(short), "a reason is too long")
}

/// What only all lines together show; with the number of the line.
pub(super) fn whole(copied: &Copied) -> Result<(), (usize, String)> {
    let (people, threads) = (2, 2 + copied.people.len()); // the lines of the first of each
    let posts = threads + copied.threads.len();
    let mut looks = HashSet::new();
    for (at, (_, checked)) in copied.people.iter().enumerate() {
        check(looks.insert(&checked.look), "two names of a group look the same")
            .map_err(|fault| (people + at, fault))?;
    }
    for (at, (_, places)) in copied.threads.iter().enumerate() {
        check(!places.is_empty(), "a thread has no post").map_err(|fault| (threads + at, fault))?;
    }
    for (at, post) in copied.posts.iter().enumerate() {
        place(post.quote, copied.posts.len(), "post").map_err(|fault| (posts + at, fault))?;
    }
    Ok(())
}
