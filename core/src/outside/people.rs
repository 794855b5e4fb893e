//! People in running text: names with what they can be reached by, and who of it belongs together.
//!
//! Each value becomes what a field would have held, so that the same recognisers tell dummies,
//! masks and the site's own contacts from people.

use std::ops::RangeInclusive;

use super::pieces::{Piece, label};
use super::words::{Said, Word};
use crate::field::FieldKind;
use crate::field::fold::Folded;
use crate::field::words::FIELD_WORDS;
use crate::form;
use crate::person::{Group, Identity, Part, Person, Purpose};
use crate::snapshot::{Control, Provenance, Snapshot};
use crate::value::email::Email;
use crate::value::phone::Phone;
use crate::value::{Holding, holdings, name, postcode, street, text};

/// `Part::at` of a value that stands in no control.
pub(crate) const NO_CONTROL: u32 = u32::MAX;

/// A person, and whether the text says that they are meant to be another than the reader.
pub(super) struct Found {
    pub(super) person: Person,
    pub(super) for_another: bool,
}

/// More values than this are counted by nobody.
const MOST_VALUES: usize = 5_000;
/// Each value is compared with those of its person: after so many another begins.
const MOST_PARTS: usize = 64;
/// Two values so many pieces apart belong to two people.
const FARTHEST: usize = 6;
/// A section's heading speaks for so many pieces.
const LONGEST_SECTION: usize = 12;
/// A label without a colon has at most so many words.
const LONGEST_LABEL: usize = 3;
/// A person has so many names, each with a capital.
const NAMES: RangeInclusive<usize> = 2..=4;
/// With a label before it a telephone number has at least so many digits.
const SHORTEST_LABELLED_PHONE: usize = 7;
/// A national number that begins with 0 and is written without a label has at least so many digits.
const SHORTEST_PHONE: usize = 9;

/// A value and what it is.
struct Value<'a> {
    /// Position of its piece.
    at: usize,
    kind: FieldKind,
    text: &'a str,
    /// Its text as [`text::same_key`].
    key: String,
    /// Needs no other value beside it to be believed.
    sure: bool,
    for_another: bool,
}

/// Everybody in these pieces who can be told from others, each once. `page` is where they stand.
pub(super) fn find(pieces: &[Piece], page: &Snapshot, folded: &mut Folded) -> Vec<Found> {
    let values = believed(read(pieces, folded), pieces);
    let persons = together(&values, pieces);
    let mut known: Vec<Identity> = Vec::new();
    let mut found = Vec::new();
    for (person, for_another) in personal(persons, page) {
        let identity = Identity::of(&person, "");
        if identity.is_full() && !known.iter().any(|other| !identity.differs(other)) {
            // Who gets a present is not written to: who is, ordered it.
            let for_another = for_another && identity.emails.is_empty();
            known.push(identity);
            found.push(Found {
                person,
                for_another,
            });
        }
        if found.len() >= MOST_PEOPLE {
            break;
        }
    }
    found
}

/// Each is compared with all before.
const MOST_PEOPLE: usize = 500;

