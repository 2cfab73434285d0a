//! Writes all listings in a directory format.

use crate::app::App;
use domain::Listing;
use feeds::{feed::Format, hsds::Version};

/// A written feed.
#[derive(Debug)]
pub enum Written {
    /// One file: its media type and text.
    File(&'static str, String),
    /// Several files of one package: name and bytes.
    Package(Vec<(String, Vec<u8>)>),
}

/// Listings that are loaded at once.
const PAGE: usize = 2000;

/// The number of the last change: a feed that was written after it is as new as one can be.
pub async fn last_change(app: &App) -> anyhow::Result<i64> {
    Ok(app.db.last_change().await?)
}

/// Every public listing, by id.
pub async fn all(app: &App) -> anyhow::Result<Vec<Listing>> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = app.db.all_listings(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        all.extend(page);
    }
    Ok(all)
}

/// Writes every listing in a format.
pub async fn export(app: &App, format: Format) -> anyhow::Result<Written> {
    let listings = all(app).await?;
    let url = app.public_url();
    Ok(match format {
        Format::MeetingGuide => Written::File("application/json", feeds::meeting_guide::write(&listings)),
        Format::Bmlt => Written::File("application/json", feeds::bmlt::write(&listings)),
        Format::HsdsJson => {
            Written::File("application/json", feeds::hsds::write_json(&listings, Version::V3_1))
        }
        Format::HsdsPackage => Written::Package(feeds::hsds::write_package(&listings)),
        Format::Ical => {
            Written::File("text/calendar; charset=utf-8", feeds::ical::write(&listings, app.now()))
        }
        Format::JsonLd => {
            let graph = feeds::jsonld::write(&listings, &url);
            Written::File("application/ld+json", serde_json::to_string(&graph)?)
        }
        Format::Csv => Written::File("text/csv; charset=utf-8", feeds::csv::write(&listings)),
    })
}
