//! What a question, a place field and a listing are read as, one story each.

use domain::{Audience, Listing, Place, Point, Stage};
use finder::places::places;
use finder::understand::{json, place, tag, understand, understand_from};
use finder::understood::{PlaceFound, WantedPlace};
use proptest::prelude::*;

/// Region and country of a town.
fn town(of: Option<WantedPlace>) -> (Option<String>, String) {
    match of {
        Some(WantedPlace::City(PlaceFound { region, country, .. })) => (region, country),
        other => (None, format!("no town: {other:?}")),
    }
}

#[test]
fn each_constraint_says_which_words_led_to_it() {
    let read = understand("my husband died last month 46032 evening in person", "en");
    let words = |what: &str| {
        read.because.iter().filter(|(of, _)| *of == what).map(|(_, w)| w.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(words("place"), ["46032"]);
    assert_eq!(words("time"), ["evening"]);
    assert_eq!(words("format"), ["in person"]);
    assert!(words("conditions").concat().contains("husband"));
    assert_eq!(read.stage, Some(Stage::RecentLoss));
    assert!(read.words.is_empty(), "{:?}", read.words);
}

#[test]
fn too_little_is_vague_and_not_guessed() {
    for question in ["help", "support group springfield", "", "   ", "???"] {
        let read = understand(question, "en");
        assert!(read.vague && read.conditions.is_empty(), "{question}: {read:?}");
    }
}

#[test]
fn words_without_a_meaning_are_left_to_rank_by() {
    let read = understand("depression quilting", "en");
    assert_eq!(read.words, ["quilting"]);
}

/// The towns of which any will do.
fn any_of(question: &str) -> Vec<String> {
    match understand(question, "en").place {
        Some(WantedPlace::AnyOf(all)) => all
            .into_iter()
            .map(|town| format!("{} {}", town.value, town.region.unwrap_or_default()))
            .collect(),
        other => vec![format!("not several: {other:?}")],
    }
}

#[test]
fn several_towns_count_as_any_of_them() {
    assert_eq!(any_of("Akron or Canton grief group"), ["Akron OH", "Canton OH"]);
    assert_eq!(any_of("al-anon in Dayton or Cincinnati"), ["Dayton OH", "Cincinnati OH"]);
    assert_eq!(
        any_of("na meetings in tampa, clearwater or st pete"),
        ["Tampa FL", "Clearwater FL", "St. Petersburg FL"]
    );
    assert_eq!(any_of("springfield or joplin missouri grief"), ["Springfield MO", "Joplin MO"]);
    assert_eq!(any_of("ansiedad en Monterrey o Saltillo").len(), 2);
    let read = understand("aa oakland/berkeley", "en");
    assert!(read.because.contains(&("place", "oakland/berkeley".into())), "{:?}", read.because);
    for one in ["from Boston or so", "grief group Akron, or online", "depression or anxiety in Akron"] {
        assert!(matches!(understand(one, "en").place, Some(WantedPlace::City(_))), "{one}");
    }
}

#[test]
fn a_house_that_bears_a_towns_name_is_no_town() {
    for question in
        ["grief group near Mercy Hospital", "aa by St Joseph church", "na near Grace Lutheran church"]
    {
        let read = understand(question, "en");
        assert!(read.place.is_none() && read.faith.is_none(), "{question}: {read:?}");
    }
    let place = |question: &str| town(understand(question, "en").place).0;
    assert_eq!(place("cancer support at St Vincent hospital in Toledo").as_deref(), Some("OH"));
    assert_eq!(place("diabetes class near Houston Methodist hospital").as_deref(), Some("TX"));
    let duelo = understand("grupo de duelo cerca del hospital San José", "es");
    assert!(duelo.place.is_none(), "{duelo:?}");
}

#[test]
fn springfield_is_asked_back_and_a_state_or_country_settles_it() {
    assert!(matches!(place("springfield"), Some(WantedPlace::Ambiguous(all)) if all.len() > 1));
    assert_eq!(town(place("Springfield IL")).0.as_deref(), Some("IL"));
    assert_eq!(town(place("St. Louis")).0.as_deref(), Some("MO"));
    let british = understand_from("grief group worcester", "en", "GB");
    assert_eq!(town(british.place).1, "GB");
    let american = understand("grief group worcester", "en");
    assert_eq!(town(american.place).0.as_deref(), Some("MA"));
}

#[test]
fn a_town_not_well_spelt_is_found_where_a_town_is_said() {
    let place = |question: &str| town(understand(question, "en").place);
    assert_eq!(place("grief support in milwakee").0.as_deref(), Some("WI"));
    assert_eq!(place("anxiety group cincinatti").0.as_deref(), Some("OH"));
    assert_eq!(place("parkinsons group jaksonville fl tuesdays").0.as_deref(), Some("FL"));
    let nowhere = understand("quilting and pottery circle", "en");
    assert!(nowhere.place.is_none(), "{:?}", nowhere.place);
}

#[test]
fn an_age_says_who_somebody_is_and_a_childs_age_is_not_their_own() {
    let audience = |question: &str| understand(question, "en").audience;
    assert_eq!(audience("widowed at 34"), [Audience::YoungAdults]);
    assert_eq!(audience("i'm 72 and lonely"), [Audience::Seniors]);
    assert_eq!(audience("my 6 year old has leukemia"), [Audience::Parents]);
    assert!(audience("34 years sober").is_empty());
    assert!(audience("lost my baby at 20 weeks").is_empty());
}

#[test]
fn what_is_refused_is_left_out() {
    let read = understand("no religious recovery meeting, not aa", "en");
    assert!(read.faith.is_none() && read.fellowship.is_none(), "{read:?}");
    assert!(read.exclude.iter().any(|e| e == "faith_based") && read.exclude.iter().any(|e| e == "12_step"));
}

#[test]
fn postal_codes_stand_for_points_and_towns() {
    let carmel = places().postal_code("46032-1234").unwrap();
    assert_eq!(carmel.resolves_to.as_deref(), Some("Carmel, IN"));
    assert_eq!(carmel.zone.as_deref(), Some("America/Indiana/Indianapolis"));
    assert_eq!(places().postal_code("M5V 2T6").unwrap().region.as_deref(), Some("ON"));
    assert_eq!(places().postal_code("LS1 4AB").unwrap().resolves_to.as_deref(), Some("Leeds"));
    for wrong in ["00000", "", "abc", "99999999", "D1D 1D1", "ZZ9"] {
        assert!(places().postal_code(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn a_place_is_located_as_precisely_as_it_says() {
    let town = Place { city: "Portland".into(), region: "Maine".into(), ..Place::default() };
    let found = places().locate(&town).unwrap();
    assert_eq!((found.region.as_deref(), found.zone.as_deref()), (Some("ME"), Some("America/New_York")));
    let quarter =
        Place { city: "Flushing".into(), region: "NY".into(), country: "US".into(), ..Place::default() };
    assert!(places().locate(&quarter).unwrap().point.is_some());
    let door = Place { point: Point::new(41.88, -87.63), ..Place::default() };
    assert_eq!(places().locate(&door).unwrap().zone.as_deref(), Some("America/Chicago"));
    assert_eq!(places().codes("Ontario", "Canada"), (Some("ON"), Some("CA")));
    // Five digits are a ZIP code where its town is about there.
    let coded = |city: &str, code: &str| {
        let place = Place { city: city.into(), postal_code: code.into(), ..Place::default() };
        places().locate(&place).unwrap().country
    };
    assert_eq!(coded("München", "80538"), "DE");
    assert_eq!(coded("Berlin", "10115"), "DE");
    assert_eq!(
        [coded("Loveland", "80538"), coded("Stow", "44224"), coded("Nowheresville", "44224")],
        ["US"; 3]
    );
    assert!(places().locate(&Place::default()).is_none());
}

#[test]
fn the_nearest_town_is_found_over_the_date_line_and_at_the_poles() {
    let fiji = Point::new(-16.8, -179.99).unwrap();
    assert_eq!(places().nearest(fiji).unwrap().country, "FJ");
    assert!(places().nearest(Point::new(-90.0, 0.0).unwrap()).is_some());
    assert_eq!(places().zone_at(Point::new(33.45, -112.07).unwrap()), Some("America/Phoenix"));
}

#[test]
fn a_listing_is_read_by_its_own_words_and_never_overruled() {
    let mut listing =
        Listing { name: "Grupo de duelo para madres (en español)".into(), ..Listing::default() };
    tag(&mut listing);
    assert!(listing.experiences.iter().any(|e| e.term.ends_with("loss") || e.term == "bereavement"));
    assert!(listing.languages.contains("es") && listing.audience.contains(&Audience::Women));
    let mut said =
        Listing { name: "AA for Women".into(), faith: Some("secular".into()), ..Listing::default() };
    said.experiences.push(domain::Experience::of("anxiety"));
    tag(&mut said);
    assert_eq!((said.experiences.len(), said.faith.as_deref()), (1, Some("secular")));
    assert_eq!(said.fellowship.as_deref(), Some("AA"));
    let mut refused = Listing {
        name: "Tuesday circle".into(),
        description: "This is not a breast cancer group.".into(),
        ..Listing::default()
    };
    tag(&mut refused);
    assert!(refused.experiences.is_empty());
}

/// The reading of a question, as the query files have it.
fn read(question: &str) -> serde_json::Value {
    json(&understand(question, "en"))
}

#[test]
fn of_several_relatives_the_one_who_died_counts() {
    let lost = |question: &str| read(question)["conditions"].clone();
    assert_eq!(
        lost("lost my brother and everyone asks how my parents are"),
        serde_json::json!(["sibling-loss"])
    );
    assert_eq!(lost("my husband died and my son won't sleep"), serde_json::json!(["spouse-loss"]));
    assert_eq!(lost("lost my housing"), serde_json::json!(["homelessness"]));
}

#[test]
fn whom_others_look_after_is_not_the_audience() {
    let audience = |question: &str| understand(question, "en").audience;
    assert_eq!(audience("carers of veterans"), [Audience::Caregivers]);
    assert_eq!(audience("dyslexic kids parents"), [Audience::Parents]);
    assert_eq!(audience("teens with divorced parents"), [Audience::Teens]);
    assert_eq!(audience("kids and parents with celiac"), [Audience::Children, Audience::Parents]);
    assert!(audience("wife left me and took the kids").is_empty());
}

#[test]
fn prices_times_and_years_are_no_ages() {
    for question in ["group under 30 dollars", "group under $30", "18:30 depression", "laid off after 22 yrs"]
    {
        assert!(understand(question, "en").audience.is_empty(), "{question}");
    }
    assert_eq!(understand("group under 30", "en").audience, [Audience::YoungAdults]);
}

#[test]
fn what_is_told_of_a_time_is_no_wish() {
    for question in [
        "he choked me last night",
        "i cry every night",
        "i do everything now",
        "diagnosed with lupus on monday",
        "not on sundays",
        "we sat and cried",
    ] {
        assert!(understand(question, "en").time.is_empty(), "{question}");
    }
    for question in ["meeting now", "aa wed 7 pm", "grief sat morning", "evenings after 8"] {
        assert!(!understand(question, "en").time.is_empty(), "{question}");
    }
    let only = read("chemo in the mornings so evenings only");
    assert_eq!(only["time"]["part"], "evening");
}

#[test]
fn what_is_typed_in_haste_is_understood() {
    assert_eq!(read("brest cancer")["conditions"], serde_json::json!(["breast-cancer"]));
    assert_eq!(read("brest cancer")["place"], serde_json::Value::Null);
    assert_eq!(read("mum's got cancer")["audience"], serde_json::json!(["caregivers"]));
    assert_eq!(read("aa mtg 2nite")["time"]["relative"], "today");
    assert_eq!(read("near the bus brooklyn al-anon")["place"]["region"], "NY");
    assert_eq!(read("buenos aires ansiedad")["place"]["country"], "AR");
    assert_eq!(read("nothing too religious, grief")["exclude"], serde_json::json!(["faith_based"]));
    assert_eq!(
        read("quit pills, not looking for a 12 step thing")["exclude"],
        serde_json::json!(["12_step"])
    );
}

proptest! {
    #[test]
    fn nonsense_asks_for_nothing(words in proptest::collection::vec("[bcdfghjkqvwxz]{6,12}", 1..8)) {
        let question = words.join(" ");
        prop_assert_eq!(read(&question), serde_json::json!({}), "{}", question);
    }

    #[test]
    fn no_question_makes_it_stumble(question in ".{0,700}") {
        let read = understand(&question, "es");
        prop_assert!(json(&read).is_object());
        prop_assert!(read.conditions.len() <= 6);
        let _ = place(&question);
    }

    #[test]
    fn no_mix_of_its_own_words_makes_it_stumble(words in proptest::collection::vec(
        prop::sample::select(vec!["12", "7:30pm", "$20", "first", "monday", "to", "-", "st", "MS", "in", "or", "M5V", "12345-6789",
            "san", "new", "york", "my", "son", "died", "not", "before", "noon", "within", "miles", "ñ", "24:99", "9-", "a.m."]), 0..30)) {
        let _ = json(&understand(&words.join(" "), "en"));
    }

    #[test]
    fn no_listing_makes_it_stumble(name in ".{0,80}", description in ".{0,400}") {
        let mut listing = Listing { name, description, ..Listing::default() };
        tag(&mut listing);
        prop_assert!(listing.experiences.len() <= 4);
    }
}

#[test]
fn sentences_that_only_tell_do_not_say_when_or_how() {
    let read = understand(
        "my wife died in may and i tried a church group on mondays. my friend texts me at 7 am. is there a grief group in Akron \
         on thursday evenings",
        "en",
    );
    let read = json(&read);
    assert_eq!(read["conditions"], serde_json::json!(["spouse-loss"]));
    assert_eq!(read["time"], serde_json::json!({"days": ["TH"], "part": "evening"}));
    assert_eq!(read["place"]["value"], "Akron");
    assert!(
        read.get("faith").is_none() && read.get("format").is_none() && read.get("channel").is_none(),
        "{read}"
    );
    // A question in one piece is all question.
    let one = json(&understand("grief group on mondays at church, i cannot drive", "en"));
    assert_eq!(one["time"]["days"], serde_json::json!(["MO"]));
}

#[test]
fn whose_illness_it_is_and_what_was_lost() {
    let conditions = |question: &str| json(&understand(question, "en"))["conditions"].clone();
    let audience = |question: &str| json(&understand(question, "en"))["audience"].clone();
    assert_eq!(
        conditions("me and my fiance fight about my ocd, group in boston"),
        serde_json::json!(["ocd"])
    );
    assert!(audience("me and my fiance fight about my ocd, group in boston").is_null());
    assert_eq!(
        conditions("i lost my job and my wife says talk to somebody"),
        serde_json::json!(["unemployment"])
    );
    assert_eq!(conditions("my husband has ocd, group in boston"), serde_json::json!(["ocd"]));
    assert_eq!(audience("my husband has ocd, group in boston"), serde_json::json!(["family_friends"]));
}
