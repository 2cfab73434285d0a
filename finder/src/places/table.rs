//! The binary form of the three tables, little-endian, packed with raw DEFLATE.
//!
//! A table is a container: 4 bytes of magic, `u8` number of columns, `u32` length of each column, the columns. In columns,
//! `varint` is LEB128, `u24` is 3 bytes, and `front` writes each string as varint shared-prefix length, varint suffix
//! length and the suffix in UTF-8.
//!
//! - `SGZ1`, ZIP codes: `[u32 n, u32 cities]` `[varint delta of the ZIP as a number]` `[u24 round((lat+90)·10⁴)]`
//!   `[u24 round((lon+180)·10⁴) in the low 22 bits, kind in the top 2: standard, PO box, unique, military]`
//!   `[u16 city]` `[u8 zone]` `[front city names]` `[u8 state of each city]` `[state codes, \n-joined]` `[zones, \n-joined]`
//! - `SGC1`, towns, sorted by name and then population: `[u32 n, countries, regions, exceptions]` `[front names]` `[u24 lat]`
//!   `[u24 lon]` `[u16 region]` `[u8 floor(8·log2 population)]` `[u8 country of each region]` `[region names, \n]`
//!   `[varint default zone of each region]` `[exceptions: varint row delta, varint zone]` `[country codes, \n]` `[zones, \n]`
//! - `SGA1`, other names of towns: `[u32 n]` `[front folded names]` `[u24 row of SGC1]`

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Unpacked columns of one table.
#[derive(Debug, Default)]
pub(super) struct Table(Vec<Vec<u8>>);

impl Table {
    /// Unpacks a table of at most 8 MiB; an empty one where the bytes are not of that form.
    pub(super) fn unpack(packed: &[u8], magic: &[u8; 4]) -> Self {
        Self::read(packed, magic).unwrap_or_default()
    }

    fn read(packed: &[u8], magic: &[u8; 4]) -> Option<Self> {
        let bytes = decompress_to_vec_with_limit(packed, 8 << 20).ok()?;
        let columns = usize::from(*bytes.get(4)?);
        let mut start = 5 + 4 * columns;
        let mut all = Vec::with_capacity(columns);
        for column in 0..columns {
            let length = u32_at(bytes.get(5..)?, column)? as usize;
            all.push(bytes.get(start..start + length)?.to_vec());
            start += length;
        }
        bytes.starts_with(magic).then_some(Self(all))
    }

    /// A column; empty where there is none.
    pub(super) fn column(&self, at: usize) -> &[u8] {
        self.0.get(at).map_or(&[], Vec::as_slice)
    }

    /// A column that is read once and then let go.
    pub(super) fn take(&mut self, at: usize) -> Vec<u8> {
        self.0.get_mut(at).map(std::mem::take).unwrap_or_default()
    }

    /// Lays a column of rows of some width out in another order.
    pub(super) fn reorder(&mut self, at: usize, width: usize, order: &[u32]) {
        let Some(column) = self.0.get_mut(at) else { return };
        let mut rows = Vec::with_capacity(column.len());
        for row in order.iter().map(|row| *row as usize * width) {
            rows.extend_from_slice(column.get(row..row + width).unwrap_or(&[]));
        }
        *column = rows;
    }

    /// Changes each number of some width of a column.
    pub(super) fn each(&mut self, at: usize, width: usize, change: impl Fn(u32) -> u32) {
        let column = self.0.get_mut(at).map_or(&mut [][..], Vec::as_mut_slice);
        for bytes in column.chunks_exact_mut(width) {
            let old = bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte));
            bytes.iter_mut().zip(change(old).to_le_bytes()).for_each(|(byte, new)| *byte = new);
        }
    }

    /// A column of lines.
    pub(super) fn lines(&self, at: usize) -> Vec<Box<str>> {
        String::from_utf8_lossy(self.column(at)).split('\n').map(Into::into).collect()
    }
}

/// The `at`th `u32`.
pub(super) fn u32_at(column: &[u8], at: usize) -> Option<u32> {
    column.get(at * 4..at * 4 + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// The `at`th `u24`.
pub(super) fn u24_at(column: &[u8], at: usize) -> Option<u32> {
    let b = column.get(at * 3..at * 3 + 3)?;
    Some(u32::from_le_bytes([*b.first()?, *b.get(1)?, *b.get(2)?, 0]))
}

/// The `at`th `u16`.
pub(super) fn u16_at(column: &[u8], at: usize) -> Option<u16> {
    column.get(at * 2..at * 2 + 2)?.try_into().ok().map(u16::from_le_bytes)
}

/// The varints of a column.
pub(super) fn varints(column: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut rest = column;
    std::iter::from_fn(move || varint(&mut rest))
}

/// Writes a varint at the end of a column.
pub(super) fn push_varint(mut value: u32, column: &mut Vec<u8>) {
    while value > 127 {
        column.push(value as u8 | 128);
        value >>= 7;
    }
    column.push(value as u8);
}

/// The varint at the front of a column.
pub(super) fn varint(rest: &mut &[u8]) -> Option<u32> {
    let mut value = 0u32;
    for shift in (0..35).step_by(7) {
        let (&byte, tail) = rest.split_first()?;
        *rest = tail;
        value |= u32::from(byte & 127).checked_shl(shift).unwrap_or(0);
        if byte < 128 {
            return Some(value);
        }
    }
    None
}
