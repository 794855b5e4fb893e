//! Lower case of the scripts in which forms are filled in.
//!
//! The standard library knows every script that ever had capitals: 8 KB of the inspector.

/// The small letter of a capital that is Latin, Greek, Cyrillic, Armenian or full-width; any other character as it is.
pub(crate) fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match c {
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

#[cfg(test)]
mod tests {
    use super::*;

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
