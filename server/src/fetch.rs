//! Fetches feeds from addresses that operators name, and sends to push services: only public addresses, bounded in size
//! and time.

use domain::Stamp;
use std::{io::Read, net::IpAddr, time::Duration};
use ureq::{
    Agent,
    config::Config,
    http::{Request, Response, StatusCode, Uri, header},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

const MOST_REDIRECTS: usize = 5;
const WHOLE: Duration = Duration::from_secs(120);
/// How long a push service may take.
const PUSH: Duration = Duration::from_secs(20);
/// How long a sign-in service may take.
const BRIEF: Duration = Duration::from_secs(10);
/// Most bytes that a sign-in service may answer.
const MOST_ANSWER: u64 = 1 << 20;

/// What an address gave.
#[derive(Debug)]
pub enum Fetched {
    /// The same as last time.
    Unchanged,
    /// New bytes, and what to send next time to learn whether they changed.
    New {
        /// The body.
        bytes: Vec<u8>,
        /// Its `ETag`.
        etag: Option<String>,
        /// Its `Last-Modified`.
        modified: Option<String>,
    },
}

/// What the server said last time.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub modified: Option<String>,
}

/// Why an address gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Not an http or https address.
    #[error("{0} is not an http or https address")]
    NotWeb(String),
    /// It leads into a private network.
    #[error("{0} leads to a private or local address; set allow_private_feeds if you mean it")]
    Private(String),
    /// It sends us on and on.
    #[error("the address sends us on more than {MOST_REDIRECTS} times")]
    Redirects,
    /// It answered with an error.
    #[error("the address answered with {0}")]
    Status(u16),
    /// It is too large.
    #[error("the feed is larger than {} MiB", feeds::feed::MOST_BYTES >> 20)]
    TooLarge,
    /// It did not answer, or not in time.
    #[error("the address cannot be reached: {0}")]
    Unreachable(String),
}

/// Whether an address on the internet is for everybody: not loopback, private, link-local, shared, multicast, reserved
/// or documentation (RFC 6890, RFC 4193, RFC 4291).
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            !(v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || v4.is_documentation()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0 && c == 0)
                || (a == 198 && (b == 18 || b == 19)))
        }
        IpAddr::V6(v6) => {
            if let Some(v4) = v6.to_ipv4_mapped() {
                return is_public(IpAddr::V4(v4));
            }
            // Global unicast only, less 6to4, Teredo, NAT64 and documentation, which can carry a private address.
            let [first, second, ..] = v6.segments();
            (first & 0xe000) == 0x2000
                && first != 0x2002
                && !(first == 0x2001 && (second == 0 || second == 0xdb8))
        }
    }
}

#[derive(Debug, Default)]
struct PublicOnly(DefaultResolver);

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        // One private address is enough to refuse: a name with both is a trap.
        if found.iter().all(|address| is_public(address.ip())) {
            Ok(found)
        } else {
            Err(ureq::Error::Other(Box::new(FetchError::Private(uri.host().unwrap_or_default().to_owned()))))
        }
    }
}

fn agent(allow_private: bool, patience: Duration) -> Agent {
    let config = Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(patience))
        .proxy(None)
        .user_agent(concat!("Commonground/", env!("CARGO_PKG_VERSION")))
        .build();
    if allow_private {
        Agent::with_parts(config, DefaultConnector::default(), DefaultResolver::default())
    } else {
        Agent::with_parts(config, DefaultConnector::default(), PublicOnly::default())
    }
}

/// Fetches an address. Every hop of a redirect is checked like the first. Blocks.
pub fn fetch(address: &str, seen: &Seen, allow_private: bool) -> Result<Fetched, FetchError> {
    let agent = agent(allow_private, WHOLE);
    let mut address = address.to_owned();
    for _ in 0..=MOST_REDIRECTS {
        if !(address.starts_with("https://") || address.starts_with("http://")) {
            return Err(FetchError::NotWeb(address));
        }
        let mut request = agent.get(&address);
        if let Some(etag) = &seen.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &seen.modified {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        let mut response = request.call().map_err(unreachable)?;
        let field = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        match response.status() {
            StatusCode::NOT_MODIFIED => return Ok(Fetched::Unchanged),
            status if status.is_redirection() => {
                let to = field(header::LOCATION).ok_or(FetchError::Status(status.as_u16()))?;
                address = join(&address, &to).ok_or(FetchError::NotWeb(to))?;
            }
            status if !status.is_success() => return Err(FetchError::Status(status.as_u16())),
            _ => {
                let (etag, modified) = (field(header::ETAG), field(header::LAST_MODIFIED));
                let bytes = body(response.body_mut().as_reader())?;
                return Ok(Fetched::New { bytes, etag, modified });
            }
        }
    }
    Err(FetchError::Redirects)
}

/// What an address said to bytes that were sent to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its `Retry-After`.
    pub retry_after: Option<String>,
}

impl Answer {
    /// Seconds from now for which it wants to be left alone, told as such or as a date (RFC 9110, 10.2.3).
    pub fn wait(&self, now: Stamp) -> Option<i64> {
        let told = self.retry_after.as_deref()?.trim();
        told.parse().ok().or_else(|| {
            let until = jiff::fmt::rfc2822::parse(told).ok()?.timestamp();
            Some(until.as_second() - now.timestamp().as_second())
        })
    }
}

