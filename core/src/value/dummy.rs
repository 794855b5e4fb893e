//! People who do not exist: Max Mustermann, example.org, the numbers kept free for films.
//!
//! Reserved names and numbers: RFC 2606, Ofcom, NANPA, Bundesnetzagentur (Mitteilung 148/2021),
//! ARCEP, PTS, ACMA, ComReg, and the documentation of card and account test numbers.
//! Names under `.test` are *not* dummies here: they are how tests speak of real people (DESIGN §4).

use std::sync::LazyLock;

use super::List;
use super::date::Date;
use super::email::Email;
use super::phone::Phone;
use super::text;

/// How sure it is that nobody is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Somebody may be meant.
    Somebody,
    /// Real people have it too (John Smith): the rest of the person decides.
    Likely,
    /// Nobody has it.
    Nobody,
}

/// Words that nobody's name holds, folded.
static NO_NAMES: LazyLock<List> = LazyLock::new(|| {
    List::of("mustermann musterfrau normalverbraucher mustermensch musterperson asdf asdfg \
    qwertz qwerty azerty lorem ipsum foo dummy example beispiel testing fulano fulana mengano zutano \
    beltrano sicrano firstname lastname vorname nachname paraudzina paraudzins vardenis vardene \
    pavardenis meikaelaeinen meikalainen mallikas testaaja testinen testov tester testperson testuser \
    sempronio abc abcd xyz teszt minta gipsz ejemplo esempio exemple voorbeeld przykladowy \
    przykladowa vzorovy vzorova deneme ornek oernek тест тестов тестова тестовыи тестовая пример \
    пупкин пупкина δοκιμη ταδε ταδου פלוני אלמוני ישראלי فلان الفلاني".split_ascii_whitespace())
});

/// Nor these, in scripts without blanks.
const NO_DENSE_NAMES: &str = "テスト 테스트 测试 測試 サンプル 홍길동 张三 張三";

/// Names of examples that some people really have: a word of them, or all of them.
const EXAMPLE_WORDS: &[&str] = &[
    "muster", "test", "demo", "sample", "doe", "bloggs", "nordmann",
];

/// All of them, folded, "given family", by the language where they stand for everybody.
static EXAMPLE_NAMES: LazyLock<List> = LazyLock::new(|| {
    List::of("\
lieschen mueller|hans meier|erika gabler|max mueller|\
john public|jane public|john q public|john smith|jane smith|joe public|richard roe|jane roe|john citizen|\
jane citizen|joe average|fred nerk|john murphy|sean citizen|sile citizen|john appleseed|joe blow|mary major|richard miles|a n other|\
jean dupont|jeanne dupont|marie dupont|pierre dupont|jean durand|paul durand|madame michu|jean martin|\
mario rossi|maria rossi|giuseppe verdi|luigi bianchi|mario bianchi|pinco pallino|tizio caio|\
juan perez|maria perez|pepito perez|juan espanol|carmen espanola|perico de los palotes|juan dela cruz|juan de la cruz|\
joao silva|maria silva|joao da silva|maria da silva|jose da silva|ze ninguem|joao ninguem|ze povinho|\
jan jansen|jan modaal|janneke jansen|piet jansen|jan janssen|jan janssens|jan peeters|willeke de bruijn|jan met de pet|\
jan kowalski|anna kowalska|janina kowalska|jan nowak|adam nowak|maria nowak|anna nowak|\
jan novak|jana novakova|josef novak|jozef mrkvicka|jozko mrkvicka|janko hrasko|\
janos kovacs|jakab gipsz|janos minta|erika minta|elek teszt|\
ion popescu|maria popescu|ion ionescu|vasile popescu|\
ivan ivanov|ivana ivanova|иван иванов|иван иванович иванов|петр петров|сидор сидоров|вася пупкин|іван іваненко|петро петренко|\
ivan horvat|ivana horvat|ivo ivic|pero peric|pera peric|ana anic|marko markovic|petar petrovic|\
janez novak|ana novak|metka novak|γιωργοσ παπαδοπουλοσ|γιαννησ παπαδοπουλοσ|giorgos papadopoulos|\
anders andersen|jens hansen|jens jensen|anders and|hr danmark|sven svensson|anna andersson|medel svensson|svenne svensson|\
matti virtanen|jon jonsson|jona jonsdottir|jaan tamm|mari maasikas|janis berzins|jonas jonaitis|petras petraitis|joe borg|\
ahmet yilmaz|mehmet yilmaz|ayse yilmaz|ali yilmaz|ali veli|falan filan|\
احمد محمد|محمد احمد|ahmed mohamed|ahmad mohammad|mohamed ahmed|israel israeli|\
山田太郎|山田花子|鈴木一郎|田中太郎|ヤマダタロウ|ヤマダハナコ|やまだたろう|taro yamada|hanako yamada|\
김철수|김영희|hong gildong|gildong hong|gil dong hong|李四|王五|王小明|陳小明|zhang san|li si|\
nguyen van a|nguyen thi b|nguyen van b|tran van b|tran thi b|สมชาย ใจดี|budi santoso".split('|'))
});

