//! The site's own contacts beside its links: what its footer says, and what it says to machines.

use strayfield_core::snapshot::MOST_CONTACTS;

use super::read::{collapse, text};
use super::tree::{DOCUMENT, Id, Step, Tree};

/// Of a footer, in characters.
const MOST_FOOTER: usize = 1000;
/// Of a description for machines, in characters.
const MOST_MACHINE: usize = 20_000;
/// Of a value in it, in characters.
const MOST_VALUE: usize = 100;
/// Footers in these are of something that somebody wrote or ordered.
const PARTS: [&str; 3] = ["article", "dialog", "form"];
/// What is described so is not the site.
const OTHERS: [&str; 5] = [
    "Person\"",
    "Order\"",
    "Reservation\"",
    "Invoice\"",
    "Ticket\"",
];
/// Members and properties that hold a contact.
const NAMES: [&str; 3] = ["email", "telephone", "faxNumber"];

/// Adds them to those that links name.
pub(super) fn read(tree: &Tree, contacts: &mut Vec<String>) {
    for step in tree.walk(DOCUMENT) {
        let Step::Enter(id) = step else { continue };
        for contact in said(tree, id) {
            if contacts.len() < MOST_CONTACTS && !contact.is_empty() {
                contacts.push(contact);
            }
        }
    }
}

fn said(tree: &Tree, id: Id) -> Vec<String> {
    let tag = tree.tag(id);
    if tree
        .attr(id, "itemprop")
        .is_some_and(|name| NAMES.contains(&name))
    {
        return match tree.attr(id, "content") {
            Some(content) => vec![collapse(content, MOST_VALUE)],
            None => vec![text(tree, id, MOST_VALUE)],
        };
    }
    let is_part = || tree.ancestors(id).any(|up| PARTS.contains(&tree.tag(up)));
    if tag == "footer" && !is_part() {
        return in_text(&text(tree, id, MOST_FOOTER));
    }
    let is_machine = tree.attr(id, "type") == Some("application/ld+json");
    if tag == "script" && is_machine {
        return in_json(&text(tree, id, MOST_MACHINE));
    }
    Vec::new()
}

/// E-mail addresses, then telephone numbers.
fn in_text(text: &str) -> Vec<String> {
    let addresses = text.split(' ').filter(|word| word.contains('@'));
    let is_part = |c: char| c.is_ascii_digit() || " ()+/.-".contains(c);
    let numbers = text.split(|c| !is_part(c));
    let is_number = |run: &&str| run.bytes().filter(u8::is_ascii_digit).count() >= SHORTEST_NUMBER;
    addresses
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .chain(
            numbers
                .filter(is_number)
                .map(|run| run.trim_matches([' ', '(', ')', '/', '.', '-'])),
        )
        .map(str::to_owned)
        .collect()
}

/// Fewer digits are a year or a postcode.
const SHORTEST_NUMBER: usize = 7;

/// `"email": "…"`.
fn in_json(text: &str) -> Vec<String> {
    if OTHERS.iter().any(|other| text.contains(other)) {
        return Vec::new();
    }
    let members = text.split('"').collect::<Vec<_>>();
    let pairs = members.windows(3).filter_map(|three| match three {
        [name, between, value] if NAMES.contains(name) && between.trim() == ":" => Some(*value),
        _ => None,
    });
    pairs
        .filter(|value| value.chars().count() <= MOST_VALUE)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contacts(html: &str) -> Vec<String> {
        let mut contacts = Vec::new();
        read(&Tree::parse(html), &mut contacts);
        contacts
    }

    #[test]
    fn a_footer_says_how_to_reach_the_site() {
        assert_eq!(
            contacts(
                "<footer>Eilers, 26721 Emden, Tel. 04921 / 334455, (<b>holger@eilers.example</b>). © 2024</footer>"
            ),
            ["holger@eilers.example", "04921 / 334455"]
        );
    }

    #[test]
    fn machines_are_told_of_the_site_but_not_of_its_customers() {
        let told = |kind: &str| {
            contacts(&format!(
                r#"<script type="application/ld+json">{{"@type":"{kind}", "email" : "h@eilers.example","x":{{"telephone":"+49 4921 334455"}}}}</script>"#
            ))
        };
        assert_eq!(told("Bakery"), ["h@eilers.example", "+49 4921 334455"]);
        assert!(told("Person").is_empty());
        assert!(told("FoodEstablishmentReservation").is_empty());
        assert_eq!(
            contacts(
                "<p itemprop=telephone>04921 334455</p><meta itemprop=email content=h@eilers.example>"
            ),
            ["04921 334455", "h@eilers.example"]
        );
    }

    #[test]
    fn the_end_of_an_order_or_a_comment_is_no_footer_of_the_site() {
        assert!(contacts("<article><footer>a.koch@web.de</footer></article>").is_empty());
    }
}
