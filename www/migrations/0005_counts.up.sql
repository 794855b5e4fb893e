-- What every report changes of a case stands in one row, in columns that no index knows: PostgreSQL then
-- writes the row alone, and not each of its indexes with it.

-- What the board sorts by: 64 for every rank of people, and one for every doubling of reporters.
ALTER TABLE cases ADD COLUMN weight BIGINT NOT NULL DEFAULT 0;
-- How many reporters named a word: kinds of fields ('field') and buckets of people ('people');
-- `topic word reporters`, commas between.
ALTER TABLE cases ADD COLUMN words TEXT NOT NULL DEFAULT '';

UPDATE cases SET
    weight = people * 64 + (
        WITH RECURSIVE doubling (reached, n) AS (
            SELECT 2, 1 UNION ALL SELECT reached * 2, n + 1 FROM doubling WHERE n < 30
        )
        SELECT COUNT(*) FROM doubling WHERE reached <= cases.reporters),
    words = COALESCE((
        SELECT string_agg(w.topic || ' ' || w.word || ' ' || w.reporters, ',')
        FROM case_words w WHERE w.case_id = cases.id AND w.reporters > 0), '');

DROP TABLE case_words;
DROP INDEX cases_by_people;
CREATE INDEX cases_by_people ON cases (shelf, weight DESC, first_seen, id);
