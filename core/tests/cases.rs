//! The cases that started the project, and their benign twins: from a snapshot to a verdict.

use strayfield_core::person::{Own, learn};
use strayfield_core::snapshot::{Control, Form, Provenance, Snapshot};
use strayfield_core::verdict::{Circumstances, Verdict};
use strayfield_core::{judge, look, memory};

const KEY: &str = "101112131415161718191a1b1c1d1e1f000102030405060708090a0b0c0d0e0f";

/// A labelled text box of form 0.
fn field(at: u32, label: &str, name: &str, value: &str) -> Control {
    Control {
        index: Some(at),
        form: Some(0),
        tag: "input".into(),
        kind: "text".into(),
        name: name.into(),
        label: label.into(),
        before: label.into(),
        value: value.into(),
        value_len: u32::try_from(value.encode_utf16().count()).unwrap_or(u32::MAX),
        is_default: true,
        visible: true,
        ..Control::default()
    }
}

fn page(title: &str, submit: &str, fields: &[(&str, &str, &str)]) -> Snapshot {
    Snapshot {
        url: "http://gewinnspiel.lab.test:8787/teilnahme".into(),
        title: title.into(),
        lang: "de".into(),
        headings: vec![title.into()],
        forms: vec![Form {
            heading: title.into(),
            submit: submit.into(),
            ..Form::default()
        }],
        controls: (0..)
            .zip(fields)
            .map(|(at, (label, name, value))| field(at, label, name, value))
            .collect(),
        ..Snapshot::default()
    }
}

/// Step one of the raffle, as the server filled it.
fn raffle(
    given: &str,
    family: &str,
    email: &str,
    street: &str,
    postcode: &str,
    city: &str,
) -> Snapshot {
    page(
        "iPad-Gewinnspiel: jetzt registrieren und gewinnen",
        "Am Gewinnspiel teilnehmen",
        &[
            ("Vorname", "vorname", given),
            ("Nachname", "nachname", family),
            ("E-Mail", "email", email),
            ("Straße und Hausnummer", "strasse", street),
            ("PLZ", "plz", postcode),
            ("Ort", "ort", city),
        ],
    )
}

fn sabine() -> Snapshot {
    raffle(
        "Sabine",
        "Weber",
        "sabine.weber@posteo.de",
        "Hauptstr. 14",
        "10115",
        "Berlin",
    )
}

fn jonas() -> Snapshot {
    raffle(
        "Jonas",
        "Koch",
        "j.koch@web.de",
        "Am Markt 3",
        "20095",
        "Hamburg",
    )
}

/// Step two: whom the participant recommends it to.
fn friends() -> Snapshot {
    page(
        "Empfehlen Sie das Gewinnspiel Ihren Freunden",
        "Freunde einladen",
        &[
            (
                "Name Ihres Freundes",
                "freund[0][name]",
                "Eleonore Zimmerling",
            ),
            (
                "E-Mail Ihres Freundes",
                "freund[0][email]",
                "e.zimmerling@posteo.de",
            ),
            (
                "Name Ihres Freundes",
                "freund[1][name]",
                "Guillaume Dupontel",
            ),
            (
                "E-Mail Ihres Freundes",
                "freund[1][email]",
                "g.dupontel@web.de",
            ),
        ],
    )
}

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
            emails: vec!["hans.mueller@gmx.de".into()],
            phones: vec!["0171 8834920".into()],
            streets: vec!["Lindenstraße 12".into()],
            postal_codes: vec!["10115".into()],
            ..Own::default()
        },
        ..nobody_told()
    }
}

fn verdict(snapshot: &Snapshot, circumstances: &Circumstances) -> Verdict {
    judge(&look(snapshot), circumstances)
}

fn said(verdict: &Verdict) -> (&'static str, &'static str, Vec<&'static str>) {
    (
        verdict.level.word(),
        verdict.surface.word(),
        verdict.reasons.iter().map(|r| r.word()).collect(),
    )
}

#[test]
fn the_raffle_asks_on_arrival_when_nothing_is_known() {
    assert_eq!(
        said(&verdict(&sabine(), &nobody_told())),
        ("ask", "banner", vec!["filled-on-arrival"])
    );
}

#[test]
fn the_raffle_warns_when_i_am_known() {
    assert_eq!(
        said(&verdict(&sabine(), &me_told())),
        ("warn", "banner", vec!["stranger-person"])
    );
}

#[test]
fn the_raffle_alarms_when_it_shows_another_person_after_a_reload() {
    let previous = verdict(&sabine(), &nobody_told()).memory;
    let reloaded = Circumstances {
        previous,
        undisturbed: true,
        ..nobody_told()
    };
    assert_eq!(
        said(&verdict(&jonas(), &reloaded)),
        ("alarm", "banner", vec!["changed-by-itself"])
    );
}

#[test]
fn the_friends_step_warns_and_alarms_when_i_am_known() {
    assert_eq!(
        said(&verdict(&friends(), &nobody_told())),
        ("warn", "banner", vec!["several-people"])
    );
    assert_eq!(
        said(&verdict(&friends(), &me_told())),
        ("alarm", "banner", vec!["several-people"])
    );
}

