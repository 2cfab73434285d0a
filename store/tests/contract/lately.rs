//! What was opened lately is at hand, and nobody can see that from outside: unless the row is broken behind it.

use crate::support::{Home, bare, id, on_both};
use crate::thread::two_threads;
use store::{Error, Location};

on_both!(what_was_opened_is_forgotten_when_hardly_anybody_asks);

async fn what_was_opened_is_forgotten_when_hardly_anybody_asks(home: Home) {
    two_threads(&home.db).await;
    let read = home.db.post(id(1)).await;
    assert!(matches!(read, Ok(Some(_))));
    let broken = "substr(body, 1, 20) || substr(body, 22)";
    let broken = match home.location {
        Location::Sqlite(_) => format!("CAST({broken} AS BLOB)"),
        Location::Postgres(_) => broken.to_owned(),
    };
    bare(&home.location, &format!("UPDATE posts SET body = {broken}")).await;
    assert_eq!(home.db.post(id(1)).await, read, "it is at hand");
    home.db.rest();
    assert_eq!(home.db.post(id(1)).await, Err(Error::Unsealable { table: "posts", column: "body" }));
}
