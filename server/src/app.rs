//! What every request, job and command shares: settings, store, finder, keys; and the only place that reads the clock
//! and draws chance.

use crate::{config::Config, key::Key, live::Hub, mail::Postman, metrics::Metrics, push::Sender, root};
use domain::{AccountId, Stamp};
use finder::{Finder, Hit};
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicBool, Ordering},
    },
};
use store::Db;

/// Microseconds of a day.
pub(crate) const DAY: i64 = 24 * 3600 * 1_000_000;
/// How many may be told something at one moment and share no turn.
const TURNS: usize = 64;
/// Seconds that one look at the next meetings serves.
const SOON_LASTS: i64 = 60;

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always this moment; for tests, the demo's screenshots and `find --at`.
    Fixed(Stamp),
}

impl Clock {
    /// The time.
    pub fn now(self) -> Stamp {
        match self {
            Self::System => system_now(),
            Self::Fixed(stamp) => stamp,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn system_now() -> Stamp {
    jiff::Timestamp::now().into()
}

/// Random bytes from the operating system.
#[expect(clippy::disallowed_methods, reason = "the one place that draws chance")]
pub fn fill_with_chance(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        // Without chance no id or key is safe; going on would be worse than stopping.
        tracing::error!(%error, "the operating system gives no random bytes");
        std::process::abort();
    }
}

/// Some random bytes.
pub fn chance<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_with_chance(&mut bytes);
    bytes
}

/// A running server's parts.
#[derive(Debug)]
pub struct App {
    /// Its settings.
    pub config: Config,
    /// Its store.
    pub db: Db,
    /// Its clock.
    pub clock: Clock,
    /// Signs links that keep a listing.
    pub key: Key,
    /// Sends letters, where the settings name a mail server.
    pub postman: Option<Postman>,
    /// Wakes devices.
    pub sender: Sender,
    /// Its figures.
    pub metrics: Metrics,
    /// What hosts' own sign-in services say of themselves.
    #[cfg(feature = "oidc")]
    pub(crate) services: crate::oidc::Services,
    /// The pages of rooms that are open.
    pub live: Hub,
    bound: OnceLock<SocketAddr>,
    /// Whose turn it is to open a picture.
    pub(crate) drawing: tokio::sync::Semaphore,
    /// Whose turn it is to be told something: one letter at a time for each account.
    ringing: [tokio::sync::Mutex<()>; TURNS],
    soon: Mutex<Option<(Stamp, Vec<Hit>)>>,
    finder: RwLock<Arc<RwLock<Finder>>>,
    found: AtomicBool,
    identity: RwLock<Arc<Identity>>,
}

/// Who runs this server, for whom. Asked at the first start where the settings do not say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Name of the host or region that runs this directory.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of the country it serves first.
    pub country: String,
    /// IANA zone of people whose browser does not tell.
    pub zone: String,
    /// Where people can ask about this server.
    pub contact: Option<String>,
}

impl Identity {
    fn of(config: &Config) -> Self {
        let or = |setting: &Option<String>, usual: &str| setting.clone().unwrap_or_else(|| usual.to_owned());
        Self {
            name: or(&config.name, "Commonground"),
            country: or(&config.country, "US"),
            zone: or(&config.zone, "America/New_York"),
            contact: config.contact.clone(),
        }
    }
}

/// The parts, shared.
pub type Shared = Arc<App>;

impl App {
    /// Opens the vault and puts the parts together; the finder is empty.
    ///
    /// # Errors
    /// Where the root key is missing or wrong.
    pub async fn open(config: Config, db: Db, clock: Clock) -> anyhow::Result<Self> {
        root::unlock(&config, &db).await?;
        let key = Key::new(db.secret("links").await?);
        let sender = Sender::new(db.secret("push").await?);
        let postman = Postman::of(&config)?;
        let identity = RwLock::new(Arc::new(Identity::of(&config)));
        Ok(Self {
            config,
            db,
            clock,
            key,
            postman,
            sender,
            metrics: Metrics::default(),
            #[cfg(feature = "oidc")]
            services: crate::oidc::Services::default(),
            live: Hub::default(),
            bound: OnceLock::new(),
            drawing: tokio::sync::Semaphore::new(1),
            ringing: [const { tokio::sync::Mutex::const_new(()) }; TURNS],
            soon: Mutex::default(),
            finder: RwLock::default(),
            found: AtomicBool::new(false),
            identity,
        })
    }

    /// The time.
    pub fn now(&self) -> Stamp {
        self.clock.now()
    }

    /// Today in days since 1970 (UTC): the finest that is written down of when somebody was here.
    pub fn today(&self) -> i64 {
        self.now().0.div_euclid(DAY)
    }

    /// The turn of an account to be told something. Others may share it.
    pub(crate) fn ringing(&self, id: AccountId) -> &tokio::sync::Mutex<()> {
        let [first, ..] = id.bytes();
        &self.ringing[usize::from(first) % TURNS]
    }

    /// Asks the finder.
    pub fn with_finder<T>(&self, ask: impl FnOnce(&Finder) -> T) -> T {
        let finder = Arc::clone(&*read(&self.finder));
        ask(&read(&finder))
    }

    /// Changes the finder in place.
    pub fn change_finder(&self, change: impl FnOnce(&mut Finder)) {
        let finder = Arc::clone(&*read(&self.finder));
        change(&mut write(&finder));
    }

    /// Puts a rebuilt finder in the place of the old one.
    pub fn replace_finder(&self, finder: Finder) {
        *write(&self.finder) = Arc::new(RwLock::new(finder));
        self.found.store(true, Ordering::Release);
    }

    /// Whether the finder was built since the start.
    pub fn has_finder(&self) -> bool {
        self.found.load(Ordering::Acquire)
    }

    /// The next meetings anywhere, for the first page. Looking at every listing costs, so one look serves a minute.
    pub fn soon(&self, most: usize) -> Vec<Hit> {
        let now = self.now();
        let mut soon = self.soon.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let fresh = |at: &Stamp| (*at..at.plus_seconds(SOON_LASTS)).contains(&now);
        if let Some((_, hits)) = soon.as_ref().filter(|(at, hits)| fresh(at) && !hits.is_empty()) {
            return hits.clone();
        }
        let zone = self.identity().zone.clone();
        let now_at = now.timestamp();
        let mut hits = self.with_finder(|finder| finder.soon(now_at, &zone, None, 4 * most));
        hits.sort_by_key(|hit| hit.next.is_some_and(|next| next < now_at)); // nobody comes in time to what has begun
        hits.truncate(most);
        *soon = Some((now, hits.clone()));
        hits
    }

    /// Who runs this server.
    pub fn identity(&self) -> Arc<Identity> {
        Arc::clone(&*read(&self.identity))
    }

    /// Changes who runs this server.
    pub fn identify(&self, identity: Identity) {
        *write(&self.identity) = Arc::new(identity);
    }

    /// Where people reach this server, without a slash at the end.
    pub fn public_url(&self) -> String {
        let here = || format!("http://{}", self.bound.get().unwrap_or(&self.config.listen));
        self.config.public_url.clone().unwrap_or_else(here)
    }

    /// Says at which address and port it really listens.
    pub fn bind(&self, address: SocketAddr) {
        // The first word stands: a server listens once.
        let _ = self.bound.set(address);
    }
}

// A panic while the lock was held cannot leave the index half-changed in a way that a rebuild does not mend.
fn read<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(std::sync::PoisonError::into_inner)
}
