-- Cases that are fixed, come back, are answered and disputed; reporters beside their reports.
-- Tables are made anew, children after parents: SQLite can't take a constraint from a table.
-- Both databases read this file: TEXT and BIGINT, no function of one of them.

CREATE TABLE new_cases (
    id           TEXT   NOT NULL PRIMARY KEY,
    origin       TEXT   NOT NULL,
    path         TEXT   NOT NULL,
    form_kind    TEXT   NOT NULL,
    -- The n-th case of this place: what comes long after a fix is a case of its own.
    round        BIGINT NOT NULL,
    -- The registrable domain: what is searched, and whose contact is asked.
    site         TEXT   NOT NULL,
    -- counted, public, silent, acknowledged, fixed.
    state        TEXT   NOT NULL,
    -- unverified, confirmed, disputed: what the operator says to it.
    standing     TEXT   NOT NULL,
    -- Where the board shows it: 0 nowhere, 1 open, 2 fixed. Follows from state and taken_down.
    shelf        BIGINT NOT NULL,
    -- 1: the board's host has taken it down.
    taken_down   BIGINT NOT NULL,
    -- Rank of the people bucket, 0 (one) to 4 (a thousand or more): what the board sorts by.
    people       BIGINT NOT NULL,
    reports      BIGINT NOT NULL,
    reporters    BIGINT NOT NULL,
    first_seen   BIGINT NOT NULL,
    last_seen    BIGINT NOT NULL,
    -- 0: not yet.
    public_at    BIGINT NOT NULL,
    fixed_at     BIGINT NOT NULL,
    -- Seconds from the first sight to the fix; 0: not fixed.
    open_for     BIGINT NOT NULL,
    -- When the board last had news of it.
    changed_at   BIGINT NOT NULL,
    -- Counts the fixes: what was seen before the last one is no sign of a new hole.
    turn         BIGINT NOT NULL,
    -- Reporters of this turn, and of them those who see it empty or filled now.
    fresh        BIGINT NOT NULL,
    empties      BIGINT NOT NULL,
    fills        BIGINT NOT NULL,
    UNIQUE (origin, path, form_kind, round)
);

INSERT INTO new_cases
SELECT id, origin, path, form_kind, 1, origin, state, 'unverified',
       CASE WHEN state = 'public' THEN 1 ELSE 0 END, 0, people, reports, reporters, first_seen, last_seen,
       CASE WHEN state = 'public' THEN last_seen ELSE 0 END, 0, 0, last_seen, 0, reporters, 0, 0
FROM cases;

CREATE TABLE new_reports (
    -- An id is remembered when its report was retracted; what it said is not.
    id          TEXT   NOT NULL PRIMARY KEY,
    case_id     TEXT   NOT NULL REFERENCES new_cases (id),
    reporter    TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    received_at BIGINT NOT NULL,
    retracted   BIGINT NOT NULL
);

INSERT INTO new_reports SELECT id, case_id, reporter, body, received_at, 0 FROM reports;

CREATE TABLE case_reporters (
    case_id  TEXT   NOT NULL REFERENCES new_cases (id),
    reporter TEXT   NOT NULL,
    -- Reports that were not retracted.
    reports  BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    -- The case's turn in which this reporter counted last.
    turn     BIGINT NOT NULL,
    -- What they see now, in that turn: '', empty, filled.
    outcome  TEXT   NOT NULL,
    -- What they brought to case_words: `topic word` lines.
    words    TEXT   NOT NULL,
    PRIMARY KEY (case_id, reporter)
);

INSERT INTO case_reporters
SELECT case_id, reporter, COUNT(*), MAX(received_at), 0, '', '' FROM reports GROUP BY case_id, reporter;

CREATE TABLE new_words (
    case_id   TEXT   NOT NULL REFERENCES new_cases (id),
    topic     TEXT   NOT NULL,
    word      TEXT   NOT NULL,
    reporters BIGINT NOT NULL,
    PRIMARY KEY (case_id, topic, word)
);

INSERT INTO new_words SELECT case_id, topic, word, reporters FROM case_words;

CREATE TABLE new_events (
    case_id TEXT   NOT NULL REFERENCES new_cases (id),
    at      BIGINT NOT NULL,
    event   TEXT   NOT NULL,
    -- The operator's own words, where the event has some.
    words   TEXT   NOT NULL
);

INSERT INTO new_events SELECT case_id, at, event, '' FROM case_events;

-- Reports of a case a day (days since 1970): what its picture is drawn from when the reports are gone.
CREATE TABLE case_days (
    case_id TEXT   NOT NULL REFERENCES new_cases (id),
    day     BIGINT NOT NULL,
    reports BIGINT NOT NULL,
    PRIMARY KEY (case_id, day)
);

INSERT INTO case_days SELECT case_id, received_at / 86400, COUNT(*) FROM reports GROUP BY case_id, received_at / 86400;

DROP TABLE case_events;
DROP TABLE case_words;
DROP TABLE reports;
DROP TABLE cases;
ALTER TABLE new_cases RENAME TO cases;
ALTER TABLE new_reports RENAME TO reports;
ALTER TABLE new_words RENAME TO case_words;
ALTER TABLE new_events RENAME TO case_events;

CREATE INDEX cases_by_people ON cases (shelf, people DESC, reporters DESC, id);
CREATE INDEX cases_by_age ON cases (shelf, first_seen, id);
CREATE INDEX cases_by_fix ON cases (shelf, open_for, id);
CREATE INDEX cases_by_change ON cases (changed_at DESC, id) WHERE shelf > 0;
CREATE INDEX cases_by_site ON cases (site, shelf);
CREATE INDEX cases_published ON cases (public_at, fixed_at) WHERE shelf > 0;
CREATE INDEX cases_unanswered ON cases (changed_at) WHERE state = 'public';
CREATE INDEX reports_by_age ON reports (received_at);
CREATE INDEX reporters_by_age ON case_reporters (last_at);
CREATE INDEX events_of_case ON case_events (case_id, at);
