use crate::group::any;
use crate::support::{Home, on_both};
use domain::account::{self, Account, Identity};
use store::Error;

on_both!(an_account_is_found_by_what_the_host_calls_it);

async fn an_account_is_found_by_what_the_host_calls_it(home: Home) {
    let db = &home.db;
    let identity = |host: u8, subject: &str| Identity { host: any(host), subject: subject.to_owned().into() };
    for number in [1, 2] {
        db.add_account(Account { id: any(number), inner: account::Inner::default() }).await.unwrap();
    }
    db.add_identity(any(1), identity(9, "henry")).await.unwrap();
    let found = db.account_identified(identity(9, "henry")).await.unwrap().unwrap();
    assert_eq!((found.id, found.inner.identity), (any(1), Some(identity(9, "henry"))));
    for other in [identity(9, "Henry"), identity(8, "henry")] {
        assert_eq!(db.account_identified(other).await, Ok(None));
    }
    let taken = db.add_identity(any(2), identity(9, "henry")).await;
    assert!(matches!(taken, Err(Error::Conflict { .. })), "{taken:?}");
    assert_eq!(db.account(any(2)).await.unwrap().unwrap().inner.identity, None);

    assert_eq!(db.remove_identity(any(2)).await, Ok(false));
    assert_eq!(db.remove_identity(any(1)).await, Ok(true));
    assert_eq!(db.account_identified(identity(9, "henry")).await, Ok(None));
    db.add_identity(any(2), identity(9, "henry")).await.unwrap();
    db.erase_account(any(2)).await.unwrap();
    assert_eq!(db.account_identified(identity(9, "henry")).await, Ok(None));
    db.add_identity(any(1), identity(9, "henry")).await.unwrap();
}
