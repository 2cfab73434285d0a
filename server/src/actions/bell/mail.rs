//! The address of an account: asked by a letter whether it is somebody's own, and told nothing before they say so.

use super::{begin, change, save, zone};
use crate::{
    actions::work::Work,
    app::App,
    chance::chance,
    mail::{self, Letter},
    words::Words,
};
use domain::{
    AccountId, Private,
    account::Account,
    bell::{ASK_DAYS, Mail},
};

/// Takes an address, and asks it whether it is theirs. False when it is none.
pub async fn write_to(
    app: &App,
    id: AccountId,
    typed: &str,
    language: &str,
    told_zone: &str,
) -> anyhow::Result<bool> {
    let Some(address) = mail::address(typed) else { return Ok(false) };
    let (language, zone, now) = (language.to_owned(), zone(app, told_zone), app.now());
    let asked = Mail {
        address,
        nonce: chance::<16>().into(),
        asked_until: Some(now.plus_seconds(ASK_DAYS * 24 * 3600)),
        refused: None,
    };
    let job = Work::AskAddress { account: id }.job(app, None)?;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(mut account) = tx.hold_account(id).await? else { return Ok(()) };
            let bell = &mut account.inner.bell;
            begin(bell, &language, &zone);
            if bell.address().is_none_or(|known| known.address != asked.address) {
                bell.mail = Some(asked);
                tx.enqueue(job).await?;
            }
            save(tx, account, now).await
        })
    });
    done.await?;
    Ok(true)
}

/// Forgets the address.
pub async fn forget(app: &App, id: AccountId) -> anyhow::Result<()> {
    change(app, id, |account| account.inner.bell.mail.take().is_some()).await.map(drop)
}

/// An address took a letter, or refused it for good. Where it refuses for days it is set aside. Only an address that
/// somebody confirmed is counted: nobody learns here whether another's is there.
pub(super) async fn heard(app: &App, id: AccountId, mail: &Mail, refused: bool) -> anyhow::Result<()> {
    if !refused && mail.refused.is_none() {
        return Ok(());
    }
    let (nonce, today) = (mail.nonce.clone(), app.today());
    let counted = change(app, id, move |account| {
        let mail = account.inner.bell.mail.as_mut().filter(|mail| mail.nonce == nonce);
        match mail {
            Some(mail) if refused => mail.refuse(today),
            Some(mail) => mail.refused = None,
            None => return false,
        }
        true
    });
    counted.await.map(drop)
}

/// Writes to an address again that was set aside; whether it was.
pub async fn again(app: &App, id: AccountId) -> anyhow::Result<bool> {
    change(app, id, |account| {
        let aside = account.inner.bell.mail.as_mut().filter(|mail| mail.is_aside());
        aside.map(|mail| mail.refused = None).is_some()
    })
    .await
}

/// Sends the letter that asks, unless the address was confirmed or forgotten meanwhile.
pub(in crate::actions) async fn ask(app: &App, id: AccountId) -> anyhow::Result<()> {
    let Some(account) = app.db.account(id).await? else { return Ok(()) };
    let (bell, now) = (&account.inner.bell, app.now());
    let asked = bell.mail.as_ref().filter(|mail| mail.asked_until.is_some_and(|until| until > now));
    let (Some(mail), Some(postman)) = (asked, &app.postman) else { return Ok(()) };
    let words = Words::of_language(&bell.language);
    let text = ["mail-confirm", "mail-confirm-how"].map(|key| words.get(key).into_owned());
    let link = link(app, id, mail);
    let letter = Letter {
        to: mail.address.clone(),
        subject: words.get("mail-confirm-subject").into_owned().into(),
        text: text.to_vec().into(),
        stop: Some(Private::new(format!("{link}/stop"))),
        link: link.into(),
        id: app.key.letter_id("ask address", &[id.bytes(), *mail.nonce.show()].concat()),
        language: words.code(),
    };
    postman.send(&letter, &app.identity().name, now).await
}

/// Where the links of an account's letters lead.
pub(super) fn link(app: &App, id: AccountId, mail: &Mail) -> String {
    format!("{}/letters/{}", app.public_url(), app.key.letter_token(id, mail.nonce.show()))
}

/// What a link of a letter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The question whether the address is theirs.
    Question,
    /// It was answered.
    Answered,
}

/// What the link of a letter opens now; `None` for any that opens nothing.
pub async fn opens(app: &App, token: &str) -> anyhow::Result<Option<(AccountId, Opens)>> {
    let Some((id, nonce)) = app.key.read_letter_token(token) else { return Ok(None) };
    let account = app.db.account(id).await?;
    Ok(account.and_then(|account| state(&account, nonce, app)).map(|opens| (id, opens)))
}

fn state(account: &Account, nonce: [u8; 16], app: &App) -> Option<Opens> {
    let mail = account.inner.bell.mail.as_ref().filter(|mail| *mail.nonce.show() == nonce)?;
    match mail.asked_until {
        None => Some(Opens::Answered),
        Some(until) => (until > app.now()).then_some(Opens::Question),
    }
}

/// The address is theirs: letters go there from now on. False when the link opens nothing any more.
pub async fn confirm(app: &App, token: &str) -> anyhow::Result<bool> {
    let Some((id, nonce)) = app.key.read_letter_token(token) else { return Ok(false) };
    let now = app.now();
    let confirmed = change(app, id, move |account| {
        let mail = account.inner.bell.mail.as_mut().filter(|mail| *mail.nonce.show() == nonce);
        let Some(mail) = mail.filter(|mail| mail.asked_until.is_none_or(|until| until > now)) else {
            return false;
        };
        mail.asked_until = None;
        true
    });
    confirmed.await
}

/// Ends all letters, by the link of one of them. False when it opens nothing.
pub async fn stop(app: &App, token: &str) -> anyhow::Result<bool> {
    let Some((id, nonce)) = app.key.read_letter_token(token) else { return Ok(false) };
    let stopped = change(app, id, move |account| {
        let mail = &mut account.inner.bell.mail;
        let theirs = mail.as_ref().is_some_and(|mail| *mail.nonce.show() == nonce);
        if theirs {
            *mail = None;
        }
        theirs
    });
    stopped.await
}
