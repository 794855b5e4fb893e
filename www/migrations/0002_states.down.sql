-- Back to one case a place; what the first version has no room for is dropped.

CREATE TABLE old_cases (
    id           TEXT   NOT NULL PRIMARY KEY,
    origin       TEXT   NOT NULL,
    path         TEXT   NOT NULL,
    form_kind    TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    people       BIGINT NOT NULL,
    reports      BIGINT NOT NULL,
    reporters    BIGINT NOT NULL,
    first_seen   BIGINT NOT NULL,
    last_seen    BIGINT NOT NULL,
    UNIQUE (origin, path, form_kind)
);

INSERT INTO old_cases
SELECT id, origin, path, form_kind, CASE WHEN shelf = 1 THEN 'public' ELSE 'counted' END,
       people, reports, reporters, first_seen, last_seen
FROM cases WHERE round = 1;

CREATE TABLE old_reports (
    id          TEXT   NOT NULL PRIMARY KEY,
    case_id     TEXT   NOT NULL REFERENCES old_cases (id),
    reporter    TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    received_at BIGINT NOT NULL
);

INSERT INTO old_reports
SELECT id, case_id, reporter, body, received_at FROM reports
WHERE retracted = 0 AND case_id IN (SELECT id FROM old_cases);

CREATE TABLE old_words (
    case_id   TEXT   NOT NULL REFERENCES old_cases (id),
    topic     TEXT   NOT NULL,
    word      TEXT   NOT NULL,
    reporters BIGINT NOT NULL,
    PRIMARY KEY (case_id, topic, word)
);

INSERT INTO old_words SELECT case_id, topic, word, reporters FROM case_words WHERE case_id IN (SELECT id FROM old_cases);

CREATE TABLE old_events (
    case_id TEXT   NOT NULL REFERENCES old_cases (id),
    at      BIGINT NOT NULL,
    event   TEXT   NOT NULL
);

INSERT INTO old_events
SELECT case_id, at, event FROM case_events WHERE event = 'public' AND case_id IN (SELECT id FROM old_cases);

DROP TABLE case_days;
DROP TABLE case_events;
DROP TABLE case_words;
DROP TABLE case_reporters;
DROP TABLE reports;
DROP TABLE cases;
ALTER TABLE old_cases RENAME TO cases;
ALTER TABLE old_reports RENAME TO reports;
ALTER TABLE old_words RENAME TO case_words;
ALTER TABLE old_events RENAME TO case_events;

CREATE INDEX cases_ranked ON cases (state, people DESC, reporters DESC);
CREATE INDEX reports_of_reporter ON reports (case_id, reporter);
CREATE INDEX events_of_case ON case_events (case_id, at);
