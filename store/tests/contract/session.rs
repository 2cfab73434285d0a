use crate::support::{Home, id, on_both};
use domain::account::{Account, Inner};
use domain::session::{self, Session};

on_both!(opens_until_its_day, ended_one_by_one_or_all_others);

fn session(token: u8, account: u32, ends: i64) -> Session {
    let inner = session::Inner { device: "Firefox on Linux".to_owned().into() };
    Session { token: [token; 32], account: id(account), ends, inner }
}

async fn people(home: &Home) {
    for number in [1, 2] {
        home.db.add_account(Account { id: id(number), inner: Inner::default() }).await.unwrap();
    }
}

async fn opens_until_its_day(home: Home) {
    people(&home).await;
    let db = &home.db;
    db.add_session(session(1, 1, 100)).await.unwrap();
    assert_eq!(db.session([1; 32], 100).await, Ok(Some(session(1, 1, 100))));
    assert_eq!(db.session([1; 32], 101).await, Ok(None));
    assert_eq!(db.session([2; 32], 1).await, Ok(None));
    let account = db.account(id(1)).await.unwrap().unwrap();
    assert_eq!(db.signed_in([1; 32], 100).await, Ok(Some((session(1, 1, 100), account))));
    assert_eq!(db.signed_in([1; 32], 101).await, Ok(None));
    db.prolong_session([1; 32], 130).await.unwrap();
    db.prolong_session([1; 32], 120).await.unwrap();
    assert_eq!(db.session([1; 32], 130).await, Ok(Some(session(1, 1, 130))));
    assert_eq!(db.forget_sessions(130).await, Ok(0));
    assert_eq!(db.forget_sessions(131).await, Ok(1));
}

async fn ended_one_by_one_or_all_others(home: Home) {
    people(&home).await;
    let db = &home.db;
    for (token, account) in [(1, 1), (2, 1), (3, 1), (4, 2)] {
        db.add_session(session(token, account, 100)).await.unwrap();
    }
    assert_eq!(db.end_session([4; 32], id(1)).await, Ok(false), "not theirs");
    assert_eq!(db.end_session([1; 32], id(1)).await, Ok(true));
    assert_eq!(db.sessions(id(1), 100).await, Ok(vec![session(2, 1, 100), session(3, 1, 100)]));
    assert_eq!(db.end_other_sessions(id(1), [3; 32]).await, Ok(1));
    assert_eq!(db.sessions(id(1), 100).await, Ok(vec![session(3, 1, 100)]));
    assert_eq!(db.sessions(id(2), 100).await.unwrap().len(), 1);
    assert_eq!(db.end_sessions(id(2)).await, Ok(1));
    db.erase_account(id(1)).await.unwrap();
    assert_eq!(db.session([3; 32], 1).await, Ok(None));
}
