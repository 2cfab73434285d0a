//! `commonground serve`

use super::{DONE, open};
use crate::{
    actions::{find, ledger, setup},
    actor,
    app::{App, Clock, Shared},
    config::Config,
    crisis, jobs, listen, routes,
};
use anyhow::Context;
use std::sync::Arc;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

pub(super) async fn run(config: Config) -> anyhow::Result<u8> {
    let app = open(config, Clock::System).await?;
    setup::load(&app).await?;
    let again = ledger::replay(&app).await?;
    if again > 0 {
        tracing::info!(again, "erased again after a restore");
    }
    let address = app.public_url();
    if !address.starts_with("https://") && !actor::is_here(&address) {
        tracing::warn!(
            "nobody can sign in without TLS: set public_url to the https:// address of your proxy"
        );
    }
    if let Some(link) = setup::first_link(&app).await? {
        println!("Welcome. Open this link once to set up your directory:\n\n    {link}\n");
    }
    serve(Arc::new(app), None).await
}

/// Serves an app until the process is told to stop. `port` of 0 takes any free one; `None` takes the settings'.
pub(super) async fn serve(app: Shared, port: Option<u16>) -> anyhow::Result<u8> {
    let mut address = app.config.listen;
    if let Some(port) = port {
        address.set_port(port);
    }
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    app.bind(address);
    warn_when_stale(&app);
    let since = find::rebuild(&app).await?;
    jobs::start(&app, since);
    tokio::task::spawn_blocking(warm);
    println!("Commonground is at http://{address}");
    let stop = async {
        told_to_stop().await;
        app.live.end();
    };
    listen::serve(listener, routes::router(app.clone()), stop).await?;
    app.db.close().await;
    Ok(DONE)
}

fn warn_when_stale(app: &App) {
    if let Some(checked) = crisis::stale(app.now().date()) {
        tracing::warn!(
            "a crisis line was last checked on {checked}: check the lines, and update the program"
        );
    }
}

/// Builds the tables that questions need, so that the first visitor does not wait for them.
fn warm() {
    let wanted = find::understand("grief group 46032", "en");
    tracing::debug!(understood = wanted.conditions.len(), "ready");
}

async fn told_to_stop() {
    let (Ok(mut interrupt), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}
