//! The letters: each kind × language × case kind as a snapshot, and a lint of what may stand in them.
//!
//! `UPDATE=1 cargo test -p strayfield-core --test letters` writes the snapshots anew; read the difference.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use regex::Regex;
use strayfield_core::case::{
    Because, Case, CaseKind, Country, Event, Minute, Purpose, Sector, Standing,
};
use strayfield_core::letter::{
    FLAGS, Kind, Lang, Letter, Order, Party, Sender, Unsent, example_report, possible, write,
};
use strayfield_core::person::Ownership;
use strayfield_core::report::PeopleBucket;
use strayfield_core::verdict::Reason;

fn case(kind: CaseKind, standing: Standing) -> Case {
    let mut report = example_report();
    let (reason, ownership, people) = match kind {
        CaseKind::Person => (
            Reason::StrangerPerson,
            Ownership::Stranger,
            PeopleBucket::One,
        ),
        CaseKind::People => (
            Reason::SeveralPeople,
            Ownership::Stranger,
            PeopleBucket::Few,
        ),
        CaseKind::Mixed => (Reason::MixedPerson, Ownership::Mixed, PeopleBucket::One),
        CaseKind::Recipients => (
            Reason::OpenRecipients,
            Ownership::Unknown,
            PeopleBucket::Thousands,
        ),
        CaseKind::Text => (Reason::PeopleInText, Ownership::Unknown, PeopleBucket::Few),
        CaseKind::Consent => (Reason::TickedConsent, Ownership::Unknown, PeopleBucket::One),
    };
    report.reasons = vec![reason];
    report.ownership = ownership;
    report.people = people;
    let mut case = Case::new(report);
    assert_eq!(case.kind(), kind);
    case.standing = standing;
    case.seat.country = Country::parse("DE");
    case.utc_offset = 60;
    case
}

/// The sender that each letter is made for.
fn standing(kind: Kind) -> Standing {
    match kind.row().sender {
        Sender::Anyone => Standing::Finder,
        Sender::Affected => Standing::Affected,
    }
}

fn order(case: Case) -> Order {
    Order {
        case,
        controller: Party {
            name: "Firma GmbH".into(),
            address: "Hauptstraße 1\n12345 Ort".into(),
            email: String::new(),
        },
        from: Party::default(),
    }
}

/// Every circumstance that a line of a letter can depend on, for the lint.
fn variations(kind: Kind, case_kind: CaseKind) -> Vec<Order> {
    let at = Minute::parse("2026-11-23T09:30Z");
    let because: Vec<_> = [None]
        .into_iter()
        .chain(Because::ALL.iter().copied().map(Some))
        .collect();
    let mut out = Vec::new();
    for country in ["DE", "AT", "GB", "CH", "US"] {
        for standing in [Standing::Finder, Standing::Affected] {
            for events in [&[][..], &[Event::Notice], Event::ALL] {
                let mut case = case(case_kind, standing);
                case.seat.country = Country::parse(country);
                case.events = events.iter().filter_map(|e| Some((*e, at?))).collect();
                // Those that change no other line take turns.
                let turn = out.len();
                case.sector = (turn % 2 == 1).then_some(Sector::Telecom);
                case.because = because.get(turn % because.len()).copied().flatten();
                case.purposes = Purpose::ALL.get(..turn % 4).unwrap_or_default().to_vec();
                case.still = [None, Some(true), Some(false)]
                    .get(turn % 3)
                    .copied()
                    .flatten();
                if turn % 2 == 0 {
                    case.report.reasons.push(Reason::ChangedByItself);
                }
                if possible(&case).contains(&kind) {
                    out.push(order(case));
                }
            }
        }
    }
    out
}

fn each(mut check: impl FnMut(Kind, Lang, &Order, &Letter)) {
    for kind in Kind::ALL {
        for case_kind in CaseKind::ALL {
            for order in variations(*kind, *case_kind) {
                for lang in Lang::ALL {
                    if let Ok(letter) = write(*kind, *lang, &order) {
                        check(*kind, *lang, &order, &letter);
                    }
                }
            }
        }
    }
}

