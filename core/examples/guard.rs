//! Fuzzes the parser and the guard of reports, and plants people in reports. Prints one line of JSON:
//! a panic would be the end of it. `guard INPUTS REPORTS`.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use serde_json::{Map, Value, json};
use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::person::Ownership;
use strayfield_core::report::{PeopleBucket, from_body, to_body};
use strayfield_core::snapshot::Provenance;
use strayfield_core::verdict::{Level, Reason};

/// The same numbers for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const GIVEN: &[&str] = &[
    "Sabine",
    "Wolfgang",
    "Małgorzata",
    "Zoë",
    "Giuseppe",
    "Anne-Marie",
    "Søren",
    "Núria",
    "Jürgen",
    "Eilidh",
];
const FAMILY: &[&str] = &[
    "Wiesenhagener",
    "Kowalczyk",
    "Müller-Lüdenscheidt",
    "O'Sullivan",
    "Lefèvre",
    "Brambilla",
    "van den Heuvel",
    "Etxeberria",
    "Grünwald",
    "Ødegaard",
];
const MAIL: &[&str] = &[
    "web.de",
    "gmail.com",
    "wp.pl",
    "orange.fr",
    "libero.it",
    "example.org",
];
const SITES: &[&str] = &[
    "https://www.o2online.de",
    "https://shop.firma.co.uk",
    "http://www.laden.at:8080",
    "https://firma.pl",
    "https://{}.blogspot.com",
    "https://konto.versand.ch",
    "https://8.8.8.8",
    "https://my-account.firma.fr",
];
const PATHS: &[&str] = &[
    "/",
    "/checkout",
    "/konto/{}/bestellung",
    "/register",
    "/{}/{}",
    "/gewinnspiel/step-2",
];

/// A person's e-mail, phone, IBAN or name, as somebody may write it.
fn somebody(chance: &mut Chance) -> String {
    let (given, family) = (*chance.pick(GIVEN), *chance.pick(FAMILY));
    let number = 1_000_000 + chance.next() % 8_999_999;
    match chance.below(8) {
        0 => format!("{given}.{family}@{}", chance.pick(MAIL)).to_lowercase(),
        1 => format!("{given}{}@{}", number % 100, chance.pick(MAIL)).to_lowercase(),
        2 => format!("+49 171 {number}"),
        3 => format!("0171/{number}"),
        4 => format!(
            "DE{:02}3704004405{}32{:02}",
            number % 97,
            number,
            number % 89
        ),
        5 => format!("{given} {family}"),
        6 => family.to_lowercase(),
        _ => format!("{family}, {given}"),
    }
}

