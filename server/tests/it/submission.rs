use crate::house::{House, on_both};
use domain::submission::SubmissionState;

/// Noor begins a draft.
async fn begin(house: &House) -> String {
    let begun = house.post("/submit", &[]).await;
    begun.leads_to().trim_end_matches("/group").to_owned()
}

async fn a_group_is_submitted_waits_and_is_accepted(house: House) {
    let draft = begin(&house).await;
    let step = |step: &str| format!("{draft}/{step}");
    house.post(&step("group"), &[("name", "Tuesday Circle"), ("description", "We listen.")]).await;
    house.post(&step("people"), &[("about", "loss of a child")]).await;
    house
        .post(
            &step("place"),
            &[
                ("formats", "in_person"),
                ("formats", "phone"),
                ("city", "Carmel"),
                ("region", "IN"),
                ("street", "5 Oak Street"),
            ],
        )
        .await;
    house.post(&step("time"), &[("when", "every Tuesday, 7 to 8:30 pm")]).await;
    house.post(&step("cost"), &[("cost", "free")]).await;
    house.get(&step("check")).await.says("Tuesday Circle").says("Loss of a child").says("5 Oak Street");
    let sent = house.post(&draft, &[]).await;
    assert_eq!(sent.leads_to(), draft);
    house.get(&draft).await.says("It waits for a person");
    assert!(house.listings().await.is_empty(), "nothing is public before a person says so");

    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    let listing =
        server::actions::submission::accept(&house.app, waiting[0].id).await.unwrap().unwrap().unwrap();
    let page = house.get(&draft).await;
    page.says("It is public").says(&format!("/groups/{listing}"));
    house.ask("my child died, Carmel").await.says("Tuesday Circle");
    assert!(
        house.get(&format!("{draft}/group")).await.status == 404,
        "what is decided is not changed here any more"
    );
}

async fn what_was_typed_survives_a_mistake(house: House) {
    let draft = begin(&house).await;
    let wrong = house
        .post(
            &format!("{draft}/group"),
            &[("name", ""), ("url", "not a page"), ("description", "Kept words")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write the name of the group").says("not a page").says("Kept words");
    house.get(&format!("{draft}/group")).await.says("Kept words");
    let unreadable = house.post(&format!("{draft}/time"), &[("when", "now and then")]).await;
    unreadable.says("We could not read this").says("now and then");
}

async fn a_group_without_name_or_way_in_is_not_sent(house: House) {
    let draft = begin(&house).await;
    house.post(&draft, &[]).await.says("The group needs a name");
    house.post(&format!("{draft}/group"), &[("name", "Circle")]).await;
    house.post(&draft, &[]).await.says("People need a way to come");
    assert_eq!(house.app.db.count_submissions(SubmissionState::Waiting).await.unwrap(), 0);
}

async fn a_returned_group_says_why_and_can_be_sent_again(house: House) {
    let draft = begin(&house).await;
    house
        .post(
            &format!("{draft}/group"),
            &[
                ("name", "Hope Circle"),
                ("url", "example.org"),
                ("description", "We cure diabetes for good, guaranteed."),
            ],
        )
        .await;
    house.post(&draft, &[]).await;
    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    assert_eq!(waiting[0].listing.findings.len(), 1, "the queue shows the flag");
    let refused =
        server::actions::submission::send_back(&house.app, waiting[0].id, " ").await.unwrap().unwrap();
    assert!(refused.is_err(), "without a reason nothing is sent back");
    server::actions::submission::send_back(&house.app, waiting[0].id, "Please leave out the promise.")
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    house.get(&format!("{draft}/group")).await.says("Please leave out the promise.");
    house
        .post(
            &format!("{draft}/group"),
            &[("name", "Hope Circle"), ("url", "example.org"), ("description", "We listen.")],
        )
        .await;
    house.post(&draft, &[]).await;
    let again = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    assert!(again[0].listing.findings.is_empty());
}

async fn the_owner_keeps_the_listing_by_the_signed_link_alone(house: House) {
    let draft = begin(&house).await;
    house.post(&format!("{draft}/group"), &[("name", "Kept Circle"), ("url", "example.org")]).await;
    house.post(&draft, &[]).await;
    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    let id = server::actions::submission::accept(&house.app, waiting[0].id).await.unwrap().unwrap().unwrap();
    let link = server::actions::owner::link(&house.app, id).await.unwrap().unwrap();
    let keep = link.split_once("/keep/").map(|(_, token)| format!("/keep/{token}")).unwrap();
    house.get(&keep).await.says("Kept Circle").says("Is this still right");
    house
        .post(
            &keep,
            &[
                ("status", "paused"),
                ("ground_rules", "We do not give advice."),
                ("description", "We listen."),
            ],
        )
        .await
        .says("Saved");
    house
        .get(&format!("/groups/{id}"))
        .await
        .says("Paused")
        .says("We do not give advice.")
        .says("The group says so");

    house.app.db.renew_owner_key(id).await.unwrap();
    assert_eq!(house.get(&keep).await.status, 404, "a link that was made void opens nothing");
}

async fn forms_of_other_sites_are_refused(house: House) {
    assert_eq!(house.post_from("cross-site", "/submit", &[]).await.status, 403);
    assert_eq!(house.app.db.count_submissions(SubmissionState::Draft).await.unwrap(), 0);
}

on_both!(
    a_group_is_submitted_waits_and_is_accepted,
    what_was_typed_survives_a_mistake,
    a_group_without_name_or_way_in_is_not_sent,
    a_returned_group_says_why_and_can_be_sent_again,
    the_owner_keeps_the_listing_by_the_signed_link_alone,
    forms_of_other_sites_are_refused,
);
