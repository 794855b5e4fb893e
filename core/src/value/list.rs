//! Lists that every value of every form is looked up in.

/// Keys and what they mean, put at first use where their first two bytes say: looked up at once, however
/// long the list.
pub struct List {
    /// By slot; of equal keys the one with the least meaning first.
    entries: Vec<Entry>,
    /// Where the entries of each slot begin, and where the last one's end.
    starts: Vec<u16>,
}

struct Entry {
    /// Of the key, which decides most comparisons.
    beginning: u32,
    key: &'static str,
    meaning: usize,
}

const SLOTS: usize = 512;

impl List {
    /// Of keys that stand there twice the least meaning counts.
    pub fn new(entries: impl Iterator<Item = (&'static str, usize)>) -> Self {
        let mut entries: Vec<Entry> = entries
            .map(|(key, meaning)| Entry {
                beginning: beginning(key),
                key,
                meaning,
            })
            .collect();
        entries.sort_unstable_by_key(|entry| (slot(entry.beginning), entry.key, entry.meaning));
        let mut starts = vec![0; SLOTS + 1];
        for entry in &entries {
            starts[slot(entry.beginning) + 1] += 1;
        }
        for at in 0..SLOTS {
            starts[at + 1] += starts[at];
        }
        Self { entries, starts }
    }

    /// Keys alone; each means its place.
    pub fn of(keys: impl Iterator<Item = &'static str>) -> Self {
        Self::new(keys.zip(0..))
    }

    /// What a key means.
    pub fn get(&self, key: &str) -> Option<usize> {
        let wanted = beginning(key);
        let mut entries = self.beside(wanted).iter();
        let found = entries.find(|entry| entry.beginning == wanted && entry.key == key)?;
        Some(found.meaning)
    }

    /// Whether the key is listed.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The entries that begin with the same four bytes, as far as they have them: all that can be a
    /// beginning of two bytes or more.
    pub fn near(&self, text: &str) -> impl Iterator<Item = (&'static str, usize)> {
        let start = beginning(text);
        let entries = self.beside(start).iter().filter(move |entry| {
            let same = (entry.beginning ^ start).leading_zeros() as usize;
            same >= 8 * entry.key.len().min(4)
        });
        entries.map(|entry| (entry.key, entry.meaning))
    }

    /// Whether a text begins with one of the keys.
    pub fn begins(&self, text: &str) -> bool {
        self.near(text).any(|(key, _)| text.starts_with(key))
    }

    /// Those of the same slot.
    fn beside(&self, beginning: u32) -> &[Entry] {
        match self.starts.get(slot(beginning)..slot(beginning) + 2) {
            Some(&[from, to]) => self.entries.get(from.into()..to.into()).unwrap_or_default(),
            _ => &[],
        }
    }

    /// All keys.
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.key)
    }
}

/// The first four bytes.
fn beginning(text: &str) -> u32 {
    match *text.as_bytes() {
        [a, b, c, d, ..] => u32::from_be_bytes([a, b, c, d]),
        [a, b, c] => u32::from_be_bytes([a, b, c, 0]),
        [a, b] => u32::from_be_bytes([a, b, 0, 0]),
        [a] => u32::from_be_bytes([a, 0, 0, 0]),
        [] => 0,
    }
}

/// Where the first two bytes say.
const fn slot(beginning: u32) -> usize {
    let [first, second, ..] = beginning.to_be_bytes();
    (first as usize * 27 + second as usize) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_is_found_and_the_least_of_two_counts() {
        let list = List::new([("b", 1), ("a", 2), ("b", 3), ("", 4)].into_iter());
        let found = ["a", "b", "", "c", "ab"].map(|key| list.get(key));
        assert_eq!(found, [Some(2), Some(1), Some(4), None, None]);
        assert!(!List::of(std::iter::empty()).has(""));
    }

    #[test]
    fn every_beginning_is_near() {
        let keys = ["an", "ann", "anna", "amy", "zoe", "аня", "анна", "山田"];
        let list = List::of(keys.into_iter());
        for text in ["anna", "zoey", "аннам", "山田太郎", "ann", "zo", "山"] {
            for (at, key) in keys.iter().enumerate() {
                let is_near = list.near(text).any(|entry| entry == (*key, at));
                assert!(is_near || !text.starts_with(key), "{key} {text}");
            }
        }
        assert_eq!(list.near("amy").collect::<Vec<_>>(), [("amy", 3)]);
    }
}
