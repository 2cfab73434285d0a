-- Groups with a space. Nothing is plain here but ids, codes, counters and moments that join nobody: every word, name and
-- account lies in a sealed body.

CREATE TABLE groups (
    id BYTEA NOT NULL PRIMARY KEY,
    listing BYTEA NOT NULL UNIQUE,
    head BYTEA,                       -- sealed: number and seal of the last act
    body BYTEA NOT NULL               -- sealed with the group's key
);

CREATE TABLE invitations (
    token BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the link's token
    grp BYTEA NOT NULL REFERENCES groups (id),
    role TEXT COLLATE "C" NOT NULL,
    uses BIGINT NOT NULL,           -- how many may still come with it
    ends BIGINT NOT NULL            -- days since 1970: the last on which it opens
);
CREATE INDEX invitations_grp ON invitations (grp);

-- No moment stands here: it could join a member to an account.
CREATE TABLE members (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    standing TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    pseudonym BYTEA NOT NULL,         -- blind index with the group's key
    body BYTEA NOT NULL,              -- sealed with the member's key
    UNIQUE (grp, pseudonym)
);
CREATE INDEX members_standing ON members (grp, standing);

-- Accounts that were paused or put out when they left: they do not walk in again.
CREATE TABLE bars (
    grp BYTEA NOT NULL,
    account BYTEA NOT NULL,             -- blind index with the group's key
    PRIMARY KEY (grp, account)
);

-- What a member has read: one sealed row each.
CREATE TABLE seen (
    member BYTEA NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL
);

CREATE TABLE threads (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    member BYTEA,                     -- none: whoever began it has left
    kind TEXT COLLATE "C" NOT NULL,
    need TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    pinned BIGINT NOT NULL,
    at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    replies BIGINT NOT NULL,
    body BYTEA                        -- sealed with the member's key; none: taken back
);
CREATE INDEX threads_grp ON threads (grp, pinned, last_at, id);
CREATE INDEX threads_member ON threads (member);

CREATE TABLE posts (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL,
    thread BYTEA NOT NULL REFERENCES threads (id),
    member BYTEA,                     -- none: whoever wrote it has left
    at BIGINT NOT NULL,
    body BYTEA                        -- sealed with the member's key; none: taken back
);
CREATE INDEX posts_thread ON posts (thread, at, id);
CREATE INDEX posts_grp ON posts (grp, at, id);
CREATE INDEX posts_member ON posts (member);

CREATE TABLE hearts (
    post BYTEA NOT NULL,
    member BYTEA NOT NULL,
    thread BYTEA NOT NULL,
    PRIMARY KEY (post, member)
);
CREATE INDEX hearts_thread ON hearts (thread, member);
CREATE INDEX hearts_member ON hearts (member);

CREATE TABLE drafts (
    member BYTEA NOT NULL,
    thread BYTEA NOT NULL,            -- 16 zero bytes for a thread that is not begun
    body BYTEA NOT NULL,              -- sealed with the member's key
    PRIMARY KEY (member, thread)
);

-- That a first post is answered.
CREATE TABLE promises (
    post BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL,
    thread BYTEA NOT NULL,
    member BYTEA NOT NULL,
    at BIGINT NOT NULL,
    due BIGINT NOT NULL,
    answered BIGINT
);
CREATE INDEX promises_open ON promises (grp, at, post) WHERE answered IS NULL;
CREATE INDEX promises_kept ON promises (grp, answered) WHERE answered IS NOT NULL;
CREATE INDEX promises_thread ON promises (thread);

-- What facilitators did, each act sealed to the one before.
CREATE TABLE acts (
    grp BYTEA NOT NULL REFERENCES groups (id),
    seq BIGINT NOT NULL,
    prev BYTEA NOT NULL,              -- seal of the act before; 32 zero bytes for the first
    hash BYTEA NOT NULL,              -- keyed with the group's key, over group, number, prev and body
    body BYTEA NOT NULL,              -- sealed with the group's key
    PRIMARY KEY (grp, seq)
);
