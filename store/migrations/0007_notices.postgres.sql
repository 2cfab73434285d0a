-- What waits for a member: one sealed row each, so that nobody sees how much, what, or when.
CREATE TABLE notices (
    member BYTEA NOT NULL PRIMARY KEY,
    oldest BIGINT NOT NULL,         -- days since 1970: of the oldest in it
    body BYTEA NOT NULL               -- sealed with the member's key
);
CREATE INDEX notices_oldest ON notices (oldest);

-- In which hours of UTC an account may be told, whether there is something or not. No group and no day stands here.
CREATE TABLE bells (
    account BYTEA NOT NULL,
    hour BIGINT NOT NULL,
    PRIMARY KEY (account, hour)
);
CREATE INDEX bells_hour ON bells (hour, account);