/// What every piece holds.
fn read<'a>(pieces: &[Piece<'a>], folded: &mut Folded) -> Vec<Value<'a>> {
    let mut values = Vec::new();
    let mut asked = None;
    let mut section = SectionAt::default();
    for (at, piece) in pieces.iter().enumerate() {
        if values.len() >= MOST_VALUES {
            break;
        }
        if at > 0
            && pieces
                .get(at - 1)
                .is_some_and(|before| before.block != piece.block)
        {
            section = SectionAt::default();
            asked = None;
        }
        let (label, text) = label(piece.text);
        section.read(at, if label.is_empty() { text } else { label }, folded);
        let mut kind = (!label.is_empty())
            .then(|| kind_of(label, folded))
            .flatten();
        let mut text = text;
        if label.is_empty()
            && let Some((of, value)) = unmarked_label(text, folded)
        {
            (kind, text) = (Some(of), value);
        }
        text = name::without_titles(text);
        if text.is_empty() {
            asked = kind;
            continue;
        }
        let kind = kind
            .or(asked.take())
            .filter(|kind| is_possible(*kind, text))
            .map(|kind| whole(kind, text, folded));
        let mut value = |kind, text, sure| {
            if !section.is_sellers(at) && values.len() < MOST_VALUES {
                values.push(Value {
                    at,
                    kind,
                    text,
                    key: text::same_key(text),
                    sure,
                    for_another: section.is_for_another(at),
                });
            }
        };
        if text.contains('@') {
            for number in numbers(text) {
                value(FieldKind::Tel, number, true);
            }
            // A link's address stands before the name that it hides behind.
            let rest = addresses(text, |before, address| {
                if is_somebody(before, folded) {
                    value(FieldKind::Name, before, false);
                }
                value(FieldKind::Email, address, true);
            });
            if is_somebody(rest, folded) {
                value(FieldKind::Name, rest, false);
            }
        } else if let Some(kind) = kind {
            value(
                kind,
                text,
                kind != FieldKind::Name || is_called(text, folded),
            );
        } else if let Some(number) = numbers(text).next() {
            value(FieldKind::Tel, number, true);
        } else if begins_with_postcode(text) || ends_with_postcode(text) {
            value(FieldKind::PostalCodeAndCity, text, false);
        } else if text.len() <= 80 && street::is_street(text) {
            value(FieldKind::AddressLine1, text, false);
        } else if is_somebody(text, folded) {
            value(FieldKind::Name, text, false);
        } else if let Some(name) = addressed(text).filter(|name| is_called(name, folded)) {
            value(FieldKind::Name, name, false);
        } else {
            asked = kind_of(text, folded);
        }
    }
    values
}

/// The heading or label that speaks for the pieces after it.
#[derive(Default)]
struct SectionAt {
    at: usize,
    purpose: Purpose,
    sellers: bool,
}

impl SectionAt {
    fn read(&mut self, at: usize, text: &str, folded: &mut Folded) {
        if text.len() > 60
            || text.contains('@')
            || text.bytes().filter(u8::is_ascii_digit).count() > 3
        {
            return;
        }
        let sellers = Said::of(text, folded).begins(Word::Seller);
        let purpose = Purpose::said(text);
        if sellers || purpose != Purpose::Unsaid {
            *self = Self {
                at,
                purpose,
                sellers,
            };
        }
    }

    const fn speaks_for(&self, at: usize) -> bool {
        at - self.at <= LONGEST_SECTION
    }

    const fn is_sellers(&self, at: usize) -> bool {
        self.sellers && self.speaks_for(at)
    }

    const fn is_for_another(&self, at: usize) -> bool {
        self.purpose.is_for_another() && self.speaks_for(at)
    }
}

/// What a label asks for.
fn kind_of(label: &str, folded: &mut Folded) -> Option<FieldKind> {
    if label.len() > 60 {
        return None;
    }
    folded.fold(label);
    let mut longest = (0, None);
    FIELD_WORDS.find(folded, false, |hit| {
        let kind = hit.sense.kind().filter(|kind| Group::of(*kind).is_some());
        if kind.is_some() && hit.len > longest.0 {
            longest = (hit.len, kind);
        }
    });
    longest.1.map(of_a_person)
}

/// A holder, a middle name, whoever pays: in a text they are all somebody's whole name.
fn of_a_person(kind: FieldKind) -> FieldKind {
    let is_part = matches!(kind, FieldKind::GivenName | FieldKind::FamilyName);
    if Group::of(kind) == Some(Group::Name) && !is_part {
        FieldKind::Name
    } else {
        kind
    }
}

/// Where one word is asked for, and letters have no capitals, several are a whole name ("ชื่อ: สมหญิง รักดี").
fn whole(kind: FieldKind, text: &str, folded: &mut Folded) -> FieldKind {
    let is_part = matches!(kind, FieldKind::GivenName | FieldKind::FamilyName);
    if is_part
        && !text.contains(char::is_uppercase)
        && is_called(text, folded)
        && text.contains(' ')
    {
        FieldKind::Name
    } else {
        kind
    }
}

/// Who is spoken of by a title behind the name: "高橋 美咲 様".
fn addressed(text: &str) -> Option<&str> {
    const TITLES: [&str; 7] = ["様", "さま", "さん", "殿", "님", "先生", "女士"];
    TITLES
        .iter()
        .find_map(|title| text.strip_suffix(title))
        .map(str::trim_end)
}

