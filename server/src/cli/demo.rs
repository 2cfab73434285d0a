//! `commonground demo`

use super::{open, serve::serve};
use crate::{clock::Clock, config::Config, demo};
use std::sync::Arc;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// Port on this machine; any free one for 0.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Show the directory as it is at this moment, for pictures and tests.
    #[arg(long)]
    at: Option<jiff::Timestamp>,
}

pub(super) async fn run(config: Config, words: Words) -> anyhow::Result<u8> {
    let folder = tempfile::Builder::new().prefix("commonground-demo-").tempdir()?;
    let database = std::env::var("COMMONGROUND_DEMO_DATABASE").ok();
    let config = Config {
        data: folder.path().to_owned(),
        database,
        listen: ([127, 0, 0, 1], words.port).into(),
        public_url: None,
        name: Some(config.name.unwrap_or_else(|| demo::NAME.to_owned())),
        country: Some(config.country.unwrap_or_else(|| "US".to_owned())),
        zone: Some(config.zone.unwrap_or_else(|| demo::ZONE.to_owned())),
        ..Config::default()
    };
    let clock = words.at.map_or(Clock::System, |at| Clock::Fixed(at.into()));
    let mut app = open(config, clock).await?;
    demo::fill(&app).await?;
    demo::people::fill(&mut app).await?;
    println!(
        "A made-up directory, for looking around. Nothing in it is real, and all of it is gone when you stop it.\n\n\
         Sign in with the passphrase \"{}\" as\n  \
         robin   a member of a group of widowed people     sam     who only reads there\n  \
         maya    who keeps that group                      nadia   who keeps a group where somebody waits to join\n  \
         lucia   who keeps a group in Spanish              olga    who runs the server: the queue is at /queue\n  \
         henry   who looks after a host at /hosts          ines    who answers what waits for its groups\n",
        demo::people::PASSPHRASE
    );
    serve(Arc::new(app), Some(words.port)).await
}
