-- A sum (XXH3) of what a row's body holds, so that settling a block need neither
-- read nor pack the bodies that stay. 0 is none: the row is written anew.

-- +goose Up
ALTER TABLE link ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE origin ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE verdict ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
