-- How claims and questions are found by their voices, and the claims of a
-- claimant line in their order.

-- +goose Up
CREATE INDEX claim_kind ON claim (kind, rank, report, start, n);
DROP INDEX claim_line;
CREATE INDEX claim_line ON claim (line, rank, report, start, n);
CREATE INDEX relay_line ON relay (line, claim) WHERE line <> 0;
CREATE INDEX question_kinds ON question (last_day, n, kinds);
CREATE INDEX question_counts ON question (counts, last_day, n);
