use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both, open};
use crate::thread::{post, two_threads};
use domain::member::Step;
use futures_util::future::join_all;
use std::collections::BTreeSet;
use std::pin::pin;
use store::{About, Error, Mark, News, Topic};

on_both!(
    what_is_written_changed_and_gone_is_news,
    undone_leaves_no_trace,
    who_loses_a_seat_is_news_without_a_name,
    nobody_misses_one,
    old_news_is_trimmed_and_whoever_missed_it_knows,
    wakes_this_node_and_the_other,
    an_ended_session_wakes_whoever_follows,
);

fn abouts(news: &[News]) -> Vec<(i64, About, bool)> {
    news.iter().map(|news| (news.seq, news.about, news.fresh)).collect()
}

async fn what_is_written_changed_and_gone_is_news(home: Home) {
    let db = &home.db;
    assert_eq!((db.last_news().await, db.newest_mark().await), (Ok(0), Ok(Mark::NIL)));
    two_threads(db).await;
    let (first, second) = (About::Post(id(1), id(1)), About::Post(id(2), id(2)));
    assert_eq!(abouts(&db.news(0, 9).await.unwrap()), [(1, first, true), (2, second, true)]);
    db.save_post(post(1, 1, any(3), "I cannot sleep at all.")).await.unwrap();
    db.add_post(post(3, 1, any(4), "Nor I."), None, None).await.unwrap();
    db.take_back(id(3)).await.unwrap();
    let third = About::Post(id(1), id(3));
    let last = db.news(2, 9).await.unwrap();
    assert_eq!(abouts(&last), [(3, first, false), (4, third, true), (5, third, false)]);
    assert_eq!(db.news_of_group(any(1), 2, 9).await, Ok(last.clone()));
    assert_eq!(db.news_of_group(any(2), 0, 9).await, Ok(vec![]));
    assert_eq!(db.news(0, 2).await.unwrap().len(), 2);
    assert_eq!((db.last_news().await, db.newest_mark().await), (Ok(5), Ok(last[2].mark)));
    for news in &last {
        assert_eq!(db.place_of(news.mark).await, Ok(Some(news.seq)));
        assert!(!news.mark.bytes().ends_with(&news.seq.to_be_bytes()), "a mark says nothing of its number");
    }
    assert_eq!((db.place_of(Mark::NIL).await, db.place_of(any(9)).await), (Ok(Some(0)), Ok(None)));
}

async fn undone_leaves_no_trace(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let step = db.tx::<(), _>(|tx| {
        Box::pin(async move {
            tx.add_post(post(3, 1, any(4), "Nor I."), None, None).await?;
            Err(Error::Closed)
        })
    });
    assert_eq!(step.await, Err(Error::Closed));
    assert_eq!(db.last_news().await, Ok(2));
    db.set_thread(id(1), domain::thread::ThreadState::Closed, false).await.unwrap();
    assert_eq!(abouts(&db.news(2, 9).await.unwrap()), [(3, About::Thread(id(1)), false)]);
}

async fn who_loses_a_seat_is_news_without_a_name(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let fern = db.member(any(3)).await.unwrap().unwrap();
    db.save_member(fern.clone().spoke(hours(1).date())).await.unwrap();
    assert_eq!(db.last_news().await, Ok(2), "whoever has a seat still is no news");
    let paused = fern.after(Step::Pause, "to rest", hours(1).date());
    db.save_member(paused.clone()).await.unwrap();
    assert_eq!(abouts(&db.news(2, 9).await.unwrap()), [(3, About::Seats, false)]);
    db.save_member(paused.after(Step::Resume, "", hours(1).date())).await.unwrap();
    db.add_post(post(3, 2, any(3), "Me too."), None, None).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    let gone: BTreeSet<_> = db.news(4, 9).await.unwrap().iter().map(|n| format!("{:?}", n.about)).collect();
    let told = [About::Post(id(1), id(1)), About::Post(id(2), id(3)), About::Seats];
    assert_eq!(gone, told.iter().map(|about| format!("{about:?}")).collect());
}

async fn nobody_misses_one(home: Home) {
    two_threads(&home.db).await;
    let (node, follower) = (home.open_again().await, home.db.clone());
    let mut since = follower.last_news().await.unwrap();
    let writers: Vec<_> = (0..40_u32)
        .map(|n| {
            let db = if n % 2 == 0 { home.db.clone() } else { node.clone() };
            let write = post(n + 10, 1, any(3 + (n % 2) as u8), "Hello.");
            tokio::spawn(async move { db.add_post(write, None, None).await.unwrap() })
        })
        .collect();
    let mut written = pin!(join_all(writers));
    let mut wakes = follower.changed(Topic::Rooms);
    let (mut met, mut all) = (BTreeSet::new(), None);
    loop {
        for news in follower.news(since, 100).await.unwrap() {
            assert!(news.seq == since + 1 && met.insert(format!("{:?}", news.about)));
            since = news.seq;
        }
        if all.is_some() {
            break;
        }
        tokio::select! { done = &mut written => all = Some(done), wake = wakes.changed() => wake.unwrap() }
    }
    assert!(all.unwrap().iter().all(Result::is_ok));
    assert_eq!(met.len(), 40);
    node.close().await;
}

async fn old_news_is_trimmed_and_whoever_missed_it_knows(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let marks: Vec<Mark> = db.news(0, 9).await.unwrap().iter().map(|news| news.mark).collect();
    assert_eq!((db.trim_news(2).await, db.trim_news(1).await, db.trim_news(1).await), (Ok(0), Ok(1), Ok(0)));
    assert_eq!(db.place_of(marks[0]).await, Ok(None));
    assert_eq!(db.place_of(Mark::NIL).await, Ok(None), "the first is gone");
    assert_eq!((db.place_of(marks[1]).await, db.newest_mark().await), (Ok(Some(2)), Ok(marks[1])));
}

async fn wakes_this_node_and_the_other(home: Home) {
    let other = open(&home.location).await;
    let (mut here, mut there) = (home.db.changed(Topic::Rooms), other.changed(Topic::Rooms));
    two_threads(&home.db).await;
    here.changed().await.unwrap();
    there.changed().await.unwrap();
    assert_eq!(abouts(&other.news(0, 9).await.unwrap()).len(), 2);
    other.close().await;
}

async fn an_ended_session_wakes_whoever_follows(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    for end in 0..3 {
        let mut wakes = db.changed(Topic::Sessions);
        match end {
            0 => drop(db.end_session([1; 32], any(103)).await.unwrap()),
            1 => drop(db.end_sessions(any(103)).await.unwrap()),
            _ => drop(db.end_other_sessions(any(103), [1; 32]).await.unwrap()),
        }
        wakes.changed().await.unwrap();
    }
}
