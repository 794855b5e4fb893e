//! The walk over the tree that makes the snapshot.

use std::collections::HashMap;

use strayfield_core::snapshot::{Control, Form, MOST_CONTACTS, Snapshot};

use super::tree::{DOCUMENT, Data, Id, Step, Tree};

/// Shadow roots nested deeper than any page has a use for are not entered.
const DEEPEST_SHADOW: usize = 32;
/// Of a language, and of the host of a shadow root, in characters.
const MOST_NAME: usize = 60;

/// The snapshot, and the elements behind its forms and controls, by position.
pub(super) fn read(tree: &Tree) -> (Snapshot, Vec<Id>, Vec<Id>) {
    let mut reader = Reader {
        tree,
        snapshot: Snapshot::default(),
        forms: Vec::new(),
        form_numbers: HashMap::new(),
        controls: Vec::new(),
        next_index: 0,
    };
    reader.number_forms(DOCUMENT, 0);
    reader.facts(DOCUMENT, 0);
    reader.world(DOCUMENT, None, 0);
    (reader.snapshot, reader.forms, reader.controls)
}

struct Reader<'a> {
    tree: &'a Tree,
    snapshot: Snapshot,
    forms: Vec<Id>,
    form_numbers: HashMap<Id, u32>,
    controls: Vec<Id>,
    next_index: u32,
}

/// What the elements of one world (the document, or a shadow root) say of each other.
#[derive(Default)]
struct Names<'a> {
    ids: HashMap<&'a str, Id>,
    labels: HashMap<Id, Vec<Id>>,
}

impl<'a> Reader<'a> {
    /// The document's forms first, then those of its shadow roots.
    fn number_forms(&mut self, root: Id, depth: usize) {
        let mut shadows = Vec::new();
        for step in self.tree.walk(root) {
            let Step::Enter(id) = step else { continue };
            if self.tree.tag(id) == "form" {
                let number = number(self.forms.len());
                self.form_numbers.insert(id, number);
                self.forms.push(id);
                self.snapshot.forms.push(self.form(id, number));
            }
            shadows.extend(shadow_root(self.tree, id));
        }
        if depth < DEEPEST_SHADOW {
            for shadow in shadows {
                self.number_forms(shadow, depth + 1);
            }
        }
    }

    fn form(&self, id: Id, index: u32) -> Form {
        let attr = |name| self.tree.attr(id, name).unwrap_or_default().to_owned();
        Form {
            index,
            id: attr("id"),
            name: attr("name"),
            class: attr("class"),
            action: attr("action"),
            text: self.text(id, 600),
            ..Form::default()
        }
    }

    /// What stands beside the controls, in the document and where its shadow roots are.
    fn facts(&mut self, root: Id, depth: usize) {
        let tree = self.tree;
        for step in tree.walk(root) {
            let Step::Enter(id) = step else { continue };
            let snapshot = &mut self.snapshot;
            match tree.tag(id) {
                "html" => snapshot.lang = cut(tree.attr(id, "lang").unwrap_or_default(), MOST_NAME),
                "title" if snapshot.title.is_empty() => snapshot.title = text(tree, id, 200),
                "h1" | "h2" | "h3" if snapshot.headings.len() < 20 => {
                    push_some(&mut snapshot.headings, 20, text(tree, id, 120));
                }
                "a" => {
                    let href = tree.attr(id, "href").unwrap_or_default().trim();
                    if let Some(address) = contact(href) {
                        push_some(&mut snapshot.contacts, MOST_CONTACTS, address);
                    } else if snapshot.actions.len() < 200 {
                        push_some(&mut snapshot.actions, 200, text(tree, id, 60));
                        push_some(&mut snapshot.actions, 200, path(href));
                    }
                }
                "button" if snapshot.actions.len() < 200 => {
                    push_some(&mut snapshot.actions, 200, text(tree, id, 60));
                }
                "div" | "li" | "span"
                    if snapshot.actions.len() < 200
                        && matches!(
                            tree.attr(id, "role"),
                            Some("button" | "link" | "menuitem")
                        ) =>
                {
                    push_some(&mut snapshot.actions, 200, text(tree, id, 60));
                }
                "input"
                    if matches!(
                        input_type(tree.attr(id, "type")),
                        "submit" | "button" | "reset"
                    ) =>
                {
                    let value = tree.attr(id, "value").unwrap_or_default();
                    push_some(&mut snapshot.actions, 200, collapse(value, 60));
                }
                _ => {}
            }
            if depth < DEEPEST_SHADOW
                && let Some(shadow) = shadow_root(tree, id)
            {
                self.facts(shadow, depth + 1);
            }
        }
    }

