//! What people write, as it is shown: paragraphs, emphasis, lists, quotes and links. Nothing else: no pictures, no
//! headings, no HTML of theirs. It is made once, when something is written.

use ammonia::Builder;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use std::{collections::HashSet, sync::LazyLock};

/// The version of what is made here: words that were rendered by another one are rendered anew when they are read. To be
/// raised with every change of what a text looks like.
pub(crate) const VERSION: u32 = 1;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from(["p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"]))
        .tag_attributes([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))].into())
        .url_schemes(HashSet::from(["http", "https"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        // "https:page" without slashes would lead to a page of this server.
        .attribute_filter(|_, name, value| (name != "href" || leads_out(value)).then(|| value.into()));
    cleaner
});

fn leads_out(link: &str) -> bool {
    let link = link.to_ascii_lowercase();
    link.starts_with("https://") || link.starts_with("http://")
}

/// A text as HTML that is safe to show.
pub(crate) fn render(text: &str) -> String {
    let events = Parser::new_ext(text, Options::empty()).filter_map(plain);
    let mut page = String::with_capacity(text.len() * 2);
    html::push_html(&mut page, events);
    // The parser makes no tag that is not ours; the cleaner makes sure of it, and of what links lead to.
    CLEANER.clean(&page).to_string()
}

/// The words of a text alone, for a line of a list: without marks, each item behind a point.
pub(crate) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::Start(Tag::Item) => words.push_str(" • "),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item)
            | Event::SoftBreak
            | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// Headings, code and HTML become words; pictures become what they are called.
fn plain(event: Event<'_>) -> Option<Event<'_>> {
    let event = match event {
        Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
            Event::Start(Tag::Paragraph)
        }
        Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
            Event::End(TagEnd::Paragraph)
        }
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) | Event::Rule => return None,
        Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => Event::Text(text),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    };
    Some(event)
}

#[cfg(test)]
mod tests {
    use super::{render, words};

    #[test]
    fn a_line_of_a_list_has_no_marks() {
        let text = "# Nights\n\nThree *things*, `each`:\n\n- a lamp\n- **tea**\n\n> and\n> [rest](https://example.org)";
        let line = words(text).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(line, "Nights Three things, each: • a lamp • tea and rest");
    }

    #[test]
    fn what_people_write_is_shown_as_they_meant_it() {
        for (text, shown) in [
            ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n"),
            ("*so* **tired**", "<p><em>so</em> <strong>tired</strong></p>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("> you said", "<blockquote>\n<p>you said</p>\n</blockquote>\n"),
            ("# Big", "<p>Big</p>\n"),
            ("a `b` c", "<p>a b c</p>\n"),
            ("![a cat](http://x/cat.png)", "<p>a cat</p>\n"),
            ("I < you & me", "<p>I &lt; you &amp; me</p>\n"),
        ] {
            assert_eq!(render(text), shown, "{text}");
        }
        let link = render("[here](https://example.org/?a=1&b=2)");
        assert!(link.contains("href=\"https://example.org/?a=1&amp;b=2\""), "{link}");
        assert!(link.contains("rel=\"noopener noreferrer nofollow\""), "{link}");
        assert!(!render("[here](https:page)").contains("href"), "it would lead to a page of this server");
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](data:text/html,hi)",
            "[x](//evil.example)",
            "<https://a\" onmouseover=\"x>",
            "![x](https://evil.example/pixel)",
            "<style>p{}</style>",
            "[x]: javascript:alert(1)\n\n[x]",
            "<a href=\"https://x\" onclick=\"y\">z</a>",
        ] {
            let shown = render(text);
            for bad in [
                "<script",
                "<img",
                "<style",
                "href=\"javascript",
                "href=\"data",
                "href=\"//",
                "<a href=\"https://x\"",
            ] {
                assert!(!shown.contains(bad), "{text}: {shown}");
            }
            let tags = shown.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or(""));
            assert!(!tags.into_iter().any(|tag| tag.contains(" on")), "{text}: {shown}");
        }
    }
}
