//! Who somebody is in one group, and all that they wrote there.

use crate::{
    actions::mention::{Names, names},
    app::App,
};
use domain::{Image, Listing, Member, MemberId, Post, Stamp, ThreadId, credential};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use std::collections::{HashMap, hash_map::Entry};

/// Posts that are loaded at once.
const PAGE: usize = 500;

/// Who somebody is in one group.
#[derive(Serialize)]
pub struct Belonging {
    /// The group's name.
    pub group: String,
    /// Their name there.
    pub pseudonym: String,
    /// Code of their standing.
    pub standing: &'static str,
    /// Code of what they do there.
    pub role: &'static str,
    /// Since when the standing is theirs.
    pub since: Date,
    /// Join questions and their answers, while they are kept.
    pub answers: Vec<domain::member::Answered>,
    /// A facilitator's words to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What they said of their training, where they keep the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<credential::Inner>,
    /// What they asked others to look at.
    pub appeals: Vec<Asked>,
    /// What they wrote.
    pub posts: Vec<Written>,
    /// What they said in the chats, until it fades.
    pub chat: Vec<Said>,
    /// What they told those who keep the group about their first meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrival: Option<Coming>,
    /// What they began to write and did not send.
    pub drafts: Vec<store::Draft>,
    /// What they were told of, the newest first.
    pub notices: Vec<Noted>,
    /// What of theirs is on the shelf, or was suggested for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shelf: Vec<Shelved>,
    /// What they wrote to others alone.
    pub messages: Vec<Sent>,
    /// What they told those who look after the group.
    pub told: Vec<Told>,
}

/// A notice.
#[derive(Serialize)]
pub struct Noted {
    /// When.
    pub at: Timestamp,
    /// Code of what happened.
    pub kind: &'static str,
}

/// Something for the shelf.
#[derive(Serialize)]
pub struct Shelved {
    /// Code of how far it is.
    pub state: &'static str,
    /// What it says; of a post, what those who keep the group say of it.
    pub resource: domain::resource::Inner,
}

/// A message of a private conversation.
#[derive(Serialize)]
pub struct Sent {
    /// When.
    pub at: Timestamp,
    /// The text, as it was typed.
    pub text: String,
}

/// What they told those who look after the group.
#[derive(Serialize)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// About whom; `None` once they have left.
    pub about: Option<String>,
    /// What they wrote.
    pub reason: String,
}

/// An appeal.
#[derive(Serialize)]
pub struct Asked {
    /// When.
    pub at: Timestamp,
    /// What they said.
    pub text: String,
    /// What they were answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A message of a chat.
#[derive(Serialize)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// When the meeting starts whose chat it is of; `None` for the group's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Timestamp>,
    /// The text, as it was typed.
    pub text: String,
}

