//! Starting and stopping: nothing acknowledged is lost, and every failure says what it is.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::atomic::Ordering;

use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, Executor as _, SqliteConnection};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::{Server, client, fresh, problem, program, report, run, start};

fn signal(server: &Server, name: &str) {
    let pid = server.child.id().to_string();
    let sent = Command::new("kill").args([name, &pid]).status().unwrap();
    assert!(sent.success());
}

#[tokio::test]
async fn an_acknowledged_report_survives_a_killed_server() {
    let data = tempfile::tempdir().unwrap();
    let report = report();
    let mut server = start(data.path(), &[]);
    assert_eq!(server.report(&report).await.status(), 201);
    signal(&server, "-KILL");
    server.child.wait().unwrap();

    let server = start(data.path(), &[]);
    assert_eq!(server.report(&report).await.status(), 200);
}

#[tokio::test]
async fn a_stop_lets_a_report_on_its_way_arrive() {
    for name in ["-TERM", "-INT"] {
        let data = tempfile::tempdir().unwrap();
        let mut server = start(data.path(), &[]);
        let report = report();
        let body = report.to_string();
        let (early, late) = body.split_at(100);
        let mut connection = TcpStream::connect(server.address).unwrap();
        write!(
            connection,
            "POST /api/v1/reports HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .unwrap();
        // It asks for the body: the request is under way.
        let mut asked = [0; 25];
        connection.read_exact(&mut asked).unwrap();
        assert!(asked.starts_with(b"HTTP/1.1 100"));
        connection.write_all(early.as_bytes()).unwrap();
        signal(&server, name);
        while TcpStream::connect(server.address).is_ok() {
            std::thread::yield_now();
        }
        connection.write_all(late.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        assert!(server.child.wait().unwrap().success());
        // The log of changes went into the database, which is whole by itself.
        assert!(!data.path().join("strayfield.sqlite-wal").exists());

        let server = start(data.path(), &[]);
        assert_eq!(server.report(&report).await.status(), 200);
    }
}

#[test]
fn a_connection_that_says_nothing_does_not_keep_the_server_from_stopping() {
    let (mut server, _data) = fresh(&[]);
    let mut silent = TcpStream::connect(server.address).unwrap();
    silent.write_all(b"GET / HTTP/1.1\r\nhost:").unwrap();
    signal(&server, "-TERM");
    assert!(server.child.wait().unwrap().success());
}

/// One who sends reports as fast as they are answered, over a connection that is kept, until the door is shut.
/// The reports that were acknowledged, and how the others ended.
async fn send_until_shut(
    address: std::net::SocketAddr,
    told: std::sync::Arc<std::sync::atomic::AtomicUsize>,
) -> (Vec<Value>, Vec<String>) {
    let (mut acknowledged, mut odd) = (Vec::new(), Vec::new());
    let mut kept: Option<tokio::net::TcpStream> = None;
    loop {
        let mut stream = match kept.take() {
            Some(stream) => stream,
            None => match tokio::net::TcpStream::connect(address).await {
                Ok(stream) => stream,
                // Nobody listens any more: that is clear.
                Err(_) => return (acknowledged, odd),
            },
        };
        let report = report();
        let body = report.to_string();
        let head = format!(
            "POST /api/v1/reports HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let sent = stream.write_all((head + &body).as_bytes()).await;
        let mut answer = vec![0; 4096];
        let length = stream.read(&mut answer).await.unwrap_or(0);
        let answer = String::from_utf8_lossy(&answer[..length]).into_owned();
        match answer.get(..12) {
            Some("HTTP/1.1 201") => {
                told.fetch_add(1, Ordering::Relaxed);
                acknowledged.push(report);
                kept = (!answer.contains("connection: close")).then_some(stream);
            }
            // Told to come again.
            Some("HTTP/1.1 503") => {}
            _ => odd.push(format!("{sent:?} {answer:?}")),
        }
    }
}

#[tokio::test]
async fn a_stop_under_full_load_answers_everybody_and_keeps_what_it_said() {
    let data = tempfile::tempdir().unwrap();
    let mut server = start(data.path(), &["--rate", "1000000", "--burst", "1000000"]);
    let told = std::sync::Arc::default();
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..64 {
        senders.spawn(send_until_shut(
            server.address,
            std::sync::Arc::clone(&told),
        ));
    }
    while told.load(Ordering::Relaxed) < 500 {
        tokio::task::yield_now().await;
    }
    signal(&server, "-TERM");
    let mut acknowledged = Vec::new();
    while let Some(ended) = senders.join_next().await {
        let (reports, odd) = ended.unwrap();
        assert!(odd.is_empty(), "{odd:?}");
        acknowledged.extend(reports);
    }
    assert!(server.child.wait().unwrap().success());
    assert!(!data.path().join("strayfield.sqlite-wal").exists());

    let server = start(data.path(), &["--rate", "1000000", "--burst", "1000000"]);
    for report in &acknowledged {
        assert_eq!(server.report(report).await.status(), 200);
    }
}

#[test]
fn what_is_no_request_is_refused_in_words() {
    let (server, _data) = fresh(&[]);
    let long = "x".repeat(80_000);
    let many = "a: b\r\n".repeat(200);
    for (request, status, kind) in [
        ("hello\r\n\r\n".to_owned(), 400, "no-request"),
        (
            "GET http://[::1 HTTP/1.1\r\nhost: x\r\n\r\n".to_owned(),
            400,
            "no-request",
        ),
        (
            "GET / HTTP/1.1\r\nhost : x\r\n\r\n".to_owned(),
            400,
            "no-request",
        ),
        (
            "POST /api/v1/reports HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n".to_owned(),
            400,
            "no-request",
        ),
        (
            format!("GET / HTTP/1.1\r\nhost: x\r\ncookie: {long}\r\n\r\n"),
            431,
            "head-too-large",
        ),
        (
            format!("GET / HTTP/1.1\r\nhost: x\r\n{many}\r\n"),
            431,
            "head-too-large",
        ),
    ] {
        let mut connection = TcpStream::connect(server.address).unwrap();
        // What is too long is answered before all of it was read.
        let _ = connection.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = connection.read(&mut part) {
            answer.extend_from_slice(&part[..length]);
        }
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
        assert!(
            head.contains("content-type: application/problem+json"),
            "{head}"
        );
        assert!(
            head.contains(&format!("content-length: {}", body.len())),
            "{head}"
        );
        let said: Value = serde_json::from_str(body).unwrap();
        assert_eq!(said["type"], format!("urn:strayfield:problem:{kind}"));
        assert_eq!(said["status"], status);
    }
}

#[tokio::test]
async fn a_network_holds_so_many_connections_and_no_other_suffers() {
    let (server, _data) = fresh(&[]);
    let from = async |network: u8| {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(([127, 0, network, 1], 0).into()).unwrap();
        socket.connect(server.address).await.unwrap()
    };
    let mut held = Vec::new();
    for _ in 0..512 {
        held.push(from(7).await);
    }
    let asks = async |network| {
        let mut stream = from(network).await;
        // One that was closed at once may refuse the question, or end without an answer.
        let question = b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";
        let _ = stream.write_all(question).await;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).await.is_ok() && &answer == b"HTTP/1.1 200"
    };
    assert!(!asks(7).await);
    assert!(asks(8).await);
    drop(held);
    // It is noticed in a moment that they are gone.
    while !asks(7).await {
        tokio::task::yield_now().await;
    }
}

#[test]
fn a_request_that_never_ends_is_given_up() {
    let (server, _data) = fresh(&[]);
    let mut slow = TcpStream::connect(server.address).unwrap();
    slow.write_all(b"POST /api/v1/reports HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{")
        .unwrap();
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 408");
}

#[tokio::test]
async fn a_report_that_could_not_be_stored_is_not_acknowledged() {
    let data = tempfile::tempdir().unwrap();
    let server = start(data.path(), &[]);
    let file = data.path().join("strayfield.sqlite");
    let options = SqliteConnectOptions::new().filename(file);
    let mut other = SqliteConnection::connect_with(&options).await.unwrap();
    // Somebody else writes and does not come to an end.
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let report = report();
    let answer = server.report(&report).await;
    assert_eq!(answer.headers()["retry-after"], "30");
    let (status, kind, _) = problem(answer).await;
    assert_eq!((status, kind.as_str()), (503, "unavailable"));
    other.execute("ROLLBACK").await.unwrap();
    assert_eq!(server.report(&report).await.status(), 201);
}

#[tokio::test]
async fn a_database_that_takes_no_reports_is_one_line_when_it_begins_and_one_when_it_ends() {
    let (mut server, data) = fresh(&[]);
    let file = data.path().join("strayfield.sqlite");
    let file = SqliteConnectOptions::new().filename(file);
    let mut other = SqliteConnection::connect_with(&file).await.unwrap();
    let away = "ALTER TABLE case_days RENAME TO away";
    other.execute(away).await.unwrap();
    for _ in 0..5 {
        assert_eq!(server.report(&report()).await.status(), 503);
    }
    let back = "ALTER TABLE away RENAME TO case_days";
    other.execute(back).await.unwrap();
    for _ in 0..2 {
        assert_eq!(server.report(&report()).await.status(), 201);
    }
    signal(&server, "-TERM");
    server.child.wait().unwrap();
    let mut said = String::new();
    let log = server.child.stderr.as_mut().unwrap();
    log.read_to_string(&mut said).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].contains("ERROR") && lines[0].contains("refused"));
    assert!(lines[1].contains("taken again refused=5"), "{said}");
}

