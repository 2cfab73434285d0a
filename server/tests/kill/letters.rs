//! A mail server of the outside world: takes every letter and tells of it (RFC 5321, as little of it as a sender needs).

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

/// Opens a mail server: its address for the settings, and the letters as they come.
pub(crate) fn open() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let (tell, letters) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let tell = tell.clone();
            thread::spawn(move || talk(&stream, &tell));
        }
    });
    (address, letters)
}

fn talk(mut stream: &TcpStream, tell: &Sender<String>) -> Option<()> {
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
