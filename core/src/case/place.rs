//! Where a controller has its seat and where a person lives: countries, Länder, and whose law follows from that.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::closed::closed;

closed! {
    /// What a controller is.
    Sector {
        /// A company or another private body.
        Company = "company",
        /// A public body of a Land, a municipality; outside Germany any public body.
        Public = "public",
        /// A public body of the German federation.
        Federal = "federal",
        /// A provider of telephone or internet access.
        Telecom = "telecom",
        /// A postal service.
        Post = "post",
        /// A protestant church or what belongs to it.
        Protestant = "protestant",
        /// The catholic church or what belongs to it.
        Catholic = "catholic",
        /// A public broadcaster.
        Broadcaster = "broadcaster",
    }
}

closed! {
    /// The German Länder, by their ISO 3166-2 codes.
    Land {
        /// Baden-Württemberg.
        BadenWuerttemberg = "BW",
        /// Bavaria.
        Bayern = "BY",
        /// Berlin.
        Berlin = "BE",
        /// Brandenburg.
        Brandenburg = "BB",
        /// Bremen.
        Bremen = "HB",
        /// Hamburg.
        Hamburg = "HH",
        /// Hesse.
        Hessen = "HE",
        /// Mecklenburg-Western Pomerania.
        MecklenburgVorpommern = "MV",
        /// Lower Saxony.
        Niedersachsen = "NI",
        /// North Rhine-Westphalia.
        NordrheinWestfalen = "NW",
        /// Rhineland-Palatinate.
        RheinlandPfalz = "RP",
        /// Saarland.
        Saarland = "SL",
        /// Saxony.
        Sachsen = "SN",
        /// Saxony-Anhalt.
        SachsenAnhalt = "ST",
        /// Schleswig-Holstein.
        SchleswigHolstein = "SH",
        /// Thuringia.
        Thueringen = "TH",
    }
}

closed! {
    /// Whose law speaks.
    Regime {
        /// The GDPR.
        Eu = "eu",
        /// The UK GDPR.
        Uk = "uk",
        /// The Swiss data protection act.
        Ch = "ch",
    }
}

/// The 27 states of the Union and the three of the EEA.
pub const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// A country by its two letters (ISO 3166-1), in upper case. Nothing else fits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads two letters in either case; `UK` and `EL` are what the Union calls `GB` and `GR`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [a, b] = text.as_bytes() else {
            return None;
        };
        let letters = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
        letters
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(match &letters {
                b"UK" => Self(*b"GB"),
                b"EL" => Self(*b"GR"),
                _ => Self(letters),
            })
    }

    /// Its two letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whose law speaks there; `None` outside of EU, EEA, UK and Switzerland.
    #[must_use]
    pub fn regime(self) -> Option<Regime> {
        match self.code() {
            "GB" => Some(Regime::Uk),
            "CH" => Some(Regime::Ch),
            code => EEA.contains(&code).then_some(Regime::Eu),
        }
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?)
            .ok_or_else(|| serde::de::Error::custom("no country"))
    }
}

/// A country, and in Germany a Land. What is not known is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// Which country.
    pub country: Option<Country>,
    /// Which Land, in Germany.
    pub land: Option<Land>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_two_letters_and_nothing_else() {
        for (text, code) in [("de", "DE"), ("UK", "GB"), ("el", "GR"), ("CH", "CH")] {
            assert_eq!(Country::parse(text).unwrap().code(), code);
        }
        for none in ["", "D", "DEU", "D1", "Sabine", "äö", " d"] {
            assert_eq!(Country::parse(none), None, "{none}");
        }
    }

    #[test]
    fn each_country_has_its_law() {
        for code in EEA {
            assert_eq!(Country::parse(code).unwrap().regime(), Some(Regime::Eu));
        }
        for (code, regime) in [
            ("GB", Some(Regime::Uk)),
            ("CH", Some(Regime::Ch)),
            ("US", None),
        ] {
            assert_eq!(Country::parse(code).unwrap().regime(), regime);
        }
    }
}
