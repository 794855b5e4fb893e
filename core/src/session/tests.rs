//! A session from page to page.

use super::*;
use crate::field::FieldKind;
use crate::finding::{Finding, FindingKind};
use crate::form::FormKind;
use crate::person::{Part, Person};
use crate::snapshot::Provenance;
use crate::verdict::{Level, Reason, Surface};

const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

fn page(people: &[(&str, &str)], provenance: Provenance) -> Inspection {
    let finding = |(name, email): &(&str, &str)| Finding {
        form: Some(0),
        form_kind: FormKind::Registration,
        persons: vec![Person {
            parts: [(FieldKind::Name, *name), (FieldKind::Email, *email)]
                .map(|(kind, value)| Part {
                    at: 0,
                    kind,
                    value: value.to_owned(),
                    provenance,
                })
                .to_vec(),
        }],
        count: 1,
        ..Finding::of(FindingKind::Person)
    };
    Inspection {
        url: "https://www.raffle.example/join".into(),
        findings: people.iter().map(finding).collect(),
        ..Inspection::default()
    }
}

const SABINE: (&str, &str) = ("Sabine Quast", "s.quast@posteo.de");
const JONAS: (&str, &str) = ("Jonas Ulmer", "ulmer@gmx.net");

fn known(view: &str) -> Known {
    Known {
        key: KEY.into(),
        view: view.into(),
        owners: [
            "https://www.raffle.example/",
            "https://www.raffle.example/join",
        ]
        .map(str::to_owned),
        ..Known::default()
    }
}

fn after(looked: Looked, view: &str) -> Known {
    Known {
        visit: looked.visit,
        site: looked.site,
        asked: looked.asked,
        reloaded: true,
        ..known(view)
    }
}

#[test]
fn another_person_after_a_plain_reload_changed_by_itself() {
    let first = look(&page(&[SABINE], Provenance::Page), &known("1"));
    let second = look(
        &page(&[JONAS], Provenance::Page),
        &after(first.clone(), "2"),
    );
    assert_eq!(second.verdict.reasons, [Reason::ChangedByItself]);
    let followed = Known {
        reloaded: false,
        ..after(first, "2")
    };
    let second = look(&page(&[JONAS], Provenance::Page), &followed);
    assert_ne!(second.verdict.reasons, [Reason::ChangedByItself]);
}

#[test]
fn another_person_in_a_document_that_nobody_touched_changed_by_itself() {
    let untouched = |person| Inspection {
        untouched: true,
        ..page(&[person], Provenance::Page)
    };
    let first = look(&untouched(SABINE), &known("1"));
    let same = Known {
        reloaded: false,
        ..after(first, "1")
    };
    let touched = look(&page(&[JONAS], Provenance::Page), &same);
    assert_ne!(touched.verdict.reasons, [Reason::ChangedByItself]);
    let mut again = look(&untouched(JONAS), &same);
    assert_eq!(again.verdict.reasons, [Reason::ChangedByItself]);
    // It stays said when the page is looked at once more.
    let later = Known {
        reloaded: false,
        ..after(again.clone(), "1")
    };
    again = look(&untouched(JONAS), &later);
    assert_eq!(again.verdict.reasons, [Reason::ChangedByItself]);
    let mut typed = later.clone();
    typed.site.type_in(KEY, ["Anna"]);
    let again = look(&untouched(JONAS), &typed);
    assert_ne!(again.verdict.reasons, [Reason::ChangedByItself]);
}

#[test]
fn typing_or_a_sign_in_in_between_is_a_disturbance() {
    let first = look(&page(&[SABINE], Provenance::Page), &known("1"));
    let mut typed = after(first.clone(), "2");
    typed.site.type_in(KEY, ["Anna"]);
    let second = look(&page(&[JONAS], Provenance::Page), &typed);
    assert_ne!(second.verdict.reasons, [Reason::ChangedByItself]);
    let mut signed_in = page(&[JONAS], Provenance::Page);
    signed_in.page.signed_in = true;
    let second = look(&signed_in, &after(first, "2"));
    assert_ne!(second.verdict.reasons, [Reason::ChangedByItself]);
}

#[test]
fn what_was_typed_or_filled_for_me_is_mine_when_the_page_shows_it_again() {
    let mut typed = known("1");
    typed.site.type_in(KEY, [SABINE.0, SABINE.1]);
    let again = look(&page(&[SABINE], Provenance::Page), &typed);
    assert_eq!(again.verdict.level, Level::Clear);
    for way in [Provenance::Autofilled, Provenance::Filled] {
        let first = look(&page(&[SABINE], way), &known("1"));
        let again = look(&page(&[SABINE], Provenance::Page), &after(first, "2"));
        assert_eq!(again.verdict.level, Level::Clear, "{way}");
    }
}

#[test]
fn what_autofill_wrote_here_is_mine_elsewhere_too() {
    let learnt = |inspection: &Inspection, known: &Known| look(inspection, known).own;
    let own = learnt(&page(&[SABINE], Provenance::Autofilled), &known("1")).unwrap();
    assert_eq!(own.autofilled[0].names, [SABINE.0]);
    let elsewhere = Known {
        own: own.clone(),
        owners: ["https://other.example/", "https://other.example/"].map(str::to_owned),
        ..known("2")
    };
    let again = look(&page(&[SABINE], Provenance::Page), &elsewhere);
    assert_eq!(again.verdict.reasons, [Reason::Mine]);
    // Who is known by autofill alone is reason to ask of another, and none to warn.
    let another = look(&page(&[JONAS], Provenance::Page), &elsewhere);
    assert_eq!(another.verdict.reasons, [Reason::FilledOnArrival]);
    assert_eq!(another.asked.sites.len(), 1);
    for way in [Provenance::Typed, Provenance::Filled, Provenance::Page] {
        assert_eq!(learnt(&page(&[JONAS], way), &known("1")), None, "{way}");
    }
}

