//! Values that say what belongs there, and are nobody's.

use super::possessive::POSSESSIVES;
use super::{name, text};
use crate::field::FieldKind;
use crate::field::fold::Folded;
use crate::field::words::FIELD_WORDS;
use crate::person::Group;
use crate::snapshot::Control;

/// How phrases begin that ask for a value, folded.
const OPENINGS: &[&str] = &[
    "please",
    "enter",
    "type",
    "insert",
    "add",
    "your",
    "e.g.",
    "e. g.",
    "eg.",
    "ex",
    "ex.",
    "example",
    "bitte",
    "ihr",
    "ihre",
    "ihren",
    "dein",
    "deine",
    "z.b.",
    "z. b.",
    "zb.",
    "bsp",
    "beispiel",
    "votre",
    "vos",
    "entrez",
    "indiquer",
    "indiquez",
    "inserisci",
    "il tuo",
    "la tua",
    "vul",
    "voer",
    "uw",
    "jouw",
    "wpisz",
    "podaj",
    "np",
    "np.",
    "digite",
    "insira",
    "informe",
    "zadejte",
    "zadajte",
    "napr.",
    "adja meg",
    "irja be",
    "ange",
    "indtast",
    "skriv inn",
    "t.ex.",
    "f.eks.",
    "esim.",
    "unesite",
    "vnesite",
    "giriniz",
    "oern.",
    "введите",
    "укажите",
    "например",
    "введіть",
    "вкажіть",
    "наприклад",
    "въведете",
    "напр.",
    "εισαγετε",
    "π.χ.",
    "ادخل",
    "الرجاء",
    "مثال",
    "הזן",
    "הזינו",
    "הקלד",
    "לדוגמה",
    "nhap",
    "vi du",
    "vd",
    "masukkan",
    "contoh",
];
/// What asks for it in scripts without blanks, anywhere in the phrase.
const INSIDE: &[&str] = &[
    "入力",
    "記入",
    "输入",
    "輸入",
    "填写",
    "填寫",
    "입력",
    "กรอก",
];
/// The same, whatever their ending.
const STEMS: &[&str] = &["saisi", "introdu", "escrib", "ingres", "twoj"];

/// Letters that stand for a day, month or year in patterns of dates.
const DATE_LETTERS: &str = "tdjmya";

/// The value only repeats what the field is called, or is a phrase or pattern that asks for one. `is_surname`:
/// a word of pages is somebody's here.
#[must_use]
pub fn is_placeholder(value: &str, control: &Control, is_surname: bool) -> bool {
    if is_template(value) {
        return true;
    }
    let value = bare(value);
    value.is_empty()
        || [
            &control.placeholder,
            &control.label,
            &control.aria,
            &control.name,
            &control.id,
        ]
        .iter()
        .any(|own| own.len() <= text::LONGEST && may_begin(own, &value) && bare(own) == value)
        || ends_as(&control.before, &value)
        || !is_surname && name::is_page_text(&value)
        || asks(&value)
        || is_date_pattern(&value)
        || matches!(
            value.as_str(),
            "http" | "https" | "http://www" | "https://www"
        )
}

/// The value is what a field of its kind is called, in any language of the vocabulary: "Ваше имя",
/// "Vezetéknév". A word that names another kind may well be somebody's: Ort, Land and Platz are.
#[must_use]
pub fn names_its_field(value: &str, kind: FieldKind) -> bool {
    let Some(group) = Group::of(kind).filter(|_| !value.bytes().any(|b| b.is_ascii_digit())) else {
        return false;
    };
    names_only(value, group) || without_whose(value).is_some_and(|value| names_only(value, group))
}

fn names_only(value: &str, group: Group) -> bool {
    let mut folded = Folded::default();
    folded.fold(value);
    let (mut named, mut of_it) = (0, false);
    FIELD_WORDS.find(&folded, false, |hit| {
        named += hit.end - hit.first;
        of_it |= hit.sense.kind().and_then(Group::of) == Some(group);
    });
    of_it && named == folded.len()
}

/// "Su nombre", "Tên của bạn" without the words that say whose.
fn without_whose(value: &str) -> Option<&str> {
    let is_whose = |word: &str| POSSESSIVES.has(&text::fold(word));
    let whole = value.trim();
    let mut rest = whole;
    while let Some((before, last)) = rest.rsplit_once(' ') {
        if !is_whose(last) {
            break;
        }
        rest = before.trim_end();
    }
    if let Some((first, after)) = rest.split_once(' ')
        && is_whose(first)
    {
        rest = after;
    }
    (rest.len() < whole.len()).then_some(rest)
}

/// "Enter your name", "Ihre E-Mail", "z. B. …".
fn asks(value: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with([' ', ':']);
    OPENINGS
        .iter()
        .any(|opening| value.strip_prefix(opening).is_some_and(goes_on))
        || !value.is_ascii() && INSIDE.iter().any(|ask| value.contains(ask))
        || STEMS.iter().any(|stem| {
            value.strip_prefix(stem).is_some_and(|rest| {
                goes_on(rest.trim_start_matches(|c: char| c.is_ascii_lowercase()))
            })
        })
}

