//! Who keeps a listing by a signed link.

use super::{listing, report};
use crate::app::App;
use domain::{
    Answer, AnswerSource, Listing, ListingId, Owner, Private, Question, Stamp, Status, report::Report,
};
use std::collections::BTreeMap;

/// A keeper of a listing: proof that the link was signed here and is not void.
#[derive(Debug)]
pub struct Keeper {
    /// The listing.
    pub listing: Listing,
    owner: Owner,
}

/// The keeper of a link's token; `None` for any token that opens nothing.
pub async fn keeper(app: &App, token: &str) -> anyhow::Result<Option<Keeper>> {
    by(app, app.key.read_keep_token(token)).await
}

/// The keeper of a token that ends their letters: that of a letter, or of the link itself as older letters have it.
pub async fn stopper(app: &App, token: &str) -> anyhow::Result<Option<Keeper>> {
    by(app, app.key.read_stop_token(token).or_else(|| app.key.read_keep_token(token))).await
}

async fn by(app: &App, read: Option<(ListingId, u32)>) -> anyhow::Result<Option<Keeper>> {
    let Some((id, version)) = read else { return Ok(None) };
    let Some(owner) = app.db.owner(id).await?.filter(|owner| owner.key_version == i64::from(version)) else {
        return Ok(None);
    };
    Ok(app.db.listing(id).await?.map(|listing| Keeper { listing, owner }))
}

/// An owner whom no letter asks, because none reaches them.
#[derive(Debug)]
pub struct OutOfReach {
    /// The listing's name.
    pub name: String,
    /// The link that keeps it.
    pub link: String,
    /// Since when they are to be asked.
    pub since: Stamp,
}

/// Owners of the `most` who are to be asked first whom no letter reaches.
pub async fn out_of_reach(app: &App, most: usize) -> anyhow::Result<Vec<OutOfReach>> {
    let mut owners = vec![];
    for due in app.db.due_owners(app.now(), most).await?.into_iter().filter(|owner| owner.address().is_none())
    {
        owners.push(OutOfReach {
            name: listing::name(app, due.listing).await?,
            link: link(app, due.listing).await?.unwrap_or_default(),
            since: due.next_ask_at,
        });
    }
    Ok(owners)
}

/// The link that keeps a listing, for its owner only.
pub async fn link(app: &App, id: ListingId) -> anyhow::Result<Option<String>> {
    let version = version(app, id).await?;
    Ok(version.map(|version| format!("{}/keep/{}", app.public_url(), app.key.keep_token(id, version))))
}

/// The link that ends the letters to the owner of a listing.
pub async fn stop_link(app: &App, id: ListingId) -> anyhow::Result<Option<String>> {
    let version = version(app, id).await?;
    Ok(version.map(|version| format!("{}/keep/{}/stop", app.public_url(), app.key.stop_token(id, version))))
}

async fn version(app: &App, id: ListingId) -> anyhow::Result<Option<u32>> {
    let owner = app.db.owner(id).await?;
    Ok(owner.and_then(|owner| u32::try_from(owner.key_version).ok()))
}

/// What a keeper changes. Fields that are `None` stay as they are.
#[derive(Debug, Default)]
pub struct Change {
    /// Whether the group meets.
    pub status: Option<Status>,
    /// What it says of itself.
    pub description: Option<String>,
    /// Answers in the group's words; an empty text takes the own answer back.
    pub answers: BTreeMap<Question, String>,
}

impl Keeper {
    /// The keeper of the listing as it is now.
    pub async fn again(&self, app: &App) -> anyhow::Result<Option<Self>> {
        let id = self.listing.id;
        let (listing, owner) = (app.db.listing(id).await?, app.db.owner(id).await?);
        Ok(listing.zip(owner).map(|(listing, owner)| Self { listing, owner }))
    }

    /// Questions of visitors that wait for this listing's owner.
    pub async fn questions(&self, app: &App) -> anyhow::Result<Vec<Report>> {
        let all = app.db.reports_of(self.listing.id).await?;
        Ok(all.into_iter().filter(|report| report.question.is_some() && report.closed.is_none()).collect())
    }

    /// Says that the listing is right, with changes or without, and sets the day to be asked again.
    pub async fn confirm(&self, app: &App, change: Change) -> anyhow::Result<Listing> {
        let id = self.listing.id;
        let today = app.now().date();
        let mut said = listing::own(app, &self.listing).await?;
        said.checked = Some(today);
        if let Some(status) = change.status {
            said.status = status;
        }
        if let Some(description) = change.description {
            said.description = description;
        }
        for (question, text) in change.answers {
            if text.trim().is_empty() {
                said.answers.remove(&question);
            } else {
                let answer = Answer::new(text, AnswerSource::Host, Some(today));
                said.answers.insert(question, answer);
            }
        }
        let listing = listing::say(app, id, said).await?;
        app.db.save_owner(self.owner.clone().confirmed(app.now())).await?;
        Ok(listing)
    }

    /// Where the owner is written to.
    pub fn email(&self) -> Option<&str> {
        self.owner.email.as_ref().map(|email| email.show().as_str())
    }

    /// The last letter to the owner came back.
    pub fn came_back(&self) -> bool {
        self.owner.came_back()
    }

    /// Changes where the owner is written to; `None` ends all letters.
    pub async fn write_to(&self, app: &App, email: Option<Private<String>>) -> anyhow::Result<()> {
        Ok(app.db.save_owner(self.owner.clone().at(email)).await?)
    }

    /// Publishes a reply to a visitor's question as the answer.
    pub async fn reply(&self, app: &App, question: &Report, text: &str) -> anyhow::Result<Option<Listing>> {
        if question.listing != self.listing.id {
            return Ok(None);
        }
        report::reply(app, question, text, AnswerSource::Host).await
    }
}
