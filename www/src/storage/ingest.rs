//! A batch of reports, in a dozen statements however many they are.

use std::collections::{BTreeMap, HashMap, HashSet};

use rand::RngExt;
use strayfield_core::report::{PeopleBucket, Report};
use time::macros::format_description;
use time::{Duration, PrimitiveDateTime, UtcDateTime};

use super::bulk::{self, Column::Number as N, Column::Text as T, Writes};
use super::database::{Database, Tx};
use super::ledger::{self, Happening, Kept, Who};
use super::networks::{Network, Networks, reports};
use super::{Stored, mails};
use crate::case::{Place, Record, Rules, State, said};
use crate::site;

/// A report may have waited in an outbox; the clock of a case believes it for so long.
const BELIEVED: Duration = Duration::days(7);

/// A report on its way to the disk.
pub struct Incoming {
    pub report: Report,
    /// Its canonical text: the same id with another is another report.
    pub body: String,
    pub from: Network,
    pub now: UtcDateTime,
}

/// The rules of an origin: the lab's own cases need one reporter, when the lab is on.
#[derive(Clone, Copy, Debug)]
pub struct Publishing {
    /// Origins under `lab.test` need only one report.
    pub lab_at_once: bool,
}

impl Publishing {
    /// What holds for this origin.
    pub fn rules(self, origin: &str) -> Rules {
        let rules = Rules::default();
        match self.lab_at_once && is_lab(origin) {
            true => Rules {
                independent: 1,
                ..rules
            },
            false => rules,
        }
    }
}

/// Stores them; answers in their order, and says what happened to the cases.
pub async fn store(
    tx: &mut Tx,
    database: &Database,
    publishing: Publishing,
    networks: &std::sync::Mutex<Networks>,
    incoming: &[&Incoming],
) -> sqlx::Result<(Vec<Stored>, Vec<Happening>)> {
    // Of those that came twice in one batch the first is stored.
    let mut ids = HashSet::new();
    let mut new: Vec<&Incoming> = Vec::new();
    for one in incoming {
        if ids.insert(one.report.id.as_str()) {
            new.push(one);
        }
    }
    let mut known = HashMap::new();
    let mut sheet = Sheet::of(tx, database, publishing, &mut new, &mut known).await?;
    let taken = sheet.insert(tx, &new).await?;
    for one in new.iter().filter(|i| taken.contains(&i.report.id)) {
        sheet.count(one, networks);
    }
    sheet.save(tx).await?;

    // Only of what was not taken it is asked what stands there: nearly all is new.
    let others = new.iter().map(|i| i.report.id.as_str());
    let others: Vec<&str> = others.filter(|id| !taken.contains(*id)).collect();
    if !others.is_empty() {
        known.extend(self::known(tx, &others).await?);
    }
    let mut answered = HashSet::new();
    let stored = incoming.iter().map(|one| {
        let id = &one.report.id;
        if let Some((body, case, state)) = known.get(id) {
            let (case, state) = (case.clone(), *state);
            // A report that was taken back has no text any more.
            return match body.is_empty() || *body == one.body {
                true => Stored::Known { case, state },
                false => Stored::IdTaken,
            };
        }
        let first = new
            .iter()
            .find(|n| n.report.id == *id)
            .is_some_and(|n| n.body == one.body);
        let case = sheet.case_of.get(id).and_then(|c| sheet.cases.get(c));
        match case {
            Some(case) if first => {
                let (case, state) = (case.id.clone(), case.state);
                match answered.insert(id.as_str()) {
                    true => Stored::New { case, state },
                    false => Stored::Known { case, state },
                }
            }
            _ => Stored::IdTaken,
        }
    });
    let stored = stored.collect();
    Ok((stored, sheet.events))
}

/// Body, case and its state of reports that are stored already, by id.
type Known = HashMap<String, (String, String, State)>;

/// Those of these that are stored already.
async fn known(tx: &mut Tx, ids: &[&str]) -> sqlx::Result<Known> {
    let rows: Vec<(String, String, String, String)> = bulk::fetch(
        tx,
        &[T("id")],
        ids,
        |values, id| values.text(id),
        "SELECT r.id, r.body, c.id, c.state FROM new
           JOIN reports r ON r.id = new.id JOIN cases c ON c.id = r.case_id",
    )
    .await?;
    let by_id = rows.into_iter().map(|(id, body, case, state)| {
        let known = (body, case, State::from_word(&state));
        (id, known)
    });
    Ok(by_id.collect())
}

/// The cases of a batch, with what changes of them.
struct Sheet {
    publishing: Publishing,
    cases: BTreeMap<String, Record>,
    /// The ids of those of which more changed than counts.
    moved: HashSet<String>,
    reporters: BTreeMap<Who, Kept>,
    /// Who reported which case, of what was not known yet.
    counted: HashSet<Who>,
    days: BTreeMap<(String, i64), i64>,
    events: Vec<Happening>,
    mails: Vec<mails::Due>,
    /// The case of a report, by the report's id.
    case_of: HashMap<String, String>,
}

