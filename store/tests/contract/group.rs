use crate::support::{Home, hours, id, on_both, postgres};
use domain::group::{Group, Inner, JoinPolicy};
use domain::{Act, ActKind, GroupId, Id, MemberId};
use store::{Broken, Error, Location};

on_both!(
    a_listing_has_one_space,
    what_facilitators_did_cannot_be_changed_unseen,
    acts_of_two_people_make_one_chain,
    what_everybody_is_told_of_is_found_alone_and_stays_told,
);

/// A random-looking id with a number.
pub(crate) fn any<T>(number: u8) -> Id<T> {
    Id::random([number; 16])
}

pub(crate) fn group(number: u8) -> Group {
    let inner = Inner {
        policy: JoinPolicy::Request,
        questions: vec!["What brings you here?".into()],
        pledge: "It stays here.".into(),
        rules: "We listen.".into(),
        version: 1,
        welcome: "Welcome.".into(),
        hours: 24,
        fit_days: 21,
        images: false,
        chat: domain::chat::Fade::Week,
        talk: domain::group::Talk::Off,
    };
    Group { id: any(number), listing: id(number.into()), inner }
}

async fn a_listing_has_one_space(home: Home) {
    let db = &home.db;
    assert_eq!(db.group_of_listing(id(1)).await, Ok(None));
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    let again = db.open_group(Group { id: any(9), ..group(1) }).await;
    assert_eq!(again, Err(Error::Conflict { table: "groups".into(), column: "listing".into() }));
    assert_eq!(db.group(any(1)).await, Ok(Some(group(1))));
    assert_eq!(db.group_of_listing(id(2)).await, Ok(Some(group(2))));
    assert_eq!(db.group(any(9)).await, Ok(None));
    let changed = group(1).changed(Inner { rules: "Be kind.".into(), ..group(1).inner });
    db.save_group(changed.clone()).await.unwrap();
    assert_eq!(db.group(any(1)).await, Ok(Some(changed)));
    assert_eq!(db.group_ids(None, 9).await.unwrap().len(), 2);
    assert_eq!(db.group_ids(None, 1).await, Ok(vec![any(1).min(any(2))]));
    assert_eq!(db.group_ids(Some(any(2)), 9).await, Ok(vec![]));
}

fn act(kind: ActKind, reason: &str) -> Act {
    let by: MemberId = any(7);
    Act { reason: Some(reason.to_owned().into()), whom: Some(any(8)), ..Act::new(kind, Some(by), hours(0)) }
}

async fn log(home: &Home, group: GroupId) {
    for (kind, reason) in
        [(ActKind::Accepted, "welcome"), (ActKind::Paused, "to rest"), (ActKind::Resumed, "rested")]
    {
        home.db.log_act(group, act(kind, reason)).await.unwrap();
    }
}

async fn behind(home: &Home, sql: &str) {
    match &home.location {
        Location::Sqlite(path) => {
            rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
        }
        Location::Postgres(url) => postgres(url).await.batch_execute(sql).await.unwrap(),
    }
}

async fn what_facilitators_did_cannot_be_changed_unseen(home: Home) {
    let db = &home.db;
    for number in 1..=5 {
        db.open_group(group(number)).await.unwrap();
        log(&home, any(number)).await;
    }
    assert_eq!(db.act(any(1), 2).await, Ok(Some(act(ActKind::Paused, "to rest"))));
    assert_eq!(db.act(any(1), 4).await, Ok(None));
    let newest = db.acts(any(1), None, 2).await.unwrap();
    assert_eq!(
        newest,
        [(3, act(ActKind::Resumed, "rested")), (2, act(ActKind::Paused, "to rest"))],
        "newest first"
    );
    assert_eq!(db.acts(any(1), Some(2), 9).await.unwrap().len(), 1);
    assert_eq!(db.verify_acts(any(1)).await, Ok(Ok(3)));
    let hex = |number: u8| {
        let bytes = any::<()>(number).bytes().map(|byte| format!("{byte:02x}")).concat();
        match &home.location {
            Location::Sqlite(_) => format!("x'{bytes}'"),
            Location::Postgres(_) => format!("'\\x{bytes}'::bytea"),
        }
    };
    // changed, swapped in from another place, taken away in the middle, cut at the end, cut altogether
    behind(&home, &format!("UPDATE acts SET body = (SELECT body FROM acts WHERE grp = {0} AND seq = 1) WHERE grp = {0} AND seq = 2", hex(1))).await;
    assert_eq!(db.verify_acts(any(1)).await, Ok(Err(Broken::At(2))));
    behind(&home, &format!("UPDATE acts SET prev = hash WHERE grp = {} AND seq = 3", hex(2))).await;
    assert_eq!(db.verify_acts(any(2)).await, Ok(Err(Broken::At(3))));
    behind(&home, &format!("DELETE FROM acts WHERE grp = {} AND seq = 2", hex(3))).await;
    assert_eq!(db.verify_acts(any(3)).await, Ok(Err(Broken::At(3))));
    behind(&home, &format!("DELETE FROM acts WHERE grp = {} AND seq = 3", hex(4))).await;
    assert_eq!(db.verify_acts(any(4)).await, Ok(Err(Broken::Cut(3))));
    behind(&home, &format!("DELETE FROM acts WHERE grp = {}", hex(5))).await;
    assert_eq!(db.verify_acts(any(5)).await, Ok(Err(Broken::Cut(3))));
}

async fn what_everybody_is_told_of_is_found_alone_and_stays_told(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    assert_eq!(db.told_acts(any(1), 9).await, Ok(vec![]));
    for (number, kind) in [ActKind::Brought, ActKind::Paused, ActKind::Copied, ActKind::Hid, ActKind::Copied]
        .into_iter()
        .enumerate()
    {
        db.log_act(any(1), act(kind, &number.to_string())).await.unwrap();
    }
    db.log_act(any(2), act(ActKind::Copied, "elsewhere")).await.unwrap();
    let told = [(ActKind::Copied, "4"), (ActKind::Copied, "2"), (ActKind::Brought, "0")];
    let told: Vec<Act> = told.map(|(kind, reason)| act(kind, reason)).into();
    assert_eq!(db.told_acts(any(1), 9).await, Ok(told.clone()));
    for most in 0..=3 {
        assert_eq!(db.told_acts(any(1), most).await, Ok(told[..most].to_vec()));
    }
    // of what an older program wrote each may be one
    behind(&home, "UPDATE acts SET told = 1").await;
    for most in 0..=3 {
        assert_eq!(db.told_acts(any(1), most).await, Ok(told[..most].to_vec()));
    }
    assert_eq!(db.verify_acts(any(1)).await, Ok(Ok(5)));
    behind(&home, "UPDATE acts SET told = 0 WHERE seq = 3").await;
    assert_eq!(db.verify_acts(any(1)).await, Ok(Err(Broken::At(3))));
}

async fn acts_of_two_people_make_one_chain(home: Home) {
    home.db.open_group(group(1)).await.unwrap();
    let other = home.open_again().await;
    let people: Vec<_> = (0..8)
        .map(|n| {
            let db = if n % 2 == 0 { home.db.clone() } else { other.clone() };
            tokio::spawn(async move { db.log_act(any(1), act(ActKind::Closed, "late")).await.unwrap() })
        })
        .collect();
    let mut numbers = vec![];
    for person in people {
        numbers.push(person.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=8).collect::<Vec<i64>>());
    assert_eq!(home.db.verify_acts(any(1)).await, Ok(Ok(8)));
    other.close().await;
}
