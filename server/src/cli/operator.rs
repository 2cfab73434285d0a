//! `commonground operator`

use super::{DONE, line, open};
use crate::{actions::account, clock::Clock, config::Config};
use anyhow::ensure;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The name that they sign in with.
    name: String,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    let made = account::make_operator(&app, &words.name).await;
    app.db.close().await;
    ensure!(made?, "nobody signs in with this name: make an account at /sign-up first");
    line("They run this server now: the queue is at /queue.")?;
    Ok(DONE)
}
