//! The eleven questions and what the listing answers. Never invents one.

use super::times;
use crate::{reasons::Speaker, web::find::result};
use domain::{
    Answer, AnswerSource, Finding, FindingKind, Format, Leader, Listing, Place, Question, Term,
    answer::is_old, text::fold,
};
use jiff::civil::Date;
use std::{collections::BTreeMap, fmt};

/// One question with its answer.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The question's code.
    pub(crate) code: &'static str,
    /// The question.
    pub(crate) question: String,
    /// The answer; empty: not answered yet.
    pub(crate) lines: Vec<Line>,
    /// Who said so and when.
    pub(crate) source: String,
    /// It is old.
    pub(crate) old: bool,
    /// Where it can be checked.
    pub(crate) proof: Option<String>,
    /// Red flags in its words.
    pub(crate) flags: Vec<Flag>,
}

/// One line of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    text: String,
    /// It is in the listing's words, and in its language.
    pub(crate) own: bool,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn own(text: impl Into<String>) -> Line {
    Line { text: text.into(), own: true }
}

fn ours(text: impl Into<String>) -> Line {
    Line { text: text.into(), own: false }
}

/// A red flag with the words it rests on.
#[derive(Debug, Clone)]
pub(crate) struct Flag {
    /// What was found.
    pub(crate) name: String,
    /// The words it rests on.
    pub(crate) evidence: Vec<String>,
    /// Why it matters.
    pub(crate) why: String,
}

/// Findings in words, those of one kind together.
pub(crate) fn flags<'a>(findings: impl Iterator<Item = &'a Finding>, speaker: &Speaker<'_>) -> Vec<Flag> {
    let mut by_kind: BTreeMap<FindingKind, Flag> = BTreeMap::new();
    for finding in findings {
        let flag = by_kind.entry(finding.kind).or_insert_with(|| Flag {
            name: speaker.words.code_name("finding", finding.kind.code()).into_owned(),
            evidence: vec![],
            why: safety::why(finding, speaker.words.code()).to_owned(),
        });
        flag.evidence.push(finding.evidence.clone());
    }
    by_kind.into_values().collect()
}

/// All eleven questions, in their order.
pub(crate) fn rows(listing: &Listing, today: Date, speaker: &Speaker<'_>) -> Vec<Row> {
    Question::ALL.iter().map(|question| row(*question, listing, today, speaker)).collect()
}

fn row(question: Question, listing: &Listing, today: Date, speaker: &Speaker<'_>) -> Row {
    let words = speaker.words;
    let said = listing.answers.get(&question).filter(|answer| answer.stands(today));
    let mut lines = facts(question, listing, speaker);
    let added = said.is_some_and(|answer| add_said(&mut lines, &answer.text));
    let mut told = Vec::new();
    if lines.len() > usize::from(added) {
        told.push(Told::in_fields(question, listing, speaker));
    }
    if let Some(answer) = said {
        let by = Told::in_words(answer, speaker);
        told.retain(|fields| fields.by != by.by);
        told.push(by);
    }
    let in_answer = |finding: &&Finding| finding.field == question.code();
    Row {
        code: question.code(),
        question: words.code_name("question", question.code()).into_owned(),
        old: told.last().is_some_and(|told| is_old(told.date, today)),
        proof: said.and_then(|answer| answer.proof.clone()),
        flags: flags(listing.findings.iter().filter(in_answer), speaker),
        source: told.iter().map(|told| told.line(speaker)).collect::<Vec<_>>().join(" "),
        lines,
    }
}

/// Fewest letters of a line that is left out where the group says the same.
const TELLING: usize = 10;

/// Adds what was said to what the fields say; nothing is told twice. Whether it was added.
fn add_said(lines: &mut Vec<Line>, text: &str) -> bool {
    let words = |text: &str| format!(" {} ", fold(text));
    let said = words(text);
    let is_part =
        |line: &str| line.chars().count() >= TELLING && words(line) != said && said.contains(&words(line));
    lines.retain(|line| !is_part(&line.text));
    let new = lines.iter().all(|line| words(&line.text) != said);
    if new {
        lines.push(own(text));
    }
    new
}

/// Who said something, and when.
struct Told {
    by: String,
    date: Option<Date>,
}

impl Told {
    /// In an answer.
    fn in_words(answer: &Answer, speaker: &Speaker<'_>) -> Self {
        let words = speaker.words;
        let by = match (&answer.confirmed_by, answer.source) {
            (Some(host), _) => words.say("answer-confirmed-by", "name", host),
            (None, AnswerSource::Host) => words.get("answer-from-host").into_owned(),
            (None, AnswerSource::Feed) => words.get("answer-from-feed").into_owned(),
            (None, AnswerSource::Reviewer) => words.get("answer-from-reviewer").into_owned(),
        };
        Self { by, date: answer.date }
    }

    /// In the fields that answer a question.
    fn in_fields(question: Question, listing: &Listing, speaker: &Speaker<'_>) -> Self {
        let words = speaker.words;
        let by = match listing.provenance.get(field(question)) {
            Some(source) if source == crate::actions::source::HERE => {
                words.get("answer-from-host").into_owned()
            }
            Some(source) => words.say("answer-from-source", "name", source),
            None => words.get("answer-from-feed").into_owned(),
        };
        Self { by, date: listing.checked }
    }

