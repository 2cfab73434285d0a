use crate::support::{Home, a_few, hours, id, on_both};
use domain::{Owner, Stamp};
use store::Error;

on_both!(asked_when_due, a_void_link_stays_void, keeps_a_listing_that_is_there);

fn owner(listing: u32, next_ask_at: Stamp) -> Owner {
    Owner {
        listing: id(listing),
        key_version: 1,
        email: Some("desk@library.example".to_owned().into()),
        last_confirmed: None,
        next_ask_at,
        asked: 1,
        refused: 0,
    }
}

async fn asked_when_due(home: Home) {
    let db = &home.db;
    a_few(db, &["Elm", "Ash", "Oak"]).await;
    for owner in [owner(1, hours(0)), owner(2, hours(-1)), owner(3, hours(1))] {
        db.save_owner(owner).await.unwrap();
    }
    assert_eq!(db.due_owners(hours(0), 9).await, Ok(vec![owner(2, hours(-1)), owner(1, hours(0))]));
    assert_eq!(db.due_owners(hours(0), 1).await, Ok(vec![owner(2, hours(-1))]));
    let confirmed = Owner { email: None, last_confirmed: Some(hours(0)), ..owner(2, hours(4000)) };
    db.save_owner(confirmed.clone()).await.unwrap();
    assert_eq!(db.owner(id(2)).await, Ok(Some(confirmed)));
    assert_eq!(db.due_owners(hours(0), 9).await.unwrap().len(), 1);
    let dead = Owner { refused: 3, ..owner(1, hours(0)) };
    db.save_owner(dead.clone()).await.unwrap();
    assert_eq!(db.due_owners(hours(0), 9).await, Ok(vec![dead]), "somebody else has to ask them");
    assert_eq!(db.due_letters(hours(0), 9).await, Ok(vec![]), "no letter reaches them");
    assert_eq!(db.due_letters(hours(4000), 9).await, Ok(vec![owner(3, hours(1))]));
    assert!(!format!("{:?}", owner(1, hours(0))).contains("library"), "an address is never printed");
}

async fn a_void_link_stays_void(home: Home) {
    a_few(&home.db, &["Elm"]).await;
    assert_eq!(home.db.renew_owner_key(id(1)).await, Ok(None));
    home.db.save_owner(owner(1, hours(0))).await.unwrap();
    assert_eq!(home.db.renew_owner_key(id(1)).await, Ok(Some(2)));
    home.db.save_owner(owner(1, hours(5))).await.unwrap();
    let kept = home.db.owner(id(1)).await.unwrap().unwrap();
    assert_eq!((kept.key_version, kept.next_ask_at), (2, hours(5)));
}

async fn keeps_a_listing_that_is_there(home: Home) {
    assert_eq!(home.db.save_owner(owner(1, hours(0))).await, Err(Error::NoSuchListing));
    assert_eq!(home.db.owner(id(1)).await, Ok(None));
}
