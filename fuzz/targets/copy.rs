//! Files of a whole group: read, or refused; what is read holds together.

#![no_main]

const NOON: domain::Stamp = domain::Stamp(1_795_435_200_000_000);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = feeds::copy::read(bytes, NOON);
    let Ok(copied) = feeds::copy::read_lines(bytes, NOON) else { return };
    let there = |at: Option<usize>, count: usize| at.is_none_or(|at| at < count);
    let (people, posts) = (copied.people.len(), copied.posts.len());
    assert!(copied.threads.iter().all(|(_, places)| places.iter().all(|place| *place < posts)));
    for post in &copied.posts {
        assert!(post.thread < copied.threads.len() && there(post.by, people) && there(post.quote, posts));
    }
    assert!(copied.acts.iter().all(|act| there(act.by, people) && there(act.post, posts)));
});
