//! One test a row, and the cases that the rows come from.

use super::case::{Case, Setting};
use super::*;
use crate::field::FieldKind::{
    self, AddressLevel2, AddressLine1, Email, GivenName, Name, PostalCode, Tel,
};
use crate::finding::{FieldSeen, Finding, FormSeen, Inspection};
use crate::page::{AddressClass, PageFacts};
use crate::person::{Part, Person};
use crate::snapshot::Provenance::{
    self, Autofilled, Device, Filled, Link, Page, PageLate, Restored, Typed,
};
use crate::value::Holding;
use crate::{judge, memory};

const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

const SABINE: &[(FieldKind, &str)] = &[
    (Name, "Sabine Weber"),
    (Email, "s.weber@posteo.de"),
    (PostalCode, "10115"),
];
const JONAS: &[(FieldKind, &str)] = &[
    (Name, "Jonas Koch"),
    (Email, "j.koch@posteo.de"),
    (PostalCode, "20095"),
];

fn person_by(parts: &[(FieldKind, &str)], provenance: Provenance) -> Person {
    let part = |(at, (kind, value)): (u32, &(FieldKind, &str))| Part {
        at,
        kind: *kind,
        value: (*value).into(),
        provenance,
    };
    Person {
        parts: (0..).zip(parts).map(part).collect(),
    }
}

fn person(parts: &[(FieldKind, &str)]) -> Person {
    person_by(parts, Page)
}

/// A page with one form and one finding in it.
fn page(form_kind: FormKind, persons: Vec<Person>) -> Inspection {
    let fields = persons
        .iter()
        .flat_map(|p| &p.parts)
        .zip(0..)
        .map(|(part, control)| FieldSeen {
            control: Some(control),
            root: None,
            form: Some(0),
            kind: part.kind,
            holding: Holding::Personal,
        });
    Inspection {
        url: "https://www.firma.de/gewinnspiel".into(),
        forms: vec![FormSeen {
            index: Some(0),
            kind: form_kind,
            asks_visitor: form_kind.asks_visitor(),
            is_sent: false,
        }],
        fields: fields.collect(),
        findings: vec![Finding {
            kind: if persons.len() > 1 {
                FindingKind::People
            } else {
                FindingKind::Person
            },
            form: Some(0),
            form_kind,
            count: u32::try_from(persons.len()).unwrap(),
            for_another: false,
            of_another: false,
            is_kept: false,
            looked_up: false,
            persons,
            at: None,
            purposes: Vec::new(),
        }],
        ..Inspection::default()
    }
}

fn raffle(parts: &[(FieldKind, &str)]) -> Inspection {
    page(FormKind::Giveaway, vec![person(parts)])
}

fn friends() -> Inspection {
    page(FormKind::Referral, vec![person(SABINE), person(JONAS)])
}

/// Nothing is known about me.
fn nobody_told() -> Circumstances {
    Circumstances {
        session_key: KEY.into(),
        ..Circumstances::default()
    }
}

fn me_told() -> Circumstances {
    Circumstances {
        own: Own {
            country: "DE".into(),
            names: vec!["Hans Müller".into()],
            emails: vec!["hans.mueller@posteo.de".into()],
            phones: vec!["0171 8834920".into()],
            streets: vec!["Lindenstraße 12".into()],
            ..Own::default()
        },
        ..nobody_told()
    }
}

fn typed(values: &[&str]) -> Circumstances {
    Circumstances {
        typed: values
            .iter()
            .flat_map(|v| memory::digests(KEY, v))
            .collect(),
        ..nobody_told()
    }
}

/// Row, level, surface and reasons, in words.
fn said(
    inspection: &Inspection,
    circumstances: &Circumstances,
) -> (u8, &'static str, &'static str, Vec<&'static str>) {
    let verdict = judge(inspection, circumstances);
    let finding = &verdict.findings[0];
    assert_eq!(
        (verdict.level, verdict.surface, &verdict.reasons),
        (finding.level, finding.surface, &finding.reasons)
    );
    (
        finding.row,
        verdict.level.word(),
        verdict.surface.word(),
        verdict.reasons.iter().map(|r| r.word()).collect(),
    )
}

#[test]
fn row_1_what_i_or_my_browser_brought_is_clear() {
    for (way, reason) in [
        (Typed, "own-typing"),
        (Autofilled, "filled-by-browser"),
        (Filled, "filled-by-browser"),
    ] {
        let mine = page(FormKind::Registration, vec![person_by(SABINE, way)]);
        assert_eq!(
            said(&mine, &me_told()),
            (1, "clear", "none", vec![reason]),
            "{way:?}"
        );
    }
}

#[test]
fn row_1_my_own_typing_shown_again_is_clear() {
    let again = raffle(SABINE);
    let clear = (1, "clear", "none", vec!["own-typing"]);
    assert_eq!(
        said(&again, &typed(&["sabine weber", "S.Weber@posteo.de"])),
        clear
    );
    assert_eq!(
        said(&again, &typed(&["Sabine", "Weber", "s.weber@posteo.de"])),
        clear
    );
    let restored = page(FormKind::Giveaway, vec![person_by(SABINE, Restored)]);
    assert_eq!(
        said(&restored, &typed(&["Sabine Weber", "s.weber@posteo.de"])),
        clear
    );
}

