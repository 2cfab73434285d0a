use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, on_both};
use domain::{Notice, NoticeKind, Notices};

on_both!(they_are_kept_for_one_member, old_ones_are_forgotten, they_go_with_their_member);

const DAY: i64 = 24;

fn let_in(hour: i64) -> Notice {
    Notice::new(NoticeKind::LetIn, hours(hour))
}

fn list(notices: &[Notice]) -> Notices {
    let mut list = Notices::default();
    for notice in notices {
        list.add(*notice, notice.at);
    }
    list
}

async fn fern_and_elm(home: &Home) {
    home.db.open_group(group(1)).await.unwrap();
    join(&home.db, &member(3, any(1), "Fern")).await;
    join(&home.db, &member(4, any(1), "Elm")).await;
}

async fn they_are_kept_for_one_member(home: Home) {
    let db = &home.db;
    fern_and_elm(&home).await;
    assert_eq!(db.notices(any(3)).await, Ok(Notices::default()));
    let two = list(&[let_in(1), let_in(2)]);
    db.save_notices(any(3), two.clone()).await.unwrap();
    assert_eq!(db.notices(any(3)).await, Ok(two));
    let mut read = list(&[let_in(1)]);
    read.read_all();
    db.save_notices(any(3), read.clone()).await.unwrap();
    assert_eq!(db.notices(any(3)).await, Ok(read));
    assert_eq!(db.notices(any(4)).await, Ok(Notices::default()));
}

async fn old_ones_are_forgotten(home: Home) {
    let db = &home.db;
    fern_and_elm(&home).await;
    db.save_notices(any(3), list(&[let_in(0), let_in(80 * DAY)])).await.unwrap();
    db.save_notices(any(4), list(&[let_in(0)])).await.unwrap();
    assert_eq!(db.forget_notices(hours(90 * DAY), 9).await, Ok(0), "not yet");
    assert_eq!(db.forget_notices(hours(91 * DAY), 9).await, Ok(2));
    assert_eq!(db.notices(any(3)).await, Ok(list(&[let_in(80 * DAY)])));
    assert_eq!(db.notices(any(4)).await, Ok(Notices::default()));
    assert_eq!(db.forget_notices(hours(91 * DAY), 9).await, Ok(0), "once");
}

async fn they_go_with_their_member(home: Home) {
    let db = &home.db;
    fern_and_elm(&home).await;
    db.save_notices(any(3), list(&[let_in(1)])).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.notices(any(3)).await, Ok(Notices::default()));
}
