use crate::group::any;
use crate::support::{Home, on_both};
use domain::account::{Account, Inner};

on_both!(an_account_is_found_by_its_hours,);

async fn an_account_is_found_by_its_hours(home: Home) {
    let db = &home.db;
    db.set_bells(any(1), vec![6, 17]).await.unwrap();
    db.set_bells(any(2), vec![17]).await.unwrap();
    assert_eq!(db.bells(17, None, 9).await, Ok(vec![any(1), any(2)]));
    assert_eq!(db.bells(17, Some(any(1)), 9).await, Ok(vec![any(2)]));
    assert_eq!(db.bells(17, None, 1).await, Ok(vec![any(1)]));
    assert_eq!(db.bells(6, None, 9).await, Ok(vec![any(1)]));
    db.set_bells(any(1), vec![7]).await.unwrap();
    assert_eq!(db.bells(6, None, 9).await, Ok(vec![]));
    assert_eq!(db.bells(7, None, 9).await, Ok(vec![any(1)]));

    db.add_account(Account { id: any(1), inner: Inner::default() }).await.unwrap();
    db.erase_account(any(1)).await.unwrap();
    assert_eq!(db.bells(7, None, 9).await, Ok(vec![]));
}
