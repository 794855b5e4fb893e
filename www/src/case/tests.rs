//! The rules, one by one.

use super::*;

const NOW: i64 = 1_800_000_000;
const DAY: i64 = 86_400;

fn case() -> Record {
    let place = Place {
        origin: "https://www.firma.de".into(),
        path: "/".into(),
        form_kind: "giveaway".into(),
        site: "firma.de".into(),
    };
    Record::new("k2".into(), place, 1, NOW)
}

/// A case that three people saw, and they.
fn public() -> (Record, Vec<Reporter>) {
    let (rules, mut case) = (Rules::default(), case());
    let people = (0..3).map(|_| rules.report(&mut case, None, NOW).0);
    let people = people.collect();
    assert_eq!(rules.crowd(&mut case, 3, NOW), Some(Event::Public));
    (case, people)
}

#[test]
fn three_reporters_and_three_networks_and_nothing_less() {
    let rules = Rules::default();
    let mut case = case();
    for _ in 0..1000 {
        rules.report(&mut case, None, NOW);
        assert_eq!(rules.crowd(&mut case, 2, NOW), None);
    }
    assert_eq!(case.shelf(), Shelf::None);
    assert_eq!(rules.crowd(&mut case, 3, NOW), Some(Event::Public));
    assert_eq!(case.shelf(), Shelf::Open);
    assert_eq!(rules.crowd(&mut case, 3, NOW), None, "once");
}

#[test]
fn a_reporter_counts_once() {
    let rules = Rules::default();
    let mut case = case();
    let (me, anew) = rules.report(&mut case, None, NOW);
    assert!(anew);
    let (_, anew) = rules.report(&mut case, Some(&me), NOW + 60);
    assert!(!anew);
    assert_eq!((case.reports, case.reporters, case.fresh), (2, 1, 1));
}

#[test]
fn what_was_taken_back_counts_no_more() {
    let rules = Rules::default();
    let (mut case, mut people) = public();
    assert_eq!(
        rules.retract(&mut case, &mut people[0], NOW),
        Some(Event::Withdrawn)
    );
    assert_eq!((case.state, case.shelf()), (State::Counted, Shelf::None));
    assert_eq!((case.reports, case.reporters, case.fresh), (2, 2, 2));
    let (_, anew) = rules.report(&mut case, Some(&people[0]), NOW);
    assert!(anew, "a reporter may see it again");
}

#[test]
fn a_case_that_the_operator_confirmed_stays_whoever_takes_back() {
    let rules = Rules::default();
    let (mut case, mut people) = public();
    rules.act(&mut case, Act::Confirm, NOW);
    for person in &mut people {
        assert_eq!(rules.retract(&mut case, person, NOW), None);
    }
    assert_eq!(case.shelf(), Shelf::Open);
}

#[test]
fn three_who_see_it_empty_close_it() {
    let rules = Rules::default();
    let (mut case, mut people) = public();
    for person in &mut people {
        assert_eq!(rules.seen_fixed(&mut case, 3, NOW), None);
        assert!(rules.outcome(&mut case, person, Outcome::Empty));
    }
    assert_eq!(
        rules.seen_fixed(&mut case, 2, NOW),
        None,
        "from one network"
    );
    let fixed = rules.seen_fixed(&mut case, 3, NOW + 2 * DAY);
    assert_eq!(fixed, Some(Event::SeenFixed));
    assert_eq!((case.shelf(), case.open_for()), (Shelf::Fixed, 2 * DAY));
}

#[test]
fn who_sees_it_empty_may_see_it_filled_later() {
    let rules = Rules::default();
    let (mut case, mut people) = public();
    for _ in 0..2 {
        rules.outcome(&mut case, &mut people[0], Outcome::Empty);
        rules.outcome(&mut case, &mut people[0], Outcome::Filled);
    }
    assert_eq!((case.empties, case.fills), (0, 1));
    rules.retract(&mut case, &mut people[0], NOW);
    assert_eq!((case.empties, case.fills), (0, 0));
}

