//! Passkeys, with a device made of a key pair (WebAuthn level 3; attestation "none").

use crate::house::{House, PASSPHRASE, Page, Person, on_both};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "https://groups.example.org";
/// User present and verified; with them, that a new key is told.
const VERIFIED: u8 = 0x05;
const NEW_KEY: u8 = 0x40;

/// A phone: one key, and what it knows of whose it is.
struct Device {
    key: SigningKey,
    id: Vec<u8>,
    user: String,
    counter: u32,
}

fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What a page asks the browser, and the token to answer with.
fn question(page: &Page) -> (Value, String) {
    let between = |before: &str| page.text.split(before).nth(1).expect(before).split('"').next().unwrap();
    let options = between("data-options=\"").replace("&#34;", "\"").replace("&quot;", "\"");
    (serde_json::from_str(&options).unwrap(), between("name=\"token\" value=\"").to_owned())
}

fn client_data(what: &str, options: &Value, origin: &str) -> Vec<u8> {
    let data =
        json!({ "type": what, "challenge": options["challenge"], "origin": origin, "crossOrigin": false });
    data.to_string().into_bytes()
}

impl Device {
    fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Self { key, id: vec![seed; 16], user: String::new(), counter: 0 }
    }

    fn told(&mut self, options: &Value, flags: u8) -> Vec<u8> {
        let place = options["rp"]["id"].as_str().or(options["rpId"].as_str()).unwrap();
        self.counter += 1;
        [&Sha256::digest(place)[..], &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// The public key as COSE says it (RFC 9053).
    fn public(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        [&head[..], point.x().unwrap(), &[0x22, 0x58, 0x20], point.y().unwrap()].concat()
    }

    /// Makes a key for whoever is asked about.
    fn create(&mut self, options: &Value) -> String {
        self.user = options["user"]["id"].as_str().unwrap().to_owned();
        let mut told = self.told(options, VERIFIED | NEW_KEY);
        told.extend([0; 16]); // no model of device is told
        told.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        told.extend(&self.id);
        told.extend(self.public());
        // {"fmt": "none", "attStmt": {}, "authData": ..} as CBOR
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(told.len()).unwrap());
        object.extend(told);
        let response = json!({
            "clientDataJSON": text(client_data("webauthn.create", options, ORIGIN)),
            "attestationObject": text(object),
        });
        self.answer(response)
    }

    /// Signs what is asked.
    fn get(&mut self, options: &Value, origin: &str) -> String {
        let data = client_data("webauthn.get", options, origin);
        let told = self.told(options, VERIFIED);
        let signature: Signature = self.key.sign(&[&told[..], &Sha256::digest(&data)[..]].concat());
        let response = json!({
            "clientDataJSON": text(data),
            "authenticatorData": text(told),
            "signature": text(signature.to_der()),
            "userHandle": self.user,
        });
        self.answer(response)
    }

    fn answer(&self, response: Value) -> String {
        let id = text(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "extensions": {}, "response": response })
            .to_string()
    }
}

/// Comes in with a device.
async fn enter<'h>(house: &'h House, device: &mut Device, origin: &str) -> (Person<'h>, Page) {
    let browser = house.browser();
    let (options, token) = question(&browser.post("/sign-in/passkey?to=/shortlist", &[]).await);
    let answer = device.get(&options, origin);
    let fields = [("token", token.as_str()), ("answer", answer.as_str())];
    let page = browser.post("/sign-in/passkey/answer?to=/shortlist", &fields).await;
    (browser, page)
}

async fn add(robin: &Person<'_>, device: &mut Device, label: &str) -> Page {
    let asked = robin.post("/account/passkeys", &[("label", label), ("old", PASSPHRASE)]).await;
    let (options, token) = question(&asked);
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    let answer = device.create(&options);
    robin.post("/account/passkeys/answer", &[("token", &token), ("answer", &answer)]).await
}

