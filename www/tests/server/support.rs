//! Starts the program and talks to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::{Client, ClientBuilder, RequestBuilder, Response};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use time::{Duration, UtcDateTime};

/// A running server; it is killed when this goes.
pub struct Server {
    pub child: Child,
    pub address: SocketAddr,
    client: Client,
}

/// A client that knows nothing yet.
pub fn client() -> ClientBuilder {
    // The server's own way to https brings no cryptography along: who asks must choose, even for http.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The program, not started, on any free port.
pub fn program(data: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_strayfield-www"));
    command
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(more)
        .env_remove("DATABASE_URL")
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts it and waits for the line that says it is ready.
pub fn start(data: &Path, more: &[&str]) -> Server {
    run(program(data, more))
}

/// Starts a program and waits for the line that says it is ready.
pub fn run(mut program: Command) -> Server {
    let mut child = program.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let Some(address) = line.strip_prefix("listening on http://") else {
        let mut said = String::new();
        child.stderr.unwrap().read_to_string(&mut said).unwrap();
        panic!("no ready line: {line:?} {said}");
    };
    Server {
        address: address.trim().parse().unwrap(),
        client: client().build().unwrap(),
        child,
    }
}

/// A server with an empty database, which goes with it.
pub fn fresh(more: &[&str]) -> (Server, TempDir) {
    Database::Sqlite.fresh(more)
}

/// What the server keeps its data in.
#[derive(Clone, Copy)]
pub enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    /// A server with an empty database, which goes with it.
    pub fn fresh(self, more: &[&str]) -> (Server, TempDir) {
        let data = tempfile::tempdir().unwrap();
        let program = self.place(data.path()).program(more);
        (run(program), data)
    }

    /// An empty database.
    pub fn place(self, data: &Path) -> Place<'_> {
        let postgres = match self {
            Self::Sqlite => None,
            Self::Postgres => POSTGRES.as_ref().map(Postgres::schema),
        };
        Place { data, postgres }
    }
}

/// One database, for several runs of the program.
pub struct Place<'a> {
    pub data: &'a Path,
    /// The address of a PostgreSQL database, if it is one.
    pub postgres: Option<String>,
}

impl Place<'_> {
    /// The program with this database, not started.
    pub fn program(&self, more: &[&str]) -> Command {
        let mut program = program(self.data, more);
        if let Some(address) = &self.postgres {
            program.env("DATABASE_URL", address);
        }
        program
    }
}

