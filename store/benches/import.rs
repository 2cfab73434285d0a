//! How fast the store is: `cargo bench -p store -- [ROWS] [LOCATION]`. Without a location: SQLite in a temporary folder.
//!
//! Prints figures and asserts none. A PostgreSQL database named here must be empty.

use domain::{
    Answer, AnswerSource, Contribution, Experience, Format, Listing, Place, Question, SourceKey, Stamp,
};
use std::time::Instant;
use store::{Db, Error, ImportBatch, ImportRow, Location};

const BATCH: usize = 2000;
const NOW: Stamp = Stamp(1_795_435_200_000_000);

fn listing(number: usize) -> Listing {
    let name = format!("Tuesday Circle {number}");
    let answer = Answer::new("What is said here stays here.", AnswerSource::Feed, None);
    Listing {
        id: domain::Id::new(NOW.plus_seconds(number as i64), [9; 10]),
        description: format!(
            "{name} is for people who live with loss. {}",
            "We listen and take turns. ".repeat(12)
        ),
        experiences: vec![Experience::of("bereavement")],
        formats: [Format::InPerson].into(),
        languages: ["en".into(), "es".into()].into(),
        place: Some(Place {
            venue: "St. Mark's Library".into(),
            street: format!("{number} Elm Street"),
            city: "Indianapolis".into(),
            postal_code: "46204".into(),
            ..Place::default()
        }),
        answers: [(Question::Confidentiality, answer)].into(),
        name,
        ..Listing::default()
    }
}

fn batch(numbers: std::ops::Range<usize>) -> ImportBatch {
    let listings: Vec<Listing> = numbers.clone().map(listing).collect();
    let row = |(number, listing): (usize, &Listing)| ImportRow {
        contribution: Contribution { key: key(number), listing: listing.clone() },
        digest: vec![7; 32],
    };
    let rows = numbers.clone().zip(&listings).map(row).collect();
    let keys = numbers.zip(&listings).map(|(n, l)| (l.id, keys(n))).collect();
    ImportBatch { now: NOW, listings, rows, keys, ..ImportBatch::default() }
}

fn key(number: usize) -> SourceKey {
    SourceKey { source: "bench".into(), external_id: format!("meeting-{number}") }
}

fn keys(number: usize) -> Vec<String> {
    vec![
        format!("name tuesday circle {number}"),
        format!("46204 tue {}", number % 5000),
        format!("elm {number}"),
    ]
}

fn told(what: &str, count: usize, began: Instant) {
    let seconds = began.elapsed().as_secs_f64();
    println!("{what:32} {count:>8}  {seconds:>8.3} s  {:>10.0}/s", count as f64 / seconds);
}

async fn run(db: &Db, rows: usize) -> Result<(), Error> {
    let parts = || (0..rows).step_by(BATCH).map(move |from| from..(from + BATCH).min(rows));
    for what in ["rows imported", "rows changed"] {
        let batches: Vec<ImportBatch> = parts().map(batch).collect();
        let began = Instant::now();
        for batch in batches {
            db.apply(batch).await?;
        }
        told(what, rows, began);
    }
    let began = Instant::now();
    for part in parts() {
        db.apply(ImportBatch { now: NOW, seen: part.map(key).collect(), ..ImportBatch::default() }).await?;
    }
    told("rows seen again", rows, began);
    let began = Instant::now();
    told("rows of the source", db.source_rows("bench".into()).await?.len(), began);
    let began = Instant::now();
    let mut found = 0;
    for part in parts() {
        found += db.candidates(part.flat_map(keys).collect()).await?.len();
    }
    told("candidates", found, began);
    read_and_save(db, rows).await
}

async fn read_and_save(db: &Db, rows: usize) -> Result<(), Error> {
    let began = Instant::now();
    let (mut count, mut after) = (0, None);
    loop {
        let page = db.all_listings(after, 1000).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        count += page.len();
    }
    told("listings read in pages", count, began);
    let began = Instant::now();
    for number in 0..500 {
        db.listings((0..20).map(|n| listing((number * 20 + n) % rows).id).collect()).await?;
    }
    told("pages of 20 listings", 500, began);
    let began = Instant::now();
    for number in 0..200 {
        db.save_listing(listing(number), NOW).await?;
    }
    told("saves, one after the other", 200, began);
    let began = Instant::now();
    let savers: Vec<_> = (0..32)
        .map(|saver| {
            let db = db.clone();
            tokio::spawn(async move {
                for number in 0..100 {
                    db.save_listing(listing(saver * 100 + number), NOW).await?;
                }
                Ok::<(), Error>(())
            })
        })
        .collect();
    for saver in savers {
        saver.await.map_err(|error| Error::Engine(error.to_string()))??;
    }
    told("saves, 32 at a time", 3200, began);
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let rows = arguments.next().map_or(Ok(100_000), |rows| rows.parse())?;
    let folder = tempfile::tempdir()?;
    let location = match arguments.next() {
        Some(location) => location.parse()?,
        None => Location::Sqlite(folder.path().join("directory.db")),
    };
    let db = Db::open(&location).await?;
    run(&db, rows).await?;
    db.close().await;
    Ok(())
}
