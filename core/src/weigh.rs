//! Learnt weights: a linear scorer over sparse features, in a compact table.
//!
//! Features are *concepts* (a word of this sense stands in that text, the neighbour is of that
//! kind), never words: a new language is a new vocabulary file and needs no training. There are two
//! sorts. A plain feature has a weight of its own for every class. A shared feature speaks for one
//! class, whichever it is ("the label names it"), and has one weight for all.
//! `core/train` makes the tables.

/// The value of a feature that is there or not; others are scaled likewise.
pub const ONE: i32 = 64;

/// Who is told the features of one thing.
pub trait Tell {
    /// A plain feature and its value.
    fn plain(&mut self, feature: usize, value: i32);
    /// A shared feature, the class it speaks for, and its value.
    fn shared(&mut self, feature: usize, class: usize, value: i32);
}

/// Weights of `CLASSES` classes, in sixteenths.
#[derive(Debug)]
pub struct Table<const CLASSES: usize> {
    shared: Vec<i8>,
    /// Where each plain feature's cells begin, and where the last one's end.
    starts: Vec<u16>,
    /// Class and weight.
    cells: Vec<(u8, i8)>,
}

impl<const CLASSES: usize> Table<CLASSES> {
    /// Reads what training wrote, in four columns: the weight of each shared feature; how many
    /// weights each of `plain` features has; of each the class; and the weight.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "fewer than 2^16 weights")]
    pub fn read(bytes: &[u8], shared: usize, plain: usize) -> Self {
        let (head, rest) = bytes.split_at(shared.min(bytes.len()));
        let (counts, rest) = rest.split_at(plain.min(rest.len()));
        let (classes, weights) = rest.split_at(rest.len() / 2);
        let mut starts = vec![0];
        let mut end = 0;
        for &count in counts {
            end += u16::from(count);
            starts.push(end);
        }
        debug_assert_eq!(end, classes.len() as u16, "a table of other features");
        Self {
            shared: head.iter().map(|&byte| byte.cast_signed()).collect(),
            starts,
            cells: classes
                .iter()
                .zip(weights)
                .map(|(&class, &byte)| (class, byte.cast_signed()))
                .collect(),
        }
    }

    /// What is written for [`Table::read`].
    #[must_use]
    pub fn write(shared: &[i8], plain: &[Vec<(u8, i8)>]) -> Vec<u8> {
        let cells = || plain.iter().flatten();
        shared
            .iter()
            .map(|weight| weight.cast_unsigned())
            .chain(
                plain
                    .iter()
                    .map(|cells| u8::try_from(cells.len()).unwrap_or(u8::MAX)),
            )
            .chain(cells().map(|&(class, _)| class))
            .chain(cells().map(|&(_, weight)| weight.cast_unsigned()))
            .collect()
    }

    /// No class has any points yet.
    #[must_use]
    pub const fn scores(&self) -> Scores<'_, CLASSES> {
        Scores {
            table: self,
            points: [0; CLASSES],
        }
    }

    /// The classes a plain feature has weights for.
    #[must_use]
    pub fn plain(&self, feature: usize) -> &[(u8, i8)] {
        match self.starts.get(feature..feature + 2) {
            Some(&[from, to]) => self.cells.get(from.into()..to.into()).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The weight of a shared feature.
    #[must_use]
    pub fn shared(&self, feature: usize) -> i8 {
        self.shared.get(feature).copied().unwrap_or(0)
    }
}

/// Points of each class.
#[derive(Debug)]
pub struct Scores<'a, const CLASSES: usize> {
    table: &'a Table<CLASSES>,
    points: [i32; CLASSES],
}

impl<const CLASSES: usize> Scores<'_, CLASSES> {
    /// The points of each class: log-odds, in parts of [`ONE`] and sixteenths of those.
    #[must_use]
    pub const fn points(&self) -> [i32; CLASSES] {
        self.points
    }

    /// The class with most points; `otherwise`, if none has more than it.
    #[must_use]
    pub fn best(&self, otherwise: usize) -> usize {
        (0..CLASSES).fold(otherwise, |best, class| {
            if self.points[class] > self.points[best] {
                class
            } else {
                best
            }
        })
    }
}

impl<const CLASSES: usize> Tell for Scores<'_, CLASSES> {
    fn plain(&mut self, feature: usize, value: i32) {
        for &(class, weight) in self.table.plain(feature) {
            if let Some(points) = self.points.get_mut(class as usize) {
                *points += i32::from(weight) * value;
            }
        }
    }

    fn shared(&mut self, feature: usize, class: usize, value: i32) {
        if let Some(points) = self.points.get_mut(class) {
            *points += i32::from(self.table.shared(feature)) * value;
        }
    }
}

/// Whether a table was made of so many shared and plain features. A kind, sense or feature more makes
/// another: run the training (`core/train`) again.
#[cfg(test)]
pub(crate) fn is_of(bytes: &[u8], (shared, plain): (usize, usize)) -> bool {
    let counts = &bytes[shared..shared + plain];
    let cells: usize = counts.iter().map(|&count| usize::from(count)).sum();
    bytes.len() == shared + plain + 2 * cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let cells = vec![vec![(2, -3), (0, 5)], vec![], vec![(1, 127)]];
        let table = Table::<3>::read(&Table::<3>::write(&[7, -8], &cells), 2, 3);
        assert_eq!([table.shared(0), table.shared(1)], [7, -8]);
        for (feature, cells) in cells.iter().enumerate() {
            assert_eq!(table.plain(feature), cells);
        }
        assert_eq!(table.plain(3), []);
    }

    #[test]
    fn the_class_with_most_points_wins_and_a_tie_changes_nothing() {
        let table = Table::<3>::read(&Table::<3>::write(&[4], &[vec![(1, 2)]]), 1, 1);
        let mut scores = table.scores();
        assert_eq!(scores.best(2), 2);
        scores.plain(0, ONE);
        assert_eq!(scores.best(2), 1);
        scores.shared(0, 0, ONE);
        assert_eq!(scores.best(2), 0);
    }
}
