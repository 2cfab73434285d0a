-- The directory. Times are microseconds since 1970 (UTC), ids 16 bytes, bodies JSON.

CREATE TABLE listings (
    id BYTEA NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL, -- folded: no case, accents, punctuation
    status TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    updated BIGINT NOT NULL,
    needs_check_at BIGINT NOT NULL, -- when its facts become old
    body TEXT NOT NULL
);
CREATE INDEX listings_needs_check ON listings (needs_check_at, id);

-- The newest change of each listing. Numbers rise in the order of commits, without gaps.
CREATE TABLE changes (
    listing BYTEA NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    at BIGINT NOT NULL
);

-- Rows that make writers take turns.
CREATE TABLE counters (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('changes', 0);

CREATE TABLE contributions (
    source TEXT COLLATE "C" NOT NULL,
    external_id TEXT COLLATE "C" NOT NULL,
    listing BYTEA NOT NULL REFERENCES listings (id),
    digest BYTEA NOT NULL,
    body TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    PRIMARY KEY (source, external_id)
);
CREATE INDEX contributions_listing ON contributions (listing);

-- Under which keys a listing is looked for when a row could tell of the same group. Derived, like `changes`: no check of
-- each row against `listings`.
CREATE TABLE block_keys (
    key TEXT COLLATE "C" NOT NULL,
    listing BYTEA NOT NULL,
    PRIMARY KEY (key, listing)
);
CREATE INDEX block_keys_listing ON block_keys (listing);

CREATE TABLE sources (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    address TEXT COLLATE "C" NOT NULL, -- URL or path
    format TEXT COLLATE "C" NOT NULL,
    zone TEXT COLLATE "C",
    every_seconds BIGINT,           -- none: refreshed by hand
    next_at BIGINT,
    etag TEXT COLLATE "C",
    last_modified TEXT COLLATE "C",
    refreshed_at BIGINT,
    outcome TEXT COLLATE "C",                    -- JSON summary of the last refresh
    error TEXT COLLATE "C",
    rows_last BIGINT
);
CREATE INDEX sources_next ON sources (next_at);

CREATE TABLE submissions (
    id BYTEA NOT NULL PRIMARY KEY,
    state TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX submissions_state ON submissions (state, changed, id);

CREATE TABLE reports (
    id BYTEA NOT NULL PRIMARY KEY,
    listing BYTEA NOT NULL REFERENCES listings (id),
    kind TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    closed_at BIGINT,
    closed_reason TEXT COLLATE "C"
);
CREATE INDEX reports_open ON reports (at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_listing ON reports (listing);

CREATE TABLE owners (
    listing BYTEA NOT NULL PRIMARY KEY REFERENCES listings (id),
    key_version BIGINT NOT NULL,    -- a link with another version is void
    email TEXT COLLATE "C",
    last_confirmed BIGINT,
    next_ask_at BIGINT NOT NULL
);
CREATE INDEX owners_next_ask ON owners (next_ask_at, listing);

CREATE TABLE jobs (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    dedupe_key TEXT COLLATE "C" UNIQUE
);
CREATE INDEX jobs_run ON jobs (run_at, id);

CREATE TABLE settings (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);
