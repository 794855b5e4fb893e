//! What the reporters of a case say that it shows: kinds of fields, and how many people.

use std::collections::BTreeMap;

use strayfield_core::field::FieldKind;
use strayfield_core::report::{PeopleBucket, Report};

/// What stands before a kind of field.
const FIELD: &str = "field";
/// What stands before a bucket of people.
const PEOPLE: &str = "people";

/// What one report says: `topic word`, a line each.
pub fn said(report: &Report) -> String {
    let fields = report.field_kinds.keys().map(|k| (FIELD, k.word()));
    let all = fields.chain([(PEOPLE, report.people.word())]);
    all.map(|(topic, word)| format!("{topic} {word}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// How many reporters of a case named each word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, i64>);

impl Words {
    /// As [`Words::written`] writes them.
    pub fn read(written: &str) -> Self {
        let parts = written.split(',').filter_map(|part| part.rsplit_once(' '));
        let counted =
            parts.filter_map(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
        Self(counted.collect())
    }

    /// `topic word reporters`, commas between: no word has any.
    pub fn written(&self) -> String {
        let parts = self.0.iter().map(|(name, count)| format!("{name} {count}"));
        parts.collect::<Vec<_>>().join(",")
    }

    /// A reporter more says this.
    pub fn add(&mut self, said: &str) {
        for name in said.lines() {
            match self.0.get_mut(name) {
                Some(count) => *count += 1,
                None => {
                    self.0.insert(name.to_owned(), 1);
                }
            }
        }
    }

    /// And one says it no more.
    pub fn take(&mut self, said: &str) {
        for name in said.lines() {
            if let Some(count) = self.0.get_mut(name) {
                *count -= 1;
            }
        }
        self.0.retain(|_, count| *count > 0);
    }

    /// The kinds of fields, most named first.
    pub fn kinds(&self) -> Vec<(FieldKind, i64)> {
        let kinds = self.topic(FIELD);
        let mut kinds: Vec<_> = kinds
            .filter_map(|(word, count)| Some((FieldKind::from_word(word)?, count)))
            .collect();
        kinds.sort_by_key(|(_, count)| -count);
        kinds
    }

    /// The highest number of people that so many reporters vouch for; of fewer reporters, that all do.
    pub fn people(&self, vouching: i64) -> PeopleBucket {
        let all: i64 = self.topic(PEOPLE).map(|(_, count)| count).sum();
        let enough = vouching.min(all).max(1);
        let mut so_far = 0;
        for bucket in PeopleBucket::ALL.iter().rev() {
            let named = self
                .topic(PEOPLE)
                .filter(|(word, _)| *word == bucket.word());
            so_far += named.map(|(_, count)| count).sum::<i64>();
            if so_far >= enough {
                return *bucket;
            }
        }
        PeopleBucket::One
    }

    fn topic(&self, topic: &'static str) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().filter_map(move |(name, count)| {
            let word = name.strip_prefix(topic)?.strip_prefix(' ')?;
            Some((word, *count))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_written_read_and_taken_back() {
        let mut words = Words::default();
        assert_eq!(Words::read(&words.written()), words);
        words.add("field email\nfield given-name\npeople 2-9");
        words.add("field email\npeople 1000+");
        assert_eq!(
            words.written(),
            "field email 2,field given-name 1,people 1000+ 1,people 2-9 1"
        );
        assert_eq!(Words::read(&words.written()), words);
        assert_eq!(
            words.kinds(),
            [(FieldKind::Email, 2), (FieldKind::GivenName, 1)]
        );
        words.take("field email\nfield given-name\npeople 2-9");
        assert_eq!(words.written(), "field email 1,people 1000+ 1");
    }

    #[test]
    fn the_number_of_people_is_one_that_enough_reporters_vouch_for() {
        let mut words = Words::default();
        assert_eq!(words.people(3), PeopleBucket::One);
        words.add("people 1000+");
        assert_eq!(words.people(3), PeopleBucket::Thousands);
        words.add("people 2-9");
        assert_eq!(words.people(3), PeopleBucket::Few, "both say so");
        for _ in 0..9 {
            words.add("people 1");
        }
        assert_eq!(
            words.people(3),
            PeopleBucket::One,
            "one of many counts for nothing"
        );
        words.add("people 1000+");
        assert_eq!(
            words.people(3),
            PeopleBucket::Few,
            "three say as many or more"
        );
    }
}
