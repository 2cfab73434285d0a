//! The lines of the file. People, threads and posts are named by their place among their kind, from 0.

use domain::{
    Private, Stamp,
    act::ActKind,
    chat::Fade,
    group::{Inner, JoinPolicy, Talk},
    member::{Role, Standing},
    resource::Tongue,
    thread::{Need, ThreadKind, ThreadState},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One line.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Line {
    /// What follows; the first line.
    Group(Box<Head>),
    /// Somebody.
    Member(Person),
    /// A thread; its posts follow later.
    Thread(Thread),
    /// A post.
    Post(Post),
    /// Something on the shelf.
    Resource(Resource),
    /// What was done.
    Act(Act),
}

/// The group, and how much of everything follows.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// [`super::FORMAT`].
    pub format: String,
    /// [`super::VERSION`].
    pub version: u32,
    /// When the copy was taken.
    pub at: Stamp,
    /// What the group's listing is called.
    pub name: String,
    /// How people join.
    pub policy: JoinPolicy,
    /// What they are asked.
    pub questions: Vec<String>,
    /// The promise.
    pub pledge: String,
    /// The ground rules.
    pub rules: String,
    /// The version of both.
    pub rules_version: u32,
    /// What listeners are welcomed with.
    pub welcome: String,
    /// Hours in which a first post is to be answered.
    pub hours: u32,
    /// Days after which somebody who tries the group is asked whether it fits.
    pub fit_days: u32,
    /// People may put pictures into posts.
    pub images: bool,
    /// When messages of the chat fade.
    pub chat: Fade,
    /// Whether two of the group may write to each other privately.
    pub talk: Talk,
    /// How many members, threads, posts, things of the shelf and acts follow.
    pub counts: [usize; 5],
}

/// Somebody, under their name in the group alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name.
    pub pseudonym: Private<String>,
    /// What they do.
    pub role: Role,
    /// How far they are.
    pub standing: Standing,
    /// What a pause, or being put out, goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Standing>,
    /// Since when the standing is theirs.
    pub since: Date,
    /// The version of the rules that they confirmed.
    pub rules_version: u32,
}

/// A thread.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// Who began it; nobody when they have left.
    pub by: Option<usize>,
    /// What it is.
    pub kind: ThreadKind,
    /// What its writer needs.
    pub need: Need,
    /// Whether people may reply.
    pub state: ThreadState,
    /// It stands first.
    pub pinned: bool,
    /// Its title is hidden.
    pub hidden: bool,
    /// When it was begun.
    pub at: Stamp,
    /// Its title; nothing when it was taken back.
    pub title: Option<Private<String>>,
}

/// A post.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Its thread.
    pub thread: usize,
    /// Who wrote it; nobody when they have left.
    pub by: Option<usize>,
    /// When.
    pub at: Stamp,
    /// As it was typed, with who is meant in the place of their names; nothing when it was taken back.
    pub text: Option<Private<String>>,
    /// Who is meant; nobody when they have left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Option<usize>>,
    /// The post that it quotes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<usize>,
    /// It quotes a post that is not there any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quote_gone: bool,
    /// What readers are told before they open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Private<String>>,
    /// What the writer meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meant: Option<Private<String>>,
    /// Why it is hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Private<String>>,
}

/// Something on the shelf.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// What it is called.
    pub title: Private<String>,
    /// What it is for.
    pub text: Private<String>,
    /// Who says so; empty for a post.
    pub source: Private<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Private<String>>,
    /// Its language.
    pub language: Tongue,
    /// The day from which on it counts as old.
    pub review: Date,
    /// The post whose words it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<usize>,
    /// The writer of the post is named.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// What.
    pub kind: ActKind,
    /// When.
    pub at: Stamp,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<usize>,
    /// It was done by somebody who has left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_gone: bool,
    /// About whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<usize>,
    /// About which thread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<usize>,
    /// About which post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<usize>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Stamp>,
    /// As what somebody was invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Private<String>>,
}

impl Head {
    /// The line of a group, of which nothing is counted yet.
    pub fn new(name: String, at: Stamp, inner: Inner) -> Self {
        Self {
            format: super::FORMAT.to_owned(),
            version: super::VERSION,
            at,
            name,
            policy: inner.policy,
            questions: inner.questions,
            pledge: inner.pledge,
            rules: inner.rules,
            rules_version: inner.version,
            welcome: inner.welcome,
            hours: inner.hours,
            fit_days: inner.fit_days,
            images: inner.images,
            chat: inner.chat,
            talk: inner.talk,
            counts: [0; 5],
        }
    }

    /// The group as it is kept.
    pub fn inner(&self) -> Inner {
        Inner {
            policy: self.policy,
            questions: self.questions.clone(),
            pledge: self.pledge.clone(),
            rules: self.rules.clone(),
            version: self.rules_version,
            welcome: self.welcome.clone(),
            hours: self.hours,
            fit_days: self.fit_days,
            images: self.images,
            chat: self.chat,
            talk: self.talk,
        }
    }
}
