//! What becomes of a job that breaks: of a mistake, or of time.

use super::*;
use crate::{clock::Clock, config::Config};
use domain::{ListingId, Stamp, SubmissionId, Trouble};
use std::future::pending;

const NOON: Stamp = Stamp(1_795_435_200_000_000);

async fn app(folder: &std::path::Path) -> App {
    let database = format!("sqlite:{}", folder.join("directory.sqlite").display());
    let db = store::Db::open(&database.parse().unwrap()).await.unwrap();
    let config = Config { data: folder.to_owned(), database: Some(database), ..Config::default() };
    App::open(config, db, Clock::Fixed(NOON)).await.unwrap()
}

/// The only job, in hand at a time.
async fn in_hand(app: &App, now: Stamp) -> Job {
    app.db.claim_jobs(now, now.plus_seconds(LEASE), 1).await.unwrap().remove(0)
}

/// What jobs wait for.
async fn troubles(app: &App) -> Vec<Trouble> {
    app.db.troubled_jobs().await.unwrap().into_iter().map(|troubled| troubled.trouble).collect()
}

#[tokio::test]
async fn a_job_that_panics_is_tried_again_and_given_up_in_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path()).await;
    let work = Work::AskOwner { listing: ListingId::NIL, due: NOON };
    app.db.enqueue(work.job(&app, None).unwrap()).await.unwrap();
    let most = Trouble::Failed.most_attempts();
    for attempts in 1..=most {
        assert_eq!(app.db.count_given_up().await, Ok(0));
        let job = in_hand(&app, NOON.plus_seconds(attempts * 7 * 3600)).await;
        let done = attempt(async { panic!("as a mistake does") }, LONGEST).await;
        conclude(&app, job, done).await.unwrap();
        let waits = if attempts < most { vec![Trouble::Failed] } else { vec![] };
        assert_eq!(troubles(&app).await, waits, "after {attempts} attempts");
    }
    let over = app.db.given_up(9).await.unwrap();
    assert_eq!((over.len(), over[0].trouble), (1, Trouble::Failed));
    assert_eq!(name(&over[0].payload), "ask_owner");
    app.db.close().await;
}

#[tokio::test]
async fn a_job_that_takes_too_long_is_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path()).await;
    let work = Work::TellSender { submission: SubmissionId::NIL };
    app.db.enqueue(work.job(&app, None).unwrap()).await.unwrap();
    let job = in_hand(&app, NOON).await;
    conclude(&app, job, attempt(pending(), Duration::ZERO).await).await.unwrap();
    assert_eq!(troubles(&app).await, [Trouble::Slow]);
    let job = in_hand(&app, NOON.plus_seconds(60)).await;
    conclude(&app, job, attempt(async { Ok(()) }, LONGEST).await).await.unwrap();
    assert_eq!(app.db.count_jobs().await, Ok(0), "the next one ends well");
    app.db.close().await;
}

#[test]
fn work_of_another_program_has_no_name() {
    assert_eq!(name(r#"{"kind":"of_tomorrow"}"#), "unknown");
    assert_eq!(name("nothing"), "unknown");
}
