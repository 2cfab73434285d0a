//! `commonground serve`

use super::{DONE, open};
use crate::{
    actions::{find, ledger, setup},
    app::{App, Shared},
    clock::Clock,
    config::{self, Config},
    crisis, jobs,
    listen::Door,
    routes, tls,
};
use anyhow::Context;
use std::{net::SocketAddr, sync::Arc};
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
    if !address.starts_with("https://") && !config::is_here(&address) {
        tracing::warn!(
            "nobody can sign in without TLS: set public_url to an https:// address, and tls or a proxy"
        );
    }
    if let Some(link) = setup::first_link(&app).await? {
        println!("Welcome. Open this link once to set up your directory:\n\n    {link}\n");
    }
    serve(Arc::new(app), None).await
}

/// Serves an app until the process is told to stop. `port` of 0 takes any free one; `None` takes the settings'.
pub(super) async fn serve(app: Shared, port: Option<u16>) -> anyhow::Result<u8> {
    let stop = told_to_stop()?;
    let mut address = app.config.listen;
    if let Some(port) = port {
        address.set_port(port);
    }
    let listener = bind(address).await?;
    let address = listener.local_addr()?;
    app.bind(address);
    let tls = tls::open(&app.config)?;
    serve_beside(&app).await?;
    warn_when_stale(&app);
    let since = find::rebuild(&app).await?;
    jobs::start(&app, since);
    tokio::task::spawn_blocking(warm);
    let scheme = if tls.is_some() { "https" } else { "http" };
    println!("Commonground is at {scheme}://{address}");
    let stop = async {
        stop.await;
        app.end();
    };
    let open = app.metrics.connections.clone();
    let door = Door { tls, open, ..Door::plain(listener) };
    door.serve(routes::router(app.clone()), stop).await;
    app.db.close().await;
    Ok(DONE)
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// Opens the addresses beside the public one: for those who watch over the server, and the plain one that leads to TLS.
async fn serve_beside(app: &Shared) -> anyhow::Result<()> {
    let beside = [
        (app.config.metrics_listen, routes::watchers(app.clone())),
        (app.config.tls.listen_http, routes::to_https(app.clone())),
    ];
    for (address, router) in beside {
        let Some(address) = address else { continue };
        tokio::spawn(Door::plain(bind(address).await?).serve(router, std::future::pending()));
    }
    Ok(())
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

/// Hears from now on when the process is told to stop. A hangup is no such word, whoever listens to it.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    drop(signal(SignalKind::hangup())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
