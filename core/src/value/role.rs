//! Addresses and numbers of an organisation, not of a person.

use super::email::Email;
use super::phone::Phone;
use crate::page::Address;
use crate::snapshot::Snapshot;

/// Mailboxes that belong to a desk.
const DESKS: &[&str] = &[
    "info",
    "infos",
    "kontakt",
    "contact",
    "contacto",
    "contatti",
    "contato",
    "office",
    "mail",
    "email",
    "post",
    "hello",
    "hallo",
    "hi",
    "support",
    "service",
    "kundenservice",
    "kundendienst",
    "help",
    "helpdesk",
    "hilfe",
    "sales",
    "verkauf",
    "vertrieb",
    "shop",
    "store",
    "order",
    "orders",
    "bestellung",
    "admin",
    "administrator",
    "webmaster",
    "postmaster",
    "hostmaster",
    "noreply",
    "no-reply",
    "donotreply",
    "news",
    "newsletter",
    "press",
    "presse",
    "marketing",
    "jobs",
    "career",
    "careers",
    "bewerbung",
    "hr",
    "team",
    "datenschutz",
    "privacy",
    "dpo",
    "abuse",
    "security",
    "legal",
    "billing",
    "rechnung",
    "buchhaltung",
    "accounting",
    "reception",
    "rezeption",
    "booking",
    "bookings",
    "reservations",
    "reservierung",
    "enquiries",
    "enquiry",
    "inquiry",
    "inquiries",
    "feedback",
    "anfrage",
    "zentrale",
    "sekretariat",
    "redaktion",
    "editor",
    "biuro",
    "klantenservice",
    "verwaltung",
    "customerservice",
    "customercare",
    "clients",
    "commercial",
    "accueil",
    "secretariat",
    "atencion",
    "ventas",
    "segreteria",
    "vendite",
    "media",
    "events",
    "members",
    "membership",
    "donations",
    "spenden",
    "root",
    "web",
    "website",
    "online",
    "general",
    "main",
    "staff",
    "crew",
    "group",
    "community",
    "welcome",
];

/// The site's own contacts: what its links, its footer and its description for machines name.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    mailboxes: Vec<String>,
    /// Named without a link, of another domain: perhaps whoever reads the page ("Signed in as …").
    mentioned: Vec<String>,
    phones: Vec<Phone>,
    /// Host of the page.
    host: String,
}

impl Contacts {
    /// Reads them from a snapshot.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let address = Address::parse(&snapshot.url);
        let mut contacts = Self {
            host: address.map_or("", |a| a.host).to_ascii_lowercase(),
            ..Self::default()
        };
        for link in snapshot.contacts.iter().take(50) {
            let target = link.split('?').next().unwrap_or_default();
            if let Some(email) = Email::parse(target) {
                let is_own = target.starts_with("mailto:") || contacts.is_at_home(&email);
                let list = match is_own {
                    true => &mut contacts.mailboxes,
                    false => &mut contacts.mentioned,
                };
                list.push(email.mailbox());
            } else if let Some(phone) = Phone::parse(target, "") {
                contacts.phones.push(phone);
            }
        }
        contacts
    }

    /// The address is a desk's, or one the site names as its own.
    #[must_use]
    pub fn owns_email(&self, email: &Email) -> bool {
        // "support.de@" and "info_shop@" are desks, "post.malone@" is somebody.
        let mut words = email.local.split(['+', '.', '_', '-']);
        let desk = words.next().is_some_and(|word| DESKS.contains(&word))
            && words.all(|word| word.len() <= 3 || DESKS.contains(&word));
        desk || DESKS.contains(&email.local.as_str()) || self.mailboxes.contains(&email.mailbox())
    }

    /// The site's, unless it stands beside a person: of its own domain, which a mail provider shares with
    /// its customers, or named by it without a link, as it may name its visitor.
    #[must_use]
    pub fn may_own_email(&self, email: &Email) -> bool {
        self.is_at_home(email) || self.mentioned.contains(&email.mailbox())
    }

    fn is_at_home(&self, email: &Email) -> bool {
        !self.host.is_empty()
            && (self.host == email.domain
                || self
                    .host
                    .strip_suffix(&email.domain)
                    .is_some_and(|sub| sub.ends_with('.')))
    }

    /// The number is free of charge or shared, or one the site names as its own.
    #[must_use]
    pub fn owns_phone(&self, phone: &Phone) -> bool {
        phone.is_service() || self.phones.iter().any(|own| own.same(phone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desks_and_the_sites_own_contacts_are_nobody() {
        let snapshot = Snapshot {
            contacts: vec![
                "mailto:Anna.Koch@firma.de?subject=x".into(),
                "tel:+493012345670".into(),
            ],
            ..Snapshot::default()
        };
        let contacts = Contacts::of(&snapshot);
        let owns = |v| contacts.owns_email(&Email::parse(v).unwrap());
        assert!(owns("info@irgendwo.de"));
        assert!(owns("support.de@irgendwo.de"));
        assert!(owns("anna.koch@firma.de"));
        assert!(!owns("sabine.weber@firma.de"));
        assert!(!owns("post.malone@irgendwo.de"));
        assert!(contacts.owns_phone(&Phone::parse("030 12345670", "").unwrap()));
        assert!(!contacts.owns_phone(&Phone::parse("030 12345671", "").unwrap()));
    }
}
