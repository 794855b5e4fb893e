DROP TABLE case_events;
DROP TABLE case_words;
DROP TABLE reports;
DROP TABLE cases;
