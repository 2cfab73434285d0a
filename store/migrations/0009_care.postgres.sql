-- Keeping a space fairly: titles that go with a hidden post, threads put into others, appeals, and readings of a closed
-- room by those who run the server.

ALTER TABLE threads ADD COLUMN hidden BIGINT NOT NULL DEFAULT 0;

-- Where a thread went that was put into another.
CREATE TABLE merges (
    thread BYTEA NOT NULL PRIMARY KEY,
    target BYTEA NOT NULL
);
CREATE INDEX merges_target ON merges (target);

-- One appeal an act.
CREATE TABLE appeals (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    member BYTEA NOT NULL,
    act BIGINT NOT NULL,            -- the number of the act that it is about
    at BIGINT NOT NULL,
    body BYTEA NOT NULL,              -- sealed with the member's key
    answer BYTEA,                     -- sealed with the member's key; none: it waits
    UNIQUE (grp, act)
);
CREATE INDEX appeals_open ON appeals (at, id) WHERE answer IS NULL;
CREATE INDEX appeals_member ON appeals (member);

CREATE TABLE readings (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    at BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    reader BYTEA,                     -- blind index of an account; none: it was erased
    body BYTEA NOT NULL               -- sealed with the group's key
);
CREATE INDEX readings_grp ON readings (grp, at, id);
CREATE INDEX readings_reader ON readings (reader);

-- Who keeps the space and has said that they know of a reading.
CREATE TABLE witnesses (
    reading BYTEA NOT NULL,
    member BYTEA NOT NULL,
    PRIMARY KEY (reading, member)
);
CREATE INDEX witnesses_member ON witnesses (member);
