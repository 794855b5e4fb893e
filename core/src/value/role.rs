//! Addresses and numbers of an organisation, not of a person.

use super::email::Email;
use super::phone::Phone;
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

/// The site's own contacts: what its `mailto:` and `tel:` links name.
#[derive(Clone, Debug, Default)]
pub struct Contacts {
    mailboxes: Vec<String>,
    phones: Vec<Phone>,
}

impl Contacts {
    /// Reads them from a snapshot.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut contacts = Self::default();
        for link in snapshot.contacts.iter().take(50) {
            let target = link.split('?').next().unwrap_or_default();
            if let Some(email) = Email::parse(target) {
                contacts.mailboxes.push(email.mailbox());
            } else if let Some(phone) = Phone::parse(target, "") {
                contacts.phones.push(phone);
            }
        }
        contacts
    }

    /// The address is a desk's, or one the site names as its own.
    #[must_use]
    pub fn owns_email(&self, email: &Email) -> bool {
        let desk = email
            .local
            .split(['+', '.', '_'])
            .next()
            .unwrap_or_default();
        DESKS.contains(&desk)
            || DESKS.contains(&email.local.as_str())
            || self.mailboxes.contains(&email.mailbox())
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
        assert!(contacts.owns_phone(&Phone::parse("030 12345670", "").unwrap()));
        assert!(!contacts.owns_phone(&Phone::parse("030 12345671", "").unwrap()));
    }
}
