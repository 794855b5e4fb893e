//! Words across scripts: Papadopoulos is Παπαδόπουλος, Иванов is Ivanov, Iwanow and Ivanoff.

/// The same word, written in two scripts. Transliteration has many schools, so no more is compared
/// than the consonants that all of them keep.
#[must_use]
pub fn same_across(a: &str, b: &str) -> bool {
    if a.is_ascii() == b.is_ascii() {
        return false;
    }
    let (a, b) = (skeleton(a), skeleton(b));
    a.len() >= 2 && a == b
}

/// Classes of consonants, one letter each; vowels only where the word begins.
fn skeleton(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (class, len) = match digraph(rest) {
            Some(found) => found,
            // Fatima, Fatimah and فاطمة: at the end nobody hears it.
            None if matches!(rest, "h" | "ه") => (None, rest.len()),
            None => (class(c), c.len_utf8()),
        };
        match class {
            Some(class) if !out.ends_with(class) => out.push(class),
            None if out.is_empty() => out.push('a'),
            _ => {}
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

/// Consonants that Latin writes with several letters, longest first.
const DIGRAPHS: &[(&str, char)] = &[
    ("tsch", 'k'),
    ("shch", 's'),
    ("sch", 's'),
    ("tch", 'k'),
    ("sh", 's'),
    ("sz", 's'),
    ("zh", 's'),
    ("ch", 'k'),
    ("cz", 'k'),
    ("kh", 'k'),
    ("gh", 'k'),
    ("th", 't'),
    ("ph", 'v'),
    ("ts", 's'),
    ("tz", 's'),
    ("ck", 'k'),
    ("μπ", 'b'),
    ("ντ", 't'),
    ("ου", ' '),
];

fn digraph(rest: &str) -> Option<(Option<char>, usize)> {
    DIGRAPHS
        .iter()
        .find(|(letters, _)| rest.starts_with(letters))
        .map(|(letters, class)| (Some(*class).filter(|c| *c != ' '), letters.len()))
}

/// The class of a consonant; `None` for vowels and signs.
const fn class(c: char) -> Option<char> {
    Some(match c {
        'b' | 'б' | 'ب' | 'ב' => 'b',
        'p' | 'п' | 'π' | 'ψ' => 'p',
        'v' | 'w' | 'f' | 'в' | 'ф' | 'β' | 'φ' | 'ف' | 'פ' | 'ף' => 'v',
        'd' | 't' | 'д' | 'т' | 'δ' | 'τ' | 'θ' | 'د' | 'ت' | 'ط' | 'ض' | 'ث' | 'ذ' | 'ד' | 'ט'
        | 'ת' => 't',
        's' | 'z' | 'с' | 'з' | 'ш' | 'щ' | 'ж' | 'ц' | 'σ' | 'ς' | 'ζ' | 'س' | 'ص' | 'ش' | 'ز'
        | 'ظ' | 'ס' | 'ש' | 'צ' | 'ץ' | 'ז' => 's',
        'c' | 'g' | 'h' | 'k' | 'q' | 'x' | 'к' | 'г' | 'ґ' | 'х' | 'ч' | 'κ' | 'γ' | 'χ' | 'ξ'
        | 'ك' | 'ق' | 'غ' | 'خ' | 'ح' | 'ه' | 'כ' | 'ך' | 'ק' | 'ג' | 'ח' => 'k',
        'l' | 'л' | 'λ' | 'ل' | 'ל' | 'љ' => 'l',
        'm' | 'м' | 'μ' | 'م' | 'מ' | 'ם' => 'm',
        'n' | 'н' | 'ν' | 'ن' | 'נ' | 'ן' | 'њ' => 'n',
        'r' | 'р' | 'ρ' | 'ر' | 'ר' => 'r',
        _ => return None,
    })
}

/// Two texts whose letters can be told to be the same: of one script, or of scripts with consonants to
/// compare. 王芳 may be Wang Fang or not.
#[must_use]
pub fn are_comparable(a: &str, b: &str) -> bool {
    let scripts = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphabetic())
            .fold(0u8, |all, c| all | script(c))
    };
    scripts(a) & scripts(b) != 0
}

/// One bit each: alphabets with consonants, Chinese characters, kana, Hangul, all others.
const fn script(c: char) -> u8 {
    match c {
        '\u{0}'..='\u{52f}' | '\u{590}'..='\u{6ff}' | '\u{1e00}'..='\u{1fff}' => 1,
        '々' | '\u{3400}'..='\u{9fff}' => 2,
        '\u{3040}'..='\u{30ff}' => 4,
        '\u{ac00}'..='\u{d7af}' => 8,
        _ => 16,
    }
}

/// Written without blanks between words, and a word in a few characters: Chinese, Japanese, Korean.
#[must_use]
pub fn is_dense(c: char) -> bool {
    matches!(c, '々' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_scripts_is_one() {
        for (a, b) in [
            ("παπαδοπουλος", "papadopoulos"),
            ("γιωργος", "giorgos"),
            ("χρηστος", "christos"),
            ("иванов", "ivanov"),
            ("иванов", "iwanow"),
            ("иванов", "ivanoff"),
            ("чехов", "tschechow"),
            ("юрии", "juri"),
            ("محمد", "muhammad"),
            ("حسن", "hassan"),
            ("فاطمه", "fatima"),
            ("فاطمه", "fatimah"),
            ("عبدالله", "abdullah"),
        ] {
            assert!(same_across(a, b) && same_across(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("иванов", "petrov"),
            ("παπαδοπουλος", "pappas"),
            ("ivanov", "iwanow"),
            ("ю", "ju"),
        ] {
            assert!(!same_across(a, b), "{a} {b}");
        }
    }
}
