//! Who may do what with a post: each role, whoever wrote it, however it stands, whether they blocked its writer or not.
//! The rule is said here once more, in one place; what the pages answer has to be the same.

use crate::{
    house::{House, Person, on_both},
    join::{Room, join, link, room},
    thread::begins,
};

/// As what somebody is in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Facilitator,
    CoFacilitator,
    Guest,
    Member,
}

impl Role {
    fn keeps(self) -> bool {
        matches!(self, Self::Facilitator | Self::CoFacilitator)
    }
}

/// How a post stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Shown,
    Hidden,
    TakenBack,
}

/// What can be asked of a post.
const WAYS: [&str; 6] = ["edit", "hide", "appeal", "move", "report", "more"];

/// Whether a way is there for somebody.
fn is_there(way: &str, role: Role, own: bool, state: State) -> bool {
    match way {
        "move" => role.keeps(), // the place of words that were taken back goes along with what stands behind it
        _ if state == State::TakenBack => false,
        "edit" => own && state == State::Shown,
        "hide" => role.keeps() && !own && state == State::Shown,
        "appeal" => own && state == State::Hidden,
        "report" => !own && (state == State::Shown || role.keeps()),
        _ => role.keeps() || state == State::Shown,
    }
}

/// Somebody in the room, with a post of theirs in each state.
struct Player<'h> {
    person: Person<'h>,
    posts: Vec<(State, String)>,
}

impl<'h> Player<'h> {
    /// Oak hides one and Birch looks after Oak's; the last that is taken back leaves its place, because another stands
    /// behind it.
    async fn of(person: Person<'h>, name: &str, room: &Room<'_>, other: &Person<'_>) -> Self {
        let (thread, shown) = begins(&person, room, &format!("By {name}"), "Words.").await;
        let address = room.at(&format!("threads/{thread}"));
        let mut posts = vec![(State::Shown, shown)];
        for state in [State::Hidden, State::TakenBack] {
            let said = person.post(&address, &[("text", "More words."), ("confirm", "on")]).await.leads_to();
            posts.push((state, said.rsplit("#p-").next().unwrap().to_owned()));
        }
        person.post(&address, &[("text", "The last."), ("confirm", "on")]).await;
        let hide = room.at(&format!("posts/{}/hide", posts[1].1));
        assert_eq!(other.post(&hide, &[("reason", "It names somebody.")]).await.status, 303);
        let gone = room.at(&format!("posts/{}/take-back", posts[2].1));
        assert_eq!(person.post(&gone, &[]).await.status, 303);
        Self { person, posts }
    }
}

async fn a_post_answers_everybody_as_the_rule_says(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let mut people = vec![];
    for (role, code, name) in [
        (Role::CoFacilitator, "co_facilitator", "Birch"),
        (Role::Guest, "guest", "Doctor"),
        (Role::Member, "member", "Fern"),
    ] {
        let door = link(&room.oak.post(&room.at("people/invite"), &[("role", code), ("uses", "1")]).await);
        let person = house.person(&format!("{name} at home")).await;
        join(&person, &door, name).await;
        people.push((role, name, person));
    }
    let birch = people[0].2.at(&house);
    let mut players = vec![(Role::Facilitator, Player::of(room.oak.at(&house), "Oak", &room, &birch).await)];
    for (role, name, person) in people {
        players.push((role, Player::of(person, name, &room, &room.oak).await));
    }
    let ids = ["Oak", "Birch", "Doctor", "Fern"];
    for blocked in [false, true] {
        for (at, (role, reader)) in players.iter().enumerate() {
            for (whose, (_, writer)) in players.iter().enumerate() {
                if blocked && at != whose {
                    let whom = crate::conversation::id(&room, ids[whose]).await;
                    reader.person.post(&room.at(&format!("block/{whom}")), &[]).await;
                }
                for (state, post) in &writer.posts {
                    for way in WAYS {
                        let page = reader.person.get(&room.at(&format!("posts/{post}/{way}"))).await;
                        let there = page.status.is_success();
                        let said = format!("{role:?} {way} {state:?} of {}: {}", ids[whose], page.status);
                        assert_eq!(there, is_there(way, *role, at == whose, *state), "{said}, {blocked}");
                    }
                }
            }
        }
    }
}

on_both!(a_post_answers_everybody_as_the_rule_says);
