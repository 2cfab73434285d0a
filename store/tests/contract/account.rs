use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, id, on_both};
use domain::AccountId;
use domain::account::{Account, Inner};
use store::Error;

on_both!(found_by_name_alone, two_people_cannot_have_one_name, erased_is_gone, known_on_both_sides);

fn account(number: u32, name: Option<&str>) -> Account {
    let name = name.map(|name| name.to_owned().into());
    let inner = Inner { name, passphrase: Some("$argon2id$...".to_owned().into()), ..Inner::default() };
    Account { id: id(number), inner }
}

async fn found_by_name_alone(home: Home) {
    let db = &home.db;
    db.add_account(account(1, Some("Quiet River"))).await.unwrap();
    assert_eq!(db.account_named("quiet river".into()).await, Ok(Some(account(1, Some("Quiet River")))));
    assert_eq!(db.account_named("quiet".into()).await, Ok(None));
    let renamed = account(1, Some("Old Oak"));
    db.save_account(renamed.clone()).await.unwrap();
    assert_eq!(db.account_named("quiet river".into()).await, Ok(None));
    assert_eq!(db.account(id(1)).await, Ok(Some(renamed)));
    assert_eq!(db.count_accounts().await, Ok(1));
}

async fn two_people_cannot_have_one_name(home: Home) {
    let db = &home.db;
    db.add_account(account(1, Some("Robin"))).await.unwrap();
    let taken = Err(Error::Conflict { table: "accounts".into(), column: "name".into() });
    assert_eq!(db.add_account(account(2, Some("robin"))).await, taken);
    assert_eq!(db.account(id(2)).await, Ok(None), "nothing is left of the second");
    db.add_account(account(3, None)).await.unwrap();
    db.add_account(account(4, None)).await.unwrap();
    assert_eq!(db.save_account(account(3, Some("ROBIN"))).await, taken);
}

async fn erased_is_gone(home: Home) {
    let db = &home.db;
    db.add_account(account(1, Some("Robin"))).await.unwrap();
    assert_eq!(db.erase_account(id(1)).await, Ok(true));
    assert_eq!(db.erase_account(id(1)).await, Ok(false));
    assert_eq!(db.account(id(1)).await, Ok(None));
    assert_eq!(db.account(AccountId::NIL).await, Ok(None));
    db.add_account(account(2, Some("Robin"))).await.unwrap();
}

async fn known_on_both_sides(home: Home) {
    let db = &home.db;
    for number in [1, 2] {
        db.open_group(group(number)).await.unwrap();
    }
    let fern = member(3, any(1), "Fern");
    let also = domain::member::Member { inner: fern.inner.clone(), ..member(4, any(2), "Fern") };
    for someone in [&fern, &also] {
        join(db, someone).await;
    }
    let account = db.account(fern.inner.account).await.unwrap().unwrap();
    assert_eq!((account.member_in(any(1)), account.member_in(any(2))), (Some(fern.id), Some(also.id)));
    db.erase_member(fern.id).await.unwrap();
    let account = db.account(fern.inner.account).await.unwrap().unwrap();
    assert_eq!((account.member_in(any(1)), account.member_in(any(2))), (None, Some(also.id)));
    db.erase_account(account.id).await.unwrap();
    assert_eq!(db.member(also.id).await, Ok(None), "whoever erases an account leaves every group");
}
