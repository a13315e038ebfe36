-- What changed, in the order in which it came: only ever added to.

-- +goose Up
CREATE TABLE change (
  n    INTEGER PRIMARY KEY AUTOINCREMENT,
  at   TEXT NOT NULL,    -- RFC 3339, UTC
  kind TEXT NOT NULL,
  a    TEXT NOT NULL,    -- ids: a claim, a claim, a report
  b    TEXT NOT NULL,    -- none, the other claim, its version
  c    TEXT NOT NULL,    -- none, none, its former version
  UNIQUE (kind, a, b)
) STRICT;
