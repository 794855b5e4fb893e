use proptest::prelude::*;

use super::*;

fn facts(url: &str) -> Facts {
    Facts {
        id: "3f2b8c1e-9d4a-4c7b-8e21-5a6f7b8c9d0e".into(),
        url: url.into(),
        form_kind: FormKind::Giveaway,
        field_kinds: BTreeMap::from([(FieldKind::Name, 1), (FieldKind::Email, 1)]),
        people: 1,
        level: Level::Ask,
        reasons: vec![Reason::FilledOnArrival],
        provenance: BTreeMap::from([(Provenance::Page, 2)]),
        ownership: Ownership::Unknown,
        seen_at_ms: 1_795_305_960_000.0,
        extension: "0.1.0".into(),
        browser: "firefox-153".into(),
        ui_language: "de-AT".into(),
        reporter: "0123456789abcdef0123456789abcdef".into(),
    }
}

fn report() -> Report {
    build(&facts("http://gewinnspiel.lab.test:8787/register?x=1")).unwrap()
}

#[test]
fn tells_the_allow_list_and_nothing_else() {
    let body = to_body(&report()).unwrap();
    assert_eq!(
        body,
        concat!(
            r#"{"id":"3f2b8c1e-9d4a-4c7b-8e21-5a6f7b8c9d0e","schema":1,"origin":"http://gewinnspiel.lab.test:8787","path":"/register","#,
            r#""form_kind":"giveaway","field_kinds":{"name":1,"email":1},"people":"1","level":"ask","reasons":["filled-on-arrival"],"#,
            r#""provenance":{"page":2},"ownership":"unknown","seen_at":"2026-11-22T00:06Z","extension":"0.1","browser":"firefox-153","#,
            r#""ui_language":"de","reporter":"0123456789abcdef0123456789abcdef"}"#
        )
    );
    assert_eq!(from_body(body.as_bytes()), Ok(report()));
}