#[test]
fn row_1_what_the_browser_restored_is_not_clear_by_itself() {
    let restored = page(FormKind::Giveaway, vec![person_by(SABINE, Restored)]);
    assert_eq!(said(&restored, &nobody_told()).0, 17);
}

#[test]
fn row_1_what_the_browser_restored_is_what_it_was_before() {
    let restored = |kind| page(kind, vec![person_by(SABINE, Restored)]);
    let before = |way| {
        let filled = page(FormKind::Registration, vec![person_by(SABINE, way)]);
        judge(&filled, &nobody_told())
    };
    let autofilled = Circumstances {
        typed: before(Autofilled).touched,
        ..nobody_told()
    };
    assert_eq!(said(&restored(FormKind::Registration), &autofilled).0, 1);
    let drafted = Circumstances {
        device: before(Device).remembered,
        ..nobody_told()
    };
    assert_eq!(said(&restored(FormKind::Checkout), &drafted).0, 6);
    assert_eq!(
        said(&page(FormKind::Checkout, vec![person(SABINE)]), &drafted).0,
        17
    );
    let mut linked = restored(FormKind::Newsletter);
    linked.url += "?name=Sabine+Weber&mail=s.weber%40posteo.de&plz=10115";
    assert_eq!(said(&linked, &nobody_told()).0, 15);
    assert!(before(Page).touched.is_empty() && before(Page).remembered.is_empty());
}

#[test]
fn row_1_only_what_i_did_not_type_is_judged() {
    let mut half = raffle(SABINE);
    half.findings[0].persons[0].parts[0].provenance = Typed;
    assert_eq!(said(&half, &nobody_told()).0, 17);
    assert_eq!(
        judge(&half, &nobody_told()).findings[0].field_kinds,
        [Email, PostalCode]
    );
    assert_eq!(
        said(&raffle(SABINE), &typed(&["Sabine Weber", "10115"])).0,
        10
    );
}

#[test]
fn row_1_mine_is_clear() {
    let mine = raffle(&[(Name, "Hans Mueller"), (Tel, "+49 171 8834920")]);
    assert_eq!(said(&mine, &me_told()), (1, "clear", "none", vec!["mine"]));
}

#[test]
fn row_2_what_names_nobody_is_clear() {
    for parts in [
        &[(GivenName, "Sabine")][..],
        &[(PostalCode, "10115"), (AddressLevel2, "Berlin")],
    ] {
        assert_eq!(
            said(&raffle(parts), &me_told()),
            (2, "clear", "none", vec![])
        );
    }
}

#[test]
fn row_2_a_remembered_sign_in_is_clear_until_it_can_be_compared() {
    let login = page(
        FormKind::Login,
        vec![person(&[(Email, "s.weber@posteo.de")])],
    );
    assert_eq!(said(&login, &nobody_told()), (2, "clear", "none", vec![]));
    assert_eq!(
        said(&login, &me_told()),
        (10, "ask", "badge", vec!["lone-value"])
    );
}

#[test]
fn row_3_muted_and_fine_here_are_clear() {
    let found = raffle(SABINE);
    let muted = Circumstances {
        muted: true,
        ..me_told()
    };
    assert_eq!(said(&found, &muted), (3, "clear", "none", vec!["muted"]));
    let key = judge(&found, &me_told()).findings[0].form_key.clone();
    let fine = Circumstances {
        fine_here: vec![key],
        ..me_told()
    };
    assert_eq!(said(&found, &fine), (3, "clear", "none", vec!["fine-here"]));
    let elsewhere = Circumstances {
        fine_here: vec!["another".into()],
        ..me_told()
    };
    assert_eq!(said(&found, &elsewhere).0, 12);
}

#[test]
fn row_4_pages_that_are_not_public_have_a_badge() {
    for address in [AddressClass::Private, AddressClass::Proxied] {
        let mut found = raffle(SABINE);
        found.page.address = address;
        assert_eq!(
            said(&found, &me_told()),
            (4, "ask", "badge", vec!["not-public"])
        );
    }
}

#[test]
fn row_5_records_have_a_badge() {
    let found = page(FormKind::Record, vec![person(SABINE)]);
    assert_eq!(
        said(&found, &me_told()),
        (5, "ask", "badge", vec!["record-form"])
    );
}

#[test]
fn row_6_what_the_device_remembered_has_a_badge() {
    let found = page(FormKind::Checkout, vec![person_by(SABINE, Device)]);
    assert_eq!(
        said(&found, &me_told()),
        (6, "ask", "badge", vec!["device-memory"])
    );
}

fn after(before: &Inspection, circumstances: Circumstances) -> Circumstances {
    let previous = judge(before, &circumstances).memory;
    Circumstances {
        previous,
        undisturbed: true,
        ..circumstances
    }
}

#[test]
fn row_7_another_person_after_a_reload_is_an_alarm() {
    for circumstances in [nobody_told(), me_told()] {
        let alarm = (7, "alarm", "banner", vec!["changed-by-itself"]);
        assert_eq!(
            said(&raffle(JONAS), &after(&raffle(SABINE), circumstances)),
            alarm
        );
    }
}

