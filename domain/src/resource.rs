//! The shelf of a group: what is worth keeping, with who says so and when it is to be looked at again.

use crate::code::codes;
use crate::{GroupId, MemberId, PostId, Private, ResourceId, text, thread};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

codes! {
    /// How far something is on its way to the shelf.
    ResourceState {
        /// A member suggested it; those who keep the group have not looked yet.
        Suggested = "suggested",
        /// It was not taken; who suggested it reads so.
        Declined = "declined",
        /// It is somebody's post, and they are asked.
        Asked = "asked",
        /// It is on the shelf.
        Kept = "kept",
    }
}

codes! {
    /// The language of what is kept.
    Tongue {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
        /// Another one.
        Other = "other",
    }
}

codes! {
    /// What somebody does about one thing of the shelf.
    ResourceStep {
        /// Those who keep the group take a suggestion.
        Keep = "keep",
        /// They do not take it.
        Decline = "decline",
        /// They have looked at it again.
        Again = "again",
        /// They take it off.
        Retire = "retire",
        /// The writer of a post agrees, under their name.
        Named = "named",
        /// The writer agrees, without their name.
        Unnamed = "unnamed",
        /// Whose it is takes it back.
        Withdraw = "withdraw",
    }
}

/// Most characters of what it is for.
pub const MOST_TEXT: usize = 2000;
/// Most characters of who says so.
pub const MOST_SOURCE: usize = 200;
/// Most characters of a link.
pub const MOST_LINK: usize = 500;
/// Most characters of a word back.
pub const MOST_ANSWER: usize = 500;
/// Months after which something is to be looked at again, unless somebody says otherwise.
pub const USUAL_MONTHS: i32 = 12;
/// The latest such day, in months.
pub const MOST_MONTHS: i32 = 60;
/// Most things of a group, and most that one member may have waiting.
pub const MOST: usize = 500;
/// Most suggestions that one member may have waiting.
pub const MOST_WAITING: usize = 5;

/// Something on the shelf, or on its way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its id.
    pub id: ResourceId,
    /// The group.
    pub group: GroupId,
    /// How far it is.
    pub state: ResourceState,
    /// Whose it is: who suggested it and waits, or who wrote the post. `None`: the group's.
    pub member: Option<MemberId>,
    /// The post whose words it is: they stand there and nowhere else.
    pub post: Option<PostId>,
    /// The day from which on it counts as old.
    pub review: Date,
    /// What only the vault holds.
    pub inner: Inner,
}

/// What is sealed with the group's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inner {
    /// What it is called.
    pub title: Private<String>,
    /// What it is for, as it was typed.
    pub text: Private<String>,
    /// Who says so; empty for a post, which has its writer.
    pub source: Private<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Private<String>>,
    /// Its language.
    pub language: Tongue,
    /// The writer of the post is named.
    #[serde(default)]
    pub named: bool,
    /// A word back to who suggested it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Private<String>>,
}

/// What of it cannot be used as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The title is empty or too long.
    #[error("{0}")]
    Title(thread::Refusal),
    /// Nobody said what it is for, or at too great a length.
    #[error("say what it is for, in at most {MOST_TEXT} characters")]
    Text,
    /// Nobody said who says so, or at too great a length.
    #[error("say who says so, in at most {MOST_SOURCE} characters")]
    Source,
    /// The link leads nowhere safe.
    #[error("a link begins with https://")]
    Link,
    /// It is no day to come, or one too far away.
    #[error("choose a day in the next {MOST_MONTHS} months")]
    Review,
    /// Not one of the languages.
    #[error("choose a language")]
    Language,
    /// The shelf is full, or the member has enough waiting.
    #[error("there is no room for more")]
    Full,
}

/// What somebody typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The title.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// The link.
    pub link: String,
    /// The day of the next look; empty for the usual one.
    pub review: String,
    /// Code of the language.
    pub language: String,
}

/// The day of the next look, unless somebody says otherwise.
pub fn usual_review(today: Date) -> Date {
    today.saturating_add(USUAL_MONTHS.months())
}

