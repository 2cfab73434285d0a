-- Acts that everybody in a group is told of are found without opening the others. Which of the older ones are is sealed in
-- them: each may be one.
ALTER TABLE acts ADD COLUMN told BIGINT NOT NULL DEFAULT 1;
CREATE INDEX acts_told ON acts (grp, seq) WHERE told = 1;
