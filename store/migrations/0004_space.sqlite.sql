-- Groups with a space. Nothing is plain here but ids, codes, counters and moments that join nobody: every word, name and
-- account lies in a sealed body.

CREATE TABLE groups (
    id BLOB NOT NULL PRIMARY KEY,
    listing BLOB NOT NULL UNIQUE,
    head BLOB,                       -- sealed: number and seal of the last act
    body BLOB NOT NULL               -- sealed with the group's key
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
    token BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the link's token
    grp BLOB NOT NULL REFERENCES groups (id),
    role TEXT NOT NULL,
    uses INTEGER NOT NULL,           -- how many may still come with it
    ends INTEGER NOT NULL            -- days since 1970: the last on which it opens
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_grp ON invitations (grp);

-- No moment stands here: it could join a member to an account.
CREATE TABLE members (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    standing TEXT NOT NULL,
    role TEXT NOT NULL,
    pseudonym BLOB NOT NULL,         -- blind index with the group's key
    body BLOB NOT NULL,              -- sealed with the member's key
    UNIQUE (grp, pseudonym)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_standing ON members (grp, standing);

-- Accounts that were paused or put out when they left: they do not walk in again.
CREATE TABLE bars (
    grp BLOB NOT NULL,
    account BLOB NOT NULL,             -- blind index with the group's key
    PRIMARY KEY (grp, account)
) STRICT, WITHOUT ROWID;

-- What a member has read: one sealed row each.
CREATE TABLE seen (
    member BLOB NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE threads (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    member BLOB,                     -- none: whoever began it has left
    kind TEXT NOT NULL,
    need TEXT NOT NULL,
    state TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    replies INTEGER NOT NULL,
    body BLOB                        -- sealed with the member's key; none: taken back
) STRICT;
CREATE INDEX threads_grp ON threads (grp, pinned, last_at, id);
CREATE INDEX threads_member ON threads (member);

CREATE TABLE posts (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL,
    thread BLOB NOT NULL REFERENCES threads (id),
    member BLOB,                     -- none: whoever wrote it has left
    at INTEGER NOT NULL,
    body BLOB                        -- sealed with the member's key; none: taken back
) STRICT;
CREATE INDEX posts_thread ON posts (thread, at, id);
CREATE INDEX posts_grp ON posts (grp, at, id);
CREATE INDEX posts_member ON posts (member);

CREATE TABLE hearts (
    post BLOB NOT NULL,
    member BLOB NOT NULL,
    thread BLOB NOT NULL,
    PRIMARY KEY (post, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX hearts_thread ON hearts (thread, member);
CREATE INDEX hearts_member ON hearts (member);

CREATE TABLE drafts (
    member BLOB NOT NULL,
    thread BLOB NOT NULL,            -- 16 zero bytes for a thread that is not begun
    body BLOB NOT NULL,              -- sealed with the member's key
    PRIMARY KEY (member, thread)
) STRICT, WITHOUT ROWID;

-- That a first post is answered.
CREATE TABLE promises (
    post BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL,
    thread BLOB NOT NULL,
    member BLOB NOT NULL,
    at INTEGER NOT NULL,
    due INTEGER NOT NULL,
    answered INTEGER
) STRICT;
CREATE INDEX promises_open ON promises (grp, at, post) WHERE answered IS NULL;
CREATE INDEX promises_kept ON promises (grp, answered) WHERE answered IS NOT NULL;
CREATE INDEX promises_thread ON promises (thread);

-- What facilitators did, each act sealed to the one before.
CREATE TABLE acts (
    grp BLOB NOT NULL REFERENCES groups (id),
    seq INTEGER NOT NULL,
    prev BLOB NOT NULL,              -- seal of the act before; 32 zero bytes for the first
    hash BLOB NOT NULL,              -- keyed with the group's key, over group, number, prev and body
    body BLOB NOT NULL,              -- sealed with the group's key
    PRIMARY KEY (grp, seq)
) STRICT, WITHOUT ROWID;
