//! Accounts: a login, and nothing that a group could be known by.

use crate::code::codes;
use crate::{AccountId, GroupId, HostId, MemberId, Private, StaffId, text::fold};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Fewest and most characters of a sign-in name.
pub const NAME: std::ops::RangeInclusive<usize> = 3..=40;
/// Fewest and most characters of a passphrase (NIST SP 800-63B: length, no rules about kinds of letters).
pub const PASSPHRASE: std::ops::RangeInclusive<usize> = 12..=256;
/// How old somebody must be, in years.
pub const ADULT: i16 = 18;
/// The oldest that somebody can be, in years.
const OLDEST: i16 = 120;
/// How many recovery codes an account has.
pub const CODES: usize = 8;

/// A login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the account's own key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// The sign-in name; none where a passkey is the only way in.
    pub name: Option<Private<String>>,
    /// The passphrase's hash (argon2id, PHC string).
    pub passphrase: Option<Private<String>>,
    /// Hashes of recovery codes that were not used.
    #[serde(default)]
    pub codes: Vec<Private<String>>,
    /// The secret of one-time codes from an app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp: Option<Totp>,
    /// Passkeys, as the library keeps them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passkeys: Vec<Passkey>,
    /// Whether they run this server.
    #[serde(default)]
    pub operator: bool,
    /// The groups they are in, and as whom. The members' side is sealed as well.
    #[serde(default)]
    pub memberships: Vec<Membership>,
    /// The hosts whose staff they are, and as whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// The host's own sign-in that opens this account, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
}

/// That an account is of a host's staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// The host.
    pub host: HostId,
    /// Who they are there.
    pub staff: StaffId,
}

/// Who somebody is to a host's own sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The host.
    pub host: HostId,
    /// What the host's sign-in calls them: the issuer's address and its `sub`.
    pub subject: Private<String>,
}

/// One-time codes from an app (RFC 6238).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totp {
    /// The shared secret.
    pub secret: Private<Vec<u8>>,
    /// The last step that was used: none at or before it is taken again.
    pub last: u64,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// What its owner calls it.
    pub label: Private<String>,
    /// The credential as the library writes it.
    pub credential: Private<String>,
}

/// That an account is a member somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The group.
    pub group: GroupId,
    /// The member they are there.
    pub member: MemberId,
}

codes! {
    /// Why something that was typed cannot be used.
    Wrong {
        /// The name is too short or too long, or has letters that it may not have.
        Name = "name",
        /// The name is taken.
        Taken = "taken",
        /// The passphrase is too short or too long.
        Length = "length",
        /// The passphrase is easy to guess.
        Easy = "easy",
        /// The age or the year of birth cannot be read.
        Born = "born",
        /// Not an adult yet.
        Young = "young",
        /// The name, the passphrase or the code does not open the door. Which of them is not said.
        Closed = "closed",
        /// The passkey's answer is not right.
        Passkey = "passkey",
        /// The last way in cannot be taken away.
        Last = "last",
        /// There are as many as there can be.
        Many = "many",
        /// Too many attempts from one place.
        Wait = "wait",
    }
}

impl Account {
    /// Who this account is among a host's staff.
    pub fn staff_of(&self, host: HostId) -> Option<StaffId> {
        self.inner.offices.iter().find(|office| office.host == host).map(|found| found.staff)
    }

    /// Whether there is a way in that is theirs alone: a passkey, or a name with a passphrase.
    pub fn has_own_door(&self) -> bool {
        let inner = &self.inner;
        !inner.passkeys.is_empty() || (inner.name.is_some() && inner.passphrase.is_some())
    }

    /// Whether only an employer's sign-in opens it. Then the employer holds the key, and it may not join a group.
    pub fn is_employers(&self) -> bool {
        self.inner.identity.is_some() && !self.has_own_door()
    }

    /// The member that this account is in a group.
    pub fn member_in(&self, group: GroupId) -> Option<MemberId> {
        self.inner.memberships.iter().find(|membership| membership.group == group).map(|found| found.member)
    }
}

