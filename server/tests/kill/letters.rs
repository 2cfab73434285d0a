//! A mail server of the outside world: takes every letter and tells of it (RFC 5321, as little of it as a sender needs).

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    process::Command,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

/// A process that dies of the next letter: once the letter came whole, and before it hears that it was taken.
#[derive(Clone, Default)]
pub(crate) struct Victim(Arc<Mutex<Option<u32>>>);

impl Victim {
    /// It is the process of this id.
    pub(crate) fn is(&self, id: u32) {
        *self.0.lock().unwrap() = Some(id);
    }

    fn dies(&self) {
        if let Some(id) = self.0.lock().unwrap().take() {
            assert!(Command::new("kill").args(["-9", &id.to_string()]).status().unwrap().success());
        }
    }
}

/// Opens a mail server: its address for the settings, and the letters as they come.
pub(crate) fn open() -> (String, Receiver<String>) {
    open_with(&Victim::default())
}

/// The same, with somebody who dies of a letter.
pub(crate) fn open_with(victim: &Victim) -> (String, Receiver<String>) {
    let victim = victim.clone();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let (tell, letters) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (tell, victim) = (tell.clone(), victim.clone());
            thread::spawn(move || talk(&stream, &tell, &victim));
        }
    });
    (address, letters)
}

fn talk(mut stream: &TcpStream, tell: &Sender<String>, victim: &Victim) -> Option<()> {
    stream.write_all(b"220 postbox\r\n").ok()?;
    let mut letter = None;
    for line in BufReader::new(stream.try_clone().ok()?).lines() {
        let line = line.ok()?;
        let answer = match &mut letter {
            Some(text) if line != "." => {
                *text = format!("{text}{line}\n");
                continue;
            }
            Some(text) => {
                victim.dies();
                tell.send(std::mem::take(text)).ok()?;
                letter = None;
                "250 kept"
            }
            None if line.starts_with("DATA") => {
                letter = Some(String::new());
                "354 go on"
            }
            None if line.starts_with("QUIT") => "221 bye",
            None => "250 yes",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).ok()?;
    }
    Some(())
}
