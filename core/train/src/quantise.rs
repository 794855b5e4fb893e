//! Weights as the core keeps them: in sixteenths, and only those that are not nothing.

use strayfield_core::weigh::Table;

use crate::softmax::{Shape, Weights};

/// A weight in so many parts.
const PARTS: f32 = 16.0;

/// A table as the core reads it.
pub(crate) fn table<const CLASSES: usize>(weights: &Weights, shape: Shape) -> Vec<u8> {
    let shared: Vec<i8> = (0..shape.shared)
        .map(|feature| part(weights.shared(feature)))
        .collect();
    let plain: Vec<Vec<(u8, i8)>> = (0..shape.plain)
        .map(|feature| {
            (0..shape.classes)
                .filter_map(|class| {
                    let weight = part(weights.plain(feature, class));
                    (weight != 0).then_some((u8::try_from(class).ok()?, weight))
                })
                .collect()
        })
        .collect();
    Table::<CLASSES>::write(&shared, &plain)
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn part(weight: f32) -> i8 {
    (weight * PARTS).round().clamp(-127.0, 127.0) as i8
}