    /// The controls of the document, or of one shadow root, and of the shadow roots in it.
    fn world(&mut self, root: Id, path: Option<&str>, depth: usize) {
        let tree = self.tree;
        let names = self.names(root);
        let mut gap = Gap::default();
        let mut heading: Option<Id> = None;
        // Of the radios of one name in one form, the last that is ticked stays so.
        let mut ticked: HashMap<(Option<u32>, String), usize> = HashMap::new();
        for step in tree.walk(root) {
            let id = match step {
                Step::Leave(id) => {
                    if tree.tag(id) == "form" {
                        gap.interrupt(&mut self.snapshot.controls);
                    }
                    gap.silent -= usize::from(is_silent(tree.any_tag(id)));
                    continue;
                }
                Step::Enter(id) => id,
            };
            if let Data::Text(words) = &tree.node(id).data {
                gap.push(words);
                continue;
            }
            gap.silent += usize::from(is_silent(tree.any_tag(id)));
            if let Some(shadow) = shadow_root(tree, id) {
                let host = cut(tree.tag(id), MOST_NAME);
                let host = path.map_or_else(|| host.clone(), |path| format!("{path} > {host}"));
                if depth < DEEPEST_SHADOW {
                    self.world(shadow, Some(&host), depth + 1);
                } else {
                    self.snapshot.truncated = true;
                }
            }
            match tree.tag(id) {
                "form" => {
                    gap.interrupt(&mut self.snapshot.controls);
                    self.form_words(id, heading, &names);
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading = Some(id),
                "input" | "select" | "textarea" => {
                    let mut control = self.control(id, &names, heading);
                    if path.is_none() {
                        control.index = Some(self.next_index);
                        self.next_index += 1;
                    }
                    control.root = path.map(str::to_owned);
                    if control.kind == "radio" && control.checked && !control.name.is_empty() {
                        let group = (control.form, control.name.clone());
                        if let Some(before) = ticked.insert(group, self.controls.len()) {
                            self.snapshot.controls[before].checked = false;
                        }
                    }
                    control.before = gap.last(120);
                    if control.kind != "hidden" {
                        gap.interrupt(&mut self.snapshot.controls);
                    }
                    gap.open.push((self.controls.len(), gap.text.len()));
                    if matches!(control.kind.as_str(), "submit" | "image") {
                        self.submit_words(id, &names);
                    }
                    self.controls.push(id);
                    self.snapshot.controls.push(control);
                }
                "button" => {
                    let kind = tree.attr(id, "type").unwrap_or_default();
                    if !kind.eq_ignore_ascii_case("button") && !kind.eq_ignore_ascii_case("reset") {
                        self.submit_words(id, &names);
                    }
                }
                _ => {}
            }
        }
        gap.interrupt(&mut self.snapshot.controls);
    }

    fn names(&self, root: Id) -> Names<'a> {
        let tree = self.tree;
        let mut names = Names::default();
        let mut labels = Vec::new();
        for step in tree.walk(root) {
            let Step::Enter(id) = step else { continue };
            if let Some(name) = tree.attr(id, "id").filter(|name| !name.is_empty()) {
                names.ids.entry(name).or_insert(id);
            }
            if tree.tag(id) == "label" {
                labels.push(id);
            }
        }
        for label in labels {
            let target = match tree.attr(label, "for") {
                Some(name) => names
                    .ids
                    .get(name)
                    .copied()
                    .filter(|&id| is_labelable(tree, id)),
                None => tree.walk(label).find_map(|step| match step {
                    Step::Enter(id) if is_labelable(tree, id) => Some(id),
                    _ => None,
                }),
            };
            if let Some(target) = target {
                names.labels.entry(target).or_default().push(label);
            }
        }
        names
    }

