//! Text as the vocabulary spells it: lower case, without accents, cut into words.

use crate::lower::{is_letter, lower};
use crate::snapshot::LONGEST_TEXT;

/// A folded text: its words one after the other, without anything between them.
///
/// A phrase is looked up by the bytes of several words in a row, so `firstName`, `first_name`,
/// `First name` and `firstname` all meet the same entry, and `border` never meets `order`.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    bytes: Vec<u8>,
    /// Where each word ends in `bytes`.
    ends: Vec<u32>,
}

/// What kind of character stood before: words end where the kind changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    None,
    Upper,
    Lower,
    Digit,
    /// A script without spaces: every character is a word.
    Single,
}

impl Folded {
    /// Replaces what was here by the words of `text`, or of its first [`LONGEST_TEXT`] characters.
    pub(crate) fn fold(&mut self, text: &str) {
        self.bytes.clear();
        self.ends.clear();
        let text = if text.len() > LONGEST_TEXT {
            let end = text.char_indices().nth(LONGEST_TEXT);
            end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
        } else {
            text
        };
        let bytes = text.as_bytes();
        let mut last = Last::None;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                at += 1;
                let kind = KINDS[byte as usize];
                let acronym = last == Last::Upper
                    && kind == Last::Upper
                    && bytes.get(at).is_some_and(u8::is_ascii_lowercase);
                if self.step(last, kind, acronym) {
                    self.bytes.push(byte.to_ascii_lowercase());
                }
                last = kind;
                // What is left of a run of small letters, or of what is in no word, changes nothing.
                if matches!(kind, Last::Lower | Last::None) {
                    let like = |byte: &&u8| KINDS[**byte as usize] == kind;
                    let rest = bytes.get(at..).unwrap_or_default();
                    let run = rest.iter().take_while(like).count();
                    if kind == Last::Lower {
                        self.bytes.extend_from_slice(&rest[..run]);
                    }
                    at += run;
                }
            } else {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                at += c.len_utf8();
                last = self.other(c, last);
            }
        }
        self.end();
    }

    /// A character beyond ASCII; gives back what it counts as for the next.
    fn other(&mut self, c: char, last: Last) -> Last {
        let c = full_width_to_ascii(c);
        let kind = match c {
            // A combining accent belongs to the letter before it.
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{ad}' => return last,
            // There is hardly a capital of it: `STRAßE` is one word.
            'ß' if last == Last::Upper => last,
            c => kind(c),
        };
        if self.step(last, kind, false) {
            self.push(c);
        }
        kind
    }

    /// Ends a word where the kind of character says so; whether this one is part of a word.
    fn step(&mut self, last: Last, kind: Last, acronym: bool) -> bool {
        let camel = last == Last::Lower && kind == Last::Upper;
        let digits = (last == Last::Digit) != (kind == Last::Digit);
        if camel
            || acronym
            || digits
            || kind == Last::None
            || kind == Last::Single
            || last == Last::Single
        {
            self.end();
        }
        kind != Last::None
    }

    fn end(&mut self) {
        let at = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        if self.ends.last().copied().unwrap_or(0) < at {
            self.ends.push(at);
        }
    }

    fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.bytes.push(c.to_ascii_lowercase() as u8);
            return;
        }
        let small = lower(c);
        let plain = without_accent(small);
        if plain.is_empty() {
            let mut buffer = [0; 4];
            self.bytes
                .extend_from_slice(small.encode_utf8(&mut buffer).as_bytes());
        } else {
            self.bytes.extend_from_slice(plain.as_bytes());
        }
    }

    /// How many words.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of the words from `first` up to and without `end`.
    pub(crate) fn words(&self, first: usize, end: usize) -> &[u8] {
        let at = |word: usize| match word {
            0 => 0,
            word => self.ends.get(word - 1).copied().unwrap_or(0) as usize,
        };
        self.bytes.get(at(first)..at(end)).unwrap_or_default()
    }

    /// All bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The kinds of the characters of ASCII; bytes of others are like none of them.
