//! Tests of the catalogues: same keys, same arguments, and how hard they are to read.
//!
//! English is measured by the Flesch-Kincaid grade, Spanish by the Fernández Huerta ease (70 to 80 is the sixth year of
//! school, 60 to 70 the eighth).

use super::{Words, catalogue::files, languages};
use std::collections::{BTreeMap, BTreeSet};

/// Files that hold grammar and names, no sentences.
const NOT_PROSE: [&str; 2] = ["grammar.ftl", "names.ftl"];

/// Words from which on a message is more than a label.
const SENTENCE: f64 = 8.0;

struct Message {
    file: String,
    key: String,
    body: String,
}

impl Message {
    fn arguments(&self) -> BTreeSet<&str> {
        let word = |text: &'_ str| text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
        self.body.split('$').skip(1).map(|rest| &rest[..word(rest)]).collect()
    }

    /// What people read: without list signs; what is filled in counts as a short word.
    fn text(&self) -> String {
        let mut text = String::new();
        for line in self.body.lines().map(str::trim) {
            let line = match line.strip_prefix('*').unwrap_or(line).strip_prefix('[') {
                Some(variant) => variant.split_once(']').map_or("", |(_, rest)| rest),
                None if line.ends_with("->") || line == "}" => continue,
                None => line.trim_start_matches("## ").trim_start_matches("- "),
            };
            let ends = line.ends_with(['.', '?', ':', ',', ';']) || !is_end(&self.body, line);
            text.push_str(line);
            text.push_str(if ends { "\n" } else { ".\n" });
        }
        let mut read = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            read.push_str(before);
            read.push_str("that");
            rest = after.split_once('}').map_or("", |(_, rest)| rest);
        }
        read + rest
    }
}

/// A line ends a sentence when a list item, a heading or an empty line follows it, or nothing.
fn is_end(body: &str, line: &str) -> bool {
    let mut lines = body.lines().map(str::trim).skip_while(|l| !l.ends_with(line)).skip(1);
    lines.next().is_none_or(|next| next.is_empty() || next.starts_with(['-', '#', '[', '*', '}']))
}

fn messages(language: &str) -> Vec<Message> {
    let mut all: Vec<Message> = Vec::new();
    for (_, file, text) in files().into_iter().filter(|(code, ..)| code == language) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match (line.split_once(" ="), all.last_mut()) {
                (Some((key, body)), _) if !line.starts_with(' ') => {
                    all.push(Message { file: file.clone(), key: key.into(), body: body.trim().into() });
                }
                (_, Some(last)) if last.file == file => {
                    last.body.push('\n');
                    last.body.push_str(line);
                }
                _ => {}
            }
        }
    }
    for message in &mut all {
        message.body.truncate(message.body.trim_end().len());
    }
    all
}

struct Measure {
    sentences: f64,
    words: f64,
    syllables: f64,
}

fn measure(text: &str, syllables: fn(&str) -> usize) -> Measure {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let words: Vec<String> = text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    let ends = |piece: &&str| piece.chars().any(char::is_alphabetic);
    let sentences = text.split(['.', '?', ':', '!']).filter(ends).count();
    Measure {
        sentences: sentences.max(1) as f64,
        words: words.len().max(1) as f64,
        syllables: words.iter().map(|word| syllables(word)).sum::<usize>() as f64,
    }
}

fn english_syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word.chars().fold((0, false), |(n, was), c| (n + usize::from(vowel(c) && !was), vowel(c))).0;
    let silent =
        word.ends_with('e') && !word.ends_with("le") || word.ends_with("ed") && !word.ends_with("ted");
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

fn spanish_syllables(word: &str) -> usize {
    let (strong, weak) = (|c: char| "aeoáéíóú".contains(c), |c: char| "iuüy".contains(c));
    let mut n = 0;
    let mut last = ' ';
    for c in word.chars() {
        let vowel = strong(c) || weak(c);
        let joined = (strong(last) && weak(c)) || (weak(last) && vowel);
        n += usize::from(vowel && !joined);
        last = c;
    }
    n.max(1)
}

