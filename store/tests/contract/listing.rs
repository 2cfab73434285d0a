use crate::support::{Home, NOON, a_few, hours, id, ids, listing, on_both, row};
use domain::report::{Report, ReportKind};
use domain::{Brief, Listing, ListingId, Status};
use store::{Error, ImportBatch};

on_both!(
    kept_as_saved,
    in_the_order_asked,
    paged_by_id,
    a_change_replaces,
    old_facts_are_due,
    no_id_no_listing,
    any_text,
    erased_everywhere,
);

async fn kept_as_saved(home: Home) {
    let saved = Listing {
        description: "Tea, then each speaks in turn. «Nadie» must. 🫖".into(),
        tags: ["speaker".into()].into(),
        languages: ["es".into(), "en".into()].into(),
        ..listing(1, "Café y duelo")
    };
    home.db.save_listing(saved.clone(), NOON).await.unwrap();
    assert_eq!(home.db.listing(saved.id).await.unwrap(), Some(saved));
    assert_eq!(home.db.listing(id(2)).await.unwrap(), None);
}

async fn in_the_order_asked(home: Home) {
    let few = a_few(&home.db, &["Elm", "Ash", "Oak"]).await;
    let asked = vec![id(3), id(9), id(1), id(3)];
    let found = home.db.listings(asked.clone()).await.unwrap();
    assert_eq!(found, [few[2].clone(), few[0].clone(), few[2].clone()]);
    let brief: Vec<Brief> = found.into_iter().map(Brief::from).collect();
    assert_eq!(home.db.briefs(asked).await.unwrap(), brief);
    assert!(home.db.listings(Vec::new()).await.unwrap().is_empty());
}

async fn paged_by_id(home: Home) {
    let names: Vec<String> = (0..600).map(|n| format!("Group {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let saved = a_few(&home.db, &names).await;
    assert_eq!(home.db.count_listings().await.unwrap(), 600);
    assert_eq!(home.db.listings(ids(&saved)).await.unwrap(), saved);
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = home.db.all_listings(after, 250).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        found.extend(page);
    }
    assert_eq!(found, saved);
}

async fn a_change_replaces(home: Home) {
    let few = a_few(&home.db, &["Elm", "Ash"]).await;
    let renamed = Listing { name: "Elm Street".into(), status: Status::Paused, ..few[0].clone() };
    home.db.save_listing(renamed.clone(), hours(1)).await.unwrap();
    assert_eq!(home.db.all_listings(None, 10).await.unwrap(), [renamed, few[1].clone()]);
}

async fn old_facts_are_due(home: Home) {
    let checked = |number, date: &str| Listing { checked: date.parse().ok(), ..listing(number, "A") };
    let ended = Listing { status: Status::Ended, ..listing(5, "Ended") };
    // 2026-05-24 is 183 days before 2026-11-23: not yet old; a day earlier is
    let all = vec![
        checked(1, "2026-05-24"),
        checked(2, "2026-05-23"),
        listing(3, "Never"),
        checked(4, "2020-01-01"),
        ended,
    ];
    let today = NOON.date();
    let old: Vec<u32> =
        (1..).zip(&all).filter(|(_, l)| domain::answer::is_old(l.checked, today)).map(|(n, _)| n).collect();
    assert_eq!(old, [2, 3, 4, 5]);
    home.db.save_listings(all, NOON).await.unwrap();
    let due: Vec<ListingId> = home.db.listings_to_check(NOON, 10).await.unwrap();
    assert_eq!(
        due,
        [id(3), id(4), id(2)],
        "never checked first, then oldest; the ended one is left in peace"
    );
    assert_eq!(home.db.listings_to_check(NOON, 1).await.unwrap(), [id(3)]);
}

async fn no_id_no_listing(home: Home) {
    let nameless = Listing { name: "Nobody gave me an id".into(), ..Listing::default() };
    let refused = home.db.save_listings(vec![listing(1, "Elm"), nameless], NOON).await;
    assert_eq!(refused, Err(Error::NoId("listing")));
    assert_eq!(home.db.count_listings().await.unwrap(), 0);
}

async fn any_text(home: Home) {
    let odd =
        Listing { name: "zero \0 byte".into(), notes: "\0\u{1F}\u{FFFF}\u{10FFFF}".into(), ..listing(1, "") };
    home.db.save_listing(odd.clone(), NOON).await.unwrap();
    assert_eq!(home.db.listing(odd.id).await.unwrap(), Some(odd));
}

async fn erased_everywhere(home: Home) {
    let db = &home.db;
    let few = a_few(db, &["Elm", "Ash"]).await;
    for listing in &few {
        let keys = vec![(listing.id, vec!["elm".into()])];
        let rows = vec![row("aa", &listing.name, listing)];
        db.apply(ImportBatch { now: NOON, rows, keys, ..ImportBatch::default() }).await.unwrap();
        let owner = domain::Owner::new(listing.id, None, NOON);
        db.save_owner(owner).await.unwrap();
        let (kind, text) = (ReportKind::Gone, "The door was shut.".into());
        let id = domain::ReportId::from_bytes(listing.id.bytes());
        let report = Report { id, listing: listing.id, kind, question: None, text, at: NOON, closed: None };
        db.add_report(report).await.unwrap();
    }
    let since = db.last_change().await.unwrap();
    assert_eq!(db.erase_listing(id(1), hours(1)).await, Ok(true));
    assert_eq!(db.erase_listing(id(1), hours(1)).await, Ok(false));

    assert_eq!(db.all_listings(None, 9).await, Ok(vec![few[1].clone()]));
    let changes = db.changes(since, 9).await.unwrap();
    assert_eq!(changes.iter().map(|change| change.listing).collect::<Vec<_>>(), [few[0].id]);
    assert_eq!(db.contributions_of(id(1)).await.unwrap().len(), 0);
    assert_eq!(db.candidates(vec!["elm".into()]).await.unwrap().len(), 1);
    assert_eq!((db.reports_of(id(1)).await, db.owner(id(1)).await), (Ok(vec![]), Ok(None)));
    assert_eq!((db.count_open_reports().await, db.source_rows("aa".into()).await.unwrap().len()), (Ok(1), 1));
}