#[test]
fn unknown_fields_and_words_are_refused_without_quoting_them() {
    let body = to_body(&report()).unwrap();
    for planted in [
        body.replacen('{', r#"{"note":"Sabine Weber","#, 1),
        body.replace("giveaway", "Sabine Weber"),
        body.replace(r#""schema":1"#, r#""schema":"Sabine Weber""#),
        format!("{body}{}", " ".repeat(LONGEST_BODY)),
        String::from("Sabine Weber"),
    ] {
        let refusal = from_body(planted.as_bytes()).unwrap_err();
        assert_eq!(refusal.field, "body");
        assert!(!refusal.to_string().contains("Sabine"));
    }
}

#[test]
fn what_is_named_twice_is_refused() {
    let body = to_body(&report()).unwrap();
    for (once, twice) in [
        (r#""schema":1"#, r#""schema":1,"schema":1"#),
        (r#""email":1"#, r#""email":1,"email":2"#),
        (r#""page":2"#, r#""page":2,"page":2"#),
    ] {
        let twice = body.replacen(once, twice, 1);
        assert!(twice.len() > body.len());
        assert_eq!(from_body(twice.as_bytes()).unwrap_err().field, "body");
    }
}

/// Values as they stand in forms.
fn planted() -> impl Strategy<Value = String> {
    let given = prop::sample::select(vec!["Sabine", "Jonas", "Zbigniew", "Eleonore", "Guillaume"]);
    let family = prop::sample::select(vec!["Weberknecht", "Kochlowski", "Zimmerling", "Dupontel"]);
    (given, family, 1_000_000u64..99_999_999_999, 0..6).prop_map(|(given, family, number, form)| {
        match form {
            0 => format!("{given}.{family}@posteo.de"),
            1 => format!("0{number}"),
            2 => format!("+49{number}"),
            3 => format!("{given} {family}"),
            4 => format!("{given}-{family}"),
            _ => family.to_owned(),
        }
    })
}

/// Every part of six or more characters that could give the value away.
fn gives_away(body: &str, value: &str) -> bool {
    let body = body.to_lowercase();
    value
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| part.len() >= 6 && *part != "posteo")
        .any(|part| body.contains(part))
}

type Planting = fn(&mut Report, String);
const PLANTINGS: &[(&str, Planting)] = &[
    ("id", |r, v| r.id = v),
    ("origin", |r, v| r.origin = v),
    ("origin", |r, v| r.origin = format!("https://{v}.firma.de")),
    ("origin", |r, v| r.origin = format!("https://firma.de/{v}")),
    ("origin", |r, v| r.origin = format!("https://firma.de?{v}")),
    ("path", |r, v| r.path = v),
    ("path", |r, v| r.path = format!("/register/{v}")),
    ("path", |r, v| r.path = format!("/register?{v}")),
    ("path", |r, v| r.path = format!("/register#{v}")),
    ("seen_at", |r, v| r.seen_at = v),
    ("extension", |r, v| r.extension = v),
    ("browser", |r, v| r.browser = format!("firefox-{v}")),
    ("ui_language", |r, v| r.ui_language = v),
    ("reporter", |r, v| r.reporter = v),
];

proptest! {
    #[test]
    fn nobody_planted_in_an_address_survives(value in planted(), place in 0..6usize) {
        let encoded: String = value.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
        let host: String = value.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let url = match place {
            0 => format!("https://www.firma.de/konto/{encoded}/edit"),
            1 => format!("https://www.firma.de/{value}"),
            2 => format!("https://www.firma.de/register?name={encoded}"),
            3 => format!("https://www.firma.de/#{encoded}"),
            4 => format!("https://{}.firma.de/", host.trim_matches('-')),
            _ => format!("https://{encoded}:x@www.firma.de/{encoded}.html"),
        };
        let body = to_body(&build(&facts(&url)).unwrap()).unwrap();
        prop_assert!(!gives_away(&body, &value), "{url} {body}");
    }

    #[test]
    fn what_is_built_passes_the_guard(url in "(https?://)?[a-z0-9./:?#@%{}_-]{0,60}", people: u32, ms in -1e15f64..1e15, words in "\\PC{0,12}") {
        let mut facts = facts(&url);
        facts.people = people;
        facts.seen_at_ms = ms;
        facts.ui_language = words;
        if let Ok(report) = build(&facts) {
            prop_assert_eq!(guard(&report), Ok(()));
            let body = to_body(&report).unwrap();
            prop_assert_eq!(from_body(body.as_bytes()), Ok(report));
        }
    }

    #[test]
    fn values_planted_in_a_report_are_refused(value in planted(), at in 0..PLANTINGS.len()) {
        let (field, plant) = PLANTINGS[at];
        let mut planted = report();
        plant(&mut planted, value.clone());
        let refusal = guard(&planted).unwrap_err();
        prop_assert_eq!(refusal.field, field);
        prop_assert!(!refusal.to_string().contains(&value));
        prop_assert!(to_body(&planted).is_err());
    }

    #[test]
    fn any_text_in_a_free_field_is_refused(value in "\\PC{0,40}", at in 0..PLANTINGS.len()) {
        let (_, plant) = PLANTINGS[at];
        let mut planted = report();
        plant(&mut planted, value);
        if guard(&planted).is_ok() {
            // What passes is what the rules can say: nothing that is not rebuilt the same.
            prop_assert_eq!(build(&facts(&format!("{}{}", planted.origin, planted.path))).map(|r| (r.origin, r.path)), Ok((planted.origin, planted.path)));
        }
    }
}

#[test]
fn a_host_of_other_letters_is_told_as_the_network_writes_it() {
    for (url, told) in [
        ("https://xn--mller-kva.de/x", "https://xn--mller-kva.de"),
        // Cyrillic letters that look like Latin ones.
        (
            "https://www.xn--pple-43d.com/",
            "https://www.xn--pple-43d.com",
        ),
    ] {
        assert_eq!(place::origin(url).as_deref(), Ok(told));
    }
    for shown in [
        "https://m\u{fc}ller.de/",
        "https://\u{430}pple.com/",
        "https://a\u{202e}b.com/",
    ] {
        assert!(place::origin(shown).is_err(), "{shown}");
    }
}
