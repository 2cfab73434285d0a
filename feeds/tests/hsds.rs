//! HSDS services as directories publish them and as Commonground does.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use domain::{Format, Kind, Listing, Membership, Status};
use feeds::{Feed, FeedError, Options, hsds};
use jiff::civil::{date, time};
use serde_json::{Value, json};
use std::{borrow::Cow, path::PathBuf};

fn options() -> Options {
    Options { source: "county".into(), zone: Some("America/New_York".into()), ..Options::default() }
}

fn read<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Result<Feed, FeedError> {
    let format = Some(feeds::feed::Format::HsdsJson);
    feeds::read("feed", bytes, &Options { format, ..options() })
}

fn read_package(files: Vec<(String, Vec<u8>)>) -> Result<Feed, FeedError> {
    feeds::read_folder(files, &options()).pop().unwrap().1
}

fn feed(value: &Value) -> Feed {
    read(value.to_string().as_bytes()).unwrap()
}

fn listing(value: Value) -> Listing {
    let mut rows = feed(&value).rows;
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows.remove(0).result.unwrap().listing
}

fn shared(folder: &str) -> Option<PathBuf> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/directory/hsds").join(folder);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

fn package(folder: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let files = std::fs::read_dir(shared(folder)?).unwrap();
    Some(
        files
            .map(|f| f.unwrap().path())
            .map(|p| (p.display().to_string(), std::fs::read(&p).unwrap()))
            .collect(),
    )
}

fn service() -> Value {
    json!({
        "id": "17fc1166-bdbf-5094-bbe4-a0872c9e2193", "name": "Breast Cancer Support Group", "status": "active",
        "description": "<p>For women &amp; men.</p>", "url": "example.org/groups", "email": "info@example.org",
        "fees_description": "None.", "application_process": "Please register first.", "assured_date": "2027-01-31",
        "minimum_age": "18",
        "organization": {"id": "1", "name": "St Mark's Hospital", "description": "A hospital.", "website": "https://example.org",
            "contacts": [{"name": "Fern Holt", "email": "fern@example.org"}]},
        "contacts": [{"name": "Ash Reed", "phones": [{"number": "555-555-0199"}]}],
        "phones": [{"number": "(410) 555-0111", "type": "fax"}, {"number": "\"+1 410 555 0100\"", "extension": 12}],
        "schedules": [{"freq": "MONTHLY", "byday": "1TU,3TU", "opens_at": "13:00-05:00", "closes_at": "14:30:00-05:00",
            "dtstart": "2027-01-05", "until": "2027-12-31", "timezone": -5, "attending_type": "In person or by video"},
            {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}],
        "languages": [{"code": "es"}, {"name": "English"}],
        "service_at_locations": [
            {"id": "2", "location": {"location_type": "virtual", "url": "https://zoom.us/j/1?pwd=abc"}},
            {"id": "3", "location": {"location_type": "physical", "name": "Civic Center", "latitude": 39.3, "longitude": "-76.6",
                "addresses": [{"attention": "Ash Reed", "address_1": "1 Main St", "address_2": "Room 2", "city": "Towson",
                    "state_province": "MD", "postal_code": "21204", "country": "us", "address_type": "physical"}],
                "accessibility": [{"description": "Wheelchair access and an induction loop"}]}},
            {"id": "4", "location": {"location_type": "physical", "name": "Annex", "addresses": [{"address_1": "2 Side St", "city": "Essex"}]}}],
        "attributes": [{"taxonomy_term": {"name": "Bereavement"}}, {"taxonomy_term": {"name": "Peer-led things"}}],
    })
}

