//! The arrival benchmark as it is called, and its people.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use strayfield_cli::people::Land;

const REGISTRATION: &str =
    "<html lang=de><h1>Konto erstellen</h1><form data-truth-form=registration action=/registrieren>
    <label>Vorname <input name=vorname data-truth=given-name></label>
    <label>Nachname <input name=nachname data-truth=family-name></label>
    <label>E-Mail <input type=email name=email data-truth=email></label>
    <label>Telefon <input type=tel name=telefon data-truth=tel></label>
    <label>Straße und Hausnummer <input name=strasse data-truth=street-address></label>
    <label>PLZ <input name=plz data-truth=postal-code></label><button>Registrieren</button></form>";

fn corpus(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(dir.join("one")).unwrap();
    std::fs::write(dir.join("one/a.html"), REGISTRATION).unwrap();
    dir
}

fn arrive(dir: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strayfield"))
        .args(["arrive", dir])
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn a_plain_form_is_judged_right_however_it_arrives() {
    let dir = corpus("arrive-plain");
    let output = arrive(dir.to_str().unwrap(), &["--json", "--arrivals", "300"]);
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{all}");
    assert!(all["arrivals"].as_u64().unwrap() >= 300);
    let rows = all["rows"].as_array().unwrap();
    let row = |name: &str| rows.iter().find(|row| row["arrival"] == name).unwrap();
    assert!(row("a stranger")["right"].as_u64().unwrap() > 0);
    assert_eq!(row("my data")["wrong"], 0);
}

#[test]
fn the_same_seed_gives_the_same_table() {
    let dir = corpus("arrive-seed");
    let dir = dir.to_str().unwrap();
    let table = || arrive(dir, &["--misses", "--seed", "7", "--arrivals", "200"]).stdout;
    assert_eq!(table(), table());
}

#[test]
fn an_absent_corpus_is_said_plainly() {
    let output = arrive("no-such-folder", &[]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("there is no corpus"), "{message}");
}

/// The quoted words of every file of the detector, and the lines of its vocabularies.
fn detectors_words() -> Vec<(PathBuf, HashSet<String>)> {
    let src = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut files = Vec::new();
    let mut folders = vec![src];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                // A learnt table is no text: there is no word in it.
                let Ok(text) = std::fs::read_to_string(&path) else {
                    continue;
                };
                let text = text.to_lowercase();
                // What stands after it are examples of tests, not lists.
                let text = text.split("#[cfg(test)]").next().unwrap();
                let words = text
                    .split(['"', ',', '\n', ':'])
                    .map(|word| word.trim().to_owned());
                files.push((path, words.collect()));
            }
        }
    }
    files
}

#[test]
fn generator_and_detector_share_no_list_of_names() {
    let detector = detectors_words();
    for land in Land::all() {
        let lists = [
            ("given", &land.given),
            ("family", &land.family),
            ("streets", &land.streets),
        ];
        for (what, list) in lists {
            for (path, words) in &detector {
                let known = list
                    .iter()
                    .filter(|name| words.contains(&name.to_lowercase()))
                    .count();
                // A word of a form may be somebody's name: Card, Street, Martin.
                assert!(
                    known * 5 <= list.len(),
                    "{}: {known} {what} in {}",
                    land.code,
                    path.display()
                );
            }
        }
    }
}
