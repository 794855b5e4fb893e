//! A message's recipients in the open: who got it reads who else did.

use super::consent::form_kind;
use super::pieces::{self, Piece};
use super::topic::Topic;
use super::words::{Said, Word};
use crate::field::fold::Folded;
use crate::finding::{Finding, FindingKind, Inspection};
use crate::form::FormKind;
use crate::snapshot::{Control, Provenance, Snapshot};
use crate::value::email::Email;

/// DESIGN §4: more than 20 addresses …
const MOST_ADDRESSES: u32 = 20;
/// … of more than 5 domains.
const MOST_DOMAINS: usize = 5;
/// Between two recipients stand at most so many pieces that are none: names, "remove", commas.
const LONGEST_GAP: usize = 3;
/// A head of a message says nothing else: so many bytes at most.
const LONGEST_HEAD: usize = 60;
/// Nobody writes to more; a number behind "and" may say what it likes.
const MOST_MORE: u32 = 10_000_000;

/// One finding for the message that is read, one for each that is being written.
pub(super) fn findings(
    snapshot: &Snapshot,
    inspection: &Inspection,
    pieces: &[Piece],
    topic: Topic,
    folded: &mut Folded,
) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (form, list) in written(snapshot, folded) {
        if list.is_open() {
            found.push(Finding {
                form,
                form_kind: FormKind::Compose,
                count: list.count,
                ..Finding::of(FindingKind::Recipients)
            });
        }
    }
    if found.is_empty() {
        let list = shown(pieces, topic, folded);
        if list.is_open() && !is_writing(snapshot, inspection) {
            found.push(Finding {
                count: list.count,
                ..Finding::of(FindingKind::Recipients)
            });
        }
    }
    found
}

/// Whether a text shows enough addresses to be worth reading.
pub(super) fn may_stand_in(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b'@').count() > MOST_DOMAINS
}

/// Recipients, counted.
#[derive(Default)]
struct List {
    count: u32,
    domains: Vec<String>,
}

impl List {
    fn add(&mut self, email: Email) {
        // The address of a list hides its members.
        if is_list(&email) {
            return;
        }
        self.count += 1;
        if self.domains.len() <= MOST_DOMAINS && !self.domains.contains(&email.domain) {
            self.domains.push(email.domain);
        }
    }

    fn is_open(&self) -> bool {
        self.count > MOST_ADDRESSES && self.domains.len() > MOST_DOMAINS
    }
}

fn is_list(email: &Email) -> bool {
    const LISTS: &[&str] = &[
        "list",
        "lists",
        "liste",
        "group",
        "groups",
        "googlegroups",
        "announce",
        "verteiler",
    ];
    let mut labels = email
        .domain
        .split('.')
        .chain(email.local.split(['-', '.', '_']));
    labels.any(|label| LISTS.contains(&label))
}

/// The recipients of a message that is shown: what stands after the label, until another one.
fn shown(pieces: &[Piece], topic: Topic, folded: &mut Folded) -> List {
    let mut longest = List::default();
    let mut list: Option<List> = None;
    let mut gap = 0;
    // The next piece that may be an address.
    let mut next = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let is_none = |piece: &Piece| !piece.text.contains('@');
        while next < at || pieces.get(next).is_some_and(is_none) {
            next += 1;
        }
        // A list that begins here would end before it.
        if list.is_none() && next > at + LONGEST_GAP {
            continue;
        }
        let (label, text) = pieces::label(piece.text);
        let head = if label.is_empty() { text } else { label };
        let said = if can_be_head(head) {
            Said::of(head, folded)
        } else {
            Said::default()
        };
        if said.is(Word::Recipients) {
            // Cc goes on where To ended.
            list.get_or_insert_default();
            gap = 0;
        } else if said.is(Word::Header) {
            keep_longer(&mut longest, list.take());
        }
        let mut any = false;
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"'));
        // Most pieces have no address, and need not be cut up.
        let words = text.contains('@').then_some(words).into_iter().flatten();
        for word in words.filter(|word| word.contains('@')) {
            let Some(email) = Email::parse(word) else {
                continue;
            };
            any = true;
            // In a mailbox a long row of addresses needs no label.
            if topic == Topic::Message {
                list.get_or_insert_default();
            }
            if let Some(list) = &mut list {
                list.add(email);
            }
        }
        if any {
            gap = 0;
            continue;
        }
        if let Some(current) = &mut list
            && current.count > 0
            && let Some(more) = more(text, folded)
        {
            current.count = current.count.saturating_add(more);
        }
        gap += 1;
        if gap > LONGEST_GAP {
            keep_longer(&mut longest, list.take());
        }
    }
    keep_longer(&mut longest, list);
    longest
}

