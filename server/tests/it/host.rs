//! Hosts: whoever runs the server adds them, their staff comes by links, and each does what their role is for.

use crate::{
    RIVERSIDE,
    house::{House, Person, on_both},
    join::{answers, form, join, link, opens},
    queue::operator,
};
use domain::submission::SubmissionState;

/// A host with a group, and who stands at its desk.
pub(crate) struct Desk<'h> {
    /// `/hosts/{host}`
    pub(crate) at: String,
    /// The listing of its group.
    pub(crate) listing: String,
    /// Who runs the server.
    pub(crate) olga: Person<'h>,
}

/// The link that a page shows, without the house's address.
pub(crate) fn shown(page: &crate::house::Page) -> String {
    let code = page.text.split("<code>").nth(1).expect("no link").split("</code>").next().unwrap();
    format!("/hosts/invite/{}", code.split_once("/hosts/invite/").unwrap().1)
}

/// Whoever runs the server adds Riverside Hospice, and says which group is its own.
pub(crate) async fn desk(house: &House) -> Desk<'_> {
    house.import("a", RIVERSIDE).await;
    let olga = operator(house).await;
    let fields =
        [("name", "Riverside Hospice"), ("kind", "nonprofit"), ("email", "staff@hospice.example.org")];
    let choose = olga.post("/hosts", &fields).await.leads_to();
    let at = choose.trim_end_matches("/listings").to_owned();
    let listing = house.listings().await.into_iter().find(|one| one.name == "Widowed Together").unwrap().id;
    olga.post(&choose, &[("listing", &listing.to_string())]).await;
    Desk { at, listing: listing.to_string(), olga }
}

impl Desk<'_> {
    /// A page of the desk.
    pub(crate) fn page(&self, rest: &str) -> String {
        format!("{}/{rest}", self.at)
    }

    /// A link for somebody with a role.
    pub(crate) async fn invites(&self, role: &str) -> String {
        shown(&self.olga.post(&self.page("staff"), &[("role", role)]).await)
    }

    /// Somebody comes to the staff with an account of their own.
    pub(crate) async fn comes<'h>(&self, house: &'h House, role: &str, name: &str) -> Person<'h> {
        let link = self.invites(role).await;
        let person = house.person(&format!("{name} at home")).await;
        assert_eq!(answers(&person, &link, &[("name", name)]).await.leads_to(), self.at);
        person
    }

    /// The room of the host's group, opened by somebody of the staff; its first link.
    pub(crate) async fn opens(&self, staff: &Person<'_>) -> String {
        let address = self.page(&format!("listings/{}/space", self.listing));
        link(&staff.post(&address, &form("open", "")).await)
    }
}

