-- A message belongs to a meeting's chat, or to the group's own: to the moment at which the meeting starts, or to 0.
ALTER TABLE chat ADD COLUMN meeting BIGINT NOT NULL DEFAULT 0;
DROP INDEX chat_grp;
CREATE INDEX chat_grp ON chat (grp, meeting, at, id);

-- Somebody comes to their first meeting. Who it is, to which one, and what was said is sealed; when it was said stands in
-- the promise that it is answered, which names nobody.
CREATE TABLE arrivals (
    id BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL REFERENCES groups (id),
    who BYTEA NOT NULL UNIQUE,       -- blind index with the group's key
    member BYTEA NOT NULL,           -- sealed with the group's key
    body BYTEA NOT NULL,             -- sealed with the member's key
    answer BYTEA                     -- sealed with the member's key
);
