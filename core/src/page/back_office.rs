//! Pages on which other people's data is the job: records of customers, patients, pupils (row 5).

use super::Address;
use crate::snapshot::Snapshot;
use crate::value::text;

/// Segments of addresses that only those who run a site come to.
const OFFICES: &[&str] = &[
    "admin",
    "wp-admin",
    "administrator",
    "adminpanel",
    "admincp",
    "adminhtml",
    "backoffice",
    "back-office",
    "crm",
    "erp",
    "hr",
    "hrm",
    "staff",
];

/// Segments before the number of somebody: whoever is one of them has no number in the address of an own page.
const FILES: &str = " customers clients patients employees students pupils applicants candidates \
    leads tenants kunden klienten patienten mitarbeiter schueler bewerber mieter clients salaries \
    employes eleves candidats clientes pacientes empleados alumnos candidatos clienti pazienti \
    dipendenti studenti candidati klanten medewerkers leerlingen kandidaten klienci pacjenci \
    pracownicy uczniowie kandydaci ";

/// "Edit", beginnings of words, folded.
const EDITS: &str = "edit bearbeit modifi editar edytu bewerk wijzig uprav szerkeszt redigera rediger \
    muokka duzenle ubah sunting редактир редагув επεξεργασια 編集 编辑 編輯 수정 chinh sua تعديل עריכ";

/// Whose record it is, beginnings of words, folded.
const PEOPLE: &str = "customer client kunde kunden patient employee mitarbeiter student schueler pupil \
    applicant bewerber tenant mieter salarie employe eleve cliente paciente empleado alumno paziente \
    dipendente klant medewerker leerling pacjent pracownik uczni zakazni zamestnan pacient zakaznik \
    ugyfel paciens munkavallalo tanulo angajat asiakas potilas tyontekija oppilas musteri hasta calisan \
    ogrenci pelanggan karyawan siswa pasien клиент пациент сотрудник ученик служител клиєнт пацієнт \
    співробітник πελατ ασθεν υπαλληλ μαθητ 顧客 患者 社員 生徒 客户 客戶 고객 환자 직원 khach hang عميل موظف לקוח עובד \
    guest anstalld medarbejder ansatt elev klient klijent pacijent";

/// The page is a record in a back office: by its address, or, for somebody who is signed in, by its title.
#[must_use]
pub fn is_record(snapshot: &Snapshot, address: Option<&Address>, signed_in: bool) -> bool {
    address.is_some_and(|address| leads_to_a_record(address))
        || signed_in
            && snapshot
                .headings
                .iter()
                .take(3)
                .chain([&snapshot.title])
                .any(|title| title.len() <= text::LONGEST && speaks_of_a_record(&text::fold(title)))
}

/// `/admin/customers/17/edit`, `/wp-admin/user-edit.php?user_id=17`, `/patients/17`.
fn leads_to_a_record(address: &Address) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let numbered = address.path.split('/').any(is_number)
        || address.query.split('&').any(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or_default();
            name.ends_with("id") && is_number(value)
        });
    let mut segments = address.path.split('/').take(MOST_SEGMENTS);
    // "crm.firma.example"; "hr." speaks Croatian.
    let first = address.host.split('.').next().unwrap_or_default();
    let is_office = first != "hr" && OFFICES.contains(&first);
    numbered
        && (is_office
            || segments.any(|segment| {
                let segment = segment.to_ascii_lowercase();
                OFFICES.contains(&segment.as_str())
                    || segment.len() > 3 && FILES.contains(&format!(" {segment} "))
            }))
}

const MOST_SEGMENTS: usize = 20;

/// "Edit customer #17", "Kunde bearbeiten", "顧客情報の編集".
fn speaks_of_a_record(title: &str) -> bool {
    let any = |stems: &str| {
        stems.split_whitespace().any(|stem| {
            title.match_indices(stem).any(|(at, _)| {
                // Where words are not set apart, any place will do.
                !stem.is_ascii()
                    || title
                        .get(..at)
                        .is_none_or(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
            })
        })
    };
    any(EDITS) && any(PEOPLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_address(url: &str) -> bool {
        is_record(&Snapshot::default(), Address::parse(url).as_ref(), false)
    }

    #[test]
    fn the_address_of_a_record_says_so() {
        for url in [
            "https://shop.example/admin/customers/4711/edit",
            "https://shop.example/wp-admin/user-edit.php?user_id=12",
            "https://praxis.example/patienten/318",
            "https://a.example/crm/contact?id=9",
            "https://crm.example/contact/9",
        ] {
            assert!(by_address(url), "{url}");
        }
        for url in [
            "https://shop.example/customer/account/edit",
            "https://shop.example/orders/4711",
            "https://shop.example/admin/login",
            "https://shop.example/kunden/registrieren",
            "https://shop.example/users/12/edit",
            "https://raffle.example/join?id=17",
            "https://hr.example/join/17",
        ] {
            assert!(!by_address(url), "{url}");
        }
    }

    #[test]
    fn a_title_says_it_to_somebody_who_is_signed_in() {
        let titled = |title: &str| Snapshot {
            title: title.into(),
            ..Snapshot::default()
        };
        for title in [
            "Edit customer #17",
            "Kunde bearbeiten",
            "Modifier le client",
            "Edytuj klienta",
            "Редактировать клиента",
            "顧客情報の編集",
            "Muokkaa asiakasta",
        ] {
            assert!(is_record(&titled(title), None, true), "{title}");
            assert!(!is_record(&titled(title), None, false), "{title}");
        }
        for title in [
            "Edit profile",
            "Meine Daten bearbeiten",
            "Customer service",
            "Modifica i tuoi dati",
        ] {
            assert!(!is_record(&titled(title), None, true), "{title}");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in [EDITS, PEOPLE]
            .iter()
            .flat_map(|words| words.split_whitespace())
        {
            assert_eq!(text::fold(word), word);
        }
    }
}