/// A sign-in name as it is compared: no case, no accents.
///
/// # Errors
/// [`Wrong::Name`].
pub fn read_name(typed: &str) -> Result<String, Wrong> {
    let typed = typed.trim();
    let plain = typed.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'));
    let folded = fold(typed);
    if plain && NAME.contains(&typed.chars().count()) && !folded.is_empty() {
        Ok(folded)
    } else {
        Err(Wrong::Name)
    }
}

/// Whether a passphrase can be used: by its length, and that it does not repeat the name.
///
/// # Errors
/// [`Wrong::Length`], [`Wrong::Easy`].
pub fn check_passphrase(name: &str, passphrase: &str) -> Result<(), Wrong> {
    if !PASSPHRASE.contains(&passphrase.chars().count()) {
        return Err(Wrong::Length);
    }
    let (name, folded) = (fold(name), fold(passphrase));
    let rest = if name.is_empty() { folded } else { folded.replace(&name, "") };
    let mut letters: Vec<char> = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters.dedup();
    if letters.len() < 5 { Err(Wrong::Easy) } else { Ok(()) }
}

/// Whether somebody is an adult for certain, by their age or the year they were born in.
///
/// # Errors
/// [`Wrong::Born`] when it is neither that a living person can have; [`Wrong::Young`].
pub fn check_age(typed: &str, today: Date) -> Result<(), Wrong> {
    let number: i16 = typed.trim().parse().map_err(|_| Wrong::Born)?;
    let sure = match number {
        0..=OLDEST => number,
        // who turns 18 this year may not have done so yet
        year if (0..=OLDEST).contains(&(today.year() - year)) => today.year() - year - 1,
        _ => return Err(Wrong::Born),
    };
    if sure >= ADULT { Ok(()) } else { Err(Wrong::Young) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_alike_however_they_are_typed() {
        assert_eq!(read_name(" Quiet-Ríver "), read_name("quiet-river"));
        for wrong in ["ab", "", "  ", "...", "a@b.org", "<b>bold</b>", &"x".repeat(41)] {
            assert_eq!(read_name(wrong), Err(Wrong::Name), "{wrong}");
        }
    }

    #[test]
    fn an_account_is_the_employers_until_it_has_a_door_of_its_own() {
        let identity = Identity { host: HostId::NIL, subject: "x".to_owned().into() };
        let account = |inner| Account { id: AccountId::NIL, inner };
        let employed = Inner { identity: Some(identity), ..Inner::default() };
        assert!(account(employed.clone()).is_employers());
        let half = Inner { passphrase: Some("x".to_owned().into()), ..employed.clone() };
        assert!(account(half.clone()).is_employers(), "a passphrase without a name opens nothing");
        assert!(!account(Inner { name: Some("robin".to_owned().into()), ..half }).is_employers());
        let passkey = Passkey { label: "Phone".to_owned().into(), credential: "{}".to_owned().into() };
        assert!(!account(Inner { passkeys: vec![passkey], ..employed }).is_employers());
        assert!(!account(Inner::default()).is_employers());
    }

    #[test]
    fn passphrases_are_long_and_not_the_name() {
        assert_eq!(check_passphrase("river", "four quiet words here"), Ok(()));
        assert_eq!(check_passphrase("river", "short"), Err(Wrong::Length));
        assert_eq!(check_passphrase("river", &"long ".repeat(60)), Err(Wrong::Length));
        for easy in ["aaaaaaaaaaaaaa", "river river river", "ababababababab"] {
            assert_eq!(check_passphrase("river", easy), Err(Wrong::Easy), "{easy}");
        }
    }

    #[test]
    fn only_adults_and_only_living_people() {
        let today = jiff::civil::date(2026, 11, 23);
        for adult in ["1980", " 2007 ", "18", "99", "120", "1906"] {
            assert_eq!(check_age(adult, today), Ok(()), "{adult}");
        }
        for young in ["2008", "17", "0", "2026"] {
            assert_eq!(check_age(young, today), Err(Wrong::Young), "{young}: perhaps not 18 yet");
        }
        for wrong in ["", "nineteen", "1850", "2027", "99999", "-3", "121"] {
            assert_eq!(check_age(wrong, today), Err(Wrong::Born), "{wrong}");
        }
    }
}
