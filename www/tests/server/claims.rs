//! What an earlier reporter says later: I take it back; it is empty now.

use serde_json::{Value, json};

use super::fresh;
use crate::support::{Server, problem, proof, report, report_with};

async fn retract(server: &Server, report: &Value) -> (u16, Value) {
    let body = json!({ "id": report["id"], "proof": proof(report) });
    let answer = server
        .send_from("127.0.0.1", "/api/v1/retractions", &body)
        .await;
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn outcome(server: &Server, from: &str, report: &Value, outcome: &str) -> Value {
    let body = json!({ "id": report["id"], "proof": proof(report), "outcome": outcome });
    let answer = server.send_from(from, "/api/v1/outcomes", &body).await;
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

/// Three reports from three networks, and the case they made public.
async fn public(server: &Server) -> (Vec<Value>, String) {
    let mut reports = Vec::new();
    let mut case = Value::Null;
    for network in 1..=3 {
        let report = report();
        let address = format!("127.0.{network}.1");
        let answer = server.report_from(&address, &report).await;
        case = answer.json().await.unwrap();
        reports.push(report);
    }
    assert_eq!(case["state"], "public");
    (reports, case["case"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_report_taken_back_counts_no_more_and_not_again() {
    let (server, _data) = fresh(&["--lab"]);
    let lab = json!({ "origin": "http://lab.test", "people": "1000+" });
    let (first, second) = (report_with(lab.clone()), report_with(lab));
    server.report(&first).await;
    server.report(&second).await;
    let (status, noted) = retract(&server, &first).await;
    assert_eq!((status, &noted["id"]), (200, &first["id"]));
    assert_eq!(retract(&server, &first).await, (200, noted), "idempotent");
    let case = server.cases().await.remove(0);
    assert_eq!(
        (&case["reports"], &case["reporters"]),
        (&json!(1), &json!(1))
    );
    let page = server
        .json(&format!("/api/v1/cases/{}", case["id"].as_str().unwrap()))
        .await;
    assert_eq!(page["field_kinds"]["email"], 1);
    // An outbox that did not hear the answer sends it again.
    assert_eq!(server.report(&first).await.status(), 200);
    assert_eq!(server.cases().await[0]["reports"], 1);
}

#[tokio::test]
async fn a_case_is_shown_no_more_when_its_reporters_take_it_back() {
    let (server, _data) = fresh(&[]);
    let (reports, case) = public(&server).await;
    let (_, noted) = retract(&server, &reports[0]).await;
    assert_eq!(noted["state"], "counted");
    assert!(server.cases().await.is_empty());
    let page = server.get(&format!("/api/v1/cases/{case}")).send().await;
    assert_eq!(page.unwrap().status(), 404);
}

#[tokio::test]
async fn only_the_reporter_can_say_something_of_a_report() {
    let (server, _data) = fresh(&["--lab"]);
    let (mine, other) = (report(), report());
    server.report(&mine).await;
    for path in ["/api/v1/retractions", "/api/v1/outcomes"] {
        let with = |id: &Value, proof: &str| match path.ends_with('s') && path.contains("outcomes")
        {
            true => json!({ "id": id, "proof": proof, "outcome": "empty" }),
            false => json!({ "id": id, "proof": proof }),
        };
        for (status, kind, body) in [
            (403, "not-yours", with(&mine["id"], &proof(&other))),
            (403, "not-yours", with(&mine["id"], "")),
            (404, "unknown-report", with(&other["id"], &proof(&other))),
            (422, "malformed", json!({ "id": mine["id"] })),
            (422, "malformed", json!([])),
        ] {
            let answer = server.send_from("127.0.0.1", path, &body).await;
            let (got, what, _) = problem(answer).await;
            assert_eq!((got, what.as_str()), (status, kind), "{path} {body}");
        }
    }
}

#[tokio::test]
async fn three_earlier_reporters_from_three_networks_see_it_fixed() {
    let (server, _data) = fresh(&[]);
    let (reports, case) = public(&server).await;
    // Somebody with many tokens in one network changes nothing.
    for report in &reports {
        assert_eq!(
            outcome(&server, "127.0.9.1", report, "empty").await["state"],
            "public"
        );
    }
    outcome(&server, "127.0.1.1", &reports[0], "empty").await;
    assert_eq!(
        outcome(&server, "127.0.2.1", &reports[1], "empty").await["state"],
        "fixed"
    );
    let page = server.json(&format!("/api/v1/cases/{case}")).await;
    assert_eq!(page["state"], "fixed");
    assert_eq!(page["path"], "/checkout", "the path follows after the fix");
    assert_eq!(page["events"][1]["event"], "seen-fixed");
    assert!(server.cases().await.is_empty(), "no open case");
    let fixed = server.json("/api/v1/cases?show=fixed").await;
    assert_eq!(fixed["cases"][0]["id"], case.as_str());
}

#[tokio::test]
async fn a_fixed_case_that_comes_back_is_opened_again() {
    let (server, _data) = fresh(&["--lab"]);
    let lab = report_with(json!({ "origin": "http://lab.test" }));
    server.report(&lab).await;
    assert_eq!(
        outcome(&server, "127.0.0.1", &lab, "empty").await["state"],
        "fixed"
    );
    assert_eq!(
        outcome(&server, "127.0.0.1", &lab, "empty").await["state"],
        "fixed"
    );
    assert_eq!(
        outcome(&server, "127.0.0.1", &lab, "filled").await["state"],
        "public"
    );
    let case = server.cases().await.remove(0);
    assert_eq!(
        (&case["path"], &case["fixed_at"]),
        (&Value::Null, &Value::Null)
    );
}
