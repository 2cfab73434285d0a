//! The pages of rooms that are open on this node. One follower asks the store what changed, once for all of them, and each
//! open page is handed the same `Told`: what it looks like is written once for everybody who sees it alike.
//!
//! Nobody sees that a page is open, and it is written down nowhere.

mod stream;
mod told;

pub(crate) use stream::{Step, Stream};
pub(crate) use told::{Look, Sight, Told};

use crate::{
    actions::live::{self, Place, Reader},
    app::Shared,
    chance::chance,
};
use domain::AccountId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use store::{News, Topic};
use tokio::sync::{OnceCell, broadcast};

/// Open pages of one account.
const MOST_OF_ONE: usize = 20;
/// Open pages of this node; the other connections are for pages that load.
const MOST: usize = 3000;
/// Pieces of news that a page may be behind before it asks the store.
const AHEAD: usize = 32;
/// How often the follower looks without being woken.
const LOOK: Duration = Duration::from_secs(20);
/// How long it waits when the store does not answer.
const PAUSE: Duration = Duration::from_secs(1);

/// How long a page waits before it comes again, each a little differently: not all at once after a restart.
pub(crate) fn chance_of_waiting() -> Duration {
    let [more] = chance::<1>();
    Duration::from_millis(2000 + 16 * u64::from(more))
}

/// What is open.
#[derive(Debug, Default)]
struct Open {
    places: HashMap<Place, broadcast::Sender<Arc<Told>>>,
    accounts: HashMap<AccountId, usize>,
    all: usize,
}

/// The open pages of a node.
#[derive(Debug, Default)]
pub struct Hub {
    open: Mutex<Open>,
    follower: OnceCell<()>,
}

impl Hub {
    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows a place from a moment in the news on. `None` where too many pages are open.
    pub(crate) async fn follow(
        self: &Arc<Self>,
        app: &Shared,
        place: Place,
        reader: Reader,
        since: Option<i64>,
    ) -> anyhow::Result<Option<Stream>> {
        let begin = async || {
            let last = app.db.last_news().await?;
            tokio::spawn(follow(app.clone(), self.clone(), last));
            Ok::<_, anyhow::Error>(())
        };
        self.follower.get_or_try_init(begin).await?;
        let news = self.enter(place, reader.account);
        Ok(news.map(|news| Stream::new(app, self.clone(), (place, reader), since, news)))
    }

    fn enter(&self, place: Place, account: AccountId) -> Option<broadcast::Receiver<Arc<Told>>> {
        let mut open = self.open();
        let own = open.accounts.get(&account).copied().unwrap_or(0);
        if own >= MOST_OF_ONE || open.all >= MOST {
            return None;
        }
        open.accounts.insert(account, own + 1);
        open.all += 1;
        Some(open.places.entry(place).or_insert_with(|| broadcast::channel(AHEAD).0).subscribe())
    }

    fn leave(&self, place: Place, account: AccountId) {
        let mut open = self.open();
        open.all -= 1;
        let own = open.accounts.remove(&account).unwrap_or(0);
        if own > 1 {
            open.accounts.insert(account, own - 1);
        }
        // whoever leaves listens still
        if open.places.get(&place).is_some_and(|place| place.receiver_count() <= 1) {
            open.places.remove(&place);
        }
    }

    /// Who hears a piece of news.
    fn hearers(&self, news: &News) -> Vec<broadcast::Sender<Arc<Told>>> {
        let open = self.open();
        let hear = open.places.iter().filter(|(place, _)| place.hears(news));
        hear.map(|(_, sender)| sender.clone()).collect()
    }
}

/// Asks the store what changed, whenever something did, and tells whoever has a page of it open.
async fn follow(app: Shared, hub: Arc<Hub>, mut since: i64) {
    let (mut wakes, mut over) = (app.db.changed(Topic::Rooms), app.over());
    while !*over.borrow() {
        let rest = match tell(&app, &hub, &mut since).await {
            Ok(true) => continue,
            Ok(false) => LOOK,
            Err(error) => {
                tracing::error!("rooms cannot be followed: {error:#}");
                PAUSE
            }
        };
        tokio::select! {
            _ = over.changed() => {}
            _ = tokio::time::timeout(rest, wakes.changed()) => {}
        }
    }
}

/// Tells the next pieces of news; whether there were any.
async fn tell(app: &Shared, hub: &Hub, since: &mut i64) -> anyhow::Result<bool> {
    let found = live::news(app, *since).await?;
    for news in &found {
        let hearers = hub.hearers(news);
        if !hearers.is_empty() {
            let told = Arc::new(Told::new(*news, live::what(app, news).await?));
            for hearer in hearers {
                let _ = hearer.send(told.clone()); // the last one may have gone
            }
        }
        *since = news.seq;
    }
    Ok(!found.is_empty())
}