    fn control(&self, id: Id, names: &Names, heading: Option<Id>) -> Control {
        let tree = self.tree;
        let attr = |name| tree.attr(id, name).unwrap_or_default();
        let tag = tree.tag(id);
        let kind = if tag == "input" {
            input_type(tree.attr(id, "type"))
        } else {
            ""
        };
        let mut control = Control {
            form: self.owner(id, names),
            tag: tag.to_owned(),
            kind: kind.to_owned(),
            name: attr("name").to_owned(),
            id: attr("id").to_owned(),
            class: cut(attr("class"), 120),
            autocomplete: attr("autocomplete").to_owned(),
            placeholder: attr("placeholder").to_owned(),
            aria: self.aria(id, names),
            label: self.label(id, names),
            section: self.section(id, heading),
            pattern: attr("pattern").to_owned(),
            inputmode: attr("inputmode").to_owned(),
            maxlength: leading_number(attr("maxlength")),
            is_default: true,
            visible: kind != "hidden" && self.is_visible(id),
            fixed: tree.attr(id, "readonly").is_some() || tree.attr(id, "disabled").is_some(),
            ..Control::default()
        };
        let value = match tag {
            "select" => self.options(id, &mut control),
            _ if is_secret(attr("autocomplete")) => String::new(),
            "textarea" => raw_text(tree, id),
            _ if kind == "email" && tree.attr(id, "multiple").is_some() => {
                let each: Vec<String> = attr("value")
                    .split(',')
                    .map(|one| input_value(kind, Some(one)))
                    .collect();
                each.join(",")
            }
            _ => input_value(kind, tree.attr(id, "value")),
        };
        control.value_len = number(value.encode_utf16().count());
        control.value = cut(&value, 1000);
        if matches!(kind, "checkbox" | "radio") {
            control.checked = tree.attr(id, "checked").is_some();
            control.default_checked = control.checked;
        }
        control
    }

    /// Fills in the options and gives back the text of the chosen one.
    fn options(&self, id: Id, control: &mut Control) -> String {
        let tree = self.tree;
        let several = tree.attr(id, "multiple").is_some();
        let rows = tree
            .attr(id, "size")
            .and_then(|size| size.trim().parse().ok());
        let is_closed = !several && rows.unwrap_or(1) <= 1;
        let (mut chosen, mut first) = (None, None);
        for step in tree.walk(id) {
            let Step::Enter(option) = step else { continue };
            if tree.tag(option) != "option" {
                continue;
            }
            if control.options.len() < 15 {
                control.options.push(text(tree, option, 60));
            }
            control.options_len += 1;
            // Of several a browser names the first; of one, the last that says so wins.
            if tree.attr(option, "selected").is_some() && !(several && chosen.is_some()) {
                chosen = Some(option);
            }
            if first.is_none() && !is_disabled(tree, option) {
                first = Some(option);
            }
        }
        if is_closed {
            chosen = chosen.or(first);
        }
        chosen.map_or_else(String::new, |option| text(tree, option, usize::MAX))
    }

    fn owner(&self, id: Id, names: &Names) -> Option<u32> {
        let tree = self.tree;
        let form = match tree.attr(id, "form") {
            Some(name) => names.ids.get(name).copied(),
            None => tree
                .parsed_form(id)
                .or_else(|| tree.ancestors(id).find(|&up| tree.tag(up) == "form")),
        };
        self.form_numbers.get(&form?).copied()
    }

    fn aria(&self, id: Id, names: &Names) -> String {
        let attr = |name| collapse(self.tree.attr(id, name).unwrap_or_default(), 120);
        let mut words = attr("aria-label");
        if words.is_empty() {
            words = self.labelled_by(id, names, 120);
        }
        if words.is_empty() {
            words = attr("title");
        }
        words
    }

    fn labelled_by(&self, id: Id, names: &Names, limit: usize) -> String {
        let ids = self.tree.attr(id, "aria-labelledby").unwrap_or_default();
        let named = ids
            .split_ascii_whitespace()
            .filter_map(|id| names.ids.get(id));
        self.texts(named.copied(), limit)
    }

