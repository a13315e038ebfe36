-- Which questions claims answered that no longer do, so that a question keeps its
-- id when a page changes; which figures of a page stand as they stood; and a page
-- that goes back and forth between two texts is told each time.

-- +goose Up
-- Of a claim that answers no question now: those that it answered last, or that
-- claims did in whose place it came.
CREATE TABLE answered (
  claim    INTEGER NOT NULL,
  question TEXT NOT NULL, -- id, as it was then
  PRIMARY KEY (claim, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX answered_question ON answered (question);

ALTER TABLE revision ADD COLUMN same INTEGER NOT NULL DEFAULT 0; -- 1 where the figure is in the same words, or newer rules read some of them

CREATE TABLE changes (
  n    INTEGER PRIMARY KEY AUTOINCREMENT,
  at   TEXT NOT NULL,    -- RFC 3339, UTC
  kind TEXT NOT NULL,
  a    TEXT NOT NULL,    -- ids: a claim, a claim, a report
  b    TEXT NOT NULL,    -- none, the other claim, its version
  c    TEXT NOT NULL     -- none, none, its former version
) STRICT;
INSERT INTO changes SELECT n, at, kind, a, b, c FROM change ORDER BY n;
DROP TABLE change;
ALTER TABLE changes RENAME TO change;
CREATE UNIQUE INDEX change_once ON change (kind, a, b) WHERE kind <> 'revision';
