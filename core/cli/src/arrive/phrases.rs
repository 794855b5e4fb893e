//! What pages call themselves, language by language, where an arrival needs a page of another sort.

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrases {
    /// As `lang` begins.
    pub lang: &'static str,
    /// Heading of a form that sends word to friends.
    pub tell: &'static str,
    /// What one of them is called.
    pub friend: &'static str,
    /// Legend over whom a present goes to.
    pub gift: &'static str,
    /// Title of somebody's record in a back office.
    pub record: &'static str,
    /// Titles of pages that hold several people.
    pub several: [&'static str; 3],
}

/// English serves where a language has none of its own.
const PHRASES: &[Phrases] = &[
    Phrases {
        lang: "en",
        tell: "Tell your friends about us",
        friend: "Friend",
        gift: "Gift recipient",
        record: "Edit customer",
        several: ["Address book", "Passenger details", "My children"],
    },
    Phrases {
        lang: "de",
        tell: "Empfehlen Sie uns Ihren Freunden",
        friend: "Freund",
        gift: "Empfänger des Geschenks",
        record: "Kunde bearbeiten",
        several: ["Adressbuch", "Mitreisende", "Meine Kinder"],
    },
    Phrases {
        lang: "fr",
        tell: "Parrainez vos amis",
        friend: "Ami",
        gift: "Destinataire du cadeau",
        record: "Modifier le client",
        several: ["Carnet d'adresses", "Voyageurs", "Mes enfants"],
    },
    Phrases {
        lang: "es",
        tell: "Recomiéndanos a tus amigos",
        friend: "Amigo",
        gift: "Destinatario del regalo",
        record: "Editar cliente",
        several: ["Libreta de direcciones", "Pasajeros", "Mis hijos"],
    },
    Phrases {
        lang: "it",
        tell: "Invita i tuoi amici",
        friend: "Amico",
        gift: "Destinatario del regalo",
        record: "Modifica cliente",
        several: ["Rubrica", "Passeggeri", "I miei figli"],
    },
    Phrases {
        lang: "nl",
        tell: "Nodig je vrienden uit",
        friend: "Vriend",
        gift: "Ontvanger van het cadeau",
        record: "Klant bewerken",
        several: ["Adresboek", "Reizigers", "Mijn kinderen"],
    },
    Phrases {
        lang: "pl",
        tell: "Poleć nas znajomym",
        friend: "Znajomy",
        gift: "Odbiorca prezentu",
        record: "Edytuj klienta",
        several: ["Książka adresowa", "Pasażerowie", "Moje dzieci"],
    },
    Phrases {
        lang: "pt",
        tell: "Indique aos seus amigos",
        friend: "Amigo",
        gift: "Destinatário do presente",
        record: "Editar cliente",
        several: ["Livro de endereços", "Passageiros", "Meus filhos"],
    },
    Phrases {
        lang: "cs",
        tell: "Doporučte nás přátelům",
        friend: "Přítel",
        gift: "Příjemce dárku",
        record: "Upravit zákazníka",
        several: ["Adresář", "Cestující", "Moje děti"],
    },
    Phrases {
        lang: "sk",
        tell: "Odporučte nás priateľom",
        friend: "Priateľ",
        gift: "Príjemca darčeka",
        record: "Upraviť zákazníka",
        several: ["Adresár", "Cestujúci", "Moje deti"],
    },
    Phrases {
        lang: "hu",
        tell: "Ajánljon minket barátainak",
        friend: "Barát",
        gift: "Ajándék címzettje",
        record: "Ügyfél szerkesztése",
        several: ["Címjegyzék", "Utasok", "Gyermekeim"],
    },
    Phrases {
        lang: "ro",
        tell: "Recomandă-ne prietenilor",
        friend: "Prieten",
        gift: "Destinatarul cadoului",
        record: "Editează clientul",
        several: ["Agendă de adrese", "Pasageri", "Copiii mei"],
    },
    Phrases {
        lang: "el",
        tell: "Πείτε το σε φίλους",
        friend: "Φίλος",
        gift: "Παραλήπτης δώρου",
        record: "Επεξεργασία πελάτη",
        several: ["Βιβλίο διευθύνσεων", "Επιβάτες", "Τα παιδιά μου"],
    },
    Phrases {
        lang: "ru",
        tell: "Пригласите друзей",
        friend: "Друг",
        gift: "Получатель подарка",
        record: "Редактировать клиента",
        several: ["Адресная книга", "Пассажиры", "Мои дети"],
    },
    Phrases {
        lang: "uk",
        tell: "Запросіть друзів",
        friend: "Друг",
        gift: "Отримувач подарунка",
        record: "Редагувати клієнта",
        several: ["Адресна книга", "Пасажири", "Мої діти"],
    },
    Phrases {
        lang: "bg",
        tell: "Поканете приятели",
        friend: "Приятел",
        gift: "Получател на подаръка",
        record: "Редактиране на клиент",
        several: ["Адресна книга", "Пътници", "Моите деца"],
    },
    Phrases {
        lang: "sv",
        tell: "Tipsa dina vänner",
        friend: "Vän",
        gift: "Mottagare av gåvan",
        record: "Redigera kund",
        several: ["Adressbok", "Passagerare", "Mina barn"],
    },
    Phrases {
        lang: "da",
        tell: "Anbefal os til dine venner",
        friend: "Ven",
        gift: "Modtager af gaven",
        record: "Rediger kunde",
        several: ["Adressebog", "Passagerer", "Mine børn"],
    },
    Phrases {
        lang: "fi",
        tell: "Suosittele ystävillesi",
        friend: "Ystävä",
        gift: "Lahjan saaja",
        record: "Muokkaa asiakasta",
        several: ["Osoitekirja", "Matkustajat", "Lapseni"],
    },
    Phrases {
        lang: "tr",
        tell: "Arkadaşlarını davet et",
        friend: "Arkadaş",
        gift: "Hediye alıcısı",
        record: "Müşteriyi düzenle",
        several: ["Adres defteri", "Yolcular", "Çocuklarım"],
    },
    Phrases {
        lang: "id",
        tell: "Ajak teman Anda",
        friend: "Teman",
        gift: "Penerima hadiah",
        record: "Ubah pelanggan",
        several: ["Buku alamat", "Penumpang", "Anak saya"],
    },
    Phrases {
        lang: "ja",
        tell: "お友達に紹介する",
        friend: "お友達",
        gift: "ギフトのお届け先",
        record: "顧客情報の編集",
        several: ["アドレス帳", "搭乗者", "お子様"],
    },
];

/// Those of a page in this language.
pub(crate) fn of(lang: &str) -> Phrases {
    let lang = lang.to_lowercase();
    let own = PHRASES
        .iter()
        .find(|phrases| lang.starts_with(phrases.lang));
    *own.unwrap_or(&PHRASES[0])
}
