//! Lists that every value of every form is looked up in.

/// Keys and what they mean, sorted at first use: looked up in a few steps, however long the list.
pub struct List(Vec<(&'static str, usize)>);

impl List {
    /// Of keys that stand there twice the least meaning counts.
    pub fn new(entries: impl Iterator<Item = (&'static str, usize)>) -> Self {
        let mut sorted: Vec<_> = entries.collect();
        sorted.sort_unstable();
        Self(sorted)
    }

    /// Keys alone; each means its place.
    pub fn of(keys: impl Iterator<Item = &'static str>) -> Self {
        Self::new(keys.zip(0..))
    }

    /// What a key means.
    pub fn get(&self, key: &str) -> Option<usize> {
        let (known, meaning) = self.from(key.as_bytes()).first()?;
        (*known == key).then_some(*meaning)
    }

    /// Whether the key is listed.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The entries that begin with the same two bytes: all that can be a beginning of two bytes or more.
    pub fn near<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'static str, usize)> + 'a {
        let start = text.as_bytes().get(..2).unwrap_or(text.as_bytes());
        let entries = self.from(start).iter().copied();
        entries.take_while(move |(key, _)| key.as_bytes().starts_with(start))
    }

    /// The entries from this key on.
    fn from(&self, key: &[u8]) -> &[(&'static str, usize)] {
        let at = self.0.partition_point(|(known, _)| known.as_bytes() < key);
        self.0.get(at..).unwrap_or_default()
    }

    /// All keys.
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(key, _)| *key)
    }
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