    fn line(&self, speaker: &Speaker<'_>) -> String {
        let (words, said) = (speaker.words, self.by.as_str());
        match self.date {
            Some(date) => {
                words.with("answer-dated", &[("said", said.into()), ("date", words.short_date(date).into())])
            }
            None => words.say("answer-undated", "said", said),
        }
    }
}

/// The field of a listing that answers a question.
fn field(question: Question) -> &'static str {
    match question {
        Question::Experience => "experiences",
        Question::Term => "term",
        Question::Place => "place",
        Question::Time => "schedules",
        Question::Facilitator | Question::Training | Question::Expert => "leader",
        Question::Cost => "cost",
        Question::Confidentiality | Question::GroundRules | Question::UsualMeeting => "answers",
    }
}

fn facts(question: Question, listing: &Listing, speaker: &Speaker<'_>) -> Vec<Line> {
    let words = speaker.words;
    match question {
        Question::Experience if listing.experiences.is_empty() && listing.audience.is_empty() => vec![],
        Question::Experience => experience(listing, speaker).into_iter().map(ours).collect(),
        Question::Term => listing.term.iter().map(|term| ours(term_line(term, speaker))).collect(),
        Question::Place => place(listing, speaker).into_iter().map(ours).collect(),
        Question::Time => times::lines(listing, speaker).into_iter().map(ours).collect(),
        Question::Facilitator => leader(listing.leader.as_ref(), speaker),
        Question::Training => listing
            .leader
            .iter()
            .flat_map(|leader| [leader.training.clone(), leader.credential.clone()])
            .flatten()
            .map(own)
            .collect(),
        Question::Expert => {
            let expert = listing.leader.as_ref().and_then(|leader| leader.expert);
            expert
                .map(|yes| ours(words.get(if yes { "answer-expert-yes" } else { "answer-expert-no" })))
                .into_iter()
                .collect()
        }
        Question::Confidentiality | Question::GroundRules | Question::UsualMeeting => vec![],
        Question::Cost if listing.cost.is_none() => vec![],
        Question::Cost => cost(listing, speaker),
    }
}

fn experience(listing: &Listing, speaker: &Speaker<'_>) -> Vec<String> {
    let words = speaker.words;
    let mut lines = vec![result::about(&listing.experiences, &listing.audience, words)];
    for experience in &listing.experiences {
        lines.extend(experience.stage.map(|stage| words.code_name("stage", stage.code()).into_owned()));
        lines.extend(experience.role.map(|role| words.code_name("role", role.code()).into_owned()));
    }
    lines.dedup();
    lines
}

fn cost(listing: &Listing, speaker: &Speaker<'_>) -> Vec<Line> {
    let mut lines = vec![ours(result::cost(listing.cost.as_ref(), speaker.words))];
    lines.retain(|line| !line.text.is_empty());
    let words = listing.cost.as_ref().map(|cost| cost.words.as_str()).unwrap_or_default();
    if !words.is_empty() {
        add_said(&mut lines, words);
    }
    lines
}

fn term_line(term: &Term, speaker: &Speaker<'_>) -> String {
    let words = speaker.words;
    let Term::Fixed { from, until, meetings } = term else { return words.get("term-ongoing").into_owned() };
    let mut parts = vec![words.get("term-fixed").into_owned()];
    parts.extend(meetings.map(|n| words.count("term-meetings", usize::from(n))));
    parts.extend(from.map(|date| words.say("term-from", "date", words.short_date(date))));
    parts.extend(until.map(|date| words.say("term-until", "date", words.short_date(date))));
    parts.join(", ")
}

fn place(listing: &Listing, speaker: &Speaker<'_>) -> Vec<String> {
    let words = speaker.words;
    let mut lines = Vec::new();
    if !listing.formats.is_empty() {
        lines.push(result::how(&listing.formats, words));
    }
    let in_person = listing.formats.contains(&Format::InPerson) || listing.formats.is_empty();
    if let Some(place) = listing.place.as_ref().filter(|_| in_person) {
        let address = address(place);
        if !address.is_empty() {
            lines.push(address.join(", "));
        }
    }
    lines
}

/// The lines of an address, as one writes them on an envelope.
pub(crate) fn address(place: &Place) -> Vec<String> {
    let region = [place.region.as_str(), place.postal_code.as_str()].join(" ");
    let town = [place.city.as_str(), region.trim()]
        .iter()
        .filter(|p| !p.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    let mut lines = vec![place.venue.clone(), place.street.clone(), town];
    lines.retain(|line| !line.is_empty());
    lines
}

fn leader(leader: Option<&Leader>, speaker: &Speaker<'_>) -> Vec<Line> {
    let words = speaker.words;
    let Some(leader) = leader else { return vec![] };
    let kind = leader.kind.map(|kind| ours(words.code_name("leader", kind.code())));
    kind.into_iter().chain(leader.profession.clone().map(own)).collect()
}