#[test]
fn row_7_needs_the_same_form_undisturbed_and_another_full_person() {
    let after_sabine = after(&raffle(SABINE), nobody_told());
    assert_eq!(said(&raffle(SABINE), &after_sabine).0, 17);
    let disturbed = Circumstances {
        undisturbed: false,
        ..after_sabine.clone()
    };
    assert_eq!(said(&raffle(JONAS), &disturbed).0, 17);
    let mut elsewhere = raffle(JONAS);
    elsewhere.url = "https://www.firma.de/kontakt".into();
    assert_eq!(said(&elsewhere, &after_sabine).0, 17);
    let edited = raffle(&[
        (Name, "Sabine Weber"),
        (Email, "sabine@neu.de"),
        (PostalCode, "10115"),
    ]);
    assert_eq!(said(&edited, &after_sabine).0, 17);
    let private = Circumstances {
        session_key: String::new(),
        ..nobody_told()
    };
    assert_eq!(said(&raffle(JONAS), &after(&raffle(SABINE), private)).0, 17);
}

#[test]
fn row_7_remembers_nobody_that_i_brought_or_that_is_not_whole() {
    let typed = page(FormKind::Giveaway, vec![person_by(SABINE, Typed)]);
    assert!(judge(&typed, &nobody_told()).memory.is_empty());
    assert!(
        judge(&raffle(&[(Email, "s.weber@posteo.de")]), &nobody_told())
            .memory
            .is_empty()
    );
    let remembered = judge(&raffle(SABINE), &nobody_told()).memory;
    assert_eq!(remembered.len(), 1);
    assert!(!remembered[0].person.contains("weber"));
}

#[test]
fn row_7_a_queue_that_is_worked_through_is_no_leak() {
    let before = judge(&raffle(JONAS), &nobody_told()).memory;
    let circumstances = Circumstances {
        previous: before,
        undisturbed: true,
        ..nobody_told()
    };
    let mut next = raffle(SABINE);
    assert_eq!(said(&next, &circumstances).0, 7);
    next.page.signed_in = true;
    assert_eq!(said(&next, &circumstances).0, 7);
    next.forms[0].asks_visitor = false;
    assert_eq!(said(&next, &circumstances).0, 16);
}

#[test]
fn row_8_several_people_are_normal_in_an_address_book() {
    let mut book = page(FormKind::Account, vec![person(SABINE)]);
    book.page.signed_in = true;
    book.page.several_normal = true;
    assert_eq!(
        said(&book, &me_told()),
        (8, "ask", "badge", vec!["several-normal"])
    );
    book.page.signed_in = false;
    assert_eq!(said(&book, &me_told()).0, 12);
    let mut travellers = page(FormKind::Checkout, vec![person(SABINE), person(JONAS)]);
    travellers.page.signed_in = true;
    assert_eq!(said(&travellers, &me_told()).0, 8);
}

#[test]
fn row_8_a_checkout_that_speaks_of_addresses_is_no_address_book() {
    let spoken_of = |kind| {
        let mut page = page(kind, vec![person(SABINE)]);
        page.page.signed_in = true;
        page.page.several_likely = true;
        said(&page, &me_told()).0
    };
    assert_eq!(spoken_of(FormKind::Checkout), 12);
    assert_eq!(spoken_of(FormKind::Account), 8);
}

#[test]
fn row_9_filled_friends_are_somebody_elses() {
    assert_eq!(
        said(&friends(), &nobody_told()),
        (9, "warn", "banner", vec!["several-people"])
    );
    assert_eq!(
        said(&friends(), &me_told()),
        (9, "alarm", "banner", vec!["several-people"])
    );
    assert_eq!(judge(&friends(), &me_told()).findings[0].people, 2);
}

#[test]
fn row_9_needs_an_open_form_and_nobody_of_mine() {
    let me = &[(Name, "Hans Müller"), (Email, "hans.mueller@posteo.de")];
    let with_me = page(FormKind::Referral, vec![person(me), person(SABINE)]);
    assert_ne!(said(&with_me, &me_told()).0, 9);
    let elsewhere = page(FormKind::Other, vec![person(SABINE), person(JONAS)]);
    assert_eq!(said(&elsewhere, &nobody_told()).0, 18);
}

#[test]
fn row_10_a_section_for_another_person_has_a_badge() {
    let mut gift = page(FormKind::Checkout, vec![person(SABINE)]);
    gift.findings[0].for_another = true;
    assert_eq!(
        said(&gift, &me_told()),
        (10, "ask", "badge", vec!["for-another"])
    );
}

#[test]
fn row_10_who_signs_with_me_has_a_badge_and_friends_to_be_told_do_not() {
    let me = &[(Name, "Hans Müller"), (Email, "hans.mueller@posteo.de")];
    let beside = (10, "ask", "badge", vec!["for-another"]);
    let together = |kind| page(kind, vec![person(me), person(SABINE)]);
    assert_eq!(said(&together(FormKind::Contact), &me_told()), beside);
    for alone in [FormKind::Referral, FormKind::Giveaway, FormKind::Newsletter] {
        assert_eq!(said(&together(alone), &me_told()).0, 12, "{alone}");
    }
    let mut apart = page(FormKind::Contact, vec![person(SABINE)]);
    apart.findings.push(Finding {
        persons: vec![person(&[(Name, "Hans Müller")])],
        ..apart.findings[0].clone()
    });
    let rows = |page: &Inspection| -> Vec<u8> {
        let findings = judge(page, &me_told()).findings;
        findings.iter().map(|finding| finding.row).collect()
    };
    assert_eq!(rows(&apart), [10, 1]);
    // In another form, or by nothing but my town, I am not beside them.
    apart.findings[1].form = Some(1);
    assert_eq!(rows(&apart), [12, 1]);
    apart.findings[1].form = Some(0);
    apart.findings[1].persons = vec![person(&[(AddressLine1, "Lindenstraße 12")])];
    assert_eq!(rows(&apart), [12, 1]);
}

