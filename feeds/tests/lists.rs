//! What is a list of groups, and what is another table.

use feeds::{FeedError, Options, feed::Format, read};

fn rows(name: &str, text: &str) -> Result<usize, String> {
    let feed = read(name, text.as_bytes(), &Options::default()).map_err(|error| error.to_string())?;
    Ok(feed.rows.iter().filter(|row| row.result.is_ok()).count())
}

/// Lists of groups as people keep them.
const GROUPS: &[&str] = &[
    "Name,Day\nHope,Monday\n",
    "Name,Day,Time\nNooners,Mon,12:00\n",
    "Name;Weekday;Start Time;City\nNooners;Tuesday;noon;Troy\n",
    "Meeting Name,Day of Week,Time,Address\nSunrise,Fri,7 am,1 Elm St\n",
    "Group,When,Where\nWidows,2nd Tuesday 7pm,Library\n",
    "Support Group,Phone\nGrief,555-010-0100\n",
    "Support group,Facilitator,Phone\nDivorce,Ann,555-010-0100\n",
    "Name of Group,Contact,Email\nAlcoholics Anonymous,Bob,info@example.org\n",
    "Program Name,Meeting Times,Location\nCaregivers,Every Thursday 6:30 PM,Room 4\n",
    "Title,Schedule,Description\nDiabetes circle,First Monday 10 am,We talk\n",
    "Name,Monday,Wednesday,City\nWalkers,6:00 PM,,Reno\n",
    "Name,Zoom Link,Notes,Website\nNight owls,https://zoom.us/j/1,Cameras off,https://example.org\n",
    "Name,Conference Phone,Time\nDial a friend,+1 555 010 0100,9 pm\n",
    "Name,Fellowship,City,Phone,Email\nSerenity,AA,Troy,555-010-0100,aa@example.org\n",
    "Name,Open/Closed,Address,Notes\nSerenity,Open,1 Elm St,Ramp\n",
    "Name,Attendance,Website,Phone\nLoss of a child,Online,https://example.org,555-010-0100\n",
    "Name,Description\nParents,A support group for parents of children with autism\n",
    "Organization,Services Provided,Phone\nHope House,Grief support group on Mondays,555-010-0100\n",
    "Name,City,Phone\nTroy Grief Support Group,Troy,555-010-0100\n",
    "Name,Types,Location\nHappy Hour,\"Open, Discussion\",Hall\n",
    "name,day,time,latitude,longitude,postal_code\nNooners,1,12:00,42.5,-83.1,48084\n",
    "Class Name,Days,Time,Fee,Instructor\nChair yoga,Tue/Thu,10 am,$5,Kim\n",
    "Nombre,Día,Hora,Lugar\nDuelo,Miércoles,19:00,Iglesia\n",
    "Nombre del grupo;Horario;Dirección\nEsperanza;Lunes 7 pm;Calle 5\n",
    "Grupo,Cuándo,Dónde\nViudas,cada martes a las 18:00,Biblioteca\n",
    "Grupo de apoyo,Teléfono\nDuelo,555-010-0100\n",
    "Nombre,Dirigido a,Teléfono,Correo\nAlzheimer,Cuidadores,555-010-0100,info@example.org\n",
    "Reunión,Días,Horas,Ciudad\nLuz,lunes,20:00,Mérida\n",
    "Nombre,Modalidad,Descripción,Costo\nAnsiedad,En línea,Grupo de apoyo,Gratis\n",
    "Nombre,Facilitador,Descripción,Ciudad\nPadres,Ana,Taller para padres,Lima\n",
    "Name,Horario,Sede\nDepresión,martes 19:00,Clínica\n",
];

