use crate::house::{House, NOON, Page, Person, on_both};
use domain::submission::SubmissionState;

/// Noor begins a draft; her browser, and the address of its door.
async fn begin(house: &House) -> (Person<'_>, String) {
    let noor = house.browser();
    let begun = noor.post("/submit", &[]).await;
    (noor, begun.leads_to().trim_end_matches("/group").to_owned())
}

/// The link that a page of a draft shows for its sender to keep.
pub(crate) fn way_back(page: &Page) -> String {
    let link = page.text.split("<p class=\"code\">").last().and_then(|rest| rest.split('<').next());
    format!("/submit/{}", link.and_then(|link| link.split_once("/submit/")).expect("no link").1)
}

async fn a_group_is_submitted_waits_and_is_accepted(house: House) {
    let (noor, draft) = begin(&house).await;
    let step = |step: &str| format!("{draft}/{step}");
    noor.post(&step("group"), &[("name", "Tuesday Circle"), ("description", "We listen.")]).await;
    noor.post(&step("people"), &[("about", "loss of a child")]).await;
    noor.post(
        &step("place"),
        &[
            ("formats", "in_person"),
            ("formats", "phone"),
            ("city", "Carmel"),
            ("region", "IN"),
            ("street", "5 Oak Street"),
            ("directions", "Ring twice."),
            ("phone", "317-555-0124"),
        ],
    )
    .await;
    noor.post(&step("time"), &[("when", "every Tuesday, 7 to 8:30 pm")]).await;
    noor.post(&step("cost"), &[("cost", "free")]).await;
    noor.get(&step("check"))
        .await
        .says("Tuesday Circle")
        .says("Loss of a child")
        .says("5 Oak Street")
        .says("We listen.")
        .says("Ring twice.")
        .says("317-555-0124");
    let sent = noor.post(&draft, &[]).await;
    assert_eq!(sent.leads_to(), draft);
    noor.get(&draft).await.says("It waits for a person");
    assert!(house.listings().await.is_empty(), "nothing is public before a person says so");

    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    let listing =
        server::actions::submission::accept(&house.app, waiting[0].id).await.unwrap().unwrap().unwrap();
    let page = noor.get(&draft).await;
    page.says("It is public").says(&format!("/groups/{listing}"));
    house.ask("my child died, Carmel").await.says("Tuesday Circle");
    // what is decided is not changed here any more; who comes back to a step, or sends it late, sees where it stands
    assert_eq!(noor.get(&step("group")).await.leads_to(), draft);
    assert_eq!(noor.post(&step("group"), &[("name", "Another")]).await.leads_to(), draft);
    noor.get(&draft).await.says("Tuesday Circle");
}

async fn what_was_typed_survives_a_mistake(house: House) {
    let (noor, draft) = begin(&house).await;
    let wrong = noor
        .post(
            &format!("{draft}/group"),
            &[("name", ""), ("url", "not a page"), ("description", "Kept words")],
        )
        .await;
    let mend = wrong.leads_to();
    assert_eq!(mend, format!("{draft}/group?mend=1"), "so that the way back sends nothing again");
    let wrong = noor.get(&mend).await;
    wrong.says("Please write the name of the group").says("not a page").says("Kept words");
    noor.get(&format!("{draft}/group")).await.says("Kept words").keeps_silent("Please write the name");
    let unreadable = noor.post(&format!("{draft}/time"), &[("when", "now and then")]).await.leads_to();
    noor.get(&unreadable).await.says("We could not read this").says("now and then");
}

async fn who_goes_back_a_step_keeps_what_they_typed(house: House) {
    let (noor, draft) = begin(&house).await;
    let step = |step: &str| format!("{draft}/{step}");
    let back = noor.post(&step("leader"), &[("profession", "nurse"), ("go", "back")]).await;
    assert_eq!(back.leads_to(), step("time"));
    noor.get(&step("leader")).await.says("nurse");
    // even what cannot be used yet
    let back = noor.post(&step("time"), &[("zone", "Mars"), ("go", "back")]).await;
    assert_eq!(back.leads_to(), step("place"));
    noor.get(&step("time")).await.says("Mars").keeps_silent("We do not know this zone");
    noor.get(&step("group")).await.keeps_silent("Save and go back");
}