#[test]
fn row_10_a_lone_value_has_a_badge() {
    for parts in [
        &[(Email, "s.weber@posteo.de")][..],
        &[(Tel, "0160 7734921")],
        &[(Name, "Sabine Weber")],
    ] {
        assert_eq!(
            said(&raffle(parts), &me_told()),
            (10, "ask", "badge", vec!["lone-value"])
        );
    }
}

#[test]
fn row_11_my_number_with_another_person_warns() {
    let ported = page(
        FormKind::Account,
        vec![person(&[
            (Name, "Sabine Weber"),
            (Email, "s.weber@posteo.de"),
            (Tel, "0171 8834920"),
        ])],
    );
    assert_eq!(
        said(&ported, &me_told()),
        (11, "warn", "banner", vec!["mixed-person"])
    );
    assert_eq!(
        judge(&ported, &me_told()).findings[0].ownership,
        Ownership::Mixed
    );
}

#[test]
fn row_12_a_stranger_warns_whatever_the_form() {
    for kind in [
        FormKind::Giveaway,
        FormKind::Account,
        FormKind::Other,
        FormKind::Order,
    ] {
        let mut found = page(kind, vec![person(SABINE)]);
        found.page.signed_in = kind == FormKind::Account;
        assert_eq!(
            said(&found, &me_told()),
            (12, "warn", "banner", vec!["stranger-person"]),
            "{kind}"
        );
    }
}

#[test]
fn row_12_behind_a_sign_in_or_as_one_of_many_only_where_the_visitor_is_asked() {
    let badge = (12, "ask", "badge", vec!["other-person"]);
    let warn = (12, "warn", "banner", vec!["stranger-person"]);
    let mut tenant = page(FormKind::Registration, vec![person(SABINE)]);
    tenant.forms[0].asks_visitor = false;
    assert_eq!(said(&tenant, &me_told()), warn);
    tenant.page.numbered = true;
    assert_eq!(said(&tenant, &me_told()), badge);
    tenant.page.numbered = false;
    tenant.page.signed_in = true;
    assert_eq!(said(&tenant, &me_told()), badge);
    tenant.page.asks_visitor = true;
    assert_eq!(said(&tenant, &me_told()), warn);
    tenant.findings[0].of_another = true;
    assert_eq!(said(&tenant, &me_told()), badge);
    // Signed out, who is asked as a participant sends the form, and who keeps guests saves it.
    tenant.page.signed_in = false;
    assert_eq!(said(&tenant, &me_told()), warn);
    tenant.findings[0].is_kept = true;
    assert_eq!(said(&tenant, &me_told()), badge);
}

#[test]
fn row_9_is_not_of_those_whom_somebody_works_for() {
    let mut pupils = friends();
    pupils.findings[0].for_another = true;
    assert_eq!(said(&pupils, &me_told()).0, 10);
    pupils.findings[0].for_another = false;
    pupils.findings[0].of_another = true;
    assert_eq!(said(&pupils, &me_told()).0, 9);
    pupils.findings[0].is_kept = true;
    assert_eq!(said(&pupils, &me_told()).0, 12);
}

#[test]
fn row_9_is_not_of_a_family_behind_its_sign_in() {
    let parent = &[(Name, "Rolf Weber"), (Email, "rolf.weber@posteo.de")];
    let mut family = page(FormKind::Contact, vec![person(SABINE), person(parent)]);
    assert_eq!(said(&family, &nobody_told()).0, 9);
    family.page.signed_in = true;
    assert_eq!(said(&family, &nobody_told()).0, 16);
}

#[test]
fn row_12_a_link_lowers_it() {
    let lowered = (
        12,
        "ask",
        "banner",
        vec!["stranger-person", "came-with-link"],
    );
    let linked = page(FormKind::Registration, vec![person_by(SABINE, Link)]);
    assert_eq!(said(&linked, &me_told()), lowered);
    let mut invited = raffle(SABINE);
    invited.page.token_in_address = true;
    assert_eq!(said(&invited, &me_told()), lowered);
}

#[test]
fn row_13_my_name_with_other_values_asks_on_the_badge() {
    let found = raffle(&[(Name, "Hans Müller"), (Email, "hans@firma.de")]);
    assert_eq!(
        said(&found, &me_told()),
        (13, "ask", "badge", vec!["only-name-matches"])
    );
    let family = raffle(&[
        (Name, "Jonas Müller"),
        (AddressLine1, "Lindenstr. 12"),
        (PostalCode, "10115"),
    ]);
    assert_eq!(
        said(&family, &me_told()),
        (13, "ask", "badge", vec!["only-name-matches"])
    );
}

#[test]
fn row_14_a_person_who_comes_while_i_type_asks() {
    let ferry = page(FormKind::Order, vec![person_by(SABINE, PageLate)]);
    assert_eq!(
        said(&ferry, &nobody_told()),
        (14, "ask", "banner", vec!["filled-while-typing"])
    );
}

