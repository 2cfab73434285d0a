//! Danger to the person who writes: `a` and `c` were there while the cues were made, `b` was kept apart.

use safety::{Danger, crisis};

fn holds_up(table: &str) {
    let (mut caught, mut dangers, mut alarms, mut others) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (label, text) = row.split_once('\t').unwrap_or((row, ""));
        let expected = match label {
            "s" => Some(Danger::SelfHarm),
            "v" => Some(Danger::Violence),
            "o" => Some(Danger::Overdose),
            "c" => Some(Danger::Child),
            _ => None,
        };
        let found = crisis(text);
        dangers += usize::from(expected.is_some());
        caught += usize::from(expected.is_some() && found.is_some());
        others += usize::from(expected.is_none());
        alarms += usize::from(expected.is_none() && found.is_some());
        if found != expected {
            wrong.push(format!("{row} -> {found:?}"));
        }
    }
    println!("caught {caught} of {dangers}, {alarms} false of {others}\n{}", wrong.join("\n"));
    assert!(caught * 100 >= dangers * 97, "caught {caught} of {dangers}\n{}", wrong.join("\n"));
    assert!(alarms * 20 <= others, "{alarms} false of {others}\n{}", wrong.join("\n"));
}

#[test]
fn danger_in_texts_seen() {
    holds_up(include_str!("tables/crisis_a.tsv"));
}

#[test]
fn danger_in_texts_kept_apart() {
    holds_up(include_str!("tables/crisis_b.tsv"));
}

#[test]
fn danger_is_told_from_what_only_hurts() {
    holds_up(include_str!("tables/crisis_c.tsv"));
}
