//! `commonground rotate-key`

use super::{DONE, line, open};
use crate::{clock::Clock, config::Config, root};

pub(super) async fn run(config: Config) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    let wrapped = root::rotate(&app.config, &app.db).await?;
    app.db.close().await;
    line(&format!("{wrapped} keys are wrapped with the new root key, root.key."))?;
    line("Keep root.key.before apart, for as long as you keep backups that were made with it.")?;
    Ok(DONE)
}