/// Is a name (or a part of one) an example's?
#[must_use]
pub fn name(value: &str) -> Doubt {
    let folded = text::fold(value);
    let words: Vec<&str> = folded
        .split([' ', '-', '.', ',', '\u{3000}', '・'])
        .filter(|w| !w.is_empty())
        .collect();
    let nobody = |word: &&str| {
        NO_NAMES.has(word)
            || !word.is_ascii()
                && NO_DENSE_NAMES
                    .split_ascii_whitespace()
                    .any(|no| word.contains(no))
    };
    if words.iter().any(nobody) {
        return Doubt::Nobody;
    }
    let is_example = || {
        EXAMPLE_NAMES.has(&words.join(" "))
            || turned(&words)
                .iter()
                .any(|words| EXAMPLE_NAMES.has(&words.join(" ")))
            || words.iter().all(|w| super::name::is_dense(w)) && EXAMPLE_NAMES.has(&words.concat())
    };
    if words.iter().any(|w| EXAMPLE_WORDS.contains(w)) || is_example() {
        Doubt::Likely
    } else {
        Doubt::Somebody
    }
}

/// The last word first and the first one last: "Kovács János", "Иванов Иван Иванович".
fn turned<'a>(words: &[&'a str]) -> [Vec<&'a str>; 2] {
    let mut turned = [words.to_vec(), words.to_vec()];
    if !words.is_empty() {
        turned[0].rotate_right(1);
        turned[1].rotate_left(1);
    }
    turned
}

/// "jan.novak@", of nothing but an example's name.
pub(super) fn is_made_of(email: &Email, names: &[String]) -> bool {
    let mut rest = text::same_key(&email.local);
    let mut found = 0;
    for word in names.iter().flat_map(|name| text::words(name)) {
        if let Some(at) = rest.find(&word) {
            rest.replace_range(at..at + word.len(), "");
            found += 1;
        }
    }
    found > 1 && rest.is_empty()
}

/// "email.cz", "correo.com": providers as well, and what examples take for one.
pub(super) fn is_called_mail(email: &Email) -> bool {
    let host = email.domain.split('.').next().unwrap_or_default();
    [
        "email", "mail", "correo", "courriel", "epost", "eposta", "posta", "pochta", "post",
    ]
    .contains(&host)
}

const RESERVED_HOSTS: &[&str] = &["example", "invalid", "localhost"];
const EXAMPLE_HOSTS: &[&str] = &[
    "domain",
    "yourdomain",
    "mydomain",
    "youremail",
    "yourmail",
    "yourcompany",
    "company",
    "yoursite",
    "mysite",
    "email",
    "mail",
    "test",
    "beispiel",
    "muster",
    "mustermann",
    "musterfirma",
    "musterfrau",
    "acme",
    "contoso",
    "mailinator",
    "ejemplo",
    "esempio",
    "exemple",
    "voorbeeld",
    "przyklad",
    "abc",
    "xyz",
    "xxx",
    "exemplo",
    "exempel",
    "eksempel",
    "esimerkki",
    "priklad",
    "pelda",
    "exemplu",
    "primjer",
    "ornek",
    "contoh",
    "vidu",
    "primer",
    "paradeigma",
    "pavyzdys",
    "paraugs",
    "naidis",
    "vzor",
    "dominio",
    "domaine",
    "domein",
    "adresse",
    "asdf",
    "foo",
    "sample",
];
const EXAMPLE_MAILBOXES: &[&str] = &[
    "test",
    "tester",
    "testing",
    "demo",
    "example",
    "sample",
    "muster",
    "max.mustermann",
    "maxmustermann",
    "erika.mustermann",
    "mustermann",
    "m.mustermann",
    "john.doe",
    "johndoe",
    "jane.doe",
    "janedoe",
    "jdoe",
    "foo",
    "bar",
    "asdf",
    "abc",
    "xyz",
    "xxx",
    "user",
    "username",
    "name",
    "your.name",
    "yourname",
    "you",
    "your",
    "youremail",
    "your.email",
    "your-email",
    "myemail",
    "someone",
    "somebody",
    "nobody",
    "anybody",
    "anyone",
    "vorname.nachname",
    "firstname.lastname",
    "firstname",
    "ihre",
    "ihr.name",
    "nom",
    "nombre",
    "nome",
    "naam",
    "prenom.nom",
    "joe.bloggs",
    "jean.dupont",
    "mario.rossi",
    "aaa",
    "a",
    "x",
    "123",
];

