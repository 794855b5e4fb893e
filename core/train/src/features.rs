//! Writes down the features that the core tells.

use strayfield_core::weigh::{ONE, Table, Tell};

use crate::softmax::Example;

/// What was told of one thing.
#[derive(Default)]
pub(crate) struct Features(Example);

impl Features {
    /// What is learnt from it: the classes that are right, one bit each.
    pub(crate) fn example(self, right: u64) -> Example {
        Example { right, ..self.0 }
    }

    /// What a table says of it: points of each class.
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers before")]
    pub(crate) fn points<const CLASSES: usize>(&self, table: &Table<CLASSES>) -> [i32; CLASSES] {
        let whole = |value: f32| (value * ONE as f32) as i32;
        let mut scores = table.scores();
        for &(feature, value) in &self.0.plain {
            scores.plain(feature, whole(value));
        }
        for &(feature, class, value) in &self.0.shared {
            scores.shared(feature, class, whole(value));
        }
        scores.points()
    }
}

impl Tell for Features {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn plain(&mut self, feature: usize, value: i32) {
        self.0.plain.push((feature, value as f32 / ONE as f32));
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn shared(&mut self, feature: usize, class: usize, value: i32) {
        self.0
            .shared
            .push((feature, class, value as f32 / ONE as f32));
    }
}