impl Sheet {
    /// Loads the cases these reports belong to, opens those that are missing, and finds the reporters. What is
    /// known already and would have opened one is taken from the reports.
    async fn of(
        tx: &mut Tx,
        database: &Database,
        publishing: Publishing,
        new: &mut Vec<&Incoming>,
        known: &mut Known,
    ) -> sqlx::Result<Self> {
        let places: HashSet<Place> = new.iter().map(|i| place(&i.report)).collect();
        let mut places: Vec<Place> = places.into_iter().collect();
        places.sort_by(|a, b| (&a.origin, &a.path).cmp(&(&b.origin, &b.path)));
        let mut latest = latest(ledger::at_places(tx, database, &places).await?);

        let has_case = |one: &Incoming| {
            let place = place(&one.report);
            let seen = seen_at(&one.report, one.now).unix_timestamp();
            let rules = publishing.rules(&place.origin);
            let case = latest.get(&place);
            case.is_some_and(|case| rules.belongs(case, seen, one.now.unix_timestamp()))
        };
        let without = new.iter().copied().filter(|one| !has_case(one));
        let mut without: Vec<&Incoming> = without.collect();
        if !without.is_empty() {
            // A report that comes again long after its case was closed opens no other.
            let ids: Vec<&str> = without.iter().map(|one| one.report.id.as_str()).collect();
            *known = self::known(tx, &ids).await?;
            let is_new = |one: &&Incoming| !known.contains_key(&one.report.id);
            without.retain(is_new);
            new.retain(is_new);
        }
        let mut missing: HashMap<Place, Record> = HashMap::new();
        for one in without {
            let place = place(&one.report);
            let seen = seen_at(&one.report, one.now).unix_timestamp();
            let round = latest.get(&place).map_or(1, |case| case.round + 1);
            let open = || Record::new(new_id(), place.clone(), round, seen);
            missing.entry(place.clone()).or_insert_with(open);
        }
        if !missing.is_empty() {
            let opened: Vec<Record> = missing.values().cloned().collect();
            ledger::open(tx, &opened).await?;
            let places: Vec<Place> = missing.into_keys().collect();
            // As they stand now: another node may have opened one of them.
            latest.extend(self::latest(
                ledger::at_places(tx, database, &places).await?,
            ));
        }

        let mut case_of = HashMap::new();
        let mut who: HashSet<Who> = HashSet::new();
        for one in new.iter() {
            let Some(case) = latest.get(&place(&one.report)) else {
                return Err(sqlx::Error::RowNotFound);
            };
            case_of.insert(one.report.id.clone(), case.id.clone());
            who.insert((case.id.clone(), one.report.reporter.clone()));
        }
        let who: Vec<Who> = who.into_iter().collect();
        let reporters = ledger::reporters(tx, &who).await?.into_iter().collect();
        let cases = latest.into_values().map(|c| (c.id.clone(), c)).collect();
        Ok(Self {
            publishing,
            cases,
            moved: HashSet::new(),
            reporters,
            counted: HashSet::new(),
            days: BTreeMap::new(),
            events: Vec::new(),
            mails: Vec::new(),
            case_of,
        })
    }

