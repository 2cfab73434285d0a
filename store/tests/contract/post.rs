use crate::group::any;
use crate::support::{Home, hours, id, on_both, postgres};
use crate::thread::{post, two_threads};
use domain::member::Author;
use domain::{Post, Promised};
use store::{Hearts, Location};

on_both!(
    a_thread_is_read_page_by_page,
    words_are_changed_and_taken_back,
    hearts_are_quiet,
    a_first_post_is_a_promise,
    who_leaves_takes_their_words_along,
    the_rows_say_nothing,
);

fn texts(page: &[(Post, Option<Author>)]) -> Vec<(String, String)> {
    let text = |post: &Post| post.said.as_ref().map_or("taken back".into(), |said| said.text.show().clone());
    let name =
        |author: &Option<Author>| author.as_ref().map_or(String::new(), |a| a.pseudonym.show().clone());
    page.iter().map(|(post, author)| (name(author), text(post))).collect()
}

fn said(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

async fn a_thread_is_read_page_by_page(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    for (number, by, text) in [(3, 4, "two"), (4, 3, "three"), (5, 4, "four")] {
        db.add_post(post(number, 1, any(by), text), None, None).await.unwrap();
    }
    let first = db.posts_after(id(1), None, 2).await.unwrap();
    assert_eq!(texts(&first), said(&[("Fern", "I cannot sleep."), ("Elm", "two")]));
    let place = (first[1].0.at, first[1].0.id);
    let next = db.posts_after(id(1), Some(place), 9).await.unwrap();
    assert_eq!(texts(&next), said(&[("Fern", "three"), ("Elm", "four")]));
    let last = db.posts_before(id(1), None, 3).await.unwrap();
    assert_eq!(texts(&last), said(&[("Elm", "two"), ("Fern", "three"), ("Elm", "four")]));
    let earlier = db.posts_before(id(1), Some(place), 9).await.unwrap();
    assert_eq!(texts(&earlier), said(&[("Fern", "I cannot sleep.")]));
    assert_eq!(db.count_posts_before(id(1), hours(5), id(5)).await, Ok(3));
    let all = db.posts_of_group(any(1), None, 9).await.unwrap();
    assert_eq!((all.len(), all[0].0.id, all[4].0.id), (5, id(5), id(1)), "newest first");
    assert_eq!(db.posts_of_group(any(1), Some((hours(3), id(3))), 9).await.unwrap().len(), 2);
    let own = db.posts_of_member(any(3), None, 9).await.unwrap();
    assert_eq!(own.iter().map(|post| post.id).collect::<Vec<_>>(), [id(1), id(4)], "oldest first");
    assert_eq!(db.posts_of_member(any(3), Some((hours(1), id(1))), 9).await.unwrap(), own[1..]);
    assert_eq!(db.post(id(3)).await.unwrap().unwrap().0.thread, id(1));
    assert_eq!(db.post(id(9)).await, Ok(None));
    let mut some = texts(&db.posts(vec![id(4), id(9), id(3)]).await.unwrap());
    some.sort();
    assert_eq!(some, said(&[("Elm", "two"), ("Fern", "three")]));
}

async fn words_are_changed_and_taken_back(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    for (number, text) in [(3, "two"), (4, "three")] {
        db.add_post(post(number, 1, any(4), text), None, None).await.unwrap();
    }
    let mut two = post(3, 1, any(4), "2");
    two.said.as_mut().unwrap().meant = Some("both".to_owned().into());
    db.save_post(two.clone()).await.unwrap();
    assert_eq!(db.post(id(3)).await.unwrap().unwrap().0, two);
    assert_eq!(db.take_back(id(3)).await, Ok(true));
    let page = db.posts_after(id(1), None, 9).await.unwrap();
    assert_eq!(texts(&page), said(&[("Fern", "I cannot sleep."), ("Elm", "taken back"), ("Elm", "three")]));
    assert_eq!(db.take_back(id(4)).await, Ok(true));
    let page = db.posts_after(id(1), None, 9).await.unwrap();
    assert_eq!(page.len(), 2, "the last one is gone");
    assert_eq!(db.thread(id(1)).await.unwrap().unwrap().0.replies, 1);
    db.take_back(id(1)).await.unwrap();
    assert_eq!(db.thread(id(1)).await.unwrap().unwrap().0.title, None, "the title goes with the first post");
    db.take_back(id(2)).await.unwrap();
    assert_eq!(db.thread(id(2)).await, Ok(None), "a thread of one post is gone");
    assert_eq!(db.take_back(id(2)).await, Ok(false));
}

async fn hearts_are_quiet(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let first = post(1, 1, any(3), "I cannot sleep.");
    for _ in 0..2 {
        db.send_heart(first.clone(), any(4)).await.unwrap();
    }
    assert_eq!(db.hearts(id(1), any(4)).await, Ok(Hearts { given: vec![id(1)], got: vec![] }));
    assert_eq!(db.hearts(id(1), any(3)).await, Ok(Hearts { given: vec![], got: vec![id(1)] }));
    assert_eq!(db.hearts(id(2), any(4)).await, Ok(Hearts::default()));
    assert_eq!(db.take_heart(id(1), any(4)).await, Ok(true));
    assert_eq!(db.take_heart(id(1), any(4)).await, Ok(false));
    assert_eq!(db.hearts(id(1), any(3)).await, Ok(Hearts::default()));
}

async fn a_first_post_is_a_promise(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let open = db.open_promises(any(1), 9).await.unwrap();
    assert_eq!((open.len(), open[0].to, open[0].due), (1, Promised::Post(id(1), id(1), any(3)), hours(25)));
    db.add_post(post(3, 1, any(3), "Somebody?"), None, None).await.unwrap();
    assert_eq!(db.open_promises(any(1), 9).await.unwrap().len(), 1, "nobody answers themselves");
    assert_eq!(db.answered_at(id(1), hours(4)).await, Ok(vec![]));
    db.add_post(post(4, 1, any(4), "I am here."), None, None).await.unwrap();
    assert_eq!(db.open_promises(any(1), 9).await, Ok(vec![]));
    assert_eq!(db.answered_at(id(1), hours(4)).await, Ok(vec![any(3)]));
    let promise = db.promise(id(1)).await.unwrap();
    assert_eq!(promise.and_then(|promise| promise.answered), Some(hours(4)));
    assert_eq!(db.promise(id(3)).await, Ok(None));
    assert_eq!(db.writers_before(post(1, 1, any(3), ""), 9).await, Ok(vec![]));
    assert_eq!(db.writers_before(post(4, 1, any(4), ""), 9).await, Ok(vec![any(3)]));
    assert_eq!(db.writers_before(post(5, 1, any(3), ""), 9).await, Ok(vec![any(3), any(4)]));
    assert_eq!(db.writers_before(post(5, 1, any(3), ""), 1).await, Ok(vec![any(3)]));
    assert_eq!(db.answer_times(any(1), 9).await, Ok(vec![3 * 3600]));
    assert_eq!(db.open_promises(any(2), 9).await, Ok(vec![]));
}

async fn who_leaves_takes_their_words_along(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_post(post(3, 2, any(3), "Me too."), None, None).await.unwrap();
    db.send_heart(post(2, 2, any(4), ""), any(3)).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.thread(id(1)).await, Ok(None), "nobody else wrote there");
    assert_eq!(db.post(id(1)).await, Ok(None));
    let page = db.posts_after(id(2), None, 9).await.unwrap();
    assert_eq!(texts(&page), said(&[("Elm", "Nor can I."), ("", "taken back")]));
    assert_eq!(db.hearts(id(2), any(4)).await, Ok(Hearts::default()));
    assert_eq!(db.open_promises(any(1), 9).await, Ok(vec![]));
    db.erase_member(any(4)).await.unwrap();
    let (thread, author) = db.thread(id(2)).await.unwrap().unwrap();
    assert_eq!((thread.title, thread.member, author), (None, None, None));
}

