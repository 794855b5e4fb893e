//! Whether somebody is signed in, and what a page is for, on pages labelled by hand: much hangs on it.
//!
//! `cargo test -p strayfield-core --test purpose -- --nocapture` prints precision and recall and each miss.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use strayfield_core::look;
use strayfield_core::page::PageFacts;
use strayfield_core::snapshot::Snapshot;

const PAGES: &str = include_str!("purpose/pages.txt");

/// A label, how it is told, and the least precision and recall in hundredths.
type Measured = (&'static str, fn(&PageFacts) -> bool, usize, usize);

const MEASURED: &[Measured] = &[
    ("in", |page| page.signed_in, 97, 95),
    (
        "several",
        |page| page.several_normal || page.several_likely,
        95,
        90,
    ),
    ("record", |page| page.record, 95, 90),
];

fn pages() -> impl Iterator<Item = (&'static str, Snapshot)> {
    let told = |line: &&str| !line.is_empty() && !line.starts_with('#');
    PAGES.lines().filter(told).map(|line| {
        let [labels, url, title, heading, actions] =
            line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let snapshot = Snapshot {
            url: url.into(),
            title: title.into(),
            headings: vec![heading.into()],
            actions: actions.split("; ").map(str::to_owned).collect(),
            ..Snapshot::default()
        };
        (labels, snapshot)
    })
}

#[test]
fn pages_say_who_is_signed_in_and_what_they_are_for() {
    assert!(pages().count() > 150);
    for (label, is_told, precision, recall) in MEASURED {
        let (mut right, mut told, mut there) = (0, 0, 0);
        for (labels, snapshot) in pages() {
            let wanted = labels.split(' ').any(|l| l == *label);
            let found = is_told(&look(&snapshot).page);
            right += usize::from(wanted && found);
            told += usize::from(found);
            there += usize::from(wanted);
            if wanted != found {
                println!(
                    "{label}: {} {} | {}",
                    snapshot.url, snapshot.title, snapshot.headings[0]
                );
            }
        }
        println!("{label:<8} precision {right} of {told}, recall {right} of {there}");
        assert!(
            right * 100 >= told * precision,
            "{label}: precision {right} of {told}"
        );
        assert!(
            right * 100 >= there * recall,
            "{label}: recall {right} of {there}"
        );
    }
}
