use crate::group::{any, group};
use crate::support::{Home, hours, on_both};
use domain::GroupId;
use domain::account::{self, Account};
use domain::member::{Answered, Inner, Member, Role, Standing};
use store::{Db, Error};

on_both!(
    a_member_is_known_in_one_group,
    no_two_names_of_a_group_look_the_same,
    somebody_is_found_by_what_their_name_looks_like,
    what_was_read_is_remembered,
    who_leaves_is_gone,
    who_was_put_out_is_barred,
);

pub(crate) fn member(number: u8, group: GroupId, name: &str) -> Member {
    let inner = Inner {
        account: any(number + 100),
        pseudonym: name.to_owned().into(),
        rules: 1,
        since: hours(0).date(),
        answers: vec![Answered { question: "Why?".into(), answer: "Alone".to_owned().into() }],
        note: None,
        before: None,
        fit_asked: false,
        unasked: false,
    };
    Member { id: any(number), group, standing: Standing::Listening, role: Role::Member, inner }
}

/// Somebody with an account joins a group.
pub(crate) async fn join(db: &Db, member: &Member) {
    let name = domain::pseudonym::look(member.inner.pseudonym.show());
    if db.account(member.inner.account).await.unwrap().is_none() {
        db.add_account(Account { id: member.inner.account, inner: account::Inner::default() }).await.unwrap();
    }
    db.add_member(member.clone(), name).await.unwrap();
}

async fn a_member_is_known_in_one_group(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    let fern = member(3, any(1), "Fern");
    let elm = Member { standing: Standing::Waiting, ..member(4, any(1), "Elm") };
    for someone in [&fern, &elm, &member(5, any(2), "Fern")] {
        join(db, someone).await;
    }
    assert_eq!(db.member(any(3)).await, Ok(Some(fern.clone())));
    assert_eq!(db.members(any(1), Standing::Waiting, None, 9).await, Ok(vec![elm.clone()]));
    assert_eq!(db.members(any(1), Standing::Waiting, Some(elm.id), 9).await, Ok(vec![]));
    assert_eq!(db.count_members(any(1), Standing::Listening).await, Ok(1));
    let paused = fern.after(domain::member::Step::Pause, "to rest", hours(0).date());
    db.save_member(paused.clone()).await.unwrap();
    assert_eq!(db.member(any(3)).await, Ok(Some(paused)));
    assert_eq!(db.count_members(any(1), Standing::Listening).await, Ok(0));
    assert_eq!(db.keepers(any(1)).await, Ok(vec![]));
    db.save_member(Member { role: Role::CoFacilitator, ..elm }).await.unwrap();
    assert_eq!(db.keepers(any(1)).await, Ok(vec![any(4)]));
}

async fn somebody_is_found_by_what_their_name_looks_like(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    for someone in [member(3, any(1), "Fern"), member(4, any(1), "Elm"), member(5, any(2), "Moss")] {
        join(db, &someone).await;
    }
    let looks = ["Férn", "Moss", "nobody"].map(domain::pseudonym::look);
    let found = db.members_looking(any(1), looks.to_vec()).await.unwrap();
    assert_eq!(found.len(), 1, "who is in another group is not found");
    assert_eq!((found[0].look.as_str(), found[0].standing), ("fern", Standing::Listening));
    assert_eq!((found[0].author.member, found[0].author.pseudonym.show().as_str()), (any(3), "Fern"));
    db.erase_member(any(3)).await.unwrap();
    let left = db.authors(vec![any(3), any(4)]).await.unwrap();
    assert_eq!(left.iter().map(|author| author.pseudonym.show().as_str()).collect::<Vec<_>>(), ["Elm"]);
    assert_eq!(db.authors(vec![]).await, Ok(vec![]));
}

async fn no_two_names_of_a_group_look_the_same(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    let look = |name: &str| domain::pseudonym::look(name);
    assert_eq!(db.is_taken(any(1), look("FERN")).await, Ok(true));
    assert_eq!(db.is_taken(any(1), look("Elm")).await, Ok(false));
    let again = db.add_member(member(4, any(1), "férn"), look("férn")).await;
    let conflict = Error::Conflict { table: "members".into(), column: "grp, pseudonym".into() };
    assert_eq!(again, Err(conflict));
    assert_eq!(db.member(any(4)).await, Ok(None), "nothing of it stays");
}

async fn what_was_read_is_remembered(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    let mut seen = db.seen(any(3)).await.unwrap();
    assert!(seen.read(any(9), hours(1)));
    db.save_seen(any(3), seen.clone()).await.unwrap();
    assert_eq!(db.seen(any(3)).await, Ok(seen.clone()));
    seen.read(any(8), hours(2));
    db.save_seen(any(3), seen.clone()).await.unwrap();
    assert_eq!(db.seen(any(3)).await, Ok(seen));
}

async fn who_leaves_is_gone(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    assert_eq!(db.erase_member(any(3)).await, Ok(true));
    assert_eq!(db.erase_member(any(3)).await, Ok(false));
    assert_eq!(db.member(any(3)).await, Ok(None));
    assert_eq!(db.save_seen(any(3), Default::default()).await, Err(Error::Erased), "the key is gone");
    let again = Member { id: any(6), ..member(3, any(1), "Fern") };
    join(db, &again).await; // the name is free again
}

async fn who_was_put_out_is_barred(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    let account = any(103);
    let fern = member(3, any(1), "Fern");
    join(db, &fern).await;
    assert_eq!(db.is_barred(any(1), account).await, Ok(false));
    let removed = fern.after(domain::member::Step::Remove, "sold pills", hours(0).date());
    db.save_member(removed).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.is_barred(any(1), account).await, Ok(true));
    assert_eq!(db.is_barred(any(2), account).await, Ok(false), "in that group alone");
    assert_eq!(db.lift_bar(any(1), account).await, Ok(true));
    assert_eq!(db.is_barred(any(1), account).await, Ok(false));
}
