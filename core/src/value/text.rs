//! Text made comparable: folded to lower-case ASCII where Latin letters allow it.

use crate::lower::lower;

/// From Hebrew on, words are set together or have beginnings.
pub const FIRST_SET_TOGETHER: char = '\u{590}';
/// Longest value, in bytes, that a recogniser looks at. Nothing that names a person is longer.
pub const LONGEST: usize = 300;

/// The value without white space around it, or `None` when it is too long to be anybody's.
#[must_use]
pub fn bounded(value: &str) -> Option<&str> {
    // Trimming a megabyte of blanks is linear and happens once; everything after it is bounded.
    let value = value.trim();
    (value.len() <= LONGEST).then_some(value)
}

/// Lower case, letters without marks (`ä` → `ae`, `ß` → `ss`, `é` → `e`, `ώ` → `ω`), white space
/// squeezed. Letters of other scripts stay.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// [`fold`], behind what stands in a buffer.
pub fn fold_into(text: &str, out: &mut String) {
    let start = out.len();
    let mut rest = text;
    loop {
        // Most of most texts is words with one blank between them: they are copied as they stand.
        let mut before = b' ';
        let plain = rest.bytes().take_while(|&byte| {
            let is_plain = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
            before = byte;
            is_plain
        });
        let (plain, odd) = rest.split_at(plain.count());
        out.push_str(plain);
        let mut chars = odd.chars();
        let Some(c) = chars.next() else { break };
        fold_char(c, start, out);
        rest = chars.as_str();
    }
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
    if let Some(folded) = out.get_mut(start..) {
        folded.make_ascii_lowercase();
    }
}

/// Folds what is no letter, digit or sign of ASCII.
fn fold_char(c: char, start: usize, out: &mut String) {
    if c.is_whitespace() {
        if out.len() > start && !out.ends_with(' ') {
            out.push(' ');
        }
    } else if c.is_ascii() {
        out.push(c);
    } else if let Some(base) = unmarked(c) {
        out.push_str(base);
    } else if !matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}') {
        out.push(lower(c));
    }
}

/// The plain spelling of a letter with a mark: ASCII for Latin ones.
const fn unmarked(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae",
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => "oe",
        'ü' | 'Ü' => "ue",
        'ß' | 'ẞ' => "ss",
        'å' | 'Å' => "aa",
        'à'..='ã' | 'À'..='Ã' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' => "a",
        'ç' | 'Ç' | 'Ć'..='č' => "c",
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ė' | 'Ė' | 'ę' | 'Ę' | 'ě' | 'Ě' => "e",
        'ğ' | 'Ğ' | 'ģ' | 'Ģ' => "g",
        'ĩ' | 'Ĩ' | '\u{1ec8}'..='\u{1ecb}' => "i",
        'ũ' | 'Ũ' | 'ư' | 'Ư' | '\u{1ee4}'..='\u{1ef1}' => "u",
        'ơ' | 'Ơ' | '\u{1ecc}'..='\u{1ee3}' => "o",
        // Vietnamese.
        '\u{1ea0}'..='\u{1eb7}' => "a",
        '\u{1eb8}'..='\u{1ec7}' => "e",
        '\u{1ef2}'..='\u{1ef9}' => "y",
        'ά' | 'Ά' => "α",
        'έ' | 'Έ' => "ε",
        'ή' | 'Ή' => "η",
        'ί' | 'ϊ' | 'ΐ' | 'Ί' | 'Ϊ' => "ι",
        'ό' | 'Ό' => "ο",
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' | 'Ϋ' => "υ",
        'ώ' | 'Ώ' => "ω",
        'ς' => "σ",
        'ё' | 'Ё' => "е",
        'أ' | 'إ' | 'آ' => "ا",
        'ى' => "ي",
        'ة' => "ه",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'Į' | 'İ' | 'ı' => "i",
        'ķ' | 'Ķ' => "k",
        'ĺ' | 'Ĺ' | 'ļ' | 'Ļ' | 'ľ' | 'Ľ' | 'ł' | 'Ł' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ņ' | 'Ņ' | 'ň' | 'Ň' => "n",
        'ò'..='õ' | 'Ò'..='Õ' | 'ō' | 'Ō' | 'ő' | 'Ő' => "o",
        'ŕ' | 'Ŕ' | 'ř' | 'Ř' => "r",
        'ś' | 'Ś' | 'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' => "s",
        'ţ' | 'Ţ' | 'ť' | 'Ť' | 'ț' | 'Ț' => "t",
        'ù'..='û' | 'Ù'..='Û' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ų' | 'Ų' => "u",
        'ý' | 'Ý' | 'ÿ' | 'Ÿ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        'þ' | 'Þ' => "th",
        '’' | '‘' | '´' => "'",
        '‐' | '‑' | '–' | '—' => "-",
        _ => return None,
    })
}

/// Letters and digits only, with the two German spellings of umlauts made one
/// (`Müller`, `Mueller`, `MULLER` all become `muller`).
#[must_use]
pub fn same_key(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars().filter(|c| c.is_alphanumeric()) {
        if c == 'e' && out.ends_with(['a', 'o', 'u']) {
            continue;
        }
        out.push(c);
    }
    out
}

/// The words of a text, as [`same_key`]s.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '/' | '-' | '.' | '\u{2010}'..='\u{2015}')
    })
    .map(same_key)
    .filter(|w| !w.is_empty())
}

/// One blank between words and none around them.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Digits only.
#[must_use]
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_letter_is_folded() {
        for c in '\0'..='\u{ffff}' {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c}");
        }
    }

    #[test]
    fn german_spellings_of_umlauts_are_one() {
        for spelling in ["Müller", "MUELLER", "Mueller", "Muller", "Mu\u{308}ller"] {
            assert_eq!(same_key(spelling), "muller", "{spelling}");
        }
        assert_eq!(same_key("Weißstraße"), same_key("WEISSSTRASSE"));
    }

    #[test]
    fn other_scripts_are_kept() {
        assert_eq!(fold("ИВАН  Иванов"), "иван иванов");
        assert_eq!(fold("Γιώργος"), "γιωργοσ");
        assert_eq!(fold("Nguyễn Thị Hương"), "nguyen thi huong");
    }

    #[test]
    fn a_megabyte_is_nobody() {
        assert_eq!(bounded(&"a".repeat(1_000_000)), None);
        assert_eq!(bounded("  a "), Some("a"));
    }
}
