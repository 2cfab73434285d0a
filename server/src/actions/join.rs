//! Joining a group, and leaving it.

use super::{credential, event::Event, invitation::Token, seat::Seat};
use crate::{app::App, chance::chance};
use domain::{
    AccountId, Group, Member, MemberId, Stamp,
    member::{Inner, Role, Standing},
    pseudonym,
    thread::Seen,
};
use store::{Error, Invitation, Job, Tx};

/// Draws for a name that nobody in the group has.
const DRAWS: usize = 8;

/// What somebody says who joins.
#[derive(Debug, Clone, Default)]
pub struct Application {
    /// The name they want in this group.
    pub pseudonym: String,
    /// They keep a name that looks like a real one.
    pub keep_name: bool,
    /// They gave the pledge.
    pub pledge: bool,
    /// They confirmed the ground rules.
    pub rules: bool,
    /// They consent that this server keeps their membership and words, sealed.
    pub consent: bool,
    /// Answers to the join questions, in their order.
    pub answers: Vec<String>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The name cannot be used.
    Name(pseudonym::Refusal),
    /// The name looks like a real one; they may keep it if they say so.
    RealName,
    /// The pledge is not given.
    Pledge,
    /// The rules are not confirmed.
    Rules,
    /// The consent is not given.
    Consent,
    /// An answer is too long.
    Answer,
    /// The group takes people by invitation, or the link is over.
    Invitation,
    /// They are in the group, or were put out of it.
    Here,
    /// Only their employer's sign-in opens the account.
    Employer,
}

/// A name to begin with, in a language. It is free as far as a few draws can tell.
pub async fn suggest(app: &App, group: &Group, language: &str) -> anyhow::Result<String> {
    let mut name = String::new();
    for _ in 0..DRAWS {
        name = pseudonym::suggest(language, chance());
        if !app.db.is_taken(group.id, pseudonym::look(&name)).await? {
            break;
        }
    }
    Ok(name)
}

/// How an account stands in a group that it names as its own.
pub async fn member(app: &App, account: AccountId, member: MemberId) -> anyhow::Result<Option<Member>> {
    let member = app.db.member(member).await?;
    Ok(member.filter(|member| member.inner.account == account))
}

/// Everything that is wrong with an application.
fn check(group: &Group, application: &Application) -> Result<pseudonym::Checked, Vec<Wrong>> {
    let name = pseudonym::check(&application.pseudonym);
    let mut wrong = vec![];
    match &name {
        Err(refusal) => wrong.push(Wrong::Name(*refusal)),
        Ok(checked) if checked.real && !application.keep_name => wrong.push(Wrong::RealName),
        Ok(_) => {}
    }
    let said = [
        (application.pledge, Wrong::Pledge),
        (application.rules, Wrong::Rules),
        (application.consent, Wrong::Consent),
        (group.answered(&application.answers).is_some(), Wrong::Answer),
    ];
    wrong.extend(said.into_iter().filter(|(good, _)| !good).map(|(_, wrong)| wrong));
    name.ok().filter(|_| wrong.is_empty()).ok_or(wrong)
}

/// Joins a group: at once, or to wait for a facilitator. `token` is that of the invitation they came by, if they did.
pub async fn join(
    app: &App,
    account: AccountId,
    group: &Group,
    token: Option<Token>,
    application: &Application,
) -> anyhow::Result<Result<Member, Vec<Wrong>>> {
    let name = match check(group, application) {
        Ok(name) => name,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let inner = Inner {
        account,
        pseudonym: name.name.into(),
        rules: group.inner.version,
        since: app.now().date(),
        answers: group.answered(&application.answers).unwrap_or_default(),
        note: None,
        before: None,
        fit_asked: false,
        unasked: false,
    };
    let first = Member {
        id: MemberId::random(chance()),
        group: group.id,
        standing: Standing::Waiting,
        role: Role::Member,
        inner,
    };
    let waits = Event::Joined { member: first.id, at: app.now() }.job(app)?;
    let (now, today) = (app.now(), app.today());
    let door = Door { group: group.clone(), token, now, today, waits };
    let look = name.look;
    let joined = app.db.tx(move |tx| Box::pin(async move { enter(tx, door, first, look).await }));
    match joined.await {
        Err(Error::Conflict { table, column }) if table == "members" && column.contains("pseudonym") => {
            Ok(Err(vec![Wrong::Name(pseudonym::Refusal::Taken)]))
        }
        done => Ok(done?.map_err(|wrong| vec![wrong])),
    }
}

/// Where and when somebody comes in.
struct Door {
    group: Group,
    token: Option<Token>,
    now: Stamp,
    today: i64,
    /// What is left behind when they have to wait.
    waits: Job,
}

async fn enter(
    tx: &mut Tx,
    Door { group, token, now, today, waits }: Door,
    mut member: Member,
    look: String,
) -> Result<Result<Member, Wrong>, Error> {
    let Some(account) = tx.hold_account(member.inner.account).await? else { return Err(Error::Erased) };
    if account.is_employers() {
        return Ok(Err(Wrong::Employer));
    }
    if let Some(known) = account.member_in(group.id) {
        // who was not taken in may ask again; that they asked before is forgotten with it
        let known = tx.hold_member(known).await?;
        match known {
            Some(known) if known.standing == Standing::Left => drop(tx.erase_member(known.id).await?),
            _ => return Ok(Err(Wrong::Here)),
        }
    }
    let invitation = match token {
        Some(token) => tx.use_invitation(token, today).await?.filter(|i| i.group == group.id),
        None => None,
    };
    let Some(standing) = group.first_standing(invitation.is_some()) else {
        return Ok(Err(Wrong::Invitation));
    };
    if token.is_some() && invitation.is_none() {
        return Ok(Err(Wrong::Invitation));
    }
    // who was put out and left does not walk in again: somebody decides
    let barred = tx.is_barred(group.id, member.inner.account).await?;
    let standing = if barred { Standing::Waiting } else { standing };
    member.standing = standing;
    if standing != Standing::Waiting {
        member.inner.answers.clear();
    }
    if let Some(Invitation { role, .. }) = invitation.filter(|i| i.role != Role::Member && !barred) {
        (member.role, member.standing) = (role, Standing::Member);
    }
    tx.add_member(member.clone(), look).await?;
    tx.save_seen(member.id, Seen { before: now, ..Seen::default() }).await?; // nothing from before is news to them
    if member.standing == Standing::Waiting {
        tx.enqueue(waits).await?;
    }
    Ok(Ok(member))
}

/// Gives somebody who is in the group the role of a link they were given.
pub async fn take_role(app: &App, seat: &Seat, token: Token) -> anyhow::Result<bool> {
    let (today, id) = (app.today(), seat.member.id);
    let done = app.db.tx(move |tx| {
        Box::pin(async move {
            let Some(invitation) = tx.use_invitation(token, today).await? else { return Ok(false) };
            let Some(mut member) = tx.hold_member(id).await? else { return Ok(false) };
            let fits = invitation.group == member.group && member.standing.has_seat();
            if fits && invitation.role > member.role {
                (member.role, member.standing) = (invitation.role, Standing::Member);
                tx.save_member(member).await?;
            }
            Ok(fits)
        })
    });
    Ok(done.await?)
}

/// Leaves a group, wholly: nothing of the member stays but the places of what others have answered.
pub async fn leave(app: &App, account: AccountId, id: MemberId) -> anyhow::Result<bool> {
    let Some(member) = member(app, account, id).await? else { return Ok(false) };
    let gone = app.db.erase_member(id).await?;
    credential::publish(app, member.group).await?;
    Ok(gone)
}
