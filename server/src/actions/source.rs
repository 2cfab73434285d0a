//! Sources of what is said about a listing, that are no directory elsewhere.

/// What this server's own people say.
pub const HERE: &str = "here";
/// What credentials answer.
pub(super) const CREDENTIALS: &str = "credentials";
/// All of them.
pub(crate) const OWN: [&str; 2] = [HERE, CREDENTIALS];
