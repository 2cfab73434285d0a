//! How towns are written: most are their key with capitals ("san luis", "San Luis"), and only the others are kept.

use super::names::Names;

/// The names that are not their key with capitals.
#[derive(Debug)]
pub(super) struct Written {
    names: Names,
    /// For each 64 rows, which of them have a name here, and how many rows before them have.
    rows: Vec<(u64, u32)>,
}

impl Written {
    /// Of `names`, of which the one at `order[row]` has the key at `row`.
    pub(super) fn of(names: &Names, keys: &Names, order: &[u32]) -> Self {
        let (mut text, mut ends) = (String::new(), vec![0]);
        names.each(|_, name| {
            text.push_str(name);
            ends.push(text.len());
        });
        let name = |at: usize| ends.get(at).zip(ends.get(at + 1)).and_then(|(from, to)| text.get(*from..*to));
        let (mut kept, mut rows) = (Vec::new(), vec![(0u64, 0u32); keys.len() / 64 + 1]);
        keys.each(|row, key| {
            let name = order.get(row).and_then(|at| name(*at as usize)).unwrap_or("");
            if name != titled(key)
                && let Some((rows, _)) = rows.get_mut(row / 64)
            {
                *rows |= 1 << (row % 64);
                kept.push(name);
            }
        });
        let mut before = 0;
        for (rows, count) in &mut rows {
            *count = before;
            before += rows.count_ones();
        }
        Self { names: Names::of(kept.into_iter()), rows }
    }

    /// Where each of the names went that an order took from there.
    pub(super) fn rows_of(order: &[u32]) -> impl Fn(u32) -> u32 {
        let mut rows = vec![u32::MAX; order.len()];
        for (old, row) in order.iter().zip(0..) {
            rows.get_mut(*old as usize).into_iter().for_each(|place| *place = row);
        }
        move |old| rows.get(old as usize).copied().unwrap_or(u32::MAX)
    }

    /// The name of a row.
    pub(super) fn name(&self, row: usize, keys: &Names) -> String {
        let (rows, before) = self.rows.get(row / 64).copied().unwrap_or_default();
        let bit = 1u64 << (row % 64);
        if rows & bit == 0 {
            return titled(&keys.get(row));
        }
        self.names.get(before as usize + (rows & (bit - 1)).count_ones() as usize)
    }
}

/// A key with a capital at the beginning of each word.
fn titled(key: &str) -> String {
    let mut last = ' ';
    let mut title = String::with_capacity(key.len());
    for c in key.chars() {
        title.push(if last == ' ' { c.to_ascii_uppercase() } else { c });
        last = c;
    }
    title
}

#[cfg(test)]
mod tests {
    use super::{Names, Written};

    #[test]
    fn every_name_is_as_it_was_written() {
        let all = ["San Luis", "St. Paul", "Łódź", "aachen", "Des Moines", "L'Île-d’Yeu", "", "東京"];
        let all: Vec<&str> = all.iter().copied().cycle().take(150).collect();
        let names = Names::of(all.iter().copied());
        let (keys, order) = names.by_key();
        let written = Written::of(&names, &keys, &order);
        let read: Vec<String> = (0..all.len()).map(|row| written.name(row, &keys)).collect();
        let own: Vec<String> = order.iter().map(|at| all[*at as usize].to_owned()).collect();
        assert_eq!(read, own);
    }
}
