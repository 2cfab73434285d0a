//! Padding, so that a length says little: PADMÉ (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
//! Communication with PURBs", 2019), and never less than 64 bytes. It adds at most 12 % to long texts.

const LEAST: usize = 64;
/// Where the text ends (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// How long a text with this length becomes, its end mark included.
fn padded_length(length: usize) -> usize {
    let length = (length + 1).max(LEAST);
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let free = (1usize << exponent.saturating_sub(kept)) - 1;
    (length + free) & !free
}

pub(super) fn pad(plain: &[u8]) -> Vec<u8> {
    let mut padded = Vec::with_capacity(padded_length(plain.len()) + 16); // room for the tag
    padded.extend_from_slice(plain);
    padded.push(END);
    padded.resize(padded_length(plain.len()), 0);
    padded
}

/// The text without its padding; `None` when there is no end mark.
pub(super) fn unpad(mut padded: Vec<u8>) -> Option<Vec<u8>> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    (padded[end] == END).then(|| {
        padded.truncate(end);
        padded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_padded_comes_back_and_lengths_fall_together() {
        let mut lengths = std::collections::BTreeSet::new();
        for length in 0..5000 {
            let plain = vec![0u8; length];
            let padded = pad(&plain);
            lengths.insert(padded.len());
            assert!(
                padded.len() > length && padded.len() <= (length + length / 8).max(LEAST) + 1,
                "{length}"
            );
            assert_eq!(unpad(padded), Some(plain));
        }
        assert_eq!(pad(b"Fern").len(), pad(b"Somebody with a long name").len());
        assert!(lengths.len() < 110, "{} lengths for 5000", lengths.len());
        assert_eq!(unpad(vec![0; 9]), None);
        assert_eq!(unpad(vec![]), None);
    }
}
