-- Words in rows of their own again. Both databases can cut a text at a comma by `rtrim`, with a set of letters
-- that has all but the comma: what it leaves ends with the last one.

CREATE TABLE case_words (
    case_id   TEXT   NOT NULL REFERENCES cases (id),
    topic     TEXT   NOT NULL,
    word      TEXT   NOT NULL,
    reporters BIGINT NOT NULL,
    PRIMARY KEY (case_id, topic, word)
);

INSERT INTO case_words (case_id, topic, word, reporters)
WITH RECURSIVE cut (id, said, rest) AS (
    SELECT id, '', words FROM cases
    UNION ALL
    SELECT id, substr(rest, length(rtrim(rest, replace(rest, ',', ''))) + 1),
           rtrim(rtrim(rest, replace(rest, ',', '')), ',')
    FROM cut WHERE rest <> ''
), parts (id, named, reporters) AS (
    SELECT id, rtrim(rtrim(said, '0123456789'), ' '),
           CAST(substr(said, length(rtrim(said, '0123456789')) + 1) AS BIGINT)
    FROM cut WHERE said <> ''
)
SELECT id, rtrim(rtrim(named, replace(named, ' ', '')), ' '),
       substr(named, length(rtrim(named, replace(named, ' ', ''))) + 1), reporters
FROM parts;

DROP INDEX cases_by_people;
ALTER TABLE cases DROP COLUMN words;
ALTER TABLE cases DROP COLUMN weight;
CREATE INDEX cases_by_people ON cases (shelf, people DESC, reporters DESC, id);
