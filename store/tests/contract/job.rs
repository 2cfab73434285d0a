use crate::support::{Home, NOON, hours, id, listing, on_both};
use domain::Trouble;
use std::collections::BTreeSet;
use store::{Error, Job, Setback, Topic, Troubled, backoff_seconds};

on_both!(
    claimed_finished,
    once_for_a_key,
    tried_again_later,
    a_worker_that_is_not_heard_of_again_is_counted,
    what_was_put_back_is_told_by_reason,
    a_lost_claim_changes_nothing,
    shared_among_nodes,
    part_of_a_change
);

fn job(number: u32, run_at: i64) -> Job {
    Job {
        id: id(number),
        kind: "ask_owner".into(),
        payload: r#"{"listing":"…"}"#.into(),
        run_at: hours(run_at),
        attempts: 0,
        dedupe_key: None,
        lost: 0,
    }
}

/// A setback that passes by itself after some seconds.
fn later(seconds: i64) -> Setback {
    Setback { trouble: Trouble::MailLater, run_at: NOON.plus_seconds(seconds) }
}

fn claimed(job: Job) -> Job {
    Job { attempts: job.attempts + 1, ..job }
}

async fn claimed_finished(home: Home) {
    let db = &home.db;
    assert_eq!(db.next_job_at().await, Ok(None));
    for job in [job(1, 0), job(2, -1), job(3, 1)] {
        assert_eq!(db.enqueue(job).await, Ok(true));
    }
    assert_eq!(db.next_job_at().await, Ok(Some(hours(-1))));
    assert_eq!(db.count_jobs().await, Ok(3));
    let mine = db.claim_jobs(NOON, hours(2), 9).await.unwrap();
    assert_eq!(mine, [claimed(job(2, -1)), claimed(job(1, 0))]);
    assert_eq!(db.claim_jobs(NOON, hours(2), 9).await, Ok(vec![]), "nobody else gets them");
    assert_eq!(db.next_job_at().await, Ok(Some(hours(1))));
    assert_eq!(db.finish_job(mine[0].clone()).await, Ok(true));
    assert_eq!(db.finish_job(mine[0].clone()).await, Ok(false));
    assert_eq!(db.count_jobs().await, Ok(2));
    let again = db.enqueue(job(3, 0)).await;
    assert_eq!(again, Err(Error::Conflict { table: "jobs".into(), column: "id".into() }));
}

async fn once_for_a_key(home: Home) {
    let keyed = |number| Job { dedupe_key: Some("refresh aa".into()), ..job(number, 0) };
    assert_eq!(home.db.enqueue(keyed(1)).await, Ok(true));
    assert_eq!(home.db.enqueue(keyed(2)).await, Ok(false));
    let mine = home.db.claim_jobs(NOON, hours(1), 9).await.unwrap();
    assert_eq!(mine, [claimed(keyed(1))]);
    assert_eq!(home.db.enqueue(keyed(2)).await, Ok(false), "not while it runs");
    home.db.finish_job(mine[0].clone()).await.unwrap();
    assert_eq!(home.db.enqueue(keyed(2)).await, Ok(true));
    let long = Job { dedupe_key: Some("x".repeat(513)), ..job(3, 0) };
    assert_eq!(home.db.enqueue(long).await, Err(Error::TooLong("a job's dedupe key")));
}

async fn tried_again_later(home: Home) {
    let db = &home.db;
    db.enqueue(job(1, 0)).await.unwrap();
    let first = db.claim_jobs(NOON, hours(1), 1).await.unwrap().remove(0);
    assert_eq!(db.retry_job(first.clone(), later(30)).await, Ok(true));
    assert_eq!(db.retry_job(first, later(30)).await, Ok(false));
    let later = later(30).run_at;
    assert_eq!(db.claim_jobs(NOON.plus_seconds(29), hours(1), 1).await, Ok(vec![]));
    let second = db.claim_jobs(later, hours(1), 1).await.unwrap().remove(0);
    assert_eq!((second.attempts, second.run_at, second.lost), (2, later, 0));
    let waits: Vec<i64> = [i64::MIN, 0, 1, 2, 3, 10, 11, i64::MAX].map(backoff_seconds).into();
    assert_eq!(waits, [30, 30, 30, 60, 120, 15_360, 21_600, 21_600]);
}