/// Quicker than looking for words, which few pieces deserve.
fn can_be_head(text: &str) -> bool {
    text.len() <= LONGEST_HEAD && !text.bytes().any(|b| b.is_ascii_digit() || b == b'@')
}

fn keep_longer(longest: &mut List, list: Option<List>) {
    if let Some(list) = list.filter(|list| list.count > longest.count) {
        *longest = list;
    }
}

/// "and 1,038 more", "+12".
fn more(text: &str, folded: &mut Folded) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(9).collect();
    let more = digits.parse().ok().filter(|more| *more <= MOST_MORE)?;
    let is_said =
        text.len() <= 60 && (text.contains('+') || Said::of(text, folded).has(Word::More));
    is_said.then_some(more)
}

/// The recipients of messages that are being written, as they arrived: form by form.
fn written(snapshot: &Snapshot, folded: &mut Folded) -> Vec<(Option<u32>, List)> {
    let mut lists: Vec<(Option<u32>, List)> = Vec::new();
    for control in &snapshot.controls {
        if !arrived(control) || !control.value.contains('@') || !is_for_recipients(control, folded)
        {
            continue;
        }
        let at = lists
            .iter()
            .position(|(form, _)| *form == control.form)
            .unwrap_or_else(|| {
                lists.push((control.form, List::default()));
                lists.len() - 1
            });
        for piece in pieces::of(&control.value) {
            for word in piece.text.split_whitespace() {
                if let Some(email) = Email::parse(word) {
                    lists[at].1.add(email);
                }
            }
        }
        // What the reader of the page cut off goes on as it began.
        let read = u32::try_from(control.value.encode_utf16().count())
            .unwrap_or(u32::MAX)
            .max(1);
        if control.value_len > read {
            let all = u64::from(lists[at].1.count) * u64::from(control.value_len) / u64::from(read);
            lists[at].1.count = u32::try_from(all).unwrap_or(u32::MAX);
        }
    }
    lists
}

const fn arrived(control: &Control) -> bool {
    matches!(
        control.provenance,
        Provenance::Page | Provenance::Link | Provenance::Device
    )
}

/// Its name or its label is that of a message's recipients.
pub(super) fn is_for_recipients(control: &Control, folded: &mut Folded) -> bool {
    const NAMES: &[&str] = &[
        "to",
        "cc",
        "bcc",
        "recipient",
        "recipients",
        "addressees",
        "mailto",
        "rcpt",
    ];
    let name = control
        .name
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|part| !part.is_empty());
    let mut parts = name.chain(control.id.split(|c: char| !c.is_ascii_alphabetic()));
    parts.any(|part| NAMES.iter().any(|name| part.eq_ignore_ascii_case(name)))
        || [
            &control.label,
            &control.aria,
            &control.placeholder,
            &control.before,
        ]
        .into_iter()
        .any(|text| asks_for_recipients(text, folded))
}

/// "To *", or as the last word before the box.
fn asks_for_recipients(text: &str, folded: &mut Folded) -> bool {
    let text = text.trim_end_matches([' ', '*', ':']);
    let last = text.rsplit(' ').next().unwrap_or_default();
    [text, last]
        .into_iter()
        .any(|text| Said::of(text, folded).is(Word::Recipients))
}

