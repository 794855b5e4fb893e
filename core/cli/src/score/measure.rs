//! Figures: micro-F1 with an interval from resampling sites, and macro-F1 by site.

use std::collections::BTreeMap;

use serde::Serialize;

/// How one label was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// The right kind.
    Right,
    /// Another kind than the true one.
    Other,
    /// No kind where there is one.
    Missed,
    /// A kind where there is none.
    Invented,
    /// Rightly no kind.
    Nothing,
}

impl Met {
    pub(super) const fn is_wrong(self) -> bool {
        matches!(self, Self::Other | Self::Missed | Self::Invented)
    }
}

/// Counts of one site.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    scored: usize,
    right: usize,
    given: usize,
    wanted: usize,
}

impl Tally {
    pub(super) fn add(&mut self, met: Met) {
        self.scored += 1;
        self.right += usize::from(met == Met::Right);
        self.given += usize::from(matches!(met, Met::Right | Met::Other | Met::Invented));
        self.wanted += usize::from(matches!(met, Met::Right | Met::Other | Met::Missed));
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            scored: self.scored + other.scored,
            right: self.right + other.right,
            given: self.given + other.given,
            wanted: self.wanted + other.wanted,
        }
    }

    fn f1(self) -> f64 {
        ratio(2 * self.right, self.given + self.wanted)
    }
}

/// A measured quality.
#[derive(Debug, Serialize)]
pub(super) struct Measure {
    pub(super) scored: usize,
    pub(super) f1: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) macro_f1: f64,
}

impl Measure {
    /// `None` when nothing was scored.
    pub(super) fn of(sites: &BTreeMap<String, Tally>) -> Option<Self> {
        let tallies: Vec<Tally> = sites.values().copied().collect();
        let all = tallies.iter().copied().reduce(Tally::plus)?;
        let wanted: Vec<f64> = tallies
            .iter()
            .filter(|tally| tally.given + tally.wanted > 0)
            .map(|tally| tally.f1())
            .collect();
        let (low, high) = interval(&tallies);
        Some(Self {
            scored: all.scored,
            f1: all.f1(),
            low,
            high,
            precision: ratio(all.right, all.given),
            recall: ratio(all.right, all.wanted),
            macro_f1: mean(&wanted),
        })
    }
}

/// How often the sites are drawn again.
const DRAWS: usize = 1000;

/// The middle 95 % of F1 over draws of as many sites, with repeats, from a fixed seed.
fn interval(sites: &[Tally]) -> (f64, f64) {
    let mut random = SplitMix(0x5742_4159);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            (0..sites.len())
                .map(|_| sites[random.below(sites.len())])
                .fold(Tally::default(), Tally::plus)
                .f1()
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    (drawn[DRAWS / 40], drawn[DRAWS - 1 - DRAWS / 40])
}

/// `SplitMix64`: enough for drawing sites.
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

#[expect(clippy::cast_precision_loss, reason = "counts of labels")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of sites")]
fn mean(of: &[f64]) -> f64 {
    if of.is_empty() {
        0.0
    } else {
        of.iter().sum::<f64>() / of.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites() -> BTreeMap<String, Tally> {
        let mut sites = BTreeMap::<String, Tally>::new();
        for met in [Met::Right, Met::Right, Met::Other, Met::Nothing] {
            sites.entry("a".into()).or_default().add(met);
        }
        for met in [Met::Invented, Met::Missed] {
            sites.entry("b".into()).or_default().add(met);
        }
        sites
    }

    #[test]
    fn precision_counts_a_kind_given_to_a_none() {
        let measure = Measure::of(&sites()).unwrap();
        assert_eq!(measure.scored, 6);
        assert!((measure.precision - 0.5).abs() < 1e-9);
        assert!((measure.recall - 0.5).abs() < 1e-9);
        assert!((measure.macro_f1 - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn the_interval_is_the_same_every_time_and_holds_the_score() {
        let (first, second) = (
            Measure::of(&sites()).unwrap(),
            Measure::of(&sites()).unwrap(),
        );
        assert!((first.low - second.low).abs() < f64::EPSILON);
        assert!(first.low <= first.f1 && first.f1 <= first.high);
    }

    #[test]
    fn nothing_scored_is_no_measure() {
        assert!(Measure::of(&BTreeMap::new()).is_none());
    }
}
