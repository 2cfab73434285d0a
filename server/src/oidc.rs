//! OpenID Connect: a host's own sign-in service is found, asked for somebody, and its answer is checked. Nothing that it
//! says is logged.

use crate::{
    chance::chance,
    config::is_here,
    fetch::{self, FetchError},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;
use domain::{Private, Stamp, host::SignIn};
use openidconnect::{
    AuthType, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
    core::{
        CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
    },
};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Seconds for which what a service says of itself is remembered.
const REMEMBERED: i64 = 3600;
/// Most services that are remembered.
const MOST: usize = 64;
/// Signatures that anybody can check. None that the client's secret makes.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 8] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];

/// Why a service could not say who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be reached.
    Unreachable,
    /// What is there is no such service, or says of itself that it is another.
    NoService,
    /// It does not take the code, or this server's secret.
    Refused,
    /// What it says of the person cannot be trusted.
    Untrue,
}

/// What services say of themselves, for an hour.
#[derive(Debug)]
pub struct Services {
    known: Mutex<HashMap<String, (Stamp, CoreProviderMetadata)>>,
    /// A service on this very machine will do.
    allow_private: bool,
}

/// What has to be known when the answer comes.
#[derive(Clone, Serialize, Deserialize)]
pub struct Asked {
    nonce: Private<String>,
    verifier: Private<String>,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

fn secret() -> String {
    URL_SAFE_NO_PAD.encode(chance::<32>())
}

/// Sends requests of the library: only to public addresses over TLS, unless the settings say otherwise.
async fn send(request: HttpRequest, allow_private: bool) -> Result<HttpResponse, FetchError> {
    let address = request.uri().to_string();
    if !(address.starts_with("https://") || (allow_private && is_here(&address))) {
        return Err(FetchError::NotWeb(address));
    }
    let sent = tokio::task::spawn_blocking(move || fetch::exchange(request, allow_private));
    sent.await.map_err(|error| FetchError::Unreachable(error.to_string()))?
}

fn client(sign_in: &SignIn, metadata: CoreProviderMetadata, back: &str) -> Result<Client, Trouble> {
    let methods = metadata.token_endpoint_auth_methods_supported().cloned().unwrap_or_default();
    let in_body = methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic);
    let secret = ClientSecret::new(sign_in.secret.show().clone());
    let back = RedirectUrl::new(back.to_owned()).map_err(|_| Trouble::NoService)?;
    let id = ClientId::new(sign_in.client.clone());
    let client = CoreClient::from_provider_metadata(metadata, id, Some(secret)).set_redirect_uri(back);
    Ok(client.set_auth_type(if in_body { AuthType::RequestBody } else { AuthType::BasicAuth }))
}

/// What an answer will be checked by.
pub fn ask() -> Asked {
    Asked { nonce: secret().into(), verifier: secret().into() }
}

impl Services {
    /// None is known yet. `allow_private`: a service on this very machine will do.
    pub fn new(allow_private: bool) -> Self {
        Self { known: Mutex::default(), allow_private }
    }

    fn known(&self, issuer: &str, now: Stamp, lasts: i64) -> Option<CoreProviderMetadata> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, metadata) = known.get(issuer)?;
        (*at..at.plus_seconds(lasts)).contains(&now).then(|| metadata.clone())
    }

    fn remember(&self, issuer: &str, now: Stamp, metadata: CoreProviderMetadata) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(issuer.to_owned(), (now, metadata));
    }

    /// What a service says of itself, and its keys. Asked anew when what is known is older than `lasts` seconds.
    async fn service(&self, now: Stamp, issuer: &str, lasts: i64) -> Result<CoreProviderMetadata, Trouble> {
        if let Some(known) = self.known(issuer, now, lasts) {
            return Ok(known);
        }
        let allow = self.allow_private;
        let http = move |request| send(request, allow);
        let url = IssuerUrl::new(issuer.to_owned()).map_err(|_| Trouble::NoService)?;
        let found = CoreProviderMetadata::discover_async(url, &http).await.map_err(|error| match error {
            openidconnect::DiscoveryError::Request(_) => Trouble::Unreachable,
            _ => Trouble::NoService,
        })?;
        self.remember(issuer, now, found.clone());
        Ok(found)
    }

    /// Whether a service answers as it should.
    pub async fn attempt(&self, now: Stamp, issuer: &str) -> Result<(), Trouble> {
        let metadata = self.service(now, issuer, 0).await?;
        metadata.token_endpoint().map(drop).ok_or(Trouble::NoService)
    }

    /// Where somebody is sent to say who they are. The service sends them back to `back` with `state`.
    pub async fn address(
        &self,
        now: Stamp,
        sign_in: &SignIn,
        asked: &Asked,
        state: String,
        back: &str,
    ) -> Result<String, Trouble> {
        let client = client(sign_in, self.service(now, &sign_in.issuer, REMEMBERED).await?, back)?;
        let nonce = Nonce::new(asked.nonce.show().clone());
        let verifier = PkceCodeVerifier::new(asked.verifier.show().clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let request = client
            .authorize_url(flow, move || CsrfToken::new(state), move || nonce)
            .add_scope(Scope::new("email".into()))
            .add_scope(Scope::new("profile".into()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        Ok(request.url().0.into())
    }

    /// Who somebody is, in the claims of a token that was checked: who signed it, for whom, until when, and for which question.
    pub async fn answer(
        &self,
        now: Stamp,
        sign_in: &SignIn,
        asked: &Asked,
        code: String,
        back: &str,
    ) -> Result<serde_json::Value, Trouble> {
        let allow = self.allow_private;
        let http = move |request| send(request, allow);
        let known = client(sign_in, self.service(now, &sign_in.issuer, REMEMBERED).await?, back)?;
        let exchange = known.exchange_code(AuthorizationCode::new(code)).map_err(|_| Trouble::NoService)?;
        let verifier = PkceCodeVerifier::new(asked.verifier.show().clone());
        let given = exchange.set_pkce_verifier(verifier).request_async(&http).await;
        let given = given.map_err(|error| match error {
            openidconnect::RequestTokenError::Request(_) => Trouble::Unreachable,
            openidconnect::RequestTokenError::ServerResponse(_) => Trouble::Refused,
            _ => Trouble::Untrue,
        })?;
        let token = given.id_token().ok_or(Trouble::Untrue)?;
        if !is_true(now, &known, token, asked) {
            // it may have changed its keys since; only the service itself can bring us here, with a code that it took
            let anew = client(sign_in, self.service(now, &sign_in.issuer, 0).await?, back)?;
            if !is_true(now, &anew, token, asked) {
                return Err(Trouble::Untrue);
            }
        }
        claims(&token.to_string()).ok_or(Trouble::Untrue)
    }
}

fn is_true(now: Stamp, client: &Client, token: &openidconnect::core::CoreIdToken, asked: &Asked) -> bool {
    let now = DateTime::from_timestamp_micros(now.0).unwrap_or(DateTime::UNIX_EPOCH);
    let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now);
    token.claims(&verifier, &Nonce::new(asked.nonce.show().clone())).is_ok()
}

/// All claims of a token whose signature was checked.
fn claims(token: &str) -> Option<serde_json::Value> {
    let body = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&body).ok()
}
