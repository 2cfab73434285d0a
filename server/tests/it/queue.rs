//! The queue's pages, for those who run the server and for nobody else.

use crate::house::{House, PASSPHRASE, Person, on_both};
use domain::submission::SubmissionState;
use server::actions::account;

/// Somebody who runs the server.
pub(crate) async fn operator(house: &House) -> Person<'_> {
    let olga = house.person("Olga").await;
    assert!(account::make_operator(&house.app, "olga").await.unwrap());
    assert_eq!(olga.get("/queue").await.status, 303, "with new rights comes a new session");
    olga.post("/sign-in", &[("name", "olga"), ("passphrase", PASSPHRASE)]).await;
    olga
}

/// A visitor submits a group; their browser, and the address of their draft's door.
async fn submit<'h>(house: &'h House, name: &str, description: &str) -> (Person<'h>, String) {
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    let fields = [("name", name), ("url", "example.org"), ("description", description)];
    noor.post(&format!("{draft}/group"), &fields).await;
    noor.post(&draft, &[]).await;
    (noor, draft)
}

/// The number of the only submission that waits.
async fn number(house: &House) -> domain::ListingId {
    house.app.db.submissions(SubmissionState::Waiting, None, 9).await.unwrap()[0].becomes()
}

async fn what_opens_a_draft_stands_on_no_page_of_the_desk(house: House) {
    let olga = operator(&house).await;
    let (noor, draft) = submit(&house, "Hope Circle", "We listen.").await;
    let secret = crate::submission::way_back(&noor.get(&draft).await);
    let secret = secret.trim_start_matches("/submit/");
    let number = number(&house).await;
    let page = format!("/queue/submissions/{number}");
    let silent = [("decision", "return"), ("reason", " ")];
    let pages = [
        olga.get("/queue").await,
        olga.get(&page).await,
        olga.post(&page, &silent).await,
        olga.post(&page, &[("decision", "accept")]).await,
        olga.get(&page).await,
    ];
    for seen in &pages {
        seen.keeps_silent(secret);
    }
    pages[0].says(&page);
    pages[4].says("It is public");
    // what stands in the address opens no draft, and what opens the draft is none of the desk's
    for rest in ["", "/check", "/group"] {
        assert_eq!(house.get(&format!("/submit/{number}{rest}")).await.status, 404);
    }
    assert_eq!(olga.get(&format!("/queue/submissions/{secret}")).await.status, 404);
    assert_eq!(house.browser().get(&format!("/submit/{secret}")).await.leads_to(), draft);
}

async fn a_submission_is_looked_at_and_decided(house: House) {
    let olga = operator(&house).await;
    olga.get("/queue").await.says("No group is listed here yet").says("commonground import");
    let (noor, draft) = submit(&house, "Hope Circle", "We cure diabetes for good, guaranteed.").await;
    let queue = olga.get("/queue").await;
    queue.says("Hope Circle").says("red flag");
    let page = format!("/queue/submissions/{}", number(&house).await);
    olga.get(&page).await.says("cure diabetes").says("https://example.org").says("Send it back");
    let silent = olga.post(&page, &[("decision", "return"), ("reason", " ")]).await;
    assert_eq!(silent.status, 422);
    silent.says("Please write why");
    let reason = [("decision", "return"), ("reason", "Please promise no cure.")];
    assert_eq!(olga.post(&page, &reason).await.leads_to(), "/queue");
    noor.get(&format!("{draft}/check")).await.says("Please promise no cure.");
    let mended = [("name", "Hope Circle"), ("url", "example.org"), ("description", "We listen.")];
    noor.post(&format!("{draft}/group"), &mended).await;
    noor.post(&draft, &[]).await;
    assert_eq!(olga.post(&page, &[("decision", "accept")]).await.leads_to(), "/queue");
    noor.get(&draft).await.says("It is public");
    olga.get(&page).await.says("It is public").keeps_silent("Accept it");
    assert_eq!(olga.post(&page, &reason).await.leads_to(), page, "decided once");
    olga.get("/queue").await.says("Nothing waits");
}

/// A list elsewhere still has the group; whoever looked into it here knows better, until they learn otherwise.
async fn a_group_that_has_ended_is_found_no_more(house: House) {
    let olga = operator(&house).await;
    house.import("a", crate::RIVERSIDE).await;
    let listings = house.listings().await;
    let listing = listings.iter().find(|listing| listing.name == "Widowed Together").unwrap().id;
    let tell = async |kind: &str, status: &str| {
        house.post(&format!("/groups/{listing}/report/{kind}"), &[("text", "Look.")]).await;
        let report = house.app.db.open_reports(None, 1).await.unwrap()[0].id;
        let page = format!("/queue/reports/{report}");
        olga.get(&page).await.says("Does the group meet?").says("value=\"active\"");
        let done = [("words", "Called them."), ("status", status)];
        assert_eq!(olga.post(&page, &done).await.leads_to(), "/queue");
    };
    tell("gone", "active").await;
    house.ask("widowed").await.says("Widowed Together");
    tell("gone", "ended").await;
    house.ask("widowed").await.keeps_silent("Widowed Together");
    house.get(&format!("/groups/{listing}")).await.says("Ended").keeps_silent("Add to your calendar");
    house.import("a", crate::RIVERSIDE).await;
    house.ask("widowed").await.keeps_silent("Widowed Together");
    tell("correction", "active").await;
    house.ask("widowed").await.says("Widowed Together");
}

async fn a_question_is_answered_and_a_report_closed(house: House) {
    let olga = operator(&house).await;
    house.import("a", crate::RIVERSIDE).await;
    let listing = house.listings().await[0].id;
    house.post(&format!("/groups/{listing}/ask/cost"), &[("text", "Is the coffee free?")]).await;
    house.post(&format!("/groups/{listing}/report/gone"), &[]).await;
    let queue = olga.get("/queue").await;
    queue.says("A question to the group").says("It may not exist any more");
    for report in house.app.db.open_reports(None, 9).await.unwrap() {
        let page = format!("/queue/reports/{}", report.id);
        assert_eq!(olga.post(&page, &[("decision", "close"), ("words", "")]).await.status, 422);
        let words = [("decision", "answer"), ("words", "Coffee is free; they still meet.")];
        assert_eq!(olga.post(&page, &words).await.leads_to(), "/queue");
        olga.get(&page).await.says("This is closed");
    }
    house.get(&format!("/groups/{listing}")).await.says("Coffee is free; they still meet.");
}

async fn nobody_else_sees_it(house: House) {
    submit(&house, "Hope Circle", "We listen.").await;
    let id = number(&house).await;
    let robin = house.person("Robin").await;
    for page in ["/queue".to_owned(), format!("/queue/submissions/{id}"), format!("/queue/reports/{id}")] {
        assert_eq!(robin.get(&page).await.status, 404, "{page}");
        assert_eq!(house.get(&page).await.leads_to().split('?').next(), Some("/sign-in"), "{page}");
        if page != "/queue" {
            assert_eq!(robin.post(&page, &[("decision", "accept"), ("words", "x")]).await.status, 404);
            assert_eq!(house.post(&page, &[("decision", "accept"), ("words", "x")]).await.status, 401);
        }
    }
    assert_eq!(house.app.db.count_submissions(SubmissionState::Waiting).await, Ok(1));
}

on_both!(
    a_group_that_has_ended_is_found_no_more,
    what_opens_a_draft_stands_on_no_page_of_the_desk,
    a_submission_is_looked_at_and_decided,
    a_question_is_answered_and_a_report_closed,
    nobody_else_sees_it,
);
