use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both};
use crate::thread::{post, thread};
use domain::account::{self, Account};
use domain::member::Standing;
use domain::{AccountId, Member};

on_both!(
    a_name_without_an_account_is_taken_over_once,
    a_link_goes_with_its_name_and_its_last_day,
    a_thread_comes_in_as_it_was,
);

fn unclaimed(number: u8, name: &str) -> Member {
    let mut member = member(number, any(1), name);
    member.inner.account = AccountId::NIL;
    member
}

async fn a_name_without_an_account_is_taken_over_once(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.add_unclaimed(unclaimed(3, "Fern"), "fern".into()).await.unwrap();
    db.add_claim([2; 32], any(3), 10).await.unwrap();
    db.add_claim([3; 32], any(3), 10).await.unwrap();
    assert_eq!(db.claim([2; 32], 10).await, Ok(None), "a name has one link");
    assert_eq!(db.claim([3; 32], 10).await, Ok(Some(any(3))));
    assert_eq!(db.claim([3; 32], 11).await, Ok(None), "it is over");
    db.add_account(Account { id: any(90), inner: account::Inner::default() }).await.unwrap();
    let mut fern = db.member(any(3)).await.unwrap().unwrap();
    fern.inner.account = any(90);
    db.take_over(fern.clone()).await.unwrap();
    assert_eq!(db.claim([3; 32], 10).await, Ok(None), "it is used up");
    assert_eq!(db.member(any(3)).await, Ok(Some(fern)));
    assert_eq!(db.account(any(90)).await.unwrap().unwrap().member_in(any(1)), Some(any(3)));
    db.erase_account(any(90)).await.unwrap();
    assert_eq!(db.member(any(3)).await, Ok(None));
}

async fn a_link_goes_with_its_name_and_its_last_day(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    let elm = Member { standing: Standing::Removed, ..unclaimed(4, "Elm") };
    db.add_unclaimed(elm, "elm".into()).await.unwrap();
    db.add_claim([4; 32], any(4), 10).await.unwrap();
    assert_eq!(db.erase_member(any(4)).await, Ok(true));
    assert_eq!(db.claim([4; 32], 10).await, Ok(None));
    assert_eq!(db.is_barred(any(1), AccountId::NIL).await, Ok(false), "nobody is put out by it");
    db.add_unclaimed(unclaimed(5, "Fern"), "fern".into()).await.unwrap();
    let again = db.add_unclaimed(unclaimed(6, "Fern"), "fern".into()).await;
    assert!(matches!(again, Err(store::Error::Conflict { .. })), "no two names look the same");
    db.add_claim([5; 32], any(5), 10).await.unwrap();
    assert_eq!((db.forget_claims(10).await, db.forget_claims(11).await), (Ok(0), Ok(1)));
}

async fn a_thread_comes_in_as_it_was(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.add_unclaimed(unclaimed(3, "Fern"), "fern".into()).await.unwrap();
    let oak = member(4, any(1), "Oak");
    join(db, &oak).await;
    let gone = domain::Post { member: None, said: None, ..post(2, 1, any(3), "") };
    let posts = vec![post(1, 1, any(3), "I cannot sleep."), gone];
    let begun = domain::Thread { pinned: true, hidden: true, ..thread(1, any(3)) };
    db.bring_thread(begun.clone(), posts.clone()).await.unwrap();
    let found = db.posts_after(id(1), None, 9).await.unwrap();
    assert_eq!(found.into_iter().map(|(post, _)| post).collect::<Vec<_>>(), posts);
    let brought = domain::Thread { replies: 1, last_at: hours(2), ..begun };
    assert_eq!(db.thread(id(1)).await.unwrap().unwrap().0, brought);
    assert_eq!(db.open_promises(any(1), 9).await, Ok(vec![]), "nothing is promised here");
}
