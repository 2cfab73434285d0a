//! Whoever steals the database or a backup learns nothing: a whole community is played, then everything that is stored is
//! looked through.

use crate::house::{House, on_both};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use flate2::read::MultiGzDecoder;
use indicatif::ProgressBar;
use serde_json::Value;
use server::{
    actions::{backup, copy::bring},
    app::App,
    clock::Clock,
    demo,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
};

/// What the demo's people are called, what they are called in their groups, and what they say.
const SPACES: &str = include_str!("../../data/demo/spaces.json");
/// Tables of the public directory, where names of groups and their words belong.
const PUBLIC: [&str; 6] = ["listings", "contributions", "block_keys", "sources", "changes", "settings"];

/// The rows of each table, column by column, as bytes.
type Rows = BTreeMap<String, Vec<Vec<Vec<u8>>>>;

async fn played(house: &House) {
    let (config, db) = (house.app.config.clone(), house.app.db.clone());
    let mut app = App::open(config, db, Clock::Fixed(house.app.now())).await.unwrap();
    demo::fill(&app).await.unwrap();
    demo::people::fill(&mut app).await.unwrap();
    let robin = house.browser();
    let fields = [("name", "robin"), ("passphrase", demo::people::PASSPHRASE)];
    assert_eq!(robin.post("/sign-in", &fields).await.status, 303);
    let key = server::push::Sender::new([7; 32]).public();
    let device = [
        ("endpoint", "https://push.example.net/zinnia"),
        ("key", key.as_str()),
        ("secret", "BTBZMqHH6r4Tts7J_aSIgg"),
        ("zone", "America/Indiana/Indianapolis"),
    ];
    assert_eq!(robin.post("/account/push", &device).await.status, 303);
    crate::notice::works(house).await;
    told_and_blocked(&robin).await;
    let noor = house.browser();
    let draft = noor.post("/submit", &[]).await.leads_to();
    let fields = [("name", "Zinnia Hour"), ("description", "For zinnia people.")];
    assert_eq!(noor.post(&draft, &fields).await.status, 303);
    let olga = house.browser();
    olga.post("/sign-in", &[("name", "olga"), ("passphrase", demo::people::PASSPHRASE)]).await;
    let rooms = olga.get("/queue/rooms").await;
    let room = rooms.text.split("href=\"").find(|rest| rest.starts_with("/queue/rooms/")).unwrap();
    let reason = [("reason", "Somebody wrote of a zinnia bed."), ("hours", "1")];
    let opened = olga.post(room.split('"').next().unwrap(), &reason).await.leads_to();
    assert_eq!(olga.get(&opened).await.status, 200);
    let listing = house.listings().await[0].id;
    house.post(&format!("/groups/{listing}/report/gone"), &[("text", "The zinnia bed was empty.")]).await;
    came_with_a_copy(house).await;
}

/// Maya takes a copy of her group, and it becomes the room of another listing as well.
async fn came_with_a_copy(house: &House) {
    let maya = house.browser();
    maya.post("/sign-in", &[("name", "maya"), ("passphrase", demo::people::PASSPHRASE)]).await;
    let page = maya.get("/account").await;
    let space = page.text.split("href=\"").find(|rest| rest.starts_with("/space/")).unwrap();
    let copy = maya.post(&format!("{}/export", space.split('"').next().unwrap()), &[]).await;
    let copied =
        feeds::copy::read(&copy.bytes, house.app.now()).map_err(|refusal| refusal.to_string()).unwrap();
    for listing in house.listings().await {
        if house.app.db.group_of_listing(listing.id).await.unwrap().is_none() {
            let (brought, _) = bring::brought(copied, listing.id, house.app.now());
            bring::keep(&house.app, brought).await.unwrap().unwrap();
            return;
        }
    }
    panic!("every listing has a room");
}

