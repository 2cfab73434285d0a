use crate::house::{House, on_both};
use server::actions::setup;

async fn the_first_page_asks_once_who_runs_the_directory(house: House) {
    let config = server::config::Config { data: house.app.config.data.clone(), ..Default::default() };
    let clock = server::app::Clock::Fixed(crate::house::NOON);
    let mut app = server::app::App::open(config, house.app.db.clone(), clock).await.unwrap();
    app.config.public_url = Some("https://groups.example.org".into());
    let link = setup::first_link(&app).await.unwrap().expect("a new server has a link");
    let old = setup::first_link(&app).await.unwrap().expect("the link is made anew at each start");
    assert_ne!(link, old);
    let path = |link: &str| link.strip_prefix("https://groups.example.org").unwrap().to_owned();

    assert_eq!(house.get(&path(&link)).await.status, 404, "the link of an earlier start opens nothing");
    house.get(&path(&old)).await.says("Who runs this directory");
    let wrong = house
        .post(
            &path(&old),
            &[("name", ""), ("country", "Mexico"), ("zone", "Mars"), ("contact", "us@example.org")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write a name").says("Mars").says("us@example.org");
    let right =
        [("name", "Condado Verde"), ("country", "mx"), ("zone", "America/Mexico_City"), ("contact", "")];
    assert_eq!(house.post(&path(&old), &right).await.leads_to(), "/");
    assert_eq!(house.get(&path(&old)).await.status, 404, "the link works once");

    setup::load(&app).await.unwrap();
    assert_eq!((app.identity().name.as_str(), app.identity().country.as_str()), ("Condado Verde", "MX"));
    assert!(setup::first_link(&app).await.unwrap().is_none());
}

on_both!(the_first_page_asks_once_who_runs_the_directory);
