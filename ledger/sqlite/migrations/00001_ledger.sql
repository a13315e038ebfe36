-- The tables of a ledger. ARCHITECTURE.md ("The ledger's tables") tells what
-- they hold, what is kept and what is replaced.
--
-- n is a row's number: small, so that rows that point to it stay small. Days
-- are whole numbers, 20241218; 0 is no day. body is CBOR, packed by package
-- sqlstore. state is 0 for what counts, 1 for what a former version of a report
-- says, 2 for readings by older rules and claims taken back.

-- +goose Up
PRAGMA application_id = 1380142676;

-- Every name, key and code once.
CREATE TABLE name (
  n      INTEGER PRIMARY KEY,
  text   TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL -- lower case, without accents: what filters look in
) STRICT;

CREATE TABLE report (
  n       INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  current INTEGER NOT NULL, -- version
  url     TEXT NOT NULL,
  source  INTEGER NOT NULL, -- name
  known   INTEGER NOT NULL, -- day of publication, else the day it was added
  linker  TEXT NOT NULL     -- that made the profiles of its claims
) STRICT;
CREATE INDEX report_url ON report (url) WHERE url <> '';
CREATE INDEX report_known ON report (known, n);
CREATE INDEX report_source ON report (source, known, n);
CREATE INDEX report_linker ON report (linker);

-- All ids under which a report came: a changed page without an id of its own
-- comes under another.
CREATE TABLE report_id (
  id     TEXT PRIMARY KEY,
  report INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
  n          INTEGER PRIMARY KEY,
  report     INTEGER NOT NULL,
  version    TEXT NOT NULL,
  source     TEXT NOT NULL,
  url        TEXT NOT NULL,
  title      TEXT NOT NULL,
  byline     TEXT NOT NULL,
  published  INTEGER NOT NULL,
  title_end  INTEGER NOT NULL,
  body_start INTEGER NOT NULL,
  input      TEXT NOT NULL,
  added      TEXT NOT NULL, -- RFC 3339, UTC
  rules      TEXT NOT NULL,
  sought     INTEGER NOT NULL DEFAULT 0, -- 1 once its copies have been sought
  UNIQUE (report, version)
) STRICT;

CREATE INDEX version_unsought ON version (n) WHERE sought = 0;

CREATE TABLE text (
  version INTEGER PRIMARY KEY,
  body    BLOB NOT NULL -- zstd
) STRICT;