/// "tel. 601 884 213", "Titular Remedios Etxeandia": a label that no sign sets apart from its value.
fn unmarked_label<'a>(text: &'a str, folded: &mut Folded) -> Option<(FieldKind, &'a str)> {
    if text.len() > 80 || text.contains('@') {
        return None;
    }
    let blanks = text.match_indices(' ').take(LONGEST_LABEL);
    let ends: Vec<usize> = blanks.map(|(end, _)| end).collect();
    ends.into_iter().rev().find_map(|end| {
        let (label, value) = text.split_at_checked(end)?;
        let value = value.trim_matches([' ', '.']);
        let value = addressed(value).unwrap_or(value);
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        let is_number = digits >= SHORTEST_LABELLED_PHONE;
        // Counting is quicker than telling labels, and leaves few of them.
        if !is_number && !NAMES.contains(&capitals(value)) && !has_no_case(value) {
            return None;
        }
        let kind = whole_kind_of(label, folded)?;
        let is_its = match Group::of(kind)? {
            Group::Name => is_called(value, folded),
            Group::Phone => is_number && !value.contains(char::is_alphabetic),
            _ => false,
        };
        is_its.then_some((kind, value))
    })
}

/// What these words ask for, if they say nothing else.
fn whole_kind_of(label: &str, folded: &mut Folded) -> Option<FieldKind> {
    folded.fold(label);
    let len = folded.len();
    let mut whole = None;
    FIELD_WORDS.find(folded, false, |hit| {
        if hit.first == 0 && hit.end == len {
            whole = hit.sense.kind();
        }
    });
    whole
        .filter(|kind| Group::of(*kind).is_some())
        .map(of_a_person)
}

/// A label in the head of a table stands before values of another column.
fn is_possible(kind: FieldKind, text: &str) -> bool {
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    match Group::of(kind) {
        Some(Group::Email) => text.contains('@'),
        Some(Group::Name) => !digits,
        Some(Group::Street) => digits && !text.contains('@') && text.contains(char::is_alphabetic),
        _ => digits,
    }
}

/// Calls `each` for every address, with what stands before it; gives back what stands behind the last.
fn addresses<'a>(text: &'a str, mut each: impl FnMut(&'a str, &'a str)) -> &'a str {
    let mut rest = text;
    let is_edge =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '"' | '\'' | '/');
    for word in text.split(is_edge) {
        let address = word.trim_matches(|c: char| matches!(c, '.' | ':' | '!' | '?'));
        if !address.contains('@') || Email::parse(address).is_none() {
            continue;
        }
        if let Some((before, after)) = rest.split_once(address) {
            each(bare(before), address);
            rest = after;
        }
    }
    bare(rest)
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
}

/// Telephone numbers that need no label.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| {
        c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{a0}' | '(' | ')' | '/' | '.' | '-')
    };
    let runs = text.split(move |c| !is_part(c));
    runs.map(|run| run.trim_matches([' ', '\u{a0}', ')', '/', '.', '-']))
        .filter(|run| {
            let digits = run.bytes().filter(u8::is_ascii_digit).count();
            let is_national = digits >= SHORTEST_PHONE
                && run.trim_start_matches('(').starts_with('0')
                && run.contains([' ', '\u{a0}', '/', '-', '.']);
            ((run.starts_with('+') && digits > 7 || is_national) && Phone::parse(run, "").is_some())
                || is_north_american(run)
                || is_chinese_mobile(run)
        })
}

/// "(208) 946-0172", "208-946-0172": three, three and four digits; no area or exchange begins with 0 or 1.
fn is_north_american(run: &str) -> bool {
    let mut groups = run
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty());
    let mut group = |len: usize| {
        groups
            .next()
            .is_some_and(|group| group.len() == len && (len == 4 || !group.starts_with(['0', '1'])))
    };
    let shaped = group(3) && group(3) && group(4) && groups.next().is_none();
    shaped && (run.starts_with('(') || run.matches('-').count() == 2)
}