#[test]
fn row_14_looking_up_is_what_some_forms_are_for() {
    let town = page(
        FormKind::Order,
        vec![person_by(
            &[(PostalCode, "10115"), (AddressLevel2, "Berlin")],
            PageLate,
        )],
    );
    assert_eq!(said(&town, &nobody_told()).0, 2);
    let mut wallet = page(FormKind::Checkout, vec![person_by(SABINE, PageLate)]);
    assert_eq!(said(&wallet, &nobody_told()).0, 14);
    wallet.findings[0].looked_up = true;
    assert_eq!(
        said(&wallet, &nobody_told()),
        (18, "ask", "badge", vec!["other-person"])
    );
    assert_eq!(said(&wallet, &me_told()).0, 12);
}

#[test]
fn row_15_a_person_who_came_with_the_address_asks() {
    let mut linked = page(FormKind::Registration, vec![person_by(SABINE, Link)]);
    assert_eq!(
        said(&linked, &nobody_told()),
        (15, "ask", "banner", vec!["came-with-link"])
    );
    linked.page.token_in_address = true;
    assert_eq!(
        said(&linked, &nobody_told()),
        (15, "ask", "badge", vec!["came-with-link"])
    );
}

#[test]
fn row_15_an_invitation_knows_whom_it_invites() {
    let mut invited = page(FormKind::Registration, vec![person(SABINE)]);
    invited.page.token_in_address = true;
    assert_eq!(
        said(&invited, &nobody_told()),
        (15, "ask", "badge", vec!["came-with-link"])
    );
    invited.findings[0].persons[0] = person_by(SABINE, PageLate);
    assert_eq!(said(&invited, &nobody_told()).0, 14);
}

#[test]
fn row_16_signed_in_has_a_badge() {
    let mut account = page(FormKind::Account, vec![person(SABINE)]);
    account.page.signed_in = true;
    assert_eq!(
        said(&account, &nobody_told()),
        (16, "ask", "badge", vec!["signed-in"])
    );
}

#[test]
fn row_16_one_of_many_has_a_badge_where_nobody_is_asked() {
    let mut tenant = page(FormKind::Registration, vec![person(SABINE)]);
    tenant.page.numbered = true;
    assert_eq!(said(&tenant, &nobody_told()).0, 17);
    tenant.forms[0].asks_visitor = false;
    assert_eq!(
        said(&tenant, &nobody_told()),
        (16, "ask", "badge", vec!["other-person"])
    );
}

#[test]
fn row_17_an_open_form_that_arrives_filled_asks() {
    for kind in [
        FormKind::Registration,
        FormKind::Giveaway,
        FormKind::Referral,
        FormKind::Newsletter,
        FormKind::Contact,
        FormKind::Order,
        FormKind::Checkout,
    ] {
        let found = page(kind, vec![person(SABINE)]);
        assert_eq!(
            said(&found, &nobody_told()),
            (17, "ask", "banner", vec!["filled-on-arrival"]),
            "{kind}"
        );
    }
}

#[test]
fn row_18_any_other_person_has_a_badge() {
    for kind in [FormKind::Account, FormKind::Other, FormKind::Search] {
        let found = page(kind, vec![person(SABINE)]);
        assert_eq!(
            said(&found, &nobody_told()),
            (18, "ask", "badge", vec!["other-person"]),
            "{kind}"
        );
    }
}

#[test]
fn without_budget_nothing_is_told_of_me_and_no_banner_shows() {
    let spent = Circumstances {
        budget_spent: true,
        ..me_told()
    };
    let mine = raffle(&[
        (Name, "Hans Müller"),
        (Tel, "0171 8834920"),
        (Email, "hans.mueller@posteo.de"),
    ]);
    let expected = (
        17,
        "ask",
        "badge",
        vec!["filled-on-arrival", "budget-spent"],
    );
    assert_eq!(said(&mine, &spent), expected);
    assert_eq!(said(&raffle(SABINE), &spent), expected);
    assert_eq!(
        judge(&mine, &spent).findings[0].ownership,
        Ownership::Unknown
    );
    assert_eq!(
        said(&friends(), &spent),
        (9, "warn", "badge", vec!["several-people", "budget-spent"])
    );
}

/// So many people with a name and an address each.
fn crowd(count: usize) -> Vec<Person> {
    let word = |n: usize| {
        let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        format!("{}{}son", letter(n), letter(n / 26))
    };
    let one = |n| {
        let (name, email) = (format!("Anna {}", word(n)), format!("{}@weber.de", word(n)));
        person(&[(Name, &name), (Email, &email)])
    };
    (0..count).map(one).collect()
}

fn asking() -> Circumstances {
    Circumstances {
        asking_key: KEY.into(),
        ..me_told()
    }
}

#[test]
fn a_page_can_ask_only_where_a_banner_could_answer() {
    let asked = |inspection: &Inspection, circumstances: &Circumstances| {
        judge(inspection, circumstances).asked.len()
    };
    assert_eq!(asked(&raffle(SABINE), &asking()), 1);
    assert_eq!(asked(&friends(), &asking()), 2);
    let signed_in = {
        let mut account = page(FormKind::Account, vec![person(SABINE)]);
        account.page.signed_in = true;
        account
    };
    assert_eq!(asked(&signed_in, &asking()), 1);
    // Whether I stand beside somebody decides about their banner.
    let mut beside = raffle(SABINE);
    beside.findings.push(Finding {
        persons: vec![person(&[(Name, "Hans Müller")])],
        ..beside.findings[0].clone()
    });
    assert_eq!(asked(&beside, &asking()), 2);
    // Nothing is told, so there is nothing to find out.
    let nobody = Circumstances {
        own: Own::default(),
        ..asking()
    };
    assert_eq!(asked(&raffle(SABINE), &nobody), 0);
    // Whatever is answered, no banner comes.
    assert_eq!(
        asked(&page(FormKind::Record, vec![person(SABINE)]), &asking()),
        0
    );
    assert_eq!(
        asked(&raffle(&[(Email, "s.weber@posteo.de")]), &asking()),
        0
    );
}

