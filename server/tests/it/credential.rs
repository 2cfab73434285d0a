//! Who keeps a group writes about their training; the host confirms it, and the public page says so while it holds.

use crate::{
    host::{Desk, desk},
    house::{House, Person, on_both},
    join::{join, room},
    queue::operator,
};
use server::actions::credential;

const DAY: i64 = 24 * 3600;

/// What somebody writes, shown or not, holding until a day.
fn written<'f>(expires: &'f str, shown: &'f str) -> [(&'f str, &'f str); 8] {
    [
        ("name", "Pat Doe"),
        ("profession", "Social worker"),
        ("training", "Leading groups"),
        ("by", "The Hospice School"),
        ("year", "2019"),
        ("evidence", "LCSW 12345"),
        ("expires", expires),
        ("shown", shown),
    ]
}

/// A room of the host's group, with Oak who keeps it, and Ines who looks at what Oak writes.
struct Stage<'h> {
    desk: Desk<'h>,
    ines: Person<'h>,
    oak: Person<'h>,
    space: String,
    own: String,
    public: String,
}

async fn stage(house: &House) -> Stage<'_> {
    let desk = desk(house).await;
    let ines = desk.comes(house, "coordinator", "Ines").await;
    let link = desk.opens(&ines).await;
    let oak = house.person("Oak at home").await;
    let space = join(&oak, &link, "Oak").await.leads_to();
    let (own, public) = (format!("{space}/me/credential"), format!("/groups/{}", desk.listing));
    Stage { desk, ines, oak, space, own, public }
}

impl Stage<'_> {
    /// Where the host looks at the only credential there is.
    async fn waiting(&self) -> String {
        let page = self.ines.get(&self.desk.at).await;
        let at = page.text.split("/credentials/").nth(1).expect("nothing waits").split('"').next().unwrap();
        self.desk.page(&format!("credentials/{at}"))
    }

    async fn confirms(&self) {
        let page = self.waiting().await;
        assert_eq!(self.ines.post(&page, &[("decision", "confirm")]).await.leads_to(), self.desk.at);
    }
}

