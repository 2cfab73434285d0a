//! Names that came along with a group from another server: each waits, without an account, for the person it belongs to.

use crate::{Member, account::Account};

/// Days for which a link takes a name over.
pub const DAYS: i64 = 90;

/// Why somebody cannot take a name over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Somebody has it, or they were put out of the group.
    #[error("the link opens nothing")]
    Gone,
    /// They are in the group under another name.
    #[error("leave the group first, or use another account")]
    Here,
    /// Only their employer's sign-in opens the account.
    #[error("an account of one's work opens no group")]
    Employer,
}

/// Whether nobody has taken a name over yet.
pub fn is_open(member: &Member) -> bool {
    member.inner.account.is_nil()
}

/// The member, as an account that takes the name over and confirms the rules of this version. `barred`: it was put out.
pub fn take(mut member: Member, account: &Account, version: u32, barred: bool) -> Result<Member, Refusal> {
    if account.is_employers() {
        return Err(Refusal::Employer);
    }
    if account.member_in(member.group).is_some() {
        return Err(Refusal::Here);
    }
    if barred || !is_open(&member) {
        return Err(Refusal::Gone);
    }
    (member.inner.account, member.inner.rules, member.inner.unasked) = (account.id, version, false);
    Ok(member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{self, Membership};
    use crate::member::{Inner, Role, Standing, Step};
    use crate::{AccountId, GroupId, MemberId};

    fn fern() -> Member {
        let inner = Inner {
            account: AccountId::NIL,
            pseudonym: "Fern".to_owned().into(),
            rules: 1,
            since: jiff::civil::date(2026, 11, 1),
            answers: vec![],
            note: None,
            before: None,
            fit_asked: false,
            unasked: true,
        };
        let id = MemberId::from_bytes([3; 16]);
        Member {
            id,
            group: GroupId::from_bytes([1; 16]),
            standing: Standing::Paused,
            role: Role::Member,
            inner,
        }
    }

    fn account(number: u8) -> Account {
        Account { id: AccountId::from_bytes([number; 16]), inner: account::Inner::default() }
    }

    #[test]
    fn a_name_is_taken_over_once_by_one_who_is_nobody_there() {
        let taken = take(fern(), &account(7), 4, false).unwrap();
        assert_eq!((taken.inner.account, taken.inner.rules), (account(7).id, 4));
        assert_eq!((taken.standing, taken.inner.unasked), (Standing::Paused, false), "a pause comes along");
        assert!(is_open(&fern()) && !is_open(&taken));
        let put_out = |member| Member { standing: Standing::Removed, ..member };
        assert_eq!(put_out(fern()).steps(), [Step::Remove], "nobody comes for it, and it can go");
        assert!(put_out(taken.clone()).steps().is_empty());
        assert_eq!(take(taken, &account(8), 4, false), Err(Refusal::Gone));
        assert_eq!(take(fern(), &account(8), 4, true), Err(Refusal::Gone));
        let mut here = account(8);
        here.inner.memberships = vec![Membership { group: fern().group, member: MemberId::NIL }];
        assert_eq!(take(fern(), &here, 4, false), Err(Refusal::Here));
    }
}