#[test]
fn a_thousand_addresses_in_one_person_are_more_guesses_than_any_budget_has() {
    let addresses: Vec<String> = (0..1_000)
        .map(|n| format!("s.weber{n}@posteo.de"))
        .collect();
    let mut parts = vec![(AddressLine1, "Hauptstr. 14")];
    parts.extend(addresses.iter().map(|a| (Email, a.as_str())));
    assert_eq!(
        judge(&raffle(&parts), &asking()).asked.len(),
        memory::MOST_GUESSES
    );
}

#[test]
fn a_list_of_shops_does_not_use_up_what_the_form_beside_it_may_ask() {
    let mut page = raffle(SABINE);
    page.findings.push(Finding {
        persons: crowd(20),
        count: 20,
        ..Finding::of(FindingKind::PeopleInText)
    });
    let verdict = judge(&page, &asking());
    assert_eq!(verdict.asked.len(), 1);
    assert_eq!(verdict.findings[0].row, 12);
    assert_eq!(verdict.findings[1].ownership, Ownership::Unknown);
}

#[test]
fn people_who_are_more_guesses_than_a_site_has_are_a_crowd() {
    let two_addresses = |people: Vec<Person>| -> Vec<Person> {
        let also = |mut one: Person| {
            let email = one.parts[1].clone();
            one.parts.push(Part {
                value: email.value.replace("@weber.de", "@posteo.de"),
                ..email
            });
            one
        };
        people.into_iter().map(also).collect()
    };
    let beside_somebody = |people| {
        let mut found = page(FormKind::Referral, people);
        found.findings.push(Finding {
            form_kind: FormKind::Referral,
            ..raffle(SABINE).findings.remove(0)
        });
        found
    };
    let alarm = (9, "alarm", "banner", vec!["several-people"]);
    for found in [
        page(FormKind::Referral, two_addresses(crowd(7))),
        beside_somebody(crowd(12)),
    ] {
        assert_eq!(said(&found, &asking()), alarm);
        // Of who stands beside them, only what they are themselves.
        assert!(judge(&found, &asking()).asked.len() <= 1);
    }
    let few = page(FormKind::Referral, two_addresses(crowd(6)));
    assert_eq!(judge(&few, &asking()).asked.len(), 12);
}

#[test]
fn of_a_crowd_nobody_asks_and_its_leak_is_still_said() {
    let mut people = crowd(15);
    people.push(person(&[
        (Name, "Hans Müller"),
        (Email, "hans.mueller@posteo.de"),
    ]));
    let found = page(FormKind::Referral, people);
    assert!(judge(&found, &asking()).asked.is_empty());
    let alarm = (9, "alarm", "banner", vec!["several-people"]);
    assert_eq!(said(&found, &asking()), alarm);
    let spent = Circumstances {
        budget_spent: true,
        ..asking()
    };
    assert_eq!(said(&found, &spent), alarm);
    // Whoever is in it, the answer is the same: the page learns nothing.
    assert_eq!(said(&page(FormKind::Referral, crowd(16)), &asking()), alarm);
}

#[test]
fn a_verdict_shows_masked_values_and_says_where_they_stand() {
    let verdict = judge(&raffle(SABINE), &nobody_told());
    let finding = &verdict.findings[0];
    let shown: Vec<&str> = finding.masked.iter().map(|m| m.shown.as_str()).collect();
    assert_eq!(shown, ["S•••••", "s•••••", "1•••••"]);
    assert_eq!(finding.controls, [Some(0), Some(1), Some(2)]);
    assert_eq!(finding.counts, [(Name, 1), (Email, 1), (PostalCode, 1)]);
    assert_eq!(finding.provenance, [(Page, 3)]);
}

#[test]
fn the_highest_finding_speaks_for_the_page() {
    let mut two = raffle(SABINE);
    two.findings.insert(
        0,
        page(FormKind::Newsletter, vec![person(&[(Email, "j@koch.de")])])
            .findings
            .remove(0),
    );
    let verdict = judge(&two, &nobody_told());
    assert_eq!(
        (verdict.level, verdict.surface),
        (Level::Ask, Surface::Banner)
    );
    assert_eq!(verdict.reasons, [Reason::FilledOnArrival]);
    assert_eq!(verdict.findings.len(), 2);
}

