-- What kind of voice vouches for a claim, who passed it on, and what questions
-- are chosen by besides. The rows that are there are filled by the program
-- (sqlstore.FillVoices) before the indexes of 00008_voices_found.sql are made.
--
-- kind is 0 for a claimant of no known kind, 1 for the report's own voice, 2
-- person, 3 organisation, 4 official, 5 media.

-- +goose Up
ALTER TABLE claim ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN kinds INTEGER NOT NULL DEFAULT 0; -- of its claims: the sum of 1 << kind
ALTER TABLE question ADD COLUMN counts INTEGER NOT NULL DEFAULT 0; -- kind of figure: 0 people, 1 things, 2 money, 3 shares, 4 quantities

-- Who passed a claim on, first to last.
CREATE TABLE relay (
  claim INTEGER NOT NULL,
  place INTEGER NOT NULL,
  name  INTEGER NOT NULL, -- names
  line  INTEGER NOT NULL,
  kind  INTEGER NOT NULL,
  PRIMARY KEY (claim, place)
) STRICT, WITHOUT ROWID;
