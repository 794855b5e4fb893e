//! The banner must not be an oracle (DESIGN §4): pages that guess who their visitor is, and what they find out.
//!
//! `cargo test -p strayfield-core --test oracle -- --nocapture` prints it. A page knows a thousand
//! e-mail addresses, one of them its visitor's, and sees whether a banner shows. What it learns is how
//! many addresses it can tell from all others, and in bits what that is worth.

mod people;

use std::collections::HashMap;

use people::person_of;
use strayfield_core::field::FieldKind::{
    AddressLine1, Bday, Email, FamilyName, GivenName, Iban, Name, Tel,
};
use strayfield_core::finding::{Finding, FindingKind, Inspection};
use strayfield_core::form::FormKind;
use strayfield_core::person::{Own, Person};
use strayfield_core::session::{Asked, Known, PEOPLE_IN_ALL, PEOPLE_PER_SITE, Visit, look};
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
    person_of(parts.collect())
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

/// Of them the second test's pages know everything.
const VISITORS: usize = 72;

/// A visitor of whom everything is told that a page could guess, and who shares nothing with another.
mod crowd {
    use super::address;
    use strayfield_core::person::Own;

    /// Four letters that nobody else is called, and that no initial or spelling makes another's.
    fn word(nth: usize, first: &str) -> String {
        let (b, v) = (b"bdfgklmnprst", b"aeiou");
        let letter = |of: &[u8], at: usize| char::from(of[at % of.len()]);
        let rest = [
            letter(v, nth),
            letter(b, nth / 5),
            letter(v, nth / 60 + 2),
            letter(b, nth / 5 + 3),
        ];
        first.chars().chain(rest).collect()
    }

    pub fn given(nth: usize) -> String {
        word(nth, "J")
    }

    pub fn family(nth: usize) -> String {
        word(nth, "W")
    }

    pub fn phone(nth: usize) -> String {
        format!("0171 88{:05}", 34_000 + nth * 7)
    }

    pub fn street(nth: usize) -> String {
        format!("{}straße {}", word(nth, "H"), nth + 1)
    }

    /// German account numbers with right check digits.
    pub fn iban(nth: usize) -> String {
        let account = format!("37040044{:010}", 532_013_000 + nth);
        let rest = format!("{account}131400")
            .bytes()
            .fold(0, |rest: u64, digit| {
                (rest * 10 + u64::from(digit - b'0')) % 97
            });
        format!("DE{:02}{account}", 98 - rest)
    }

    pub fn birth(nth: usize) -> String {
        format!(
            "{}-{:02}-{:02}",
            1950 + nth / 20,
            nth % 12 + 1,
            nth % 20 + 1
        )
    }

    pub fn own(nth: usize) -> Own {
        Own {
            country: "DE".into(),
            names: vec![format!("{} {}", given(nth), family(nth))],
            emails: vec![address(nth)],
            phones: vec![phone(nth)],
            ibans: vec![iban(nth)],
            streets: vec![street(nth)],
            birthdays: vec![birth(nth)],
            ..Own::default()
        }
    }
}

fn kept(form_kind: FormKind, persons: Vec<Person>) -> Finding {
    Finding {
        form_kind,
        ..form(persons)
    }
}

fn shown(findings: Vec<Finding>) -> Shown {
    at("guess.test", "guess.test", findings)
}

/// Looks of a day, more than a site has guesses.
const MORE: usize = PEOPLE_PER_SITE + 2;

/// One look after the other, each at one form of this kind with these people.
fn one_by_one(
    browser: &mut Browser,
    kind: FormKind,
    people: impl Fn(usize) -> Vec<Person>,
) -> Vec<bool> {
    (0..MORE)
        .map(|nth| browser.shows(shown(vec![kept(kind, people(nth))])))
        .collect()
}

fn by_a_pool_of_names(browser: &mut Browser) -> Vec<bool> {
    let all = |word: fn(usize) -> String| (0..VISITORS).map(word).collect::<Vec<_>>().join(" ");
    let pool = person_of(vec![
        (GivenName, all(crowd::given)),
        (FamilyName, all(crowd::family)),
        (AddressLine1, "Nirgendwo 1".into()),
        (Email, address(LIST + 1)),
    ]);
    vec![browser.shows(shown(vec![form(vec![pool])]))]
}

