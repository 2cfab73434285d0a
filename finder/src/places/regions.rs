//! States, provinces, nations and countries, and what people call some towns. `data/regions.tsv`, `data/nicknames.tsv`.

use super::hash::FastMap;
use super::key::key;
use std::sync::LazyLock;

/// A state or province, or a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    /// Whether it is a whole country.
    pub(crate) is_country: bool,
    /// Its code ("VA", "NSW", "GB").
    pub(crate) code: &'static str,
    /// Its country's ISO 3166-1 alpha-2 code.
    pub(crate) country: &'static str,
    /// Its zone, where it has one.
    pub(crate) zone: Option<&'static str>,
}

/// A town that people call something else: its name, region and country.
pub(crate) type Nickname = (&'static str, &'static str, &'static str);

/// The tables of areas and nicknames.
#[derive(Debug)]
pub(crate) struct Regions {
    areas: Vec<Area>,
    names: FastMap<String, Vec<u16>>,
    shorts: FastMap<&'static str, u16>,
    nicknames: FastMap<String, Nickname>,
}

static REGIONS: LazyLock<Regions> = LazyLock::new(Regions::read);

/// The areas that the program knows.
pub(crate) fn regions() -> &'static Regions {
    &REGIONS
}

impl Regions {
    fn read() -> Self {
        let (mut areas, mut names) = (Vec::new(), FastMap::<String, Vec<u16>>::default());
        let mut shorts = FastMap::default();
        for cells in rows(include_str!("../../data/regions.tsv")) {
            let [kind, code, country, zone, called] = cells[..] else { continue };
            if kind == "short" {
                let of =
                    areas.iter().position(|a: &Area| !a.is_country && a.code == code && a.country == country);
                shorts.extend(called.split('|').zip(std::iter::repeat(of.map_or(u16::MAX, |at| at as u16))));
                continue;
            }
            let at = areas.len() as u16;
            areas.push(Area {
                is_country: kind == "country",
                code,
                country,
                zone: Some(zone).filter(|z| !z.is_empty()),
            });
            for name in called.split('|') {
                names.entry(key(name)).or_default().push(at);
            }
        }
        let mut nicknames = FastMap::default();
        for cells in rows(include_str!("../../data/nicknames.tsv")) {
            let [town, region, country, called] = cells[..] else { continue };
            nicknames.extend(called.split('|').map(|name| (key(name), (town, region, country))));
        }
        Self { areas, names, shorts, nicknames }
    }

    /// The area of a name (as [`key`] folds it), one in `home` first.
    pub(crate) fn named(&self, name: &str, home: &str) -> Option<Area> {
        let found = self.names.get(name)?;
        let area = |at: &u16| self.areas.get(usize::from(*at)).copied();
        let mut all = found.iter().filter_map(area);
        all.clone().find(|area| area.country == home).or_else(|| all.next())
    }

    /// The region of a name cut short ("calif").
    pub(crate) fn shortened(&self, name: &str) -> Option<Area> {
        self.areas.get(usize::from(*self.shorts.get(name)?)).copied()
    }

    /// The region of a code, in `country`, or in any, one in `home` first.
    pub(crate) fn coded(&self, code: &str, country: Option<&str>, home: &str) -> Option<Area> {
        let mut all = self.areas.iter().filter(|area| {
            !area.is_country
                && area.code.eq_ignore_ascii_case(code)
                && country.is_none_or(|c| c == area.country)
        });
        all.clone().find(|area| area.country == home).or_else(|| all.next()).copied()
    }

    /// The country of a code.
    pub(crate) fn country(&self, code: &str) -> Option<Area> {
        self.areas.iter().find(|area| area.is_country && area.code.eq_ignore_ascii_case(code)).copied()
    }

    /// The code of a region's name in a country.
    pub(crate) fn code(&self, name: &str, country: &str) -> Option<&'static str> {
        let found = self.names.get(name)?.iter().filter_map(|at| self.areas.get(usize::from(*at)));
        found.filter(|area| !area.is_country).find(|area| area.country == country).map(|area| area.code)
    }

    /// The town of a nickname.
    pub(crate) fn nickname(&self, name: &str) -> Option<Nickname> {
        self.nicknames.get(name).copied()
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}
