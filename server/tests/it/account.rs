//! Accounts: without e-mail, without telling who exists, with a way back.

use crate::{
    house::{House, NOON, PASSPHRASE, Page, Person, on_both},
    join::room,
    thread::begins,
};

const DAY: i64 = 24 * 3600;
const OTHER: &str = "copper violin nine harbor";

async fn sign_in<'h>(house: &'h House, name: &str, passphrase: &str) -> (Person<'h>, Page) {
    let browser = house.browser();
    let page = browser.post("/sign-in", &[("name", name), ("passphrase", passphrase)]).await;
    (browser, page)
}

/// The recovery codes on a page.
fn codes(page: &Page) -> Vec<String> {
    page.text.split("<code>").skip(1).map(|rest| rest.split("</code>").next().unwrap().to_owned()).collect()
}

async fn an_account_needs_no_email(house: House) {
    let robin = house.browser();
    let form = robin.get("/sign-up?to=/shortlist").await;
    form.says("You need no e-mail").keeps_silent("adult");
    let fields = [("name", "Quiet River"), ("passphrase", PASSPHRASE), ("born", "1980")];
    let made = robin.post("/sign-up?to=/shortlist", &fields).await;
    made.says("Keep these codes").says("href=\"/shortlist\"");
    assert_eq!(codes(&made).len(), 8);
    let cookie = made.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    robin.get("/account").await.says("Quiet River").says("8 codes left").says("You are in no group yet");

    robin.post("/sign-out", &[]).await;
    let door = robin.get("/account").await;
    assert_eq!(door.leads_to(), "/sign-in?to=%2Faccount");
    let (again, page) = sign_in(&house, " quiet river ", PASSPHRASE).await;
    assert_eq!(page.leads_to(), "/account");
    again.get("/account").await.says("Quiet River");
}

async fn the_door_does_not_tell_who_exists(house: House) {
    house.person("Robin").await;
    let (_, wrong) = sign_in(&house, "Robin", OTHER).await;
    let (_, nobody) = sign_in(&house, "Wren", OTHER).await;
    assert_eq!((wrong.status, nobody.status), (422.try_into().unwrap(), 422.try_into().unwrap()));
    assert_eq!(wrong.text.replace("Robin", "Wren"), nobody.text);
    wrong.says("This does not open the door").says("Robin").keeps_silent(OTHER);
    let recover = async |name| {
        let fields = [("name", name), ("code", "aaaa-bbbb-cccc-dddd"), ("passphrase", OTHER)];
        house.browser().post("/recover", &fields).await.text
    };
    assert_eq!(recover("Robin").await.replace("Robin", "Wren"), recover("Wren").await);
}

async fn what_is_wrong_stands_at_its_field(house: House) {
    let try_it = async |name, passphrase, born| {
        let fields = [("name", name), ("passphrase", passphrase), ("born", born)];
        let page = house.browser().post("/sign-up", &fields).await;
        assert_eq!(page.status, 422);
        page
    };
    let page = try_it("a@b", "tiny", "1212").await;
    page.says("Use 3 to 40 letters").says("Use at least 12 letters").says("in digits").says("a@b");
    page.keeps_silent("tiny");
    try_it("Robin", "password1234", "1980").await.says("easy to guess");
    let young = try_it("Robin", PASSPHRASE, "2012").await;
    young.says("These groups are for adults").says("listen to young people").keeps_silent("Robin");
    assert_eq!(house.app.db.count_accounts().await, Ok(0));
    house.person("Robin").await;
    try_it("ROBIN", PASSPHRASE, "1980").await.says("Please choose another name");
}