#[test]
fn a_service_with_all_its_parts() {
    let l = listing(service());
    assert_eq!(
        (l.name.as_str(), l.kind, l.status),
        ("Breast Cancer Support Group", Kind::SupportGroup, Status::Active)
    );
    assert_eq!(l.description, "For women & men.");
    assert_eq!(l.schedules.len(), 1, "opening hours are no meetings: {:?}", l.schedules);
    let s = &l.schedules[0];
    assert_eq!(s.rule.as_ref().unwrap().to_string(), "FREQ=MONTHLY;BYDAY=1TU,3TU;UNTIL=20271231");
    assert_eq!((s.start, s.minutes, s.from), (Some(time(13, 0, 0, 0)), Some(90), Some(date(2027, 1, 5))));
    assert_eq!(s.zone.as_deref(), Some("America/New_York"));
    assert_eq!(l.formats, [Format::InPerson, Format::Video].into());
    let place = l.place.as_ref().unwrap();
    assert_eq!((place.street.as_str(), place.country.as_str()), ("1 Main St, Room 2", "US"));
    assert!(place.point.is_some() && l.notes.contains("Also at: Annex, 2 Side St, Essex"), "{}", l.notes);
    assert_eq!(l.online.as_ref().unwrap().url.as_deref(), Some("https://zoom.us/j/1"));
    assert!(l.cost.as_ref().unwrap().is_free(), "{:?}", l.cost);
    assert_eq!((l.membership, l.checked), (Some(Membership::Closed), Some(date(2027, 1, 31))));
    assert_eq!(l.languages, ["en".to_owned(), "es".to_owned()].into());
    assert_eq!(l.access, [domain::Access::Wheelchair, domain::Access::HearingLoop].into());
    assert!(l.audience.contains(&domain::Audience::Adults));
    assert_eq!(l.host.as_ref().unwrap().kind, Some(domain::HostKind::Hospital));
    assert!(l.phone.as_deref().unwrap().contains("0100") && l.phone.as_deref().unwrap().ends_with("ext. 12"));
    assert!(
        l.experiences.iter().any(|e| e.term.contains("breast"))
            && l.experiences.iter().any(|e| e.term == "bereavement")
    );
    assert!(l.tags.contains("peer_led_things"));
    let all = serde_json::to_string(&l).unwrap();
    assert!(
        !all.contains("Fern") && !all.contains("Ash") && !all.contains("0199") && !all.contains("pwd"),
        "{all}"
    );
}

#[test]
fn every_shape_of_an_answer_gives_its_services() {
    let service = service();
    let mut bare = service.clone();
    bare.as_object_mut().unwrap().remove("organization");
    let organization = json!({"id": "9", "name": "Grief House", "description": "x", "website": "grief.example.org", "services": [bare, bare]});
    assert_eq!(feed(&json!([service, service])).rows.len(), 2);
    let page = feed(&json!({"total_pages": 3, "page_number": 1, "contents": [service]}));
    assert!(page.rows.len() == 1 && page.notes[0].contains("page 1 of 3"));
    let held = feed(&json!({"contents": [organization]}));
    assert_eq!(held.rows[1].result.as_ref().unwrap().listing.host.as_ref().unwrap().name, "Grief House");
    let mut inner = service.clone();
    inner.as_object_mut().unwrap().remove("service_at_locations");
    let at = |name: &str| json!({"id": name, "service": inner, "location": {"location_type": "physical", "name": name, "addresses": [{"address_1": "1 A St", "city": name}]}});
    let places = feed(&json!([at("Ojai"), at("Essex")]));
    assert_eq!(places.rows.len(), 1, "two places of one service");
    assert!(places.rows[0].result.as_ref().unwrap().listing.notes.contains("Also at: Essex"));
    let lines = format!("{service}\nnot json\n\n{service}\n");
    let rows = read(lines.as_bytes()).unwrap().rows;
    assert!(rows.len() == 3 && rows[1].result.as_ref().unwrap_err().starts_with("line 2:"));
    let others = feed(
        &json!([{"id": "1", "name": "Term", "taxonomy": "x", "description": "y"}, {"name": "Org", "website": "x"}, 3, {"id": "2", "location_type": "physical"}]),
    );
    assert!(others.rows.len() == 4 && others.rows.iter().all(|row| row.result.is_err()));
}

#[test]
fn prose_schedules_are_read_and_pantries_are_no_groups() {
    let l = listing(
        json!({"name": "Grief circle", "status": "temporarily closed", "schedules": [{"description": "4th Sunday of the month at 2PM"}]}),
    );
    assert_eq!(l.schedules[0].rule.as_ref().unwrap().to_string(), "FREQ=MONTHLY;BYDAY=4SU");
    assert_eq!((l.schedules[0].start, l.status), (Some(time(14, 0, 0, 0)), Status::TemporarilyClosed));
    let row = feed(&json!({"name": "Food pantry", "status": "active", "description": "Bread and milk."}))
        .rows
        .remove(0);
    assert!(row.result.unwrap_err().starts_with("not a group:"));
}

