DROP INDEX cases_by_week_fixed;
DROP INDEX cases_by_week_published;
CREATE INDEX cases_published ON cases (public_at, fixed_at) WHERE shelf > 0;
