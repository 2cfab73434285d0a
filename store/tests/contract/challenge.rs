use crate::support::{Home, hours, on_both};

on_both!(taken_once_and_in_time,);

async fn taken_once_and_in_time(home: Home) {
    let db = &home.db;
    for token in [1, 2, 3] {
        db.add_challenge([token; 32], hours(i64::from(token)), "what was asked".to_owned().into())
            .await
            .unwrap();
    }
    assert_eq!(db.take_challenge([1; 32], hours(0)).await, Ok(Some("what was asked".to_owned().into())));
    assert_eq!(db.take_challenge([1; 32], hours(0)).await, Ok(None), "nobody takes it twice");
    assert_eq!(db.take_challenge([2; 32], hours(2)).await, Ok(None), "too late");
    assert_eq!(db.forget_challenges(hours(2)).await, Ok(0), "the late one went when it was asked for");
    assert_eq!(db.forget_challenges(hours(3)).await, Ok(1));
    assert_eq!(db.take_challenge([9; 32], hours(0)).await, Ok(None));
}
