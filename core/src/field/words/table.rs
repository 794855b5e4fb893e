//! A hash table over a vocabulary, built by the compiler.

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

/// Phrases have at most so many words.
const MOST_WORDS: usize = 12;
/// A word shorter than this is not looked into for glued words.
const SHORTEST_GLUED: usize = 6;
/// Nor a longer one.
const LONGEST_GLUED: usize = 40;
/// The shortest part of a glued word.
const SHORTEST_PART: usize = 3;

/// A vocabulary: files of lines `sense: phrase, phrase`, and the table that finds phrases in them.
pub(crate) struct Vocabulary<const SLOTS: usize, const PREFIXES: usize> {
    text: &'static [u8],
    /// Open addressing; 0 is free. Bits 8 to 31: where the phrase stands; 7: exact; 0 to 6: sense.
    slots: [u32; SLOTS],
    /// One bit for each hash at which a phrase may go on with another word.
    prefixes: [u64; PREFIXES],
}

impl<const SLOTS: usize, const PREFIXES: usize> Vocabulary<SLOTS, PREFIXES> {
    /// Builds the table; the compiler does. A fault in the files is an error of the build.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "offsets are far below 2^24, senses below 128"
    )]
    pub(crate) const fn build(text: &'static str, senses: &[&str]) -> Self {
        let text = text.as_bytes();
        let mut table = Self {
            text,
            slots: [0; SLOTS],
            prefixes: [0; PREFIXES],
        };
        let mut filled = 0;
        let mut at = 0;
        while at < text.len() {
            if text[at] == b'#' || text[at] == b'\n' {
                at = line_end(text, at) + 1;
                continue;
            }
            let colon = sense_end(text, at);
            let sense = sense(text, at, colon, senses);
            at = colon + 1;
            loop {
                while text[at] == b' ' {
                    at += 1;
                }
                let exact = text[at] == b'=';
                if exact {
                    at += 1;
                }
                let start = at;
                let mut hash = SEED;
                let mut rest_of_character = 0;
                while at < text.len() && text[at] != b',' && text[at] != b'\n' {
                    if text[at] == b' ' {
                        set(&mut table.prefixes, hash);
                    } else {
                        hash = mix(hash, text[at]);
                        // In a script without spaces (three bytes a character) it may go on after each.
                        if text[at] >= 0xe0 {
                            rest_of_character = 2;
                        } else if rest_of_character > 0 {
                            rest_of_character -= 1;
                            if rest_of_character == 0 {
                                set(&mut table.prefixes, hash);
                            }
                        }
                    }
                    at += 1;
                }
                assert!(at > start, "an empty phrase in the vocabulary");
                let packed = (start as u32) << 8 | (exact as u32) << 7 | sense as u32;
                let mut slot = home(hash, SLOTS);
                while table.slots[slot] != 0 && !is_repeated(text, table.slots[slot], packed) {
                    slot = (slot + 1) % SLOTS;
                }
                if table.slots[slot] == 0 {
                    table.slots[slot] = packed;
                    filled += 1;
                }
                if at >= text.len() || text[at] == b'\n' {
                    break;
                }
                at += 1;
            }
            at += 1;
        }
        assert!(
            filled < SLOTS * 3 / 4,
            "the table is too full: double SLOTS"
        );
        table
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
                if let Some(slot) =
                    self.lookup(hash, text.words(first, end), text.len() == end - first)
                {
                    best = Some((end, slot));
                }
                if !self.may_go_on(hash) {
                    break;
                }
            }
            if let Some((end, slot)) = best {
                let len = text.words(first, end).len();
                self.report(slot, text, first, end, len, &mut found);
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
        text: &Folded,
        first: usize,
        end: usize,
        len: usize,
        found: &mut impl FnMut(Hit),
    ) {
        let phrase = text.words(first, end);
        let whole = text.len() == end - first;
        let mut at = slot;
        while let Some(entry) = self.entry(at) {
            if self.is(&entry, phrase, whole) {
                found(Hit {
                    sense: entry.sense,
                    first,
                    end,
                    len,
                });
            }
            at = (at + 1) % SLOTS;
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
            let mut hash = SEED;
            for (at, &byte) in word.iter().enumerate().skip(from) {
                hash = mix(hash, byte);
                let to = at + 1;
                if to - from < SHORTEST_PART || (to < word.len() && cuts[to] == 0) {
                    continue;
                }
                if let Some(slot) = self.lookup(hash, &word[from..to], false) {
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

    /// The first slot with this phrase.
    fn lookup(&self, hash: u32, phrase: &[u8], whole: bool) -> Option<usize> {
        let mut at = home(hash, SLOTS);
        while let Some(entry) = self.entry(at) {
            if self.is(&entry, phrase, whole) {
                return Some(at);
            }
            at = (at + 1) % SLOTS;
        }
        None
    }

    fn entry(&self, slot: usize) -> Option<Entry> {
        let packed = self.slots[slot % SLOTS];
        (packed != 0).then_some(Entry {
            sense: Sense((packed & 0x7f) as u8),
            exact: packed & 0x80 != 0,
            at: (packed >> 8) as usize,
        })
    }

    fn may_go_on(&self, hash: u32) -> bool {
        let bit = hash as usize % (PREFIXES * 64);
        self.prefixes[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Whether an entry is this phrase; spaces of the vocabulary don't count.
    fn is(&self, entry: &Entry, phrase: &[u8], whole: bool) -> bool {
        if entry.exact && !whole {
            return false;
        }
        let mut rest = phrase.iter();
        for &byte in self.text.get(entry.at..).unwrap_or_default() {
            match byte {
                b' ' => {}
                b',' | b'\n' => return rest.next().is_none(),
                byte => {
                    if rest.next() != Some(&byte) {
                        return false;
                    }
                }
            }
        }
        false
    }
}

/// A phrase of the vocabulary.
struct Entry {
    sense: Sense,
    exact: bool,
    at: usize,
}

const SEED: u32 = 0x811c_9dc5;

const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn home(hash: u32, slots: usize) -> usize {
    (hash ^ (hash >> 15)) as usize % slots
}

/// Two languages say the same with the same phrase.
const fn is_repeated(text: &[u8], a: u32, b: u32) -> bool {
    if a & 0xff != b & 0xff {
        return false;
    }
    let (mut a, mut b) = ((a >> 8) as usize, (b >> 8) as usize);
    loop {
        while a < text.len() && text[a] == b' ' {
            a += 1;
        }
        while b < text.len() && text[b] == b' ' {
            b += 1;
        }
        let (end_a, end_b) = (ends(text, a), ends(text, b));
        if end_a || end_b {
            return end_a && end_b;
        }
        if text[a] != text[b] {
            return false;
        }
        a += 1;
        b += 1;
    }
}

const fn ends(text: &[u8], at: usize) -> bool {
    at >= text.len() || text[at] == b',' || text[at] == b'\n'
}

const fn set<const N: usize>(prefixes: &mut [u64; N], hash: u32) {
    let bit = hash as usize % (N * 64);
    prefixes[bit / 64] |= 1 << (bit % 64);
}

const fn line_end(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] != b'\n' {
        at += 1;
    }
    at
}

const fn sense_end(text: &[u8], mut at: usize) -> usize {
    while text[at] != b':' {
        assert!(
            text[at] != b'\n',
            "a line of the vocabulary without a sense"
        );
        at += 1;
    }
    at
}

#[expect(clippy::panic, reason = "stops the build, never the program")]
const fn sense(text: &[u8], from: usize, to: usize, senses: &[&str]) -> usize {
    let mut at = 0;
    while at < senses.len() {
        if same(text, from, to, senses[at].as_bytes()) {
            return at;
        }
        at += 1;
    }
    panic!("an unknown sense in the vocabulary")
}

const fn same(text: &[u8], from: usize, to: usize, word: &[u8]) -> bool {
    if to - from != word.len() {
        return false;
    }
    let mut at = 0;
    while at < word.len() {
        if text[from + at] != word[at] {
            return false;
        }
        at += 1;
    }
    true
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
    fn every_phrase_is_written_folded() {
        let mut folded = Folded::default();
        for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
            let Some((_, phrases)) = line.split_once(':') else {
                continue;
            };
            for phrase in phrases.split(',') {
                let phrase = phrase.trim().trim_start_matches('=');
                folded.fold(phrase);
                let plain: Vec<u8> = phrase.bytes().filter(|&byte| byte != b' ').collect();
                assert_eq!(folded.bytes(), plain, "{phrase}");
                let words = phrase.split_whitespace().count();
                assert!(
                    !phrase.is_ascii() || folded.len() == words,
                    "{phrase}: put a space wherever it is cut"
                );
            }
        }
    }
}