/// "13884136927", "138 8413 6927": eleven digits that begin with 13 to 19; of the numbers of orders few are so short.
fn is_chinese_mobile(run: &str) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let spaced = run.split([' ', '-']).map(str::len);
    let begins = digits.starts_with('1') && !matches!(digits.as_bytes().get(1), Some(b'0'..=b'2'));
    digits.len() == 11 && begins && (run.len() == 11 || spaced.eq([3, 4, 4]))
}

/// "10115 Berlin", "D-10115 Berlin", "1234 AB Utrecht".
fn begins_with_postcode(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= 60
        && (4..=6).contains(&digits)
        && postcode::parse(first).is_some()
        && postcode::with_town(text).is_some()
        && !text.contains('/')
}

/// "Ely CB7 4ZX", "IL 62701", "Toronto ON M5V 2T6".
fn ends_with_postcode(text: &str) -> bool {
    let mut words = text.rsplit(' ').filter(|word| !word.is_empty());
    let (Some(last), Some(before)) = (words.next(), words.next()) else {
        return false;
    };
    let is_state = before.len() == 2 && before.bytes().all(|b| b.is_ascii_uppercase());
    let is_number = last.len() == 5 && last.bytes().all(|b| b.is_ascii_digit());
    let mixed = |code: &str| {
        code.bytes().any(|b| b.is_ascii_uppercase()) && code.bytes().any(|b| b.is_ascii_digit())
    };
    let in_two = words.next().is_some() && mixed(before) && mixed(last);
    text.len() <= 60
        && (is_state && is_number
            || in_two && postcode::parse(&format!("{before}{last}")).is_some())
}

/// How many words of the text begin with a capital.
fn capitals(text: &str) -> usize {
    let is_upper = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    text.split(' ').filter(|word| is_upper(word)).count()
}

/// Two to four words that can be somebody's name and are no words of a page.
fn is_somebody(text: &str, folded: &mut Folded) -> bool {
    let words = text.split(' ').filter(|word| !word.is_empty());
    NAMES.contains(&capitals(text))
        && words.count() <= 6
        && name::telling_words(text).len() >= 2
        && is_nobodys_word(text, folded)
}

/// The same where a label or a title says that it is a name: letters without capitals tell it from
/// other words by nothing else (王建国, יעל מזרחי).
fn is_called(text: &str, folded: &mut Folded) -> bool {
    is_somebody(text, folded) || has_no_case(text) && is_nobodys_word(text, folded)
}

/// It has no letters of which there are capitals, and as many as a name.
fn has_no_case(text: &str) -> bool {
    let is_cased = |c: char| c.is_uppercase() || c.is_lowercase() || c.is_ascii_digit();
    if text.len() > LONGEST_UNCASED || text.contains(is_cased) {
        return false;
    }
    let words = || text.split([' ', '\u{3000}', '・']);
    if words().any(name::is_dense) {
        words().count() <= 2 && (2..=LONGEST_DENSE).contains(&text.chars().count())
    } else {
        NAMES.contains(&words().count()) && words().all(|word| word.chars().count() > 1)
    }
}

/// In bytes.
const LONGEST_UNCASED: usize = 80;
/// The longest name that is written without blanks, in characters, one blank included.
const LONGEST_DENSE: usize = 12;

/// What can be a name, and says nothing that a page would say.
fn is_nobodys_word(text: &str, folded: &mut Folded) -> bool {
    if !name::is_name(text) || !Said::of(text, folded).is_nothing() {
        return false;
    }
    let mut is_page = form::says_anything(folded);
    FIELD_WORDS.find(folded, false, |_| is_page = true);
    !is_page
}

