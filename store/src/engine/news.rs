//! Wakes those who follow a change.

use tokio::sync::watch;

/// What can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// A listing was saved: read [`crate::Db::changes`].
    Listings,
    /// A job was put in the queue or back into it.
    Jobs,
    /// Somebody was erased: read [`crate::Db::erasures`].
    Erasures,
    /// Something changed in a room: read [`crate::Db::news`].
    Rooms,
    /// A session was ended.
    Sessions,
}

impl Topic {
    pub(crate) const ALL: [Self; 5] =
        [Self::Listings, Self::Jobs, Self::Erasures, Self::Rooms, Self::Sessions];

    /// The name of its channel between nodes.
    pub(crate) const fn channel(self) -> &'static str {
        match self {
            Self::Listings => "commonground_listings",
            Self::Jobs => "commonground_jobs",
            Self::Erasures => "commonground_erasures",
            Self::Rooms => "commonground_rooms",
            Self::Sessions => "commonground_sessions",
        }
    }
}

/// A set of topics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Topics(u8);

impl Topics {
    pub(crate) fn add(&mut self, topic: Topic) {
        self.0 |= 1 << topic as u8;
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(move |topic| self.0 & (1 << *topic as u8) != 0)
    }
}

/// Counts the wakes of each topic.
#[derive(Default)]
pub(crate) struct News([watch::Sender<u64>; Topic::ALL.len()]);

impl News {
    fn sender(&self, topic: Topic) -> &watch::Sender<u64> {
        &self.0[topic as usize]
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
