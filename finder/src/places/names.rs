//! Names kept front-coded: each says how many bytes it shares with the one before. Every sixteenth is whole, so that one is
//! found without reading all. Both lengths of a name are one byte, where they are as small as most are.

use super::key::push_key;
use super::table::{push_varint, varint};

/// How many names are written one upon the other.
const BLOCK: usize = 16;

/// Names in the order of a table, or sorted to be looked up.
#[derive(Debug, Default)]
pub(super) struct Names {
    text: Vec<u8>,
    blocks: Vec<u32>,
    /// The first bytes of the name that each block starts with.
    heads: Vec<u64>,
    count: usize,
}

/// Writes names one after the other.
#[derive(Default)]
struct Writer {
    names: Names,
    last: Vec<u8>,
}

/// Reads on from a name.
struct Reader<'a> {
    rest: &'a [u8],
    name: Vec<u8>,
}

impl Names {
    /// Reads a front-coded column; of one that is not of that form, what can be read.
    pub(super) fn front(column: &[u8]) -> Self {
        let (mut reader, mut writer) = (Reader::new(column), Writer::default());
        while let Some(name) = reader.next_of_column() {
            writer.push(name);
        }
        writer.finish()
    }

    /// Names in the order in which they come.
    pub(super) fn of<'a>(all: impl Iterator<Item = &'a str>) -> Self {
        let mut writer = Writer::default();
        all.for_each(|name| writer.push(name.as_bytes()));
        writer.finish()
    }

    /// Folds names and sorts them; also the position that each had.
    pub(super) fn by_key(&self) -> (Self, Vec<u32>) {
        let (mut text, mut keys) = (String::new(), Vec::with_capacity(self.count));
        self.each(|at, name| {
            let from = text.len();
            push_key(name, &mut text);
            keys.push((from..text.len(), at as u32));
        });
        let key = |of: &std::ops::Range<usize>| text.get(of.clone()).unwrap_or("");
        keys.sort_by(|a, b| key(&a.0).cmp(key(&b.0)));
        (Self::of(keys.iter().map(|(of, _)| key(of))), keys.into_iter().map(|(_, at)| at).collect())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The `at`th name; empty where there is none.
    pub(super) fn get(&self, at: usize) -> String {
        let mut reader = self.reader(at / BLOCK);
        for _ in 0..at % BLOCK {
            reader.next();
        }
        reader.next().map(|name| text_of(name).to_owned()).unwrap_or_default()
    }

    /// Every name with its position.
    pub(super) fn each(&self, mut see: impl FnMut(usize, &str)) {
        let mut reader = self.reader(0);
        for at in 0..self.count {
            reader.next().into_iter().for_each(|name| see(at, text_of(name)));
        }
    }

    /// The positions of names that equal `name`. They must be sorted.
    pub(super) fn equal(&self, name: &str) -> std::ops::Range<usize> {
        let (from, mut reader) = self.first(name);
        let mut to = from;
        while reader.name == name.as_bytes() && to < self.count {
            to += 1;
            if reader.next().is_none() {
                break;
            }
        }
        from..to
    }

    /// Whether a name is `name` or begins with `name` and a space. They must be sorted. (A space sorts before letters and
    /// digits, so those follow `name` at once.)
    pub(super) fn begins(&self, name: &str) -> bool {
        let (at, reader) = self.first(name);
        let rest = reader.name.strip_prefix(name.as_bytes());
        at < self.count && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b" "))
    }

    /// The first name that is not before `name`, and a reader that has just read it.
    fn first(&self, name: &str) -> (usize, Reader<'_>) {
        // Whole blocks before it, but for the last, in which it may stand.
        let first = first_bytes(name.as_bytes());
        let block = self.heads.partition_point(|head| *head < first);
        let alike = self.heads.get(block..).unwrap_or(&[]).iter().take_while(|head| **head == first).count();
        let alike = self.blocks.get(block..block + alike).unwrap_or(&[]);
        let before = block + alike.partition_point(|start| self.head(*start) < name.as_bytes());
        let block = before.saturating_sub(1);
        let (mut at, mut reader) = (block * BLOCK, self.reader(block));
        while reader.next().is_some_and(|read| read < name.as_bytes()) {
            at += 1;
        }
        (at, reader)
    }

    /// The name that a block starts with.
    fn head(&self, start: u32) -> &[u8] {
        let mut rest = self.text.get(start as usize..).unwrap_or(&[]);
        let length = lengths(&mut rest).map_or(0, |(_, length)| length);
        rest.get(..length as usize).unwrap_or(&[])
    }

    fn reader(&self, block: usize) -> Reader<'_> {
        let start = self.blocks.get(block).map_or(self.text.len(), |start| *start as usize);
        Reader::new(self.text.get(start..).unwrap_or(&[]))
    }
}

