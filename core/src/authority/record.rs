//! The authorities, read from `authorities.txt`.

use serde::Serialize;

use crate::case::{Country, Land, Sector};
use crate::closed::closed;

const TABLE: &str = include_str!("authorities.txt");

closed! {
    /// What one should know before writing to an authority. The sentences stand in `_locales`.
    Note {
        /// Complaints by e-mail need a qualified electronic signature.
        BgSignature = "bg-signature",
        /// Anyone may file a report (Anzeige); Art. 24 DSG knows high risks only and no 72 hours.
        ChReport = "ch-report",
        /// A tip (Kontrollanregung) may be anonymous: www.lda.bayern.de/de/services_info.html.
        ByAnonymous = "by-anonymous",
        /// Some regional churches have authorities of their own.
        EkdRegions = "ekd-regions",
        /// For most public broadcasters; NDR and Radio Bremen have officers of their own.
        RfOthers = "rf-others",
        /// For public bodies in Catalonia, the Basque Country and Andalusia there are regional authorities.
        EsRegions = "es-regions",
        /// The ICO expects a complaint to the controller first (s. 164A Data Protection Act 2018, since 19 June 2026).
        GbFirst = "gb-first",
        /// Certified mail: protocollo@pec.gpdp.it.
        ItPec = "it-pec",
    }
}

/// A supervisory authority and how to reach it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Authority {
    /// Short name that does not change.
    pub id: &'static str,
    /// Its country.
    pub country: Option<Country>,
    /// For whom it is competent, where a country has several; else empty.
    pub sectors: Vec<Sector>,
    /// Where, likewise.
    pub laender: Vec<Land>,
    /// Its name.
    pub name: &'static str,
    /// Lines of its postal address.
    pub address: Vec<&'static str>,
    /// Its e-mail address.
    pub email: Option<&'static str>,
    /// Its form for complaints or tips.
    pub form: Option<&'static str>,
    /// Its website.
    pub web: Option<&'static str>,
    /// In which language it works: two letters.
    pub language: &'static str,
    /// What one should know before writing.
    pub note: Option<Note>,
    /// When this was looked up; `None`: not since it was taken over from the open data set.
    pub checked: Option<&'static str>,
}

/// Every authority, in the order of the table.
#[must_use]
pub fn all() -> Vec<Authority> {
    TABLE
        .split("\n\n")
        .filter(|block| !block.trim_start().starts_with('#'))
        .map(record)
        .collect()
}

fn record(block: &'static str) -> Authority {
    let mut out = Authority::default();
    for line in block.lines() {
        let Some((key, value)) = line.split_once(' ') else {
            continue;
        };
        let value = value.trim();
        match key {
            "id" => out.id = value,
            "country" => out.country = Country::parse(value),
            "sectors" => out.sectors = value.split(' ').filter_map(Sector::from_word).collect(),
            "laender" => out.laender = value.split(' ').filter_map(Land::from_word).collect(),
            "name" => out.name = value,
            "address" => out.address = value.split(" / ").collect(),
            "email" => out.email = Some(value),
            "form" => out.form = Some(value),
            "web" => out.web = Some(value),
            "language" => out.language = value,
            "note" => out.note = Note::from_word(value),
            "checked" => out.checked = Some(value),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let known = [
            "id", "country", "sectors", "laender", "name", "address", "email", "form", "web",
            "language", "note", "checked",
        ];
        for line in TABLE
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty())
        {
            let (key, value) = line.split_once(' ').unwrap();
            assert!(known.contains(&key), "{line}");
            let words = value.trim().split(' ');
            match key {
                "sectors" => assert!(words.into_iter().all(|w| Sector::from_word(w).is_some())),
                "note" => assert!(Note::from_word(value.trim()).is_some(), "{line}"),
                "laender" => assert!(words.into_iter().all(|w| Land::from_word(w).is_some())),
                _ => assert!(!value.trim().is_empty()),
            }
        }
    }

    #[test]
    fn every_authority_can_be_reached() {
        let authorities = all();
        assert_eq!(authorities.len(), 57);
        for one in &authorities {
            assert!(!one.id.is_empty() && !one.name.is_empty(), "{one:?}");
            assert!(
                one.country.is_some() && one.address.len() >= 2,
                "{}",
                one.id
            );
            assert!(one.email.is_some() || one.form.is_some(), "{}", one.id);
            assert_eq!(one.language.len(), 2, "{}", one.id);
            assert!(one.email.is_none_or(|e| e.contains('@')), "{}", one.id);
            let links = [one.form, one.web];
            assert!(
                links.iter().flatten().all(|l| l.starts_with("http")),
                "{}",
                one.id
            );
        }
    }

    #[test]
    fn ids_name_one_authority() {
        let mut ids: Vec<_> = all().iter().map(|a| a.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all().len());
    }
}
