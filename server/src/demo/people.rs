//! The made-up directory's people: what they did in the last weeks, played through the same actions as everybody's, with
//! the clock set back.

use super::{
    Accounts, conversation, hosts,
    script::{Hidden, Player, Space, Spaces, Told, shelved, typed},
};
use crate::{
    actions::{
        account::{self, SignUp},
        appeal::{self, Subject},
        arrival, chat, invitation,
        join::{self, Application},
        member, post, resource,
        seat::Seat,
        space, thread,
    },
    app::App,
    clock::Clock,
};
use anyhow::{Context, anyhow};
use domain::{
    AccountId, Group, GroupId, Listing, MemberId, PostId, Stamp, ThreadId,
    act::ActKind,
    chat::Fade,
    group::{Inner, Talk, USUAL_FIT_DAYS},
    meeting::{planned, span},
    member::Role,
};
use std::collections::HashMap;

/// The passphrase of all of them.
pub const PASSPHRASE: &str = "lantern orchard seven mist";
const SPACES: &str = include_str!("../../data/demo/spaces.json");
/// Hours ago that the spaces were opened.
const OPENED: i64 = 700;
/// Hours ago that those who belong said that the group fits.
const BELONGS: i64 = 2;
/// Hours ago that two of them wrote to each other alone.
const TALKED: i64 = 1;

/// Fills a store that has the made-up directory with its people and what they said.
pub async fn fill(app: &mut App) -> anyhow::Result<()> {
    let spaces: Spaces = serde_json::from_str(SPACES).context("the demo's spaces cannot be read")?;
    let (clock, now) = (app.clock, app.now());
    let mut accounts = HashMap::new();
    for name in &spaces.people {
        accounts.insert(name.as_str(), sign_up(app, name).await?);
    }
    account::make_operator(app, &spaces.operator).await?;
    let listings = app.db.all_listings(None, 1000).await?;
    for space in &spaces.groups {
        let listing = listings.iter().find(|listing| listing.name == space.listing);
        let listing = listing.with_context(|| format!("the demo has no group {}", space.listing))?;
        Stage { app, now, accounts: &accounts }.play(space, listing).await?;
    }
    app.clock = clock;
    for host in &spaces.hosts {
        hosts::host(app, &accounts, host).await?;
    }
    for credential in &spaces.credentials {
        hosts::credential(app, &accounts, credential).await?;
    }
    Ok(())
}

async fn sign_up(app: &App, name: &str) -> anyhow::Result<AccountId> {
    let typed = SignUp { name: name.into(), passphrase: PASSPHRASE.to_owned().into(), born: "1975".into() };
    account::sign_up(app, typed, "").await?.map_err(|wrong| anyhow!("{name}: {wrong:?}"))?;
    let account = app.db.account_named(name.into()).await?;
    Ok(account.with_context(|| format!("{name} is not there"))?.id)
}

struct Stage<'a> {
    app: &'a mut App,
    now: Stamp,
    accounts: &'a Accounts<'a>,
}

