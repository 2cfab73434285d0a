//! Owners are asked by letter, and only as often as they want.

use crate::{
    house::{House, NOON, on_both},
    join::{answers, opens},
    postbox::Postbox,
};
use domain::submission::SubmissionState;
use server::actions::{letter, submission, worker};

const DAY: i64 = 24 * 3600;
const ADDRESS: &str = "noor@mail.example";

/// Noor submits a group and leaves an address; the link of her draft.
async fn submitted(house: &House) -> String {
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    noor.post(&format!("{draft}/group"), &[("name", "Tuesday Circle"), ("url", "example.org")]).await;
    let wrong = noor.post(&format!("{draft}/sender"), &[("own_email", "noor at home")]).await;
    noor.get(&wrong.leads_to()).await.says("noor at home").says("does not look like an e-mail address");
    noor.post(&format!("{draft}/sender"), &[("own_email", ADDRESS)]).await;
    noor.post(&draft, &[]).await;
    crate::submission::way_back(&noor.get(&draft).await)
}

async fn waiting(house: &House) -> domain::SubmissionId {
    house.app.db.submissions(SubmissionState::Waiting, None, 10).await.unwrap()[0].id
}

/// Everything that is due is done; the letters that came of it.
async fn letters(house: &House, postbox: &Postbox) -> Vec<String> {
    letter::ask_due_owners(&house.app).await.unwrap();
    while worker::run_due(&house.app).await.unwrap() > 0 {}
    // mail servers are spoken to line by line; quoted-printable breaks long ones
    postbox.take().into_iter().map(|letter| letter.replace("=\n", "").replace("=3D", "=")).collect()
}

/// The link in a letter, without the server's address.
fn link(letter: &str) -> String {
    let line = letter.lines().find(|line| line.starts_with("https://")).expect("a letter has a link");
    line.trim_start_matches("https://groups.example.org").to_owned()
}

/// Where a mailbox ends the letters with one click, without the server's address.
fn one_click(letter: &str) -> String {
    let rest = letter.split_once("List-Unsubscribe: <https://groups.example.org").expect("it can be ended").1;
    rest.split('>').next().unwrap().to_owned()
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
    opens(&house.browser(), &keep).await.says("Is this still right?").says(ADDRESS);

    assert_eq!(letters(&house, &postbox).await.len(), 0, "nothing is due");
    let house = house.at(NOON.plus_seconds(184 * DAY)).await;
    let asked = letters(&house, &postbox).await;
    assert_eq!(asked.len(), 1);
    assert!(asked[0].contains("Subject: Is your page still right?"), "{}", asked[0]);
    let stop = one_click(&asked[0]);
    assert!(
        stop.ends_with("/stop") && !stop.starts_with(&keep),
        "{stop}: it ends letters and opens nothing else"
    );
    assert!(asked[0].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert_eq!(letters(&house, &postbox).await.len(), 0, "asked once");

    let house = house.at(NOON.plus_seconds(199 * DAY)).await;
    assert_eq!(letters(&house, &postbox).await.len(), 1, "reminded after two weeks");
    answers(&house.browser(), &keep, &[("status", "active")]).await.says("Saved");
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
    let ready = letters(&house, &postbox).await;
    let (keep, stop, noor) = (link(&ready[0]), one_click(&ready[0]), house.browser());
    house.get(&stop).await.says("Stop the letters?");
    let door = noor.get(&keep).await.leads_to();
    noor.get(&door).await.says(ADDRESS);
    assert_eq!(house.get(stop.trim_end_matches("/stop")).await.status, 404, "it opens no listing");
    house.post_from("", &stop, &[("List-Unsubscribe", "One-Click")]).await.says("We will not write any more");
    noor.get(&door).await.keeps_silent(ADDRESS);
    noor.post(&format!("{door}/mail"), &[("own_email", ADDRESS)]).await.says("Saved");
    let older = format!("{keep}/stop"); // as letters had it before
    house.get(&older).await.says("Stop the letters?");
    house
        .post_from("", &older, &[("List-Unsubscribe", "One-Click")])
        .await
        .says("We will not write any more");
    noor.get(&door).await.keeps_silent(ADDRESS);
    let later = house.at(NOON.plus_seconds(184 * DAY)).await;
    assert_eq!(letters(&later, &postbox).await.len(), 0);

    let noor = noor.at(&later);
    assert_eq!(noor.get(&keep).await.leads_to(), door);
    let wrong = noor.post(&format!("{door}/mail"), &[("own_email", "nowhere")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("nowhere");
    noor.post(&format!("{door}/mail"), &[("own_email", "new@mail.example")])
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
