//! Why a finding matters, in plain words.

use domain::{Finding, FindingKind};

/// The message key of a kind of finding.
pub(crate) const fn key(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::SureCure => "flag-sure-cure",
        FindingKind::HighFees => "flag-high-fees",
        FindingKind::PurchasePressure => "flag-purchase-pressure",
    }
}

/// A plain sentence that says why a finding matters, in Spanish for `es` (and `es-MX` and so on), else in English.
pub fn why(finding: &Finding, lang: &str) -> &'static str {
    let spanish = lang.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("es"));
    match (finding.kind, spanish) {
        (FindingKind::SureCure, false) => {
            "No group can promise a cure. Talk with your doctor before you change or stop any treatment."
        }
        (FindingKind::SureCure, true) => {
            "Ningún grupo puede prometer una cura. Hable con su médico antes de cambiar o dejar un tratamiento."
        }
        (FindingKind::HighFees, false) => {
            "Most support groups are free or cost little. Ask what you pay for and if you can get your money back."
        }
        (FindingKind::HighFees, true) => {
            "La mayoría de los grupos de apoyo son gratis o cuestan poco. Pregunte qué paga y si le devuelven el dinero."
        }
        (FindingKind::PurchasePressure, false) => {
            "A support group should not push you to buy things. You can say no, and you can leave."
        }
        (FindingKind::PurchasePressure, true) => {
            "Un grupo de apoyo no debe presionarle para comprar. Usted puede decir que no, y puede irse."
        }
    }
}
