-- What changed in rooms, for those who follow them on any node. Ids of groups and of what was written, in the order of
-- commits: no person and no moment. Old rows are trimmed.

CREATE TABLE news (
    seq BIGINT NOT NULL PRIMARY KEY,
    mark BYTEA NOT NULL UNIQUE,       -- what readers know it by: says nothing of how much happens elsewhere
    grp BYTEA NOT NULL,
    thread BYTEA NOT NULL,            -- 16 zero bytes: not of a thread
    item BYTEA NOT NULL,              -- a post or a message; 16 zero bytes: who has a seat changed
    fresh BIGINT NOT NULL           -- 1: it is new
);
CREATE INDEX news_grp ON news (grp, seq);
INSERT INTO counters (name, value) VALUES ('news', 0);

-- Messages of the chats of groups, until they fade.
CREATE TABLE chat (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    member BYTEA NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL               -- sealed with the member's key
);
CREATE INDEX chat_grp ON chat (grp, at, id);
CREATE INDEX chat_member ON chat (member, at, id);
