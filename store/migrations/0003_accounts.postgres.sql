-- Accounts and their sessions. No moment stands here that could join an account to a member.

CREATE TABLE accounts (
    id BYTEA NOT NULL PRIMARY KEY,
    name BYTEA UNIQUE,                -- blind index of the sign-in name; none with passkeys alone
    body BYTEA NOT NULL               -- sealed with the account's key
);

CREATE TABLE sessions (
    token BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the cookie's token
    account BYTEA NOT NULL REFERENCES accounts (id),
    ends BIGINT NOT NULL,           -- days since 1970: the last on which it opens
    body BYTEA NOT NULL               -- sealed with the account's key
);
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_ends ON sessions (ends);

CREATE TABLE challenges (
    token BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of what the browser was given
    ends BIGINT NOT NULL,
    body BYTEA NOT NULL               -- sealed with the key of the house
);
CREATE INDEX challenges_ends ON challenges (ends);
