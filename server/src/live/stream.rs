//! What one open page is told.

use super::{Hub, Told};
use crate::{
    actions::live::{self, Place, Reader, What},
    app::Shared,
};
use domain::block::Hidden;
use std::{collections::VecDeque, sync::Arc, time::Duration};
use store::Topic;
use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        watch,
    },
    time::{Instant, Interval, interval_at},
};

/// How often it is asked whether the reader is here still, besides whenever somebody loses a seat or a session ends.
const ASK: Duration = Duration::from_secs(60);

/// What a page is told next.
#[derive(Debug)]
pub(crate) enum Step {
    /// Something changed.
    Told(Arc<Told>),
    /// More changed than can be told: the page is to be loaded again.
    Behind,
}

/// An open page. It ends when its reader has no seat any more, and when the server stops.
#[derive(Debug)]
pub(crate) struct Stream {
    app: Shared,
    hub: Arc<Hub>,
    place: Place,
    reader: Reader,
    /// Whom they do not want to read, as they last said.
    hidden: Hidden,
    /// The number of the last piece of news that was told; `None` when nobody knows.
    since: Option<i64>,
    /// What was missed is to be asked of the store.
    behind: bool,
    missed: VecDeque<Arc<Told>>,
    news: broadcast::Receiver<Arc<Told>>,
    sessions: watch::Receiver<u64>,
    over: watch::Receiver<bool>,
    ask: Interval,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.hub.leave(self.place, self.reader.account);
    }
}

impl Stream {
    pub(super) fn new(
        app: &Shared,
        hub: Arc<Hub>,
        (place, reader): (Place, Reader),
        since: Option<i64>,
        news: broadcast::Receiver<Arc<Told>>,
    ) -> Self {
        Self {
            app: app.clone(),
            hub,
            place,
            reader,
            hidden: Hidden::default(),
            since,
            behind: true,
            missed: VecDeque::new(),
            news,
            sessions: app.db.changed(Topic::Sessions),
            over: app.over(),
            ask: interval_at(Instant::now() + ASK, ASK),
        }
    }

    /// Who reads.
    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Whom they do not want to read.
    pub(crate) fn hidden(&self) -> &Hidden {
        &self.hidden
    }

    /// The next that the page is told; `None` at the end.
    pub(crate) async fn next(&mut self) -> Option<Step> {
        loop {
            if *self.over.borrow() {
                return None;
            }
            // questions to the store are boxed: a page that waits, as most do, has no room for their steps
            if std::mem::take(&mut self.behind) && !Box::pin(self.catch_up()).await? {
                return Some(Step::Behind);
            }
            let told = match self.missed.pop_front() {
                Some(told) => told,
                None => tokio::select! {
                    _ = self.over.changed() => continue,
                    _ = self.sessions.changed() => { Box::pin(self.stands()).await?; continue }
                    _ = self.ask.tick() => { Box::pin(self.stands()).await?; continue }
                    told = self.news.recv() => match told {
                        Ok(told) => told,
                        Err(RecvError::Lagged(_)) => { self.behind = true; continue }
                        Err(RecvError::Closed) => return None,
                    },
                },
            };
            if self.since.is_some_and(|since| told.news.seq <= since) {
                continue; // it was among what was missed
            }
            self.since = Some(told.news.seq);
            match told.what {
                What::Seats => Box::pin(self.stands()).await?,
                _ => return Some(Step::Told(told)),
            }
        }
    }

    /// Asks the store for what was missed; whether all of it can be told. `None` when the store does not answer: the page
    /// comes again by itself.
    async fn catch_up(&mut self) -> Option<bool> {
        let last = self.app.db.last_news().await.ok()?;
        self.stands().await?; // what happens to their seat or session from here on is heard
        let missed = match self.since {
            Some(since) => live::missed(&self.app, self.place, since).await.ok()?,
            None => None,
        };
        let Some(missed) = missed else {
            self.since = Some(last);
            return Some(false);
        };
        for news in missed {
            let what = live::what(&self.app, &news).await.ok()?;
            self.missed.push_back(Arc::new(Told::new(news, what)));
        }
        Some(true)
    }

    /// Goes on while the reader is signed in and has their seat.
    async fn stands(&mut self) -> Option<()> {
        self.hidden = live::stands(&self.app, &self.reader).await.ok().flatten()?;
        Some(())
    }
}