async fn what_is_too_long_says_so_and_is_not_cut(house: House) {
    let (noor, draft) = begin(&house).await;
    let long = format!("{}the end", "ñ".repeat(5000));
    let sent = noor.post(&format!("{draft}/group"), &[("name", "Circle"), ("description", &long)]).await;
    let page = noor.get(&sent.leads_to()).await;
    page.says("at most 4,000 characters. It has 5,007 now").says(&long);
    let much = "ñ".repeat(200_000);
    let refused = noor.post(&format!("{draft}/group"), &[("name", "Circle"), ("description", &much)]).await;
    assert_eq!(refused.status, 413);
    refused.says("This is too much at once");

    let (listing, keep) = crate::join::listing(&house, "Tuesday Circle").await;
    let door = noor.get(keep.trim_end_matches("/space")).await.leads_to();
    let typed = [("status", "paused"), ("description", "We rest."), ("ground_rules", long.as_str())];
    let page = noor.post(&door, &typed).await;
    assert_eq!(page.status, 422);
    page.says("at most 4,000 characters. It has 5,007 now").says("the end").says("We rest.");
    page.says("value=\"paused\" checked").says("href=\"#ground_rules\"");
    house.get(&listing).await.keeps_silent("We rest.");
}

async fn a_choice_can_be_taken_back(house: House) {
    let (noor, draft) = begin(&house).await;
    let leader = format!("{draft}/leader");
    noor.post(&leader, &[("leader", "lay")]).await;
    noor.get(&leader).await.says("value=\"lay\" checked");
    noor.post(&leader, &[("leader", "")]).await;
    noor.get(&leader).await.keeps_silent("value=\"lay\" checked").says("Leave it open");
}

async fn a_group_without_name_or_way_in_is_not_sent(house: House) {
    let (noor, draft) = begin(&house).await;
    noor.post(&draft, &[]).await.says("The group needs a name").says(&format!("href=\"{draft}/group\""));
    noor.post(&format!("{draft}/group"), &[("name", "Circle")]).await;
    noor.post(&draft, &[]).await.says("People need a way to come");
    assert_eq!(house.app.db.count_submissions(SubmissionState::Waiting).await.unwrap(), 0);
}

async fn a_returned_group_says_why_and_can_be_sent_again(house: House) {
    let (noor, draft) = begin(&house).await;
    noor.post(
        &format!("{draft}/group"),
        &[
            ("name", "Hope Circle"),
            ("url", "example.org"),
            ("description", "We cure diabetes for good, guaranteed."),
        ],
    )
    .await;
    noor.post(&draft, &[]).await;
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
    noor.get(&format!("{draft}/group")).await.says("Please leave out the promise.");
    noor.post(
        &format!("{draft}/group"),
        &[("name", "Hope Circle"), ("url", "example.org"), ("description", "We listen.")],
    )
    .await;
    noor.post(&draft, &[]).await;
    let again = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    assert!(again[0].listing.findings.is_empty());
}

