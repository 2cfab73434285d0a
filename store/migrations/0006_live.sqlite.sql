-- What changed in rooms, for those who follow them on any node. Ids of groups and of what was written, in the order of
-- commits: no person and no moment. Old rows are trimmed.

CREATE TABLE news (
    seq INTEGER NOT NULL PRIMARY KEY,
    mark BLOB NOT NULL UNIQUE,       -- what readers know it by: says nothing of how much happens elsewhere
    grp BLOB NOT NULL,
    thread BLOB NOT NULL,            -- 16 zero bytes: not of a thread
    item BLOB NOT NULL,              -- a post or a message; 16 zero bytes: who has a seat changed
    fresh INTEGER NOT NULL           -- 1: it is new
) STRICT;
CREATE INDEX news_grp ON news (grp, seq);
INSERT INTO counters (name, value) VALUES ('news', 0);

-- Messages of the chats of groups, until they fade.
CREATE TABLE chat (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    member BLOB NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL               -- sealed with the member's key
) STRICT;
CREATE INDEX chat_grp ON chat (grp, at, id);
CREATE INDEX chat_member ON chat (member, at, id);
