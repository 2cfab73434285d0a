//! Why a job was put back: what somebody who runs the server can look for, and how long it is tried.

use crate::code::codes;

codes! {
    /// What went wrong.
    Trouble {
        /// The mail server's certificate is not trusted, or there is none.
        MailTls = "mail_tls",
        /// The mail server does not let this server in.
        MailLogin = "mail_login",
        /// The mail server takes no letters from this server.
        MailPolicy = "mail_policy",
        /// The mail server cannot be reached.
        MailAway = "mail_away",
        /// The mail server asks to come later.
        MailLater = "mail_later",
        /// The mail server did not say whether it took a letter.
        MailUnsure = "mail_unsure",
        /// A push service takes nothing from this server.
        PushPolicy = "push_policy",
        /// A push service cannot be reached, or asks to come later.
        PushLater = "push_later",
        /// It took too long.
        Slow = "slow",
        /// This program does not know such work.
        Unknown = "unknown",
        /// Something else.
        Failed = "failed",
    }
}

/// Attempts for what goes away by itself: about a day and a half.
const PASSES: i64 = 16;
/// Attempts for what somebody has to mend: about two weeks.
const MENDED: i64 = 60;

impl Trouble {
    /// Attempts after which a job is given up.
    pub const fn most_attempts(self) -> i64 {
        match self {
            Self::MailTls | Self::MailLogin | Self::MailPolicy | Self::MailAway | Self::PushPolicy => MENDED,
            _ => PASSES,
        }
    }

    /// Whether it may have been done all the same.
    pub const fn is_unsure(self) -> bool {
        matches!(self, Self::MailUnsure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_has_to_mend_is_tried_longest() {
        for trouble in Trouble::ALL {
            assert_eq!(Trouble::from_code(trouble.code()), Some(*trouble));
            assert!(!trouble.is_unsure() || trouble.most_attempts() == PASSES);
        }
        assert!(Trouble::MailLogin.most_attempts() > Trouble::MailLater.most_attempts());
    }
}
