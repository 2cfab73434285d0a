//! Those who watch over a server: whether it lives, whether it can serve, and how it does.

use crate::{
    RIVERSIDE,
    house::{House, NOON, on_both},
};
use axum::{body::Body, http::Request};
use domain::Id;
use http_body_util::BodyExt;
use server::routes;
use store::Job;
use tower::ServiceExt;

/// What a watcher gets at the address of their own.
async fn watch(house: &House, path: &str) -> (u16, String) {
    let router = routes::watchers(house.app.clone());
    let answer = router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    let text = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&text).into_owned())
}

async fn it_is_ready_when_it_can_serve_everybody(house: House) {
    let said = |page: (u16, String)| (page.0, page.1.trim().to_owned());
    assert_eq!(said(watch(&house, "/health").await), (200, "ok".into()));
    assert_eq!(said(watch(&house, "/ready").await), (503, "the finder is not built yet".into()));
    house.restart().await;
    assert_eq!(said(watch(&house, "/ready").await), (200, "ok".into()));
    assert_eq!(house.get("/ready").await.status, 200, "proxies ask at the public address");
    let job = |number: u8, ago: i64| Job {
        id: Id::random([number; 16]),
        kind: "work".into(),
        payload: String::new(),
        run_at: NOON.plus_seconds(-ago),
        attempts: 0,
        dedupe_key: None,
        lost: 0,
    };
    house.app.db.enqueue(job(1, 60)).await.unwrap();
    assert_eq!(said(watch(&house, "/ready").await), (200, "ok".into()), "a minute late is no reason");
    house.app.db.enqueue(job(2, 3600)).await.unwrap();
    assert_eq!(said(watch(&house, "/ready").await), (503, "the queue of jobs stands still".into()));
    let figures = watch(&house, "/metrics").await.1;
    assert!(figures.contains("commonground_queue_length 2"), "{figures}");
    assert!(figures.contains("commonground_queue_overdue_seconds 3600"), "{figures}");
    server::actions::worker::run_due(&house.app).await.unwrap();
    assert_eq!(said(watch(&house, "/ready").await), (200, "ok".into()));
    let figures = watch(&house, "/metrics").await.1;
    let put_back = "commonground_jobs_total{kind=\"unknown\",outcome=\"put_back\"} 2";
    assert!(figures.contains(put_back), "{figures}");
    house.app.db.close().await;
    assert_eq!(said(watch(&house, "/health").await), (503, "the store does not answer".into()));
    assert_eq!(watch(&house, "/metrics").await.0, 500);
}

async fn figures_tell_how_much_and_never_of_whom(house: House) {
    house.import("riverside", RIVERSIDE).await;
    let id = house.listings().await[0].id;
    house.get(&format!("/groups/{id}")).await;
    house.get(&format!("/groups/{id}?secretword=1")).await;
    house.get("/nowhere/secretword").await;
    house.ask("secretword").await;
    house.post("/sign-in", &[("name", "secretword"), ("passphrase", "secretword")]).await;
    assert_eq!(house.get("/metrics").await.status, 404, "not at the public address");
    let (status, figures) = watch(&house, "/metrics").await;
    assert_eq!(status, 200);
    for line in [
        "commonground_requests_total{method=\"GET\",route=\"/groups/{id}\",status=\"2xx\"} 2",
        "commonground_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 2",
        "commonground_request_duration_seconds_count{route=\"/groups/{id}\"} 2",
        "commonground_build_info{version=",
        "commonground_connections 0",
        "commonground_queue_length 0",
        "commonground_store_seconds ",
        "# EOF",
    ] {
        assert!(figures.contains(line), "no {line} in\n{figures}");
    }
    for secret in ["secretword", &id.to_string(), "Widowed", "Riverside"] {
        assert!(!figures.contains(secret), "{secret} is in\n{figures}");
    }
    assert_eq!(watch(&house, "/").await.0, 404, "nothing else is there");
}

on_both!(it_is_ready_when_it_can_serve_everybody, figures_tell_how_much_and_never_of_whom);
