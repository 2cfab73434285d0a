//! What taking part costs.

use crate::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// What an amount buys.
    Per {
        /// One meeting.
        Meeting = "meeting",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
        /// A course of meetings.
        Course = "course",
        /// One year.
        Year = "year",
        /// Paid once.
        Once = "once",
    }
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths of the currency's unit.
    pub cents: i64,
    /// ISO 4217 code.
    pub currency: String,
}

/// What taking part costs, as far as the group says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// The amount; zero for free, `None` when only words are known. With a range, its upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// What the amount buys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    /// How many meetings a course or year has, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<u16>,
    /// Nobody must pay: gifts are welcome.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub donation: bool,
    /// By income, or with help for those who cannot pay.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sliding: bool,
    /// The group's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Cost {
    /// Costs nothing.
    pub fn free() -> Self {
        Self { amount: Some(Money { cents: 0, currency: "USD".into() }), ..Self::default() }
    }

    /// Whether nobody has to pay.
    pub fn is_free(&self) -> bool {
        self.donation || self.amount.as_ref().is_some_and(|m| m.cents == 0)
    }

    /// Hundredths for one meeting, when the group meets `monthly` times a month; `None` where it cannot be told.
    pub fn cents_per_meeting(&self, monthly: f64) -> Option<i64> {
        let cents = self.amount.as_ref()?.cents;
        if self.is_free() {
            return Some(0);
        }
        let spread = |meetings: f64| (meetings > 0.0).then(|| (cents as f64 / meetings).round() as i64);
        match self.per.unwrap_or(Per::Meeting) {
            Per::Meeting => Some(cents),
            Per::Week => spread(monthly * 12.0 / 52.0),
            Per::Month => spread(monthly),
            Per::Year => spread(self.meetings.map_or(monthly * 12.0, f64::from)),
            Per::Course | Per::Once => spread(f64::from(self.meetings?)),
        }
    }

    /// Hundredths for one month, when the group meets `monthly` times a month; `None` where it cannot be told.
    pub fn cents_per_month(&self, monthly: f64) -> Option<i64> {
        self.cents_per_meeting(monthly).map(|each| (each as f64 * monthly).round() as i64)
    }
}
