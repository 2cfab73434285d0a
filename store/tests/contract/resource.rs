use crate::group::{any, group};
use crate::support::{Home, hours, id, on_both};
use crate::thread::{post, two_threads};
use domain::resource::{Inner, Resource, ResourceState, Tongue};
use domain::{MemberId, PostId};

on_both!(
    the_shelf_has_an_order,
    what_was_suggested_becomes_the_groups,
    what_is_made_of_a_post_goes_with_it,
    who_leaves_takes_it_along,
);

pub(crate) fn resource(
    number: u32,
    state: ResourceState,
    member: Option<MemberId>,
    post: Option<PostId>,
) -> Resource {
    let inner = Inner {
        title: format!("Shelf {number}").into(),
        text: "What helps at night.".to_owned().into(),
        source: "The nurses".to_owned().into(),
        link: Some("https://example.org".to_owned().into()),
        language: Tongue::English,
        named: false,
        answer: None,
    };
    let review = hours(24 * i64::from(number)).date();
    Resource { id: id(number), group: any(1), state, member, post, review, inner }
}

async fn the_shelf_has_an_order(home: Home) {
    let db = &home.db;
    db.open_group(group(1)).await.unwrap();
    db.open_group(group(2)).await.unwrap();
    for number in [2, 1, 3] {
        db.add_resource(resource(number, ResourceState::Kept, None, None)).await.unwrap();
    }
    let shelf = db.resources(any(1), 9).await.unwrap();
    assert_eq!(shelf.iter().map(|it| it.id).collect::<Vec<_>>(), [id(3), id(2), id(1)], "newest day first");
    assert_eq!(shelf[1], resource(2, ResourceState::Kept, None, None));
    assert_eq!(db.resources(any(1), 2).await.unwrap(), shelf[..2]);
    assert_eq!(db.resources(any(2), 9).await, Ok(vec![]));
    assert_eq!(db.resource(id(2)).await, Ok(Some(shelf[1].clone())));
    assert_eq!(db.delete_resource(id(2)).await, Ok(true));
    assert_eq!(db.delete_resource(id(2)).await, Ok(false));
    assert_eq!(db.resource(id(2)).await, Ok(None));
}

async fn what_was_suggested_becomes_the_groups(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let suggested = resource(1, ResourceState::Suggested, Some(any(3)), None);
    db.add_resource(suggested.clone()).await.unwrap();
    let mut kept = Resource { state: ResourceState::Kept, member: None, ..suggested };
    kept.inner.title = "Nights".to_owned().into();
    kept.review = hours(24 * 400).date();
    db.save_resource(kept.clone()).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    assert_eq!(db.resource(id(1)).await, Ok(Some(kept)));
}

async fn what_is_made_of_a_post_goes_with_it(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_post(post(3, 1, any(4), "Me too."), None, None).await.unwrap();
    for (number, of) in [(1, 1), (2, 2)] {
        let made = resource(number, ResourceState::Kept, Some(any(3)), Some(id(of)));
        db.add_resource(made).await.unwrap();
    }
    assert_eq!(db.resource_of_post(id(1)).await.unwrap().map(|it| it.id), Some(id(1)));
    assert_eq!(db.resource_of_post(id(3)).await, Ok(None));
    db.take_back(id(1)).await.unwrap();
    assert_eq!(db.resource(id(1)).await, Ok(None));
    db.take_back(id(2)).await.unwrap();
    assert_eq!(db.resource(id(2)).await, Ok(None), "a thread that goes takes it along");
}

async fn who_leaves_takes_it_along(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_resource(resource(1, ResourceState::Declined, Some(any(3)), None)).await.unwrap();
    db.add_resource(resource(2, ResourceState::Kept, Some(any(3)), Some(id(1)))).await.unwrap();
    db.add_resource(resource(3, ResourceState::Kept, None, None)).await.unwrap();
    db.erase_member(any(3)).await.unwrap();
    let left = db.resources(any(1), 9).await.unwrap();
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [id(3)]);
}
