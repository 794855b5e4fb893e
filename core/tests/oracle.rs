//! The banner must not be an oracle (DESIGN §4): pages that guess who their visitor is, and what they find out.
//!
//! `cargo test -p strayfield-core --test oracle -- --nocapture` prints it. A page knows a thousand
//! e-mail addresses, one of them its visitor's, and sees whether a banner shows. What it learns is how
//! many addresses it can tell from all others, and in bits what that is worth.

use strayfield_core::field::FieldKind::{AddressLine1, Email};
use strayfield_core::finding::{Finding, FindingKind, Inspection};
use strayfield_core::form::FormKind;
use strayfield_core::person::{Own, Part, Person};
use strayfield_core::session::{Asked, Known, PEOPLE_IN_ALL, PEOPLE_PER_SITE, Visit, look};
use strayfield_core::snapshot::Provenance;
use strayfield_core::verdict::Surface;

const LIST: usize = 1_000;
const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

fn address(nth: usize) -> String {
    format!("visitor{nth}@posteo.de")
}

/// A person of these addresses, at a street that is nobody's: full, and unknown unless one is the visitor's.
fn person(addresses: impl Iterator<Item = usize>) -> Person {
    let street = (AddressLine1, "Nirgendwo 1".to_owned());
    let parts = addresses.map(|nth| (Email, address(nth))).chain([street]);
    Person {
        parts: (0..)
            .zip(parts)
            .map(|(at, (kind, value))| Part {
                at,
                kind,
                value,
                provenance: Provenance::Page,
            })
            .collect(),
    }
}

fn form(persons: Vec<Person>) -> Finding {
    let several = persons.len() > 1;
    Finding {
        form: Some(0),
        form_kind: FormKind::Registration,
        count: u32::try_from(persons.len()).unwrap_or(u32::MAX),
        persons,
        ..Finding::of(if several {
            FindingKind::People
        } else {
            FindingKind::Person
        })
    }
}

/// What stands at an address: the tab's, the frame's.
struct Shown {
    top: String,
    frame: String,
    findings: Vec<Finding>,
}

fn at(top: &str, frame: &str, findings: Vec<Finding>) -> Shown {
    let url = |host: &str| format!("https://{host}/join");
    Shown {
        top: url(top),
        frame: url(frame),
        findings,
    }
}

fn guess(top: &str, frame: &str, nth: usize) -> Shown {
    at(top, frame, vec![form(vec![person([nth].into_iter())])])
}

/// The browser of the visitor with this address, for a day.
struct Browser {
    own: Own,
    asked: Asked,
    visit: Option<Visit>,
    now: u64,
}

impl Browser {
    fn of(visitor: usize) -> Self {
        Self {
            own: Own {
                emails: vec![address(visitor)],
                names: vec!["Hans Müller".into()],
                ..Own::default()
            },
            asked: Asked::default(),
            visit: None,
            now: 1,
        }
    }

    /// Whether the page sees a banner.
    fn shows(&mut self, shown: Shown) -> bool {
        let inspection = Inspection {
            url: shown.frame.clone(),
            findings: shown.findings,
            ..Inspection::default()
        };
        let looked = look(
            &inspection,
            &Known {
                own: self.own.clone(),
                key: KEY.into(),
                view: "1".into(),
                visit: self.visit.take(),
                owners: [shown.top, shown.frame],
                now: self.now,
                asked: std::mem::take(&mut self.asked),
                ..Known::default()
            },
        );
        self.asked = looked.asked;
        self.visit = looked.visit;
        looked.verdict.surface == Surface::Banner
    }
}

type Attack = fn(&mut Browser) -> Vec<bool>;

const TRIES: usize = 30;

fn in_one_form(browser: &mut Browser) -> Vec<bool> {
    let all = form(vec![person(0..LIST)]);
    vec![browser.shows(at("guess.test", "guess.test", vec![all]))]
}

fn in_rows(browser: &mut Browser) -> Vec<bool> {
    let rows = form((0..LIST).map(|nth| person([nth].into_iter())).collect());
    vec![browser.shows(at("guess.test", "guess.test", vec![rows]))]
}

fn in_forms(browser: &mut Browser) -> Vec<bool> {
    let forms = (0..LIST).map(|nth| form(vec![person([nth].into_iter())]));
    vec![browser.shows(at("guess.test", "guess.test", forms.collect()))]
}

