use crate::support::{Home, on_both};
use store::Error;

on_both!(the_last_stands, the_first_decides);

async fn the_last_stands(home: Home) {
    let db = &home.db;
    assert_eq!(db.setting("country".into()).await, Ok(None));
    db.save_setting("country".into(), "US".into()).await.unwrap();
    db.save_setting("country".into(), "MX".into()).await.unwrap();
    db.save_setting("name".into(), "Common ground".into()).await.unwrap();
    assert_eq!(db.setting("country".into()).await, Ok(Some("MX".into())));
    let all = db.settings().await.unwrap();
    assert_eq!(all, [("country", "MX"), ("name", "Common ground")].map(|(k, v)| (k.into(), v.into())).into());
    let long = db.save_setting("x".repeat(513), String::new()).await;
    assert_eq!(long, Err(Error::TooLong("a setting's name")));
}

async fn the_first_decides(home: Home) {
    let other = home.open_again().await;
    let nodes: Vec<_> = (0..8)
        .map(|n| {
            let db = if n % 2 == 0 { home.db.clone() } else { other.clone() };
            tokio::spawn(async move { db.first_setting("key".into(), format!("of node {n}")).await.unwrap() })
        })
        .collect();
    let stands = home.db.first_setting("key".into(), "of the last".into()).await.unwrap();
    for node in nodes {
        assert_eq!(node.await.unwrap(), stands);
    }
    assert_eq!(home.db.setting("key".into()).await, Ok(Some(stands)));
    other.close().await;
}
