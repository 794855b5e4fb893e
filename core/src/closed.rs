//! Closed vocabularies: an enum, its words, and nothing else may be said.

use std::fmt;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// Declares an enum whose variants each have one word, used in JSON, on the command line and in reports.
///
/// Words are looked up in a table: what `derive` writes, for every enum and every format, is much more code.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every member, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            pub(crate) const WORDS: &[&str] = &[$($word,)+];

            /// Its word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The member with this word.
            #[must_use]
            #[allow(dead_code, reason = "not every vocabulary is read back")]
            pub fn from_word(word: &str) -> Option<Self> {
                let at = Self::WORDS.iter().position(|known| *known == word)?;
                Self::ALL.get(at).copied()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                crate::closed::read(from, Self::WORDS).map(|at| Self::ALL[at])
            }
        }
    };
}
pub(crate) use closed;

/// The words of two vocabularies in a row; `SENSES` is how many there are.
pub(crate) const fn joined<const SENSES: usize>(
    first: &[&'static str],
    second: &[&'static str],
) -> [&'static str; SENSES] {
    let mut words = [""; SENSES];
    let mut at = 0;
    while at < SENSES {
        words[at] = if at < first.len() {
            first[at]
        } else {
            second[at - first.len()]
        };
        at += 1;
    }
    words
}

/// Which of these words stands there.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    from: D,
    words: &'static [&'static str],
) -> Result<usize, D::Error> {
    from.deserialize_str(OneOf(words))
}

struct OneOf(&'static [&'static str]);

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a word of its list")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<usize, E> {
        self.0
            .iter()
            .position(|known| *known == word)
            .ok_or_else(|| E::custom("a word that is not in its list"))
    }
}

#[cfg(test)]
mod tests {
    use crate::field::FieldKind;
    use crate::snapshot::Provenance;

    #[test]
    fn every_member_crosses_as_its_word() {
        for kind in FieldKind::ALL {
            let json = serde_json::to_string(kind).unwrap();
            assert_eq!(json, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<FieldKind>(&json).unwrap(), *kind);
            assert_eq!(FieldKind::from_word(kind.word()), Some(*kind));
        }
        assert_eq!(
            serde_json::to_string(&Provenance::PageLate).unwrap(),
            "\"page_late\""
        );
    }

    #[test]
    fn any_other_word_is_refused_and_not_quoted() {
        for json in ["\"Sabine\"", "\"Page\"", "0", "null", "{\"page\":null}"] {
            let refusal = serde_json::from_str::<Provenance>(json).unwrap_err();
            assert!(!refusal.to_string().contains("Sabine"), "{refusal}");
        }
        assert_eq!(FieldKind::from_word("Sabine"), None);
    }
}