    fn label(&self, id: Id, names: &Names) -> String {
        let labels = names.labels.get(&id).map_or(&[][..], Vec::as_slice);
        self.texts(labels.iter().copied(), 200)
    }

    fn texts(&self, elements: impl Iterator<Item = Id>, limit: usize) -> String {
        let mut all = Words::new(limit);
        for element in elements {
            all.push_element(self.tree, element);
        }
        all.text
    }

    fn section(&self, id: Id, heading: Option<Id>) -> String {
        let tree = self.tree;
        let column = self.column_header(id);
        let legend = || {
            tree.ancestors(id)
                .filter(|&up| tree.tag(up) == "fieldset")
                .find_map(|set| {
                    tree.children(set)
                        .find(|&child| tree.tag(child) == "legend")
                })
        };
        column
            .or_else(legend)
            .or(heading)
            .map_or_else(String::new, |element| self.text(element, 120))
    }

    fn column_header(&self, id: Id) -> Option<Id> {
        let tree = self.tree;
        let up = |id, tags: &[&str]| tree.ancestors(id).find(|&up| tags.contains(&tree.tag(up)));
        let cell = up(id, &["td"])?;
        let row = up(cell, &["tr"])?;
        let table = up(row, &["table"])?;
        let is_row = |&id: &Id| tree.tag(id) == "tr";
        let first = tree.children(table).find_map(|part| match tree.tag(part) {
            "tr" => Some(part),
            "thead" | "tbody" | "tfoot" => tree.children(part).find(is_row),
            _ => None,
        })?;
        if first == row {
            return None;
        }
        let cells = |row| {
            tree.children(row)
                .filter(|&id| matches!(tree.tag(id), "td" | "th"))
                .take(100)
        };
        let at = cells(row).position(|id| id == cell)?;
        cells(first).nth(at).filter(|&id| tree.tag(id) == "th")
    }

    fn is_visible(&self, id: Id) -> bool {
        let tree = self.tree;
        std::iter::once(id)
            .chain(tree.ancestors(id))
            .all(|id| match tree.tag(id) {
                "noscript" => false,
                "dialog" if tree.attr(id, "open").is_none() => false,
                _ => {
                    tree.attr(id, "hidden").is_none() && !tree.attr(id, "style").is_some_and(hides)
                }
            })
    }

    /// Heading and label of a form, once the headings before it are known.
    fn form_words(&mut self, id: Id, heading: Option<Id>, names: &Names) {
        let tree = self.tree;
        let mut words = Words::new(300);
        if let Some(heading) = heading {
            words.push_element(tree, heading);
        }
        for step in tree.walk(id) {
            if let Step::Enter(id) = step
                && matches!(
                    tree.tag(id),
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "legend"
                )
            {
                words.push_element(tree, id);
            }
        }
        let mut label = collapse(tree.attr(id, "aria-label").unwrap_or_default(), 120);
        if label.is_empty() {
            label = self.labelled_by(id, names, 120);
        }
        if let Some(form) = self.form_numbers.get(&id).map(|&n| n as usize) {
            self.snapshot.forms[form].heading = words.text;
            self.snapshot.forms[form].label = label;
        }
    }

    /// Adds the words of a submitting button to its form.
    fn submit_words(&mut self, id: Id, names: &Names) {
        let Some(form) = self.owner(id, names) else {
            return;
        };
        let tree = self.tree;
        let form = &mut self.snapshot.forms[form as usize];
        let mut words = Words {
            limit: 200,
            length: form.submit.chars().count(),
            text: std::mem::take(&mut form.submit),
        };
        words.push_element(tree, id);
        for attr in ["value", "alt", "aria-label", "name"] {
            words.push(tree.attr(id, attr).unwrap_or_default());
        }
        form.submit = words.text;
    }

    fn text(&self, id: Id, limit: usize) -> String {
        text(self.tree, id, limit)
    }
}