fn by_halves(browser: &mut Browser) -> Vec<bool> {
    let half = |bit: usize| person((0..LIST).filter(move |nth| nth >> bit & 1 == 1));
    (0..10)
        .map(|bit| browser.shows(at("guess.test", "guess.test", vec![form(vec![half(bit)])])))
        .collect()
}

fn by_late_fills(browser: &mut Browser) -> Vec<bool> {
    (0..TRIES)
        .map(|nth| browser.shows(guess("guess.test", "guess.test", nth)))
        .collect()
}

fn by_frames(browser: &mut Browser) -> Vec<bool> {
    (0..TRIES)
        .map(|nth| browser.shows(guess("guess.test", &format!("f{nth}.guess.test"), nth)))
        .collect()
}

fn by_foreign_frames(browser: &mut Browser) -> Vec<bool> {
    (0..TRIES)
        .map(|nth| browser.shows(guess("guess.test", &format!("guess{nth}.test"), nth)))
        .collect()
}

fn by_subdomains(browser: &mut Browser) -> Vec<bool> {
    let host = |nth: usize| format!("s{nth}.guess.test");
    (0..TRIES)
        .map(|nth| browser.shows(guess(&host(nth), &host(nth), nth)))
        .collect()
}

fn by_a_ring_of_sites(browser: &mut Browser) -> Vec<bool> {
    let host = |nth: usize| format!("guess{}.test", nth / PEOPLE_PER_SITE);
    (0..2 * PEOPLE_IN_ALL)
        .map(|nth| browser.shows(guess(&host(nth), &host(nth), nth)))
        .collect()
}

/// Whether a page can tell the visitor at this place of the list from somebody who is not in it.
fn is_told_apart(attack: Attack, place: usize) -> bool {
    attack(&mut Browser::of(place)) != attack(&mut Browser::of(LIST))
}

/// What telling so many of a thousand from all others is worth: of ten bits.
#[expect(clippy::cast_precision_loss, reason = "at most a thousand")]
fn bits(told: usize) -> f64 {
    let (all, rest) = (LIST as f64, (LIST - told) as f64);
    all.log2() - rest / all * rest.max(1.0).log2()
}

#[test]
fn a_page_that_guesses_learns_next_to_nothing() {
    let attacks: [(&str, &str, Attack, usize); 9] = [
        ("1,000 addresses in one form", "visit", in_one_form, 0),
        ("1,000 people in rows of a form", "visit", in_rows, 0),
        ("1,000 people in forms of a page", "visit", in_forms, 0),
        ("ten halves of the list", "day", by_halves, 0),
        ("late fills", "day", by_late_fills, PEOPLE_PER_SITE),
        ("frames", "day", by_frames, PEOPLE_PER_SITE),
        (
            "frames of other sites",
            "day",
            by_foreign_frames,
            PEOPLE_PER_SITE,
        ),
        ("subdomains", "day", by_subdomains, PEOPLE_PER_SITE),
        ("a ring of sites", "day", by_a_ring_of_sites, PEOPLE_IN_ALL),
    ];
    println!(
        "{:<34}{:<8}{:>12}{:>10}",
        "guesses", "per", "told apart", "bits"
    );
    for (name, per, attack, told) in attacks {
        // The list is asked in its order: the first so many are told apart, and nobody after them.
        for place in [0, told.saturating_sub(1), told, told + 1, LIST - 1] {
            assert_eq!(
                is_told_apart(attack, place),
                place < told,
                "{name}, {place}"
            );
        }
        println!("{name:<34}{per:<8}{told:>12}{:>10.2}", bits(told));
    }
}

#[test]
fn the_next_day_has_a_budget_of_its_own_and_no_more() {
    let day = |browser: &mut Browser| by_subdomains(browser).iter().filter(|b| **b).count();
    let mut browser = Browser::of(LIST);
    assert_eq!(day(&mut browser), PEOPLE_PER_SITE);
    assert_eq!(
        day(&mut browser),
        PEOPLE_PER_SITE,
        "the same guesses are answered already"
    );
    browser.now += strayfield_core::session::WINDOW;
    assert_eq!(day(&mut browser), PEOPLE_PER_SITE);
}
