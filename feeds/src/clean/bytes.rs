//! Bytes to text, whatever encoding they came in.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text read from bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding, when it was not UTF-8, in plain words.
    pub note: Option<String>,
}

/// Reads bytes as UTF-8, UTF-16 (with or without a mark) or Windows-1252. A file that is mostly UTF-8 keeps its good
/// characters; only the bytes that fit nowhere are read as Windows-1252.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(encoding) = utf_16(bytes) {
        let text = encoding.decode_with_bom_removal(bytes).0.into_owned();
        return Decoded { text, note: Some(format!("The file is written in {}.", encoding.name())) };
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut text = String::with_capacity(bytes.len());
    let mut foreign = false;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            foreign = true;
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    let note = foreign.then(|| "The file is not UTF-8; it was read as Windows-1252.".to_owned());
    Decoded { text, note }
}

fn utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 4 {
        return None;
    }
    let (many, few) = (half * 7 / 10, half / 10);
    (odd >= many && even <= few)
        .then_some(UTF_16LE)
        .or_else(|| (even >= many && odd <= few).then_some(UTF_16BE))
}

/// Repairs UTF-8 that was once read as Windows-1252 ("CafÃ©", "donâ€™t"), up to twice over.
pub fn repaired(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        match repaired_once(&text) {
            Some(better) => text = better,
            None => break,
        }
    }
    text
}

fn repaired_once(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â', 'Å', 'Ä', 'ð', 'Ð', 'Ñ']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_ascii()) {
        out.push_str(&rest[..at]);
        let run = &rest[at..];
        let run = &run[..run.find(|c: char| c.is_ascii()).unwrap_or(run.len())];
        let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
        match std::str::from_utf8(&bytes) {
            Ok(better) if !unmappable && better.len() < run.len() => {
                out.push_str(better);
                changed = true;
            }
            _ => out.push_str(run),
        }
        rest = &rest[at + run.len()..];
    }
    out.push_str(rest);
    changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_many_encodings_are_read() {
        let utf16: Vec<u8> = "Café".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&[b"\xFF\xFE".as_slice(), &utf16].concat()).text, "Café");
        let bare: Vec<u8> = "Name\tDay\nX\tMon".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bare).text, "Name\tDay\nX\tMon");
        assert_eq!(decode(b"\xEF\xBB\xBFCaf\xC3\xA9").text, "Café");
        assert_eq!(decode(b"Caf\xE9 \x93yes\x94").text, "Café “yes”");
        assert_eq!(decode("Café – ".as_bytes()).note, None);
    }

    #[test]
    fn twice_encoded_words_are_repaired() {
        assert_eq!(repaired("CafÃ© donâ€™t niÃ±os"), "Café don’t niños");
        assert_eq!(repaired("Ñandú Ãlvaro São"), "Ñandú Ãlvaro São");
    }
}
