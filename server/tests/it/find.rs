use crate::{
    RIVERSIDE,
    house::{House, on_both},
};

/// Rosa's husband died; she writes it as she would say it.
async fn a_question_in_own_words_finds_the_group_and_says_why(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let page = house.ask("my husband died last month, 46032, evenings, in person").await;
    page.says("Widowed Together").says("One group fits").says("Carmel");
    page.keeps_silent("Chronic Pain Line Circle");
    // What was understood can be taken away by a link.
    page.says("drop=place").says("drop=format");
}

/// Of two towns either will do; the page says both, and they go together.
async fn either_of_two_towns_will_do(house: House) {
    house.import("riverside", RIVERSIDE).await;
    for (question, said) in [
        ("in person grief group Muncie or Carmel IN", "Muncie, IN or Carmel, IN"),
        ("in person grief group in Carmel or Bloomington", "Carmel, IN or Bloomington, IN"),
    ] {
        house.ask(question).await.says("Widowed Together").says(said).says("drop=place");
    }
    house.ask("in person grief group Muncie or Bloomington IN").await.says("No group fits all of this");
}

async fn a_question_in_spanish_wants_spanish(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let page = house.get("/find?lang=es&q=grupo+para+cuidadores+de+alzheimer+en+l%C3%ADnea").await;
    page.says("Cuidar a quien cuida").says("lang=\"es\"").keeps_silent("Widowed Together");
}

async fn nothing_fits_and_still_the_page_is_not_empty(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let page = house.ask("lupus group in Portland OR monday mornings").await;
    page.says("No group fits all of this");
    page.says("/groups/");
}

async fn an_empty_directory_says_so_and_what_can_be_done(house: House) {
    house.get("/").await.says("No group is listed here yet").keeps_silent("Starting soon");
    let page = house.ask("grief, Carmel").await;
    page.says("No group here comes close").says("href=\"/help\"").says("href=\"/submit\"");
    page.keeps_silent("Here is what comes close");
}

async fn danger_shows_help_before_groups(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let page = house.ask("i want to kill myself").await;
    let (help, results) =
        (page.text.find("class=\"crisis\"").unwrap(), page.text.find("id=\"results\"").unwrap());
    assert!(help < results);
    page.says("988");
    house.ask("my brother died by suicide, group near Carmel").await.keeps_silent("class=\"crisis\"");
}

async fn a_choice_beside_the_box_narrows_and_can_be_undone(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let all = house.get("/find").await;
    all.says("3 groups fit");
    let narrowed = house.get("/find?day=TU").await;
    narrowed.says("One group fits");
    let fitting = narrowed.text.split("class=\"instead\"").next().unwrap();
    assert!(fitting.contains("Chronic Pain Line Circle") && !fitting.contains("Widowed Together"));
}

/// Whose clock it is stands beside the times, and the page of a group tells them on the same.
async fn times_are_told_on_the_visitors_clock_and_say_whose(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let here = house.get("/find").await;
    here.says("on the clock of Indianapolis").keeps_silent("?zone=");
    let away = house.get("/find?zone=Europe%2FMadrid").await;
    away.says("on the clock of Madrid").says("?zone=Europe%2FMadrid\"");
    let id = house.listings().await.iter().find(|l| l.name == "Widowed Together").unwrap().id;
    let page = house.get(&format!("/groups/{id}?zone=Europe%2FMadrid")).await;
    page.says("on the clock of Madrid")
        .says("on the group’s own clock (Indianapolis)")
        .says("(Indianapolis time)");
    house.get(&format!("/groups/{id}?zone=Mars")).await.says("on the clock of Indianapolis");
    let list = house.get(&format!("/shortlist?ids={id}&zone=Europe%2FMadrid")).await;
    list.says("on the clock of Madrid");
    house.get("/").await.says("on the clock of Indianapolis");
}

/// Veterans are an experience and an audience, and one thing to whoever reads it.
async fn what_reads_the_same_is_taken_away_together(house: House) {
    let page = house.ask("veterans group").await;
    page.says("drop=conditions%3Aveterans&#38;drop=audience%3Aveterans");
    assert_eq!(page.text.matches("class=\"chip\"").count(), 1);
}

/// A page behind the last is an old link: it leads to the last.
async fn no_page_is_empty(house: House) {
    house.import("riverside", RIVERSIDE).await;
    assert_eq!(house.get("/find?q=group&page=7").await.leads_to(), "/find?q=group");
}

/// An address that makes no sense gets a page, never an error.
async fn odd_addresses_are_survived(house: House) {
    house.import("riverside", RIVERSIDE).await;
    for address in [
        "/find?page=999999",
        "/find?near=x,y&day=XX&radius=-5&sort=odd",
        "/find?q=%F0%9F%98%80%00",
        "/shortlist?ids=1,2",
    ] {
        let status = house.get(address).await.status;
        assert!(status.is_success() || status.is_redirection(), "{address}");
    }
    let long = format!("/find?q={}", "a".repeat(9000));
    assert_eq!(house.get(&long).await.status, 414);
}

/// The index after a restart gives what the index that followed the changes gives.
async fn a_restart_changes_no_answer(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let before = house.ask("chronic pain by phone").await;
    house.restart().await;
    let after = house.ask("chronic pain by phone").await;
    after.says("Chronic Pain Line Circle");
    assert_eq!(before.text, after.text);
}

on_both!(
    a_question_in_own_words_finds_the_group_and_says_why,
    either_of_two_towns_will_do,
    a_question_in_spanish_wants_spanish,
    nothing_fits_and_still_the_page_is_not_empty,
    an_empty_directory_says_so_and_what_can_be_done,
    danger_shows_help_before_groups,
    a_choice_beside_the_box_narrows_and_can_be_undone,
    times_are_told_on_the_visitors_clock_and_say_whose,
    what_reads_the_same_is_taken_away_together,
    no_page_is_empty,
    odd_addresses_are_survived,
    a_restart_changes_no_answer,
);
