use crate::credential::credential;
use crate::group::{any, group};
use crate::host::desk;
use crate::image::picture;
use crate::member::{join, member};
use crate::resource::resource;
use crate::staff::staff as henry;
use crate::support::{Home, hours, id, on_both, postgres};
use crate::thread::{post, thread};
use domain::AccountId;
use domain::account::{Account, Identity, Inner};
use domain::resource::ResourceState;
use domain::session::{self, Session};
use domain::staff::{self, Staff};
use std::collections::BTreeMap;
use store::{Db, Draft, Error, Location};

on_both!(
    found_by_name_alone,
    two_people_cannot_have_one_name,
    erased_is_gone,
    erased_is_gone_from_every_table,
    known_on_both_sides
);

fn account(number: u32, name: Option<&str>) -> Account {
    let name = name.map(|name| name.to_owned().into());
    let inner = Inner { name, passphrase: Some("$argon2id$...".to_owned().into()), ..Inner::default() };
    Account { id: id(number), inner }
}

async fn found_by_name_alone(home: Home) {
    let db = &home.db;
    db.add_account(account(1, Some("Quiet River"))).await.unwrap();
    assert_eq!(db.account_named("quiet river".into()).await, Ok(Some(account(1, Some("Quiet River")))));
    assert_eq!(db.account_named("quiet".into()).await, Ok(None));
    let renamed = account(1, Some("Old Oak"));
    db.save_account(renamed.clone()).await.unwrap();
    assert_eq!(db.account_named("quiet river".into()).await, Ok(None));
    assert_eq!(db.account(id(1)).await, Ok(Some(renamed)));
    assert_eq!(db.count_accounts().await, Ok(1));
}

async fn two_people_cannot_have_one_name(home: Home) {
    let db = &home.db;
    db.add_account(account(1, Some("Robin"))).await.unwrap();
    let taken = Err(Error::Conflict { table: "accounts".into(), column: "name".into() });
    assert_eq!(db.add_account(account(2, Some("robin"))).await, taken);
    assert_eq!(db.account(id(2)).await, Ok(None), "nothing is left of the second");
    db.add_account(account(3, None)).await.unwrap();
    db.add_account(account(4, None)).await.unwrap();
    assert_eq!(db.save_account(account(3, Some("ROBIN"))).await, taken);
}

async fn erased_is_gone(home: Home) {
    let db = &home.db;
    db.add_account(account(1, Some("Robin"))).await.unwrap();
    assert_eq!(db.erase_account(id(1)).await, Ok(true));
    assert_eq!(db.erase_account(id(1)).await, Ok(false));
    assert_eq!(db.account(id(1)).await, Ok(None));
    assert_eq!(db.account(AccountId::NIL).await, Ok(None));
    db.add_account(account(2, Some("Robin"))).await.unwrap();
}

/// How many rows each table has.
async fn counts(home: &Home) -> BTreeMap<&'static str, i64> {
    let mut counts = BTreeMap::new();
    for (table, _) in store::backed_up() {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let count = match &home.location {
            Location::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                connection.query_row(&sql, [], |row| row.get(0)).unwrap()
            }
            Location::Postgres(url) => postgres(url).await.query_one(&sql, &[]).await.unwrap().get(0),
        };
        counts.insert(table, count);
    }
    counts
}

/// Tables in which whoever uses everything leaves rows.
const LIVED: &[&str] = &[
    "accounts",
    "appeals",
    "arrivals",
    "bells",
    "blocks",
    "chat",
    "concerns",
    "conversations",
    "credentials",
    "drafts",
    "hearts",
    "identities",
    "images",
    "keys",
    "members",
    "messages",
    "notices",
    "posts",
    "promises",
    "resources",
    "seen",
    "sessions",
    "staff",
    "threads",
    "witnesses",
];

