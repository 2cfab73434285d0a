-- A message belongs to a meeting's chat, or to the group's own: to the moment at which the meeting starts, or to 0.
ALTER TABLE chat ADD COLUMN meeting INTEGER NOT NULL DEFAULT 0;
DROP INDEX chat_grp;
CREATE INDEX chat_grp ON chat (grp, meeting, at, id);

-- Somebody comes to their first meeting. Who it is, to which one, and what was said is sealed; when it was said stands in
-- the promise that it is answered, which names nobody.
CREATE TABLE arrivals (
    id BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL REFERENCES groups (id),
    who BLOB NOT NULL UNIQUE,       -- blind index with the group's key
    member BLOB NOT NULL,           -- sealed with the group's key
    body BLOB NOT NULL,             -- sealed with the member's key
    answer BLOB                     -- sealed with the member's key
) STRICT, WITHOUT ROWID;