#[test]
fn autofill_teaches_nothing_in_a_private_window_nor_of_others() {
    let private = Known {
        private: true,
        ..known("1")
    };
    let written = page(&[SABINE], Provenance::Autofilled);
    assert_eq!(look(&written, &private).own, None);
    for change in [
        |finding: &mut Finding| finding.for_another = true,
        |finding: &mut Finding| finding.of_another = true,
        |finding: &mut Finding| finding.form_kind = FormKind::Record,
        |finding: &mut Finding| finding.form_kind = FormKind::Referral,
    ] {
        let mut of_others = written.clone();
        change(&mut of_others.findings[0]);
        assert_eq!(look(&of_others, &known("1")).own, None);
    }
    let mut office = written.clone();
    office.page.record = true;
    assert_eq!(look(&office, &known("1")).own, None);
    // Behind a sign-in, where nobody is asked for their own.
    let mut at_work = written.clone();
    at_work.page.signed_in = true;
    assert_eq!(look(&at_work, &known("1")).own, None);
    at_work.page.asks_visitor = true;
    assert!(look(&at_work, &known("1")).own.is_some());
    // Who travels with me stands behind me.
    let mut travellers = page(&[SABINE, JONAS], Provenance::Autofilled);
    let own = look(&travellers, &known("1")).own.unwrap();
    assert_eq!(own.autofilled.len(), 1);
    assert_eq!(own.autofilled[0].names, [SABINE.0]);
    travellers.findings[1].form = Some(1);
    let own = look(&travellers, &known("1")).own.unwrap();
    assert_eq!(own.autofilled.len(), 2);
}

/// I am known, and the page guesses: one person after the other, on one page each.
fn guessing(guesses: usize, private: bool) -> Vec<Looked> {
    let mut asked = Asked::default();
    let guess = |i: usize| {
        let (name, email) = (format!("Anna Zander{i}"), format!("anna{i}@zander.de"));
        let guess = Known {
            own: Own {
                names: vec!["Hans Ulmer".into()],
                emails: vec!["hans@ulmer.de".into()],
                ..Own::default()
            },
            private,
            asked: std::mem::take(&mut asked),
            ..known("1")
        };
        let looked = look(&page(&[(&name, &email)], Provenance::Page), &guess);
        asked = looked.asked.clone();
        looked
    };
    (0..guesses).map(guess).collect()
}

#[test]
fn a_page_that_guesses_gets_so_many_banners_and_then_the_badge() {
    let looked = guessing(PEOPLE_PER_SITE + 3, false);
    let banners = looked
        .iter()
        .filter(|l| l.verdict.surface == Surface::Banner)
        .count();
    assert_eq!(banners, PEOPLE_PER_SITE);
    assert!(
        looked[PEOPLE_PER_SITE]
            .verdict
            .reasons
            .contains(&Reason::BudgetSpent)
    );
}

#[test]
fn when_autofill_alone_knows_me_a_spent_budget_leaves_everybody_as_if_unknown() {
    let own = look(&page(&[SABINE], Provenance::Autofilled), &known("1"))
        .own
        .unwrap();
    let mut asked = Asked::default();
    let mut said = |who: (&str, &str)| {
        let known = Known {
            own: own.clone(),
            asked: std::mem::take(&mut asked),
            ..known("2")
        };
        let looked = look(&page(&[who], Provenance::Page), &known);
        asked = looked.asked;
        looked.verdict.reasons
    };
    for i in 0..PEOPLE_PER_SITE {
        let (name, email) = (format!("Anna Zander{i}"), format!("anna{i}@zander.de"));
        assert_eq!(said((&name, &email)), [Reason::FilledOnArrival]);
    }
    assert_eq!(said(JONAS), [Reason::FilledOnArrival]);
    assert_eq!(said(SABINE), [Reason::FilledOnArrival]);
}

#[test]
fn a_private_window_leaves_nothing_but_a_count() {
    let looked = guessing(2, true).remove(1);
    assert_eq!((looked.visit, looked.site), (None, Site::default()));
    assert_eq!(looked.asked.sites.len(), 1);
    assert_eq!(looked.asked.sites[0].site, "private");
    assert_eq!(looked.asked.sites[0].people.len(), 2);
}

#[test]
fn what_is_kept_has_its_own_place_and_is_not_in_the_verdict() {
    let looked = guessing(1, false).remove(0);
    let verdict = looked.verdict;
    assert!(verdict.memory.is_empty() && verdict.touched.is_empty() && verdict.asked.is_empty());
    assert_eq!(looked.visit.unwrap().shown.forms.len(), 1);
}

#[test]
fn what_was_typed_long_ago_is_forgotten_first() {
    let mut site = Site::default();
    let values: Vec<String> = (0..MOST_VALUES + 5).map(|i| format!("value{i}")).collect();
    site.type_in(KEY, values.iter().map(String::as_str));
    assert_eq!(site.typed.len(), MOST_VALUES);
    assert!(!site.typed.contains(&memory::digests(KEY, "value0")[0]));
    assert_eq!(site.epoch, 1);
}
