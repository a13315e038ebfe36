-- Neighbours are sought in the order of days: reports of one stretch of days have
-- the same stories for candidates, which then stay in memory.

-- +goose Up
DROP INDEX story_unsought;
CREATE INDEX story_unsought ON story (day, id) WHERE sought = 0;