async fn a_device_opens_the_door(house: House) {
    let house = house.in_public().await;
    let robin = house.person("Robin").await;
    let mut phone = Device::new(7);
    let wrong = robin.post("/account/passkeys", &[("label", "my phone"), ("old", "not this one")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("my phone").keeps_silent("not this one");
    assert_eq!(add(&robin, &mut phone, "my phone").await.leads_to(), "/account?done=passkey");
    robin.get("/account/passkeys").await.says("my phone");

    house.get("/sign-in").await.says("Use a passkey");
    let (browser, page) = enter(&house, &mut phone, ORIGIN).await;
    assert_eq!(page.leads_to(), "/shortlist");
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-session=") && cookie.contains("Secure"), "{cookie}");
    browser.get("/account").await.says("Robin");

    let gone = [("at", "0"), ("label", "my phone")];
    let asks = robin.get("/account/passkeys/remove?at=0").await;
    asks.says("Forget this passkey?").says("value=\"my phone\"").says("No, go back");
    assert_eq!(robin.get("/account/passkeys/remove?at=1").await.status, 404);
    robin.post("/account/passkeys/remove", &[("at", "0"), ("label", "another")]).await;
    robin.get("/account/passkeys").await.says("my phone");
    assert_eq!(robin.post("/account/passkeys/remove", &gone).await.leads_to(), "/account/passkeys");
    let (_, page) = enter(&house, &mut phone, ORIGIN).await;
    assert_eq!(page.status, 422);
    page.says("That did not work").says("data-passkey=\"get\"");
}

async fn an_answer_works_once_here_and_from_its_owner(house: House) {
    let house = house.in_public().await;
    let robin = house.person("Robin").await;
    let mut phone = Device::new(7);
    add(&robin, &mut phone, "").await;
    assert_eq!(enter(&house, &mut phone, "https://evil.example").await.1.status, 422, "another site asked");

    let browser = house.browser();
    let (options, token) = question(&browser.post("/sign-in/passkey", &[]).await);
    let answer = phone.get(&options, ORIGIN);
    let fields = [("token", token.as_str()), ("answer", answer.as_str())];
    assert_eq!(browser.post("/sign-in/passkey/answer", &fields).await.leads_to(), "/account");
    assert_eq!(house.browser().post("/sign-in/passkey/answer", &fields).await.status, 422, "twice");

    let mut thief = Device { key: SigningKey::from_slice(&[9; 32]).unwrap(), ..phone };
    assert_eq!(enter(&house, &mut thief, ORIGIN).await.1.status, 422, "another key");
    let mut copy = Device { key: SigningKey::from_slice(&[7; 32]).unwrap(), counter: 1, ..thief };
    assert_eq!(
        enter(&house, &mut copy, ORIGIN).await.1.status,
        422,
        "a copy counts less than the device did"
    );
    let wren = house.person("Wren").await;
    let asked = robin.post("/account/passkeys", &[("label", ""), ("old", PASSPHRASE)]).await;
    let (options, token) = question(&asked);
    let answer = Device::new(11).create(&options);
    let stolen = wren.post("/account/passkeys/answer", &[("token", &token), ("answer", &answer)]).await;
    assert_eq!(stolen.status, 422, "what one was asked another cannot answer");
    wren.get("/account/passkeys").await.says("You have no passkey here yet");
}

async fn an_account_may_have_a_passkey_alone(house: House) {
    let house = house.in_public().await;
    let wren = house.browser();
    wren.get("/sign-up").await.says("Use a passkey in place of a passphrase");
    let young = wren.post("/sign-up/passkey", &[("name", "Wren"), ("born", "15")]).await;
    young.says("These groups are for adults");
    let (options, token) =
        question(&wren.post("/sign-up/passkey", &[("name", "Wren"), ("born", "1990")]).await);
    let mut phone = Device::new(3);
    let answer = phone.create(&options);
    let made = wren.post("/sign-up/passkey/answer", &[("token", &token), ("answer", &answer)]).await;
    made.says("Keep these codes");
    let code = made.text.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();

    let (browser, _) = enter(&house, &mut phone, ORIGIN).await;
    browser.get("/account").await.says("Wren");
    let fields = [("name", "Wren"), ("passphrase", "")];
    assert_eq!(house.browser().post("/sign-in", &fields).await.status, 422, "no passphrase is no open door");
    let last = browser.post("/account/passkeys/remove", &[("at", "0"), ("label", "")]).await;
    assert_eq!(last.status, 422);
    last.says("This is your only way in");

    let fields = [("name", "Wren"), ("code", code), ("passphrase", PASSPHRASE)];
    assert_eq!(house.browser().post("/recover", &fields).await.leads_to(), "/account?done=passphrase");
    let (_, page) = enter(&house, &mut phone, ORIGIN).await;
    assert_eq!(page.leads_to(), "/shortlist");
}

async fn a_bare_address_offers_no_passkeys(house: House) {
    house.get("/sign-in").await.keeps_silent("Use a passkey");
    assert_eq!(house.post("/sign-in/passkey", &[]).await.status, 404);
    let robin = house.person("Robin").await;
    robin.get("/account").await.keeps_silent("/account/passkeys");
    assert_eq!(robin.get("/account/passkeys").await.status, 404);
}

on_both!(
    a_device_opens_the_door,
    an_answer_works_once_here_and_from_its_owner,
    an_account_may_have_a_passkey_alone,
    a_bare_address_offers_no_passkeys,
);
