use crate::group::any;
use crate::host::desk;
use crate::support::{Home, on_both};
use domain::account::{self, Account};
use domain::staff::{Inner, Role, Staff};
use store::{Db, Error, StaffInvitation};

on_both!(staff_is_known_on_both_sides, a_link_for_staff_is_counted_and_ends);

pub(crate) fn staff(number: u8, host: u8, name: &str) -> Staff {
    let inner = Inner { account: any(number + 100), name: name.to_owned().into() };
    Staff { id: any(number), host: any(host), role: Role::Coordinator, inner }
}

/// Somebody with an account comes to a host's staff.
pub(crate) async fn comes(db: &Db, staff: &Staff) {
    if db.account(staff.inner.account).await.unwrap().is_none() {
        db.add_account(Account { id: staff.inner.account, inner: account::Inner::default() }).await.unwrap();
    }
    db.add_staff(staff.clone()).await.unwrap();
}

async fn staff_is_known_on_both_sides(home: Home) {
    let db = &home.db;
    for number in [1, 2] {
        db.add_host(desk(number, "Riverside")).await.unwrap();
    }
    let (henry, ines) = (staff(11, 1, "Henry"), staff(12, 1, "Inés"));
    for someone in [&henry, &ines] {
        comes(db, someone).await;
    }
    assert_eq!(db.staff(henry.id).await, Ok(Some(henry.clone())));
    assert_eq!(db.staff_of(any(1), 9).await.unwrap().len(), 2);
    assert_eq!(db.staff_of(any(2), 9).await, Ok(vec![]));
    let account = db.account(henry.inner.account).await.unwrap().unwrap();
    assert_eq!((account.staff_of(any(1)), account.staff_of(any(2))), (Some(henry.id), None));
    let lead = Staff { role: Role::SafetyLead, ..henry.clone() };
    db.save_staff(lead.clone()).await.unwrap();
    assert_eq!(db.staff(henry.id).await, Ok(Some(lead)));

    assert_eq!(db.erase_staff(henry.id).await, Ok(true));
    assert_eq!(db.erase_staff(henry.id).await, Ok(false));
    let account = db.account(henry.inner.account).await.unwrap().unwrap();
    assert_eq!(account.staff_of(any(1)), None);
    db.erase_account(ines.inner.account).await.unwrap();
    assert_eq!(db.staff(ines.id).await, Ok(None), "whoever erases an account leaves every staff");
    assert_eq!(db.add_staff(ines).await, Err(Error::Erased), "nobody comes without an account");
}

async fn a_link_for_staff_is_counted_and_ends(home: Home) {
    let db = &home.db;
    db.add_host(desk(1, "Riverside")).await.unwrap();
    let invitation = StaffInvitation { host: any(1), role: Role::Admin, uses: 1, ends: 100 };
    db.add_staff_invitation([1; 32], invitation).await.unwrap();
    db.add_staff_invitation([2; 32], StaffInvitation { ends: 50, ..invitation }).await.unwrap();
    assert_eq!(db.staff_invitation([1; 32], 100).await, Ok(Some(invitation)));
    assert_eq!(db.staff_invitation([1; 32], 101).await, Ok(None), "it is over");
    assert_eq!(db.staff_invitations(any(1), 60).await, Ok(vec![invitation]));
    assert_eq!(db.use_staff_invitation([1; 32], 100).await.unwrap().unwrap().uses, 0);
    assert_eq!(db.use_staff_invitation([1; 32], 100).await, Ok(None), "it is used up");
    assert_eq!(db.forget_staff_invitations(50).await, Ok(1));
    assert_eq!(db.end_staff_invitations(any(1)).await, Ok(1));
}
