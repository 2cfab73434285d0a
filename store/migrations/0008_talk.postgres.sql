-- What two people of a group write to each other, whom people block, and what they tell those who look after them.
-- Nobody can tell from these rows who the two are: people stand in them as blind indexes and in sealed bodies alone.

CREATE TABLE conversations (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    pair BYTEA NOT NULL UNIQUE,       -- blind index of both, in the order of asking, with the group's key
    asker BYTEA NOT NULL,             -- blind index of the member who asked, with the group's key
    asked BYTEA NOT NULL,             -- blind index of the member who was asked, with the group's key
    body BYTEA NOT NULL               -- sealed with the group's key
);
CREATE INDEX conversations_asker ON conversations (asker);
CREATE INDEX conversations_asked ON conversations (asked);

CREATE TABLE messages (
    id BYTEA NOT NULL PRIMARY KEY,
    conversation BYTEA NOT NULL REFERENCES conversations (id),
    asker BIGINT NOT NULL,          -- 1: by whoever asked; 0: by the other
    at BIGINT NOT NULL,
    body BYTEA NOT NULL               -- sealed with the writer's key
);
CREATE INDEX messages_conversation ON messages (conversation, at, id);

CREATE TABLE blocks (
    id BYTEA NOT NULL PRIMARY KEY,    -- blind index of the blocker's account and the blocked member, with the house's key
    owner BYTEA NOT NULL,             -- blind index of the blocker's account, with the house's key
    pair BYTEA NOT NULL,              -- blind index of both accounts, with the house's key
    body BYTEA NOT NULL               -- sealed with the blocker's account's key
);
CREATE INDEX blocks_owner ON blocks (owner);
CREATE INDEX blocks_pair ON blocks (pair);

CREATE TABLE concerns (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    desk TEXT COLLATE "C" NOT NULL,              -- who looks at it
    open BIGINT NOT NULL,           -- 1 while it waits
    at BIGINT NOT NULL,
    teller BYTEA NOT NULL,            -- blind index of the member who told it, with the house's key
    whom BYTEA NOT NULL,              -- blind index of the member it is about, with the house's key
    body BYTEA NOT NULL               -- sealed with the group's key; for the operator, with the house's
);
CREATE INDEX concerns_open ON concerns (desk, open, at, id);
CREATE INDEX concerns_grp ON concerns (grp, desk, open, at, id);
CREATE INDEX concerns_teller ON concerns (teller, open);
CREATE INDEX concerns_whom ON concerns (whom);
