//! The snapshot of a line: that of the core, with defaults for those who write one by hand.
//!
//! The core's own types say the same to the two readers; here every member may be left out. What
//! `strayfield snapshot` prints is such a snapshot.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use strayfield_core::snapshot as core;

/// What one frame shows at one moment. Text is as a reader sees it, white space collapsed.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename = "Snapshot")]
#[schemars(rename = "Snapshot")]
pub struct Page {
    /// The address, as the browser shows it, with query and fragment. Default: unknown.
    #[schemars(extend("examples" = ["https://www.gewinnspiel.example/teilnehmen?src=mail"]))]
    pub url: String,
    /// The page's `<title>`.
    pub title: String,
    /// The `lang` of `<html>`.
    #[schemars(extend("examples" = ["de", "pt-BR"]))]
    pub lang: String,
    /// Texts of `h1`, `h2` and `h3` in document order, the first 20 of at most 120 characters.
    pub headings: Vec<String>,
    /// Texts of links and buttons, and paths of links, the first 200 of at most 60 characters. They tell
    /// whether somebody is signed in ("Log out", "/account/logout", "My orders").
    #[schemars(extend("examples" = [["Abmelden", "/konto/logout", "Warenkorb"]]))]
    pub actions: Vec<String>,
    /// The site's own contacts: addresses of `mailto:` and `tel:` links, and what its footer or its
    /// description for machines names (JSON-LD, microdata).
    #[schemars(extend("examples" = [["mailto:info@shop.example", "tel:+493012345"]]))]
    pub contacts: Vec<String>,
    /// The page's visible text, line by line (one for each paragraph, list item, table cell or heading);
    /// lines that could not tell of a person may be left out, an empty line for them. At most 500,000
    /// characters.
    #[schemars(extend("examples" = ["Bestellung 4711\nLieferung an\nNele Uhlig\nFinkenweg 12\n22147 Hamburg"]))]
    pub text: String,
    /// How the browser came here.
    pub navigation: Navigation,
    /// Nobody has clicked, tapped or pressed a key in this document since it was loaded: what changes
    /// from one look at a `view` to the next changes by itself. Default: somebody may have.
    pub untouched: bool,
    /// The forms, in document order. Forms that controls name and that are not described here are
    /// there all the same, without a text.
    pub forms: Vec<Form>,
    /// The controls, in document order.
    pub controls: Vec<Control>,
    /// More was there than a snapshot may hold.
    pub truncated: bool,
}

/// How the browser came to a page.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Navigation {
    /// By a link, a typed address, a form that was sent. The default.
    #[default]
    Navigate,
    /// By a reload of the same address, without anything else.
    Reload,
    /// Back, forward, or as a duplicated tab.
    BackForward,
}

/// A `<form>`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Which form of the document, counted from 0. Default: its position here.
    pub index: Option<u32>,
    /// The `id` attribute.
    pub id: String,
    /// The `name` attribute.
    pub name: String,
    /// The `class` attribute.
    pub class: String,
    /// The `action` attribute as written.
    pub action: String,
    /// `aria-label`, or the texts that `aria-labelledby` names.
    pub label: String,
    /// The last heading before the form, and headings and legends in it, at most 300 characters.
    #[schemars(extend("examples" = ["Jetzt am Gewinnspiel teilnehmen"]))]
    pub heading: String,
    /// Texts of its submitting buttons, at most 200 characters.
    #[schemars(extend("examples" = ["Absenden"]))]
    pub submit: String,
    /// All text inside it, at most 600 characters.
    pub text: String,
}

