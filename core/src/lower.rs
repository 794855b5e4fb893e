//! Letters of the scripts in which forms are filled in, and their lower case.
//!
//! The standard library knows every script that ever had capitals: 8 KB of the inspector; and asks a long
//! table whether a character is a letter: 300 instructions.

/// The small letter of a capital that is Latin, Greek, Cyrillic, Armenian or full-width; any other character as it is.
pub(crate) fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match c {
        // Most letters beyond ASCII are small or have no capital.
        'а'..='я' | 'α'..='ω' | '\u{590}'..='\u{1dff}' | '\u{2000}'..='\u{feff}' => code,
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => {
            code + 32
        }
        'Ѐ'..='Џ' => code + 80,
        'Ա'..='Ֆ' => code + 48,
        'İ' => u32::from('i'),
        'Ÿ' => u32::from('ÿ'),
        'Ə' => u32::from('ə'),
        'Ӏ' => u32::from('ӏ'),
        'ẞ' => u32::from('ß'),
        'Ά' => u32::from('ά'),
        'Έ'..='Ί' => code + 37,
        'Ό' => u32::from('ό'),
        'Ύ' | 'Ώ' => code + 63,
        // Capital and small letter side by side, the capital odd …
        'Ĺ'..='Ň' | 'Ź'..='Ž' | 'Ǎ'..='Ǜ' | 'Ư' | 'Ӂ'..='Ӎ' => code + code % 2,
        // … or even.
        'Ā'..='Ķ'
        | 'Ŋ'..='Ŷ'
        | 'Ơ'
        | 'Ǟ'..='Ǯ'
        | 'Ǹ'..='Ȟ'
        | 'Ȣ'..='Ȳ'
        | 'Ѡ'..='Ҁ'
        | 'Ҋ'..='Ҿ'
        | 'Ӑ'..='Ԯ'
        | 'Ḁ'..='Ẕ'
        | 'Ạ'..='Ỿ' => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// Whether a character is a letter or a number of any script: [`char::is_alphanumeric`], at once for most.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        is_letter(c) || c.is_alphanumeric()
    }
}

/// A letter that words of today are written with; by far not all.
pub(crate) const fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ'
        | 'Α'..='Ρ' | 'Σ'..='ώ' | 'Ѐ'..='ҁ' | 'א'..='ת' | 'ؠ'..='ي' | 'ก'..='ะ'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numbers_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c}");
            assert!(!is_letter(c) || c.is_alphabetic() && !c.is_numeric(), "{c}");
        }
    }

    #[test]
    fn the_scripts_of_forms_are_lowered_as_the_standard_library_does() {
        // Marks and letters of phonetics between the capitals of Latin and Greek: none in a form.
        let skipped = |c: char| matches!(c, 'İ' | '\u{181}'..='\u{19f}' | '\u{1a2}'..='\u{1ae}' | '\u{1b1}'..='\u{1cc}' | '\u{1f1}'..='\u{1f7}' | '\u{220}' | '\u{23a}'..='\u{24e}' | '\u{370}'..='\u{37f}' | '\u{3cf}'..='\u{3ff}');
        let ranges = [
            '\0'..='\u{58f}',
            '\u{1e00}'..='\u{1eff}',
            '\u{ff00}'..='\u{ffef}',
        ];
        for c in ranges.into_iter().flatten().filter(|c| !skipped(*c)) {
            assert_eq!(
                c.to_lowercase().collect::<Vec<_>>(),
                [lower(c)],
                "{c} U+{:04X}",
                u32::from(c)
            );
        }
    }

    #[test]
    fn a_turkish_capital_loses_no_dot() {
        assert_eq!("İSİM".chars().map(lower).collect::<String>(), "isim");
    }
}