fn by_names(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Registration, |nth| {
        vec![person_of(vec![
            (GivenName, crowd::given(nth)),
            (FamilyName, crowd::family(nth)),
            (Email, address(LIST + nth)),
        ])]
    })
}

fn by_pairs_of_names(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Registration, |nth| {
        let two = |word: fn(usize) -> String| format!("{} {}", word(2 * nth), word(2 * nth + 1));
        vec![person_of(vec![
            (GivenName, two(crowd::given)),
            (FamilyName, two(crowd::family)),
            (Email, address(LIST + nth)),
        ])]
    })
}

/// An address, a number and an account of three visitors.
fn three_kinds(nth: usize) -> Person {
    person_of(vec![
        (Email, address(3 * nth)),
        (Tel, crowd::phone(3 * nth + 1)),
        (Iban, crowd::iban(3 * nth + 2)),
    ])
}

fn by_two_kinds_at_once(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Registration, |nth| {
        vec![person_of(vec![
            (Email, address(2 * nth)),
            (Tel, crowd::phone(2 * nth + 1)),
        ])]
    })
}

fn by_three_kinds_at_once(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Registration, |nth| {
        vec![three_kinds(nth)]
    })
}

fn by_three_kinds_of_an_account(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Other, |nth| vec![three_kinds(nth)])
}

fn by_all_kinds_of_an_account(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Other, |nth| {
        let at = 6 * nth;
        vec![person_of(vec![
            (GivenName, crowd::given(at)),
            (FamilyName, crowd::family(at)),
            (Email, address(at + 1)),
            (Tel, crowd::phone(at + 2)),
            (Iban, crowd::iban(at + 3)),
            (AddressLine1, crowd::street(at + 4)),
            (Bday, crowd::birth(at + 5)),
        ])]
    })
}

fn friend(nth: usize) -> Person {
    person_of(vec![
        (
            Name,
            format!("{} {}", crowd::given(nth), crowd::family(nth)),
        ),
        (Email, address(nth)),
    ])
}

fn by_friends(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Referral, |nth| {
        (3 * nth..3 * nth + 3).map(friend).collect()
    })
}

fn by_companions(browser: &mut Browser) -> Vec<bool> {
    one_by_one(browser, FormKind::Contact, |nth| {
        (3 * nth..3 * nth + 3).map(friend).collect()
    })
}

fn by_names_beside_somebody(browser: &mut Browser) -> Vec<bool> {
    let nobody = || {
        person_of(vec![
            (Name, "Uwe Nirgend".into()),
            (Email, address(LIST + 1)),
        ])
    };
    let named = |nth: usize| {
        person_of(vec![(
            Name,
            format!("{} {}", crowd::given(nth), crowd::family(nth)),
        )])
    };
    (0..MORE)
        .map(|nth| {
            let beside =
                (3 * nth..3 * nth + 3).map(|nth| kept(FormKind::Contact, vec![named(nth)]));
            let all = [kept(FormKind::Contact, vec![nobody()])]
                .into_iter()
                .chain(beside);
            browser.shows(shown(all.collect()))
        })
        .collect()
}

/// In the text of an account's page; it has no field.
fn text(persons: Vec<Person>) -> Finding {
    Finding {
        count: u32::try_from(persons.len()).unwrap_or(u32::MAX),
        persons,
        ..Finding::of(FindingKind::PeopleInText)
    }
}

fn by_texts(browser: &mut Browser) -> Vec<bool> {
    (0..MORE)
        .map(|nth| browser.shows(shown(vec![text(vec![friend(nth)])])))
        .collect()
}

fn by_a_text_of_everybody(browser: &mut Browser) -> Vec<bool> {
    let all = (0..VISITORS).map(friend).collect();
    vec![browser.shows(shown(vec![text(all)]))]
}

fn by_texts_beside_forms_in_frames(browser: &mut Browser) -> Vec<bool> {
    (0..MORE)
        .map(|nth| {
            let (top, frame) = (
                "guess.test".to_owned(),
                format!("f{nth}.guess{}.test", nth % 3),
            );
            let found = if nth % 2 == 0 {
                text(vec![friend(nth)])
            } else {
                form(vec![friend(nth)])
            };
            browser.shows(at(&top, &frame, vec![found]))
        })
        .collect()
}

