-- Times are seconds since 1970, UTC. Words (state, form_kind, event, word) are those of the
-- closed vocabularies in core and in src/storage. No column holds a value, an address of a
-- reader or a network.

CREATE TABLE cases (
    id           TEXT   NOT NULL PRIMARY KEY,
    origin       TEXT   NOT NULL,
    path         TEXT   NOT NULL,
    form_kind    TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    -- Rank of the people bucket, 0 (one) to 4 (a thousand or more): what the board sorts by.
    people       BIGINT NOT NULL,
    reports      BIGINT NOT NULL,
    reporters    BIGINT NOT NULL,
    first_seen   BIGINT NOT NULL,
    last_seen    BIGINT NOT NULL,
    UNIQUE (origin, path, form_kind)
);

CREATE INDEX cases_ranked ON cases (state, people DESC, reporters DESC);

CREATE TABLE reports (
    id          TEXT   NOT NULL PRIMARY KEY,
    case_id     TEXT   NOT NULL REFERENCES cases (id),
    reporter    TEXT   NOT NULL,
    -- The report as the allow-list writes it: the same id with another body is a conflict.
    body        TEXT   NOT NULL,
    received_at BIGINT NOT NULL
);

CREATE INDEX reports_of_reporter ON reports (case_id, reporter);

-- How many reporters named a word: kinds of fields ('field') and buckets of people ('people').
CREATE TABLE case_words (
    case_id   TEXT   NOT NULL REFERENCES cases (id),
    topic     TEXT   NOT NULL,
    word      TEXT   NOT NULL,
    reporters BIGINT NOT NULL,
    PRIMARY KEY (case_id, topic, word)
);

-- The timeline of a case.
CREATE TABLE case_events (
    case_id TEXT   NOT NULL REFERENCES cases (id),
    at      BIGINT NOT NULL,
    event   TEXT   NOT NULL
);

CREATE INDEX events_of_case ON case_events (case_id, at);