CREATE TABLE claim (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  report     INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  start      INTEGER NOT NULL, -- code points
  state      INTEGER NOT NULL,
  review     TEXT NOT NULL,    -- accepted, corrected, rejected, added or none
  rank       INTEGER NOT NULL, -- 99999999 less the day its report is known by: newest first
  measure    INTEGER NOT NULL, -- names, as corrected
  claimant   INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  country    INTEGER NOT NULL,
  confidence REAL NOT NULL,
  body       BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_id ON claim (id) WHERE state < 2;
CREATE INDEX claim_former ON claim (id) WHERE state = 2;
CREATE INDEX claim_report ON claim (report, start, n);
CREATE INDEX claim_newest ON claim (rank, report, start, n);
CREATE INDEX claim_measure ON claim (measure, rank, report, start, n);
CREATE INDEX claim_claimant ON claim (claimant);
CREATE INDEX claim_line ON claim (line);
CREATE INDEX claim_place ON claim (place);
CREATE INDEX claim_country ON claim (country);
CREATE INDEX claim_reviewed ON claim (review) WHERE review <> '';
CREATE INDEX claim_doubt ON claim (confidence, n) WHERE state = 0 AND review = '';

CREATE TABLE statement (
  n        INTEGER PRIMARY KEY,
  report   INTEGER NOT NULL,
  version  INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  state    INTEGER NOT NULL,
  rank     INTEGER NOT NULL,
  claimant INTEGER NOT NULL,
  figure   INTEGER NOT NULL, -- 1 where it holds one
  body     BLOB NOT NULL
) STRICT;
CREATE INDEX statement_report ON statement (report, number, n);
CREATE INDEX statement_newest ON statement (rank, report, number, n) WHERE state = 0;
CREATE INDEX statement_figures ON statement (rank, report, number, n) WHERE state = 0 AND figure = 1;
CREATE INDEX statement_claimant ON statement (claimant);

CREATE TABLE copy_key (
  key     INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (key, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
  a    INTEGER NOT NULL, -- reports
  b    INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_b ON copy (b, a);

-- What people decided: only ever added to.
CREATE TABLE review (
  n      INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,
  undoes TEXT NOT NULL,
  body   TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX review_action ON review (action);
CREATE INDEX review_undoes ON review (undoes) WHERE undoes <> '';

-- What a review bears on: ids of claims and questions.
CREATE TABLE review_of (
  id     TEXT NOT NULL,
  review INTEGER NOT NULL,
  kind   INTEGER NOT NULL, -- 0 claim, 1 question, 2 claim that took the place of the one reviewed
  PRIMARY KEY (id, review)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_of_review ON review_of (review);

CREATE TABLE bookmark (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the linker works on and what it made: replaced block by block.
CREATE TABLE block (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  changed INTEGER NOT NULL, -- counts changes
  settled INTEGER NOT NULL  -- the count when it was last settled
) STRICT;
CREATE INDEX block_changed ON block (n) WHERE changed <> settled;

CREATE TABLE profile (
  claim INTEGER PRIMARY KEY,
  block INTEGER NOT NULL, -- 0 until the neighbours of its report have been sought
  words BLOB NOT NULL,    -- terms of its sentence
  body  BLOB NOT NULL
) STRICT;
CREATE INDEX profile_block ON profile (block);

-- What a report tells of. n changes whenever the rest does.
CREATE TABLE story (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  report  INTEGER NOT NULL UNIQUE,
  id      TEXT NOT NULL,    -- of the report
  day     INTEGER NOT NULL, -- of publication, since 1970; -1000000 where not known
  sought  INTEGER NOT NULL, -- 1 once its neighbours have been sought
  least   REAL NOT NULL,    -- likeness of the last of its neighbours; -1 while there is room for more
  episode INTEGER NOT NULL, -- report
  terms   BLOB NOT NULL
) STRICT;
CREATE INDEX story_unsought ON story (id) WHERE sought = 0;
CREATE INDEX story_episode ON story (episode);

-- The heaviest words of a story.
CREATE TABLE story_key (
  key    INTEGER NOT NULL,
  day    INTEGER NOT NULL,
  report INTEGER NOT NULL,
  PRIMARY KEY (key, day, report)
) STRICT, WITHOUT ROWID;

-- The nearest neighbours of a report.
CREATE TABLE near (
  report   INTEGER NOT NULL,
  other    INTEGER NOT NULL,
  likeness REAL NOT NULL,
  PRIMARY KEY (report, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_other ON near (other);

-- Reports of which one is a nearest neighbour of the other, and each report
-- with itself. a has the smaller id.
CREATE TABLE pair (
  a        INTEGER NOT NULL,
  b        INTEGER NOT NULL,
  likeness REAL NOT NULL,
  episode  INTEGER NOT NULL, -- 1 where they tell of one episode
  body     BLOB NOT NULL,    -- edges and doubts
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_b ON pair (b, a);

CREATE TABLE part_edge (
  part  INTEGER NOT NULL, -- claims of one report
  whole INTEGER NOT NULL,
  kind  TEXT NOT NULL,
  PRIMARY KEY (part, whole, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_edge_whole ON part_edge (whole);

-- Blocks (2; 0 in ledgers of an earlier program) and episodes (1) that may fall
-- apart, since something that tied them together went: ties of reports (3).
CREATE TABLE loose (
  kind INTEGER NOT NULL,
  n    INTEGER NOT NULL,
  PRIMARY KEY (kind, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  block     INTEGER NOT NULL, -- the oldest, where a reviewer joined several
  blocks    INTEGER NOT NULL, -- how many its claims stand in
  measure   INTEGER NOT NULL, -- names
  country   INTEGER NOT NULL,
  episode   INTEGER NOT NULL,
  first_day INTEGER NOT NULL, -- for which its figures hold
  last_day  INTEGER NOT NULL,
  known     INTEGER NOT NULL, -- the day its first claim is known by
  claims    INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  origins   INTEGER NOT NULL  -- at most
) STRICT;
CREATE INDEX question_block ON question (block);
CREATE INDEX question_latest ON question (last_day, n);
CREATE INDEX question_claims ON question (claims, last_day, n);
CREATE INDEX question_conflicts ON question (conflicts, last_day, n) WHERE conflicts > 0;
CREATE INDEX question_origins ON question (origins, last_day, n);
CREATE INDEX question_several ON question (last_day, n) WHERE claims > 1;
CREATE INDEX question_conflicting ON question (last_day, n) WHERE conflicts > 0;
CREATE INDEX question_measure ON question (measure, last_day, n);
CREATE INDEX question_country ON question (country, last_day, n);
CREATE INDEX question_episode ON question (episode);

CREATE TABLE summary (
  question INTEGER PRIMARY KEY,
  body     BLOB NOT NULL
) STRICT;

-- Claimants and places of the claims of a question, as written.
CREATE TABLE question_name (
  name     INTEGER NOT NULL,
  role     INTEGER NOT NULL, -- 0 claimant, 1 place, 2 country
  question INTEGER NOT NULL,
  PRIMARY KEY (name, role, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_name_question ON question_name (question);

CREATE TABLE link (
  claim    INTEGER PRIMARY KEY,
  block    INTEGER NOT NULL,
  question INTEGER NOT NULL,
  origin   INTEGER NOT NULL,
  day      INTEGER NOT NULL, -- for which the figure holds; 99999999 where not known
  known    INTEGER NOT NULL,
  body     BLOB NOT NULL
) STRICT;
CREATE INDEX link_block ON link (block);
CREATE INDEX link_question ON link (question, day, known, claim);

CREATE TABLE origin (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  question INTEGER NOT NULL,
  day      INTEGER NOT NULL, -- said; 99999999 where not known
  body     BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX origin_id ON origin (question, id);
CREATE INDEX origin_day ON origin (question, day, n);

CREATE TABLE verdict (
  n        INTEGER PRIMARY KEY,
  question INTEGER NOT NULL,
  a        INTEGER NOT NULL, -- claims
  b        INTEGER NOT NULL,
  rank     INTEGER NOT NULL, -- 0 for conflicts, 1 for others
  day      INTEGER NOT NULL,
  body     BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX verdict_pair ON verdict (question, a, b);
CREATE INDEX verdict_order ON verdict (question, rank, day, n);

CREATE TABLE redirect (
  id      TEXT PRIMARY KEY,
  into_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX redirect_into ON redirect (into_id);

-- Words, for searching. They keep no text of their own: a row's number is that
-- of the version, claim or statement.
CREATE VIRTUAL TABLE report_words USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
