//! What search engines may know: the public pages, nothing else.

use crate::{actions::export, app::Shared, web::failure::Page};
use axum::{extract::State, response::IntoResponse};
use std::fmt::Write;

/// Most addresses of one sitemap (sitemaps.org protocol 0.9).
const MOST: usize = 50_000;

/// `GET /sitemap.xml`
pub(crate) async fn sitemap(State(app): State<Shared>) -> Page {
    let base = app.public_url();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in ["/", "/guide", "/help", "/about"] {
        let _ = writeln!(xml, "<url><loc>{}{path}</loc></url>", escape(&base));
    }
    for listing in export::all(&app).await?.into_iter().take(MOST - 4) {
        let _ = write!(xml, "<url><loc>{}/groups/{}</loc>", escape(&base), listing.id);
        if let Some(date) = listing.checked {
            let _ = write!(xml, "<lastmod>{date}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Ok(([("content-type", "application/xml"), ("cache-control", "max-age=3600")], xml).into_response())
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
