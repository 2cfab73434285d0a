//! Web addresses.

use super::{markup, pattern};
use regex::Regex;
use std::sync::LazyLock;

const MOST: usize = 2_048;
const SECRET: &[&str] = &[
    "pwd",
    "passwd",
    "password",
    "passcode",
    "pass",
    "pw",
    "pin",
    "zak",
    "tk",
    "token",
    "secret",
    "auth",
    "uname",
    "email",
    "access_code",
    "accesscode",
    "access_token",
    "hash",
    "sig",
    "signature",
    "fbclid",
    "gclid",
];

/// Hosts whose queries hold passwords under many names and nothing that a guest needs.
const ROOMS: &[&str] = &["zoom.us", "zoom.com", "zoomgov.com", "meet.google.com"];

static FOUND: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i)https?:/{1,3}[^\s<>"'|\\^`{}]+"#));
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$")
});
static HOST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?\.)+\p{L}[\p{L}\p{N}-]*(?::\d{1,5})?$|^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$",
    )
});

/// The first web address in a text, http or https only, without passwords, tokens and user names in it. An address that
/// lacks its scheme gets https.
pub fn url(raw: &str) -> Option<String> {
    let plain = markup::plain(super::bounded_bytes(raw, 4 * MOST));
    let plain = plain.trim();
    let found = match FOUND.find(plain) {
        Some(found) => found.as_str().to_owned(),
        None if BARE.is_match(plain) => format!("https://{plain}"),
        None => return None,
    };
    without_secrets(found.trim_end_matches(['.', ',', ';', ')', ']', '!']))
}

/// The same address without passwords; `None` where it is none.
fn without_secrets(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let rest = rest.trim_start_matches('/');
    let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, f)| (rest, Some(f)));
    let (path, query) = rest.split_once('?').map_or((rest, ""), |(path, query)| (path, query));
    let (host, path) = path.split_once('/').map_or((path, None), |(host, path)| (host, Some(path)));
    let host = host.rsplit('@').next().unwrap_or(host).to_lowercase();
    if !HOST.is_match(&host) || is_inside(&host) || address.len() > MOST {
        return None;
    }
    let mut out = format!("{}://{host}", scheme.to_ascii_lowercase());
    if let Some(path) = path {
        out.push('/');
        out.push_str(path);
    }
    let query = if ROOMS.iter().any(|room| host.ends_with(room)) { "" } else { query };
    let pairs: Vec<&str> =
        query.split(['&', '?']).map(|p| p.trim_start_matches("amp;")).filter(|p| is_public(p)).collect();
    if !pairs.is_empty() {
        out.push('?');
        out.push_str(&pairs.join("&"));
    }
    if let Some(fragment) =
        fragment.filter(|f| !f.is_empty() && *f != "success" && f.split(['&', '?']).all(is_public))
    {
        out.push('#');
        out.push_str(fragment);
    }
    Some(out)
}

/// Addresses that lead nowhere outside the house they were written in.
fn is_inside(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    let address = name.parse::<std::net::Ipv4Addr>();
    address.is_ok_and(|ip| ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified())
        || name.ends_with(".local")
        || name.ends_with(".localhost")
        || name.ends_with(".internal")
}

fn is_public(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    !pair.is_empty() && !SECRET.contains(&name.as_str()) && !name.starts_with("utm_")
}

/// Every address of a text, cleaned in place.
pub(super) fn cleaned_in(text: &str) -> String {
    if !text.contains(":/") {
        return text.to_owned();
    }
    FOUND
        .replace_all(text, |found: &regex::Captures<'_>| {
            let whole = &found[0];
            let address = whole.trim_end_matches(['.', ',', ';', ')', ']', '!']);
            let tail = &whole[address.len()..];
            without_secrets(address).map_or_else(String::new, |clean| clean + tail)
        })
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::url;

    #[test]
    fn addresses_lose_their_passwords() {
        let us = |raw: &str| url(raw);
        assert_eq!(
            us("https://us02web.zoom.us/j/123?pwd=Abc.1#success").as_deref(),
            Some("https://us02web.zoom.us/j/123")
        );
        assert_eq!(
            us("https://example.org/j/1?from=x&amp;pwd=2").as_deref(),
            Some("https://example.org/j/1?from=x")
        );
        assert_eq!(us("http://127.0.0.1/meetings/"), None);
        assert_eq!(us("www.example.org/page").as_deref(), Some("https://www.example.org/page"));
        assert_eq!(us("HTTP://Example.org").as_deref(), Some("http://example.org"));
        assert_eq!(us("https://me:pw@example.org/").as_deref(), Some("https://example.org/"));
        assert_eq!(us("javascript:alert(1)"), None);
        assert_eq!(us("ask the group"), None);
        assert_eq!(us("https://exa mple"), None);
    }
}
