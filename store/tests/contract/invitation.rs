use crate::group::{any, group};
use crate::support::{Home, on_both};
use domain::Private;
use domain::invitation::Referral;
use domain::member::Role;
use store::{Error, Invitation};

on_both!(an_invitation_is_counted_and_ends, a_code_is_an_invitation_of_one_group);

async fn an_invitation_is_counted_and_ends(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    let invitation = Invitation { group: any(1), role: Role::CoFacilitator, uses: 2, ends: 100 };
    db.add_invitation([1; 32], invitation).await.unwrap();
    db.add_invitation([2; 32], Invitation { uses: 1, ends: 50, ..invitation }).await.unwrap();
    assert_eq!(db.invitation([1; 32], 100).await, Ok(Some(invitation)));
    assert_eq!(db.invitation([1; 32], 101).await, Ok(None), "it is over");
    assert_eq!(db.invitation([3; 32], 1).await, Ok(None));
    assert_eq!(db.invitations(any(1), 60).await, Ok(vec![invitation]));
    assert_eq!(db.use_invitation([1; 32], 100).await.unwrap().unwrap().uses, 1);
    assert_eq!(db.use_invitation([1; 32], 101).await, Ok(None));
    assert_eq!(db.use_invitation([1; 32], 100).await.unwrap().unwrap().uses, 0);
    assert_eq!(db.use_invitation([1; 32], 100).await, Ok(None), "it is used up");
    assert_eq!(db.forget_invitations(50).await, Ok(1));
    assert_eq!(db.end_invitations(any(1)).await, Ok(1));
    assert_eq!(db.invitations(any(1), 1).await, Ok(vec![]));
}

fn code(text: &str) -> Private<String> {
    text.to_owned().into()
}

fn referral(text: &str) -> Referral {
    Referral { code: code(text), purpose: "Ward 3".to_owned().into() }
}

async fn a_code_is_an_invitation_of_one_group(home: Home) {
    let db = &home.db;
    for number in [1, 2] {
        db.open_group(group(number)).await.unwrap();
    }
    let good = Invitation { group: any(1), role: Role::Member, uses: 2, ends: 100 };
    db.add_referral(good, referral("CFKL234699")).await.unwrap();
    db.add_referral(Invitation { ends: 50, ..good }, referral("CFKL234688")).await.unwrap();
    db.add_referral(Invitation { group: any(2), ..good }, referral("CFKL234699")).await.unwrap();
    let again = db.add_referral(good, referral("CFKL234699")).await;
    assert!(matches!(again, Err(Error::Conflict { .. })), "{again:?}");
    assert_eq!(db.referrals(any(1), 60).await, Ok(vec![(good, referral("CFKL234699"))]));
    assert_eq!(db.invitations(any(1), 60).await, Ok(vec![]), "a code is no link");

    let here = db.code_token(any(1), code("CFKL234699")).await.unwrap();
    let there = db.code_token(any(2), code("CFKL234699")).await.unwrap();
    assert_ne!(here, there, "nobody sees that two groups have one code");
    assert_eq!(db.invitation(here, 100).await, Ok(Some(good)));
    assert_eq!(db.invitation(here, 101).await, Ok(None), "it is over");
    let other = db.code_token(any(1), code("CFKL234698")).await.unwrap();
    assert_eq!(db.invitation(other, 1).await, Ok(None));
    for left in [1, 0] {
        assert_eq!(db.use_invitation(here, 100).await.unwrap().unwrap().uses, left);
    }
    assert_eq!(db.use_invitation(here, 100).await, Ok(None), "it is used up");
    assert_eq!(db.referrals(any(1), 60).await, Ok(vec![]));

    assert_eq!(db.end_invitations(any(1)).await, Ok(0), "codes are ended one by one");
    assert_eq!(db.end_referral(any(1), code("CFKL234688")).await, Ok(true));
    assert_eq!(db.end_referral(any(1), code("CFKL234688")).await, Ok(false));
    assert_eq!(db.forget_invitations(60).await, Ok(1), "the one that is used up");
    assert_eq!(db.referrals(any(2), 60).await.unwrap().len(), 1);
}
