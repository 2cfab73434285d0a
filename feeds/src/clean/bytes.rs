//! Bytes to text, whatever encoding they came in.

use super::codepage::Codepage;
use crate::feed::{FeedError, MOST_BYTES};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Bytes of an older set of characters that are read at once.
const PART: usize = 64 << 10;

/// Text read from bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding, when it was not UTF-8, in plain words.
    pub note: Option<String>,
}

/// Reads bytes as UTF-8, UTF-16 (with or without a mark), Windows-1252, DOS 850 or Mac Roman. A file that is mostly UTF-8
/// keeps its good characters; only the bytes that fit nowhere are read as one of the older sets. What is UTF-8 already is not copied.
///
/// # Errors
/// [`FeedError::TooLarge`] where the text would be larger than a feed may be.
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Decoded<'a>, FeedError> {
    let bytes = bytes.into();
    if let Some(encoding) = utf_16(&bytes) {
        let note = Some(format!("The file is written in {}.", encoding.name()));
        return Ok(Decoded { text: from_utf_16(&bytes, encoding)?.into(), note });
    }
    let is_foreign = std::str::from_utf8(&bytes).is_err();
    let page = if is_foreign { Codepage::of(&bytes) } else { Codepage::Windows };
    let text = if is_foreign { Cow::Owned(mended(&bytes, page)?) } else { utf_8(bytes) };
    let note = is_foreign.then(|| format!("The file is not UTF-8; it was read as {}.", page.name()));
    Ok(Decoded { text: without_mark(text), note })
}

fn utf_8(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).unwrap_or_default()),
    }
}

fn without_mark(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Cow::Owned(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Cow::Owned(text)
        }
    }
}

/// UTF-8 in which bytes that fit nowhere are of an older set of characters.
fn mended(bytes: &[u8], page: Codepage) -> Result<String, FeedError> {
    let foreign = |bytes| page.text(bytes);
    if page != Codepage::Windows && !is_mostly_utf_8(bytes) {
        // What happens to look like UTF-8 among such bytes is none.
        let parts = || bytes.chunks(PART).map(foreign);
        let mut text = room(bytes.len(), parts().map(|part| part.len()))?;
        parts().for_each(|part| text.push_str(&part));
        return Ok(text);
    }
    let parts = || bytes.utf8_chunks();
    let mut text = room(bytes.len(), parts().map(|part| part.valid().len() + foreign(part.invalid()).len()))?;
    for part in parts() {
        text.push_str(part.valid());
        text.push_str(&foreign(part.invalid()));
    }
    Ok(text)
}

fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let told = |part: std::str::Utf8Chunk<'_>| {
        (part.valid().chars().filter(|sign| !sign.is_ascii()).count(), part.invalid().len())
    };
    let (good, bad) = bytes.utf8_chunks().map(told).fold((0, 0), |(a, b), (good, bad)| (a + good, b + bad));
    good > bad
}

fn from_utf_16(bytes: &[u8], encoding: &Encoding) -> Result<String, FeedError> {
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if encoding == UTF_16LE { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    let signs = || {
        char::decode_utf16(bytes.chunks_exact(2).map(unit))
            .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
    };
    let mut text = room(bytes.len(), signs().map(char::len_utf8))?;
    text.extend(signs().skip_while(|sign| *sign == '\u{feff}'));
    Ok(text)
}

/// Room for a text of these parts beside the bytes it is made of: it is counted first, since a text that grows is copied
/// as it grows.
fn room(bytes: usize, parts: impl Iterator<Item = usize>) -> Result<String, FeedError> {
    let mut size = 0;
    for part in parts {
        size += part;
        if bytes + size > MOST_BYTES {
            return Err(FeedError::Foreign);
        }
    }
    Ok(String::with_capacity(size))
}

fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
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
        let text = |bytes: &[u8]| decode(bytes).map(|decoded| decoded.text.into_owned());
        let utf16: Vec<u8> = "Café".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&[b"\xFF\xFE".as_slice(), &utf16].concat()).as_deref(), Ok("Café"));
        let bare: Vec<u8> = "Name\tDay\nX\tMon".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&bare).as_deref(), Ok("Name\tDay\nX\tMon"));
        assert_eq!(text(b"\xEF\xBB\xBFCaf\xC3\xA9").as_deref(), Ok("Café"));
        assert_eq!(text(b"Caf\xE9 \x93yes\x94").as_deref(), Ok("Café “yes”"));
        assert_eq!(text(b"D\xA1a;Direcci\xA2n;Compa\xA4eros").as_deref(), Ok("Día;Dirección;Compañeros"));
        assert_eq!(
            text(b"Groupe d\xD5\x8Ecoute;Orl\x8Eans;C\x8Edric").as_deref(),
            Ok("Groupe d’écoute;Orléans;Cédric")
        );
        assert_eq!(
            text(b"one\x96two three\x96four wait\x85 and\x85 ").as_deref(),
            Ok("one–two three–four wait… and… ")
        );
        assert_eq!(text(b"Tr\xE4ume;M\xFCller;Caf\xE9").as_deref(), Ok("Träume;Müller;Café"));
        assert_eq!(decode("Café – ".as_bytes()).map(|decoded| decoded.note), Ok(None));
        assert_eq!(decode(b"\xEF\xBB\xBFA".to_vec()).map(|decoded| decoded.text), Ok("A".into()));
    }

    #[test]
    fn one_sign_tells_an_old_set_where_no_other_has_it_there() {
        let text = |bytes: &[u8]| decode(bytes).map(|decoded| decoded.text.into_owned());
        for (bytes, told) in [
            (b"Name,Day\nCaf\x8E Circle,Tuesday\n".as_slice(), "Name,Day\nCafé Circle,Tuesday\n"),
            (b"Parents\xD5 Circle".as_slice(), "Parents’ Circle"),
            (b"Men\xD0Women".as_slice(), "Men–Women"),
            (b"D\x92a,Mi\x8Ercoles".as_slice(), "Día,Miércoles"),
            (b"Reuni\x97n de duelo".as_slice(), "Reunión de duelo"),
            (b"Fran\x8Dais".as_slice(), "Français"),
            (b"Direcci\xA2n".as_slice(), "Dirección"),
            // what may be of Windows-1252 is
            (b"Caf\xE9".as_slice(), "Café"),
            (b"Milo\x9A".as_slice(), "Miloš"),
            (b"Groups\x99 and more".as_slice(), "Groups™ and more"),
            (b"Grief\x97a group for all".as_slice(), "Grief—a group for all"),
            (b"Monday\x95Tuesday".as_slice(), "Monday•Tuesday"),
            (b"don\x92t, l\x92amour".as_slice(), "don’t, l’amour"),
            (b"M\xC9XICO, LaFl\xE8che".as_slice(), "MÉXICO, LaFlèche"),
            (b"Caf\xE9 by Ren\x8E".as_slice(), "Café by RenŽ"),
        ] {
            assert_eq!(text(bytes).as_deref(), Ok(told));
        }
    }

    #[test]
    fn twice_encoded_words_are_repaired() {
        assert_eq!(repaired("CafÃ© donâ€™t niÃ±os"), "Café don’t niños");
        assert_eq!(repaired("Ñandú Ãlvaro São"), "Ñandú Ãlvaro São");
    }
}
