//! Every route has an audience, and nobody else gets in. The routes are read out of `routes.rs`, so that none is forgotten.

use crate::house::{House, Page, on_both};
use std::collections::BTreeSet;

const SOURCE: &str = include_str!("../../src/routes.rs");

/// Who may open a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Audience {
    /// Everybody.
    Anybody,
    /// Whoever has the link that the route is a part of; nobody with a made-up one.
    Link,
    /// Whoever is signed in.
    Person,
    /// Whoever runs the server.
    Operator,
    /// Those who watch over the server, at an address of their own: nobody at the public one.
    Watcher,
    /// Whoever has a seat in the group; told in `space.rs`, route by route.
    Seat,
}

/// The audience of a route: the longest beginning counts. A route under none of these fails the test.
const AUDIENCES: &[(&str, Audience)] = &[
    ("/", Audience::Anybody),
    ("/find", Audience::Anybody),
    ("/shortlist", Audience::Anybody),
    ("/groups/{id}", Audience::Anybody),
    ("/groups/{id}/join", Audience::Link), // a group without a space has no door
    ("/submit", Audience::Anybody),
    ("/submit/{id}", Audience::Link),
    ("/guide", Audience::Anybody),
    ("/help", Audience::Anybody),
    ("/leave", Audience::Anybody),
    ("/about", Audience::Anybody),
    ("/privacy", Audience::Anybody),
    ("/accessibility", Audience::Anybody),
    ("/places", Audience::Anybody),
    ("/api", Audience::Anybody),
    ("/gallery", Audience::Anybody),
    ("/sign-up", Audience::Anybody),
    ("/sign-in", Audience::Anybody),
    ("/sign-in/code", Audience::Link), // what a challenge gave
    ("/sign-out", Audience::Anybody),
    ("/recover", Audience::Anybody),
    ("/account", Audience::Person),
    ("/keep/{token}", Audience::Link),
    ("/letters/{token}", Audience::Link),
    ("/notices", Audience::Person),
    ("/setup/{token}", Audience::Link),
    ("/invite/{token}", Audience::Link),
    ("/claim/{token}", Audience::Link),
    ("/queue", Audience::Operator),
    ("/hosts", Audience::Operator), // and the host's staff; told in `host.rs`, route by route
    ("/hosts/invite/{token}", Audience::Link),
    ("/space/{group}", Audience::Seat),
    ("/embed", Audience::Anybody),
    ("/feeds", Audience::Anybody),
    ("/sitemap.xml", Audience::Anybody),
    ("/robots.txt", Audience::Anybody),
    ("/health", Audience::Anybody),
    ("/ready", Audience::Anybody),
    ("/metrics", Audience::Watcher),
    ("/a/{folder}", Audience::Anybody),
    ("/sw.js", Audience::Anybody),
];

/// Every route, and whether it is a form that is sent.
fn routes() -> Vec<(&'static str, bool)> {
    let mut found = vec![];
    for part in SOURCE.split(".route(").skip(1) {
        let path = part.split('"').nth(1).expect("a route has a path");
        let methods =
            part.split(".route(").next().and_then(|part| part.split_once(',')).expect("and methods").1;
        let methods = methods.split("\n    }").next().unwrap_or(methods);
        found.extend(methods.contains("get(").then_some((path, false)));
        found.extend(methods.contains("post(").then_some((path, true)));
    }
    found
}

fn audience(path: &str) -> Audience {
    let begins = |known: &&(&str, Audience)| {
        path == known.0
            || (known.0 != "/" && path.strip_prefix(known.0).is_some_and(|rest| rest.starts_with('/')))
    };
    let known = AUDIENCES.iter().filter(begins).max_by_key(|known| known.0.len());
    known.unwrap_or_else(|| panic!("nobody said who may open {path}")).1
}

/// A path with something in its places that nobody has.
fn filled(path: &str) -> String {
    let nobody = "00000000-0000-4000-8000-000000000000";
    let rooms = [
        "{group}",
        "{thread}",
        "{post}",
        "{chat}",
        "{member}",
        "{image}",
        "{resource}",
        "{appeal}",
        "{reading}",
        "{moment}",
        "{arrival}",
    ];
    let others = ["{id}", "{number}", "{conversation}", "{message}", "{concern}", "{host}", "{staff}"];
    rooms
        .iter()
        .chain(&others)
        .fold(path.to_owned(), |path, place| path.replace(place, nobody))
        .replace("{token}", "bm90aGluZw")
        .replace("{step}", "group")
}

/// What a page says of who asks.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    SignIn,
    NotThere,
    Open,
}

fn answer(page: &Page) -> Answer {
    let to_door = page.headers.get("location").is_some_and(|to| to.as_bytes().starts_with(b"/sign-in?to="));
    match page.status.as_u16() {
        401 => Answer::SignIn,
        303 if to_door => Answer::SignIn,
        404 => Answer::NotThere,
        _ => Answer::Open,
    }
}

async fn every_route_has_an_audience(house: House) {
    let mut routes = routes();
    routes.sort_by_key(|(path, _)| *path == "/sign-out"); // whoever signs out comes last
    assert!(routes.len() > 90, "{} routes", routes.len());
    let told: BTreeSet<_> = crate::space::ROUTES.iter().copied().collect();
    let of_space = |(path, sent): &(&'static str, bool)| Some((path.strip_prefix("/space/{group}")?, *sent));
    assert_eq!(routes.iter().filter_map(of_space).collect::<BTreeSet<_>>(), told, "space.rs tells of each");

    let stranger = house.person("Wren").await;
    for (path, sent) in &routes {
        let address = filled(path);
        let (visitor, person) = if *sent {
            (house.browser().post(&address, &[]).await, stranger.at(&house).post(&address, &[]).await)
        } else {
            (house.browser().get(&address).await, stranger.at(&house).get(&address).await)
        };
        let (visitor, person) = (answer(&visitor), answer(&person));
        let said = format!("{} {path}: {visitor:?}, {person:?}", if *sent { "POST" } else { "GET" });
        match audience(path) {
            Audience::Anybody => assert!(visitor != Answer::SignIn && person != Answer::SignIn, "{said}"),
            Audience::Link => assert!(visitor != Answer::Open && person != Answer::Open, "{said}"),
            Audience::Person => assert!(visitor == Answer::SignIn && person != Answer::SignIn, "{said}"),
            Audience::Watcher => assert!(visitor == Answer::NotThere && person == Answer::NotThere, "{said}"),
            Audience::Operator | Audience::Seat => {
                assert!(visitor == Answer::SignIn && person == Answer::NotThere, "{said}");
            }
        }
    }
}

on_both!(every_route_has_an_audience);
