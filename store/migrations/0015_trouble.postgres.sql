-- Why a job was put back, and how often a worker took it and was not heard of again.
ALTER TABLE jobs ADD COLUMN trouble TEXT COLLATE "C";
ALTER TABLE jobs ADD COLUMN lost BIGINT NOT NULL DEFAULT 0;
-- Letters in a row that an owner's address refused for good.
ALTER TABLE owners ADD COLUMN refused BIGINT NOT NULL DEFAULT 0;