/// Sends bytes to an address; what it answers. It is not followed elsewhere. Blocks.
pub fn post(
    address: &str,
    headers: &[(&'static str, String)],
    body: &[u8],
    allow_private: bool,
) -> Result<Answer, FetchError> {
    let request = agent(allow_private, PUSH).post(address);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
    let answer = request.send(body).map_err(unreachable)?;
    let retry_after = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    Ok(Answer { status: answer.status().as_u16(), retry_after: retry_after.map(str::to_owned) })
}

/// Sends a request as it is, and gives the answer as it is: no redirect is followed. Blocks.
pub fn exchange(request: Request<Vec<u8>>, allow_private: bool) -> Result<Response<Vec<u8>>, FetchError> {
    let (head, body) = agent(allow_private, BRIEF).run(request).map_err(unreachable)?.into_parts();
    let mut bytes = Vec::new();
    let read = body.into_reader().take(MOST_ANSWER + 1).read_to_end(&mut bytes);
    read.map_err(|error| FetchError::Unreachable(error.to_string()))?;
    if bytes.len() as u64 > MOST_ANSWER {
        Err(FetchError::TooLarge)
    } else {
        Ok(Response::from_parts(head, bytes))
    }
}

fn unreachable(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::Other(other) => match other.downcast::<FetchError>() {
            Ok(ours) => *ours,
            Err(other) => FetchError::Unreachable(other.to_string()),
        },
        other => FetchError::Unreachable(other.to_string()),
    }
}

fn body(reader: impl Read) -> Result<Vec<u8>, FetchError> {
    const SMALL: u64 = 16 << 20;
    let mut bytes = Vec::new();
    let most = feeds::feed::MOST_BYTES as u64 + 1;
    let mut reader = reader.take(most);
    let mut read = |bytes: &mut Vec<u8>, most: u64| {
        let read = reader.by_ref().take(most).read_to_end(bytes);
        read.map(|read| read as u64 == most).map_err(|e| FetchError::Unreachable(e.to_string()))
    };
    if read(&mut bytes, SMALL)? {
        // What is large gets its room at once: growing would hold it twice for a moment.
        bytes.reserve_exact(feeds::feed::MOST_BYTES + 1 - bytes.len());
        read(&mut bytes, most)?;
    }
    if bytes.len() as u64 == most { Err(FetchError::TooLarge) } else { Ok(bytes) }
}

/// The address that a redirect from `base` leads to.
fn join(base: &str, to: &str) -> Option<String> {
    if to.starts_with("http://") || to.starts_with("https://") {
        return Some(to.to_owned());
    }
    if to.contains("://") {
        return None;
    }
    let uri: Uri = base.parse().ok()?;
    let root = format!("{}://{}", uri.scheme_str()?, uri.authority()?);
    match to.strip_prefix("//") {
        Some(rest) => Some(format!("{}://{rest}", uri.scheme_str()?)),
        None if to.starts_with('/') => Some(format!("{root}{to}")),
        None => {
            let folder = uri.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            Some(format!("{root}{folder}/{to}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for ip in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.5.5",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
            "198.18.0.1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["1.1.1.1", "93.184.215.14", "2606:4700::1111"] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn how_long_to_wait_is_told_in_seconds_or_as_a_date() {
        let noon = Stamp(1_795_435_200_000_000);
        let wait = |told: &str| Answer { status: 429, retry_after: Some(told.to_owned()) }.wait(noon);
        assert_eq!(wait("120"), Some(120));
        assert_eq!(wait("Mon, 23 Nov 2026 12:10:00 GMT"), Some(600));
        assert_eq!(wait("Mon, 23 Nov 2026 11:00:00 GMT"), Some(-3600));
        assert_eq!(wait("soon"), None);
        assert_eq!(Answer { status: 429, retry_after: None }.wait(noon), None);
    }

    #[test]
    fn redirects_are_joined() {
        assert_eq!(join("https://a.org/x/y.json", "z.json").as_deref(), Some("https://a.org/x/z.json"));
        assert_eq!(join("https://a.org/x/y.json", "/z").as_deref(), Some("https://a.org/z"));
        assert_eq!(join("https://a.org/x", "//b.org/z").as_deref(), Some("https://b.org/z"));
        assert_eq!(join("https://a.org/x", "file:///etc/passwd"), None);
    }

    #[test]
    fn loopback_and_private_networks_are_refused() {
        for address in [
            "http://127.0.0.1:9/feed",
            "http://localhost:9/feed",
            "http://[::1]:9/",
            "http://10.0.0.1/",
            "http://0x7f.1/",
        ] {
            let refused = fetch(address, &Seen::default(), false);
            assert!(
                matches!(refused, Err(FetchError::Private(_) | FetchError::Unreachable(_))),
                "{address}: {refused:?}"
            );
        }
        assert!(matches!(post("http://127.0.0.1:9/", &[], b"", false), Err(FetchError::Private(_))));
        assert!(matches!(fetch("file:///etc/passwd", &Seen::default(), false), Err(FetchError::NotWeb(_))));
    }
}
