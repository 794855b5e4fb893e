//! How long the core takes over one megabyte of page text: `cargo bench -p strayfield-cli --bench text -- PAGE.html`.
#![expect(clippy::print_stdout, reason = "a figure is what it is for")]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use strayfield_cli::html::{Page, decode};

const MEGABYTE: usize = 1 << 20;
const RUNS: usize = 50;

fn main() {
    let Some(file) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) else {
        println!("text: no page given, nothing measured");
        return;
    };
    let Ok(bytes) = std::fs::read(Path::new(&file)) else {
        println!("text: there is no page at {file}");
        return;
    };
    let mut snapshot = Page::parse(&decode(&bytes), "https://shop.test/orders").snapshot;
    let kept = snapshot.text.clone();
    while snapshot.text.len() < MEGABYTE && !kept.is_empty() {
        snapshot.text.push_str(&kept);
    }
    snapshot
        .text
        .truncate(snapshot.text.floor_char_boundary(MEGABYTE));
    let inspection = strayfield_core::inspect(&snapshot);
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let inspection = inspection.clone();
            let start = Instant::now();
            black_box(strayfield_core::complete(&snapshot, inspection));
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let found = strayfield_core::complete(&snapshot, inspection)
        .findings
        .len();
    println!(
        "text {:>8.2} ms   {} bytes, {found} findings",
        times.get(RUNS / 2).copied().unwrap_or_default(),
        snapshot.text.len()
    );
}