/// The school year that somebody needs to read it easily.
fn english_grade(m: &Measure) -> f64 {
    0.39 * m.words / m.sentences + 11.8 * m.syllables / m.words - 15.59
}

fn spanish_ease(m: &Measure) -> f64 {
    206.84 - 60.0 * m.syllables / m.words - 1.02 * m.words / m.sentences
}

fn prose(language: &str) -> Vec<(String, String)> {
    let read = messages(language).into_iter().filter(|m| !NOT_PROSE.contains(&m.file.as_str()));
    read.map(|m| (m.key.clone(), m.text())).collect()
}

/// The measure of all that is more than a label, and messages of at least 20 words that are too hard.
fn survey(
    language: &str,
    syllables: fn(&str) -> usize,
    hard: fn(&Measure) -> bool,
) -> (Measure, Vec<String>) {
    let all = prose(language);
    let said = all.iter().filter(|(_, text)| measure(text, syllables).words >= SENTENCE);
    let joined: Vec<&str> = said.map(|(_, text)| text.as_str()).collect();
    let hard = all.iter().filter(|(_, text)| {
        let m = measure(text, syllables);
        m.words >= 20.0 && hard(&m)
    });
    (measure(&joined.join("\n"), syllables), hard.map(|(key, text)| format!("{key}: {text}")).collect())
}

#[test]
fn english_is_easy_to_read() {
    let (all, hard) = survey("en", english_syllables, |m| english_grade(m) > 9.0);
    assert!(english_grade(&all) <= 6.0, "grade {:.1}", english_grade(&all));
    assert!(hard.is_empty(), "too hard:\n{}", hard.join("\n"));
}

#[test]
fn spanish_is_easy_to_read() {
    let (all, hard) = survey("es", spanish_syllables, |m| spanish_ease(m) < 60.0);
    assert!(spanish_ease(&all) >= 70.0, "ease {:.1}", spanish_ease(&all));
    assert!(hard.is_empty(), "too hard:\n{}", hard.join("\n"));
}

#[test]
fn nobody_is_shouted_at() {
    for language in languages() {
        for (key, text) in prose(&language.code) {
            assert!(!text.contains(['!', '¡']) && !text.contains("Oops"), "{key}: {text}");
        }
    }
}

#[test]
fn every_file_is_read_and_no_key_stands_twice() {
    for (language, name, text) in files() {
        let read = fluent_bundle::FluentResource::try_new(text);
        assert!(read.is_ok(), "{language}/{name}: {:?}", read.err().map(|(_, errors)| errors));
    }
    for language in languages() {
        let mut seen = BTreeSet::new();
        for message in messages(&language.code) {
            assert!(seen.insert(message.key.clone()), "{} stands twice in {}", message.key, language.code);
        }
    }
}

#[test]
fn all_languages_have_the_same_keys_and_arguments() {
    let of = |language: &str| -> BTreeMap<String, (String, BTreeSet<String>)> {
        let each = messages(language).into_iter().map(|m| {
            let arguments = m.arguments().into_iter().map(str::to_owned).collect();
            (m.key, (m.file, arguments))
        });
        each.collect()
    };
    let english = of("en");
    for language in languages() {
        let other = of(&language.code);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{}: missing {missing:?}, extra {extra:?}",
            language.code
        );
        for (key, (file, arguments)) in &english {
            let same = other.get(key).is_some_and(|theirs| theirs.0 == *file && theirs.1 == *arguments);
            assert!(
                same || file == "grammar.ftl",
                "{key} of {} has other arguments or stands elsewhere",
                language.code
            );
        }
    }
}