async fn a_host_is_added_and_its_groups_are_chosen(house: House) {
    house.import("a", RIVERSIDE).await;
    let olga = operator(&house).await;
    olga.get("/queue").await.says("href=\"/hosts\"");
    olga.get("/hosts").await.says("There is no host yet");
    let wrong = olga.post("/hosts", &[("name", " "), ("url", "hospice"), ("email", "staff")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write a name").says("starts with https://").says("has an @").says("value=\"hospice\"");
    let choose = olga.post("/hosts", &[("name", "riverside  hospice")]).await.leads_to();
    let page = olga.get(&choose).await;
    page.says("Widowed Together").keeps_silent("Chronic Pain Line Circle");
    let others = house.listings().await.into_iter().find(|one| one.name != "Widowed Together").unwrap().id;
    olga.post(&choose, &[("listing", &others.to_string())]).await;
    let home = choose.trim_end_matches("/listings");
    olga.get(home).await.says("No group is linked");
    let own = house.listings().await.into_iter().find(|one| one.name == "Widowed Together").unwrap().id;
    assert_eq!(olga.post(&choose, &[("listing", &own.to_string())]).await.leads_to(), home);
    olga.get(home).await.says("Widowed Together").says("riverside hospice");
    olga.post(&format!("{home}/settings"), &[("name", "Riverside Hospice")]).await;
    olga.get("/hosts").await.says("Riverside Hospice");
    olga.post(&choose, &[]).await;
    olga.get(home).await.says("No group is linked");
}

/// What each role may open at the desk: route, whether it is sent, admin, coordinator, safety lead.
const MATRIX: &[(&str, bool, [bool; 3])] = &[
    ("", false, [true, true, true]),
    ("/settings", false, [false, false, false]),
    ("/settings", true, [false, false, false]),
    ("/listings", false, [false, false, false]),
    ("/listings", true, [false, false, false]),
    ("/staff", false, [true, false, false]),
    ("/staff", true, [true, false, false]),
    ("/staff/end-links", false, [true, false, false]),
    ("/staff/end-links", true, [true, false, false]),
    ("/sign-in", false, [true, false, false]),
    ("/sign-in", true, [true, false, false]),
    ("/sign-in/end", true, [true, false, false]),
    ("/listings/{id}/space", false, [true, true, false]),
    ("/listings/{id}/space", true, [true, true, false]),
    ("/reports/{report}", false, [true, true, false]),
    ("/submissions/{submission}", false, [true, true, false]),
];

async fn each_role_opens_its_own_pages(house: House) {
    let desk = desk(&house).await;
    house.post(&format!("/groups/{}/report/gone", desk.listing), &[]).await;
    let report = house.app.db.open_reports(None, 9).await.unwrap()[0].id.to_string();
    let submission = submit(&house, "Evening Circle", "Riverside Hospice").await;
    let staff = [
        desk.comes(&house, "admin", "Henry").await,
        desk.comes(&house, "coordinator", "Ines").await,
        desk.comes(&house, "safety_lead", "Sol").await,
    ];
    let stranger = house.person("Wren").await;
    for (route, sent, may) in MATRIX {
        let route = route.replace("{id}", &desk.listing).replace("{report}", &report);
        let address = format!("{}{}", desk.at, route.replace("{submission}", &submission));
        for (person, may) in staff.iter().zip(may).chain([(&stranger, &false)]) {
            let page = if *sent { person.post(&address, &[]).await } else { person.get(&address).await };
            assert_eq!(page.status != 404, *may, "{address}: {}", page.status);
        }
    }
    for person in &staff {
        person.get("/hosts").await.says("Riverside Hospice").keeps_silent("Add a host");
        person.get("/account").await.says("Riverside Hospice");
        assert_eq!(person.post("/hosts", &[("name", "Another")]).await.status, 404);
        assert_eq!(person.get("/queue").await.status, 404);
    }
    assert_eq!(stranger.get("/hosts").await.status, 404);
}

/// A visitor submits a group that names a host; its number at the desk.
async fn submit(house: &House, name: &str, host: &str) -> String {
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to().trim_end_matches("/group").to_owned();
    noor.post(&format!("{draft}/group"), &[("name", name), ("url", "example.org"), ("host_name", host)])
        .await;
    noor.post(&draft, &[]).await;
    let waiting = house.app.db.submissions(SubmissionState::Waiting, None, 9).await.unwrap();
    waiting.iter().find(|one| one.listing.name == name).unwrap().becomes().to_string()
}

async fn a_link_for_staff_works_once_and_can_be_ended(house: House) {
    let desk = desk(&house).await;
    let link = desk.invites("coordinator").await;
    let visitor = house.browser();
    let door = opens(&visitor, &link).await;
    door.says("Riverside Hospice").says("Coordinator").says("/sign-in?to=");
    door.keeps_silent(link.rsplit('/').next().unwrap()); // the link stands in no address of the page
    let ines = house.person("Ines at home").await;
    let wrong = answers(&ines, &link, &[("name", "I")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("Please write a name of 2 to 80 letters");
    assert_eq!(answers(&ines, &link, &[("name", "Ines Vega")]).await.leads_to(), desk.at);
    assert_eq!(ines.get(&link).await.status, 404, "it works once");
    let wren = house.person("Wren").await;
    assert_eq!(wren.post(&link, &[("name", "Wren")]).await.status, 404);
    assert_eq!(answers(&wren, &link, &[("name", "Wren")]).await.status, 404);
    desk.olga.get(&desk.page("staff")).await.says("Ines Vega");

    let link = desk.invites("admin").await;
    desk.olga.get(&desk.page("staff")).await.says("Admin, until");
    desk.olga.get(&desk.page("staff/end-links")).await.says("End all links?").says("open nothing any more");
    assert_eq!(ines.get(&link).await.status, 303, "a question changes nothing");
    desk.olga.post(&desk.page("staff/end-links"), &[]).await;
    assert_eq!(ines.get(&link).await.status, 404);
    let link = desk.invites("admin").await;
    assert_eq!(answers(&ines, &link, &[("name", "Ines Vega")]).await.leads_to(), desk.at);
    assert_eq!(ines.get(&desk.page("staff")).await.status, 200, "she does from now on what the link says");
    let later = house.at(house.app.now().plus_seconds(15 * 24 * 3600)).await;
    let late = desk.invites("admin").await;
    assert_eq!(later.get(&late).await.status, 404, "it is over");
}

async fn two_links_in_two_windows_do_not_mix(house: House) {
    let desk = desk(&house).await;
    let (coordinator, lead) = (desk.invites("coordinator").await, desk.invites("safety_lead").await);
    let ines = house.person("Ines at home").await;
    let (first, second) = (ines.get(&coordinator).await.leads_to(), ines.get(&lead).await.leads_to());
    assert_ne!(first, second);
    ines.get(&first).await.says("Coordinator");
    ines.get(&second).await.says("Safety lead");
    let wren = house.browser();
    wren.get(&first).await.says("This link did not open").says("Then open your link again");
    assert_eq!(wren.get(&first).await.status, 404, "the address alone opens nothing");
    assert_eq!(ines.post(&first, &[("name", "Ines Vega")]).await.leads_to(), desk.at);
    assert_eq!(ines.get(&first).await.status, 404, "it is used");
    desk.olga.get(&desk.page("staff")).await.says("Ines Vega <span class=\"quiet\">Coordinator");
    ines.get(&second).await.says("Safety lead");
}

async fn staff_of_one_host_sees_nothing_of_another(house: House) {
    let desk = desk(&house).await;
    let henry = desk.comes(&house, "admin", "Henry").await;
    let other = desk.olga.post("/hosts", &[("name", "Hill Library")]).await.leads_to();
    let other = other.trim_end_matches("/listings");
    for (route, sent, _) in MATRIX {
        let filled = ["{id}", "{report}", "{submission}"];
        let route =
            filled.iter().fold((*route).to_owned(), |route, place| route.replace(place, &desk.listing));
        let address = format!("{other}{route}");
        let page = if *sent { henry.post(&address, &[]).await } else { henry.get(&address).await };
        assert_eq!(page.status, 404, "{address}");
    }
    // what is another's, from the own desk
    let listing = house.listings().await.into_iter().find(|one| one.name != "Widowed Together").unwrap().id;
    house.post(&format!("/groups/{listing}/report/gone"), &[]).await;
    let report = house.app.db.open_reports(None, 9).await.unwrap()[0].id;
    assert_eq!(henry.get(&desk.page(&format!("reports/{report}"))).await.status, 404);
    let closing = [("decision", "close"), ("words", "x")];
    assert_eq!(henry.post(&desk.page(&format!("reports/{report}")), &closing).await.status, 404);
    assert_eq!(henry.get(&desk.page(&format!("listings/{listing}/space"))).await.status, 404);
    let submission = submit(&house, "Evening Circle", "Hill Library").await;
    assert_eq!(henry.get(&desk.page(&format!("submissions/{submission}"))).await.status, 404);
    henry.get(&desk.at).await.says("Nothing waits").keeps_silent("Evening Circle");
}

async fn a_coordinator_answers_what_waits_for_the_hosts_groups(house: House) {
    let desk = desk(&house).await;
    let ines = desk.comes(&house, "coordinator", "Ines").await;
    house.post(&format!("/groups/{}/ask/cost", desk.listing), &[("text", "Is the coffee free?")]).await;
    let home = ines.get(&desk.at).await;
    home.says("A question to the group").says("Widowed Together");
    let report = house.app.db.open_reports(None, 9).await.unwrap()[0].id;
    let page = desk.page(&format!("reports/{report}"));
    ines.get(&page).await.says("Is the coffee free?");
    assert_eq!(ines.post(&page, &[("decision", "answer"), ("words", " ")]).await.status, 422);
    let answer = [("decision", "answer"), ("words", "The coffee is free.")];
    assert_eq!(ines.post(&page, &answer).await.leads_to(), desk.at);
    house
        .get(&format!("/groups/{}", desk.listing))
        .await
        .says("The coffee is free.")
        .says("The group says so");

    let submission = submit(&house, "Evening Circle", "riverside hospice").await;
    ines.get(&desk.at).await.says("Evening Circle");
    let page = desk.page(&format!("submissions/{submission}"));
    assert_eq!(ines.post(&page, &[("decision", "return"), ("reason", "")]).await.status, 422);
    assert_eq!(ines.post(&page, &[("decision", "accept")]).await.leads_to(), desk.at);
    ines.get(&desk.at).await.says("Nothing waits").says("Evening Circle");
    house.get("/find?q=Evening+Circle").await.says("Evening Circle");
}

async fn staff_opens_a_room_and_has_no_seat_in_it(house: House) {
    let desk = desk(&house).await;
    let ines = desk.comes(&house, "coordinator", "Ines").await;
    desk.comes(&house, "safety_lead", "Sol Ortega").await;
    let address = desk.page(&format!("listings/{}/space", desk.listing));
    ines.get(&address).await.says("What is said here stays here");
    let wrong = ines.post(&address, &[("hours", "never")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says("a number from 1 to 168");
    let link = desk.opens(&ines).await;
    let oak = house.person("Oak at home").await;
    let space = join(&oak, &link, "Oak").await.leads_to();
    for staff in [&ines, &desk.olga] {
        assert_eq!(staff.get(&space).await.status, 404, "no seat comes with a job");
        assert_eq!(staff.get(&format!("{space}/people")).await.status, 404);
    }
    oak.get(&format!("{space}/people")).await.says("turn to Sol Ortega (Riverside Hospice)");
    oak.get(&space).await.keeps_silent("Sol Ortega");
    let again = ines.post(&address, &[]).await;
    again.says("/invite/");
    oak.get(&format!("{space}/people")).await.says("opened the room to a new facilitator");
}

async fn whoever_is_let_go_sees_nothing_any_more(house: House) {
    let desk = desk(&house).await;
    let henry = desk.comes(&house, "admin", "Henry").await;
    let ines = desk.comes(&house, "coordinator", "Ines").await;
    let page = henry.get(&desk.page("staff")).await;
    let line = page.text.split("<li class=\"card\">").find(|part| part.contains("Ines")).unwrap();
    let address = line.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let asks = henry.get(&address).await;
    asks.says("Let Ines go?").says("they do not see this desk").says("No, go back").says(&desk.page("staff"));
    asks.says(&format!("action=\"{address}\""));
    assert_eq!(ines.get(&desk.at).await.status, 200, "a question changes nothing");
    assert_eq!(ines.get(&address).await.status, 404);
    assert_eq!(ines.post(&address, &[]).await.status, 404, "not by themselves: it takes an admin");
    assert_eq!(henry.post(&address, &[]).await.leads_to(), desk.page("staff"));
    assert_eq!(henry.post(&address, &[]).await.status, 404, "once");
    assert_eq!(ines.get(&desk.at).await.status, 404);
    assert_eq!(ines.get("/account").await.status, 200, "the account is her own");
    henry.post("/account/erase", &[("old", crate::house::PASSPHRASE)]).await;
    desk.olga.get(&desk.at).await.says("There is no staff yet").keeps_silent("Henry");
}

async fn the_desk_speaks_spanish(house: House) {
    let desk = desk(&house).await;
    let link = desk.olga.get(&desk.invites("safety_lead").await).await.leads_to();
    let listing = format!("listings/{}/space", desk.listing);
    let pages = ["", "/settings", "/listings", "/staff", "/staff/end-links", "/sign-in"];
    let pages = pages.map(|rest| format!("{}{rest}", desk.at));
    for address in pages.iter().chain([&"/hosts".to_owned(), &link, &desk.page(&listing)]) {
        let page = desk.olga.get(&format!("{address}?lang=es")).await;
        assert_eq!(page.status, 200, "{address}");
        page.says("lang=\"es\"");
        for key in ["ask-", "people-", "desk-", "with-", "queue-", "credential-", "host-"] {
            let shown = page.text.split('>').skip(1).any(|part| part.trim_start().starts_with(key));
            assert!(!shown, "{address}: a key of {key} shows as itself");
        }
    }
}

on_both!(
    a_host_is_added_and_its_groups_are_chosen,
    each_role_opens_its_own_pages,
    a_link_for_staff_works_once_and_can_be_ended,
    two_links_in_two_windows_do_not_mix,
    staff_of_one_host_sees_nothing_of_another,
    a_coordinator_answers_what_waits_for_the_hosts_groups,
    staff_opens_a_room_and_has_no_seat_in_it,
    whoever_is_let_go_sees_nothing_any_more,
    the_desk_speaks_spanish,
);
