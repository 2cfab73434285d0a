-- Names that came along with a group from elsewhere, until somebody takes them over.

CREATE TABLE claims (
    token BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the link's token
    member BLOB NOT NULL,
    ends INTEGER NOT NULL            -- days since 1970: the last on which it opens
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_member ON claims (member);
