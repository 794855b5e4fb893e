//! What operators, the host and the board do with a case.

use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use time::UtcDateTime;

use super::DATABASE;
use crate::names::NameServer;
use crate::support::{Place, Server, attributes, proof, report, run};

const DOMAIN: &str = "funkwelle.de";

/// A server that asks a name server of our own, and what it keeps.
struct Board {
    server: Server,
    names: NameServer,
    data: TempDir,
    postgres: Option<String>,
}

impl Board {
    fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let names = NameServer::start();
        let place = DATABASE.place(data.path());
        let dns = names.address.to_string();
        let server = run(place.program(&["--dns", &dns]));
        let postgres = place.postgres.clone();
        Self {
            server,
            names,
            data,
            postgres,
        }
    }

    /// What the host's command line says.
    fn command(&self, line: &[&str]) -> (bool, String) {
        let place = Place {
            data: self.data.path(),
            postgres: self.postgres.clone(),
        };
        let output = place.program(line).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    async fn send(&self, form: &[(&str, &str)]) -> (u16, String) {
        let answer = self.server.form("/operators", form).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Shows that the domain is ours; gives back the key.
    async fn prove(&self) -> String {
        let (status, page) = self.send(&[("domain", DOMAIN)]).await;
        assert_eq!(status, 200);
        let key = attributes(&page, "[name=key]", "value").remove(0);
        let line = page.split("<code>").find(|t| t.starts_with("strayfield="));
        let line = line.unwrap().split('<').next().unwrap().to_owned();
        let (status, _) = self.send(&[("domain", DOMAIN), ("key", &key)]).await;
        assert_eq!(status, 403, "nothing is published yet");
        self.names.say("_strayfield.funkwelle.de", &line);
        let (status, _) = self.send(&[("domain", DOMAIN), ("key", &key)]).await;
        assert_eq!(status, 200);
        key
    }

    async fn act(&self, key: &str, case: &str, act: &str, words: &str) -> u16 {
        let form = [
            ("domain", DOMAIN),
            ("key", key),
            ("case", case),
            ("act", act),
            ("words", words),
        ];
        self.send(&form).await.0
    }

    async fn case(&self, id: &str) -> Value {
        self.server.json(&format!("/api/v1/cases/{id}")).await
    }

    async fn status(&self, path: &str) -> u16 {
        let request = self.server.get(path).header("accept", "text/html");
        request.send().await.unwrap().status().as_u16()
    }
}

#[tokio::test]
async fn an_operator_confirms_answers_and_fixes() {
    let board = Board::open();
    // One report: counted, and shown to nobody but the operator.
    let receipt: Value = board.server.report(&report()).await.json().await.unwrap();
    let id = receipt["case"].as_str().unwrap();
    let key = board.prove().await;
    let (_, page) = board.send(&[("domain", DOMAIN), ("key", &key)]).await;
    assert!(
        page.contains("<code>&#x2f;checkout</code>"),
        "where the hole is"
    );
    assert_eq!(board.status(&format!("/cases/{id}")).await, 404);

    assert_eq!(board.act(&key, id, "confirm", "").await, 200);
    let case = board.case(id).await;
    assert_eq!(
        (&case["state"], &case["standing"]),
        (&json!("acknowledged"), &json!("confirmed"))
    );
    assert_eq!(case["path"], Value::Null);
    assert_eq!(
        board
            .act(&key, id, "answer", "We <b>look</b> into it.\nSorry.")
            .await,
        200
    );
    let page = board.server.html(&format!("/cases/{id}")).await;
    assert!(
        page.contains("We &lt;b&gt;look&lt;&#x2f;b&gt; into it.<br>Sorry."),
        "{page}"
    );
    assert_eq!(board.act(&key, id, "fix", "").await, 200);
    let case = board.case(id).await;
    assert_eq!(
        (&case["state"], &case["path"]),
        (&json!("fixed"), &json!("/checkout"))
    );
    let page = board.server.html("/fixed").await;
    assert_eq!(attributes(&page, ".case", "data-case"), [id]);
    let words: Vec<&str> = case["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["event"].as_str().unwrap())
        .collect();
    assert_eq!(words, ["confirmed", "answered", "fixed"]);
}

#[tokio::test]
async fn only_who_has_the_domain_speaks_for_it() {
    let board = Board::open();
    let receipt: Value = board.server.report(&report()).await.json().await.unwrap();
    let id = receipt["case"].as_str().unwrap();
    let key = board.prove().await;
    for key in ["", "0123456789abcdef", &key.to_uppercase()] {
        let status = board.act(key, id, "confirm", "").await;
        assert_eq!(status, if key.is_empty() { 200 } else { 403 });
    }
    assert_eq!(board.act(&key, "zzzzzzzzzz", "confirm", "").await, 404);
    assert_eq!(
        board.act(&key, id, "answer", "").await,
        422,
        "an answer has words"
    );
    assert_eq!(board.act(&key, id, "answer", &"x".repeat(2001)).await, 422);
    assert_eq!(
        board.act(&key, id, "take-down", "").await,
        422,
        "that is the host's"
    );
    assert_eq!(board.send(&[("domain", "de")]).await.0, 422);
    assert!(board.server.cases().await.is_empty());
}

#[tokio::test]
async fn a_dispute_is_shown_and_the_host_decides() {
    let board = Board::open();
    let id = board.server.publish(report).await;
    let key = board.prove().await;
    assert_eq!(
        board.act(&key, &id, "dispute", "That is our demo.").await,
        200
    );
    let page = board.server.html(&format!("/cases/{id}")).await;
    assert!(
        page.contains("That is our demo.") && page.contains("Disputed"),
        "{page}"
    );
    let (_, said) = board.command(&["disputes"]);
    assert!(
        said.contains(&id) && said.contains("That is our demo."),
        "{said}"
    );

    assert!(board.command(&["case", &id, "uphold"]).0);
    assert_eq!(board.case(&id).await["standing"], "unverified");
    assert!(board.command(&["case", &id, "take-down"]).0);
    assert_eq!(board.status(&format!("/cases/{id}")).await, 410);
    let answer = board
        .server
        .get(&format!("/api/v1/cases/{id}"))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 410);
    assert!(board.server.cases().await.is_empty());
    assert!(board.command(&["case", &id, "restore"]).0);
    assert_eq!(board.case(&id).await["state"], "public");
    let (done, said) = board.command(&["case", &id, "restore"]);
    assert!(!done && said.contains("already"), "{said}");
    assert!(!board.command(&["case", "zzzzzzzzzz", "restore"]).0);
}

#[tokio::test]
async fn a_backup_goes_into_an_empty_database_and_nowhere_else() {
    let board = Board::open();
    let sent = report();
    let receipt: Value = board.server.report(&sent).await.json().await.unwrap();
    let id = board.server.publish(report).await;
    assert_eq!(receipt["case"], id.as_str());
    let files = tempfile::tempdir().unwrap();
    let file = files.path().join("backup");
    let path = file.to_str().unwrap();
    // While the server runs.
    let (done, said) = board.command(&["backup", path]);
    assert!(done, "{said}");
    assert!(
        !board.command(&["backup", path]).0,
        "no backup is written over"
    );
    assert!(
        !board.command(&["restore", path]).0,
        "not into a database with something in it"
    );

    let data = tempfile::tempdir().unwrap();
    let place = DATABASE.place(data.path());
    let output = place.program(&["restore", path]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let server = run(place.program(&[]));
    assert_eq!(server.report(&sent).await.status(), 200, "known");
    let case = server.json(&format!("/api/v1/cases/{id}")).await;
    assert_eq!(
        (&case["reporters"], &case["events"][0]["event"]),
        (&json!(4), &json!("public"))
    );

    let text = std::fs::read_to_string(&file).unwrap();
    let cut: Vec<&str> = text.lines().collect();
    std::fs::write(&file, cut[..cut.len() - 2].join("\n")).unwrap();
    let other = tempfile::tempdir().unwrap();
    let output = DATABASE
        .place(other.path())
        .program(&["restore", path])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && said.contains("not whole"),
        "{said}"
    );
}

#[tokio::test]
async fn raw_reports_and_tokens_are_erased_and_the_case_stays() {
    let data = tempfile::tempdir().unwrap();
    let place = DATABASE.place(data.path());
    let server = run(place.program(&[]));
    let sent = report();
    server.report(&sent).await;
    let id = server.publish(report).await;
    drop(server);
    let sent_at = UtcDateTime::now().unix_timestamp();
    while UtcDateTime::now().unix_timestamp() <= sent_at {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let server = run(place.program(&["--keep-days", "0"]));
    let files = tempfile::tempdir().unwrap();
    for copy in 0.. {
        let file = files.path().join(copy.to_string());
        let line = ["backup", file.to_str().unwrap()];
        assert!(place.program(&line).output().unwrap().status.success());
        let kept = std::fs::read_to_string(file).unwrap();
        let raw = ["[\"reports\"", "[\"case_reporters\""];
        if !raw.iter().any(|table| kept.contains(table)) {
            assert!(!kept.contains(sent["reporter"].as_str().unwrap()));
            break;
        }
    }
    let claim = json!({ "id": sent["id"], "proof": proof(&sent), "outcome": "empty" });
    let answer = server.send_from("127.0.0.1", "/api/v1/outcomes", &claim);
    assert_eq!(answer.await.status(), 404);
    let case = server.json(&format!("/api/v1/cases/{id}")).await;
    assert_eq!(
        (&case["reporters"], &case["field_kinds"]["email"]),
        (&json!(4), &json!(4))
    );
}

#[tokio::test]
async fn the_tables_go_down_to_nothing_and_up_again() {
    let data = tempfile::tempdir().unwrap();
    let place = DATABASE.place(data.path());
    run(place.program(&[])).publish(report).await;
    let down = place.program(&["migrate-down", "0"]).output().unwrap();
    assert!(down.status.success(), "{down:?}");
    let server = run(place.program(&[]));
    assert!(server.cases().await.is_empty());
    server.publish(report).await;
}

#[tokio::test]
async fn what_is_known_of_a_case_survives_a_way_down_and_up() {
    let data = tempfile::tempdir().unwrap();
    let place = DATABASE.place(data.path());
    let (id, before) = {
        let server = run(place.program(&[]));
        let id = server.publish(report).await;
        let before = server.json(&format!("/api/v1/cases/{id}")).await;
        (id, before)
    };
    let down = place.program(&["migrate-down", "4"]).output().unwrap();
    assert!(down.status.success(), "{down:?}");
    let server = run(place.program(&[]));
    let after = server.json(&format!("/api/v1/cases/{id}")).await;
    assert_eq!(after, before);
    assert_eq!(after["field_kinds"]["email"], 3);
    assert_eq!(server.cases().await.len(), 1, "it is ranked");
}

#[tokio::test]
async fn a_search_finds_sites_and_says_when_there_is_none() {
    let board = Board::open();
    let id = board.server.publish(report).await;
    for question in [
        "funk",
        "https://www.Funkwelle.de/konto",
        "shop.funkwelle.de",
        "FUNKWELLE",
    ] {
        let page = board.server.html(&format!("/search?q={question}")).await;
        assert_eq!(
            attributes(&page, ".case", "data-case"),
            [id.as_str()],
            "{question}"
        );
    }
    for question in ["funkturm", "%25", "_", "", "%27%20OR%201=1"] {
        let page = board.server.html(&format!("/search?q={question}")).await;
        assert!(
            attributes(&page, ".case", "data-case").is_empty(),
            "{question}"
        );
    }
}

#[tokio::test]
async fn feeds_tell_the_news_of_every_case() {
    let board = Board::open();
    let id = board.server.publish(report).await;
    let answer = board.server.get("/feed.json").send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/feed+json");
    let feed: Value = answer.json().await.unwrap();
    let item = &feed["items"][0];
    assert_eq!(
        (&item["_strayfield"]["case"], &item["_strayfield"]["state"]),
        (&json!(id), &json!("public"))
    );
    let answer = board.server.get("/feed.atom?lang=de").send().await.unwrap();
    assert_eq!(
        answer.headers()["content-type"],
        "application/atom+xml; charset=utf-8"
    );
    let feed = answer.text().await.unwrap();
    assert!(
        feed.contains("www.funkwelle.de: Gewinnspiel zeigt jemand anderen"),
        "{feed}"
    );
    assert!(!feed.contains("/checkout") && !item.to_string().contains("checkout"));
}
