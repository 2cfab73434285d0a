//! Cells of the earth along a curve (Morton, Z-order), so that a circle is a few ranges of documents; and distances.

use domain::Point;

/// Cell of what has no point: after all others.
pub(super) const NOWHERE: u32 = u32::MAX;
/// Bits of a cell for each axis.
const DEPTH: u32 = 15;
const SIDE: f64 = (1_u32 << DEPTH) as f64;
/// Mean radius of the earth in kilometres.
const EARTH: f64 = 6371.0088;

/// A point on the unit sphere; not a number where unknown. Exact to about two metres.
pub(super) type Unit = [f32; 3];

/// The point on the unit sphere.
pub(super) fn unit(point: Point) -> Unit {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [(lat.cos() * lon.cos()) as f32, (lat.cos() * lon.sin()) as f32, lat.sin() as f32]
}

/// The square of the straight line between two points of the unit sphere.
#[inline]
pub(super) fn chord2(a: Unit, b: Unit) -> f32 {
    let (x, y, z) = (a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    x * x + y * y + z * z
}

/// The great-circle distance in kilometres of two points with that [`chord2`].
pub(super) fn km(chord2: f32) -> f64 {
    2.0 * EARTH * (f64::from(chord2).sqrt() / 2.0).min(1.0).asin()
}

/// A circle on the earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Circle {
    pub(super) middle: Point,
    pub(super) unit: Unit,
    pub(super) km: f64,
    limit: f32,
}

impl Circle {
    pub(super) fn new(middle: Point, km: f64) -> Self {
        let km = if km.is_finite() { km.clamp(0.0, 20_040.0) } else { 20_040.0 };
        let half = (km / EARTH / 2.0).min(std::f64::consts::FRAC_PI_2);
        let limit = if km >= 20_015.0 { 5.0 } else { (2.0 * half.sin()).powi(2) as f32 };
        Self { middle, unit: unit(middle), km, limit }
    }

    #[inline]
    pub(super) fn holds(&self, at: Unit) -> bool {
        chord2(self.unit, at) <= self.limit
    }

    /// Ranges of cells, ascending, that hold all of the circle and little else.
    pub(super) fn cells(&self) -> Vec<(u32, u32)> {
        let reach = (self.km * 1.001 + 0.05) / EARTH;
        let (south, north) = (self.middle.lat - reach.to_degrees(), self.middle.lat + reach.to_degrees());
        let polar = south <= -90.0 || north >= 90.0;
        let spread = (reach.sin() / self.middle.lat.to_radians().cos()).asin().to_degrees();
        let (west, east) = if polar || !spread.is_finite() || reach >= std::f64::consts::FRAC_PI_2 {
            (-180.0, 180.0)
        } else {
            (self.middle.lon - spread, self.middle.lon + spread)
        };
        let mut ranges = Vec::new();
        for turn in [-360.0, 0.0, 360.0] {
            let (west, east) = ((west + turn).max(-180.0), (east + turn).min(180.0));
            if west <= east {
                let low = grid(Point { lat: south.max(-90.0), lon: west });
                let high = grid(Point { lat: north.min(90.0), lon: east });
                cover(Square { x: 0, y: 0, depth: 0 }, low, high, &mut ranges);
            }
        }
        merged(ranges)
    }
}

/// Ranges in ascending order, those that touch made one.
pub(super) fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    ranges.dedup_by(|next, last| {
        let touch = next.0 <= last.1;
        last.1 = if touch { last.1.max(next.1) } else { last.1 };
        touch
    });
    ranges
}

/// The cell of a point.
pub(super) fn cell(point: Point) -> u32 {
    let (x, y) = grid(point);
    interleave(x) | interleave(y) << 1
}

fn grid(point: Point) -> (u32, u32) {
    let scale = |part: f64| ((part * SIDE) as u32).min((1 << DEPTH) - 1);
    (scale((point.lon + 180.0) / 360.0), scale((point.lat + 90.0) / 180.0))
}

fn interleave(value: u32) -> u32 {
    let mut v = value & 0xffff;
    v = (v | v << 8) & 0x00ff_00ff;
    v = (v | v << 4) & 0x0f0f_0f0f;
    v = (v | v << 2) & 0x3333_3333;
    (v | v << 1) & 0x5555_5555
}

#[derive(Clone, Copy)]
struct Square {
    x: u32,
    y: u32,
    depth: u32,
}

/// Adds the cells of a square that touch the box from `low` to `high`, coarsely at its edges.
fn cover(square: Square, low: (u32, u32), high: (u32, u32), ranges: &mut Vec<(u32, u32)>) {
    let size = 1_u32 << (DEPTH - square.depth);
    let (x, y) = (square.x * size, square.y * size);
    if x > high.0 || y > high.1 || x + size <= low.0 || y + size <= low.1 {
        return;
    }
    let inside = x >= low.0 && y >= low.1 && x + size - 1 <= high.0 && y + size - 1 <= high.1;
    // An eighth of the box is fine enough; near the poles, where a box is wide and flat, an eighth of its part.
    let (wide, tall) = (high.0 - low.0, high.1 - low.1);
    let small = size * 8 <= wide.min(tall).max(wide.max(tall) / 16) + 8;
    if inside || small || square.depth == DEPTH {
        let first = interleave(x) | interleave(y) << 1;
        ranges.push((first, first + size * size));
        return;
    }
    for quarter in 0..4 {
        let child = Square {
            x: square.x * 2 + (quarter & 1),
            y: square.y * 2 + (quarter >> 1),
            depth: square.depth + 1,
        };
        cover(child, low, high, ranges);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_cells_of_a_circle_hold_all_of_it(lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64,
                r in prop_oneof![0.0..100.0_f64, 0.0..21_000.0_f64], dlat in -3.0..3.0_f64, dlon in -3.0..3.0_f64) {
            let circle = Circle::new(Point { lat, lon }, r);
            let near = Point { lat: (lat + dlat).clamp(-90.0, 90.0), lon: (lon + dlon).clamp(-180.0, 180.0) };
            let far = Point { lat: -lat, lon: -lon };
            let cells = circle.cells();
            for p in [Point { lat, lon }, near, far] {
                let measured = circle.middle.km_to(p);
                prop_assert!((km(chord2(circle.unit, unit(p))) - measured).abs() < 0.01 + measured * 1e-3);
                if circle.holds(unit(p)) {
                    let c = cell(p);
                    prop_assert!(cells.iter().any(|(from, until)| (*from..*until).contains(&c)));
                }
            }
            prop_assert!(cells.len() < 600);
        }
    }
}