impl Writer {
    fn push(&mut self, name: &[u8]) {
        let names = &mut self.names;
        if names.count.is_multiple_of(BLOCK) {
            names.blocks.push(names.text.len() as u32);
            names.heads.push(first_bytes(name));
            self.last.clear();
        }
        let shared = self.last.iter().zip(name).take_while(|(a, b)| a == b).count();
        let suffix = name.get(shared..).unwrap_or(&[]);
        push_lengths(shared as u32, suffix.len() as u32, &mut names.text);
        names.text.extend_from_slice(suffix);
        names.count += 1;
        self.last.truncate(shared);
        self.last.extend_from_slice(suffix);
    }

    fn finish(mut self) -> Names {
        self.names.text.shrink_to_fit();
        self.names.blocks.shrink_to_fit();
        self.names.heads.shrink_to_fit();
        self.names
    }
}

impl<'a> Reader<'a> {
    fn new(rest: &'a [u8]) -> Self {
        Self { rest, name: Vec::with_capacity(64) }
    }

    /// The next name; none, and an empty name, past the last.
    fn next(&mut self) -> Option<&[u8]> {
        let lengths = lengths(&mut self.rest);
        self.go_on(lengths)
    }

    /// The next name of a column as the tables have it: both lengths are varints.
    fn next_of_column(&mut self) -> Option<&[u8]> {
        let lengths = varint(&mut self.rest).zip(varint(&mut self.rest));
        self.go_on(lengths)
    }

    fn go_on(&mut self, lengths: Option<(u32, u32)>) -> Option<&[u8]> {
        let suffix = lengths.and_then(|(_, length)| self.rest.split_off(..length as usize));
        let shared = lengths.filter(|_| suffix.is_some()).map_or(0, |(shared, _)| shared);
        self.name.truncate(shared as usize);
        self.name.extend_from_slice(suffix?);
        Some(&self.name)
    }
}

/// What half a byte cannot say: the rest of such a length follows as a varint.
const MORE: u32 = 15;

/// Writes how much a name shares with the one before, and how much follows.
fn push_lengths(shared: u32, length: u32, text: &mut Vec<u8>) {
    text.push((shared.min(MORE) << 4 | length.min(MORE)) as u8);
    for rest in [shared, length].into_iter().filter_map(|length| length.checked_sub(MORE)) {
        push_varint(rest, text);
    }
}

/// The two lengths before a name's own bytes.
fn lengths(rest: &mut &[u8]) -> Option<(u32, u32)> {
    let (&both, tail) = rest.split_first()?;
    *rest = tail;
    let mut whole = |half: u32| {
        let more = if half == MORE { varint(rest)? } else { 0 };
        half.checked_add(more)
    };
    Some((whole(u32::from(both >> 4))?, whole(u32::from(both & 15))?))
}

/// The first eight bytes as a number that sorts as they do.
fn first_bytes(name: &[u8]) -> u64 {
    let bytes = name.iter().copied().chain([0; 8]).take(8);
    bytes.fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// Names are written from text, so they are text.
fn text_of(name: &[u8]) -> &str {
    str::from_utf8(name).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::Names;
    use proptest::prelude::*;

    fn written(names: &[String]) -> Names {
        Names::of(names.iter().map(String::as_str))
    }

    proptest! {
        #[test]
        fn names_are_found_as_in_a_plain_list(mut all in prop::collection::vec("[ab]{0,3}( [a-cé]{1,2}| c{14,18})?", 0..80), word in "[ab]{0,3}") {
            all.sort();
            let names = written(&all);
            prop_assert_eq!(names.len(), all.len());
            let read: Vec<String> = (0..all.len()).map(|at| names.get(at)).collect();
            prop_assert_eq!(&read, &all);
            let from = all.partition_point(|name| name.as_str() < word.as_str());
            let to = all.partition_point(|name| name.as_str() <= word.as_str());
            prop_assert_eq!(names.equal(&word), from..to);
            let begins = all.iter().any(|name| *name == word || name.starts_with(&format!("{word} ")));
            prop_assert_eq!(names.begins(&word), begins);
            prop_assert_eq!(names.get(all.len()), "");
        }

        #[test]
        fn any_bytes_can_be_read(column in prop::collection::vec(any::<u8>(), 0..200)) {
            let names = Names::front(&column);
            names.each(|_, _| ());
            names.equal("a");
        }
    }
}
