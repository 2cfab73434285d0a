//! Many people write at once until the moment comes.

use crate::browser::Browser;
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
};

/// Numbers that look like chance and are the same in each run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `most`.
    pub(crate) fn roll(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((mixed ^ (mixed >> 27)) >> 16) % most
    }
}

/// What a writer tells whoever holds the moment.
enum News {
    /// A form was sent off.
    Sent,
    /// A post was acknowledged: its words.
    Posted(String),
    /// An act of the facilitator was acknowledged.
    Acted,
}

/// What was acknowledged.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) posts: BTreeSet<String>,
    pub(crate) acts: usize,
}

/// Where and when a load happens.
pub(crate) struct Load<'l> {
    /// The nodes; who finds one gone goes to the next.
    pub(crate) nodes: &'l [SocketAddr],
    /// `/space/{group}`
    pub(crate) space: &'l str,
    /// A thread where all of them write.
    pub(crate) shared: &'l str,
    /// What this load's words begin with.
    pub(crate) name: String,
    /// After so many events (forms sent, forms answered) the moment comes.
    pub(crate) moment: u64,
    /// So many posts are acknowledged after the moment.
    pub(crate) after: usize,
}

impl Load<'_> {
    /// Everybody writes, the moment comes once, and all that was acknowledged is told.
    pub(crate) fn run(&self, oak: &mut Browser, writers: &mut [Browser], moment: impl FnOnce()) -> Told {
        let (tell, news) = channel();
        let over = AtomicBool::new(false);
        let (mut told, mut events, mut later, mut moment) = (Told::default(), 0, 0, Some(moment));
        thread::scope(|scope| {
            for (number, writer) in writers.iter_mut().enumerate() {
                let (tell, over) = (tell.clone(), &over);
                scope.spawn(move || self.write(writer, number, &tell, over));
            }
            scope.spawn(|| self.keep(oak, tell, &over));
            for piece in news {
                events += 1;
                later += usize::from(moment.is_none() && matches!(piece, News::Posted(_)));
                match piece {
                    News::Posted(text) => assert!(told.posts.insert(text)),
                    News::Acted => told.acts += 1,
                    News::Sent => {}
                }
                if events >= self.moment
                    && let Some(moment) = moment.take()
                {
                    moment();
                }
                if moment.is_none() && later >= self.after {
                    over.store(true, Ordering::Relaxed);
                }
            }
        });
        assert!(moment.is_none(), "the moment never came");
        assert!(later >= self.after, "only {later} posts after the moment");
        told
    }

    /// Somebody begins a thread, then replies there and in the shared one in turn.
    fn write(&self, person: &mut Browser, number: usize, tell: &Sender<News>, over: &AtomicBool) {
        let (mut node, mut own): (usize, Option<String>) = (number, None);
        for turn in 0.. {
            if over.load(Ordering::Relaxed) {
                return;
            }
            let text = self.words(number, turn);
            let fields =
                [("title", "T"), ("kind", "story"), ("need", "listen"), ("text", &text), ("confirm", "on")];
            let new = format!("{}/threads/new", self.space);
            let path = match &own {
                None => new.as_str(),
                Some(own) if turn % 2 == 0 => own,
                Some(_) => self.shared,
            };
            let _ = tell.send(News::Sent);
            match person.try_post(self.nodes[node % self.nodes.len()], path, &fields) {
                Ok(page) => {
                    assert_eq!(page.status, 303, "{}", page.text);
                    own.get_or_insert_with(|| page.leads_to());
                    let _ = tell.send(News::Posted(text));
                }
                // the words are not sent again: nobody knows whether they arrived
                Err(_) => match self.nodes {
                    [_] => return,
                    _ => node += 1,
                },
            }
        }
    }

    /// Words of some length that come once.
    fn words(&self, number: usize, turn: usize) -> String {
        let word = format!("{} {number} {turn}, ", self.name);
        word.repeat(20) + "end"
    }

    /// The facilitator pins and unpins the shared thread: each is an act in the log.
    fn keep(&self, oak: &mut Browser, tell: Sender<News>, over: &AtomicBool) {
        let path = format!("{}/keep", self.shared);
        let mut node = 0;
        for what in ["pinned", "unpinned"].into_iter().cycle() {
            if over.load(Ordering::Relaxed) {
                return;
            }
            let _ = tell.send(News::Sent);
            match oak.try_post(self.nodes[node % self.nodes.len()], &path, &[("do", what)]) {
                Ok(page) => {
                    assert_eq!(page.status, 303, "{}", page.text);
                    let _ = tell.send(News::Acted);
                }
                Err(_) if self.nodes.len() == 1 => return,
                Err(_) => node += 1,
            }
        }
    }
}
