//! Sends reports as fast as extensions would on a bad evening, and measures what comes back. Prints one
//! line of JSON. `tests/tools/prove/` runs it; without the lab, without a browser, without a library
//! between it and the socket, so that the two cores are the server's.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use clap::Parser;
use serde_json::json;
use sqlx::any::AnyPoolOptions;
use sqlx::{AssertSqlSafe, Executor};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::{mpsc, oneshot};

/// So many rows at most share a commit of the floor: as the server does it.
const BATCH: usize = 256;

#[derive(Clone, Parser)]
struct Args {
    /// Where the server listens; the floor has none.
    #[arg(long)]
    server: Option<SocketAddr>,

    /// Bare batched and synced inserts instead: `sqlite:///file?mode=rwc` or `postgres://…`.
    #[arg(long, conflicts_with = "server")]
    floor: Option<String>,

    /// Reports a second in all; 0: the next when the last is answered.
    #[arg(long, default_value_t = 0.0)]
    rate: f64,

    #[arg(long, default_value_t = 10.0)]
    seconds: f64,

    /// Senders, each in a network of its own.
    #[arg(long, default_value_t = 256)]
    senders: u64,

    /// Other reports for another number.
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// A connection for each report, as from people without a proxy in front; without it each sender keeps
    /// one, as a proxy does.
    #[arg(long)]
    fresh: bool,

    /// The minute in which all was seen.
    #[arg(long, default_value = "2026-11-22T00:00Z")]
    minute: String,

    /// Writes the numbers of the reports that were acknowledged, a line each, as they are.
    #[arg(long)]
    acknowledged: Option<PathBuf>,

    /// Sends the reports with these numbers again, once each, instead of new ones.
    #[arg(long, conflicts_with = "rate")]
    again: Option<PathBuf>,
}

/// What was measured.
#[derive(Default)]
struct Tally {
    statuses: BTreeMap<u16, u64>,
    /// Microseconds from the moment a report was due to its answer.
    took: Vec<u32>,
    acknowledged: Vec<u64>,
    broken: u64,
}

#[tokio::main]
async fn main() {
    let args = Args::parse();
    let begun = Instant::now();
    let next = Arc::new(AtomicU64::new(0));
    let again: Arc<Vec<u64>> = Arc::new(args.again.as_ref().map(numbers).unwrap_or_default());
    let floor = match &args.floor {
        Some(address) => Some(floor(address).await),
        None => None,
    };
    let mut senders = tokio::task::JoinSet::new();
    for sender in 0..args.senders {
        let way = match (&floor, args.server) {
            (Some(writer), _) => Way::Floor(writer.clone()),
            (None, Some(server)) => Way::Server(server, None),
            (None, None) => panic!("--server or --floor"),
        };
        senders.spawn(send(
            args.clone(),
            sender,
            way,
            next.clone(),
            again.clone(),
            begun,
        ));
    }
    let mut all = Tally::default();
    while let Some(tally) = senders.join_next().await {
        let tally = tally.unwrap();
        for (status, count) in tally.statuses {
            *all.statuses.entry(status).or_default() += count;
        }
        all.took.extend(tally.took);
        all.acknowledged.extend(tally.acknowledged);
        all.broken += tally.broken;
    }
    let seconds = begun.elapsed().as_secs_f64();
    if let Some(file) = &args.acknowledged {
        let mut out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
        for number in &all.acknowledged {
            writeln!(out, "{number}").unwrap();
        }
    }
    all.took.sort_unstable();
    let quantile = |part: usize| {
        let at = (all.took.len() * part / 1000).min(all.took.len().saturating_sub(1));
        all.took
            .get(at)
            .map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    };
    let result = json!({
        "seconds": seconds,
        "acknowledged": all.acknowledged.len(),
        "per_second": all.acknowledged.len() as f64 / seconds,
        "median_ms": quantile(500),
        "p99_ms": quantile(990),
        "statuses": all.statuses,
        "broken": all.broken,
    });
    println!("{result}");
}

fn numbers(file: &PathBuf) -> Vec<u64> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| line.parse().unwrap()).collect()
}

/// How a report goes.
enum Way {
    Server(SocketAddr, Option<TcpStream>),
    Floor(mpsc::Sender<Row>),
}

async fn send(
    args: Args,
    sender: u64,
    mut way: Way,
    next: Arc<AtomicU64>,
    again: Arc<Vec<u64>>,
    begun: Instant,
) -> Tally {
    let mut tally = Tally::default();
    let until = Duration::from_secs_f64(args.seconds);
    let mut turn = 0_u64;
    loop {
        let due = match args.rate > 0.0 {
            true => {
                let place = (turn * args.senders + sender) as f64;
                Duration::from_secs_f64(place / args.rate)
            }
            false => begun.elapsed(),
        };
        turn += 1;
        let number = next.fetch_add(1, Ordering::Relaxed);
        let number = match args.again.is_some() {
            true => match again.get(usize::try_from(number).unwrap()) {
                Some(number) => *number,
                None => break,
            },
            false if due >= until => break,
            false => number,
        };
        tokio::time::sleep_until((begun + due).into()).await;
        let body = report(args.seed, number, &args.minute);
        let status = match &mut way {
            Way::Server(server, connection) => {
                if args.fresh {
                    *connection = None;
                }
                post(*server, connection, sender, &body).await
            }
            Way::Floor(writer) => insert(writer, args.seed, number, body).await,
        };
        match status {
            Some(status) => {
                let took = (begun.elapsed() - due).as_micros();
                tally.took.push(u32::try_from(took).unwrap_or(u32::MAX));
                *tally.statuses.entry(status).or_default() += 1;
                if matches!(status, 200 | 201) {
                    tally.acknowledged.push(number);
                }
            }
            None => {
                tally.broken += 1;
                // The server was killed: nobody answers any more.
                if tally.broken > 3 {
                    break;
                }
            }
        }
    }
    tally
}

