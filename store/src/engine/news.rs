//! Wakes those who follow a change.

use tokio::sync::watch;

/// What can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// A listing was saved: read [`crate::Db::changes`].
    Listings,
    /// A job was put in the queue or back into it.
    Jobs,
}

impl Topic {
    pub(crate) const ALL: [Self; 2] = [Self::Listings, Self::Jobs];

    /// The name of its channel between nodes.
    pub(crate) const fn channel(self) -> &'static str {
        match self {
            Self::Listings => "commonground_listings",
            Self::Jobs => "commonground_jobs",
        }
    }
}

/// A set of topics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Topics {
    pub(crate) listings: bool,
    pub(crate) jobs: bool,
}

impl Topics {
    pub(crate) fn add(&mut self, topic: Topic) {
        match topic {
            Topic::Listings => self.listings = true,
            Topic::Jobs => self.jobs = true,
        }
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.listings |= other.listings;
        self.jobs |= other.jobs;
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(move |topic| match topic {
            Topic::Listings => self.listings,
            Topic::Jobs => self.jobs,
        })
    }
}

/// Counts the wakes of each topic.
#[derive(Default)]
pub(crate) struct News {
    listings: watch::Sender<u64>,
    jobs: watch::Sender<u64>,
}

impl News {
    fn sender(&self, topic: Topic) -> &watch::Sender<u64> {
        match topic {
            Topic::Listings => &self.listings,
            Topic::Jobs => &self.jobs,
        }
    }

    pub(crate) fn follow(&self, topic: Topic) -> watch::Receiver<u64> {
        self.sender(topic).subscribe()
    }

    pub(crate) fn tell(&self, topics: impl IntoIterator<Item = Topic>) {
        for topic in topics {
            self.sender(topic).send_modify(|wakes| *wakes = wakes.wrapping_add(1));
        }
    }
}