/// Is an address an example's?
#[must_use]
pub fn email(email: &Email) -> Doubt {
    let labels: Vec<&str> = email.domain.split('.').collect();
    let reserved = labels
        .last()
        .is_some_and(|tld| RESERVED_HOSTS.contains(tld))
        || labels.len() >= 2
            && labels
                .get(labels.len() - 2)
                .is_some_and(|l| RESERVED_HOSTS.contains(l));
    // "beispiel.de", "exemplo.com.br".
    let is_short = labels.len() == 2
        || matches!(labels[..], [_, second, country] if second.len() <= 3 && country.len() == 2);
    let reserved =
        reserved || is_short && labels.first().is_some_and(|l| RESERVED_HOSTS.contains(l));
    let host = labels.first().is_some_and(|l| EXAMPLE_HOSTS.contains(l)) && is_short
        // `mail.com`, `mail.dk`, `email.cz` and the like sell mailboxes: there the mailbox decides.
        && !matches!(labels[..], ["mail" | "email", country] if country.len() == 2)
        && !matches!(email.domain.as_str(), "mail.com" | "xyz.com" | "abc.com" | "mail.test" | "email.test");
    if reserved
        || host
        || EXAMPLE_MAILBOXES.contains(&email.local.as_str())
        || NO_NAMES.has(&email.local)
    {
        Doubt::Nobody
    } else {
        Doubt::Somebody
    }
}

/// Numbers kept free for films and examples: how they begin, and how long they are.
const FREE: &[(&str, usize)] = &[
    // Germany
    ("493023125", 12),
    ("496990009", 12),
    ("494066969", 12),
    ("492214710", 12),
    ("498999998", 12),
    ("4915228817386", 13),
    ("4915228895456", 13),
    ("4915254599371", 13),
    ("4917139200", 12),
    ("49176040690", 13),
    ("491729925904", 12),
    ("491729968532", 12),
    ("49172997318", 12),
    ("491729980752", 12),
    ("491749091317", 12),
    ("491749464308", 12),
    // United Kingdom
    ("442079460", 12),
    ("441632960", 12),
    ("441134960", 12),
    ("441144960", 12),
    ("441154960", 12),
    ("441164960", 12),
    ("441174960", 12),
    ("441184960", 12),
    ("441214960", 12),
    ("441314960", 12),
    ("441414960", 12),
    ("441514960", 12),
    ("441614960", 12),
    ("441914980", 12),
    ("442896496", 12),
    ("442920180", 12),
    ("447700900", 12),
    ("448081570", 12),
    ("449098790", 12),
    ("443069990", 12),
    // France
    ("3319900", 11),
    ("3326191", 11),
    ("3335301", 11),
    ("3346571", 11),
    ("3353649", 11),
    ("3363998", 11),
    // Ireland, Sweden, Australia
    ("3532091", 11),
    ("4670174060", 11),
    ("4670174061", 11),
    ("4670174062", 11),
    ("4670174063", 11),
    ("4670174064", 11),
    ("4670174065", 11),
    ("4670174066", 11),
    ("4670174067", 11),
    ("4670174068", 11),
    ("4670174069", 11),
    ("6125550", 11),
    ("6135550", 11),
    ("6175550", 11),
    ("6185550", 11),
    ("6127010", 11),
    ("6137010", 11),
    ("6177010", 11),
    ("6187010", 11),
    ("61491570", 11),
];

/// Is a number kept free, or one that fingers write by themselves?
#[must_use]
pub fn phone(phone: &Phone) -> Doubt {
    let digits = phone.digits.as_str();
    // What Chinese forms show, with and without the country's code.
    if digits.ends_with("13800138000") {
        return Doubt::Nobody;
    }
    let free = phone.whole
        && FREE
            .iter()
            .any(|(start, len)| digits.len() == *len && digits.starts_with(start));
    // North America: 555-01xx in any area.
    let american = phone.whole && digits.len() == 11 && digits.starts_with('1')
        || !phone.whole && digits.len() == 10;
    let film = american
        && digits
            .get(digits.len() - 7..)
            .is_some_and(|local| local.starts_with("55501"));
    // Without an area nobody is called 555-1234.
    let local = !phone.whole && digits.len() == 7 && digits.starts_with("555");
    if free || film || local || written_by_fingers(digits) {
        Doubt::Nobody
    } else {
        Doubt::Somebody
    }
}