async fn the_owner_keeps_the_listing_by_the_signed_link_alone(house: House) {
    let (noor, draft) = begin(&house).await;
    noor.post(&format!("{draft}/group"), &[("name", "Kept Circle"), ("url", "example.org")]).await;
    noor.post(&draft, &[]).await;
    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    let id = server::actions::submission::accept(&house.app, waiting[0].id).await.unwrap().unwrap().unwrap();
    let link = server::actions::owner::link(&house.app, id).await.unwrap().unwrap();
    let link = link.split_once("/keep/").map(|(_, token)| format!("/keep/{token}")).unwrap();
    let keep = noor.get(&link).await.leads_to();
    noor.get(&keep).await.says("Kept Circle").says("Is this still right").says(&link);
    noor.post(
        &keep,
        &[("status", "paused"), ("ground_rules", "We do not give advice."), ("description", "We listen.")],
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
    for void in [&keep, &link] {
        let page = noor.get(void).await;
        assert_eq!(page.status, 404, "a link that was made void opens nothing");
        page.says("This link did not open").keeps_silent("Kept Circle");
    }
}

async fn what_opens_a_draft_or_a_listing_stands_in_no_address(house: House) {
    let begun = house.post("/submit", &[]).await;
    let (noor, draft) = begin(&house).await;
    let cookie = begun.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("Max-Age=43200; HttpOnly; SameSite=Lax"), "{cookie}");
    let page = noor.get(&format!("{draft}/group")).await;
    let link = way_back(&page);
    assert!(!draft.contains(link.trim_start_matches("/submit/")), "{draft}");
    page.says("Your way back").says("content=\"no-referrer\"");
    noor.post(&format!("{draft}/group"), &[("name", "Kept Circle"), ("url", "example.org")]).await;
    // the address alone opens nothing, in another browser or without cookies
    for rest in ["", "/group", "/check"] {
        let closed = house.get(&format!("{draft}{rest}")).await;
        assert_eq!(closed.status, 404);
        closed.says("This link did not open").says("may not keep cookies").keeps_silent("Kept Circle");
    }
    assert_eq!(house.post(&format!("{draft}/group"), &[("name", "Mine")]).await.status, 404);
    // the link leads on, to the step it names
    let later = house.browser();
    assert_eq!(later.get(&format!("{link}/check")).await.leads_to(), format!("{draft}/check"));
    later.get(&format!("{draft}/check")).await.says("Kept Circle");
    assert_eq!(later.post(&draft, &[]).await.leads_to(), draft);
    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap();
    let id = server::actions::submission::accept(&house.app, waiting[0].id).await.unwrap().unwrap().unwrap();
    let keep = server::actions::owner::link(&house.app, id).await.unwrap().unwrap();
    let keep = keep.split_once("/keep/").map(|(_, token)| format!("/keep/{token}")).unwrap();
    later.get(&draft).await.says(&keep);
    let door = later.get(&format!("{keep}/space")).await.leads_to();
    assert!(door.starts_with("/keep/") && door.ends_with("/space") && !door.contains(&keep), "{door}");
    later.get(&door).await.says("A closed room for your group").keeps_silent(&keep);
    assert_eq!(house.get(&door).await.status, 404, "without the link");
    assert_eq!(
        house.post(&keep, &[("status", "paused")]).await.status,
        404,
        "no form goes to the link itself"
    );
}

/// What the form of a page carries.
fn carried(page: &Page) -> String {
    let value = page.text.split("name=\"way_back\" value=\"").nth(1).expect("the form carries nothing");
    value.split('"').next().unwrap().to_owned()
}

async fn a_draft_that_lies_open_over_night_loses_nothing(house: House) {
    let (noor, draft) = begin(&house).await;
    let group = format!("{draft}/group");
    let left_open = carried(&noor.get(&group).await);
    let typed = |link| [("way_back", link), ("name", "Tuesday Circle"), ("url", "example.org")];
    // the browser has let go of the draft; what was typed is kept all the same, and the browser knows it again
    let morning = house.at(NOON.plus_seconds(20 * 3600)).await;
    let noor = noor.at(&morning);
    assert_eq!(noor.get(&group).await.status, 404);
    assert_eq!(noor.post(&group, &typed(&left_open)).await.leads_to(), format!("{draft}/people"));
    noor.get(&group).await.says("Tuesday Circle");
    let sent = noor.post(&draft, &[("way_back", &left_open)]).await;
    assert_eq!(sent.leads_to(), draft);
    noor.get(&draft).await.says("It waits for a person").keeps_silent("name=\"way_back\"");

    // it is the link of that one draft, and stands in no address
    let other = house.browser().post("/submit", &[]).await.leads_to();
    assert_eq!(house.post(&other, &typed(&left_open)).await.status, 404);
    assert_eq!(house.post(&group, &typed("nothing")).await.status, 404);
    assert!(!draft.contains(&left_open) && !sent.leads_to().contains(&left_open));
}

async fn each_form_that_is_sent_keeps_the_door_open_for_longer(house: House) {
    let (noor, draft) = begin(&house).await;
    let at = async |hours: i64| house.at(NOON.plus_seconds(hours * 3600)).await;
    let (evening, night) = (at(10).await, at(20).await);
    let noor = noor.at(&evening);
    // even one that has to be mended
    let mend = noor.post(&format!("{draft}/group"), &[("name", "")]).await.leads_to();
    assert!(mend.ends_with("?mend=1"), "{mend}");
    let noor = noor.at(&night);
    assert_eq!(noor.get(&format!("{draft}/group")).await.status, 200);
}

