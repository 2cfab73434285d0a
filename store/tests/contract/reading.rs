use crate::group::any;
use crate::support::{Home, hours, on_both};
use crate::thread::two_threads;
use domain::account::{self, Account};
use domain::reading::{Inner, Reading};

on_both!(a_room_is_open_to_one_reader_for_some_hours, who_knows_is_remembered);

pub(crate) fn reading(number: u8, at: i64) -> Reading {
    let inner = Inner { reason: format!("For reason {number}").into() };
    Reading { id: any(number), group: any(1), at: hours(at), ends: hours(at + 4), inner }
}

async fn a_room_is_open_to_one_reader_for_some_hours(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_account(Account { id: any(90), inner: account::Inner::default() }).await.unwrap();
    db.add_reading(reading(1, 10), any(90)).await.unwrap();
    db.add_reading(reading(2, 12), any(91)).await.unwrap();
    let open = async |reader, hour| db.reading(any(1), any(reader), hours(hour)).await.unwrap();
    assert_eq!(open(90, 9).await, None);
    assert_eq!(open(90, 10).await, Some(reading(1, 10)));
    assert_eq!(open(90, 14).await, None, "it ends by itself");
    assert_eq!(open(92, 10).await, None);
    assert_eq!(db.reading(any(2), any(90), hours(10)).await.ok().flatten(), None);
    assert_eq!(db.readings(any(1), 9).await, Ok(vec![reading(2, 12), reading(1, 10)]), "newest first");
    assert_eq!(db.end_reading(any(1), hours(11)).await, Ok(true));
    assert_eq!(db.end_reading(any(1), hours(12)).await, Ok(false));
    assert_eq!(open(90, 11).await, None);
    db.erase_account(any(90)).await.unwrap();
    assert_eq!(open(90, 10).await, None);
    assert_eq!(db.readings(any(1), 9).await.unwrap().len(), 2, "that it was read stays");
}

async fn who_knows_is_remembered(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_reading(reading(2, 12), any(90)).await.unwrap();
    db.add_reading(reading(1, 10), any(90)).await.unwrap();
    assert_eq!(db.unseen_readings(any(1), any(3), 9).await, Ok(vec![reading(1, 10), reading(2, 12)]));
    assert_eq!(db.witness(any(1), any(1), any(3)).await, Ok(true));
    assert_eq!(db.witness(any(1), any(1), any(3)).await, Ok(false));
    assert_eq!(db.witness(any(2), any(2), any(3)).await, Ok(false), "of their own group's room alone");
    assert_eq!(db.unseen_readings(any(1), any(3), 9).await, Ok(vec![reading(2, 12)]));
    assert_eq!(db.unseen_readings(any(1), any(4), 9).await.unwrap().len(), 2);
}