/// 123456…, 987654…, 000000….
fn written_by_fingers(digits: &str) -> bool {
    let steps = |step: i16| {
        let mut run = 1;
        let mut longest = 1;
        for pair in digits.as_bytes().windows(2) {
            let &[a, b] = pair else { continue };
            run = if (i16::from(b) - i16::from(a) - step).rem_euclid(10) == 0 {
                run + 1
            } else {
                1
            };
            longest = longest.max(run);
        }
        longest
    };
    steps(1) >= 6 || steps(-1) >= 6 || steps(0) >= 6
}

/// Is a street an example's?
#[must_use]
pub fn street(value: &str) -> Doubt {
    let key = super::street::key(value);
    if [
        "muster",
        "beispiel",
        "example",
        "exemple",
        "ejemplo",
        "esempio",
        "przyklad",
        "voorbeeld",
        "sampl",
        "ornek",
        "vzorov",
        "minta",
        "callefalsa",
        "fakest",
        "wallabyway",
    ]
    .iter()
    .any(|w| key.contains(w))
        || key.trim_matches(|c: char| c.is_ascii_digit()) == "test"
    {
        Doubt::Nobody
    } else if [
        "123main",
        "main123",
        "roma1",
        "main1",
        "1main",
        "742evergreen11",
        "221bbaker",
    ]
    .contains(&key.as_str())
    {
        Doubt::Likely
    } else {
        Doubt::Somebody
    }
}

/// Is a postcode an example's? All of them exist somewhere or nearly.
#[must_use]
pub fn postcode(value: &str) -> Doubt {
    match value {
        "12345" | "00000" | "01234" | "1234" | "0000" | "1234AB" | "AA11AA" | "99999" | "11111"
        | "123456" => Doubt::Likely,
        _ => Doubt::Somebody,
    }
}

/// Is a town an example's?
#[must_use]
pub fn town(value: &str) -> Doubt {
    match text::same_key(value).as_str() {
        "musterstadt" | "musterhausen" | "musterort" | "musterdorf" | "beispielstadt"
        | "anytown" | "exampleville" | "exempleville" | "samplecity" | "mintavaros"
        | "ornekkoy" => Doubt::Nobody,
        "springfield" => Doubt::Likely,
        _ => Doubt::Somebody,
    }
}

/// Is a birth date one that forms start with?
#[must_use]
pub fn birth(date: Date) -> Doubt {
    let first_of_january = date.month == 1 && date.day == 1;
    let sample = [(1964, 8, 12), (1983, 8, 12)].contains(&(date.year, date.month, date.day));
    if first_of_january && date.year.is_multiple_of(10) || sample {
        Doubt::Likely
    } else {
        Doubt::Somebody
    }
}

const TEST_ACCOUNTS: &[&str] = &[
    "DE89370400440532013000",
    "DE75512108001245126199",
    "DE02120300000000202051",
    "DE12500105170648489890",
    "AT611904300234573201",
    "CH9300762011623852957",
    "GB29NWBK60161331926819",
    "GB82WEST12345698765432",
    "GB33BUKB20201555555555",
    "FR1420041010050500013M02606",
    "FR7630006000011234567890189",
    "IT60X0542811101000000123456",
    "ES9121000418450200051332",
    "NL91ABNA0417164300",
    "BE68539007547034",
    "PL61109010140000071219812874",
    "LU280019400644750000",
    "IE29AIBK93115212345678",
    "SE4550000000058398257466",
    "DK5000400440116243",
    "NO9386011117947",
    "FI2112345600000785",
    "PT50000201231234567890154",
    "CZ6508000000192000145399",
    "LI21088100002324013AA",
];
const TEST_CARDS: &[&str] = &[
    "4111111111111111",
    "4242424242424242",
    "4012888888881881",
    "4000056655665556",
    "5555555555554444",
    "5105105105105100",
    "2223003122003222",
    "378282246310005",
    "371449635398431",
    "6011111111111117",
    "30569309025904",
    "3530111333300000",
];
const TEST_IDS: &[&str] = &[
    "T220001293",
    "L01X00T471",
    "C01X00T478",
    "QQ123456C",
    "AB123456C",
    "078051120",
    "123456789",
    "219099999",
    "RSSMRA80A01H501U",
    "44051401359",
    "12345678Z",
    "00000000T",
];

