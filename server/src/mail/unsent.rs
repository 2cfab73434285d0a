//! Why a letter was not sent. What a mail server says may quote the address, so of that nothing but its number is told.

use domain::Trouble;
use lettre::transport::smtp;
use std::{error::Error, io};
use tokio_rustls::rustls;

/// Seconds for which a mail server that cannot be reached is left alone.
const AWAY: i64 = 30;
/// The same for one that does not let us in: directories lock an account out after a few wrong passwords.
const SHUT: i64 = 600;

/// Why a letter was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsent {
    /// Its address takes no letters, for good (RFC 5321, 4.2.1): the same letter is not sent again.
    #[error("an address refuses letters ({0})")]
    Refused(u16),
    /// There is no TLS, or not with whom we want to speak.
    #[error("the mail server cannot be trusted: {0}")]
    Tls(String),
    /// The mail server does not let us in.
    #[error("the mail server does not let this server in: {0}")]
    Login(String),
    /// The mail server takes no such letter from us, for good.
    #[error("the mail server takes no letters from this server ({0})")]
    Policy(u16),
    /// The mail server cannot be reached.
    #[error("the mail server could not be reached: {0}")]
    Away(String),
    /// Not now.
    #[error("the mail server asks to come later ({0})")]
    Later(u16),
    /// The letter went out whole, and no word came back.
    #[error("the mail server did not say whether it took a letter")]
    Unsure,
}

/// What the mail server was told when it refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Who we are.
    Entry,
    /// Whom a letter comes from.
    Sender,
    /// Whom it is for.
    Recipient,
    /// The letter.
    Letter,
}

impl Unsent {
    /// What an operator looks for; `None` where there is nothing to do.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Refused(_) => None,
            Self::Tls(_) => Some(Trouble::MailTls),
            Self::Login(_) => Some(Trouble::MailLogin),
            Self::Policy(_) => Some(Trouble::MailPolicy),
            Self::Away(_) => Some(Trouble::MailAway),
            Self::Later(_) => Some(Trouble::MailLater),
            Self::Unsure => Some(Trouble::MailUnsure),
        }
    }

    /// Seconds for which nobody need try to come in again.
    pub(super) fn rest(&self) -> i64 {
        if matches!(self, Self::Login(_)) { SHUT } else { AWAY }
    }

    /// What came back at a step.
    pub(super) fn of(error: &smtp::Error, step: Step) -> Self {
        let Some(code) = error.status() else { return broken(error, step) };
        let code = u16::from(code);
        let said = error.source().map(ToString::to_string).unwrap_or_default();
        match step {
            _ if error.is_transient() => Self::Later(code),
            _ if step == Step::Entry || (530..540).contains(&code) => {
                Self::Login(format!("it answered {code}"))
            }
            Step::Recipient | Step::Letter if refuses(step, code, &said) => Self::Refused(code),
            _ => Self::Policy(code),
        }
    }
}

/// No number came.
fn broken(error: &smtp::Error, step: Step) -> Unsent {
    let mut causes = std::iter::successors(error.source(), |cause| (**cause).source());
    if let Some(io) = causes.find_map(|cause| cause.downcast_ref::<io::Error>()) {
        let tls = io.get_ref().is_some_and(|inner| inner.is::<rustls::Error>());
        return if tls { Unsent::Tls(io.to_string()) } else { Unsent::Away(io.to_string()) };
    }
    match (error.is_client(), step) {
        (true, Step::Entry) => Unsent::Login("it offers no way of signing in that this server knows".into()),
        _ => Unsent::Away("it does not speak as a mail server".into()),
    }
}

/// Whether a refusal for good is about the mailbox (RFC 3463: 5.1.x and 5.2.x) and not about us: what we are (5.7.x) or
/// whom we write as (5.1.7, 5.1.8). Where a server says no more than a number, it is about the mailbox when the mailbox is
/// what it was told.
fn refuses(step: Step, code: u16, said: &str) -> bool {
    match enhanced(said) {
        Some((1, 7 | 8) | (7, _)) => false,
        Some((1 | 2, _)) => true,
        _ => step == Step::Recipient && matches!(code, 550..=553),
    }
}

/// Subject and detail of an enhanced code of a refusal for good.
fn enhanced(said: &str) -> Option<(u16, u16)> {
    let mut parts = said.split_whitespace().next()?.strip_prefix("5.")?.split('.');
    let (subject, detail) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some((subject, detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_that_is_not_there_is_told_from_a_server_that_wants_nothing_of_us() {
        for (step, code, said, refused) in [
            (Step::Recipient, 550, "5.1.1 <a@b.example>: Recipient address rejected: User unknown", true),
            (Step::Recipient, 550, "no such mailbox", true),
            (Step::Recipient, 550, "5.4.1 Recipient address rejected: Access denied", true),
            (Step::Recipient, 550, "5.5.0 Requested action not taken: mailbox unavailable", true),
            (Step::Recipient, 552, "5.2.2 mailbox is full", true),
            (Step::Recipient, 553, "", true),
            (Step::Recipient, 556, "5.1.10 the domain takes no mail", true),
            (Step::Recipient, 554, "5.7.1 <a@b.example>: Relay access denied", false),
            (Step::Recipient, 550, "5.7.1 Unable to relay", false),
            (Step::Recipient, 553, "5.1.8 Sender address rejected: Domain not found", false),
            (Step::Recipient, 554, "transaction failed", false),
            (Step::Recipient, 503, "5.5.1 bad sequence of commands", false),
            (Step::Letter, 550, "5.1.1 no such user here", true),
            (Step::Letter, 550, "looks like spam", false),
            (Step::Letter, 554, "5.7.1 rejected for policy reasons", false),
            (Step::Letter, 552, "5.3.4 too large", false),
        ] {
            assert_eq!(refuses(step, code, said), refused, "{step:?} {code} {said}");
        }
    }
}
