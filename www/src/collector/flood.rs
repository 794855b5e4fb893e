//! Slows floods down without asking anything of a person: a network that sends too much waits, and is
//! told to come again later when waiting is not enough. An extension keeps its report and does.
//!
//! Networks are kept in memory only, under a key that goes with the process, and forgotten when
//! they have been quiet for as long as their bucket takes to fill.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::problem::Problem;
use crate::storage::Network;

/// Who would wait longer is told to come again.
const LONGEST_WAIT: Duration = Duration::from_secs(3);
/// So many requests at most wait at the same time.
const WAITING: usize = 2_000;
/// So many networks at most are remembered; then the fullest buckets, which say nothing, are swept out.
const NETWORKS: usize = 100_000;

/// What a network may send.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Requests a second, for good.
    pub rate: f64,
    /// Requests at once.
    pub burst: f64,
}

/// Counts what networks send.
#[derive(Clone)]
pub struct Flood(Arc<Inner>);

struct Inner {
    pace: Pace,
    key: RandomState,
    buckets: Mutex<HashMap<u64, Bucket>>,
    waiting: AtomicUsize,
}

#[derive(Clone, Copy)]
struct Bucket {
    /// What may be sent still; less than none: so much is waiting.
    tokens: f64,
    at: Instant,
}

/// What to do with a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Turn {
    Now,
    After(Duration),
    Later(Duration),
}

impl Flood {
    /// Everybody at this pace.
    pub fn new(pace: Pace) -> Self {
        Self(Arc::new(Inner {
            pace,
            key: RandomState::new(),
            buckets: Mutex::new(HashMap::new()),
            waiting: AtomicUsize::new(0),
        }))
    }

    /// Comes back when it is this request's turn.
    ///
    /// # Errors
    /// The network has to come again later.
    pub async fn turn(&self, from: Network) -> Result<(), Problem> {
        match self.0.turn(from, Instant::now()) {
            Turn::Now => Ok(()),
            Turn::Later(wait) => Err(Problem::TooMany(wait.as_secs() + 1)),
            Turn::After(wait) => {
                let _place = self.0.place().ok_or(Problem::TooMany(wait.as_secs() + 1))?;
                tokio::time::sleep(wait).await;
                Ok(())
            }
        }
    }
}

/// A request that waits; it waits no more when this goes.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Inner {
    fn place(&self) -> Option<Place<'_>> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let place = Place(&self.waiting);
        (before < WAITING).then_some(place)
    }

    fn turn(&self, from: Network, now: Instant) -> Turn {
        let Pace { rate, burst } = self.pace;
        // A poisoned lock is no reason to refuse a report.
        let Ok(mut buckets) = self.buckets.lock() else {
            return Turn::Now;
        };
        let refilled = |bucket: &Bucket| {
            let since = now.saturating_duration_since(bucket.at).as_secs_f64();
            (bucket.tokens + since * rate).min(burst)
        };
        if buckets.len() >= NETWORKS {
            buckets.retain(|_, bucket| refilled(bucket) < burst);
            // All of them busy: a flood from everywhere. Begin anew rather than grow.
            if buckets.len() >= NETWORKS {
                buckets.clear();
            }
        }
        let bucket = buckets.entry(self.key.hash_one(from)).or_insert(Bucket {
            tokens: burst,
            at: now,
        });
        let tokens = refilled(bucket) - 1.0;
        let wait = Duration::from_secs_f64((-tokens / rate).max(0.0));
        if wait > LONGEST_WAIT {
            return Turn::Later(wait);
        }
        *bucket = Bucket { tokens, at: now };
        match wait.is_zero() {
            true => Turn::Now,
            false => Turn::After(wait),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    fn flood(rate: f64, burst: f64) -> Flood {
        Flood::new(Pace { rate, burst })
    }

    fn network(third: u8) -> Network {
        Network::from(IpAddr::from([192, 0, third, 1]))
    }

    #[test]
    fn a_burst_goes_through_then_waits_then_comes_again() {
        let (flood, now) = (flood(2.0, 3.0), Instant::now());
        let turns: Vec<Turn> = (0..11).map(|_| flood.0.turn(network(1), now)).collect();
        assert_eq!(turns[..3], [Turn::Now; 3]);
        assert_eq!(turns[3], Turn::After(Duration::from_millis(500)));
        assert_eq!(turns[8], Turn::After(Duration::from_secs(3)));
        assert!(matches!(turns[9], Turn::Later(_)));
        assert_eq!(turns[9], turns[10], "who is sent away takes no place");
        assert_eq!(
            flood.0.turn(network(2), now),
            Turn::Now,
            "another network does not suffer"
        );
        let later = now + Duration::from_secs(10);
        assert_eq!(flood.0.turn(network(1), later), Turn::Now);
    }

    #[test]
    fn networks_that_are_quiet_are_forgotten() {
        let (flood, now) = (flood(1.0, 2.0), Instant::now());
        {
            let mut buckets = flood.0.buckets.lock().unwrap();
            for n in 0..NETWORKS as u64 {
                buckets.insert(
                    n,
                    Bucket {
                        tokens: 1.0,
                        at: now,
                    },
                );
            }
        }
        flood.0.turn(network(1), now + Duration::from_secs(5));
        assert_eq!(flood.0.buckets.lock().unwrap().len(), 1);
    }

    #[test]
    fn only_so_many_wait() {
        let flood = flood(1.0, 1.0);
        let places: Vec<_> = (0..WAITING).filter_map(|_| flood.0.place()).collect();
        assert_eq!(places.len(), WAITING);
        assert!(flood.0.place().is_none());
        drop(places);
        assert!(flood.0.place().is_some());
    }
}
