//! What was seen: the plain data that a page shows at one moment.
//!
//! Two readers make it, by the same rules: the browser's `collector.ts` and the
//! command line's `html.rs`. It carries no judgement. The value of a password box
//! is never in it.
//!
//! What both readers do, so that the same page gives the same snapshot:
//!
//! - *Text* is the text nodes in document order, joined by one space, white space collapsed and
//!   trimmed. Text in `script`, `style`, `noscript`, `template`, `title`, `select`, `datalist`,
//!   `textarea`, `button`, `iframe`, `object` and `svg` is not text; controls, headings and links in them
//!   count all the same, as far as they are HTML elements of the tree. Lengths are Unicode code points;
//!   a text longer than its field allows keeps its beginning where nothing else is said.
//! - *Document order* enters a shadow root right after its host's start tag, before the host's own
//!   children. Hosts are custom elements, and `article`, `aside`, `div`, `footer`, `header`, `main`, `nav` and
//!   `section` without an element child. A shadow root is a world of its own: ids, owners, `before` and
//!   `section` do not cross it.
//! - Contents of `template` and of frames do not count. A `template[shadowrootmode]` of a saved page
//!   is the shadow root of its parent.
//! - The *owner* of a control is the form the `form` attribute names, else the form the parser
//!   associated it with (`control.form` in the browser).

use serde::{Deserialize, Serialize};

use crate::closed::closed;

/// The longest text that a reader gives whole, in characters. The vocabulary reads no further in
/// any: a reader may be wrong, and attributes have no limit.
pub(crate) const LONGEST_TEXT: usize = 600;

/// A snapshot has no more contacts.
pub const MOST_CONTACTS: usize = 40;

/// What one frame shows at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// The frame's address, as the browser shows it. Empty when unknown.
    pub url: String,
    /// The `<title>`.
    pub title: String,
    /// The `lang` of `<html>`, as written, at most 60 characters.
    pub lang: String,
    /// Texts of `h1`, `h2` and `h3` in document order, at most 20 of 120 characters. What stands in a shadow
    /// root follows its host, here and in the next two.
    pub headings: Vec<String>,
    /// Texts of links, buttons and what says by its `role` that it is one, and paths of links, at most 200 of 60
    /// characters: they tell who is signed in.
    pub actions: Vec<String>,
    /// The site's own contacts, at most 40: addresses of `mailto:` and `tel:` links; then, of the document
    /// and in its order, of the first 1,000 characters of a `footer` that is in no `article`, `dialog` or
    /// `form` the e-mail addresses and telephone numbers, of a description for machines (JSON-LD) and of
    /// `itemprop`s the members `email`, `telephone` and `faxNumber`.
    pub contacts: Vec<String>,
    /// Lines of the page's text around what could tell of a person, each on its own; an empty line where
    /// others were left out. At most 500,000 characters. Rules: `snapshot::text`.
    pub text: String,
    /// How the browser came here.
    pub navigation: Navigation,
    /// Nobody has clicked, tapped or pressed a key in this document yet (`navigator.userActivation`):
    /// what changes in it changes by itself.
    pub untouched: bool,
    /// The forms, in document order.
    pub forms: Vec<Form>,
    /// The controls, in document order; those of shadow roots after their host.
    pub controls: Vec<Control>,
    /// More was there than a snapshot may hold; what is missing was not judged.
    pub truncated: bool,
}

closed! {
    /// How the browser came to a page (`PerformanceNavigationTiming.type`).
    #[derive(Default)]
    Navigation {
        /// A link, an address, a form.
        #[default]
        Navigate = "navigate",
        /// The same address once more.
        Reload = "reload",
        /// Back, forward, or a duplicated tab.
        BackForward = "back_forward",
    }
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
    /// The last `h1` to `h6` before the form, and those and the legends in it, at most 300 characters.
    pub heading: String,
    /// Text, `value`, `alt`, `aria-label` and `name`, in this order, of each of its submitting buttons
    /// (`input` of type submit or image, `button` that is not of type button or reset), at most 200 characters.
    pub submit: String,
    /// All text inside its element, at most 600 characters.
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
    /// The shadow root it is in, as a path of host names of at most 60 characters; `None` in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// `input`, `select`, `textarea`, or `editable` (in the browser only: a `contenteditable`
    /// element that no other contains; it has no `index`).
    pub tag: String,
    /// The type of an input in lower case, as the browser understands it (`text` when unknown, as `month`
    /// and `week` are to Firefox); empty for other tags.
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
    /// `aria-label`, else the texts `aria-labelledby` names, else `title`; at most 120 characters.
    pub aria: String,
    /// Texts of its `<label>` elements, at most 200 characters.
    pub label: String,
    /// Text between the previous control and this one in document order, its last 120 characters.
    /// Hidden inputs do not interrupt it, the start and the end of a form do. Its own label's text
    /// is part of it when it stands there.
    pub before: String,
    /// Text from this control to the next, by the same rules, its first 120 characters.
    pub after: String,
    /// At most 120 characters of: the `th` at its cell's position in the first row of its table, if
    /// that row is another one; else the `legend` of its nearest `fieldset` that has one; else the
    /// last `h1` to `h6` before it.
    pub section: String,
    /// The `pattern` attribute.
    pub pattern: String,
    /// The `inputmode` attribute.
    pub inputmode: String,
    /// The `maxlength` attribute; `None` when not there or not beginning with a number.
    pub maxlength: Option<u32>,
    /// The value as the browser understands it, at most 1,000 characters; the chosen option's text
    /// of a select (the first, of several). Always empty, with length 0, for a password box, one whose
    /// `autocomplete` speaks of a `current-password`, `new-password` or `one-time-code`, a file, and for
    /// what nobody is known by: the types range, color, time, week and datetime-local.
    pub value: String,
    /// Length of the whole value in UTF-16 code units; tells whether `value` was cut.
    pub value_len: u32,
    /// The value attribute (or the text of a textarea) is what the control holds now; of a select, an
    /// option that says so, the first, or the first that can be chosen.
    pub is_default: bool,
    /// Ticked, for checkboxes and radios.
    pub checked: bool,
    /// Ticked in the HTML (`defaultChecked`).
    pub default_checked: bool,
    /// A select: texts of its first 15 options, each at most 60 characters.
    pub options: Vec<String>,
    /// A select: how many options.
    pub options_len: u32,
    /// A person can see it now. A saved page: it is not of type hidden and neither it nor an ancestor
    /// has `hidden`, an inline `display:none` or `visibility:hidden`, or is a `noscript` or a closed `dialog`.
    pub visible: bool,
    /// `readonly` or `disabled` is written there.
    pub fixed: bool,
    /// How the value got here.
    pub provenance: Provenance,
}

closed! {
    /// How a value got into its field.
    #[derive(Default)]
    Provenance {
        /// In the HTML, or set by the page's code before `load` plus one second.
        #[default]
        Page = "page",
        /// Set by the page's code later, after the person had typed elsewhere.
        PageLate = "page_late",
        /// From the site's own memory of this browser.
        Device = "device",
        /// Found in the page's own address.
        Link = "link",
        /// Typed, pasted or dropped by the person.
        Typed = "typed",
        /// Filled by the browser's autofill.
        Autofilled = "autofilled",
        /// Filled by a password manager.
        Filled = "filled",
        /// Put back by the browser after reload, back, or for a duplicated tab.
        Restored = "restored",
    }
}
