//! What is wrong with a job, as an operator looks for it.

use crate::{mail::Unsent, push::Unheard};
use domain::Trouble;

/// Why a job ended by itself.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    #[error("this program does not know such work")]
    Unknown,
    #[error("it took too long")]
    Slow,
    #[error("it panicked")]
    Panicked,
    #[error("nobody knows whether it was done")]
    Unsure,
}

/// What an operator looks for.
pub(super) fn trouble(error: &anyhow::Error) -> Trouble {
    if let Some(unsent) = error.downcast_ref::<Unsent>() {
        return unsent.trouble().unwrap_or(Trouble::Failed);
    }
    if let Some(unheard) = error.downcast_ref::<Unheard>() {
        return unheard.trouble();
    }
    match error.downcast_ref() {
        Some(Broken::Unknown) => Trouble::Unknown,
        Some(Broken::Slow) => Trouble::Slow,
        Some(Broken::Unsure) => Trouble::MailUnsure,
        Some(Broken::Panicked) | None => Trouble::Failed,
    }
}

/// Seconds for which somebody outside wants to be left alone.
pub(super) fn wait(error: &anyhow::Error) -> i64 {
    error.downcast_ref().map_or(0, |unheard: &Unheard| unheard.wait())
}