/// What can be so or otherwise, whoever stands in the form: first what a row asks for alone, in their order.
const TOGGLES: &[fn(&mut Inspection, &mut Circumstances)] = &[
    |_, around| around.budget_spent = true,
    |_, around| around.muted = true,
    |seen, around| {
        let verdict = judge(seen, around);
        around.fine_here = vec![verdict.findings[0].form_key.clone()];
    },
    |seen, _| seen.page.address = AddressClass::Private,
    |seen, _| seen.page.record = true,
    |seen, around| {
        let mut before = seen.clone();
        before.findings[0].persons = vec![person(&[
            (Name, "Egon Krause"),
            (Email, "e.krause@posteo.de"),
        ])];
        around.previous = judge(&before, &nobody_told()).memory;
        around.undisturbed = true;
    },
    |seen, _| seen.page.signed_in = true,
    |seen, _| seen.page.several_normal = true,
    |seen, _| seen.page.numbered = true,
    |seen, _| seen.page.token_in_address = true,
    |seen, _| seen.forms[0].asks_visitor = false,
    |seen, _| seen.findings[0].for_another = true,
    |seen, _| seen.findings[0].is_kept = true,
    |seen, _| seen.findings[0].of_another = true,
    |seen, _| seen.findings[0].looked_up = true,
];

/// So many of them need no company but the next.
const ALONE: usize = 5;

/// Forms of every kind that a row asks for, with whoever a row asks for, however they came; as they are,
/// and with one or two things otherwise.
fn every_case(mut on_case: impl FnMut(&Inspection, &Circumstances)) {
    let me = || person(&[(Name, "Hans Müller"), (Email, "hans.mueller@posteo.de")]);
    let people = [
        vec![person(&[(GivenName, "Sabine")])],
        vec![person(&[(Email, "s.weber@posteo.de")])],
        vec![person(SABINE)],
        vec![person(SABINE), person(JONAS)],
        vec![person(&[
            (Name, "Sabine Weber"),
            (Email, "s.weber@posteo.de"),
            (Tel, "0171 8834920"),
        ])],
        vec![person(&[(Name, "Hans Müller"), (Email, "hans@firma.de")])],
        vec![person(&[(AddressLine1, "Gut Hohenhorst")])],
        vec![
            person(&[(Name, "Hans Müller")]),
            person(&[(Email, "s.weber@posteo.de")]),
        ],
        vec![me()],
        vec![me(), person(SABINE)],
    ];
    let kinds = [
        FormKind::Giveaway,
        FormKind::Contact,
        FormKind::Checkout,
        FormKind::Login,
        FormKind::Search,
        FormKind::Account,
    ];
    let ways = [Page, Typed, Autofilled, Device, Link, PageLate];
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for first in 0..TOGGLES.len() {
        sets.push(vec![first]);
        let seconds = first + 1..TOGGLES.len();
        sets.extend(
            seconds
                .filter(|second| first >= ALONE || *second == first + 1)
                .map(|second| vec![first, second]),
        );
    }
    let mut known = me_told();
    known.own.streets.push("Gut Hohenhorst".into());
    for kind in kinds {
        for people in &people {
            for way in ways {
                let mut people = people.clone();
                for part in people.iter_mut().flat_map(|person| &mut person.parts) {
                    part.provenance = way;
                }
                let seen = page(kind, people);
                for around in [&nobody_told(), &known] {
                    for set in &sets {
                        let (mut seen, mut around) = (seen.clone(), around.clone());
                        for toggle in set {
                            TOGGLES[*toggle](&mut seen, &mut around);
                        }
                        on_case(&seen, &around);
                    }
                }
            }
        }
    }
}

/// The places in the table of the rows that fit, asked as the judge does.
fn fitting(seen: &Inspection, around: &Circumstances) -> Vec<usize> {
    let setting = Setting::new(seen, around);
    let keys = memory::form_keys(seen);
    let mut case = Case::unasked(&seen.findings[0], &keys[&Some(0)], &setting);
    if !around.own.names.is_empty() && !around.budget_spent {
        case.ask();
    }
    (0..table::TABLE.len())
        .filter(|&at| (table::TABLE[at].fits)(&case))
        .collect()
}

/// `12b`: the second of the rows with this number.
fn called(at: usize) -> String {
    let number = table::TABLE[at].number;
    let nth = table::TABLE[..at]
        .iter()
        .filter(|row| row.number == number)
        .count();
    format!("{number}{}", char::from(b'a' + u8::try_from(nth).unwrap()))
}

/// Neighbours of which it is the same which is read first, and why.
const INDEPENDENT: &[(&str, &str, &str)] = &[
    (
        "1b",
        "1c",
        "nobody is left in question, or somebody who is mine",
    ),
    ("2a", "2b", "both say the same"),
    ("2b", "2c", "both say the same"),
    ("6a", "7a", "whom the device remembered is not kept in mind"),
    (
        "9b",
        "10a",
        "several strangers are not of a section for another",
    ),
    ("10a", "10b", "both say the same"),
    (
        "10c",
        "11a",
        "one mixed of mine and another's is no lone value",
    ),
    ("11a", "12a", "one is mixed or a stranger"),
    ("12c", "13a", "nobody of my name or street is a stranger"),
    ("14a", "15a", "an invitation is there when the page is"),
];

