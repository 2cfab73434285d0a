//! First floor: remembers the directory and its people, on embedded SQLite or on PostgreSQL.
//!
//! **One SQL text for both engines**; only `engine/sqlite.rs` and `engine/postgres.rs` may differ. What is stored is a
//! `domain` value as JSON, and beside it the few columns that it is looked up by. Time and ids come in as arguments.
//! Nothing here logs.
//!
//! Each noun has its file. Its methods are on [`Tx`], so that several make one change:
//!
//! ```no_run
//! # async fn story(db: store::Db, listing: domain::Listing, letter: store::Job, now: domain::Stamp)
//! # -> Result<(), store::Error> {
//! db.tx(move |tx| Box::pin(async move {
//!     tx.save_listing(listing, now).await?;
//!     tx.enqueue(letter).await
//! })).await?;
//! # Ok(()) }
//! ```
//!
//! and again on [`Db`], for one alone: `db.listing(id).await?`.

mod backup;
mod engine;
mod error;
mod location;
mod vault;

mod about;
mod account;
mod act;
mod ahead;
mod appeal;
mod arrival;
mod bell;
mod block;
mod challenge;
mod change;
mod chat;
mod claim;
mod concern;
mod contribution;
mod conversation;
mod credential;
mod erasure;
mod given_up;
mod group;
mod heart;
mod host;
mod identity;
mod image;
mod import;
mod invitation;
mod job;
mod listing;
mod member;
mod news;
mod notice;
mod owner;
mod post;
mod promise;
mod reading;
mod report;
mod resource;
mod sealing;
mod session;
mod setting;
mod source;
mod staff;
mod submission;
mod thread;
mod transfer;

pub use about::About;
pub use act::Broken;
pub use backup::verify_backup;
pub use change::Change;
pub use contribution::{Candidate, Remembered, SourceRow};
#[doc(hidden)]
pub use engine::last_version;
pub use engine::{Db, Sql, Step, Topic, Tx};
pub use erasure::ErasureId;
pub use error::Error;
pub use given_up::GivenUp;
pub use heart::Hearts;
pub use image::Picture;
pub use import::{ImportBatch, ImportRow};
pub use invitation::Invitation;
pub use job::{Job, JobId, Setback, Troubled, backoff_seconds};
pub use location::Location;
pub use member::Known;
pub use news::{Mark, News};
pub use source::{Refresh, Source};
pub use staff::StaffInvitation;
pub use thread::Draft;
pub use transfer::Transfer;
pub use vault::{Chance, RootKey, Roots};

/// Most bytes of a text that rows are looked up by: a source's name, a row's external id, a block key, a setting's
/// key. PostgreSQL's index cannot hold much more.
pub const MOST_KEY: usize = 512;

/// Every statement, so that one test can have both engines prepare it.
#[doc(hidden)]
pub fn statements() -> Vec<Sql> {
    [
        account::STATEMENTS,
        act::STATEMENTS,
        appeal::STATEMENTS,
        arrival::STATEMENTS,
        bell::STATEMENTS,
        block::STATEMENTS,
        challenge::STATEMENTS,
        change::STATEMENTS,
        claim::STATEMENTS,
        chat::STATEMENTS,
        contribution::STATEMENTS,
        credential::STATEMENTS,
        concern::STATEMENTS,
        conversation::STATEMENTS,
        given_up::STATEMENTS,
        group::STATEMENTS,
        heart::STATEMENTS,
        erasure::STATEMENTS,
        host::STATEMENTS,
        identity::STATEMENTS,
        image::STATEMENTS,
        import::STATEMENTS,
        invitation::STATEMENTS,
        job::STATEMENTS,
        listing::STATEMENTS,
        member::STATEMENTS,
        notice::STATEMENTS,
        news::STATEMENTS,
        owner::STATEMENTS,
        post::STATEMENTS,
        promise::STATEMENTS,
        reading::STATEMENTS,
        report::STATEMENTS,
        resource::STATEMENTS,
        sealing::STATEMENTS,
        session::STATEMENTS,
        setting::STATEMENTS,
        source::STATEMENTS,
        staff::STATEMENTS,
        submission::STATEMENTS,
        thread::STATEMENTS,
        transfer::STATEMENTS,
    ]
    .concat()
    .into_iter()
    .chain(backup::statements())
    .collect()
}

/// Every table and column that a backup holds, so that one test can see that none is missing.
#[doc(hidden)]
pub fn backed_up() -> impl Iterator<Item = (&'static str, &'static str)> {
    backup::columns()
}

/// A text that rows are looked up by, refused when it is too long.
fn key(what: &'static str, text: &str) -> Result<engine::Value, Error> {
    if text.len() > MOST_KEY { Err(Error::TooLong(what)) } else { Ok(text.into()) }
}
