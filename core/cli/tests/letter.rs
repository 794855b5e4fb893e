//! `strayfield letter` as it is used.

use std::fs;
use std::io;
use std::process::{Command, Output};

const CASE: &str = r#"{"case":{"report":{"id":"3f2b8c1e-9d4a-4c7b-8e21-5a6f7b8c9d0e","schema":1,
"origin":"https://gewinnspiel.firma.test","path":"/register","form_kind":"giveaway",
"field_kinds":{"name":1,"email":1},"people":"1","level":"warn","reasons":["stranger-person"],
"provenance":{"page":2},"ownership":"stranger","seen_at":"2026-11-22T00:06Z","extension":"0.1",
"browser":"firefox-153","ui_language":"de","reporter":"0123456789abcdef0123456789abcdef"}},
"controller":{"name":"Firma GmbH"}}"#;

fn letter(kind: &str, lang: &str, case: &str) -> io::Result<Output> {
    let name = format!("strayfield-{}-{kind}-{lang}.json", std::process::id());
    let file = std::env::temp_dir().join(name);
    fs::write(&file, case)?;
    let output = Command::new(env!("CARGO_BIN_EXE_strayfield"))
        .args(["letter", "--kind", kind, "--lang", lang])
        .arg(&file)
        .output()?;
    fs::remove_file(&file)?;
    Ok(output)
}

#[test]
fn a_tip_is_printed_with_its_subject_first() {
    let output = letter("tip", "de", CASE).unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(text.starts_with("Hinweis auf einen möglichen Datenschutzverstoß: "));
    assert!(text.contains("\n\nSehr geehrte Damen und Herren,\n"));
    assert!(text.contains("Verantwortlich ist nach meiner Kenntnis: Firma GmbH."));
}

#[test]
fn what_the_desk_exports_is_read() {
    let exported = CASE.replace(
        "\"controller\":{\"name\":\"Firma GmbH\"}",
        "\"controller\":{\"role\":\"site\",\"name\":\"Firma GmbH\",\"address\":\"\",\"email\":\"\",\"source\":\"page\",\"found\":\"\"},\"deadlines\":[],\"desk\":{\"keep\":true}",
    );
    assert_ne!(exported, CASE);
    let output = letter("notice", "pl", &exported).unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Do inspektora ochrony danych: "));
}

#[test]
fn a_finder_gets_no_complaint() {
    let output = letter("complaint", "en", CASE).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("own data"));
    let affected = CASE.replace("\"report\"", "\"standing\":\"affected\",\"report\"");
    assert!(
        letter("complaint", "en", &affected)
            .unwrap()
            .status
            .success()
    );
}

#[test]
fn a_case_that_holds_a_value_is_refused_and_not_quoted() {
    for planted in [
        CASE.replace("\"/register\"", "\"/register/Sabine\""),
        CASE.replace("\"report\"", "\"note\":\"Sabine\",\"report\""),
        String::from("Sabine"),
    ] {
        let output = letter("notice", "en", &planted).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("Sabine"));
    }
}

#[test]
fn what_is_no_case_is_told_where() {
    for (text, said) in [
        (
            "{",
            "is not JSON: EOF while parsing an object at line 1 column 1",
        ),
        ("[]", "is no case: it has neither `case` nor `report`"),
        (
            "{\"case\":{\"report\":{}}}",
            "is no case: `id` is missing (line 1, column 20)",
        ),
        (
            &CASE.replace("\"stranger-person\"", "\"Sabine\""),
            "is no case: something stands there that a case does not have (line 3, column",
        ),
        (
            &CASE.replace(
                "https://gewinnspiel.firma.test",
                "https://firma.test/?q=Sabine",
            ),
            "origin",
        ),
    ] {
        let output = letter("tip", "fr", text).unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(error.contains(said) && !error.contains("Sabine"), "{error}");
    }
}
