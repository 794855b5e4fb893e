-- Whom a site's case is told: records of an open data set, and the domains that lead to them.

CREATE TABLE contacts (
    slug     TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    -- The name in small letters: what is searched.
    folded   TEXT NOT NULL,
    address  TEXT NOT NULL,
    email    TEXT NOT NULL,
    webform  TEXT NOT NULL,
    language TEXT NOT NULL
);

CREATE TABLE contact_domains (
    domain TEXT   NOT NULL,
    slug   TEXT   NOT NULL REFERENCES contacts (slug),
    -- 1: the record's own web site; 0: of its e-mail address, web form, or a site it says it runs.
    strong BIGINT NOT NULL,
    PRIMARY KEY (domain, slug)
);

-- Who has shown that a domain is theirs: the digest of a key that only they have.
CREATE TABLE operators (
    domain    TEXT   NOT NULL,
    challenge TEXT   NOT NULL,
    proven_at BIGINT NOT NULL,
    PRIMARY KEY (domain, challenge)
);

-- Mail that is due or was sent: one of a kind for each turn of a case.
CREATE TABLE mails (
    case_id  TEXT   NOT NULL REFERENCES cases (id),
    turn     BIGINT NOT NULL,
    -- notice (private, before anything is shown), public.
    kind     TEXT   NOT NULL,
    due_at   BIGINT NOT NULL,
    -- 0: not yet.
    sent_at  BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    PRIMARY KEY (case_id, turn, kind)
);

CREATE INDEX mails_due ON mails (due_at) WHERE sent_at = 0;
