//! The command as it is called.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

fn strayfield(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strayfield"))
        .args(args)
        .output()
        .unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    std::str::from_utf8(&output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const RAFFLE: &str = "<h1>Gewinnspiel</h1><form><input type=hidden name=k value=1>
    <label>Vorname <input name=a value=Jorinde></label><label>Nachname <input name=b value=Quastenberg></label>
    <label>E-Mail <input name=c value=jorinde.quastenberg@nordlicht-post.de></label>
    <label>Straße und Hausnummer <input name=d value='Lindenweg 14'></label><button>Teilnehmen</button></form>
    <input name=q type=search>";

#[test]
fn a_page_is_one_line_and_a_banner_is_exit_status_1() {
    let dir = folder("banner");
    let page = dir.join("raffle.html");
    std::fs::write(&page, RAFFLE).unwrap();
    let output = strayfield(&["inspect", "--json", page.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let line = &lines(&output)[0];
    assert_eq!(line["page"], page.to_str().unwrap());
    assert_eq!(line["level"], "ask");
    assert_eq!(line["surface"], "banner");
    assert_eq!(line["reasons"][0], "filled-on-arrival");
    assert_eq!(
        line["forms"][0],
        serde_json::json!({"index": 0, "kind": "giveaway"})
    );
    assert_eq!(line["forms"][1]["index"], Value::Null);
    assert_eq!(line["fields"].as_array().unwrap().len(), 6);
    assert_eq!(
        line["fields"][3],
        serde_json::json!({"control": 3, "form": 0, "kind": "email", "holding": "personal"})
    );
    assert_eq!(line["fields"][5]["form"], Value::Null);
    assert_eq!(line["fields"][5]["kind"], "none");
    let finding = &line["findings"][0];
    assert_eq!(finding["kind"], "person");
    assert_eq!(finding["ownership"], "unknown");
    assert_eq!(finding["controls"], serde_json::json!([1, 2, 3, 4]));
}

#[test]
fn what_is_mine_is_no_banner() {
    let dir = folder("mine");
    let (page, own) = (dir.join("raffle.html"), dir.join("own.json"));
    std::fs::write(&page, RAFFLE).unwrap();
    std::fs::write(
        &own,
        r#"{"country":"DE","names":["Jorinde Quastenberg"],"emails":["jorinde.quastenberg@nordlicht-post.de"],"streets":["Lindenweg 14"]}"#,
    )
    .unwrap();
    let args = [
        "inspect",
        "--json",
        "--own",
        own.to_str().unwrap(),
        page.to_str().unwrap(),
    ];
    let output = strayfield(&args);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output)[0]["level"], "clear");
}

#[test]
fn a_page_that_cannot_be_read_has_its_line_and_the_others_too() {
    let dir = folder("unreadable");
    let page = dir.join("empty.html");
    std::fs::write(&page, "").unwrap();
    let missing = dir.join("missing.html");
    let output = strayfield(&[
        "inspect",
        "--json",
        missing.to_str().unwrap(),
        page.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    let lines = lines(&output);
    assert_eq!(lines[0]["page"], missing.to_str().unwrap());
    assert!(lines[0]["error"].is_string());
    assert_eq!(lines[1]["level"], "clear");
}

#[test]
fn a_page_that_is_not_utf8_is_read() {
    let dir = folder("latin1");
    let page = dir.join("latin1.html");
    std::fs::write(&page, b"<label>Stra\xdfe und Hausnummer <input></label>").unwrap();
    let output = strayfield(&["inspect", "--json", page.to_str().unwrap()]);
    assert_eq!(lines(&output)[0]["fields"][0]["kind"], "street-address");
}

#[test]
fn a_shadow_root_is_listed_without_a_control_number() {
    let dir = folder("shadow");
    let page = dir.join("shadow.html");
    std::fs::write(
        &page,
        "<x-a><template shadowrootmode=open><input type=email></template></x-a><input type=tel>",
    )
    .unwrap();
    let output = strayfield(&["inspect", "--json", page.to_str().unwrap()]);
    let fields = &lines(&output)[0]["fields"];
    assert_eq!(fields[0]["root"], "x-a");
    assert!(fields[0].get("control").is_none());
    assert_eq!(fields[1]["control"], 0);
}

#[test]
fn the_autocomplete_attribute_can_be_ignored() {
    let dir = folder("ignore");
    let page = dir.join("page.html");
    std::fs::write(&page, "<input autocomplete=email>").unwrap();
    let page = page.to_str().unwrap();
    let kind = |args: &[&str]| lines(&strayfield(args))[0]["fields"][0]["kind"].clone();
    assert_eq!(kind(&["inspect", "--json", page]), "email");
    assert_eq!(
        kind(&["inspect", "--json", "--ignore-autocomplete", page]),
        "none"
    );
}

#[test]
fn an_absent_corpus_is_said_plainly() {
    let output = strayfield(&["score", "no-such-folder"]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.contains("there is no corpus at no-such-folder"),
        "{message}"
    );
}

#[test]
fn a_labelled_folder_is_scored() {
    let dir = folder("corpus/one");
    std::fs::write(
        dir.join("a.html"),
        "<form data-truth-form=login><input type=email name=login data-truth=email>
         <input type=password name=pass data-truth=password><button>Log in</button></form>
         <form><input name=q data-truth=none><input data-truth=tel></form>",
    )
    .unwrap();
    let output = strayfield(&["score", "--json", dir.parent().unwrap().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let folder = &lines(&output)[0][0];
    assert_eq!(folder["folder"], "one");
    assert_eq!(folder["exact"]["scored"], 4);
    assert_eq!(folder["exact"]["precision"], 1.0);
    assert_eq!(folder["forms"]["f1"], 1.0);
}

#[test]
fn a_miss_is_expected_until_it_is_struck_off() {
    let dir = folder("misses/one");
    let corpus = dir.parent().unwrap().to_str().unwrap();
    let list = folder("misses").join("list.txt");
    let list = list.to_str().unwrap();
    let score = |page: &str, how: &str| {
        std::fs::write(dir.join("a.html"), page).unwrap();
        let output = strayfield(&["score", how, list, corpus]);
        let said = String::from_utf8(output.stdout).unwrap();
        let told = ["new: ", "gone: "];
        let lines = said
            .lines()
            .filter(|line| told.iter().any(|t| line.starts_with(t)));
        (
            output.status.code(),
            lines.map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    let one = "<input type=email name=secretword data-truth=tel>";
    let other = "<input type=email data-truth=email>";
    let none = vec![];
    assert_eq!(score(one, "--write-misses"), (Some(0), none.clone()));
    let written = std::fs::read_to_string(list).unwrap();
    assert_eq!(written, "one/a #0: tel not email\n");
    assert_eq!(score(one, "--expect"), (Some(0), none.clone()));
    let gone = "gone: one/a #0: tel not email".to_owned();
    assert_eq!(score(other, "--expect"), (Some(1), vec![gone]));
    assert_eq!(score(other, "--write-misses"), (Some(0), none));
    let new = "new: one/a #0: tel not email".to_owned();
    assert_eq!(score(one, "--expect"), (Some(1), vec![new]));
}

#[test]
fn a_snapshot_is_what_the_core_is_given() {
    let page = folder("snapshot").join("raffle.html");
    std::fs::write(&page, RAFFLE).unwrap();
    let url = "https://raffle.test/";
    let output = strayfield(&["snapshot", "--url", url, page.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let line = &lines(&output)[0];
    assert_eq!(line["url"], url);
    assert_eq!(line["controls"][1]["label"], "Vorname");
    let output = strayfield(&["snapshot", "missing.html"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn each_field_is_explained_on_request() {
    let page = folder("explained").join("raffle.html");
    std::fs::write(&page, RAFFLE).unwrap();
    let page = page.to_str().unwrap();
    let line = &lines(&strayfield(&["inspect", "--json", "--explain", page]))[0];
    let explained = line["explanations"].as_array().unwrap();
    assert_eq!(
        explained.len(),
        5,
        "the hidden input is nobody's to fill in"
    );
    let winner = &explained[2]["candidates"][0];
    assert_eq!(
        (&explained[2]["kind"], &winner["kind"]),
        (&"email".into(), &"email".into())
    );
    let reasons = winner["because"].as_array().unwrap();
    assert!(
        reasons.iter().any(|because| because["what"] == "label"),
        "{reasons:?}"
    );
    let text = String::from_utf8(strayfield(&["inspect", "--explain", page]).stdout).unwrap();
    assert!(text.contains("<input c>: email"), "{text}");
    assert!(!text.contains("jorinde"), "no value is a reason");
}
