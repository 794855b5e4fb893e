//! A hash table over a vocabulary.

use std::ops::Range;

use super::Sense;
use crate::field::fold::Folded;

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What it says.
    pub(crate) sense: Sense,
    /// Its first word.
    pub(crate) first: usize,
    /// The word after its last.
    pub(crate) end: usize,
    /// Its length in bytes.
    pub(crate) len: usize,
}

/// Phrases have at most so many words, of a script without spaces so many characters.
const MOST_WORDS: usize = 24;
/// A word shorter than this is not looked into for glued words.
const SHORTEST_GLUED: usize = 6;
/// Nor a longer one.
const LONGEST_GLUED: usize = 40;
/// The shortest part of a glued word.
const SHORTEST_PART: usize = 3;

/// A vocabulary: files of lines `sense: phrase, phrase`, and the table that finds phrases in them.
///
/// The table is made at first use, in half a millisecond: made by the compiler it would be most of
/// the module that every page with something to look at loads, for hashes can't be compressed.
pub(crate) struct Vocabulary {
    text: &'static [u8],
    /// Open addressing, a power of two long; 0 is free. Bits 26 to 31: of the hash, so that hardly any other
    /// phrase is compared; 8 to 25: where the phrase stands; 7: exact; 0 to 6: sense.
    slots: Vec<u32>,
    /// One bit for each hash at which a phrase may go on with another word.
    prefixes: Vec<u64>,
    /// One bit for each hash of the first [`SHORTEST_PART`] bytes of a phrase.
    starts: [u64; STARTS / 64],
}

/// Hashes of the first bytes of phrases that are told apart.
const STARTS: usize = 1 << 15;
/// A text is shorter than this.
const LONGEST: u32 = 1 << 18;