async fn a_code_is_the_way_back_once(house: House) {
    let fields = [("name", "Robin"), ("passphrase", PASSPHRASE), ("born", "1980")];
    let robin = house.browser();
    let codes = codes(&robin.post("/sign-up", &fields).await);
    let code = codes[3].to_uppercase().replace('-', " ");
    let fields = [("name", "robin"), ("code", code.as_str()), ("passphrase", OTHER)];
    let back = house.browser();
    assert_eq!(back.post("/recover", &fields).await.leads_to(), "/account?done=passphrase");
    back.get("/account?done=passphrase").await.says("Your new passphrase is set").says("7 codes left");
    assert!(robin.get("/account").await.leads_to().starts_with("/sign-in"), "signed out everywhere else");
    assert_eq!(house.browser().post("/recover", &fields).await.status, 422, "a code works once");
    assert_eq!(sign_in(&house, "Robin", PASSPHRASE).await.1.status, 422);
    assert_eq!(sign_in(&house, "Robin", OTHER).await.1.status, 303);

    back.post("/account/codes", &[("old", PASSPHRASE)]).await.says("does not open the door");
    let renewed = back.post("/account/codes", &[("old", OTHER)]).await;
    assert_eq!(self::codes(&renewed).len(), 8);
    let fields = [("name", "robin"), ("code", codes[4].as_str()), ("passphrase", PASSPHRASE)];
    assert_eq!(house.browser().post("/recover", &fields).await.status, 422, "the old codes are void");
}

async fn sessions_are_seen_and_ended(house: House) {
    let robin = house.person("Robin").await;
    let (phone, _) = sign_in(&house, "Robin", PASSPHRASE).await;
    let page = robin.get("/account").await;
    page.says("this one").says("End it everywhere else");
    let token = page.text.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let wren = house.person("Wren").await;
    wren.post("/account/sessions", &[("token", token)]).await;
    assert_eq!(phone.get("/account").await.status, 200, "nobody ends another's session");
    robin.post("/account/sessions", &[("token", token)]).await;
    assert_eq!(phone.get("/account").await.status, 303);
    let (phone, _) = sign_in(&house, "Robin", PASSPHRASE).await;
    assert_eq!(robin.post("/account/sessions", &[("token", "no token")]).await.status, 404);
    assert_eq!(phone.get("/account").await.status, 200, "a form that cannot be read ends nothing");
    robin.post("/account/sessions", &[]).await;
    assert_eq!(
        (phone.get("/account").await.status, robin.get("/account").await.status),
        (303.try_into().unwrap(), 200.try_into().unwrap())
    );

    let changed = [("old", PASSPHRASE), ("passphrase", OTHER)];
    assert_eq!(robin.post("/account/passphrase", &changed).await.leads_to(), "/account?done=passphrase");
    assert_eq!(
        robin.post("/account/passphrase", &changed).await.status,
        422,
        "the old one is not right any more"
    );
    assert_eq!(sign_in(&house, "Robin", OTHER).await.1.status, 303);
}

async fn a_session_ends_after_thirty_quiet_days(house: House) {
    let robin = house.person("Robin").await;
    let later = house.at(NOON.plus_seconds(20 * DAY)).await;
    assert_eq!(robin.at(&later).get("/account").await.status, 200);
    let later = house.at(NOON.plus_seconds(49 * DAY)).await;
    assert_eq!(robin.at(&later).get("/account").await.status, 200, "a visit prolongs it");
    let later = house.at(NOON.plus_seconds(80 * DAY)).await;
    assert_eq!(robin.at(&later).get("/account").await.status, 303);
}

async fn erased_is_erased(house: House) {
    let robin = house.person("Robin").await;
    robin.get("/account/erase").await.says("It cannot be undone");
    assert_eq!(robin.post("/account/erase", &[("old", OTHER)]).await.status, 422);
    assert_eq!(robin.post("/account/erase", &[("old", PASSPHRASE)]).await.leads_to(), "/");
    assert_eq!(robin.get("/account").await.status, 303);
    assert_eq!(sign_in(&house, "Robin", PASSPHRASE).await.1.status, 422);
    house.person("Robin").await;
}

async fn doors_lead_only_into_this_house(house: House) {
    let robin = house.person("Robin").await;
    for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "evil"]
    {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("to", elsewhere).finish();
        assert_eq!(robin.get(&format!("/sign-in?{query}")).await.leads_to(), "/account", "{elsewhere}");
    }
    assert_eq!(house.post_from("cross-site", "/sign-in", &[("name", "Robin")]).await.status, 403);
    let signed_out = house.post("/account/erase", &[("old", PASSPHRASE)]).await;
    assert_eq!(signed_out.status, 401);
    signed_out.says("You are signed out").says("your words are still there");
    robin.get("/account").await;
    house.get("/sign-up?lang=es").await.says("No necesita correo");
}

