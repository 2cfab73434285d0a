//! What is kept how long.

use crate::{
    RIVERSIDE,
    house::{House, NOON, on_both},
    submission::way_back,
};
use domain::{ReportId, SubmissionId, submission::SubmissionState};
use server::{
    actions::{report, submission},
    config::Config,
};

const DAY: i64 = 24 * 3600;

/// A visitor submits a group; the link of their draft.
async fn submit(house: &House, name: &str) -> String {
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    noor.post(&format!("{draft}/group"), &[("name", name), ("url", "example.org")]).await;
    noor.post(&draft, &[]).await;
    way_back(&noor.get(&draft).await)
}

fn id(draft: &str) -> SubmissionId {
    draft.trim_start_matches("/submit/").parse().unwrap()
}

/// So many days later, what the settings let go is forgotten; how much.
async fn tidied(house: &House, days: i64) -> (u64, u64) {
    let later = house.at(NOON.plus_seconds(days * DAY)).await;
    let forgotten = submission::forget_old(&later.app).await.unwrap();
    (forgotten, report::forget_closed(&later.app).await.unwrap())
}

async fn what_is_decided_goes_and_what_waits_stays(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let listing = house.listings().await[0].id;
    for text in ["It moved.", "It moved again."] {
        house.post(&format!("/groups/{listing}/report/correction"), &[("text", text)]).await;
    }
    let reports: Vec<ReportId> =
        house.app.db.open_reports(None, 9).await.unwrap().into_iter().map(|report| report.id).collect();
    let first = house.app.db.report(reports[0]).await.unwrap().unwrap();
    report::close(&house.app, &first, "Mended.").await.unwrap();
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to();
    let draft = way_back(&noor.get(&draft).await);
    let (accepted, returned, waiting) =
        (submit(&house, "Elm").await, submit(&house, "Ash").await, submit(&house, "Oak").await);
    submission::accept(&house.app, id(&accepted)).await.unwrap().unwrap().unwrap();
    submission::send_back(&house.app, id(&returned), "Which town?").await.unwrap().unwrap().unwrap();

    assert_eq!(tidied(&house, 89).await, (0, 0));
    assert_eq!(tidied(&house, 91).await, (1, 0), "the draft");
    assert_eq!(house.get(&draft).await.status, 404);
    assert_eq!(tidied(&house, 364).await, (0, 0));
    assert_eq!(tidied(&house, 366).await, (2, 1));
    assert_eq!(tidied(&house, 366).await, (0, 0), "again without harm");
    for (page, status) in [(&accepted, 404), (&returned, 404), (&waiting, 303)] {
        assert_eq!(house.get(page).await.status, status, "{page}");
    }
    assert_eq!(tidied(&house, 5000).await, (0, 0), "what waits for a person waits");
    assert_eq!(house.app.db.count_submissions(SubmissionState::Waiting).await, Ok(1));
    assert_eq!(house.app.db.count_open_reports().await, Ok(1));
    house.ask("Elm").await.says("Elm");
}

async fn the_settings_say_how_long(house: House) {
    let env = |name: &str| (name == "COMMONGROUND_KEEP_SUBMISSIONS_DAYS").then(|| "30".to_owned());
    let keep = Config::load(None, env).unwrap().keep;
    let accepted = submit(&house, "Elm").await;
    submission::accept(&house.app, id(&accepted)).await.unwrap().unwrap().unwrap();
    let config = Config { keep, ..house.app.config.clone() };
    let short = house.reopened(config, NOON).await;
    short.get("/privacy").await.says("your form for 30 days after").says("90 days without a change");
    assert_eq!(tidied(&short, 29).await, (0, 0));
    assert_eq!(tidied(&short, 31).await, (1, 0));
}

on_both!(what_is_decided_goes_and_what_waits_stays, the_settings_say_how_long);
