use crate::{
    RIVERSIDE,
    house::{House, on_both},
};

async fn widowed(house: &House) -> String {
    house.import("riverside", RIVERSIDE).await;
    let listings = house.listings().await;
    listings.iter().find(|l| l.name == "Widowed Together").unwrap().id.to_string()
}

async fn the_eleven_questions_stand_there_and_what_is_unknown_says_so(house: House) {
    let id = widowed(&house).await;
    let page = house.get(&format!("/groups/{id}")).await;
    for question in domain::Question::ALL {
        page.says(&format!("id=\"{question}\""));
    }
    page.says("Not answered yet").says(&format!("/groups/{id}/ask/confidentiality"));
    page.says("Monday, November 23").says("10 Main Street");
    // Discreet: the title names no group.
    page.says("<title>Details</title>");
}

/// A screen reader speaks a listing's words in the language they are written in.
async fn words_of_another_language_say_so(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let listings = house.listings().await;
    let id = |name: &str| listings.iter().find(|listing| listing.name == name).unwrap().id;
    let spanish = house.get(&format!("/groups/{}", id("Cuidar a quien cuida"))).await;
    spanish.says("<html lang=\"en\"").says("<h1 lang=\"es\">Cuidar a quien cuida");
    let english = house.get(&format!("/groups/{}?lang=es", id("Widowed Together"))).await;
    english.says("<html lang=\"es\"").says("<h1 lang=\"en\">Widowed Together");
    house.get("/find").await.says("lang=\"es\">Cuidar a quien cuida</a>").says("\">Widowed Together</a>");
}

async fn a_question_to_the_group_becomes_its_answer(house: House) {
    let id = widowed(&house).await;
    let address = format!("/groups/{id}/ask/confidentiality");
    let sent = house.post(&address, &[("text", "Is it private?")]).await.leads_to();
    house.get(&sent).await.says("Thank you").says("Its reply will stand on its page");
    let asked = house.app.db.open_reports(None, 10).await.unwrap();
    assert_eq!(asked.len(), 1);
    let reply = "What is said here stays here.";
    server::actions::report::reply(&house.app, &asked[0], reply, domain::AnswerSource::Reviewer)
        .await
        .unwrap();
    house
        .get(&format!("/groups/{id}"))
        .await
        .says(reply)
        .says("Checked by this directory")
        .says("November 23, 2026");
    assert!(house.app.db.open_reports(None, 10).await.unwrap().is_empty());
}

async fn reports_wait_for_a_person_and_an_empty_correction_is_asked_again(house: House) {
    let id = widowed(&house).await;
    let empty = house.post(&format!("/groups/{id}/report/correction"), &[("text", "  ")]).await;
    assert_eq!(empty.status, 422);
    empty.says("Please write a few words");
    let long = "x".repeat(2500);
    house.post(&format!("/groups/{id}/report/correction"), &[("text", &long)]).await.says(&long);
    for (kind, text) in [("gone", ""), ("asked_for_money", "50 dollars")] {
        let sent = house.post(&format!("/groups/{id}/report/{kind}"), &[("text", text)]).await.leads_to();
        // whoever loads the page again tells nothing twice
        house.get(&sent).await.says("Thank you");
        house.get(&sent).await.says("A person will look at this");
    }
    assert_eq!(house.app.db.count_open_reports().await.unwrap(), 2);
    assert_eq!(house.get(&format!("/groups/{id}/report/ask")).await.status, 404);
}

async fn what_is_not_there_is_a_page_with_help(house: House) {
    for address in ["/groups/00000000-0000-0000-0000-000000000001", "/groups/x", "/nowhere", "/keep/abc/stop"]
    {
        let page = house.get(address).await;
        assert_eq!(page.status, 404, "{address}");
        page.says("This page is not here").says("988");
    }
    for link in
        ["/keep/abc", "/keep/abc/space", "/submit/abc", "/submit/abc/group", "/setup/abc", "/invite/abc"]
    {
        let page = house.get(link).await;
        assert_eq!(page.status, 404, "{link}");
        page.says("This link did not open").says("Then ask for a new one").says("988");
    }
}

async fn a_map_asks_before_leaving(house: House) {
    let id = widowed(&house).await;
    house.get(&format!("/groups/{id}")).await.keeps_silent("openstreetmap.org");
    house
        .get(&format!("/groups/{id}/map"))
        .await
        .says("The map is on another site")
        .says("openstreetmap.org");
}

async fn a_group_can_be_taken_along(house: House) {
    let id = widowed(&house).await;
    let calendar = house.get(&format!("/groups/{id}/calendar.ics")).await;
    calendar.says("BEGIN:VCALENDAR").says("RRULE:FREQ=WEEKLY");
    house.get(&format!("/groups/{id}/sheet")).await.says("<svg").says("10 Main Street");
    house.get(&format!("/groups/{id}/qr.svg")).await.says("<svg");
    house.get(&format!("/shortlist?ids={id}")).await.says("Widowed Together");
}

on_both!(
    words_of_another_language_say_so,
    the_eleven_questions_stand_there_and_what_is_unknown_says_so,
    a_question_to_the_group_becomes_its_answer,
    reports_wait_for_a_person_and_an_empty_correction_is_asked_again,
    what_is_not_there_is_a_page_with_help,
    a_map_asks_before_leaving,
    a_group_can_be_taken_along,
);
