//! Phrases and what they mean: `text => kind | rule start-end | …`.

pub(crate) const PHRASES: &str = r"
Mondays at 7pm => rule | WEEKLY MO 19:00
Mondays 7 p.m. => rule | WEEKLY MO 19:00
";
