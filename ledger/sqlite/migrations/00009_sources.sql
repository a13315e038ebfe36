-- What a report tells of the original that it was taken from, when its text stood
-- at its address, what its earlier versions gave in the place of its figures, and
-- which questions people follow.

-- +goose Up
ALTER TABLE version ADD COLUMN canonical TEXT NOT NULL DEFAULT ''; -- address of the original
ALTER TABLE version ADD COLUMN origin TEXT NOT NULL DEFAULT '';    -- its publisher
ALTER TABLE version ADD COLUMN via TEXT NOT NULL DEFAULT '';       -- feed or mailing that passed it on
ALTER TABLE version ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE version ADD COLUMN archived TEXT NOT NULL DEFAULT '';  -- RFC 3339, UTC: the last time it was fetched as it stands
ALTER TABLE version ADD COLUMN modified TEXT NOT NULL DEFAULT '';  -- the same: when it says it was changed

-- Claims of a report's present version, and those of earlier versions in whose
-- place they stand in other words.
CREATE TABLE revision (
  after  INTEGER NOT NULL,
  before INTEGER NOT NULL,
  PRIMARY KEY (after, before)
) STRICT, WITHOUT ROWID;

-- Who follows which questions, from when and until when: only ever added to.
CREATE TABLE following (
  n        INTEGER PRIMARY KEY,
  question TEXT NOT NULL, -- id, as it was then
  follow   INTEGER NOT NULL, -- 0 where it ends
  who      TEXT NOT NULL,
  at       TEXT NOT NULL  -- RFC 3339, UTC
) STRICT;

-- What tells this ledger from all others.
INSERT INTO bookmark (name, value) VALUES ('ledger', lower(hex(randomblob(8))));
