//! What money is worth in US dollars, roughly: only the size matters.

/// Below this a unit is so small that a `$` with a sum under a thousand must mean dollars.
const SMALL: f64 = 0.002;

const WORTH: &[(f64, &[&str])] = &[
    (60_000.0, &["btc", "bitcoin", "bitcoins"]),
    (2_500.0, &["eth"]),
    (1_000.0, &["grand"]),
    (0.25, &["pln"]),
    (0.18, &["r$", "brl", "reais"]),
    (0.1, &["sek", "nok", "dkk", "kronor", "kroner"]),
    (0.055, &["mxn", "mx$", "mxn$", "zar", "rand"]),
    (0.27, &["soles", "pen", "s/", "s/."]),
    (0.14, &["bs", "bs.", "bob", "bolivianos"]),
    (0.13, &["q", "gtq", "quetzales"]),
    (0.04, &["hnl", "lempiras"]),
    (0.025, &["uyu"]),
    (0.017, &["rd$", "dop", "php", "₱"]),
    (0.012, &["inr", "rs", "rs.", "rupee", "rupees", "₹"]),
    (0.007, &["ksh", "ksh.", "kes", "shilling", "shillings", "jpy", "yen", "¥"]),
    (0.002, &["₡", "crc", "colones"]),
    (0.001, &["clp"]),
    (0.000_7, &["ngn", "naira", "₦"]),
    (0.000_8, &["ars"]),
    (0.000_25, &["cop"]),
];

/// Words that tell the country of a bare `$` and of a peso: its money, its towns, and in Argentina how people say "you".
const LANDS: &[(f64, &str)] = &[
    (
        0.055,
        "mxn| m.n.|pesos mexicanos|cdmx|ciudad de mexico|guadalajara|monterrey|coyoacan|puebla|queretaro|tijuana|zapopan|\
         tlaquepaque|iztapalapa|tlalpan|polanco|toluca|hermosillo|cuernavaca|torreon|saltillo|culiacan|chihuahua|oaxaca|\
         aguascalientes|ecatepec|mazatlan|san luis potosi",
    ),
    (
        0.000_25,
        "colombia|bogota|medellin|barranquilla|cartagena|bucaramanga|envigado|manizales|ibague|cucuta|santa marta",
    ),
    (
        0.001,
        "pesos chilenos|santiago de chile|valparaiso|las condes|vina del mar|antofagasta|temuco|rancagua|talca|iquique|\
         puerto montt|valdivia|nunoa|maipu",
    ),
    (
        0.000_8,
        "argentin|buenos aires|neuquen|tucuman|mar del plata|bahia blanca|bariloche|lanus|quilmes|lomas de zamora|\
         villa crespo|caballito|la pampa|rio cuarto|santiago del estero|comodoro rivadavia|chubut|jujuy|entre rios|moron,|\
         moron centro|boedo|recoleta|almagro|nueva cordoba|villa soldati|la plata|rosario|mendoza|tandil| vos | tenes | podes \
         | queres ",
    ),
    (0.025, "uruguay|montevideo"),
    (0.017, "rd$|dominican"),
];

/// What a bare `$` or a peso is worth in US dollars, where words of a listing tell the country.
pub(crate) fn land(text: &str) -> Option<f64> {
    let told = |(_, words): &&(f64, &str)| words.split('|').any(|word| text.contains(word));
    LANDS.iter().find(told).map(|(worth, _)| *worth)
}

/// US dollars for one unit, roughly: only the size matters, so currencies near the dollar count as dollars.
pub(super) fn rate(sign: &str, written: &str, sum: f64, land: Option<f64>) -> f64 {
    match sign {
        "peso" | "pesos" => land.unwrap_or_else(|| peso(written, sum)),
        "$" => match land {
            Some(worth) if worth > SMALL || sum >= 1000.0 => worth,
            None if sum >= 1000.0 && is_dotted(written) => peso(written, sum),
            _ => 1.0,
        },
        _ => WORTH.iter().find(|(_, signs)| signs.contains(&sign)).map_or(1.0, |(worth, _)| *worth),
    }
}

/// A peso of no known country: Mexico writes 12,000, Argentina, Chile and Colombia 12.000.
fn peso(written: &str, sum: f64) -> f64 {
    let mexican = written.contains(',') || !is_dotted(written) && sum < 8_000.0;
    if mexican { 0.055 } else { 0.000_5 }
}

/// Whether a dot parts the thousands.
fn is_dotted(written: &str) -> bool {
    let thousands = |part: &str| part.len() >= 3 && part.bytes().take(3).all(|b| b.is_ascii_digit());
    !written.contains(',') && written.split('.').skip(1).any(thousands)
}
