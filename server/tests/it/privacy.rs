use crate::{
    RIVERSIDE,
    house::{House, on_both},
};
use std::{
    io::Write,
    sync::{Arc, Mutex},
};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that the program and its libraries would ever log, at the most talkative level.
async fn nothing_of_a_person_is_logged(house: House) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(server::cli::filter("trace"))
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    tracing::info!("the log listens");
    house.import("riverside", RIVERSIDE).await;
    house.ask("zanzibar lupus secretword").await;
    let moss = house.browser_at("203.0.113.7");
    moss.get("/find?q=secretword").await;
    moss.post("/sign-in", &[("name", "secretword"), ("passphrase", "secretword")]).await;
    house.get_with("/find?q=secretword", "user-agent", "Lynx").await;
    let id = house.listings().await[0].id;
    house.post(&format!("/groups/{id}/report/correction"), &[("text", "secretword about somebody")]).await;
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to();
    assert_eq!(noor.post(&draft, &[("name", "secretword circle")]).await.status, 303);
    let room = crate::join::room(&house, "Hush Circle", "open").await;
    let fern = room.comes(&house, "secretword Fern").await;
    let fields = [
        ("title", "secretword"),
        ("kind", "story"),
        ("need", "listen"),
        ("text", "secretword"),
        ("confirm", "on"),
    ];
    let thread = fern.post(&room.at("threads/new"), &fields).await.leads_to();
    fern.post(&thread, &[("text", "secretword again"), ("do", "draft")]).await;
    room.oak.get(&thread).await.says("secretword");
    crate::chat::says(&fern, &room, "secretword").await;
    room.oak.get(&room.at("chat")).await.says("secretword");
    room.oak.get(&room.at("chat/live")).await.says("retry");
    room.oak.post(&room.at("search"), &[("q", "secretword")]).await.says("1 post");
    let person = room.person("secretword Fern").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "secretword")]).await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("the log listens"));
    let line = "asked method=\"POST\" route=\"/space/{group}/threads/{thread}\" status=303 ms=";
    assert!(text.contains(line), "requests are told by their pattern");
    let (listing, group) = (id.to_string(), room.space.trim_start_matches("/space/"));
    for secret in ["secretword", "zanzibar", "lupus", "Pat Doe", "203.0.113.7", "Lynx", &listing, group] {
        assert!(!text.contains(secret), "{secret} is in the log");
    }
}

async fn pages_ask_nothing_of_others_and_set_no_cookie(house: House) {
    house.import("riverside", RIVERSIDE).await;
    for address in ["/", "/find?q=pain", "/guide", "/help", "/about", "/privacy", "/submit", "/shortlist"] {
        let page = house.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(page.headers.get("set-cookie").is_none(), "{address} sets a cookie");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        for foreign in ["src=\"http", "href=\"//", "<style", " style=\"", " onclick="] {
            page.keeps_silent(foreign);
        }
        page.says("href=\"/leave\"").says("988");
    }
}

on_both!(nothing_of_a_person_is_logged, pages_ask_nothing_of_others_and_set_no_cookie);
