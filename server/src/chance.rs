//! The one place that draws chance.

/// Random bytes from the operating system.
#[expect(clippy::disallowed_methods, reason = "the one place that draws chance")]
pub(crate) fn fill(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        // Without chance no id or key is safe; going on would be worse than stopping.
        tracing::error!(%error, "the operating system gives no random bytes");
        std::process::abort();
    }
}

/// Some random bytes.
pub fn chance<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}
