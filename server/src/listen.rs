//! Accepts connections, with bounds on their number and patience.

use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::Layer;

/// Connections at once.
const MOST_CONNECTIONS: usize = 4096;
/// How long a connection may take to send its headers.
const HEADERS: Duration = Duration::from_secs(15);
/// How long open requests may take to end when the server stops.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// The address of the other side, in each request's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// Serves until `stop` resolves, then lets open requests end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let mut server = auto::Builder::new(TokioExecutor::new());
    server.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS);
    server.http2().timer(TokioTimer::new()).keep_alive_interval(Duration::from_secs(30));
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    tokio::pin!(stop);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                // Out of descriptors, or the other side went away: neither is a reason to stop serving.
                Err(_) => { tokio::task::yield_now().await; continue }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        // around the router, not in it: a layer inside is a copy of every route for each connection
        let service = TowerToHyperService::new(axum::Extension(Peer(peer)).layer(router.clone()));
        let connection = server.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A broken connection is the other side's business.
            let _ = connection.await;
            drop(place);
        });
    }
    let _ = tokio::time::timeout(LAST_WORDS, open.shutdown()).await;
    Ok(())
}
