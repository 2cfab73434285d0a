-- Hosts that work with this server, their staff, and what those who keep a group say of their training. Every word, name
-- and account lies in a sealed body.

CREATE TABLE hosts (
    id BLOB NOT NULL PRIMARY KEY,
    body BLOB NOT NULL                -- sealed with the host's key
) STRICT, WITHOUT ROWID;

-- Which listings a host offers.
CREATE TABLE host_listings (
    listing BLOB NOT NULL PRIMARY KEY,
    host BLOB NOT NULL REFERENCES hosts (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX host_listings_host ON host_listings (host);

-- No moment stands here: it could join somebody of the staff to an account.
CREATE TABLE staff (
    id BLOB NOT NULL PRIMARY KEY,
    host BLOB NOT NULL REFERENCES hosts (id),
    role TEXT NOT NULL,
    body BLOB NOT NULL                -- sealed with their own key
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_host ON staff (host);

CREATE TABLE staff_invitations (
    token BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the link's token
    host BLOB NOT NULL REFERENCES hosts (id),
    role TEXT NOT NULL,
    uses INTEGER NOT NULL,           -- how many may still come with it
    ends INTEGER NOT NULL            -- days since 1970: the last on which it opens
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_invitations_host ON staff_invitations (host);

-- Who comes by a host's own sign-in.
CREATE TABLE identities (
    subject BLOB NOT NULL PRIMARY KEY, -- blind index of the host and what its sign-in calls them
    body BLOB NOT NULL                 -- sealed with the key of the house: the account
) STRICT, WITHOUT ROWID;

CREATE TABLE credentials (
    member BLOB NOT NULL PRIMARY KEY,
    grp BLOB NOT NULL,
    body BLOB NOT NULL                -- sealed with the member's key
) STRICT, WITHOUT ROWID;
CREATE INDEX credentials_grp ON credentials (grp);
