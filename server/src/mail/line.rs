//! A line to the mail server (RFC 5321): opened, a letter handed over, and what came back.

use super::{
    unsent::{Step, Unsent},
    way::{Privacy, Way},
};
use lettre::{
    address::Envelope,
    transport::smtp::{
        authentication::DEFAULT_MECHANISMS,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt},
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};
use std::time::Duration;
use tokio::time::timeout;

/// How long a mail server may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// To let us in, and to hear whom a letter is for.
    pub answer: Duration,
    /// To take a letter: it may be read for spam first.
    pub take: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { answer: Duration::from_secs(30), take: Duration::from_secs(60) }
    }
}

/// How long it may take to hear that a line is still there, or to hang up.
const BRIEF: Duration = Duration::from_secs(2);

/// A line on which letters can be handed over.
pub(super) struct Line(AsyncSmtpConnection);

impl Line {
    /// Opens a line as the settings say. Nothing of a letter is said before the other side is known.
    pub(super) async fn open(way: &Way, patience: Duration) -> Result<Self, Unsent> {
        let opened = timeout(patience, enter(way, patience)).await;
        opened.unwrap_or_else(|_| Err(Unsent::Away("it does not answer".into()))).map(Self)
    }

    /// Whether it is still there.
    pub(super) async fn lives(&mut self) -> bool {
        timeout(BRIEF, self.0.test_connected()).await.unwrap_or(false)
    }

    /// Hands a letter over. An error ends the line.
    pub(super) async fn hand_over(
        &mut self,
        envelope: &Envelope,
        letter: &[u8],
        patience: Patience,
    ) -> Result<(), Unsent> {
        let handed = self.hand(envelope, letter, patience).await;
        if handed.is_err() {
            let _ = timeout(BRIEF, self.0.abort()).await; // it is of no use any more, however it ends
        }
        handed
    }

    async fn hand(&mut self, envelope: &Envelope, letter: &[u8], patience: Patience) -> Result<(), Unsent> {
        let announced = timeout(patience.answer, self.announce(envelope, letter)).await;
        announced.unwrap_or_else(|_| Err(Unsent::Away("it does not answer".into())))?;
        match timeout(patience.take, self.0.message(letter)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if error.status().is_some() => Err(Unsent::of(&error, Step::Letter)),
            Ok(Err(_)) | Err(_) => Err(Unsent::Unsure),
        }
    }

    async fn announce(&mut self, envelope: &Envelope, letter: &[u8]) -> Result<(), Unsent> {
        let offers = |extension| self.0.server_info().supports_feature(extension);
        let mut options = vec![];
        let mut addresses = envelope.to().iter().chain(envelope.from());
        if addresses.any(|address| !AsRef::<str>::as_ref(address).is_ascii()) {
            if !offers(Extension::SmtpUtfEight) {
                return Err(Unsent::Refused(553)); // no letter of ours ever reaches such an address
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !letter.is_ascii() && offers(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let sender = Mail::new(envelope.from().cloned(), options);
        self.0.command(sender).await.map_err(|error| Unsent::of(&error, Step::Sender))?;
        for to in envelope.to() {
            let to = Rcpt::new(to.clone(), vec![]);
            self.0.command(to).await.map_err(|error| Unsent::of(&error, Step::Recipient))?;
        }
        self.0.command(Data).await.map_err(|error| Unsent::of(&error, Step::Letter))?;
        Ok(())
    }
}

async fn enter(way: &Way, patience: Duration) -> Result<AsyncSmtpConnection, Unsent> {
    let at_entry = |error| Unsent::of(&error, Step::Entry);
    let whole = if let Privacy::Whole(tls) = &way.privacy { Some(tls.clone()) } else { None };
    let server = (way.host.as_str(), way.port);
    let line = AsyncSmtpConnection::connect_tokio1(server, Some(patience), &way.hello, whole, None);
    let mut line = line.await.map_err(at_entry)?;
    if let Privacy::Start(tls) = &way.privacy {
        if !line.can_starttls() {
            return Err(Unsent::Tls("it does not offer STARTTLS".into()));
        }
        line.starttls(tls.clone(), &way.hello).await.map_err(at_entry)?;
    }
    if let Some(credentials) = &way.credentials {
        line.auth(DEFAULT_MECHANISMS, credentials).await.map_err(at_entry)?;
    }
    Ok(line)
}
