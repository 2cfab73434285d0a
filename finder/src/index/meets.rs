//! When timetables meet, as one question sees it: each is looked at once, however many groups keep it.

use super::{
    clock::{Clock, Ways},
    window::Window,
};
use std::cell::Cell;

/// The bit of what the question itself wants.
pub(super) const WANTED: u16 = 1;
/// Set where a timetable was looked at.
const KNOWN: u32 = 1 << 15;
/// Where the bits of those who join from afar begin.
const FROM_AFAR: u32 = 16;

/// Which windows the starts of timetables fall into.
pub(super) struct Meets<'a> {
    clock: &'a Clock<'a>,
    /// Windows, the clock they are read on, and the place of their first bit.
    groups: Vec<(&'a Clock<'a>, Vec<Window>, u32)>,
    known: Vec<Cell<u32>>,
}

impl<'a> Meets<'a> {
    /// For the question itself.
    pub(super) fn new(clock: &'a Clock<'a>, timetables: usize) -> Self {
        let groups = if clock.is_open() { vec![] } else { vec![(clock, vec![clock.window()], 0)] };
        Self { clock, groups, known: vec![Cell::new(0); timetables] }
    }

    /// Looks at these windows too; in all, there are at most fifteen.
    pub(super) fn and(mut self, clock: &'a Clock<'a>, windows: Vec<Window>, first: u32) -> Self {
        self.groups.push((clock, windows, first));
        self
    }

    /// Whether the question is fine with any time.
    pub(super) fn is_open(&self) -> bool {
        self.clock.is_open()
    }

    /// Whether the question is about the coming days only.
    pub(super) fn is_relative(&self) -> bool {
        self.clock.is_relative()
    }

    /// A bit for each window that a start of these timetables falls into, reached in one of these ways.
    #[inline]
    pub(super) fn met(&self, places: &[u32], ways: Ways) -> u16 {
        let all = places.iter().fold(0, |all, place| all | self.known(*place));
        let room = if ways.room { all & (KNOWN - 1) } else { 0 };
        let afar = if ways.afar { all >> FROM_AFAR } else { 0 };
        (room | afar) as u16
    }

    #[inline]
    fn known(&self, place: u32) -> u32 {
        let Some(cell) = self.known.get(place as usize) else { return 0 };
        if cell.get() & KNOWN == 0 {
            let room = self.look(place, Ways { room: true, afar: false });
            let afar = self.look(place, Ways { room: false, afar: true });
            cell.set(KNOWN | room | afar << FROM_AFAR);
        }
        cell.get()
    }

    fn look(&self, place: u32, ways: Ways) -> u32 {
        let mut met = 0;
        for (clock, windows, first) in &self.groups {
            clock.any_start(&[place], ways, |start| {
                for (window, bit) in windows.iter().zip(*first..) {
                    met |= u32::from(window.holds(start)) << bit;
                }
                false
            });
        }
        met
    }
}
