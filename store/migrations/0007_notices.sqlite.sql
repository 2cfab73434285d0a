-- What waits for a member: one sealed row each, so that nobody sees how much, what, or when.
CREATE TABLE notices (
    member BLOB NOT NULL PRIMARY KEY,
    oldest INTEGER NOT NULL,         -- days since 1970: of the oldest in it
    body BLOB NOT NULL               -- sealed with the member's key
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_oldest ON notices (oldest);

-- In which hours of UTC an account may be told, whether there is something or not. No group and no day stands here.
CREATE TABLE bells (
    account BLOB NOT NULL,
    hour INTEGER NOT NULL,
    PRIMARY KEY (account, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX bells_hour ON bells (hour, account);
