//! The archive is read, within bounds: everything is looked at before anything is kept.

use super::{Act, Head, LINES, Line, MOST, MOST_BYTES, MOST_LINE, Person, Post, Resource, Thread, check};
use domain::{Stamp, pseudonym::Checked};
use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use zip::ZipArchive;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is not such an archive.
    #[error("this is no copy of a group: it should be the zip file that a facilitator took")]
    NotOurs,
    /// It is too large.
    #[error("it holds more than {} MiB", MOST_BYTES >> 20)]
    TooLarge,
    /// A line is not as it should be.
    #[error("line {0}: {1}")]
    Line(usize, String),
    /// Lines are missing, or there are too many.
    #[error(
        "the first line counts {0:?} members, threads, posts, things of the shelf and acts, and there are {1:?}: it is not whole"
    )]
    Counts([usize; 5], [usize; 5]),
}

/// A group that was read and is in order: every place that something names is there.
pub struct Copied {
    /// The group.
    pub head: Head,
    /// People, and their names as they are kept.
    pub people: Vec<(Person, Checked)>,
    /// Threads, and the places of their posts.
    pub threads: Vec<(Thread, Vec<usize>)>,
    /// Posts.
    pub posts: Vec<Post>,
    /// The shelf.
    pub resources: Vec<Resource>,
    /// What was done, oldest first.
    pub acts: Vec<Act>,
}

/// Reads an archive, at this moment.
///
/// # Errors
/// What is wrong with it.
pub fn read(archive: &[u8], now: Stamp) -> Result<Copied, Refusal> {
    read_from(Cursor::new(archive), now)
}

/// Reads an archive where it lies, so that it need not be in memory.
///
/// # Errors
/// What is wrong with it.
pub fn read_from(mut archive: impl Read + Seek, now: Stamp) -> Result<Copied, Refusal> {
    let size = archive.seek(SeekFrom::End(0)).map_err(|_| Refusal::NotOurs)?;
    if size > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let mut archive = ZipArchive::new(archive).map_err(|_| Refusal::NotOurs)?;
    let file = archive.by_name(LINES).map_err(|_| Refusal::NotOurs)?;
    read_lines(BufReader::new(file), now)
}

/// Reads the lines in an archive.
///
/// # Errors
/// What is wrong with them.
pub fn read_lines(lines: impl BufRead, now: Stamp) -> Result<Copied, Refusal> {
    let mut lines = lines.take(MOST_BYTES + 1);
    let (mut copied, mut number, mut bytes) = (None, 0, 0);
    loop {
        let mut line = Vec::new();
        let length = lines.by_ref().take(MOST_LINE + 1).read_until(b'\n', &mut line);
        let length = length.map_err(|_| Refusal::NotOurs)? as u64;
        (number, bytes) = (number + 1, bytes + length);
        if bytes > MOST_BYTES {
            return Err(Refusal::TooLarge);
        }
        if length == 0 {
            break;
        }
        let fault = |fault: String| Refusal::Line(number, fault);
        if length > MOST_LINE {
            return Err(fault(format!("it is longer than {MOST_LINE} bytes")));
        }
        // what stands there may be somebody's words: only the place is told
        let line = serde_json::from_slice(&line)
            .map_err(|error| fault(format!("column {} is not as the format has it", error.column())))?;
        match (&mut copied, line) {
            (None, Line::Group(head)) => copied = Some(Copied::begin(*head, now).map_err(fault)?),
            (None, _) => return Err(fault("the group comes first".to_owned())),
            (Some(copied), line) => copied.add(line, now).map_err(fault)?,
        }
    }
    let copied = copied.ok_or(Refusal::NotOurs)?;
    if copied.head.counts != copied.counts() {
        return Err(Refusal::Counts(copied.head.counts, copied.counts()));
    }
    check::whole(&copied).map_err(|(line, fault)| Refusal::Line(line, fault))?;
    Ok(copied)
}

impl Copied {
    fn begin(head: Head, now: Stamp) -> Result<Self, String> {
        check::head(&head, now)?;
        let (people, threads, posts, resources, acts) = (vec![], vec![], vec![], vec![], vec![]);
        Ok(Self { head, people, threads, posts, resources, acts })
    }

    /// How many there are of everything.
    pub(super) fn counts(&self) -> [usize; 5] {
        [self.people.len(), self.threads.len(), self.posts.len(), self.resources.len(), self.acts.len()]
    }

    fn add(&mut self, line: Line, now: Stamp) -> Result<(), String> {
        let counts = self.counts();
        let at = match &line {
            Line::Group(_) => return Err("a second group".to_owned()),
            Line::Member(_) => 0,
            Line::Thread(_) => 1,
            Line::Post(_) => 2,
            Line::Resource(_) => 3,
            Line::Act(_) => 4,
        };
        if counts.iter().skip(at + 1).any(|count| *count > 0) {
            return Err("members come first, then threads, posts, the shelf and acts".to_owned());
        }
        if counts[at] >= MOST[at] {
            return Err(format!("there are more than {} of these", MOST[at]));
        }
        match line {
            Line::Group(_) => {}
            Line::Member(person) => {
                let checked = check::person(&person, &self.head, now)?;
                self.people.push((person, checked));
            }
            Line::Thread(thread) => {
                check::thread(&thread, self, now)?;
                self.threads.push((thread, vec![]));
            }
            Line::Post(post) => {
                check::post(&post, self, now)?;
                if let Some((_, places)) = self.threads.get_mut(post.thread) {
                    places.push(self.posts.len());
                }
                self.posts.push(post);
            }
            Line::Resource(resource) => {
                check::resource(&resource, self)?;
                self.resources.push(resource);
            }
            Line::Act(act) => {
                check::act(&act, self, now)?;
                self.acts.push(act);
            }
        }
        Ok(())
    }
}
