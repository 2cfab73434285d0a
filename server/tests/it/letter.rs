//! Owners are asked by letter, and only as often as they want.

use crate::house::{House, NOON, on_both};
use crate::postbox::Postbox;
use domain::submission::SubmissionState;
use server::actions::{letter, submission, work};

const DAY: i64 = 24 * 3600;
const ADDRESS: &str = "noor@mail.example";

/// Noor submits a group, leaves an address, and it is decided.
async fn submitted(house: &House) -> String {
    let draft = house.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    house.post(&format!("{draft}/group"), &[("name", "Tuesday Circle"), ("url", "example.org")]).await;
    let wrong = house.post(&format!("{draft}/sender"), &[("own_email", "noor at home")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("noor at home").says("does not look like an e-mail address");
    house.post(&format!("{draft}/sender"), &[("own_email", ADDRESS)]).await;
    house.post(&draft, &[]).await;
    draft
}

async fn waiting(house: &House) -> domain::SubmissionId {
    house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap()[0].id
}

/// Everything that is due is done; the letters that came of it.
async fn letters(house: &House, postbox: &Postbox) -> Vec<String> {
    letter::ask_due_owners(&house.app).await.unwrap();
    while work::run_due(&house.app).await.unwrap() > 0 {}
    // mail servers are spoken to line by line; quoted-printable breaks long ones
    postbox.take().into_iter().map(|letter| letter.replace("=\n", "").replace("=3D", "=")).collect()
}

/// The link in a letter, without the server's address.
fn link(letter: &str) -> String {
    let line = letter.lines().find(|line| line.starts_with("https://")).expect("a letter has a link");
    line.trim_start_matches("https://groups.example.org").to_owned()
}

async fn an_owner_is_asked_every_half_year(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    submitted(&house).await;
    submission::accept(&house.app, waiting(&house).await).await.unwrap().unwrap().unwrap();
    let ready = letters(&house, &postbox).await;
    assert_eq!(ready.len(), 1);
    assert!(ready[0].contains("Subject: Your page is ready") && ready[0].contains(ADDRESS), "{}", ready[0]);
    assert!(!ready[0].contains("Circle"), "no letter names the group:\n{}", ready[0]);
    let keep = link(&ready[0]);
    house.get(&keep).await.says("Is this still right?").says(ADDRESS);

    assert_eq!(letters(&house, &postbox).await.len(), 0, "nothing is due");
    let house = house.at(NOON.plus_seconds(184 * DAY)).await;
    let asked = letters(&house, &postbox).await;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("Subject: Is your page still right?"), "{}", asked[0]);
    assert!(
        asked[0].contains(&format!("List-Unsubscribe: <https://groups.example.org{keep}/stop>")),
        "{}",
        asked[0]
    );
    assert!(asked[0].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert_eq!(letters(&house, &postbox).await.len(), 0, "asked once");

    let house = house.at(NOON.plus_seconds(199 * DAY)).await;
    assert_eq!(letters(&house, &postbox).await.len(), 1, "reminded after two weeks");
    house.post(&keep, &[("status", "active")]).await.says("Saved");
    let house = house.at(NOON.plus_seconds(250 * DAY)).await;
    assert_eq!(letters(&house, &postbox).await.len(), 0, "who answered is left in peace");
}

async fn a_mail_server_that_is_away_loses_nothing(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let draft = submitted(&house).await;
    postbox.close(true);
    submission::send_back(&house.app, waiting(&house).await, "Which town?").await.unwrap().unwrap().unwrap();
    assert_eq!(letters(&house, &postbox).await.len(), 0);
    postbox.close(false);
    assert_eq!(letters(&house, &postbox).await.len(), 0, "not before its time");
    let house = house.at(NOON.plus_seconds(60)).await;
    let back = letters(&house, &postbox).await;
    assert_eq!(back.len(), 1);
    assert!(back[0].contains("Subject: One more look, please") && !back[0].contains("town"), "{}", back[0]);
    assert_eq!(link(&back[0]), draft);
}

async fn letters_end_with_one_click(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    submitted(&house).await;
    submission::accept(&house.app, waiting(&house).await).await.unwrap().unwrap().unwrap();
    let keep = link(&letters(&house, &postbox).await[0]);
    let stop = format!("{keep}/stop");
    house.get(&stop).await.says("Stop the letters?");
    house.get(&keep).await.says(ADDRESS);
    house.post_from("", &stop, &[("List-Unsubscribe", "One-Click")]).await.says("We will not write any more");
    house.get(&keep).await.keeps_silent(ADDRESS);
    let later = house.at(NOON.plus_seconds(184 * DAY)).await;
    assert_eq!(letters(&later, &postbox).await.len(), 0);

    let wrong = later.post(&format!("{keep}/mail"), &[("own_email", "nowhere")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("nowhere");
    later
        .post(&format!("{keep}/mail"), &[("own_email", "new@mail.example")])
        .await
        .says("Saved. We write to this");
    let asked = letters(&later, &postbox).await;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("To: new@mail.example"), "{}", asked[0]);
    assert_eq!(later.get("/keep/bm90aGluZw/stop").await.status, 404);
}

on_both!(
    an_owner_is_asked_every_half_year,
    a_mail_server_that_is_away_loses_nothing,
    letters_end_with_one_click,
);
