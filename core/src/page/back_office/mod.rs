//! Pages on which other people's data is the job: records of customers, patients, pupils (row 5).

mod address;
mod words;

pub use address::pairs;
pub use words::{is_of_adviser, is_of_somebody, is_saved};

use super::Address;
use super::listed::is_one_of_those_listed;
use super::texts::{Folded, Texts};
use super::visitor::is_of_reader;
use crate::snapshot::Snapshot;
use crate::value::text;
use address::{leads_to_a_record, leads_to_somebody};
use words::{
    LONGEST_LABEL, Lead, Sense, Words, begins_with_a_key, is, is_list_of_people, is_long_number,
    is_number, leads_to, senses, words,
};

/// The page is a record in a back office: by its address, or by what it says of a customer, a patient, a
/// pupil. Nobody shows one's own data so; to somebody who is signed in one sign is enough.
#[must_use]
pub fn is_record(
    snapshot: &Snapshot,
    texts: &Texts,
    address: Option<&Address>,
    signed_in: bool,
) -> bool {
    if address.is_some_and(leads_to_a_record) {
        return true;
    }
    let mut said = Said::default();
    for title in texts.top.iter().chain(texts.forms.iter()) {
        said.title(title);
    }
    said.leads = address.is_some_and(leads_to_somebody);
    for action in texts.actions.iter().chain(texts.submits.iter()) {
        said.action(action);
    }
    for (control, label) in texts.labelled(snapshot) {
        said.label(label, !control.value.is_empty());
    }
    let values = texts.labelled(snapshot).map(|(control, _)| &control.value);
    let (names, edits) = is_named_after(snapshot, values);
    said.names = names;
    said.edits |= edits;
    // "Termin 14:00", and not "#1 in Indonesia".
    let number = |text: &String| text.bytes().filter(u8::is_ascii_digit).nth(2).is_some();
    said.is_surely() && said.signs() >= 2
        || (said.edits || said.files) && said.lists > 0
        || said.folders
            && texts
                .top
                .iter()
                .any(|title| is_folder_of_one_listed(title, &snapshot.actions))
        || said.answers()
        || signed_in
            && (said.edits
                || said.rules
                || said.leads && !is_of_reader(texts, &snapshot.lang)
                || said.is_desk()
                || said.desk > 0
                || said.tickets
                || said.sells && said.buyers
                || said.saves && (said.asks || said.lists > 0)
                || said.names && said.lists > 0
                || said.lists > 0 && top(snapshot).any(number))
}

/// The first heading and the title.
fn top(snapshot: &Snapshot) -> impl Iterator<Item = &String> {
    snapshot.headings.iter().take(1).chain([&snapshot.title])
}

/// "Edit Marisol Trujillo | Lead", "BLYTHE, Arthur (12/03/1949)": on top stands who is in the fields, and no
/// more. A greeting is of whoever reads it.
/// The second answer: and that one edits them.
fn is_named_after<'a>(
    snapshot: &Snapshot,
    values: impl Iterator<Item = &'a String>,
) -> (bool, bool) {
    let values = Folded::of(values.filter(|value| value.len() <= text::LONGEST));
    let is_known = |word: &str| {
        let mut known = values.iter().flat_map(words);
        known.any(|(known, _)| known == word)
    };
    let titles = top(snapshot).filter(|title| title.len() <= text::LONGEST);
    titles.fold((false, false), |(is_named, is_edited), title| {
        // What follows is the site's, or what kind of thing this is.
        let end = title.find(['|', '(', '·', '–', '—', '#']);
        let title = title.get(..end.unwrap_or(title.len())).unwrap_or_default();
        let (mut named, mut edited) = (0, false);
        let is_all = words(&text::fold(title)).all(|(word, _)| {
            if is_known(word) {
                named += 1;
                return true;
            }
            let said = senses(word);
            edited |= is(said, Sense::Edits);
            is(said, Sense::Edits) || is(said, Sense::People)
        });
        let names = is_all && named >= 2;
        (is_named || names, is_edited || names && edited)
    })
}