#[tokio::test]
async fn a_port_in_use_is_said() {
    let (server, _data) = fresh(&[]);
    let other = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_strayfield-www"))
        .env("STRAYFIELD_LISTEN", server.address.to_string())
        .env("STRAYFIELD_DATA", other.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("in use"), "{said}");
}

#[test]
fn a_data_folder_that_cannot_be_is_said() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("file");
    fs::write(&file, "").unwrap();
    let output = program(&file, &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("data folder"), "{said}");
}

#[test]
fn a_file_that_is_no_database_is_said() {
    let data = tempfile::tempdir().unwrap();
    fs::write(data.path().join("strayfield.sqlite"), "x".repeat(5000)).unwrap();
    let output = program(data.path(), &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = said.lines().last().unwrap();
    assert!(
        last.contains("can't be opened") && last.contains("not a database"),
        "{said}"
    );
}

#[test]
fn a_replay_that_cannot_be_read_is_said() {
    let data = tempfile::tempdir().unwrap();
    let replays = tempfile::tempdir().unwrap();
    let broken = replays.path().join("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("replay.toml"), "title = 3").unwrap();
    let folder = replays.path().to_str().unwrap();
    let output = program(data.path(), &["--lab", "--replays", folder])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("broken"), "{said}");
}

#[tokio::test]
async fn metrics_stand_on_an_address_of_their_own_and_name_nobody() {
    let data = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let server = start(data.path(), &["--metrics", &address]);
    server.publish(report).await;
    problem(server.get("/no/such/page").send().await.unwrap()).await;
    let read = client()
        .build()
        .unwrap()
        .get(format!("http://{address}/metrics"));
    let text = read.send().await.unwrap().text().await.unwrap();
    for line in [
        "strayfield_answers_total{route=\"/api/v1/reports\",status=\"201\"} 3",
        "strayfield_answers_total{route=\"other\",status=\"404\"} 1",
        "strayfield_reports_committed_total 3",
        "strayfield_cases_open 1",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
    assert!(!text.contains("funkwelle") && !text.contains("no/such"));
    let public = server.get("/metrics").send().await.unwrap();
    assert_eq!(public.status(), 404);
}

#[tokio::test]
async fn settings_come_from_a_file_and_secrets_are_not_said() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("settings.toml");
    let secret = "postgres://board:wiesenhagener@127.0.0.1:1/x";
    fs::write(
        &file,
        format!("database-url = \"{secret}\"\nlog-format = \"json\""),
    )
    .unwrap();
    let file = file.to_str().unwrap();
    let output = program(data.path(), &["--config", file]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    for what in ["DATABASE_URL can't be opened", "refused"] {
        assert!(said.contains(what), "{said}");
    }
    assert!(!said.contains("wiesenhagener"), "{said}");
}

#[tokio::test]
async fn no_address_of_a_reporter_is_kept_or_logged() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path(), &["--log-format", "json"]);
    program.env("RUST_LOG", "debug,hyper=debug");
    let mut server = run(program);
    for network in 41..=43 {
        let address = format!("127.77.{network}.99");
        assert_eq!(server.report_from(&address, &report()).await.status(), 201);
        let mut bad = report();
        bad["id"] = "no".into();
        problem(server.report_from(&address, &bad).await).await;
    }
    signal(&server, "-TERM");
    server.child.wait().unwrap();
    let mut kept = Vec::new();
    for entry in fs::read_dir(data.path()).unwrap() {
        kept.extend(fs::read(entry.unwrap().path()).unwrap());
    }
    server
        .child
        .stdout
        .take()
        .unwrap()
        .read_to_end(&mut kept)
        .unwrap();
    server
        .child
        .stderr
        .take()
        .unwrap()
        .read_to_end(&mut kept)
        .unwrap();
    for network in 41..=43_u8 {
        let written = format!("127.77.{network}");
        assert!(!contains(&kept, written.as_bytes()));
        assert!(!contains(&kept, &[127, 77, network]));
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
