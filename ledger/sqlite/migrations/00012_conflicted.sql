-- Which figures conflicted while a former version of their page stood, so that a
-- conflict is told as new where it is, and not again where it stood.

-- +goose Up
-- Claims that conflicted when one of them stopped counting, each pair from both ends.
CREATE TABLE conflicted (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
