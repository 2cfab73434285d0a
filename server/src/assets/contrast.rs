//! Test of the colours: text has a contrast of 7:1 on every ground, the edges of controls 4.5:1, in both themes (WCAG
//! 2.2, relative luminance).

use super::Styles;
use std::collections::BTreeMap;

const TEXT: [&str; 5] = ["ink", "quiet", "accent", "care", "danger"];
const GROUNDS: [&str; 5] = ["paper", "sheet", "wash", "care-wash", "danger-wash"];

/// The colours of each theme: the first two `:root` blocks are light and dark.
fn themes() -> Vec<BTreeMap<String, f64>> {
    let css = Styles::get("tokens.css").map(|file| String::from_utf8_lossy(&file.data).into_owned());
    let css = css.unwrap_or_default();
    css.split(":root {").skip(1).take(2).map(|block| colours(block.split('}').next().unwrap_or(""))).collect()
}

fn colours(block: &str) -> BTreeMap<String, f64> {
    let each = block.split(';').filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
        Some((name.to_owned(), luminance(value.strip_prefix('#')?)?))
    });
    each.collect()
}

fn luminance(hex: &str) -> Option<f64> {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_and_controls_stand_out_in_both_themes() {
    let themes = themes();
    assert_eq!(themes.len(), 2);
    for theme in themes {
        for text in TEXT {
            for ground in GROUNDS {
                let found = contrast(theme[text], theme[ground]);
                assert!(found >= 7.0, "{text} on {ground}: {found:.2}");
            }
        }
        assert!(contrast(theme["on-accent"], theme["accent"]) >= 7.0);
        for ground in ["paper", "sheet"] {
            let found = contrast(theme["line"], theme[ground]);
            assert!(found >= 4.5, "line on {ground}: {found:.2}");
        }
    }
}
