use crate::house::{House, PASSPHRASE, on_both};
use server::{actions::setup, config::Config};

/// A server that nobody has set up: its settings do not say whose it is.
async fn new(house: &House) -> House {
    let config = Config {
        data: house.app.config.data.clone(),
        public_url: Some("https://groups.example.org".into()),
        ..Config::default()
    };
    house.reopened(config, house.app.now()).await
}

fn path(link: &str) -> String {
    link.strip_prefix("https://groups.example.org").unwrap().to_owned()
}

async fn link(house: &House) -> String {
    path(&setup::first_link(&house.app).await.unwrap().expect("a new server has a link"))
}

async fn the_first_page_asks_once_who_runs_the_directory(house: House) {
    let (house, node) = (new(&house).await, new(&house).await);
    let (first, link) = (link(&node).await, link(&house).await);
    assert_eq!(link, first, "each start, and each node, tells the same link");
    assert_eq!(house.get("/setup/AAAAAAAAAAAAAAAAAAAAAA").await.status, 404);
    let olga = house.browser();
    let door = olga.get(&link).await.leads_to();
    assert!(door.starts_with("/setup/") && door != link, "{door}");
    assert_eq!(house.get(&door).await.status, 404, "it opens nothing to who came without the link");
    olga.get(&door).await.says("Who runs this directory").says("data-zone");
    let wrong = [("name", ""), ("country", "Mexico"), ("zone", "Mars"), ("contact", "us@example.org")];
    assert_eq!(house.post(&link, &wrong).await.status, 404);
    let wrong = olga.post(&door, &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong
        .says("Please look at this again")
        .says("href=\"#country\"")
        .says("Please write a name")
        .says("Mars")
        .says("us@example.org");
    let right =
        [("name", "Condado Verde"), ("country", "mx"), ("zone", "America/Mexico_City"), ("contact", "")];
    let next = olga.post(&door, &right).await.leads_to();
    assert_eq!(next, format!("{door}/operator"));
    setup::load(&house.app).await.unwrap();
    let identity = house.app.identity();
    assert_eq!((identity.name.as_str(), identity.country.as_str()), ("Condado Verde", "MX"));

    assert!(!setup::learn(&node.app).await.unwrap(), "an account is still to be made");
    assert_eq!(node.app.identity().name, "Condado Verde", "another node knows it as well");

    olga.get(&door).await.says("value=\"Condado Verde\"").keeps_silent("data-zone");
    olga.get(&next).await.says("Make my account");
    let wrong = olga.post(&next, &[("name", "Olga"), ("passphrase", "tiny")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Olga").keeps_silent("tiny");
    assert_eq!(olga.get("/queue").await.status, 303);
    olga.post(&next, &[("name", "Olga"), ("passphrase", PASSPHRASE)])
        .await
        .says("Keep these codes")
        .says("/queue");
    olga.get("/queue")
        .await
        .says("No group is listed here yet")
        .says("commonground import")
        .says("href=\"/submit\"");

    for used in [&link, &door, &next] {
        assert_eq!(olga.get(used).await.status, 404, "the link works once");
    }
    let again = olga.post(&next, &[("name", "Mallory"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!(again.status, 404);
    assert!(setup::first_link(&house.app).await.unwrap().is_none());
    assert!(setup::learn(&node.app).await.unwrap(), "there is nothing more to learn");
    assert_eq!(house.person("Robin").await.get("/queue").await.status, 404, "others see no queue");
}

async fn where_the_settings_say_whose_it_is_only_the_account_is_asked(house: House) {
    let link = setup::first_link(&house.app).await.unwrap().unwrap();
    let link = link.split_once("/setup/").map(|(_, token)| format!("/setup/{token}")).unwrap();
    let olga = house.browser();
    let door = olga.get(&link).await.leads_to();
    assert_eq!(olga.get(&door).await.leads_to(), format!("{door}/operator"));
}

on_both!(
    the_first_page_asks_once_who_runs_the_directory,
    where_the_settings_say_whose_it_is_only_the_account_is_asked,
);