/// Everything is there, and none of it can be read.
async fn the_rows_say_nothing(home: Home) {
    two_threads(&home.db).await;
    home.db.close().await;
    let stored: Vec<u8> = match &home.location {
        Location::Sqlite(path) => std::fs::read(path).unwrap(),
        Location::Postgres(url) => {
            let client = postgres(url).await;
            let mut all = vec![];
            for (table, column) in [
                ("groups", "body"),
                ("members", "body"),
                ("members", "pseudonym"),
                ("threads", "body"),
                ("posts", "body"),
            ] {
                for row in client.query(&format!("SELECT {column} FROM {table}"), &[]).await.unwrap() {
                    all.extend(row.get::<_, Vec<u8>>(0));
                }
            }
            all
        }
    };
    assert!(stored.len() > 1000);
    let account = domain::AccountId::random([103; 16]).bytes();
    let words: [&[u8]; 6] = [b"sleep", b"Fern", b"fern", b"Night", b"We listen", b"Alone"];
    let count = |word: &[u8]| stored.windows(word.len()).filter(|part| *part == word).count();
    for word in words {
        assert_eq!(count(word), 0, "{word:?}");
    }
    // its own row, the index of names, and its key's row: never a member's
    assert!(count(&account) <= 3, "an account is named beside a member: {}", count(&account));
}
