//! Pictures in posts: only where a group wants them, without what a camera wrote into them, and gone with their post.

use crate::{
    house::{House, Page, Person, on_both},
    join::{Room, room},
};
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use std::io::Cursor;

/// A photograph of a meadow.
fn photograph(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90])).into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(vec![]);
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A photograph as a telephone writes it: on its side, with the place and the device.
fn from_a_telephone(width: u32, height: u32) -> Vec<u8> {
    let jpeg = file(&photograph(width, height), ImageFormat::Jpeg);
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    tiff.extend_from_slice(b"\x01\x0f\0\x02\0\0\0\x0b\0\0\0\x32"); // the device, at 50
    tiff.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // a quarter turn
    tiff.extend_from_slice(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x3e"); // the place, at 62
    tiff.extend_from_slice(b"\0\0\0\0Lighthouse\0\0");
    tiff.extend_from_slice(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend_from_slice(&tiff);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

/// Oak lets people put pictures into posts; all else of the group stays as it is.
async fn with_pictures(room: &Room<'_>) {
    let page = room.oak.get(&room.at("settings")).await;
    let request = page.text.contains("value=\"request\" checked");
    let rules = "We listen.\nNo advice unless asked.";
    let mut form = vec![("pledge", "It stays here."), ("rules", rules), ("hours", "12"), ("images", "on")];
    if page.text.contains("value=\"agreed\" checked") {
        form.push(("talk", "agreed"));
    }
    form.push(("policy", if request { "request" } else { "open" }));
    form.push(("questions", if request { "What brings you here?" } else { "" }));
    assert_eq!(room.oak.post(&room.at("settings"), &form).await.leads_to(), room.at("rules"));
}

/// Somebody puts a picture into a post of theirs; its id.
pub(crate) async fn with_one(person: &Person<'_>, room: &Room<'_>, post: &str) -> String {
    with_pictures(room).await;
    let file = file(&photograph(40, 30), ImageFormat::Jpeg);
    let fields =
        [("title", "A first night"), ("kind", "story"), ("need", "listen"), ("text", "I could not sleep.")];
    let edit = room.at(&format!("posts/{post}/edit"));
    person.post_files(&edit, &fields, &[("image-1", &file)]).await;
    let page = person.get(&edit).await;
    pictures(&page).remove(0).trim_end_matches("/small").rsplit('/').next().unwrap().to_owned()
}

const WORDS: [(&str, &str); 5] = [
    ("title", "The meadow"),
    ("kind", "helped"),
    ("need", "listen"),
    ("text", "Look at it."),
    ("confirm", "on"),
];

/// Somebody begins a thread with pictures.
async fn begins(
    person: &Person<'_>,
    room: &Room<'_>,
    alts: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Page {
    let fields: Vec<_> = WORDS.iter().chain(alts).copied().collect();
    person.post_files(&room.at("threads/new"), &fields, files).await
}

/// The addresses of the small pictures on a page.
fn pictures(page: &Page) -> Vec<String> {
    let parts = page.text.split("<img src=\"").skip(1);
    parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

fn size(page: &Page) -> (u32, u32) {
    let picture = image::load_from_memory(&page.bytes).unwrap();
    (picture.width(), picture.height())
}

async fn a_group_shares_no_pictures_unless_it_wants_to(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let file = file(&photograph(40, 30), ImageFormat::Png);
    fern.get(&room.at("threads/new")).await.keeps_silent("type=\"file\"").keeps_silent("multipart");
    let refused = begins(&fern, &room, &[], &[("image-1", &file)]).await;
    assert_eq!(refused.status, 422);
    refused.says("Look at it.</textarea>").says("This group shares no pictures");
    fern.get(&room.space).await.says("Nobody has written yet");
    with_pictures(&room).await;
    room.oak.get(&room.at("settings")).await.says("name=\"images\" value=\"on\" checked");
    fern.get(&room.at("threads/new")).await.says("type=\"file\"").says("enctype=\"multipart/form-data\"");
    assert_eq!(begins(&fern, &room, &[], &[("image-1", &file)]).await.status, 303);
}

async fn a_picture_is_upright_small_and_says_nothing_of_its_camera(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    with_pictures(&room).await;
    let fern = room.comes(&house, "Fern").await;
    let sent = from_a_telephone(2400, 1200);
    assert!(sent.windows(10).any(|part| part == b"Lighthouse"));
    let thread = begins(&fern, &room, &[("alt-1", "A \"meadow\"")], &[("image-1", &sent)]).await.leads_to();
    let page = room.oak.get(&thread).await;
    page.says("alt=\"A &#34;meadow&#34;\"").says("width=\"240\" height=\"480\" loading=\"lazy\"");
    page.keeps_silent("not described");
    let small = pictures(&page).remove(0);
    let large = small.trim_end_matches("/small").to_owned();
    for (address, expected) in [(&small, (240, 480)), (&large, (800, 1600))] {
        let answer = room.oak.get(address).await;
        assert_eq!((answer.status.as_u16(), size(&answer)), (200, expected));
        assert_eq!(answer.headers["content-type"], "image/jpeg");
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert!(answer.headers.contains_key("content-security-policy"));
        assert!(answer.bytes.len() <= domain::image::MOST_KEPT);
        for said in [&b"Lighthouse"[..], b"Exif", b"GPS"] {
            assert!(!answer.bytes.windows(said.len()).any(|part| part == said), "{address}");
        }
    }
    assert_eq!(house.get(&large).await.status, 303, "a visitor is led to the door");
    assert_eq!(house.person("Wren").await.get(&large).await.status, 404);
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    assert_eq!(other.oak.get(&large).await.status, 404);
    let id = large.rsplit('/').next().unwrap();
    assert_eq!(other.oak.get(&other.at(&format!("images/{id}"))).await.status, 404);
    fern.get("/account/export").await.says(&large).says("A &#34;meadow&#34;");
    fern.get("/account/export.json").await.says(id);
}

async fn drawings_stay_sharp_and_what_is_not_described_says_so(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    with_pictures(&room).await;
    let drawing: DynamicImage = RgbaImage::from_fn(300, 200, |x, _| {
        image::Rgba(if x < 150 { [10, 75, 78, 255] } else { [0, 0, 0, 0] })
    })
    .into();
    let (png, webp) = (file(&drawing, ImageFormat::Png), file(&drawing, ImageFormat::WebP));
    let thread = begins(&room.oak, &room, &[], &[("image-1", &png), ("image-3", &webp)]).await.leads_to();
    let page = room.oak.get(&thread).await;
    page.says("A picture, not described").says("width=\"300\" height=\"200\"");
    for small in pictures(&page) {
        let answer = room.oak.get(&small).await;
        assert_eq!(answer.headers["content-type"], "image/webp");
        let picture = image::load_from_memory(&answer.bytes).unwrap().to_rgba8();
        assert_eq!((picture.get_pixel(10, 10).0, picture.get_pixel(290, 10).0[3]), ([10, 75, 78, 255], 0));
    }
}

async fn a_picture_goes_with_its_post(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    with_pictures(&room).await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let sent = file(&photograph(60, 40), ImageFormat::Jpeg);
    let thread = begins(&fern, &room, &[], &[("image-1", &sent)]).await.leads_to();
    moss.post(&thread, &[("text", "It is lovely."), ("confirm", "on")]).await;
    let page = fern.get(&thread).await;
    let small = pictures(&page).remove(0);
    let post = page.text.split("id=\"p-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let post = room.at(&format!("posts/{post}"));
    room.oak.post(&format!("{post}/hide"), &[("reason", "It shows somebody.")]).await;
    assert!(pictures(&moss.get(&thread).await).is_empty());
    for (who, status) in [(&moss, 404), (&fern, 200), (&room.oak, 200)] {
        assert_eq!(who.get(&small).await.status, status);
    }
    room.oak.post(&format!("{post}/show"), &[]).await;
    assert_eq!(moss.get(&small).await.status, 200);
    fern.post(&format!("{post}/take-back"), &[]).await;
    for who in [&moss, &fern, &room.oak] {
        assert_eq!(who.get(&small).await.status, 404);
    }
    let with = [("text", "Another."), ("confirm", "on")];
    fern.post_files(&thread, &with, &[("image-1", &sent)]).await;
    let small = pictures(&moss.get(&thread).await).remove(0);
    fern.post(&room.at("me/leave"), &[]).await;
    assert_eq!(moss.get(&small).await.status, 404);
    assert!(pictures(&moss.get(&thread).await).is_empty());
}

async fn pictures_are_changed_with_the_words(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    with_pictures(&room).await;
    let sent = file(&photograph(60, 40), ImageFormat::Jpeg);
    let two = [("image-1", &sent[..]), ("image-2", &sent[..])];
    let thread = begins(&room.oak, &room, &[("alt-2", "A meadow")], &two).await.leads_to();
    let page = room.oak.get(&thread).await;
    let small = pictures(&page);
    let ids: Vec<&str> = small.iter().map(|small| small.rsplit('/').nth(1).unwrap()).collect();
    let edit = format!(
        "{}/edit",
        room.at(&format!("posts/{}", page.text.split("id=\"p-").nth(1).unwrap().split('"').next().unwrap()))
    );
    room.oak.get(&edit).await.says("value=\"A meadow\"").says("Take this picture away");
    let (alt, drop) = (format!("alt-{}", ids[0]), format!("drop-{}", ids[1]));
    let fields: Vec<_> =
        WORDS.iter().copied().chain([(alt.as_str(), "A field"), (drop.as_str(), "on")]).collect();
    let many = [("image-1", &sent[..]), ("image-2", &sent[..]), ("image-3", &sent[..])];
    let refused = room.oak.post_files(&edit, &fields, &many).await;
    assert_eq!(refused.status, 422);
    refused.says("at most 3 pictures").says("value=\"A field\"").says("checked");
    assert_eq!(room.oak.post_files(&edit, &fields, &two[..1]).await.status, 303);
    let page = room.oak.get(&thread).await;
    page.says("alt=\"A field\"").keeps_silent("A meadow").keeps_silent(ids[1]);
    assert_eq!(pictures(&page).len(), 2);
    assert_eq!(room.oak.get(&small[0]).await.status, 200);
    assert_eq!(room.oak.get(&small[1]).await.status, 404);
    room.oak.post(&edit, &WORDS).await;
    assert_eq!(
        pictures(&room.oak.get(&thread).await).len(),
        2,
        "a form that says nothing of them leaves them"
    );
}

/// A file that is small and says it is 60,000 by 60,000 pixels.
fn bomb() -> Vec<u8> {
    let mut png = file(&photograph(4, 4), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    })
}

async fn broken_pictures_are_refused_kindly(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    with_pictures(&room).await;
    let fern = room.comes(&house, "Fern").await;
    let jpeg = file(&photograph(80, 60), ImageFormat::Jpeg);
    let png = file(&photograph(80, 60), ImageFormat::Png);
    let large = vec![0xff; domain::image::MOST_BYTES + 1];
    let mut wrong: Vec<(Vec<u8>, &str)> = vec![
        (b"GIF89a not one of ours".to_vec(), "cannot read this picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "cannot read this picture"),
        (bomb(), "too large"),
        (large, "too large"),
    ];
    for at in [1, 2, 10, 40, png.len() / 2] {
        wrong.push((png[..at].to_vec(), "cannot read this picture"));
    }
    for at in [1, 3, 20, 160] {
        wrong.push((jpeg[..at].to_vec(), "cannot read this picture"));
    }
    for (file, said) in &wrong {
        let page = begins(&fern, &room, &[("alt-1", "A meadow")], &[("image-1", file)]).await;
        assert_eq!(page.status, 422, "{} bytes", file.len());
        page.says(said)
            .says("choose your pictures again")
            .says("Look at it.</textarea>")
            .says("value=\"A meadow\"");
    }
    // whatever a byte is changed to, it is a picture or it is refused
    for at in (0..jpeg.len()).step_by(jpeg.len() / 24) {
        let mut broken = jpeg.clone();
        broken[at] ^= 0x55;
        let status = begins(&room.oak, &room, &[], &[("image-1", &broken)]).await.status;
        assert!([303, 422].contains(&status.as_u16()), "byte {at}: {status}");
    }
    fern.get(&room.at("me")).await.says("Listening");
    let unconfirmed = fern.post_files(&room.at("threads/new"), &WORDS[..4], &[("image-1", &jpeg)]).await;
    assert_eq!(unconfirmed.status, 422);
    unconfirmed.says("choose your pictures again").says("say yes to the promise");
}

async fn nobody_without_a_seat_sends_much(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let much = vec![b'x'; 300 * 1024];
    let address = room.at("threads/new");
    let wren = house.person("Wren").await;
    assert_eq!(wren.post_files(&address, &WORDS, &[("image-1", &much)]).await.status, 404);
    assert_eq!(house.browser().post_files(&address, &WORDS, &[("image-1", &much)]).await.status, 401);
    assert_eq!(begins(&room.oak, &room, &[], &[("image-1", &much)]).await.status, 413, "pictures are off");
    let words = String::from_utf8(much).unwrap();
    let fields = [("title", "Long"), ("text", words.as_str())];
    assert_eq!(room.oak.post(&address, &fields).await.status, 413);
    with_pictures(&room).await;
    assert_eq!(room.oak.post(&address, &fields).await.status, 413);
    assert_eq!(room.oak.post_files(&address, &fields, &[]).await.status, 413);
}

on_both!(
    a_group_shares_no_pictures_unless_it_wants_to,
    a_picture_is_upright_small_and_says_nothing_of_its_camera,
    drawings_stay_sharp_and_what_is_not_described_says_so,
    a_picture_goes_with_its_post,
    pictures_are_changed_with_the_words,
    broken_pictures_are_refused_kindly,
    nobody_without_a_seat_sends_much,
);
