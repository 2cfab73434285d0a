-- What two people of a group write to each other, whom people block, and what they tell those who look after them.
-- Nobody can tell from these rows who the two are: people stand in them as blind indexes and in sealed bodies alone.

CREATE TABLE conversations (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    pair BLOB NOT NULL UNIQUE,       -- blind index of both, in the order of asking, with the group's key
    asker BLOB NOT NULL,             -- blind index of the member who asked, with the group's key
    asked BLOB NOT NULL,             -- blind index of the member who was asked, with the group's key
    body BLOB NOT NULL               -- sealed with the group's key
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_asker ON conversations (asker);
CREATE INDEX conversations_asked ON conversations (asked);

CREATE TABLE messages (
    id BLOB NOT NULL PRIMARY KEY,
    conversation BLOB NOT NULL REFERENCES conversations (id),
    asker INTEGER NOT NULL,          -- 1: by whoever asked; 0: by the other
    at INTEGER NOT NULL,
    body BLOB NOT NULL               -- sealed with the writer's key
) STRICT;
CREATE INDEX messages_conversation ON messages (conversation, at, id);

CREATE TABLE blocks (
    id BLOB NOT NULL PRIMARY KEY,    -- blind index of the blocker's account and the blocked member, with the house's key
    owner BLOB NOT NULL,             -- blind index of the blocker's account, with the house's key
    pair BLOB NOT NULL,              -- blind index of both accounts, with the house's key
    body BLOB NOT NULL               -- sealed with the blocker's account's key
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_owner ON blocks (owner);
CREATE INDEX blocks_pair ON blocks (pair);

CREATE TABLE concerns (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    desk TEXT NOT NULL,              -- who looks at it
    open INTEGER NOT NULL,           -- 1 while it waits
    at INTEGER NOT NULL,
    teller BLOB NOT NULL,            -- blind index of the member who told it, with the house's key
    whom BLOB NOT NULL,              -- blind index of the member it is about, with the house's key
    body BLOB NOT NULL               -- sealed with the group's key; for the operator, with the house's
) STRICT;
CREATE INDEX concerns_open ON concerns (desk, open, at, id);
CREATE INDEX concerns_grp ON concerns (grp, desk, open, at, id);
CREATE INDEX concerns_teller ON concerns (teller, open);
CREATE INDEX concerns_whom ON concerns (whom);