#[test]
fn a_price_with_a_currency() {
    let l = listing(
        json!({"name": "Skills class", "status": "defunct", "fees_description": "We charge for sessions",
        "cost_options": [{"amount": 20, "currency": "gbp"}, {"amount": "35", "currency": "gbp", "amount_description": "per session"}]}),
    );
    let cost = l.cost.unwrap();
    assert_eq!((cost.amount.as_ref().unwrap().cents, cost.amount.unwrap().currency.as_str()), (3500, "GBP"));
    assert_eq!(
        (l.kind, l.status, cost.words.as_str()),
        (Kind::Class, Status::Ended, "We charge for sessions")
    );
}

#[test]
fn what_is_no_hsds_is_said() {
    assert_eq!(read(b""), Err(FeedError::Empty));
    assert!(read(b"<html></html>").is_err());
    let deep = read("[".repeat(100_000).as_bytes());
    assert!(deep.is_err() || deep.unwrap().rows.iter().all(|row| row.result.is_err()));
    let mut large = service();
    large["description"] = "x".repeat(2 << 20).into();
    let rows = feed(&json!([large, service()])).rows;
    assert!(rows[0].result.is_err() && rows[1].result.is_ok());
    assert!(read_package(vec![("a.txt".into(), b"x".to_vec())]).is_err());
}

