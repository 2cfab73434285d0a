//! The demo: a living community that a stranger can walk through as anybody in it.

use crate::house::{House, on_both};
use server::{actions::space, app::App, clock::Clock, demo};

async fn everybody_of_the_demo_is_at_home(house: House) {
    let (config, db) = (house.app.config.clone(), house.app.db.clone());
    let mut app = App::open(config, db, Clock::Fixed(house.app.now())).await.unwrap();
    demo::fill(&app).await.unwrap();
    demo::people::fill(&mut app).await.unwrap();
    assert_eq!(app.now(), house.app.now(), "the clock is set right again");
    house.restart().await;

    let signed_in = async |name: &'static str| {
        let person = house.browser();
        let fields = [("name", name), ("passphrase", demo::people::PASSPHRASE)];
        assert_eq!(person.post("/sign-in", &fields).await.status, 303, "{name}");
        person
    };
    let space_of = async |name: &'static str| {
        let person = signed_in(name).await;
        let account = person.get("/account").await;
        let at = account.text.find("/space/").unwrap();
        let address = account.text[at..].split('"').next().unwrap().to_owned();
        (person, address)
    };
    let (robin, space) = space_of("robin").await;
    robin.get(&space).await.says("His side of the bed").says("The holidays, with his family");
    let (sam, space) = space_of("sam").await;
    sam.get(&format!("{space}/me")).await.says("Willow");
    let elsewhere = sam.post(&format!("{space}/me/fit"), &[("fit", "no")]).await;
    elsewhere.says("Another group").says("Another way to meet").says("When a group is not enough");
    assert!(elsewhere.text.matches("<article class=\"card\">").count() > 3, "{}", elsewhere.text);
    let (maya, space) = space_of("maya").await;
    maya.get(&format!("{space}/people")).await.says("Fern").says("Willow").says("Asking for another look");
    let (nadia, space) = space_of("nadia").await;
    nadia.get(&format!("{space}/people")).await.says("Maple");
    let (lucia, space) = space_of("lucia").await;
    lucia.get(&format!("{space}?lang=es")).await.says("Su silla en la cocina");
    signed_in("henry").await.get("/hosts").await.says("Riverside Hospice and Home Care");
    maya.get(&format!("{}/me/credential", space_of("maya").await.1)).await.says("The host has confirmed it");
    signed_in("olga").await.get("/queue").await.says("Lucía Montalvo");
    let widowed =
        house.listings().await.into_iter().find(|one| one.name == "Widowed, First Year").unwrap().id;
    let public = house.get(&format!("/groups/{widowed}")).await;
    public.says("Hospice chaplain").says("Confirmed by Riverside Hospice and Home Care");
    signed_in("olga").await.get("/queue").await.says("What waits for you");
    let chains = space::verify(&house.app).await.unwrap();
    assert!(chains.len() == 3 && chains.iter().all(|(_, chain)| chain.is_ok()), "{chains:?}");
}

on_both!(everybody_of_the_demo_is_at_home);
