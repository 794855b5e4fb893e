//! Multinomial logistic regression over sparse features, where several classes can be right.
//!
//! FTRL-Proximal (McMahan et al., 2013): the price of a weight's size (L1) makes most of them zero.
//! Examples come in an order drawn from a fixed seed, and all arithmetic is IEEE's own: the same
//! examples give the same weights, byte for byte.

/// What is learnt from.
#[derive(Clone, Default)]
pub(crate) struct Example {
    /// Plain features and their values: each has a weight for every class.
    pub(crate) plain: Vec<(usize, f32)>,
    /// Shared features, the class each speaks for, their values: each has one weight for all classes.
    pub(crate) shared: Vec<(usize, usize, f32)>,
    /// The classes that are right, one bit each.
    pub(crate) right: u64,
}

/// How many features of each sort there are, and classes (at most 64).
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) shared: usize,
    pub(crate) plain: usize,
    pub(crate) classes: usize,
}

/// How to learn.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// How often all examples are seen.
    pub(crate) passes: usize,
    /// The size of a step.
    pub(crate) rate: f32,
    /// The price of a plain weight's size: one that earns less stays zero.
    pub(crate) l1: f32,
    /// The price of its square.
    pub(crate) l2: f32,
}

/// What was learnt.
pub(crate) struct Weights {
    classes: usize,
    shared: Vec<Weight>,
    plain: Vec<Weight>,
}

/// One weight, and what FTRL keeps of its gradients.
#[derive(Clone, Copy, Default)]
struct Weight {
    value: f32,
    sum: f32,
    squares: f32,
}

impl Weight {
    fn step(&mut self, gradient: f32, settings: Settings, l1: f32) {
        let squares = self.squares + gradient * gradient;
        self.sum += gradient - (squares.sqrt() - self.squares.sqrt()) / settings.rate * self.value;
        self.squares = squares;
        self.value = if self.sum.abs() <= l1 {
            0.0
        } else {
            (self.sum.signum() * l1 - self.sum)
                / ((1.0 + squares.sqrt()) / settings.rate + settings.l2)
        };
    }
}

impl Weights {
    /// The weight of a shared feature.
    pub(crate) fn shared(&self, feature: usize) -> f32 {
        self.shared[feature].value
    }

    /// The weight of a plain feature for a class.
    pub(crate) fn plain(&self, feature: usize, class: usize) -> f32 {
        self.plain[feature * self.classes + class].value
    }

    fn row(&mut self, feature: usize) -> &mut [Weight] {
        &mut self.plain[feature * self.classes..][..self.classes]
    }

    /// Each class's score.
    fn scores(&self, example: &Example) -> Vec<f32> {
        let mut scores = vec![0.0; self.classes];
        for &(feature, value) in &example.plain {
            let row = &self.plain[feature * self.classes..][..self.classes];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight.value * value;
            }
        }
        for &(feature, class, value) in &example.shared {
            scores[class] += self.shared(feature) * value;
        }
        scores
    }
}

/// Learns weights. Only classes that are right somewhere are ever said.
pub(crate) fn learn(examples: &[&Example], shape: Shape, settings: Settings) -> Weights {
    let mut weights = Weights {
        classes: shape.classes,
        shared: vec![Weight::default(); shape.shared],
        plain: vec![Weight::default(); shape.plain * shape.classes],
    };
    let known = examples
        .iter()
        .fold(0, |known, example| known | example.right);
    let mut order: Vec<&Example> = examples.to_vec();
    let mut random = SplitMix(1);
    let mut shared = vec![0.0; shape.shared];
    for _ in 0..settings.passes {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for example in &order {
            let gradient = gradient(&weights.scores(example), example.right, known);
            for &(feature, value) in &example.plain {
                for (weight, g) in weights.row(feature).iter_mut().zip(&gradient) {
                    if g.abs() > TOO_LITTLE {
                        weight.step(g * value, settings, settings.l1);
                    }
                }
            }
            for &(feature, class, value) in &example.shared {
                shared[feature] += gradient[class] * value;
            }
            for (weight, g) in weights.shared.iter_mut().zip(&mut shared) {
                weight.step(std::mem::take(g), settings, 0.0);
            }
        }
    }
    weights
}

