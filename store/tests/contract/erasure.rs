use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, chance, clear, on_both, open, roots};
use domain::Id;
use std::io::Cursor;
use store::{Db, Topic};

on_both!(whoever_was_erased_does_not_come_back, an_erasure_wakes_whoever_follows);

/// Fern and Elm are in a group; Fern's account and Elm's member are erased after a backup, which is then restored.
async fn whoever_was_erased_does_not_come_back(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    let (fern, elm, oak) = (member(3, any(1), "Fern"), member(4, any(1), "Elm"), member(5, any(1), "Oak"));
    for someone in [&fern, &elm, &oak] {
        join(db, someone).await;
    }
    let file = crate::backup::taken(db).await;
    db.erase_account(fern.inner.account).await.unwrap();
    db.erase_member(elm.id).await.unwrap();
    let ledger = db.erasures(None, 100).await.unwrap();
    assert_eq!(ledger.len(), 3, "an account and two members");
    db.close().await;

    clear(&home.location).await;
    let restored = Db::open(&home.location).await.unwrap();
    restored.restore(Cursor::new(file)).await.unwrap();
    restored.unlock(roots(&[1]), chance).await.unwrap();
    assert!(restored.member(fern.id).await.unwrap().is_some(), "the backup is older");
    for id in ledger.iter().chain(&[Id::from_bytes([9; 16])]) {
        restored.erase_again(*id).await.unwrap();
        assert_eq!(restored.erase_again(*id).await, Ok(false), "once");
    }
    for id in [fern.id, elm.id] {
        assert_eq!(restored.member(id).await, Ok(None));
    }
    assert_eq!(restored.account(fern.inner.account).await, Ok(None));
    let account = restored.account(elm.inner.account).await.unwrap().unwrap();
    assert_eq!(account.member_in(any(1)), None);
    assert_eq!(restored.member(oak.id).await, Ok(Some(oak)));
    restored.close().await;
}

async fn an_erasure_wakes_whoever_follows(home: Home) {
    let other = open(&home.location).await;
    home.db.open_group(group(1)).await.unwrap();
    let fern = member(3, any(1), "Fern");
    join(&home.db, &fern).await;
    let (mut here, mut there) = (home.db.changed(Topic::Erasures), other.changed(Topic::Erasures));
    home.db.erase_member(fern.id).await.unwrap();
    here.changed().await.unwrap();
    there.changed().await.unwrap();
    other.close().await;
}
