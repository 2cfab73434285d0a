//! Pictures: opened within bounds, turned upright, made small, and written anew. What a camera wrote into a file (the place,
//! the time, the device) is nowhere in what is kept, because nothing of the file is but its pixels.

use domain::image::{LARGE, MOST_KEPT, MOST_PIXELS, Refusal, SMALL, fit, may_open};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
    codecs::{jpeg::JpegEncoder, webp::WebPEncoder},
    imageops::FilterType,
};
use std::io::Cursor;

/// Most bytes of memory that opening a picture may take: four for each pixel, and room for the reader.
const MOST_MEMORY: u64 = MOST_PIXELS * 4 + 64 * 1024 * 1024;
/// How well a picture is written: the first that is small enough.
const QUALITIES: [u8; 4] = [82, 70, 55, 40];

/// A picture in both sizes, each a file of its own.
pub(crate) struct Drawn {
    /// Width of the large one.
    pub(crate) width: u32,
    /// Height of the large one.
    pub(crate) height: u32,
    pub(crate) large: Vec<u8>,
    pub(crate) small: Vec<u8>,
}

/// What is kept of a file.
pub(crate) fn draw(bytes: &[u8]) -> Result<Drawn, Refusal> {
    let (picture, photograph) = open(bytes)?;
    let (width, height) = fit(picture.width(), picture.height(), LARGE);
    let large = scaled(&picture, width, height);
    let (small_width, small_height) = fit(width, height, SMALL);
    let small = scaled(&large, small_width, small_height);
    Ok(Drawn { width, height, large: write(&large, photograph)?, small: write(&small, photograph)? })
}

/// The media type of a picture that was written here.
pub(crate) fn media_type(file: &[u8]) -> &'static str {
    if file.starts_with(b"RIFF") { "image/webp" } else { "image/jpeg" }
}

/// A picture, upright, and whether it came as a photograph does. Its size is looked at before its pixels.
fn open(bytes: &[u8]) -> Result<(DynamicImage, bool), Refusal> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Refusal::Unreadable)?;
    let format = reader.format();
    if !matches!(format, Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(Refusal::Unreadable);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    if !may_open(width, height) || decoder.total_bytes() > MOST_MEMORY {
        return Err(Refusal::Large);
    }
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    picture.apply_orientation(orientation);
    Ok((picture, format == Some(ImageFormat::Jpeg)))
}

fn refusal(error: image::ImageError) -> Refusal {
    match error {
        image::ImageError::Limits(_) => Refusal::Large,
        _ => Refusal::Unreadable,
    }
}

/// The picture at a size that it is not larger than.
fn scaled(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (picture.width(), picture.height()) == (width, height) {
        return picture.clone();
    }
    picture.resize_exact(width, height, FilterType::Triangle)
}

/// The picture as a file: a photograph as JPEG, a drawing without loss where that is smaller.
fn write(picture: &DynamicImage, photograph: bool) -> Result<Vec<u8>, Refusal> {
    let exact = picture.to_rgba8();
    let lossless = if photograph { None } else { Some(webp(&exact)?) };
    let lossless = lossless.filter(|file| file.len() <= MOST_KEPT);
    let flat = on_white(&exact);
    for quality in QUALITIES {
        let mut lossy = vec![];
        JpegEncoder::new_with_quality(&mut lossy, quality).encode_image(&flat).map_err(refusal)?;
        match &lossless {
            Some(file) if file.len() <= lossy.len() => return Ok(file.clone()),
            _ if lossy.len() <= MOST_KEPT => return Ok(lossy),
            _ => {}
        }
    }
    lossless.ok_or(Refusal::Large)
}

fn webp(picture: &RgbaImage) -> Result<Vec<u8>, Refusal> {
    let (mut file, (width, height)) = (vec![], picture.dimensions());
    let encoder = WebPEncoder::new_lossless(&mut file);
    encoder.encode(picture, width, height, ExtendedColorType::Rgba8).map_err(refusal)?;
    Ok(file)
}

/// What is seen through is white: JPEG knows no other way.
fn on_white(picture: &RgbaImage) -> RgbImage {
    let over = |color: u8, alpha: u8| {
        let (color, alpha) = (u32::from(color), u32::from(alpha));
        u8::try_from((color * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([r, g, b, a]) = *picture.get_pixel(x, y);
        image::Rgb([over(r, a), over(g, a), over(b, a)])
    })
}
