use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both};
use domain::concern::{Concern, Desk, Inner, Named, Quoted};
use domain::{MemberId, Private};
use store::Db;

on_both!(
    a_concern_waits_until_it_is_closed,
    each_desk_has_its_own,
    it_goes_with_who_told_it_or_whom_it_is_about
);

/// A concern of one member about another.
pub(crate) fn concern(number: u32, teller: MemberId, whom: MemberId) -> Concern {
    let text = |text: &str| Private::new(text.to_owned());
    let named = |member, name| Named { member, name: text(name) };
    let quoted = Quoted { name: text("Elm"), at: hours(1), text: text("Send me a picture.") };
    let inner = Inner {
        teller: named(teller, "Fern"),
        whom: named(whom, "Elm"),
        reason: text("I said no."),
        post: Some(id(9)),
        words: vec![quoted],
        closed: None,
    };
    Concern { id: id(number), group: any(1), desk: Desk::Keepers, at: hours(number.into()), inner }
}

/// Fern (3), Elm (4) and Reed (5) are in a group.
async fn three(db: &Db) {
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    for (number, name) in [(3, "Fern"), (4, "Elm"), (5, "Reed")] {
        join(db, &member(number, any(1), name)).await;
    }
}

async fn a_concern_waits_until_it_is_closed(home: Home) {
    let db = &home.db;
    three(db).await;
    for (number, teller) in [(2, 5), (1, 3)] {
        db.add_concern(concern(number, any(teller), any(4))).await.unwrap();
    }
    let (first, second) = (concern(1, any(3), any(4)), concern(2, any(5), any(4)));
    assert_eq!(db.concern(id(1)).await, Ok(Some(first.clone())));
    assert_eq!(db.concern(id(9)).await, Ok(None));
    assert_eq!(
        db.concerns_of_group(any(1), 9).await,
        Ok(vec![first.clone(), second.clone()]),
        "oldest first"
    );
    assert_eq!(db.concerns_of_group(any(1), 1).await.unwrap().len(), 1);
    assert_eq!(db.concerns_of_group(any(2), 9).await, Ok(vec![]));
    assert_eq!(db.count_concerns_by(any(3)).await, Ok(1));
    let held = db.tx(|tx| Box::pin(async move { tx.hold_concern(id(1)).await })).await;
    assert_eq!(held, Ok(Some(first.clone())));
    let closed = first.closed("We spoke.".into());
    db.close_concern(closed.clone()).await.unwrap();
    assert_eq!(db.concern(id(1)).await, Ok(Some(closed)));
    assert_eq!(db.concerns_of_group(any(1), 9).await, Ok(vec![second]));
    assert_eq!(db.count_concerns_by(any(3)).await, Ok(0));
    assert_eq!(db.concerns_by(any(3)).await.unwrap().len(), 1, "closed ones as well");
    assert_eq!(db.concerns_by(any(4)).await, Ok(vec![]));
}

async fn each_desk_has_its_own(home: Home) {
    let db = &home.db;
    three(db).await;
    let other = Concern { desk: Desk::Operator, ..concern(2, any(3), any(4)) };
    db.add_concern(concern(1, any(3), any(4))).await.unwrap();
    db.add_concern(other.clone()).await.unwrap();
    assert_eq!(db.concerns_of_operator(9).await, Ok(vec![other.clone()]));
    assert_eq!(db.concerns_of_group(any(1), 9).await.unwrap().len(), 1);
    db.close_concern(other.closed("We wrote.".into())).await.unwrap();
    assert_eq!(db.concerns_of_operator(9).await, Ok(vec![]));
}

async fn it_goes_with_who_told_it_or_whom_it_is_about(home: Home) {
    let db = &home.db;
    three(db).await;
    for (number, teller, whom) in [(1, 3, 4), (2, 5, 3), (3, 5, 4)] {
        db.add_concern(concern(number, any(teller), any(whom))).await.unwrap();
    }
    db.erase_member(any(3)).await.unwrap();
    let left = db.concerns_of_group(any(1), 9).await.unwrap();
    assert_eq!(left.iter().map(|concern| concern.id).collect::<Vec<_>>(), [id(3)]);
    db.erase_member(any(4)).await.unwrap();
    assert_eq!(db.concerns_of_group(any(1), 9).await, Ok(vec![]));
}
