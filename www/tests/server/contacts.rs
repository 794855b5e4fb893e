//! Whom a site's visitors can tell.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::DATABASE;
use crate::support::{problem, run};

fn record(folder: &Path, slug: &str, changes: Value) {
    let mut record =
        json!({ "slug": slug, "name": format!("Firma {slug}"), "address": "Weg 1\n12345 Ort" });
    let changes = changes.as_object().unwrap().clone();
    record.as_object_mut().unwrap().extend(changes);
    let file = folder.join(format!("companies/{slug}.json"));
    fs::write(file, record.to_string()).unwrap();
}

/// A checkout with a handful of records.
fn checkout() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("companies")).unwrap();
    let folder_path = folder.path();
    record(
        folder_path,
        "funk",
        json!({ "web": "https://www.funkwelle.de", "email": "dsb@gruppe.de", "runs": ["Funkwelle Mobil", "funk.at"] }),
    );
    record(
        folder_path,
        "gruppe",
        json!({ "web": "https://gruppe.de", "webform": "https://formular.co.uk/x" }),
    );
    record(
        folder_path,
        "a",
        json!({ "web": "https://www.zwei.de/a", "email": "a@gmail.com" }),
    );
    record(folder_path, "b", json!({ "web": "https://zwei.de/b" }));
    fs::write(folder_path.join("companies/broken.json"), "{").unwrap();
    folder
}

fn output(mut command: Command) -> (bool, String) {
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

#[tokio::test]
async fn a_domain_leads_to_who_answers_for_it() {
    let (data, checkout) = (tempfile::tempdir().unwrap(), checkout());
    let database = DATABASE.place(data.path());
    let dir = checkout.path().to_str().unwrap();
    // Twice: a newer checkout takes the place of the older.
    for _ in 0..2 {
        let (done, said) = output(database.program(&["import-contacts", dir]));
        assert!(done, "{said}");
        assert!(said.contains("broken.json"), "{said}");
        assert!(said.contains("ambiguous: zwei.de: a, b"), "{said}");
        assert!(
            said.contains("4 records, 5 domains, 1 of them ambiguous"),
            "{said}"
        );
    }
    let server = run(database.program(&[]));
    let ask = async |domain: &str| {
        server
            .json(&format!("/api/v1/contacts?domain={domain}"))
            .await
    };
    let slugs = |found: &Value| {
        let contacts = found["contacts"].as_array().unwrap().iter();
        contacts
            .map(|c| c["slug"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let found = ask("shop.Funkwelle.de").await;
    assert_eq!(
        (&found["domain"], &found["match"]),
        (&json!("funkwelle.de"), &json!("strong"))
    );
    assert_eq!(found["contacts"][0]["email"], "dsb@gruppe.de");
    assert_eq!(slugs(&ask("funk.at").await), ["funk"]);
    assert_eq!(
        slugs(&ask("gruppe.de").await),
        ["gruppe"],
        "its own site before another's mail"
    );
    let form = ask("www.formular.co.uk").await;
    assert_eq!(
        (slugs(&form), &form["match"]),
        (vec!["gruppe".to_owned()], &json!("weak"))
    );
    assert_eq!(slugs(&ask("zwei.de").await), ["a", "b"]);
    let nobody = ask("gmail.com").await;
    assert_eq!((slugs(&nobody), &nobody["match"]), (vec![], &Value::Null));
    for question in [
        "",
        "?domain=",
        "?domain=de",
        "?domain=8.8.8.8",
        "?domain=a%20b.de",
    ] {
        let answer = server
            .get(&format!("/api/v1/contacts{question}"))
            .send()
            .await
            .unwrap();
        let (status, kind, _) = problem(answer).await;
        assert_eq!((status, kind.as_str()), (400, "bad-query"), "{question}");
    }
}

#[test]
fn a_folder_without_records_is_said() {
    let (data, empty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let dir = empty.path().to_str().unwrap();
    let (done, said) = output(
        DATABASE
            .place(data.path())
            .program(&["import-contacts", dir]),
    );
    assert!(!done && said.contains("no records"), "{said}");
}