/// The text between controls, and the controls that still wait for theirs.
#[derive(Default)]
struct Gap {
    text: String,
    /// Position of a control, and how much of the text stands before it.
    open: Vec<(usize, usize)>,
    /// How many elements around us keep their text to themselves.
    silent: usize,
}

impl Gap {
    fn push(&mut self, text: &str) {
        if self.silent == 0 {
            for word in text.split_whitespace() {
                if !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.text.push_str(word);
            }
        }
    }

    fn last(&self, limit: usize) -> String {
        let skip = self.text.chars().count().saturating_sub(limit);
        self.text.chars().skip(skip).collect()
    }

    fn interrupt(&mut self, controls: &mut [Control]) {
        for (at, before) in self.open.drain(..) {
            let rest = self.text.get(before..).unwrap_or_default();
            controls[at].after = cut(rest.trim_start(), 120);
        }
        self.text.clear();
    }
}

/// Words joined by one space, up to a limit of code points.
struct Words {
    limit: usize,
    length: usize,
    text: String,
}

impl Words {
    const fn new(limit: usize) -> Self {
        Self {
            limit,
            length: 0,
            text: String::new(),
        }
    }

    const fn is_full(&self) -> bool {
        self.length >= self.limit
    }

    fn push(&mut self, text: &str) {
        for word in text.split_whitespace() {
            if self.is_full() {
                return;
            }
            if !self.text.is_empty() {
                self.text.push(' ');
                self.length += 1;
            }
            for c in word.chars().take(self.limit - self.length.min(self.limit)) {
                self.text.push(c);
                self.length += 1;
            }
        }
    }

    fn push_element(&mut self, tree: &Tree, element: Id) {
        let mut silent = 0;
        for step in tree.walk(element) {
            match step {
                Step::Enter(id) => match &tree.node(id).data {
                    Data::Text(text) if silent == 0 => self.push(text),
                    _ => silent += usize::from(is_silent(tree.any_tag(id))),
                },
                Step::Leave(id) => silent -= usize::from(is_silent(tree.any_tag(id))),
            }
            if self.is_full() {
                return;
            }
        }
    }
}

pub(super) fn text(tree: &Tree, element: Id, limit: usize) -> String {
    let mut words = Words::new(limit);
    words.push_element(tree, element);
    words.text.truncate(words.text.trim_end().len());
    words.text
}

pub(super) fn collapse(text: &str, limit: usize) -> String {
    let mut words = Words::new(limit);
    words.push(text);
    words.text
}

fn raw_text(tree: &Tree, element: Id) -> String {
    tree.children(element)
        .filter_map(|id| match &tree.node(id).data {
            Data::Text(text) => Some(&**text),
            _ => None,
        })
        .collect()
}

fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn push_some(list: &mut Vec<String>, most: usize, text: String) {
    if !text.is_empty() && list.len() < most {
        list.push(text);
    }
}

/// The shadow root that a saved page declares for this element.
pub(super) fn shadow_root(tree: &Tree, host: Id) -> Option<Id> {
    let tag = tree.tag(host);
    let is_custom = tag.contains('-');
    if !is_custom && !is_box(tag) {
        return None;
    }
    let template = tree.children(host).find(|&child| {
        tree.tag(child) == "template"
            && tree.attr(child, "shadowrootmode").is_some_and(|mode| {
                mode.eq_ignore_ascii_case("open") || mode.eq_ignore_ascii_case("closed")
            })
    })?;
    let is_alone = || {
        tree.children(host)
            .all(|child| child == template || tree.any_tag(child).is_empty())
    };
    (is_custom || is_alone())
        .then(|| tree.contents(template))
        .flatten()
}

/// Elements whose text is not text of the page.
pub(super) fn is_silent(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "title"
            | "select"
            | "datalist"
            | "textarea"
            | "button"
            | "iframe"
            | "object"
            | "svg"
    )
}

/// An option that can't be chosen, by itself or with its group.
fn is_disabled(tree: &Tree, option: Id) -> bool {
    let group = tree
        .node(option)
        .parent
        .filter(|&up| tree.tag(up) == "optgroup");
    std::iter::once(option)
        .chain(group)
        .any(|id| tree.attr(id, "disabled").is_some())
}