/// Robin tells of somebody's post, and blocks its writer.
async fn told_and_blocked(robin: &crate::house::Person<'_>) {
    let link = |page: &crate::house::Page, kind: &str| {
        let mut all =
            page.text.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        all.find(|address| address.contains(kind)).unwrap()
    };
    let space = link(&robin.get("/account").await, "/space/");
    let threads = robin.get(&space).await;
    let threads = threads.text.split("href=\"").map(|rest| rest.split('"').next().unwrap());
    let thread = threads.filter(|address| address.contains("/threads/") && !address.ends_with("/new")).last();
    let thread = thread.unwrap();
    let page = robin.get(thread).await; // hearts are for what others wrote
    let other = page.text.split("name=\"send\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let page = robin.get(&format!("{space}/posts/{other}/more")).await;
    let reason = [("reason", "It hurts the zinnia people."), ("show", "on")];
    assert_eq!(robin.post(&link(&page, "/report"), &reason).await.status, 200);
    assert_eq!(robin.post(&link(&page, "/block/"), &[]).await.status, 303);
}

/// Everything that is stored, on either engine: a backup holds every column of every table.
async fn stored(house: &House) -> Rows {
    let file = house.app.config.data.join("copy.jsonl.gz");
    backup::write(&house.app.db, &file, &ProgressBar::hidden()).await.unwrap();
    let mut text = String::new();
    MultiGzDecoder::new(std::fs::File::open(&file).unwrap()).read_to_string(&mut text).unwrap();
    let (mut rows, mut table) = (Rows::new(), String::new());
    for line in text.lines() {
        match serde_json::from_str(line).unwrap() {
            Value::Array(row) => rows.get_mut(&table).unwrap().push(row.iter().map(bytes).collect()),
            Value::Object(head) => {
                if let Some(name) = head.get("table").and_then(Value::as_str) {
                    table = name.to_owned();
                    rows.insert(table.clone(), vec![]);
                }
            }
            _ => panic!("{line}"),
        }
    }
    rows
}

fn bytes(value: &Value) -> Vec<u8> {
    match value {
        Value::Array(one) => STANDARD_NO_PAD.decode(one[0].as_str().unwrap()).unwrap(),
        Value::String(text) => text.clone().into_bytes(),
        Value::Number(number) => number.as_i64().unwrap().to_be_bytes().to_vec(),
        _ => vec![],
    }
}

fn holds(stored: &[u8], word: &[u8]) -> bool {
    stored.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// Whether a value holds an id, as bytes or in writing.
fn names(stored: &[u8], id: &[u8]) -> bool {
    let written = |id: [u8; 16]| domain::AccountId::from_bytes(id).to_string();
    holds(stored, id) || id.try_into().is_ok_and(|id| holds(stored, written(id).as_bytes()))
}

/// Every name and every sentence that somebody of the demo is called by or said.
fn said() -> BTreeSet<String> {
    fn collect(value: &Value, said: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => {
                said.extend(
                    text.split(['\n', '.']).map(|part| part.trim().to_owned()).filter(|p| p.len() > 6),
                );
            }
            Value::Array(all) => all.iter().for_each(|value| collect(value, said)),
            Value::Object(all) => {
                // what credentials let be shown stands on the public page
                let public = ["listing", "as", "policy", "profession", "training", "school"];
                let own = all.iter().filter(|(name, _)| !public.contains(&name.as_str()));
                own.for_each(|(_, value)| collect(value, said));
            }
            _ => {}
        }
    }
    let mut all = ["Fern", "Heron", "Golondrina", "robin", "zinnia"].map(str::to_owned).into();
    collect(&serde_json::from_str(SPACES).unwrap(), &mut all);
    // what the public directory says too, and codes of the vocabulary, stand plain
    let public = include_str!("../../data/demo/groups.json");
    all.retain(|text| !public.contains(text.as_str()));
    all.retain(|text| {
        !["facilitator", "co_facilitator", "listening", "question", "feeling", "learned", "information"]
            .contains(&text.as_str())
    });
    all
}

async fn a_stolen_database_says_nothing(house: House) {
    played(&house).await;
    let rows = stored(&house).await;
    assert!(rows["notices"].len() > 5 && !rows["bells"].is_empty(), "somebody is told");
    assert!(
        ["conversations", "messages", "blocks", "concerns"].iter().all(|table| !rows[*table].is_empty()),
        "two wrote, somebody told, somebody blocked"
    );
    assert!(
        rows["appeals"].len() == 1
            && rows["readings"].len() == 1
            && rows["posts"].len() > 20
            && rows["members"].len() > 10
            && rows["accounts"].len() > 10
            && rows["claims"].len() > 5,
        "it was played"
    );
    assert!(rows["arrivals"].len() == 2, "and two come for the first time");
    assert!(rows["resources"].len() > 2 && !rows["images"].is_empty(), "with a shelf and a picture");
    for picture in rows["images"].iter().flatten() {
        assert!(!holds(picture, b"JFIF") && !holds(picture, b"WEBP"), "a picture lies open");
    }
    let words = said();
    assert!(words.len() > 80, "{words:?}");
    for (table, rows) in rows.iter().filter(|(table, _)| !PUBLIC.contains(&table.as_str())) {
        for value in rows.iter().flatten() {
            // in the many bytes of a sealed picture a few letters stand by chance
            for word in words.iter().filter(|word| table != "images" || word.len() > 5) {
                assert!(!holds(value, word.as_bytes()), "{table} says {word}");
            }
        }
    }
}

async fn nobody_can_tell_who_is_in_which_group(house: House) {
    played(&house).await;
    let rows = stored(&house).await;
    let ids = |table: &str| -> BTreeSet<Vec<u8>> { rows[table].iter().map(|row| row[0].clone()).collect() };
    let (accounts, members, staff) = (ids("accounts"), ids("members"), ids("staff"));
    assert!(!staff.is_empty() && !rows["credentials"].is_empty(), "it was played");
    for (table, rows) in &rows {
        for row in rows {
            let named =
                |ids: &BTreeSet<Vec<u8>>| row.iter().any(|value| ids.iter().any(|id| names(value, id)));
            let both = named(&accounts) && named(&members);
            assert!(!both, "a row of {table} joins an account and a member");
            assert!(
                !(named(&accounts) && named(&staff)),
                "a row of {table} joins an account and a host's staff"
            );
            assert!(
                !(named(&members) && named(&staff)),
                "a row of {table} joins a member and a host's staff"
            );
            let own = ["accounts", "sessions", "bells"].contains(&table.as_str());
            assert!(!(own && named(&members)), "a row of {table} names a member");
        }
    }
    // that somebody comes to their first meeting is promised an answer, and even that does not say who
    let arrivals = ids("arrivals");
    let promised: Vec<_> = rows["promises"].iter().filter(|row| arrivals.contains(&row[0])).collect();
    assert!(promised.len() == 2 && promised.iter().all(|row| !members.contains(&row[3])));
    for (table, rows) in &rows {
        for row in rows {
            let named =
                |ids: &BTreeSet<Vec<u8>>| row.iter().any(|value| ids.iter().any(|id| names(value, id)));
            assert!(!(named(&arrivals) && named(&members)), "a row of {table} says who comes");
        }
    }
    // who writes to whom, blocks whom or tells of whom is not to be seen: no row names a member
    for table in ["conversations", "messages", "blocks", "concerns", "arrivals"] {
        for row in &rows[table] {
            let named =
                |ids: &BTreeSet<Vec<u8>>| row.iter().any(|value| ids.iter().any(|id| names(value, id)));
            assert!(!named(&members) && !named(&accounts), "a row of {table} names somebody");
        }
    }
    for table in ["members", "notices", "posts", "threads", "groups", "staff", "credentials", "identities"] {
        for row in &rows[table] {
            assert!(
                !row.iter().any(|value| accounts.iter().any(|id| holds(value, id))),
                "{table} names an account"
            );
        }
    }
    // ids of people are all chance: version 4, so that their order says nothing of when they came
    for id in accounts.iter().chain(&members).chain(&staff) {
        assert_eq!((id.len(), id[6] >> 4), (16, 4));
    }
}

async fn nothing_sealed_looks_like_anything_else_sealed(house: House) {
    played(&house).await;
    let rows = stored(&house).await;
    let (mut seen, mut lengths) = (BTreeSet::new(), BTreeMap::<usize, usize>::new());
    let sealed = ["accounts", "sessions", "members", "groups", "posts", "submissions", "reports"];
    let of_rooms = ["resources", "images"];
    let of_two = ["conversations", "messages", "blocks", "concerns", "arrivals"];
    let of_hosts = ["hosts", "staff", "credentials"];
    for table in sealed.into_iter().chain(of_rooms).chain(of_two).chain(of_hosts) {
        for value in rows[table].iter().filter_map(|row| row.last()).filter(|value| !value.is_empty()) {
            assert!(seen.insert(value.clone()), "two of {table} are sealed alike");
        }
    }
    for row in &rows["members"] {
        *lengths.entry(row.last().unwrap().len()).or_default() += 1;
    }
    assert!(lengths.len() <= 3, "lengths tell names apart: {lengths:?}");
}

/// The bytes of the file and its log, not only the rows: nothing is left in pages that were given back.
async fn the_file_itself_says_nothing(house: House) {
    played(&house).await;
    if !house.app.config.database().starts_with("sqlite:") {
        return; // PostgreSQL's files are its own; its rows are looked through above
    }
    let words: Vec<String> = said().into_iter().filter(|word| word.len() > 12 || word == "zinnia").collect();
    for file in std::fs::read_dir(&house.app.config.data).unwrap().map(|file| file.unwrap().path()) {
        let stored = std::fs::read(&file).unwrap();
        for word in &words {
            let found = stored.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "{} says {word}", file.display());
        }
    }
}

on_both!(
    a_stolen_database_says_nothing,
    nobody_can_tell_who_is_in_which_group,
    nothing_sealed_looks_like_anything_else_sealed,
    the_file_itself_says_nothing,
);