/// What a page says of a third person.
#[derive(Default)]
struct Said {
    /// "Edit customer", "顧客情報の編集".
    edits: bool,
    /// "Patient n° 88".
    numbers: bool,
    /// "Ficha del cliente".
    files: bool,
    /// "Ficha", whosever.
    folders: bool,
    /// "Kunde löschen".
    rules: bool,
    /// "Save customer".
    saves: bool,
    /// The address is of one of many: `/patient/77`.
    leads: bool,
    /// A filled field asks for the "Patient's name".
    asks: bool,
    /// On top stands who is in the fields.
    names: bool,
    /// "Unassigned", "Internal note": what is asked by others is answered here.
    desk: usize,
    /// "Ticket #881", "[HELP-881]".
    tickets: bool,
    /// A field holds the "Reporter".
    asked: bool,
    /// A way to one's sales.
    sells: bool,
    /// "Ship to buyer".
    buyers: bool,
    /// Ways to "Customers", "Staff", whoever they are.
    lists: usize,
    /// Ways to "Participants".
    crowds: usize,
    /// Ways to what an office keeps beside them.
    ways: usize,
}

impl Said {
    fn signs(&self) -> usize {
        // A site may say for whom it works.
        [
            self.edits,
            self.numbers,
            self.files,
            self.rules,
            self.saves,
            self.leads,
            self.asks,
            self.names,
            self.is_desk(),
            self.desk > 0,
            self.desk > 1,
        ]
        .into_iter()
        .filter(|said| *said)
        .count()
    }

    /// Whoever wants to be a guest, a member, a candidate is asked and led by such words, too.
    const fn is_surely(&self) -> bool {
        self.edits
            || self.numbers
            || self.files
            || self.rules
            || self.names
            || self.is_desk()
            || self.desk > 0
    }

    /// The page's links are those of somebody who works there: to people, and to what is kept of them.
    const fn is_desk(&self) -> bool {
        self.lists > 0 && self.lists + self.ways > 1 || self.crowds > 0 && self.ways > 0
    }

    /// What somebody asked has a number, and it is not them who look at it.
    const fn answers(&self) -> bool {
        self.tickets && (self.asked || self.desk > 0 || self.is_desk())
    }

    fn title(&mut self, title: &str) {
        let words = Words::of(title);
        self.tickets |= begins_with_a_key(title);
        self.buyers |= words.say(Sense::Buyers);
        self.folders |= words.say(Sense::Folders);
        self.tickets |= words.behind_ticket.is_some_and(is_long_number);
        if words.are_of_somebody() {
            self.edits |= words.say(Sense::Edits);
            self.files |= words.say(Sense::Folders);
            self.numbers |= words.behind_person.is_some_and(is_number);
        }
    }

    /// What a field asks for.
    fn label(&mut self, label: &str, is_filled: bool) {
        if label.len() > LONGEST_LABEL {
            return;
        }
        let lead = leads_to(label);
        self.desk += usize::from(lead == Some(Lead::Desk));
        if is_filled {
            let words = Words::of(label);
            self.asks |= words.are_of_somebody();
            self.buyers |= words.say(Sense::Buyers);
            self.asked |= lead == Some(Lead::Asker);
        }
    }

    fn action(&mut self, action: &str) {
        let words = Words::of(action);
        if words.are_of_somebody() {
            self.rules |= words.say(Sense::Rules);
            self.saves |= words.say(Sense::Saves);
        }
        match leads_to(action) {
            Some(Lead::List) => self.lists += 1,
            _ if is_list_of_people(action) => self.lists += 1,
            Some(Lead::Desk) => self.desk += 1,
            Some(Lead::Sales) => self.sells = true,
            Some(Lead::Crowd) => self.crowds += 1,
            Some(Lead::Way) => self.ways += 1,
            // A link to who asked is nobody's way.
            Some(Lead::Asker) | None => {}
        }
    }
}

