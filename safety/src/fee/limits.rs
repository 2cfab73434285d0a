//! What a fee may be.
//!
//! Similar groups: of the support groups in public directories most are free, the rest ask for gifts or 5 to 20 dollars a
//! meeting, or yearly dues under 100. Group therapy, and what a licensed professional leads, costs 30 to 100 dollars a
//! session; classes lie between. A limit is
//! about twice the usual upper end, so that what is only dear for some is no flag.

use crate::unit::Unit;
use domain::{Cost, Kind, Per};

/// Dollars above which a fee is high.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// For one meeting.
    pub(super) meeting: f64,
    /// For one month. Lower than four meetings: it is paid whether one comes or not.
    pub(super) month: f64,
    /// For one year.
    pub(super) year: f64,
    /// For a course, however many meetings it has.
    pub(super) course: f64,
    /// To be let in: enrolment, registration, deposit.
    pub(super) once: f64,
    /// For nobody says what.
    pub(super) unsaid: f64,
}

const SUPPORT: Limits =
    Limits { meeting: 40.0, month: 90.0, year: 300.0, course: 200.0, once: 100.0, unsaid: 80.0 };
const THERAPY: Limits =
    Limits { meeting: 100.0, month: 420.0, year: 2000.0, course: 1200.0, once: 300.0, unsaid: 200.0 };
const CLASS: Limits =
    Limits { meeting: 50.0, month: 240.0, year: 600.0, course: 400.0, once: 200.0, unsaid: 400.0 };

/// Many times the usual price of a course: whatever must be bought for it, it is the price of being let in.
pub(super) const GREAT: f64 = 2.5;
/// Minutes of a meeting.
const MINUTES: f64 = 60.0;
/// Weeks in a month.
const WEEKS: f64 = 52.0 / 12.0;
impl Limits {
    /// Where goods are sold too: a sum that is no price of a meeting may be one of them, and one that is paid once is a
    /// fee only where a whole course would be dear at it.
    pub(super) fn of_wares(self) -> Self {
        let Self { meeting, month, year, course, .. } = self;
        let course = course * GREAT;
        Self { meeting, month: month * GREAT, year: year * GREAT, course, once: course, unsaid: course }
    }

    /// Whether a sum for a unit is above them.
    pub(super) fn is_high(self, unit: Unit, sum: f64) -> bool {
        match unit {
            Unit::Minute => sum * MINUTES > self.meeting,
            Unit::Meeting => sum > self.meeting,
            // paid for more than a week it is paid whether one comes or not
            Unit::Weeks(weeks) => {
                sum / weeks > self.meeting || weeks > 1.0 && sum / weeks * WEEKS > self.month
            }
            Unit::Months(months) if months >= 12.0 => sum / (months / 12.0) > self.year,
            Unit::Months(months) => sum / months > self.month,
            Unit::Course(Some(meetings)) => sum / meetings > self.meeting || sum > 2.5 * self.course,
            Unit::Course(None) => sum > self.course,
            Unit::Once => sum > self.once,
            Unit::Unsaid => sum > self.unsaid,
        }
    }
}

/// The limits for a kind of group.
pub(super) fn limits(kind: Kind) -> Limits {
    match kind {
        Kind::TherapyGroup => THERAPY,
        Kind::Class => CLASS,
        Kind::SupportGroup | Kind::Helpline => SUPPORT,
    }
}

/// The words of a structured cost that is too high for a group that meets `monthly` times a month; the amount itself
/// where it has no words.
pub(crate) fn structured(cost: &Cost, monthly: f64, kind: Kind) -> Option<String> {
    if cost.is_free() || cost.sliding {
        return None;
    }
    let money = cost.amount.as_ref()?;
    let limits = limits(kind);
    let dollars = |cents: i64| cents as f64 / 100.0;
    let sum = dollars(money.cents);
    let known =
        |cents: Option<i64>, limit: f64| monthly > 0.0 && cents.is_some_and(|cents| dollars(cents) > limit);
    let unit = match cost.per {
        Some(Per::Meeting) => Unit::Meeting,
        Some(Per::Week) => Unit::Weeks(1.0),
        Some(Per::Month) => Unit::Months(1.0),
        Some(Per::Year) => Unit::Months(12.0),
        Some(Per::Course) => Unit::Course(cost.meetings.map(f64::from).filter(|n| *n > 0.0)),
        Some(Per::Once) => Unit::Once,
        None => Unit::Unsaid,
    };
    let high = limits.is_high(unit, sum)
        || known(cost.cents_per_meeting(monthly), limits.meeting)
        || (matches!(unit, Unit::Meeting | Unit::Weeks(_))
            && known(cost.cents_per_month(monthly), WEEKS * limits.meeting));
    let dollar_like = ["USD", "EUR", "GBP", "CAD", "AUD", "CHF", ""].contains(&money.currency.as_str());
    (high && dollar_like).then(|| match cost.words.trim() {
        "" => format!("{sum:.2} {}", money.currency),
        words => words.to_owned(),
    })
}
