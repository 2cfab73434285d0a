//! `commonground health`

use super::{DONE, FAILED, line};
use crate::config::Config;
use anyhow::Context;
use std::{
    io::{Read, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    time::Duration,
};

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most bytes of its answer.
const MOST: u64 = 4096;

/// The words of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// Ask whether it can serve everybody, not only whether it lives.
    #[arg(long)]
    ready: bool,
}

pub(super) fn run(config: &Config, words: &Words) -> anyhow::Result<u8> {
    // whoever serves TLS by itself answers in plain words at the address for those who watch over it
    let address = match (config.metrics_listen, config.tls.any()) {
        (Some(address), _) => address,
        (None, false) => config.listen,
        (None, true) => {
            anyhow::bail!("with TLS, set metrics_listen, so that there is a plain address to ask")
        }
    };
    let answer = ask(here(address), if words.ready { "/ready" } else { "/health" });
    let answer = answer.with_context(|| format!("nobody answers at {address}"))?;
    let (head, text) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    line(text.trim())?;
    Ok(if head.starts_with("HTTP/1.1 200 ") { DONE } else { FAILED })
}

/// Where this machine reaches an address that means every one of its own.
fn here(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

fn ask(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.take(MOST).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