/// Every code of the domain that pages name has its words.
#[test]
fn every_code_has_a_name() {
    fn codes<T: Copy>(noun: &str, all: &[T], code: fn(T) -> &'static str) -> Vec<String> {
        all.iter().map(|value| format!("{noun}-{}", code(*value))).collect()
    }
    use domain::{
        act::ActKind, appeal::Outcome, group::JoinPolicy, listing, member, resource, submission, thread,
        transfer::Extent,
    };
    let keys = [
        codes("kind", domain::Kind::ALL, domain::Kind::code),
        codes("kind-why", domain::Kind::ALL, domain::Kind::code),
        codes("status", domain::Status::ALL, domain::Status::code),
        codes("format", domain::Format::ALL, domain::Format::code),
        codes("membership", domain::Membership::ALL, domain::Membership::code),
        codes("access", listing::Access::ALL, listing::Access::code),
        codes("audience", domain::Audience::ALL, domain::Audience::code),
        codes("role", domain::Role::ALL, domain::Role::code),
        codes("stage", domain::Stage::ALL, domain::Stage::code),
        codes("leader", domain::LeaderKind::ALL, domain::LeaderKind::code),
        codes("host", domain::HostKind::ALL, domain::HostKind::code),
        codes("cost-per", domain::Per::ALL, domain::Per::code),
        codes("question", domain::Question::ALL, domain::Question::code),
        codes("finding", domain::FindingKind::ALL, domain::FindingKind::code),
        codes("report", domain::report::ReportKind::ALL, domain::report::ReportKind::code),
        codes("step", submission::Step::ALL, submission::Step::code),
        codes("submit-state", submission::SubmissionState::ALL, submission::SubmissionState::code),
        codes("standing", member::Standing::ALL, member::Standing::code),
        codes("standing-why", member::Standing::ALL, member::Standing::code),
        codes("join-state", member::Standing::ALL, member::Standing::code),
        codes("join-state-why", member::Standing::ALL, member::Standing::code),
        codes("join-undo", member::Standing::ALL, member::Standing::code),
        codes("member-role", member::Role::ALL, member::Role::code),
        codes("person-step", member::Step::ALL, member::Step::code),
        codes("act", ActKind::ALL, ActKind::code),
        codes("appeal-outcome", Outcome::ALL, Outcome::code),
        codes("appeal-came", Outcome::ALL, Outcome::code),
        codes("transfer-extent", Extent::ALL, Extent::code),
        codes("policy", JoinPolicy::ALL, JoinPolicy::code),
        codes("talk", domain::group::Talk::ALL, domain::group::Talk::code),
        codes("join-policy", JoinPolicy::ALL, JoinPolicy::code),
        codes("thread-kind", thread::ThreadKind::ALL, thread::ThreadKind::code),
        codes("resource-state", resource::ResourceState::ALL, resource::ResourceState::code),
        codes("resource-withdraw", resource::ResourceState::ALL, resource::ResourceState::code),
        codes("resource-language", resource::Tongue::ALL, resource::Tongue::code),
        codes("need", thread::Need::ALL, thread::Need::code),
        codes("need-shown", thread::Need::ALL, thread::Need::code),
    ];
    let words = Words::of_language("en");
    let missing: Vec<_> = keys.iter().flatten().filter(|key| words.find(key).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every key that a page names literally is there.
#[test]
fn every_key_that_pages_name_is_written() {
    let words = Words::of_language("en");
    let mut missing = BTreeSet::new();
    for folder in ["src/web", "src/actions", "templates"] {
        for text in texts(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let calls =
                ["get(\"", "say(\"", "with(\"", "count(\"", "prose(\""].map(|call| format!("words.{call}"));
            for rest in calls.iter().flat_map(|call| text.split(call.as_str()).skip(1)) {
                let key = rest.split('"').next().unwrap_or("");
                if words.find(key).is_none() && !messages("en").iter().any(|message| message.key == key) {
                    missing.insert(key.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

fn texts(folder: &std::path::Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![] };
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => texts(&path),
            false => std::fs::read_to_string(path).into_iter().collect(),
        })
        .collect()
}
