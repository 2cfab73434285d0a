//! Kinds of groups against labelled listings: `a` was there while the cues were made, `b` was kept apart.

use domain::Kind;
use safety::kind;

fn wrong(table: &str) -> (usize, Vec<String>) {
    let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let wrong = rows.iter().filter_map(|row| {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (label, name, description) = (cell(), cell(), cell());
        let expected = match label {
            "s" => Some(Kind::SupportGroup),
            "t" => Some(Kind::TherapyGroup),
            "c" => Some(Kind::Class),
            "h" => Some(Kind::Helpline),
            _ => None,
        };
        let found = kind(name, description);
        (found != expected).then(|| format!("{row} -> {found:?}"))
    });
    (rows.len(), wrong.collect())
}

fn holds_up(table: &str) {
    let (rows, wrong) = wrong(table);
    println!("{} of {rows} wrong\n{}", wrong.len(), wrong.join("\n"));
    assert!(wrong.len() * 20 <= rows, "{} of {rows} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn kinds_of_listings_seen() {
    holds_up(include_str!("tables/kind_a.tsv"));
}

#[test]
fn kinds_of_listings_kept_apart() {
    holds_up(include_str!("tables/kind_b.tsv"));
}
