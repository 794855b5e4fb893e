//! Values that came with the page's own address.

use strayfield_core::snapshot::{Provenance, Snapshot};

/// Shorter values stand in every other query by chance.
const SHORTEST: usize = 3;

/// Marks every value of the page's that the address carries in its query or fragment.
pub fn mark_link(snapshot: &mut Snapshot) {
    let carried = carried(&snapshot.url);
    for control in &mut snapshot.controls {
        let value = control.value.trim().to_lowercase();
        let of_the_page = matches!(control.provenance, Provenance::Page | Provenance::PageLate);
        if of_the_page && value.chars().count() >= SHORTEST && carried.contains(&value) {
            control.provenance = Provenance::Link;
        }
    }
}

fn carried(url: &str) -> Vec<String> {
    let (head, fragment) = url.split_once('#').unwrap_or((url, ""));
    let query = head.split_once('?').map_or("", |(_, query)| query);
    // Single-page addresses keep a query in the fragment: `#/signup?email=…`.
    let fragment = fragment.split_once('?').map_or(fragment, |(_, rest)| rest);
    [query, fragment]
        .iter()
        .flat_map(|part| part.split(['&', ';']))
        .filter_map(|pair| pair.split_once('='))
        .map(|(_, value)| decoded(value).trim().to_lowercase())
        .collect()
}

fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let hex = |byte: Option<u8>| (byte? as char).to_digit(16);
                match (hex(ahead.next()), hex(ahead.next())) {
                    (Some(high), Some(low)) => {
                        bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                        rest = ahead;
                    }
                    _ => bytes.push(b'%'),
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use strayfield_core::snapshot::Control;

    fn provenance(url: &str, value: &str) -> Provenance {
        let mut snapshot = Snapshot {
            url: url.into(),
            controls: vec![Control {
                value: value.into(),
                ..Control::default()
            }],
            ..Snapshot::default()
        };
        mark_link(&mut snapshot);
        snapshot.controls[0].provenance
    }

    #[test]
    fn a_value_in_the_query_came_with_the_link() {
        let url = "https://a.test/x?name=J%C3%BCrgen+Klar&m=a%40b.test";
        assert_eq!(provenance(url, "Jürgen Klar"), Provenance::Link);
        assert_eq!(provenance(url, "A@B.test"), Provenance::Link);
        assert_eq!(provenance(url, "Jürgen"), Provenance::Page);
    }

    #[test]
    fn a_fragment_counts_and_the_path_does_not() {
        assert_eq!(
            provenance("https://a.test/#/s?e=a@b.test", "a@b.test"),
            Provenance::Link
        );
        assert_eq!(provenance("https://a.test/klar/", "klar"), Provenance::Page);
    }

    #[test]
    fn what_was_typed_did_not_come_with_the_link() {
        let mut snapshot = Snapshot {
            url: "https://a.test/?e=a@b.test".into(),
            controls: vec![Control {
                value: "a@b.test".into(),
                provenance: Provenance::Typed,
                ..Control::default()
            }],
            ..Snapshot::default()
        };
        mark_link(&mut snapshot);
        assert_eq!(snapshot.controls[0].provenance, Provenance::Typed);
    }

    #[test]
    fn broken_escapes_and_short_values_do_no_harm() {
        assert_eq!(provenance("?a=%&b=%zz&c=12", "12"), Provenance::Page);
        assert_eq!(provenance("?a=100%zz", "100%zz"), Provenance::Link);
    }
}
