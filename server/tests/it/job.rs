//! Jobs of which nobody knows how they ended, that take too long, or that were given up.

use crate::{
    bell::letters,
    house::{House, NOON, Page, on_both},
    join::room,
    notice::works,
    postbox::{Manner, Postbox},
    queue::operator,
    refused::{decided, fern, news, sent_back},
};
use server::actions::{job, worker};
use std::time::Duration;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// By what a mailbox knows a letter.
fn message_id(letter: &str) -> &str {
    letter.lines().find(|line| line.starts_with("Message-ID: <")).expect("it has no name")
}

async fn a_letter_goes_out_twice_at_most(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room, &postbox).await;
    let waits = house.app.db.count_jobs().await; // for first words that nobody answers
    // it takes letters, and the line breaks before it says so
    postbox.says(Manner { letter: Some(""), ..Manner::default() });
    let (_, came) = news(&house, &room, &thread, 0, &postbox).await;
    assert_eq!(came, 1);
    let mut again = vec![];
    for minutes in 1..30 {
        let later = house.at(NOON.plus_seconds(minutes * 60)).await;
        again.extend(letters(&later, &postbox).await);
    }
    assert_eq!(again.len(), 1, "once more, and no more");
    assert_eq!(house.app.db.count_jobs().await, waits);
    postbox.says(Manner::default());
    assert_eq!(news(&house, &room, &thread, 1, &postbox).await.1, 1, "what is new is told");
    fern.get("/notices").await.says("Somebody replied");
}

async fn a_notice_is_told_twice_at_most_whatever_job_tells_it(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, thread) = fern(&house, &room, &postbox).await;
    let waits = house.app.db.count_jobs().await; // for first words that nobody answers
    // just before the hour at which a job of its own looks after Fern: 18:00 in Madrid
    let before = house.at(NOON.plus_seconds(5 * HOUR - 5)).await;
    postbox.says(Manner { letter: Some(""), ..Manner::default() });
    room.oak.at(&before).post(&thread, &[("text", "I am here.")]).await;
    let mut came = letters(&before, &postbox).await;
    for minutes in 0..40 {
        let later = house.at(NOON.plus_seconds(5 * HOUR + 5 + minutes * 60)).await;
        came.extend(letters(&later, &postbox).await);
    }
    assert_eq!(came.len(), 2, "of both jobs together");
    assert_eq!(message_id(&came[0]), message_id(&came[1]), "a mailbox may keep one of the two");
    assert_eq!(house.app.db.count_jobs().await, waits);
    assert_eq!(
        house.app.db.count_given_up().await,
        Ok(0),
        "it stands in her list: nobody has to do anything"
    );
    fern.get("/notices").await.says("Your first words were answered");

    // what did not go out at all is not counted
    postbox.close(true);
    for minutes in [0, 2, 4, 8] {
        let later = house.at(NOON.plus_seconds(7 * HOUR + minutes * 60)).await;
        room.oak.at(&later).post(&thread, &[("text", &format!("Minute {minutes}."))]).await;
        assert_eq!(letters(&later, &postbox).await, [""; 0]);
    }
    postbox.close(false);
    let next = house.at(NOON.plus_seconds(8 * HOUR)).await;
    let new = letters(&next, &postbox).await;
    assert_eq!(new.len(), 1, "the whole of it in one");
    assert_ne!(message_id(&new[0]), message_id(&came[0]));
}

async fn a_server_that_dies_at_the_wrong_moment_sends_a_letter_twice_at_most(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    // the job is taken, its letter may be sent, and nothing is heard of the worker
    let dies = async |seconds: i64| {
        let now = NOON.plus_seconds(seconds);
        house.app.db.claim_jobs(now, now.plus_seconds(60), 9).await.unwrap().len()
    };
    decided(&house).await;
    assert_eq!((dies(0).await, dies(60).await), (1, 1));
    let later = house.at(NOON.plus_seconds(120)).await;
    assert_eq!(letters(&later, &postbox).await, [""; 0], "twice it may have gone out");
    assert_eq!(later.app.db.count_jobs().await, Ok(0));
    // whoever runs the server decides about another
    let olga = operator(&later).await;
    let queue = olga.get("/queue").await;
    queue.says("A letter about a group that somebody added").says("did not say if it took a letter");
    assert_eq!(olga.post(&over(&queue), &[("do", "try")]).await.leads_to(), "/queue");
    assert_eq!(letters(&later, &postbox).await.len(), 1);
    olga.get("/queue").await.keeps_silent("What was given up").keeps_silent("did not say");

    // once is no reason
    decided(&later).await;
    assert_eq!(dies(120).await, 1);
    let later = house.at(NOON.plus_seconds(180)).await;
    assert_eq!(letters(&later, &postbox).await.len(), 1);
}

