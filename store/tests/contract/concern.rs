use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both};
use domain::concern::{Concern, Desk, Inner, Named, Quoted};
use domain::{MemberId, Private};
use store::Db;

on_both!(
    a_concern_waits_until_it_is_closed,
    each_desk_has_its_own,
    it_outlives_who_leaves_without_their_name,
    an_erased_account_finds_what_is_left_of_it,
    what_was_closed_is_forgotten_in_its_time,
);

/// A concern of one member about another.
pub(crate) fn concern(number: u32, teller: MemberId, whom: MemberId) -> Concern {
    let text = |text: &str| Private::new(text.to_owned());
    let named = |member, name| Named { member, name: text(name) };
    let quoted = Quoted { name: Some(text("Elm")), at: hours(1), text: text("Send me a picture.") };
    let inner = Inner {
        teller: Some(named(teller, "Fern")),
        whom: Some(named(whom, "Elm")),
        reason: text("I said no."),
        post: Some(id(9)),
        words: vec![quoted],
        closed: None,
    };
    Concern { id: id(number), group: any(1), desk: Desk::Keepers, at: hours(number.into()), inner }
}

/// Fern (3), Elm (4) and Reed (5) are in a group.
async fn three(db: &Db) {
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    for (number, name) in [(3, "Fern"), (4, "Elm"), (5, "Reed")] {
        join(db, &member(number, any(1), name)).await;
    }
}

async fn a_concern_waits_until_it_is_closed(home: Home) {
    let db = &home.db;
    three(db).await;
    for (number, teller) in [(2, 5), (1, 3)] {
        db.add_concern(concern(number, any(teller), any(4))).await.unwrap();
    }
    let (first, second) = (concern(1, any(3), any(4)), concern(2, any(5), any(4)));
    assert_eq!(db.concern(id(1)).await, Ok(Some(first.clone())));
    assert_eq!(db.concern(id(9)).await, Ok(None));
    assert_eq!(
        db.concerns_of_group(any(1), 9).await,
        Ok(vec![first.clone(), second.clone()]),
        "oldest first"
    );
    assert_eq!(db.concerns_of_group(any(1), 1).await.unwrap().len(), 1);
    assert_eq!(db.concerns_of_group(any(2), 9).await, Ok(vec![]));
    assert_eq!(db.count_concerns_by(any(3)).await, Ok(1));
    let held = db.tx(|tx| Box::pin(async move { tx.hold_concern(id(1)).await })).await;
    assert_eq!(held, Ok(Some(first.clone())));
    let closed = first.closed("We spoke.".into());
    db.close_concern(closed.clone(), hours(5)).await.unwrap();
    assert_eq!(db.concern(id(1)).await, Ok(Some(closed)));
    assert_eq!(db.concerns_of_group(any(1), 9).await, Ok(vec![second]));
    assert_eq!(db.count_concerns_by(any(3)).await, Ok(0));
    assert_eq!(db.concerns_by(any(3)).await.unwrap().len(), 1, "closed ones as well");
    assert_eq!(db.concerns_by(any(4)).await, Ok(vec![]));
}

async fn each_desk_has_its_own(home: Home) {
    let db = &home.db;
    three(db).await;
    let other = Concern { desk: Desk::Operator, ..concern(2, any(3), any(4)) };
    db.add_concern(concern(1, any(3), any(4))).await.unwrap();
    db.add_concern(other.clone()).await.unwrap();
    assert_eq!(db.concerns_of_operator(9).await, Ok(vec![other.clone()]));
    assert_eq!(db.concerns_of_group(any(1), 9).await.unwrap().len(), 1);
    db.close_concern(other.closed("We wrote.".into()), hours(5)).await.unwrap();
    assert_eq!(db.concerns_of_operator(9).await, Ok(vec![]));
}

async fn it_outlives_who_leaves_without_their_name(home: Home) {
    let db = &home.db;
    three(db).await;
    for (number, teller, whom) in [(1, 3, 4), (2, 5, 3), (3, 5, 4)] {
        db.add_concern(concern(number, any(teller), any(whom))).await.unwrap();
    }
    db.erase_member(any(3)).await.unwrap();
    let left = db.concerns_of_group(any(1), 9).await.unwrap();
    let expected = [(1, 3, 4), (2, 5, 3), (3, 5, 4)]
        .map(|(number, teller, whom)| concern(number, any(teller), any(whom)).without(any(3)));
    assert_eq!(left, expected);
    assert_eq!((left[0].inner.teller.clone(), left[1].inner.whom.clone()), (None, None));
    assert_eq!(db.count_concerns_by(any(3)).await, Ok(0));
    assert_eq!(db.count_concerns_by(any(5)).await, Ok(2), "those who stay are named still");
    db.erase_member(any(4)).await.unwrap();
    let left = db.concerns_of_group(any(1), 9).await.unwrap();
    assert!(left.iter().all(|concern| concern.inner.whom.is_none() && concern.inner.words[0].name.is_none()));
    assert_eq!(left[0].inner.reason, concern(1, any(3), any(4)).inner.reason);
}

async fn an_erased_account_finds_what_is_left_of_it(home: Home) {
    let db = &home.db;
    three(db).await;
    for (number, teller, whom) in [(1, 3, 4), (2, 4, 5), (3, 5, 4), (4, 3, 5)] {
        db.add_concern(concern(number, any(teller), any(whom))).await.unwrap();
    }
    let account = |number| member(number, any(1), "x").inner.account;
    // Elm leaves, and erases the account later; Reed erases it at once
    db.erase_member(any(4)).await.unwrap();
    assert!(!db.concern(id(3)).await.unwrap().unwrap().inner.words.is_empty());
    for _ in 0..2 {
        db.erase_account(account(4)).await.unwrap();
        assert_eq!(db.concern(id(2)).await, Ok(None), "what Elm told was Elm's");
        for about in [1, 3] {
            let kept = db.concern(id(about)).await.unwrap().unwrap();
            assert!(kept.inner.words.is_empty() && !kept.inner.reason.show().is_empty());
        }
    }
    db.erase_account(account(5)).await.unwrap();
    let left = db.concerns_of_group(any(1), 9).await.unwrap();
    assert_eq!(left.iter().map(|concern| concern.id).collect::<Vec<_>>(), [id(1), id(4)]);
    assert!(left[1].inner.words.is_empty() && left[1].inner.whom.is_none());
    assert!(left.iter().all(|concern| concern.inner.teller.is_some()), "Fern is there still");
}

async fn what_was_closed_is_forgotten_in_its_time(home: Home) {
    let db = &home.db;
    three(db).await;
    for number in [1, 2] {
        db.add_concern(concern(number, any(3), any(4))).await.unwrap();
    }
    db.close_concern(concern(1, any(3), any(4)).closed("We spoke.".into()), hours(9)).await.unwrap();
    assert_eq!(db.forget_concerns(hours(9)).await, Ok(0), "closed at that moment is not before it");
    assert_eq!(db.forget_concerns(hours(10)).await, Ok(1));
    assert_eq!(db.forget_concerns(hours(99)).await, Ok(0), "what waits is kept");
    assert_eq!((db.concern(id(1)).await.unwrap(), db.concern(id(2)).await.unwrap().is_some()), (None, true));
}