impl Vocabulary {
    /// Makes the table. Lines of no sense are left out; a test knows that there are none.
    pub(crate) fn new(text: &'static str, senses: &[&str]) -> Self {
        let ends = text.bytes().filter(|byte| matches!(byte, b',' | b'\n'));
        let most = ends.count() + 1;
        let slots = (most * 2).next_power_of_two();
        let mut table = Self {
            text: text.as_bytes(),
            slots: vec![0; slots],
            prefixes: vec![0; (slots / 16).max(1)],
            starts: [0; STARTS / 64],
        };
        debug_assert!(text.len() < LONGEST as usize, "offsets would not fit");
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if let Some((word, phrases)) = line.trim_end().split_once(':')
                && let Some(sense) = senses.iter().position(|sense| *sense == word)
            {
                let mut start = at + word.len() + 1;
                for phrase in phrases.split(',') {
                    table.insert(start, phrase, sense);
                    start += phrase.len() + 1;
                }
            }
            at += line.len();
        }
        table
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "offsets are below 2^18, senses below 128"
    )]
    fn insert(&mut self, at: usize, phrase: &str, sense: usize) {
        let bare = phrase.trim_start();
        let words = bare.trim_start_matches('=');
        let start = at + (phrase.len() - words.len());
        let mut hash = SEED;
        let mut len = 0;
        for c in words.chars() {
            if c == ' ' {
                self.goes_on(hash);
                continue;
            }
            for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
                hash = mix(hash, byte);
                len += 1;
                if len == SHORTEST_PART {
                    set(&mut self.starts, hash);
                }
            }
            // In a script without spaces (three bytes a character) it may go on after each.
            if c.len_utf8() > 2 {
                self.goes_on(hash);
            }
        }
        let exact = words.len() < bare.len();
        let packed = tag(hash) | (start as u32) << 8 | u32::from(exact) << 7 | sense as u32;
        let mut slot = self.home(hash);
        while let Some(entry) = self.entry(slot) {
            // Two languages say the same with the same phrase.
            if entry.tag == tag(hash)
                && entry.sense.index() == sense
                && entry.exact == exact
                && self.is(&entry, words.bytes().filter(|&byte| byte != b' '))
            {
                return;
            }
            slot = self.next(slot);
        }
        self.slots[slot] = packed;
    }

    fn goes_on(&mut self, hash: u32) {
        set(&mut self.prefixes, hash);
    }

    /// Finds phrases from left to right, the longest at each place, and calls `found` for each;
    /// with `glued` also looks into words it does not know.
    pub(crate) fn find(&self, text: &Folded, glued: bool, mut found: impl FnMut(Hit)) {
        let mut first = 0;
        while first < text.len() {
            let mut hash = SEED;
            let mut best = None;
            for end in first + 1..=text.len().min(first + MOST_WORDS) {
                for &byte in text.words(end - 1, end) {
                    hash = mix(hash, byte);
                }
                let whole = text.len() == end - first;
                if let Some(slot) = self.lookup(hash, whole, || text.words(first, end)) {
                    best = Some((end, slot, hash));
                }
                if !self.may_go_on(hash) {
                    break;
                }
            }
            if let Some((end, slot, hash)) = best {
                self.report(slot, tag(hash), text, first..end, &mut found);
                first = end;
            } else {
                if glued {
                    self.glued(text, first, &mut found);
                }
                first += 1;
            }
        }
    }

    /// Calls `found` for every sense of the phrase in this slot.
    fn report(
        &self,
        slot: usize,
        tag: u32,
        text: &Folded,
        words: Range<usize>,
        found: &mut impl FnMut(Hit),
    ) {
        let phrase = text.words(words.start, words.end);
        let whole = text.len() == words.len();
        let mut at = slot;
        while let Some(entry) = self.entry(at) {
            if entry.is_tagged(tag, whole) && self.is(&entry, phrase.iter().copied()) {
                found(Hit {
                    sense: entry.sense,
                    first: words.start,
                    end: words.end,
                    len: phrase.len(),
                });
            }
            at = self.next(at);
        }
    }

    /// A word made of known words without anything between: `billingfirstname`, `rechnungsvorname`.
    fn glued(&self, text: &Folded, first: usize, found: &mut impl FnMut(Hit)) {
        let word = text.words(first, first + 1);
        if word.len() < SHORTEST_GLUED || word.len() > LONGEST_GLUED || !word.is_ascii() {
            return;
        }
        // From the right: the length of the first part of the best cut of each rest.
        let mut cuts = [0_usize; LONGEST_GLUED + 1];
        let mut senses = [Sense(0); LONGEST_GLUED + 1];
        for from in (0..=word.len() - SHORTEST_PART).rev() {
            let (start, rest) = word[from..].split_at(SHORTEST_PART);
            let mut hash = start.iter().copied().fold(SEED, mix);
            // Most letters begin no phrase.
            if !is_set(&self.starts, hash) {
                continue;
            }
            for to in from + SHORTEST_PART..=word.len() {
                if to > from + SHORTEST_PART {
                    hash = mix(hash, rest[to - from - SHORTEST_PART - 1]);
                }
                if to < word.len() && cuts[to] == 0 {
                    continue;
                }
                if let Some(slot) = self.lookup(hash, false, || &word[from..to]) {
                    cuts[from] = to - from;
                    if let Some(entry) = self.entry(slot) {
                        senses[from] = entry.sense;
                    }
                }
            }
        }
        let mut from = 0;
        while from < word.len() && cuts[from] > 0 {
            found(Hit {
                sense: senses[from],
                first,
                end: first + 1,
                len: cuts[from],
            });
            from += cuts[from];
        }
    }

    /// The first slot with the phrase of this hash; `whole`: it is all there is.
    fn lookup<'t>(&self, hash: u32, whole: bool, phrase: impl Fn() -> &'t [u8]) -> Option<usize> {
        let mut at = self.home(hash);
        while let Some(entry) = self.entry(at) {
            if entry.is_tagged(tag(hash), whole) && self.is(&entry, phrase().iter().copied()) {
                return Some(at);
            }
            at = self.next(at);
        }
        None
    }

    fn home(&self, hash: u32) -> usize {
        (hash ^ (hash >> 15)) as usize & (self.slots.len() - 1)
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    fn entry(&self, slot: usize) -> Option<Entry> {
        let packed = *self.slots.get(slot)?;
        (packed != 0).then_some(Entry {
            sense: Sense((packed & 0x7f) as u8),
            exact: packed & 0x80 != 0,
            at: (packed >> 8 & (LONGEST - 1)) as usize,
            tag: tag(packed),
        })
    }

    fn may_go_on(&self, hash: u32) -> bool {
        is_set(&self.prefixes, hash)
    }

    /// Whether an entry is this phrase, written without the spaces of the vocabulary.
    fn is(&self, entry: &Entry, mut phrase: impl Iterator<Item = u8>) -> bool {
        for &byte in self.text.get(entry.at..).unwrap_or_default() {
            match byte {
                b' ' => {}
                b',' | b'\n' => break,
                byte => {
                    if phrase.next() != Some(byte) {
                        return false;
                    }
                }
            }
        }
        phrase.next().is_none()
    }
}

