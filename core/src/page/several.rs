//! Pages on which several people are normal: address books, travellers, children, contracts (row 8).

use crate::snapshot::Snapshot;
use crate::value::text;

/// Beginnings of words in titles, headings and addresses, folded, in the languages of the vocabulary.
const WORDS: &[&str] = &[
    "address book",
    "adressbuch",
    "carnet d'adresses",
    "libreta de direcciones",
    "rubrica",
    "adresboek",
    "ksiazka adresowa",
    "my contacts",
    "meine kontakte",
    "mes contacts",
    "travellers",
    "travelers",
    "passenger",
    "co-travel",
    "mitreisende",
    "reisende",
    "passagiere",
    "fahrgaeste",
    "voyageurs",
    "passagers",
    "viajeros",
    "pasajeros",
    "viaggiatori",
    "passeggeri",
    "reizigers",
    "passagiers",
    "podrozni",
    "pasazerowie",
    "my family",
    "meine familie",
    "signers",
    "signatories",
    "unterzeichner",
    "signataires",
    "firmanti",
    "beneficiaries",
    "beneficiaires",
    "beneficiarios",
    "beneficiari",
    "begunstigden",
    "payees",
    "empfaenger verwalten",
    "insured persons",
    "dependants",
    "dependents",
    "versicherte personen",
    "familienversicherte",
    "abholberechtigte",
    "personnes assurees",
    "ayants droit",
    "asegurados",
    "my child",
    "your child",
    "mein kind",
    "ihr kind",
    "mon enfant",
    "votre enfant",
    "mi hijo",
    "mi hija",
    "mio figlio",
    "mia figlia",
    "mijn kind",
    "moje dziecko",
    "beguenstigte",
    "my contracts",
    "meine vertraege",
    "family members",
    "familienmitglieder",
    "my addresses",
    "your addresses",
    "ihre adressen",
    "vos adresses",
    "tus direcciones",
    "meine adressen",
    "mes adresses",
    "mis direcciones",
    "libro de direcciones",
    "agenda de direcciones",
    "i miei indirizzi",
    "mijn adressen",
    "moje adresy",
    "livro de enderecos",
    "meus enderecos",
    "adresar",
    "cimjegyzek",
    "cimlista",
    "agenda de adrese",
    "adresele mele",
    "moje adrese",
    "adressbok",
    "adressebog",
    "adressebok",
    "mina adresser",
    "mine adresser",
    "osoitekirja",
    "osoitteeni",
    "adres defteri",
    "adreslerim",
    "buku alamat",
    "so dia chi",
    "βιβλιο διευθυνσεων",
    "οι διευθυνσεισ μου",
    "адресная книга",
    "адресна книга",
    "мои адреса",
    "мої адреси",
    "アドレス帳",
    "住所録",
    "地址簿",
    "地址管理",
    "收货地址",
    "주소록",
    "배송지 관리",
    "دفتر العناوين",
    "פנקס כתובות",
    "passageiros",
    "viajantes",
    "cestujici",
    "cestujuci",
    "utasok",
    "utasadatok",
    "pasageri",
    "calatori",
    "putnici",
    "potniki",
    "passagerer",
    "passagerare",
    "passasjerer",
    "resenarer",
    "medresenarer",
    "rejsende",
    "matkustaja",
    "yolcu",
    "penumpang",
    "hanh khach",
    "επιβατεσ",
    "επιβατων",
    "ταξιδιωτεσ",
    "пассажиры",
    "данные пассажир",
    "пасажири",
    "пътници",
    "搭乗者",
    "乗客",
    "旅客",
    "乘客",
    "乘机人",
    "승객",
    "탑승자",
    "المسافر",
    "الركاب",
    "נוסעים",
    "our children",
    "meine kinder",
    "ihre kinder",
    "unsere kinder",
    "mes enfants",
    "vos enfants",
    "nos enfants",
    "mis hijos",
    "tus hijos",
    "sus hijos",
    "i miei figli",
    "i tuoi figli",
    "jouw kinderen",
    "uw kinderen",
    "moje dzieci",
    "twoje dzieci",
    "meus filhos",
    "moje deti",
    "gyermekeim",
    "gyerekeim",
    "copiii mei",
    "moja djeca",
    "moja deca",
    "mina barn",
    "mine boern",
    "mine barn",
    "lapseni",
    "cocuklarim",
    "anak saya",
    "τα παιδια μου",
    "мои дети",
    "мої діти",
    "моите деца",
    "お子様",
    "我的孩子",
    "자녀",
    "اطفالي",
    "הילדים שלי",
];

/// Words that shops and their checkouts use as well: "Addresses, Delivery, Payment", "Women, Men and Children".
const OF_SHOPS: &[&str] = &[
    "addresses",
    "children",
    "kinder",
    "enfants",
    "hijos",
    "figli",
    "kinderen",
    "dzieci",
    "household",
    "haushalt",
];

/// What a page is stands on top of it; further down a shop has a shelf for children.
const MOST_HEADINGS: usize = 3;

/// The page says that it is one of these.
#[must_use]
pub fn are_normal(snapshot: &Snapshot, path: &str) -> bool {
    says(WORDS, snapshot, path)
}

/// The page may be one of these, if it isn't a shop's.
#[must_use]
pub fn are_likely(snapshot: &Snapshot, path: &str) -> bool {
    says(OF_SHOPS, snapshot, path)
}

fn says(words: &[&str], snapshot: &Snapshot, path: &str) -> bool {
    let says = |said: &str| {
        let folded = text::fold(said);
        words.iter().any(|word| {
            folded.match_indices(word).any(|(at, _)| {
                folded
                    .get(..at)
                    .is_none_or(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
            })
        })
    };
    let path = if path.len() <= text::LONGEST {
        path.replace(['-', '_'], " ")
    } else {
        String::new()
    };
    says(&path)
        || snapshot
            .headings
            .iter()
            .take(MOST_HEADINGS)
            .chain([&snapshot.title])
            .any(|t| t.len() <= 2 * text::LONGEST && says(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_books_and_travellers_say_so() {
        let titled = |title: &str| Snapshot {
            title: title.into(),
            ..Snapshot::default()
        };
        assert!(are_normal(&titled("Mein Adressbuch"), ""));
        assert!(are_normal(&titled("Mitreisende bearbeiten"), ""));
        for title in [
            "Passenger details",
            "Osoitekirja",
            "Címjegyzék",
            "Βιβλίο διευθύνσεων",
            "Мои дети",
            "Yolcular",
            "Mine børn",
            "アドレス帳",
        ] {
            assert!(are_normal(&titled(title), ""), "{title}");
        }
        assert!(are_normal(&Snapshot::default(), "/account/address-book"));
        assert!(!are_normal(
            &titled("Gewinnspiel: Freunde einladen"),
            "/raffle/step2"
        ));
        for title in [
            "Addresses | Shop",
            "Kinder verwalten",
            "Women, Men and Children",
        ] {
            assert!(are_likely(&titled(title), ""), "{title}");
            assert!(!are_normal(&titled(title), ""), "{title}");
        }
        assert!(!are_likely(&titled("Grandchildrens"), ""));
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in WORDS.iter().chain(OF_SHOPS) {
            assert_eq!(text::fold(word), *word);
        }
    }
}
