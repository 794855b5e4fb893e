//! `import-contacts DIR`: reads a checkout of the open data set of companies (datenanfragen/data, CC0)
//! and finds the domains that lead to each record.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::site;
use crate::storage::{Contact, Entry};

/// A record's mailbox there says nothing about whose site it is.
const MAIL_PROVIDERS: &[&str] = &[
    "aol.com",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "mail.ru",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "t-online.de",
    "web.de",
    "yahoo.com",
    "yahoo.de",
];

/// A file of the data set, as far as it is read here.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Company {
    slug: String,
    name: String,
    #[serde(default)]
    address: Option<String>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    webform: Option<String>,
    #[serde(default)]
    web: Option<String>,
    #[serde(default)]
    runs: Vec<String>,
    #[serde(default)]
    request_language: Option<String>,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Import {
    /// A record each, in the order of their slugs.
    pub entries: Vec<Entry>,
    /// Files that are no records, and why.
    pub unreadable: Vec<String>,
}

impl Import {
    /// Reads `DIR/companies/*.json`, or `DIR/*.json`.
    ///
    /// # Errors
    /// There is no such folder, or not one record in it.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let inner = folder.join("companies");
        let folder = if inner.is_dir() { &inner } else { folder };
        let listed = std::fs::read_dir(folder)
            .with_context(|| format!("the folder {} can't be read", folder.display()))?;
        let mut files = Vec::new();
        for file in listed {
            files.push(file?.path());
        }
        files.retain(|file| file.extension().is_some_and(|e| e == "json"));
        files.sort();
        let mut import = Self::default();
        let mut slugs = BTreeSet::new();
        for file in files {
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("{} can't be read", file.display()))?;
            let read = serde_json::from_str::<Company>(&text).map_err(|e| e.to_string());
            match read {
                Ok(company) if slugs.insert(company.slug.clone()) => {
                    import.entries.push(entry(company));
                }
                Ok(_) => import.unreadable.push(format!(
                    "{}: its slug stands in another file",
                    file.display()
                )),
                Err(error) => import
                    .unreadable
                    .push(format!("{}: {error}", file.display())),
            }
        }
        if import.entries.is_empty() {
            bail!("there are no records in {}", folder.display());
        }
        Ok(import)
    }

    /// Domains that lead to more than one record, with their slugs. Weak ones count where no strong one is.
    pub fn ambiguous(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut strong: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut weak = strong.clone();
        for Entry { contact, domains } in &self.entries {
            for (domain, is_strong) in domains {
                let of = if *is_strong { &mut strong } else { &mut weak };
                of.entry(domain).or_default().push(&contact.slug);
            }
        }
        weak.retain(|domain, _| !strong.contains_key(domain));
        strong.append(&mut weak);
        strong.retain(|_, slugs| slugs.len() > 1);
        strong
    }

    /// How many domains lead to somebody.
    pub fn domains(&self) -> usize {
        let all = self.entries.iter().flat_map(|e| e.domains.keys());
        all.collect::<BTreeSet<_>>().len()
    }
}

fn entry(company: Company) -> Entry {
    let mut entry = Entry::default();
    // What it says of its mail and its forms first: its own site outweighs them.
    let mail = company.email.as_deref().and_then(|e| e.rsplit_once('@'));
    let mail = mail.and_then(|(_, host)| registrable(host));
    let mail = mail.filter(|domain| !MAIL_PROVIDERS.contains(&domain.as_str()));
    let form = company.webform.as_deref().and_then(registrable);
    for domain in mail.into_iter().chain(form) {
        entry.domains.insert(domain, false);
    }
    let runs = company.runs.iter().map(String::as_str);
    for site in company.web.as_deref().into_iter().chain(runs) {
        if let Some(domain) = registrable(site) {
            entry.domains.insert(domain, true);
        }
    }
    entry.contact = Contact {
        slug: company.slug,
        name: company.name,
        address: company.address.unwrap_or_default(),
        email: company.email.unwrap_or_default(),
        webform: company.webform.unwrap_or_default(),
        language: company.request_language.unwrap_or_default(),
    };
    entry
}

/// The registrable domain of an address, or of a name that looks like one; `runs` names brands, too.
fn registrable(text: &str) -> Option<String> {
    let (is_address, rest) = text
        .split_once("://")
        .map_or((false, text), |(_, rest)| (true, rest));
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = site::domain(host)?;
    // "Node.js" has a dot, and no registry has its end; an address with its scheme is no brand.
    let known = psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known());
    (known || is_address).then(|| site::registrable(&host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sites_are_told_from_brands() {
        for (text, domain) in [
            ("https://www.firma.de/datenschutz?x", Some("firma.de")),
            ("shop.firma.co.uk", Some("firma.co.uk")),
            ("Firma.AT", Some("firma.at")),
            ("Node.js", None),
            ("https://gewinnspiel.lab.test", Some("lab.test")),
            ("Firma GmbH & Co. KG", None),
            ("Firma", None),
            ("", None),
        ] {
            assert_eq!(registrable(text).as_deref(), domain, "{text}");
        }
    }

    #[test]
    fn the_own_site_outweighs_mail_and_forms() {
        let company = Company {
            slug: "firma".into(),
            name: "Firma GmbH".into(),
            address: None,
            email: Some("datenschutz@gruppe.de".into()),
            webform: Some("https://firma.de/form".into()),
            web: Some("https://www.firma.de".into()),
            runs: vec!["Brand".into(), "Marke.de".into()],
            request_language: None,
        };
        let mut domains: Vec<_> = entry(company).domains.into_iter().collect();
        domains.sort();
        let named = |domain: &str, strong| (domain.to_owned(), strong);
        assert_eq!(
            domains,
            [
                named("firma.de", true),
                named("gruppe.de", false),
                named("marke.de", true)
            ]
        );
    }
}