/// An `input`, `select`, `textarea` or editable element.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Control {
    /// Which control, counted from 0 over all `input`, `select` and `textarea` of the document.
    /// Default: its position among them here.
    pub index: Option<u32>,
    /// The `index` of the form that owns it; `null` for none. Default: the only form, if there is exactly
    /// one; otherwise none.
    #[serde(deserialize_with = "given")]
    #[schemars(with = "Option<u32>")]
    pub form: Option<Option<u32>>,
    /// The shadow root it is in, as names of hosts. Default: none, it is in the document.
    pub root: Option<String>,
    /// `input`, `select`, `textarea`, or `editable` (a `contenteditable` element).
    pub tag: String,
    /// The type of an input, in lower case. Default: `text`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The `name` attribute.
    pub name: String,
    /// The `id` attribute.
    pub id: String,
    /// The `class` attribute.
    pub class: String,
    /// The `autocomplete` attribute as written.
    pub autocomplete: String,
    /// The `placeholder` attribute.
    pub placeholder: String,
    /// `aria-label`, the texts that `aria-labelledby` names, or `title`.
    pub aria: String,
    /// Texts of its `<label>` elements.
    #[schemars(extend("examples" = ["Vorname*"]))]
    pub label: String,
    /// Text between the control before and this one, its last 120 characters.
    pub before: String,
    /// Text from this control to the next, its first 120 characters.
    pub after: String,
    /// Heading of its table column, legend of its `fieldset`, or last heading before it.
    #[schemars(extend("examples" = ["Lieferadresse", "Freund 2"]))]
    pub section: String,
    /// The `pattern` attribute.
    pub pattern: String,
    /// The `inputmode` attribute.
    pub inputmode: String,
    /// The `maxlength` attribute.
    pub maxlength: Option<u32>,
    /// What it holds, at most 1,000 characters; of a select the chosen option's text. Empty for a
    /// password.
    pub value: String,
    /// Length of the whole value in UTF-16 code units, when `value` was cut. Default: that of `value`.
    pub value_len: Option<u32>,
    /// What it holds is what its HTML says. Tells nothing by itself.
    pub is_default: bool,
    /// Ticked, for checkboxes and radios.
    pub checked: bool,
    /// Ticked in the HTML.
    pub default_checked: bool,
    /// Of a select: the texts of its first 15 options.
    pub options: Vec<String>,
    /// Of a select: how many options. Default: as many as `options` has.
    pub options_len: Option<u32>,
    /// A person can see it now. Default: true.
    pub visible: bool,
    /// `readonly` or `disabled`.
    pub fixed: bool,
    /// How its value got there, as far as a browser can see.
    pub provenance: Provenance,
}

/// How a value got into its field. Whether it stands in the page's own address is found out without it.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// In the HTML, or set by the page's code while it loaded. The default.
    #[default]
    Page,
    /// Set by the page's code later, after the person had typed elsewhere.
    PageLate,
    /// It stood in this site's local storage, or in a cookie of an earlier visit, before the page ran.
    Device,
    /// It stands in the page's own address.
    Link,
    /// Typed, pasted, dropped or dictated by the person.
    Typed,
    /// Filled by the browser's autofill.
    Autofilled,
    /// Filled by a password manager.
    Filled,
    /// Put back by the browser after a reload, on the way back, or for a duplicated tab.
    Restored,
}

impl Default for Control {
    fn default() -> Self {
        Self {
            index: None,
            form: None,
            root: None,
            tag: "input".to_owned(),
            kind: None,
            name: String::new(),
            id: String::new(),
            class: String::new(),
            autocomplete: String::new(),
            placeholder: String::new(),
            aria: String::new(),
            label: String::new(),
            before: String::new(),
            after: String::new(),
            section: String::new(),
            pattern: String::new(),
            inputmode: String::new(),
            maxlength: None,
            value: String::new(),
            value_len: None,
            is_default: false,
            checked: false,
            default_checked: false,
            options: Vec::new(),
            options_len: None,
            visible: true,
            fixed: false,
            provenance: Provenance::default(),
        }
    }
}

/// Tells `null` from nothing.
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<u32>>, D::Error> {
    Option::deserialize(from).map(Some)
}

/// A page has fewer; numbers beyond it name no form.
const MOST_FORMS: usize = 10_000;

