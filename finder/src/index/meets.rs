//! When timetables meet, as one question sees it: each is looked at once, however many groups keep it.

use super::{
    clock::{Clock, Ways},
    window::Window,
};
use std::cell::Cell;

/// The bit of what the question itself wants.
pub(super) const WANTED: u16 = 1;
/// Set where a timetable was looked at.
const KNOWN: u16 = 1 << 15;

/// Which windows the starts of timetables fall into.
pub(super) struct Meets<'a> {
    clock: &'a Clock<'a>,
    /// Windows, the clock they are read on, and the place of their first bit.
    groups: Vec<(&'a Clock<'a>, Vec<Window>, u32)>,
    /// For who goes to the room, and for who joins from afar.
    known: [Vec<Cell<u16>>; 2],
}

impl<'a> Meets<'a> {
    /// For the question itself.
    pub(super) fn new(clock: &'a Clock<'a>, timetables: usize) -> Self {
        let groups = if clock.is_open() { vec![] } else { vec![(clock, vec![clock.window()], 0)] };
        Self { clock, groups, known: [(); 2].map(|()| vec![Cell::new(0); timetables]) }
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
        places.iter().fold(0, |all, place| {
            let room = if ways.room { self.known(*place, false) } else { 0 };
            let afar = if ways.afar { self.known(*place, true) } else { 0 };
            all | room | afar
        })
    }

    #[inline]
    fn known(&self, place: u32, afar: bool) -> u16 {
        let Some(cell) = self.known[usize::from(afar)].get(place as usize) else { return 0 };
        if cell.get() & KNOWN == 0 {
            cell.set(KNOWN | self.look(place, Ways { room: !afar, afar }));
        }
        cell.get() & !KNOWN
    }

    fn look(&self, place: u32, ways: Ways) -> u16 {
        let mut met = 0;
        for (clock, windows, first) in &self.groups {
            clock.any_start(&[place], ways, |start| {
                for (window, bit) in windows.iter().zip(*first..) {
                    met |= u16::from(window.holds(start)) << bit;
                }
                false
            });
        }
        met
    }
}
