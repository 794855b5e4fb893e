//! The board: what it shows, what it keeps back, and that it works for everybody.

use scraper::{Html, Selector};
use serde_json::json;

use time::Duration;

use super::fresh;
use crate::support::{attributes, minute, report, report_with};

const PAGES: &[&str] = &[
    "/",
    "/fixed",
    "/search?q=x",
    "/operators",
    "/how",
    "/privacy",
    "/imprint",
    "/nothing-here",
];

#[tokio::test]
async fn a_public_case_is_listed_with_its_page() {
    let (server, _data) = fresh(&[]);
    let id = server.publish(report).await;
    let board = server.html("/").await;
    assert!(board.replace("<wbr>", "").contains("www.funkwelle.de"));
    assert_eq!(
        attributes(&board, ".case h2 a", "href"),
        [format!("/cases/{id}")]
    );
    let case = server.html(&format!("/cases/{id}")).await;
    for shown in [
        "www.funkwelle.de",
        "E-mail address",
        "Last name",
        "3 people",
        "3 reports",
    ] {
        assert!(case.contains(shown), "{shown}: {case}");
    }
}

#[tokio::test]
async fn a_lookalike_is_shown_as_the_network_writes_it_and_found_however_it_is_written() {
    let (server, _data) = fresh(&[]);
    let lookalike = || report_with(json!({ "origin": "https://xn--pple-43d.com" }));
    let id = server.publish(lookalike).await;
    for page in [
        "/".to_owned(),
        format!("/cases/{id}"),
        "/feed.json".to_owned(),
        "/search?q=xn--pple-43d.com".to_owned(),
        "/search?q=https://%D0%B0pple.com/konto".to_owned(),
    ] {
        let shown = server.get(&page).send().await.unwrap();
        let shown = shown.text().await.unwrap().replace("<wbr>", "");
        assert!(shown.contains("xn--pple-43d.com"), "{page}: {shown}");
        assert!(!shown.contains("apple.com"), "{page}: {shown}");
    }
}

#[tokio::test]
async fn the_timeline_is_in_order() {
    let (server, _data) = fresh(&["--lab"]);
    let mut case = json!(null);
    for hours in [0, 30, 3] {
        let seen_at = minute(Duration::hours(hours));
        let change = json!({ "origin": "http://lab.test", "seen_at": seen_at });
        let answer = server.report(&report_with(change)).await;
        case = answer.json::<serde_json::Value>().await.unwrap()["case"].clone();
    }
    let page = server
        .html(&format!("/cases/{}", case.as_str().unwrap()))
        .await;
    let times = attributes(&page, ".timeline time", "datetime");
    assert_eq!(times.len(), 3);
    assert!(times.is_sorted(), "{times:?}");
    assert_eq!(times[0], minute(Duration::hours(30)));
}

