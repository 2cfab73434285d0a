//! Names packed one after the other, in the order of a table or sorted to be looked up.

use super::key::push_key;
use super::table::varint;

/// Strings one after the other, and where each starts.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    starts: Vec<u32>,
}

impl Strings {
    /// Reads a front-coded column; none where it is not of that form.
    pub(super) fn front(column: &[u8]) -> Self {
        let (mut text, mut starts) = (Vec::with_capacity(column.len() * 2), Vec::new());
        let (mut rest, mut last) = (column, 0);
        while let (Some(shared), Some(length)) = (varint(&mut rest), varint(&mut rest)) {
            let (start, shared) = (text.len(), shared as usize);
            let Some((suffix, tail)) = rest.split_at_checked(length as usize) else { break };
            if last + shared > start {
                break;
            }
            rest = tail;
            text.extend_from_within(last..last + shared);
            text.extend_from_slice(suffix);
            starts.push(start as u32);
            last = start;
        }
        text.shrink_to_fit();
        starts.shrink_to_fit();
        String::from_utf8(text).map_or_else(|_| Self::default(), |text| Self { text, starts })
    }

    fn with_capacity(names: usize, text: usize) -> Self {
        Self { text: String::with_capacity(text), starts: Vec::with_capacity(names) }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The `at`th string; empty where there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        let Some(&from) = self.starts.get(at) else { return "" };
        let to = self.starts.get(at + 1).map_or(self.text.len(), |to| *to as usize);
        self.text.get(from as usize..to).unwrap_or("")
    }
}

/// Sorted strings, and where those that begin with the same three letters start.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    names: Strings,
    starts: Vec<u32>,
}

impl Sorted {
    /// Over strings that are sorted.
    pub(super) fn new(names: Strings) -> Self {
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        for at in 0..names.len() {
            let bucket = bucket(names.get(at));
            while starts.len() <= bucket {
                starts.push(at as u32);
            }
        }
        starts.resize(BUCKETS + 1, names.len() as u32);
        Self { names, starts }
    }

    /// Folds names and sorts them; also the position that each had.
    pub(super) fn by_key(names: &Strings) -> (Self, Vec<u32>) {
        let mut keys = Strings::with_capacity(names.len(), names.text.len());
        for at in 0..names.len() {
            keys.starts.push(keys.text.len() as u32);
            push_key(names.get(at), &mut keys.text);
        }
        let mut order: Vec<(u64, u32)> = (0..keys.len()).map(|at| (head(keys.get(at)), at as u32)).collect();
        order.sort_unstable_by(|a, b| {
            let key = |of: &(u64, u32)| keys.get(of.1 as usize);
            a.0.cmp(&b.0).then_with(|| key(a).cmp(key(b))).then(a.1.cmp(&b.1))
        });
        let mut sorted = Strings::with_capacity(keys.len(), keys.text.len());
        for (_, at) in &order {
            sorted.starts.push(sorted.text.len() as u32);
            sorted.text.push_str(keys.get(*at as usize));
        }
        (Self::new(sorted), order.into_iter().map(|(_, at)| at).collect())
    }

    /// The `at`th string; empty where there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        self.names.get(at)
    }

    /// The positions of strings that equal `name`.
    pub(super) fn equal(&self, name: &str) -> std::ops::Range<usize> {
        let from = self.first(name);
        let mut to = from;
        while to < self.names.len() && self.get(to) == name {
            to += 1;
        }
        from..to
    }

    /// Whether a string is `name` or begins with `name` and a space. (A space sorts before letters and digits, so those
    /// follow `name` at once.)
    pub(super) fn begins(&self, name: &str) -> bool {
        let found = self.get(self.first(name));
        found.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    /// The first string that is not before `name`.
    fn first(&self, name: &str) -> usize {
        let bucket = bucket(name);
        let at = |bucket: usize| self.starts.get(bucket).map_or(0, |at| *at as usize);
        let (mut low, mut high) = (at(bucket), at(bucket + 1));
        while low < high {
            let mid = usize::midpoint(low, high);
            if self.get(mid) >= name { high = mid } else { low = mid + 1 }
        }
        low
    }
}

const CLASSES: usize = 38;
const BUCKETS: usize = CLASSES * CLASSES * CLASSES;

/// The bucket of a name, in the order of names: by three letters, or by those before the first that is not of ASCII.
fn bucket(name: &str) -> usize {
    let (mut bucket, mut past) = (0, false);
    for at in 0..3 {
        let class = match name.as_bytes().get(at).filter(|_| !past) {
            None | Some(..=b' ') => 0,
            Some(digit @ b'0'..=b'9') => usize::from(digit - b'0') + 1,
            Some(letter @ b'a'..=b'z') => usize::from(letter - b'a') + 11,
            Some(_) => CLASSES - 1,
        };
        past |= class == CLASSES - 1;
        bucket = bucket * CLASSES + class;
    }
    bucket
}

/// The first eight bytes, in the order of names.
fn head(name: &str) -> u64 {
    let bytes = name.as_bytes();
    (0..8).fold(0, |head, at| head << 8 | u64::from(bytes.get(at).copied().unwrap_or(0)))
}