/// What was typed as it is kept, with the day of the next look. Of a post nobody says who says so: its writer does.
///
/// # Errors
/// All that cannot be used.
pub fn read(typed: &Typed, of_post: bool, today: Date) -> Result<(Inner, Date), Vec<Refusal>> {
    let mut wrong = vec![];
    let title = thread::title(&typed.title).map_err(|refusal| wrong.push(Refusal::Title(refusal)));
    let text = bounded(&typed.text, MOST_TEXT).ok_or(()).map_err(|()| wrong.push(Refusal::Text));
    let source = bounded(&typed.source, MOST_SOURCE).or(of_post.then(String::new));
    let source = source.ok_or(()).map_err(|()| wrong.push(Refusal::Source));
    let link = link(&typed.link).map_err(|refusal| wrong.push(refusal));
    let review = review(&typed.review, today).map_err(|refusal| wrong.push(refusal));
    let language = Tongue::from_code(&typed.language).ok_or(()).map_err(|()| wrong.push(Refusal::Language));
    match (title, text, source, link, review, language) {
        (Ok(title), Ok(text), Ok(source), Ok(link), Ok(review), Ok(language)) => {
            let link = link.map(Into::into);
            let (title, text, source) = (title.into(), text.into(), source.into());
            Ok((Inner { title, text, source, link, language, named: false, answer: None }, review))
        }
        _ => Err(wrong),
    }
}

/// A text that says something, within bounds.
fn bounded(typed: &str, most: usize) -> Option<String> {
    let text = text::plain(typed).trim().to_owned();
    (!text.is_empty() && text.chars().count() <= most).then_some(text)
}

/// A word back, cut to what is kept; an empty one is none.
pub fn answer(typed: &str) -> Option<String> {
    let word: String = typed.replace('\0', "").trim().chars().take(MOST_ANSWER).collect();
    (!word.is_empty()).then_some(word)
}

/// A link of the web, encrypted and to a named place; none when nothing was typed.
fn link(typed: &str) -> Result<Option<String>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let rest = typed.strip_prefix("https://").ok_or(Refusal::Link)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.contains('.') && !host.starts_with('.') && host.chars().any(char::is_alphabetic);
    let plain = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
    let clean =
        rest.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\\'));
    if named && plain && clean && typed.chars().count() <= MOST_LINK {
        Ok(Some(typed.to_owned()))
    } else {
        Err(Refusal::Link)
    }
}

fn review(typed: &str, today: Date) -> Result<Date, Refusal> {
    if typed.trim().is_empty() {
        return Ok(usual_review(today));
    }
    let day: Date = typed.trim().parse().map_err(|_| Refusal::Review)?;
    let last = today.saturating_add(MOST_MONTHS.months());
    if day > today && day <= last { Ok(day) } else { Err(Refusal::Review) }
}

impl Resource {
    /// Whether it is to be looked at again.
    pub fn is_old(&self, today: Date) -> bool {
        self.state == ResourceState::Kept && self.review < today
    }

    /// Whether somebody of the group may see it: all what is on the shelf, and else whose it is and those who decide.
    pub fn may_see(&self, reader: MemberId, keeps: bool) -> bool {
        let own = self.member == Some(reader);
        match self.state {
            ResourceState::Kept => true,
            ResourceState::Suggested | ResourceState::Asked => own || keeps,
            ResourceState::Declined => own,
        }
    }

    /// Whether those who keep the group may change what it says: not under a post, whose writer agreed to it as it is.
    pub fn may_change(&self, keeps: bool) -> bool {
        keeps && self.post.is_none() && matches!(self.state, ResourceState::Suggested | ResourceState::Kept)
    }

    /// Whether somebody may do a step about it.
    pub fn may_step(&self, by: MemberId, keeps: bool, step: ResourceStep) -> bool {
        let own = self.member == Some(by);
        match (step, self.state) {
            (ResourceStep::Keep | ResourceStep::Decline, ResourceState::Suggested) => keeps,
            (ResourceStep::Again, ResourceState::Kept) => keeps,
            (ResourceStep::Retire, ResourceState::Kept | ResourceState::Asked) => keeps,
            (ResourceStep::Named | ResourceStep::Unnamed, ResourceState::Asked) => own,
            (ResourceStep::Withdraw, _) => own,
            _ => false,
        }
    }

