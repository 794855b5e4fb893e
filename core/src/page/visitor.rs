//! Does a page ask whoever looks at it for their own data? (row 12)

use super::Address;
use super::back_office::{is_of_adviser, pairs};
use super::texts::Texts;
use crate::field::fold::Folded;
use crate::form::{FormKind, kinds_said};
use crate::lower::is_alphanumeric;
use crate::person::Purpose;
use crate::snapshot::Snapshot;
use crate::value;

/// Further headings are of parts of the page.
const MOST_HEADINGS: usize = 4;

/// Last segments of addresses that say what is done, not what is shown.
const DONE: &[&str] = &[
    "edit",
    "update",
    "change",
    "bearbeiten",
    "aendern",
    "modifier",
    "editar",
    "modifica",
    "wijzigen",
    "edycja",
    "edytuj",
    "redigera",
    "rediger",
    "upravit",
    "muokkaa",
];

/// The title, a heading or the end of the address says that this is an account, or what anybody may fill in;
/// or what is asked for is "yours".
#[must_use]
pub fn is_asked(snapshot: &Snapshot, texts: &Texts, path: &str) -> bool {
    let headings = snapshot.headings.iter().take(MOST_HEADINGS);
    let says = [&snapshot.title].into_iter().chain(headings);
    let mut folded = Folded::default();
    // "Order #4711" is one of many, whosever.
    let is_numbered = |text: &str| text.bytes().filter(u8::is_ascii_digit).nth(2).is_some();
    says.map(String::as_str)
        .filter(|text| !is_numbered(text))
        .chain(shown(path))
        .any(|text| says_kind(text, &mut folded, FormKind::asks_visitor))
        || is_of_reader(texts, &snapshot.lang)
        || asks_reader(snapshot, texts)
}

/// The end of the address, if it says that it is an account.
#[must_use]
pub fn account_shown(path: &str) -> Option<&str> {
    let is_account = |kind| kind == FormKind::Account;
    shown(path).filter(|shown| says_kind(shown, &mut Folded::default(), is_account))
}

fn says_kind(text: &str, folded: &mut Folded, is: impl Fn(FormKind) -> bool) -> bool {
    let mut any = false;
    folded.fold(text);
    kinds_said(folded, |kind| any |= is(kind));
    any
}

/// What an address shows: its last segment that is no number of something and nothing that is done.
fn shown(path: &str) -> Option<&str> {
    path.split('/').rev().find(|segment| {
        let is_number = segment.bytes().any(|byte| byte.is_ascii_digit());
        !segment.is_empty() && !is_number && !is_done(segment)
    })
}

fn is_done(segment: &str) -> bool {
    DONE.iter().any(|done| segment.eq_ignore_ascii_case(done))
}

/// "Meine Daten", "Your application": on top of the page, of a form or on its button.
#[must_use]
pub fn is_of_reader(texts: &Texts, lang: &str) -> bool {
    let titles = || texts.top.iter().chain(texts.forms.iter());
    titles().chain(texts.submits.iter()).any(says_whose)
        || titles().any(|title| ends_in_mine(title, lang))
}

/// "Kérelmem", "Varaukseni", "Bilgilerim": languages that say it at the end of the word.
fn ends_in_mine(title: &str, lang: &str) -> bool {
    let lang = lang.split('-').next().unwrap_or_default();
    let Some((_, endings)) = ENDINGS.iter().find(|(of, _)| lang.eq_ignore_ascii_case(of)) else {
        return false;
    };
    let mut words = title
        .split(|c| !is_alphanumeric(c))
        .filter(|word| word.len() > LONGEST_ENDED);
    words.any(|word| endings.iter().any(|ending| word.ends_with(ending)))
}

/// Folded.
const ENDINGS: &[(&str, &[&str])] = &[
    (
        "hu",
        &[
            "aim", "eim", "jaim", "jeim", "elmem", "esem", "som", "sem", "kom", "lom", "lem",
            "rom", "rem",
        ],
    ),
    ("fi", &["ni"]),
    (
        "tr",
        &[
            "larim", "lerim", "abim", "ilim", "ilgim", "suem", "isim", "erim", "ulum",
        ],
    ),
    ("az", &["larim", "lerim", "abim"]),
];

/// What is shorter ends so by chance, in bytes.
const LONGEST_ENDED: usize = 5;