static KINDS: [Last; 256] = {
    let mut kinds = [Last::Single; 256];
    let mut at = 0;
    while at < 128 {
        kinds[at] = match at as u8 {
            b'a'..=b'z' => Last::Lower,
            b'A'..=b'Z' => Last::Upper,
            b'0'..=b'9' => Last::Digit,
            _ => Last::None,
        };
        at += 1;
    }
    kinds
};

fn kind(c: char) -> Last {
    match c {
        'a'..='z' => Last::Lower,
        'A'..='Z' => Last::Upper,
        '0'..='9' => Last::Digit,
        // Thai to Khmer, kana, ideographs, Hangul.
        '\u{e00}'..='\u{eff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' => Last::Single,
        c if is_letter(c) || c.is_alphabetic() => {
            if lower(c) != c {
                Last::Upper
            } else {
                Last::Lower
            }
        }
        _ => Last::None,
    }
}

const fn full_width_to_ascii(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => (c as u32 - 0xff01 + 0x21) as u8 as char,
        _ => c,
    }
}

/// The plain spelling of a lower-case letter with an accent; empty when it has none.
const fn without_accent(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ả' | 'ạ' | 'ấ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẻ' | 'ẽ' | 'ẹ' | 'ế'..='ệ' => {
            "e"
        }
        'ğ' | 'ģ' | 'ĝ' | 'ġ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ł' | 'ľ' | 'ĺ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ỏ' | 'ọ' | 'ố'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' | 'þ' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ủ' | 'ụ' | 'ứ'..='ự' => {
            "u"
        }
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'º' | 'ª' => "o",
        'ά' => "α",
        'έ' => "ε",
        'ή' => "η",
        'ί' | 'ϊ' | 'ΐ' => "ι",
        'ό' => "ο",
        'ύ' | 'ϋ' | 'ΰ' => "υ",
        'ώ' => "ω",
        'ς' => "σ",
        'ё' => "е",
        'أ' | 'إ' | 'آ' => "ا",
        'ى' => "ي",
        'ة' => "ه",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut folded = Folded::default();
        folded.fold(text);
        (0..folded.len())
            .map(|at| String::from_utf8(folded.words(at, at + 1).to_vec()).unwrap())
            .collect()
    }

    #[test]
    fn names_of_controls_are_cut_into_words() {
        assert_eq!(words("billing[first_name]"), ["billing", "first", "name"]);
        assert_eq!(words("txtCCNumber2"), ["txt", "cc", "number", "2"]);
        assert_eq!(words("e-mail*:"), ["e", "mail"]);
    }

    #[test]
    fn accents_and_case_are_dropped() {
        assert_eq!(
            words("STRAßE Größe Prénom"),
            ["strasse", "grosse", "prenom"]
        );
        assert_eq!(words("Όνομα Ё"), ["ονομα", "е"]);
        assert_eq!(words("pre\u{301}nom"), ["prenom"]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_characters() {
        assert_eq!(words("氏名ABC"), ["氏", "名", "abc"]);
    }

    #[test]
    fn nothing_is_read_beyond_the_longest_text_of_a_snapshot() {
        for unit in ["a ", "ä ", "氏 ", "aB"] {
            let longest = unit.repeat(LONGEST_TEXT / 2);
            let all = words(&longest);
            assert!(all.len() >= LONGEST_TEXT / 2, "{unit}");
            assert_eq!(
                words(&format!("{longest}{}", "E-Mail ".repeat(100_000))),
                all
            );
        }
    }

    #[test]
    fn several_words_are_one_run_of_bytes() {
        let mut folded = Folded::default();
        folded.fold("First-Name 1");
        assert_eq!(folded.words(0, 2), b"firstname");
        assert_eq!(folded.words(1, 3), b"name1");
        assert_eq!(folded.words(3, 9), b"");
    }
}
