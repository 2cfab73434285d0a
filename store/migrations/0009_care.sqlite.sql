-- Keeping a space fairly: titles that go with a hidden post, threads put into others, appeals, and readings of a closed
-- room by those who run the server.

ALTER TABLE threads ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

-- Where a thread went that was put into another.
CREATE TABLE merges (
    thread BLOB NOT NULL PRIMARY KEY,
    target BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_target ON merges (target);

-- One appeal an act.
CREATE TABLE appeals (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    member BLOB NOT NULL,
    act INTEGER NOT NULL,            -- the number of the act that it is about
    at INTEGER NOT NULL,
    body BLOB NOT NULL,              -- sealed with the member's key
    answer BLOB,                     -- sealed with the member's key; none: it waits
    UNIQUE (grp, act)
) STRICT;
CREATE INDEX appeals_open ON appeals (at, id) WHERE answer IS NULL;
CREATE INDEX appeals_member ON appeals (member);

CREATE TABLE readings (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    at INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    reader BLOB,                     -- blind index of an account; none: it was erased
    body BLOB NOT NULL               -- sealed with the group's key
) STRICT;
CREATE INDEX readings_grp ON readings (grp, at, id);
CREATE INDEX readings_reader ON readings (reader);

-- Who keeps the space and has said that they know of a reading.
CREATE TABLE witnesses (
    reading BLOB NOT NULL,
    member BLOB NOT NULL,
    PRIMARY KEY (reading, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX witnesses_member ON witnesses (member);