#[tokio::test]
async fn nothing_that_helps_to_find_the_hole_is_shown() {
    let (server, _data) = fresh(&[]);
    let sent = report();
    let id = server.publish(report).await;
    let api = server.get("/api/v1/cases").send().await.unwrap();
    let shown = [
        server.html("/").await,
        server.html(&format!("/cases/{id}")).await,
        api.text().await.unwrap(),
    ];
    for text in shown {
        for hidden in ["/checkout", "filled-on-arrival", "firefox"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        for hidden in ["id", "reporter"] {
            assert!(!text.contains(sent[hidden].as_str().unwrap()), "{text}");
        }
    }
}

#[tokio::test]
async fn a_case_that_is_only_counted_is_not_there() {
    let (server, _data) = fresh(&[]);
    let answer = server.report(&report()).await;
    let receipt: serde_json::Value = answer.json().await.unwrap();
    let path = format!("/cases/{}", receipt["case"].as_str().unwrap());
    let page = server.get(&path).header("accept", "text/html");
    let page = page.send().await.unwrap();
    assert_eq!(page.status(), 404);
    assert!(!page.text().await.unwrap().contains("funkwelle"));
    assert!(server.html("/").await.contains("No open cases"));
}

#[tokio::test]
async fn the_case_with_the_most_people_stands_first() {
    let (server, _data) = fresh(&["--lab"]);
    for (port, people) in [(8001, "1"), (8002, "1000+"), (8003, "10-99")] {
        let change = json!({ "origin": format!("http://lab.test:{port}"), "people": people });
        server.report(&report_with(change)).await;
    }
    let people: Vec<_> = server
        .cases()
        .await
        .iter()
        .map(|c| c["people"].clone())
        .collect();
    assert_eq!(people, ["1000+", "10-99", "1"]);
}

#[tokio::test]
async fn what_nobody_would_ask_is_answered_and_not_said_again() {
    let (server, _data) = fresh(&[]);
    let id = server.publish(report).await;
    let long = "a".repeat(30_000);
    for (path, status) in [
        ("/search?q=%00", 200),
        ("/search?q=funk%00welle", 200),
        ("/cases/%00", 404),
        ("/api/v1/cases/%00", 404),
        ("/?page=9223372036854775807&sort=%00", 200),
        (&format!("/search?q={long}"), 200),
        (&format!("/?{long}={long}"), 200),
        (&format!("/{long}"), 404),
    ] {
        let answer = server.get(path).header("accept", "text/html");
        let answer = answer.send().await.unwrap();
        let what = &path[..path.len().min(40)];
        assert_eq!(answer.status(), status, "{what}");
        let length = answer.text().await.unwrap().len();
        assert!(length < 20_000, "{what}: {length}");
    }
    let page = server.html("/search?q=funk%00welle").await;
    assert_eq!(attributes(&page, ".case", "data-case"), [id]);
}

#[tokio::test]
async fn readers_get_their_language_and_keep_the_one_they_chose() {
    let (server, _data) = fresh(&[]);
    let german = server.get("/").header("accept-language", "de-CH,de;q=0.9");
    let german = german.send().await.unwrap().text().await.unwrap();
    assert_eq!(attributes(&german, "html", "lang"), ["de"]);
    assert!(german.contains("Keine offenen Fälle"));

    let chosen = server.get("/how?lang=en").header("accept-language", "de");
    let chosen = chosen.send().await.unwrap().text().await.unwrap();
    assert_eq!(attributes(&chosen, "html", "lang"), ["en"]);
    let links = attributes(&chosen, "header nav:first-of-type a", "href");
    assert!(links.iter().all(|l| l.ends_with("?lang=en")), "{links:?}");
}

#[tokio::test]
async fn no_page_needs_a_script_or_anything_from_elsewhere() {
    let (server, _data) = fresh(&[]);
    let id = server.publish(report).await;
    let case = format!("/cases/{id}");
    for path in PAGES.iter().copied().chain([case.as_str()]) {
        let request = server.get(path).header("accept", "text/html");
        let page = request.send().await.unwrap();
        let headers = page.headers().clone();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
        assert!(!headers.contains_key("set-cookie"));
        let text = page.text().await.unwrap();
        let html = Html::parse_document(&text);
        let every = Selector::parse("*").unwrap();
        for element in html.select(&every) {
            let value = element.value();
            assert!(
                !["script", "style", "iframe"].contains(&value.name()),
                "{path}"
            );
            for (name, value) in value.attrs() {
                assert!(name != "style" && !name.starts_with("on"), "{path}: {name}");
                if ["href", "src"].contains(&name) {
                    assert!(value.starts_with(['/', '#']), "{path}: {value}");
                    assert!(!value.starts_with("//"), "{path}: {value}");
                }
            }
        }
        assert_eq!(attributes(&text, "main h1", "id").len(), 1, "{path}");
        assert_eq!(attributes(&text, "a.skip", "href"), ["#content"]);
        assert_eq!(attributes(&text, "nav:not([aria-label])", "id").len(), 0);
        assert_eq!(attributes(&text, "img:not([alt])", "src").len(), 0);
    }
}

#[tokio::test]
async fn every_link_of_the_pages_leads_somewhere() {
    let (server, _data) = fresh(&[]);
    server.publish(report).await;
    let mut seen = vec!["/".to_owned()];
    let mut next = 0;
    while next < seen.len() {
        let path = seen[next].clone();
        next += 1;
        let page = server.get(&path).send().await.unwrap();
        assert_eq!(page.status(), 200, "{path}");
        let kind = page.headers()["content-type"].to_str().unwrap();
        if !kind.starts_with("text/html") {
            continue;
        }
        let text = page.text().await.unwrap();
        let links = [
            attributes(&text, "[href]", "href"),
            attributes(&text, "[src]", "src"),
        ];
        for link in links.concat() {
            if !link.starts_with('#') && !seen.contains(&link) {
                seen.push(link);
            }
        }
    }
    assert!(seen.len() > 10, "{seen:?}");
}
