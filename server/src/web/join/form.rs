//! What somebody fills in who joins.

use super::door::Door;
use crate::{
    actions::join::{Application, Wrong},
    web::space::field::{Field, Shape},
    words::Words,
};
use domain::{
    group::{JoinPolicy, MOST_ANSWER},
    pseudonym,
};
use std::{borrow::Cow, collections::HashMap};

pub(super) fn fields(door: &Door, typed: &Application, wrong: &[Wrong], words: Words) -> Vec<Field> {
    let has = |what: Wrong, key: &str| wrong.contains(&what).then(|| words.get(key).into_owned());
    let name = wrong.iter().find_map(|wrong| match wrong {
        Wrong::Name(refusal) => Some(words.get(name_key(*refusal)).into_owned()),
        Wrong::RealName => Some(words.get("join-name-real").into_owned()),
        _ => None,
    });
    let mut fields = vec![
        Field::new(words, "pseudonym", "join-name", Shape::Line).with(typed.pseudonym.clone()).wrong(name),
    ];
    if wrong.contains(&Wrong::RealName) {
        fields.push(Field::new(words, "keep", "join-name-keep", Shape::Check).checked(typed.keep_name));
    }
    let waits = door.invited.is_none() && door.group.inner.policy == JoinPolicy::Request;
    for (at, question) in door.group.inner.questions.iter().enumerate().filter(|_| waits) {
        let answer = typed.answers.get(at).cloned().unwrap_or_default();
        let long = answer.chars().count() > MOST_ANSWER;
        let field = Field::new(words, &format!("answer-{at}"), "join-answer", Shape::Area);
        let field = Field { label: Cow::Owned(question.clone()), ..field };
        let error = long.then(|| words.count("join-answer-long", MOST_ANSWER));
        fields.push(field.optional().most(MOST_ANSWER, 4).with(answer).wrong(error));
    }
    let check = |name: &str, key: &str, on: bool, error| {
        Field::new(words, name, key, Shape::Check).checked(on).wrong(error)
    };
    fields.extend([
        check("pledge", "join-pledge", typed.pledge, has(Wrong::Pledge, "join-pledge-none")),
        check("rules", "join-rules", typed.rules, has(Wrong::Rules, "join-rules-none")),
        check("consent", "join-consent", typed.consent, has(Wrong::Consent, "join-consent-none")),
    ]);
    fields
}

fn name_key(refusal: pseudonym::Refusal) -> &'static str {
    match refusal {
        pseudonym::Refusal::TooShort => "join-name-short",
        pseudonym::Refusal::TooLong => "join-name-long",
        pseudonym::Refusal::Unseen => "join-name-unseen",
        pseudonym::Refusal::Contact => "join-name-contact",
        pseudonym::Refusal::Taken => "join-name-taken",
    }
}

pub(super) fn read(typed: &HashMap<String, String>, questions: usize) -> Application {
    let text = |name: &str| typed.get(name).map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
    let on = |name: &str| typed.get(name).is_some_and(|value| value == "on");
    Application {
        pseudonym: text("pseudonym"),
        keep_name: on("keep"),
        pledge: on("pledge"),
        rules: on("rules"),
        consent: on("consent"),
        answers: (0..questions).map(|at| text(&format!("answer-{at}"))).collect(),
    }
}
