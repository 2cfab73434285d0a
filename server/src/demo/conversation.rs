//! What two of the made-up people wrote to each other alone.

use crate::{
    actions::{conversation, seat::Seat},
    app::App,
};
use anyhow::{Context, anyhow};
use domain::conversation::Reply;
use serde::Deserialize;

/// Two of a group. Without messages, the one who was asked has not answered yet.
#[derive(Deserialize)]
pub(super) struct Talked {
    pub(super) asker: String,
    pub(super) asked: String,
    why: String,
    #[serde(default)]
    messages: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    by: String,
    text: String,
}

/// Plays it, through the same actions as everybody's.
pub(super) async fn play(app: &App, asker: &Seat, asked: &Seat, talked: &Talked) -> anyhow::Result<()> {
    let sent = conversation::ask(app, asker, asked.member.id, &talked.why).await?;
    sent.context("nobody can be asked")?.map_err(|refusal| anyhow!("{}: {refusal}", talked.asker))?;
    if talked.messages.is_empty() {
        return Ok(());
    }
    let asks = conversation::list(app, asked).await?.unwrap_or_default().asks;
    let line = asks.into_iter().find(|line| line.other.id == asker.member.id);
    let id = line.context("the request is not there")?.conversation.id;
    conversation::reply(app, asked, id, Reply::Accept).await?.context("nobody can say yes")?;
    for line in &talked.messages {
        let by = if line.by == talked.asker { asker } else { asked };
        let written = conversation::write(app, by, id, &line.text).await?;
        written.context("the conversation is not there")?.map_err(|refusal| anyhow!("{refusal}"))?;
    }
    Ok(())
}
