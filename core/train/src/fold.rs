//! Which sites are left out together.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};

/// Five parts: each is judged by what the other four taught.
const FOLDS: usize = 5;

/// The fold of a site: by a hash (FNV-1a) of its name, so that a new site moves no other.
fn of(site: &str) -> usize {
    let hash = site.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::try_from((hash ^ (hash >> 32)) % FOLDS as u64).unwrap_or(0)
}

/// Folds that are left out, one bit each.
pub(crate) type Out = u8;

/// Nothing left out, and each fold.
pub(crate) fn singles() -> impl Iterator<Item = Out> + Send {
    up_to(1)
}

/// The same, and each two folds: what is learnt from what was learnt has to see a fold as one that
/// was not learnt from.
pub(crate) fn pairs() -> impl Iterator<Item = Out> + Send {
    up_to(2)
}

fn up_to(most: u32) -> impl Iterator<Item = Out> + Send {
    (0..1 << FOLDS).filter(move |out: &Out| out.count_ones() <= most)
}

/// The fold of a site, as something to leave out.
pub(crate) fn alone(site: &str) -> Out {
    1 << of(site)
}

/// What is learnt, by what was left out.
pub(crate) struct Learnt<T>(Vec<(Out, T)>);

impl<T: Send> Learnt<T> {
    /// What `learn` makes of all but what it is told to leave out, for each of `outs`; as many at a
    /// time as there are processors.
    pub(crate) fn each(
        outs: impl Iterator<Item = Out> + Send,
        learn: impl Fn(Out) -> T + Sync,
    ) -> Self {
        let waiting = Mutex::new(outs);
        let done = Mutex::new(Vec::new());
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some(out) = next(&waiting) {
                        let learnt = (out, learn(out));
                        done.lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .push(learnt);
                    }
                });
            }
        });
        Self(done.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn next(waiting: &Mutex<impl Iterator<Item = Out>>) -> Option<Out> {
    waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .next()
}

impl<T> Learnt<T> {
    /// What was learnt without exactly these.
    #[expect(clippy::expect_used, reason = "asked for what was learnt alone")]
    pub(crate) fn without(&self, out: Out) -> &T {
        let at = self.0.iter().find(|(without, _)| *without == out);
        &at.expect("it was learnt without these").1
    }

    /// Each made into something else.
    pub(crate) fn map<U>(&self, make: impl Fn(&T) -> U) -> Learnt<U> {
        Learnt(self.0.iter().map(|(out, t)| (*out, make(t))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_nothing_one_or_two() {
        let pairs: Vec<Out> = pairs().collect();
        assert_eq!((singles().count(), pairs.len()), (1 + 5, 1 + 5 + 10));
        let learnt = Learnt::each(pairs.into_iter(), |out| out);
        assert!(super::pairs().all(|out| *learnt.without(out) == out));
    }

    #[test]
    fn a_site_has_one_fold_and_folds_are_alike() {
        let mut sizes = [0; FOLDS];
        for n in 0..1000 {
            sizes[of(&format!("site{n}"))] += 1;
        }
        assert!(
            sizes.iter().all(|size| (150..250).contains(size)),
            "{sizes:?}"
        );
    }
}