async fn what_its_keeper_typed_is_kept_as_well(house: House) {
    let (listing, keep) = crate::join::listing(&house, "Tuesday Circle").await;
    let noor = house.browser();
    let door = noor.get(keep.trim_end_matches("/space")).await.leads_to();
    let link = carried(&noor.get(&door).await);
    let rooms = carried(&noor.get(&format!("{door}/space")).await);
    let morning = house.at(NOON.plus_seconds(20 * 3600)).await;
    let late = async |rest: &str, fields: &[(&str, &str)]| {
        noor.at(&morning).post(&format!("{door}{rest}"), fields).await
    };
    assert_eq!(late("", &[("status", "paused")]).await.status, 404);
    late("", &[("way_back", &link), ("status", "paused"), ("description", "We rest.")]).await.says("Saved");
    late("/mail", &[("way_back", &link), ("own_email", "nowhere")]).await.says("nowhere");
    let wrong = late("/space", &[("way_back", &rooms), ("hours", "never"), ("pledge", "Stays here.")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(carried(wrong.says("Stays here.")), rooms);
    morning.get(&listing).await.says("We rest.");
}

async fn a_form_that_is_not_taken_comes_back_filled(house: House) {
    let house = house.in_public().await;
    let visitor = house.browser_at("203.0.113.9");
    for _ in 0..60 {
        visitor.post("/sign-out", &[]).await;
    }
    let said = [("do", "next"), ("about", "We walk,\nand we <talk>.")];
    let waits = visitor.post("/submit/7/about?lang=en", &said).await;
    assert_eq!(waits.status, 429);
    waits.says("Nothing you typed is lost").says(r#"action="/submit/7/about?lang=en""#);
    waits
        .says(r#"name="do" value="next""#)
        .says(r#"name="about" value="We walk,"#)
        .says("&#60;talk&#62;.</blockquote>");
    // what opens an account stands in no page, and what another site sent is given to nobody
    let secret = visitor.post("/sign-in", &[("name", "Robin"), ("passphrase", "four words of mine")]).await;
    assert_eq!(secret.status, 429);
    secret.says("Go back one page").keeps_silent("words of mine").keeps_silent("Robin");
    let foreign = house.post_from("cross-site", "/submit/7/about", &said).await;
    assert_eq!(foreign.status, 403);
    foreign.keeps_silent("We walk");
    // somebody whose session ended while they wrote
    let ended = house.post("/space/0/threads/0", &[("text", "I could not sleep.")]).await;
    assert_eq!(ended.status, 401);
    ended.says("Sign in again in another tab").says("I could not sleep.</blockquote>").says("Send it again");
}

async fn a_form_that_broke_comes_back_filled(house: House) {
    let said = [("do", "next"), ("about", "We walk and <talk>."), ("link", "")];
    let secret = [("name", "Robin"), ("passphrase", "four words of mine")];
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    house.app.db.close().await;
    let broke = noor.post(&format!("{draft}/about"), &said).await;
    assert_eq!(broke.status, 500);
    broke
        .says("We cannot say whether this arrived")
        .says(&format!(r#"action="{draft}/about""#))
        .says(r#"name="do" value="next""#)
        .says("We walk and &#60;talk&#62;.</blockquote>")
        .says("Send it again");
    let broke = house.post("/sign-in", &secret).await;
    assert_eq!(broke.status, 500);
    broke.says("Nothing you typed was kept").keeps_silent("words of mine").keeps_silent("Robin");
}

async fn forms_of_other_sites_are_refused(house: House) {
    assert_eq!(house.post_from("cross-site", "/submit", &[]).await.status, 403);
    assert_eq!(house.app.db.count_submissions(SubmissionState::Draft).await.unwrap(), 0);
}

on_both!(
    who_goes_back_a_step_keeps_what_they_typed,
    what_is_too_long_says_so_and_is_not_cut,
    a_choice_can_be_taken_back,
    a_group_is_submitted_waits_and_is_accepted,
    what_was_typed_survives_a_mistake,
    a_group_without_name_or_way_in_is_not_sent,
    a_returned_group_says_why_and_can_be_sent_again,
    the_owner_keeps_the_listing_by_the_signed_link_alone,
    what_opens_a_draft_or_a_listing_stands_in_no_address,
    a_draft_that_lies_open_over_night_loses_nothing,
    each_form_that_is_sent_keeps_the_door_open_for_longer,
    what_its_keeper_typed_is_kept_as_well,
    forms_of_other_sites_are_refused,
    a_form_that_is_not_taken_comes_back_filled,
    a_form_that_broke_comes_back_filled,
);