/// What the page saw of each visitor, and last of somebody who is not in its list.
fn transcripts(attack: Attack) -> Vec<Vec<bool>> {
    (0..VISITORS)
        .chain([LIST])
        .map(|nth| {
            attack(&mut Browser {
                own: crowd::own(nth),
                ..Browser::of(nth)
            })
        })
        .collect()
}

/// Looks whose banner depended on who looked; visitors told from a stranger; bits of who they are.
#[expect(clippy::cast_precision_loss, reason = "at most a hundred and twenty")]
fn learnt(seen: &[Vec<bool>]) -> (usize, usize, f64) {
    let Some((stranger, visitors)) = seen.split_last() else {
        return (0, 0, 0.0);
    };
    let answers = (0..stranger.len())
        .filter(|&look| visitors.iter().any(|seen| seen[look] != stranger[look]))
        .count();
    let told = visitors.iter().filter(|seen| *seen != stranger).count();
    let mut alike: HashMap<&[bool], usize> = HashMap::new();
    for seen in visitors {
        *alike.entry(seen).or_default() += 1;
    }
    let all = visitors.len() as f64;
    let bits = alike
        .values()
        .map(|count| *count as f64 / all)
        .map(|part| -part * part.log2());
    (answers, told, bits.fold(0.0, |sum, part| sum + part))
}

#[test]
fn names_kinds_friends_and_texts_are_answered_no_oftener() {
    // How many visitors one guess may hold: a value of each kind, and two whole names.
    let attacks: [(&str, Attack, usize, usize); 13] = [
        (
            "a pool of all names in two fields",
            by_a_pool_of_names,
            0,
            0,
        ),
        ("everybody in the text", by_a_text_of_everybody, 0, 0),
        ("names", by_names, PEOPLE_PER_SITE, 1),
        (
            "two given and two family names",
            by_pairs_of_names,
            PEOPLE_PER_SITE,
            2,
        ),
        (
            "two kinds at once",
            by_two_kinds_at_once,
            PEOPLE_PER_SITE,
            2,
        ),
        ("three kinds at once", by_three_kinds_at_once, 0, 0),
        (
            "three kinds, no open form",
            by_three_kinds_of_an_account,
            PEOPLE_PER_SITE,
            3,
        ),
        (
            "six kinds, no open form",
            by_all_kinds_of_an_account,
            PEOPLE_PER_SITE,
            3,
        ),
        ("three friends a look", by_friends, 0, 0),
        (
            "three companions a look",
            by_companions,
            PEOPLE_PER_SITE / 3,
            3,
        ),
        (
            "three names beside somebody",
            by_names_beside_somebody,
            PEOPLE_PER_SITE / 3,
            3,
        ),
        ("texts, one after the other", by_texts, PEOPLE_PER_SITE, 1),
        (
            "texts and forms in frames",
            by_texts_beside_forms_in_frames,
            PEOPLE_PER_SITE,
            1,
        ),
    ];
    println!(
        "{:<36}{:>10}{:>14}{:>8}",
        "guesses, a visit or a day", "answers", "told apart", "bits"
    );
    for (name, attack, most, held) in attacks {
        let (answers, told, bits) = learnt(&transcripts(attack));
        println!("{name:<36}{answers:>10}{told:>8} of {VISITORS}{bits:>8.2}");
        assert!(answers <= most, "{name}: {answers} answers");
        assert!(told <= most * held, "{name}: {told} told apart");
    }
}

/// The name of one visitor at the street of another, in a form that asks everybody and in one that does not.
fn by_ways_of_asking(browser: &mut Browser) -> Vec<bool> {
    let one = |nth| {
        person_of(vec![
            (GivenName, crowd::given(2 * nth)),
            (FamilyName, crowd::family(2 * nth)),
            (AddressLine1, crowd::street(2 * nth + 1)),
            (Email, address(LIST + nth)),
        ])
    };
    let kinds = [FormKind::Registration, FormKind::Other];
    (0..MORE)
        .flat_map(|nth| kinds.map(|kind| (nth, kind)))
        .map(|(nth, kind)| browser.shows(shown(vec![kept(kind, vec![one(nth)])])))
        .collect()
}

#[test]
fn a_guess_that_was_asked_again_in_another_form_was_answered_for_nothing() {
    let (answers, told, bits) = learnt(&transcripts(by_ways_of_asking));
    assert!(
        answers <= PEOPLE_PER_SITE,
        "{answers} answers, {told} told apart, {bits:.2} bits"
    );
}