async fn a_lost_claim_changes_nothing(home: Home) {
    let db = &home.db;
    db.enqueue(job(1, 0)).await.unwrap();
    let slow = db.claim_jobs(NOON, hours(1), 1).await.unwrap().remove(0);
    let quick = db.claim_jobs(hours(1), hours(2), 1).await.unwrap().remove(0);
    assert_eq!(db.finish_job(slow.clone()).await, Ok(false));
    assert_eq!(db.retry_job(slow, later(30)).await, Ok(false));
    assert_eq!(db.finish_job(quick).await, Ok(true));
}

async fn a_worker_that_is_not_heard_of_again_is_counted(home: Home) {
    let db = &home.db;
    db.enqueue(job(1, 0)).await.unwrap();
    assert_eq!(db.claim_jobs(NOON, hours(1), 1).await.unwrap()[0].lost, 0);
    let again = db.claim_jobs(hours(1), hours(2), 1).await.unwrap().remove(0);
    assert_eq!((again.attempts, again.lost), (2, 1));
    assert_eq!(db.retry_job(again, later(7200)).await, Ok(true));
    let put_back = db.claim_jobs(hours(2), hours(3), 1).await.unwrap().remove(0);
    assert_eq!((put_back.attempts, put_back.lost), (3, 1), "who says why is not lost");
    let unsure = Setback { trouble: Trouble::MailUnsure, run_at: hours(3) };
    assert_eq!(db.retry_job(put_back, unsure).await, Ok(true));
    assert_eq!(db.claim_jobs(hours(3), hours(4), 1).await.unwrap()[0].lost, 2);
}

async fn what_was_put_back_is_told_by_reason(home: Home) {
    let db = &home.db;
    for number in 1..=4 {
        db.enqueue(job(number, 0)).await.unwrap();
    }
    assert_eq!(db.troubled_jobs().await, Ok(vec![]));
    let mine = db.claim_jobs(NOON, hours(1), 3).await.unwrap();
    let login = Setback { trouble: Trouble::MailLogin, run_at: hours(6) };
    for (job, setback) in mine.into_iter().zip([later(60), login, later(30)]) {
        db.retry_job(job, setback).await.unwrap();
    }
    let told = |trouble, jobs, next| Troubled { trouble, jobs, next, attempts: 1 };
    let all = vec![told(Trouble::MailLater, 2, NOON.plus_seconds(30)), told(Trouble::MailLogin, 1, hours(6))];
    assert_eq!(db.troubled_jobs().await, Ok(all));
    assert_eq!(db.claim_jobs(NOON, hours(1), 9).await.unwrap().len(), 1, "the one that was never tried");
    assert_eq!(db.hurry_jobs(NOON).await, Ok(3));
    assert_eq!(db.claim_jobs(NOON, hours(1), 9).await.unwrap().len(), 3);
    assert_eq!(db.hurry_jobs(NOON).await, Ok(0), "not what somebody has in hand");
}

async fn shared_among_nodes(home: Home) {
    let other = home.open_again().await;
    for number in 1..=60 {
        home.db.enqueue(job(number, 0)).await.unwrap();
    }
    let workers: Vec<_> = (0..6)
        .map(|n| {
            let db = if n % 2 == 0 { home.db.clone() } else { other.clone() };
            tokio::spawn(async move { db.claim_jobs(NOON, hours(1), 10).await.unwrap() })
        })
        .collect();
    let mut taken = BTreeSet::new();
    for worker in workers {
        for job in worker.await.unwrap() {
            assert!(taken.insert(job.id), "two workers have the same job");
        }
    }
    taken.extend(home.db.claim_jobs(NOON, hours(1), 60).await.unwrap().into_iter().map(|job| job.id));
    assert_eq!(taken.len(), 60);
    other.close().await;
}

async fn part_of_a_change(home: Home) {
    let mut wakes = home.db.changed(Topic::Jobs);
    wakes.mark_unchanged();
    let change = home.db.tx(|tx| {
        Box::pin(async move {
            tx.save_listing(listing(1, "Elm"), NOON).await?;
            tx.enqueue(job(1, 0)).await
        })
    });
    assert_eq!(change.await, Ok(true));
    assert!(wakes.has_changed().unwrap());
    let undone = home.db.tx::<(), _>(|tx| {
        Box::pin(async move {
            tx.enqueue(job(2, 0)).await?;
            Err(Error::NoSuchListing)
        })
    });
    assert_eq!(undone.await, Err(Error::NoSuchListing));
    assert_eq!(home.db.claim_jobs(NOON, hours(1), 9).await.unwrap().len(), 1);
}
