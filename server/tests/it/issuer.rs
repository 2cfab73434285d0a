//! A small OpenID Connect issuer that signs what it is told to, rightly and wrongly.

use axum::{
    Json, Router,
    extract::{Form, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// What this server proves itself with.
pub(crate) const SECRET: &str = "a secret of theirs";

/// What the issuer does next.
#[derive(Default)]
pub(crate) struct Plan {
    /// The claims that it signs.
    pub(crate) claims: Value,
    /// The challenge that the verifier has to fit.
    pub(crate) challenge: String,
    /// It signs with a key that it does not tell.
    pub(crate) forged: bool,
    /// It signs nothing at all.
    pub(crate) unsigned: bool,
    /// It has changed its key.
    pub(crate) changed: bool,
}

/// A small sign-in service.
#[derive(Clone)]
pub(crate) struct Issuer {
    pub(crate) address: String,
    pub(crate) plan: Arc<Mutex<Plan>>,
}

fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn key(number: u8) -> SigningKey {
    SigningKey::from_slice(&[number; 32]).unwrap()
}

impl Plan {
    fn key(&self) -> u8 {
        if self.changed { 9 } else { 7 }
    }

    fn token(&self) -> String {
        let head = if self.unsigned {
            json!({"alg": "none"})
        } else {
            json!({"alg": "ES256", "kid": self.key().to_string()})
        };
        let said = format!("{}.{}", text(head.to_string()), text(self.claims.to_string()));
        if self.unsigned {
            return format!("{said}.");
        }
        let signature: Signature = key(if self.forged { 8 } else { self.key() }).sign(said.as_bytes());
        format!("{said}.{}", text(signature.to_bytes()))
    }
}

impl Issuer {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let issuer = Self { address, plan: Arc::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(Self::configuration))
            .route("/keys", get(Self::keys))
            .route("/token", post(Self::token))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        issuer
    }

    async fn configuration(State(issuer): State<Self>) -> Json<Value> {
        let at = issuer.address;
        Json(json!({
            "issuer": at,
            "authorization_endpoint": format!("{at}/authorize"),
            "token_endpoint": format!("{at}/token"),
            "jwks_uri": format!("{at}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256", "HS256"],
        }))
    }

    async fn keys(State(issuer): State<Self>) -> Json<Value> {
        let number = issuer.plan.lock().unwrap().key();
        let point = key(number).verifying_key().to_sec1_point(false);
        let (x, y) = (text(point.x().unwrap()), text(point.y().unwrap()));
        let key = json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": number.to_string(), "x": x, "y": y});
        Json(json!({ "keys": [key] }))
    }

    async fn token(
        State(issuer): State<Self>,
        headers: HeaderMap,
        Form(form): Form<HashMap<String, String>>,
    ) -> Response {
        let plan = issuer.plan.lock().unwrap();
        let own = format!("Basic {}", STANDARD.encode(format!("commonground:{}", SECRET.replace(' ', "+"))));
        let known = headers.get("authorization").is_some_and(|value| value.as_bytes() == own.as_bytes());
        let verifier = form.get("code_verifier").map(|verifier| text(Sha256::digest(verifier)));
        if !known || form["code"] != "good" || verifier.as_ref() != Some(&plan.challenge) {
            return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response();
        }
        let answer = json!({"access_token": "x", "token_type": "Bearer", "id_token": plan.token()});
        Json(answer).into_response()
    }
}