/// A phrase of the vocabulary.
struct Entry {
    sense: Sense,
    exact: bool,
    at: usize,
    tag: u32,
}

impl Entry {
    /// It may be the phrase with this tag, which is all there is or not.
    const fn is_tagged(&self, tag: u32, whole: bool) -> bool {
        self.tag == tag && (whole || !self.exact)
    }
}

/// What a slot keeps of a hash.
const fn tag(hash: u32) -> u32 {
    hash & !(LONGEST * 0x100 - 1)
}

/// Sets the bit of a hash in a power of two of them.
fn set(bits: &mut [u64], hash: u32) {
    let bit = hash as usize & (bits.len() * 64 - 1);
    bits[bit / 64] |= 1 << (bit % 64);
}

fn is_set(bits: &[u64], hash: u32) -> bool {
    let bit = hash as usize & (bits.len() * 64 - 1);
    bits[bit / 64] >> (bit % 64) & 1 == 1
}

const SEED: u32 = 0x811c_9dc5;

const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
fn phrases(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(_, phrases)| phrases.split(','))
        .map(|phrase| phrase.trim().trim_start_matches('='))
}

/// For the tests of the vocabularies: every line has a known sense, every phrase is written folded.
#[cfg(test)]
pub(crate) fn check(text: &str, senses: &[&str]) {
    for line in text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let sense = line.split_once(':').map(|(sense, _)| sense);
        assert!(
            sense.is_some_and(|sense| senses.contains(&sense)),
            "no sense: {line}"
        );
    }
    let mut folded = Folded::default();
    for phrase in phrases(text) {
        folded.fold(phrase);
        let plain: Vec<u8> = phrase.bytes().filter(|&byte| byte != b' ').collect();
        assert!(!plain.is_empty(), "an empty phrase");
        assert!(folded.len() <= MOST_WORDS, "too long to be found: {phrase}");
        assert_eq!(folded.bytes(), plain, "{phrase}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::words::{FIELD_WORDS, NAMES, TEXT};

    fn found(text: &str) -> Vec<(&'static str, usize)> {
        let mut folded = Folded::default();
        folded.fold(text);
        let mut hits = Vec::new();
        FIELD_WORDS.find(&folded, true, |hit| {
            hits.push((NAMES[hit.sense.index()], hit.len))
        });
        hits
    }

    #[test]
    fn every_spelling_meets_the_same_entry() {
        for text in ["first name", "firstName", "first_name", "FIRSTNAME"] {
            assert_eq!(found(text), [("given-name", 9)], "{text}");
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(found("E-mail address"), [("email", 12)]);
    }

    #[test]
    fn words_are_not_found_inside_others() {
        assert_eq!(found("border"), []);
        assert_eq!(found("unsubscribe"), []);
    }

    #[test]
    fn glued_words_are_taken_apart() {
        assert_eq!(
            found("billingfirstname"),
            [("billing", 7), ("given-name", 9)]
        );
    }

    #[test]
    fn a_phrase_said_by_two_languages_is_one() {
        let table = Vocabulary::new(
            "# a: b\nx: one two, =one two\nx: onetwo\ny: one two\n",
            &["x", "y"],
        );
        let mut folded = Folded::default();
        folded.fold("one two three");
        let mut senses = Vec::new();
        table.find(&folded, false, |hit| senses.push((hit.sense.0, hit.end)));
        assert_eq!(senses, [(0, 2), (1, 2)]);
    }

    #[test]
    fn every_line_is_sound() {
        check(TEXT, &NAMES);
        let cut = |phrase: &&str| phrase.is_ascii();
        let mut folded = Folded::default();
        for phrase in phrases(TEXT).filter(cut) {
            folded.fold(phrase);
            let words = phrase.split_whitespace().count();
            assert_eq!(
                folded.len(),
                words,
                "{phrase}: put a space wherever it is cut"
            );
        }
    }
}