#[test]
fn every_letter_in_every_language_for_every_kind_of_case() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    let mut differing = Vec::new();
    for kind in Kind::ALL {
        for lang in Lang::ALL {
            let mut text = String::new();
            for case_kind in CaseKind::ALL {
                match write(*kind, *lang, &order(case(*case_kind, standing(*kind)))) {
                    Ok(letter) => write!(
                        text,
                        "=== {case_kind}\n{}\n\n{}\n\n",
                        letter.subject, letter.body
                    )
                    .unwrap(),
                    Err(unsent) => {
                        assert_eq!(unsent, Unsent::NotFitting);
                        write!(text, "=== {case_kind}: none\n\n").unwrap();
                    }
                }
            }
            let file = folder.join(kind.word()).join(format!("{lang}.txt"));
            if std::env::var_os("UPDATE").is_some() {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, &text).unwrap();
            }
            if fs::read_to_string(&file).ok().as_ref() != Some(&text) {
                differing.push(format!("{kind}/{lang}"));
            }
        }
    }
    assert_eq!(differing, [] as [String; 0]);
}

#[test]
fn a_finder_writes_a_notice_and_a_tip_and_may_ask() {
    for case_kind in CaseKind::ALL {
        let finder = case(*case_kind, Standing::Finder);
        for kind in possible(&finder) {
            assert!(
                [Kind::Notice, Kind::Tip, Kind::Confirmation].contains(&kind),
                "{kind}"
            );
        }
        for kind in Kind::ALL
            .iter()
            .filter(|k| k.row().sender == Sender::Affected)
        {
            let refused = write(*kind, Lang::En, &order(finder.clone()));
            assert_eq!(refused.err(), Some(Unsent::NotAffected), "{kind}");
        }
        assert!(possible(&case(*case_kind, Standing::Affected)).contains(&Kind::Complaint));
    }
}

/// Articles that a text names, however its language writes them.
fn articles(text: &str) -> BTreeSet<u32> {
    let text = text.to_lowercase();
    [
        "art.",
        "article",
        "artikel",
        "artículo",
        "articolo",
        "artykułu",
    ]
    .iter()
    .flat_map(|word| text.match_indices(word).map(|(at, _)| at + word.len()))
    .filter_map(|end| {
        let number = text.get(end..)?.trim_start();
        let digits = number.find(|c: char| !c.is_ascii_digit())?;
        number.get(..digits)?.parse().ok()
    })
    .collect()
}

#[test]
fn no_letter_claims_a_right_that_its_sender_lacks() {
    each(|kind, lang, order, letter| {
        let row = kind.row();
        let is_swiss = order.case.regime().word() == "ch";
        let allowed = if is_swiss { row.ch } else { row.gdpr };
        let text = format!("{}\n{}", letter.subject, letter.body);
        for article in articles(&text) {
            assert!(
                allowed.contains(&article),
                "{kind}/{lang} names article {article}:\n{text}"
            );
        }
        // Each right is named where it is used, so the list above is read from the texts.
        if row.sender == Sender::Affected {
            assert!(!articles(&letter.subject).is_empty(), "{kind}/{lang}");
        }
    });
}

#[test]
fn every_placeholder_is_filled_and_every_guard_known() {
    each(|kind, lang, _, letter| {
        let text = format!("{}\n{}", letter.subject, letter.body);
        for trace in ["{", "}", "[", "]", "\n\n\n", "  ", " ,", ": \n", "()"] {
            assert!(
                !text.contains(trace),
                "{kind}/{lang} has {trace:?}:\n{text}"
            );
        }
        assert!(!letter.subject.contains('\n'));
        assert!(letter.subject.chars().count() <= 130, "{}", letter.subject);
        for line in text.lines() {
            assert_eq!(line, line.trim(), "{kind}/{lang}");
        }
    });
    let guards = Regex::new(r"(?m)^\[([^\]]+)\]").unwrap();
    for kind in Kind::ALL {
        for lang in Lang::ALL {
            let template = kind.row().text(*lang);
            for found in guards.captures_iter(template) {
                for flag in found[1].split([' ', '/']) {
                    let flag = flag.trim_start_matches('!');
                    assert!(FLAGS.contains(&flag), "{kind}/{lang}: {flag}");
                }
            }
        }
    }
}

