use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both};
use domain::post::{Post, Said};
use domain::thread::{Need, Thread, ThreadKind, ThreadState};
use domain::{MemberId, ThreadId};
use store::{Db, Draft};

on_both!(
    threads_come_in_the_order_of_their_last_words,
    a_thread_is_closed_and_pinned,
    a_draft_is_kept_until_it_is_sent,
    what_is_asked_ahead_is_the_same
);

pub(crate) fn thread(number: u32, by: MemberId) -> Thread {
    let at = hours(number.into());
    Thread {
        id: id(number),
        group: any(1),
        member: Some(by),
        kind: ThreadKind::Story,
        need: Need::Listen,
        state: ThreadState::Open,
        pinned: false,
        at,
        last_at: at,
        replies: 0,
        hidden: false,
        title: Some(format!("Night {number}").into()),
    }
}

pub(crate) fn post(number: u32, thread: u32, by: MemberId, text: &str) -> Post {
    let words = || text.to_owned().into();
    Post {
        id: id(number),
        group: any(1),
        thread: id(thread),
        member: Some(by),
        at: hours(number.into()),
        said: Some(Said { text: words(), html: words(), ..Said::default() }),
    }
}

/// Fern (3) and Elm (4) are in a group; Fern began thread 1 and Elm thread 2.
pub(crate) async fn two_threads(db: &Db) {
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    join(db, &member(4, any(1), "Elm")).await;
    let first = post(1, 1, any(3), "I cannot sleep.");
    let promise = domain::Promise::of(&first, any(3), 24);
    db.add_post(first, Some(thread(1, any(3))), Some(promise)).await.unwrap();
    db.add_post(post(2, 2, any(4), "Nor can I."), Some(thread(2, any(4))), None).await.unwrap();
}

async fn threads_come_in_the_order_of_their_last_words(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let titles = async |before| {
        let page = db.threads(any(1), false, before, 9).await.unwrap();
        let name = |(thread, author): &(Thread, Option<domain::member::Author>)| {
            let title = thread.title.as_ref().unwrap().show().clone();
            (title, author.as_ref().unwrap().pseudonym.show().clone(), thread.replies)
        };
        page.iter().map(name).collect::<Vec<_>>()
    };
    let said = |title: &str, name: &str, replies: i64| (title.to_owned(), name.to_owned(), replies);
    assert_eq!(titles(None).await, [said("Night 2", "Elm", 0), said("Night 1", "Fern", 0)]);
    assert_eq!(titles(Some((hours(2), id(2)))).await, [said("Night 1", "Fern", 0)]);
    db.add_post(post(5, 1, any(4), "I hear you."), None, None).await.unwrap();
    assert_eq!(titles(None).await[0], said("Night 1", "Fern", 1));
    let (mut first, _) = db.thread(id(1)).await.unwrap().unwrap();
    assert_eq!(first.last_at, hours(5));
    (first.title, first.need) = (Some("The long night".to_owned().into()), Need::Advice);
    db.save_thread(first.clone()).await.unwrap();
    assert_eq!(db.thread(id(1)).await.unwrap().unwrap().0, first);
    assert_eq!(db.thread(id(7)).await, Ok(None));
}

/// A page asks ahead, and then for something else as well: it reads what it would have read.
async fn what_is_asked_ahead_is_the_same(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let (fern, elm) = (any(3), any(4));
    let draft = Draft { text: "Half a".to_owned().into(), ..Draft::default() };
    db.save_draft(elm, Some(id(1)), draft.clone()).await.unwrap();
    db.send_heart(post(1, 1, fern, ""), elm).await.unwrap();
    let read = db.read(move |tx| {
        Box::pin(async move {
            tx.ahead_of_seat(any(1), elm, [elm, fern]).await?;
            let seat = (tx.group(any(1)).await?, tx.member(elm).await?, tx.member(fern).await?);
            tx.ahead_of_thread(id(1), elm, any(4), Some(9)).await?;
            let page = (
                tx.thread(id(1)).await?,
                tx.posts_after(id(1), None, 9).await?,
                tx.draft(elm, Some(id(1))).await?,
            );
            let rest =
                (tx.hearts(id(1), elm).await?, tx.seen(elm).await?, tx.posts_after(id(2), None, 9).await?);
            tx.ahead_of_threads(any(1), elm, any(4), [9, 10]).await?;
            let list = (tx.threads(any(1), true, None, 9).await?, tx.threads(any(1), false, None, 10).await?);
            Ok((seat, page, rest, list))
        })
    });
    let (seat, page, rest, list) = read.await.unwrap();
    assert_eq!(list, (vec![], db.threads(any(1), false, None, 10).await.unwrap()));
    let seat = (seat.0.map(|group| group.id), seat.1.map(|member| member.id), seat.2.map(|member| member.id));
    assert_eq!(seat, (Some(any(1)), Some(elm), Some(fern)));
    assert_eq!(page.0, db.thread(id(1)).await.unwrap());
    assert_eq!((page.1.len(), page.1[0].0.id, page.2), (1, id(1), Some(draft)));
    assert_eq!((rest.0.given, rest.1), (vec![id(1)], db.seen(elm).await.unwrap()));
    assert_eq!((rest.2.len(), rest.2[0].0.id), (1, id(2)));
}

async fn a_thread_is_closed_and_pinned(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.set_thread(id(1), ThreadState::Closed, true).await.unwrap();
    let pinned = db.threads(any(1), true, None, 9).await.unwrap();
    assert_eq!((pinned.len(), pinned[0].0.state, pinned[0].0.id), (1, ThreadState::Closed, id(1)));
    assert_eq!(db.threads(any(1), false, None, 9).await.unwrap().len(), 1);
}

async fn a_draft_is_kept_until_it_is_sent(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let draft = Draft { text: "I also".to_owned().into(), need: "listen".into(), ..Draft::default() };
    let place: Option<ThreadId> = Some(id(2));
    assert_eq!(db.draft(any(3), place).await, Ok(None));
    db.save_draft(any(3), place, Draft::default()).await.unwrap();
    db.save_draft(any(3), place, draft.clone()).await.unwrap();
    db.save_draft(any(3), None, draft.clone()).await.unwrap();
    assert_eq!(db.draft(any(3), place).await, Ok(Some(draft.clone())));
    assert_eq!(db.draft(any(4), place).await, Ok(None), "nobody else sees it");
    assert_eq!(db.drafts(any(3)).await, Ok(vec![(None, draft.clone()), (place, draft.clone())]));
    db.add_post(post(5, 2, any(3), "I also"), None, None).await.unwrap();
    assert_eq!(db.drafts(any(3)).await, Ok(vec![(None, draft)]), "what was sent is no draft");
    assert_eq!(db.drop_draft(any(3), None).await, Ok(true));
    assert_eq!(db.drop_draft(any(3), None).await, Ok(false));
}
