//! Reports: what is taken, what is refused, when a case is public.

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use time::Duration;

use super::fresh;
use crate::support::{Server, client, minute, problem, report, report_with};

/// Stands in every bad request below and must not come back.
const CANARY: &str = "Wiesenhagener";

async fn receipt(server: &Server, report: &Value) -> (u16, Value) {
    let answer = server.report(report).await;
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn a_report_sent_twice_counts_once() {
    let (server, _data) = fresh(&["--lab"]);
    let report = report_with(json!({ "origin": "http://gewinnspiel.lab.test:8787" }));
    let (first, receipt_of_first) = receipt(&server, &report).await;
    let (second, receipt_of_second) = receipt(&server, &report).await;
    assert_eq!((first, second), (201, 200));
    assert_eq!(receipt_of_first, receipt_of_second);
    assert_eq!(receipt_of_first["id"], report["id"]);
    assert_eq!(server.cases().await[0]["reports"], 1);
}

#[tokio::test]
async fn the_order_of_the_fields_makes_no_other_report() {
    let (server, _data) = fresh(&[]);
    let report = report();
    assert_eq!(server.report(&report).await.status(), 201);
    let mut fields: Vec<_> = report.as_object().unwrap().iter().collect();
    fields.reverse();
    let turned: Vec<_> = fields
        .iter()
        .map(|(k, v)| format!("\"{k}\" : {v}"))
        .collect();
    let again = server
        .post()
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .body(format!("{{{}}}", turned.join(",\n")));
    assert_eq!(again.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn another_report_with_the_same_id_is_a_conflict() {
    let (server, _data) = fresh(&[]);
    let first = report();
    assert_eq!(server.report(&first).await.status(), 201);
    let mut other = first.clone();
    other["form_kind"] = json!("contact");
    let (status, kind, _) = problem(server.report(&other).await).await;
    assert_eq!((status, kind.as_str()), (409, "id-taken"));
    assert_eq!(server.report(&first).await.status(), 200);
}

#[tokio::test]
async fn nothing_but_the_allow_list_is_taken() {
    let (server, _data) = fresh(&[]);
    let refused = [
        json!({ "note": CANARY }),
        json!({ "id": CANARY }),
        json!({ "schema": 2 }),
        json!({ "origin": format!("https://{CANARY}.kundenkonto.de") }),
        json!({ "origin": "http://localhost:8080" }),
        json!({ "path": format!("/{CANARY}") }),
        json!({ "path": format!("/checkout?name={CANARY}") }),
        json!({ "form_kind": CANARY }),
        json!({ "field_kinds": { CANARY: 1 } }),
        json!({ "field_kinds": { "email": CANARY } }),
        json!({ "people": CANARY }),
        json!({ "reasons": [CANARY] }),
        json!({ "seen_at": CANARY }),
        json!({ "browser": CANARY }),
        json!({ "ui_language": CANARY }),
        json!({ "reporter": CANARY }),
        json!({ "extension": CANARY }),
        json!({ "ownership": CANARY }),
    ];
    for change in refused {
        let (status, kind, text) = problem(server.report(&report_with(change.clone())).await).await;
        assert_eq!((status, kind.as_str()), (422, "refused"), "{change}");
        assert!(!text.contains(CANARY), "{text}");
    }
}

#[tokio::test]
async fn every_error_is_a_problem_that_quotes_nothing() {
    let (server, _data) = fresh(&[]);
    let json = |body: String| {
        server
            .post()
            .header(CONTENT_TYPE, "application/json")
            .body(body)
    };
    let cases = [
        (
            415,
            "not-json",
            server.post().body(format!("{{\"{CANARY}\":1}}")),
        ),
        (422, "refused", json(format!("{{\"{CANARY}"))),
        (422, "refused", json(String::new())),
        (422, "refused", json(format!("\"{CANARY}\""))),
        (
            413,
            "too-large",
            json(format!("\"{}\"", CANARY.repeat(2000))),
        ),
        (405, "wrong-method", server.get("/api/v1/reports")),
        (404, "not-found", server.get(&format!("/api/v1/{CANARY}"))),
        (404, "not-found", server.get(&format!("/{CANARY}"))),
        (415, "no-form", server.json_to("/operators", CANARY)),
        (
            413,
            "too-large",
            client()
                .build()
                .unwrap()
                .post(server.url("/operators"))
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(CANARY.repeat(4000)),
        ),
    ];
    for (status, kind, request) in cases {
        let (got, what, text) = problem(request.send().await.unwrap()).await;
        assert_eq!((got, what.as_str()), (status, kind));
        assert!(!text.contains(CANARY), "{text}");
    }
}

#[tokio::test]
async fn three_reporters_in_three_networks_make_a_case_public() {
    let (server, _data) = fresh(&[]);
    for network in 1..=2 {
        let answer = server
            .report_from(&format!("127.0.{network}.1"), &report())
            .await;
        assert_eq!(answer.json::<Value>().await.unwrap()["state"], "counted");
        assert!(server.cases().await.is_empty());
    }
    let answer = server.report_from("127.0.3.1", &report()).await;
    assert_eq!(answer.json::<Value>().await.unwrap()["state"], "public");
    let cases = server.cases().await;
    assert_eq!(cases[0]["origin"], "https://www.funkwelle.de");
    assert_eq!(cases[0]["reporters"], 3);
}

#[tokio::test]
async fn one_reporter_makes_nothing_public_from_anywhere() {
    let (server, _data) = fresh(&[]);
    let reporter = report()["reporter"].clone();
    for network in 1..=4 {
        let again = report_with(json!({ "reporter": reporter }));
        let answer = server
            .report_from(&format!("127.0.{network}.1"), &again)
            .await;
        assert_eq!(answer.json::<Value>().await.unwrap()["state"], "counted");
    }
    assert!(server.cases().await.is_empty());
}

#[tokio::test]
async fn one_network_makes_nothing_public_with_any_number_of_reporters() {
    let (server, _data) = fresh(&[]);
    for host in 1..=5 {
        let answer = server
            .report_from(&format!("127.0.9.{host}"), &report())
            .await;
        assert_eq!(answer.json::<Value>().await.unwrap()["state"], "counted");
    }
    assert!(server.cases().await.is_empty());
}

#[tokio::test]
async fn other_forms_of_a_site_are_other_cases() {
    let (server, _data) = fresh(&[]);
    let kinds = ["giveaway", "referral", "contact"];
    for (network, kind) in kinds.iter().enumerate() {
        let report = report_with(json!({ "form_kind": kind }));
        server
            .report_from(&format!("127.0.{network}.1"), &report)
            .await;
    }
    assert!(server.cases().await.is_empty());
}

#[tokio::test]
async fn the_labs_own_cases_are_public_at_once_and_only_in_the_lab() {
    let lab = json!({ "origin": "http://gewinnspiel.lab.test:8787" });
    let (server, _data) = fresh(&["--lab"]);
    assert_eq!(
        receipt(&server, &report_with(lab.clone())).await.1["state"],
        "public"
    );
    assert_eq!(receipt(&server, &report()).await.1["state"], "counted");
    let (server, _data) = fresh(&[]);
    assert_eq!(
        receipt(&server, &report_with(lab)).await.1["state"],
        "counted"
    );
}

#[tokio::test]
async fn reports_that_come_together_are_all_counted() {
    let (server, _data) = fresh(&["--lab"]);
    let reports: Vec<Value> = (0..200)
        .map(|_| report_with(json!({ "origin": "http://gewinnspiel.lab.test:8787" })))
        .collect();
    let mut sent = tokio::task::JoinSet::new();
    for report in reports {
        let request = server.post().json(&report);
        sent.spawn(async move { request.send().await.unwrap().status() });
    }
    assert!(sent.join_all().await.iter().all(|status| *status == 201));
    assert_eq!(server.cases().await[0]["reports"], 200);
}

#[tokio::test]
async fn a_number_of_people_is_believed_when_three_vouch_for_it() {
    let (server, _data) = fresh(&["--lab"]);
    let mut seen = Vec::new();
    for people in ["1", "1000+", "1", "1000+", "10-99", "1000+"] {
        let change = json!({ "origin": "http://gewinnspiel.lab.test", "people": people });
        server.report(&report_with(change)).await;
        seen.push(
            server.cases().await[0]["people"]
                .as_str()
                .unwrap()
                .to_owned(),
        );
    }
    assert_eq!(seen, ["1", "1", "1", "1", "10-99", "1000+"]);
}

#[tokio::test]
async fn the_clock_believes_an_outbox_for_a_week() {
    let (server, _data) = fresh(&["--lab"]);
    let seen = async |ago: Duration| {
        let change = json!({ "origin": "http://gewinnspiel.lab.test", "seen_at": minute(ago) });
        assert_eq!(server.report(&report_with(change)).await.status(), 201);
        let case = server.cases().await.remove(0);
        (text(&case["first_seen"]), text(&case["last_seen"]))
    };
    let (_, now) = seen(Duration::ZERO).await;
    let (first, last) = seen(Duration::days(2)).await;
    assert!(
        first.starts_with(minute(Duration::days(2)).trim_end_matches('Z')),
        "{first}"
    );
    assert_eq!(last, now);
    let (first, _) = seen(Duration::days(300)).await;
    assert_eq!(first[..10], minute(Duration::days(7))[..10]);
    let (_, last) = seen(Duration::days(-300)).await;
    assert!(
        last.as_str() <= minute(Duration::days(-1)).as_str(),
        "{last}"
    );
}

#[tokio::test]
async fn a_body_is_sixteen_kilobytes_and_a_report_eight() {
    let (server, _data) = fresh(&[]);
    let padded = |length: usize| {
        let mut body = report().to_string();
        body.extend(std::iter::repeat_n(' ', length - body.len()));
        server
            .post()
            .header(CONTENT_TYPE, "application/json")
            .body(body)
    };
    for (length, status) in [(8 * 1024, 201), (16 * 1024, 422), (16 * 1024 + 1, 413)] {
        assert_eq!(padded(length).send().await.unwrap().status(), status);
    }
}

#[tokio::test]
async fn a_network_that_floods_waits_and_then_comes_again_later() {
    let (server, _data) = fresh(&["--rate", "1", "--burst", "2"]);
    for status in [201, 201, 201, 201, 201] {
        // The third to the fifth wait, a second each at most.
        assert_eq!(server.report(&report()).await.status(), status);
    }
    let many = (0..9).map(|_| server.post().json(&report()).send());
    let many = futures_util::future::join_all(many).await;
    let refused = many
        .into_iter()
        .map(Result::unwrap)
        .find(|a| a.status() == 429);
    let refused = refused.unwrap();
    assert!(refused.headers().contains_key("retry-after"));
    let (_, kind, _) = problem(refused).await;
    assert_eq!(kind, "too-many");
    let other = server.report_from("127.0.7.1", &report()).await;
    assert_eq!(other.status(), 201, "others do not suffer");
}

#[tokio::test]
async fn networks_are_seen_through_a_proxy_that_is_trusted() {
    for (more, state) in [(&["--proxy", "127.0.0.1"][..], "public"), (&[], "counted")] {
        let (server, _data) = fresh(more);
        let mut last = Value::Null;
        for network in 1..=3 {
            let from = format!("198.51.100.9, 203.0.{network}.7");
            let request = server.post().header("x-forwarded-for", from);
            last = request
                .json(&report())
                .send()
                .await
                .unwrap()
                .json()
                .await
                .unwrap();
        }
        assert_eq!(last["state"], state);
    }
}

#[tokio::test]
async fn the_interface_is_as_it_is_described() {
    let (server, _data) = fresh(&[]);
    let document = server.json("/api/v1/openapi.json").await;
    assert_eq!(document["openapi"], "3.1.0");
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, described) in methods.as_object().unwrap() {
            let path = path.replace("{id}", "2222222222");
            let request = match method.as_str() {
                "post" => server.json_to(&path, "{}"),
                _ => server.get(&path),
            };
            let answer = request.send().await.unwrap();
            let status = answer.status();
            let known = &described["responses"][status.as_str()];
            let kind = answer.headers()["content-type"].to_str().unwrap();
            assert!(
                known["content"][kind].is_object(),
                "{path}: {status} {kind}"
            );
        }
    }
    // What is described of a report is what a report is.
    let fields = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let described = &document["components"]["schemas"]["Report"]["properties"];
    assert_eq!(fields(described), fields(&report()));
    let text = document.to_string();
    for (_, rest) in text
        .match_indices("#/components/schemas/")
        .map(|(at, found)| text.split_at(at + found.len()))
    {
        let name = rest.split('"').next().unwrap();
        assert!(
            document["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn health_is_told() {
    let (server, _data) = fresh(&[]);
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path).send().await.unwrap().status(), 200);
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
