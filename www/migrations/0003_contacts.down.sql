DROP TABLE mails;
DROP TABLE operators;
DROP TABLE contact_domains;
DROP TABLE contacts;
