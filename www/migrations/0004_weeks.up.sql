-- The board's picture counts cases by week, from an index alone, however many there are. The plain column
-- stands there for PostgreSQL, which takes nothing but columns from an index.

DROP INDEX cases_published;
CREATE INDEX cases_by_week_published ON cases ((public_at / 604800), public_at) WHERE shelf > 0;
CREATE INDEX cases_by_week_fixed ON cases ((fixed_at / 604800), fixed_at) WHERE shelf > 0 AND fixed_at > 0;
