use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, NOON, hours, id, on_both};
use domain::{Id, Trouble};
use store::{GivenUp, Job, JobId};

on_both!(kept_apart_tried_again_and_let_go, done_after_all, gone_with_whom_it_was_for, forgotten_in_the_end);

const TODAY: i64 = 20_780;

/// A job that somebody has in hand.
async fn in_hand(home: &Home, number: u32, payload: &str) -> Job {
    let job = Job {
        id: id(number),
        kind: "work".into(),
        payload: payload.into(),
        run_at: NOON,
        attempts: 0,
        dedupe_key: Some(format!("key {number}")),
        lost: 0,
    };
    home.db.enqueue(job).await.unwrap();
    home.db.claim_jobs(NOON, hours(1), 1).await.unwrap().remove(0)
}

fn given_up(number: u32, payload: &str, trouble: Trouble) -> GivenUp {
    GivenUp { id: id(number), kind: "work".into(), payload: payload.into(), trouble, since: TODAY }
}

async fn kept_apart_tried_again_and_let_go(home: Home) {
    let db = &home.db;
    let job = in_hand(&home, 1, "a").await;
    assert_eq!(db.give_up_job(job.clone(), Trouble::MailLogin, TODAY, None).await, Ok(true));
    assert_eq!(db.give_up_job(job, Trouble::MailLogin, TODAY, None).await, Ok(false), "another has it");
    assert_eq!((db.count_jobs().await, db.count_given_up().await), (Ok(0), Ok(1)));
    assert_eq!(db.next_job_at().await, Ok(None), "nobody tries it");
    // the same work stands there once, since it was given up first
    let again = in_hand(&home, 2, "a").await;
    assert_eq!(db.give_up_job(again, Trouble::Slow, TODAY + 1, None).await, Ok(true));
    assert_eq!(db.given_up(9).await, Ok(vec![given_up(1, "a", Trouble::Slow)]));

    assert_eq!(db.try_given_up(id(2), NOON).await, Ok(false));
    assert_eq!(db.try_given_up(id(1), NOON).await, Ok(true));
    assert_eq!(db.given_up(9).await, Ok(vec![]));
    let fresh = db.claim_jobs(NOON, hours(1), 9).await.unwrap().remove(0);
    assert_eq!((fresh.id, fresh.attempts, fresh.lost), (id(1), 1, 0), "as if it had never been tried");
    assert_eq!(db.give_up_job(fresh, Trouble::Slow, TODAY, None).await, Ok(true));
    assert_eq!(db.let_go(id(1)).await, Ok(true));
    assert_eq!(db.let_go(id(1)).await, Ok(false));
    assert_eq!(db.count_jobs().await, Ok(0));
}

async fn done_after_all(home: Home) {
    for (number, payload) in [(1, "a"), (2, "b")] {
        let job = in_hand(&home, number, payload).await;
        home.db.give_up_job(job, Trouble::MailAway, TODAY, None).await.unwrap();
    }
    let job = in_hand(&home, 3, "a").await;
    assert_eq!(home.db.finish_job(job).await, Ok(true));
    assert_eq!(home.db.given_up(9).await, Ok(vec![given_up(2, "b", Trouble::MailAway)]));
    assert_eq!(home.db.given_up(0).await, Ok(vec![]));
}

async fn gone_with_whom_it_was_for(home: Home) {
    home.db.open_group(group(1)).await.unwrap();
    let (fern, elm) = (member(3, any(1), "Fern"), member(4, any(1), "Elm"));
    join(&home.db, &fern).await;
    join(&home.db, &elm).await;
    let whom = [fern.inner.account.bytes(), fern.id.bytes(), elm.id.bytes(), elm.inner.account.bytes()];
    for (number, whom) in (1..).zip(whom) {
        let job = in_hand(&home, number, &format!("{number}")).await;
        home.db.give_up_job(job, Trouble::MailAway, TODAY, Some(Id::from_bytes(whom))).await.unwrap();
    }
    home.db.erase_account(fern.inner.account).await.unwrap();
    home.db.erase_member(elm.id).await.unwrap();
    let left: Vec<JobId> = home.db.given_up(9).await.unwrap().into_iter().map(|left| left.id).collect();
    assert_eq!(left, [id(4)], "Elm's account is still there");
}

async fn forgotten_in_the_end(home: Home) {
    for (number, day) in [(1, TODAY), (2, TODAY + 1)] {
        let job = in_hand(&home, number, &format!("{number}")).await;
        home.db.give_up_job(job, Trouble::MailAway, day, None).await.unwrap();
    }
    assert_eq!(home.db.forget_given_up(TODAY + 1).await, Ok(1));
    assert_eq!(home.db.forget_given_up(TODAY + 1).await, Ok(0));
    assert_eq!(home.db.given_up(9).await.unwrap()[0].id, id(2));
}