impl From<Page> for core::Snapshot {
    fn from(page: Page) -> Self {
        let only = (page.forms.len() == 1).then(|| page.forms[0].index.unwrap_or(0));
        let mut next = 0;
        let controls: Vec<core::Control> = page
            .controls
            .into_iter()
            .map(|control| {
                let counted = control.root.is_none() && control.tag != "editable";
                let index = control.index.or(counted.then_some(next));
                next = index.map_or(next, |index| index.saturating_add(1));
                control.owned_by(only, index)
            })
            .collect();
        let mut forms: Vec<core::Form> = Vec::new();
        for index in controls.iter().filter_map(|control| control.form) {
            reach(&mut forms, index);
        }
        for (position, form) in (0..).zip(page.forms) {
            let index = form.index.unwrap_or(position);
            if let Some(place) = reach(&mut forms, index) {
                *place = form.numbered(index);
            }
        }
        Self {
            url: page.url,
            title: page.title,
            lang: page.lang,
            headings: page.headings,
            actions: page.actions,
            contacts: page.contacts,
            text: page.text,
            navigation: match page.navigation {
                Navigation::Navigate => core::Navigation::Navigate,
                Navigation::Reload => core::Navigation::Reload,
                Navigation::BackForward => core::Navigation::BackForward,
            },
            forms,
            controls,
            untouched: page.untouched,
            truncated: page.truncated,
        }
    }
}

/// The form of this number, those before it made up where they are missing.
fn reach(forms: &mut Vec<core::Form>, index: u32) -> Option<&mut core::Form> {
    let at = usize::try_from(index).ok().filter(|at| *at < MOST_FORMS)?;
    while forms.len() <= at {
        let index = u32::try_from(forms.len()).unwrap_or(u32::MAX);
        forms.push(core::Form {
            index,
            ..core::Form::default()
        });
    }
    forms.get_mut(at)
}

impl Form {
    fn numbered(self, index: u32) -> core::Form {
        core::Form {
            index,
            id: self.id,
            name: self.name,
            class: self.class,
            action: self.action,
            label: self.label,
            heading: self.heading,
            submit: self.submit,
            text: self.text,
        }
    }
}

impl Control {
    fn owned_by(self, only: Option<u32>, index: Option<u32>) -> core::Control {
        let default_type = if self.tag == "input" { "text" } else { "" };
        let kind = self
            .kind
            .unwrap_or_else(|| default_type.to_owned())
            .to_ascii_lowercase();
        let length = || u32::try_from(self.value.encode_utf16().count()).unwrap_or(u32::MAX);
        // The value of a password is never in a snapshot.
        let secret = kind == "password";
        core::Control {
            index,
            form: self.form.unwrap_or(only),
            root: self.root,
            value_len: if secret {
                0
            } else {
                self.value_len.unwrap_or_else(length)
            },
            value: if secret { String::new() } else { self.value },
            tag: self.tag.to_ascii_lowercase(),
            kind,
            name: self.name,
            id: self.id,
            class: self.class,
            autocomplete: self.autocomplete,
            placeholder: self.placeholder,
            aria: self.aria,
            label: self.label,
            before: self.before,
            after: self.after,
            section: self.section,
            pattern: self.pattern,
            inputmode: self.inputmode,
            maxlength: self.maxlength,
            is_default: self.is_default,
            checked: self.checked,
            default_checked: self.default_checked,
            options_len: self
                .options_len
                .unwrap_or_else(|| u32::try_from(self.options.len()).unwrap_or(u32::MAX)),
            options: self.options,
            visible: self.visible,
            fixed: self.fixed,
            provenance: match self.provenance {
                Provenance::Page => core::Provenance::Page,
                Provenance::PageLate => core::Provenance::PageLate,
                Provenance::Device => core::Provenance::Device,
                Provenance::Link => core::Provenance::Link,
                Provenance::Typed => core::Provenance::Typed,
                Provenance::Autofilled => core::Provenance::Autofilled,
                Provenance::Filled => core::Provenance::Filled,
                Provenance::Restored => core::Provenance::Restored,
            },
        }
    }
}