/// That they stand in this order, [`the_documentation_has_a_line_for_every_row`] shows.
#[test]
fn no_row_is_hidden_by_those_above_it_and_their_order_matters() {
    let rows = table::TABLE;
    let answer = |at: usize| (rows[at].level, rows[at].surface, rows[at].reasons);
    assert!(rows.is_sorted_by_key(|row| row.number));
    assert!((1..=18).all(|number| rows.iter().any(|row| row.number == number)));
    let mut decides = vec![false; rows.len()];
    let mut ordered = vec![false; rows.len() - 1];
    every_case(|seen, around| {
        let fitting = fitting(seen, around);
        let [first, rest @ ..] = fitting.as_slice() else {
            panic!("no row fits");
        };
        if !around.budget_spent && seen.page == PageFacts::default() {
            let judged = &judge(seen, around).findings[0];
            assert_eq!(judged.row, rows[*first].number, "the judge reads in order");
        }
        // Without it the next one answers, without the last one nobody.
        let other = rest
            .first()
            .is_none_or(|next| answer(*next) != answer(*first));
        decides[*first] |= other;
        if rest.first() == Some(&(first + 1)) {
            ordered[*first] |= other;
        }
    });
    let hidden: Vec<String> = (0..rows.len())
        .filter(|&at| !decides[at])
        .map(called)
        .collect();
    assert!(hidden.is_empty(), "never decide: {hidden:?}");
    let independent: Vec<(String, String)> = (0..ordered.len())
        .filter(|&at| !ordered[at])
        .map(|at| (called(at), called(at + 1)))
        .collect();
    let named: Vec<(String, String)> = INDEPENDENT
        .iter()
        .map(|(one, next, _)| ((*one).into(), (*next).into()))
        .collect();
    assert_eq!(independent, named);
}

#[test]
fn the_documentation_has_a_line_for_every_row() {
    let page = include_str!("../../../docs/verdict.md");
    let lines = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, _, says, why] = cells.as_slice() else {
            return None;
        };
        Some((
            number.parse::<u8>().ok()?,
            (*says).to_owned(),
            (*why).to_owned(),
        ))
    });
    let rows = table::TABLE.iter().map(|row| {
        let why: Vec<&str> = row.reasons.iter().map(|reason| reason.word()).collect();
        (
            row.number,
            format!("{}, {}", row.level, row.surface),
            why.join(" "),
        )
    });
    assert_eq!(lines.collect::<Vec<_>>(), rows.collect::<Vec<_>>());
}

#[test]
fn those_who_order_with_me_are_no_strangers() {
    let me = &[(Name, "Hans Müller"), (Email, "hans.mueller@posteo.de")];
    let together = |kind| page(kind, vec![person(me), person(SABINE)]);
    assert_eq!(said(&together(FormKind::Order), &me_told()).0, 10);
    assert_eq!(said(&together(FormKind::Referral), &me_told()).0, 12);
}

#[test]
fn no_warning_without_a_reason() {
    for row in table::TABLE {
        assert!(
            row.level == Level::Clear || !row.reasons.is_empty(),
            "row {}",
            row.number
        );
        assert_eq!(
            row.level == Level::Clear,
            row.surface == Surface::None,
            "row {}",
            row.number
        );
    }
}

/// A page whose text names these people.
fn text_of(persons: Vec<Person>) -> Inspection {
    let mut seen = page(FormKind::Other, Vec::new());
    seen.url = "https://shop.test/account/orders".into();
    seen.findings = vec![Finding {
        persons,
        ..Finding::of(FindingKind::PeopleInText)
    }];
    seen
}

#[test]
fn several_people_in_a_text_are_warned_about_and_one_unknown_is_not() {
    let nobody = nobody_told();
    let several = level_of(&text_of(vec![person(SABINE), person(JONAS)]), &nobody);
    assert_eq!(several, (Level::Warn, Surface::Banner));
    let one = level_of(&text_of(vec![person(SABINE)]), &nobody);
    assert_eq!(one, (Level::Ask, Surface::Badge));
}

#[test]
fn a_page_that_names_a_stranger_as_its_holder_is_warned_about_and_one_that_names_me_is_not() {
    let me = &[(Name, "Hans Müller"), (Email, "hans.mueller@posteo.de")];
    let holder = level_of(&text_of(vec![person(SABINE)]), &me_told());
    assert_eq!(holder, (Level::Warn, Surface::Banner));
    let mine = level_of(&text_of(vec![person(me)]), &me_told());
    assert_eq!(mine, (Level::Clear, Surface::None));
    let sent_to = level_of(&text_of(vec![person(me), person(SABINE)]), &me_told());
    assert_eq!(sent_to, (Level::Ask, Surface::Badge));
}

#[test]
fn a_holder_who_changes_by_itself_is_an_alarm() {
    let first = judge(&text_of(vec![person(SABINE)]), &nobody_told());
    let again = Circumstances {
        previous: first.memory,
        undisturbed: true,
        ..nobody_told()
    };
    let other = judge(&text_of(vec![person(JONAS)]), &again);
    assert_eq!(other.level, Level::Alarm);
    let same = judge(&text_of(vec![person(SABINE)]), &again);
    assert_eq!(same.level, Level::Ask);
}

#[test]
fn open_recipients_are_warned_about_and_a_ticked_consent_is_a_note() {
    let mut seen = page(FormKind::Other, Vec::new());
    seen.findings = vec![Finding {
        count: 1042,
        ..Finding::of(FindingKind::Recipients)
    }];
    let verdict = judge(&seen, &nobody_told());
    assert_eq!(verdict.level, Level::Warn);
    assert_eq!(verdict.findings[0].people, 1042);
    seen.findings = vec![Finding::of(FindingKind::Consent)];
    assert_eq!(
        level_of(&seen, &nobody_told()),
        (Level::Ask, Surface::Badge)
    );
}

fn level_of(seen: &Inspection, circumstances: &Circumstances) -> (Level, Surface) {
    let verdict = judge(seen, circumstances);
    (verdict.level, verdict.surface)
}
