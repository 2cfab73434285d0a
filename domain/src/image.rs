//! Pictures of a post: what may come, and how large it is kept.

use crate::{ImageId, Private};
use serde::{Deserialize, Serialize};

/// Most pictures of a post.
pub const MOST: usize = 3;
/// Most bytes of a file that is sent.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Most pixels of one.
pub const MOST_PIXELS: u64 = 40_000_000;
/// The longer side of a picture as it is kept, and of the small one beside a post.
pub const LARGE: u32 = 1600;
/// The longer side of the small one.
pub const SMALL: u32 = 480;
/// Most bytes of a picture as it is kept.
pub const MOST_KEPT: usize = 600_000;
/// Most characters of what is on it.
pub const MOST_ALT: usize = 300;

/// A picture of a post. What it shows lies apart, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its id.
    pub id: ImageId,
    /// Its width as it is kept.
    pub width: u32,
    /// Its height as it is kept.
    pub height: u32,
    /// What is on it; `None` where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Private<String>>,
}

impl Image {
    /// The size of the small one.
    pub fn small_size(&self) -> (u32, u32) {
        fit(self.width, self.height, SMALL)
    }
}

/// Why a picture cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The group shares no pictures.
    #[error("this group shares no pictures")]
    Off,
    /// There are too many.
    #[error("a post has at most {MOST} pictures")]
    Many,
    /// The file, or the picture in it, is too large.
    #[error("a picture has at most 8 MiB and 40 million pixels")]
    Large,
    /// It is no picture that can be read.
    #[error("only JPEG, PNG and WebP pictures can be read")]
    Unreadable,
}

/// What is on a picture, as it is kept; an empty one is none.
pub fn alt(typed: &str) -> Option<String> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.replace('\0', "").chars().take(MOST_ALT).collect();
    (!line.is_empty()).then_some(line)
}

/// Whether a picture of this size may be opened.
pub fn may_open(width: u32, height: u32) -> bool {
    width > 0 && height > 0 && u64::from(width) * u64::from(height) <= MOST_PIXELS
}

/// The size of a picture that is made to fit: its longer side at most `most`, its shape kept.
pub fn fit(width: u32, height: u32, most: u32) -> (u32, u32) {
    let longer = width.max(height).max(1);
    if longer <= most {
        return (width, height);
    }
    let scaled = |side: u32| {
        let side = (u64::from(side) * u64::from(most) + u64::from(longer) / 2) / u64::from(longer);
        u32::try_from(side).unwrap_or(most).max(1)
    };
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_made_to_fit() {
        assert_eq!(fit(4000, 3000, LARGE), (1600, 1200));
        assert_eq!(fit(3000, 4000, SMALL), (360, 480));
        assert_eq!(fit(300, 200, SMALL), (300, 200));
        assert_eq!(fit(40_000, 1, LARGE), (1600, 1));
        assert!(
            may_open(8000, 5000) && !may_open(8001, 5000) && !may_open(0, 5) && !may_open(60_000, 60_000)
        );
        assert_eq!(alt(" A \n chair "), Some("A chair".into()));
        assert_eq!(alt(" "), None);
        assert_eq!(alt(&"x".repeat(999)).map(|alt| alt.len()), Some(MOST_ALT));
    }
}
