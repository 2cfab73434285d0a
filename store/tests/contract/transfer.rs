use crate::group::any;
use crate::support::{Home, hours, id, on_both};
use crate::thread::{post, thread, two_threads};
use store::{Db, Draft, Hearts, Transfer};

on_both!(posts_go_with_all_that_is_theirs, a_whole_thread_goes_and_leads_on, a_thread_begins_with_posts);

fn to(from: u32, to: u32, posts: &[(u32, i64)], whole: bool) -> Transfer {
    let posts = posts.iter().map(|(post, hour)| (id(*post), hours(*hour))).collect();
    Transfer { group: any(1), from: id(from), to: id(to), begins: None, posts, whole }
}

/// The posts of a thread, and what it says of itself: replies and the hour of the last words.
async fn told(db: &Db, thread: u32) -> (Vec<u32>, i64, domain::Stamp) {
    let number = |id: domain::PostId| (1..20).find(|n| self::id(*n) == id).unwrap();
    let posts = db.posts_after(id(thread), None, 20).await.unwrap();
    let head = db.thread(id(thread)).await.unwrap().unwrap().0;
    (posts.iter().map(|(post, _)| number(post.id)).collect(), head.replies, head.last_at)
}

async fn posts_go_with_all_that_is_theirs(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let mine = post(3, 1, any(4), "Nor me.");
    let promise = domain::Promise::of(&mine, any(4), 24);
    db.add_post(mine.clone(), None, Some(promise)).await.unwrap();
    db.add_post(post(4, 1, any(3), "Still."), None, None).await.unwrap();
    db.send_heart(mine, any(3)).await.unwrap();
    assert_eq!((db.hold_thread(id(1)).await, db.hold_thread(id(9)).await), (Ok(true), Ok(false)));
    assert_eq!(db.places(id(1)).await.unwrap().len(), 3);
    db.transfer(to(1, 2, &[(3, 3)], false)).await.unwrap();
    assert_eq!(told(db, 1).await, (vec![1, 4], 1, hours(4)));
    assert_eq!(told(db, 2).await, (vec![2, 3], 1, hours(3)));
    assert_eq!(db.hearts(id(2), any(3)).await, Ok(Hearts { given: vec![id(3)], got: vec![] }));
    assert_eq!(db.hearts(id(1), any(3)).await, Ok(Hearts::default()));
    let said = db.post(id(3)).await.unwrap().unwrap().0;
    assert_eq!((said.said.unwrap().text.show().as_str(), said.thread), ("Nor me.", id(2)));
    assert_eq!(db.went(id(1)).await, Ok(None));
    db.erase_member(any(4)).await.unwrap();
    assert_eq!(db.thread(id(2)).await, Ok(None), "nobody else wrote there now");
}

async fn a_whole_thread_goes_and_leads_on(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_post(post(3, 3, any(3), "Days."), Some(thread(3, any(3))), None).await.unwrap();
    for (number, text) in [(1, "there"), (2, "and there")] {
        let draft = Draft { text: text.to_owned().into(), ..Draft::default() };
        db.save_draft(any(4), Some(id(number)), draft).await.unwrap();
    }
    let mut seen = db.seen(any(4)).await.unwrap();
    seen.read(id(2), hours(2));
    db.save_seen(any(4), seen).await.unwrap();
    db.transfer(to(1, 2, &[(1, 1)], true)).await.unwrap();
    assert_eq!(told(db, 2).await, (vec![1, 2], 1, hours(2)));
    assert_eq!(db.thread(id(1)).await, Ok(None));
    assert_eq!(db.went(id(1)).await, Ok(Some(id(2))));
    let draft = db.draft(any(4), Some(id(2))).await.unwrap().unwrap();
    assert_eq!(draft.text.show(), "and there\n\nthere");
    assert_eq!(db.draft(any(4), Some(id(1))).await, Ok(None));
    assert!(db.seen(any(4)).await.unwrap().upto(id(2)) < hours(1), "what was not read is not read here");
    let open = db.open_promises(any(1), 9).await.unwrap();
    assert!(matches!(open[0].to, domain::Promised::Post(_, thread, _) if thread == id(2)));
    db.transfer(to(2, 3, &[(1, 1), (2, 2)], true)).await.unwrap();
    assert_eq!(told(db, 3).await, (vec![1, 2, 3], 2, hours(3)));
    let went = async |thread| db.went(id(thread)).await.unwrap();
    assert_eq!((went(1).await, went(2).await), (Some(id(3)), Some(id(3))));
    // the one that began the thread bears its title wherever it stands
    db.take_back(id(1)).await.unwrap();
    assert!(db.thread(id(3)).await.unwrap().unwrap().0.title.is_some());
    db.take_back(id(3)).await.unwrap();
    assert_eq!(db.thread(id(3)).await.unwrap().unwrap().0.title, None);
    assert_eq!(told(db, 3).await, (vec![1, 2], 1, hours(2)));
    for post in [2, 1] {
        db.take_back(id(post)).await.unwrap();
    }
    assert_eq!((db.thread(id(3)).await, went(1).await, went(2).await), (Ok(None), None, None));
}

async fn a_thread_begins_with_posts(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_post(post(3, 1, any(4), "Days."), None, None).await.unwrap();
    let begins = thread(3, any(4));
    db.transfer(Transfer { begins: Some(begins.clone()), ..to(1, 3, &[(3, 3)], false) }).await.unwrap();
    assert_eq!(told(db, 3).await, (vec![3], 0, hours(3)));
    assert_eq!(db.thread(id(3)).await.unwrap().unwrap().0, begins);
    assert_eq!(told(db, 1).await, (vec![1], 0, hours(1)));
    db.hide_title(id(3), true).await.unwrap();
    assert!(db.thread(id(3)).await.unwrap().unwrap().0.hidden);
}
