use crate::group::any;
use crate::support::{Home, a_few, id, on_both};
use domain::host::{Desk, Host, Inner, SignIn};
use store::Error;

on_both!(a_host_is_kept_and_changed, a_listing_is_one_hosts_alone);

pub(crate) fn desk(number: u8, name: &str) -> Desk {
    let host = Host { name: name.into(), ..Host::default() };
    Desk { id: any(number), inner: Inner { host, sign_in: None } }
}

async fn a_host_is_kept_and_changed(home: Home) {
    let db = &home.db;
    db.add_host(desk(1, "Riverside Hospice")).await.unwrap();
    db.add_host(desk(2, "Hill Library")).await.unwrap();
    assert!(matches!(db.add_host(desk(1, "Another")).await, Err(Error::Conflict { .. })));
    let mut changed = desk(1, "Riverside");
    changed.inner.sign_in = Some(SignIn {
        issuer: "https://login.example.org".into(),
        client: "commonground".into(),
        secret: "hush".to_owned().into(),
        rules: vec!["example.org".into()],
    });
    db.save_host(changed.clone()).await.unwrap();
    assert_eq!(db.host(any(1)).await, Ok(Some(changed)));
    assert_eq!(db.host(any(9)).await, Ok(None));
    assert_eq!(db.hosts(None, 9).await.unwrap().len(), 2);
    assert_eq!(db.hosts(Some(any(1)), 9).await, Ok(vec![desk(2, "Hill Library")]));
    assert_eq!(db.hosts(None, 1).await.unwrap().len(), 1);
}

async fn a_listing_is_one_hosts_alone(home: Home) {
    let db = &home.db;
    a_few(db, &["Elm", "Oak"]).await;
    for number in [1, 2] {
        db.add_host(desk(number, "Riverside")).await.unwrap();
    }
    assert_eq!(db.give_listing(any(1), id(1)).await, Ok(true));
    assert_eq!(db.give_listing(any(2), id(1)).await, Ok(false), "it is another's");
    assert_eq!(db.give_listing(any(1), id(2)).await, Ok(true));
    assert_eq!(db.host_of_listing(id(1)).await.unwrap().unwrap().id, any(1));
    assert_eq!(db.host_of_listing(id(3)).await, Ok(None));
    assert_eq!(db.listings_of_host(any(1)).await, Ok(vec![id(1), id(2)]));
    assert_eq!(db.take_listing(any(2), id(1)).await, Ok(false));
    assert_eq!(db.take_listing(any(1), id(1)).await, Ok(true));
    assert_eq!(db.listings_of_host(any(1)).await, Ok(vec![id(2)]));
}
