//! The lab: real faults, the same in every dress, and twins without them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::support::{Server, attributes, fresh, problem, values};

const LEAK: &str = "gewinnspiel.lab.test";

type Shown = BTreeMap<String, String>;

async fn page(server: &Server, host: &str, path: &str) -> String {
    let answer = server.on(host, path).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{host}{path}");
    answer.text().await.unwrap()
}

async fn form(server: &Server, host: &str) -> Shown {
    values(&page(server, host, "/").await).into_iter().collect()
}

#[tokio::test]
async fn every_load_of_the_raffle_shows_another_person_and_their_friends() {
    let (server, _data) = fresh(&["--lab"]);
    let mut people = BTreeSet::new();
    for _ in 0..10 {
        let shown = form(&server, LEAK).await;
        assert!(shown.values().all(|v| !v.is_empty()), "{shown:?}");
        for name in ["email", "freund1_email", "freund2_email", "freund3_email"] {
            people.insert(shown[name].clone());
        }
    }
    assert_eq!(people.len(), 40);
    let told = server.lab_json("/people.json").await;
    let told: BTreeSet<_> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["email"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(told, people);
}

#[tokio::test]
async fn the_raffle_shows_the_next_visitor_what_this_one_stored() {
    let (server, _data) = fresh(&["--lab"]);
    let sent = [("vorname", "Runa"), ("teilnahmebedingungen", "ja")];
    let request = server.post_on(LEAK, "/").form(&sent);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.text().await.unwrap().contains("Danke"));
}

#[tokio::test]
async fn the_same_seed_brings_the_same_people_whatever_else_is_visited() {
    let (one, _data1) = fresh(&["--lab", "--seed", "7"]);
    let (other, _data2) = fresh(&["--lab", "--seed", "7"]);
    let (third, _data3) = fresh(&["--lab", "--seed", "8"]);
    page(&other, "boese.lab.test", "/deaf").await;
    assert_eq!(form(&one, LEAK).await, form(&other, LEAK).await);
    assert_ne!(form(&one, LEAK).await, form(&third, LEAK).await);
}

