use crate::support::{Home, a_few, hours, id, on_both};
use domain::Question;
use domain::report::{Closing, Report, ReportKind};
use store::Error;

on_both!(waits_until_closed, closed_once, about_a_listing_that_is_there);

fn report(number: u32, listing: u32, at: i64) -> Report {
    Report {
        id: id(number),
        listing: id(listing),
        kind: ReportKind::Ask,
        question: Some(Question::Cost),
        text: "Is the coffee free?".into(),
        at: hours(at),
        closed: None,
    }
}

async fn waits_until_closed(home: Home) {
    let db = &home.db;
    a_few(db, &["Elm", "Ash"]).await;
    for report in [report(1, 1, 3), report(2, 2, 1), report(3, 1, 3)] {
        db.add_report(report).await.unwrap();
    }
    assert_eq!(db.report(id(2)).await, Ok(Some(report(2, 2, 1))));
    let first = db.open_reports(None, 2).await.unwrap();
    assert_eq!(first, [report(2, 2, 1), report(1, 1, 3)]);
    assert_eq!(db.open_reports(Some((first[1].at, first[1].id)), 2).await, Ok(vec![report(3, 1, 3)]));
    assert_eq!(db.count_open_reports().await, Ok(3));

    let closing = Closing { at: hours(9), reason: "asked the host".into() };
    assert_eq!(db.close_report(id(1), closing.clone()).await, Ok(true));
    let closed = Report { closed: Some(closing), ..report(1, 1, 3) };
    assert_eq!(db.reports_of(id(1)).await, Ok(vec![closed, report(3, 1, 3)]));
    assert_eq!(db.count_open_reports().await, Ok(2));

    assert_eq!(db.forget_reports(hours(9)).await, Ok(0), "closed at that moment is not before it");
    assert_eq!(db.forget_reports(hours(10)).await, Ok(1));
    assert_eq!(db.forget_reports(hours(10)).await, Ok(0));
    assert_eq!(db.report(id(1)).await, Ok(None));
    assert_eq!(db.count_open_reports().await, Ok(2), "what waits is never forgotten");
}

async fn closed_once(home: Home) {
    a_few(&home.db, &["Elm"]).await;
    home.db.add_report(report(1, 1, 0)).await.unwrap();
    let closing = |reason: &str| Closing { at: hours(1), reason: reason.into() };
    assert_eq!(home.db.close_report(id(1), closing("mended")).await, Ok(true));
    assert_eq!(home.db.close_report(id(1), closing("again")).await, Ok(false));
    assert_eq!(home.db.close_report(id(2), closing("nothing there")).await, Ok(false));
    assert_eq!(home.db.report(id(1)).await.unwrap().unwrap().closed, Some(closing("mended")));
}

async fn about_a_listing_that_is_there(home: Home) {
    assert_eq!(home.db.add_report(report(1, 1, 0)).await, Err(Error::NoSuchListing));
    a_few(&home.db, &["Elm"]).await;
    home.db.add_report(report(1, 1, 0)).await.unwrap();
    let twice = home.db.add_report(report(1, 1, 0)).await;
    assert_eq!(twice, Err(Error::Conflict { table: "reports".into(), column: "id".into() }));
}
