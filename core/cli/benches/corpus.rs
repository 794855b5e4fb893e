//! How many forms a second the core inspects: `cargo bench -p strayfield-cli --bench corpus -- ../shared/corpus`.
//!
//! The pages are parsed once. Beside it stands a bare loop that only reads every text of the same
//! snapshots, so that the ratio means something on any machine.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use strayfield_cli::html::{Page, decode};
use strayfield_core::snapshot::Snapshot;

/// How long each loop runs.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

fn main() {
    let Some(dir) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) else {
        println!("corpus: no folder given, nothing measured");
        return;
    };
    // Cargo runs this in the package's folder, the argument is meant from the workspace's.
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(dir);
    let mut snapshots = Vec::new();
    read(&dir, &mut snapshots);
    if snapshots.is_empty() {
        println!("corpus: there are no pages at {}", dir.display());
        return;
    }
    let forms: usize = snapshots.iter().map(forms).sum();
    let controls: usize = snapshots
        .iter()
        .map(|snapshot| snapshot.controls.len())
        .sum();
    println!(
        "{} pages, {forms} forms, {controls} controls",
        snapshots.len()
    );
    let inspecting = per_pass(&snapshots, |snapshot| {
        black_box(strayfield_core::look(snapshot));
    });
    let kinds = per_pass(&snapshots, |snapshot| {
        let kinds = strayfield_core::field::classify(snapshot);
        black_box(strayfield_core::form::weigh(snapshot, &kinds));
    });
    let bare = per_pass(&snapshots, |snapshot| {
        black_box(bytes(snapshot));
    });
    for (what, seconds) in [
        ("inspect", inspecting),
        ("kinds alone", kinds),
        ("bare loop", bare),
    ] {
        #[expect(clippy::cast_precision_loss, reason = "a count of forms")]
        let rate = forms as f64 / seconds;
        println!(
            "{what:<12} {rate:>12.0} forms/s   {:>6.1} x bare",
            seconds / bare
        );
    }
}

fn read(dir: &Path, snapshots: &mut Vec<Snapshot>) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read(&path, snapshots);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
            && let Ok(bytes) = std::fs::read(&path)
        {
            snapshots.push(Page::parse(&decode(&bytes), "").snapshot);
        }
    }
}

/// Forms, and the controls without a form as one.
fn forms(snapshot: &Snapshot) -> usize {
    let formless = snapshot
        .controls
        .iter()
        .any(|control| control.form.is_none());
    snapshot.forms.len() + usize::from(formless)
}

/// Seconds for all snapshots, the fastest of the passes.
fn per_pass(snapshots: &[Snapshot], mut work: impl FnMut(&Snapshot)) -> f64 {
    let started = Instant::now();
    let mut best = f64::INFINITY;
    while started.elapsed() < LONG_ENOUGH {
        let pass = Instant::now();
        for snapshot in snapshots {
            work(snapshot);
        }
        best = best.min(pass.elapsed().as_secs_f64());
    }
    best
}

/// Reads every byte of every text once.
fn bytes(snapshot: &Snapshot) -> u64 {
    let sum = |text: &String| text.bytes().map(u64::from).sum::<u64>();
    let controls = snapshot.controls.iter().flat_map(|control| {
        [
            &control.name,
            &control.id,
            &control.label,
            &control.aria,
            &control.placeholder,
            &control.before,
            &control.after,
            &control.section,
            &control.value,
        ]
    });
    let forms = snapshot
        .forms
        .iter()
        .flat_map(|form| [&form.submit, &form.heading, &form.action, &form.text]);
    controls.chain(forms).map(sum).sum()
}
