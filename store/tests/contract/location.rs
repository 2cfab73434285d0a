use crate::support::{Home, a_few, on_sqlite};
use store::{Db, Location};

#[test]
fn a_path_with_odd_characters_is_one_file() {
    on_sqlite(async |home: Home| {
        let Location::Sqlite(path) = &home.location else { panic!("not SQLite") };
        let odd = path.with_file_name("a ?mode=memory#b%41 ñ.db");
        let location: Location = format!("sqlite:{}", odd.display()).parse().unwrap();
        let db = Db::open(&location).await.unwrap();
        a_few(&db, &["Elm"]).await;
        db.close().await;
        assert!(odd.is_file());
    });
}
