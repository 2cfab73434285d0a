-- Hosts that work with this server, their staff, and what those who keep a group say of their training. Every word, name
-- and account lies in a sealed body.

CREATE TABLE hosts (
    id BYTEA NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL                -- sealed with the host's key
);

-- Which listings a host offers.
CREATE TABLE host_listings (
    listing BYTEA NOT NULL PRIMARY KEY,
    host BYTEA NOT NULL REFERENCES hosts (id)
);
CREATE INDEX host_listings_host ON host_listings (host);

-- No moment stands here: it could join somebody of the staff to an account.
CREATE TABLE staff (
    id BYTEA NOT NULL PRIMARY KEY,
    host BYTEA NOT NULL REFERENCES hosts (id),
    role TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL                -- sealed with their own key
);
CREATE INDEX staff_host ON staff (host);

CREATE TABLE staff_invitations (
    token BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the link's token
    host BYTEA NOT NULL REFERENCES hosts (id),
    role TEXT COLLATE "C" NOT NULL,
    uses BIGINT NOT NULL,           -- how many may still come with it
    ends BIGINT NOT NULL            -- days since 1970: the last on which it opens
);
CREATE INDEX staff_invitations_host ON staff_invitations (host);

-- Who comes by a host's own sign-in.
CREATE TABLE identities (
    subject BYTEA NOT NULL PRIMARY KEY, -- blind index of the host and what its sign-in calls them
    body BYTEA NOT NULL                 -- sealed with the key of the house: the account
);

CREATE TABLE credentials (
    member BYTEA NOT NULL PRIMARY KEY,
    grp BYTEA NOT NULL,
    body BYTEA NOT NULL                -- sealed with the member's key
);
CREATE INDEX credentials_grp ON credentials (grp);
