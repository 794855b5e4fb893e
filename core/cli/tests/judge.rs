//! Visits, as the command judges them.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn strayfield(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strayfield"))
        .args(args)
        .output()
        .unwrap()
}

fn judge(name: &str, lines: &[Value]) -> (Option<i32>, Vec<Value>) {
    let text: Vec<String> = lines.iter().map(ToString::to_string).collect();
    judge_text(name, &text.join("\n"))
}

fn judge_text(name: &str, text: &str) -> (Option<i32>, Vec<Value>) {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.jsonl"));
    std::fs::write(&file, text).unwrap();
    let output = strayfield(&["judge", "--json", file.to_str().unwrap()]);
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    (
        output.status.code(),
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

/// A registration that holds somebody.
fn page(url: &str, person: [&str; 3]) -> Value {
    let [given, family, email] = person;
    json!({"url": url, "lang": "de", "forms": [{"heading": "Registrieren", "submit": "Konto anlegen"}], "controls": [
        {"label": "Vorname", "name": "vorname", "value": given},
        {"label": "Nachname", "name": "nachname", "value": family},
        {"label": "E-Mail", "type": "email", "name": "email", "value": email},
    ]})
}

const NELE: [&str; 3] = ["Nele", "Uhlig", "n.uhlig@web.de"];
const MALTE: [&str; 3] = ["Malte", "Wessels", "malte.wessels@posteo.de"];
const URL: &str = "https://www.laden.example/registrieren";

fn with(mut page: Value, member: &str, value: &str) -> Value {
    page[member] = value.into();
    page
}

fn by(mut page: Value, provenance: &str) -> Value {
    for control in page["controls"].as_array_mut().unwrap() {
        control["provenance"] = provenance.into();
    }
    page
}

fn said(line: &Value) -> (&str, &str, &str) {
    let reason = &line["reasons"][0];
    (
        line["level"].as_str().unwrap(),
        line["surface"].as_str().unwrap(),
        reason.as_str().unwrap_or_default(),
    )
}

#[test]
fn a_visit_is_one_line_with_its_id_in_the_shape_of_inspect() {
    let (status, lines) = judge(
        "shape",
        &[
            json!({"id": "a", "snapshot": page(URL, NELE)}),
            json!({"snapshot": page(URL, ["", "", ""])}),
        ],
    );
    assert_eq!(status, Some(1));
    assert_eq!(lines[0]["id"], "a");
    assert_eq!(lines[0]["page"], URL);
    assert_eq!(said(&lines[0]), ("ask", "banner", "filled-on-arrival"));
    assert_eq!(
        lines[0]["forms"][0],
        json!({"index": 0, "kind": "registration"})
    );
    assert_eq!(
        lines[0]["fields"][2],
        json!({"control": 2, "form": 0, "kind": "email", "holding": "personal"})
    );
    assert_eq!(lines[0]["findings"][0]["controls"], json!([0, 1, 2]));
    assert_eq!(lines[1]["id"], 2);
    assert_eq!(said(&lines[1]), ("clear", "none", ""));
}

#[test]
fn another_person_after_a_plain_reload_is_an_alarm_and_after_a_link_is_not() {
    let again = |navigation| with(page(URL, MALTE), "navigation", navigation);
    let reloaded = judge(
        "reload",
        &[
            json!({"snapshot": page(URL, NELE)}),
            json!({"snapshot": again("reload")}),
        ],
    )
    .1;
    assert_eq!(said(&reloaded[1]), ("alarm", "banner", "changed-by-itself"));
    let followed = judge(
        "link",
        &[
            json!({"snapshot": page(URL, NELE)}),
            json!({"snapshot": again("navigate")}),
        ],
    )
    .1;
    assert_eq!(said(&followed[1]), ("ask", "banner", "filled-on-arrival"));
    let elsewhere = judge(
        "container",
        &[
            json!({"snapshot": page(URL, NELE)}),
            json!({"store": "work", "snapshot": again("reload")}),
        ],
    )
    .1;
    assert_eq!(said(&elsewhere[1]), ("ask", "banner", "filled-on-arrival"));
    let restarted = [
        json!({"snapshot": page(URL, NELE)}),
        json!({"event": "restart"}),
        json!({"snapshot": again("reload")}),
    ];
    assert_eq!(
        said(&judge("restart", &restarted).1[1]),
        ("ask", "banner", "filled-on-arrival")
    );
}

#[test]
fn what_was_typed_on_the_site_is_mine_when_it_is_shown_again() {
    let typed = json!({"event": {"typed": {"url": "https://shop.laden.example/", "values": NELE}}});
    assert_eq!(
        said(
            &judge(
                "typed",
                &[typed.clone(), json!({"snapshot": page(URL, NELE)})]
            )
            .1[0]
        ),
        ("clear", "none", "own-typing")
    );
    let seen = [
        json!({"snapshot": by(page(URL, NELE), "typed")}),
        json!({"snapshot": page(URL, NELE)}),
    ];
    assert_eq!(
        said(&judge("typed-seen", &seen).1[1]),
        ("clear", "none", "own-typing")
    );
    for way in ["autofilled", "filled"] {
        let again = [
            json!({"snapshot": by(page(URL, NELE), way)}),
            json!({"snapshot": page(URL, NELE)}),
        ];
        assert_eq!(said(&judge(way, &again).1[1]).0, "clear", "{way}");
    }
    let elsewhere = json!({"snapshot": page("https://www.anderer.example/registrieren", NELE)});
    assert_eq!(
        said(&judge("typed-elsewhere", &[typed, elsewhere]).1[0]).1,
        "banner"
    );
}

#[test]
fn who_was_autofilled_on_one_site_is_mine_on_another_and_after_a_restart() {
    let autofilled = json!({"snapshot": by(page(URL, NELE), "autofilled")});
    let elsewhere = "https://www.anderer.example/registrieren";
    let after = |event: &str| {
        let lines = [
            autofilled.clone(),
            json!({"event": event}),
            json!({"snapshot": page(elsewhere, NELE)}),
            json!({"snapshot": page(elsewhere, MALTE)}),
        ];
        let lines = judge(&format!("autofilled-{event}"), &lines).1;
        [said(&lines[1]), said(&lines[2])].map(|(level, _, reason)| format!("{level} {reason}"))
    };
    let asked = "ask filled-on-arrival";
    assert_eq!(after("restart"), ["clear mine", asked]);
    assert_eq!(after("erase"), [asked, asked]);
}

#[test]
fn decisions_are_kept() {
    let (again, first) = (
        json!({"snapshot": page(URL, NELE)}),
        json!({"id": "first", "snapshot": page(URL, NELE)}),
    );
    for (event, expected) in [
        (
            json!({"mine": {"visit": "first"}}),
            ("clear", "none", "mine"),
        ),
        (
            json!({"fine-here": {"visit": "first", "finding": 0}}),
            ("clear", "none", "fine-here"),
        ),
        (json!({"mute": {"url": URL}}), ("clear", "none", "muted")),
        (json!({"pause": {}}), ("clear", "none", "")),
    ] {
        let name = event.as_object().unwrap().keys().next().unwrap().clone();
        let lines = judge(
            &name,
            &[first.clone(), json!({"event": event}), again.clone()],
        )
        .1;
        assert_eq!(said(&lines[1]), expected, "{name}");
    }
}

#[test]
fn what_is_mine_holds_from_its_line_on_and_a_stranger_warns() {
    let own = json!({"own": {"country": "DE", "names": ["Malte Wessels"], "emails": ["malte.wessels@posteo.de"]}});
    let lines = judge(
        "own",
        &[
            json!({"snapshot": page(URL, NELE)}),
            own,
            json!({"snapshot": page(URL, NELE)}),
            json!({"snapshot": page(URL, MALTE)}),
        ],
    )
    .1;
    let levels: Vec<&str> = lines.iter().map(|line| said(line).0).collect();
    assert_eq!(levels, ["ask", "warn", "clear"]);
}

#[test]
fn an_address_that_carries_a_value_is_found_out() {
    let url = format!("{URL}?v=Nele&n=Uhlig&e=n.uhlig%40web.de");
    let lines = judge("carried", &[json!({"snapshot": page(&url, NELE)})]).1;
    assert_eq!(said(&lines[0]), ("ask", "banner", "came-with-link"));
}

#[test]
fn a_line_that_cannot_be_read_says_where_and_the_others_are_judged() {
    let text = format!(
        "{}\n\n{{\"snapshot\":{{\"controls\":[{{\"valeu\":\"x\"}}]}}}}\n{}",
        json!({"snapshot": page(URL, NELE)}),
        json!({"event": {"mine": {"visit": "nobody"}}})
    );
    let (status, lines) = judge_text("unreadable", &text);
    assert_eq!(status, Some(2));
    assert_eq!(lines[0]["level"], "ask");
    assert_eq!(lines[1]["line"], 3);
    let error = lines[1]["error"].as_str().unwrap();
    assert_eq!(
        error,
        "line 3, column 33, snapshot.controls[0].valeu: unknown field `valeu`; did you mean `value`?"
    );
    assert!(
        lines[2]["error"]
            .as_str()
            .unwrap()
            .contains("no visit before this is called `nobody`")
    );
}

#[test]
fn the_schema_describes_every_member() {
    let output = strayfield(&["schema", "visit"]);
    assert_eq!(output.status.code(), Some(0));
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut described = 0;
    for definition in schema["$defs"]
        .as_object()
        .unwrap()
        .values()
        .chain([&schema])
    {
        for (name, member) in definition["properties"].as_object().into_iter().flatten() {
            assert!(member["description"].is_string(), "{name}");
            described += 1;
        }
        if definition["type"] == "object" {
            assert_eq!(definition["additionalProperties"], false, "{definition}");
        }
    }
    assert!(described > 60, "{described}");
    let examples: Vec<Value> = schema["examples"].as_array().unwrap().clone();
    let (status, lines) = judge("examples", &examples);
    assert_eq!(status, Some(1));
    let levels: Vec<&str> = lines.iter().map(|line| said(line).0).collect();
    assert_eq!(levels, ["ask", "alarm", "clear"]);
}

#[test]
fn what_the_command_prints_as_a_snapshot_can_be_judged() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("printed.html");
    std::fs::write(&file, "<h1>Konto anlegen</h1><form><label>Name <input value='Nele Uhlig'></label><label>E-Mail <input type=email value=n.uhlig@web.de></label></form>").unwrap();
    let output = strayfield(&["snapshot", file.to_str().unwrap()]);
    let snapshot: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lines = judge("printed", &[json!({"snapshot": snapshot})]).1;
    assert_eq!(lines[0]["surface"], "banner");
}
