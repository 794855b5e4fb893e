//! A parsed page: its snapshot, and a way back from what is in it to the elements.

use strayfield_core::snapshot::Snapshot;

use super::read::read;
use super::tree::{DOCUMENT, Id, Tree};
use super::{contacts, lines};

/// A parsed page.
pub struct Page {
    /// What it shows.
    pub snapshot: Snapshot,
    tree: Tree,
    forms: Vec<Id>,
    controls: Vec<Id>,
}

impl Page {
    /// Parses a page that stands at `url` (empty when unknown). Never fails.
    #[must_use]
    pub fn parse(html: &str, url: &str) -> Self {
        let tree = Tree::parse(html);
        let (mut snapshot, forms, controls) = read(&tree);
        contacts::read(&tree, &mut snapshot.contacts);
        snapshot.text = lines::read(&tree);
        url.clone_into(&mut snapshot.url);
        super::mark_link(&mut snapshot);
        Self {
            snapshot,
            tree,
            forms,
            controls,
        }
    }

    /// As if no control had an `autocomplete` attribute.
    pub fn forget_autocomplete(&mut self) {
        for control in &mut self.snapshot.controls {
            control.autocomplete.clear();
        }
    }

    /// An attribute of the control at this position of the snapshot.
    #[must_use]
    pub fn control_attr(&self, at: usize, name: &str) -> Option<&str> {
        self.tree.attr(*self.controls.get(at)?, name)
    }

    /// An attribute of the form at this position of the snapshot.
    #[must_use]
    pub fn form_attr(&self, at: usize, name: &str) -> Option<&str> {
        self.tree.attr(*self.forms.get(at)?, name)
    }

    /// An attribute of `body`.
    #[must_use]
    pub fn body_attr(&self, name: &str) -> Option<&str> {
        let html = self
            .tree
            .children(DOCUMENT)
            .find(|&id| self.tree.tag(id) == "html")?;
        let body = self
            .tree
            .children(html)
            .find(|&id| self.tree.tag(id) == "body")?;
        self.tree.attr(body, name)
    }
}
