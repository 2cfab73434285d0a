use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both};
use domain::chat::{Message, Said};
use domain::member::Author;
use domain::{GroupId, MemberId, Stamp};
use store::{About, Db};

on_both!(
    the_chat_is_read_from_its_end,
    a_message_is_hidden_and_taken_back,
    messages_fade,
    who_leaves_takes_their_messages_along,
    each_meeting_has_a_chat_of_its_own,
);

pub(crate) fn message(number: u32, by: MemberId, text: &str) -> Message {
    Message {
        id: id(number),
        group: any(1),
        meeting: None,
        member: by,
        at: hours(number.into()),
        said: Said { text: text.to_owned().into(), hidden: None },
    }
}

fn said(page: &[(Message, Author)]) -> Vec<(&str, &str)> {
    page.iter()
        .map(|(message, by)| (by.pseudonym.show().as_str(), message.said.text.show().as_str()))
        .collect()
}

/// Fern (3) and Elm (4) talk.
async fn talk(db: &Db) {
    db.open_group(group(1)).await.unwrap();
    join(db, &member(3, any(1), "Fern")).await;
    join(db, &member(4, any(1), "Elm")).await;
    for (number, by, text) in [(1, 3, "Hello."), (2, 4, "Good evening."), (3, 3, "It rains.")] {
        db.add_chat_message(message(number, any(by), text)).await.unwrap();
    }
}

/// The own chat of a group.
fn own(group: u8) -> (GroupId, Option<Stamp>) {
    (any(group), None)
}

const EVER: Stamp = Stamp(i64::MIN);

async fn the_chat_is_read_from_its_end(home: Home) {
    let db = &home.db;
    assert_eq!(db.last_chat_message(any(1), None).await, Ok(None));
    talk(db).await;
    let last = db.chat_messages_before(own(1), EVER, None, 2).await.unwrap();
    assert_eq!(said(&last), [("Elm", "Good evening."), ("Fern", "It rains.")]);
    let place = (last[0].0.at, last[0].0.id);
    assert_eq!(
        said(&db.chat_messages_before(own(1), EVER, Some(place), 9).await.unwrap()),
        [("Fern", "Hello.")]
    );
    assert_eq!(
        db.chat_messages_before(own(1), hours(1), None, 9).await.unwrap().len(),
        2,
        "the first has faded"
    );
    assert_eq!(db.chat_messages_before(own(2), EVER, None, 9).await, Ok(vec![]));
    assert_eq!(db.last_chat_message(any(1), None).await, Ok(Some(hours(3))));
    assert_eq!(
        (db.count_chat_messages(any(3), EVER).await, db.count_chat_messages(any(3), hours(1)).await),
        (Ok(2), Ok(1))
    );
    let own = db.chat_messages_of_member(any(3), None, 9).await.unwrap();
    assert_eq!(own, [message(1, any(3), "Hello."), message(3, any(3), "It rains.")]);
    assert_eq!(db.chat_messages_of_member(any(3), Some((hours(1), id(1))), 9).await.unwrap(), own[1..]);
}

async fn a_message_is_hidden_and_taken_back(home: Home) {
    let db = &home.db;
    talk(db).await;
    let hidden = message(1, any(3), "Hello.").with_hidden(Some("Not here.".to_owned().into()));
    db.save_chat_message(hidden.clone()).await.unwrap();
    assert_eq!(db.chat_message(id(1)).await.unwrap().map(|(message, _)| message), Some(hidden));
    assert_eq!((db.drop_chat_message(id(1)).await, db.drop_chat_message(id(1)).await), (Ok(true), Ok(false)));
    assert_eq!(db.chat_message(id(1)).await, Ok(None));
    let told: Vec<_> = db.news(3, 9).await.unwrap().iter().map(|news| (news.about, news.fresh)).collect();
    assert_eq!(told, [(About::Message(id(1)), false), (About::Message(id(1)), false)]);
}

async fn messages_fade(home: Home) {
    let db = &home.db;
    talk(db).await;
    assert_eq!(
        (db.fade_chat_messages(any(1), hours(2)).await, db.fade_chat_messages(any(2), hours(9)).await),
        (Ok(2), Ok(0))
    );
    assert_eq!(said(&db.chat_messages_before(own(1), EVER, None, 9).await.unwrap()), [("Fern", "It rains.")]);
}

async fn who_leaves_takes_their_messages_along(home: Home) {
    let db = &home.db;
    talk(db).await;
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(
        said(&db.chat_messages_before(own(1), EVER, None, 9).await.unwrap()),
        [("Elm", "Good evening.")]
    );
    assert_eq!(db.chat_messages_of_member(any(3), None, 9).await, Ok(vec![]));
}

async fn each_meeting_has_a_chat_of_its_own(home: Home) {
    let db = &home.db;
    talk(db).await;
    let (tuesday, friday) = (hours(100), hours(172));
    for (number, meeting, text) in [(4, tuesday, "Which door?"), (5, friday, "I cannot come.")] {
        let said = Message { meeting: Some(meeting), ..message(number, any(4), text) };
        db.add_chat_message(said.clone()).await.unwrap();
        assert_eq!(db.chat_message(id(number)).await.unwrap().map(|(message, _)| message), Some(said));
    }
    let of = async |meeting| db.chat_messages_before((any(1), Some(meeting)), EVER, None, 9).await.unwrap();
    assert_eq!(said(&of(tuesday).await), [("Elm", "Which door?")]);
    assert_eq!(said(&of(friday).await), [("Elm", "I cannot come.")]);
    assert_eq!(of(hours(101)).await, []);
    assert_eq!(db.chat_messages_before(own(1), EVER, None, 9).await.unwrap().len(), 3);
    assert_eq!(db.last_chat_message(any(1), None).await, Ok(Some(hours(3))));
    assert_eq!(db.last_chat_message(any(1), Some(tuesday)).await, Ok(Some(hours(4))));
    assert_eq!(db.meetings_with_chat(any(1), EVER, 9).await, Ok(vec![tuesday, friday]));
    assert_eq!(db.meetings_with_chat(any(1), EVER, 1).await, Ok(vec![tuesday]));
    assert_eq!(db.meetings_with_chat(any(1), hours(4), 9).await, Ok(vec![friday]), "the other has faded");
    assert_eq!(db.meetings_with_chat(any(2), EVER, 9).await, Ok(vec![]));
    let own = db.chat_messages_of_member(any(4), None, 9).await.unwrap();
    assert_eq!(own.iter().map(|m| m.meeting).collect::<Vec<_>>(), [None, Some(tuesday), Some(friday)]);
    assert_eq!(db.fade_chat_messages(any(1), hours(4)).await, Ok(4), "all fade alike");
    db.erase_member(any(4)).await.unwrap();
    assert_eq!(of(friday).await, []);
}