#[test]
fn every_language_says_the_same() {
    // Guards, placeholders and articles, in order: what a translation could lose.
    let parts = Regex::new(r"(?m)^\[[^\]]+\]|\{[a-z]+\}").unwrap();
    let skeleton = |text: &str| -> Vec<String> {
        parts
            .find_iter(text)
            .map(|m| m.as_str().to_owned())
            .collect()
    };
    let guards = |text: &str| -> Vec<String> {
        skeleton(text)
            .into_iter()
            .filter(|p| p.starts_with('['))
            .collect()
    };
    let sorted = |text: &str| {
        let mut parts = skeleton(text);
        parts.sort();
        parts
    };
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| Some(line.split_once(' ')?.0.to_owned()))
            .collect()
    };
    for lang in Lang::ALL {
        for kind in Kind::ALL {
            let (here, german) = (kind.row().text(*lang), kind.row().text(Lang::De));
            assert_eq!(guards(here), guards(german), "{kind}/{lang}");
            assert_eq!(sorted(here), sorted(german), "{kind}/{lang}");
            assert_eq!(articles(here), articles(german), "{kind}/{lang}");
        }
        assert_eq!(keys(lang.words()), keys(Lang::De.words()), "{lang}");
    }
}

#[test]
fn the_tone_is_factual_and_nobody_is_threatened() {
    let forbidden = Regex::new(
        "!|anwalt|lawyer|solicitor|avocat|abogad|avvocat|advocaat|adwokat| klage| sue |lawsuit|strafanzeige|police|polizei|frist setzen|ultimatum|sofort|immediately|unverzüglich| demand |fordere|exige|pretendo|eis ik|skandal|scandal",
    )
    .unwrap();
    each(|kind, lang, _, letter| {
        let text = format!("{}\n{}", letter.subject, letter.body).to_lowercase();
        assert!(
            !forbidden.is_match(&text),
            "{kind}/{lang}: {:?}",
            forbidden.find(&text)
        );
        // "Not legal advice", in every letter.
        let last = letter.body.lines().last().unwrap();
        let disclaimer = lang
            .words()
            .lines()
            .find_map(|l| l.strip_prefix("disclaimer "));
        assert_eq!(Some(last), disclaimer.map(str::trim), "{kind}/{lang}");
    });
}

#[test]
fn a_letter_names_who_writes_only_when_told() {
    let mut order = order(case(CaseKind::Person, Standing::Finder));
    let anonymous = write(Kind::Notice, Lang::En, &order).unwrap();
    assert!(anonymous.body.contains("(name not given)"));
    order.from = Party {
        name: "Tilda\nSommerlatt".into(),
        address: "Weg 1\n 18146 Rostock ".into(),
        email: "t@s.test".into(),
    };
    let signed = write(Kind::Notice, Lang::En, &order).unwrap();
    assert!(
        signed
            .body
            .contains("Yours faithfully\n\nTilda\nSommerlatt\nWeg 1\n18146 Rostock\nt@s.test\n"),
        "{}",
        signed.body
    );
}

#[test]
fn a_letter_to_a_church_says_that_its_own_act_applies() {
    let says = |country, sector| {
        let mut case = case(CaseKind::Person, Standing::Affected);
        case.seat.country = Country::parse(country);
        case.sector = Some(sector);
        let letter = write(Kind::Access, Lang::De, &order(case)).unwrap();
        letter
            .body
            .contains("KDG oder des DSG-EKD.\n\nMit freundlichen")
    };
    assert!(says("DE", Sector::Catholic) && says("DE", Sector::Protestant));
    assert!(!says("DE", Sector::Company) && !says("AT", Sector::Catholic));
}

#[test]
fn a_placeholder_in_a_name_is_only_text() {
    let mut order = order(case(CaseKind::Person, Standing::Finder));
    order.controller.name = "{facts} GmbH".into();
    let tip = write(Kind::Tip, Lang::En, &order).unwrap();
    assert!(tip.body.contains("the controller is: {facts} GmbH."));
}

#[test]
fn a_name_breaks_no_line_of_a_letter_and_turns_none_around() {
    let mut order = order(case(CaseKind::Person, Standing::Finder));
    order.controller.name = "A\r\nBcc: x\u{2028}\u{202e}@y\u{2066}\u{0} GmbH".into();
    let tip = write(Kind::Tip, Lang::En, &order).unwrap();
    assert!(tip.body.contains("the controller is: A Bcc: x @y GmbH."));
    for kind in Kind::ALL {
        let subject = write(*kind, Lang::De, &order).map_or_else(|_| String::new(), |l| l.subject);
        assert!(!subject.contains(char::is_control), "{kind}");
    }
}