/// Is an account, card or identity number a published test number?
#[must_use]
pub fn number(compact: &str) -> Doubt {
    let listed = TEST_ACCOUNTS.contains(&compact)
        || TEST_CARDS.contains(&compact)
        || TEST_IDS.contains(&compact);
    if listed || written_by_fingers(compact) && compact.len() <= 12 {
        Doubt::Nobody
    } else {
        Doubt::Somebody
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn example_people_of_many_countries() {
        for nobody in [
            "Max Mustermann",
            "Erika Mustermann",
            "Otto Normalverbraucher",
            "Foo Bar",
            "asdf",
            "Fulano de Tal",
            "Matti Meikäläinen",
        ] {
            assert_eq!(name(nobody), Doubt::Nobody, "{nobody}");
        }
        for nobody in [
            "Fulano de Tal",
            "Вася Пупкин",
            "テスト太郎",
            "홍길동",
            "פלוני אלמוני",
            "فلان الفلاني",
        ] {
            assert_eq!(name(nobody), Doubt::Nobody, "{nobody}");
        }
        for likely in [
            "Kovács János",
            "János Kovács",
            "山田太郎",
            "山田　太郎",
            "Γιώργος Παπαδόπουλος",
            "أحمد محمد",
            "Nguyễn Văn A",
            "Ali Veli",
            "Piet Jansen",
            "Medel-Svensson",
            "John Smith",
            "John Doe",
            "Jean Dupont",
            "Mario Rossi",
            "Jan Kowalski",
            "Lieschen Müller",
            "Thomas Muster",
            "Ola Nordmann",
            "Juan Pérez",
            "Иван Иванов",
            "Иванов Иван Иванович",
        ] {
            assert_eq!(name(likely), Doubt::Likely, "{likely}");
        }
        for real in [
            "Sabine Weber",
            "John Weber",
            "Maria Kowalska",
            "Testa Rossa",
            "山田健",
            "Ahmed Yılmaz",
            "Juan Weber",
        ] {
            assert_eq!(name(real), Doubt::Somebody, "{real}");
        }
    }

    #[test]
    fn examples_are_written_as_they_are_compared() {
        for word in NO_NAMES.keys().chain(EXAMPLE_NAMES.keys()) {
            assert_eq!(text::fold(word), word);
        }
    }

    #[test]
    fn example_addresses() {
        let doubt = |v| email(&Email::parse(v).unwrap());
        for nobody in [
            "anna@example.org",
            "a.b@mail.example.com",
            "name@domain.com",
            "max.mustermann@web.de",
            "test@gmail.com",
            "you@yourdomain.com",
            "x@y.invalid",
            "taro@example.co.jp",
            "fulano@exemplo.com.br",
            "ola@eksempel.no",
            "ornek@eposta.com",
        ] {
            assert_eq!(doubt(nobody), Doubt::Nobody, "{nobody}");
        }
        for real in [
            "sabine.weber@posteo.de",
            "john.smith@gmail.com",
            "anna@weber.test",
            "sabine@mail.com",
            "kirsten.holm@mail.dk",
            "domain@web.de",
            "anna@example.weber.de",
        ] {
            assert_eq!(doubt(real), Doubt::Somebody, "{real}");
        }
    }

    #[test]
    fn numbers_kept_free() {
        let doubt = |v| phone(&Phone::parse(v, "").unwrap());
        for nobody in [
            "+49 30 23125 123",
            "+44 20 7946 0123",
            "+1 212 555 0123",
            "(212) 555-0199",
            "555-1234",
            "+33 1 99 00 12 34",
            "0123456789",
            "+49 0000000",
            "+46 70 174 06 05",
            "13800138000",
            "+86 138 0013 8000",
        ] {
            assert_eq!(doubt(nobody), Doubt::Nobody, "{nobody}");
        }
        for real in ["+49 171 2345078", "+1 212 736 5000", "0171 8834920"] {
            assert_eq!(doubt(real), Doubt::Somebody, "{real}");
        }
    }

    #[test]
    fn example_streets_dates_and_numbers() {
        assert_eq!(street("Musterstraße 1"), Doubt::Nobody);
        assert_eq!(street("123 Main St"), Doubt::Likely);
        assert_eq!(street("Hauptstr. 14"), Doubt::Somebody);
        assert_eq!(birth(Date::new(1970, 1, 1).unwrap()), Doubt::Likely);
        assert_eq!(birth(Date::new(1984, 5, 31).unwrap()), Doubt::Somebody);
        assert_eq!(number("DE89370400440532013000"), Doubt::Nobody);
        assert_eq!(number("4242424242424242"), Doubt::Nobody);
        assert_eq!(number("65929970489"), Doubt::Somebody);
    }
}
