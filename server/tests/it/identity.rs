//! Staff comes in with the accounts of their host: by a small issuer that signs what it is told to, rightly and wrongly.

use crate::{
    copy::{YES, door_beside},
    host::{Desk, desk},
    house::{House, PASSPHRASE, Page, Person, on_both},
    issuer::{Issuer, SECRET},
    join::{answers, join, opens, room},
};
use serde_json::{Value, json};
use server::config::Config;
use std::collections::HashMap;

/// The host's desk, whose own sign-in is that of the issuer.
struct Stage<'h> {
    desk: Desk<'h>,
    issuer: Issuer,
    begin: String,
}

async fn lax(house: &House) -> House {
    let config = Config { allow_private_sign_in: true, ..house.app.config.clone() };
    house.reopened(config, house.app.now()).await
}

async fn stage<'h>(house: &'h House, rules: &str) -> Stage<'h> {
    let desk = desk(house).await;
    let issuer = Issuer::start().await;
    let fields =
        [("issuer", &*issuer.address), ("client", "commonground"), ("secret", SECRET), ("rules", rules)];
    let page = desk.page("sign-in");
    assert_eq!(desk.olga.post(&page, &fields).await.leads_to(), page);
    let begin = format!("/sign-in/with/{}", desk.at.rsplit('/').next().unwrap());
    Stage { desk, issuer, begin }
}

/// The values of an address's query.
fn query(address: &str) -> HashMap<String, String> {
    form_urlencoded::parse(address.split_once('?').unwrap().1.as_bytes()).into_owned().collect()
}

impl Stage<'_> {
    /// Somebody is sent to the issuer, which will say of them what is right, but for these claims; the state.
    async fn sent(&self, person: &Person<'_>, begin: &str, now: i64, but: Value) -> String {
        let address = person.get(begin).await.leads_to();
        assert!(address.starts_with(&format!("{}/authorize?", self.issuer.address)), "{address}");
        let asked = query(&address);
        assert_eq!((&*asked["code_challenge_method"], &*asked["response_type"]), ("S256", "code"));
        assert!(asked["redirect_uri"].ends_with(&format!("{}/answer", self.begin)), "{asked:?}");
        let mut claims = json!({
            "iss": self.issuer.address,
            "aud": "commonground",
            "sub": "henry-1",
            "exp": now + 300,
            "iat": now,
            "nonce": asked["nonce"],
            "name": "Henry Ford",
            "email": "henry@hospice.example.org",
            "email_verified": true,
        });
        for (name, value) in but.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let mut plan = self.issuer.plan.lock().unwrap();
        (plan.claims, plan.challenge) = (claims, asked["code_challenge"].clone());
        asked["state"].clone()
    }

    /// Somebody comes back from the issuer.
    async fn back(&self, person: &Person<'_>, state: &str) -> Page {
        person.get(&format!("{}/answer?state={state}&code=good", self.begin)).await
    }

    /// Henry comes by an invitation.
    async fn henry<'h>(&self, house: &'h House) -> Person<'h> {
        let henry = house.browser();
        let link = self.desk.invites("coordinator").await;
        let begin = link_with(&opens(&henry, &link).await);
        let state = self.sent(&henry, &begin, seconds(house), json!({})).await;
        self.back(&henry, &state).await.says("I have kept them").says(&self.desk.at);
        henry
    }
}

/// The way to the host's own sign-in that the page of an invitation shows.
fn link_with(page: &Page) -> String {
    let at = page.text.split("href=\"/sign-in/with/").nth(1).expect("no way in").split('"').next().unwrap();
    format!("/sign-in/with/{at}")
}

fn seconds(house: &House) -> i64 {
    house.app.now().0 / 1_000_000
}

async fn invited_staff_comes_in_with_the_hosts_own_account(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "hospice.example.org").await;
    house.get("/sign-in").await.says("/sign-in/with");
    house.get("/sign-in/with").await.says("Riverside Hospice").says(&stage.begin);
    let henry = stage.henry(&house).await;
    henry.get(&stage.desk.at).await.says("Henry Ford");
    assert_eq!(henry.get(&stage.desk.page("staff")).await.status, 404, "he is a coordinator");
    henry.get("/account/export.json").await.says("Riverside Hospice");
    henry.post("/sign-out", &[]).await;
    assert_eq!(henry.get(&stage.desk.at).await.status, 303);

    let again = house.browser();
    let state = stage.sent(&again, &stage.begin, seconds(&house), json!({})).await;
    assert_eq!(stage.back(&again, &state).await.leads_to(), stage.desk.at);
    again.get(&stage.desk.at).await.says("Henry Ford");
    assert_eq!(stage.back(&again, &state).await.status, 422, "once");
    assert_eq!(house.app.db.count_accounts().await.unwrap(), 2, "Olga and Henry");
}