/// A name, street or town is believed beside something that belongs to it.
fn believed<'a>(values: Vec<Value<'a>>, pieces: &[Piece]) -> Vec<Value<'a>> {
    // Of an address only the number is sure to be known: lines with one set nothing apart.
    let has_digit = |piece: &Piece| piece.text.bytes().any(|b| b.is_ascii_digit());
    let near = |a: &Value, b: &Value| {
        let (from, to) = (a.at.min(b.at), a.at.max(b.at));
        let between = pieces.get(from + 1..to).unwrap_or_default();
        between.len() < FARTHEST && between.iter().filter(|piece| !has_digit(piece)).count() <= 1
    };
    let is_address = |a: &Value, b: &Value| {
        near(a, b)
            && Group::of(a.kind) == Some(Group::Street)
            && Group::of(b.kind) == Some(Group::Place)
    };
    let mut sure: Vec<bool> = values.iter().map(|value| value.sure).collect();
    for (at, pair) in values.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if is_address(a, b) || is_address(b, a) {
            sure[at] = true;
            sure[at + 1] = true;
        }
    }
    let is_name = |at: usize| {
        values
            .get(at)
            .is_some_and(|value| value.kind == FieldKind::Name)
    };
    let anchors = sure.clone();
    for at in 0..values.len() {
        let beside = |other: usize| {
            anchors.get(other) == Some(&true)
                && !is_name(other)
                && near(&values[at], &values[other])
        };
        let close = at.saturating_sub(3)..=at + 3;
        if is_name(at) && close.into_iter().any(beside) {
            sure[at] = true;
        }
    }
    values
        .into_iter()
        .zip(sure)
        .filter(|(_, sure)| *sure)
        .map(|(value, _)| value)
        .collect()
}

/// Values one after the other, until one says that another person begins.
fn together<'v, 'a>(values: &'v [Value<'a>], pieces: &[Piece]) -> Vec<Vec<&'v Value<'a>>> {
    let mut persons: Vec<Vec<&Value>> = Vec::new();
    for value in values {
        let begins = persons
            .last()
            .is_none_or(|current| begins_another(current, value, pieces));
        if begins {
            persons.push(Vec::new());
        }
        if let Some(current) = persons.last_mut() {
            current.push(value);
        }
    }
    persons
}

fn begins_another(current: &[&Value], value: &Value, pieces: &[Piece]) -> bool {
    let block = |at: usize| pieces.get(at).map(|piece| piece.block);
    let is_far = current.last().is_some_and(|last| {
        value.at - last.at > FARTHEST
            || block(last.at) != block(value.at)
            || last.for_another != value.for_another
    });
    let group = Group::of(value.kind);
    let another = |other: &&&Value| Group::of(other.kind) == group && other.key != value.key;
    // Given and family name are two values of one name.
    let is_whole = !matches!(value.kind, FieldKind::GivenName | FieldKind::FamilyName);
    let opens = matches!(group, Some(Group::Name | Group::Email)) && is_whole;
    let has_name = current
        .iter()
        .any(|other| Group::of(other.kind) == Some(Group::Name));
    let repeats = match group {
        Some(Group::Name) => opens && current.iter().any(|other| another(&other)),
        // A second address is somebody else's where each has a name, or none has one.
        Some(Group::Email) => {
            current.iter().any(|other| another(&other)) && !(has_name && is_next(current, value))
        }
        _ => false,
    } || !is_whole
        && current
            .iter()
            .any(|other| other.kind == value.kind && other.key != value.key);
    is_far || repeats || current.len() >= MOST_PARTS
}

/// Two addresses in a row belong to the name before them.
fn is_next(current: &[&Value], value: &Value) -> bool {
    current
        .last()
        .is_some_and(|last| last.kind == FieldKind::Email && value.at - last.at <= 1)
}

