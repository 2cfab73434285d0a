-- The vault. A data key is wrapped by the root key, which never lies here.

CREATE TABLE keys (
    id BLOB NOT NULL PRIMARY KEY, -- whose: an account, a member, a group; 16 zero bytes for the house itself
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- No version of the program asked for an owner's address before it could be sealed.
ALTER TABLE owners DROP COLUMN email;
ALTER TABLE owners ADD COLUMN email BLOB; -- sealed
ALTER TABLE owners ADD COLUMN asked INTEGER NOT NULL DEFAULT 0; -- letters since the owner last answered

-- What visitors wrote becomes bytes, so that it can be sealed. An older program's words are sealed when the vault opens.
CREATE TABLE submissions_sealed (
    id BLOB NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    changed INTEGER NOT NULL,
    body BLOB NOT NULL               -- sealed
) STRICT;
INSERT INTO submissions_sealed SELECT id, state, changed, CAST(body AS BLOB) FROM submissions;
DROP TABLE submissions;
ALTER TABLE submissions_sealed RENAME TO submissions;
CREATE INDEX submissions_state ON submissions (state, changed, id);

CREATE TABLE reports_sealed (
    id BLOB NOT NULL PRIMARY KEY,
    listing BLOB NOT NULL REFERENCES listings (id),
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL,              -- sealed
    closed_at INTEGER,
    closed_reason BLOB               -- sealed
) STRICT;
INSERT INTO reports_sealed SELECT id, listing, kind, at, CAST(body AS BLOB), closed_at, CAST(closed_reason AS BLOB) FROM reports;
DROP TABLE reports;
ALTER TABLE reports_sealed RENAME TO reports;
CREATE INDEX reports_open ON reports (at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_listing ON reports (listing);