/// The PostgreSQL server of these tests, started by the first that wants it. It ends when they do:
/// then its standard input closes.
static POSTGRES: LazyLock<Option<Postgres>> = LazyLock::new(|| {
    let mut child = Command::new(root().join("www/tests/postgres.sh"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    lines.read_line(&mut address).unwrap();
    if address.is_empty() {
        assert_eq!(child.wait().unwrap().code(), Some(3), "PostgreSQL failed");
        // Past the harness, which shows nothing of a test that passes.
        let said = "SKIPPED: no PostgreSQL here (apt-get install postgresql): tests on_postgres ran on SQLite\n";
        std::io::stderr().write_all(said.as_bytes()).unwrap();
        return None;
    }
    let address = address.trim().to_owned();
    Some(Postgres { address, child })
});

struct Postgres {
    address: String,
    /// Holds the server's standard input open.
    #[expect(dead_code, reason = "held, never read")]
    child: Child,
}

impl Postgres {
    /// The address of an empty schema: as good as a database, and made in a moment.
    fn schema(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let made = Command::new("psql")
            .args(["-q", &self.address, "-c", &format!("CREATE SCHEMA {name}")])
            .status()
            .unwrap();
        assert!(made.success());
        format!("{}&options=-csearch_path%3D{name}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path))
    }

    /// Asks by a name of the lab.
    pub fn on(&self, host: &str, path: &str) -> RequestBuilder {
        self.get(path)
            .header("host", format!("{host}:{}", self.address.port()))
    }

    pub fn post_on(&self, host: &str, path: &str) -> RequestBuilder {
        self.client
            .post(self.url(path))
            .header("host", format!("{host}:{}", self.address.port()))
    }

    pub fn post(&self) -> RequestBuilder {
        self.client.post(self.url("/api/v1/reports"))
    }

    /// Sends JSON to any address of the interface, from another address of the loopback network.
    pub async fn send_from(&self, address: &str, path: &str, body: &Value) -> Response {
        let local: IpAddr = address.parse().unwrap();
        let client = client().local_address(local).build().unwrap();
        let request = client.post(self.url(path)).json(body);
        request.send().await.unwrap()
    }

    /// Posts a text that says it is JSON.
    pub fn json_to(&self, path: &str, body: &'static str) -> RequestBuilder {
        let request = self.client.post(self.url(path));
        request
            .header("content-type", "application/json")
            .body(body)
    }

    /// Sends a form, as a browser does.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.client.post(self.url(path)).form(fields);
        request.send().await.unwrap()
    }

    /// What a page of the interface says.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    pub async fn report(&self, report: &Value) -> Response {
        self.post().json(report).send().await.unwrap()
    }

    /// Reports from another address of the loopback network: 127.0.0.0/8 is all this machine.
    pub async fn report_from(&self, address: &str, report: &Value) -> Response {
        self.send_from(address, "/api/v1/reports", report).await
    }

    /// Makes a case public the way it is meant; gives back its id.
    pub async fn publish(&self, report: impl Fn() -> Value) -> String {
        let mut case = Value::Null;
        for network in 1..=3 {
            let answer = self
                .report_from(&format!("127.0.{network}.1"), &report())
                .await;
            assert_eq!(answer.status(), 201);
            case = answer.json().await.unwrap();
        }
        assert_eq!(case["state"], "public");
        case["case"].as_str().unwrap().to_owned()
    }

    pub async fn cases(&self) -> Vec<Value> {
        let answer = self.get("/api/v1/cases").send().await.unwrap();
        let list: Value = answer.json().await.unwrap();
        list["cases"].as_array().unwrap().clone()
    }

    pub async fn html(&self, path: &str) -> String {
        let request = self.get(path).header("accept", "text/html");
        request.send().await.unwrap().text().await.unwrap()
    }

    pub async fn lab_json(&self, path: &str) -> Value {
        let answer = self.on("lab.test", path).send().await.unwrap();
        answer.json().await.unwrap()
    }
}

static COUNT: AtomicU32 = AtomicU32::new(1);

/// What proves that a report is one's own.
pub fn proof(report: &Value) -> String {
    let n = u32::from_str_radix(report["reporter"].as_str().unwrap(), 16).unwrap();
    format!("{n:064x}")
}

/// The id that this proof belongs to, as the README says it.
fn id_of(proof: &str) -> String {
    let byte = |at: usize| u8::from_str_radix(&proof[2 * at..2 * at + 2], 16).unwrap();
    let bytes: Vec<u8> = (0..32).map(byte).collect();
    let mut id: [u8; 16] = Sha256::digest(bytes)[..16].try_into().unwrap();
    id[6] = id[6] % 16 + 0x40;
    id[8] = id[8] % 64 + 0x80;
    let hex: String = id.iter().map(|b| format!("{b:02x}")).collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32];
    parts.map(|part| &hex[part]).join("-")
}

/// A good report with an id and a reporter of its own.
pub fn report() -> Value {
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    json!({
        "id": id_of(&format!("{n:064x}")),
        "schema": 1,
        "origin": "https://www.funkwelle.de",
        "path": "/checkout",
        "form_kind": "giveaway",
        "field_kinds": { "email": 1, "family-name": 1, "street-address": 1 },
        "people": "1",
        "level": "ask",
        "reasons": ["filled-on-arrival"],
        "provenance": { "page": 3 },
        "ownership": "unknown",
        "seen_at": minute(Duration::ZERO),
        "extension": "0.1",
        "browser": "firefox-153",
        "ui_language": "de",
        "reporter": format!("{n:032x}"),
    })
}

/// A report with some of it otherwise.
pub fn report_with(changes: Value) -> Value {
    let mut report = report();
    let fields = report.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        fields.insert(name.clone(), value.clone());
    }
    report
}

/// So long ago, as a report writes it.
pub fn minute(ago: Duration) -> String {
    let at = UtcDateTime::now().saturating_sub(ago);
    format!("{}T{:02}:{:02}Z", at.date(), at.hour(), at.minute())
}

/// The problem an answer is: its status, its kind, and the whole of it as text.
pub async fn problem(answer: Response) -> (u16, String, String) {
    let status = answer.status().as_u16();
    let kind = answer.headers()["content-type"].to_str().unwrap();
    assert_eq!(kind, "application/problem+json");
    let text = answer.text().await.unwrap();
    let body: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(body["status"], status);
    let kind = body["type"].as_str().unwrap();
    let kind = kind.strip_prefix("urn:strayfield:problem:").unwrap();
    (status, kind.to_owned(), text)
}

/// The attribute of every element that matches.
pub fn attributes(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let html = Html::parse_document(html);
    html.select(&selector)
        .map(|e| e.attr(attribute).unwrap_or_default().to_owned())
        .collect()
}

/// What stands in the controls of a form, by name.
pub fn values(html: &str) -> Vec<(String, String)> {
    let names = attributes(
        html,
        "input:not([type=hidden]):not([type=checkbox])",
        "name",
    );
    let values = attributes(
        html,
        "input:not([type=hidden]):not([type=checkbox])",
        "value",
    );
    names.into_iter().zip(values).collect()
}
