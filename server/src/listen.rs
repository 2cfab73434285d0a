//! Accepts connections, with bounds on their number and patience; over TLS where there is a certificate.

use axum::Router;
use hyper::server::conn::{http1, http2};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::{GracefulConnection, GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use prometheus_client::metrics::gauge::Gauge;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};
use tokio_rustls::TlsAcceptor;
use tower::Layer;

/// The address of the other side, in each request's extensions.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// What one side may ask of the server.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Connections at once.
    pub connections: usize,
    /// How long a connection may take to become private.
    pub handshake: Duration,
    /// How long a connection may take to send its headers.
    pub headers: Duration,
    /// How long open requests may take to end when the server stops.
    pub last_words: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 4096,
            handshake: Duration::from_secs(10),
            headers: Duration::from_secs(15),
            last_words: Duration::from_secs(10),
        }
    }
}

/// Where connections come in.
pub struct Door {
    /// The socket.
    pub listener: TcpListener,
    /// Makes connections private; none on a plain door.
    pub tls: Option<TlsAcceptor>,
    /// Its bounds.
    pub bounds: Bounds,
    /// Counts the connections that are open.
    pub open: Gauge,
}

/// What each connection gets.
struct Desk {
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
    tls: Option<TlsAcceptor>,
    handshake: Duration,
    router: Router,
}

impl Door {
    /// A plain door with the usual bounds, whose connections nobody counts.
    pub fn plain(listener: TcpListener) -> Self {
        Self { listener, tls: None, bounds: Bounds::default(), open: Gauge::default() }
    }

    /// Serves until `stop` resolves, then lets open requests end.
    pub async fn serve(self, router: Router, stop: impl Future<Output = ()>) {
        let mut http1 = http1::Builder::new();
        http1.timer(TokioTimer::new()).header_read_timeout(self.bounds.headers);
        let mut http2 = http2::Builder::new(TokioExecutor::new());
        http2.timer(TokioTimer::new()).keep_alive_interval(Duration::from_secs(30));
        let desk = Arc::new(Desk { http1, http2, tls: self.tls, handshake: self.bounds.handshake, router });
        let open = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(self.bounds.connections));
        tokio::pin!(stop);
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
            let (stream, peer) = tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok(accepted) => accepted,
                    // Out of descriptors, or the other side went away: neither is a reason to stop serving.
                    Err(_) => { tokio::task::yield_now().await; continue }
                },
                () = &mut stop => break,
            };
            let (desk, watcher, count) = (desk.clone(), open.watcher(), self.open.clone());
            count.inc();
            tokio::spawn(async move {
                desk.attend(stream, peer, watcher).await;
                count.dec();
                drop(place);
            });
        }
        let _ = timeout(self.bounds.last_words, open.shutdown()).await;
    }
}

impl Desk {
    /// Each way is boxed: a connection goes only one of them, and keeps no room for the others while it is open.
    async fn attend(&self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let _ = stream.set_nodelay(true);
        match &self.tls {
            None => Box::pin(self.talk(stream, peer, watcher)).await,
            Some(tls) => Box::pin(self.talk_privately(tls, stream, peer, watcher)).await,
        }
    }

    async fn talk_privately(&self, tls: &TlsAcceptor, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        // A broken or slow handshake is the other side's business.
        let Ok(Ok(stream)) = timeout(self.handshake, tls.accept(stream)).await else { return };
        match stream.get_ref().1.alpn_protocol() {
            // The authority that checks who we are has seen the certificate: there is nothing to talk about.
            Some(crate::tls::CHALLENGE) => {}
            Some(b"h2") => {
                let service = self.service(peer);
                let connection = self.http2.serve_connection(TokioIo::new(stream), service);
                Box::pin(see_through(connection, watcher)).await;
            }
            _ => Box::pin(self.talk(stream, peer, watcher)).await,
        }
    }

    async fn talk<S>(&self, stream: S, peer: SocketAddr, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let connection = self.http1.serve_connection(TokioIo::new(stream), self.service(peer));
        see_through(connection, watcher).await;
    }

    /// The router for one connection.
    fn service(&self, peer: SocketAddr) -> TowerToHyperService<axum::middleware::AddExtension<Router, Peer>> {
        // around the router, not in it: a layer inside is a copy of every route for each connection
        TowerToHyperService::new(axum::Extension(Peer(peer)).layer(self.router.clone()))
    }
}

/// Waits for a connection's end; it is told when the server stops. A broken one is the other side's business, too.
async fn see_through(connection: impl GracefulConnection, watcher: Watcher) {
    let _ = watcher.watch(connection).await;
}
