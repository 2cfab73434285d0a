use crate::group::{any, group};
use crate::member::{join, member};
use crate::support::{Home, hours, on_both};
use domain::credential::{Credential, Inner, Said, State};

on_both!(what_a_member_says_of_their_training_goes_with_them);

pub(crate) fn credential(member: u8, group: u8) -> Credential {
    let said = Said {
        name: "Pat Doe".to_owned().into(),
        profession: "Social worker".into(),
        expires: Some(hours(0).date()),
        ..Said::default()
    };
    Credential { member: any(member), group: any(group), inner: Inner { said, state: State::Waiting } }
}

async fn what_a_member_says_of_their_training_goes_with_them(home: Home) {
    let db = &home.db;
    for number in [1, 2] {
        db.open_group(group(number)).await.unwrap();
    }
    join(db, &member(3, any(1), "Fern")).await;
    join(db, &member(4, any(2), "Elm")).await;
    for (member, group) in [(3, 1), (4, 2)] {
        db.save_credential(credential(member, group)).await.unwrap();
    }
    let mut confirmed = credential(3, 1);
    confirmed.inner.state = State::Confirmed { on: hours(0).date(), by: None };
    db.save_credential(confirmed.clone()).await.unwrap();
    assert_eq!(db.credential(any(3)).await, Ok(Some(confirmed.clone())));
    assert_eq!(db.credential(any(9)).await, Ok(None));
    assert_eq!(db.credentials(any(1)).await, Ok(vec![confirmed]));
    assert_eq!(db.credential_groups(None, 9).await, Ok(vec![any(1), any(2)]));
    assert_eq!(db.credential_groups(Some(any(1)), 9).await, Ok(vec![any(2)]));
    assert_eq!(db.remove_credential(any(4)).await, Ok(true));
    assert_eq!(db.remove_credential(any(4)).await, Ok(false));
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.credential(any(3)).await, Ok(None));
    assert_eq!(db.credential_groups(None, 9).await, Ok(vec![]));
}
