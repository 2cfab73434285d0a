//! Owners: who keeps a listing by a signed link, without an account, and when they are asked whether it is still right.

use crate::{ListingId, Private, Stamp};

const DAY: i64 = 24 * 3600;
/// Seconds after which an owner is asked again: six months.
const ASK_AGAIN: i64 = 183 * DAY;
/// Seconds after which a letter without an answer is followed by another.
const REMIND: i64 = 14 * DAY;
/// Letters without an answer before the owner is left in peace for six months.
const MOST_LETTERS: i64 = 3;
/// Letters in a row that an address refuses for good before no more are sent there.
pub const MOST_REFUSED: i64 = 3;

/// Who keeps a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The listing.
    pub listing: ListingId,
    /// Version of the link's key, from 1: a link signed with another one is void.
    pub key_version: i64,
    /// Where to ask, if the owner left an address. Never public.
    pub email: Option<Private<String>>,
    /// When the owner last said that the listing is right.
    pub last_confirmed: Option<Stamp>,
    /// When to ask again.
    pub next_ask_at: Stamp,
    /// Letters since the owner last answered.
    pub asked: i64,
    /// Letters in a row that the address refused for good.
    pub refused: i64,
}

impl Owner {
    /// The first owner of a listing, who has just said that it is right.
    pub fn new(listing: ListingId, email: Option<Private<String>>, now: Stamp) -> Self {
        let next_ask_at = now.plus_seconds(ASK_AGAIN);
        Self { listing, key_version: 1, email, last_confirmed: Some(now), next_ask_at, asked: 0, refused: 0 }
    }

    /// The owner says that the listing is right.
    #[must_use]
    pub fn confirmed(self, now: Stamp) -> Self {
        Self { last_confirmed: Some(now), next_ask_at: now.plus_seconds(ASK_AGAIN), asked: 0, ..self }
    }

    /// Where letters may go; `None` without an address, and when it refuses them.
    pub fn address(&self) -> Option<&Private<String>> {
        self.email.as_ref().filter(|_| self.refused < MOST_REFUSED)
    }

    /// The last letter to the owner's address came back.
    pub fn came_back(&self) -> bool {
        self.email.is_some() && self.refused > 0
    }

    /// The owner is to be written to somewhere else, or not at all.
    #[must_use]
    pub fn at(self, email: Option<Private<String>>) -> Self {
        Self { email, refused: 0, ..self }
    }

    /// The owner was written to: reminded after two weeks, and after three letters left in peace for half a year.
    #[must_use]
    pub fn asked(self, now: Stamp) -> Self {
        let asked = self.asked + 1;
        let (wait, asked) = if asked < MOST_LETTERS { (REMIND, asked) } else { (ASK_AGAIN, 0) };
        Self { next_ask_at: now.plus_seconds(wait), asked, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_refuses_three_letters_gets_no_more() {
        let owner = Owner::new(ListingId::NIL, Some("a@b.example".to_owned().into()), Stamp(0));
        assert!(Owner { refused: 2, ..owner.clone() }.address().is_some());
        let dead = Owner { refused: 3, ..owner.clone() };
        assert!(dead.address().is_none() && dead.came_back() && !owner.came_back());
        let again = dead.at(owner.email);
        assert!(again.address().is_some() && !again.came_back());
    }

    #[test]
    fn asked_three_times_then_left_in_peace() {
        let owner = Owner::new(ListingId::NIL, None, Stamp(0));
        let days = |owner: &Owner, since: Stamp| (owner.next_ask_at.0 - since.0) / 1_000_000 / DAY;
        assert_eq!(days(&owner, Stamp(0)), 183);
        let mut now = owner.next_ask_at;
        let mut owner = owner;
        for wait in [14, 14, 183, 14] {
            owner = owner.asked(now);
            assert_eq!(days(&owner, now), wait);
            now = owner.next_ask_at;
        }
        let answered = owner.confirmed(now);
        assert_eq!((answered.asked, days(&answered, now), answered.last_confirmed), (0, 183, Some(now)));
    }
}