/// What of it is personal, by the recognisers of fields.
fn personal(persons: Vec<Vec<&Value>>, page: &Snapshot) -> Vec<(Person, bool)> {
    let mut kinds = Vec::new();
    let mut controls = Vec::new();
    for (form, value) in persons
        .iter()
        .zip(0_u32..)
        .flat_map(|(person, at)| person.iter().map(move |value| (at, value)))
    {
        kinds.push(value.kind);
        controls.push(Control {
            form: Some(form),
            tag: "input".to_owned(),
            value: value.text.to_owned(),
            visible: true,
            ..Control::default()
        });
    }
    let read = Snapshot {
        contacts: page.contacts.clone(),
        controls,
        ..Snapshot::default()
    };
    let holdings = holdings(&read, &kinds);
    let mut next = read.controls.into_iter().zip(kinds).zip(holdings);
    let mut out = Vec::with_capacity(persons.len());
    for person in persons {
        let for_another = person.iter().any(|value| value.for_another);
        let parts = next
            .by_ref()
            .take(person.len())
            .filter(|(_, held)| *held == Holding::Personal);
        let parts = parts.map(|((control, kind), _)| Part {
            at: NO_CONTROL,
            kind,
            value: control.value,
            provenance: Provenance::Page,
        });
        out.push((
            Person {
                parts: parts.collect(),
            },
            for_another,
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::pieces;
    use super::*;

    fn people(text: &str) -> Vec<(Vec<String>, bool)> {
        let pieces = pieces::of(text);
        let found = find(&pieces, &Snapshot::default(), &mut Folded::default());
        let values = |found: Found| {
            let values = found.person.parts.into_iter().map(|part| part.value);
            (values.collect(), found.for_another)
        };
        found.into_iter().map(values).collect()
    }

    fn values(text: &str) -> Vec<Vec<String>> {
        people(text).into_iter().map(|(values, _)| values).collect()
    }

    #[test]
    fn an_address_written_over_and_over_is_compared_with_few() {
        for between in [" ", "\n"] {
            let text = format!("a@b.de{between}").repeat(2 * MOST_VALUES);
            let pieces = pieces::of(&text);
            let values = read(&pieces, &mut Folded::default());
            assert_eq!(values.len(), MOST_VALUES);
            let persons = together(&values, &pieces);
            assert!(persons.iter().all(|person| person.len() <= MOST_PARTS));
        }
    }

    #[test]
    fn an_address_block_is_one_person() {
        assert_eq!(
            values("Rechnungsadresse\nSabine Weber\nHauptstr. 14\n10115 Berlin\nTel. 0171 8834920"),
            [[
                "Sabine Weber",
                "Hauptstr. 14",
                "10115 Berlin",
                "0171 8834920"
            ]]
        );
    }

    #[test]
    fn postcodes_stand_behind_the_town_in_other_countries() {
        for (place, expected) in [
            ("Ely CB7 4ZX", 1),
            ("Springfield IL 62701", 1),
            ("Order 62701", 0),
        ] {
            let text = format!("Barnaby Ormskirk\n17 Cloister Lane\n{place}");
            assert_eq!(values(&text).len(), expected, "{place}");
        }
    }

    #[test]
    fn rows_of_a_table_are_people() {
        assert_eq!(
            values("Name\nE-Mail\nSabine Weber\ns.weber@posteo.de\nJonas Koch\njonas@koch.de"),
            [
                ["Sabine Weber", "s.weber@posteo.de"],
                ["Jonas Koch", "jonas@koch.de"]
            ]
        );
        assert_eq!(
            values("s.weber@posteo.de\nSabine Weber\njonas@koch.de\nJonas Koch"),
            [
                ["s.weber@posteo.de", "Sabine Weber"],
                ["jonas@koch.de", "Jonas Koch"]
            ]
        );
    }

    #[test]
    fn the_last_head_of_a_table_is_no_label_of_its_first_cell() {
        assert_eq!(
            values(
                "Kunde\nE-Mail\nFriederike Quast\nf.quast@posteo.de\nOttokar Koch\no.koch@web.de"
            )
            .len(),
            2
        );
    }

    #[test]
    fn a_title_before_a_name_is_none_of_it() {
        let text = "Mr Leopold Ashgrove\n18 Tannery Row\nKendal LA9 4DN";
        assert_eq!(values(text), [["Leopold Ashgrove", "18 Tannery Row"]]);
        let text = "Frau Dr. Sabine Weber\nsabine@weber.de";
        assert_eq!(values(text), [["Sabine Weber", "sabine@weber.de"]]);
    }

    #[test]
    fn a_label_needs_no_colon() {
        assert_eq!(
            values("Titular Remedios Etxeandia\ntel. 655 903 147"),
            [["Remedios Etxeandia", "655 903 147"]]
        );
        assert_eq!(values("Order total 1029384756"), [[""; 0]; 0]);
    }

    #[test]
    fn an_american_address_block_is_one_person() {
        let text = "Marlene Trujillo-Beck\n4417 Juniper Hollow Rd\nBoise, ID 83704\nm.trujillo@snakeriver.com\nLine 1: (208) 946-0172";
        let found = values(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0][0], "Marlene Trujillo-Beck");
        assert!(found[0].iter().any(|value| value == "(208) 946-0172"));
        assert_eq!(values("Item 208-94-60172\nRef 120-946-0172"), [[""; 0]; 0]);
    }

    #[test]
    fn labels_say_what_a_value_is() {
        assert_eq!(
            values(
                "Nom : Camille Laurent\nTéléphone : 06 12 34 87 65\nE-mail\ncamille@laposte.net"
            ),
            [["Camille Laurent", "06 12 34 87 65", "camille@laposte.net"]]
        );
    }

    #[test]
    fn the_name_behind_an_address_is_its() {
        assert_eq!(
            values("s.weber@posteo.de Sabine Weber, j@koch.de Jonas Koch"),
            [
                ["s.weber@posteo.de", "Sabine Weber"],
                ["j@koch.de", "Jonas Koch"]
            ]
        );
    }

    #[test]
    fn names_without_capitals_are_known_by_what_calls_them_so() {
        for (text, expected) in [
            (
                "收货人：王建国\n13884136927\n收货人：李秀英\n139 3906 1528",
                2,
            ),
            ("姓名\n王建国\n手机号\n13884136927", 1),
            (
                "高橋 美咲 様\n090-8841-3692\n佐々木 健 様\n080-2233-4456",
                2,
            ),
            (
                "이름 김서연\n이메일 seoyeon@naver.com\n이름 박지훈\n이메일 jihoon.park@daum.net",
                2,
            ),
            ("שם: יעל מזרחי\nטלפון: 052-8841369", 1),
            (
                "ชื่อ: สมหญิง รักดี\nโทร: 081-884-1369\nชื่อ: ประเสริฐ มั่นคง\nโทร: 089-390-6152",
                2,
            ),
            ("在线客服\n13884136927", 0),
            ("订单编号\n订单详情\n10884136927", 0),
        ] {
            assert_eq!(values(text).len(), expected, "{text} {:?}", values(text));
        }
    }

    #[test]
    fn a_second_given_name_is_another_persons() {
        let text = "Vorname: Sabine\nNachname: Weber\nTelefon: 0171 8834920\n\
            Vorname: Jonas\nNachname: Koch\nTelefon: 0151 2289643";
        assert_eq!(values(text).len(), 2);
    }

    #[test]
    fn words_of_the_page_and_the_sites_own_desk_are_nobody() {
        for text in [
            "Order Summary\nOrder details\ninfo@shop.de",
            "Privacy Policy\nsupport@shop.com\nTerms of Service",
            "Customer Service\nservice@shop.de\n0800 3301000",
            "John Doe\njohn.doe@example.com",
            "Max Mustermann\nMusterstr. 1\n12345 Musterstadt",
            "Artikel 4711\n4 x 12,99\nBestellung 1029384756",
        ] {
            assert_eq!(values(text), [[""; 0]; 0], "{text}");
        }
    }

    #[test]
    fn who_is_written_to_has_ordered_wherever_it_goes() {
        let shipped = "Shipping to\nHarold Lindstrom\n905 Prospect Ave\n(218) 724-9031";
        let found = |text: &str| {
            people(text)
                .iter()
                .map(|(_, another)| *another)
                .collect::<Vec<_>>()
        };
        assert_eq!(found(shipped), [true]);
        assert_eq!(
            found(&format!("{shipped}\nharold.lindstrom@charter.net")),
            [false]
        );
    }

    #[test]
    fn who_sells_is_known_on_purpose_and_who_gets_it_is_another() {
        let bought = "Verkäufer: Hans Meier\nLindenweg 3\n50667 Köln\nhans.meier@web.de";
        assert_eq!(values(bought), [[""; 0]; 0]);
        let shipped = "Shipping address\nBarnaby Ormskirk\n17 Cloister Lane\nEly CB7 4ZX";
        assert_eq!(values(shipped)[0][0], "Barnaby Ormskirk");
        let sent = "Lieferadresse\nSabine Weber\nHauptstr. 14\n10115 Berlin";
        assert!(people(sent).iter().all(|(_, for_another)| *for_another));
    }

    #[test]
    fn the_same_person_twice_is_one() {
        let text = "Sabine Weber\nsabine@weber.de\nBilling address\nSabine Weber\nHauptstr. 14\n10115 Berlin";
        assert_eq!(values(text).len(), 1);
    }
}