async fn nobody_comes_in_who_was_not_invited(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "hospice.example.org").await;
    let wren = house.browser();
    let state = stage.sent(&wren, &stage.begin, seconds(&house), json!({"sub": "wren"})).await;
    let page = stage.back(&wren, &state).await;
    assert_eq!(page.status, 403);
    page.says("Nobody has invited this account").keeps_silent("henry@");
    let made_up = format!("{}?door=bm90aGluZw", stage.begin);
    let state = stage.sent(&wren, &made_up, seconds(&house), json!({"sub": "wren"})).await;
    assert_eq!(stage.back(&wren, &state).await.status, 403);

    // who was let go
    let henry = stage.henry(&house).await;
    let page = stage.desk.olga.get(&stage.desk.page("staff")).await;
    let asks =
        page.text.split("href=\"").find(|part| part.contains("/staff/") && !part.contains("end-links"));
    let asks = asks.unwrap().split('"').next().unwrap();
    stage.desk.olga.get(asks).await.says("opens is deleted");
    stage.desk.olga.post(asks, &[]).await;
    assert_eq!(henry.get(&stage.desk.at).await.status, 303, "nobody is signed in any more");
    assert_eq!(house.app.db.count_accounts().await.unwrap(), 1, "the account went with the job");
    let state = stage.sent(&henry, &stage.begin, seconds(&house), json!({})).await;
    assert_eq!(stage.back(&henry, &state).await.status, 403);

    // an invitation of another host
    let other = stage.desk.olga.post("/hosts", &[("name", "Hill Library")]).await.leads_to();
    let staff = other.replace("/listings", "/staff");
    let link = crate::host::shown(&stage.desk.olga.post(&staff, &[("role", "admin")]).await);
    let door = wren.get(&link).await.leads_to();
    let begin = format!("{}?door={}", stage.begin, door.rsplit('/').next().unwrap());
    let state = stage.sent(&wren, &begin, seconds(&house), json!({"sub": "wren"})).await;
    assert_eq!(stage.back(&wren, &state).await.status, 403);
    assert_eq!(house.get(&link).await.status, 303, "and it is not used up");
}

async fn what_cannot_be_trusted_is_refused(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "").await;
    let now = seconds(&house);
    let wrong = [
        json!({"nonce": "another"}),
        json!({"nonce": null}),
        json!({"exp": now}),
        json!({"exp": now - 60}),
        json!({"aud": "another"}),
        json!({"aud": ["commonground", "another"]}),
        json!({"iss": "https://another.example.org"}),
        json!({"sub": null}),
    ];
    let link = stage.desk.invites("admin").await;
    for but in wrong {
        let wren = house.browser();
        let begin = link_with(&opens(&wren, &link).await);
        let state = stage.sent(&wren, &begin, now, but.clone()).await;
        let page = stage.back(&wren, &state).await;
        assert_eq!(page.status, 422, "{but}");
        page.says("We could not check the answer");
        assert_eq!(wren.get("/account").await.status, 303, "{but}");
    }
    for unsigned in [false, true] {
        let wren = house.browser();
        let begin = link_with(&opens(&wren, &link).await);
        let state = stage.sent(&wren, &begin, now, json!({})).await;
        {
            let mut plan = stage.issuer.plan.lock().unwrap();
            (plan.forged, plan.unsigned) = (!unsigned, unsigned);
        }
        assert_eq!(stage.back(&wren, &state).await.status, 422, "unsigned: {unsigned}");
    }
    assert_eq!(house.app.db.count_accounts().await.unwrap(), 1, "Olga");
    opens(&house.browser(), &link).await.says("Admin");
}

async fn an_answer_is_of_the_browser_that_was_sent_and_in_time(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "").await;
    let now = seconds(&house);
    let (henry, wren) = (stage.henry(&house).await, house.browser());
    henry.post("/sign-out", &[]).await;
    let state = stage.sent(&henry, &stage.begin, now, json!({})).await;
    let page = stage.back(&wren, &state).await;
    assert_eq!(page.status, 422, "another browser");
    page.says("Please start again");
    assert_eq!(stage.back(&henry, "made-up").await.status, 422);
    assert_eq!(stage.back(&henry, &state).await.status, 303);

    let state = stage.sent(&henry, &stage.begin, now, json!({})).await;
    stage.issuer.plan.lock().unwrap().challenge = "another".into();
    let page = stage.back(&henry, &state).await;
    assert_eq!(page.status, 422, "the verifier does not fit");
    page.says("did not let you in");
    let state = stage.sent(&henry, &stage.begin, now, json!({})).await;
    let page = henry.get(&format!("{}/answer?state={state}&error=access_denied", stage.begin)).await;
    page.says("did not let you in");

    let state = stage.sent(&henry, &stage.begin, now, json!({})).await;
    let later = house.at(house.app.now().plus_seconds(601)).await;
    let late = henry.at(&later);
    assert_eq!(stage.back(&late, &state).await.status, 422, "too late");
    assert_eq!(house.get("/sign-in/with/00000000-0000-4000-8000-000000000000").await.status, 404);
}