/// The account of member 3, Fern, uses all that there is.
async fn lives(db: &Db, account: &Account) {
    let inner = session::Inner { device: "Firefox on Linux".to_owned().into() };
    db.add_session(Session { token: [1; 32], account: account.id, ends: 9, inner }).await.unwrap();
    let own = post(2, 2, any(3), "I cannot sleep.");
    let promise = domain::Promise::of(&own, any(3), 24);
    db.add_post(own, Some(thread(2, any(3))), Some(promise)).await.unwrap();
    let elms = db.post(id(1)).await.unwrap().unwrap().0;
    db.send_heart(elms, any(3)).await.unwrap();
    db.save_draft(any(3), None, Draft::default()).await.unwrap();
    for (number, state) in [(1, ResourceState::Suggested), (2, ResourceState::Kept)] {
        db.add_resource(resource(number, state, Some(any(3)), Some(id(2)))).await.unwrap();
    }
    db.add_picture(picture(1, 2, any(3))).await.unwrap();
    db.save_credential(credential(3, 1)).await.unwrap();
    let office = Staff {
        inner: staff::Inner { account: account.id, ..henry(6, 9, "Henry").inner },
        ..henry(6, 9, "Henry")
    };
    db.add_staff(office).await.unwrap();
    let identity = Identity { host: any(9), subject: "henry".to_owned().into() };
    db.add_identity(account.id, identity).await.unwrap();
    db.add_chat_message(crate::chat::message(9, any(3), "Hello.")).await.unwrap();
    let mut seen = db.seen(any(3)).await.unwrap();
    seen.read(id(1), hours(1));
    db.save_seen(any(3), seen).await.unwrap();
    let mut notices = domain::Notices::default();
    notices.add(domain::Notice::new(domain::NoticeKind::LetIn, hours(1)), hours(1));
    db.save_notices(any(3), notices).await.unwrap();
    db.set_bells(account.id, vec![17, 18]).await.unwrap();
    let talk = crate::conversation::conversation(1, any(3), any(4));
    db.add_conversation(talk.clone()).await.unwrap();
    db.add_message(talk.clone(), crate::conversation::message(1, &talk, any(3), "Good night."))
        .await
        .unwrap();
    db.add_block(account.id, crate::block::block(4, "Elm")).await.unwrap();
    db.add_concern(crate::concern::concern(1, any(3), any(4))).await.unwrap();
    db.add_appeal(crate::appeal::appeal(1, any(3), 1)).await.unwrap();
    let arrival = crate::arrival::arrival(1, any(3), "I am shy.");
    db.add_arrival(arrival.clone(), arrival.promise(24)).await.unwrap();
    db.witness(any(50), any(1), any(3)).await.unwrap();
}

/// Fern uses all that an account and a member can have, and is erased: no table has a row more than before, but the
/// ledger that erases Fern again after a restore, and the news that words are gone.
async fn erased_is_gone_from_every_table(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    join(db, &member(4, any(1), "Elm")).await;
    db.add_post(post(1, 1, any(4), "Good evening."), Some(thread(1, any(4))), None).await.unwrap();
    db.add_host(desk(9, "Riverside")).await.unwrap();
    db.add_reading(crate::reading::reading(50, 1), any(4)).await.unwrap();
    let before = counts(&home).await;

    let fern = member(3, any(1), "Fern");
    let account = Account { id: fern.inner.account, ..account(1, Some("Robin")) };
    db.add_account(account.clone()).await.unwrap();
    join(db, &fern).await;
    lives(db, &account).await;
    let lived = counts(&home).await;
    for table in LIVED {
        assert!(lived[table] > before[table], "Fern left nothing in {table}");
    }

    db.erase_account(account.id).await.unwrap();
    let mut after = counts(&home).await;
    assert!(after["erasures"] > before["erasures"]);
    after.insert("erasures", before["erasures"]);
    after.insert("news", before["news"]);
    assert_eq!(after, before);
}

async fn known_on_both_sides(home: Home) {
    let db = &home.db;
    for number in [1, 2] {
        db.open_group(group(number)).await.unwrap();
    }
    let fern = member(3, any(1), "Fern");
    let also = domain::member::Member { inner: fern.inner.clone(), ..member(4, any(2), "Fern") };
    for someone in [&fern, &also] {
        join(db, someone).await;
    }
    let account = db.account(fern.inner.account).await.unwrap().unwrap();
    assert_eq!((account.member_in(any(1)), account.member_in(any(2))), (Some(fern.id), Some(also.id)));
    db.erase_member(fern.id).await.unwrap();
    let account = db.account(fern.inner.account).await.unwrap().unwrap();
    assert_eq!((account.member_in(any(1)), account.member_in(any(2))), (None, Some(also.id)));
    db.erase_account(account.id).await.unwrap();
    assert_eq!(db.member(also.id).await, Ok(None), "whoever erases an account leaves every group");
}
