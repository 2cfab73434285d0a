//! Letters by e-mail. A letter says that there is something to look at, and where; nothing that was written here in
//! confidence ever stands in one.

mod line;
mod unsent;
mod way;

pub use line::Patience;
pub use unsent::Unsent;

use crate::{config::Config, words::Words};
use anyhow::Context;
use askama::Template;
use domain::{Private, Stamp};
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use line::Line;
use std::sync::{Mutex, PoisonError};
use tokio::time::timeout;
use way::Way;

/// Most lines to the mail server that wait for another letter.
const MOST_LINES: usize = 4;

/// A letter. Prints neither its reader nor its words.
#[derive(Debug)]
pub struct Letter {
    /// Whom it is for.
    pub to: Private<String>,
    /// Its subject: discreet.
    pub subject: Private<String>,
    /// Its paragraphs.
    pub text: Private<Vec<String>>,
    /// Where to look.
    pub link: Private<String>,
    /// Where its reader ends such letters with one click (RFC 8058).
    pub stop: Option<Private<String>>,
    /// Of what it says ([`crate::key::Key::letter_id`]): one that is sent again, by whatever job, has the same, so that a
    /// mailbox can keep one of the two.
    pub id: String,
    /// ISO 639-1 code of its language.
    pub language: &'static str,
}

/// Takes letters to the mail server of the settings.
pub struct Postman {
    way: Way,
    from: Mailbox,
    patience: Patience,
    /// Lines that wait for another letter.
    lines: Mutex<Vec<Line>>,
    /// One line is opened at a time, and none for a while after one was not: until when, and why.
    opening: tokio::sync::Mutex<Option<(Stamp, Unsent)>>,
}

impl std::fmt::Debug for Postman {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Postman")
    }
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterPage<'l> {
    words: Words,
    letter: &'l Letter,
    house: &'l str,
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct LetterText<'l> {
    words: Words,
    letter: &'l Letter,
    house: &'l str,
}

/// The address that somebody typed, if letters can go there.
pub(crate) fn address(typed: &str) -> Option<Private<String>> {
    let typed = typed.trim();
    typed.parse::<Address>().ok().map(|address| Private::new(address.to_string()))
}

/// The way to the mail server of the settings, and the sender; `None` where they name no mail server.
///
/// # Errors
/// Where the mail server or the sender cannot be read.
pub(crate) fn read(config: &Config) -> anyhow::Result<Option<(Way, Mailbox)>> {
    let Some(way) = Way::read(config)? else { return Ok(None) };
    let from = config.mail.mail_from.as_deref().context("the setting mail_from is missing")?;
    let from = from.parse().context("the setting mail_from is no e-mail address")?;
    Ok(Some((way, from)))
}

impl Postman {
    /// The postman of the settings; `None` where they name no mail server.
    ///
    /// # Errors
    /// Where the mail server or the sender cannot be read.
    pub fn of(config: &Config) -> anyhow::Result<Option<Self>> {
        let postman = |(way, from)| Self {
            way,
            from,
            patience: Patience::default(),
            lines: Mutex::default(),
            opening: tokio::sync::Mutex::default(),
        };
        Ok(read(config)?.map(postman))
    }

    /// The same with other patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Sends a letter.
    ///
    /// # Errors
    /// [`Unsent`], where it was not taken.
    pub async fn send(&self, letter: &Letter, house: &str, now: Stamp) -> anyhow::Result<()> {
        let message = self.message(letter, house)?;
        let mut line = self.line(now).await?;
        line.hand_over(message.envelope(), &message.formatted(), self.patience).await?;
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() < MOST_LINES {
            lines.push(line);
        }
        Ok(())
    }

    /// A line that waits, or a new one.
    async fn line(&self, now: Stamp) -> Result<Line, Unsent> {
        while let Some(mut line) = self.waiting() {
            if line.lives().await {
                return Ok(line);
            }
        }
        let opening = timeout(self.patience.answer, self.opening.lock()).await;
        let mut rest = opening.map_err(|_| Unsent::Away("it does not answer".into()))?;
        if let Some((_, why)) = rest.as_ref().filter(|(until, _)| now < *until) {
            return Err(why.clone());
        }
        let line = Line::open(&self.way, self.patience.answer).await;
        *rest = line.as_ref().err().map(|why| (now.plus_seconds(why.rest()), why.clone()));
        line
    }

    fn waiting(&self) -> Option<Line> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn message(&self, letter: &Letter, house: &str) -> anyhow::Result<Message> {
        let words = Words::of_language(letter.language);
        let to: Mailbox =
            letter.to.show().parse().map_err(|_| anyhow::anyhow!("an address cannot be used"))?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.show().as_str())
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())));
        if let Some(stop) = &letter.stop {
            message = message
                .raw_header(header("List-Unsubscribe", format!("<{}>", stop.show())))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()));
        }
        message = message.raw_header(header("Auto-Submitted", "auto-generated".into()));
        let plain = LetterText { words, letter, house }.render()?;
        let html = LetterPage { words, letter, house }.render()?;
        Ok(message.multipart(MultiPart::alternative_plain_html(plain, html))?)
    }
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}
