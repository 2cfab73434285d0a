use crate::support::{Home, bare, hours, id, listing, on_both};
use domain::submission::{Refusal, Submission, SubmissionState};
use store::{Db, Error};

on_both!(
    saved_as_it_goes,
    known_by_the_listing_that_it_becomes,
    the_queue_in_order,
    decided_once,
    left_drafts_are_forgotten
);

fn submission(number: u32, state: SubmissionState, changed: i64) -> Submission {
    Submission {
        id: id(number),
        listing: listing(number, "Elm"),
        state,
        typed: [("name".into(), " Elm ".into())].into(),
        begun: hours(0),
        changed: hours(changed),
        reason: None,
    }
}

async fn saved_as_it_goes(home: Home) {
    let draft = submission(1, SubmissionState::Draft, 0);
    home.db.save_submission(draft.clone()).await.unwrap();
    let later =
        Submission { changed: hours(1), typed: [("name".into(), "Elm Street".into())].into(), ..draft };
    home.db.save_submission(later.clone()).await.unwrap();
    assert_eq!(home.db.submission(id(1)).await.unwrap(), Some(later));
    assert_eq!(home.db.submission(id(2)).await.unwrap(), None);
    let nobodys = Submission { id: domain::SubmissionId::NIL, ..submission(1, SubmissionState::Draft, 0) };
    assert_eq!(home.db.save_submission(nobodys).await, Err(Error::NoId("submission")));
}

async fn known_by_the_listing_that_it_becomes(home: Home) {
    let (draft, other) =
        (submission(1, SubmissionState::Draft, 0), submission(2, SubmissionState::Waiting, 0));
    for one in [&draft, &other] {
        home.db.save_submission(one.clone()).await.unwrap();
    }
    assert_eq!(home.db.submission_of(draft.becomes()).await.unwrap(), Some(draft.clone()));
    assert_eq!(home.db.submission_of(id(1)).await, Ok(None), "its own id is another");
    // one of a program that did not know of it
    bare(&home.location, "UPDATE submissions SET listing = NULL").await;
    assert_eq!(home.db.submission_of(draft.becomes()).await, Ok(None));
    let newer = home.open_again().await;
    for one in [draft, other] {
        assert_eq!(newer.submission_of(one.becomes()).await.unwrap(), Some(one));
    }
    newer.close().await;
}

async fn the_queue_in_order(home: Home) {
    use SubmissionState::{Draft, Waiting};
    for (number, state, changed) in
        [(1, Waiting, 5), (2, Waiting, 1), (3, Draft, 0), (4, Waiting, 5), (5, Waiting, 3)]
    {
        home.db.save_submission(submission(number, state, changed)).await.unwrap();
    }
    let (mut order, mut after) = (Vec::new(), None);
    loop {
        let page = home.db.submissions(Waiting, after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some((last.changed, last.id));
        order.extend(page.iter().map(|submission| submission.id));
    }
    assert_eq!(order, [id(2), id(5), id(1), id(4)]);
    assert_eq!(home.db.count_submissions(Waiting).await, Ok(4));
    assert_eq!(home.db.count_submissions(SubmissionState::Returned).await, Ok(0));
}

/// Accepts a submission the way an action does; the refusal, if the rule says no.
async fn accept(db: Db) -> Result<(), Refusal> {
    let step = db.tx(|tx| {
        Box::pin(async move {
            let Some(mut held) = tx.hold_submission(id(1)).await? else { return Ok(Err(Refusal::NoName)) };
            if let Err(refusal) = held.may_decide() {
                return Ok(Err(refusal));
            }
            held.state = SubmissionState::Accepted;
            tx.save_listing(held.listing.clone(), hours(1)).await?;
            tx.save_submission(held).await?;
            Ok(Ok(()))
        })
    });
    step.await.unwrap()
}

async fn decided_once(home: Home) {
    assert_eq!(accept(home.db.clone()).await, Err(Refusal::NoName), "nothing to hold");
    home.db.save_submission(submission(1, SubmissionState::Waiting, 0)).await.unwrap();
    let other = home.open_again().await;
    let people: Vec<_> = (0..8)
        .map(|n| tokio::spawn(accept(if n % 2 == 0 { home.db.clone() } else { other.clone() })))
        .collect();
    let mut accepted = 0;
    for person in people {
        match person.await.unwrap() {
            Ok(()) => accepted += 1,
            Err(refusal) => assert_eq!(refusal, Refusal::NotWaiting),
        }
    }
    assert_eq!(accepted, 1);
    assert_eq!(home.db.last_change().await, Ok(1));
    other.close().await;
}

async fn left_drafts_are_forgotten(home: Home) {
    use SubmissionState::{Draft, Waiting};
    for (number, state, changed) in [(1, Draft, 0), (2, Draft, 9), (3, Waiting, 0)] {
        home.db.save_submission(submission(number, state, changed)).await.unwrap();
    }
    assert_eq!(home.db.forget_submissions(Draft, hours(9)).await, Ok(1));
    assert_eq!(home.db.submission(id(1)).await, Ok(None));
    assert_eq!(
        (home.db.count_submissions(Draft).await, home.db.count_submissions(Waiting).await),
        (Ok(1), Ok(1))
    );
}
