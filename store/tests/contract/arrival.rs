use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, on_both};
use domain::arrival::{Answer, Arrival, Said};
use domain::{MemberId, Promise, Promised};
use store::Error;

on_both!(
    a_first_meeting_is_a_promise_that_names_nobody,
    it_is_said_once_and_taken_back_whole,
    what_was_answered_long_ago_is_forgotten,
    who_leaves_takes_it_along,
);

pub(crate) fn arrival(number: u8, who: MemberId, words: &str) -> Arrival {
    let said = Said { at: hours(1), meeting: hours(30), words: Some(words.to_owned().into()) };
    Arrival { id: any(number), group: any(1), member: who, said, answer: None }
}

fn answer(at: u32, words: &str) -> Answer {
    Answer { at: hours(at.into()), by: any(4), words: words.to_owned().into() }
}

/// Fern (3) comes for the first time; Elm (4) keeps the group.
async fn comes(home: &Home) -> Arrival {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    join(db, &member(4, any(1), "Elm")).await;
    let fern = arrival(9, any(3), "I am shy.");
    db.add_arrival(fern.clone(), fern.promise(24)).await.unwrap();
    fern
}

async fn a_first_meeting_is_a_promise_that_names_nobody(home: Home) {
    let db = &home.db;
    let fern = comes(&home).await;
    assert_eq!(db.arrival(fern.id).await, Ok(Some(fern.clone())));
    assert_eq!(db.arrival_of(any(1), any(3)).await, Ok(Some(fern.clone())));
    assert_eq!((db.arrival_of(any(1), any(4)).await, db.arrival(any(8)).await), (Ok(None), Ok(None)));
    let promise = Promise::new(Promised::Arrival(fern.id), any(1), hours(1), 24);
    assert_eq!(db.open_promises(any(1), 9).await, Ok(vec![promise]));
    assert_eq!(db.promise_of_arrival(fern.id).await, Ok(Some(promise)));

    let said = answer(4, "I will wait at the door.");
    assert_eq!(db.answer_arrival(fern.id, any(3), said.clone()).await, Ok(true));
    assert_eq!(db.answer_arrival(fern.id, any(3), answer(5, "So will I.")).await, Ok(false), "once");
    assert_eq!(db.arrival(fern.id).await.unwrap().unwrap().answer, Some(said));
    assert_eq!(db.open_promises(any(1), 9).await, Ok(vec![]));
    let kept = db.promise_of_arrival(fern.id).await.unwrap().unwrap();
    assert_eq!(kept.answered, Some(hours(4)));
    assert_eq!(db.answer_times(any(1), 9).await, Ok(vec![3 * 3600]), "it counts as every answer does");
}

async fn it_is_said_once_and_taken_back_whole(home: Home) {
    let db = &home.db;
    let fern = comes(&home).await;
    let again = arrival(8, any(3), "Again.");
    let again = db.add_arrival(again.clone(), again.promise(24)).await;
    assert_eq!(again, Err(Error::Conflict { table: "arrivals".into(), column: "who".into() }));
    assert_eq!(db.open_promises(any(1), 9).await.unwrap().len(), 1, "nothing of it was written");
    assert_eq!(db.erase_arrival(any(1), any(3)).await, Ok(true));
    assert_eq!(db.erase_arrival(any(1), any(3)).await, Ok(false));
    assert_eq!((db.arrival(fern.id).await, db.promise_of_arrival(fern.id).await), (Ok(None), Ok(None)));
    assert_eq!(db.answer_arrival(fern.id, any(3), answer(4, "Welcome.")).await, Ok(false));
    let again = arrival(8, any(3), "After all.");
    db.add_arrival(again.clone(), again.promise(24)).await.unwrap();
}

async fn what_was_answered_long_ago_is_forgotten(home: Home) {
    let db = &home.db;
    let fern = comes(&home).await;
    assert_eq!(db.forget_arrivals(hours(999)).await, Ok(0), "what waits is never forgotten");
    db.answer_arrival(fern.id, any(3), answer(4, "Welcome.")).await.unwrap();
    assert_eq!((db.forget_arrivals(hours(4)).await, db.forget_arrivals(hours(5)).await), (Ok(0), Ok(1)));
    assert_eq!(db.arrival_of(any(1), any(3)).await, Ok(None));
    assert_eq!(db.answer_times(any(1), 9).await, Ok(vec![3 * 3600]));
}

async fn who_leaves_takes_it_along(home: Home) {
    let db = &home.db;
    let fern = comes(&home).await;
    db.answer_arrival(fern.id, any(3), answer(4, "Welcome.")).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    assert_eq!((db.arrival(fern.id).await, db.promise_of_arrival(fern.id).await), (Ok(None), Ok(None)));
}