async fn it_is_confirmed_and_shown_without_a_name(house: House) {
    let stage = stage(&house).await;
    let Stage { ines, oak, own, public, .. } = &stage;
    oak.get(&format!("{}/me", stage.space)).await.says("Your training").says(own);
    let wrong = oak.post(own, &[("name", "Pat Doe"), ("year", "soon"), ("expires", "2020-01-01")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("a year such as 2019").says("value=\"soon\"").says("value=\"Pat Doe\"");
    let past = oak.post(own, &written("2020-01-01", "on")).await;
    assert_eq!(past.status, 422);
    past.says("a day to come");
    assert_eq!(oak.post(own, &written("", "on")).await.leads_to(), *own);
    oak.get(own).await.says("It waits for the host").says("LCSW 12345");
    house.get(public).await.keeps_silent("Social worker");

    let page = stage.waiting().await;
    ines.get(&page).await.says("Pat Doe").says("LCSW 12345").says("Leading groups, The Hospice School, 2019");
    ines.get(&page).await.keeps_silent("Oak");
    assert_eq!(ines.post(&page, &[("decision", "return"), ("words", " ")]).await.status, 422);
    ines.post(&page, &[("decision", "return"), ("words", "Please add the number.")]).await;
    oak.get(own).await.says("The host sent it back").says("Please add the number.");
    let mut more = written("", "on");
    more[5] = ("evidence", "LCSW 54321");
    oak.post(own, &more).await;
    stage.confirms().await;
    oak.get(own).await.says("The host has confirmed it");
    let shown = house.get(public).await;
    shown.says("Social worker").says("Leading groups, The Hospice School, 2019");
    shown.says("Confirmed by Riverside Hospice").keeps_silent("Pat Doe").keeps_silent("54321");

    more[7] = ("shown", "");
    oak.post(own, &more).await;
    house.get(public).await.keeps_silent("Social worker");
    oak.get(own).await.says("The host has confirmed it");
    more[7] = ("shown", "on");
    oak.post(own, &more).await;
    house.get(public).await.says("Social worker");
    more[1] = ("profession", "Psychologist");
    oak.post(own, &more).await;
    oak.get(own).await.says("It waits for the host");
    house.get(public).await.keeps_silent("Social worker").keeps_silent("Psychologist");
}

async fn an_expired_one_is_an_answer_no_more(house: House) {
    let stage = stage(&house).await;
    let Stage { ines, oak, own, public, desk, .. } = &stage;
    oak.post(own, &written("2027-01-31", "on")).await;
    stage.confirms().await;
    ines.get(&desk.at).await.keeps_silent("It ends soon");
    let later = |days: i64| house.at(house.app.now().plus_seconds(days * DAY));
    let soon = later(20).await;
    ines.at(&soon).get(&desk.at).await.says("It ends soon: January 31, 2027");
    oak.at(&soon).get(own).await.says("It ends soon");
    soon.get(public).await.says("Social worker");
    let over = later(70).await;
    // nobody has done anything, and the page says it no more
    over.get(public).await.keeps_silent("Social worker");
    // a session ends before that without a visit, so that staff signs in anew
    let fields = [("name", "ines at home"), ("passphrase", crate::house::PASSPHRASE)];
    let ines = over.browser();
    ines.post("/sign-in", &fields).await;
    ines.get(&desk.at).await.says("It ended: January 31, 2027");
    credential::publish_all(&over.app).await.unwrap();
    let listing = over.app.db.listing(desk.listing.parse().unwrap()).await.unwrap().unwrap();
    assert!(listing.answers.is_empty(), "and it is taken off");
}

async fn whoever_takes_it_back_or_leaves_takes_the_answer_along(house: House) {
    let stage = stage(&house).await;
    let Stage { ines, oak, own, public, desk, space, .. } = &stage;
    for ends in ["withdraw", "leave", "erase"] {
        oak.post(own, &written("", "on")).await;
        stage.confirms().await;
        house.get(public).await.says("Social worker");
        match ends {
            "withdraw" => {
                // the owner of the listing says meanwhile that all is right: these words are not theirs
                let id = desk.listing.parse().unwrap();
                house.app.db.save_owner(domain::Owner::new(id, None, house.app.now())).await.unwrap();
                let keep = server::actions::owner::link(&house.app, id).await.unwrap().unwrap();
                let keep = format!("/keep/{}", keep.split_once("/keep/").unwrap().1);
                let said = [("description", "We meet and talk.")];
                crate::join::answers(&house.browser(), &keep, &said).await.says("Saved");
                house.get(public).await.says("We meet and talk.").says("Social worker");
                oak.get(&format!("{own}/withdraw")).await.says("Take all of it back?");
                house.get(public).await.says("Social worker");
                oak.post(&format!("{own}/withdraw"), &[]).await;
                assert_eq!(
                    oak.get(&format!("{own}/withdraw")).await.status,
                    404,
                    "there is nothing any more"
                );
            }
            "leave" => {
                oak.post(&format!("{space}/me/leave"), &[]).await;
                let link = desk.opens(ines).await;
                house.get(public).await.keeps_silent("Social worker");
                join(oak, &link, "Oak").await;
            }
            _ => drop(oak.post("/account/erase", &[("old", crate::house::PASSPHRASE)]).await),
        }
        house.get(public).await.keeps_silent("Social worker");
    }
    ines.get(&desk.at).await.says("Nobody has written about their training");
}

async fn whoever_does_not_keep_the_group_has_none(house: House) {
    let stage = stage(&house).await;
    let fern = house.person("Fern at home").await;
    join(&fern, &format!("/groups/{}/join", stage.desk.listing), "Fern").await;
    assert_eq!(fern.get(&stage.own).await.status, 404);
    assert_eq!(fern.post(&stage.own, &written("", "on")).await.status, 404);
    fern.get(&format!("{}/me", stage.space)).await.keeps_silent("/me/credential");
    stage.oak.post(&stage.own, &written("", "on")).await;
    let page = stage.waiting().await;
    let sol = stage.desk.comes(&house, "safety_lead", "Sol").await;
    for other in [&fern, &sol, &stage.oak] {
        assert_eq!(other.get(&page).await.status, 404);
        assert_eq!(other.post(&page, &[("decision", "confirm")]).await.status, 404);
    }
    let member = page.rsplit('/').next().unwrap();
    let queue = format!("/queue/credentials/{member}");
    assert_eq!(stage.desk.olga.get(&queue).await.status, 404, "a host looks after it");
    stage.oak.get(&stage.own).await.says("It waits for the host");
}

async fn without_a_host_whoever_runs_the_server_looks(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let olga = operator(&house).await;
    room.oak.post(&room.at("me/credential"), &written("", "on")).await;
    let queue = olga.get("/queue").await;
    queue.says("Pat Doe").says("Social worker");
    let at = queue.text.split("/queue/credentials/").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/queue/credentials/{at}");
    olga.get(&page).await.says("LCSW 12345");
    assert_eq!(olga.post(&page, &[("decision", "confirm")]).await.leads_to(), "/queue");
    house.get(&room.listing).await.says("Social worker").says("Checked by this directory");
    olga.get("/queue").await.keeps_silent("Pat Doe");
    room.oak.get("/account/export.json").await.says("LCSW 12345");
}

on_both!(
    it_is_confirmed_and_shown_without_a_name,
    an_expired_one_is_an_answer_no_more,
    whoever_takes_it_back_or_leaves_takes_the_answer_along,
    whoever_does_not_keep_the_group_has_none,
    without_a_host_whoever_runs_the_server_looks,
);