    /// It after a step; `None` when it is gone. What was suggested becomes the group's, what was written stays its
    /// writer's.
    #[must_use]
    pub fn after(self, step: ResourceStep, words: &str, today: Date) -> Option<Self> {
        let (kept, review) = (ResourceState::Kept, usual_review(today));
        match step {
            ResourceStep::Keep => Some(Self { state: kept, member: None, ..self }),
            ResourceStep::Decline => {
                let inner = Inner { answer: answer(words).map(Into::into), ..self.inner };
                Some(Self { state: ResourceState::Declined, inner, ..self })
            }
            ResourceStep::Again => Some(Self { review, ..self }),
            ResourceStep::Named | ResourceStep::Unnamed => {
                let inner = Inner { named: step == ResourceStep::Named, ..self.inner };
                Some(Self { state: kept, inner, ..self })
            }
            ResourceStep::Retire | ResourceStep::Withdraw => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn typed() -> Typed {
        Typed {
            title: " Sleep  after a loss ".into(),
            text: "What helps at three in the morning.".into(),
            source: "The hospice's nurses".into(),
            link: "https://example.org/sleep?a=1".into(),
            review: String::new(),
            language: "en".into(),
        }
    }

    fn resource(state: ResourceState, member: u8) -> Resource {
        let today = date(2026, 11, 23);
        let (inner, review) = read(&typed(), false, today).unwrap();
        let member = Some(MemberId::from_bytes([member; 16]));
        Resource { id: ResourceId::NIL, group: GroupId::NIL, state, member, post: None, review, inner }
    }

    #[test]
    fn what_is_typed_has_a_source_and_a_day() {
        let today = date(2026, 11, 23);
        let (inner, review) = read(&typed(), false, today).unwrap();
        assert_eq!((inner.title.show().as_str(), review), ("Sleep after a loss", date(2027, 11, 23)));
        let empty = Typed { language: "xx".into(), ..Typed::default() };
        let none = Refusal::Title(thread::Refusal::NoTitle);
        assert_eq!(
            read(&empty, false, today),
            Err(vec![none, Refusal::Text, Refusal::Source, Refusal::Language])
        );
        let post = Typed { source: String::new(), ..typed() };
        assert!(read(&post, true, today).is_ok(), "a post has its writer");
        for (day, good) in [
            ("2026-11-24", true),
            ("2026-11-23", false),
            ("2031-11-23", true),
            ("2031-11-24", false),
            ("soon", false),
        ] {
            let typed = Typed { review: day.into(), ..typed() };
            assert_eq!(read(&typed, false, today).is_ok(), good, "{day}");
        }
    }

    #[test]
    fn a_link_leads_to_a_named_place_of_the_web() {
        assert_eq!(link(" "), Ok(None));
        for good in ["https://example.org", "https://www.example.org:8443/a/b?c#d", "https://niños.example/ñ"]
        {
            assert_eq!(link(good), Ok(Some(good.to_owned())), "{good}");
        }
        for bad in [
            "http://example.org",
            "example.org",
            "javascript:alert(1)",
            "https://",
            "https://localhost/x",
            "https://10.0.0.1/",
            "https://a@example.org/",
            "https://example.org/a b",
            "https://example.org/\"x",
        ] {
            assert_eq!(link(bad), Err(Refusal::Link), "{bad}");
        }
        assert_eq!(link(&format!("https://example.org/{}", "x".repeat(MOST_LINK))), Err(Refusal::Link));
    }

    #[test]
    fn who_may_do_what() {
        let (own, other) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        for &state in ResourceState::ALL {
            let it = resource(state, 1);
            let open = state == ResourceState::Kept;
            assert_eq!(it.may_see(other, false), open, "{state}");
            assert_eq!(it.may_see(other, true), state != ResourceState::Declined, "{state}");
            assert!(it.may_see(own, false), "{state}");
            for &step in ResourceStep::ALL {
                assert!(!it.may_step(other, false, step), "{state} {step}");
            }
            assert!(it.may_step(own, false, ResourceStep::Withdraw), "{state}");
            assert_eq!(it.may_step(own, true, ResourceStep::Named), state == ResourceState::Asked);
            assert_eq!(it.may_step(other, true, ResourceStep::Keep), state == ResourceState::Suggested);
            assert!(!it.may_step(other, true, ResourceStep::Named), "nobody agrees for another");
        }
        let of_post = Resource { post: Some(PostId::NIL), ..resource(ResourceState::Kept, 1) };
        assert!(!of_post.may_change(true) && resource(ResourceState::Kept, 1).may_change(true));
    }

    #[test]
    fn steps_lead_on() {
        let today = date(2027, 12, 1);
        let kept = resource(ResourceState::Suggested, 1).after(ResourceStep::Keep, "", today).unwrap();
        assert_eq!((kept.state, kept.member), (ResourceState::Kept, None));
        assert!(kept.is_old(today));
        let again = kept.after(ResourceStep::Again, "", today).unwrap();
        assert!(!again.is_old(today) && again.review == date(2028, 12, 1));
        assert_eq!(again.after(ResourceStep::Retire, "", today), None);
        let no = resource(ResourceState::Suggested, 1)
            .after(ResourceStep::Decline, " We have one. ", today)
            .unwrap();
        assert_eq!(no.inner.answer.map(Private::into_shown).as_deref(), Some("We have one."));
        let asked = resource(ResourceState::Asked, 1);
        assert!(asked.clone().after(ResourceStep::Named, "", today).unwrap().inner.named);
        let unnamed = asked.after(ResourceStep::Unnamed, "", today).unwrap();
        assert!(!unnamed.inner.named && unnamed.member.is_some());
    }
}
