use crate::group::any;
use crate::support::{Home, hours, id, on_both};
use crate::thread::two_threads;
use domain::appeal::{Answer, Appeal, Asked, Outcome};
use domain::member::{Role, Standing};
use domain::{MemberId, Stamp};
use store::Error;

on_both!(asked_once_an_act_and_answered_once, oldest_first_and_gone_with_who_asked, a_facilitator_has_a_seat);

pub(crate) fn appeal(number: u8, member: MemberId, act: i64) -> Appeal {
    let asked = Asked { words: format!("Please look {number}").into(), post: Some(id(1)) };
    Appeal { id: any(number), group: any(1), member, act, at: hours(number.into()), asked, answer: None }
}

fn answer(at: Stamp) -> Answer {
    Answer { at, outcome: Outcome::Undone, words: "Yes.".to_owned().into(), by: Some(any(4)) }
}

async fn asked_once_an_act_and_answered_once(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let first = appeal(1, any(3), 5);
    db.add_appeal(first.clone()).await.unwrap();
    let again = db.add_appeal(appeal(2, any(3), 5)).await;
    assert!(matches!(again, Err(Error::Conflict { table, .. }) if table == "appeals"));
    assert_eq!(db.appeal(any(1)).await, Ok(Some(first.clone())));
    assert_eq!(db.appeal(any(9)).await, Ok(None));
    assert_eq!(db.appeal_about(any(1), 5).await, Ok(Some(first.clone())));
    assert_eq!(db.appeal_about(any(1), 6).await, Ok(None));
    assert_eq!(db.answer_appeal(any(1), any(3), answer(hours(9))).await, Ok(true));
    assert_eq!(db.answer_appeal(any(1), any(3), answer(hours(10))).await, Ok(false), "once");
    let answered = Appeal { answer: Some(answer(hours(9))), ..first };
    assert_eq!(db.appeals_of_member(any(3)).await, Ok(vec![answered]));
    assert_eq!(db.open_appeals(None, 9).await, Ok(vec![]));
}

async fn oldest_first_and_gone_with_who_asked(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let (first, second) = (appeal(1, any(3), 5), appeal(2, any(4), 6));
    for appeal in [&second, &first] {
        db.add_appeal(appeal.clone()).await.unwrap();
    }
    assert_eq!(db.open_appeals(None, 9).await, Ok(vec![first.clone(), second.clone()]));
    assert_eq!(db.open_appeals(Some((first.at, first.id)), 9).await, Ok(vec![second.clone()]));
    assert_eq!(db.open_appeals_of(any(1), 1).await, Ok(vec![first]));
    assert_eq!(db.open_appeals_of(any(2), 9).await, Ok(vec![]));
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.open_appeals(None, 9).await, Ok(vec![second]));
    assert_eq!(db.appeals_of_member(any(3)).await, Ok(vec![]));
}

async fn a_facilitator_has_a_seat(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    assert_eq!(db.leaders(any(1)).await, Ok(vec![]));
    let mut elm = db.member(any(4)).await.unwrap().unwrap();
    for (role, standing, leads) in [
        (Role::CoFacilitator, Standing::Member, false),
        (Role::Facilitator, Standing::Member, true),
        (Role::Facilitator, Standing::Listening, true),
        (Role::Facilitator, Standing::Paused, false),
        (Role::Facilitator, Standing::Removed, false),
    ] {
        (elm.role, elm.standing) = (role, standing);
        db.save_member(elm.clone()).await.unwrap();
        assert_eq!(db.leaders(any(1)).await.unwrap() == [elm.id], leads, "{role} {standing}");
    }
}
