//! What a browser's background remembers from one visit to the next, and judges by.

use std::collections::HashMap;

use strayfield_core::finding::Inspection;
use strayfield_core::memory::digests;
use strayfield_core::person::Own;
use strayfield_core::snapshot::{Navigation, Provenance, Snapshot};
use strayfield_core::verdict::{Circumstances, FormMemory, Verdict};
use strayfield_core::{inspect, judge};

/// Any key will do: nothing of it leaves this process.
const KEY: &str = "5d0c9a3f7be24186a1f0d3c2b5948e776f1a2b3c4d5e6f708192a3b4c5d6e7f8";

/// One look at one page.
pub struct View<'a> {
    /// What it shows.
    pub snapshot: &'a Snapshot,
    /// The cookie store it is in.
    pub store: &'a str,
}

/// What a page showed, and what is said of it.
pub struct Seen {
    /// What it showed.
    pub inspection: Inspection,
    /// What is said.
    pub verdict: Verdict,
}

/// A browser, from its start to its end.
#[derive(Default)]
pub struct Session {
    /// What is mine.
    pub own: Own,
    typed: HashMap<String, Typed>,
    visits: HashMap<String, Visit>,
}

#[derive(Default)]
struct Typed {
    digests: Vec<String>,
    device: Vec<String>,
    epoch: u32,
}

struct Visit {
    forms: Vec<FormMemory>,
    signed_in: bool,
    epoch: u32,
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

impl Session {
    /// The person typed these values on the site of this address.
    pub fn typed<'a>(&mut self, url: &str, store: &str, values: impl Iterator<Item = &'a str>) {
        let site = self
            .typed
            .entry(format!("{store} {}", host(url)))
            .or_default();
        site.digests
            .extend(values.flat_map(|value| digests(KEY, value)));
        site.epoch += 1;
    }

    /// Looks at a page.
    pub fn look(&mut self, view: &View) -> Seen {
        let snapshot = view.snapshot;
        let inspection = inspect(snapshot);
        let site = self
            .typed
            .entry(format!("{} {}", view.store, host(&snapshot.url)))
            .or_default();
        let address = format!(
            "{} {}",
            view.store,
            snapshot.url.split('#').next().unwrap_or_default()
        );
        let last = self.visits.remove(&address);
        let signed_in = inspection.page.signed_in;
        let undisturbed = last.as_ref().is_some_and(|last| {
            snapshot.navigation == Navigation::Reload
                && last.epoch == site.epoch
                && last.signed_in == signed_in
        });
        let circumstances = Circumstances {
            own: self.own.clone(),
            session_key: KEY.to_owned(),
            typed: site.digests.clone(),
            device: site.device.clone(),
            previous: last.map(|last| last.forms).unwrap_or_default(),
            undisturbed,
            ..Circumstances::default()
        };
        let verdict = judge(&inspection, &circumstances);
        site.digests.extend_from_slice(&verdict.touched);
        site.device.extend_from_slice(&verdict.remembered);
        let typed: Vec<&str> = snapshot
            .controls
            .iter()
            .filter(|control| control.provenance == Provenance::Typed)
            .map(|control| control.value.as_str())
            .collect();
        let visit = Visit {
            forms: verdict.memory.clone(),
            signed_in,
            epoch: site.epoch,
        };
        if !typed.is_empty() {
            self.typed(&snapshot.url, view.store, typed.into_iter());
        }
        self.visits.insert(address, visit);
        Seen {
            inspection,
            verdict,
        }
    }
}
