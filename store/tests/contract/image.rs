use crate::group::any;
use crate::support::{Home, id, on_both, postgres};
use crate::thread::{post, two_threads};
use domain::MemberId;
use store::{Location, Picture};

on_both!(a_picture_is_kept_in_two_sizes, a_picture_goes_with_its_post, a_picture_is_sealed);

pub(crate) fn picture(number: u32, of: u32, by: MemberId) -> Picture {
    Picture {
        id: id(number),
        group: any(1),
        post: id(of),
        member: by,
        small: b"a small lighthouse".to_vec(),
        large: b"a large lighthouse".repeat(900),
    }
}

async fn a_picture_is_kept_in_two_sizes(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    let kept = picture(1, 1, any(3));
    db.add_picture(kept.clone()).await.unwrap();
    assert_eq!(db.picture(id(1), true).await, Ok(Some((any(1), id(1), kept.small))));
    assert_eq!(db.picture(id(1), false).await, Ok(Some((any(1), id(1), kept.large))));
    assert_eq!(db.picture(id(2), false).await, Ok(None));
    assert_eq!(db.delete_picture(id(1)).await, Ok(true));
    assert_eq!(db.delete_picture(id(1)).await, Ok(false));
}

async fn a_picture_goes_with_its_post(home: Home) {
    let db = &home.db;
    two_threads(db).await;
    db.add_post(post(3, 1, any(4), "Me too."), None, None).await.unwrap();
    for (number, of, by) in [(1, 1, 3), (2, 2, 4), (3, 3, 4)] {
        db.add_picture(picture(number, of, any(by))).await.unwrap();
    }
    db.take_back(id(1)).await.unwrap();
    assert_eq!(db.picture(id(1), true).await, Ok(None), "its place stays, its pictures go");
    db.take_back(id(2)).await.unwrap();
    assert_eq!(db.picture(id(2), true).await, Ok(None), "a thread that goes takes them along");
    db.erase_member(any(4)).await.unwrap();
    assert_eq!(db.picture(id(3), true).await, Ok(None), "who leaves takes them along");
}

async fn a_picture_is_sealed(home: Home) {
    two_threads(&home.db).await;
    home.db.add_picture(picture(1, 1, any(3))).await.unwrap();
    home.db.close().await;
    let stored: Vec<u8> = match &home.location {
        Location::Sqlite(path) => std::fs::read(path).unwrap(),
        Location::Postgres(url) => {
            let rows = postgres(url).await.query("SELECT small, body FROM images", &[]).await.unwrap();
            rows.iter().flat_map(|row| [row.get::<_, Vec<u8>>(0), row.get(1)].concat()).collect()
        }
    };
    assert!(stored.len() > 16_000);
    assert!(!stored.windows(10).any(|part| part == b"lighthouse"));
}
