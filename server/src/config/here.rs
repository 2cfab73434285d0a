//! What is reached on this machine alone.

/// Whether an address is plain, and of this machine.
pub(crate) fn is_here(url: &str) -> bool {
    let Some(place) = url.strip_prefix("http://") else { return false };
    let host = place.split('/').next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name == "localhost"
        || name.trim_matches(['[', ']']).parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn only_this_machine_goes_without_tls() {
        for here in ["http://127.0.0.1:8080", "http://localhost", "http://localhost:8080/", "http://[::1]:80"]
        {
            assert!(is_here(here), "{here}");
        }
        for elsewhere in [
            "https://localhost",
            "http://groups.example.org",
            "http://0.0.0.0:8080",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "http://192.168.0.7:8080",
        ] {
            assert!(!is_here(elsewhere), "{elsewhere}");
        }
    }
}