/// A gradient that is not worth the step.
const TOO_LITTLE: f32 = 1e-6;

/// How the surprise at the right classes, taken together, grows with each score.
fn gradient(scores: &[f32], right: u64, known: u64) -> Vec<f32> {
    let is = |set: u64, class: usize| set >> class & 1 == 1;
    let top = (0..scores.len())
        .filter(|&class| is(known, class))
        .fold(f32::MIN, |top, class| top.max(scores[class]));
    let shares: Vec<f32> = (0..scores.len())
        .map(|class| {
            if is(known, class) {
                exp(scores[class] - top)
            } else {
                0.0
            }
        })
        .collect();
    let sum = |set: u64| -> f32 {
        let members = (0..shares.len()).filter(|&class| is(set, class));
        members.map(|class| shares[class]).sum()
    };
    let (all, good) = (sum(known), sum(right));
    (0..shares.len())
        .map(|class| {
            let wanted = if is(right, class) && good > 0.0 {
                shares[class] / good
            } else {
                0.0
            };
            shares[class] / all - wanted
        })
        .collect()
}

/// e to the power of `x`, which is 0 at most: a library's differs from machine to machine.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn exp(x: f32) -> f32 {
    // (1 + x / 1024) to the power of 1024.
    (0..10).fold(1.0 + f64::from(x.max(-40.0)) / 1024.0, |power, _| {
        power * power
    }) as f32
}

/// `SplitMix64`: enough for shuffling.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape {
        shared: 1,
        plain: 3,
        classes: 3,
    };
    const SETTINGS: Settings = Settings {
        passes: 20,
        rate: 0.3,
        l1: 0.5,
        l2: 0.1,
    };

    fn example(plain: usize, right: u64) -> Example {
        Example {
            plain: vec![(plain, 1.0)],
            shared: Vec::new(),
            right,
        }
    }

    fn best(weights: &Weights, example: &Example) -> usize {
        let scores = weights.scores(example);
        (0..3)
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
            .unwrap()
    }

    #[test]
    fn what_was_shown_is_known() {
        let examples = [example(0, 0b001), example(1, 0b010), example(2, 0b100)];
        let many: Vec<&Example> = examples.iter().cycle().take(60).collect();
        let weights = learn(&many, SHAPE, SETTINGS);
        for (class, example) in examples.iter().enumerate() {
            assert_eq!(best(&weights, example), class);
        }
    }

    #[test]
    fn a_shared_feature_is_learnt_once_for_all_classes() {
        let says = |class: usize| Example {
            shared: vec![(0, class, 1.0)],
            right: 1 << class,
            ..Example::default()
        };
        let (first, second) = (says(0), says(1));
        let many: Vec<&Example> = [&first, &second].into_iter().cycle().take(60).collect();
        let weights = learn(&many, SHAPE, SETTINGS);
        assert!(weights.shared(0) > 0.5);
        assert_eq!(best(&weights, &says(2)), 2, "a class it was never shown");
    }

    #[test]
    fn where_two_are_right_neither_is_preferred() {
        let either = example(0, 0b011);
        let weights = learn(&[&either; 40], SHAPE, SETTINGS);
        let scores = weights.scores(&either);
        assert!((scores[0] - scores[1]).abs() < 1e-6);
    }

    #[test]
    fn the_same_examples_give_the_same_weights() {
        let examples = [example(0, 0b001), example(1, 0b110), example(1, 0b010)];
        let all: Vec<&Example> = examples.iter().collect();
        let bits = |weights: &Weights| -> Vec<u32> {
            weights
                .plain
                .iter()
                .map(|weight| weight.value.to_bits())
                .collect()
        };
        assert_eq!(
            bits(&learn(&all, SHAPE, SETTINGS)),
            bits(&learn(&all, SHAPE, SETTINGS))
        );
    }

    #[test]
    fn the_power_of_e_is_near_enough() {
        for x in [0.0_f32, -0.1, -1.0, -5.0] {
            assert!((exp(x) - x.exp()).abs() < 0.005, "{x}");
        }
    }
}
