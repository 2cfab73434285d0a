use crate::support::{Home, NOON, a_few, id, key, on_both, row};
use store::{Candidate, Error, ImportBatch, Remembered, SourceRow};

on_both!(remembered_by_row_listing_and_source, found_by_block_key);

async fn remembered_by_row_listing_and_source(home: Home) {
    let few = a_few(&home.db, &["Elm", "Ash"]).await;
    let rows = vec![row("aa", "9", &few[0]), row("aa", "10", &few[1]), row("na", "9", &few[0])];
    home.db.apply(ImportBatch { now: NOON, rows: rows.clone(), ..ImportBatch::default() }).await.unwrap();

    let remembered = |at: usize| Remembered {
        contribution: rows[at].contribution.clone(),
        digest: rows[at].digest.clone(),
        first_seen: NOON,
        last_seen: NOON,
    };
    assert_eq!(home.db.contribution(key("na", "9")).await.unwrap(), Some(remembered(2)));
    assert_eq!(home.db.contribution(key("na", "10")).await.unwrap(), None);
    assert_eq!(home.db.contributions_of(id(1)).await.unwrap(), [remembered(0), remembered(2)]);
    let each = home.db.contributions_of_each(vec![id(2), id(7), id(1)]).await.unwrap();
    assert_eq!(each, [remembered(1), remembered(0), remembered(2)]);
    let source_row = |external_id: &str, digest: &[u8], n| SourceRow {
        external_id: external_id.into(),
        digest: digest.into(),
        listing: id(n),
        last_seen: NOON,
    };
    let rows = home.db.source_rows("aa".into()).await.unwrap();
    assert_eq!(rows, [source_row("10", b"01", 2), source_row("9", b"9", 1)], "in the order of bytes");
}

async fn found_by_block_key(home: Home) {
    let few = a_few(&home.db, &["Elm", "Ash"]).await;
    let keys =
        vec![(few[0].id, vec!["46204 mon".into(), "elm".into()]), (few[1].id, vec!["46204 mon".into()])];
    home.db.apply(ImportBatch { now: NOON, keys, ..ImportBatch::default() }).await.unwrap();
    let found = home.db.candidates(vec!["elm".into(), "oak".into(), "46204 mon".into()]).await.unwrap();
    let candidate = |key: &str, n| Candidate { key: key.into(), listing: id(n) };
    assert_eq!(found, [candidate("elm", 1), candidate("46204 mon", 1), candidate("46204 mon", 2)]);
    let long = home.db.candidates(vec!["x".repeat(513)]).await;
    assert_eq!(long, Err(Error::TooLong("a block key")));
}