/// Sends one report over the connection that is kept, or a new one; its status, or nothing when the connection broke.
async fn post(
    server: SocketAddr,
    connection: &mut Option<TcpStream>,
    sender: u64,
    body: &str,
) -> Option<u16> {
    let mut stream = match connection.take() {
        Some(stream) => stream,
        None => connect(server, sender).await?,
    };
    let request = format!(
        "POST /api/v1/reports HTTP/1.1\r\nhost: board\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::with_capacity(512);
    let end = loop {
        if stream.read_buf(&mut answer).await.ok()? == 0 {
            return None;
        }
        if let Some(end) = answer.windows(4).position(|w| w == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8_lossy(answer.get(..end)?).to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length?.trim().parse().ok()?;
    while answer.len() < end + length {
        if stream.read_buf(&mut answer).await.ok()? == 0 {
            return None;
        }
    }
    *connection = Some(stream);
    head.get(9..12)?.parse().ok()
}

/// From 127.x.y.1: each sender in a network of its own.
async fn connect(server: SocketAddr, sender: u64) -> Option<TcpStream> {
    let part = |n: u64| u8::try_from(n % 250 + 1).unwrap();
    let socket = TcpSocket::new_v4().ok()?;
    let own = IpAddr::from([127, part(sender / 250), part(sender), 1]);
    socket.bind(SocketAddr::new(own, 0)).ok()?;
    let stream = socket.connect(server).await.ok()?;
    stream.set_nodelay(true).ok()?;
    Some(stream)
}

/// A random number of a seed and a number: the same every time (splitmix64).
fn mixed(seed: u64, number: u64) -> u64 {
    let mut z = (seed << 40 ^ number).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A report of one of a thousand sites.
fn report(seed: u64, number: u64, minute: &str) -> String {
    let (a, b) = (mixed(seed, number * 2), mixed(seed, number * 2 + 1));
    let id = format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        a >> 32,
        a >> 16 & 0xffff,
        a & 0xfff,
        b >> 48 & 0xfff,
        b & 0xffff_ffff_ffff
    );
    let site = a % 1000;
    let people = ["1", "2-9", "10-99", "100-999", "1000+"][usize::try_from(b % 5).unwrap()];
    json!({
        "id": id, "schema": 1, "origin": format!("https://www.seite{site}.de"), "path": "/checkout",
        "form_kind": "giveaway", "field_kinds": { "email": 1, "family-name": 1, "street-address": 1 },
        "people": people, "level": "ask", "reasons": ["filled-on-arrival"], "provenance": { "page": 3 },
        "ownership": "unknown", "seen_at": minute, "extension": "0.1", "browser": "firefox-153",
        "ui_language": "de", "reporter": format!("{b:016x}{a:016x}"),
    })
    .to_string()
}

/// A row of the floor, and who waits for it.
struct Row {
    id: String,
    body: String,
    done: oneshot::Sender<()>,
}

async fn insert(writer: &mpsc::Sender<Row>, seed: u64, number: u64, body: String) -> Option<u16> {
    let (done, told) = oneshot::channel();
    let id = format!("{seed}-{number}");
    writer.send(Row { id, body, done }).await.ok()?;
    told.await.ok()?;
    Some(201)
}

/// The least that storing can be: rows that arrive together, in one statement and one synced commit.
async fn floor(address: &str) -> mpsc::Sender<Row> {
    sqlx::any::install_default_drivers();
    let pool = AnyPoolOptions::new()
        .max_connections(1)
        .connect(address)
        .await
        .unwrap();
    if address.starts_with("sqlite") {
        pool.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            .await
            .unwrap();
    }
    pool.execute(
        "CREATE TABLE IF NOT EXISTS floor (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)",
    )
    .await
    .unwrap();
    // One statement that stays prepared, with all rows as one value: as the server does it.
    let source = match address.starts_with("sqlite") {
        true => "jsonb_each($1)",
        false => "jsonb_array_elements($1::jsonb)",
    };
    let sql = format!("INSERT INTO floor (id, body) SELECT value ->> 0, value ->> 1 FROM {source}");
    let (writer, mut rows) = mpsc::channel::<Row>(1024);
    tokio::spawn(async move {
        let mut batch = Vec::with_capacity(BATCH);
        while rows.recv_many(&mut batch, BATCH).await > 0 {
            let values: Vec<_> = batch.iter().map(|row| [&row.id, &row.body]).collect();
            let query = sqlx::query(AssertSqlSafe(sql.as_str())).bind(json!(values).to_string());
            let mut tx = pool.begin().await.unwrap();
            query.execute(&mut *tx).await.unwrap();
            tx.commit().await.unwrap();
            for row in batch.drain(..) {
                let _ = row.done.send(());
            }
        }
    });
    writer
}
