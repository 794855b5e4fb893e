//! What was seen: the plain data that a page shows at one moment.
//!
//! Two readers make it, by the same rules: the browser's `collector.ts` and the
//! command line's `html.rs`. It carries no judgement. The value of a password box
//! is never in it.

use serde::{Deserialize, Serialize};

/// What one frame shows at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// The frame's address, as the browser shows it. Empty when unknown.
    pub url: String,
    /// The `<title>`.
    pub title: String,
    /// The `lang` of `<html>`, as written.
    pub lang: String,
    /// Texts of `h1`, `h2` and `h3` in document order, at most 20 of 120 characters.
    pub headings: Vec<String>,
    /// Texts of links and buttons, and paths of links, at most 200 of 60 characters: they tell who is signed in.
    pub actions: Vec<String>,
    /// Addresses of `mailto:` and `tel:` links, at most 20: the site's own contacts.
    pub contacts: Vec<String>,
    /// How the browser came here.
    pub navigation: Navigation,
    /// The forms, in document order.
    pub forms: Vec<Form>,
    /// The controls, in document order; those of shadow roots after their host.
    pub controls: Vec<Control>,
    /// More was there than a snapshot may hold; what is missing was not judged.
    pub truncated: bool,
}

/// How the browser came to a page (`PerformanceNavigationTiming.type`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Navigation {
    /// A link, an address, a form.
    #[default]
    Navigate,
    /// The same address once more.
    Reload,
    /// Back, forward, or a duplicated tab.
    BackForward,
}

/// A `<form>`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Which `<form>` of the document, counted from 0. Forms in shadow roots count on after the document's.
    pub index: u32,
    /// The `id` attribute.
    pub id: String,
    /// The `name` attribute.
    pub name: String,
    /// The `class` attribute.
    pub class: String,
    /// The `action` attribute as written.
    pub action: String,
    /// `aria-label`, or the texts `aria-labelledby` names.
    pub label: String,
    /// The last heading before the form, and the headings and legends in it, at most 300 characters.
    pub heading: String,
    /// Texts, values and names of its submitting buttons, at most 200 characters.
    pub submit: String,
    /// All other text in it outside of controls, at most 600 characters.
    pub text: String,
}

/// An `input`, `select` or `textarea` (or an editable element that acts as one).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Control {
    /// Which control, counted from 0: `input`, `select` and `textarea` of the document in
    /// document order. `None` in a shadow root of a saved page (the browser counts on).
    pub index: Option<u32>,
    /// Index of the form that owns it.
    pub form: Option<u32>,
    /// The shadow root it is in, as a path of host names; `None` in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// `input`, `select`, `textarea`, or `editable`.
    pub tag: String,
    /// The type of an input in lower case, as the browser understands it (`text` when unknown).
    #[serde(rename = "type")]
    pub kind: String,
    /// The `name` attribute.
    pub name: String,
    /// The `id` attribute.
    pub id: String,
    /// The `class` attribute, at most 120 characters.
    pub class: String,
    /// The `autocomplete` attribute as written.
    pub autocomplete: String,
    /// The `placeholder` attribute.
    pub placeholder: String,
    /// `aria-label`, or the texts `aria-labelledby` names; else `title`.
    pub aria: String,
    /// Texts of its `<label>` elements, without the text of controls in them.
    pub label: String,
    /// Text between the previous control and this one (in document order, within the same
    /// form), its last 120 characters. Its own label's text is part of it when it stands there.
    pub before: String,
    /// Text between this control and the next, its first 120 characters.
    pub after: String,
    /// The nearest `legend`, heading, or header cell of its table column above it.
    pub section: String,
    /// The `pattern` attribute.
    pub pattern: String,
    /// The `inputmode` attribute.
    pub inputmode: String,
    /// The `maxlength` attribute; `None` when not there or not a number.
    pub maxlength: Option<u32>,
    /// The value, at most 1,000 characters; the chosen option's text of a select.
    /// Always empty for a password box.
    pub value: String,
    /// Length of the whole value in UTF-16 code units; tells whether `value` was cut.
    pub value_len: u32,
    /// The value attribute (or the text of a textarea) is what the control holds now.
    pub is_default: bool,
    /// Ticked, for checkboxes and radios.
    pub checked: bool,
    /// Ticked in the HTML (`defaultChecked`).
    pub default_checked: bool,
    /// A select: texts of its first 15 options.
    pub options: Vec<String>,
    /// A select: how many options.
    pub options_len: u32,
    /// A person can see it now (a saved page: not hidden by type, `hidden`, or inline style).
    pub visible: bool,
    /// `readonly` or `disabled`.
    pub fixed: bool,
    /// How the value got here.
    pub provenance: Provenance,
}

/// How a value got into its field.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// In the HTML, or set by the page's code before `load` plus one second.
    #[default]
    Page,
    /// Set by the page's code later, after the person had typed elsewhere.
    PageLate,
    /// From the site's own memory of this browser.
    Device,
    /// Found in the page's own address.
    Link,
    /// Typed, pasted or dropped by the person.
    Typed,
    /// Filled by the browser's autofill.
    Autofilled,
    /// Filled by a password manager.
    Filled,
    /// Put back by the browser after reload, back, or for a duplicated tab.
    Restored,
}