async fn many_tries_wait_and_lock_nobody_else_out(house: House) {
    let house = house.in_public().await;
    house.person("Robin").await;
    house.person("Wren").await;
    let try_it = async |from: &str, name: &str, passphrase: &str| {
        let fields = [("name", name), ("passphrase", passphrase)];
        house.browser_at(from).post("/sign-in", &fields).await
    };
    for number in 1..=10 {
        let page = try_it(&format!("2001:db8::{number}"), "Robin", OTHER).await;
        assert_eq!(page.status, 422, "try {number}");
    }
    let waits = try_it("2001:db8::77", "ROBIN", PASSPHRASE).await;
    assert_eq!(waits.status, 429, "one household is one place, however it moves inside");
    waits.says("tried too often").says("ROBIN").says("Use a passkey");
    assert_eq!(try_it("2001:db8:0:1::1", "Robin", PASSPHRASE).await.status, 303, "Robin is elsewhere");
    assert_eq!(try_it("2001:db8::1", "Wren", PASSPHRASE).await.status, 303, "Wren lives there too");
    let fields = [("name", "Robin"), ("code", "aaaa-bbbb-cccc-dddd"), ("passphrase", OTHER)];
    assert_eq!(house.browser_at("2001:db8::1").post("/recover", &fields).await.status, 429);
    assert_eq!(house.browser_at("2001:db8::1").post("/sign-in/passkey", &[]).await.status, 200);
}

async fn accounts_are_made_one_by_one(house: House) {
    let make = async |number: u8| {
        let fields = [("name", &*format!("robin {number}")), ("passphrase", ""), ("born", "1980")];
        house.browser_at("192.0.2.7").post("/sign-up", &fields).await.status.as_u16()
    };
    let mut told = vec![];
    for number in 0..21 {
        told.push(make(number).await);
    }
    assert_eq!(told, [vec![422; 20], vec![429]].concat());
}

async fn everything_can_be_taken_away(house: House) {
    let room = room(&house, "Night Circle", "open").await;
    let robin = room.comes(&house, "Wren").await;
    begins(&room.oak, &room, "Oak's own title", "What Oak said.").await;
    begins(&robin, &room, "A long night", "I could not sleep <at all>.").await;
    let page = robin.get("/account/export").await;
    page.says("Night Circle").says("Wren").says("A long night").says("I could not sleep &#60;at all&#62;.");
    page.says("8 recovery codes are left").keeps_silent("What Oak said").keeps_silent("$argon2");

    let file = robin.get("/account/export.json").await;
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let told: serde_json::Value = serde_json::from_str(&file.text).unwrap();
    assert_eq!(told["groups"][0]["pseudonym"], "Wren");
    assert_eq!(told["groups"][0]["posts"][0]["text"], "I could not sleep <at all>.");
    assert_eq!(told["groups"][0]["posts"][0]["title"], "A long night");
    assert_eq!(told["account"]["recovery_codes_left"], 8);
    file.keeps_silent("Oak").keeps_silent("argon2");
    assert_eq!(house.get("/account/export.json").await.status, 303);
}

async fn nobody_keeps_what_is_closed(house: House) {
    let robin = house.person("Robin").await;
    for address in ["/account", "/account/passphrase", "/account/totp", "/account/export.json", "/sign-in"] {
        for page in [robin.get(address).await, house.get_with(address, "accept-encoding", "gzip").await] {
            let header = |name: &str| page.headers.get(name).map_or("", |value| value.to_str().unwrap());
            assert_eq!(header("cache-control"), "no-store", "{address}");
            assert_eq!(header("referrer-policy"), "no-referrer", "{address}");
            assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{address}");
            assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{address}");
            assert_eq!(header("content-encoding"), "", "{address} is squeezed");
        }
    }
    let open = house.get_with("/", "accept-encoding", "gzip").await;
    assert_eq!(open.headers["content-encoding"], "gzip");
}

on_both!(
    many_tries_wait_and_lock_nobody_else_out,
    accounts_are_made_one_by_one,
    everything_can_be_taken_away,
    nobody_keeps_what_is_closed,
    an_account_needs_no_email,
    the_door_does_not_tell_who_exists,
    what_is_wrong_stands_at_its_field,
    a_code_is_the_way_back_once,
    sessions_are_seen_and_ended,
    a_session_ends_after_thirty_quiet_days,
    erased_is_erased,
    doors_lead_only_into_this_house,
);
