//! Bounds on what one side may send.

use crate::{app::Shared, listen::Peer};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::LazyLock,
};

/// Most characters of an address.
const MOST_ADDRESS: usize = 8 * 1024;
/// Forms that one network may send a minute, and at once.
const POSTS: Quota =
    Quota::per_minute(NonZeroU32::MIN.saturating_add(59)).allow_burst(NonZeroU32::MIN.saturating_add(39));
/// Networks that are remembered before quiet ones are forgotten.
const MOST_NETWORKS: usize = 50_000;

static LIMITER: LazyLock<DefaultKeyedRateLimiter<IpAddr>> = LazyLock::new(|| RateLimiter::keyed(POSTS));

/// Refuses an address that no honest page makes.
pub(crate) async fn bounded_address(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    if length > MOST_ADDRESS { StatusCode::URI_TOO_LONG.into_response() } else { next.run(request).await }
}

/// Bounds the forms that one network sends. Kept in memory only, and forgotten when the network is quiet.
pub(crate) async fn posts(State(app): State<Shared>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let Some(ip) = address(&request, app.config.behind_proxy) else { return next.run(request).await };
    if LIMITER.len() > MOST_NETWORKS {
        LIMITER.retain_recent();
    }
    match LIMITER.check_key(&network(ip)) {
        Ok(()) => next.run(request).await,
        Err(_) => StatusCode::TOO_MANY_REQUESTS.into_response(),
    }
}

/// The address a request comes from: the last one that the operator's own proxy added, or the connection's.
fn address(request: &Request, behind_proxy: bool) -> Option<IpAddr> {
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    if !behind_proxy {
        return peer;
    }
    let told = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    told.and_then(|told| told.rsplit(',').next()).and_then(|ip| ip.trim().parse().ok()).or(peer)
}

/// The network of an address: one IPv4 address, or the /64 that one household has of IPv6.
fn network(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}
