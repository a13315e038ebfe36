-- Copies are sought among the texts of a stretch of days, as neighbours are: of
-- a story that is told for years many thousands share a key.

-- +goose Up
CREATE TABLE copy_key_of_day (
  key     INTEGER NOT NULL,
  day     INTEGER NOT NULL, -- of publication; 0 where not known
  version INTEGER NOT NULL,
  PRIMARY KEY (key, day, version)
) STRICT, WITHOUT ROWID;
INSERT INTO copy_key_of_day (key, day, version)
  SELECT k.key, v.published, k.version FROM copy_key k JOIN version v ON v.n = k.version;
DROP TABLE copy_key;
ALTER TABLE copy_key_of_day RENAME TO copy_key;
