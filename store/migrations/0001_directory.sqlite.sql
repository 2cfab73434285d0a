-- The directory. Times are microseconds since 1970 (UTC), ids 16 bytes, bodies JSON.

CREATE TABLE listings (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,              -- folded: no case, accents, punctuation
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    updated INTEGER NOT NULL,
    needs_check_at INTEGER NOT NULL, -- when its facts become old
    body TEXT NOT NULL
) STRICT;
CREATE INDEX listings_needs_check ON listings (needs_check_at, id);

-- The newest change of each listing. Numbers rise in the order of commits, without gaps.
CREATE TABLE changes (
    listing BLOB NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    at INTEGER NOT NULL
) STRICT;

-- Rows that make writers take turns.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
INSERT INTO counters (name, value) VALUES ('changes', 0);

CREATE TABLE contributions (
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    listing BLOB NOT NULL REFERENCES listings (id),
    digest BLOB NOT NULL,
    body TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (source, external_id)
) STRICT;
CREATE INDEX contributions_listing ON contributions (listing);

-- Under which keys a listing is looked for when a row could tell of the same group. Derived, like `changes`: no check of
-- each row against `listings`.
CREATE TABLE block_keys (
    key TEXT NOT NULL,
    listing BLOB NOT NULL,
    PRIMARY KEY (key, listing)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_keys_listing ON block_keys (listing);

CREATE TABLE sources (
    name TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,           -- URL or path
    format TEXT NOT NULL,
    zone TEXT,
    every_seconds INTEGER,           -- none: refreshed by hand
    next_at INTEGER,
    etag TEXT,
    last_modified TEXT,
    refreshed_at INTEGER,
    outcome TEXT,                    -- JSON summary of the last refresh
    error TEXT,
    rows_last INTEGER
) STRICT;
CREATE INDEX sources_next ON sources (next_at);

CREATE TABLE submissions (
    id BLOB NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    changed INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_state ON submissions (state, changed, id);

CREATE TABLE reports (
    id BLOB NOT NULL PRIMARY KEY,
    listing BLOB NOT NULL REFERENCES listings (id),
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    closed_at INTEGER,
    closed_reason TEXT
) STRICT;
CREATE INDEX reports_open ON reports (at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_listing ON reports (listing);

CREATE TABLE owners (
    listing BLOB NOT NULL PRIMARY KEY REFERENCES listings (id),
    key_version INTEGER NOT NULL,    -- a link with another version is void
    email TEXT,
    last_confirmed INTEGER,
    next_ask_at INTEGER NOT NULL
) STRICT;
CREATE INDEX owners_next_ask ON owners (next_ask_at, listing);

CREATE TABLE jobs (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    dedupe_key TEXT UNIQUE
) STRICT;
CREATE INDEX jobs_run ON jobs (run_at, id);

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
