//! A mail server of the outside world: takes letters and keeps them, or answers as it is told (RFC 5321, as little of it
//! as a sender needs), in the clear or over TLS.

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

/// What it says to a command, where that is not yes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Manner {
    /// To whoever signs in.
    pub(crate) login: Option<&'static str>,
    /// To whom a letter comes from.
    pub(crate) sender: Option<&'static str>,
    /// To whom a letter is for.
    pub(crate) recipient: Option<&'static str>,
    /// To a letter; nothing but an end where it is empty.
    pub(crate) letter: Option<&'static str>,
}

/// How it speaks TLS.
#[derive(Clone)]
pub(crate) enum Tls {
    None,
    Start(TlsAcceptor),
    Whole(TlsAcceptor),
}

/// The letters that came.
#[derive(Clone, Default)]
pub(crate) struct Postbox {
    letters: Arc<Mutex<Vec<String>>>,
    /// Lines that anybody on the way could read.
    overheard: Arc<Mutex<Vec<String>>>,
    /// How often somebody signed in or tried to.
    logins: Arc<Mutex<usize>>,
    manner: Arc<Mutex<Manner>>,
}

impl Postbox {
    /// Opens a mail server; the box and its address for the settings.
    pub(crate) async fn open() -> (Self, String) {
        let (postbox, port) = Self::open_with(Tls::None).await;
        (postbox, format!("smtp://127.0.0.1:{port}"))
    }

    /// Opens a mail server that speaks TLS; the box and its port.
    pub(crate) async fn open_with(tls: Tls) -> (Self, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let postbox = Self::default();
        let keeps = postbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(keeps.clone().serve(stream, tls.clone()));
            }
        });
        (postbox, port)
    }

    /// Takes no letters until it is opened again.
    pub(crate) fn close(&self, closed: bool) {
        self.says(Manner { sender: closed.then_some("451 later"), ..Manner::default() });
    }

    /// Answers like this from now on.
    pub(crate) fn says(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// Takes the letters out.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.letters.lock().unwrap())
    }

    /// What anybody on the way could read.
    pub(crate) fn overheard(&self) -> String {
        self.overheard.lock().unwrap().join("\n")
    }

    /// How often somebody signed in or tried to, since this was asked last.
    pub(crate) fn logins(&self) -> usize {
        std::mem::take(&mut *self.logins.lock().unwrap())
    }

    async fn serve(self, stream: tokio::net::TcpStream, tls: Tls) -> Option<()> {
        match tls {
            Tls::None => self.talk(stream, true, "220 postbox", false).await.map(drop),
            Tls::Whole(acceptor) => {
                let stream = acceptor.accept(stream).await.ok()?;
                self.talk(stream, false, "220 postbox", false).await.map(drop)
            }
            Tls::Start(acceptor) => {
                let stream = self.talk(stream, true, "220 postbox", true).await?;
                let stream = acceptor.accept(stream).await.ok()?;
                self.talk(stream, false, "", false).await.map(drop)
            }
        }
    }

    /// Talks until the other side goes; the stream when it asks for TLS.
    async fn talk<S>(&self, stream: S, clear: bool, greeting: &str, starts: bool) -> Option<S>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut stream = BufReader::new(stream);
        if !greeting.is_empty() {
            stream.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
            stream.flush().await.ok()?;
        }
        let (mut line, mut letter) = (String::new(), None);
        loop {
            line.clear();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let said = line.trim_end();
            if clear {
                self.overheard.lock().unwrap().push(said.to_owned());
            }
            let answer = match &mut letter {
                Some(text) if said != "." => {
                    *text = format!("{text}{said}\n");
                    continue;
                }
                Some(text) => {
                    let answer = self.manner.lock().unwrap().letter;
                    if answer.is_none_or(str::is_empty) {
                        self.letters.lock().unwrap().push(std::mem::take(text));
                    }
                    letter = None;
                    answer.unwrap_or("250 kept")
                }
                None if said.starts_with("DATA") => {
                    letter = Some(String::new());
                    "354 go on"
                }
                None => self.answer(said, starts),
            };
            if answer.is_empty() {
                return None;
            }
            stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
            stream.flush().await.ok()?;
            if starts && said == "STARTTLS" {
                return Some(stream.into_inner());
            }
        }
    }

    fn answer(&self, said: &str, starts: bool) -> &'static str {
        let manner = *self.manner.lock().unwrap();
        match said.split(' ').next().unwrap_or_default() {
            "EHLO" if starts => "250-postbox\r\n250-STARTTLS\r\n250 AUTH PLAIN",
            "EHLO" => "250-postbox\r\n250 AUTH PLAIN",
            "AUTH" => {
                *self.logins.lock().unwrap() += 1;
                manner.login.unwrap_or("235 come in")
            }
            "MAIL" => manner.sender.unwrap_or("250 yes"),
            "RCPT" => manner.recipient.unwrap_or("250 yes"),
            "QUIT" => "221 bye",
            _ => "250 yes",
        }
    }
}
