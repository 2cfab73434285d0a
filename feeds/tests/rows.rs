//! Rows of tables that hold more than one group, and days that are numbers.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use feeds::{Feed, Options, read};

fn feed(text: &str) -> Feed {
    read("support-groups.csv", text.as_bytes(), &Options::default()).unwrap()
}

/// What each row came to: its line, the group, and when it meets.
fn told(feed: &Feed) -> Vec<String> {
    let times = |listing: &domain::Listing| {
        let one = |schedule: &domain::Schedule| {
            let rule = schedule.rule.as_ref().map(ToString::to_string).unwrap_or_default();
            let start = schedule.start.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
            format!("{} {start}", rule.trim_start_matches("FREQ=")).replace(";BYDAY=", " ")
        };
        listing.schedules.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let row = |row: &feeds::Row| {
        let listing = &row.result.as_ref().unwrap().listing;
        format!("{}: {}: {}", row.number, listing.name, times(listing))
    };
    feed.rows.iter().map(row).collect()
}

#[test]
fn two_groups_of_one_row_are_two() {
    let feed = feed(
        "Group Name,Day,Time,Location,City,State,Phone\n\
         Grief Circle; Caregivers Circle,Tuesday; Thursday,6:00 PM; 7:30 PM,Grace Church,Akron,OH,330-555-0101; 330-555-0102\n\
         Men's Group / Women's Group,Monday / Wednesday,5:30 PM / 6:30 PM,YMCA,Akron,OH,330-555-0103\n\
         \"Stroke Support Group\nAphasia Support Group\",\"Friday\nSaturday\",\"10 AM\n11 AM\",\"Mercy Hospital\",Canton,OH,\n\
         Alzheimer's Caregivers; Parkinson's Caregivers,1st Tuesday; 3rd Tuesday,2:00 PM,Senior Center,Akron,OH,\n",
    );
    assert_eq!(
        told(&feed),
        [
            "2: Grief Circle: WEEKLY TU 18:00",
            "2: Caregivers Circle: WEEKLY TH 19:30",
            "3: Men's Group: WEEKLY MO 17:30",
            "3: Women's Group: WEEKLY WE 18:30",
            "4: Stroke Support Group: WEEKLY FR 10:00",
            "4: Aphasia Support Group: WEEKLY SA 11:00",
            "8: Alzheimer's Caregivers: MONTHLY 1TU 14:00",
            "8: Parkinson's Caregivers: MONTHLY 3TU 14:00",
        ]
    );
    let ids: std::collections::BTreeSet<_> =
        feed.rows.iter().map(|row| row.result.as_ref().unwrap().key.external_id.clone()).collect();
    assert_eq!(ids.len(), 8);
    let phones: Vec<_> = feed
        .rows
        .iter()
        .take(4)
        .map(|row| row.result.as_ref().unwrap().listing.phone.clone().unwrap())
        .collect();
    assert!(phones[0].contains("0101") && phones[1].contains("0102"), "{phones:?}");
    assert_eq!(phones[2], phones[3], "what stands there once is of both");
    assert!(feed.rows.iter().all(|row| row.notes[0].contains("several groups")));
}

#[test]
fn times_in_words_are_those_of_two_groups_as_well() {
    let feed = feed(
        "Group,When,Where\n\
         Grief Circle; Caregivers Circle,Tuesdays 6-7 pm; Thursdays 7-8 pm,\"Grace Church, Akron, OH\"\n\
         Dual Recovery Meeting / Family Group,Mondays 6 pm / Wednesdays 7 pm,\"12 Main St, Akron, OH\"\n",
    );
    assert_eq!(
        told(&feed),
        [
            "2: Grief Circle: WEEKLY TU 18:00",
            "2: Caregivers Circle: WEEKLY TH 19:00",
            "3: Dual Recovery Meeting: WEEKLY MO 18:00",
            "3: Family Group: WEEKLY WE 19:00",
        ]
    );
}

#[test]
fn one_group_with_two_times_stays_one_and_has_both() {
    let feed = feed(
        "Group Name,Day,Time,Location,City,State\n\
         Stroke Survivors,Monday; Wednesday,1:00 PM; 2:00 PM,Mercy Hospital,Akron,OH\n\
         AA/NA Speaker Night,Friday,7:00 PM,Town Hall,Akron,OH\n\
         Friends &amp; Family,Tuesday; Thursday,6 PM; 7 PM,Town Hall,Akron,OH\n",
    );
    assert_eq!(
        told(&feed),
        [
            "2: Stroke Survivors: WEEKLY MO 13:00, WEEKLY WE 14:00",
            "3: AA/NA Speaker Night: WEEKLY FR 19:00",
            "4: Friends & Family: WEEKLY TU 18:00, WEEKLY TH 19:00",
        ]
    );
    assert!(feed.rows.iter().all(|row| row.notes.is_empty()), "{:?}", feed.rows);
}

#[test]
fn where_nobody_can_tell_which_group_meets_when_that_is_said() {
    let feed = feed(
        "Group Name,Day,Time,Address,City,State\n\
         Grief Circle; Caregivers Circle,Monday; Tuesday; Friday,6:00 PM,12 Main St,Akron,OH\n\
         Grief / Loss Group,Tuesday / Thursday,6:00 PM / 7:00 PM,12 Main St,Akron,OH\n\
         \"Parents of Adult\nChildren\",\"Monday\nFriday\",\"6:00 PM\n7:00 PM\",12 Main St,Akron,OH\n\
         Grief Circle; Caregivers,Monday; Friday,6:00 PM,12 Main St; 40 High St,Akron,OH\n\
         Grief Circle; Caregivers,Monday; Friday,evening; late,12 Main St,Akron,OH\n",
    );
    assert_eq!(feed.rows.len(), 5);
    for row in &feed.rows {
        assert!(row.result.is_ok());
        assert!(row.notes.iter().any(|note| note.contains("Write each in a row of its own")), "{row:?}");
    }
}

/// The days of rows with these names and numbers.
fn days(rows: &[(&str, &str)]) -> (Vec<String>, Feed) {
    let lines: String = rows.iter().map(|(name, day)| format!("{name},{day},7:00 PM,Toledo\n")).collect();
    let feed = feed(&format!("Meeting Name,Day,Time,City\n{lines}"));
    let days = told(&feed).iter().map(|row| row.rsplit(": ").next().unwrap().to_owned()).collect();
    (days, feed)
}

#[test]
fn numbers_of_days_are_read_as_the_whole_column_shows() {
    let sunday_first = [
        ("Sunday Serenity", "1"),
        ("Just for Today", "6"),
        ("Saturday Sunrise", "7"),
        ("Step Study", "\"3, 5\""),
    ];
    let (told, feed) = days(&sunday_first);
    assert_eq!(told, ["WEEKLY SU 19:00", "WEEKLY FR 19:00", "WEEKLY SA 19:00", "WEEKLY TU,TH 19:00"]);
    assert!(feed.notes.iter().any(|note| note.contains("1 was read as Sunday")), "{:?}", feed.notes);

    let (told, feed) = days(&[("Monday Nooners", "1"), ("Just for Today", "7"), ("Step Study", "3")]);
    assert_eq!(told, ["WEEKLY MO 19:00", "WEEKLY SU 19:00", "WEEKLY WE 19:00"]);
    assert!(feed.notes.iter().any(|note| note.contains("1 was read as Monday")), "{:?}", feed.notes);

    let (told, _) = days(&[("Serenity", "0"), ("Just for Today", "1"), ("Step Study", "6")]);
    assert_eq!(told, ["WEEKLY SU 19:00", "WEEKLY MO 19:00", "WEEKLY SA 19:00"], "as Meeting Guide counts");

    let (told, _) = days(&[("Monday Nooners", "0"), ("Just for Today", "6")]);
    assert_eq!(told, ["WEEKLY MO 19:00", "WEEKLY SU 19:00"]);
}

#[test]
fn where_nothing_shows_how_days_are_counted_none_is_taken() {
    let (told, feed) = days(&[("Serenity", "1"), ("Just for Today", "7"), ("Step Study", "Tuesday")]);
    assert_eq!(told, ["", "", "WEEKLY TU 19:00"]);
    assert!(feed.notes.iter().any(|note| note.contains("Write the names of the days")), "{:?}", feed.notes);
    assert!(feed.rows[0].notes[0].contains("number 1 is not known"), "{:?}", feed.rows[0]);
    assert!(feed.rows[2].notes.is_empty());
}
