//! Bounds on what one side may send.

use crate::{app::Shared, listen::Peer};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, Method, StatusCode, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::LazyLock,
    time::Duration,
};

/// Most characters of an address.
const MOST_ADDRESS: usize = 8 * 1024;
/// Forms that one network may send a minute, and at once.
const POSTS: Quota =
    Quota::per_minute(NonZeroU32::MIN.saturating_add(59)).allow_burst(NonZeroU32::MIN.saturating_add(39));
/// Tries that one network has at one name at once; another comes every minute and a half. Another network's tries do not
/// count, so nobody is locked out by somebody else.
const TRIES: (Duration, NonZeroU32) = (Duration::from_secs(90), NonZeroU32::MIN.saturating_add(9));
/// Codes that one network may try at once; another every quarter of a minute. A code has 40 bits, and a ward shares one address.
const CODES: (Duration, NonZeroU32) = (Duration::from_secs(15), NonZeroU32::MIN.saturating_add(59));
/// Accounts that one network may make at once; another every two minutes. A clinic's waiting room shares one address.
const SIGN_UPS: (Duration, NonZeroU32) = (Duration::from_secs(120), NonZeroU32::MIN.saturating_add(19));
/// Networks that are remembered before quiet ones are forgotten.
const MOST_NETWORKS: usize = 50_000;

static LIMITER: LazyLock<DefaultKeyedRateLimiter<IpAddr>> = LazyLock::new(|| RateLimiter::keyed(POSTS));

static TRIED: LazyLock<Option<DefaultKeyedRateLimiter<(IpAddr, u64)>>> = LazyLock::new(|| keyed(TRIES));
static CODED: LazyLock<Option<DefaultKeyedRateLimiter<IpAddr>>> = LazyLock::new(|| keyed(CODES));
static SIGNED_UP: LazyLock<Option<DefaultKeyedRateLimiter<IpAddr>>> = LazyLock::new(|| keyed(SIGN_UPS));

fn keyed<K: std::hash::Hash + Eq + Clone>(
    (every, burst): (Duration, NonZeroU32),
) -> Option<DefaultKeyedRateLimiter<K>> {
    Some(RateLimiter::keyed(Quota::with_period(every)?.allow_burst(burst)))
}

/// Whether one more is allowed. Quiet keys are forgotten when there are many.
fn allows<K: std::hash::Hash + Eq + Clone>(limiter: &Option<DefaultKeyedRateLimiter<K>>, key: &K) -> bool {
    let Some(limiter) = limiter else { return true };
    if limiter.len() > MOST_NETWORKS {
        limiter.retain_recent();
    }
    limiter.check_key(key).is_ok()
}

/// The network that a request comes from; none where there is no connection, as in a test.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Network(Option<IpAddr>);

impl Network {
    /// Whether it may try once more to come in as somebody.
    pub(crate) fn may_try(self, name: &str) -> bool {
        let Some(ip) = self.0 else { return true };
        let mut hasher = DefaultHasher::new();
        domain::text::fold(name).hash(&mut hasher);
        allows(&TRIED, &(ip, hasher.finish()))
    }

    /// Whether it may try one more code at the door of a group.
    pub(crate) fn may_try_code(self) -> bool {
        self.0.is_none_or(|ip| allows(&CODED, &ip))
    }

    /// Whether it may make one more account.
    pub(crate) fn may_sign_up(self) -> bool {
        self.0.is_none_or(|ip| allows(&SIGNED_UP, &ip))
    }
}

impl FromRequestParts<Shared> for Network {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Self::Rejection> {
        let ip = address(&parts.extensions, &parts.headers, app.config.behind_proxy);
        Ok(Self(ip.map(network)))
    }
}

/// Refuses an address that no honest page makes.
pub(crate) async fn bounded_address(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    if length > MOST_ADDRESS { StatusCode::URI_TOO_LONG.into_response() } else { next.run(request).await }
}

/// Bounds the forms that one network sends. Kept in memory only, and forgotten when the network is quiet.
pub(crate) async fn posts(State(app): State<Shared>, request: Request, next: Next) -> Response {
    // whoever is sent to a host's sign-in leaves a row behind, as a form does
    let writes = request.method() == Method::POST || request.uri().path().starts_with("/sign-in/with/");
    if !writes {
        return next.run(request).await;
    }
    let ip = address(request.extensions(), request.headers(), app.config.behind_proxy);
    let Some(ip) = ip else { return next.run(request).await };
    if LIMITER.len() > MOST_NETWORKS {
        LIMITER.retain_recent();
    }
    match LIMITER.check_key(&network(ip)) {
        Ok(()) => next.run(request).await,
        Err(_) => StatusCode::TOO_MANY_REQUESTS.into_response(),
    }
}

/// The address a request comes from: the last one that the operator's own proxy added, or the connection's.
fn address(extensions: &Extensions, headers: &HeaderMap, behind_proxy: bool) -> Option<IpAddr> {
    let peer = extensions.get::<Peer>().map(|peer| peer.0.ip());
    if !behind_proxy {
        return peer;
    }
    let told = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
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