/// What a filled field asks for is "yours".
fn asks_reader(snapshot: &Snapshot, texts: &Texts) -> bool {
    let mut labels = texts.labelled(snapshot);
    labels.any(|(control, label)| !control.value.is_empty() && says_whose(label))
}

fn says_whose(folded: &str) -> bool {
    let is_said = value::is_of_reader(folded)
        || !folded.is_ascii() && TOGETHER.iter().any(|whose| folded.contains(whose));
    is_said && !is_of_adviser(folded) && Purpose::said(folded) != Purpose::Emergency
}

/// The same in scripts that set words together, folded.
const TOGETHER: &[&str] = &[
    "我的",
    "您的",
    "你的",
    "私の",
    "マイ",
    "あなたの",
    "お客様の",
    "내 정보",
    "나의",
    "고객님",
    "ของฉัน",
    "ของคุณ",
];

/// The address has a number in it, or ends in that something is edited.
#[must_use]
pub fn is_one_of_many(address: &Address) -> bool {
    let values = pairs(address).map(|(_, value)| value);
    let mut parts = address.path.split('/').chain(values);
    let last = address.path.trim_end_matches('/').rsplit('/').next();
    last.is_some_and(is_done) || parts.any(is_number)
}

/// "4711", "9d385017"; not "2026", "sommerfest-2026", "step2".
fn is_number(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let is_year =
        |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let word = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_counted = word.len() > 2
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    digits > 0 && part.len() <= LONGEST_ID && !is_counted && !(digits == 4 && is_year(part))
}

/// What one of many is numbered by; what is longer is a secret.
const LONGEST_ID: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Control;
    use crate::value::text;

    fn is_asked(title: &str, path: &str, label: &str) -> bool {
        let snapshot = Snapshot {
            title: title.into(),
            controls: vec![Control {
                label: label.into(),
                value: "Odo".into(),
                visible: true,
                ..Control::default()
            }],
            ..Snapshot::default()
        };
        super::is_asked(&snapshot, &Texts::of(&snapshot), path)
    }

    #[test]
    fn accounts_open_forms_and_what_is_yours_ask_their_visitor() {
        for (title, path, label) in [
            ("My profile", "", ""),
            ("Персональные данные", "", ""),
            ("Gewinnspiel", "", ""),
            ("x", "/konto/profil", ""),
            ("x", "/account/edit", ""),
            ("x", "/profile/7", ""),
            ("x", "/", "Ihr Vorname"),
            ("我的资料", "", ""),
            ("私の情報", "", ""),
        ] {
            assert!(is_asked(title, path, label), "{title} {path} {label}");
        }
        for (title, path, label) in [
            ("Wohnung 14", "/account/einheiten/14", "Vorname"),
            ("INC0041", "/incident.do", "Caller"),
            ("33. lakás", "/lakas/szerkesztes", "Név"),
            ("Mein Hausarzt", "", ""),
            ("Your advisor", "", ""),
            ("Mein Notfallkontakt", "", ""),
            ("Order #4711", "", ""),
        ] {
            assert!(!is_asked(title, path, label), "{title} {path} {label}");
        }
    }

    #[test]
    fn some_languages_say_mine_at_the_end_of_the_word() {
        let is = |lang: &str, title: &str| ends_in_mine(&text::fold(title), lang);
        assert!(is("hu", "Kérelmem"));
        assert!(is("hu-HU", "Személyes adataim"));
        assert!(is("fi", "Varaukseni"));
        assert!(is("tr", "Bilgilerim"));
        assert!(is("tr", "Hesabım"));
        for (lang, title) in [
            ("de", "Varaukseni"),
            ("hu", "Ügyfél"),
            ("fi", "Nimi"),
            ("tr", "Eğitim"),
        ] {
            assert!(!is(lang, title), "{title}");
        }
    }

    #[test]
    fn a_number_or_an_edit_makes_an_address_one_of_many() {
        let is = |url: &str| is_one_of_many(&Address::parse(url).unwrap());
        for url in [
            "https://a.example/units/14",
            "https://a.example/do?sys_id=9d38",
            "https://a.example/people/edit",
        ] {
            assert!(is(url), "{url}");
        }
        for url in [
            "https://a.example/raffle",
            "https://a14.example/raffle?lang=de",
            "https://a.example/sommerfest-2026/step2",
            "https://a.example/2026/lauf",
            "https://a.example/s/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c",
        ] {
            assert!(!is(url), "{url}");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in TOGETHER {
            assert_eq!(text::fold(word), *word);
        }
    }
}
