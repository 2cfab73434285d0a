//! Whoever came first is served first.
//!
//! A page is work for a processor and hardly ever waits. The threads of a runtime take from each other what is next, so
//! that when many ask at once some are passed over again and again: without turns the slowest of a hundred waited nearly
//! twice as long as most.

use axum::{extract::Request, middleware::Next, response::Response};
use std::{future::poll_fn, pin::pin, sync::LazyLock, thread::available_parallelism};
use tokio::{sync::Semaphore, task::yield_now};

/// As many at a time as there are processors.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(1, usize::from)));

/// Serves a request in its turn.
pub(crate) async fn in_turn(request: Request, next: Next) -> Response {
    take(&TURNS, next.run(request)).await
}

/// Works when its turn comes; at once, on the thread that heard of it, where there is room for more. The turn ends where
/// the work first waits, as a form does for the disk.
async fn take<T>(turns: &Semaphore, work: impl Future<Output = T>) -> T {
    let mut turn = turns.acquire().await.ok();
    if turns.available_permits() == 0 {
        yield_now().await; // whoever else has come by now is heard, and stands in line
    }
    let mut work = pin!(work);
    poll_fn(|context| {
        let polled = work.as_mut().poll(context);
        turn = None;
        polled
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};
    use tokio::{sync::Barrier, task::JoinSet};

    #[tokio::test]
    async fn all_are_served_in_the_order_in_which_they_came() {
        let (turns, served) = (Semaphore::new(1), Mutex::new(vec![]));
        let (turns, served) = (&turns, &served);
        let one = |number| take(turns, async move { served.lock().unwrap().push(number) });
        futures_util::future::join_all((0..100).map(one)).await;
        assert_eq!(*served.lock().unwrap(), (0..100).collect::<Vec<_>>());
        assert_eq!(turns.available_permits(), 1);
    }

    #[tokio::test]
    async fn whoever_waits_for_something_keeps_nobody_waiting() {
        let (turns, met) = (Arc::new(Semaphore::new(1)), Arc::new(Barrier::new(10)));
        let mut all = JoinSet::new();
        for _ in 0..10 {
            let (turns, met) = (turns.clone(), met.clone());
            all.spawn(async move { take(&turns, async { _ = met.wait().await }).await });
        }
        assert_eq!(all.join_all().await.len(), 10); // each needs all the others
        assert_eq!(turns.available_permits(), 1);
    }
}
