//! The tree a page is parsed into: one arena, links by number, no recursion.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, ns, parse_document};

/// Number of a node in its tree.
pub type Id = usize;

/// The document node.
pub const DOCUMENT: Id = 0;

/// What a node is.
#[derive(Debug)]
pub enum Data {
    /// The document, or the contents of a template.
    Root,
    /// Comments, instructions.
    Other,
    /// A text.
    Text(StrTendril),
    /// An element.
    Element {
        /// Its name.
        name: QualName,
        /// Its attributes.
        attrs: Vec<Attribute>,
        /// Root of the contents, for a `template`.
        contents: Option<Id>,
        /// The form that the parser associated it with.
        form: Option<Id>,
    },
}

/// A node and its relatives.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub data: Data,
    /// Its parent.
    pub parent: Option<Id>,
    /// Its first child.
    pub first: Option<Id>,
    /// Its next sibling.
    pub next: Option<Id>,
    last: Option<Id>,
    prev: Option<Id>,
}

impl Node {
    const fn new(data: Data) -> Self {
        Self {
            data,
            parent: None,
            first: None,
            next: None,
            last: None,
            prev: None,
        }
    }
}

/// A parsed page.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Parses as a browser does with scripting off.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        let sink = Sink {
            tree: RefCell::new(Self {
                nodes: vec![Node::new(Data::Root)],
            }),
        };
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts {
                scripting_enabled: false,
                ..TreeBuilderOpts::default()
            },
            ..ParseOpts::default()
        };
        parse_document(sink, options).one(html)
    }

    /// A node.
    #[must_use]
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// The name of an HTML element; empty for everything else.
    #[must_use]
    pub fn tag(&self, id: Id) -> &str {
        match &self.nodes[id].data {
            Data::Element { name, .. } if name.ns == ns!(html) => &name.local,
            _ => "",
        }
    }

    /// The name of any element, SVG's too.
    #[must_use]
    pub fn any_tag(&self, id: Id) -> &str {
        match &self.nodes[id].data {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// An attribute.
    #[must_use]
    pub fn attr(&self, id: Id, wanted: &str) -> Option<&str> {
        match &self.nodes[id].data {
            Data::Element { attrs, .. } => attrs
                .iter()
                .find(|attr| &*attr.name.local == wanted)
                .map(|attr| &*attr.value),
            _ => None,
        }
    }

    /// The form the parser associated an element with.
    #[must_use]
    pub fn parsed_form(&self, id: Id) -> Option<Id> {
        match &self.nodes[id].data {
            Data::Element { form, .. } => *form,
            _ => None,
        }
    }

    /// The contents of a template.
    #[must_use]
    pub fn contents(&self, id: Id) -> Option<Id> {
        match &self.nodes[id].data {
            Data::Element { contents, .. } => *contents,
            _ => None,
        }
    }

    /// Its parent, its parent's parent, and so on.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.nodes[id].parent, |&id| self.nodes[id].parent)
    }

    /// Its children.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.nodes[id].first, |&id| self.nodes[id].next)
    }

    /// Start and end of every node below `root`, in document order.
    #[must_use]
    pub const fn walk(&self, root: Id) -> Walk<'_> {
        Walk {
            tree: self,
            root,
            last: Step::Enter(root),
        }
    }

    fn detach(&mut self, id: Id) {
        let (parent, prev, next) = {
            let node = &self.nodes[id];
            (node.parent, node.prev, node.next)
        };
        if let Some(prev) = prev {
            self.nodes[prev].next = next;
        } else if let Some(parent) = parent {
            self.nodes[parent].first = next;
        }
        if let Some(next) = next {
            self.nodes[next].prev = prev;
        } else if let Some(parent) = parent {
            self.nodes[parent].last = prev;
        }
        let node = &mut self.nodes[id];
        (node.parent, node.prev, node.next) = (None, None, None);
    }

    fn append(&mut self, parent: Id, child: Id) {
        self.detach(child);
        let last = self.nodes[parent].last;
        self.nodes[child].parent = Some(parent);
        self.nodes[child].prev = last;
        match last {
            Some(last) => self.nodes[last].next = Some(child),
            None => self.nodes[parent].first = Some(child),
        }
        self.nodes[parent].last = Some(child);
    }

    fn insert_before(&mut self, sibling: Id, child: Id) {
        self.detach(child);
        let (parent, prev) = (self.nodes[sibling].parent, self.nodes[sibling].prev);
        self.nodes[child].parent = parent;
        self.nodes[child].prev = prev;
        self.nodes[child].next = Some(sibling);
        self.nodes[sibling].prev = Some(child);
        match (prev, parent) {
            (Some(prev), _) => self.nodes[prev].next = Some(child),
            (None, Some(parent)) => self.nodes[parent].first = Some(child),
            (None, None) => {}
        }
    }

    fn add(&mut self, data: Data) -> Id {
        self.nodes.push(Node::new(data));
        self.nodes.len() - 1
    }

    /// Adds to an existing text instead of making a second one beside it.
    fn extend_text(&mut self, id: Option<Id>, more: &StrTendril) -> bool {
        match id.map(|id| &mut self.nodes[id].data) {
            Some(Data::Text(text)) => {
                text.push_tendril(more);
                true
            }
            _ => false,
        }
    }
}