/// Tables of other things.
const OTHERS: &[&str] = &[
    "geonameid,name,lat,lon,country,admin1,population,tz\n1,Troy,42.6,-83.1,US,MI,87294,America/Detroit\n",
    "code,lat,lon,region,name\nAB,57.29,-2.32,ABE,Aberdeen\n",
    "name,latitude,longitude,elevation\nBen Nevis,56.7,-5.0,1345\n",
    "City,State,Zip,Name\nTroy,MI,48084,Troy\n",
    "name,country,iso2,capital\nFrance,France,FR,Paris\n",
    "id,label,title,synonyms\nc1,grief,Grief,mourning|loss\n",
    "code,title\nA00,Cholera\n",
    "doid,name,description,synonyms\n1,Cholera,An infection,\n",
    "abbrev,name,concept,tradition\nAA,Alcoholics Anonymous,alcohol,12_step\n",
    "Name,Price,Stock,SKU,Description\nMug,9.50,12,M-1,Blue\n",
    "Product name,Category,Price,Website\nMug,Kitchen,9.50,https://example.org\n",
    "Title,Author,ISBN,Format,Language\nHope,Bly,9780000000000,Paperback,English\n",
    "Name,Artist,Album,Length\nHope,Bly,Dawn,3:20\n",
    "Name,Email,Phone,City\nAnn Lee,ann@example.org,555-010-0100,Troy\n",
    "First Name,Last Name,Name,Email,Phone,Birthday\nAnn,Lee,Ann Lee,ann@example.org,555-010-0100,2000-01-01\n",
    "Name,Department,Title,Start,Salary\nAnn Lee,Care,Nurse,2020-01-01,50000\n",
    "name,group,email,phone\nAnn Lee,B,ann@example.org,555-010-0100\n",
    "Name,Age,Gender,Status,Notes\nAnn,44,f,active,tall\n",
    "Name,Amount,Date,Notes\nAnn,10.00,2026-01-01,rent\n",
    "Restaurant,Name,Cuisine,Address,Phone,Hours\n1,Blue Door,Thai,1 Elm St,555-010-0100,11-9\n",
    "Name,Address,Phone,Website,Hours of Operation\nBlue Door Shoes,1 Elm St,555-010-0100,https://example.org,9-5\n",
    "Station name,Day,Month,Year,Temperature\nTroy,14,11,2026,3.5\n",
    "Name,Team,Goals,Score\nAnn,Reds,3,12\n",
    "name,type,size,url\nlogo,png,12,https://example.org/logo.png\n",
    "name,version,license,description\nserde,1.0,MIT,Serialization\n",
    "timestamp,name,level,message,host\n1,boot,info,up,web1\n",
    "name,value\nretries,3\n",
    "name,taxonomy,parent,count,description\nNews,category,,12,All news\n",
    "Nombre,Precio,Cantidad,Marca\nTaza,9,12,Azul\n",
    "Nombre,Apellidos,Correo,Teléfono\nAna,Ruiz,ana@example.org,555-010-0100\n",
    "Nombre,Provincia,Población,Altitud\nToledo,Toledo,85000,529\n",
    "Título,Editorial,Idioma,Páginas\nLuz,Sol,Español,120\n",
];