/// That a meeting would be somebody's first.
#[derive(Serialize)]
pub struct Coming {
    /// When they said so.
    pub at: Timestamp,
    /// When the meeting starts.
    pub meeting: Timestamp,
    /// Their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What they were answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A post.
#[derive(Serialize)]
pub struct Written {
    /// When.
    pub at: Timestamp,
    /// The title of its thread, where that is theirs as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text, as it was typed.
    pub text: String,
    /// What readers are told before they open it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What they meant, said later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meant: Option<String>,
    /// The pictures with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
}

/// A picture.
#[derive(Serialize)]
pub struct Picture {
    /// Where it can be taken away, for as long as they are in the group.
    pub address: String,
    /// What is on it, where they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Gathers it.
pub(super) async fn belonging(
    app: &App,
    member: Member,
    listing: Option<Listing>,
) -> anyhow::Result<Belonging> {
    let posts = posts(app, member.id).await?;
    let chat = chat(app, member.id).await?;
    let drafts = app.db.drafts(member.id).await?.into_iter().map(|(_, draft)| draft);
    let notices = app.db.notices(member.id).await?;
    let noted = notices.iter().map(|n| Noted { at: n.at.timestamp(), kind: n.kind.code() }).collect();
    let own = app.db.resources(member.group, domain::resource::MOST).await?.into_iter();
    let own = own.filter(|resource| resource.member == Some(member.id));
    let shelf = own.map(|own| Shelved { state: own.state.code(), resource: own.inner });
    let credential = app.db.credential(member.id).await?.map(|credential| credential.inner);
    let messages = messages(app, &member).await?;
    let told = app.db.concerns_by(member.id).await?.into_iter().map(|concern| Told {
        at: concern.at.timestamp(),
        about: concern.inner.whom.map(|whom| whom.name.into_shown()),
        reason: concern.inner.reason.into_shown(),
    });
    let appeals = app.db.appeals_of_member(member.id).await?.into_iter().map(|appeal| Asked {
        at: appeal.at.timestamp(),
        text: appeal.asked.words.into_shown(),
        answer: appeal.answer.map(|answer| answer.words.into_shown()),
    });
    let arrival = app.db.arrival_of(member.group, member.id).await?.map(|arrival| Coming {
        at: arrival.said.at.timestamp(),
        meeting: arrival.said.meeting.timestamp(),
        text: arrival.said.words.map(domain::Private::into_shown),
        answer: arrival.answer.map(|answer| answer.words.into_shown()),
    });
    let inner = member.inner;
    Ok(Belonging {
        group: listing.map(|listing| listing.name).unwrap_or_default(),
        pseudonym: inner.pseudonym.into_shown(),
        standing: member.standing.code(),
        role: member.role.code(),
        since: inner.since,
        answers: inner.answers,
        note: inner.note.map(domain::Private::into_shown),
        credential,
        appeals: appeals.collect(),
        posts,
        chat,
        arrival,
        drafts: drafts.collect(),
        notices: noted,
        shelf: shelf.collect(),
        messages,
        told: told.collect(),
    })
}

async fn messages(app: &App, member: &Member) -> anyhow::Result<Vec<Sent>> {
    let mut sent = vec![];
    for conversation in app.db.conversations_of(member.group, member.id).await? {
        let mut before = None;
        loop {
            let page = app.db.messages_before(conversation.clone(), before, PAGE).await?;
            let Some(first) = page.first() else { break };
            before = Some((first.at, first.id));
            let own = page.into_iter().filter(|message| message.by == member.id);
            sent.extend(own.map(|own| (own.at, own.said.text.into_shown())));
        }
    }
    sent.sort_unstable();
    Ok(sent.into_iter().map(|(at, text)| Sent { at: at.timestamp(), text }).collect())
}

async fn posts(app: &App, member: MemberId) -> anyhow::Result<Vec<Written>> {
    let (mut written, mut after) = (vec![], None);
    let mut titles = HashMap::new();
    loop {
        let page = app.db.posts_of_member(member, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(written) };
        after = Some((last.at, last.id));
        let named = page.clone();
        let names = app.db.read(move |tx| Box::pin(async move { names(tx, named.iter()).await })).await?;
        for post in page {
            if let Entry::Vacant(place) = titles.entry(post.thread) {
                place.insert(title(app, post.thread, member).await?);
            }
            written.extend(self::written(post, &titles, &names));
        }
    }
}

async fn chat(app: &App, member: MemberId) -> anyhow::Result<Vec<Said>> {
    let (mut said, mut after) = (vec![], None);
    loop {
        let page = app.db.chat_messages_of_member(member, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(said) };
        after = Some((last.at, last.id));
        said.extend(page.into_iter().map(|message| Said {
            at: message.at.timestamp(),
            meeting: message.meeting.map(Stamp::timestamp),
            text: message.said.text.into_shown(),
        }));
    }
}

/// The title of a thread that is the member's own; others' words are not theirs to take away.
async fn title(app: &App, thread: ThreadId, member: MemberId) -> anyhow::Result<Option<String>> {
    let thread = app.db.thread(thread).await?.map(|(thread, _)| thread);
    let own = thread.filter(|thread| thread.member == Some(member));
    Ok(own.and_then(|thread| thread.title).map(domain::Private::into_shown))
}

fn written(post: Post, titles: &HashMap<ThreadId, Option<String>>, names: &Names) -> Option<Written> {
    let said = post.said?;
    let address = |image: &Image| Picture {
        address: format!("/space/{}/images/{}", post.group, image.id),
        description: image.alt.as_ref().map(|alt| alt.show().clone()),
    };
    Some(Written {
        at: post.at.timestamp(),
        title: titles.get(&post.thread).cloned().flatten(),
        text: names.text(&said, "…"),
        pictures: said.images.iter().map(address).collect(),
        note: said.note.map(domain::Private::into_shown),
        meant: said.meant.map(domain::Private::into_shown),
    })
}
