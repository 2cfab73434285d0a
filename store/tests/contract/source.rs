use crate::support::{Home, NOON, hours, on_both};
use domain::Stamp;
use store::{Refresh, Source};

on_both!(due_then_recorded, a_failure_keeps_what_was_known, what_is_read_otherwise_is_read_anew, removed);

fn source(name: &str, next_at: Option<Stamp>) -> Source {
    Source {
        name: name.into(),
        address: format!("https://{name}.example/meetings.json"),
        format: "meeting_guide".into(),
        zone: Some("America/New_York".into()),
        country: Some("US".into()),
        region: Some("OH".into()),
        mapping: Some("Treffen = name\n".into()),
        every_seconds: next_at.map(|_| 86_400),
        next_at,
        last: None,
    }
}

fn read_well() -> Refresh {
    Refresh {
        at: NOON,
        next_at: Some(hours(24)),
        etag: Some("\"abc\"".into()),
        last_modified: Some("Mon, 23 Nov 2026 12:00:00 GMT".into()),
        outcome: Some(r#"{"read":3}"#.into()),
        error: None,
        rows: Some(3),
    }
}

async fn due_then_recorded(home: Home) {
    let db = &home.db;
    for source in [
        source("na", Some(NOON)),
        source("aa", Some(hours(-1))),
        source("by-hand", None),
        source("later", Some(hours(1))),
    ] {
        db.save_source(source).await.unwrap();
    }
    let names = |sources: Vec<Source>| sources.into_iter().map(|source| source.name).collect::<Vec<_>>();
    assert_eq!(names(db.due_sources(NOON).await.unwrap()), ["aa", "na"]);
    assert_eq!(names(db.sources().await.unwrap()), ["aa", "by-hand", "later", "na"]);
    assert_eq!(db.source("by-hand".into()).await.unwrap(), Some(source("by-hand", None)));

    assert!(db.record_refresh("aa".into(), read_well()).await.unwrap());
    assert!(!db.record_refresh("nobody".into(), read_well()).await.unwrap());
    assert_eq!(names(db.due_sources(NOON).await.unwrap()), ["na"]);
    let recorded = Source { next_at: Some(hours(24)), last: Some(read_well()), ..source("aa", None) };
    let found = db.source("aa".into()).await.unwrap().unwrap();
    assert_eq!(found, Source { every_seconds: Some(86_400), ..recorded });
}

async fn a_failure_keeps_what_was_known(home: Home) {
    let db = &home.db;
    db.save_source(source("aa", Some(NOON))).await.unwrap();
    db.record_refresh("aa".into(), read_well()).await.unwrap();
    let failed = Refresh {
        at: hours(24),
        next_at: Some(hours(48)),
        error: Some("the server did not answer".into()),
        ..Refresh::default()
    };
    db.record_refresh("aa".into(), failed.clone()).await.unwrap();
    let last = db.source("aa".into()).await.unwrap().unwrap().last.unwrap();
    assert_eq!(last, Refresh { outcome: read_well().outcome, rows: Some(3), ..failed });
}

async fn what_is_read_otherwise_is_read_anew(home: Home) {
    let db = &home.db;
    db.save_source(source("aa", Some(NOON))).await.unwrap();
    db.record_refresh("aa".into(), read_well()).await.unwrap();
    db.save_source(Source { every_seconds: None, ..source("aa", Some(hours(1))) }).await.unwrap();
    let etag = async || db.source("aa".into()).await.unwrap().unwrap().last.unwrap().etag;
    assert_eq!(etag().await, read_well().etag, "the same address keeps its mark");
    for other in [
        Source { address: "https://elsewhere.example/".into(), ..source("aa", Some(NOON)) },
        Source { zone: None, ..source("aa", Some(NOON)) },
        Source { region: Some("KY".into()), ..source("aa", Some(NOON)) },
        Source { mapping: None, ..source("aa", Some(NOON)) },
    ] {
        db.save_source(source("aa", Some(NOON))).await.unwrap();
        db.record_refresh("aa".into(), read_well()).await.unwrap();
        db.save_source(other.clone()).await.unwrap();
        assert_eq!(etag().await, None, "it is read anew: {other:?}");
    }
}

async fn removed(home: Home) {
    home.db.save_source(source("aa", None)).await.unwrap();
    assert!(home.db.remove_source("aa".into()).await.unwrap());
    assert!(!home.db.remove_source("aa".into()).await.unwrap());
    assert!(home.db.sources().await.unwrap().is_empty());
}