#[test]
fn a_fixed_case_is_opened_by_three_and_not_by_what_was_seen_before() {
    let rules = Rules::default();
    let (mut case, people) = public();
    assert_eq!(
        rules.act(&mut case, Act::Fix, NOW + DAY),
        Some(Event::Fixed)
    );
    // From an outbox: seen before the fix.
    let (late, anew) = rules.report(&mut case, None, NOW + 60);
    assert!(!anew);
    let after = NOW + 2 * DAY;
    for person in people.iter().chain([&late]).take(2) {
        assert!(rules.report(&mut case, Some(person), after).1);
        assert_eq!(rules.crowd(&mut case, 9, after), None);
    }
    let mut last = people[2].clone();
    assert!(rules.outcome(&mut case, &mut last, Outcome::Filled));
    assert!(!rules.outcome(&mut case, &mut last, Outcome::Filled));
    assert_eq!(rules.crowd(&mut case, 3, after), Some(Event::Reopened));
    assert_eq!((case.shelf(), case.open_for()), (Shelf::Open, 0));
}

#[test]
fn long_after_a_fix_it_is_another_case() {
    let rules = Rules::default();
    let (mut case, _) = public();
    assert!(
        rules.belongs(&case, NOW + 900 * DAY, NOW + 900 * DAY),
        "open is open"
    );
    rules.act(&mut case, Act::Fix, NOW);
    assert!(rules.belongs(&case, NOW + 89 * DAY, NOW + 89 * DAY));
    assert!(!rules.belongs(&case, NOW + 90 * DAY, NOW + 90 * DAY));
    assert!(
        rules.belongs(&case, NOW - DAY, NOW + 91 * DAY),
        "seen before"
    );
}

#[test]
fn an_operator_confirms_answers_disputes_and_fixes() {
    let rules = Rules::default();
    let mut case = case();
    assert_eq!(
        rules.act(&mut case, Act::Confirm, NOW),
        Some(Event::Confirmed)
    );
    assert_eq!(
        (case.state, case.shelf()),
        (State::Acknowledged, Shelf::Open)
    );
    assert_eq!(rules.act(&mut case, Act::Confirm, NOW), None);
    assert_eq!(
        rules.act(&mut case, Act::Dispute, NOW),
        Some(Event::Disputed)
    );
    assert_eq!(rules.act(&mut case, Act::Uphold, NOW), Some(Event::Upheld));
    assert_eq!(rules.act(&mut case, Act::Uphold, NOW), None);
    assert_eq!(
        rules.act(&mut case, Act::Answer, NOW),
        Some(Event::Answered)
    );
    assert_eq!(rules.act(&mut case, Act::Fix, NOW + 5), Some(Event::Fixed));
    assert_eq!(rules.act(&mut case, Act::Fix, NOW + 9), None);
    assert_eq!(case.open_for(), 5);
}

#[test]
fn a_case_nobody_was_shown_is_fixed_without_being_shown() {
    let rules = Rules::default();
    let mut case = case();
    rules.act(&mut case, Act::Fix, NOW);
    assert_eq!(case.shelf(), Shelf::None);
}

#[test]
fn the_host_takes_down_and_puts_back() {
    let rules = Rules::default();
    let (mut case, _) = public();
    assert_eq!(rules.act(&mut case, Act::Restore, NOW), None);
    assert_eq!(
        rules.act(&mut case, Act::TakeDown, NOW),
        Some(Event::TakenDown)
    );
    assert_eq!(rules.act(&mut case, Act::TakeDown, NOW), None);
    assert_eq!(case.shelf(), Shelf::None);
    assert_eq!(
        rules.act(&mut case, Act::Restore, NOW),
        Some(Event::Restored)
    );
    assert_eq!(case.shelf(), Shelf::Open);
}

#[test]
fn who_says_nothing_for_two_weeks_is_silent() {
    let rules = Rules::default();
    let (mut case, _) = public();
    assert_eq!(rules.wait(&mut case, NOW + 14 * DAY - 1), None);
    let mut disputed = case.clone();
    rules.act(&mut disputed, Act::Dispute, NOW);
    assert_eq!(rules.wait(&mut disputed, NOW + 99 * DAY), None);
    assert_eq!(rules.wait(&mut case, NOW + 14 * DAY), Some(Event::Silent));
    assert_eq!(
        rules.act(&mut case, Act::Answer, NOW + 15 * DAY),
        Some(Event::Answered)
    );
    assert_eq!(case.state, State::Acknowledged);
}

#[test]
fn networks_decide_before_a_case_is_shown_and_after_a_fix() {
    let rules = Rules::default();
    assert!(rules.awaits_crowd(&case()));
    let (mut case, _) = public();
    assert!(!rules.awaits_crowd(&case));
    rules.act(&mut case, Act::Fix, NOW);
    assert!(rules.awaits_crowd(&case));
}
