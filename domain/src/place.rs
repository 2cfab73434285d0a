//! Where a group meets.

use serde::{Deserialize, Serialize};

/// A point on the earth, WGS 84 degrees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
}

impl Point {
    /// The point, if it is on the earth and not the 0,0 that stands for "unknown" in many feeds.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        (on_earth && (lat != 0.0 || lon != 0.0)).then_some(Self { lat, lon })
    }

    /// Great-circle distance in kilometres (haversine, mean earth radius 6371.0088 km).
    pub fn km_to(self, other: Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((b - a) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + a.cos() * b.cos() * half_lon * half_lon;
        2.0 * 6371.0088 * h.sqrt().min(1.0).asin()
    }
}

/// Where a group meets in person, as far as it says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The building or room ("St. Mark's Library, Room 2").
    #[serde(skip_serializing_if = "String::is_empty")]
    pub venue: String,
    /// Street and number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub street: String,
    /// Town.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// State, province or county ("IN", "Ontario").
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Postal code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// ISO 3166-1 alpha-2 code, upper case; empty when unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// How to find the door, parking, transit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub directions: String,
    /// The point, given or looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// The point stands for a town or postal code, not for the door.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Place {
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
