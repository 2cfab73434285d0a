//! What the server tells those who watch over it: how much, how long, how often it failed. Never who, which or what:
//! a label is a name out of the program itself.

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
        info::Info,
    },
    registry::{Registry, Unit},
};
use std::{sync::atomic::AtomicU64, time::Duration};

/// A request, told by the route's pattern.
#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
    status: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

/// A job, told by its kind.
#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Worked {
    kind: String,
    outcome: &'static str,
}

type Seconds = Gauge<f64, AtomicU64>;
type Times = Family<Route, Histogram, fn() -> Histogram>;

/// All figures of one server.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    times: Times,
    jobs: Family<Worked, Counter>,
    /// Connections that are open.
    pub connections: Gauge,
    queue: Gauge,
    overdue: Seconds,
    store: Seconds,
}

/// What is asked anew whenever somebody looks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Jobs in the queue.
    pub queue: u64,
    /// Seconds since the job that waits longest was due; 0 when none is.
    pub overdue: f64,
    /// How long the store took for a small question.
    pub store: Duration,
}

impl Default for Metrics {
    fn default() -> Self {
        let times: fn() -> Histogram = || Histogram::new(exponential_buckets(0.001, 2.5, 12));
        let mut metrics = Self {
            registry: Registry::with_prefix("commonground"),
            requests: Family::default(),
            times: Family::new_with_constructor(times),
            jobs: Family::default(),
            connections: Gauge::default(),
            queue: Gauge::default(),
            overdue: Seconds::default(),
            store: Seconds::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        let all = &mut self.registry;
        let build = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        all.register("build", "The program", build);
        all.register("requests", "Requests by route and class of status", self.requests.clone());
        let about = "How long requests took";
        all.register_with_unit("request_duration", about, Unit::Seconds, self.times.clone());
        all.register("jobs", "Jobs by kind and how they ended", self.jobs.clone());
        all.register("connections", "Connections that are open", self.connections.clone());
        all.register("queue_length", "Jobs in the queue, of all nodes", self.queue.clone());
        let about = "How long the job that waits longest has been due";
        all.register_with_unit("queue_overdue", about, Unit::Seconds, self.overdue.clone());
        let about = "How long the store took for a small question";
        all.register_with_unit("store", about, Unit::Seconds, self.store.clone());
    }

    /// A request was answered. `route` is the route's pattern.
    pub fn asked(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let status = match status {
            100..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        self.requests.get_or_create(&Asked { method, route: route.to_owned(), status }).inc();
        self.times.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// A job was done, will be tried again, or was given up.
    pub fn worked(&self, kind: &str, outcome: &'static str) {
        self.jobs.get_or_create(&Worked { kind: kind.to_owned(), outcome }).inc();
    }

    /// All figures in the text format of Prometheus.
    ///
    /// # Errors
    /// Where a figure cannot be written.
    pub fn told(&self, look: Look) -> Result<String, std::fmt::Error> {
        self.queue.set(look.queue.try_into().unwrap_or(i64::MAX));
        self.overdue.set(look.overdue);
        self.store.set(look.store.as_secs_f64());
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
