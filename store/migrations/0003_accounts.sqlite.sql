-- Accounts and their sessions. No moment stands here that could join an account to a member.

CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    name BLOB UNIQUE,                -- blind index of the sign-in name; none with passkeys alone
    body BLOB NOT NULL               -- sealed with the account's key
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    token BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the cookie's token
    account BLOB NOT NULL REFERENCES accounts (id),
    ends INTEGER NOT NULL,           -- days since 1970: the last on which it opens
    body BLOB NOT NULL               -- sealed with the account's key
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_ends ON sessions (ends);

CREATE TABLE challenges (
    token BLOB NOT NULL PRIMARY KEY, -- SHA-256 of what the browser was given
    ends INTEGER NOT NULL,
    body BLOB NOT NULL               -- sealed with the key of the house
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_ends ON challenges (ends);
