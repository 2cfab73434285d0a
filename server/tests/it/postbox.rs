//! A mail server of the outside world: takes every letter and keeps it (RFC 5321, as little of it as a sender needs).

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// The letters that came.
#[derive(Clone, Default)]
pub(crate) struct Postbox {
    letters: Arc<Mutex<Vec<String>>>,
    closed: Arc<Mutex<bool>>,
}

impl Postbox {
    /// Opens a mail server; the box and its address for the settings.
    pub(crate) async fn open() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let postbox = Self::default();
        let keeps = postbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(keeps.clone().talk(stream));
            }
        });
        (postbox, address)
    }

    /// Takes no letters until it is opened again.
    pub(crate) fn close(&self, closed: bool) {
        *self.closed.lock().unwrap() = closed;
    }

    /// Takes the letters out.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.letters.lock().unwrap())
    }

    async fn talk(self, mut stream: TcpStream) {
        let (reading, mut writing) = stream.split();
        let mut lines = BufReader::new(reading).lines();
        writing.write_all(b"220 postbox\r\n").await.ok();
        let mut letter = None;
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match &mut letter {
                Some(text) if line != "." => {
                    *text = format!("{text}{line}\n");
                    continue;
                }
                Some(text) => {
                    self.letters.lock().unwrap().push(std::mem::take(text));
                    letter = None;
                    "250 kept"
                }
                None if line.starts_with("DATA") => {
                    letter = Some(String::new());
                    "354 go on"
                }
                None if line.starts_with("MAIL") && *self.closed.lock().unwrap() => "451 later",
                None if line.starts_with("QUIT") => "221 bye",
                None => "250 yes",
            };
            writing.write_all(format!("{answer}\r\n").as_bytes()).await.ok();
        }
    }
}
