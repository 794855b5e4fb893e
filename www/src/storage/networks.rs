//! From how many networks a case was reported: counted in memory, under a key that goes with the
//! process, and forgotten when the case moves. An address is never stored.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;

use time::{Duration, UtcDateTime};

/// Networks of a case that did not move are forgotten after this long.
const KEPT: Duration = Duration::days(7);

/// How often what is too old is looked for: not with every report.
const SWEEP: Duration = Duration::hours(1);

/// The network an address is in: /24 of version 4, /48 of version 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network([u8; 6]);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                // No version 6 network begins with 0xff and 0x00 twice: multicast sends nothing.
                [0xff, 0, 0, a, b, c]
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, e, f, ..] = v6.octets();
                [a, b, c, d, e, f]
            }
        })
    }
}

#[derive(Debug)]
struct Seen {
    since: UtcDateTime,
    digests: HashSet<u64>,
}

/// The networks of all cases that may move.
#[derive(Debug)]
pub struct Networks {
    key: RandomState,
    swept: UtcDateTime,
    cases: HashMap<String, Seen>,
}

impl Networks {
    /// None yet, under a new key.
    pub fn new() -> Self {
        Self {
            key: RandomState::new(),
            swept: UtcDateTime::UNIX_EPOCH,
            cases: HashMap::new(),
        }
    }

    /// Notes that a case was reported from a network; how many different ones it was so far.
    pub fn note(&mut self, case: &str, from: Network, now: UtcDateTime) -> i64 {
        if now - self.swept >= SWEEP {
            self.swept = now;
            self.cases.retain(|_, seen| now - seen.since < KEPT);
        }
        let digest = self.key.hash_one((case, from));
        let seen = self.cases.entry(case.to_owned()).or_insert_with(|| Seen {
            since: now,
            digests: HashSet::new(),
        });
        if now - seen.since >= KEPT {
            seen.since = now;
            seen.digests.clear();
        }
        seen.digests.insert(digest);
        i64::try_from(seen.digests.len()).unwrap_or(i64::MAX)
    }

    /// A case moved: its networks are of no more use.
    pub fn forget(&mut self, case: &str) {
        self.cases.remove(&reports(case));
        self.cases.remove(&empties(case));
    }
}

/// Under which name the networks are kept that a case was reported from.
pub fn reports(case: &str) -> String {
    format!("{case} reports")
}

/// And those from which it was said to be empty now.
pub fn empties(case: &str) -> String {
    format!("{case} empties")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> Network {
        Network::from(address.parse::<IpAddr>().unwrap())
    }

    #[test]
    fn neighbours_are_one_network() {
        assert_eq!(network("192.0.2.1"), network("192.0.2.254"));
        assert_ne!(network("192.0.2.1"), network("192.0.3.1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.7"));
        assert_eq!(network("2001:db8:1::1"), network("2001:db8:1:ffff::2"));
        assert_ne!(network("2001:db8:1::1"), network("2001:db8:2::1"));
    }

    #[test]
    fn a_network_counts_once_and_is_forgotten_after_a_week() {
        let start = UtcDateTime::UNIX_EPOCH;
        let mut networks = Networks::new();
        assert_eq!(networks.note("a", network("192.0.2.1"), start), 1);
        assert_eq!(networks.note("a", network("192.0.2.9"), start), 1);
        assert_eq!(networks.note("a", network("192.0.3.9"), start), 2);
        assert_eq!(networks.note("b", network("192.0.3.9"), start), 1);
        let later = start + KEPT;
        assert_eq!(networks.note("a", network("192.0.2.1"), later), 1);
        assert_eq!(networks.cases.len(), 1, "the other case's are gone with it");
    }
}
