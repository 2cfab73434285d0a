//! What the server does on its own while it runs. Every job can be done twice without harm.

use crate::{
    actions::{
        account, arrival, bell, chat, concern, credential, find, invitation, job, ledger, letter, live,
        notice, refresh, report, setup, staff, submission, worker,
    },
    app::Shared,
};
use std::time::Duration;
use store::Topic;
use tokio::{
    task::JoinSet,
    time::{interval, sleep, timeout},
};

const LOOK_FOR_CHANGES: Duration = Duration::from_secs(1);
const LOOK_FOR_SETUP: Duration = Duration::from_secs(5);
const LOOK_FOR_FEEDS: Duration = Duration::from_secs(60);
const LOOK_FOR_WORK: Duration = Duration::from_secs(20);
const REST: Duration = Duration::from_secs(60);
const ASK_OWNERS: Duration = Duration::from_secs(3600);
const RING: Duration = Duration::from_secs(600);
const FADE: Duration = Duration::from_secs(3600);
const TIDY: Duration = Duration::from_secs(24 * 3600);
const BEGIN_AGAIN: Duration = Duration::from_secs(5);

/// Starts all jobs; `since` is the change number the finder is at.
pub fn start(app: &Shared, since: i64) {
    keep(app, "follow", move |app| follow_changes(app, since));
    keep(app, "setup", learn_setup);
    keep(app, "feeds", refresh_feeds);
    keep(app, "tidy", tidy);
    keep(app, "fade", fade);
    keep(app, "owners", ask_owners);
    keep(app, "ring", ring);
    keep(app, "work", work);
    keep(app, "ledger", keep_ledger);
    keep(app, "rest", rest);
}

/// Keeps something going: what panics begins again.
fn keep<F>(app: &Shared, name: &'static str, does: impl Fn(Shared) -> F + Send + 'static)
where
    F: Future<Output = ()> + Send + 'static,
{
    let app = app.clone();
    tokio::spawn(async move {
        while tokio::spawn(does(app.clone())).await.is_err_and(|error| error.is_panic()) {
            tracing::error!("{name} broke off, and begins again");
            sleep(BEGIN_AGAIN).await;
        }
    });
}

/// Keeps the finder at the newest change, whichever process made it.
async fn follow_changes(app: Shared, mut since: i64) {
    let mut news = app.db.changed(Topic::Listings);
    loop {
        // A change of this process wakes at once, one of another within a second.
        let _ = timeout(LOOK_FOR_CHANGES, news.changed()).await;
        match find::follow(&app, since).await {
            Ok(at) => since = at,
            Err(error) => tracing::error!("the finder cannot follow changes: {error:#}"),
        }
        if app.with_finder(finder::Finder::wants_rebuild) {
            match find::rebuild(&app).await {
                Ok(at) => since = at,
                Err(error) => tracing::error!("the finder cannot be rebuilt: {error:#}"),
            }
        }
    }
}

/// Learns who runs the directory, whichever node was told.
async fn learn_setup(app: Shared) {
    let mut tick = interval(LOOK_FOR_SETUP);
    loop {
        tick.tick().await;
        match setup::learn(&app).await {
            Ok(true) => return,
            Ok(false) => {}
            Err(error) => tracing::error!("what the first page was told cannot be read: {error:#}"),
        }
    }
}

async fn refresh_feeds(app: Shared) {
    let mut tick = interval(LOOK_FOR_FEEDS);
    loop {
        tick.tick().await;
        if let Err(error) = refresh::refresh_due(&app).await {
            tracing::error!("feeds cannot be refreshed: {error:#}");
        }
    }
}

async fn tidy(app: Shared) {
    let mut tick = interval(TIDY);
    loop {
        tick.tick().await;
        if let Err(error) = submission::forget_old(&app).await {
            tracing::error!("old submissions cannot be forgotten: {error:#}");
        }
        if let Err(error) = report::forget_closed(&app).await {
            tracing::error!("closed reports cannot be forgotten: {error:#}");
        }
        if let Err(error) = concern::forget_closed(&app).await {
            tracing::error!("closed concerns cannot be forgotten: {error:#}");
        }
        if let Err(error) = account::forget_ended(&app).await {
            tracing::error!("sessions that ended cannot be forgotten: {error:#}");
        }
        if let Err(error) = job::forget(&app).await {
            tracing::error!("what was given up long ago cannot be forgotten: {error:#}");
        }
        if let Err(error) = notice::list::forget_old(&app).await {
            tracing::error!("old notices cannot be forgotten: {error:#}");
        }
        if let Err(error) = invitation::forget(&app).await {
            tracing::error!("links that ended cannot be forgotten: {error:#}");
        }
        if let Err(error) = arrival::forget_answered(&app).await {
            tracing::error!("first meetings of long ago cannot be forgotten: {error:#}");
        }
        if let Err(error) = staff::forget_links(&app).await {
            tracing::error!("links for staff that ended cannot be forgotten: {error:#}");
        }
        if let Err(error) = credential::publish_all(&app).await {
            tracing::error!("credentials that ran out cannot be taken off: {error:#}");
        }
    }
}

/// Forgets what has faded from the chats, and old news of rooms.
async fn fade(app: Shared) {
    let mut tick = interval(FADE);
    loop {
        tick.tick().await;
        if let Err(error) = chat::fade(&app).await {
            tracing::error!("messages that faded cannot be forgotten: {error:#}");
        }
        if let Err(error) = live::trim(&app).await {
            tracing::error!("old news of rooms cannot be forgotten: {error:#}");
        }
    }
}

async fn ask_owners(app: Shared) {
    let mut tick = interval(ASK_OWNERS);
    loop {
        tick.tick().await;
        if let Err(error) = letter::ask_due_owners(&app).await {
            tracing::error!("owners cannot be asked: {error:#}");
        }
    }
}

/// Keeps little in memory while nobody comes.
async fn rest(app: Shared) {
    let mut tick = interval(REST);
    loop {
        tick.tick().await;
        app.db.rest();
    }
}

/// Tells those whose hour has come.
async fn ring(app: Shared) {
    let mut tick = interval(RING);
    loop {
        tick.tick().await;
        if let Err(error) = bell::ring_due(&app).await {
            tracing::error!("nobody can be told: {error:#}");
        }
    }
}

/// Does what changes leave behind, as soon as it is there.
async fn work(app: Shared) {
    let (mut news, mut hands) = (app.db.changed(Topic::Jobs), JoinSet::new());
    loop {
        let free = worker::free(&hands);
        let taken = worker::take(&app, &mut hands, worker::LONGEST).await;
        if let Err(error) = &taken {
            tracing::error!("the queue cannot be worked on: {error:#}");
        }
        if taken.is_ok_and(|taken| taken == free) {
            hands.join_next().await; // all hands are full, and more may be due
        } else {
            // A job put in here wakes at once; one whose time comes, or of another node, is seen within seconds.
            let _ = timeout(LOOK_FOR_WORK, news.changed()).await;
        }
        while hands.try_join_next().is_some() {}
    }
}

/// Keeps the ledger of erasures at the newest erasure, whichever node made it.
async fn keep_ledger(app: Shared) {
    let mut news = app.db.changed(Topic::Erasures);
    loop {
        if let Err(error) = ledger::keep(&app).await {
            tracing::error!("the ledger of erasures is behind: {error:#}");
        }
        let _ = timeout(TIDY, news.changed()).await;
    }
}