#[test]
fn the_benign_twins_are_clear() {
    let empty = raffle("", "", "", "", "", "");
    let placeholders = raffle(
        "Vorname",
        "Ihr Nachname",
        "name@beispiel.de",
        "Straße und Hausnummer",
        "PLZ",
        "Ort",
    );
    let dummy = raffle(
        "Max",
        "Mustermann",
        "max.mustermann@example.org",
        "Musterstraße 1",
        "12345",
        "Musterstadt",
    );
    for (name, twin) in [
        ("empty", empty),
        ("placeholders", placeholders),
        ("dummy", dummy),
    ] {
        for circumstances in [nobody_told(), me_told()] {
            let verdict = verdict(&twin, &circumstances);
            assert_eq!(
                (verdict.level.word(), verdict.surface.word()),
                ("clear", "none"),
                "{name} {:?}",
                verdict.findings
            );
        }
    }
}

#[test]
fn the_form_shown_again_after_an_error_is_clear() {
    let typed = ["Sabine", "Weber", "sabine.weber@posteo.de"]
        .iter()
        .flat_map(|v| memory::digests(KEY, v))
        .collect();
    let circumstances = Circumstances {
        typed,
        ..nobody_told()
    };
    assert_eq!(
        said(&verdict(&sabine(), &circumstances)),
        ("clear", "none", vec!["own-typing"])
    );
}

#[test]
fn my_own_data_in_my_account_is_at_most_a_badge() {
    let mut account = sabine();
    account.title = "Mein Konto: persönliche Daten".into();
    account.headings = vec!["Mein Konto".into()];
    account.forms[0] = Form {
        heading: "Meine persönlichen Daten".into(),
        submit: "Änderungen speichern".into(),
        ..Form::default()
    };
    account.actions = vec!["Übersicht".into(), "Abmelden".into(), "/logout".into()];
    account.url = "http://konto.lab.test:8787/konto/daten".into();
    assert_eq!(verdict(&account, &nobody_told()).surface.word(), "badge");

    let told = Circumstances {
        own: learn(
            &Own {
                country: "DE".into(),
                ..Own::default()
            },
            &look(&account).findings[0].persons[0],
        ),
        ..nobody_told()
    };
    assert_eq!(
        said(&verdict(&account, &told)),
        ("clear", "none", vec!["mine"])
    );
}

#[test]
fn a_remembered_user_name_is_clear() {
    let mut login = page(
        "Anmelden",
        "Einloggen",
        &[
            (
                "Benutzername oder E-Mail",
                "username",
                "sabine.weber@posteo.de",
            ),
            ("Passwort", "password", ""),
        ],
    );
    login.controls[1].kind = "password".into();
    assert_eq!(verdict(&login, &nobody_told()).level.word(), "clear");
}

#[test]
fn a_site_owns_its_own_contacts() {
    let mut contact = page(
        "Kontakt",
        "Senden",
        &[
            ("Empfänger", "to_email", "anna.koch@firma.de"),
            ("Ihre Nachricht", "msg", ""),
        ],
    );
    contact.contacts = vec!["anna.koch@firma.de".into()];
    assert_eq!(verdict(&contact, &me_told()).level.word(), "clear");
}

#[test]
fn nobody_signs_in_by_a_name_and_where_they_live() {
    let returns = page(
        "Retour aanmelden",
        "Retour aanmelden",
        &[
            ("Naam", "naam", "Marloes Kuipers"),
            ("E-mailadres", "email", "marloeskuipers@planet.nl"),
            ("Adres", "adres", "Hoogstraat 14"),
        ],
    );
    let verdict = verdict(&returns, &nobody_told());
    assert_eq!(said(&verdict), ("ask", "banner", vec!["filled-on-arrival"]));
}

#[test]
fn hidden_fields_never_make_a_finding() {
    let mut hidden = sabine();
    for control in &mut hidden.controls {
        control.kind = "hidden".into();
        control.visible = false;
    }
    assert!(look(&hidden).findings.is_empty());
}

#[test]
fn a_ported_number_is_mixed() {
    let mut account = page(
        "Mein Vertrag",
        "Speichern",
        &[
            ("Name", "name", "Sabine Weber"),
            ("E-Mail", "email", "sabine.weber@posteo.de"),
            ("Telefonnummer", "telefon", "0171 8834920"),
        ],
    );
    account.actions = vec!["Abmelden".into()];
    let verdict = verdict(&account, &me_told());
    assert_eq!(said(&verdict), ("warn", "banner", vec!["mixed-person"]));
    assert_eq!(verdict.findings[0].ownership.word(), "mixed");
}

#[test]
fn typing_a_number_that_brings_another_person_asks() {
    let mut ferry = page(
        "Check-in",
        "Weiter",
        &[
            ("Passnummer", "passport", "C01X7734Z"),
            ("Name", "name", "Sabine Weber"),
            ("Geburtsdatum", "bday", "31.05.1984"),
        ],
    );
    ferry.controls[0].provenance = Provenance::Typed;
    ferry.controls[1].provenance = Provenance::PageLate;
    ferry.controls[2].provenance = Provenance::PageLate;
    assert_eq!(
        said(&verdict(&ferry, &nobody_told())),
        ("ask", "banner", vec!["filled-while-typing"])
    );
}

#[test]
fn findings_point_at_the_controls_they_come_from() {
    let verdict = verdict(&sabine(), &nobody_told());
    let finding = &verdict.findings[0];
    assert_eq!(
        finding.controls,
        [Some(0), Some(1), Some(2), Some(3), Some(4), Some(5)]
    );
    assert_eq!(finding.form, Some(0));
    let shown = format!("{:?}", finding.masked);
    assert!(
        !shown.contains("abine") && !shown.contains("posteo"),
        "{shown}"
    );
}
