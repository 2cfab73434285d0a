//! Guides in plain words, and the pages that say how this place is run.

use crate::{
    app::Shared,
    config::Days,
    web::{
        failure::{Failure, Page},
        house,
        page::{Asked, Frame},
    },
    words::{Block, Words},
};
use askama::Template;
use axum::extract::{Path, State};
use domain::Question;

/// The guides in the order in which they are read, with what they rest on.
const GUIDES: [(&str, &[&str]); 7] = [
    ("what-it-is", &[MAYO_GROUPS, NCI_GROUPS, APA_GROUP_THERAPY]),
    ("what-it-gives", &[MAYO_GROUPS, PFEIFFER, LLOYD_EVANS]),
    ("questions", &[MAYO_GROUPS, NCI_GROUPS]),
    ("red-flags", &[MAYO_GROUPS, FTC_HEALTH]),
    ("first-visit", &[MAYO_GROUPS]),
    ("your-doctor", &[MAYO_GROUPS, NCI_GROUPS]),
    ("not-enough", &[NIMH_HELP, NIMH_THERAPY]),
];

const MAYO_GROUPS: &str = "Mayo Clinic: Support groups: Make connections, get help";
const NCI_GROUPS: &str = "National Cancer Institute (US): Cancer Support Groups";
const APA_GROUP_THERAPY: &str =
    "American Psychological Association: Psychotherapy: Understanding group therapy";
const PFEIFFER: &str =
    "Pfeiffer and others, 2011: Efficacy of peer support interventions for depression: a meta-analysis";
const LLOYD_EVANS: &str = "Lloyd-Evans and others, 2014: A systematic review and meta-analysis of randomised controlled \
     trials of peer support for people with severe mental illness";
const FTC_HEALTH: &str = "Federal Trade Commission (US): Common Health Scams";
const NIMH_HELP: &str = "National Institute of Mental Health (US): My Mental Health: Do I Need Help?";
const NIMH_THERAPY: &str = "National Institute of Mental Health (US): Psychotherapies";

/// The addresses of all guides.
pub(crate) fn addresses() -> impl Iterator<Item = String> {
    GUIDES.iter().map(|(slug, _)| format!("/guide/{slug}"))
}

/// One guide in the list.
struct Entry {
    slug: &'static str,
    title: String,
    summary: String,
}

impl Entry {
    fn of(slug: &'static str, words: Words) -> Self {
        let part = |part: &str| words.get(&format!("guide-{slug}-{part}")).into_owned();
        Self { slug, title: part("title"), summary: part("summary") }
    }
}

#[derive(Template)]
#[template(path = "guide/index.html")]
struct Index {
    frame: Frame,
    guides: Vec<Entry>,
}

/// `GET /guide`
pub(crate) async fn index(asked: Asked, State(app): State<Shared>) -> Page {
    let guides = GUIDES.iter().map(|(slug, _)| Entry::of(slug, asked.words)).collect();
    let page = Index { frame: Frame::new(&asked, &house(&app), "title-guide"), guides };
    Ok(page.frame.show(&page))
}

#[derive(Template)]
#[template(path = "guide/guide.html")]
struct Guide {
    frame: Frame,
    guide: Entry,
    body: Vec<Block>,
    questions: Vec<(String, String)>,
    sources: &'static [&'static str],
    next: Option<Entry>,
}

/// `GET /guide/{slug}`
pub(crate) async fn show(asked: Asked, State(app): State<Shared>, Path(slug): Path<String>) -> Page {
    let at = GUIDES.iter().position(|(known, _)| *known == slug).ok_or(Failure::NotFound)?;
    let Some((slug, sources)) = GUIDES.get(at).copied() else { return Err(Failure::NotFound) };
    let words = asked.words;
    let page = Guide {
        guide: Entry::of(slug, words),
        body: words.prose(&format!("guide-{slug}-body")),
        questions: if slug == "questions" { questions(words) } else { vec![] },
        sources,
        next: GUIDES.get(at + 1).map(|(slug, _)| Entry::of(slug, words)),
        frame: Frame::new(&asked, &house(&app), "title-guide"),
    };
    Ok(page.frame.show(&page))
}

/// The eleven questions, each with why to ask it.
fn questions(words: Words) -> Vec<(String, String)> {
    let both = |question: &Question| {
        let part = |noun: &str| words.code_name(noun, question.code()).into_owned();
        (part("question"), part("question-why"))
    };
    Question::ALL.iter().map(both).collect()
}

#[derive(Template)]
#[template(path = "guide/plain.html")]
struct Plain {
    frame: Frame,
    title: String,
    body: Vec<Block>,
}

/// `GET /about`
pub(crate) async fn about(asked: Asked, State(app): State<Shared>) -> Page {
    plain("about", &asked, &app, vec![])
}

/// `GET /privacy`
pub(crate) async fn privacy(asked: Asked, State(app): State<Shared>) -> Page {
    let (words, keep) = (asked.words, &app.config.keep);
    let kept = |key: &str, days: Days| Block::Paragraph(words.say(key, "days", days.get().to_string()));
    let after = vec![
        Block::Heading(words.get("keep-title").into_owned()),
        kept("keep-drafts", keep.keep_drafts_days),
        kept("keep-submissions", keep.keep_submissions_days),
        kept("keep-reports", keep.keep_reports_days),
        kept("keep-concerns", keep.keep_reports_days),
    ];
    plain("privacy", &asked, &app, after)
}

/// `GET /accessibility`
pub(crate) async fn accessibility(asked: Asked, State(app): State<Shared>) -> Page {
    plain("accessibility", &asked, &app, vec![])
}

/// `GET /places`: where place data comes from.
pub(crate) async fn places(asked: Asked, State(app): State<Shared>) -> Page {
    plain("places", &asked, &app, vec![])
}

/// A page of prose, with what comes `after` it.
fn plain(name: &str, asked: &Asked, app: &Shared, after: Vec<Block>) -> Page {
    let frame = Frame::new(asked, &house(app), "title-about");
    let title = asked.words.get(&format!("{name}-title")).into_owned();
    let mut body = asked.words.prose_with(&format!("{name}-body"), "house", &frame.house);
    body.extend(after);
    let page = Plain { title, body, frame };
    Ok(page.frame.show(&page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_guide_has_its_words_in_every_language() {
        for language in crate::words::languages() {
            let words = Words::of_language(&language.code);
            for (slug, sources) in GUIDES {
                assert!(!sources.is_empty());
                for part in ["title", "summary", "body"] {
                    assert!(words.find(&format!("guide-{slug}-{part}")).is_some(), "{slug} {part}");
                }
            }
            for (question, why) in questions(words) {
                assert!(question.ends_with('?') && why.ends_with('.'), "{question} {why}");
            }
        }
    }
}
