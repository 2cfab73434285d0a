//! When a group meets, a line for all days of the same hours.

use crate::{reasons::Speaker, words::zone_town};
use domain::{
    Format, Listing,
    schedule::{Freq, Rule, Schedule},
};

/// When a group meets; with the zone where somebody may not live by it, and the way to meet where there are several.
pub(super) fn lines(listing: &Listing, speaker: &Speaker<'_>) -> Vec<String> {
    let mut all: Vec<Schedule> = Vec::new();
    for schedule in &listing.schedules {
        match all.iter_mut().find(|told| go_together(told, schedule)) {
            Some(told) => add_days(told, schedule),
            None => all.push(schedule.clone()),
        }
    }
    all.iter().map(|schedule| line(schedule, listing, speaker)).collect()
}

fn line(schedule: &Schedule, listing: &Listing, speaker: &Speaker<'_>) -> String {
    let words = speaker.words;
    let mut said = words.schedule(schedule);
    let afar = listing.formats.iter().any(|format| *format != Format::InPerson);
    let elsewhere = |zone: &&String| afar || zone.as_str() != speaker.zone;
    if let Some(zone) = schedule.zone.as_ref().filter(elsewhere).filter(|_| schedule.start.is_some()) {
        said = words.with("schedule-in-zone", &[("when", said.into()), ("zone", zone_town(zone).into())]);
    }
    match schedule.format.filter(|_| listing.formats.len() > 1) {
        Some(format) => format!("{said} · {}", words.code_name("format", format.code())),
        None => said,
    }
}

/// Whether two weekly schedules differ in nothing but their days.
fn go_together(one: &Schedule, other: &Schedule) -> bool {
    let but_days = |schedule: &Schedule| {
        let weekly =
            |rule: &&Rule| rule.freq == Freq::Weekly && rule.interval == 1 && !rule.by_day.is_empty();
        let rule = schedule.rule.as_ref().filter(weekly)?;
        let rule = Rule { by_day: vec![], ..rule.clone() };
        Some(Schedule { rule: Some(rule), from: None, words: None, ..schedule.clone() })
    };
    but_days(one).is_some_and(|one| but_days(other) == Some(one))
}

fn add_days(told: &mut Schedule, other: &Schedule) {
    let more = other.rule.iter().flat_map(|rule| &rule.by_day);
    if let Some(rule) = &mut told.rule {
        rule.by_day.extend(more.copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use jiff::civil::{Weekday, time};

    #[test]
    fn days_of_the_same_hours_are_one_line_and_hours_of_another_clock_say_whose() {
        let on = |day, hour, zone: &str| Schedule {
            rule: Some(Rule::weekly(&[day])),
            start: Some(time(hour, 0, 0, 0)),
            zone: Some(zone.into()),
            ..Schedule::default()
        };
        let schedules = vec![
            on(Weekday::Monday, 19, "America/Chicago"),
            on(Weekday::Sunday, 9, "America/Chicago"),
            on(Weekday::Thursday, 19, "America/Chicago"),
        ];
        let said = |formats: &[Format], zone| {
            let formats = formats.iter().copied().collect();
            let listing = Listing { schedules: schedules.clone(), formats, ..Listing::default() };
            lines(&listing, &Speaker { words: Words::of_language("en"), zone, country: "US" })
        };
        let here = ["Every Monday and Thursday, 7:00 pm", "Every Sunday, 9:00 am"];
        assert_eq!(said(&[Format::InPerson], "America/Chicago"), here);
        let whose = here.map(|line| format!("{line} (Chicago time)"));
        assert_eq!(said(&[Format::InPerson], "Europe/Madrid"), whose);
        assert_eq!(said(&[Format::Video], "America/Chicago"), whose);
    }
}