impl Stage<'_> {
    fn set_back(&mut self, hours: i64) {
        self.app.clock = Clock::Fixed(self.now.plus_seconds(-hours * 3600));
    }

    async fn play(&mut self, space: &Space, listing: &Listing) -> anyhow::Result<()> {
        self.set_back(OPENED);
        let inner = Inner {
            policy: space.policy,
            questions: space.questions.clone(),
            pledge: space.pledge.clone(),
            rules: space.rules.clone(),
            version: 1,
            welcome: space.welcome.clone(),
            hours: space.hours,
            fit_days: USUAL_FIT_DAYS,
            images: space.images,
            chat: Fade::Week,
            talk: space.talk.unwrap_or(Talk::Off),
        };
        let opened = space::open(self.app, listing.id, inner).await?;
        let token = opened.map_err(|wrong| anyhow!("{}: {wrong:?}", space.listing))?;
        let group = self.app.db.group_of_listing(listing.id).await?.context("the space is not there")?;
        let mut members = HashMap::new();
        for player in &space.members {
            let member = self.come(&group, player, &token, &members).await?;
            members.insert(player.pseudonym.as_str(), (self.account(&player.person)?, member));
        }
        self.talk(group.id, &members, &space.threads).await?;
        for told in &space.chat {
            let meeting = told.meeting.map(|which| self.meeting(listing, which)).transpose()?;
            self.set_back(told.hours);
            let seat = self.seat(group.id, &members, &told.by).await?;
            let said = chat::say(self.app, &seat, meeting, &told.text, true).await?;
            said.map_err(|wrong| anyhow!("{}: {wrong:?}", told.text))?;
        }
        for told in &space.arrivals {
            self.arrive(group.id, &members, (listing, told)).await?;
        }
        let host = self.first(group.id, &members).await?;
        for kept in &space.shelf {
            let added = resource::add(self.app, &host, &shelved(kept)).await?;
            added.map_err(|wrong| anyhow!("{}: {wrong:?}", kept.title))?;
        }
        self.set_back(BELONGS);
        for player in space.members.iter().filter(|player| player.part == "member") {
            let seat = self.seat(group.id, &members, &player.pseudonym).await?;
            member::fits(self.app, &seat, true).await?;
        }
        self.set_back(TALKED);
        for talked in &space.conversations {
            let asker = self.seat(group.id, &members, &talked.asker).await?;
            let asked = self.seat(group.id, &members, &talked.asked).await?;
            conversation::play(self.app, &asker, &asked, talked).await?;
        }
        Ok(())
    }

    /// A meeting of a group: 1 is the next one, -1 the last.
    fn meeting(&self, listing: &Listing, which: i8) -> anyhow::Result<Stamp> {
        let all = planned(listing, &span(Fade::Week, self.now), &self.app.identity().zone);
        let (last, next): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.start() <= self.now);
        let found = if which > 0 { next.first() } else { last.last() };
        Ok(found.with_context(|| format!("{} does not meet", listing.name))?.start())
    }

    /// Somebody comes to their first meeting, and may be answered.
    async fn arrive(
        &mut self,
        group: GroupId,
        members: &HashMap<&str, (AccountId, MemberId)>,
        (listing, told): (&Listing, &Told),
    ) -> anyhow::Result<()> {
        let meeting = self.meeting(listing, told.meeting.unwrap_or(1))?;
        self.set_back(told.hours);
        let seat = self.seat(group, members, &told.by).await?;
        let said = arrival::say(self.app, &seat, meeting, &told.text).await?;
        let id = said.context("no such meeting")?.map_err(|refusal| anyhow!("{refusal}"))?;
        for reply in &told.replies {
            self.set_back(reply.hours);
            let keeper = self.seat(group, members, &reply.by).await?;
            let answered = arrival::answer(self.app, &keeper, id, &reply.text).await?;
            answered.context("nobody comes")?.map_err(|refusal| anyhow!("{refusal}"))?;
        }
        Ok(())
    }

    fn account(&self, person: &str) -> anyhow::Result<AccountId> {
        self.accounts.get(person).copied().with_context(|| format!("nobody is called {person}"))
    }

    /// Somebody joins: the first facilitator by the keeper's link, others by a link of that facilitator, and who waits
    /// by the group's own door.
    async fn come(
        &mut self,
        group: &Group,
        player: &Player,
        first: &str,
        members: &HashMap<&str, (AccountId, MemberId)>,
    ) -> anyhow::Result<MemberId> {
        let token = match (player.part.as_str(), members.values().next()) {
            ("facilitator", _) => Some(first.to_owned()),
            ("waiting", _) | (_, None) => None,
            (part, Some(_)) => {
                let role = Role::from_code(part).unwrap_or(Role::Member);
                let host = self.first(group.id, members).await?;
                let made = invitation::invite(self.app, &host, role, 1).await?;
                Some(made.map_err(|refusal| anyhow!("{refusal}"))?)
            }
        };
        let application = Application {
            pseudonym: player.pseudonym.clone(),
            keep_name: true,
            pledge: true,
            rules: true,
            consent: true,
            answers: player.answers.clone(),
        };
        let account = self.account(&player.person)?;
        let joined =
            join::join(self.app, account, group, token.as_deref().map(invitation::hash), &application)
                .await?;
        Ok(joined.map_err(|wrong| anyhow!("{}: {wrong:?}", player.pseudonym))?.id)
    }

    /// The seat of a facilitator.
    async fn first(
        &self,
        group: GroupId,
        members: &HashMap<&str, (AccountId, MemberId)>,
    ) -> anyhow::Result<Seat> {
        for (account, member) in members.values() {
            let seat = space::seat(self.app, *account, group, *member).await?;
            if let Some(seat) = seat.filter(|seat| seat.member.role == Role::Facilitator) {
                return Ok(seat);
            }
        }
        Err(anyhow!("a space has no facilitator"))
    }

    async fn seat(
        &self,
        group: GroupId,
        members: &HashMap<&str, (AccountId, MemberId)>,
        pseudonym: &str,
    ) -> anyhow::Result<Seat> {
        let known = || format!("{pseudonym} is not in the group");
        let (account, member) = members.get(pseudonym).with_context(known)?;
        space::seat(self.app, *account, group, *member).await?.with_context(known)
    }

    /// Plays what was said, in the order in which it was.
    async fn talk(
        &mut self,
        group: GroupId,
        members: &HashMap<&str, (AccountId, MemberId)>,
        threads: &[Told],
    ) -> anyhow::Result<()> {
        let replies =
            threads.iter().enumerate().flat_map(|(at, told)| told.replies.iter().map(move |r| (at, r)));
        let mut all: Vec<(usize, &Told)> = threads.iter().enumerate().chain(replies).collect();
        all.sort_by_key(|(_, told)| -told.hours);
        let mut begun: HashMap<usize, (ThreadId, PostId)> = HashMap::new();
        for (at, told) in all {
            self.set_back(told.hours);
            let seat = self.seat(group, members, &told.by).await?;
            match begun.get(&at).copied() {
                None => drop(begun.insert(at, self.begin(&seat, told).await?)),
                Some((thread, first)) => {
                    let mut typed = typed(told);
                    typed.draft.quote = told.quotes.then_some(first);
                    let replied = post::reply(self.app, &seat, thread, &typed).await?;
                    let replied = replied.context("a thread is not there")?;
                    let replied = replied.map_err(|wrong| anyhow!("{}: {wrong:?}", told.text))?;
                    if let Some(hidden) = &told.hidden {
                        self.hide(&seat, replied.id, hidden, group, members).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Somebody hides a post, and its writer asks that another looks at it.
    async fn hide(
        &mut self,
        writer: &Seat,
        post: PostId,
        hidden: &Hidden,
        group: GroupId,
        members: &HashMap<&str, (AccountId, MemberId)>,
    ) -> anyhow::Result<()> {
        self.set_back(hidden.hours);
        let keeper = self.seat(group, members, &hidden.by).await?;
        let done = post::hide(self.app, &keeper, post, &hidden.reason).await?;
        done.context("a post is not there")?.map_err(|refusal| anyhow!("{refusal}"))?;
        let asked = appeal::ask(self.app, writer.member.id, Subject::Post(post), &hidden.appeal).await?;
        asked.map_err(|refusal| anyhow!("{refusal}")).map(drop)
    }

    async fn begin(&self, seat: &Seat, told: &Told) -> anyhow::Result<(ThreadId, PostId)> {
        let begun = post::begin(self.app, seat, &typed(told)).await?;
        let first = begun.map_err(|wrong| anyhow!("{}: {wrong:?}", told.title))?;
        let thread = first.thread;
        if told.pinned {
            let pinned = thread::keep(self.app, seat, thread, ActKind::Pinned).await?;
            pinned.context("a thread is not there")?.map_err(|refusal| anyhow!("{refusal}"))?;
        }
        Ok((thread, first.id))
    }
}
