//! Words about words: somebody is meant by name, somebody's post is quoted, and old words are shown as new ones are.

use crate::{
    house::{House, NOON, Person, on_both},
    join::{Room, room},
    live::reads,
    notice::works,
    queue::operator,
    thread::begins,
};

/// Somebody replies; the address of their post.
async fn replies(person: &Person<'_>, room: &Room<'_>, thread: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = fields.iter().copied().chain([("confirm", "on")]).collect();
    let page = person.post(thread, &fields).await;
    let to = page.leads_to();
    room.at(&format!("posts/{}", to.rsplit("#p-").next().unwrap()))
}

/// Whom a post means, as the store has it.
async fn meant(house: &House, post: &str) -> usize {
    let id = post.rsplit('/').next().unwrap().parse().unwrap();
    house.app.db.post(id).await.unwrap().unwrap().0.mentions().len()
}

async fn a_name_is_a_quiet_mark_for_as_long_as_somebody_has_it(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Quiet Moss").await);
    let (thread, _) = begins(&fern, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let text = "Thank you, @fern, and @Oak. @Nobody <b>knows</b>. Not oak@example.org.";
    let post = replies(&moss, &room, &thread, &[("text", text)]).await;
    let page = room.oak.get(&thread).await;
    page.says("Thank you, <span class=\"mention\">@Fern</span>, and <span class=\"mention\">@Oak</span>.");
    page.says("@Nobody &lt;b&gt;knows&lt;/b&gt;").says("Not oak@example.org.");
    assert_eq!(meant(&house, &post).await, 2);
    moss.get(&format!("{post}/edit")).await.says("Thank you, @Fern, and @Oak. @Nobody");
    moss.post(&format!("{post}/edit"), &[("text", "Thank you, @Fern's lamp helped.")]).await;
    fern.get(&thread).await.says("<span class=\"mention\">@Fern</span>'s lamp");
    assert_eq!(meant(&house, &post).await, 1);
    room.oak.post(&room.at("search"), &[("q", "lamp helped")]).await.says("Thank you, @Fern&#39;s lamp");
    moss.get("/account/export").await.says("Thank you, @Fern&#39;s lamp");

    fern.post(&room.at("me/leave"), &[]).await;
    let page = room.oak.get(&thread).await;
    page.says("<span class=\"mention\">somebody who has left</span>'s lamp").keeps_silent("@Fern");
    moss.get("/account/export.json").await.keeps_silent("@Fern");
    room.oak.post(&room.at("search"), &[("q", "lamp helped")]).await.keeps_silent("@Fern");
}

async fn who_only_listens_or_is_elsewhere_is_not_found(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let willow = room.comes(&house, "Willow").await;
    let reed = other.comes(&house, "Reed").await;
    begins(&reed, &other, "Hello", "First words.").await;
    let (thread, post) = begins(&room.oak, &room, "Hello", "Are @Willow and @Reed here?").await;
    let (thread, post) = (room.at(&format!("threads/{thread}")), room.at(&format!("posts/{post}")));
    room.oak.get(&thread).await.says("Are @Willow and @Reed here?").keeps_silent("class=\"mention\"");
    assert_eq!(meant(&house, &post).await, 0);
    replies(&willow, &room, &thread, &[("text", "I am.")]).await;
    let post = replies(&room.oak, &room, &thread, &[("text", "Welcome, @Willow.")]).await;
    assert_eq!(meant(&house, &post).await, 1);
}

async fn nobody_types_a_mark(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (thread, post) = begins(&room.oak, &room, "Hello", "A \u{e000}0\u{e001} b.").await;
    room.oak.get(&room.at(&format!("threads/{thread}"))).await.says("A 0 b.");
    assert_eq!(meant(&house, &post).await, 0);
}

async fn a_quotation_is_a_window_on_somebody_elses_words(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, first) = begins(&fern, &room, "Nights", "The lighthouse keeps me *awake*.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let more = moss.get(&room.at(&format!("posts/{first}/more"))).await;
    more.says(&format!("?from=end&#38;quote={first}#write")).says("Written: ");
    let form = moss.get(&format!("{thread}?from=end&quote={first}")).await;
    form.says("Your reply will quote this").says(&format!("name=\"quote\" value=\"{first}\""));
    let wrong = moss.post(&thread, &[("text", " "), ("quote", &first), ("confirm", "on")]).await;
    assert_eq!(wrong.status, 422);
    wrong.says(&format!("name=\"quote\" value=\"{first}\""));
    moss.post(&thread, &[("text", "Mine too"), ("quote", &first), ("do", "draft")]).await;
    moss.get(&thread).await.says("Mine too</textarea>").says(&format!("name=\"quote\" value=\"{first}\""));
    replies(&moss, &room, &thread, &[("text", "Mine is a harbour."), ("quote", &first)]).await;
    let quoted = |page: &str| page.split("<blockquote class=\"quote\">").nth(1).map(str::to_owned);
    let page = room.oak.get(&thread).await;
    let window = quoted(&page.text).unwrap().split("</blockquote>").next().unwrap().to_owned();
    assert!(
        window.contains("The lighthouse keeps me <em>awake</em>.") && window.contains(">Fern</a>"),
        "{window}"
    );
    assert!(window.contains(&format!("/posts/{first}")));

    let post = room.at(&format!("posts/{first}"));
    room.oak.post(&format!("{post}/hide"), &[("reason", "It names a place.")]).await;
    for reader in [&moss, &room.oak] {
        let page = reader.get(&thread).await;
        page.says("What was quoted here is not there any more").says("Mine is a harbour.");
        assert!(quoted(&page.text).is_none());
    }
    moss.get(&thread).await.keeps_silent("lighthouse");
    room.oak.post(&format!("{post}/show"), &[]).await;
    assert!(quoted(&moss.get(&thread).await.text).is_some());
    fern.post(&format!("{post}/take-back"), &[]).await;
    moss.get(&thread).await.says("What was quoted here is not there").keeps_silent("lighthouse");
}

async fn what_nobody_may_read_cannot_be_quoted(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let other = crate::join::room(&house, "Thursday Circle", "open").await;
    let fern = room.comes(&house, "Fern").await;
    let (thread, _) = begins(&room.oak, &room, "Hello", "Come in.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let (_, elsewhere) = begins(&other.oak, &other, "Nights", "Another lighthouse.").await;
    let hidden = replies(&fern, &room, &thread, &[("text", "Ring Rowan.")]).await;
    room.oak.post(&format!("{hidden}/hide"), &[("reason", "It names somebody.")]).await;
    let hidden = hidden.rsplit('/').next().unwrap().to_owned();
    for post in [elsewhere, hidden, "00000000-0000-4000-8000-000000000000".to_owned()] {
        let form = room.oak.get(&format!("{thread}?from=end&quote={post}")).await;
        form.keeps_silent("Your reply will quote").keeps_silent("Another lighthouse");
        let refused = room.oak.post(&thread, &[("text", "Kept words"), ("quote", &post)]).await;
        assert_eq!(refused.status, 422);
        refused.says("What you quote is not there").says("Kept words").keeps_silent("Another lighthouse");
        refused.keeps_silent("name=\"quote\"");
    }
}

async fn words_of_an_older_renderer_are_shown_as_new_ones(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (thread, post) = begins(&room.oak, &room, "Nights", "So *long*.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let mut kept = house.app.db.post(post.parse().unwrap()).await.unwrap().unwrap().0;
    let said = kept.said.as_mut().unwrap();
    (said.html, said.renderer) = ("<p>So <i>long</i>.</p>".to_owned().into(), said.renderer - 1);
    house.app.db.save_post(kept.clone()).await.unwrap();
    room.oak.get(&thread).await.says("So <em>long</em>.").keeps_silent("<i>");
    let said = kept.said.as_mut().unwrap();
    said.renderer += 1;
    house.app.db.save_post(kept).await.unwrap();
    room.oak.get(&thread).await.says("So <i>long</i>.");
}

async fn what_a_post_brings_arrives_with_it(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, first) = begins(&fern, &room, "Nights", "The lighthouse keeps me awake.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let mut at_oaks = reads(&room.oak, &thread).await;
    let post = replies(&moss, &room, &thread, &[("text", "So it does, @Fern."), ("quote", &first)]).await;
    let told = at_oaks.next().await;
    told.is("new", "So it does, <span class=\"mention\">@Fern</span>.").is("new", "Quote or more</a>");
    told.is("new", "<blockquote class=\"quote\">").is("new", "The lighthouse keeps me awake.");
    room.oak.post(&format!("{thread}/keep"), &[("do", "closed")]).await;
    at_oaks.next().await.is("behind", "1");
    let more = moss.get(&room.at(&format!("posts/{first}/more"))).await;
    more.says("A link to it").keeps_silent("quote="); // nobody can answer
    moss.post(&format!("{post}/edit"), &[("text", "So it does.")]).await;
    let told = at_oaks.next().await;
    told.is("changed", "So it does.").is("changed", "The lighthouse keeps me awake.");
    told.keeps_silent("class=\"mention\"").keeps_silent("#write");
}

async fn a_quotation_of_whom_somebody_blocked_is_folded(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    let (thread, first) = begins(&moss, &room, "Nights", "The lighthouse keeps me awake.").await;
    let thread = room.at(&format!("threads/{thread}"));
    replies(&room.oak, &room, &thread, &[("text", "All night?"), ("quote", &first)]).await;
    let folded = |text: &str| text.matches("Show it once").count();
    fern.get(&thread).await.says("<blockquote class=\"quote\"><p");
    let member = room.person("Moss").await;
    fern.post(&room.at(&format!("block/{}", member.rsplit('/').next().unwrap())), &[]).await;
    let page = fern.get(&thread).await;
    page.says("<blockquote class=\"quote\"><details");
    assert_eq!((folded(&page.text), folded(&moss.get(&thread).await.text)), (2, 0));
}

async fn names_are_names_wherever_words_are_read(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    begins(&fern, &room, "Hello", "I am new.").await;
    let (thread, post) = begins(&moss, &room, "Nights", "Ring @Fern.").await;
    let post = room.at(&format!("posts/{post}"));
    let mark = "Ring <span class=\"mention\">@Fern</span>.";
    room.oak.get(&format!("{post}/move")).await.says(mark);
    fern.get(&format!("{post}/report")).await.says("Ring @Fern.");
    fern.post(&format!("{post}/report"), &[("reason", "I want no calls.")]).await;
    let people = room.oak.get(&room.at("people")).await;
    let concern = people.text.split("/concerns/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    room.oak.get(&room.at(&format!("concerns/{concern}"))).await.says("Ring @Fern.");
    room.oak.post(&format!("{post}/hide"), &[("reason", "Nobody asked for it.")]).await;
    moss.get(&format!("{post}/appeal")).await.says(mark);

    let olga = operator(&house).await;
    let read = format!("/queue/rooms/{}", room.space.rsplit('/').next().unwrap());
    let why = [("reason", "Somebody told us of a threat here."), ("hours", "4")];
    olga.post(&read, &why).await;
    olga.get(&format!("{read}/read/{thread}")).await.says(mark);
}

/// How often somebody's list says that they were named.
async fn named(person: &Person<'_>) -> usize {
    person.get("/notices").await.text.matches("Somebody named you in “Nights”").count()
}

async fn whoever_is_named_is_told_once_and_quietly(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    for (person, name) in [(&fern, "Fern"), (&moss, "Moss")] {
        begins(person, &room, &format!("{name} is here"), "Hello.").await;
    }
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let post = replies(&moss, &room, &thread, &[("text", "Thank you, @Fern and @Moss and @Oak.")]).await;
    works(&house).await;
    let told = fern.get("/notices").await;
    told.says("Somebody named you in “Nights”").says(&post).keeps_silent("Thank you").keeps_silent("by Moss");
    assert_eq!((named(&fern).await, named(&room.oak).await), (1, 1));
    room.oak.get("/notices").await.keeps_silent("Somebody replied in “Nights”");
    assert_eq!(named(&moss).await, 0, "nobody is told of their own words");

    // who is named anew by a change is told, and nobody twice
    let reed = room.comes(&house, "Reed").await;
    begins(&reed, &room, "Reed is here", "Hello.").await;
    reed.get(&thread).await;
    let later = house.at(NOON.plus_seconds(10 * 60)).await;
    let edit = format!("{post}/edit");
    moss.at(&later).post(&edit, &[("text", "Thank you, @Fern and @Reed.")]).await;
    works(&later).await;
    let reeds = reed.at(&later).get("/notices").await;
    reeds.says("Somebody named you in “Nights”").says("new</span>");
    assert_eq!(
        (named(&fern).await, named(&room.oak).await),
        (1, 0),
        "a name that is taken out again is not told"
    );
    for text in ["Thank you, @Reed.", "Thank you, @Fern and @Reed."] {
        moss.at(&later).post(&edit, &[("text", text)]).await;
        works(&later).await;
    }
    assert_eq!((named(&fern).await, named(&reed).await), (1, 1), "to name somebody again is no news");
    room.oak.post(&format!("{post}/hide"), &[("reason", "It is loud.")]).await;
    works(&house).await;
    assert_eq!((named(&fern).await, named(&reed).await), (0, 0), "what is hidden is not told");
}

async fn who_may_not_see_it_is_not_told(house: House) {
    let room = room(&house, "Tuesday Circle", "open").await;
    let (fern, moss) = (room.comes(&house, "Fern").await, room.comes(&house, "Moss").await);
    for (person, name) in [(&fern, "Fern"), (&moss, "Moss")] {
        begins(person, &room, &format!("{name} is here"), "Hello.").await;
    }
    let (thread, _) = begins(&room.oak, &room, "Nights", "They are long.").await;
    let thread = room.at(&format!("threads/{thread}"));
    let block = room.at(&format!("block/{}", crate::conversation::id(&room, "Moss").await));
    fern.post(&block, &[]).await;
    replies(&moss, &room, &thread, &[("text", "Look, @Fern.")]).await;
    works(&house).await;
    fern.get("/notices").await.keeps_silent("Somebody named you").keeps_silent("new</span>");
    let person = room.person("Fern").await;
    room.oak.post(&person, &[("do", "pause"), ("reason", "To rest.")]).await;
    replies(&room.oak, &room, &thread, &[("text", "Until soon, @Fern.")]).await;
    works(&house).await;
    fern.get("/notices").await.keeps_silent("Somebody named you");
}

on_both!(
    whoever_is_named_is_told_once_and_quietly,
    who_may_not_see_it_is_not_told,
    a_name_is_a_quiet_mark_for_as_long_as_somebody_has_it,
    who_only_listens_or_is_elsewhere_is_not_found,
    nobody_types_a_mark,
    a_quotation_is_a_window_on_somebody_elses_words,
    what_nobody_may_read_cannot_be_quoted,
    words_of_an_older_renderer_are_shown_as_new_ones,
    what_a_post_brings_arrives_with_it,
    a_quotation_of_whom_somebody_blocked_is_folded,
    names_are_names_wherever_words_are_read,
);
