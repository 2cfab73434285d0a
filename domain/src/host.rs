//! Hosts: organisations that offer groups.

use crate::code::codes;
use crate::{HostId, Private};
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of organisation a host is.
    HostKind {
        /// A charity or other nonprofit.
        Nonprofit = "nonprofit",
        /// An outpatient clinic or practice.
        Clinic = "clinic",
        /// A hospital or hospital system.
        Hospital = "hospital",
        /// A library, community centre or public service.
        Community = "community",
        /// A church, mosque, synagogue, temple or faith charity.
        Faith = "faith",
        /// Nobody but the members: the group runs itself.
        MemberRun = "member_run",
    }
}

/// An organisation that offers groups. Never a private person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Host {
    /// Its name as it writes it.
    pub name: String,
    /// Its kind, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<HostKind>,
    /// Its public web page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its public telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its public e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Most characters of a host's name, or of an address of it.
pub const MOST_LINE: usize = 200;
/// Most lines that say who may come by a host's own sign-in.
pub const MOST_RULES: usize = 20;

/// A host as this server works with it: its staff, its groups, its own sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Its id.
    pub id: HostId,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the host's key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// The host as listings name it; its number and address are for staff alone.
    pub host: Host,
    /// Its own sign-in, where it has set one up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<SignIn>,
}

/// How a host's staff sign in with its own accounts (OpenID Connect).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The issuer's address.
    pub issuer: String,
    /// What the issuer calls this server.
    pub client: String,
    /// What this server proves itself with.
    pub secret: Private<String>,
    /// Who may come: domains of e-mail addresses that the issuer has checked, or `claim=value`. One of them is enough;
    /// nobody is asked where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

codes! {
    /// What of a host cannot be used as it was typed.
    Refusal {
        /// The name is empty or too long.
        Name = "name",
        /// The web address is none.
        Url = "url",
        /// The number is too long.
        Phone = "phone",
        /// The e-mail address is none.
        Email = "email",
        /// The issuer's address is none that may be used.
        Issuer = "issuer",
        /// The client is empty or too long.
        Client = "client",
        /// The secret is empty or too long.
        Secret = "secret",
        /// A line that says who may come cannot be read.
        Rules = "rules",
    }
}

impl Host {
    /// Everything that cannot be used as it was typed.
    pub fn wrong(&self) -> Vec<Refusal> {
        let short = |text: &str| text.chars().count() <= MOST_LINE;
        let web = |url: &String| (url.starts_with("https://") || url.starts_with("http://")) && short(url);
        let mail =
            |email: &String| email.contains('@') && !email.contains(char::is_whitespace) && short(email);
        let checks = [
            (Refusal::Name, !self.name.trim().is_empty() && short(&self.name)),
            (Refusal::Url, self.url.as_ref().is_none_or(web)),
            (Refusal::Phone, self.phone.as_ref().is_none_or(|phone| short(phone))),
            (Refusal::Email, self.email.as_ref().is_none_or(mail)),
        ];
        checks.into_iter().filter(|(_, good)| !good).map(|(refusal, _)| refusal).collect()
    }

    /// Whether a listing names this host.
    pub fn is_named(&self, by: Option<&Self>) -> bool {
        by.is_some_and(|by| crate::text::fold(&by.name) == crate::text::fold(&self.name))
    }
}

impl SignIn {
    /// Everything that cannot be used as it was typed. `plain` lets an issuer of this machine go without TLS.
    pub fn wrong(&self, plain: bool) -> Vec<Refusal> {
        let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= MOST_LINE;
        let issuer = self.issuer.starts_with("https://") || (plain && self.issuer.starts_with("http://"));
        let rules =
            self.rules.len() <= MOST_RULES && self.rules.iter().all(|rule| fits(rule) && is_rule(rule));
        let checks = [
            (Refusal::Issuer, issuer && fits(&self.issuer)),
            (Refusal::Client, fits(&self.client)),
            (Refusal::Secret, fits(self.secret.show())),
            (Refusal::Rules, rules),
        ];
        checks.into_iter().filter(|(_, good)| !good).map(|(refusal, _)| refusal).collect()
    }

    /// Whether somebody may come, by the claims of a token that was verified.
    pub fn lets_in(&self, claims: &serde_json::Value) -> bool {
        self.rules.is_empty() || self.rules.iter().any(|rule| fits(rule, claims))
    }
}

/// A domain, or a claim and its value.
fn is_rule(rule: &str) -> bool {
    match rule.split_once('=') {
        Some((claim, value)) => !claim.trim().is_empty() && !value.trim().is_empty(),
        None => rule.contains('.') && !rule.contains('@') && !rule.contains(char::is_whitespace),
    }
}

fn fits(rule: &str, claims: &serde_json::Value) -> bool {
    let Some((claim, wanted)) = rule.split_once('=') else {
        let checked = claims["email_verified"] == true;
        let domain =
            claims["email"].as_str().and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain);
        return checked && domain.is_some_and(|domain| domain.eq_ignore_ascii_case(rule.trim()));
    };
    let wanted = wanted.trim();
    let is = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text == wanted,
        serde_json::Value::Bool(yes) => yes.to_string() == wanted,
        serde_json::Value::Number(number) => number.to_string() == wanted,
        _ => false,
    };
    match &claims[claim.trim()] {
        serde_json::Value::Array(all) => all.iter().any(is),
        one => is(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sign_in(rules: &[&str]) -> SignIn {
        SignIn {
            issuer: "https://login.example.org".into(),
            client: "commonground".into(),
            secret: "hush".to_owned().into(),
            rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
        }
    }

    #[test]
    fn only_a_checked_address_of_the_domain_comes_in() {
        let hospice = sign_in(&["hospice.example.org"]);
        let claims = |email: &str, checked: bool| json!({"email": email, "email_verified": checked});
        assert!(hospice.lets_in(&claims("pat@Hospice.example.org", true)));
        assert!(!hospice.lets_in(&claims("pat@hospice.example.org", false)));
        assert!(!hospice.lets_in(&json!({"email": "pat@hospice.example.org"})));
        assert!(!hospice.lets_in(&claims("pat@evil.hospice.example.org", true)));
        assert!(!hospice.lets_in(&claims("hospice.example.org", true)));
        assert!(sign_in(&[]).lets_in(&json!({})));
    }

    #[test]
    fn a_claim_may_be_one_or_among_several() {
        let rules = sign_in(&["tid = 42", "groups=care"]);
        assert!(rules.lets_in(&json!({"tid": "42"})) && rules.lets_in(&json!({"tid": 42})));
        assert!(rules.lets_in(&json!({"groups": ["it", "care"]})));
        assert!(!rules.lets_in(&json!({"groups": ["it"], "tid": "421"})));
        assert!(!rules.lets_in(&json!({"groups": {"care": true}})));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        assert_eq!(sign_in(&["hospice.example.org", "tid=42"]).wrong(false), []);
        assert_eq!(sign_in(&["pat@hospice.example.org"]).wrong(false), [Refusal::Rules]);
        let here = SignIn { issuer: "http://127.0.0.1:9".into(), ..sign_in(&[]) };
        assert_eq!((here.wrong(false), here.wrong(true)), (vec![Refusal::Issuer], vec![]));
        let host = Host { name: " ".into(), url: Some("javascript:x".into()), ..Host::default() };
        assert_eq!(host.wrong(), [Refusal::Name, Refusal::Url]);
        let named = Host { name: "Riverside Hospice".into(), ..Host::default() };
        assert!(named.is_named(Some(&Host { name: "riverside  hospice".into(), ..Host::default() })));
        assert!(!named.is_named(None));
    }
}
