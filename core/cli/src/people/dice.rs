//! Chance that can be repeated.

/// A generator of numbers: the same seed, the same numbers, on every machine and in every version.
///
/// `SplitMix64` (Steele, Lea, Flood 2014): small, and any seed is a good one.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for one thing among many: what else is thrown for other things does not change it.
    #[must_use]
    pub fn of(seed: u64, thing: &str) -> Self {
        // FNV-1a: spreads names over seeds.
        let hash = thing
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        Self(seed ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `sides`; 0 when there is none.
    pub fn below(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % sides).unwrap_or_default()
    }

    /// From `first` to `last`, both possible.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True once in `sides`.
    pub fn once_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    /// One of them; the default when there is none.
    pub fn one<T: Clone + Default>(&mut self, of: &[T]) -> T {
        of.get(self.below(of.len())).cloned().unwrap_or_default()
    }

    /// `#` is any digit, `%` one from 2 to 9, `@` a letter; the rest stands for itself.
    pub fn pattern(&mut self, pattern: &str) -> String {
        let digit = |n: usize| char::from(b'0' + u8::try_from(n % 10).unwrap_or_default());
        pattern
            .chars()
            .map(|c| match c {
                '#' => digit(self.below(10)),
                '%' => digit(self.between(2, 9)),
                // Without the letters that post codes leave out.
                '@' => self.one(&[
                    'A', 'B', 'D', 'E', 'G', 'H', 'J', 'L', 'N', 'P', 'R', 'S', 'T', 'W', 'X', 'Y',
                    'Z',
                ]),
                c => c,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_another_thing_another() {
        let throw = |seed, thing| Dice::of(seed, thing).pattern("##########");
        assert_eq!(throw(1, "a"), throw(1, "a"));
        assert_ne!(throw(1, "a"), throw(2, "a"));
        assert_ne!(throw(1, "a"), throw(1, "b"));
    }
}
