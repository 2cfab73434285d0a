use crate::support::{Home, NOON, a_few, hours, id, listing, on_both};
use domain::ListingId;
use futures_util::future::join_all;
use std::collections::BTreeSet;
use std::pin::pin;
use store::{Db, Error, Topic};

on_both!(followed_from_the_last, undone_leaves_no_trace, nobody_misses_one, wakes_this_node_and_the_other);

async fn seen(db: &Db, since: i64) -> Vec<(i64, ListingId)> {
    db.changes(since, 100).await.unwrap().into_iter().map(|change| (change.seq, change.listing)).collect()
}

async fn followed_from_the_last(home: Home) {
    let db = &home.db;
    assert_eq!(db.last_change().await.unwrap(), 0);
    a_few(db, &["Elm", "Ash"]).await;
    assert_eq!(seen(db, 0).await, [(1, id(1)), (2, id(2))]);
    db.save_listing(listing(1, "Elm Street"), hours(1)).await.unwrap();
    assert_eq!(seen(db, 0).await, [(2, id(2)), (3, id(1))], "only a listing's newest change is kept");
    assert_eq!(seen(db, 2).await, [(3, id(1))]);
    assert_eq!(db.changes(0, 1).await.unwrap().len(), 1);
    assert_eq!(db.changes(2, 9).await.unwrap()[0].at, hours(1));
    assert_eq!(db.last_change().await.unwrap(), 3);
}

async fn undone_leaves_no_trace(home: Home) {
    let step = home.db.tx::<(), _>(|tx| {
        Box::pin(async move {
            tx.save_listing(listing(1, "Elm"), NOON).await?;
            Err(Error::NoSuchListing)
        })
    });
    assert_eq!(step.await, Err(Error::NoSuchListing));
    assert_eq!((home.db.count_listings().await, home.db.last_change().await), (Ok(0), Ok(0)));
    a_few(&home.db, &["Ash"]).await;
    assert_eq!(seen(&home.db, 0).await, [(1, id(1))], "no number was lost");
}

async fn nobody_misses_one(home: Home) {
    let (node, follower) = (home.open_again().await, home.db.clone());
    let writers: Vec<_> = (0..40_u32)
        .map(|n| {
            let db = if n % 2 == 0 { home.db.clone() } else { node.clone() };
            tokio::spawn(async move { db.save_listing(listing(n + 1, "Elm"), NOON).await.unwrap() })
        })
        .collect();
    let mut written = pin!(join_all(writers));
    let mut wakes = follower.changed(Topic::Listings);
    let (mut since, mut met, mut all) = (0, BTreeSet::new(), None);
    loop {
        for (seq, listing) in seen(&follower, since).await {
            assert!(seq > since && met.insert(listing));
            since = seq;
        }
        if all.is_some() {
            break;
        }
        tokio::select! { done = &mut written => all = Some(done), wake = wakes.changed() => wake.unwrap() }
    }
    assert!(all.unwrap().iter().all(Result::is_ok));
    assert_eq!((since, met.len()), (40, 40));
    node.close().await;
}

async fn wakes_this_node_and_the_other(home: Home) {
    let other = home.open_again().await;
    let (mut here, mut there) = (home.db.changed(Topic::Listings), other.changed(Topic::Listings));
    here.mark_unchanged();
    a_few(&home.db, &["Elm"]).await;
    assert!(here.has_changed().unwrap(), "at once where it was made");
    while other.last_change().await.unwrap() < 1 {
        there.changed().await.unwrap();
    }
    there.changed().await.unwrap();
    assert_eq!(seen(&other, 0).await, [(1, id(1))]);
    other.close().await;
}
