//! Commonground.
fn main() {}
