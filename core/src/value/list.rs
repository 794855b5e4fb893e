//! Lists that every value of every form is looked up in.

/// Keys and what they mean, sorted at first use: looked up in a few steps, however long the list.
///
/// Before each key stands its beginning as a number, which decides most comparisons.
pub struct List(Vec<(u32, &'static str, usize)>);

impl List {
    /// Of keys that stand there twice the least meaning counts.
    pub fn new(entries: impl Iterator<Item = (&'static str, usize)>) -> Self {
        let mut sorted: Vec<_> = entries
            .map(|(key, meaning)| (beginning(key), key, meaning))
            .collect();
        sorted.sort_unstable();
        Self(sorted)
    }

    /// Keys alone; each means its place.
    pub fn of(keys: impl Iterator<Item = &'static str>) -> Self {
        Self::new(keys.zip(0..))
    }

    /// What a key means.
    pub fn get(&self, key: &str) -> Option<usize> {
        let wanted = (beginning(key), key);
        let at = self
            .0
            .partition_point(|&(start, known, _)| (start, known) < wanted);
        let (_, known, meaning) = self.0.get(at)?;
        (*known == key).then_some(*meaning)
    }

    /// Whether the key is listed.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The entries that begin with the same two bytes: all that can be a beginning of two bytes or more.
    pub fn near(&self, text: &str) -> impl Iterator<Item = (&'static str, usize)> {
        let two = beginning(text) >> 16;
        let at = self.0.partition_point(|(start, ..)| start >> 16 < two);
        let entries = self.0.get(at..).unwrap_or_default().iter();
        entries
            .take_while(move |(start, ..)| start >> 16 == two)
            .map(|&(_, key, meaning)| (key, meaning))
    }

    /// Whether a text begins with one of the keys.
    pub fn begins(&self, text: &str) -> bool {
        self.near(text).any(|(key, _)| text.starts_with(key))
    }

    /// All keys.
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(_, key, _)| *key)
    }
}

/// The first four bytes, as a number that sorts as they do.
fn beginning(text: &str) -> u32 {
    let bytes = text.as_bytes();
    (0..4).fold(0, |sum, at| {
        sum << 8 | u32::from(bytes.get(at).copied().unwrap_or(0))
    })
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
        let keys = [
            "an", "ann", "anna", "amy", "zoe", "аня", "анна", "山田", "an*",
        ];
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
