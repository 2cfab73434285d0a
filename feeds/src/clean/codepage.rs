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
            !at[1].is_ascii() && at[0].is_ascii_alphabetic() && (at[2].is_ascii_lowercase() || is_end)
        });
        let inside: Vec<(bool, u8)> =
            inside.map(|at| (at[0].is_ascii_lowercase(), at[1])).take(2_000).collect();
        // No capital stands behind a small letter.
        let is_letter =
            |sign: char, is_small: bool| LETTERS.contains(sign) && !(is_small && sign.is_uppercase());
        let spells = |page: Self| {
            let letters = inside.iter().filter(|(is_small, byte)| {
                page.text(&[*byte]).chars().all(|sign| is_letter(sign, *is_small))
            });
            letters.count()
        };
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
