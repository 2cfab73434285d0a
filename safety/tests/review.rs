//! What `review` promises whatever the text, and how a whole listing is read.

use domain::{Answer, AnswerSource, Cost, FindingKind, Kind, Listing, Money, Per, Question};
use proptest::prelude::*;
use safety::{Text, crisis, kind, review, review_listing, why};

const PIECES: &[&str] = &[
    "We cure ",
    "cáncer",
    "dia\u{301}betes ",
    "для",
    "your МЅ",
    " forever",
    "$1,500",
    " per ",
    "session",
    "€",
    "½",
    "ﬁ",
    "\u{200b}",
    "\n\n- ",
    "? Yes. ",
    "must buy ",
    "our ",
    "supplements",
    " — ",
    "no ",
    "“guaranteed” ",
    "remission",
    "\u{202e}",
    "'s",
    "100% ",
    "efectivo ",
    "3 payments of ",
    "garantizamos ",
    "su ",
    "curación",
    "ẞ",
    "İ",
    "🙂",
    "$0-$40",
    "999999999999999 dollars",
];

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![proptest::sample::select(PIECES).prop_map(str::to_owned), ".{0,6}"];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn evidence_stands_in_its_field(name in words(), description in words(), fee in words()) {
        for finding in review(&Text { name: &name, description: &description, fee: &fee, lang: Some("es") }) {
            let field = match finding.field.as_str() {
                "name" => &name,
                "description" => &description,
                "fee" => &fee,
                other => panic!("no such field: {other}"),
            };
            prop_assert!(!finding.evidence.is_empty() && field.contains(&finding.evidence));
        }
        kind(&name, &description);
        crisis(&description);
    }
}

#[test]
fn evidence_is_the_words_as_they_stand() {
    let text = Text {
        name: "Circle",
        description: "We’ll CÚRE your diabetes.",
        fee: "It’s $150 per session.",
        lang: None,
    };
    let found: Vec<_> = review(&text).into_iter().map(|f| (f.field, f.evidence)).collect();
    let expected = [("description", "CÚRE your diabetes"), ("fee", "$150 per session")];
    assert_eq!(found, expected.map(|(field, words)| (field.to_owned(), words.to_owned())));
}

#[test]
fn a_listing_is_read_in_all_its_parts() {
    let mut listing =
        Listing { name: "Tuesday circle".into(), notes: "Curamos la ansiedad.".into(), ..Listing::default() };
    let answer = Answer::new("First we meditate. All members must buy our oils.", AnswerSource::Host, None);
    listing.answers.insert(Question::UsualMeeting, answer);
    listing.cost = Some(Cost {
        amount: Some(Money { cents: 20_000, currency: "USD".into() }),
        per: Some(Per::Month),
        ..Cost::default()
    });
    let found: Vec<_> = review_listing(&listing).into_iter().map(|f| (f.kind, f.field)).collect();
    assert_eq!(
        found,
        [
            (FindingKind::SureCure, "notes".to_owned()),
            (FindingKind::PurchasePressure, "usual_meeting".to_owned()),
            (FindingKind::HighFees, "cost".to_owned()),
        ]
    );
}

#[test]
fn therapy_is_held_against_therapy() {
    let cost = Cost {
        amount: Some(Money { cents: 8_000, currency: "USD".into() }),
        per: Some(Per::Meeting),
        ..Cost::default()
    };
    let mut listing = Listing { name: "Monday group".into(), cost: Some(cost), ..Listing::default() };
    assert_eq!(review_listing(&listing).len(), 1);
    listing.kind = Kind::TherapyGroup;
    assert_eq!(review_listing(&listing), []);
}

#[test]
fn what_a_licensed_professional_leads_may_cost_what_therapy_costs() {
    let leaders = [
        "Therapist led, Tuesdays at six.",
        "Led by a licensed clinical social worker. Weekly, online.",
        "Facilitated by Dana Ruiz, LMFT.",
        "Lo dirige una psicóloga colegiada, los jueves.",
    ];
    let found = |description: &str, fee: &str| {
        review(&Text { name: "Grief support group", description, fee, lang: None }).len()
    };
    for leader in leaders {
        assert_eq!(found(leader, "$75 per session"), 0, "{leader}");
        assert_eq!(found(leader, "$300 per session"), 1, "{leader}");
    }
    assert_eq!(found("Led by a certified grief coach.", "$95 per session"), 1);
    let cost = |cents| Cost {
        amount: Some(Money { cents, currency: "USD".into() }),
        per: Some(Per::Meeting),
        ..Cost::default()
    };
    let mut listing = Listing { description: leaders[0].into(), ..Listing::default() };
    for (cents, flags) in [(7_500, 0), (30_000, 1)] {
        listing.cost = Some(cost(cents));
        assert_eq!(review_listing(&listing).len(), flags);
    }
}

#[test]
fn why_it_matters_is_said_in_both_languages() {
    let text = Text { name: "", description: "We cure lupus.", fee: "", lang: None };
    let found = review(&text);
    assert_eq!(found[0].why, "flag-sure-cure");
    assert!(why(&found[0], "en").starts_with("No group can promise a cure."));
    assert!(why(&found[0], "es-MX").starts_with("Ningún grupo"));
}
