//! Letters by e-mail. A letter says that there is something to look at, and where; nothing that was written here in
//! confidence ever stands in one.

use crate::{config::Config, words::Words};
use anyhow::Context;
use askama::Template;
use domain::Private;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{self, AsyncSmtpTransportBuilder, extension::ClientId},
};
use std::{error::Error, time::Duration};

/// How long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

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
    /// The same for a letter that is sent again, so that a mailbox can keep one of the two.
    pub id: String,
    /// ISO 639-1 code of its language.
    pub language: &'static str,
}

/// Takes letters to the mail server of the settings.
pub struct Postman {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
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
pub(crate) fn read(config: &Config) -> anyhow::Result<Option<(AsyncSmtpTransportBuilder, Mailbox)>> {
    let Some(server) = &config.mail_server else { return Ok(None) };
    let from = config.mail_from.as_deref().context("the setting mail_from is missing")?;
    let from = from.parse().context("the setting mail_from is no e-mail address")?;
    let way = AsyncSmtpTransport::<Tokio1Executor>::from_url(server.show())
        .context("the setting mail_server cannot be used; write smtps://name:password@host")?
        .timeout(Some(PATIENCE));
    // some servers take nothing from whoever says that they are 127.0.0.1
    let way = match config.public_name() {
        Some(name) => way.hello_name(ClientId::Domain(name.to_owned())),
        None => way,
    };
    Ok(Some((way, from)))
}

/// Why a letter was not taken. What the server says may quote the address, so of that nothing but its number is told.
fn told(error: &smtp::Error) -> anyhow::Error {
    let broken = || error.source().and_then(|cause| cause.downcast_ref::<std::io::Error>());
    match (error.status(), broken()) {
        (Some(code), _) => anyhow::anyhow!("the mail server answered {code}"),
        (None, Some(why)) => anyhow::anyhow!("the mail server could not be reached: {why}"),
        (None, None) => anyhow::anyhow!("the mail server could not be reached"),
    }
}

impl Postman {
    /// The postman of the settings; `None` where they name no mail server.
    ///
    /// # Errors
    /// Where the mail server or the sender cannot be read.
    pub fn of(config: &Config) -> anyhow::Result<Option<Self>> {
        Ok(read(config)?.map(|(way, from)| Self { server: way.build(), from }))
    }

    /// Sends a letter.
    ///
    /// # Errors
    /// Where the mail server cannot be reached or refuses; trying again may help.
    pub async fn send(&self, letter: &Letter, house: &str) -> anyhow::Result<()> {
        let message = self.message(letter, house)?;
        self.server.send(message).await.map_err(|error| told(&error))?;
        Ok(())
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
