use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, on_both};
use domain::Block;
use store::Db;

on_both!(a_block_is_known_to_its_owner_alone, two_are_apart_whoever_blocked, who_erases_blocks_nobody);

/// A block of the member with this number, whose account is a hundred more.
pub(crate) fn block(number: u8, name: &str) -> Block {
    let pseudonym = name.to_owned().into();
    Block { group: any(1), member: any(number), account: any(number + 100), pseudonym }
}

/// Fern (3) and Elm (4) are in a group.
async fn two(db: &Db) {
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    join(db, &member(4, any(1), "Elm")).await;
}

async fn a_block_is_known_to_its_owner_alone(home: Home) {
    let db = &home.db;
    two(db).await;
    assert_eq!(db.add_block(any(103), block(4, "Elm")).await, Ok(true));
    assert_eq!(db.add_block(any(103), block(4, "Elm")).await, Ok(false));
    assert_eq!(db.blocks(any(103)).await, Ok(vec![block(4, "Elm")]));
    assert_eq!(db.blocks(any(104)).await, Ok(vec![]));
    assert_eq!(
        (db.has_blocked(any(103), any(4)).await, db.has_blocked(any(104), any(3)).await),
        (Ok(true), Ok(false))
    );
    assert_eq!(db.end_block(any(104), any(4)).await, Ok(false));
    assert_eq!(db.end_block(any(103), any(4)).await, Ok(true));
    assert_eq!(db.end_block(any(103), any(4)).await, Ok(false));
    assert_eq!(db.blocks(any(103)).await, Ok(vec![]));
    assert_eq!(db.has_blocked(any(103), any(4)).await, Ok(false));
}

async fn two_are_apart_whoever_blocked(home: Home) {
    let db = &home.db;
    two(db).await;
    assert_eq!(db.are_apart(any(103), any(104)).await, Ok(false));
    db.add_block(any(103), block(4, "Elm")).await.unwrap();
    // the same person by another name: one more row, and both have to end
    db.add_block(any(103), Block { member: any(5), ..block(4, "Rowan") }).await.unwrap();
    for (one, other) in [(103, 104), (104, 103)] {
        assert_eq!(db.are_apart(any(one), any(other)).await, Ok(true));
    }
    assert_eq!(db.are_apart(any(103), any(105)).await, Ok(false));
    db.end_block(any(103), any(4)).await.unwrap();
    assert_eq!(db.are_apart(any(104), any(103)).await, Ok(true));
    db.end_block(any(103), any(5)).await.unwrap();
    assert_eq!(db.are_apart(any(104), any(103)).await, Ok(false));
}

async fn who_erases_blocks_nobody(home: Home) {
    let db = &home.db;
    two(db).await;
    db.add_block(any(103), block(4, "Elm")).await.unwrap();
    db.erase_account(any(104)).await.unwrap();
    assert_eq!(db.blocks(any(103)).await.unwrap().len(), 1, "it is the blocker's to forget");
    db.erase_account(any(103)).await.unwrap();
    assert_eq!(db.are_apart(any(103), any(104)).await, Ok(false));
    assert_eq!(db.blocks(any(103)).await, Ok(vec![]));
}