/// One step of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Start of a node.
    Enter(Id),
    /// Its end.
    Leave(Id),
}

/// See [`Tree::walk`].
pub struct Walk<'a> {
    tree: &'a Tree,
    root: Id,
    last: Step,
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = match self.last {
            Step::Enter(id) => match self.tree.nodes[id].first {
                Some(child) => Step::Enter(child),
                None if id == self.root => return None,
                None => Step::Leave(id),
            },
            Step::Leave(id) => match self.tree.nodes[id].next {
                Some(next) => Step::Enter(next),
                None => match self.tree.nodes[id].parent {
                    Some(parent) if parent != self.root => Step::Leave(parent),
                    _ => return None,
                },
            },
        };
        self.last = step;
        Some(step)
    }
}

/// What html5ever builds into.
struct Sink {
    tree: RefCell<Tree>,
}

/// A borrowed element name.
#[derive(Debug)]
struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

fn no_name() -> &'static QualName {
    static NONE: std::sync::OnceLock<QualName> = std::sync::OnceLock::new();
    NONE.get_or_init(|| QualName::new(None, ns!(), LocalName::from("")))
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, &target: &'a Id) -> Name<'a> {
        Name(Ref::map(self.tree.borrow(), |tree| {
            match &tree.nodes[target].data {
                Data::Element { name, .. } => name,
                _ => no_name(),
            }
        }))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        let contents = flags.template.then(|| tree.add(Data::Root));
        tree.add(Data::Element {
            name,
            attrs,
            contents,
            form: None,
        })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Other)
    }

    fn append(&self, &parent: &Id, child: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let last = tree.nodes[parent].last;
                if tree.extend_text(last, &text) {
                    return;
                }
                tree.add(Data::Text(text))
            }
        };
        tree.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, prev: &Id, child: NodeOrText<Id>) {
        let has_parent = self.tree.borrow().nodes[*element].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, &target: &Id) -> Id {
        self.tree.borrow().contents(target).unwrap_or(target)
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, &sibling: &Id, child: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                let prev = tree.nodes[sibling].prev;
                if tree.extend_text(prev, &text) {
                    return;
                }
                tree.add(Data::Text(text))
            }
        };
        tree.insert_before(sibling, child);
    }

    fn add_attrs_if_missing(&self, &target: &Id, more: Vec<Attribute>) {
        if let Data::Element { attrs, .. } = &mut self.tree.borrow_mut().nodes[target].data {
            for attr in more {
                if attrs.iter().all(|known| known.name != attr.name) {
                    attrs.push(attr);
                }
            }
        }
    }

    fn associate_with_form(&self, &target: &Id, &owner: &Id, _: (&Id, Option<&Id>)) {
        if let Data::Element { form, .. } = &mut self.tree.borrow_mut().nodes[target].data {
            *form = Some(owner);
        }
    }

    fn remove_from_parent(&self, &target: &Id) {
        self.tree.borrow_mut().detach(target);
    }

    fn reparent_children(&self, &node: &Id, &new_parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.nodes[node].first {
            tree.append(new_parent, child);
        }
    }
}
