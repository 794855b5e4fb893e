//! Writes down the features that the core tells.

use strayfield_core::weigh::{ONE, Tell};

use crate::softmax::Example;

/// What was told of one thing.
#[derive(Default)]
pub(crate) struct Features(Example);

impl Features {
    /// What is learnt from it: the classes that are right, one bit each.
    pub(crate) fn example(self, right: u64) -> Example {
        Example { right, ..self.0 }
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
