//! What browsers report of violated policies. A visit with the extension must add nothing here.

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::body::Bytes;
use serde::Serialize;
use serde_json::Value;

/// Where every page's policy reports to.
pub const PATH: &str = "/csp-report";

/// So many reports of a host are kept whole; all are counted.
const KEPT: usize = 20;

/// Reports so far, by host.
#[derive(Default)]
pub struct Violations(Mutex<BTreeMap<String, OfHost>>);

#[derive(Clone, Default, Serialize)]
struct OfHost {
    count: u64,
    reports: Vec<Value>,
}

impl Violations {
    /// Notes a report.
    pub fn note(&self, host: &str, body: &Bytes) {
        let report = serde_json::from_slice(body).unwrap_or(Value::Null);
        let mut hosts = super::lock(&self.0);
        let seen = hosts.entry(host.to_owned()).or_default();
        seen.count += 1;
        if seen.reports.len() < KEPT {
            seen.reports.push(report);
        }
    }

    /// All of them, as JSON.
    pub fn json(&self) -> Value {
        serde_json::to_value(&*super::lock(&self.0)).unwrap_or(Value::Null)
    }
}
