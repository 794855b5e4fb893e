//! What Prometheus reads, on an address of its own. Counts only: no address, no host, no case.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::storage::Storage;

/// Upper ends of the buckets of answers' times, in seconds.
const BUCKETS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

/// Counts what is answered.
#[derive(Clone, Default)]
pub struct Metrics(Arc<Mutex<Routes>>);

/// By route, as it is written in the program: never as it was asked.
type Routes = BTreeMap<String, Counts>;

#[derive(Default)]
struct Counts {
    statuses: BTreeMap<u16, u64>,
    /// As `BUCKETS`, and one for what took longer.
    buckets: [u64; BUCKETS.len() + 1],
    seconds: f64,
}

impl Metrics {
    fn note(&self, route: &str, status: u16, took: Duration) {
        let Ok(mut routes) = self.0.lock() else {
            return;
        };
        if !routes.contains_key(route) {
            routes.insert(route.to_owned(), Counts::default());
        }
        if let Some(counts) = routes.get_mut(route) {
            *counts.statuses.entry(status).or_default() += 1;
            let seconds = took.as_secs_f64();
            let at = BUCKETS.iter().position(|end| seconds <= *end);
            counts.buckets[at.unwrap_or(BUCKETS.len())] += 1;
            counts.seconds += seconds;
        }
    }

    fn text(&self, out: &mut String) -> std::fmt::Result {
        let Ok(routes) = self.0.lock() else {
            return Ok(());
        };
        writeln!(
            out,
            "# HELP strayfield_answers_total Answers, by route and status."
        )?;
        writeln!(out, "# TYPE strayfield_answers_total counter")?;
        for (route, counts) in routes.iter() {
            for (status, count) in &counts.statuses {
                writeln!(
                    out,
                    "strayfield_answers_total{{route=\"{route}\",status=\"{status}\"}} {count}"
                )?;
            }
        }
        writeln!(out, "# HELP strayfield_answer_seconds Time to an answer.")?;
        writeln!(out, "# TYPE strayfield_answer_seconds histogram")?;
        for (route, counts) in routes.iter() {
            let mut sum = 0;
            for (end, count) in BUCKETS.iter().zip(counts.buckets) {
                sum += count;
                writeln!(
                    out,
                    "strayfield_answer_seconds_bucket{{route=\"{route}\",le=\"{end}\"}} {sum}"
                )?;
            }
            sum += counts.buckets[BUCKETS.len()];
            writeln!(
                out,
                "strayfield_answer_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {sum}"
            )?;
            writeln!(
                out,
                "strayfield_answer_seconds_sum{{route=\"{route}\"}} {}",
                counts.seconds
            )?;
            writeln!(
                out,
                "strayfield_answer_seconds_count{{route=\"{route}\"}} {sum}"
            )?;
        }
        Ok(())
    }
}

/// Counts an answer; around all routes.
pub async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let begun = Instant::now();
    let answer = next.run(request).await;
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    metrics.note(route, answer.status().as_u16(), begun.elapsed());
    answer
}

/// `/metrics`.
pub fn routes(metrics: Metrics, storage: Storage) -> Router {
    Router::new()
        .route("/metrics", get(read))
        .with_state((metrics, storage))
}

async fn read(State((metrics, storage)): State<(Metrics, Storage)>) -> Response {
    let mut out = String::new();
    // Writing to a text does not fail.
    let _ = metrics.text(&mut out);
    let work = storage.work();
    let mut gauges = vec![
        (
            "strayfield_reports_waiting",
            "gauge",
            "Reports that wait to be written.",
            work.waiting,
        ),
        (
            "strayfield_commits_total",
            "counter",
            "Synced commits of reports.",
            work.commits,
        ),
        (
            "strayfield_reports_committed_total",
            "counter",
            "Reports in them.",
            work.reports,
        ),
        (
            "strayfield_commits_failed_total",
            "counter",
            "Commits the database did not do.",
            work.failed,
        ),
        (
            "strayfield_reports_refused_total",
            "counter",
            "Reports in them.",
            work.refused,
        ),
    ];
    if let Ok(figures) = storage.figures().await {
        let count = |n: i64| u64::try_from(n).unwrap_or(0);
        gauges.push((
            "strayfield_cases_open",
            "gauge",
            "Cases on the board.",
            count(figures.open),
        ));
        gauges.push((
            "strayfield_cases_fixed",
            "gauge",
            "Fixed cases.",
            count(figures.fixed),
        ));
    }
    if let Some(memory) = memory() {
        gauges.push((
            "process_resident_memory_bytes",
            "gauge",
            "Memory in use.",
            memory,
        ));
    }
    for (name, kind, help, value) in gauges {
        let _ = write!(
            out,
            "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n"
        );
    }
    let kind = (
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    );
    ([kind], out).into_response()
}

/// Bytes in memory, where the system says it.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
