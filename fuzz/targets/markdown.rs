//! What people write, as it is shown.

#![no_main]

#[path = "../../server/src/markdown.rs"]
mod markdown;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let page = markdown::render(text);
    // text holds no "<" that is not escaped
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or(tag);
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
        assert!(["p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"].contains(&name), "{page}");
        let link = tag.split("href=\"").nth(1).map(str::to_ascii_lowercase);
        assert!(link.is_none_or(|to| to.starts_with("http://") || to.starts_with("https://")), "{page}");
    }
});
