//! What search engines may know: the public pages, nothing else.

use crate::{
    actions::export,
    app::Shared,
    web::{failure::Page, guide},
};
use axum::{
    extract::{Query, State},
    response::IntoResponse,
};
use domain::Listing;
use serde::Deserialize;
use std::fmt::Write;

/// Most addresses of one sitemap (sitemaps.org protocol 0.9).
const MOST: usize = 50_000;
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// Which part of a long one, from 1.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Which {
    part: Option<usize>,
}

/// `GET /sitemap.xml`; `GET /sitemap.xml?part=2` where there are more groups than one sitemap may hold.
pub(crate) async fn sitemap(State(app): State<Shared>, Query(which): Query<Which>) -> Page {
    let (base, all) = (escape(&app.public_url()), export::all(&app).await?);
    let pages: Vec<String> = ["/", "/guide", "/help", "/about", "/privacy", "/accessibility"]
        .map(str::to_owned)
        .into_iter()
        .chain(guide::addresses())
        .collect();
    let xml = write(&base, &pages, &all, which.part, MOST);
    Ok(([("content-type", "application/xml"), ("cache-control", "max-age=3600")], xml).into_response())
}

/// A sitemap, one part of it, or the list of its parts.
fn write(base: &str, pages: &[String], all: &[Listing], part: Option<usize>, most: usize) -> String {
    let parts = (pages.len() + all.len()).div_ceil(most);
    if parts > 1 && part.is_none() {
        let part = |n| format!("<sitemap><loc>{base}/sitemap.xml?part={n}</loc></sitemap>\n");
        let list: String = (1..=parts).map(part).collect();
        return format!("{HEAD}<sitemapindex {SCHEMA}>\n{list}</sitemapindex>\n");
    }
    let mut xml = format!("{HEAD}<urlset {SCHEMA}>\n");
    let address = |path: &String| format!("<url><loc>{base}{path}</loc></url>\n");
    let entries = pages.iter().map(address).chain(all.iter().map(|listing| entry(base, listing)));
    xml.extend(entries.skip((part.unwrap_or(1).max(1) - 1).saturating_mul(most)).take(most));
    xml.push_str("</urlset>\n");
    xml
}

fn entry(base: &str, listing: &Listing) -> String {
    let mut xml = format!("<url><loc>{base}/groups/{}</loc>", listing.id);
    if let Some(date) = listing.checked {
        let _ = write!(xml, "<lastmod>{date}</lastmod>");
    }
    xml.push_str("</url>\n");
    xml
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `GET /robots.txt`: pages of listings may be found; searches and forms may not.
pub(crate) async fn robots(State(app): State<Shared>) -> Page {
    let text = format!(
        "User-agent: *\nDisallow: /find\nDisallow: /shortlist\nDisallow: /submit\nDisallow: /keep\nDisallow: /setup\nDisallow: /leave\nSitemap: {}/sitemap.xml\n",
        app.public_url()
    );
    Ok(text.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_one_sitemap_may_hold_stands_in_several() {
        let (pages, all) = (["/".to_owned()], vec![Listing::default(); 4]);
        let count = |part, most| {
            let xml = write("https://example.org", &pages, &all, part, most);
            (xml.matches("<sitemap>").count(), xml.matches("<url>").count())
        };
        assert_eq!(count(None, 5), (0, 5));
        assert_eq!(count(None, 2), (3, 0));
        let parts = [1, 2, 3, 4].map(|part| count(Some(part), 2));
        assert_eq!(parts, [(0, 2), (0, 2), (0, 1), (0, 0)]);
        assert_eq!(count(Some(0), 2), (0, 2));
    }
}
