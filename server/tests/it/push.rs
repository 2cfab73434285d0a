//! A device is woken and told that there is something new. What goes through its push service holds nothing else.

use crate::{
    bell::SECRETS,
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    notice::works,
    thread::begins,
};
use aes_gcm::{Aes128Gcm, KeyInit, aead::AeadInOut};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToSec1Point};
use sha2::Sha256;
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Head and body of a message.
type Message = (String, Vec<u8>);

/// A push service of the outside world: takes messages and answers as it is told.
#[derive(Clone)]
struct Service {
    took: Arc<Mutex<Vec<Message>>>,
    status: Arc<Mutex<u16>>,
    /// What it asks with a refusal.
    after: Arc<Mutex<&'static str>>,
    address: String,
}

impl Service {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (status, after) = (Arc::new(Mutex::new(201)), Arc::default());
        let service = Self { took: Arc::default(), status, after, address };
        let takes = service.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(takes.clone().talk(stream));
            }
        });
        service
    }

    fn answers(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    /// Refuses, and asks to be left alone for a while.
    fn refuses(&self, status: u16, after: &'static str) {
        self.answers(status);
        *self.after.lock().unwrap() = after;
    }

    /// Takes the messages out.
    fn take(&self) -> Vec<Message> {
        std::mem::take(&mut *self.took.lock().unwrap())
    }

    async fn talk(self, mut stream: TcpStream) {
        let mut got = vec![];
        let (head, body) = loop {
            if stream.read_buf(&mut got).await.unwrap_or(0) == 0 {
                return;
            }
            let Some(end) = got.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&got[..end]).to_lowercase();
            let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            let length: usize = length.and_then(|length| length.parse().ok()).unwrap_or(0);
            if got.len() >= end + 4 + length {
                break (head, got[end + 4..].to_vec());
            }
        };
        let status = *self.status.lock().unwrap();
        if status == 201 {
            self.took.lock().unwrap().push((head, body));
        }
        let after = match *self.after.lock().unwrap() {
            "" => String::new(),
            after => format!("retry-after: {after}\r\n"),
        };
        let answer = format!("HTTP/1.1 {status} x\r\n{after}content-length: 0\r\nconnection: close\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.ok();
    }
}

/// A device that can open what is sealed for it (RFC 8291).
struct Device {
    key: SecretKey,
    secret: [u8; 16],
}

fn point(key: &PublicKey) -> Vec<u8> {
    key.to_sec1_point(false).as_bytes().to_vec()
}

impl Device {
    fn new(number: u8) -> Self {
        Self { key: SecretKey::from_slice(&[number; 32]).unwrap(), secret: [number; 16] }
    }

    fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(point(&self.key.public_key()))
    }

    /// Its owner adds it.
    async fn added(&self, person: &Person<'_>, endpoint: &str) -> crate::house::Page {
        let (key, secret) = (self.public(), URL_SAFE_NO_PAD.encode(self.secret));
        let fields = [("endpoint", endpoint), ("key", &key), ("secret", &secret), ("zone", "Europe/Madrid")];
        person.post("/account/push", &fields).await
    }

    fn opens(&self, sealed: &[u8]) -> String {
        let (salt, rest) = sealed.split_at(16);
        let theirs = PublicKey::from_sec1_bytes(&rest[5..5 + 65]).unwrap();
        let shared = diffie_hellman(self.key.to_nonzero_scalar(), theirs.as_affine());
        let info =
            [b"WebPush: info\0".as_slice(), &point(&self.key.public_key())[..], &point(&theirs)[..]].concat();
        let start: [u8; 32] = derive(&self.secret, shared.raw_secret_bytes(), &info);
        let cipher: [u8; 16] = derive(salt, &start, b"Content-Encoding: aes128gcm\0");
        let nonce: [u8; 12] = derive(salt, &start, b"Content-Encoding: nonce\0");
        let mut text = rest[70..].to_vec();
        Aes128Gcm::new(&cipher.into()).decrypt_in_place(&nonce.into(), b"", &mut text).unwrap();
        assert_eq!(text.pop(), Some(2));
        String::from_utf8(text).unwrap()
    }
}

fn derive<const N: usize>(salt: &[u8], from: &[u8], info: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    Hkdf::<Sha256>::new(Some(salt), from).expand(info, &mut out).unwrap();
    out
}

/// Fern, who is told each time, and the thread in which Oak may answer.
async fn fern<'h>(house: &'h House, room: &Room<'h>) -> (Person<'h>, String) {
    let fern = room.comes(house, "Fern").await;
    let (thread, _) = begins(&fern, room, "Nights", "They are long.").await;
    let name = room.space.replace("/space/", "pace-");
    fern.post("/account/notices", &[(name.as_str(), "each"), ("zone", "Europe/Madrid")]).await;
    works(house).await;
    (fern, room.at(&format!("threads/{thread}")))
}

