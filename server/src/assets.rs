//! Styles, scripts and icons, carried in the program.
//!
//! The styles are files a component, joined in the order of [`STYLES`]. All assets share one address folder that is
//! named after their content, so browsers keep them for good and scripts find each other beside themselves. A debug
//! build reads them from the disk for each request.

#[cfg(test)]
mod contrast;

use rust_embed::RustEmbed;
use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::Write,
    sync::{Arc, LazyLock, OnceLock},
};

/// The style files in the order of their layers; joined they are `app.css`.
const STYLES: [&str; 7] = ["tokens", "base", "layout", "components", "pages", "space", "print"];

#[derive(RustEmbed)]
#[folder = "assets/css"]
struct Styles;

#[derive(RustEmbed)]
#[folder = "assets/js"]
struct Scripts;

#[derive(RustEmbed)]
#[folder = "assets/icons"]
struct Icons;

/// How an asset travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// As it is.
    Identity,
    /// Brotli (RFC 7932).
    Brotli,
    /// Gzip (RFC 1952).
    Gzip,
}

/// One asset.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Its media type.
    pub(crate) media: &'static str,
    plain: Cow<'static, [u8]>,
    brotli: OnceLock<Vec<u8>>,
    gzip: OnceLock<Vec<u8>>,
}

/// All assets, by the name at the end of their address.
#[derive(Debug)]
pub(crate) struct Assets {
    /// The folder of their addresses: 16 hexadecimal digits of their joint content.
    pub(crate) folder: String,
    all: BTreeMap<String, Asset>,
}

static ASSETS: LazyLock<Arc<Assets>> = LazyLock::new(|| Arc::new(Assets::read()));

/// The assets.
pub(crate) fn assets() -> Arc<Assets> {
    if cfg!(debug_assertions) { Arc::new(Assets::read()) } else { Arc::clone(&ASSETS) }
}

/// The address of an asset: `/a/<folder>/<name>`.
pub(crate) fn url(name: &str) -> String {
    format!("/a/{}/{name}", assets().folder)
}

impl Assets {
    fn read() -> Self {
        let mut all: BTreeMap<String, Asset> = each::<Scripts>().chain(each::<Icons>()).collect();
        let style =
            |name: &str| Styles::get(&format!("{name}.css")).map_or(Cow::Borrowed(&[][..]), |f| f.data);
        let styles = STYLES.map(style).concat();
        all.insert("app.css".to_owned(), Asset::new("app.css", Cow::Owned(styles)));
        let mut hash = blake3::Hasher::new();
        for (name, asset) in &all {
            hash.update(name.as_bytes()).update(&asset.plain);
        }
        let folder = hash.finalize().to_hex().chars().take(16).collect();
        Self { folder, all }
    }

    /// The asset of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Asset> {
        self.all.get(name)
    }
}

fn each<Folder: RustEmbed>() -> impl Iterator<Item = (String, Asset)> {
    Folder::iter().filter_map(|name| Some((name.to_string(), Asset::new(&name, Folder::get(&name)?.data))))
}

impl Asset {
    fn new(name: &str, plain: Cow<'static, [u8]>) -> Self {
        let media = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        Self { media, plain, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// Its bytes in a coding; packed once, when they are first asked for.
    pub(crate) fn bytes(&self, coding: Coding) -> &[u8] {
        match coding {
            Coding::Identity => &self.plain,
            Coding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain)),
            Coding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain)),
        }
    }
}

impl Coding {
    /// The best of an `Accept-Encoding` header.
    pub(crate) fn best(accepted: &str) -> Self {
        match (Self::is_taken(accepted, "br"), Self::is_taken(accepted, "gzip")) {
            (true, _) => Self::Brotli,
            (false, true) => Self::Gzip,
            _ => Self::Identity,
        }
    }

    /// Whether an `Accept-Encoding` header names a coding.
    pub(crate) fn is_taken(accepted: &str, name: &str) -> bool {
        accepted.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            parts.next() == Some(name) && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0"))
        })
    }

    /// Its name in `Content-Encoding`.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
        }
    }
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, size_hint: plain.len(), ..Default::default() };
    // Writing to memory does not fail; should it, an empty answer would be wrong, so the test below unpacks every asset.
    let _ = brotli::BrotliCompress(&mut &*plain, &mut packed, &params);
    packed
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn every_asset_unpacks_to_what_it_was() -> std::io::Result<()> {
        let assets = assets();
        assert!(assets.get("app.css").is_some() && assets.get("app.js").is_some());
        for asset in assets.all.values() {
            let (mut a, mut b) = (Vec::new(), Vec::new());
            brotli::BrotliDecompress(&mut asset.bytes(Coding::Brotli), &mut a)?;
            flate2::read::GzDecoder::new(asset.bytes(Coding::Gzip)).read_to_end(&mut b)?;
            assert_eq!((a.as_slice(), b.as_slice()), (&*asset.plain, &*asset.plain));
        }
        Ok(())
    }

    #[test]
    fn styles_and_scripts_leave_room_for_the_page() {
        let assets = assets();
        let packed: usize = assets.all.values().map(|asset| asset.bytes(Coding::Gzip).len()).sum();
        assert!(
            packed <= 20_000,
            "{packed} bytes of styles, scripts and icons; a first page has 30,000 in all"
        );
        let css = assets.get("app.css").map(|css| String::from_utf8_lossy(&css.plain).into_owned());
        assert!(css.is_some_and(|css| !css.contains("http:")
            && !css.contains("https:")
            && !css.contains("@import")));
    }

    #[test]
    fn the_coding_is_one_that_the_browser_takes() {
        assert_eq!(Coding::best("gzip, deflate, br"), Coding::Brotli);
        assert_eq!(Coding::best("gzip;q=1.0, br;q=0"), Coding::Gzip);
        assert_eq!(Coding::best("identity"), Coding::Identity);
        assert_eq!(Coding::best(""), Coding::Identity);
    }
}