/// A message is being written here, and the person has begun: chips may be theirs.
fn is_writing(snapshot: &Snapshot, inspection: &Inspection) -> bool {
    snapshot.controls.iter().any(|control| {
        form_kind(inspection, control.form) == FormKind::Compose
            && matches!(control.provenance, Provenance::Typed | Provenance::PageLate)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(count: usize, domains: usize) -> Vec<String> {
        let address = |at| format!("anna.{}@{}.de", letters(at), letters(at % domains));
        (0..count).map(address).collect()
    }

    fn letters(at: usize) -> String {
        format!("{at:03}")
            .bytes()
            .map(|b| char::from(b + 49))
            .collect()
    }

    fn count(text: &str, topic: Topic) -> Option<u32> {
        let list = shown(&pieces::of(text), topic, &mut Folded::default());
        list.is_open().then_some(list.count)
    }

    #[test]
    fn a_box_for_recipients_says_so_last() {
        for (text, is) in [
            ("To *", true),
            ("New message Aan *", true),
            ("Cc:", true),
            ("Name", false),
            ("To do list", false),
        ] {
            assert_eq!(
                asks_for_recipients(text, &mut Folded::default()),
                is,
                "{text}"
            );
        }
    }

    #[test]
    fn a_long_list_after_to_is_open() {
        let many = addresses(30, 9);
        assert_eq!(
            count(
                &format!("From: info@shop.de\nTo: {}\nSubject: News", many.join(", ")),
                Topic::Other
            ),
            Some(30)
        );
        assert_eq!(
            count(
                &format!("An\n{}\nBetreff\nNeues", many.join("\n")),
                Topic::Other
            ),
            Some(30)
        );
        assert_eq!(count(&many.join(", "), Topic::Message), Some(30));
        assert_eq!(
            count(
                &format!("Do: {}\ni 1 038 innych", many.join("; ")),
                Topic::Other
            ),
            Some(1068)
        );
    }

    #[test]
    fn colleagues_lists_and_directories_are_none() {
        let many = addresses(30, 9).join("\n");
        assert_eq!(
            count(
                &format!("To: {}", addresses(30, 2).join(", ")),
                Topic::Other
            ),
            None
        );
        assert_eq!(
            count(
                &format!("To: {}", addresses(15, 9).join(", ")),
                Topic::Other
            ),
            None
        );
        assert_eq!(
            count("To: all-members@lists.verein.de", Topic::Message),
            None
        );
        assert_eq!(count(&format!("Our staff\n{many}"), Topic::Other), None);
        assert_eq!(
            count(
                &format!("To: a@b.de\nSubject: Contacts\n{many}"),
                Topic::Other
            ),
            None
        );
    }

    #[test]
    fn a_reply_to_everybody_is_counted_also_where_it_was_cut() {
        let value = addresses(40, 9).join(", ");
        let control = |change: &dyn Fn(&mut Control)| {
            let mut control = Control {
                tag: "textarea".into(),
                name: "_to".into(),
                value_len: u32::try_from(value.len()).unwrap(),
                value: value.clone(),
                ..Control::default()
            };
            change(&mut control);
            let snapshot = Snapshot {
                controls: vec![control],
                ..Snapshot::default()
            };
            let found = findings(
                &snapshot,
                &Inspection::default(),
                &[],
                Topic::Other,
                &mut Folded::default(),
            );
            found.first().map(|finding| finding.count)
        };
        assert_eq!(control(&|_| {}), Some(40));
        assert_eq!(control(&|c| c.value_len *= 10), Some(400));
        assert_eq!(control(&|c| c.provenance = Provenance::Typed), None);
        assert_eq!(control(&|c| c.name = "comment".into()), None);
        assert_eq!(
            control(&|c| {
                c.name = "x".into();
                c.label = "Empfänger".into();
            }),
            Some(40)
        );
    }
}
