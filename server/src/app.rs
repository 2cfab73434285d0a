//! What every request, job and command shares: settings, store, finder, keys.

use crate::{
    clock::{Clock, DAY},
    config::Config,
    key::Key,
    mail::Postman,
    metrics::Metrics,
    push::Sender,
    root,
};
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
use tokio::sync::watch;

/// How many may be told something at one moment and share no turn.
const TURNS: usize = 64;
/// Seconds that one look at the next meetings serves.
const SOON_LASTS: i64 = 60;

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
    /// It stops.
    over: watch::Sender<bool>,
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
        #[cfg(feature = "oidc")]
        let services = crate::oidc::Services::new(config.allow_private_sign_in);
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
            services,
            over: watch::Sender::default(),
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

    /// It stops: whatever goes on for long ends.
    pub fn end(&self) {
        self.over.send_replace(true);
    }

    /// Whether it stops.
    pub(crate) fn over(&self) -> watch::Receiver<bool> {
        self.over.subscribe()
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
