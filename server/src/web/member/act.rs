//! What those who keep a group did, in words.

use crate::{web::space::when::When, words::Words};
use domain::{Act, MemberId};
use std::collections::HashMap;

/// Something that was done.
pub(crate) struct Done {
    pub(crate) number: i64,
    pub(crate) what: String,
    pub(crate) when: String,
    pub(crate) why: Option<String>,
}

/// An act in words.
pub(crate) fn done(
    number: i64,
    act: &Act,
    names: &HashMap<MemberId, String>,
    words: Words,
    when: &When,
) -> Done {
    let name = |member: Option<MemberId>, none: &str| {
        let known = member.and_then(|member| names.get(&member));
        known.cloned().unwrap_or_else(|| words.get(none).into_owned())
    };
    let nobody = if act.kind.is_of_server() { "act-server" } else { "act-keeper" };
    let by = name(act.by, if act.by.is_some() { "space-someone" } else { nobody });
    let key = format!("act-{}", act.kind.code());
    let role = act.role.map(|role| words.code_name("member-role", role.code()).into_owned());
    let arguments = [
        ("by", by.into()),
        ("whom", name(act.whom, "space-someone").into()),
        ("role", role.unwrap_or_default().into()),
        ("until", act.until.map(|until| when.exact(until)).unwrap_or_default().into()),
    ];
    Done {
        number,
        what: words.with(&key, &arguments),
        when: when.exact(act.at),
        why: act.reason.as_ref().map(|reason| reason.show().clone()),
    }
}
