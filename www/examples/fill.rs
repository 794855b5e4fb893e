//! Writes a backup with so many public cases on standard output, to see how the board stands them. `fill COUNT`.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::io::Write;

fn main() {
    let count: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, r#"{{"strayfield":"backup","version":5}}"#).unwrap();
    let id = |n: u64| {
        const DIGITS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
        let digit =
            |place: u32| char::from(DIGITS[usize::try_from(n / 31_u64.pow(place) % 31).unwrap()]);
        (0..10).rev().map(digit).collect::<String>()
    };
    let kinds = [
        "giveaway",
        "registration",
        "checkout",
        "referral",
        "contact",
    ];
    let weight = |people: u64, reporters: u64| people * 64 + u64::from(reporters.ilog2());
    let pick = |list: &[&'static str], n: u64| list[usize::try_from(n).unwrap() % list.len()];
    for n in 0..count {
        let signed = i64::try_from(n).unwrap();
        let age = 3600 + signed * 7919 % (200 * 86_400);
        let fixed = n % 3 == 0;
        let (first, fixed_at) = (now - age, if fixed { now - age / 2 } else { 0 });
        let state = if fixed {
            "fixed"
        } else {
            pick(&["public", "acknowledged", "silent"], n / 3)
        };
        let standing = pick(&["unverified", "confirmed", "disputed"], n / 7);
        let row = serde_json::json!([
            "cases",
            id(n),
            format!("https://www.seite{n}.de"),
            "/checkout",
            pick(&kinds, n),
            1,
            format!("seite{n}.de"),
            state,
            standing,
            if fixed { 2 } else { 1 },
            0,
            n % 5,
            3 + n % 900,
            3 + n % 800,
            first,
            first + age / 4,
            first + 60,
            fixed_at,
            if fixed { fixed_at - first } else { 0 },
            first + age / 3,
            u8::from(fixed),
            0,
            0,
            0,
            weight(n % 5, 3 + n % 800),
            "field email 3,field family-name 3,field street-address 3",
        ]);
        writeln!(out, "{row}").unwrap();
    }
    let mut rows = count;
    for n in 0..count {
        writeln!(
            out,
            "{}",
            serde_json::json!(["case_events", id(n), now - 3600, "public", ""])
        )
        .unwrap();
        rows += 1;
    }
    // The first case has all that a page can have.
    for day in 0..300 {
        writeln!(
            out,
            "{}",
            serde_json::json!(["case_days", id(0), now / 86_400 - day, 5])
        )
        .unwrap();
        rows += 1;
    }
    writeln!(out, "{}", serde_json::json!({ "rows": rows })).unwrap();
}
