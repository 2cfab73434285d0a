-- The desk finds a submission by the listing that it becomes: its own id opens the draft. Filled when the vault is opened.
ALTER TABLE submissions ADD COLUMN listing BYTEA;
CREATE UNIQUE INDEX submissions_listing ON submissions (listing);

-- Work that was given up after all its tries. The day alone stands here, so that no moment joins two of them.
CREATE TABLE given_up (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL UNIQUE,
    trouble TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,           -- days since 1970
    whom BYTEA                         -- the account or member that it is for, so that erasing them finds it
);
CREATE INDEX given_up_since ON given_up (since, id);
CREATE INDEX given_up_whom ON given_up (whom) WHERE whom IS NOT NULL;