#[test]
fn lists_of_groups_are_read() {
    let refused: Vec<_> = GROUPS.iter().filter(|text| rows("list.csv", text) != Ok(1)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn other_tables_are_refused_as_a_whole_and_kindly() {
    let read: Vec<_> = OTHERS.iter().filter(|text| rows("list.csv", text).is_ok()).collect();
    assert!(read.is_empty(), "{read:#?}");
    let reason = rows("towns.tsv", &OTHERS[0].replace(',', "\t")).expect_err("a refusal");
    assert!(reason.contains("does not look like a list of groups") && reason.contains("mapping"), "{reason}");
    assert!(reason.contains("geonameid, name, lat, lon, country, admin1, …"), "{reason}");
}

#[test]
fn a_list_that_is_called_groups_is_one() {
    let county = "Name,Phone,Town\nBreast Friends,555-010-0100,Dayton\nThe Widowed,555-010-0101,Xenia\n";
    let reason = rows("county.csv", county).expect_err("a refusal");
    assert!(reason.contains("with the line \"Name = name\""), "{reason}");
    assert_eq!(rows("in/Support-Groups 2026.csv", county), Ok(2));
    assert_eq!(rows("county.csv", &format!("Support groups of our county,,\n{county}")), Ok(2));
    assert_eq!(rows("county.csv", &county.replace("Name,", "Group,")), Ok(2));
    let options = Options { source: "grupos-de-apoyo".into(), ..Options::default() };
    assert!(read("county.csv", county.as_bytes(), &options).is_ok());
    for name in
        ["support-groups/towns.csv", "group.csv", "support groups members.csv", "Contacts of groups.csv"]
    {
        assert!(rows(name, county).is_err(), "{name}");
    }
    let others: Vec<_> = OTHERS.iter().filter(|text| rows("support-groups.csv", text).is_ok()).collect();
    println!("{others:#?}");
}

#[test]
fn a_mapping_says_what_a_table_is() {
    let mapping = [("name".to_owned(), "name".to_owned())].into();
    let options = Options { mapping, ..Options::default() };
    for text in OTHERS
        .iter()
        .filter(|text| text.lines().next().is_some_and(|line| line.split(',').any(|h| h == "name")))
    {
        assert!(read("list.csv", text.as_bytes(), &options).is_ok(), "{text}");
    }
    let elsewhere = Options { mapping: [("Wie".to_owned(), "name".to_owned())].into(), ..Options::default() };
    assert!(read("list.csv", OTHERS[0].as_bytes(), &elsewhere).is_err());
}

#[test]
fn a_format_that_is_named_makes_no_groups_of_towns() {
    let options = Options { format: Some(Format::Csv), ..Options::default() };
    assert!(matches!(read("x", OTHERS[1].as_bytes(), &options), Err(FeedError::Unknown(_))));
}

#[test]
fn json_that_tells_of_no_groups_is_refused() {
    for text in [
        r#"[{"name":"France","capital":"Paris","region":"Europe"},{"name":"Peru","capital":"Lima","region":"Americas"}]"#,
        r#"[{"id":1,"query":"grief near me","expect":{"place":null}}]"#,
        r#"[{"name":"serde","version":"1.0","license":"MIT"}]"#,
        r#"[{"id":7,"name":"News","slug":"news","taxonomy":"category","count":3,"parent":0}]"#,
        r#"{"results":[{"name":"Mug","price":9.5,"sku":"M-1"}]}"#,
        r#"[{"name":"Ann Lee","email":"ann@example.org","phone":"555-010-0100"}]"#,
        r#"[1,2,3]"#,
    ] {
        let told = rows("list.json", text);
        assert!(told.is_err() || told == Ok(0), "{text}: {told:?}");
    }
    for text in [
        r#"[{"name":"Nooners","slug":"nooners"}]"#,
        r#"[{"name":"Nooners","day":1,"time":"12:00"}]"#,
        r#"[{"name":"Night owls","times":"Saturday 7:00 PM","url":"https://zoom.us/j/1"}]"#,
        r#"{"data":[{"name":"Grief support group","phone":"555-010-0100"}]}"#,
        r#"[{"meeting_name":"Clean","weekday_tinyint":"2","start_time":"19:00:00"}]"#,
    ] {
        assert_eq!(rows("list.json", text), Ok(1), "{text}");
    }
    let bodies = r#"[{"id":"1","world_id":"AR1","root_server_uri":"https://example.org"}]"#;
    assert!(rows("bmlt.json", bodies).is_err_and(|reason| reason.contains("no meetings")));
}

#[test]
fn nothing_comes_out_of_a_page_without_groups() {
    let laughs = concat!(
        "<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n<!ENTITY lol9 \"&lol;&lol;\">\n]>\n",
        "<html><script type=\"application/ld+json\">{\"@type\":\"Event\",\"name\":\"&lol9;\"}</script><p>&lol9;</p></html>"
    );
    assert_eq!(rows("laughs.html", laughs), Ok(0));
    let product =
        r#"<html><script type="application/ld+json">{"@type":"Product","name":"Mug"}</script></html>"#;
    assert_eq!(rows("page.html", product), Ok(0));
    assert!(rows("page.html", "<html><table><tr><td>Name</td><td>Day</td></tr></table></html>").is_err());
    assert_eq!(rows("list.csv", "Name,Day\n&lol9;,Monday\n&amp;,Monday\nTom &amp; Ann,Monday\n"), Ok(1));
}