async fn a_device_is_told_that_there_is_something_new(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room).await;
    let (service, device) = (Service::open().await, Device::new(7));
    fern.get("/account/push").await.says("data-push=\"B").says("This browser cannot do that");
    assert_eq!(device.added(&fern, &format!("{}/device", service.address)).await.leads_to(), "/account/push");
    fern.get("/account/notices").await.says("1 device");
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    works(&house).await;
    let (head, body) = service.take().pop().expect("nothing came");
    assert!(head.starts_with("post /device ") && head.contains("content-encoding: aes128gcm"), "{head}");
    assert!(head.contains("ttl: 86400") && head.contains("urgency: normal"), "{head}");
    assert!(head.contains("authorization: vapid t=") && head.contains("topic: new"), "{head}");
    let told = device.opens(&body);
    assert_eq!(told, r#"{"lang":"en","title":"Notes","text":"There is something new for you."}"#);
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    works(&house).await;
    assert!(service.take().is_empty(), "once");
    let worker = house.get("/sw.js").await;
    worker.says("showNotification").says("/notices");
    assert_eq!(worker.headers["content-type"], "text/javascript; charset=utf-8");
}

async fn a_device_that_is_gone_is_forgotten_and_a_service_that_is_away_is_asked_again(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room).await;
    let (service, device) = (Service::open().await, Device::new(7));
    device.added(&fern, &format!("{}/device", service.address)).await;
    service.answers(503);
    room.oak.post(&thread, &[("text", "I am here.")]).await;
    works(&house).await;
    service.answers(201);
    works(&house).await;
    assert!(service.take().is_empty(), "not before its time");
    let later = house.at(NOON.plus_seconds(60)).await;
    works(&later).await;
    assert_eq!(service.take().len(), 1);

    service.answers(410);
    room.oak.at(&later).post(&thread, &[("text", "Still here.")]).await;
    works(&later).await;
    fern.at(&later).get("/account/notices").await.keeps_silent("1 device");
    service.answers(201);
    let hour = house.at(NOON.plus_seconds(3600)).await;
    works(&hour).await;
    assert!(service.take().is_empty());
}

async fn a_service_is_left_alone_for_as_long_as_it_asks(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room).await;
    let (service, device) = (Service::open().await, Device::new(7));
    device.added(&fern, &format!("{}/device", service.address)).await;
    // ten minutes, told in both ways
    for (hours, after) in [(0, "600"), (1, "Mon, 23 Nov 2026 13:10:00 GMT")] {
        let house = house.at(NOON.plus_seconds(hours * 3600)).await;
        service.refuses(429, after);
        room.oak.at(&house).post(&thread, &[("text", "I am here.")]).await;
        works(&house).await;
        service.refuses(201, "");
        for (minutes, count) in [(9, 0), (10, 1)] {
            let later = house.at(NOON.plus_seconds(hours * 3600 + minutes * 60)).await;
            works(&later).await;
            assert_eq!(service.take().len(), count, "after {minutes} minutes");
        }
    }
}

async fn a_service_that_wants_nothing_of_us_is_for_the_operator(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room).await;
    let (service, device) = (Service::open().await, Device::new(7));
    let olga = crate::queue::operator(&house).await;
    device.added(&fern, &format!("{}/device", service.address)).await;
    for status in [400, 401, 403, 413, 301] {
        service.answers(status);
        room.oak.post(&thread, &[("text", "I am here.")]).await;
        works(&house).await;
    }
    let queue = olga.get("/queue").await;
    queue.says("A push service takes nothing from us").says("5 wait").keeps_silent("127.0.0.1");
    fern.get("/account/notices").await.says("1 device");
    service.answers(201);
    assert_eq!(olga.post("/queue/jobs", &[]).await.leads_to(), "/queue");
    works(&house).await;
    assert_eq!(service.take().len(), 1, "one for all that waited");
    olga.get("/queue").await.keeps_silent("A push service");
}

async fn what_cannot_be_told_is_refused(house: House) {
    let fern = house.person("Fern at home").await;
    let device = Device::new(7);
    let wrong = device.added(&fern, "ftp://push.example.net/a").await;
    assert_eq!(wrong.status, 422);
    wrong.says("What your browser sent cannot be used");
    assert_eq!(fern.post("/account/push", &[]).await.status, 422);
    for number in 1..=5 {
        let added = Device::new(number).added(&fern, &format!("https://push.example.net/{number}")).await;
        assert_eq!(added.status, 303);
    }
    // the same again is the same
    assert_eq!(device.added(&fern, "https://push.example.net/5").await.status, 303);
    let many = device.added(&fern, "https://push.example.net/6").await;
    assert_eq!(many.status, 422);
    many.says("Only 5 devices").keeps_silent("push.example.net");
    let page = fern.get("/account/push").await;
    let mark = page.text.split("name=\"device\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(fern.post("/account/push/remove", &[("device", mark)]).await.status, 303);
    assert_eq!(fern.post("/account/push/remove", &[("device", mark)]).await.status, 404);
    assert_eq!(device.added(&fern, "https://push.example.net/6").await.status, 303);
    // in earnest nothing goes to this machine or its network
    let earnest = server::config::Config { allow_private_push: false, ..house.app.config.clone() };
    let earnest = house.reopened(earnest, NOON).await;
    let fern = fern.at(&earnest);
    assert_eq!(device.added(&fern, "http://127.0.0.1:9/a").await.status, 422);
}

on_both!(
    a_device_is_told_that_there_is_something_new,
    a_device_that_is_gone_is_forgotten_and_a_service_that_is_away_is_asked_again,
    a_service_is_left_alone_for_as_long_as_it_asks,
    a_service_that_wants_nothing_of_us_is_for_the_operator,
    what_cannot_be_told_is_refused,
);
