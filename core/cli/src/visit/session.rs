//! What a browser's background keeps from one visit to the next.

use std::collections::HashMap;

use strayfield_core::finding::Inspection;
use strayfield_core::person::Own;
use strayfield_core::session::{Asked, Known, Site, Visit, address_of, look, site_of};
use strayfield_core::snapshot::{Navigation, Provenance, Snapshot};
use strayfield_core::verdict::Verdict;

/// Any key will do: nothing of it leaves this process. Private windows have one of their own.
const KEYS: [&str; 2] = [
    "5d0c9a3f7be24186a1f0d3c2b5948e776f1a2b3c4d5e6f708192a3b4c5d6e7f8",
    "91b7e65f0a3c4d28b6d5f4e3c2a1908f7e6d5c4b3a29181706f5e4d3c2b1a09f",
];

/// One look at one page.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What it shows.
    pub snapshot: &'a Snapshot,
    /// Which document it is: a look at the same one again has the same text. `None`: a new one.
    pub view: Option<&'a str>,
    /// Address of the tab, when the snapshot is of a frame in it.
    pub top: Option<&'a str>,
    /// The cookie store it is in.
    pub store: &'a str,
    /// In a private window.
    pub private: bool,
    /// Milliseconds since 1970.
    pub now: u64,
}

impl<'a> View<'a> {
    /// A page on its own, in the first store, at no time.
    #[must_use]
    pub const fn of(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            view: None,
            top: None,
            store: "",
            private: false,
            now: 0,
        }
    }
}

/// What a page showed, and what is said of it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What it showed.
    pub inspection: Inspection,
    /// What is said.
    pub verdict: Verdict,
}

/// A browser with the extension, as its background sees it.
#[derive(Debug, Default)]
pub struct Session {
    /// What is mine.
    pub own: Own,
    /// Hosts on which nothing is to be said.
    pub muted: Vec<String>,
    /// Until when nothing is looked at, in milliseconds since 1970.
    pub paused_until: u64,
    /// Host and form key of *fine here*.
    pub fine_here: Vec<(String, String)>,
    /// By cookie store and site.
    sites: HashMap<(String, String), Site>,
    /// By cookie store and address.
    visits: HashMap<(String, String), Visit>,
    asked: Asked,
    views: u64,
}

impl Session {
    /// The person typed these values on the site of this address.
    pub fn type_in<'a>(
        &mut self,
        url: &str,
        store: &str,
        values: impl IntoIterator<Item = &'a str>,
    ) {
        let site = self
            .sites
            .entry((store.to_owned(), site_of(url)))
            .or_default();
        site.type_in(KEYS[0], values);
    }

    /// The browser is closed and started again: what only a session remembers is gone.
    pub fn restart(&mut self) {
        self.sites.clear();
        self.visits.clear();
        self.asked = Asked::default();
    }

    /// Looks at a page, and keeps what is to be kept. `None` where nothing is looked at: paused or muted.
    pub fn look(&mut self, view: &View) -> Option<Seen> {
        let url = view.snapshot.url.as_str();
        let top = view.top.unwrap_or(url);
        let host = host_of(top);
        if self.muted.iter().any(|muted| muted == host) || view.now < self.paused_until {
            return None;
        }
        self.views += 1;
        let inspection = strayfield_core::look(view.snapshot);
        let site = (view.store.to_owned(), site_of(url));
        let address = (view.store.to_owned(), address_of(url).to_owned());
        let known = Known {
            own: self.own.clone(),
            muted: false,
            fine_here: self
                .fine_here
                .iter()
                .filter(|(at, _)| at == host)
                .map(|(_, form)| form.clone())
                .collect(),
            key: KEYS[usize::from(view.private)].to_owned(),
            private: view.private,
            site: self
                .sites
                .get(&site)
                .filter(|_| !view.private)
                .cloned()
                .unwrap_or_default(),
            view: view
                .view
                .map_or_else(|| format!("#{}", self.views), str::to_owned),
            reloaded: view.snapshot.navigation == Navigation::Reload,
            visit: self.visits.get(&address).filter(|_| !view.private).cloned(),
            owners: [top.to_owned(), url.to_owned()],
            now: view.now,
            asked: std::mem::take(&mut self.asked),
        };
        let looked = look(&inspection, &known);
        self.asked = looked.asked;
        if let Some(own) = looked.own {
            self.own = own;
        }
        if let Some(visit) = looked.visit {
            self.visits.insert(address, visit);
            self.sites.insert(site, looked.site);
            self.hear(view);
        }
        Some(Seen {
            inspection,
            verdict: looked.verdict,
        })
    }

    /// The recorder tells what is typed, when a control is left.
    fn hear(&mut self, view: &View) {
        let mut typed = view
            .snapshot
            .controls
            .iter()
            .filter(|control| control.provenance == Provenance::Typed && !control.value.is_empty())
            .map(|control| control.value.as_str())
            .peekable();
        if typed.peek().is_some() {
            self.type_in(&view.snapshot.url, view.store, typed);
        }
    }
}

/// Host and port of an address.
#[must_use]
pub fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}
