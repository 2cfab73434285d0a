-- Names that came along with a group from elsewhere, until somebody takes them over.

CREATE TABLE claims (
    token BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the link's token
    member BYTEA NOT NULL,
    ends BIGINT NOT NULL              -- days since 1970: the last on which it opens
);
CREATE INDEX claims_member ON claims (member);
