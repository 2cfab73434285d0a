use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, id, on_both};
use domain::conversation::{Answer, Conversation, Inner, Message, Said};
use domain::{MemberId, Private};
use store::{Db, Error};

on_both!(
    a_conversation_is_known_to_both,
    nobody_asks_the_same_person_twice,
    messages_come_page_by_page,
    who_leaves_takes_all_of_it_along,
);

pub(crate) fn conversation(number: u8, asker: MemberId, asked: MemberId) -> Conversation {
    let inner = Inner { asker, asked, answer: Answer::Waiting, day: hours(0).date() };
    Conversation { id: any(number), group: any(1), inner }
}

pub(crate) fn message(number: u32, of: &Conversation, by: MemberId, text: &str) -> Message {
    let words = || Private::new(text.to_owned());
    let said = Said { text: words(), html: words(), heard: true };
    Message { id: id(number), conversation: of.id, by, at: hours(number.into()), said }
}

/// Fern (3), Elm (4) and Reed (5) are in a group; Fern asked Elm.
async fn asked(db: &Db) -> Conversation {
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    for (number, name) in [(3, "Fern"), (4, "Elm"), (5, "Reed")] {
        join(db, &member(number, any(1), name)).await;
    }
    let talk = conversation(1, any(3), any(4));
    db.add_conversation(talk.clone()).await.unwrap();
    talk
}

async fn a_conversation_is_known_to_both(home: Home) {
    let db = &home.db;
    let mut talk = asked(db).await;
    for of in [3, 4] {
        assert_eq!(db.conversations_of(any(1), any(of)).await, Ok(vec![talk.clone()]));
    }
    assert_eq!(db.conversations_of(any(1), any(5)).await, Ok(vec![]));
    assert_eq!(db.conversation(any(1), talk.id).await, Ok(Some(talk.clone())));
    assert_eq!(db.conversation(any(2), talk.id).await, Ok(None), "no other group");
    assert_eq!(db.conversation(any(1), any(9)).await, Ok(None));
    let held = talk.id;
    let held = db.tx(move |tx| Box::pin(async move { tx.hold_conversation(any(1), held).await })).await;
    assert_eq!(held, Ok(Some(talk.clone())));
    talk.inner.answer = Answer::Accepted;
    db.save_conversation(talk.clone()).await.unwrap();
    assert_eq!(db.conversation(any(1), talk.id).await, Ok(Some(talk.clone())));
    db.add_message(talk.clone(), message(1, &talk, any(4), "Yes.")).await.unwrap();
    assert_eq!(db.remove_conversation(talk.id).await, Ok(true));
    assert_eq!(db.remove_conversation(talk.id).await, Ok(false));
    assert_eq!(db.message(any(1), id(1)).await, Ok(None));
}

async fn nobody_asks_the_same_person_twice(home: Home) {
    let db = &home.db;
    asked(db).await;
    let taken = Err(Error::Conflict { table: "conversations".into(), column: "pair".into() });
    assert_eq!(db.add_conversation(conversation(2, any(3), any(4))).await, taken);
    db.add_conversation(conversation(3, any(4), any(3))).await.unwrap();
    db.add_conversation(conversation(4, any(3), any(5))).await.unwrap();
    assert_eq!(db.conversations_of(any(1), any(3)).await.unwrap().len(), 3);
}

async fn messages_come_page_by_page(home: Home) {
    let db = &home.db;
    let talk = asked(db).await;
    let all: Vec<Message> = (1..=5)
        .map(|number| {
            let by = if number % 2 == 0 { any(4) } else { any(3) };
            message(number, &talk, by, &format!("Line {number}"))
        })
        .collect();
    for message in &all {
        db.add_message(talk.clone(), message.clone()).await.unwrap();
    }
    assert_eq!(db.messages_before(talk.clone(), None, 9).await, Ok(all.clone()));
    assert_eq!(db.messages_before(talk.clone(), None, 2).await, Ok(all[3..].to_vec()));
    let before = Some((all[3].at, all[3].id));
    assert_eq!(db.messages_before(talk.clone(), before, 2).await, Ok(all[1..3].to_vec()));
    assert_eq!(db.message(any(1), id(2)).await, Ok(Some((talk.clone(), all[1].clone()))));
    assert_eq!(db.message(any(2), id(2)).await, Ok(None), "no other group");
    assert_eq!(db.take_message_back(id(2)).await, Ok(true));
    assert_eq!(db.take_message_back(id(2)).await, Ok(false));
    assert_eq!(db.drop_messages(talk.clone(), any(3)).await, Ok(3));
    assert_eq!(db.messages_before(talk, None, 9).await, Ok(vec![all[3].clone()]));
}

async fn who_leaves_takes_all_of_it_along(home: Home) {
    let db = &home.db;
    let talk = asked(db).await;
    db.add_message(talk.clone(), message(1, &talk, any(4), "Yes.")).await.unwrap();
    let other = conversation(2, any(5), any(4));
    db.add_conversation(other.clone()).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.conversations_of(any(1), any(4)).await, Ok(vec![other]));
    assert_eq!(db.message(any(1), id(1)).await, Ok(None));
    db.erase_member(any(4)).await.unwrap();
    assert_eq!(db.conversations_of(any(1), any(5)).await, Ok(vec![]));
}
