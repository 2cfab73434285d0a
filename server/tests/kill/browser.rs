//! A browser as small as can be: one connection a request, over the loopback.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
};

/// The whole of an answer.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) text: String,
}

impl Page {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Where it leads.
    #[track_caller]
    pub(crate) fn leads_to(&self) -> String {
        let to = self.header("location");
        to.unwrap_or_else(|| panic!("it leads nowhere ({}):\n{}", self.status, self.text)).to_owned()
    }
}

/// Somebody with cookies, who comes from another network each time: what one network may send is bounded.
pub(crate) struct Browser {
    number: usize,
    sent: usize,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser that was never here; each has a number of its own.
    pub(crate) fn new(number: usize) -> Self {
        Self { number, sent: 0, cookies: BTreeMap::new() }
    }

    /// Opens a page of a server that is there.
    pub(crate) fn get(&mut self, at: SocketAddr, path: &str) -> Page {
        self.try_send(at, &format!("GET {path}"), "").unwrap()
    }

    /// Sends a form to a server that is there.
    pub(crate) fn post(&mut self, at: SocketAddr, path: &str, fields: &[(&str, &str)]) -> Page {
        self.try_post(at, path, fields).unwrap()
    }

    /// Sends a form; an error when the answer did not come whole.
    pub(crate) fn try_post(
        &mut self,
        at: SocketAddr,
        path: &str,
        fields: &[(&str, &str)],
    ) -> std::io::Result<Page> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.try_send(at, &format!("POST {path}"), &body)
    }

    fn try_send(&mut self, at: SocketAddr, what: &str, body: &str) -> std::io::Result<Page> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        self.sent += 1;
        let network = format!("10.{}.{}.{}", self.number >> 8 & 255, self.number & 255, self.sent & 255);
        let request = format!(
            "{what} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nX-Forwarded-For: {network}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Cookie: {}\r\nContent-Length: {}\r\n\r\n{body}",
            cookies.join("; "),
            body.len()
        );
        let mut stream = TcpStream::connect(at)?;
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let page = read(&String::from_utf8_lossy(&answer)).ok_or(std::io::ErrorKind::UnexpectedEof)?;
        for line in page.head.lines() {
            let Some((name, value)) = line.split_once(": ") else { continue };
            if name.eq_ignore_ascii_case("set-cookie")
                && let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('='))
            {
                self.cookies.insert(name.into(), value.into());
            }
        }
        Ok(page)
    }
}

/// An answer that came whole.
fn read(answer: &str) -> Option<Page> {
    let (head, text) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let page = Page { status, head: head.to_owned(), text: text.to_owned() };
    let length: usize = page.header("content-length").unwrap_or("0").parse().ok()?;
    (text.len() >= length).then_some(page)
}