/// Each job is done at its time, until none waits any more.
async fn gives_up(house: &House) {
    while let Some(next) = house.app.db.next_job_at().await.unwrap() {
        works(&house.at(next.max(NOON)).await).await;
    }
}

/// Where the first thing that was given up is decided.
fn over(queue: &Page) -> String {
    let form = queue.text.split("action=\"/queue/jobs/").nth(1).expect("nothing was given up");
    format!("/queue/jobs/{}", form.split('"').next().unwrap())
}

async fn what_was_given_up_waits_for_whoever_runs_the_server(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let olga = operator(&house).await;
    let fern = house.person("Fern at home").await;
    postbox.close(true);
    sent_back(&house).await;
    fern.post("/account/email", &[("email", "fern@mail.example")]).await;
    works(&house).await;
    olga.get("/queue").await.keeps_silent("What was given up");
    gives_up(&house).await;
    let queue = olga.get("/queue").await;
    queue.says("What was given up").says("A letter about a group that somebody added");
    queue.says("A letter that asks if an address is right").says("asks us to come later").says("since ");
    queue.keeps_silent("mail.example");
    let one = over(&queue);

    // nobody else decides, and only what stands there
    assert_eq!(fern.post(&one, &[("do", "try")]).await.status, 404);
    assert_eq!(house.post(&one, &[("do", "try")]).await.status, 401);
    assert_eq!(olga.post(&one, &[("do", "something")]).await.status, 404);
    assert_eq!(olga.post("/queue/jobs/nothing", &[("do", "try")]).await.status, 404);
    assert_eq!(house.app.db.count_given_up().await, Ok(2));

    postbox.close(false);
    for (decision, letters) in [("try", 1), ("let_go", 0)] {
        let one = over(&olga.get("/queue").await);
        assert_eq!(olga.post(&one, &[("do", decision)]).await.leads_to(), "/queue");
        assert_eq!(olga.post(&one, &[("do", decision)]).await.status, 404, "once");
        works(&house).await;
        assert_eq!(postbox.take().len(), letters);
    }
    olga.get("/queue").await.keeps_silent("What was given up").keeps_silent("/queue/jobs");
    assert_eq!(house.app.db.count_jobs().await, Ok(0));
}

async fn what_was_given_up_for_somebody_goes_with_them(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let fern = house.person("Fern at home").await;
    postbox.close(true);
    fern.post("/account/email", &[("email", "fern@mail.example")]).await;
    gives_up(&house).await;
    assert_eq!(house.app.db.count_given_up().await, Ok(1));
    fern.post("/account/erase", &[("old", crate::house::PASSPHRASE)]).await;
    assert_eq!(house.app.db.count_given_up().await, Ok(0));

    let elm = house.person("Elm at home").await;
    elm.post("/account/email", &[("email", "elm@mail.example")]).await;
    gives_up(&house).await;
    for (days, left) in [(80, 1), (120, 0)] {
        let later = house.at(NOON.plus_seconds(days * DAY)).await;
        job::forget(&later.app).await.unwrap();
        assert_eq!(house.app.db.count_given_up().await, Ok(left), "after {days} days");
    }
}

async fn a_job_that_takes_too_long_is_put_back_and_holds_up_no_other(house: House) {
    let (postbox, server) = Postbox::open().await;
    let house = house.with_mail(&server).await;
    let olga = operator(&house).await;
    decided(&house).await;
    // no letter is handed over in no time
    assert_eq!(worker::run_due_within(&house.app, Duration::ZERO).await.unwrap(), 1);
    olga.get("/queue").await.says("It took too long").says("1 waits");
    assert_eq!(house.app.db.count_jobs().await, Ok(1));
    postbox.take(); // what was on its way when it was broken off
    let later = house.at(NOON.plus_seconds(60)).await;
    works(&later).await;
    assert_eq!(postbox.take().len(), 1, "it is done the next time");
    olga.get("/queue").await.keeps_silent("It took too long");
}

on_both!(
    a_letter_goes_out_twice_at_most,
    a_notice_is_told_twice_at_most_whatever_job_tells_it,
    a_server_that_dies_at_the_wrong_moment_sends_a_letter_twice_at_most,
    what_was_given_up_waits_for_whoever_runs_the_server,
    what_was_given_up_for_somebody_goes_with_them,
    a_job_that_takes_too_long_is_put_back_and_holds_up_no_other,
);
