//! Words of schedules in German, French, Italian and Portuguese.

/// Weekdays that tell the language, folded; plurals as well.
pub(super) const DAYS: [(&str, [&str; 7]); 4] = [
    ("de", ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"]),
    ("fr", ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    ("it", ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato|sabati", "domenica|domeniche"]),
    (
        "pt",
        [
            "segunda feira|segundas feiras",
            "terca feira|tercas feiras|terca|tercas",
            "quarta feira|quartas feiras",
            "quinta feira|quintas feiras",
            "sexta feira|sextas feiras",
            "sabado",
            "domingo",
        ],
    ),
];
/// German days by two letters: days where other words are German.
pub(super) const SHORT: [&str; 7] = ["mo", "di", "mi", "do", "fr", "sa", "so"];
pub(super) const ENGLISH: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that tell the language where no day does.
pub(super) const HINTS: [(&str, &[&str]); 4] = [
    ("de", &["monat", "wochentlich", "tagig", "vierzehntagig", "zweiwochentlich"]),
    ("fr", &["du mois", "chaque mois", "semaine sur deux", "15 jours"]),
    ("it", &["del mese", "ogni mese", "settimane alterne", "ogni due settimane"]),
    ("pt", &["do mes", "quinzenal", "quinzenalmente"]),
];

/// What words between the days mean, folded, longer ones first.
pub(super) const WORDS: [(&str, &[(&str, &str)]); 4] = [
    (
        "de",
        &[
            (
                "alle zwei wochen|alle 2 wochen|vierzehntagig|vierzehntagiger|14 tagig|zweiwochentlich|14 tagl",
                "every other week",
            ),
            (
                "im monat|des monats|eines monats|jeden monats|jedes monats|in jedem monat|monatlich",
                "of the month",
            ),
            ("wochentlich|jede woche", "every week"),
            ("jeden|jede|jeder|jedes|jeweils|immer", "every"),
            ("1 ter|1 ten|erste|ersten|erster|erstem", "1st"),
            ("2 ter|2 ten|zweite|zweiten|zweiter", "2nd"),
            ("3 ter|3 ten|dritte|dritten|dritter", "3rd"),
            ("vierte|vierten|vierter", "4th"),
            ("letzte|letzten|letzter", "last"),
            ("und|sowie", "and"),
            ("von|ab", "from"),
            ("bis", "to"),
            ("um", "at"),
            ("am|der|den|die|uhr", ""),
        ],
    ),
    (
        "fr",
        &[
            ("un lundi sur deux", "every other monday"),
            ("un mardi sur deux", "every other tuesday"),
            ("un mercredi sur deux", "every other wednesday"),
            ("un jeudi sur deux", "every other thursday"),
            ("un vendredi sur deux", "every other friday"),
            ("un samedi sur deux", "every other saturday"),
            (
                "tous les 15 jours|tous les quinze jours|une semaine sur deux|toutes les deux semaines",
                "every other week",
            ),
            ("du mois|de chaque mois|par mois|chaque mois", "of the month"),
            ("toutes les semaines|chaque semaine|hebdomadaire", "every week"),
            ("tous les|toutes les|chaque", "every"),
            ("1er|1ers|premier|premiers|premiere", "1st"),
            ("2e|2eme|2emes|deuxieme|second|deuxiemes", "2nd"),
            ("3e|3eme|3emes|troisieme|troisiemes", "3rd"),
            ("4e|4eme|4emes|quatrieme", "4th"),
            ("dernier|derniers|derniere", "last"),
            ("et", "and"),
            ("de|des", "from"),
            ("jusqua", "to"),
            ("a", "at"),
            ("le|les|du|heures", ""),
        ],
    ),
    (
        "it",
        &[
            ("a settimane alterne|ogni due settimane|ogni 2 settimane|ogni 15 giorni", "every other week"),
            ("del mese|di ogni mese|al mese|ogni mese", "of the month"),
            ("ogni settimana|settimanale|tutte le settimane", "every week"),
            ("ogni|tutti i|tutte le", "every"),
            ("primo|prima|1 o", "1st"),
            ("secondo|seconda|2 o", "2nd"),
            ("terzo|terza|3 o", "3rd"),
            ("quarto|quarta|4 o", "4th"),
            ("ultimo|ultima", "last"),
            ("e|ed", "and"),
            ("dalle ore|dalle", "from"),
            ("alle ore|alle|ore", "at"),
            ("il|i|la|le", ""),
        ],
    ),
    (
        "pt",
        &[
            ("quinzenalmente|quinzenal|de 15 em 15 dias|a cada 15 dias", "every other week"),
            ("do mes|de cada mes|por mes|de cada um mes", "of the month"),
            ("todas as semanas|toda semana|semanalmente|semanal", "every week"),
            ("todas as|todos os|toda|todo|cada|as|aos", "every"),
            ("primeira|primeiro|primeiras|primeiros|1a|1o", "1st"),
            ("2a|2o|segundo", "2nd"),
            ("terceira|terceiro|terceiras|3a|3o", "3rd"),
            ("4a|4o", "4th"),
            ("ultima|ultimo|ultimas|ultimos", "last"),
            ("e", "and"),
            ("das|de", "from"),
            ("a|na|no|nas|nos", ""),
        ],
    ),
];
/// Portuguese days by their numbers alone, which also count the weeks: what they mean depends on what comes behind.
pub(super) const NUMBERED: [(&str, &str, &str); 4] = [
    ("segunda|segundas", "monday", "2nd"),
    ("quarta|quartas", "wednesday", "4th"),
    ("quinta|quintas", "thursday", "5th"),
    ("sexta|sextas", "friday", "friday"),
];