async fn the_host_says_who_may_come_and_may_change_its_keys(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "hospice.example.org\ngroups=care").await;
    let now = seconds(&house);
    let link = stage.desk.invites("coordinator").await;
    for (but, may) in [
        (json!({"email": "henry@elsewhere.example.org"}), false),
        (json!({"email_verified": false}), false),
        (json!({"email_verified": false, "groups": ["it"]}), false),
        (json!({"email_verified": false, "groups": ["it", "care"]}), true),
    ] {
        let henry = house.browser();
        let begin = link_with(&opens(&henry, &link).await);
        let state = stage.sent(&henry, &begin, now, but.clone()).await;
        assert_eq!(stage.back(&henry, &state).await.status.as_u16(), if may { 200 } else { 403 }, "{but}");
    }
    // the keys that are known do not fit any more, so they are asked for anew
    let henry = house.browser();
    stage.issuer.plan.lock().unwrap().changed = true;
    let state = stage.sent(&henry, &stage.begin, now, json!({})).await;
    assert_eq!(stage.back(&henry, &state).await.leads_to(), stage.desk.at);
}

async fn an_account_of_work_joins_no_group(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "").await;
    let henry = stage.henry(&house).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let page = henry.get(&room.door()).await;
    page.says("Your employer could open it").keeps_silent("name=\"pseudonym\"");
    let page = join(&henry, &room.door(), "Fern").await;
    assert_eq!(page.status, 422);
    page.says("Your employer could open it");
    assert_eq!(henry.get(&room.space).await.status, 404);
}

async fn an_account_of_work_takes_no_name_over(house: House) {
    let house = lax(&house).await;
    let stage = stage(&house, "").await;
    let henry = stage.henry(&house).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let door = door_beside(&house, &room, "Oak").await;
    opens(&henry, &door).await.says("Your employer could open it").keeps_silent("name=\"pledge\"");
    let page = answers(&henry, &door, &YES).await;
    assert_eq!(page.status, 422);
    page.says("Your employer could open it").keeps_silent("name=\"pledge\"");
    henry.get("/account").await.keeps_silent("/space/");
    let oak = house.person("Oak anew").await;
    assert!(answers(&oak, &door, &YES).await.leads_to().starts_with("/space/"), "the link is still good");
}

async fn it_is_set_up_and_tried_by_the_host(house: House) {
    let strict = desk(&house).await;
    let page = strict.page("sign-in");
    let wrong = strict.olga.post(&page, &[("issuer", "http://127.0.0.1:9"), ("rules", "a@b.org")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("starts with https://").says("write the client ID").says("one on each line");
    let house = lax(&house).await;
    let henry = strict.comes(&house, "admin", "Henry").await;
    let issuer = Issuer::start().await;
    henry.get(&page).await.says("/answer</code>");
    let fields = [("issuer", &*issuer.address), ("client", "commonground"), ("secret", SECRET)];
    henry.post(&page, &fields).await;
    henry.get(&page).await.says(&issuer.address).keeps_silent(SECRET);
    henry.post(&format!("{page}/try"), &[]).await.says("It works");
    // the same service, for a server whose settings do not let it ask there
    strict.olga.post(&format!("{page}/try"), &[]).await.says("cannot be reached");
    let kept = [("issuer", &*issuer.address), ("client", "commonground"), ("secret", "")];
    assert_eq!(henry.post(&page, &kept).await.leads_to(), page, "the secret stays");
    for (address, says) in [
        (format!("{}/", issuer.address), "Check the address"),
        ("http://127.0.0.1:9".into(), "cannot be reached"),
    ] {
        henry.post(&page, &[("issuer", &address), ("client", "commonground")]).await;
        henry.post(&format!("{page}/try"), &[]).await.says(says);
    }
    let begin = format!("/sign-in/with/{}", strict.at.rsplit('/').next().unwrap());
    let unreachable = house.get(&begin).await;
    assert_eq!(unreachable.status, 502);
    unreachable.says("We cannot reach your organisation");
    henry.post(&format!("{page}/end"), &[]).await;
    assert_eq!(house.get(&begin).await.status, 404);
    house.get("/sign-in/with").await.says("No organisation has set this up here");
    henry.post("/account/erase", &[("old", PASSPHRASE)]).await;
}

on_both!(
    invited_staff_comes_in_with_the_hosts_own_account,
    nobody_comes_in_who_was_not_invited,
    what_cannot_be_trusted_is_refused,
    an_answer_is_of_the_browser_that_was_sent_and_in_time,
    the_host_says_who_may_come_and_may_change_its_keys,
    an_account_of_work_joins_no_group,
    an_account_of_work_takes_no_name_over,
    it_is_set_up_and_tried_by_the_host,
);