#[tokio::test]
async fn every_dress_serves_the_same_person() {
    let mut bare = None;
    for dress in [
        "",
        "csp.",
        "csp-ro.",
        "frame.",
        "shadow-open.",
        "shadow-closed.",
        "dialog.",
        "react.",
        "late.",
        "csp.frame.",
        "frame.react.",
        "frame.late.dialog.",
        "csp-ro.shadow-closed.",
    ] {
        // The first visitor of a lab is always shown the same.
        let (server, _data) = fresh(&["--lab"]);
        let host = format!("{dress}{LEAK}");
        let outside = page(&server, &host, "/").await;
        let (path, inside) = match attributes(&outside, "iframe", "src").pop() {
            Some(path) => (path.clone(), page(&server, &host, &path).await),
            None => ("/".to_owned(), outside.clone()),
        };
        if dress.contains("frame") {
            assert!(values(&outside).is_empty(), "{dress}");
        }
        let shown: Shown = if dress.contains("react") {
            assert!(values(&inside).is_empty());
            let state = inside.split_once(r#"id="state">"#).unwrap().1;
            let state: Value =
                serde_json::from_str(state.split_once("</script>").unwrap().0).unwrap();
            values(state["markup"].as_str().unwrap())
                .into_iter()
                .collect()
        } else if dress.contains("late") {
            assert!(values(&inside).iter().all(|(_, v)| v.is_empty()), "{dress}");
            let from = attributes(&inside, "body", "data-values").pop().unwrap();
            let path = path.trim_end_matches('/');
            serde_json::from_str(&page(&server, &host, &format!("{path}{from}")).await).unwrap()
        } else if dress.contains("shadow") {
            let mode = if dress.contains("closed") {
                "closed"
            } else {
                "open"
            };
            let opening = format!(r#"<template shadowrootmode="{mode}">"#);
            let root = inside.split_once(&opening).unwrap().1;
            values(root.split_once("</template>").unwrap().0)
                .into_iter()
                .collect()
        } else {
            values(&inside).into_iter().collect()
        };
        // A salutation is chosen, not written: it stands in no input.
        let mut shown = shown;
        shown.remove("anrede");
        match &bare {
            None => bare = Some(shown),
            Some(bare) => assert_eq!(bare, &shown, "{dress}"),
        }
    }
}

#[tokio::test]
async fn dresses_have_their_policies_and_bundles() {
    let (server, _data) = fresh(&["--lab"]);
    let none = "default-src 'self'; script-src 'none'; report-uri /csp-report";
    let own = "default-src 'self'; script-src 'self'; report-uri /csp-report";
    let cases = [
        ("", None, None),
        ("frame.", None, None),
        ("csp.", Some(none), None),
        ("csp.frame.", Some(none), None),
        ("csp-ro.", None, Some(none)),
        ("dialog.", Some(own), None),
        ("react.", Some(own), None),
        ("late.", Some(own), None),
    ];
    for (dress, enforced, reported) in cases {
        let answer = server
            .on(&format!("{dress}{LEAK}"), "/")
            .send()
            .await
            .unwrap();
        let header = |name: &str| {
            answer
                .headers()
                .get(name)
                .map(|v| v.to_str().unwrap().to_owned())
        };
        assert_eq!(
            header("content-security-policy").as_deref(),
            enforced,
            "{dress}"
        );
        let name = "content-security-policy-report-only";
        assert_eq!(header(name).as_deref(), reported, "{dress}");
        let html = answer.text().await.unwrap();
        let scripts = attributes(&html, "script[src]", "src");
        assert_eq!(
            scripts.is_empty(),
            enforced != Some(own),
            "{dress}: {scripts:?}"
        );
    }
    for torn in ["csp.react", "velvet", "csp.csp"] {
        let answer = server
            .on(&format!("{torn}.{LEAK}"), "/")
            .send()
            .await
            .unwrap();
        assert_eq!(problem(answer).await.0, 404, "{torn}");
    }
}

#[tokio::test]
async fn violations_are_counted_by_host() {
    let (server, _data) = fresh(&["--lab"]);
    assert_eq!(server.lab_json("/csp-reports.json").await, json!({}));
    let host = format!("csp.{LEAK}");
    for _ in 0..2 {
        let report = json!({ "csp-report": { "violated-directive": "script-src" } });
        let request = server.post_on(&host, "/csp-report").json(&report);
        assert_eq!(request.send().await.unwrap().status(), 204);
    }
    let seen = server.lab_json("/csp-reports.json").await;
    assert_eq!(seen[&host]["count"], 2);
    let first = &seen[&host]["reports"][0]["csp-report"];
    assert_eq!(first["violated-directive"], "script-src");
}

#[tokio::test]
async fn the_healthy_raffle_shows_a_visitor_only_what_they_typed() {
    let (server, _data) = fresh(&["--lab"]);
    let host = "fehler.lab.test";
    let empty = form(&server, host).await;
    assert!(empty.values().all(String::is_empty));

    // The terms are not ticked: the form comes back with what was typed.
    let typed = [
        ("vorname", "Henrike"),
        ("email", "henrike@warnowpost-privat.de"),
    ];
    let answer = server.post_on(host, "/").form(&typed).send().await.unwrap();
    assert_eq!(answer.status(), 422);
    let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let html = answer.text().await.unwrap();
    let back: Shown = values(&html).into_iter().collect();
    assert_eq!(back["vorname"], "Henrike");
    assert_eq!(attributes(&html, "[role=alert]", "class"), ["error"]);

    let again = server
        .on(host, "/")
        .header("cookie", &cookie)
        .send()
        .await
        .unwrap();
    let again: Shown = values(&again.text().await.unwrap()).into_iter().collect();
    assert_eq!(again["email"], "henrike@warnowpost-privat.de");
    assert_eq!(form(&server, host).await, empty);

    let accepted = [("vorname", "Henrike"), ("teilnahmebedingungen", "ja")];
    let request = server
        .post_on(host, "/")
        .header("cookie", &cookie)
        .form(&accepted);
    assert_eq!(request.send().await.unwrap().status(), 200);
    let after = server
        .on(host, "/")
        .header("cookie", &cookie)
        .send()
        .await
        .unwrap();
    let after: Shown = values(&after.text().await.unwrap()).into_iter().collect();
    assert_eq!(after, empty);
}

#[tokio::test]
async fn the_account_shows_me_and_nobody_else() {
    let (server, _data) = fresh(&["--lab"]);
    let me = server.lab_json("/replays.json").await["me"].clone();
    let shown = form(&server, "konto.lab.test").await;
    assert_eq!(shown["email"], me["emails"][0].as_str().unwrap());
    assert_eq!(shown["strasse"], me["streets"][0].as_str().unwrap());
    assert_eq!(
        format!("{} {}", shown["vorname"], shown["nachname"]),
        me["names"][0].as_str().unwrap()
    );
}

#[tokio::test]
async fn no_twin_hands_out_a_person() {
    let (server, _data) = fresh(&["--lab"]);
    let replays = server.lab_json("/replays.json").await;
    let mut leaks = Vec::new();
    for replay in replays["replays"].as_array().unwrap() {
        for twin in replay["pages"].as_array().unwrap() {
            let host = twin["host"].as_str().unwrap().split(':').next().unwrap();
            let path = twin["path"].as_str().unwrap();
            let html = page(&server, host, path).await;
            // An application or a frame brings its form later.
            let something = ["<h1>", "<h2", "<form", "id=\"root\"", "<iframe"];
            assert!(
                something.iter().any(|part| html.contains(part)),
                "{host}{path}"
            );
            let people = server.lab_json("/people.json").await;
            let shown = people
                .as_array()
                .unwrap()
                .iter()
                .any(|p| html.contains(p["email"].as_str().unwrap()));
            // What a leak shows may stand in its replay; a twin shows nobody whom another page has shown.
            if shown {
                assert!(twin["leak"].as_bool().unwrap(), "{host}{path}");
                leaks.push(replay["id"].clone());
            }
        }
    }
    assert!(leaks.contains(&"o2-raffle".into()), "{leaks:?}");
}

#[tokio::test]
async fn the_index_lists_every_page_in_the_readers_language() {
    let (server, _data) = fresh(&["--lab"]);
    let replays = server.lab_json("/replays.json").await;
    let index = server.on("lab.test", "/").header("accept-language", "de");
    let index = index.send().await.unwrap().text().await.unwrap();
    assert!(index.contains("Sehen, wie es geschieht"));
    let links = attributes(&index, "main a", "href");
    for replay in replays["replays"].as_array().unwrap() {
        assert!(index.contains(replay["title"]["de"].as_str().unwrap()));
        for page in replay["pages"].as_array().unwrap() {
            assert!(
                links.contains(&page["url"].as_str().unwrap().to_owned()),
                "{page}"
            );
        }
    }
}

#[tokio::test]
async fn what_a_replays_site_has_besides_its_forms_is_served_on_all_its_hosts() {
    let (server, _data) = fresh(&["--lab"]);
    for host in [LEAK, "csp.gewinnspiel.lab.test", "leer.lab.test"] {
        let text = page(&server, host, "/.well-known/security.txt").await;
        assert!(text.contains("\nContact: mailto:sicherheit@funkwelle.example\n"));
        let html = page(&server, host, "/datenschutz.html").await;
        assert!(html.contains("datenschutz@funkwelle.example"), "{html}");
    }
    let elsewhere = server.on("lab.test", "/.well-known/security.txt");
    assert_eq!(elsewhere.send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn only_styles_and_scripts_of_a_replay_are_served_from_its_folder() {
    let (server, _data) = fresh(&["--lab"]);
    page(&server, LEAK, "/style.css").await;
    page(&server, "boese.lab.test", "/thief.js").await;
    for path in [
        "/replay.toml",
        "/raffle.html",
        "/..%2fme.json",
        "/%2e%2e/me.css",
        "/lab/..%2f..%2fx.js",
    ] {
        let answer = server.on(LEAK, path).send().await.unwrap();
        assert_eq!(problem(answer).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn without_the_lab_its_names_are_the_boards() {
    let (server, _data) = fresh(&[]);
    let answer = server.on(LEAK, "/").send().await.unwrap();
    assert!(answer.text().await.unwrap().contains("Strayfield"));
    let (server, _data) = fresh(&["--lab"]);
    assert!(server.html("/").await.contains("Open cases"));
}
