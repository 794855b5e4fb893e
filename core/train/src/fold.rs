//! Which sites are left out together.

/// Five parts: each is judged by what the other four taught.
pub(crate) const FOLDS: usize = 5;

/// The fold of a site: by a hash (FNV-1a) of its name, so that a new site moves no other.
pub(crate) fn of(site: &str) -> usize {
    let hash = site.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::try_from((hash ^ (hash >> 32)) % FOLDS as u64).unwrap_or(0)
}

/// What `learn` makes when the fold it is given is left out, for each fold; last, of all that there is.
pub(crate) fn each<T: Send>(learn: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let learn = &learn;
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..=FOLDS)
            .map(|out| scope.spawn(move || learn(out)))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
