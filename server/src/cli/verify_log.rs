//! `commonground verify-log`

use super::{DONE, LOOK, line, open};
use crate::{actions::space, clock::Clock, config::Config};

pub(super) async fn run(config: Config) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    let (mut acts, mut broken) = (0, 0);
    let groups = space::verify(&app).await?;
    for (group, chain) in &groups {
        match chain {
            Ok(count) => acts += count,
            Err(error) => {
                broken += 1;
                line(&format!("{group}: {error}"))?;
            }
        }
    }
    app.db.close().await;
    line(&format!("{} groups, {acts} acts, {broken} broken chains.", groups.len()))?;
    Ok(if broken > 0 { LOOK } else { DONE })
}
