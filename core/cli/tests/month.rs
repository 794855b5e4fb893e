//! The months of browsing as they are called.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn strayfield(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strayfield"))
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn twelve_people_are_left_in_peace_and_every_leak_is_caught() {
    let output = strayfield(&["month", "--json", "--days", "6"]);
    let months: Value = serde_json::from_slice(&output.stdout).unwrap();
    let months = months.as_array().unwrap();
    assert_eq!(months.len(), 12);
    for month in months {
        assert!(month["banners"].as_u64().unwrap() <= 1, "{month}");
        assert_eq!(month["warnings"], 0, "{month}");
        assert_eq!(
            (&month["leaks"], &month["caught"]),
            (&1.into(), &1.into()),
            "{month}"
        );
        assert_eq!(month["told"], month["of"], "{month}");
        assert!(month["arrivals"].as_u64().unwrap() > 40, "{month}");
    }
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_month_that_was_written_is_judged_the_same() {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("month");
    let output = strayfield(&[
        "month",
        "--json",
        "--days",
        "3",
        "--visits",
        dir.to_str().unwrap(),
    ]);
    let months: Value = serde_json::from_slice(&output.stdout).unwrap();
    let month = &months[3];
    let file = dir.join(format!("{}.jsonl", month["persona"].as_str().unwrap()));
    let judged = strayfield(&["judge", "--json", file.to_str().unwrap()]);
    let surfaces: Vec<Value> = std::str::from_utf8(&judged.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["surface"].clone())
        .collect();
    assert_eq!(surfaces.len() as u64, month["arrivals"].as_u64().unwrap());
    let count = |what: &str| surfaces.iter().filter(|surface| *surface == what).count() as u64;
    assert_eq!(count("badge"), month["badges"].as_u64().unwrap());
    assert_eq!(count("banner"), 1);
}
