//! A host's staff: how somebody comes to it by a link, and goes.

use super::{
    host::Office,
    invitation::{self, Token},
};
use crate::{app::App, chance::chance};
use domain::{
    AccountId, Desk, HostId, ListingId, Staff, StaffId,
    account::Identity,
    staff::{self, Inner, Role, Task},
};
use store::{Error, StaffInvitation, Tx};

/// Most staff of one host that a page shows.
const MOST: usize = 500;

/// Why somebody cannot come to the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The name is too short or too long.
    Name,
    /// The link is over.
    Link,
}

/// The host's staff, by role and name.
pub async fn all(app: &App, office: &Office) -> anyhow::Result<Vec<Staff>> {
    let mut staff = app.db.staff_of(office.desk.id, MOST).await?;
    staff.sort_by(|a, b| (a.role, &a.inner.name).cmp(&(b.role, &b.inner.name)));
    Ok(staff)
}

/// Makes a link with which one person comes to the staff; its token. `None` for whoever may not.
pub async fn invite(app: &App, office: &Office, role: Role) -> anyhow::Result<Option<String>> {
    if !office.may(Task::Staff) {
        return Ok(None);
    }
    let (token, hash) = invitation::token();
    let invitation =
        StaffInvitation { host: office.desk.id, role, uses: 1, ends: app.today() + invitation::LINK_DAYS };
    app.db.add_staff_invitation(hash, invitation).await?;
    Ok(Some(token))
}

/// Links of the host that open today.
pub async fn links(app: &App, office: &Office) -> anyhow::Result<Vec<StaffInvitation>> {
    Ok(app.db.staff_invitations(office.desk.id, app.today()).await?)
}

/// Makes all links of the host void. False for whoever may not.
pub async fn end_links(app: &App, office: &Office) -> anyhow::Result<bool> {
    if office.may(Task::Staff) {
        app.db.end_staff_invitations(office.desk.id).await?;
    }
    Ok(office.may(Task::Staff))
}

/// Forgets links that open nothing any more.
pub async fn forget_links(app: &App) -> anyhow::Result<u64> {
    Ok(app.db.forget_staff_invitations(app.today()).await?)
}

/// What a link opens today.
pub async fn invitation(app: &App, token: Token) -> anyhow::Result<Option<(StaffInvitation, Desk)>> {
    let Some(found) = app.db.staff_invitation(token, app.today()).await? else { return Ok(None) };
    Ok(app.db.host(found.host).await?.map(|desk| (found, desk)))
}

/// Comes to the staff with a link. Whoever is there already does from now on what the link says.
pub async fn accept(
    app: &App,
    account: AccountId,
    token: Token,
    name: &str,
) -> anyhow::Result<Result<HostId, Wrong>> {
    let Some(name) = staff::name(name) else { return Ok(Err(Wrong::Name)) };
    let today = app.today();
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let invitation = tx.use_staff_invitation(token, today).await?;
            match invitation {
                Some(invitation) => comes(tx, account, invitation, name).await.map(|()| Ok(invitation.host)),
                None => Ok(Err(Wrong::Link)),
            }
        })
    });
    Ok(done.await?)
}

/// Puts somebody among the staff whose invitation was used.
pub(super) async fn comes(
    tx: &mut Tx,
    account: AccountId,
    StaffInvitation { host, role, .. }: StaffInvitation,
    name: String,
) -> Result<(), Error> {
    let known = tx.hold_account(account).await?.ok_or(Error::Erased)?.staff_of(host);
    let inner = Inner { account, name: name.into() };
    let known = match known {
        Some(known) => tx.staff(known).await?,
        None => None,
    };
    match known {
        Some(known) => tx.save_staff(Staff { role, inner, ..known }).await,
        None => tx.add_staff(Staff { id: StaffId::random(chance()), host, role, inner }).await,
    }
}

/// Lets somebody go. An account that only the host's own sign-in opens goes with them: nobody could come in any more.
/// False where there is nobody, or for whoever may not.
pub async fn remove(app: &App, office: &Office, id: StaffId) -> anyhow::Result<bool> {
    if !office.may(Task::Staff) {
        return Ok(false);
    }
    let host = office.desk.id;
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(staff) = tx.staff(id).await?.filter(|staff| staff.host == host) else {
                return Ok(false);
            };
            tx.erase_staff(id).await?;
            let Some(account) = tx.hold_account(staff.inner.account).await? else { return Ok(true) };
            match &account.inner.identity {
                Some(Identity { host: of, .. }) if *of == host && account.is_employers() => {
                    tx.erase_account(account.id).await
                }
                Some(Identity { host: of, .. }) if *of == host => tx.remove_identity(account.id).await,
                _ => Ok(true),
            }
        })
    });
    Ok(done.await?)
}

/// Whom those who keep a listing's group can turn to: the host's safety leads, and the host.
pub async fn safety_leads(app: &App, listing: ListingId) -> anyhow::Result<Option<(Desk, Vec<String>)>> {
    let Some(desk) = app.db.host_of_listing(listing).await? else { return Ok(None) };
    let staff = app.db.staff_of(desk.id, MOST).await?.into_iter();
    let mut names: Vec<String> = staff
        .filter(|staff| staff.role == Role::SafetyLead)
        .map(|staff| staff.inner.name.into_shown())
        .collect();
    names.sort_unstable();
    Ok((!names.is_empty()).then_some((desk, names)))
}