fn counts(chance: &mut Chance, words: &[&'static str]) -> Value {
    let many = 1 + chance.below(4);
    let some = (0..many).map(|_| (*chance.pick(words), 1 + chance.below(9)));
    let some = some.map(|(word, count)| (word.to_owned(), json!(count)));
    Value::Object(some.collect::<Map<_, _>>())
}

/// A report that says nothing of anybody.
fn clean(chance: &mut Chance) -> Value {
    let (a, b) = (chance.next(), chance.next());
    let fields: Vec<_> = FieldKind::ALL.iter().map(|k| k.word()).collect();
    let ways: Vec<_> = Provenance::ALL.iter().map(|p| p.word()).collect();
    let start = chance.below(Reason::ALL.len());
    let reasons = Reason::ALL.iter().skip(start).take(3);
    let id = [
        a >> 32,
        a >> 16 & 0xffff,
        a & 0xfff,
        b >> 48 & 0xfff,
        b & 0xffff_ffff_ffff,
    ];
    let [one, two, three, four, five] = id;
    let (month, day, hour, minute) = (1 + a % 12, 1 + b % 28, a % 24, b % 60);
    json!({
        "id": format!("{one:08x}-{two:04x}-4{three:03x}-b{four:03x}-{five:012x}"),
        "schema": 1,
        "origin": chance.pick(SITES),
        "path": chance.pick(PATHS),
        "form_kind": chance.pick(FormKind::ALL).word(),
        "field_kinds": counts(chance, &fields),
        "people": chance.pick(PeopleBucket::ALL).word(),
        "level": chance.pick(Level::ALL).word(),
        "reasons": reasons.map(|r| r.word()).collect::<Vec<_>>(),
        "provenance": counts(chance, &ways),
        "ownership": chance.pick(Ownership::ALL).word(),
        "seen_at": format!("20{}-{month:02}-{day:02}T{hour:02}:{minute:02}Z", 26 + a % 10),
        "extension": format!("{}.{}", a % 9, b % 30),
        "browser": format!("{}-{}", chance.pick(&["firefox", "chrome", "other"]), b % 300),
        "ui_language": chance.pick(&["de", "en", "pl"]),
        "reporter": format!("{a:016x}{b:016x}"),
    })
}

/// The same with a person in it: in place of a value, before, after or inside it, as a key, in a list, or
/// as a field more. A site's own name is its name, whoever it sounds like: nobody is planted there.
fn planted(chance: &mut Chance) -> Value {
    let mut report = clean(chance);
    let person = somebody(chance);
    let fields = report.as_object_mut().unwrap();
    let names: Vec<String> = fields.keys().cloned().collect();
    if chance.below(12) == 0 {
        fields.insert(person, json!(1));
        return report;
    }
    let name = chance.pick(&names).clone();
    let value = fields.get_mut(&name).unwrap();
    let how = chance.below(4);
    *value = match value.take() {
        Value::Object(mut map) if how < 2 => {
            map.insert(person, json!(1));
            Value::Object(map)
        }
        Value::Object(map) => map
            .into_iter()
            .map(|(key, _)| (key, json!(person)))
            .collect(),
        Value::Array(mut list) => {
            list.insert(chance.below(list.len() + 1), json!(person));
            Value::Array(list)
        }
        Value::String(text) if name == "origin" => match how {
            0 => json!(text.replace("://", &format!("://{person}."))),
            1 => json!(text.replace("://", &format!("://{person}@"))),
            2 => json!(format!("{text}/{person}")),
            _ => json!(person),
        },
        Value::String(text) => match how {
            0 => json!(person),
            1 => json!(format!("{text}{person}")),
            2 => json!(format!("{person}{text}")),
            _ => {
                let (one, two) = text.split_at_checked(text.len() / 2).unwrap_or((&text, ""));
                json!(format!("{one}{person}{two}"))
            }
        },
        _ => json!(person),
    };
    report
}

/// Bytes that are nearly a report.
fn mangle(chance: &mut Chance, body: &mut Vec<u8>) {
    const ODD: &[&[u8]] = &[
        b"null",
        b"-1e999",
        b"\"\\ud800\"",
        b"[[[[",
        b"{}",
        b"\xff\xfe",
        b"18446744073709551616",
    ];
    for _ in 0..=chance.below(4) {
        let at = chance.below(body.len().max(1));
        let to = chance.below(body.len() + 1);
        match chance.below(6) {
            0 => body.truncate(at),
            1 => body.insert(to, u8::try_from(chance.below(256)).unwrap()),
            2 if !body.is_empty() => drop(body.remove(at)),
            3 if !body.is_empty() => body[at] ^= 1 << chance.below(8),
            4 => {
                let part = body.iter().skip(at).take(chance.below(60));
                let part: Vec<u8> = part.copied().collect();
                body.splice(to..to, part);
            }
            _ => drop(body.splice(to..to, chance.pick(ODD).iter().copied())),
        }
    }
}

fn main() {
    let number = |at: usize| std::env::args().nth(at).and_then(|a| a.parse::<u64>().ok());
    let (inputs, reports) = (number(1).unwrap_or(10_000_000), number(2).unwrap_or(10_000));
    let mut chance = Chance(2011);
    let mut refused = 0;
    for _ in 0..reports {
        let body = clean(&mut chance).to_string();
        let passes = from_body(body.as_bytes()).is_ok_and(|report| to_body(&report).is_ok());
        refused += u64::from(!passes);
    }
    let mut passed = Vec::new();
    for _ in 0..reports {
        let body = planted(&mut chance).to_string();
        if from_body(body.as_bytes()).is_ok() {
            passed.push(body);
        }
    }
    let bodies = (0..1000).map(|_| clean(&mut chance).to_string().into_bytes());
    let bodies: Vec<Vec<u8>> = bodies.collect();
    let mut valid = 0_u64;
    for _ in 0..inputs {
        let mut body = chance.pick(&bodies).clone();
        mangle(&mut chance, &mut body);
        valid += u64::from(from_body(&body).is_ok());
    }
    let result = json!({
        "inputs": inputs, "inputs_valid": valid, "reports": reports, "clean_refused": refused,
        "planted_passed": passed.len(), "example": passed.first(),
    });
    println!("{result}");
}