#[test]
fn a_package_is_joined_by_its_ids() {
    let files = |list: &[(&str, &str)]| {
        list.iter().map(|(n, t)| ((*n).to_owned(), t.as_bytes().to_vec())).collect::<Vec<_>>()
    };
    let feed = read_package(
        files(&[
            ("x/datapackage.json", r#"{"resources":[{"name":"organization","path":"orgs.csv"},{"name":"service","path":"services.csv"}]}"#),
            ("x/orgs.csv", "id,name,description\no1,Hope Foundation,About\n"),
            ("x/services.csv", "id,organization_id,name,status,description\ns1,o1,Parents support group,active,\"For parents,\nweekly\"\n"),
            ("x/service_at_location.csv", "id,service_id,location_id\na1,s1,l1\n"),
            ("x/locations.csv", "id,location_type,name,latitude,longitude\nl1,physical,Hall,39.3,-76.6\n"),
            ("x/addresses.csv", "id,location_id,attention,address_1,city,state_province,postal_code,country,address_type\nd1,l1,Ash Reed,1 Main St,Towson,MD,21204,US,physical\n"),
            ("x/phones.csv", "id,service_id,contact_id,number\np0,s1,c1,410-555-0199\np1,s1,,410-555-0100\n"),
            ("x/contacts.csv", "id,service_id,name\nc1,s1,Fern Holt\n"),
            ("x/schedules.csv", "id,service_id,freq,byday,opens_at,closes_at\nh1,s1,WEEKLY,TU,18:00,19:00\n"),
            ("x/attributes.csv", "id,link_id,link_entity,taxonomy_term_id\nt0,s1,service,t1\n"),
            ("x/taxonomy_terms.csv", "id,name,description\nt1,Bereavement,x\n"),
        ]))
    .unwrap();
    let c = feed.rows[0].result.as_ref().unwrap();
    assert_eq!((feed.rows.len(), c.key.external_id.as_str()), (1, "s1"));
    assert_eq!(
        (c.listing.host.as_ref().unwrap().name.as_str(), c.listing.place.as_ref().unwrap().city.as_str()),
        ("Hope Foundation", "Towson")
    );
    assert!(
        c.listing.phone.as_deref().unwrap().contains("0100")
            && c.listing.experiences.iter().any(|e| e.term == "bereavement")
    );
    assert_eq!(c.listing.schedules[0].minutes, Some(60));
}

#[test]
fn real_directories_keep_every_service() {
    let Some(baltimore) = shared("baltimore-hsds3-services.json") else { return };
    let json = read(std::fs::read(baltimore).unwrap()).unwrap();
    let told = |feed: &Feed| {
        let good: Vec<&Listing> =
            feed.rows.iter().filter_map(|r| r.result.as_ref().ok()).map(|c| &c.listing).collect();
        println!(
            "{} rows, {} listings, {} with place, {} with schedule, {} with experience, {} with cost; kinds {:?}",
            feed.rows.len(),
            good.len(),
            good.iter().filter(|l| l.place.is_some()).count(),
            good.iter().filter(|l| !l.schedules.is_empty()).count(),
            good.iter().filter(|l| !l.experiences.is_empty()).count(),
            good.iter().filter(|l| l.cost.is_some()).count(),
            Kind::ALL
                .iter()
                .map(|k| (k.code(), good.iter().filter(|l| l.kind == *k).count()))
                .collect::<Vec<_>>(),
        );
        good.len()
    };
    assert_eq!(json.rows.len(), 654);
    let good = told(&json);
    let tables = read_package(package("baltimore-hsds3-datapackage").unwrap()).unwrap();
    assert_eq!((tables.rows.len(), told(&tables)), (654, good), "both forms of the same directory");
    let old = read_package(package("baltimore-original-ohana-csv").unwrap()).unwrap();
    assert_eq!(old.rows.len(), 654);
    told(&old);
    for folder in ["official-3.0/csv", "official-3.1-dev/csv"] {
        let feed = read_package(package(folder).unwrap()).unwrap();
        let l = &feed.rows[0].result.as_ref().unwrap().listing;
        assert!(!serde_json::to_string(l).unwrap().contains("Persona"), "{l:#?}");
    }
    for folder in ["official-3.0", "official-3.1-dev", "uk-profile-mock-default"] {
        for name in [
            "service_full",
            "service_list",
            "service_at_location_full",
            "service_at_location_list",
            "organization_full",
        ] {
            let path = shared(folder).unwrap().join(name).with_extension("json");
            let feed = read(std::fs::read(&path).unwrap()).unwrap();
            assert_eq!(feed.rows.len(), 1, "{}", path.display());
            let l = &feed.rows[0].result.as_ref().unwrap().listing;
            assert!(!serde_json::to_string(l).unwrap().contains("Persona"), "{l:#?}");
        }
    }
}

/// The JSON schema of an entry from the field list of the specification's own data package.
fn schema(package: &Value, table: &str) -> Value {
    let resources = package["resources"].as_array().unwrap();
    let fields =
        resources.iter().find(|r| r["name"] == table).unwrap()["schema"]["fields"].as_array().unwrap();
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for field in fields {
        let name = field["name"].as_str().unwrap();
        let kind = match field["type"].as_str().unwrap() {
            "number" => json!({"type": "number"}),
            "date" => json!({"type": "string", "format": "date"}),
            _ => json!({"type": "string"}),
        };
        properties.insert(name.into(), kind);
        for key in ["format"] {
            if let Some(format) = field.get(key).filter(|f| !f.is_null()) {
                properties[name][key] = format.clone();
            }
        }
        if let Some(values) = field["constraints"].get("enum") {
            properties[name]["enum"] = values.clone();
        }
        // Ids of what an entry hangs on are the tree's own branches in JSON.
        if field["constraints"]["required"] == true
            && (name == "id" || !name.ends_with("_id"))
            && name != "link_entity"
        {
            required.push(name);
        }
    }
    let list = |table: &str| json!({"type": "array", "items": schema(package, table)});
    let nested: &[(&str, &str)] = match table {
        "service" => &[
            ("phones", "phone"),
            ("schedules", "schedule"),
            ("languages", "language"),
            ("cost_options", "cost_option"),
            ("attributes", "attribute"),
            ("service_at_locations", "service_at_location"),
        ],
        "organization" => &[("phones", "phone")],
        "location" => &[("addresses", "address"), ("phones", "phone"), ("accessibility", "accessibility")],
        _ => &[],
    };
    for (name, table) in nested {
        properties.insert((*name).into(), list(table));
    }
    for (table_of, name, held) in [
        ("service", "organization", "organization"),
        ("service_at_location", "location", "location"),
        ("attribute", "taxonomy_term", "taxonomy_term"),
    ] {
        if table == table_of {
            properties.insert(name.into(), schema(package, held));
            required.push(name);
        }
    }
    json!({"type": "object", "properties": properties, "required": required})
}

fn sample() -> Vec<Listing> {
    let mut listings =
        vec![listing(service()), Listing { name: "Nothing known".into(), ..Listing::default() }];
    listings.push(listing(json!({"name": "Daily line helpline", "schedules": [{"freq": "DAILY", "opens_at": "20:00", "closes_at": "21:00"}], "cost_options": [{"amount": 5}]})));
    listings[0].id = "018f3c5e-7b1a-7c3d-9e2f-1a2b3c4d5e6f".parse().unwrap();
    listings
}

#[test]
fn what_is_written_fits_the_specification() {
    for (folder, version) in
        [("official-3.0", hsds::Version::V3_0), ("official-3.1-dev", hsds::Version::V3_1)]
    {
        let Some(folder) = shared(folder) else { return };
        let descriptor: Value =
            serde_json::from_slice(&std::fs::read(folder.join("csv/datapackage.json")).unwrap()).unwrap();
        let openapi: Value =
            serde_json::from_slice(&std::fs::read(folder.join("openapi.json")).unwrap()).unwrap();
        let page: Value = serde_json::from_str(&hsds::write_json(&sample(), version)).unwrap();
        assert!(jsonschema::is_valid(&openapi["components"]["schemas"]["Page"], &page));
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema(&descriptor, "service"))
            .unwrap();
        for service in page["contents"].as_array().unwrap() {
            let errors: Vec<String> =
                validator.iter_errors(service).map(|e| format!("{} {e}", e.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:#?}\n{service:#}");
        }
        tables_fit(&descriptor);
    }
}

/// Every file has columns of the specification only, no required cell is empty, ids are unique and found.
fn tables_fit(descriptor: &Value) {
    let files = hsds::write_package(&sample());
    let own: Value = serde_json::from_slice(&files[0].1).unwrap();
    assert_eq!(
        (files[0].0.as_str(), own["resources"].as_array().unwrap().len()),
        ("datapackage.json", files.len() - 1)
    );
    let rows = |name: &str| -> Vec<std::collections::BTreeMap<String, String>> {
        let Some((_, bytes)) = files.iter().find(|(file, _)| file == name) else { return Vec::new() };
        csv::Reader::from_reader(bytes.as_slice()).deserialize().map(Result::unwrap).collect()
    };
    for (file, _) in files.iter().skip(1) {
        let resource =
            descriptor["resources"].as_array().unwrap().iter().find(|r| r["path"] == file.as_str()).unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for row in rows(file) {
            assert!(ids.insert(row["id"].clone()), "{file}: {row:?}");
            assert!(
                row.keys().all(|column| fields.iter().any(|f| f["name"] == column.as_str())),
                "{file}: {row:?}"
            );
            for field in fields.iter().filter(|f| f["constraints"]["required"] == true) {
                let name = field["name"].as_str().unwrap();
                assert!(row.get(name).is_some_and(|cell| !cell.is_empty()), "{file} {name}: {row:?}");
            }
            for field in fields.iter().filter(|f| f["constraints"].get("enum").is_some()) {
                let cell = row.get(field["name"].as_str().unwrap()).map(String::as_str).unwrap_or("");
                assert!(
                    cell.is_empty()
                        || field["constraints"]["enum"].as_array().unwrap().contains(&cell.into()),
                    "{file}: {cell}"
                );
            }
        }
    }
    let ids: Vec<String> = rows("organizations.csv").into_iter().map(|row| row["id"].clone()).collect();
    assert!(rows("services.csv").iter().all(|row| ids.contains(&row["organization_id"])));
}

#[test]
fn opening_hours_without_days_come_back_as_they_were_read() {
    let service = json!({
        "id": "1", "name": "Carers Circle", "description": "A support group.", "status": "active",
        "schedules": [{ "freq": "WEEKLY", "opens_at": "18:00", "closes_at": "06:30" }],
    });
    let read = listing(service);
    assert_eq!(read.notes, "Open 18:00-06:30");
    let written = hsds::write_json(std::slice::from_ref(&read), hsds::Version::V3_1);
    assert_eq!(listing(serde_json::from_str(&written).unwrap()), read);
}
