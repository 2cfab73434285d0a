//! The character sets of old programs: DOS's 850 and the Macintosh's, told from Windows-1252 by what their bytes spell.

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use std::{borrow::Cow, sync::LazyLock};

/// Fewest bytes between letters that tell one set from another.
const FEWEST: usize = 2;
/// Bytes that are looked at.
const HEAD: usize = 256 << 10;

/// The upper half of code page 850.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// Letters that words of the languages around us have, and signs that stand in them.
const LETTERS: &str = "áéíóúàèìòùâêîôûäëïöüãõñçßåæøÁÉÍÓÚÀÈÂÊÎÔÄÖÜÃÕÑÇÅÆØ’‘“”–—…";

/// A set of characters of one byte each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codepage {
    Windows,
    Dos,
    Macintosh,
}

impl Codepage {
    /// The set in which the bytes between letters are letters as well.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let bytes = &bytes[..bytes.len().min(HEAD)];
        // A byte between letters; what follows it is ASCII, so that UTF-8 is not looked at.
        let inside = bytes.windows(3).filter(|at| {
            let is_end = at[2].is_ascii() && !at[2].is_ascii_alphanumeric();
            let goes_on =
                at[2].is_ascii_lowercase() || at[0].is_ascii_lowercase() && at[2].is_ascii_uppercase();
            !at[1].is_ascii() && at[0].is_ascii_alphabetic() && (goes_on || is_end)
        });
        let inside: Vec<(bool, u8, bool)> = inside
            .map(|at| (at[0].is_ascii_lowercase(), at[1], !at[2].is_ascii_alphanumeric()))
            .take(2_000)
            .collect();
        // No capital stands behind a small letter.
        let is_letter =
            |sign: char, is_small: bool| LETTERS.contains(sign) && !(is_small && sign.is_uppercase());
        let spells = |page: Self| {
            let letters = inside.iter().filter(|(is_small, byte, _)| {
                page.text(&[*byte]).chars().all(|sign| is_letter(sign, *is_small))
            });
            letters.count()
        };
        // Where one sign is enough, it is at home where it stands: these end words ("più", "lunedì").
        let is_at_home = |page: Self| {
            inside.iter().all(|(_, byte, is_end)| *is_end || !page.text(&[*byte]).contains(['ì', 'ò', 'ù']))
        };
        let certain = || {
            let is_whole = |page: &Self| spells(*page) == inside.len() && is_at_home(*page);
            let mut pages = [Self::Dos, Self::Macintosh].into_iter().filter(is_whole);
            pages.next().filter(|_| pages.next().is_none())
        };
        if let Some(page) = (0..bytes.len()).any(|at| is_not_windows(bytes, at)).then(certain).flatten() {
            return page;
        }
        let windows = spells(Self::Windows);
        [Self::Dos, Self::Macintosh]
            .into_iter()
            .map(|page| (spells(page), page))
            .filter(|(letters, _)| {
                *letters >= FEWEST && *letters > windows * 2 && letters * 4 >= inside.len() * 3
            })
            .max_by_key(|(letters, page)| (*letters, *page == Self::Dos))
            .map_or(Self::Windows, |(_, page)| page)
    }

    pub(super) fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Windows => WINDOWS_1252.decode_without_bom_handling(bytes).0,
            Self::Macintosh => MACINTOSH.decode_without_bom_handling(bytes).0,
            Self::Dos => {
                static SIGNS: LazyLock<Vec<char>> = LazyLock::new(|| DOS.chars().collect());
                let sign = |byte: &u8| match byte.checked_sub(128) {
                    Some(upper) => {
                        SIGNS.get(usize::from(upper)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
                    }
                    None => char::from(*byte),
                };
                Cow::Owned(bytes.iter().map(sign).collect())
            }
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows-1252",
            Self::Dos => "DOS code page 850",
            Self::Macintosh => "Mac Roman",
        }
    }
}

/// Whether a byte behind a letter cannot be of Windows-1252: it would be a capital behind a small letter, a sign that no
/// word has inside, or a dash before a single "n", as the Macintosh's "ó" looks in "reunión". A bullet or a mark of trade may
/// stand there.
fn is_not_windows(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    let Some(before) = at.checked_sub(1).and_then(|before| bytes.get(before)) else { return false };
    if bytes[at].is_ascii() || !next.is_ascii() || !before.is_ascii_alphabetic() {
        return false;
    }
    let is_last = !bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic);
    let is_foreign = |sign: char| match sign {
        '–' | '—' => next == b'n' && is_last,
        '‚' | 'ƒ' | '„' | '†' | '‡' | 'ˆ' | '‰' | '‹' | '¢' | '¤' | '¥' | '¦' => {
            next.is_ascii_alphabetic()
        }
        _ => sign.is_control() || sign.is_uppercase() && before.is_ascii_lowercase(),
    };
    Codepage::Windows.text(&[bytes[at]]).chars().all(is_foreign)
}