/// "Ficha do produtor" below a link to "Produtores": whoever they are.
fn is_folder_of_one_listed(title: &str, links: &[String]) -> bool {
    title.len() <= LONGEST_LABEL
        && Words::of(title).say(Sense::Folders)
        && is_one_of_those_listed(title, links)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Control;

    fn said(title: &str, action: &str, signed_in: bool) -> bool {
        let snapshot = Snapshot {
            title: title.into(),
            actions: vec![action.into()],
            ..Snapshot::default()
        };
        is_kept(&snapshot, signed_in)
    }

    #[test]
    fn a_title_says_it_to_somebody_who_is_signed_in() {
        for title in [
            "Edit customer",
            "Kunde bearbeiten",
            "Modifier le client",
            "Edytuj klienta",
            "Редактировать клиента",
            "顧客情報の編集",
            "Muokkaa asiakasta",
        ] {
            assert!(said(title, "", true), "{title}");
            assert!(!said(title, "", false), "{title}");
        }
        for title in [
            "Edit profile",
            "Meine Daten bearbeiten",
            "Customer service",
            "Modifica i tuoi dati",
            "Kundendaten bearbeiten",
            "Edit membership",
            "Edit my client account",
            "Customer 4711",
            "Patient file",
        ] {
            assert!(!said(title, "", true), "{title}");
        }
    }

    #[test]
    fn who_is_spoken_of_by_number_or_could_be_deleted_is_a_record_without_a_way_out() {
        for (title, action) in [
            ("Kunde 4711 bearbeiten", ""),
            ("Edit customer #4711", ""),
            ("Fiche patient n° 88", ""),
            ("Cliente nº 301", "Eliminar cliente"),
            ("Klient 12", "Usuń klienta"),
            ("Medlem 12", "Ta bort medlem"),
            ("Bewerber Nr. 88", "Bewerber ablehnen"),
            ("Клиент №4711", "Удалить клиента"),
            ("顧客編集", "顧客を削除"),
            ("עריכת לקוח", "מחיקת לקוח"),
            ("Ügyfél szerkesztése", "Ügyfél törlése"),
        ] {
            assert!(said(title, action, false), "{title} {action}");
        }
        assert!(said("Commande #881", "Clients", true));
        assert!(!said("Commande #881", "Service clients", true));
        assert!(!said("Commande #881", "Clients", false));
        assert!(!said("Mes commandes", "Clients", true));
        for (title, action) in [
            ("Kunden-Nr. 4711", "Konto löschen"),
            ("Customer 4711", "Delete account"),
            ("Mitglied werden", "Mitglied werden"),
            ("Patient registration", "Save"),
            ("Your customer file 4711", "Update"),
            ("Neukunde", "Kunde werden"),
        ] {
            assert!(!said(title, action, false), "{title} {action}");
        }
    }

    /// A page of this address, title and links, whose fields hold these, by label.
    fn filled(url: &str, title: &str, actions: &[&str], fields: &[(&str, &str)]) -> Snapshot {
        Snapshot {
            url: url.into(),
            title: title.into(),
            actions: actions.iter().map(|&action| action.into()).collect(),
            controls: fields
                .iter()
                .map(|&(label, value)| Control {
                    label: label.into(),
                    value: value.into(),
                    visible: true,
                    ..Control::default()
                })
                .collect(),
            ..Snapshot::default()
        }
    }

    fn is_kept(snapshot: &Snapshot, signed_in: bool) -> bool {
        let address = Address::parse(&snapshot.url);
        is_record(snapshot, &Texts::of(snapshot), address.as_ref(), signed_in)
    }

    #[test]
    fn an_office_is_known_by_where_its_links_lead() {
        let desk =
            |actions: &[&str], signed_in| is_kept(&filled("", "Settings", actions, &[]), signed_in);
        for actions in [
            ["Customers", "Reports"],
            ["Mitarbeiter", "Abrechnung"],
            ["Pacjenci", "Statystyki"],
            ["회원 관리", "주문 관리"],
            ["Elever", "Rapporter"],
        ] {
            assert!(desk(&actions, true), "{actions:?}");
            assert!(!desk(&actions, false), "{actions:?}");
        }
        for actions in [
            ["Dashboard", "Invoices"],
            ["Customers", "Help"],
            ["Customers", "Products"],
        ] {
            assert!(!desk(&actions, true), "{actions:?}");
        }
    }

    #[test]
    fn what_somebody_asked_has_a_key_and_one_who_asked() {
        let ticket = |title: &str, label: &str| {
            is_kept(&filled("", title, &[], &[(label, "Odo Fenn")]), false)
        };
        for (title, label) in [
            ("[HELP-4412] Laptop will not start", "Reporter"),
            ("HELP-4412 Laptop will not start", "Assignee"),
            ("Ticket n° 881", "Demandeur"),
            ("Обращение №7712", "Заявитель"),
        ] {
            assert!(ticket(title, label), "{title} {label}");
        }
        for (title, label) in [
            ("HELP-4412 Laptop will not start", "Name"),
            ("COVID-19 questionnaire", "Guest"),
            ("Ticket 4412", "Guest"),
            ("Demande de logement", "Demandeur"),
        ] {
            assert!(!ticket(title, label), "{title} {label}");
        }
    }

    #[test]
    fn who_saves_a_tenant_or_is_led_to_users_keeps_them() {
        let tenant = |submit: &str, signed_in| {
            let fields = [("Tenant name", "Odo Fenn")];
            is_kept(&filled("", "Details", &[submit], &fields), signed_in)
        };
        assert!(tenant("Update tenant", true));
        assert!(!tenant("Update tenant", false));
        assert!(!tenant("Update my details", true));
        let user = |actions: &[&str]| {
            let fields = [("Vorname", "Kornelius"), ("Nachname", "Pabst")];
            is_kept(&filled("", "Kornelius Pabst", actions, &fields), true)
        };
        assert!(user(&["Inhalt", "Benutzer"]));
        assert!(!user(&["Bestellungen"]));
    }

    #[test]
    fn a_page_titled_with_who_is_in_its_fields_and_one_more_sign_is_a_record() {
        let lead = |title: &str, actions: &[&str]| {
            let fields = [("First name", "Marisol"), ("Last name", "Trujillo")];
            is_kept(&filled("", title, actions, &fields), false)
        };
        let office = ["Leads", "Opportunities"];
        assert!(lead("Edit Marisol Trujillo | Lead", &office));
        assert!(lead("TRUJILLO, Marisol (12/03/1949)", &office));
        assert!(!lead("Marisol Trujillo | Lead", &[]));
        assert!(!lead("Welcome, Marisol Trujillo", &["Leads"]));
    }

    #[test]
    fn an_address_of_one_of_many_is_a_sign_and_no_more() {
        let at = |url: &str, signed_in| is_kept(&filled(url, "Data", &[], &[]), signed_in);
        for url in [
            "https://a.example/patient/77",
            "https://a.example/lightning/r/Lead/00Q5e0/edit",
            "https://a.example/hasta/duzenle/19",
            "https://a.example/customer/edit?id=553",
        ] {
            assert!(at(url, true), "{url}");
            assert!(!at(url, false), "{url}");
        }
        assert!(!at("https://a.example/customer/account", true));
    }

    #[test]
    fn who_applies_or_stays_as_a_guest_is_asked_by_the_words_of_records() {
        let fields = [("Candidate name", "Solène Vasseur")];
        let url = "https://jobs.example/candidate/apply?job_id=81";
        assert!(!is_kept(
            &filled(url, "Apply", &["Save candidate"], &fields),
            false
        ));
        let title = "Dossier de candidature";
        assert!(!is_kept(
            &filled("", title, &["Enregistrer la candidature"], &[]),
            false
        ));
    }
}
