//! The arrival benchmark as it is called, and its people.
#![expect(clippy::unwrap_used, reason = "tests say what must hold by panicking")]

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use strayfield_cli::people::Land;
use strayfield_core::value::text;

const REGISTRATION: &str =
    "<html lang=de><h1>Konto erstellen</h1><form data-truth-form=registration action=/registrieren>
    <label>Vorname <input name=vorname data-truth=given-name></label>
    <label>Nachname <input name=nachname data-truth=family-name></label>
    <label>E-Mail <input type=email name=email data-truth=email></label>
    <label>Telefon <input type=tel name=telefon data-truth=tel></label>
    <label>Straße und Hausnummer <input name=strasse data-truth=street-address></label>
    <label>PLZ <input name=plz data-truth=postal-code></label><button>Registrieren</button></form>";

fn corpus(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(dir.join("one")).unwrap();
    std::fs::write(dir.join("one/a.html"), REGISTRATION).unwrap();
    dir
}

fn arrive(dir: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strayfield"))
        .args(["arrive", dir])
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn a_plain_form_is_judged_right_however_it_arrives() {
    let dir = corpus("arrive-plain");
    let output = arrive(dir.to_str().unwrap(), &["--json", "--arrivals", "300"]);
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{all}");
    assert!(all["arrivals"].as_u64().unwrap() >= 300);
    let rows = all["rows"].as_array().unwrap();
    let row = |name: &str| rows.iter().find(|row| row["arrival"] == name).unwrap();
    assert!(row("a stranger")["right"].as_u64().unwrap() > 0);
    assert_eq!(row("my data")["wrong"], 0);
}

#[test]
fn the_same_seed_gives_the_same_table() {
    let dir = corpus("arrive-seed");
    let dir = dir.to_str().unwrap();
    let table = || arrive(dir, &["--misses", "--seed", "7", "--arrivals", "200"]).stdout;
    assert_eq!(table(), table());
}

#[test]
fn an_absent_corpus_is_said_plainly() {
    let output = arrive("no-such-folder", &[]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("there is no corpus"), "{message}");
}

/// Judges no page: what authorities, letters and cases say.
const NO_DETECTOR: &[&str] = &["authority", "case", "letter"];

/// Words as the detector compares them. A letter alone or a number is none, a syllable is.
fn words(text: &str) -> impl Iterator<Item = String> + use<> {
    let folded = text::fold(text);
    // Thai marks stand over letters, and are none themselves.
    let words =
        folded.split(|c: char| !c.is_alphanumeric() && !('\u{e31}'..='\u{e4e}').contains(&c));
    let is_word = |word: &&str| match word.chars().next() {
        Some(first) if first >= text::FIRST_SET_TOGETHER => true,
        Some(first) => first.is_alphabetic() && word.chars().nth(1).is_some(),
        None => false,
    };
    let words: Vec<String> = words.filter(is_word).map(str::to_owned).collect();
    words.into_iter()
}

/// Every word of the detector's lists and code; what its comments and tests have for examples is not known to it.
fn detectors_words() -> HashSet<String> {
    let mut known = HashSet::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !NO_DETECTOR.contains(&name) {
                    folders.push(path);
                }
                continue;
            }
            // A learnt table is no text: there is no word in it.
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            if name != "tests.rs" {
                let lists = text.split("#[cfg(test)]").next().unwrap();
                let lines = lists.lines().filter(|line| !line.trim().starts_with("//"));
                known.extend(lines.flat_map(words));
            }
        }
    }
    known
}

/// What both know all the same, and why.
const SHARED: &[(&str, &str)] = &[
    (
        "what streets are called: the detector knows a street by it, and no street is written without",
        "aleea allee au av ave avenida avenue blvd boulevard bulevar bulevardul bulvari bv cad caddesi calle chemin \
         close corso cours ct dr drive feld gang gasse gate highway impasse jalan lane largo ln mah namesti namestie \
         os paseo piazza pkwy pl place plaza pr praca privada quai rd ring road rua rue sector sk sokagi sokak st str \
         strada strasse street ter terrace travesia travessa trg ul ulica ut utca via viale view way οδοσ бул бульвар \
         вул переулок площа пр проспект ул улица רחוב شارع",
    ),
    (
        "articles and prepositions, of families and streets as of any text",
        "al am cel da das de del della den der des do dos du el im la las le na op se van von",
    ),
    (
        "streets are called after what forms ask for and say, too: months, numbers, states, peace; all the harder",
        "espana florida ii main maja mare mayo miru moi ne save setembro settembre sur المدينه",
    ),
    (
        "streets are called after saints, forms' examples after them as well",
        "juan martin san",
    ),
    (
        "families are called after a birth, a merchant, a colour, people as words of other languages; all the harder",
        "adina blanco dina luna mala marchand nascimento السيد",
    ),
    (
        "Vietnamese names are syllables that without their accents are other words, too",
        "ba bao dang dien ha hai ho lan loi nam phan phu quoc tam thanh thi thu trung",
    ),
    (
        "what few families most of China, Japan and Korea are of: a table spells them in Latin letters, to compare two \
         names, and finds nobody by it",
        "hung oda park 上田 中島 何 冯 刘 吳 吴 坂本 孙 山口 岡本 张 張 徐 李 松田 林 清水 渡辺 王 石川 菊地 蔡 謝 赵 遠藤 邓 陈 陳 \
         高 高橋 黃 黄 강 김 박 서 신 윤 이 장 정 최",
    ),
    (
        "half of Vietnam is called so, and the examples of its forms as well",
        "nguyen tran",
    ),
];

#[test]
fn generator_and_detector_share_no_list_of_names() {
    let known = detectors_words();
    let names = |land: &'static Land| {
        [&land.given, &land.family, &land.streets]
            .into_iter()
            .flatten()
    };
    let generated = Land::all()
        .iter()
        .flat_map(names)
        .flat_map(|name| words(name));
    let shared: BTreeSet<String> = generated.filter(|word| known.contains(word)).collect();
    let excused = SHARED.iter().flat_map(|(_, some)| some.split(' '));
    let excused: BTreeSet<String> = excused.map(str::to_owned).collect();
    let count: usize = SHARED.iter().map(|(_, some)| some.split(' ').count()).sum();
    assert_eq!(count, excused.len(), "each once");
    let new: Vec<&String> = shared.difference(&excused).collect();
    assert!(new.is_empty(), "in both: {new:?}");
    let gone: Vec<&String> = excused.difference(&shared).collect();
    assert!(gone.is_empty(), "no longer in both: {gone:?}");
}
