//! Red flags against tables of labelled listings: `a` was there while the cues were made, the others
//! were kept apart until their first score was known (see `tables/README.md`).

use domain::FindingKind;
use safety::{Text, review};

const KINDS: [(char, FindingKind); 3] =
    [('c', FindingKind::SureCure), ('f', FindingKind::HighFees), ('p', FindingKind::PurchasePressure)];

#[derive(Default)]
struct Score {
    right: u32,
    false_alarms: u32,
    missed: u32,
    wrong: String,
}

impl Score {
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.false_alarms).max(1))
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }
}

fn score(table: &str) -> Vec<Score> {
    let mut scores: Vec<Score> = KINDS.iter().map(|_| Score::default()).collect();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (flags, words) = line.split_once('\t').unwrap_or((line, ""));
        let field = |mark: &str| {
            let parts = words.split(" || ");
            let of = |part: &'static str| parts.clone().find_map(|p| p.strip_prefix(part));
            let plain = parts.clone().find(|p| !["N:", "D:", "F:"].iter().any(|mark| p.starts_with(mark)));
            match mark {
                "N:" => of("N:"),
                "F:" => of("F:"),
                _ => of("D:").or(plain),
            }
            .unwrap_or("")
        };
        let text = Text { name: field("N:"), description: field("D:"), fee: field("F:"), lang: None };
        let found = review(&text);
        for (score, (mark, kind)) in scores.iter_mut().zip(KINDS) {
            let evidence = found.iter().find(|f| f.kind == kind).map(|f| f.evidence.as_str());
            match (flags.contains(mark), evidence) {
                (true, Some(_)) => score.right += 1,
                (true, None) => {
                    score.missed += 1;
                    score.wrong += &format!("missed {mark}: {words}\n");
                }
                (false, Some(evidence)) => {
                    score.false_alarms += 1;
                    score.wrong += &format!("false {mark}: {words} [{evidence}]\n");
                }
                (false, None) => {}
            }
        }
    }
    scores
}

fn holds_up(name: &str, table: &str) {
    let scores = score(table);
    for (score, (_, kind)) in scores.iter().zip(KINDS) {
        println!(
            "{name} {kind}: precision {:.3}, recall {:.3}\n{}",
            score.precision(),
            score.recall(),
            score.wrong
        );
    }
    assert!(
        scores
            .iter()
            .filter(|score| score.right + score.false_alarms + score.missed > 0)
            .all(|score| score.precision() >= 0.95 && score.recall() >= 0.95),
        "{name}: see above"
    );
}

#[test]
fn flags_of_listings_seen() {
    holds_up("a", include_str!("tables/flags_a.tsv"));
}

#[test]
fn flags_of_listings_kept_apart() {
    holds_up("b", include_str!("tables/flags_b.tsv"));
}

#[test]
fn flags_of_listings_written_later() {
    holds_up("c", include_str!("tables/flags_c.tsv"));
}

#[test]
fn flags_of_listings_written_last() {
    holds_up("d", include_str!("tables/flags_d.tsv"));
    holds_up("e", include_str!("tables/flags_e.tsv"));
}

#[test]
fn flags_of_listings_by_a_second_writer() {
    holds_up("f", include_str!("tables/flags_f.tsv"));
}

#[test]
fn flags_of_listings_by_a_second_writer_later() {
    holds_up("g", include_str!("tables/flags_g.tsv"));
}

#[test]
fn flags_of_listings_by_a_second_writer_last() {
    holds_up("h", include_str!("tables/flags_h.tsv"));
}

#[test]
fn flags_of_listings_plain_and_subtle() {
    holds_up("i", include_str!("tables/flags_i.tsv"));
}

#[test]
fn flags_of_listings_of_the_last_table() {
    holds_up("j", include_str!("tables/flags_j.tsv"));
}

#[test]
fn flags_of_listings_never_seen() {
    holds_up("k", include_str!("tables/flags_k.tsv"));
}

#[test]
fn flags_of_short_pairs() {
    holds_up("l", include_str!("tables/flags_l.tsv"));
}

#[test]
fn flags_of_listings_by_many_authors() {
    holds_up("m", include_str!("tables/flags_m.tsv"));
    holds_up("n", include_str!("tables/flags_n.tsv"));
    holds_up("o", include_str!("tables/flags_o.tsv"));
    holds_up("p", include_str!("tables/flags_p.tsv"));
    holds_up("q", include_str!("tables/flags_q.tsv"));
    holds_up("r", include_str!("tables/flags_r.tsv"));
    holds_up("s", include_str!("tables/flags_s.tsv"));
    holds_up("t", include_str!("tables/flags_t.tsv"));
    holds_up("u", include_str!("tables/flags_u.tsv"));
    holds_up("v", include_str!("tables/flags_v.tsv"));
    holds_up("w", include_str!("tables/flags_w.tsv"));
}

#[test]
fn flags_of_listings_by_a_third_writer() {
    holds_up("x", include_str!("tables/flags_x.tsv"));
    holds_up("y", include_str!("tables/flags_y.tsv"));
    holds_up("z", include_str!("tables/flags_z.tsv"));
    holds_up("za", include_str!("tables/flags_za.tsv"));
    holds_up("zb", include_str!("tables/flags_zb.tsv"));
    holds_up("zc", include_str!("tables/flags_zc.tsv"));
    holds_up("zd", include_str!("tables/flags_zd.tsv"));
    holds_up("ze", include_str!("tables/flags_ze.tsv"));
    holds_up("zf", include_str!("tables/flags_zf.tsv"));
    holds_up("zg", include_str!("tables/flags_zg.tsv"));
    holds_up("0", include_str!("tables/flags_0.tsv"));
}