/// "tt.mm.jjjj", "dd/mm/yyyy": two or three parts, each the same letter again and again.
fn is_date_pattern(value: &str) -> bool {
    let parts = value
        .split(['.', '/', ' ', '-'])
        .filter(|part| !part.is_empty());
    let is_part = |part: &str| {
        part.len() <= 4
            && part.starts_with(|c| DATE_LETTERS.contains(c))
            && part.bytes().all(|b| part.starts_with(char::from(b)))
    };
    (2..=3).contains(&parts.clone().count()) && parts.clone().all(is_part)
}

/// A template that nobody filled: `{{name}}`, `${name}`, `<%= name %>`, `[[name]]`, `%NAME%`.
fn is_template(value: &str) -> bool {
    let between_percents = value.strip_prefix('%').and_then(|v| v.strip_suffix('%'));
    ["{{", "${", "<%", "[["]
        .iter()
        .any(|mark| value.contains(mark))
        || between_percents.is_some_and(|v| !v.is_empty())
}

/// Folded, without the marks that labels carry.
fn bare(value: &str) -> String {
    let folded = text::fold(value).replace(['_', '-'], " ");
    folded
        .trim_matches(|c: char| c.is_ascii_punctuation() || c == ' ')
        .to_owned()
}

/// Whether [`bare`] of a text can begin as this value, which is bare: for most it need not be made.
fn may_begin(text: &str, value: &str) -> bool {
    meet(text.chars(), value.chars())
}

/// Whether the first characters that are not trimmed are one, as far as that shows without folding.
fn meet(mut text: impl Iterator<Item = char>, mut value: impl Iterator<Item = char>) -> bool {
    match (text.find(|c| !is_trimmed(*c)), value.next()) {
        (Some(a), Some(b)) => !a.is_ascii() || a.eq_ignore_ascii_case(&b),
        (None, _) => false,
        (_, None) => true,
    }
}

/// Characters that [`bare`] takes from both ends.
fn is_trimmed(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_whitespace()
}

fn ends_as(before: &str, value: &str) -> bool {
    value.len() >= 3
        && before.len() <= 4 * text::LONGEST
        && meet(before.chars().rev(), value.chars().rev())
        && bare(before).ends_with(value)
        && !value.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_left_out_only_if_it_is_another(text in "[ _*A-Da-d\u{a0}\u{b}ÄßéЯ\u{301}:.-]{0,5}", other in "[ aAbäß*-]{0,3}") {
            let value = bare(&other);
            prop_assume!(!value.is_empty());
            prop_assert!(may_begin(&text, &value) || bare(&text) != value);
            prop_assert!(meet(text.chars().rev(), value.chars().rev()) || !bare(&text).ends_with(&value));
        }
    }

    #[test]
    fn what_the_field_is_called_is_nobody() {
        let control = Control {
            label: "Vorname*:".into(),
            name: "first_name".into(),
            before: "Ihr Wohnort:".into(),
            ..Control::default()
        };
        for value in ["Vorname", "vorname *", "First-Name", "Wohnort"] {
            assert!(is_placeholder(value, &control, false), "{value}");
        }
        assert!(!is_placeholder("Sabine", &control, false));
    }

    #[test]
    fn what_fields_of_its_kind_are_called_anywhere_is_nobody() {
        for (value, kind) in [
            ("Ваше имя", FieldKind::Name),
            ("Имя и фамилия", FieldKind::Name),
            ("Vezetéknév", FieldKind::FamilyName),
            ("Email adresse", FieldKind::Email),
            ("Град", FieldKind::AddressLevel2),
            ("お名前", FieldKind::Name),
            ("Nama Anda", FieldKind::Name),
            ("Tên của bạn", FieldKind::Name),
            ("Tu nombre completo", FieldKind::Name),
        ] {
            assert!(names_its_field(value, kind), "{value}");
        }
        for (value, kind) in [
            ("Sabine Ort", FieldKind::Name),
            ("Ort", FieldKind::FamilyName),
            ("Иван Петров", FieldKind::Name),
            ("Sabine", FieldKind::GivenName),
            ("Su Min", FieldKind::Name),
            ("", FieldKind::Name),
        ] {
            assert!(!names_its_field(value, kind), "{value}");
        }
    }

    #[test]
    fn phrases_and_patterns_that_ask_are_nobody() {
        for value in [
            "Enter your name",
            "Ihre E-Mail",
            "tt.mm.jjjj",
            "dd/mm/yyyy",
            "__.__.____",
            "http://",
            "---",
            "Votre nom",
            "+",
            "z.B. Hans",
            "{{streetnumber}}",
            "${user.name}",
            "%NAME%",
            "User Name",
            "Saisissez votre nom",
            "e.g. John",
            "Il tuo nome",
            "jj mm aaaa",
            "Zadejte příjmení",
            "Введите имя",
            "이름을 입력하세요",
            "请输入姓名",
            "Masukkan nama",
        ] {
            assert!(is_placeholder(value, &Control::default(), false), "{value}");
        }
        for value in [
            "Sabine Weber",
            "Iris",
            "Yuri",
            "Susanne",
            "Иван",
            "31.05.1984",
            "Addison",
            "Typen Müller",
            "Amy Day",
            "Uwe Votreaux",
        ] {
            assert!(
                !is_placeholder(value, &Control::default(), false),
                "{value}"
            );
        }
    }
}