fn is_labelable(tree: &Tree, id: Id) -> bool {
    match tree.tag(id) {
        "input" => input_type(tree.attr(id, "type")) != "hidden",
        tag => matches!(
            tag,
            "button" | "meter" | "output" | "progress" | "select" | "textarea"
        ),
    }
}

/// Elements that have a shadow root when they have nothing else to show.
fn is_box(tag: &str) -> bool {
    matches!(
        tag,
        "article" | "aside" | "div" | "footer" | "header" | "main" | "nav" | "section"
    )
}

/// The type of an input as the browser understands it.
fn input_type(written: Option<&str>) -> &'static str {
    const TYPES: [&str; 21] = [
        "hidden",
        "search",
        "tel",
        "url",
        "email",
        "password",
        "date",
        "month",
        "week",
        "time",
        "datetime-local",
        "number",
        "range",
        "color",
        "checkbox",
        "radio",
        "file",
        "submit",
        "image",
        "reset",
        "button",
    ];
    let written = written.unwrap_or_default();
    TYPES
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(written))
        .unwrap_or("text")
}

/// The value a browser makes of a value attribute.
fn input_value(kind: &str, attr: Option<&str>) -> String {
    let written = attr.unwrap_or_default();
    match kind {
        "password" | "file" | "range" | "color" | "time" | "week" | "datetime-local" => {
            String::new()
        }
        "checkbox" | "radio" if attr.is_none() => "on".to_owned(),
        "number" if !is_number(written) => String::new(),
        "date" if !is_date(written) => String::new(),
        "email" | "url" => without_breaks(written)
            .trim_matches(|c: char| c.is_ascii_whitespace())
            .to_owned(),
        "hidden" | "checkbox" | "radio" | "submit" | "reset" | "button" | "image" => {
            written.to_owned()
        }
        _ => without_breaks(written),
    }
}

/// What a box holds that says this is a secret, whatever its type.
fn is_secret(autocomplete: &str) -> bool {
    let autocomplete = autocomplete.to_ascii_lowercase();
    ["current-password", "new-password", "one-time-code"]
        .iter()
        .any(|secret| autocomplete.contains(secret))
}

/// A number as HTML writes it: no plus sign, no point at the end, no words.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (number, exponent) = text
        .split_once(['e', 'E'])
        .map_or((text, None), |(number, exponent)| (number, Some(exponent)));
    let (whole, fraction) = number
        .split_once('.')
        .map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    (digits(whole) || whole.is_empty() && fraction.is_some())
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|power| digits(power.strip_prefix(['+', '-']).unwrap_or(power)))
}

fn without_breaks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect()
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>()
            .ok()
            .filter(|_| is_number && digits.contains(&part.len()))
    };
    let (Some(year), Some(month), Some(day)) = (
        number(year, 4..=6),
        number(month, 2..=2),
        number(day, 2..=2),
    ) else {
        return false;
    };
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

/// The number that an attribute begins with.
fn leading_number(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let text = text.strip_prefix('+').unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.get(..end.unwrap_or(text.len()))?.parse().ok()
}

/// The address of a `mailto:` or `tel:` link.
fn contact(href: &str) -> Option<String> {
    let (scheme, rest) = href.split_once(':')?;
    let known = ["mailto", "tel"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    known.then(|| rest.split('?').next().unwrap_or_default().trim().to_owned())
}

/// The path of a link, without scheme, host, query and fragment.
fn path(href: &str) -> String {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let href = href.get(..end).unwrap_or_default();
    let path = match href.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => {
            rest.split_once('/').map_or("", |(_, path)| path)
        }
        _ if href.to_ascii_lowercase().starts_with("javascript:") => "",
        _ => href.trim_start_matches('/'),
    };
    if path.is_empty() {
        String::new()
    } else {
        cut(&format!("/{path}"), 60)
    }
}

/// An inline style that hides its element.
fn hides(style: &str) -> bool {
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    style.split(';').any(|rule| {
        matches!(
            rule.trim_end_matches("!important"),
            "display:none" | "visibility:hidden"
        )
    })
}