    /// Writes the reports; gives back the ids of those that were not there.
    async fn insert(&self, tx: &mut Tx, new: &[&Incoming]) -> sqlx::Result<HashSet<String>> {
        let mut new = new.to_vec();
        // Two nodes that write the same reports wait for each other in one order only.
        new.sort_by(|a, b| a.report.id.cmp(&b.report.id));
        let taken: Vec<(String,)> = bulk::fetch(
            tx,
            &[
                T("id"),
                T("case_id"),
                T("reporter"),
                T("body"),
                N("received_at"),
            ],
            &new,
            |values, one| {
                let case = self.case_of.get(&one.report.id);
                values.text(&one.report.id);
                values.text(case.map_or("", String::as_str));
                values.text(&one.report.reporter);
                values.text(&one.body);
                values.number(one.now.unix_timestamp());
            },
            "INSERT INTO reports (id, case_id, reporter, body, received_at, retracted)
             SELECT id, case_id, reporter, body, received_at, 0 FROM new WHERE TRUE
             ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .await?;
        Ok(taken.into_iter().map(|(id,)| id).collect())
    }

    fn count(&mut self, one: &Incoming, networks: &std::sync::Mutex<Networks>) {
        let report = &one.report;
        let Some(case) = self
            .case_of
            .get(&report.id)
            .and_then(|id| self.cases.get_mut(id))
        else {
            return;
        };
        let rules = self.publishing.rules(&case.origin);
        let now = one.now.unix_timestamp();
        let seen = seen_at(report, one.now).unix_timestamp();
        let who = (case.id.clone(), report.reporter.clone());
        let kept = self.reporters.get(&who);
        let listed = (case.first_seen, case.weight());
        let (reporter, anew) = rules.report(case, kept.map(|k| &k.reporter), seen);
        let mut words = kept.map(|k| k.words.clone()).unwrap_or_default();
        if reporter.reports == 1 {
            // A reporter counts once, however many reports come: one installation can't rank a case.
            words = said(report);
            case.words.add(&words);
            rank_by_people(case);
        }
        if (case.first_seen, case.weight()) != listed {
            self.moved.insert(case.id.clone());
        }
        let kept = Kept {
            reporter,
            last_at: now,
            words,
        };
        self.counted.insert(who.clone());
        self.reporters.insert(who, kept);
        let day = (case.id.clone(), seen.div_euclid(86_400));
        *self.days.entry(day).or_default() += 1;
        // Only what counts anew brings a network: one reporter on the move is no crowd. And only where
        // networks decide something: of a case that is shown none is kept.
        if !anew || !rules.awaits_crowd(case) {
            return;
        }
        let seen_from = match networks.lock() {
            Ok(mut networks) => networks.note(&reports(&case.id), one.from, one.now),
            Err(_) => 0,
        };
        let event = rules.crowd(case, seen_from, now);
        if event.is_some() {
            self.moved.insert(case.id.clone());
        }
        let private = rules.notice_due(case, seen_from);
        if !is_lab(&case.origin) {
            self.mails.extend(mails::due(case, event, private, now));
        }
        self.events.extend(event.map(|event| Happening {
            case: case.id.clone(),
            at: now,
            event,
            words: String::new(),
        }));
    }

    async fn save(&mut self, tx: &mut Tx) -> sqlx::Result<()> {
        let mut writes = Writes::default();
        let reporters = self.reporters.iter();
        let reporters: Vec<_> = reporters
            .filter(|(who, _)| self.counted.contains(*who))
            .collect();
        ledger::save_reporters(&mut writes, &reporters);
        let days: Vec<_> = self.days.iter().collect();
        writes.add(
            &[T("case_id"), N("day"), N("reports")],
            &days,
            |values, ((case, day), reports)| {
                values.text(case);
                values.number(*day);
                values.number(**reports);
            },
            "INSERT INTO case_days (case_id, day, reports) SELECT * FROM new WHERE TRUE
             ON CONFLICT (case_id, day) DO UPDATE SET reports = case_days.reports + excluded.reports",
        );
        let changed: HashSet<&str> = self.counted.iter().map(|(case, _)| case.as_str()).collect();
        let cases = self.cases.values().cloned();
        let cases = cases.filter(|case| changed.contains(case.id.as_str()));
        let (moved, counted): (Vec<Record>, Vec<Record>) =
            cases.partition(|case| self.moved.contains(&case.id));
        ledger::save(&mut writes, &moved);
        ledger::save_counts(&mut writes, &counted);
        ledger::add_events(&mut writes, &self.events);
        mails::queue(&mut writes, &self.mails);
        writes.execute(tx).await
    }
}

/// The latest case of every place.
fn latest(cases: Vec<Record>) -> HashMap<Place, Record> {
    let mut latest: HashMap<Place, Record> = HashMap::new();
    for case in cases {
        let place = Place {
            origin: case.origin.clone(),
            path: case.path.clone(),
            form_kind: case.form_kind.clone(),
            site: site_of(&case.origin),
        };
        match latest.get(&place) {
            Some(other) if other.round > case.round => {}
            _ => {
                latest.insert(place, case);
            }
        }
    }
    latest
}

/// Gives a case the number of people that its reporters vouch for.
pub fn rank_by_people(case: &mut Record) {
    case.people = rank(case.words.people(Rules::default().independent));
}

/// The rank of a bucket, for sorting in the database.
fn rank(bucket: PeopleBucket) -> i64 {
    let position = PeopleBucket::ALL.iter().position(|b| *b == bucket);
    position.and_then(|p| i64::try_from(p).ok()).unwrap_or(0)
}

fn place(report: &Report) -> Place {
    Place {
        origin: report.origin.clone(),
        path: report.path.clone(),
        form_kind: report.form_kind.word().to_owned(),
        site: site_of(&report.origin),
    }
}

fn site_of(origin: &str) -> String {
    site::registrable(site::host(origin)).to_owned()
}

/// When the reporter saw it, as far as that can be believed.
pub fn seen_at(report: &Report, now: UtcDateTime) -> UtcDateTime {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]Z");
    PrimitiveDateTime::parse(&report.seen_at, format).map_or(now, |said| {
        said.as_utc().clamp(now.saturating_sub(BELIEVED), now)
    })
}

/// Whether an origin is one of the lab's.
pub fn is_lab(origin: &str) -> bool {
    crate::host::lab_labels(site::host(origin)).is_some()
}

/// Fifty random bits in letters and digits that can't be taken for one another.
fn new_id() -> String {
    const DIGITS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let mut rng = rand::rng();
    (0..10)
        .map(|_| char::from(DIGITS[rng.random_range(0..DIGITS.len())]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::is_lab;

    #[test]
    fn the_labs_origins_are_told_from_look_alikes() {
        assert!(is_lab("http://gewinnspiel.lab.test:8787"));
        assert!(!is_lab("https://lab.test.example"));
        assert!(!is_lab("https://notlab.test"));
    }
}
