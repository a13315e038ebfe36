-- Which questions are part of which, counted as claims come to answer them, so
-- that opening one of 20,000 claims need not look at the part edges of each.

-- +goose Up
CREATE TABLE question_part (
  part  INTEGER NOT NULL, -- questions
  whole INTEGER NOT NULL,
  kind  TEXT NOT NULL,
  n     INTEGER NOT NULL, -- part edges that tell so
  PRIMARY KEY (part, whole, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_part_whole ON question_part (whole);

INSERT INTO question_part (part, whole, kind, n)
  SELECT p.question, w.question, e.kind, count(*) FROM part_edge e
  JOIN link p ON p.claim = e.part JOIN link w ON w.claim = e.whole
  WHERE p.question <> w.question GROUP BY 1, 2, 3;

-- +goose StatementBegin
CREATE TRIGGER link_comes AFTER INSERT ON link BEGIN
  INSERT INTO question_part (part, whole, kind, n)
    SELECT new.question, w.question, e.kind, 1 FROM part_edge e JOIN link w ON w.claim = e.whole
    WHERE e.part = new.claim AND w.question <> new.question
    ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO question_part (part, whole, kind, n)
    SELECT p.question, new.question, e.kind, 1 FROM part_edge e JOIN link p ON p.claim = e.part
    WHERE e.whole = new.claim AND p.question <> new.question
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER link_goes AFTER DELETE ON link BEGIN
  INSERT INTO question_part (part, whole, kind, n)
    SELECT old.question, w.question, e.kind, 0 FROM part_edge e JOIN link w ON w.claim = e.whole
    WHERE e.part = old.claim AND w.question <> old.question
    ON CONFLICT DO UPDATE SET n = n - 1;
  INSERT INTO question_part (part, whole, kind, n)
    SELECT p.question, old.question, e.kind, 0 FROM part_edge e JOIN link p ON p.claim = e.part
    WHERE e.whole = old.claim AND p.question <> old.question
    ON CONFLICT DO UPDATE SET n = n - 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER link_moves AFTER UPDATE OF question ON link WHEN old.question <> new.question BEGIN
  INSERT INTO question_part (part, whole, kind, n)
    SELECT old.question, w.question, e.kind, 0 FROM part_edge e JOIN link w ON w.claim = e.whole
    WHERE e.part = new.claim AND w.question <> old.question
    ON CONFLICT DO UPDATE SET n = n - 1;
  INSERT INTO question_part (part, whole, kind, n)
    SELECT p.question, old.question, e.kind, 0 FROM part_edge e JOIN link p ON p.claim = e.part
    WHERE e.whole = new.claim AND p.question <> old.question
    ON CONFLICT DO UPDATE SET n = n - 1;
  INSERT INTO question_part (part, whole, kind, n)
    SELECT new.question, w.question, e.kind, 1 FROM part_edge e JOIN link w ON w.claim = e.whole
    WHERE e.part = new.claim AND w.question <> new.question
    ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO question_part (part, whole, kind, n)
    SELECT p.question, new.question, e.kind, 1 FROM part_edge e JOIN link p ON p.claim = e.part
    WHERE e.whole = new.claim AND p.question <> new.question
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER part_edge_comes AFTER INSERT ON part_edge BEGIN
  INSERT INTO question_part (part, whole, kind, n)
    SELECT p.question, w.question, new.kind, 1 FROM link p JOIN link w ON w.claim = new.whole
    WHERE p.claim = new.part AND p.question <> w.question
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER part_edge_goes AFTER DELETE ON part_edge BEGIN
  INSERT INTO question_part (part, whole, kind, n)
    SELECT p.question, w.question, old.kind, 0 FROM link p JOIN link w ON w.claim = old.whole
    WHERE p.claim = old.part AND p.question <> w.question
    ON CONFLICT DO UPDATE SET n = n - 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER question_part_goes AFTER UPDATE ON question_part WHEN new.n = 0 BEGIN
  DELETE FROM question_part WHERE part = new.part AND whole = new.whole AND kind = new.kind;
END;
-- +goose StatementEnd
