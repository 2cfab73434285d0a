//! Accepts connections, with bounds on their number and patience; over TLS where there is a certificate.

use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{
        conn::auto,
        graceful::{GracefulShutdown, Watcher},
    },
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
#[derive(Clone)]
struct Desk {
    server: Arc<auto::Builder<TokioExecutor>>,
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
        let mut server = auto::Builder::new(TokioExecutor::new());
        server.http1().timer(TokioTimer::new()).header_read_timeout(self.bounds.headers);
        server.http2().timer(TokioTimer::new()).keep_alive_interval(Duration::from_secs(30));
        let desk = Desk { server: Arc::new(server), tls: self.tls, handshake: self.bounds.handshake, router };
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
    async fn attend(self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let _ = stream.set_nodelay(true);
        // boxed: each way to talk is large, and a connection goes only one of them
        let Some(tls) = &self.tls else { return Box::pin(self.talk(stream, peer, watcher)).await };
        // A broken or slow handshake is the other side's business.
        if let Ok(Ok(stream)) = timeout(self.handshake, tls.accept(stream)).await {
            let asked = stream.get_ref().1.alpn_protocol();
            // The authority that checks who we are has seen the certificate: there is nothing to talk about.
            if asked != Some(crate::tls::CHALLENGE) {
                Box::pin(self.talk(stream, peer, watcher)).await;
            }
        }
    }

    async fn talk<S>(&self, stream: S, peer: SocketAddr, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        // around the router, not in it: a layer inside is a copy of every route for each connection
        let service = TowerToHyperService::new(axum::Extension(Peer(peer)).layer(self.router.clone()));
        let connection = self.server.serve_connection(TokioIo::new(stream), service).into_owned();
        // So is a broken connection.
        let _ = watcher.watch(connection).await;
    }
}
