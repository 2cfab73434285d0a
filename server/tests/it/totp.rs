//! Codes from an app, asked after the passphrase.

use crate::house::{House, NOON, PASSPHRASE, Page, Person, on_both};
use totp_rs::{Builder, Secret};

/// What a phone's app shows.
fn code(secret: &str, at: domain::Stamp) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    app.generate(u64::try_from(at.0 / 1_000_000).unwrap()).to_string()
}

fn between<'p>(page: &'p Page, before: &str, after: &str) -> &'p str {
    page.text.split(before).nth(1).expect(before).split(after).next().unwrap()
}

fn token(page: &Page) -> &str {
    between(page, "name=\"token\" value=\"", "\"")
}

/// Robin sets up an app; its secret.
async fn set_up(robin: &Person<'_>) -> String {
    robin.get("/account/totp").await.says("Set it up");
    let offer = robin.post("/account/totp", &[]).await;
    offer.says("<svg");
    let secret = between(&offer, "<p class=\"code\">", "<").replace(' ', "");
    let wrong = robin.post("/account/totp/app", &[("token", token(&offer)), ("code", "000000")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(
        between(&wrong, "<p class=\"code\">", "<").replace(' ', ""),
        secret,
        "the app can stay as it is"
    );
    let code = code(&secret, NOON);
    let done = robin.post("/account/totp/app", &[("token", token(&wrong)), ("code", &code)]).await;
    assert_eq!(done.leads_to(), "/account?done=totp");
    secret
}

async fn sign_in<'h>(house: &'h House) -> (Person<'h>, Page) {
    let browser = house.browser();
    let page = browser.post("/sign-in?to=/shortlist", &[("name", "Robin"), ("passphrase", PASSPHRASE)]).await;
    (browser, page)
}

async fn a_code_is_asked_after_the_passphrase(house: House) {
    let robin = house.person("Robin").await;
    let secret = set_up(&robin).await;
    robin.get("/account").await.says("A code from an app").keeps_silent(&secret);

    let later = house.at(NOON.plus_seconds(60)).await;
    let (browser, page) = sign_in(&later).await;
    page.says("One more step");
    assert!(page.headers.get("set-cookie").is_none(), "the door is not open yet");
    let fields = [("token", token(&page)), ("code", &code(&secret, NOON.plus_seconds(60)))];
    let entered = browser.post("/sign-in/code?to=/shortlist", &fields).await;
    assert_eq!(entered.leads_to(), "/shortlist");
    assert_eq!(browser.get("/account").await.status, 200);
    assert_eq!(later.browser().post("/sign-in/code", &fields).await.leads_to(), "/sign-in?to=%2Faccount");

    let (browser, page) = sign_in(&later).await;
    let fields = [("token", token(&page)), fields[1]];
    let again = browser.post("/sign-in/code", &fields).await;
    assert_eq!(again.status, 422, "a code that was seen does not open again");
    let before = [("token", token(&again)), ("code", &code(&secret, NOON.plus_seconds(30)))];
    assert_eq!(browser.post("/sign-in/code", &before).await.status, 422, "nor one before it");
}

async fn guessing_ends_and_time_runs_out(house: House) {
    let robin = house.person("Robin").await;
    let secret = set_up(&robin).await;
    let (browser, mut page) = sign_in(&house).await;
    for _ in 0..4 {
        page = browser.post("/sign-in/code", &[("token", token(&page)), ("code", "000000")]).await;
        assert_eq!(page.status, 422);
    }
    let last = browser.post("/sign-in/code", &[("token", token(&page)), ("code", "000000")]).await;
    assert_eq!(last.leads_to(), "/sign-in?to=%2Faccount", "the passphrase is asked again");

    let (_, page) = sign_in(&house).await;
    let late = house.at(NOON.plus_seconds(301)).await;
    let fields = [("token", token(&page)), ("code", &code(&secret, NOON.plus_seconds(301)))];
    assert_eq!(late.browser().post("/sign-in/code", &fields).await.status, 303);
    assert!(late.browser().post("/sign-in/code", &fields).await.headers.get("set-cookie").is_none());
}

async fn whoever_loses_the_app_has_recovery_codes(house: House) {
    let robin = house.person("Robin").await;
    set_up(&robin).await;
    let renewed = robin.post("/account/codes", &[("old", PASSPHRASE)]).await;
    let codes: Vec<&str> =
        renewed.text.split("<code>").skip(1).map(|rest| rest.split("</code>").next().unwrap()).collect();
    let (browser, page) = sign_in(&house).await;
    let fields = [("token", token(&page)), ("code", codes[0])];
    assert_eq!(browser.post("/sign-in/code", &fields).await.leads_to(), "/account");
    browser.get("/account").await.says("7 codes left");

    // a way back does not go round the app: it takes one code for the passphrase, and one for the app
    let fields = [("name", "robin"), ("code", codes[1]), ("passphrase", "copper violin nine harbor")];
    let back = house.browser();
    let page = back.post("/recover", &fields).await;
    page.says("One more step");
    assert!(robin.get("/account").await.leads_to().starts_with("/sign-in"), "signed out everywhere");
    let fields = [("token", token(&page)), ("code", codes[2])];
    let entered = back.post("/sign-in/code?to=/account%3Fdone%3Dpassphrase", &fields).await;
    assert_eq!(entered.leads_to(), "/account?done=passphrase");

    let wrong = back.post("/account/totp/stop", &[("old", PASSPHRASE)]).await;
    assert_eq!(wrong.status, 422);
    let stopped = back.post("/account/totp/stop", &[("old", "copper violin nine harbor")]).await;
    assert_eq!(stopped.leads_to(), "/account?done=totp-stop");
    let fields = [("name", "Robin"), ("passphrase", "copper violin nine harbor")];
    assert_eq!(house.browser().post("/sign-in", &fields).await.leads_to(), "/account");
}

on_both!(
    a_code_is_asked_after_the_passphrase,
    guessing_ends_and_time_runs_out,
    whoever_loses_the_app_has_recovery_codes,
);
