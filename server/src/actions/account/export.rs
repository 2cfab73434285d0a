//! Everything that is kept of somebody, for themselves: their account and who they are in each group, with all they
//! wrote there.

mod belonging;

pub use belonging::{Belonging, Told};

use super::proof::sign_in_name;
use crate::{actions::block, app::App};
use domain::{Bell, Group, Stamp, account::Account};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

/// Everything. Prints nothing of itself.
#[derive(Serialize)]
pub struct Export {
    /// When it was put together.
    pub made: Timestamp,
    /// The account.
    pub account: Login,
    /// Where they are signed in.
    pub devices: Vec<Device>,
    /// Who they are in each group.
    pub groups: Vec<Belonging>,
    /// Whom they blocked, and in which group.
    pub blocked: Vec<Blocked>,
}

/// Somebody who was blocked.
#[derive(Serialize)]
pub struct Blocked {
    /// The name by which.
    pub name: String,
    /// The group's name.
    pub group: String,
}

/// The account. Secrets are not in it: they open doors and say nothing.
#[derive(Serialize)]
pub struct Login {
    /// The sign-in name.
    pub sign_in_name: String,
    /// What they call their passkeys.
    pub passkeys: Vec<String>,
    /// Recovery codes that were not used.
    pub recovery_codes_left: usize,
    /// Whether a code from an app is asked.
    pub asks_for_codes: bool,
    /// Whether they run this server.
    pub operator: bool,
    /// How they are told that something waits.
    pub told: Telling,
    /// The hosts whose staff they are.
    pub work: Vec<Work>,
}

/// How somebody is told that something waits.
#[derive(Serialize)]
pub struct Telling {
    /// The address that letters go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Devices that are told.
    pub devices: Vec<String>,
    /// The hour of the day.
    pub hour: i8,
    /// From which hour until which they are left in peace.
    pub quiet: (i8, i8),
    /// Their zone.
    pub zone: String,
}

/// What somebody is for a host.
#[derive(Serialize)]
pub struct Work {
    /// The host's name.
    pub host: String,
    /// Code of what they do there.
    pub role: &'static str,
    /// The name they have at work.
    pub name: String,
}

/// A device.
#[derive(Serialize)]
pub struct Device {
    /// What kind it is.
    pub device: String,
    /// The day on which its session ends without a visit.
    pub ends: Date,
}

/// Puts everything together.
pub async fn export(app: &App, account: &Account) -> anyhow::Result<Export> {
    let devices = app.db.sessions(account.id, app.today()).await?.into_iter().map(|session| Device {
        device: session.inner.device.into_shown(),
        ends: Stamp(session.ends * crate::clock::DAY).date(),
    });
    let mut groups = vec![];
    for membership in &account.inner.memberships {
        let id = (membership.group, membership.member);
        let found = app.db.read(move |tx| {
            Box::pin(async move {
                let Some(member) = tx.member(id.1).await? else { return Ok(None) };
                let group = tx.group(id.0).await?;
                let listing = match &group {
                    Some(Group { listing, .. }) => tx.listing(*listing).await?,
                    None => None,
                };
                Ok(Some((member, listing)))
            })
        });
        if let Some((member, listing)) = found.await? {
            groups.push(belonging::belonging(app, member, listing).await?);
        }
    }
    let inner = &account.inner;
    let login = Login {
        sign_in_name: sign_in_name(account).to_owned(),
        passkeys: inner.passkeys.iter().map(|passkey| passkey.label.show().clone()).collect(),
        recovery_codes_left: inner.codes.len(),
        asks_for_codes: inner.totp.is_some(),
        operator: inner.operator,
        told: telling(&inner.bell),
        work: work(app, account).await?,
    };
    let blocked = block::list(app, account.id).await?.into_iter().map(|(block, listing)| Blocked {
        name: block.pseudonym.into_shown(),
        group: listing.map(|listing| listing.name).unwrap_or_default(),
    });
    let made = app.now().timestamp();
    Ok(Export { made, account: login, devices: devices.collect(), groups, blocked: blocked.collect() })
}

async fn work(app: &App, account: &Account) -> anyhow::Result<Vec<Work>> {
    let mut work = vec![];
    for office in &account.inner.offices {
        if let Some(staff) = app.db.staff(office.staff).await?
            && let Some(desk) = app.db.host(office.host).await?
        {
            let (host, name) = (desk.inner.host.name, staff.inner.name.into_shown());
            work.push(Work { host, role: staff.role.code(), name });
        }
    }
    Ok(work)
}

fn telling(bell: &Bell) -> Telling {
    Telling {
        email: bell.mail.as_ref().map(|mail| mail.address.show().clone()),
        devices: bell.devices.iter().map(|device| device.name.show().clone()).collect(),
        hour: bell.hour,
        quiet: bell.quiet,
        zone: bell.zone.clone(),
    }
}
